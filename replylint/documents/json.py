"""JSON and JSON Lines: string values. The standard library judges the document, tokens tell where things stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from replylint.documents.base import MOST_NESTED, Slot, joined, pointer, too_nested
from replylint.documents.values import Path, replies
from replylint.model import Place, ReplylintError

_NO_JSON = r"//[^\n]*|/\*.*?(?:\*/|\Z)"
_WRITTEN_FREELY = re.compile(
    rf'"[^"\\\n]*(?:\\.[^"\\\n]*)*"|(?P<free>{_NO_JSON}|,(?=(?:\s|{_NO_JSON})*[\]}}]))', re.DOTALL
)
_SIGN = re.compile(r"[^\s]")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},:]|[^\s\[\]{},:"]+')
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_PIECE = re.compile(rf"{_PAIR}|\\u[0-9a-fA-F]{{4}}|\\.|[^\\]", re.DOTALL)


def slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """The replies of one JSON document, which may have comments."""
    try:
        _judge(source, 1)
    except ReplylintError:
        plain = strict(source)
        if plain is None:
            raise
        source = plain
    yield from _walk(source, 0, len(source), fields)


def line_slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """The replies of JSON Lines: one document a line."""
    start = 0
    for number, line in enumerate(source.split("\n"), 1):
        if line.strip():
            _judge(line, number)
            yield from _walk(source, start, start + len(line), fields)
        start += len(line) + 1


def strict(source: str) -> str | None:
    """JSON ``source`` with blanks for its comments, and for commas that nothing follows; None if that does not do.

    So programs write their settings (tsconfig.json), and some people their replies.
    """
    plain = _WRITTEN_FREELY.sub(lambda one: _SIGN.sub(" ", one[0]) if one["free"] else one[0], source)
    if plain == source:
        return None
    try:
        json.loads(plain)
    except (ValueError, RecursionError):
        return None
    return plain


def _judge(document: str, first_line: int) -> None:
    try:
        json.loads(document, parse_int=str, parse_float=str)
    except RecursionError:
        raise too_nested() from None
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        raise ReplylintError(
            f"第 {line} 行第 {error.colno} 列不是合法的 JSON。",
            f"line {line}, column {error.colno} is not valid JSON.",
        ) from None


def _walk(source: str, start: int, end: int, fields: Sequence[str]) -> Iterator[Slot]:
    for path, token in replies(_strings(source, start, end), fields):
        yield _slot(source, token.start(), token.end(), Place(pointer=pointer(path)))


def _strings(source: str, start: int, end: int) -> Iterator[tuple[Path, str, tuple[Path, re.Match[str]]]]:
    """Every string that is a value: its path, what it says, and where it stands."""
    path: list[str | int] = []
    expecting_key = False
    for token in _TOKEN.finditer(source, start, end):
        first = token[0][0]
        if first in "{[":
            if len(path) == MOST_NESTED:
                raise too_nested()
            path.append("" if first == "{" else 0)
            expecting_key = first == "{"
        elif first in "]}":
            path.pop()
            expecting_key = False
        elif first == ",":
            last = path[-1]
            expecting_key = isinstance(last, str)
            path[-1] = last if isinstance(last, str) else last + 1
        elif first == '"':
            if expecting_key:
                path[-1] = json.loads(token[0])
                expecting_key = False
            else:
                yield (at := tuple(path)), json.loads(token[0]), (at, token)


def _slot(source: str, start: int, end: int, place: Place) -> Slot:
    """The slot of the string token (with its quotes) at ``source[start:end]``."""
    token = source[start + 1 : end - 1]
    text, home = joined(
        ((start + 1 + at.start(), start + 1 + at.end(), _value(at[0])) for at in _PIECE.finditer(token)), start + 1
    )
    ascii_only = token.isascii() and not text.isascii()

    def escape(words: str) -> str:
        return json.dumps(words, ensure_ascii=ascii_only)[1:-1]

    return Slot(text, home, escape, place=place)


def _value(piece: str) -> str:
    if piece[0] != "\\":
        return piece
    if piece[1] != "u":
        return _ESCAPES[piece[1]]
    if len(piece) == 12:
        return (bytes.fromhex(piece[2:6]) + bytes.fromhex(piece[8:])).decode("utf-16-be")
    return chr(int(piece[2:], 16))
