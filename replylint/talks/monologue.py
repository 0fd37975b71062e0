"""CV105: the agent talks on without letting the customer speak (row S304)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from replylint.model import AGENT, CUSTOMER, Both, Message, Rule, Severity
from replylint.talks import Remark, Talk
from replylint.talks.automatic import is_automatic
from replylint.talks.timing import Yardsticks

RULE = Rule(
    "CV105",
    "monologue",
    Both("自说自话", "monologue"),
    Severity.WARNING,
    Both(
        "一个人说个不停，客户插不上话，也就听不到他真正想要什么",
        "who talks on alone does not hear what the customer wants",
    ),
    Both("淘宝客服规避规则四：避免独白", "Taobao's avoidance rule 4: no monologue"),
    ("S304",),
    bad=(
        "10:00:00 客户：在吗⏎10:00:05 客服：在的⏎10:00:10 客服：您看的是这款吗"
        "⏎10:00:15 客服：面料是纯棉的⏎10:00:20 客服：有四个颜色⏎10:00:25 客服：可以机洗"
        "⏎10:00:30 客服：今天下单今天发⏎10:00:35 客服：喜欢可以直接拍",
    ),
    good=("10:00:00 客户：在吗⏎10:00:05 客服：在的⏎10:00:10 客服：您想看哪一款呢",),
)


def check(talk: Talk, yardsticks: Yardsticks) -> Iterator[Remark]:
    """The message at which a run of the agent's messages gets too long, once a run."""
    for customers, run in groupby(
        (message for message in talk.messages if message.role in (AGENT, CUSTOMER)),
        key=lambda message: message.role == CUSTOMER,
    ):
        if customers:
            continue
        said = list(run)
        if len(said) > yardsticks.run_messages or sum(len(one.text) for one in said) > yardsticks.run_characters:
            yield from _too_long(said, yardsticks)


def _too_long(said: Iterable[Message], yardsticks: Yardsticks) -> Iterator[Remark]:
    """The message at which a run gets too long, if it does so without the automatic ones."""
    characters = 0
    for messages, message in enumerate((one for one in said if not is_automatic(one)), 1):
        characters += len(message.text)
        if messages > yardsticks.run_messages or characters > yardsticks.run_characters:
            yield Remark(RULE.code, message, _reason(messages, characters, yardsticks))
            return


def _reason(messages: int, characters: int, yardsticks: Yardsticks) -> Both:
    """How long the agent has talked on, and which limit is passed."""
    most, most_characters = yardsticks.run_messages, yardsticks.run_characters
    zh, en = (
        (f"最多 {most} 条", f"{most} messages")
        if messages > most
        else (f"最多 {most_characters} 字", f"{most_characters} characters")
    )
    return Both(
        f"客户没说话，客服已连发 {messages} 条、{characters} 字（{zh}）；停一下，问问客户的想法",
        f"{messages} messages, {characters} characters without the customer (at most {en}); ask what they think",
    )
