"""Canned-reply files: read by ``replylint.documents``, which knows the exact place of each reply."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import IO

from replylint.documents import MOST_CHARACTERS, is_document, read_document, stem
from replylint.documents.labels import answer, customer, is_remark, label
from replylint.documents.names import is_apart, is_wrong
from replylint.documents.placeholders import FILLER
from replylint.documents.text import FIRST_LINES
from replylint.model import CUSTOMER, Both, Comment, Message, Place, ReplylintError
from replylint.readers import Reading
from replylint.readers.base import ReadOptions
from replylint.readers.columns import NoTextError
from replylint.readers.files import opened
from replylint.text.decoding import read_text
from replylint.text.encoding import decode

NAME = "canned"
TITLE = Both("话术文件", "canned replies")
_OUR_NAME = (b"replylint", "replylint".encode("utf-16-le"))  # in UTF-16 of either order: zeros lie between
_BLOCK = 1 << 20
MOST_REPLIES = 100_000  # in one file: no shop has a tenth of them
_GENERIC = ("table", "records")  # an export of a make that we don't know, or canned replies


def by_name(file: str, options: ReadOptions) -> Reading | None:
    """``file`` as canned replies if its name says that it can be nothing else; None otherwise."""
    return None if options.layout or not is_document(file) else _read(file, options)


def by_content(reading: Reading, options: ReadOptions) -> Reading:
    """``reading``, or the same file as canned replies if what it holds is no talk.

    With ``options.fields`` only those are replies, even if there is none. Otherwise canned replies keep the ids and
    talks of their records, and ``reading`` its problems. Raises NoTextError if the file holds no messages at all (see
    ``instead``).
    """
    if options.layout or reading.layout not in _GENERIC or reading.encoding is None:
        return reading
    if options.fields and (chosen := _if_any(reading.file, options)):
        return chosen
    first = next(reading.messages, None)
    may_be = first.writable if first else not options.columns or options.fields
    if may_be and _is_apart(reading.file, options):
        return _unread(reading)
    canned = _if_any(reading.file, options, bool(options.fields)) if may_be else None
    if canned is None:
        return reading._replace(messages=chain((first,) if first else (), reading.messages))
    if first is None or options.fields:
        return canned
    return _joined(canned, reading, [first, *reading.messages])


def _joined(canned: Reading, reading: Reading, known: list[Message]) -> Reading:
    """``canned`` with what ``known``, the messages of ``reading``, say of its records.

    Where the two do not agree, because the file is damaged or more than replies, ``reading`` is the safer one.
    """
    try:
        replies = list(canned.messages)
    except ReplylintError:
        replies = []
    records: dict[tuple[object, ...], Message] = {}
    rest = iter(known)
    record = next(rest, None)
    for reply in replies:
        if record and record.writable and reply.text == record.text:
            records[_record(reply.place)] = record
            record = next(rest, None)
    if record:
        return reading._replace(messages=iter(known))
    return canned._replace(
        messages=(_of_record(reply, records.get(_record(reply.place))) for reply in replies),
        problems=reading.problems,
        remarks=reading.remarks,
    )


def _record(place: Place) -> tuple[object, ...]:
    """What is the same for all replies of one record."""
    return (place.line, (place.pointer or "").rpartition("/")[0]) if place.row is None else (place.row,)


def _of_record(reply: Message, record: Message | None) -> Message:
    if record is None:
        return reply
    place = reply.place._replace(row=record.place.row)
    return reply._replace(id=record.id, conversation=record.conversation, place=place)


def instead(file: str, options: ReadOptions, error: NoTextError) -> Reading:
    """The canned replies in a file that as an export has no text.

    Raises ``error`` if there are none, either; with ``options.fields`` it need not have any of them.
    """
    canned = None if options.layout else _if_any(file, options, bool(options.fields))
    if canned is None:
        raise error
    return canned


def with_comments(reading: Reading, options: ReadOptions) -> Reading:
    """``reading`` with the comments of its file, if it is a text file of drafts that has any for us.

    A line of it that is labelled as a question (问：, Q1:, or A: of A and B) is the customer's; words that must not be
    said are nobody's. Other comments are left out, unless somebody asks for every line (``options.layout``).
    """
    if reading.layout != "lines" or not reading.file.lower().removesuffix(".gz").endswith(".txt"):
        return reading
    if _is_apart(reading.file, options):
        return _unread(reading)
    first = list(islice(reading.messages, FIRST_LINES))
    whose = customer("\n".join(line.text for line in first))
    lines = (line for line in chain(first, reading.messages) if options.layout or not is_remark(line.text))
    reading = reading._replace(messages=(_by_its_label(line, whose) for line in lines))
    with opened(reading.file, options.data, options.limits) as stream:
        if not _names_us(stream):
            return reading
    with opened(reading.file, options.data, options.limits) as stream:
        text, _ = decode(stream.read(), reading.file, options.encoding)
    return reading._replace(comments=_comments(reading.file, text))


def _is_apart(file: str, options: ReadOptions) -> bool:
    """Whether a file is named as none of replies (违禁词, CHANGELOG), and nobody has said what in it are some."""
    return not (options.layout or fields_of(options)) and is_apart(stem(file))


def _unread(reading: Reading) -> Reading:
    """``reading`` without messages; a list of words is told of, as it might be one of replies."""
    if is_wrong(stem(reading.file)):
        zh = "看文件名是不能说的话，没有检查；要检查，请加 --layout lines（表格和 JSON：--field 字段名）。"
        en = "by its name what must not be said: not checked; add --layout lines (tables, JSON: --field NAME) to do so."
        reading.remarks.append(Both(f"{reading.file}：{zh}", f"{reading.file}: {en}"))
    return reading._replace(messages=iter(()))


def _by_its_label(line: Message, whose: str) -> Message:
    """The line, the customer's if it is labelled as a question; where an answer follows, only that is seen.

    ``whose`` label (A or B) is the customer's in a talk of the two.
    """
    if label(line.text, whose)[0] is not False:
        return line
    meaning, asked = answer(line.text, whose)
    if not meaning:
        return line._replace(role=CUSTOMER)
    return line._replace(seen=FILLER * asked + (line.seen or line.text)[asked:])


def _names_us(stream: IO[bytes]) -> bool:
    before = b""
    while block := stream.read(_BLOCK):
        if any(name in before + block for name in _OUR_NAME):
            return True
        before = block[-len(_OUR_NAME[-1]) :]
    return False


def _comments(file: str, text: str) -> tuple[Comment, ...]:
    if "replylint" not in text:
        return ()
    from replylint.documents.comments import comments

    with suppress(ReplylintError):  # a broken file: whoever takes its messages will hear of it
        return tuple(comments(file, text))
    return ()


def fields_of(options: ReadOptions) -> tuple[str, ...]:
    """What the user said about which values are replies."""
    text = options.columns.get("text")
    return options.fields or ((text,) if text else ())


def _if_any(file: str, options: ReadOptions, or_none: bool = False) -> Reading | None:
    """``file`` as canned replies; None if it cannot be read so, or has none and may not be without (``or_none``)."""
    try:
        reading = _read(file, options)
        first = next(reading.messages, None)
    except ReplylintError:
        return None
    if first is None:
        return reading if or_none else None
    return reading._replace(messages=chain((first,), reading.messages))


def _read(file: str, options: ReadOptions) -> Reading:
    problems: list[Both] = []
    with opened(file, options.data, options.limits) as stream:
        encoding, texts = read_text(stream, file, options.encoding, problems, options.limits)
        parts: list[str] = []
        size = 0
        for text in texts:
            parts.append(text)
            size += len(text)
            if size > MOST_CHARACTERS:  # read_document will say so
                break
    text = "".join(parts)
    messages = _no_more(read_document(file, text, fields_of(options)), file, MOST_REPLIES * options.limits)
    reading = Reading(file, NAME, TITLE, encoding.label, messages, problems, [], _comments(file, text), text)
    return _unread(reading) if _is_apart(file, options) else reading


def _no_more(messages: Iterator[Message], file: str, most: int) -> Iterator[Message]:
    """``messages``; raises ReplylintError if there are more than ``most``."""
    yield from islice(messages, most)
    if next(messages, None) is not None:
        raise ReplylintError(
            f"{file}：超过 {most} 条话术，后面的没有检查；真有这么多，请分成几个文件，或在设置里调大 size-limits",
            f"{file}: more than {most} replies, the rest is not checked; split the file, or raise size-limits",
        )
