"""Salesforce conversation entries, as the three ways to export them write them.

    {ActorType, ActorName, ConversationId, EntryTime, EntryType, Message}   (ConversationEntry)
    {messageText, serverReceivedTimestamp, sender: {role, appType}}         (Connect API)
    {entryType, entryPayload: {abstractMessage: {staticContent: {text}}}, sender: {role},
     senderDisplayName, transcriptedTimestamp}                              (Messaging for In-App and Web)

An array of them, or an object that has it, under ``records`` or ``conversationEntries``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Both, Message
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.documents import at, records_at, text_at
from replylint.readers.json_text import parse
from replylint.readers.roles import named_by, refine
from replylint.readers.times import read_time

_ROLES = {
    **dict.fromkeys(("agent", "supervisor"), AGENT),
    **dict.fromkeys(("enduser", "visitor"), CUSTOMER),
    **dict.fromkeys(("bot", "chatbot", "einsteinbot", "agentforce"), ROBOT),
}
_TEXTS = (
    ("Message",),
    ("messageText",),
    ("entryPayload", "abstractMessage", "staticContent", "text"),
    ("entryPayload", "abstractMessage", "text"),
)
_MESSAGES = ("", "Text", "Message")  # and not AgentJoined, RoutingResult, ChatbotEstablished …
_TIMES = ("EntryTime", "transcriptedTimestamp", "serverReceivedTimestamp", "clientTimestamp")


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
    if not isinstance(record, dict):
        return False
    has_sender = isinstance(record.get("sender"), dict) and "role" in record["sender"]
    return {"ActorType", "Message"} <= record.keys() or (
        has_sender and not {"messageText", "entryPayload"}.isdisjoint(record)
    )


def _read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    named = named_by(options.agents)
    path, records = _entries(document)
    talk = text_at(document, "conversationIdentifier", "conversationId") if path else ""
    for index, record in records_at(records):
        text, where = _text(record)
        if not text:
            continue
        name = text_at(record, "ActorName", "senderDisplayName")
        side = text_at(record, "ActorType") or text_at(record.get("sender"), "role")
        role = AGENT if named(name) else _ROLES.get(side.lower(), SYSTEM)
        if text_at(record, "EntryType", "entryType") not in _MESSAGES:
            role = SYSTEM
        place = at(file, *path, index, *where)
        yield Message(
            text=text,
            role=refine(role, "", text),
            speaker=name or None,
            time=read_time(place, options, *(record.get(key) for key in _TIMES)),
            conversation=text_at(record, "ConversationId") or talk or file,
            id=text_at(record, "Id", "identifier") or None,
            place=place,
        )


def _text(record: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The words of an entry and where in it they stand; "" of a notice without words."""
    for path in _TEXTS:
        value: Any = record
        where: tuple[str, ...] = path
        for depth, key in enumerate(path[:-1], 1):
            value = value.get(key) if isinstance(value, dict) else None
            if isinstance(value, str):  # a payload that is written as a string of JSON
                value, where = _parsed(value), path[:depth]
        if text := text_at(value, path[-1]):
            return text, where
    return "", ()


def _parsed(text: str) -> Any:
    try:
        return parse(text)
    except ValueError:
        return None


LAYOUT = JsonLayout(
    "salesforce", Both("Salesforce 会话记录（JSON）", "Salesforce conversation entries (JSON)"), _matches, _read
)
