"""JSON records with a text: one a line (jsonl), or anywhere in one document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from math import isfinite
from typing import Any, NamedTuple

from replylint.documents.fields import is_reply
from replylint.documents.placeholders import blanked
from replylint.encoding import line_ranges
from replylint.model import Both, Message, Place, ReplylintError
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.columns import Columns, recognise_columns, tell_roles, unknown_columns
from replylint.readers.documents import on_line
from replylint.readers.gaps import SENDER, TEXT
from replylint.readers.roles import is_automatic_word, role_of_word

MAX_DEPTH = 100  # levels of nesting in a document; chats need fewer than ten

_MOST_PARTS = 20  # levels of lists and objects in one message's text
_SIDES = ("role", "type", "senderType", "sender_type", "userType", "user_type", "side")
_NAMES = ("name", "nickname", "nickName", "nick", "displayName", "display_name", "username", "userName", "email", "id")
_QUOTES = frozenset("quote quoted quotedmessage reference refer refermsg replyto 引用 引用消息".split())

Record = dict[Any, Any]

_LONE_SURROGATE = re.compile(
    r"\\[^u]|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


class _Known(NamedTuple):
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


_Found = tuple[Record, _Known, str, int, "str | None"]
"""A record, the meaning of its keys, its own pointer, its line (0 in a document), and the talk that it stands in."""


def parse(text: str) -> Any:
    r"""``json.loads`` for strangers' text: a half of a surrogate pair (``\ud83d``) becomes U+FFFD.

    Raises ValueError for broken JSON and for nesting too deep for the parser.
    """
    if "\\ud" in text or "\\uD" in text:
        text = _LONE_SURROGATE.sub(lambda found: "\\ufffd" if found[1] else found[0], text)
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def parse_lines(lines: Iterable[tuple[int, str]], file: str, problems: list[Both]) -> Iterator[tuple[int, Record]]:
    """The JSON object on each line, with its number; at the end ``problems`` names the lines that are none."""
    broken: list[int] = []
    for number, text in lines:
        if not text or text.isspace():
            continue
        try:
            record = parse(text)
        except ValueError:
            record = None
        if isinstance(record, dict):
            yield number, record
        else:
            broken.append(number)
    if broken:
        problems.append(broken_lines(file, broken))


def broken_lines(file: str, numbers: list[int]) -> Both:
    """The sentence that names lines that are no JSON objects."""
    return Both(
        f"{file}:{numbers[0]}：第 {line_ranges(numbers, '、')} 行不是合法的 JSON 对象，已跳过",
        f"{file}:{numbers[0]}: line {line_ranges(numbers, ', ')} is no valid JSON object; skipped",
    )


def is_record(line: str, options: ReadOptions) -> bool:
    """Whether a line is a JSON object with a text."""
    try:
        record = parse(line)
    except ValueError:
        return False
    return isinstance(record, dict) and recognise_columns(map(str, record), options) is not None


def read_lines(
    lines: Iterable[tuple[int, str]], file: str, options: ReadOptions, problems: list[Both], lookahead: int = 0
) -> Iterator[Message]:
    """A message for each line that holds a record with a text, or for each turn of a talk that a line holds whole.

    ``problems``: as for ``parse_lines``, and the first record without a text, which is raised if none has one.
    ``lookahead`` lines are read before the first message, to list all speakers if they cannot be told apart.
    """

    def found() -> Iterator[_Found]:
        known = _Keys(options, file)
        textless: ReplylintError | None = None
        some = False
        for number, record in parse_lines(lines, file, problems):
            meaning = known.of(record)
            if meaning is not None and not isinstance(record.get(meaning.columns.text), (dict, list)):
                some = True
                yield record, meaning, "", number, None
                continue
            turns = [turn for turn in _walk(record, known, f"{file}:{number}") if turn[1].columns.role or not turn[2]]
            if turns:
                some = True
                for inner, meaning, pointer, _, talk in turns:
                    yield inner, meaning, pointer, number, talk or (f"{file}:{number}" if pointer else None)
            elif textless is None:
                textless = unknown_columns(f"{file}:{number}", record, options)
        if textless and not some and not problems:
            raise textless
        if textless:
            problems.append(Both(textless.zh, textless.en))

    return _messages(found(), file, options, lookahead)


def matches(document: Any) -> bool:
    """Whether records with a text stand somewhere in the document."""
    return next(_walk(document, _Keys(ReadOptions())), None) is not None


def read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    """A message for each record with a text, in the document's order; an array of strings is read as canned replies.

    Records below another one (``{"id": …, "messages": […]}``) belong to its conversation. Raises ReplylintError
    if there is no text, and for nesting beyond ``MAX_DEPTH`` (times ``options.limits``).
    """
    if isinstance(document, list) and document and all(isinstance(item, str) for item in document):
        for at, text in enumerate(document):
            if text.strip():
                yield Message(text, place=Place(file, 0, pointer=f"/{at}"), writable=True)
        return
    empty = bool(document)  # [] holds no messages, and no others than messages
    keys = _Keys(options, file, titled=_names_titles(document, options))
    for message in _messages(_walk(document, keys, file), file, options, lookahead=500):
        empty = False
        yield message
    if empty:
        raise unknown_columns(file, _keys(document), options)


def _messages(found: Iterable[_Found], file: str, options: ReadOptions, lookahead: int) -> Iterator[Message]:
    found = iter(found)
    head = list(islice(found, lookahead))
    moments = [record.get(name) for record, (columns, _), *_ in head for name in (columns.time, columns.date) if name]
    order = None
    if any(isinstance(moment, str) for moment in moments):
        from replylint.readers.times import date_order

        order = date_order(moment for moment in moments if isinstance(moment, str))
    found = chain(head, found)
    turns = ((side, speaker, (one, side, speaker)) for one in found for side, speaker in (_sender(one),))
    unasked = options._replace(gaps=None)  # of canned replies nobody wants to know who wrote them, and when
    for role, (one, side, speaker) in tell_roles(turns, file, options, lookahead):
        record, (columns, inner), pointer, line, talk = one
        get = record.get
        said = get(columns.text)
        canned = columns.role is None and columns.speaker is None
        text = _text(said) if canned else _words(said)
        place = on_line(Place(file), line, text, pointer + inner)
        gaps = options.gaps if not canned or (columns.time and columns.conversation) else None
        if not text or text.isspace():
            if gaps is not None and said and not isinstance(said, str):
                gaps.add(TEXT, place)
            continue
        if gaps is not None and not side and not speaker:
            gaps.add(SENDER, place)
        moment = get(columns.time)
        if moment is not None:
            from replylint.readers.times import read_time

            spelled = (moment, f"{_text(get(columns.date))} {moment}") if columns.date else (moment,)
            moment = read_time(place, unasked if canned else options, *spelled, order=order)
        yield Message(
            text,
            role,
            speaker or None,
            moment,
            _text(get(columns.conversation)) or talk or (file if columns.time and not canned else None),
            _id(get(columns.id)),
            place,
            canned,
            blanked(text, blank_links=False) if canned else None,
            is_automatic_word(side),
        )


def _sender(one: _Found) -> tuple[str, str]:
    """The word for the side that a record names, and its speaker, in ``{"type": …, "name": …}``, too."""
    record, (columns, _), *_ = one
    side, speaker = record.get(columns.role), record.get(columns.speaker)
    if isinstance(speaker, dict):
        side = side or _first(speaker, _SIDES)
        speaker = _first(speaker, _NAMES)
    return _text(_first(side, (*_SIDES, *_NAMES)) if isinstance(side, dict) else side), _text(speaker)


def _first(record: Record, keys: Iterable[str]) -> Any:
    return next((record[key] for key in keys if record.get(key) not in (None, "", [], {})), None)


def _words(value: Any, depth: int = 0) -> str:
    """The words in a text that is an object or a list of parts; pictures and the like have none."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and depth < _MOST_PARTS:
        return "\n".join(filter(None, (_words(part, depth + 1) for part in value)))
    if isinstance(value, dict) and depth < _MOST_PARTS:
        columns = recognise_columns(map(str, value), ReadOptions())
        return _words(value.get(columns.text), depth + 1) if columns else ""
    return _text(value)


def _walk(document: Any, known: _Keys, where: str = "") -> Iterator[_Found]:
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
            is_turn = meaning is not None and _is_turn(meaning)
            if meaning is not None and (is_turn or not in_turn) and not _holds_turns(value, meaning, known):
                yield value, meaning, pointer, 0, talk or (apart if is_turn else None)
                if meaning.columns.role or meaning.columns.speaker:
                    nested.pop(meaning.columns.text, None)
                if is_turn:
                    in_turn = True
                    nested = {key: item for key, item in nested.items() if _plain(key) not in _QUOTES}
            if nested:
                talk = _talk_of(value) or talk
                inner = [
                    _Open(item, f"{pointer}/{_escaped(key)}", talk, apart, depth + 1, in_turn)
                    for key, item in nested.items()
                ]
        elif isinstance(value, list):
            for at, item in enumerate(value):
                below = f"{pointer}/{at}"
                holds = isinstance(item, (dict, list)) and not in_turn and not _is_record(item, known)
                inner.append(_Open(item, below, talk, where + below if holds else apart, depth + 1, in_turn))
        stack.extend(reversed(inner))


def _is_record(item: Any, known: _Keys) -> bool:
    return isinstance(item, dict) and (meaning := known.of(item)) is not None and not _holds_turns(item, meaning, known)


def _is_turn(meaning: _Known) -> bool:
    """Whether a record is told to be a turn of a talk, and not just a reply with a name."""
    columns = meaning.columns
    return columns.role is not None or (columns.speaker is not None and columns.time is not None)


def _holds_turns(record: Record, meaning: _Known, known: _Keys) -> bool:
    """Whether what seems to be a record's text is a whole talk."""
    text = record.get(meaning.columns.text)
    return isinstance(text, (dict, list)) and any(_is_turn(turn) for _, turn, *_ in _walk(text, known))


def _names_titles(document: Any, options: ReadOptions) -> bool:
    """Whether ``name`` is what a reply is called, and not who speaks: there are replies beside the records, too.

    No record then tells more of a talk than a name, each has its own, which names no side, and some string elsewhere
    in the document reads like a reply.
    """
    keys = _Keys(options)
    more = False
    names: set[str] = set()
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(document, ())]
    while stack:
        value, path = stack.pop()
        if isinstance(value, dict):
            meaning = keys.of(value)
            text = meaning and meaning.columns.text
            if meaning:
                name = _text(value.get("name"))
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
    columns = recognise_columns(("text", *record), ReadOptions())
    return (columns and (_text(record.get(columns.conversation)) or _text(record.get(columns.id)))) or None


class _Keys:
    """The meaning of records' keys, worked out once for each set of keys; if ``titled``, nobody speaks."""

    def __init__(self, options: ReadOptions, file: str = "-", titled: bool = False) -> None:
        self.file = file
        self._options = options
        self._titled = titled
        self.deepest = options.limits * MAX_DEPTH
        self._dotted = [name for name in options.columns.values() if "." in name]
        self._known: dict[tuple[str, ...], _Known | None] = {}

    def of(self, record: Record) -> _Known | None:
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

    def _judge(self, keys: tuple[str, ...]) -> _Known | None:
        columns = recognise_columns(keys, self._options)
        if columns is None:
            return None
        if self._titled:
            columns = columns._replace(speaker=None)
        steps = columns.text.split(".") if columns.text in self._dotted else [columns.text]
        return _Known(columns, "".join(f"/{_escaped(step)}" for step in steps))


def _at(record: Record, path: str) -> Any:
    value: Any = record
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _id(value: Any) -> str | float | None:
    """The record's own id as it stands there; None for objects, arrays and numbers that JSON does not have."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    return value if isinstance(value, (str, int)) else None


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def _plain(key: str) -> str:
    return key.lower().replace("_", "")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _keys(document: Any) -> list[str]:
    """The keys of the first record in a document, to name them in an error."""
    while isinstance(document, list) and document:
        document = document[0]
    if not isinstance(document, dict):
        return []
    inner = next((value for value in document.values() if isinstance(value, (dict, list)) and value), None)
    return _keys(inner) or list(document)


LAYOUT = JsonLayout("records", Both("JSON 记录", "JSON records"), matches, read)
