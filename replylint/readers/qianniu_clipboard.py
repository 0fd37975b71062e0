"""千牛 copied out of the chat window: a name with a time, the text, a read mark.

    店铺:小美 2024-1-5 9:05:00
    亲，这款有货
    已读

The name may also be glued to the time, stand on the line above it, in brackets, or be ``A --> B``; the time may be
in parentheses, have a colon behind it, or lack its date or year (``昨天 9:05:00``), which nothing tells then.
A sender with a half-width colon is staff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from replylint.model import AGENT, Both, Message
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.roles import is_label, is_owner, is_recall, told_by_colon
from replylint.readers.stamps import HALF
from replylint.readers.times import SPELLED, style
from replylint.readers.turns import Head, Turn, as_message, by_customer, gather, tell_apart

_TIME = (
    rf"(?:{SPELLED}|(?:(?<!\d)\d{{1,2}}[-/.月]\d{{1,2}}日?\s*|[今昨前]天\s*|(?:星期|周)[一二三四五六日天]\s*|(?<=\s))"
    rf"(?:(?:{HALF})\s*)?\d{{1,2}}:\d{{2}}:\d{{2}})"
)
_HEAD = re.compile(rf"(?P<name>\S[^\t\n]{{0,80}}?)(?P<before>\s*[(（]?)(?P<time>{_TIME})(?P<behind>[)）]?[:：]?)")
_BARE_TIME = re.compile(SPELLED)
_BEHIND = ")）:："
_NOISE = frozenset(("已读", "未读", "发送中", "商品详情页", "商品推荐", "这些非常适合您的商品可以一起看看～～"))
_READ_MARK = re.compile(
    r"[ \t\u3000]+(?:已读|未读|发送中)\Z"
)  # where it was copied onto the last line of what staff said
_NOISE_STARTS = ("当前用户来自",)
_TRANSFER = re.compile(r"由 .+ 转交给.*|原因：【[^【】]*】")


def _matches(lines: Sequence[str]) -> bool:
    if any(line.startswith("/*****") for line in lines):  # 京东, whose header lines look the same
        return False
    numbered = (Line(number, line) for number, line in enumerate(lines, 1))
    sort = _sorter()
    found = [sort(line.text) for line in _joined(numbered, sort) if line.text.strip()]
    heads = [head for head in found if head]
    if heads and any(line.strip() in ("已读", "未读") for line in lines):
        return True
    # Times in other spellings are also what people and websites write: 直播 2024-1-5 20:00.
    if len(heads) < 2:
        return False
    if any(":" in head.speaker or is_owner(head.speaker) or style(head.time) == "--::" for head in heads):
        return True
    return found[0] is not None and style(heads[0].time).endswith("::")  # a cell of a table may hold such a talk


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    sort = _sorter()
    turns = (found for found in gather(_joined(lines, sort), sort) if isinstance(found, Turn))
    return by_customer(_messages(turns, file, options))


def _messages(turns: Iterable[Turn], file: str, options: ReadOptions) -> Iterator[Message]:
    for turn, role in tell_apart(turns, told_by_colon, AGENT, file, options):
        clean = turn.without(_is_noise)
        if role == AGENT:
            clean = clean._replace(text=_READ_MARK.sub("", clean.text))
        # A header with nothing but a read mark was an image; above a recall or a transfer nobody said anything.
        if clean.text or (turn.speaker is not None and not any(map(_is_notice, turn.text.split("\n")))):
            yield as_message(clean, role, file, options)


def _joined(lines: Iterable[Line], sort: Callable[[str], Head | None]) -> Iterator[Line]:
    """The lines, with a name and the bare time below it as one."""
    held: Line | None = None
    for line in lines:
        bare = line.text.strip() if _ends_in_clock(line.text) else ""
        if bare and held and held.text.strip() and not sort(held.text) and _BARE_TIME.fullmatch(bare):
            joined = f"{held.text.strip()}\n{bare}"
            if sort(joined):
                yield Line(held.number, joined)
                held = None
                continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _sorter() -> Callable[[str], Head | None]:
    """Sorts lines; all headers spell their times like the first, in parentheses or not."""
    first: tuple[str, ...] = ()

    def sort(line: str) -> Head | None:
        nonlocal first
        found = _HEAD.fullmatch(line.rstrip()) if _ends_in_clock(line) else None
        if found is None or is_label(found["name"]):
            return None
        kind = style(found["time"]) if _BARE_TIME.fullmatch(found["time"]) else "::"
        spelled = (kind, found["before"].strip(), found["behind"])
        if spelled != (first or spelled):
            return None
        first = spelled
        speaker = found["name"].partition(" --> ")[0]
        return Head(speaker[1:-1] if speaker.startswith("[") and speaker.endswith("]") else speaker, found["time"])

    return sort


def _ends_in_clock(line: str) -> bool:
    tail = line.rstrip().rstrip(_BEHIND)
    return tail[-3:-2] == ":" or tail[-1:] in ("m", "M")


def _is_noise(line: str) -> bool:
    line = line.strip()
    return line in _NOISE or line.startswith(_NOISE_STARTS) or _is_notice(line)


def _is_notice(line: str) -> bool:
    return is_recall(line) or _TRANSFER.fullmatch(line.strip()) is not None


LAYOUT = TextLayout(
    "qianniu-clipboard", Both("千牛聊天窗口复制文本", "Text copied from the Qianniu chat window"), _matches, _read
)
