"""The replies in a draft that comes in on standard input: the line itself, or those of a JSON record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from replylint.documents.base import Slot, plain_slot
from replylint.model import CUSTOMER, SYSTEM, ReplylintError

_ROLE_KEYS = ("role", "sender_role", "sender", "from", "角色", "发送方")
_BEFORE_KEYS = ("prev", "previous", "before", "question", "query", "上一句", "上文", "问", "问题", "提问")


class Reply(NamedTuple):
    """A reply where it stands, and what the customer said ``before`` it as far as the draft tells (else empty)."""

    slot: Slot
    before: str = ""


def whole(text: str, number: int) -> list[Reply]:
    """The reply that a line is, its end apart; none if it is blank."""
    said = text.rstrip("\r\n")
    return [Reply(plain_slot(text, 0, len(said), str))] if said and not said.isspace() else []


def replies_of_record(fields: Sequence[str], text: str, number: int) -> list[Reply] | None:
    """The replies of a JSON record that an agent wrote; None if it has no place for any. Raises ReplylintError.

    What the customer said before stands beside a reply (``prev``, ``question`` …), or is the turn before it.
    """
    from replylint.documents.json import slots

    if not text.strip():
        return []
    try:
        said = list(slots(text, fields))
    except ReplylintError:
        raise held_back(number, "不是合法的 JSON", "is not valid JSON") from None
    import json

    record = json.loads(text)
    if not said and not _is_silent(record, [], fields):
        return None
    replies, heard = [], ""
    for slot in said:
        holder = _holder(record, slot.place.pointer or "")
        speaker = _speaker(holder)
        if speaker not in (CUSTOMER, SYSTEM):
            replies.append(Reply(slot, heard or _text_of(holder, _BEFORE_KEYS) or ""))
            heard = ""
        elif speaker == CUSTOMER:
            heard = slot.text
    return replies


def _is_silent(value: Any, path: list[str | int], fields: Sequence[str]) -> bool:
    """Whether a reply is there, and empty, or it is the customer who speaks."""
    from replylint.documents.fields import is_reply

    if isinstance(value, dict):
        theirs = _speaker(value) == CUSTOMER
        return theirs or any(_is_silent(inner, [*path, key], fields) for key, inner in value.items())
    if isinstance(value, list):
        return any(_is_silent(inner, path, fields) for inner in value)
    return (value is None or (isinstance(value, str) and not value.strip())) and is_reply(path, "-", fields)


def _holder(record: Any, pointer: str) -> Mapping[str, Any]:
    """The innermost object that holds the value at ``pointer`` and tells anything of it; empty if none does."""
    value = record
    holder: Mapping[str, Any] = {}
    for step in pointer.split("/")[1:]:
        if isinstance(value, dict):
            holder = value if any(_text_of(value, keys) for keys in (_ROLE_KEYS, _BEFORE_KEYS)) else holder
            value = value.get(step.replace("~1", "/").replace("~0", "~"))
        elif isinstance(value, list) and step.isdecimal():
            value = value[int(step)]
    return holder


def _speaker(holder: Mapping[str, Any]) -> str | None:
    """Who, by the word of ``holder`` itself, wrote what it holds; None if it does not tell."""
    from replylint.readers.roles import role_of_word

    return role_of_word(_text_of(holder, _ROLE_KEYS) or "", {"user": CUSTOMER})


def _text_of(holder: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    """The first text under one of ``keys``."""
    return next((holder[key] for key in keys if isinstance(holder.get(key), str)), None)


def held_back(number: int, zh: str, en: str) -> ReplylintError:
    """Why the ``number``-th draft did not go out."""
    return ReplylintError(f"第 {number} 行{zh}，没有放行。", f"line {number} {en}; it was held back.")
