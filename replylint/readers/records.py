"""JSON records with a text: one a line (jsonl), or anywhere in one document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from replylint.encoding import line_ranges
from replylint.model import Both, Message, Place, ReplylintError
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.columns import Columns, recognise_columns, tell_roles, unknown_columns

MAX_DEPTH = 100  # levels of nesting in a document; chats need fewer than ten

Record = dict[str, Any]

_LONE_SURROGATE = re.compile(
    r"\\[^u]|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


class _Found(NamedTuple):
    """One record, and where it stands."""

    record: Record
    columns: Columns
    pointer: str
    line: int
    talk: str | None


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
        problems.append(
            Both(
                f"{file}:{broken[0]}：第 {line_ranges(broken, '、')} 行不是合法的 JSON 对象，已跳过",
                f"{file}:{broken[0]}: line {line_ranges(broken, ', ')} is no valid JSON object; skipped",
            )
        )


def read_lines(
    lines: Iterable[tuple[int, str]], file: str, options: ReadOptions, problems: list[Both], lookahead: int = 0
) -> Iterator[Message]:
    """A message for each line that holds a record with a text.

    ``problems``: as for ``parse_lines``, and the first record without a text. ``lookahead`` lines are read before
    the first message, to list all speakers if they cannot be told apart.
    """

    def found() -> Iterator[_Found]:
        columns_of = _columns_of(options)
        textless: ReplylintError | None = None
        for number, record in parse_lines(lines, file, problems):
            columns = columns_of(record)
            if columns is not None:
                yield _Found(record, columns, "", number, None)
            elif textless is None:
                textless = unknown_columns(f"{file}:{number}", record, options)
        if textless:
            problems.append(Both(textless.zh, textless.en))

    return _messages(found(), file, options, lookahead)


def matches(document: Any) -> bool:
    """Whether records with a text stand somewhere in the document."""
    return next(_walk(document, _columns_of(ReadOptions())), None) is not None


def read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    """A message for each record with a text, in the document's order; an array of strings is read as canned replies.

    Records below another one (``{"id": …, "messages": […]}``) belong to its conversation. Raises ReplylintError
    if there is no text, and for nesting beyond ``MAX_DEPTH``.
    """
    if isinstance(document, list) and document and all(isinstance(item, str) for item in document):
        for at, text in enumerate(document):
            if text.strip():
                yield Message(text, place=Place(file, pointer=f"/{at}"), writable=True)
        return
    empty = True
    for message in _messages(_walk(document, _columns_of(options)), file, options, lookahead=500):
        empty = False
        yield message
    if empty:
        raise unknown_columns(file, _keys(document), options)


def _messages(found: Iterable[_Found], file: str, options: ReadOptions, lookahead: int) -> Iterator[Message]:
    timezone = options.timezone
    turns = (
        (_text(_get(one.record, one.columns.role)), _text(_get(one.record, one.columns.speaker)), one)
        for one in found
        if isinstance(_get(one.record, one.columns.text), (str, int, float))
    )
    for role, (record, columns, pointer, line, talk) in tell_roles(turns, file, options, lookahead):
        text = _text(_get(record, columns.text))
        if not text or text.isspace():
            continue
        canned = columns.role is None and columns.speaker is None
        moment = _get(record, columns.time)
        if moment is not None:
            from replylint.readers.times import parse_time

            moment = parse_time(moment, timezone) if isinstance(moment, (str, int, float)) else None
        yield Message(
            text,
            role,
            _text(_get(record, columns.speaker)) or None,
            moment,
            _text(_get(record, columns.conversation)) or talk or (file if columns.time and not canned else None),
            _text(_get(record, columns.id)) or None,
            Place(file, line, 1, None, None, None, pointer + _pointer(record, columns.text)),
            canned,
        )


def _walk(document: Any, columns_of: Callable[[Record], Columns | None]) -> Iterator[_Found]:
    """Every record with a text, however deep."""
    stack: list[tuple[Any, str, str | None, int]] = [(document, "", None, 0)]
    while stack:
        value, pointer, talk, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise ReplylintError(
                f"JSON 嵌套超过 {MAX_DEPTH} 层，不像是聊天记录",
                f"the JSON is nested deeper than {MAX_DEPTH} levels; this does not look like chats",
            )
        inner: list[tuple[Any, str, str | None, int]] = []
        if isinstance(value, dict):
            columns = columns_of(value)
            if columns is not None:
                yield _Found(value, columns, pointer, 1, talk)
            nested = {key: item for key, item in value.items() if isinstance(item, (dict, list))}
            if nested:
                talk = _talk_of(value) or talk
                inner = [(item, f"{pointer}/{_escaped(key)}", talk, depth + 1) for key, item in nested.items()]
        elif isinstance(value, list):
            inner = [(item, f"{pointer}/{at}", talk, depth + 1) for at, item in enumerate(value)]
        stack.extend(reversed(inner))


def _talk_of(record: Record) -> str | None:
    columns = recognise_columns(["text", *(key for key in record if key != "text")], ReadOptions())
    if columns is None:
        return None
    return _text(_get(record, columns.conversation)) or _text(_get(record, columns.id)) or None


def _columns_of(options: ReadOptions) -> Callable[[Record], Columns | None]:
    """The meaning of a record's keys, worked out once for each set of keys."""
    dotted = [name for name in options.columns.values() if "." in name]
    known: dict[tuple[str, ...], Columns | None] = {}

    def columns_of(record: Record) -> Columns | None:
        keys = tuple(record)
        if dotted:
            keys += tuple(name for name in dotted if _get(record, name) is not None)
        try:
            return known[keys]
        except KeyError:
            if len(known) > 1000:  # keys made up by a stranger must not fill the memory
                known.clear()
            found = known[keys] = recognise_columns(keys, options)
            return found

    return columns_of


def _get(record: Record, name: str | None) -> Any:
    """The value of a key, or of a dotted path such as ``msg.content``."""
    if name is None:
        return None
    if name in record or "." not in name:
        return record.get(name)
    value: Any = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _pointer(record: Record, name: str) -> str:
    parts = [name] if name in record else name.split(".")
    return "".join(f"/{_escaped(part)}" for part in parts)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


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
