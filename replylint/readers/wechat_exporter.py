"""WeChat text with the words behind name and time, as WechatExporter writes it.

    张三 - 微信聊天记录

    系统消息：你已添加了张三，现在可以开始聊天了。
    张三 (2023-05-01 12:00:00):这个有货吗
    小店 (2023-05-01 12:00:20):有的

The title names the other side of the talk, who is the customer, so that whoever answers is staff. Without one only 我,
or ``--agent``, tells. 千牛 writes no blank before the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.quotes import own_words
from replylint.readers.roles import is_owner
from replylint.readers.times import SPELLED
from replylint.readers.turns import Head, Turn, as_message, by_customer, gather, tell_apart

_HEAD = re.compile(rf"(\S.{{0,80}}?) [(（]({SPELLED})[)）][:：] ?")
_TITLE = re.compile(r"(?:与|和)?\s*(?P<name>\S.{0,60}?)\s*(?:[-—–_|]+\s*|的)(?:微信)?聊天记录\s*")
_NOTICE = re.compile(r"系统消息[:：] ?")
_BANNER = 28  # signs in a line without words, as 千牛 has above each customer


def _matches(lines: Sequence[str]) -> bool:
    filled = [line.strip() for line in lines if line.strip()]
    first = next((at for at, line in enumerate(filled) if _HEAD.match(line)), None)
    if first is None or any(len(line) >= _BANNER and not line.strip("-=") for line in filled):
        return False
    return all(_TITLE.fullmatch(line) or _NOTICE.match(line) for line in filled[:first])


def _opens(lines: Sequence[Line]) -> bool:
    if not _TITLE.fullmatch(lines[0].text.strip()):
        return False
    below = next((line.text for line in islice(lines, 1, None) if line.text.strip()), "")
    return bool(_NOTICE.match(below) or _HEAD.match(below))


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    below = iter(lines)
    first = next((line for line in below if line.text.strip()), None)
    title = _TITLE.fullmatch(first.text.strip()) if first else None
    partner = title["name"] if title else None

    def told(name: str) -> str | None:
        return SYSTEM if not name else AGENT if is_owner(name) else CUSTOMER if name == partner else None

    talk = below if title or first is None else chain((first,), below)
    turns = (turn.cut(*own_words(turn.text)) for turn in gather(talk, _sort) if isinstance(turn, Turn))
    return by_customer(
        as_message(turn, role, file, options) for turn, role in tell_apart(turns, told, CUSTOMER, file, options)
    )


def _sort(line: str) -> Head | None:
    if found := _HEAD.match(line):
        return Head(found[1], found[2], line[found.end() :], found.end() + 1)
    notice = _NOTICE.match(line)
    return Head("", "", line[notice.end() :], notice.end() + 1) if notice else None


LAYOUT = TextLayout(
    "wechat-exporter",
    Both("微信聊天记录（WechatExporter txt）", "WeChat history (WechatExporter txt)"),
    _matches,
    _read,
    _opens,
)
