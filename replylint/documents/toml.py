"""TOML: strings of all four styles. tomlkit parses and writes back; what it writes tells where each string stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from replylint.documents.base import MOST_NESTED, Slot, joined, pointer, too_nested
from replylint.documents.fields import is_reply
from replylint.model import Place, ReplylintError

_LEFT, _RIGHT = "\ufdd0", "\ufdd1"  # noncharacters, which no text holds
_MARK = re.compile(f"{_LEFT}(\\d+){_RIGHT}")
_CODE = r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}"
_PIECE = re.compile(rf"{_CODE}|\\[ \t]*\r?\n[ \t\r\n]*|\\.|\r\n|.", re.DOTALL)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


def slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """The replies of a TOML document, in the order of the file."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(source)
        strings = list(_strings(document))
        originals = [item._original for _, item in strings]
        for number, (_, item) in enumerate(strings):
            item._original = f"{_LEFT}{number}{_RIGHT}"
        marked = document.as_string()
    except RecursionError:
        raise too_nested() from None
    except TOMLKitError as error:
        line = getattr(error, "line", None)
        where = (f"第 {line} 行", f"line {line}") if line else ("文件", "the file")
        raise ReplylintError(f"{where[0]}不是合法的 TOML。", f"{where[1]} is not valid TOML: {error}.") from None
    if _MARK.sub(lambda mark: originals[int(mark[1])], marked) != source:
        raise ReplylintError(
            "这个 TOML 写得太特别，找不准每条话术的位置；请用 taplo 之类的工具格式化后再试。",
            "the places of its strings cannot be told; format the file (with taplo, for example) and try again.",
        )
    shift = 0
    for mark in _MARK.finditer(marked):
        number = int(mark[1])
        start = mark.start() + shift
        shift += len(originals[number]) - len(mark[0])
        path, item = strings[number]
        quote = source[start - 3 : start] if item.type.is_multiline() else source[start - 1]
        slot = _slot(source, start, start + len(originals[number]), quote, Place(pointer=pointer(path)))
        if is_reply(path, slot.text, fields):
            yield slot


def _strings(document: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every string item with its path. (Containers are walked by their bodies: a table may be split over a file.)"""
    from tomlkit.items import String

    stack: list[tuple[Any, tuple[str | int, ...]]] = [(document, ())]
    while stack:
        value, path = stack.pop()
        if len(path) > MOST_NESTED:
            raise too_nested()
        if isinstance(value, String):
            yield path, value
        elif isinstance(value, dict):
            stack += [(item, (*path, str(key))) for key, item in reversed(list(value.items()))]
        elif isinstance(value, list):
            stack += [(item, (*path, at)) for at, item in reversed(list(enumerate(value)))]


def _slot(source: str, start: int, end: int, quote: str, place: Place) -> Slot:
    if len(quote) == 3:  # the line break behind the opening quotes is not part of the text
        start += len(source[start:end]) - len(re.sub(r"\A\r?\n", "", source[start:end]))
    if quote[0] == "'":
        text = source[start:end]
        return Slot(text, range(start, end + 1), _literal if len(quote) == 1 else _long_literal, place=place)
    pieces = ((at.start(), at.end(), _value(at[0])) for at in _PIECE.finditer(source, start, end))
    return Slot(*joined(pieces, start), _basic, place=place)


def _value(piece: str) -> str:
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
