"""The records with a text in a JSON value, however deep they stand, and the talks that they are of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from replylint.documents.fields import is_reply
from replylint.model import ReplylintError
from replylint.readers.base import ReadOptions
from replylint.readers.columns import Columns, recognise_columns
from replylint.readers.json_text import Record
from replylint.readers.roles import role_of_word

MAX_DEPTH = 100  # levels of nesting in a document; chats need fewer than ten

_QUOTES = frozenset("quote quoted quotedmessage reference refer refermsg replyto 引用 引用消息".split())


class Known(NamedTuple):
    """What the keys of a record mean, and the pointer from the record to its text."""

    columns: Columns
    pointer: str


class _Open(NamedTuple):
    """A value to be searched for records: where it stands, in which talk by name, and in which by its list."""

    value: Any
    pointer: str = ""
    talk: str | None = None
    apart: str | None = None
    depth: int = 0
    in_turn: bool = False


Found = tuple[Record, Known, str, int, "str | None"]
"""A record, the meaning of its keys, its own pointer, its line (0 in a document), and the talk that it stands in."""


def walk(document: Any, known: Keys, where: str = "") -> Iterator[Found]:
    """Every record with a text, however deep; turns in several lists are of several talks, named after ``where``.

    What stands below a turn of a talk are turns, too, or parts of it: its words, or what it quotes.
    """
    stack: list[_Open] = [_Open(document)]
    while stack:
        value, pointer, talk, apart, depth, in_turn = stack.pop()
        if depth > known.deepest:
            raise ReplylintError(
                f"{known.file}：JSON 嵌套超过 {known.deepest} 层，不像聊天记录；确实是的话，请在设置里调大 size-limits",
                f"{known.file}: nested deeper than {known.deepest} levels; if chats really are so, raise size-limits",
            )
        inner: list[_Open] = []
        if isinstance(value, dict):
            meaning = known.of(value)
            nested = {key: item for key, item in value.items() if isinstance(item, (dict, list))}
            turn = meaning is not None and is_turn(meaning)
            if meaning is not None and (turn or not in_turn) and not _holds_turns(value, meaning, known):
                yield value, meaning, pointer, 0, talk or (apart if turn else None)
                if meaning.columns.role or meaning.columns.speaker:
                    nested.pop(meaning.columns.text, None)
                if turn:
                    in_turn = True
                    nested = {key: item for key, item in nested.items() if _plain(key) not in _QUOTES}
            if nested:
                talk = _talk_of(value) or talk
                several = not in_turn and sum(_is_list_of_records(item, known) for item in nested.values()) > 1
                inner = [
                    _Open(item, below, talk, where + below if several else apart, depth + 1, in_turn)
                    for key, item in nested.items()
                    for below in (f"{pointer}/{escaped(key)}",)
                ]
        elif isinstance(value, list) and isinstance(next(iter(value), None), list) and (table := known.of_rows(value)):
            names, start, meaning = table
            for at, row in enumerate(value[start:], start):
                if isinstance(row, list):
                    yield dict(zip(names, row, strict=False)), meaning, f"{pointer}/{at}", 0, talk or apart
        elif isinstance(value, list):
            for at, item in enumerate(value):
                below = f"{pointer}/{at}"
                holds = isinstance(item, (dict, list)) and not in_turn and not _is_record(item, known)
                inner.append(_Open(item, below, talk, where + below if holds else apart, depth + 1, in_turn))
        stack.extend(reversed(inner))


def _is_record(item: Any, known: Keys) -> bool:
    return isinstance(item, dict) and (meaning := known.of(item)) is not None and not _holds_turns(item, meaning, known)


def _is_list_of_records(value: Any, known: Keys) -> bool:
    return isinstance(value, list) and bool(value) and _is_record(value[0], known)


def is_turn(meaning: Known) -> bool:
    """Whether a record is told to be a turn of a talk, and not just a reply with a name."""
    columns = meaning.columns
    return columns.role is not None or (columns.speaker is not None and columns.time is not None)


def _holds_turns(record: Record, meaning: Known, known: Keys) -> bool:
    """Whether what seems to be a record's text is a whole talk."""
    text = record.get(meaning.columns.text)
    return isinstance(text, (dict, list)) and any(is_turn(turn) for _, turn, *_ in walk(text, known))


def names_titles(document: Any, options: ReadOptions) -> bool:
    """Whether ``name`` is what a reply is called, and not who speaks: there are replies beside the records, too.

    No record then tells more of a talk than a name, each has its own, which names no side, and some string elsewhere
    in the document reads like a reply.
    """
    keys = Keys(options)
    more = False
    names: set[str] = set()
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(document, ())]
    while stack:
        value, path = stack.pop()
        if isinstance(value, dict):
            meaning = keys.of(value)
            text = meaning and meaning.columns.text
            if meaning:
                name = text_of(value.get("name"))
                if meaning.columns._replace(text="", id=None) != Columns("", speaker="name"):
                    return False
                if name in names or role_of_word(name, options.roles):
                    return False
                names.add(name)
            stack += [(item, (*path, key)) for key, item in value.items() if key != text]
        elif isinstance(value, list):
            stack += [(item, (*path, at)) for at, item in enumerate(value)]
        elif isinstance(value, str):
            more = more or is_reply(path, value, ())
        if len(path) > keys.deepest:  # whoever reads the document will say so
            return False
    return more


def _talk_of(record: Record) -> str | None:
    columns = _talk_keys(tuple(key for key, value in record.items() if not isinstance(value, (dict, list))))
    return (columns and (text_of(record.get(columns.conversation)) or text_of(record.get(columns.id)))) or None


@lru_cache(maxsize=1000)
def _talk_keys(keys: tuple[str, ...]) -> Columns | None:
    return recognise_columns(("text", *keys), ReadOptions())


class Keys:
    """The meaning of records' keys, worked out once for each set of keys; if ``titled``, nobody speaks."""

    def __init__(self, options: ReadOptions, file: str = "-", titled: bool = False) -> None:
        self.file = file
        self._options = options
        self._titled = titled
        self.deepest = options.limits * MAX_DEPTH
        self._dotted = [name for name in options.columns.values() if "." in name]
        self._known: dict[tuple[str, ...], Known | None] = {}

    def of(self, record: Record) -> Known | None:
        """What the keys mean; None without a text. Dotted names of the options (``msg.content``) become keys."""
        for name in self._dotted:
            if name not in record and (value := _at(record, name)) is not None:
                record[name] = value
        keys = tuple(record)
        try:
            return self._known[keys]
        except KeyError:
            if len(self._known) > 1000:  # keys made up by a stranger must not fill the memory
                self._known.clear()
            known = self._known[keys] = self._judge(keys)
            return known

    def of_rows(self, rows: list[Any]) -> tuple[list[str], int, Known] | None:
        """The names of the columns of a list of lists, the first row below them, and their meaning; None of others."""
        from replylint.readers.json_rows import head_of

        names, start = head_of(rows, self._options) or ([], 0)
        meaning = self._judge(tuple(names))
        return meaning and (names, start, meaning._replace(pointer=f"/{names.index(meaning.columns.text)}"))

    def _judge(self, keys: tuple[str, ...]) -> Known | None:
        columns = recognise_columns(keys, self._options)
        if columns is None:
            return None
        if self._titled:
            columns = columns._replace(speaker=None)
        steps = columns.text.split(".") if columns.text in self._dotted else [columns.text]
        return Known(columns, "".join(f"/{escaped(step)}" for step in steps))


def _at(record: Record, path: str) -> Any:
    value: Any = record
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def text_of(value: Any) -> str:
    """A value as text; "" for none, and for lists and objects."""
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def _plain(key: str) -> str:
    return key.lower().replace("_", "")


def escaped(name: str) -> str:
    """A key as a step of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")
