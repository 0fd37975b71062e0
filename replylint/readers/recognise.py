"""Which layout an input is in: told by its bytes and the layouts' own signatures, in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain, islice
from typing import IO, Any

from replylint.model import Both, Message, ReplylintError
from replylint.readers import (
    DOCUMENTS,
    TEXTS,
    WORKBOOKS,
    Reading,
    beside,
    blocks,
    json_text,
    lines,
    load,
    named,
    pasted,
    records,
    table,
    unread_talk,
)
from replylint.readers.base import JsonLayout, Line, ReadOptions, Row, TableLayout, TextLayout
from replylint.readers.columns import NoTextError, check_options, recognise_columns
from replylint.readers.documents import on_line
from replylint.readers.doubts import TIME_FIRST, other_layout, reported, some_headed, some_said, whole
from replylint.readers.gaps import Gaps
from replylint.readers.sheets import HEAD_ROWS, TITLE_ROWS, Input, Read, delimited, from_tables, header_of
from replylint.text.decoding import read_text, split_lines

_PAGE = re.compile(r"\s*<(?:!doctype\s+html|\?xml\s|(?:html|head|meta|style|table)[\s>])", re.IGNORECASE)
_ARCHIVED_PAGE = re.compile(r"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n){0,9}?Content-Type:\s*multipart/related", re.IGNORECASE)


def recognise(stream: IO[bytes], file: str, options: ReadOptions) -> Reading:
    """What ``stream`` holds, ready to be read.

    ``file`` is for places and errors; its ending only decides between lines of text and a table of unknown
    columns. Raises ReplylintError.
    """
    check_options(options)
    gaps = Gaps()
    options = options._replace(gaps=gaps)
    given = Input(file, named(options.layout) if options.layout else None, options, [], [])
    start: bytes = stream.peek(8)[:8] if hasattr(stream, "peek") else b""
    encoding = None
    if start.startswith(WORKBOOKS):
        from replylint.readers.workbook import read_sheets

        layout, messages = from_tables(read_sheets(stream, file, options, given.problems, given.remarks), given)
    else:
        found, texts = read_text(stream, file, options.encoding, given.problems, options.limits)
        encoding = found.label
        layout, messages = _from_text(texts, given)
    if given.asked not in (None, table.LAYOUT, records.LAYOUT):
        messages = some_said(messages, layout, file)
    elif isinstance(layout, TextLayout) and layout is not lines.LAYOUT:
        messages = some_headed(messages, layout, file)
    if isinstance(layout, TextLayout):
        messages = whole(messages, file, given.remarks, layout.name in TIME_FIRST)
        if given.asked is None and layout is not lines.LAYOUT:
            messages = unread_talk.within(messages, file, given.problems)
    if options.columns and isinstance(layout, TextLayout):
        given.remarks.append(
            Both(
                f"{file}：{layout.title.zh}没有列，--column（设置里的 columns）在这里没有用到",
                f"{file}: {layout.title.en} has no columns; --column (columns in the settings) was not used here",
            )
        )
    messages = reported(messages, gaps, given.remarks)
    return Reading(file, layout.name, layout.title, encoding, messages, given.problems, given.remarks)


def is_export(head: bytes, options: ReadOptions) -> bool:
    """Whether a stream that begins with ``head`` is an export, and not drafts of which each should go on at once.

    It is one if it begins like a workbook or a JSON document, like a layout of lines, or with the names of a text
    column and another one. JSON records a line may be drafts.
    """
    if head.startswith(WORKBOOKS):
        return True
    try:
        _, texts = read_text(BytesIO(head[: head.rfind(b"\n") + 1] or head), "-", options.encoding, [])
        first = next(texts, "")
    except ReplylintError:
        return False
    if _PAGE.match(first) or _ARCHIVED_PAGE.match(first):
        return True
    if _JSON_START.match(first):
        return not records.is_record(first.partition("\n")[0], options)
    given = Input("-", None, options, [], [])
    start = split_lines(first)[: pasted.HEAD_LINES]
    if _text_layout(start) or unread_talk.senders(start) is not None:
        return True
    rows = list(islice(delimited(first, [first], given), TITLE_ROWS + HEAD_ROWS))
    header = header_of(rows, given)
    if options.columns:
        return header is not None or _is_tabular(rows)
    if header is None or header.layout is not table.LAYOUT:
        return header is not None
    columns = recognise_columns(rows[header.at].cells, options)
    return columns is not None and any((columns.role, columns.speaker, columns.time))


# -- text: lines, tables and JSON ---------------------------------------------------------------------


def _from_text(texts: Iterator[str], given: Input) -> Read:
    first = next(texts, "")
    texts = chain((first,), texts)
    asked = given.asked
    if _PAGE.match(first) and (asked is None or isinstance(asked, TableLayout)):
        return _from_page(texts, given)
    if asked is None and _ARCHIVED_PAGE.match(first):
        raise ReplylintError(
            f"{given.file}：是网页存档（mht）；请重新导出：QQ 选“文本文件（*.txt）”，Excel 选 xlsx 或 csv",
            f"{given.file}: this is an archived web page (mht); export it again: as text from QQ, as xlsx or csv from "
            "Excel",
        )
    if not first and asked is None:  # an empty file says nothing, and nothing wrong
        return lines.LAYOUT, iter(())
    if asked in (lines.LAYOUT, blocks.LAYOUT):
        return asked, asked.read(_lines(texts), given.file, given.options)
    if isinstance(asked, TextLayout):
        return pasted.read(_lines(texts), asked, lambda head: asked, given.file, given.options)
    if isinstance(asked, TableLayout):
        return from_tables([(None, delimited(first, texts, given))], given)
    if isinstance(asked, JsonLayout) or _looks_like_json(first, given.file):
        return _from_json(first, texts, given)

    head = list(islice(delimited(first, [first], given._replace(problems=[])), TITLE_ROWS + HEAD_ROWS))
    header = header_of(head, given)
    if header is None or header.layout is table.LAYOUT:
        layout = _text_layout(split_lines(first)[: pasted.HEAD_LINES])
        if layout is not None:
            return pasted.read(_lines(texts), layout, _text_layout, given.file, given.options)
    is_meant = _is_named_table(given.file) or (given.options.columns and _is_tabular(head))
    if is_meant or (header is not None and len(head[header.at].cells) > 1):
        return from_tables([(None, delimited(first, texts, given))], given)
    senders = unread_talk.senders(split_lines(first)[: pasted.HEAD_LINES])
    if senders is not None:
        raise unread_talk.refused(given.file, senders)
    return lines.LAYOUT, lines.read(_lines(texts), given.file, given.options)


def _from_page(texts: Iterable[str], given: Input) -> Read:
    """The tables of a web page, which is what many back ends write as an .xls file."""
    from replylint.readers import html_table
    from replylint.readers.workbook import rows_of

    sheets = ((sheet.name, rows_of(sheet, given.options)) for sheet in html_table.read(texts))
    try:
        return from_tables(sheets, given)
    except NoTextError:  # it is no file of canned replies, either
        raise ReplylintError(
            f"{given.file}：是网页（HTML）或 XML 表格，里面没有看得出消息文字的表；请用 Excel 打开，另存为 xlsx 或 csv",
            f"{given.file}: this is a web page or an XML sheet without a table that shows a column of texts; open it "
            "in Excel and save it as xlsx or csv",
        ) from None


def _is_tabular(head: list[Row]) -> bool:
    """Whether the first rows have the same number of cells, and several."""
    return len(head) > 1 and len(head[0].cells) == len(head[1].cells) > 1


def _text_layout(head: Sequence[str]) -> TextLayout | None:
    for module in TEXTS:
        layout = load(module)
        if isinstance(layout, TextLayout) and layout.matches(head):
            return layout
    return None


def _lines(texts: Iterable[str]) -> Iterator[Line]:
    number = 1
    for text in texts:
        found = split_lines(text)
        yield from map(Line, range(number, number + len(found)), found)
        number += len(found)


def _is_named_table(file: str) -> bool:
    name = file.lower().removesuffix(".gz")
    return name.endswith((".csv", ".tsv"))


# -- JSON ---------------------------------------------------------------------------------------------

_JSON_START = re.compile(r'\s*(?:\[\s*)?(?:\{\s*"|(?<=\[)")')  # {{name}} and [微笑] begin drafts


def _looks_like_json(first: str, file: str) -> bool:
    return file.lower().removesuffix(".gz").endswith((".json", ".jsonl", ".ndjson")) or bool(_JSON_START.match(first))


def _from_json(first: str, texts: Iterator[str], given: Input) -> Read:
    file, options, problems = given.file, given.options, given.problems
    if _is_record_a_line(first, file):
        sample = [record for _, record in islice(json_text.parse_lines(_lines([first]), file, []), HEAD_ROWS)]
        layout = _document_layout(sample, given)
        if layout is records.LAYOUT:
            return layout, records.read_lines(_lines(texts), file, options, problems, lookahead=500)
        return layout, _read_by_line(layout, texts, given)
    document = json_text.document(texts, file, given.options.limits * json_text.MAX_DOCUMENT)
    layout = _document_layout(document, given)
    if layout is given.asked is not records.LAYOUT and not layout.matches(document):
        raise other_layout(layout, file)
    if given.asked is None and not (options.columns or options.fields):
        given.remarks.extend(beside.told(document, file, options))
    return layout, layout.read(document, file, options)


def _is_record_a_line(first: str, file: str) -> bool:
    """Whether lines are JSON objects of their own: half of the first ones at least, for one may be broken."""
    if file.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        return True
    head = [line for line in split_lines(first)[:HEAD_ROWS] if line and not line.isspace()]
    parsed = sum(1 for _ in json_text.parse_lines(enumerate(head, 1), file, []))
    return len(head) > 1 and parsed * 2 >= len(head)


def _document_layout(document: Any, given: Input) -> JsonLayout:
    if isinstance(given.asked, JsonLayout):
        return given.asked
    if not given.options.columns:
        for module in DOCUMENTS:
            layout = load(module)
            if isinstance(layout, JsonLayout) and layout.matches(document):
                return layout
    return records.LAYOUT


def _read_by_line(layout: JsonLayout, texts: Iterable[str], given: Input) -> Iterator[Message]:
    """A document layout whose array was written one item a line: read whole, placed by lines."""
    pairs = list(json_text.parse_lines(_lines(texts), given.file, given.problems))
    for message in layout.read([record for _, record in pairs], given.file, given.options):
        at, _, pointer = (message.place.pointer or "/0").removeprefix("/").partition("/")
        yield message._replace(place=on_line(message.place, pairs[int(at)][0], message.text, f"/{pointer}"))
