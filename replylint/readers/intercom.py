"""Intercom: ``source.body`` is the first message, ``conversation_parts`` are the others; bodies are HTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Both, Message
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.documents import MARKERS, at, records_at, text_at
from replylint.readers.roles import named_by, refine
from replylint.readers.times import read_time

_ROLES = {"admin": AGENT, "team": AGENT, "user": CUSTOMER, "lead": CUSTOMER, "contact": CUSTOMER, "bot": ROBOT}
_Path = tuple[str | int, ...]


def _conversations(document: Any) -> Iterator[tuple[_Path, dict[str, Any]]]:
    """The conversations of one's document, of a list, or of a list under ``conversations``."""
    if isinstance(document, dict) and "conversation_parts" in document:
        yield (), document
        return
    path: _Path = ()
    if isinstance(document, dict):
        path, document = ("conversations",), document.get("conversations")
    for index, conversation in records_at(document):
        if "conversation_parts" in conversation:
            yield (*path, index), conversation


def _matches(document: Any) -> bool:
    return any(True for _ in _conversations(document))


def _read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    from replylint.readers.markup import plain_text  # html.parser is not needed to tell whose JSON this is

    named = named_by(options.agents)
    for path, conversation in _conversations(document):
        talk = text_at(conversation, "id") or "/".join(map(str, path)) or None
        for where, part in _parts(conversation):
            text = plain_text(text_at(part, "body")) or (MARKERS["file"] if part.get("attachments") else "")
            if not text:
                continue
            author = part.get("author")
            name = text_at(author, "name", "email", "id")
            role = AGENT if named(name) else _ROLES.get(text_at(author, "type"), SYSTEM)
            if text_at(part, "part_type").startswith("note"):  # staff among themselves
                role = SYSTEM
            place = at(file, *path, *where, "body")
            yield Message(
                text=text,
                role=refine(role, "", text),
                speaker=name or None,
                time=read_time(place, options, part.get("created_at")),
                conversation=talk,
                id=text_at(part, "id") or None,
                place=place,
            )


def _parts(conversation: dict[str, Any]) -> Iterator[tuple[_Path, dict[str, Any]]]:
    """The first message and the later ones, each with its path; the first one's time is the conversation's."""
    source = conversation.get("source")
    if isinstance(source, dict):
        yield ("source",), {"created_at": conversation.get("created_at"), **source}
    parts = conversation["conversation_parts"]
    path: _Path = ("conversation_parts",)
    if isinstance(parts, dict):
        path, parts = ("conversation_parts", "conversation_parts"), parts.get("conversation_parts")
    for index, part in records_at(parts):
        yield (*path, index), part


LAYOUT = JsonLayout("intercom", Both("Intercom 对话（JSON）", "Intercom conversations (JSON)"), _matches, _read)
