"""TOML: strings of all four styles. The standard library judges the document, tokens tell where things stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from replylint.documents.base import MOST_NESTED, Slot, joined, pointer, too_nested
from replylint.documents.values import Path, replies
from replylint.model import Place, ReplylintError
from replylint.toml import TOKEN, parsed

_QUOTE = re.compile(r'"""(?:\r?\n)?|\'\'\'(?:\r?\n)?|["\']')
_CODE = r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}"
_PIECE = re.compile(rf"{_CODE}|\\[ \t]*\r?\n[ \t\r\n]*|\\.|\r\n|.", re.DOTALL)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """The replies of a TOML document, in the order of the file."""
    document = _judged(source)
    strings = ((path, _at(document, path), (path, token)) for path, token in _Walk(source).strings())
    for path, token in replies(strings, fields):
        slot = _slot(source, token, Place(pointer=pointer(path)))
        if _at(document, path) != slot.text.replace("\r\n", "\n"):
            raise ReplylintError(
                f"看不懂 {slot.place.pointer} 写在哪里，没有检查；请把这一处写得简单些。",
                f"cannot tell where {slot.place.pointer} is written, not checked; write it more plainly.",
            )
        yield slot


def comments(source: str) -> Iterator[re.Match[str]]:
    """Every comment, from its sign to the end of its line."""
    return (match for match in TOKEN.finditer(source) if match[0][0] == "#")


def _judged(source: str) -> dict[str, Any]:
    try:
        return parsed(source)
    except RecursionError:
        raise too_nested() from None
    except ValueError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = line[1] if line else source.count("\n") + 1
        raise ReplylintError(f"第 {number} 行不是合法的 TOML。", f"line {number} is not valid TOML.") from None


def _at(document: Any, path: Path) -> str:
    """What the library has at ``path``; nothing if it has no text there."""
    try:
        for step in path:
            document = document[step]
    except (LookupError, TypeError):
        return ""
    return document if isinstance(document, str) else ""


class _Walk:
    """The values of a document that is known to be valid, with their paths."""

    def __init__(self, source: str) -> None:
        self._tokens = (
            _Token(str(match.lastgroup), match[0], match.start(), match.end())
            for match in TOKEN.finditer(source)
            if match.lastgroup != "skip"
        )
        self._counts: dict[Path, int] = {}  # arrays of tables, and how many tables they have by now

    def strings(self) -> Iterator[tuple[Path, _Token]]:
        """Every string that is a value."""
        table: Path = ()
        for token in self._tokens:
            if token.text == "[":
                table = self._header()
            elif token.text != "\n":
                keys, _ = self._keys("=", token)
                yield from self._value((*table, *keys), next(self._tokens))

    def _header(self) -> Path:
        keys, twice = self._keys("]")
        path: Path = ()
        for key in keys[:-1]:
            path = self._last((*path, key))
        path = (*path, keys[-1])
        if twice:
            next(self._tokens)
            self._counts[path] = self._counts.get(path, 0) + 1
        return self._last(path)

    def _last(self, path: Path) -> Path:
        """``path``, or the last of the tables that it is an array of."""
        return (*path, self._counts[path] - 1) if path in self._counts else path

    def _keys(self, end: str, first: _Token | None = None) -> tuple[list[str], bool]:
        """The parts of a dotted key up to ``end``, and whether a second bracket opened it."""
        keys: list[str] = []
        token = first or next(self._tokens)
        twice = token.text == "["
        while token.text != end:
            if token.kind == "bare":
                keys += filter(None, token.text.split("."))
            elif token.kind == "string":
                keys.append(_slot(token.text, token._replace(start=0, end=len(token.text)), Place()).text)
            token = next(self._tokens)
        return keys, twice

    def _value(self, path: Path, token: _Token) -> Iterator[tuple[Path, _Token]]:
        if len(path) > MOST_NESTED:
            raise too_nested()
        if token.kind == "string":
            yield path, token
        elif token.text == "[":
            yield from self._array(path)
        elif token.text == "{":
            yield from self._inline_table(path)

    def _array(self, path: Path) -> Iterator[tuple[Path, _Token]]:
        at = 0
        for token in self._tokens:
            if token.text == "]":
                return
            if token.text == ",":
                at += 1
            elif token.text != "\n":
                yield from self._value((*path, at), token)

    def _inline_table(self, path: Path) -> Iterator[tuple[Path, _Token]]:
        for token in self._tokens:
            if token.text == "}":
                return
            if token.text not in (",", "\n"):
                keys, _ = self._keys("=", token)
                yield from self._value((*path, *keys), next(self._tokens))


def _slot(source: str, token: _Token, place: Place) -> Slot:
    quote = _QUOTE.match(token.text)
    assert quote
    width = 3 if quote[0].startswith(('"""', "'''")) else 1
    start, end = token.start + quote.end(), token.end - width
    if quote[0][0] == "'":
        escape = _literal if width == 1 else _long_literal
        return Slot(source[start:end], range(start, end + 1), escape, place=place)
    pieces = ((at.start(), at.end(), _text(at[0])) for at in _PIECE.finditer(source, start, end))
    return Slot(*joined(pieces, start), _basic, place=place)


def _text(piece: str) -> str:
    if len(piece) == 1 or piece == "\r\n":
        return piece
    if piece[1] in "uUx":
        return chr(int(piece[2:], 16))
    return _ESCAPES.get(piece[1], "")


def _basic(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")


def _literal(words: str) -> str | None:
    return None if re.search(r"['\x00-\x08\x0a-\x1f\x7f]", words) else words


def _long_literal(words: str) -> str | None:
    return None if re.search(r"['\x00-\x08\x0b-\x1f\x7f]", words) else words
