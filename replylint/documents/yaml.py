"""YAML: scalars of every style. libyaml, by way of PyYAML, tells events with their places; no object is ever built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from replylint.documents.base import MOST_NESTED, Pieces, Slot, joined, pointer, too_nested
from replylint.documents.values import Path, replies
from replylint.model import Place, ReplylintError

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")  # anchor and tag in front of a scalar
_FOLD = r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*"
_BREAK = re.compile(r"\r\n|\r|\n")
_SINGLE = re.compile(rf"''|{_FOLD}|.", re.DOTALL)
_DOUBLE = re.compile(
    rf"\\x[0-9a-fA-F]{{2}}|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\(?:\r\n|\r|\n)[ \t]*|\\.|{_FOLD}|.", re.DOTALL
)
_WORD = re.compile(r"[^ \t\r\n]")
_RUNS = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
_ESCAPES = dict(zip('0abtnvfre"/\\N_LP\t ', '\0\a\b\t\n\v\f\r\x1b"/\\\x85\xa0\u2028\u2029\t ', strict=True))
_TELLING = re.compile(r"""[:#,\[\]{}&*!|>'"%@`?\r\n-]""")  # may mean something to YAML in a plain scalar
_FAR = 200  # characters of indentation and the like, at most, between two of a scalar's

Scalar = Any  # a yaml.ScalarEvent


def slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """The replies of all documents in a YAML stream.

    An alias is the reply that its anchor stands at, and is met only there, so that no bomb of aliases grows.
    """
    for number, document in groupby(_values(source), key=lambda value: value[0]):
        for path, scalar in replies(((path, one.value, (path, one)) for _, path, one in document), fields):
            yield _slot(source, scalar, Place(pointer=pointer((number, *path) if number else path)))


def gaps(source: str) -> Iterator[tuple[int, int]]:
    """The stretches of a YAML stream outside of its scalars: where comments may stand."""
    import yaml

    at = 0
    for event in _events(source):
        if isinstance(event, yaml.ScalarEvent):
            scalar: Scalar = event
            body = _BREAK.search(source, scalar.start_mark.index) if scalar.style in ("|", ">") else None
            yield at, body.start() if body else scalar.start_mark.index
            at = scalar.end_mark.index
    yield at, len(source)


class _Open:
    """A collection that is being walked: where in it we are, and whether it is itself (part of) a key."""

    def __init__(self, is_list: bool, is_key: bool) -> None:
        self.at: str | int = 0 if is_list else ""
        self.is_key = is_key
        self.key_next = not is_list

    def pass_node(self, name: str) -> None:
        """Go on behind a node, which as a key has this name."""
        if isinstance(self.at, int):
            self.at += 1
        else:
            self.at = name if self.key_next else ""
            self.key_next = not self.key_next


def _values(source: str) -> Iterator[tuple[int, Path, Scalar]]:
    """Each text that is a value, with its document's number (from 0) and its path there."""
    import yaml

    opened: list[_Open] = []
    number = -1
    for event in _events(source):
        if isinstance(event, yaml.DocumentStartEvent):
            number += 1
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(opened) == MOST_NESTED:
                raise too_nested()
            is_key = bool(opened) and (opened[-1].is_key or opened[-1].key_next)
            opened.append(_Open(isinstance(event, yaml.SequenceStartEvent), is_key))
        elif isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent, yaml.CollectionEndEvent)):
            if isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
            inside = opened[-1] if opened else None
            name = event.value if isinstance(event, yaml.ScalarEvent) else None
            if name and _is_text(event) and not (inside and (inside.is_key or inside.key_next)):
                yield number, tuple(collection.at for collection in opened), event
            if inside:
                inside.pass_node(name or "")


def _events(source: str) -> Iterator[Any]:
    import yaml

    try:
        yield from yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = (f"第 {mark.line + 1} 行", f"line {mark.line + 1}") if mark else ("有字符", "it has a character that")
        raise ReplylintError(f"{where[0]}不是合法的 YAML。", f"{where[1]} is not valid YAML.") from None


def _is_text(scalar: Scalar) -> bool:
    """Whether a scalar is text, and not a number, a date, true or null."""
    import yaml

    if not scalar.implicit[0]:
        return True
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(scalar.value[:1], ())
    return not any(pattern.match(scalar.value) for _, pattern in resolvers)


def _slot(source: str, scalar: Scalar, place: Place) -> Slot:
    start = _PROPERTIES.match(source, scalar.start_mark.index).end()  # type: ignore[union-attr]
    end = scalar.end_mark.index
    if scalar.style in ("|", ">"):
        slot = _block(source, start, end, scalar.value.rstrip("\n "))
    elif scalar.style == "'":
        slot = Slot(*joined(_quoted(_SINGLE, source, start + 1, end - 1), start + 1), _single)
    elif scalar.style == '"':
        slot = Slot(*joined(_quoted(_DOUBLE, source, start + 1, end - 1), start + 1), _double)
    else:
        rewrite = partial(json.dumps, ensure_ascii=False)
        slot = Slot(*joined(_aligned(source, start, end, scalar.value), start), _plain, rewrite)
    if not scalar.value.startswith(slot.text) or scalar.value[len(slot.text) :].strip("\n "):
        # Line breaks that only YAML takes for such (U+2028): the reply is linted, but not written to.
        slot = Slot(scalar.value, _nearly(source, start, end, scalar.value), _never)
    return slot._replace(place=place)


def _block(source: str, start: int, end: int, value: str) -> Slot:
    opening = _BREAK.search(source, start)
    body = opening.end() if opening else end
    text, home = joined(_aligned(source, body, end, value), body)
    first = _WORD.search(text)
    line_start = max(source.rfind(sign, 0, home[first.start()]) for sign in "\r\n") + 1 if first else body
    indent = source[line_start : home[first.start()]] if first else ""

    def escape(words: str) -> str | None:
        if source[start] == ">" or opening is None:
            return _single_line(words)
        return words.replace("\n", opening[0] + indent)

    return Slot(text, home, escape)


def _aligned(source: str, start: int, end: int, value: str) -> Pieces:
    """The pieces of a scalar without escapes: only white space can differ between ``value`` and its source."""
    raw = _RUNS.finditer(source, start, end)
    for run in _RUNS.findall(value):
        written = next(raw, None)
        if written and _is_blank(written[0]) and not _is_blank(run):  # indentation that the value does not have
            written = next(raw, None)
        if not written or (written[0] != run and not (_is_blank(run) and _is_blank(written[0]))):
            return
        if run == written[0]:
            yield from ((written.start() + at, written.start() + at + 1, char) for at, char in enumerate(run))
        else:
            yield written.start(), written.end(), run


def _nearly(source: str, start: int, end: int, value: str) -> list[int]:
    """The ``home`` of a scalar that cannot be followed to the letter: where each character is next met, if it is."""
    home: list[int] = []
    for char in value:
        found = source.find(char, start, min(start + _FAR, end))
        home.append(start if found < 0 else found)
        start = home[-1] + (found >= 0)
    return [*home, start]


def _is_blank(run: str) -> bool:
    return run[0] in " \t\r\n"


def _quoted(pattern: re.Pattern[str], source: str, start: int, end: int) -> Pieces:
    for piece in pattern.finditer(source, start, end):
        yield piece.start(), piece.end(), _value(piece[0])


def _value(piece: str) -> str:
    if len(piece) == 1 and piece not in "\r\n":
        return piece
    if piece == "''":
        return "'"
    if piece[0] != "\\":
        breaks = len(_BREAK.findall(piece))
        return "\n" * (breaks - 1) or " "
    if piece[1] in "xuU" and len(piece) > 2:
        return chr(int(piece[2:], 16))
    return "" if _BREAK.search(piece) else _ESCAPES[piece[1]]


def _single_line(words: str) -> str | None:
    return None if _BREAK.search(words) else words


def _never(words: str) -> None:
    return None


def _plain(words: str) -> str | None:
    return None if _TELLING.search(words) else words


def _single(words: str) -> str | None:
    return None if _BREAK.search(words) else words.replace("'", "''")


def _double(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]
