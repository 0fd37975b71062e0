"""Zendesk Chat: chats with a ``history`` of ``{type, timestamp, name, sender_type, msg}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Both, Message
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.documents import MARKERS, at, records_at, text_at
from replylint.readers.roles import named_by, refine
from replylint.readers.times import read_time

_ROLES = {"agent": AGENT, "visitor": CUSTOMER, "enduser": CUSTOMER, "trigger": ROBOT, "bot": ROBOT, "system": SYSTEM}
_FILES = ("chat.file", "chat.file.upload", "chat.attachment")


def _chats(document: Any) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """The chats of one chat's document, of a list of chats, or of a list under ``chats``."""
    if isinstance(document, dict) and isinstance(document.get("history"), list):
        yield (), document
        return
    path: tuple[str | int, ...] = ()
    if isinstance(document, dict):
        path, document = ("chats",), document.get("chats")
    for index, chat in records_at(document):
        if isinstance(chat.get("history"), list):
            yield (*path, index), chat


def _matches(document: Any) -> bool:
    return any(
        "msg" in entry and "type" in entry for _, chat in _chats(document) for _, entry in records_at(chat["history"])
    )


def _read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    named = named_by(options.agents)
    for path, chat in _chats(document):
        talk = (
            text_at(chat, "id", "session_id") or text_at(chat.get("visitor"), "name", "id") or "/".join(map(str, path))
        )
        for index, entry in records_at(chat["history"]):
            kind = text_at(entry, "type")
            text = MARKERS["file"] if kind in _FILES else text_at(entry, "msg")
            if not text:
                continue
            name = text_at(entry, "name", "display_name")
            role = AGENT if named(name) else _role(entry)
            if kind not in ("chat.msg", *_FILES):
                role = SYSTEM
            place = at(file, *path, "history", index, "msg")
            yield Message(
                text=text,
                role=refine(role, "", text),
                speaker=name or None,
                time=read_time(place, options, entry.get("timestamp")),
                conversation=talk or None,
                id=text_at(entry, "msg_id") or None,
                place=place,
            )


def _role(entry: dict[str, Any]) -> str:
    """By ``sender_type``, or by ``nick`` (visitor, agent:123, agent:trigger) in records without it."""
    kind = text_at(entry, "sender_type").lower()
    nick = text_at(entry, "nick")
    return _ROLES.get(kind) or _ROLES.get(nick.rpartition(":")[2]) or _ROLES.get(nick.partition(":")[0], SYSTEM)


LAYOUT = JsonLayout("zendesk", Both("Zendesk Chat 聊天记录（JSON）", "Zendesk Chat history (JSON)"), _matches, _read)
