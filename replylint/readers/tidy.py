"""What was understood of an input, as tidy JSON lines: the output of ``replylint read``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from replylint.model import Message, Place


def write(layout: str, messages: Iterable[Message], stream: TextIO) -> None:
    """One record a message; ``index`` counts the messages of the input from 1, ``time`` is ISO 8601 or null."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for index, message in enumerate(messages, 1):
        stream.write(encode(record(layout, index, message)) + "\n")


def record(layout: str, index: int, message: Message) -> dict[str, Any]:
    """The record of one message, with its place in the terms of its kind of file."""
    return {
        "layout": layout,
        "file": message.place.file,
        "conversation": message.conversation,
        "index": index,
        "role": message.role,
        "speaker": message.speaker,
        "time": message.time.isoformat() if message.time else None,
        "text": message.text,
        **_place(message.place),
    }


def _place(place: Place) -> dict[str, Any]:
    if place.pointer is not None:
        return ({"line": place.line} if place.line else {}) | {"pointer": place.pointer}
    if place.row is not None:
        return {"line": place.line, "row": place.row, "column": place.cell, "sheet": place.sheet}
    return {"line": place.line}
