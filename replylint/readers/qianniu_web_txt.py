"""千牛 web history as text: below a date line, a clock, the text and then who wrote it.

    2024-01-05
    09:05:00
    亲，这款有货
    店铺:小美

A sender with a half-width colon is staff.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from replylint.model import AGENT, Both, Message
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.roles import told_by_colon
from replylint.readers.times import roll_over
from replylint.readers.turns import Head, Mark, Turn, as_message, by_customer, gather, tell_apart

_DATE = re.compile(r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)")
_CLOCK = re.compile(r"\d{1,2}:\d{2}:\d{2}")


def _matches(lines: Sequence[str]) -> bool:
    filled = [line.strip() for line in lines if line.strip()]
    clocks = [index for index, line in enumerate(filled) if _CLOCK.fullmatch(line)]
    if not clocks or not clocks[0] or not _DATE.fullmatch(filled[clocks[0] - 1]):
        return False
    return all(later > earlier + 1 for earlier, later in pairwise(clocks))


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    return by_customer(_messages(lines, file, options))


def _messages(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    day, last = "", None
    for turn, role in tell_apart(_turns(lines), told_by_colon, AGENT, file, options):
        message = as_message(turn, role, file, options)
        if message.time is not None:
            last = roll_over(message.time, last if turn.time.startswith(day) else None)
        day = turn.time.partition(" ")[0]
        yield message._replace(time=last if message.time is not None else None)


def _turns(lines: Iterable[Line]) -> Iterator[Turn]:
    day = ""
    for found in gather(lines, _sort):
        if isinstance(found, Mark):
            day = found.text
        elif found.speaker is None:
            yield found
        else:
            text, _, sender = found.text.rpartition("\n")
            yield found._replace(speaker=sender.strip(), time=f"{day} {found.time}", text=text.rstrip())


def _sort(line: str) -> Head | Mark | None:
    text = line.strip()
    if text[2:3] != ":" and text[1:2] != ":" and not text[:4].isdigit():
        return None
    if _CLOCK.fullmatch(text):
        return Head("", text)
    return Mark("date", text) if _DATE.fullmatch(text) else None


LAYOUT = TextLayout(
    "qianniu-web-txt", Both("千牛网页聊天记录（文本）", "Qianniu web chat history (text)"), _matches, _read
)
