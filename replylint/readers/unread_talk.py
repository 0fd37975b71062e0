"""A chat whose headers no layout reads: told by lines that look like headers, so that none is checked as drafts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from replylint.model import Both, Message, Place, ReplylintError
from replylint.readers.roles import is_label, is_owner, shown_names, told_by_colon
from replylint.readers.stamps import STAMP

_WHEN = rf"[\[(（【]?{STAMP}[\])】）]?"
_SECONDS = re.compile(r"[:：]\d{2}[:：]\d{2}")
_NAME = r"(?P<name>[^\s\d：，。！？,!?\[(（【](?:[^\t：，。！？,!?]{0,28}?[^\s：，。！？,!?])??)"
_LOOKS = (
    re.compile(rf"{_NAME}\s*{_WHEN}\s*[:：]?"),
    re.compile(rf"{_WHEN}(?:\s+|(?<=[\])）】]))[-—<\[【]?\s*{_NAME}"),
)
_INLINE = re.compile(rf"{_WHEN}(?:\s+|(?<=[\])）】]))[-—<\[【]?\s*{_NAME.replace('：', ':：')}\s*[:：].*")
_INLINE_BEHIND = re.compile(rf"{_NAME}\s*[\[(（【]?{STAMP}(?!:\d)[\])）】]?\s*[:：]\s*\S.*")
_ALONE = re.compile(_WHEN)
_CLOCK = re.compile(r"\d[:：]\d{2}[:：]\d{2}")
_KNOWN = 10_000  # names and doubts kept at most, so that memory stays flat
_LONGEST = 200  # characters of a line that can be a header


class _Look(NamedTuple):
    """A line that looks like a header; ``name`` is empty for a time alone, ``inline`` if the text stands behind it."""

    name: str
    has_seconds: bool
    inline: bool


def senders(lines: Sequence[str]) -> list[str] | None:
    """Who speaks, if the first ``lines`` of a file look like a chat: nobody if only times are seen. None if not."""
    heads = list(_heads([line.strip() for line in lines if line.strip()]))
    names = Counter(head.name for head in heads if head.name)
    # Without seconds it may be a list of dates (直播 2024-1-5 20:00), unless somebody speaks again.
    if sum(head.has_seconds for head in heads) > 1 or (
        len(names) > 1 and (_is_talk(names) or any(map(is_owner, names)))
    ):
        return list(names)
    return None


def within(messages: Iterator[Message], file: str, problems: list[Both]) -> Iterator[Message]:
    """``messages``; ``problems`` tells where one of them holds a chat in other headers, pasted below or torn.

    It does if somebody who speaks in the file has a header there, or several people of whom one speaks again or is
    staff; or if there are times without names, again and again.
    """
    speakers: set[str] = set()
    found: list[Place] = []
    doubtful: list[tuple[Place, set[str]]] = []
    for message in messages:
        if message.speaker and len(speakers) < _KNOWN:
            speakers.add(message.speaker)
        if ":" in message.text and _CLOCK.search(message.text):
            names = Counter(head.name for head in _heads(message.text.split("\n")) if head.has_seconds)
            several = len(names) > 1 and (_is_talk(names) or any(told_by_colon(name) for name in names))
            if several or names[""] > 1:
                found.append(message.place)
            elif names and len(doubtful) < _KNOWN:
                doubtful.append((message.place, set(names)))
        yield message
    found += (place for place, names in doubtful if not speakers.isdisjoint(names))
    if found:
        line = min(place.line for place in found)
        problems.append(
            Both(
                f"{file}：第 {line} 行起的一条消息里有像抬头的行（谁、什么时候），共 {len(found)} 处；可能是另一种"
                "格式的聊天记录粘贴在一起，没有分开读。请分成几个文件再检查；确实是一条消息，请用 --layout 指明格式",
                f"{file}: a message from line {line} on holds lines that look like headers (who, when), {len(found)} "
                "in all; perhaps chats of different layouts are pasted together, which were not told apart. Put them "
                "into files of their own; if they are messages, name the layout with --layout",
            )
        )


def _is_talk(names: Counter[str]) -> bool:
    """Whether somebody speaks again."""
    return max(names.values()) > 1


def refused(file: str, names: list[str]) -> ReplylintError:
    """The error for a chat of ``names`` that no layout reads."""
    shown = shown_names(names)
    return ReplylintError(
        f"{file}：像聊天记录{f'（发言人有：{shown.zh}）' if names else ''}，但没有一种格式读得懂它的抬头，没有检查；"
        "请用 --layout 指明格式（见 replylint layouts）、--agent 指明客服，不是聊天记录请用 --layout lines 逐行检查",
        f"{file}: this looks like a chat{f' of {shown.en}' if names else ''}, but no layout understands its headers, "
        "so nothing was checked; name its layout with --layout (see replylint layouts) and its staff with --agent, or "
        "check it line by line with --layout lines",
    )


def _heads(filled: Sequence[str]) -> Iterator[_Look]:
    """The lines that look like headers and have a text, behind them or below."""
    looks = [_look(line) for line in filled]
    for look, below in zip(looks, [*looks[1:], _Look("", False, False)], strict=False):
        if look and (look.inline or below is None):
            yield look


def _look(line: str) -> _Look | None:
    if len(line) > _LONGEST or (":" not in line and "：" not in line):
        return None
    has_seconds = _SECONDS.search(line) is not None
    if _ALONE.fullmatch(line):
        return _Look("", True, False) if has_seconds else None
    if (found := _INLINE.fullmatch(line)) and not is_label(found["name"]):
        return _Look(found["name"], _SECONDS.search(line, 0, found.start("name")) is not None, True)
    if (found := _INLINE_BEHIND.fullmatch(line)) and not is_label(found["name"]):
        return _Look(found["name"], has_seconds, True)
    for pattern in _LOOKS:
        if (found := pattern.fullmatch(line)) and not is_label(found["name"]):
            return _Look(found["name"], has_seconds, False)
    return None
