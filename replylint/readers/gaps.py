"""What is missing in what was read: times, texts and senders that are there and not understood, or not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Both, Place

TIME, TEXT, SENDER, TALK, HEADS = "time", "text", "sender", "talk", "heads"

_YEAR_LAST = re.compile(r"\d{1,2}[-/]\d{1,2}[-/]\d{4}")
_LONGEST = 60  # characters that are shown of what was not understood
_SENTENCES = {
    TIME: Both(
        "{file}：{count} 条消息的时间读不懂，如{where}的“{shown}”{which}；它们的响应时间没有检查，"
        "时间请写成 2023-05-01 13:00:00 这样",
        "{file}: the times of {count} messages are not understood, as '{shown}'{which} in {where}; their answer "
        "times were not checked. Write times like 2023-05-01 13:00:00",
    ),
    TEXT: Both(
        "{file}：{count} 条消息的内容是列表或对象，里面没有文字，没有检查，如{where}",
        "{file}: the contents of {count} messages are lists or objects without words and were not checked, as in "
        "{where}",
    ),
    SENDER: Both(
        "{file}：{count} 条消息没有写是谁说的，按客服说的检查，如{where}",
        "{file}: {count} messages do not say who wrote them and were checked as the agent's, as in {where}",
    ),
    HEADS: Both(
        "{file}：{count} 通对话没有一行抬头（谁、什么时候）读得懂，没有检查，如{where}",
        "{file}: none of the headers (who, when) of {count} talks is understood, so they were not checked, as in "
        "{where}",
    ),
    TALK: Both(
        "{file}：没有会话编号，也没有客户名字，几天的消息（{where}起是另一天）都按一通会话检查；"
        "有的话请用 --column conversation=列名 指明",
        "{file}: without talk ids and customers' names the messages of several days (another one from {where} on) "
        "were checked as one talk; if there are any, name them with --column conversation=NAME",
    ),
}
_WHICH = Both("（先写的是日还是月？）", " (is the day or the month first?)")


class Gaps:
    """What is missing in one input: of each kind how many messages, and the first of them."""

    def __init__(self) -> None:
        self._count: dict[str, int] = {}
        self._first: dict[str, tuple[Place, str]] = {}

    def add(self, kind: str, place: Place, shown: str = "") -> None:
        """One more message, at ``place``; ``shown`` is what stands there."""
        self._count[kind] = self._count.get(kind, 0) + 1
        self._first.setdefault(kind, (place, shown))

    def sentences(self) -> Iterator[Both]:
        """What to say of them, a sentence a kind."""
        for kind, (place, shown) in self._first.items():
            zh, en = _SENTENCES[kind]
            shown = "".join(char if char.isprintable() else "\ufffd" for char in shown[:_LONGEST])
            which = _WHICH if _YEAR_LAST.match(shown) else Both("", "")
            said = {"file": place.file, "count": self._count[kind], "shown": shown}
            yield Both(
                zh.format(where=_where(place, "第 {} 行"), which=which.zh, **said),
                en.format(where=_where(place, "row {}"), which=which.en, **said),
            )


def _where(place: Place, in_row: str) -> str:
    row = place.row or place.line
    return " ".join(filter(None, (in_row.format(row) if row else "", place.pointer)))
