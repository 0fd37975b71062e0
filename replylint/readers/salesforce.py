"""Salesforce ``ConversationEntry`` records: ``{ActorType, ActorName, ConversationId, EntryTime, EntryType, Message}``.

An array of them, or an object that has it, as a query's answer under ``records``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Both, Message
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.documents import at, records_at, text_at
from replylint.readers.roles import named_by, refine
from replylint.readers.times import read_time

_ROLES = {"Agent": AGENT, "Supervisor": AGENT, "EndUser": CUSTOMER, "Bot": ROBOT, "System": SYSTEM}


def _matches(document: Any) -> bool:
    _, records = _entries(document)
    found = [_is_entry(record) for _, record in records_at(records)]
    return bool(found) and all(found)


def _entries(document: Any) -> tuple[tuple[str, ...], Any]:
    """Where the array of entries stands in the document, and it."""
    if not isinstance(document, dict):
        return (), document
    arrays = (key for key, value in document.items() if isinstance(value, list) and any(map(_is_entry, value)))
    key = next(arrays, "records")
    return (key,), document.get(key)


def _is_entry(record: Any) -> bool:
    return isinstance(record, dict) and {"ActorType", "Message"} <= record.keys()


def _read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    named = named_by(options.agents)
    path, records = _entries(document)
    for index, record in records_at(records):
        text = text_at(record, "Message")
        if not text:
            continue
        name = text_at(record, "ActorName")
        role = AGENT if named(name) else _ROLES.get(text_at(record, "ActorType"), SYSTEM)
        if text_at(record, "EntryType") not in ("", "Text"):  # AgentJoined, ChatbotEstablished …
            role = SYSTEM
        place = at(file, *path, index, "Message")
        yield Message(
            text=text,
            role=refine(role, name, text),
            speaker=name or None,
            time=read_time(place, options, record.get("EntryTime")),
            conversation=text_at(record, "ConversationId") or None,
            id=text_at(record, "Id") or None,
            place=place,
        )


LAYOUT = JsonLayout(
    "salesforce", Both("Salesforce 会话记录（JSON）", "Salesforce conversation entries (JSON)"), _matches, _read
)
