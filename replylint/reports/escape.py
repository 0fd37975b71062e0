"""Text from chats, made harmless: nothing here can move a cursor, turn the reading direction, hide or give orders."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

ZERO_WIDTH_JOINER = "\u200d"


def visible(text: str, keep: str = "") -> str:
    """``text`` with control codes, bidi overrides, zero-widths and the like written as visible escapes.

    Spaces of any width and emoji joined by a zero-width joiner stay; so do the characters in ``keep``. What build
    servers would take for a command is escaped, too.
    """
    if not text.isprintable():
        text = "".join(
            char if char.isprintable() or char in keep or _harmless(text, at) else _escaped(char)
            for at, char in enumerate(text)
        )
    return inert(text)


def inert(line: str) -> str:
    """``line`` as no build server takes it for a command, wherever in a log it may begin."""
    if "::" not in line and "##" not in line:
        return line
    return _commands().sub(lambda sign: "#\\x23" if sign[1] is None else f"{sign[1]}\\x3a", line)


def path(file: str) -> str:
    """The name of a ``file`` as it may begin a line, and still be opened."""
    return visible(f"./{file}" if file.startswith("::") else file)


def to_json(value: Any) -> str:
    """``value`` as one line of JSON, readable, with the same characters as JSON's own lossless escapes."""
    text = _encoder()(value).replace("##", "#\\u0023")
    return text if text.isprintable() else text.translate(_JSON_ESCAPES)


@cache
def _commands() -> re.Pattern[str]:
    """What build servers obey where it stands in their log: ::error::, behind blanks; ##[error] anywhere."""
    return re.compile(r"(?m)^([^\S\n]*):(?=:[ \t]*[A-Za-z])|##(?=\[|vso\[)")


@cache
def _encoder() -> Callable[[Any], str]:
    import json

    return json.JSONEncoder(ensure_ascii=False).encode


class _JsonEscapes(dict[int, str]):
    """Fills itself as ``str.translate`` asks for one character after another."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        if char.isprintable() or _is_space(char):
            self[point] = char
        else:
            units = char.encode("utf-16-be", "surrogatepass").hex()
            self[point] = "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
        return self[point]


_JSON_ESCAPES = _JsonEscapes()


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _harmless(text: str, at: int) -> bool:
    if text[at] == ZERO_WIDTH_JOINER:
        return 0 < at < len(text) - 1 and _is_emoji(text[at - 1]) and _is_emoji(text[at + 1])
    return _is_space(text[at])


def _is_space(char: str) -> bool:
    import unicodedata

    return unicodedata.category(char) == "Zs"


def _is_emoji(char: str) -> bool:
    import unicodedata

    return char == "\ufe0f" or unicodedata.category(char) in ("So", "Sk")
