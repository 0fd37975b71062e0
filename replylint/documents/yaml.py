"""YAML: scalars of every style. ruamel.yaml composes the nodes with their marks; no object is ever built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from replylint.documents.base import MOST_NESTED, Pieces, Slot, joined, plain_slot, pointer, too_nested
from replylint.documents.fields import is_reply
from replylint.model import Place, ReplylintError

Node = Any  # of ruamel.yaml.nodes, whose types know none of their attributes

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")  # anchor and tag in front of a scalar
_STRING = "tag:yaml.org,2002:str"
_CORE = "tag:yaml.org,2002:"
_FOLD = r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*"
_BREAK = re.compile(r"\r\n|\r|\n")
_SINGLE = re.compile(rf"''|{_FOLD}|.", re.DOTALL)
_DOUBLE = re.compile(
    rf"\\x[0-9a-fA-F]{{2}}|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\{_FOLD[5:]}|\\.|{_FOLD}|.", re.DOTALL
)
_RUNS = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
_ESCAPES = dict(zip('0abtnvfre"/\\N_LP\t ', '\0\a\b\t\n\v\f\r\x1b"/\\\x85\xa0\u2028\u2029\t ', strict=True))
_TELLING = re.compile(r"""[:#,\[\]{}&*!|>'"%@`?\r\n-]""")  # may mean something to YAML in a plain scalar


def slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """The replies of all documents in a YAML stream.

    An alias is the reply that its anchor stands at, and is met only there, so that no bomb of aliases grows.
    """
    for number, root in enumerate(_compose(source)):
        seen: set[int] = set()
        stack: list[tuple[Node, tuple[str | int, ...]]] = [(root, ())]
        while stack:
            node, path = stack.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            if len(path) > MOST_NESTED:
                raise too_nested()
            if node.id == "mapping":
                stack += [(value, (*path, _name(key))) for key, value in reversed(node.value)]
            elif node.id == "sequence":
                stack += [(item, (*path, at)) for at, item in reversed(list(enumerate(node.value)))]
            elif _is_text(node) and is_reply(path, node.value, fields):
                yield _slot(source, node, Place(pointer=pointer(path if not number else (number, *path))))


def _compose(source: str) -> Iterator[Node]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        yield from (node for node in YAML(typ="safe", pure=True).compose_all(source) if node is not None)
    except RecursionError:
        raise too_nested() from None
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = (f"第 {mark.line + 1} 行", f"line {mark.line + 1}") if mark else ("有字符", "it has a character that")
        raise ReplylintError(f"{where[0]}不是合法的 YAML。", f"{where[1]} is not valid YAML.") from None


def _name(key: Node) -> str:
    return key.value if isinstance(key.value, str) else ""


def _is_text(node: Node) -> bool:
    return node.tag == _STRING or not str(node.tag).startswith(_CORE)


def _slot(source: str, node: Node, place: Place) -> Slot:
    start = _PROPERTIES.match(source, node.start_mark.index).end()  # type: ignore[union-attr]
    end = node.end_mark.index
    if node.style in ("|", ">"):
        return _block(source, start, end, node.value, place)
    if node.style == "'":
        return Slot(*joined(_quoted(_SINGLE, source, start + 1, end - 1), start + 1), _single, place=place)
    if node.style == '"':
        return Slot(*joined(_quoted(_DOUBLE, source, start + 1, end - 1), start + 1), _double, place=place)
    rewrite = partial(json.dumps, ensure_ascii=False)
    if source[start:end] == node.value:
        return plain_slot(source, start, end, _plain, rewrite=rewrite, place=place)
    return Slot(*joined(_aligned(source, start, end, node.value), start), _plain, rewrite, place=place)


def _block(source: str, start: int, end: int, value: str, place: Place) -> Slot:
    body = source.index("\n", start) + 1 if "\n" in source[start:end] else source.index("\r", start) + 1
    text, home = joined(_aligned(source, body, end, value.rstrip("\n ")), body)
    first = next(at for at, char in enumerate(text) if char not in " \n\t")
    line = max(source.rfind("\n", 0, home[first]), source.rfind("\r", 0, home[first])) + 1
    indent = re.match(r" *", source[line : home[first]])[0]  # type: ignore[index]
    newline = "\r\n" if source.startswith("\r\n", body - 2) else "\n"

    def escape(words: str) -> str | None:
        return words.replace("\n", newline + indent) if source[start] == "|" else _single_line(words)

    return Slot(text, home, escape, place=place)


def _aligned(source: str, start: int, end: int, value: str) -> Pieces:
    """The pieces of a scalar without escapes: only white space can differ between ``value`` and its source."""
    raw = [(at.start(), at[0]) for at in _RUNS.finditer(source, start, end)]
    at, done = 0, start
    for run in _RUNS.findall(value):
        if raw[at][1] != run and not _is_blank(run):  # indentation that the value does not have
            at += 1
        begin, written = raw[at]
        if run == written:
            yield from ((begin + i, begin + i + 1, char) for i, char in enumerate(run))
        else:
            yield begin, begin + len(written), run
        at += 1
        done = begin + len(written)
    if done == start:
        yield start, end, ""


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


def _plain(words: str) -> str | None:
    return None if _TELLING.search(words) else words


def _single(words: str) -> str | None:
    return None if _BREAK.search(words) else words.replace("'", "''")


def _double(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]
