"""企业微信 conversation archive.

    [{msgid, action, from, tolist, roomid, msgtime, msgtype, text: {content}}]

Customers have external ids (``wm…``, ``wo…``), robots ``wb…``, everybody else is staff. A recall names the
message that it takes back, which then is no reply any more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Both, Message
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.documents import MARKERS, at, records_at, text_at
from replylint.readers.quotes import own_words
from replylint.readers.roles import named_by, refine
from replylint.readers.times import read_time

# What real external ids look like; in an archive that has any, staff may be called wangwei or woods.
_EXTERNAL = re.compile(r"w([mob])(?:[^a-z].*|.{18,})")
_MAYBE_EXTERNAL = re.compile(r"w([mob]).+")
_KINDS = {
    "image": "image",
    "voice": "voice",
    "video": "video",
    "emotion": "sticker",
    "file": "file",
    "card": "card",
    "location": "location",
    "link": "link",
    "weapp": "app",
    "chatrecord": "forward",
    "voiptext": "call",
}
_NOTICES = ("agree", "disagree")


def _matches(document: Any) -> bool:
    _, messages = _messages(document)
    if not isinstance(messages, list) or not messages:
        return False
    return all(isinstance(item, dict) and {"msgid", "action"} <= item.keys() for item in messages[:20])


def _messages(document: Any) -> tuple[tuple[str, ...], Any]:
    """Where the array of messages stands, and it: the document itself, or its only array."""
    if not isinstance(document, dict):
        return (), document
    arrays = [key for key, value in document.items() if isinstance(value, list)]
    return ((arrays[0],), document[arrays[0]]) if len(arrays) == 1 else ((), None)


def _read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    named = named_by(options.agents)
    above, document = _messages(document)
    people = {name for _, item in records_at(document) for name in _people(item)}
    outside = _EXTERNAL if any(map(_EXTERNAL.fullmatch, people)) else _MAYBE_EXTERNAL
    recalled = {text_at(item.get("revoke"), "pre_msgid") for _, item in records_at(document)}
    for index, item in records_at(document):
        kind = text_at(item, "msgtype")
        sender = text_at(item, "from")
        if not sender or kind == "revoke":
            continue
        content, path = _content(item, kind)
        start, end = own_words(content)
        text = content[start:end]
        external = outside.fullmatch(sender)
        role = AGENT if named(sender) or not external else ROBOT if external[1] == "b" else CUSTOMER
        if kind in _NOTICES or text_at(item, "action") == "recall" or text_at(item, "msgid") in recalled:
            role = SYSTEM
        place = at(file, *above, index, *path)
        yield Message(
            text=text,
            role=refine(role, "" if named(sender) else sender, text),
            speaker=sender,
            time=read_time(place, options, item.get("msgtime")),
            # a private chat is the same in both directions
            conversation=text_at(item, "roomid") or " ".join(sorted(_people(item))),
            id=text_at(item, "msgid") or None,
            place=place,
        )


def _content(item: dict[str, Any], kind: str) -> tuple[str, tuple[str, ...]]:
    """The text of a message and where in it that stood."""
    if kind in _KINDS:
        return MARKERS[_KINDS[kind]], (kind,)
    if kind == "mixed":
        mixed = item.get("mixed")
        parts = records_at(mixed.get("item") if isinstance(mixed, dict) else None)
        return "\n".join(_part(part) for _, part in parts), ("mixed",)
    for name in (kind, "info"):
        text = text_at(item.get(name), "content")
        if text:
            return text, (name, "content")
    return f"[{kind}]", ()


def _part(part: dict[str, Any]) -> str:
    kind = text_at(part, "type").lower()
    if kind != "text":
        return MARKERS.get(_KINDS.get(kind, ""), f"[{kind}]")
    try:
        return text_at(json.loads(text_at(part, "content")), "content")
    except ValueError:
        return text_at(part, "content")


def _people(item: dict[str, Any]) -> list[str]:
    receivers = item.get("tolist")
    names = [item.get("from"), *(receivers if isinstance(receivers, list) else ())]
    return [name for name in names if isinstance(name, str)]


LAYOUT = JsonLayout("wecom", Both("企业微信会话存档（JSON）", "WeCom conversation archive (JSON)"), _matches, _read)
