"""QQ message manager (.txt).

    消息记录（此消息记录为文本格式，不支持重新导入）

    ================================================================
    消息分组:我的好友
    ================================================================
    消息对象:张三
    ================================================================

    2019-01-01 12:00:00 张三(12345678)
    文本

The name may be followed by ``(number)``, ``<mail>`` or nothing and preceded by 【管理员】; the clock may be
a 12-hour one. The name may also stand before the time, or each on a line of its own. In a chat with one person that
person, 消息对象, is the customer and the rest is staff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.roles import is_label, is_recall
from replylint.readers.times import SPELLED, style
from replylint.readers.turns import Head, Mark, Turn, as_message, gather, tell_apart, with_names

_HEAD = re.compile(
    rf"(?P<time>{SPELLED}) (?:【[^】]*】)*"
    r"(?P<name>.*?)(?P<account>\(\d{4,12}\)|<[^<>]+>)?"
)
_NAME_FIRST = re.compile(rf"(?:【[^】]*】)*(?P<name>.*?)(?P<account>\(\d{{4,12}}\)|<[^<>]+>)?\s+(?P<time>{SPELLED})")
_TIME = re.compile(SPELLED)
_ACCOUNT = re.compile(r"\s*(?:\(\d{4,12}\)|<[^<>]+>)$")
_FILE, _GROUP, _PARTNER = "消息记录", "消息分组:", "消息对象:"


def _matches(lines: Sequence[str]) -> bool:
    if any(line.startswith((_GROUP, _PARTNER)) or "不支持重新导入" in line for line in lines):
        return True
    return any(found["account"] for found in map(_HEAD.fullmatch, map(str.rstrip, lines)) if found)


def _opens(lines: Sequence[Line]) -> bool:
    return lines[0].text.startswith(_FILE) and "不支持重新导入" in lines[0].text


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    partner, is_group = "", False

    def is_name(line: str) -> bool:
        return line == partner or _ACCOUNT.search(line) is not None

    lines = with_names(lines, _TIME, is_name)
    for _, run in groupby(gather(lines, _sorter()), type):
        for found in run:
            if isinstance(found, Turn):
                turns = chain([found], (turn for turn in run if isinstance(turn, Turn)))
                yield from _messages(turns, partner, is_group, file, options)
            elif found.kind == _GROUP:
                is_group = "群" in found.text
            elif found.kind == _PARTNER:
                partner = _ACCOUNT.sub("", found.text) or found.text


def _messages(
    turns: Iterable[Turn], partner: str, is_group: bool, file: str, options: ReadOptions
) -> Iterator[Message]:
    def told(name: str) -> str | None:
        return CUSTOMER if name == partner and not is_group else None

    for turn, role in tell_apart(turns, told, AGENT if is_group else CUSTOMER, file, options):
        clean = turn.without(is_recall)
        if turn.text and not clean.text:
            clean, role = turn, SYSTEM
        yield as_message(clean, role, file, options, partner or None)


def _sorter() -> Callable[[str], Head | Mark | None]:
    """Sorts lines; a header has an account or follows a blank line, a pasted ``2019-01-01 09:00:00 已签收`` neither.

    Without an account it also spells its time like the first header.
    """
    after_blank = True
    first = ""

    def sort(line: str) -> Head | Mark | None:
        nonlocal after_blank, first
        was_blank, after_blank = after_blank, not line or line.isspace()
        line = line.rstrip()
        is_time_first = line[:4].isdigit()
        if is_time_first or line[-3:-2] == ":" or line[-1:] in ("m", "M"):
            found = (_HEAD if is_time_first else _NAME_FIRST).fullmatch(line)
            alike = found is not None and style(found["time"]) == (first or style(found["time"]))
            if found and (found["account"] or (was_blank and alike and not is_label(found["name"]))):
                first = style(found["time"])
                name = found["name"].strip() or (found["account"] or "").strip("()<>")
                return Head(name, found["time"], sure=found["account"] is not None)
            if is_time_first:
                return None
        for kind in (_FILE, _GROUP, _PARTNER):
            if line.startswith(kind) and (kind != _FILE or "不支持重新导入" in line):
                return Mark(kind, line[len(kind) :].strip())
        return Mark("banner") if line.startswith("=" * 60) else None

    return sort


LAYOUT = TextLayout("qq", Both("QQ 消息记录（txt）", "QQ message history (txt)"), _matches, _read, _opens)
