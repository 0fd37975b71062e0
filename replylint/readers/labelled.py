"""A talk typed or copied by hand, each turn behind its speaker; blank lines part talks.

    顾客：在吗
    客服小红：亲，在的

It is told by its first lines: most begin with a word for a side, and both sides speak; or one of two names tells that
it is staff (客服小红), and both come again and again. Each turn may also have its
time before it, ``2023-05-01 12:00:00 张三：在吗`` or ``[2023-05-01 12:00:00] 张三: 在吗``, or behind the name;
then it is enough that one of the names tells that it is staff.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message, Place
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.roles import is_label, refine, role_of_word, sounds_like_staff, told_by_colon
from replylint.readers.times import SPELLED
from replylint.readers.turns import Head, Turn, as_message, by_customer, gather, tell_apart

_TURN = re.compile(
    r"\s*(?P<word>我|[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z*·_-]{1,12})\s?\d{0,3}\s*[:：]\s*(?P<text>.*)", re.DOTALL
)
_NAMED = re.compile(r"(人工客服|客服|坐席|座席|顾客|客户|买家|访客|用户)[-_·]?(.+)")
_HEADING = re.compile(
    r".*(?:电话|热线|微信|[Qq]{2}|邮箱|时间|地址|须知|协议|权益|服务|话术|回复|评价|反馈|问题|需求|秀|名称|账号|工号|等级)"
)
_TIMED = re.compile(
    rf"\s*\[?(?P<time>{SPELLED})\]?\s+(?P<name>[^\s:：](?:[^：]{{0,40}}?[^\s：])??)\s*[:：]\s*(?P<text>.*)",
    re.DOTALL,
)
_TIMED_BEHIND = re.compile(
    rf"\s*(?P<name>[^\s:：\d\[(（][^:：(（\t]{{0,40}}?)\s*[\[(（]?(?P<time>{SPELLED})(?!:\d)[\])）]?\s*[:：]\s*(?P<text>.*)",
    re.DOTALL,
)
_ACCOUNT = re.compile(rf"{SPELLED} [^\s:：]+:[^\s:：]+:\s")  # 店铺:子账号, which is 千牛's
_SHARE = 0.8  # of the first lines are turns; the others go on from the line before
_SHARE_BELOW_A_TURN = 0.5  # is enough where the first line is one, and there are some
_SOME = 3
_HEAD_LINES = 200


def _side(word: str, roles: Mapping[str, str] = {}) -> str | None:
    """The side that the word before a colon stands for, by itself or before a name (客服小红)."""
    role = role_of_word(word, roles) or (AGENT if word == "我" else None)
    if role is None and (named := _NAMED.fullmatch(word)) and not _HEADING.fullmatch(named[2]):
        role = role_of_word(named[1], roles)
    return role


def _matches(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if line.strip()]
    return _is_timed(filled) or _is_labelled(filled) or _guest(filled) is not None


def _guest(filled: Iterable[str]) -> str | None:
    """The other name, where all lines begin with one of two names, again and again, and one tells that it is staff."""
    words = Counter(found["word"] if (found := _TURN.fullmatch(line)) else "" for line in filled)
    guests = [word for word in words if not word or _side(word) != AGENT]
    if len(words) != len(guests) + 1 or len(guests) != 1 or min(words.values()) <= 1:
        return None
    return guests[0] if guests[0] and not is_label(guests[0]) and _side(guests[0]) is None else None


def _is_labelled(filled: Sequence[str]) -> bool:
    words = [found["word"] if (found := _TURN.fullmatch(line)) else "" for line in filled]
    said = [_side(word) for word in words]
    if None in said or len(said) < _SOME:
        often = Counter(words)  # 客服小红 speaks again, 客服承诺 among other lines does not
        said = [role if role_of_word(word) or often[word] > 1 else None for role, word in zip(said, words, strict=True)]
    turns = sum(role is not None for role in said)
    share = _SHARE_BELOW_A_TURN if turns >= _SOME and said[0] else _SHARE
    return {AGENT, CUSTOMER} <= set(said) and turns >= share * len(said)


def _is_timed(filled: Sequence[str]) -> bool:
    """Whether turns have times before them, and one of their speakers is staff by name."""
    if any(map(_ACCOUNT.match, filled)):
        return False
    names = {head.speaker for head in map(_timed, filled) if head}
    heads = sum(_timed(line) is not None for line in filled)
    told = any(_side(name) == AGENT or sounds_like_staff(name) for name in names)
    return told and len(names) > 1 and heads >= _SHARE_BELOW_A_TURN * len(filled)


def _timed(line: str) -> Head | None:
    pattern = (
        _TIMED if "20" in line[:8] and line.lstrip(" [")[:2] == "20" else _TIMED_BEHIND if "20" in line[:60] else None
    )
    found = pattern.fullmatch(line.rstrip()) if pattern else None
    if found is None or is_label(found["name"]):
        return None
    return Head(found["name"], found["time"], found["text"], found.start("text") + 1)


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    below = iter(lines)
    start = list(islice(below, _HEAD_LINES))
    lines = chain(start, below)
    guest = _guest(line.text for line in start if line.text.strip())
    if guest:
        options = options._replace(roles={guest: CUSTOMER, **options.roles})
    timed = sum(_timed(line.text) is not None for line in start)
    if timed > sum(_TURN.fullmatch(line.text) is not None for line in start):
        return by_customer(_timed_messages(lines, file, options))
    return _messages(lines, file, options)


def _timed_messages(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    def told(name: str) -> str | None:
        return _side(name, options.roles) or told_by_colon(name)

    turns = (found for found in gather(lines, _timed) if isinstance(found, Turn))
    for turn, role in tell_apart(turns, told, AGENT, file, options):
        yield as_message(turn, role, file, options)


def _messages(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    talk = 1
    last: Message | None = None
    for line in lines:
        if not line.text.strip():
            talk += last is not None and last.conversation == str(talk)
            continue
        found = _TURN.fullmatch(line.text)
        role = _side(found["word"], options.roles) if found else None
        if found and role:
            if last:
                yield last
            place = Place(file, line.number, found.start("text") + 1)
            text = found["text"].rstrip()
            side = refine(role, found["word"], text)
            last = Message(text, side, found["word"], conversation=str(talk), place=place)
        elif last:
            last = last._replace(text=f"{last.text}\n{line.text.rstrip()}")
        else:  # a heading, before anyone speaks
            last = Message(line.text.rstrip(), SYSTEM, conversation=str(talk), place=Place(file, line.number))
    if last:
        yield last


LAYOUT = TextLayout(
    "labelled",
    Both("逐句标明说话人的文字（客服：… 顾客：…）", "text with the side before each turn (客服：… 顾客：…)"),
    _matches,
    _read,
)
