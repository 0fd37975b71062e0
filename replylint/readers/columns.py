"""What the columns of a table, or the keys of a record, mean: by the user's word, or by common spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from replylint.model import AGENT, CUSTOMER, ROLES, ReplylintError
from replylint.readers import spellings
from replylint.readers.base import ReadOptions
from replylint.readers.spellings import plain as _plain

FIELDS = tuple(spellings.WORDS)


class Columns(NamedTuple):
    """The file's own name for each thing we need; None for what it does not have."""

    text: str
    role: str | None = None
    speaker: str | None = None
    time: str | None = None
    conversation: str | None = None
    id: str | None = None
    date: str | None = None
    recalled: str | None = None


def check_options(options: ReadOptions) -> None:
    """Raises ReplylintError for a field, a role or a time zone that does not exist in ``options``."""
    if options.timezone != ReadOptions().timezone:
        from replylint.readers.times import time_zone

        time_zone(options.timezone)
    for field in options.columns:
        if field not in FIELDS:
            raise ReplylintError(
                f"--column 里没有“{field}”这一项，可用的有：{'、'.join(FIELDS)}",
                f"--column knows no field '{field}'; there are {', '.join(FIELDS)}",
            )
    for role in options.roles.values():
        if role not in ROLES:
            raise ReplylintError(
                f"--roles 里没有“{role}”这种角色，可用的有：{'、'.join(ROLES)}",
                f"--roles knows no role '{role}'; there are {', '.join(ROLES)}",
            )


def recognise_columns(names: Iterable[str], options: ReadOptions) -> Columns | None:
    """The meaning of a file's column names; None if none of them is the text, or one the user named is missing."""
    own = list(names)
    plain = {name: _plain(name) for name in own}
    found: dict[str, str] = {}
    for field in FIELDS:
        wanted = options.columns.get(field)
        if wanted is not None:
            match = next((name for name in own if name.strip() == wanted), None)
            if match is None:
                return None
            found[field] = match
            continue
        ranks = spellings.RANKS[field]
        known = [name for name in own if plain[name] in ranks and name not in found.values()]
        if known:
            found[field] = min(known, key=lambda name: ranks[plain[name]])
    for field, pattern in spellings.PATTERNS.items():
        if field not in found:
            free = (name for name in own if name not in found.values())
            composed = next((name for name in free if pattern.fullmatch(plain[name])), None)
            found |= {field: composed} if composed else {}
    if "text" not in found and not spellings.SAYERS.isdisjoint(plain.values()):
        text = next((name for name in own if plain[name] in spellings.SAID), None)
        found |= {"text": text} if text else {}
    if "text" not in found and (pair := words_of_both(own)):
        found = {field: name for field, name in found.items() if name not in pair} | {"text": pair.agent}
    if "text" not in found:
        return None
    if "speaker" not in found and "role" not in found and not options.columns:
        told = next(
            (name for name in own if name not in found.values() and spellings.TELLS_WHO.search(plain[name])), None
        )
        found |= {"speaker": told} if told else {}
    return Columns(**found)


class Pair(NamedTuple):
    """The agent's and the customer's own column of one kind, where a file has both."""

    agent: str
    customer: str


def names_of_both(names: Iterable[str]) -> Pair | None:
    """The columns that hold the agent's and the customer's name in every row."""
    own = list(names)
    return _both(own, spellings.NAMES) or _composed(own, spellings.NAME_PATTERNS)


def words_of_both(names: Iterable[str]) -> Pair | None:
    """The columns that hold what the customer and what the agent said, in one row.

    Questions and answers are a talk's where a time is its, and so are columns called 客户 and 客服 beside nothing else.
    """
    own = list(names)
    told = _both(own, spellings.SAID_BY) or _composed(own, spellings.SAID_PATTERNS)
    if told or not any(map(dates_a_talk, own)):
        return told
    asked = _both(own, spellings.ASKED)
    if asked:
        return asked
    sides = _both(own, {side: f"{words} {spellings.SPEAKERS[side]}" for side, words in spellings.NAMES.items()})
    others = (plain for name in own if name not in (sides or ()) and (plain := _plain(name)))
    return sides if all(_means(plain, "time", "date", "conversation", "id") for plain in others) else None


def time_of(side: str, names: Iterable[str]) -> str | None:
    """The column that says when ``side`` (AGENT or CUSTOMER) wrote."""
    return next((name for name in names if _plain(name) in spellings.TIMES_OF[side].split()), None)


def _both(names: Iterable[str], words: dict[str, str]) -> Pair | None:
    plain = {_plain(name): name for name in names}
    agent, customer = (
        next((plain[word] for word in words[side].split() if word in plain), None) for side in (AGENT, CUSTOMER)
    )
    return Pair(agent, customer) if agent and customer else None


def _composed(names: Iterable[str], patterns: dict[str, re.Pattern[str]]) -> Pair | None:
    own = list(names)
    agent, customer = (
        next((name for name in own if patterns[side].fullmatch(_plain(name))), None) for side in (AGENT, CUSTOMER)
    )
    return Pair(agent, customer) if agent and customer else None


# Parts of names that tell of a talk, too: buyer_nick, fromId, 客服工号; and what makes a time one of a file's upkeep.
_TALK_PARTS = re.compile("会话|对话|聊天|通话|工单|客户|买家|顾客|访客|昵称|工号|发送|发言")
_TALK_WORDS = frozenset("seller csr waiter visitor turn nick chat talk fromid toid".split())
_UPKEEP = re.compile("updat|modif|edit|expir|valid|effect|publish|更新|修改|编辑|生效|失效|有效|审核|发布|适用|使用")
_CREATION = re.compile("creat|added|import|date$|创建|录入|添加|导入|日期$")  # of canned replies as well
_ASKED = re.compile("(?:question|query|问题|问法|场景|意图|类型|情绪|诉求|需求|异议|疑问|疑虑|顾虑|心理|特征|类别)$")
_REPLIES = re.compile("客服|回复|话术|答|短语|reply|answer|response")
_OF_REPLIES = ("name", "客服")  # what a reply is called, and who says it


def tells_of_a_talk(name: str) -> bool:
    """Whether a column or key is called as in a talk: after a time, a conversation, a speaker, a side or a customer."""
    plain = _plain(name)
    if plain in _OF_REPLIES or _UPKEEP.search(plain) or _ASKED.search(plain):
        return False
    parts = (part.lower() for part in re.findall("[A-Z]?[a-z]+|[A-Z]+", name))
    return (
        _means(plain, "time", "date")
        or _TALK_PARTS.search(plain) is not None
        or any(
            part in _TALK_WORDS or (part not in _OF_REPLIES and _means(part, "role", "speaker", "conversation"))
            for part in (plain, *parts)
        )
    )


def dates_a_talk(name: str) -> bool:
    """Whether a column or key is called after the time at which something is said, or after a conversation."""
    plain = _plain(name)
    if is_upkeep(name):
        return False
    return _means(plain, "time", "date") or (_means(plain, "conversation") and not _means_customer(plain))


def is_of_nobody(names: Iterable[str], columns: Columns) -> bool:
    """Whether records have a time or a talk, and nothing that says who speaks, or that they are replies.

    The time at which a record was made may be a reply's, where more than that stands beside it, as its number.
    """
    if columns.role or columns.speaker or holds_replies(columns.text):
        return False
    others = [name for name in names if name.strip() and name != columns.text]
    made = [name for name in others if is_upkeep(name) and not _UPKEEP.search(_plain(name))]
    return any(map(dates_a_talk, others)) or (bool(made) and made == others)


def holds_replies(text: str) -> bool:
    """Whether a column of texts says by its name that they are the agent's."""
    return _REPLIES.search(_plain(text)) is not None


def is_upkeep(name: str) -> bool:
    """Whether a column or key is called after the upkeep of a record: 更新时间, created_at."""
    plain = _plain(name)
    return _UPKEEP.search(plain) is not None or _CREATION.search(plain) is not None


def _means(plain: str, *fields: str) -> bool:
    return any(plain in spellings.RANKS[field] or spellings.PATTERNS[field].fullmatch(plain) for field in fields)


def _means_customer(plain: str) -> bool:
    return plain.startswith("用户") or spellings.NAME_PATTERNS[CUSTOMER].match(plain) is not None


class NoTextError(ReplylintError):
    """A table or a document without anything that looks like a message."""


def unknown_columns(file: str, names: Iterable[str], options: ReadOptions) -> ReplylintError:
    """The error for a table whose text, or a column that the user has named, is not found: it lists those that exist.

    It is a NoTextError if the file may still be one of canned replies.
    """
    own = [name.strip() for name in names]
    shown = [printable(name) for name in own if name][:30]
    if not shown:
        return NoTextError(f"{file}：是空的，没有消息", f"{file}: is empty, there are no messages")
    missing = {field: name for field, name in options.columns.items() if name not in own}
    zh = f"没有“{'、'.join(missing.values())}”这一列" if missing else "看不出哪一列是消息文字"
    en = f"has no column {', '.join(missing.values())}" if missing else "does not show which column is the text"
    there_zh = f"，表里有：{'、'.join(shown)}" if shown else "，里面一列也没有"
    there_en = f"; there are: {', '.join(shown)}" if shown else "; there is none"
    field = next(iter(missing), "text")
    error = ReplylintError if missing and field != "text" else NoTextError
    return error(
        f"{file}：{zh}{there_zh}；请用 --column {field}=列名 指明",
        f"{file}: {en}{there_en}. Name it with --column {field}=NAME",
    )


def printable(name: str) -> str:
    """The beginning of a name from a file, as it can be shown."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in name[:20])
    return shown if len(name) <= 20 else shown + "…"
