"""CV101: one answer that came too late (rows S306, S311, S601)."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Rule, Severity
from replylint.talks import Remark, Talk
from replylint.talks.timing import Yardsticks, duration, is_rated

RULE = Rule(
    "CV101",
    "late-answer",
    Both("回复太慢", "late answer"),
    Severity.WARNING,
    Both(
        "超过一分钟就算延迟回复，超过五分钟客户多半已经走了",
        "over a minute counts as late, over five minutes the order is mostly lost",
    ),
    Both("淘宝网店客服工作规则一、规避规则六", "Taobao's working rule 1 and avoidance rule 6"),
    ("S306", "S311", "S601"),
    bad=("10:00:00 客户：这款有现货吗⏎10:01:30 客服：有的，今天就能发",),
    good=(
        "10:00:00 客户：这款有现货吗⏎10:00:25 客服：有的，今天就能发",
        "23:30:00 客户：明天能发吗⏎23:40:00 客服：可以的，明早就发",
    ),
)


def check(talk: Talk, yardsticks: Yardsticks) -> Iterator[Remark]:
    """Each answer in service hours that took longer than ``yardsticks.late`` seconds."""
    for answer in talk.answers:
        seconds = answer.seconds
        if seconds is None or answer.answer is None or seconds <= yardsticks.late or not is_rated(answer, yardsticks):
            continue
        wait, limit = duration(seconds), duration(yardsticks.late)
        lost = seconds > yardsticks.lost
        yield Remark(
            RULE.code,
            answer.answer,
            Both(
                f"客户等了 {wait.zh}，应在 {limit.zh}内先应一声" + ("；等这么久，订单多半已经丢了" if lost else ""),
                f"the customer waited {wait.en}; say something within {limit.en}"
                + ("; the order is mostly lost" if lost else ""),
            ),
        )
