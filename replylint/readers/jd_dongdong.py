"""京东 咚咚 / 京麦 chat log (.txt, .log): talks between two comment-like lines.

    /*****************以下为一通会话************************************/
    a****yz 2023-05-01 12:00:00
    在吗
    店铺客服 2023-05-01 12:00:20
    在的亲
    /*****************会话结束************************************/ 会话结束_时间：2023-05-01 12:10:00

The closing line may be missing. Customers' names are masked with ``*``; robots are ``jimi_…``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta

from replylint.model import CUSTOMER, SYSTEM, Both, Message
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.roles import is_label, is_recall, machine
from replylint.readers.times import SPELLED, parse_time, style
from replylint.readers.turns import Head, Mark, Turn, as_message, gather, tell_apart

_BOUNDARY = "/*****"
_HEAD = re.compile(rf"\s*(\S.{{0,60}}?)\s+({SPELLED})")
NOTICES = frozenset(("用户发起转人工", "没有更多内容了"))  # the platform speaking in the customer's name
_JITTER = timedelta(minutes=10)


def _matches(lines: Sequence[str]) -> bool:
    return any(line.startswith(_BOUNDARY) and ("以下为一通会话" in line or "会话结束" in line) for line in lines)


def _opens(lines: Sequence[Line]) -> bool:
    return lines[0].text.startswith(_BOUNDARY) and "以下为一通会话" in lines[0].text


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    talk: list[Turn] = []
    for found in gather(lines, _sorter()):
        if isinstance(found, Turn):
            talk.append(found)
        else:
            yield from _messages(talk, file, options)
            talk = []
    yield from _messages(talk, file, options)


def _messages(talk: list[Turn], file: str, options: ReadOptions) -> Iterator[Message]:
    """One talk, named after its customer and its start: masked names come back for other customers."""
    roles = list(tell_apart(talk, _told, CUSTOMER, file, options))
    customer = next((turn.speaker for turn, role in roles if role == CUSTOMER), None)
    start = next((turn.time for turn in talk if turn.time), None)
    conversation = " ".join(part for part in (customer, start) if part) or None
    for turn, role in roles:
        clean = turn.without(_is_notice)
        if turn.text and not clean.text:
            clean, role = turn, SYSTEM
        yield as_message(clean, role, file, options, conversation)


def _told(name: str) -> str | None:
    return machine(name) or (CUSTOMER if "*" in name or name.startswith("jd_") else None)


def _is_notice(line: str) -> bool:
    return line.strip() in NOTICES or is_recall(line)


def _sorter() -> Callable[[str], Head | Mark | None]:
    """Sorts lines, wary of text that ends in a time: ``签收时间 2023-05-01 10:00:00`` is no header.

    Nor is it for a new name if the header above it spells its time in another way.
    """
    seen: set[str] = set()
    last = ""

    def sort(line: str) -> Head | Mark | None:
        nonlocal last
        if line.startswith(_BOUNDARY):
            seen.clear()
            last = ""
            return Mark("boundary")
        tail = line.rstrip()
        if tail[-3:-2] != ":" and tail[-1:] not in "Mm":
            return None
        found = _HEAD.fullmatch(tail)
        if not found:
            return None
        name, time = found.groups()
        if name not in seen and _told(name) is None and (is_label(name) or (last and _is_strange(time, last))):
            return None
        seen.add(name)
        last = time
        return Head(name, time)

    return sort


def _is_strange(time: str, last: str) -> bool:
    """Whether a header with this time would lie long before the header above it, or is spelled in another way."""
    if style(time) != style(last):
        return True
    moment, previous = parse_time(time), parse_time(last)
    return moment is not None and previous is not None and previous - moment > _JITTER


LAYOUT = TextLayout(
    "jd-dongdong", Both("京东咚咚聊天记录（txt/log）", "JD Dongdong chat log (txt/log)"), _matches, _read, _opens
)
