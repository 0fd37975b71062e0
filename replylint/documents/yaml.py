"""YAML: scalars of every style. ruamel.yaml composes the nodes with their marks; no object is ever built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from replylint.documents.base import MOST_NESTED, Pieces, Slot, joined, pointer, too_nested
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
    rf"\\x[0-9a-fA-F]{{2}}|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\(?:\r\n|\r|\n)[ \t]*|\\.|{_FOLD}|.", re.DOTALL
)
_WORD = re.compile(r"[^ \t\r\n]")
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
        slot = _block(source, start, end, node.value.rstrip("\n "))
    elif node.style == "'":
        slot = Slot(*joined(_quoted(_SINGLE, source, start + 1, end - 1), start + 1), _single)
    elif node.style == '"':
        slot = Slot(*joined(_quoted(_DOUBLE, source, start + 1, end - 1), start + 1), _double)
    else:
        rewrite = partial(json.dumps, ensure_ascii=False)
        slot = Slot(*joined(_aligned(source, start, end, node.value), start), _plain, rewrite)
    if not node.value.startswith(slot.text) or node.value[len(slot.text) :].strip("\n "):
        # Line breaks that only YAML takes for such (U+2028): the reply is linted, but not written to.
        slot = Slot(node.value, [start] * len(node.value) + [end], _never)
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
