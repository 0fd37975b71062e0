"""JSON records with a text: one a line (jsonl), or anywhere in one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from math import isfinite
from typing import Any

from replylint.documents.placeholders import blanked
from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message, Place, ReplylintError
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.columns import Pair, is_of_nobody, recognise_columns, time_of, unknown_columns, words_of_both
from replylint.readers.documents import on_line
from replylint.readers.gaps import SENDER, TEXT
from replylint.readers.json_text import Record, parse, parse_lines
from replylint.readers.record_search import Found, Keys, Known, escaped, names_titles, text_of, walk
from replylint.readers.roles import is_automatic_word, is_taken_back
from replylint.readers.sides import answered, column_of_sides, nobody_named, tell_roles

_SIDE = "side\0"  # a key of ours in one half of a record
_MOST_PARTS = 20  # levels of lists and objects in one message's text
_SIDES = ("role", "type", "senderType", "sender_type", "userType", "user_type", "side")
_NAMES = ("name", "nickname", "nickName", "nick", "displayName", "display_name", "username", "userName", "email", "id")


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

    def found() -> Iterator[Found]:
        known = Keys(options, file)
        textless: ReplylintError | None = None
        some = False
        for number, record in parse_lines(lines, file, problems):
            meaning = known.of(record)
            if meaning is not None and not isinstance(record.get(meaning.columns.text), (dict, list)):
                some = True
                yield record, meaning, "", number, None
                continue
            turns = [turn for turn in walk(record, known, f"{file}:{number}") if _speaks(turn)]
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


def _speaks(turn: Found) -> bool:
    """Whether a record is the line itself, or within it a turn that somebody says."""
    columns, pointer = turn[1].columns, turn[2]
    return not pointer or columns.role is not None or columns.speaker is not None


def matches(document: Any) -> bool:
    """Whether records with a text stand somewhere in the document."""
    return next(walk(document, Keys(ReadOptions())), None) is not None


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
    keys = Keys(options, file, titled=names_titles(document, options))
    for message in _messages(walk(document, keys, file), file, options, lookahead=500):
        empty = False
        yield message
    if empty:
        raise unknown_columns(file, _keys(document), options)


def _messages(found: Iterable[Found], file: str, options: ReadOptions, lookahead: int) -> Iterator[Message]:
    found = iter(found)
    found = _halved(found, options)
    head = list(islice(found, lookahead))
    moments = [record.get(name) for record, (columns, _), *_ in head for name in (columns.time, columns.date) if name]
    order = None
    if any(isinstance(moment, str) for moment in moments):
        from replylint.readers.odd_times import date_order

        order = date_order(moment for moment in moments if isinstance(moment, str))
    if side := _side_of(head):
        head, found = [_told_by(side, one) for one in head], (_told_by(side, one) for one in found)
    asked = options.agents or options.columns or options.fields
    if head and not asked and all(is_of_nobody(record, columns) for record, (columns, _), *_ in head):
        raise nobody_named(file, head[0][0], head[0][1].columns.text)
    for role in {columns.role for _, (columns, _), *_ in head}:
        options = answered(role, options)
    found = chain(head, found)
    turns = ((side, speaker, (one, side, speaker)) for one in found for side, speaker in (_sender(one),))
    unasked = options._replace(gaps=None)  # of canned replies nobody wants to know who wrote them, and when
    for role, (one, side, speaker) in tell_roles(turns, file, options, lookahead):
        record, (columns, inner), pointer, line, talk = one
        get = record.get
        said = get(columns.text)
        canned = columns.role is None and columns.speaker is None
        text = text_of(said) if canned else _words(said)
        if not canned and "<" in text:
            from replylint.readers.markup import as_shown

            text = as_shown(text)
        place = on_line(Place(file), line, text, pointer + inner)
        gaps = options.gaps if not canned or (columns.time and columns.conversation) else None
        if not text or text.isspace():
            if gaps is not None and said and not isinstance(said, str):
                gaps.add(TEXT, place)
            continue
        if gaps is not None and not (side or speaker or options.agents):
            gaps.add(SENDER, place)
        moment = get(columns.time)
        if moment is not None:
            from replylint.readers.times import read_time

            spelled = (moment, f"{text_of(get(columns.date))} {moment}") if columns.date else (moment,)
            moment = read_time(place, unasked if canned else options, *spelled, order=order)
        if not canned and is_taken_back(columns.recalled or "", text_of(get(columns.recalled)), text, speaker):
            role = SYSTEM
        yield Message(
            text,
            role,
            speaker or None,
            moment,
            text_of(get(columns.conversation)) or talk or (file if columns.time and not canned else None),
            _id(get(columns.id)),
            place,
            canned,
            blanked(text, blank_links=False) if canned else None,
            is_automatic_word(side),
        )


def _halved(found: Iterable[Found], options: ReadOptions) -> Iterator[Found]:
    """Records, and both halves of those that hold what the customer asked and what the agent answered.

    A lone time is the question's, and the answer's where nothing is asked.
    """
    if {"text", "role"} & options.columns.keys():
        yield from found
        return
    for record, known, pointer, line, talk in found:
        columns = known.columns
        pair = _pair_of(tuple(record)) if columns.role is None and (columns.time or columns.conversation) else None
        if pair is None:
            yield record, known, pointer, line, talk
            continue
        asked, answered = time_of(CUSTOMER, record), time_of(AGENT, record)
        asked = asked or (columns.time if columns.time != answered else None)
        answered = answered or (None if record.get(pair.customer) else asked)
        for side, text, time in ((CUSTOMER, pair.customer, asked), (AGENT, pair.agent, answered)):
            half = columns._replace(text=text, role=_SIDE, time=time)
            yield {**record, _SIDE: side}, Known(half, f"/{escaped(text)}"), pointer, line, talk


@lru_cache(maxsize=1000)
def _pair_of(keys: tuple[str, ...]) -> Pair | None:
    return words_of_both(keys)


def _side_of(head: Sequence[Found]) -> str | None:
    """The key that holds the side of each record of ``head``, where no key is called so."""
    if not head or any(columns.role for _, (columns, _), *_ in head):
        return None
    columns = head[0][1].columns
    keys = [key for key in head[0][0] if key not in (columns.text, columns.speaker)]
    return column_of_sides(keys, [[text_of(record.get(key)) for key in keys] for record, *_ in head])


def _told_by(side: str, one: Found) -> Found:
    record, (columns, inner), pointer, line, talk = one
    told = columns._replace(role=side) if side in record else columns
    return record, Known(told, inner), pointer, line, talk


def _sender(one: Found) -> tuple[str, str]:
    """The word for the side that a record names, and its speaker, in ``{"type": …, "name": …}``, too."""
    record, (columns, _), *_ = one
    side, speaker = record.get(columns.role), record.get(columns.speaker)
    if isinstance(speaker, dict):
        side = side or _first(speaker, _SIDES)
        speaker = _first(speaker, _NAMES)
    return text_of(_first(side, (*_SIDES, *_NAMES)) if isinstance(side, dict) else side), text_of(speaker)


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
    return text_of(value)


def _id(value: Any) -> str | float | None:
    """The record's own id as it stands there; None for objects, arrays and numbers that JSON does not have."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    return value if isinstance(value, (str, int)) else None


def _keys(document: Any) -> list[str]:
    """The keys of the first record in a document, to name them in an error."""
    while isinstance(document, list) and document:
        document = document[0]
    if not isinstance(document, dict):
        return []
    inner = next((value for value in document.values() if isinstance(value, (dict, list)) and value), None)
    return _keys(inner) or list(document)


LAYOUT = JsonLayout("records", Both("JSON 记录", "JSON records"), matches, read)
