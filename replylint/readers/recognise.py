"""Which layout an input is in: told by its bytes and the layouts' own signatures, in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, islice
from typing import IO, Any, NamedTuple

from replylint.encoding import line_ranges, read_text, split_lines
from replylint.model import SYSTEM, Both, Message, ReplylintError
from replylint.readers import (
    DOCUMENTS,
    TABLES,
    TEXTS,
    WORKBOOKS,
    Reading,
    json_text,
    lines,
    load,
    named,
    records,
    table,
    unread_talk,
)
from replylint.readers.base import JsonLayout, Layout, Line, ReadOptions, Row, Table, TableLayout, TextLayout
from replylint.readers.cells import is_total
from replylint.readers.columns import NoTextError, check_options, printable, recognise_columns, unknown_columns
from replylint.readers.delimited import delimiter_of, is_quoted, read_rows
from replylint.readers.documents import on_line
from replylint.readers.gaps import Gaps

_PAGE = re.compile(r"\s*<(?:!doctype\s+html|\?xml\s|(?:html|head|meta|style|table)[\s>])", re.IGNORECASE)
_ARCHIVED_PAGE = re.compile(r"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n){0,9}?Content-Type:\s*multipart/related", re.IGNORECASE)
_HEAD_LINES = 200  # what a text layout sees
_LAST_SPEAKERS = 20
_HEAD_ROWS = 20  # what a table layout sees
_TITLE_ROWS = 10  # rows of titles that may stand above the column names


class _Input(NamedTuple):
    """What all the ways of reading need."""

    file: str
    asked: Layout | None
    options: ReadOptions
    problems: list[Both]
    remarks: list[Both]


_Read = tuple[Layout, Iterator[Message]]


def recognise(stream: IO[bytes], file: str, options: ReadOptions) -> Reading:
    """What ``stream`` holds, ready to be read.

    ``file`` is for places and errors; its ending only decides between lines of text and a table of unknown
    columns. Raises ReplylintError.
    """
    check_options(options)
    gaps = Gaps()
    options = options._replace(gaps=gaps)
    given = _Input(file, named(options.layout) if options.layout else None, options, [], [])
    start: bytes = stream.peek(8)[:8] if hasattr(stream, "peek") else b""
    encoding = None
    if start.startswith(WORKBOOKS):
        from replylint.readers.workbook import read_sheets

        layout, messages = _from_tables(read_sheets(stream, file, options, given.problems), given)
    else:
        found, texts = read_text(stream, file, options.encoding, given.problems, options.limits)
        encoding = found.label
        layout, messages = _from_text(texts, given)
    if given.asked not in (None, table.LAYOUT, records.LAYOUT):
        messages = _some_said(messages, layout, file)
    elif isinstance(layout, TextLayout) and layout is not lines.LAYOUT:
        messages = _some_headed(messages, layout, file)
    if isinstance(layout, TextLayout):
        messages = _whole(messages, file, given.remarks, layout.name in _TIME_FIRST)
    if options.columns and isinstance(layout, TextLayout):
        given.remarks.append(
            Both(
                f"{file}：{layout.title.zh}没有列，--column（设置里的 columns）在这里没有用到",
                f"{file}: {layout.title.en} has no columns; --column (columns in the settings) was not used here",
            )
        )
    messages = _reported(messages, gaps, given.remarks)
    return Reading(file, layout.name, layout.title, encoding, messages, given.problems, given.remarks)


def _reported(messages: Iterator[Message], gaps: Gaps, remarks: list[Both]) -> Iterator[Message]:
    """``messages``; behind them ``remarks`` tells of the ``gaps`` in them."""
    yield from messages
    remarks += gaps.sentences()


def _some_said(messages: Iterator[Message], layout: Layout, file: str) -> Iterator[Message]:
    """``messages``; if nobody has said a word in them, the user has asked for the wrong layout."""
    said = False
    for message in messages:
        said = said or message.role != SYSTEM
        yield message
    if not said:
        raise _other_layout(layout, file)


def _some_headed(messages: Iterator[Message], layout: Layout, file: str) -> Iterator[Message]:
    """``messages``; if all of them are text below no header, the headers are spelled in a way that we do not know."""
    headless = headed = False
    for message in messages:
        if message.role == SYSTEM and message.speaker is None and message.time is None:
            headless = True
        else:
            headed = True
        yield message
    if headless and not headed:
        raise ReplylintError(
            f"{file}：看得出是{layout.title.zh}，但没有一行抬头（谁、什么时候）读得懂，没有检查；"
            "请重新导出，或用 --layout lines 逐行检查",
            f"{file}: this is {layout.title.en}, but none of its headers (who, when) is understood, so nothing was "
            "checked; export it again, or check it line by line with --layout lines",
        )


_TORN_TIME = re.compile(r"\s*[(（]?\d{1,4}(?:[-/.年]\d{0,2}(?:[-/.月]\d{0,2}日?(?:\s+\d{0,2}(?::\d{0,2}){0,2})?)?)?")

_TORN_DAY = re.compile(r"\d{4}[-/.年]\d{0,2}(?:[-/.月]\d{0,2}日?(?:\s+\d{0,2}(?::\d{0,2}){0,2})?)?")
_TIME_FIRST = ("wechat-txt", "qq")  # where nobody says nothing


def _whole(messages: Iterator[Message], file: str, remarks: list[Both], time_first: bool) -> Iterator[Message]:
    """``messages``; ``remarks`` tells if the last of them ends in half a header: a speaker and the start of a time.

    Where times come first, it is the start of a time, or a whole header with nothing below it.
    """
    speakers: dict[str, None] = {}  # the last ones: memory stays flat
    message: Message | None = None
    for message in messages:
        if message.speaker:
            speakers.pop(message.speaker, None)
            speakers[message.speaker] = None
            if len(speakers) > _LAST_SPEAKERS:
                del speakers[next(iter(speakers))]
        yield message
    end = message.text.rpartition("\n")[2] if message else ""
    torn = any(end.startswith(name) and _TORN_TIME.fullmatch(end, len(name)) for name in speakers)
    if message and time_first:
        bare = message.role != SYSTEM and not message.text
        torn = torn or bare or _TORN_DAY.fullmatch(end) is not None or (message.role == SYSTEM and end in speakers)
    if torn:
        remarks.append(
            Both(
                f"{file}：文件末尾不完整（最后一行像半个抬头），可能被截断，请重新导出",
                f"{file}: the end of the file is incomplete (its last line looks like half a header); it seems "
                "truncated, export it again",
            )
        )


def _other_layout(layout: Layout, file: str) -> ReplylintError:
    return ReplylintError(
        f"{file}：按 --layout {layout.name}（{layout.title.zh}）读不出对话；不写 --layout 会按内容识别",
        f"{file}: there is no talk in it as --layout {layout.name} ({layout.title.en}); without --layout, "
        "its content tells",
    )


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
    given = _Input("-", None, options, [], [])
    start = split_lines(first)[:_HEAD_LINES]
    if _text_layout(start) or unread_talk.senders(start) is not None:
        return True
    rows = list(islice(_delimited(first, [first], given), _TITLE_ROWS + _HEAD_ROWS))
    header = _header(rows, given)
    if options.columns:
        return header is not None or _is_tabular(rows)
    if header is None or header.layout is not table.LAYOUT:
        return header is not None
    columns = recognise_columns(rows[header.at].cells, options)
    return columns is not None and any((columns.role, columns.speaker, columns.time))


# -- text: lines, tables and JSON ---------------------------------------------------------------------


def _from_text(texts: Iterator[str], given: _Input) -> _Read:
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
    if isinstance(asked, TextLayout):
        return asked, asked.read(_lines(texts), given.file, given.options)
    if isinstance(asked, TableLayout):
        return _from_tables([(None, _delimited(first, texts, given))], given)
    if isinstance(asked, JsonLayout) or _looks_like_json(first, given.file):
        return _from_json(first, texts, given)

    head = list(islice(_delimited(first, [first], given._replace(problems=[])), _TITLE_ROWS + _HEAD_ROWS))
    header = _header(head, given)
    if header is None or header.layout is table.LAYOUT:
        layout = _text_layout(split_lines(first)[:_HEAD_LINES])
        if layout is not None:
            return layout, layout.read(_lines(texts), given.file, given.options)
    is_meant = _is_named_table(given.file) or (given.options.columns and _is_tabular(head))
    if is_meant or (header is not None and len(head[header.at].cells) > 1):
        return _from_tables([(None, _delimited(first, texts, given))], given)
    senders = unread_talk.senders(split_lines(first)[:_HEAD_LINES])
    if senders is not None:
        raise unread_talk.refused(given.file, senders)
    return lines.LAYOUT, lines.read(_lines(texts), given.file, given.options)


def _from_page(texts: Iterable[str], given: _Input) -> _Read:
    """The tables of a web page, which is what many back ends write as an .xls file."""
    from replylint.readers import html_table
    from replylint.readers.workbook import rows_of

    sheets = ((sheet.name, rows_of(sheet, given.options)) for sheet in html_table.read(texts))
    try:
        return _from_tables(sheets, given)
    except NoTextError:  # it is no file of canned replies, either
        raise ReplylintError(
            f"{given.file}：是网页（HTML）或 XML 表格，里面没有看得出消息文字的表；请用 Excel 打开，另存为 xlsx 或 csv",
            f"{given.file}: this is a web page or an XML sheet without a table that shows a column of texts; open it "
            "in Excel and save it as xlsx or csv",
        ) from None


def _is_tabular(head: list[Row]) -> bool:
    """Whether the first rows have the same number of cells, and several."""
    return len(head) > 1 and len(head[0].cells) == len(head[1].cells) > 1


def _text_layout(head: list[str]) -> TextLayout | None:
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


# -- tables -------------------------------------------------------------------------------------------


class _Header(NamedTuple):
    """Which of the first rows holds the column names, and the layout that knows them."""

    at: int
    layout: TableLayout


def _delimited(first: str, texts: Iterable[str], given: _Input) -> Iterator[Row]:
    delimiter = delimiter_of(first) or ","
    return read_rows(texts, delimiter, is_quoted(first, delimiter), given.file, given.problems, given.options.limits)


def _from_tables(sheets: Iterable[tuple[str | None, Iterator[Row]]], given: _Input) -> _Read:
    """All sheets whose columns are known, in the layout of the first of them."""
    tables = _tables(sheets, given)
    first = next(tables)

    def messages() -> Iterator[Message]:
        for layout, sheet in chain((first,), tables):
            yield from layout.read(sheet, given.file, given.options)

    return first[0], messages()


def _tables(sheets: Iterable[tuple[str | None, Iterator[Row]]], given: _Input) -> Iterator[tuple[TableLayout, Table]]:
    unknown: tuple[str, ...] = ()
    skipped: list[str] = []
    known = False
    for sheet, rows in sheets:
        head = list(islice(rows, _TITLE_ROWS + _HEAD_ROWS))
        header = _header(head, given)
        if header is not None:
            known = True
            columns = head[header.at].cells
            _tell_doubles(columns, header.layout, given)
            below: Iterator[Row] = chain(head[header.at + 1 :], rows)
            if sheet is None:
                below = _fitted(below, len(columns), header.layout.fewest or len(columns), given)
            yield header.layout, Table(columns, below, sheet)
        elif head:
            unknown = unknown or head[0].cells
            skipped.append(sheet or "")
    if not known:
        raise unknown_columns(given.file, unknown, given.options)
    if skipped:
        names = [printable(name) for name in skipped]
        listed = "', '".join(names)
        given.remarks.append(
            Both(
                f"{given.file}：工作表“{'”、“'.join(names)}”里看不出哪一列是消息文字，没有检查",
                f"{given.file}: the sheets '{listed}' show no column of texts and were not checked",
            )
        )


def _tell_doubles(columns: tuple[str, ...], layout: TableLayout, given: _Input) -> None:
    """Columns that are used and have the same name are a problem: the first of them is read."""
    found = recognise_columns(columns, given.options) if layout is table.LAYOUT else columns
    doubles = {name for name in found or () if name and columns.count(name) > 1}
    if doubles:
        names = [printable(name) for name in columns if name in doubles]
        given.problems.append(
            Both(
                f"{given.file}：有几列都叫“{names[0]}”，只读了第一列；请给它们不同的名字",
                f"{given.file}: several columns are named '{names[0]}', only the first was read; rename the others",
            )
        )


def _header(head: list[Row], given: _Input) -> _Header | None:
    titles = range(min(_TITLE_ROWS, len(head)))
    for layout in _table_layouts(given):
        for at in titles:
            if layout.matches(head[at].cells, head[at + 1 : at + 1 + _HEAD_ROWS]):
                return _Header(at, layout)
    if isinstance(given.asked, TableLayout) and given.asked is not table.LAYOUT:
        return _Header(0, given.asked) if head else None
    for at in titles:
        if recognise_columns(head[at].cells, given.options):
            return _Header(at, table.LAYOUT)
    return None


def _table_layouts(given: _Input) -> Iterator[TableLayout]:
    """The layouts to try before the generic one: none if the user says what the columns mean."""
    if isinstance(given.asked, TableLayout):
        if given.asked is not table.LAYOUT:
            yield given.asked
    elif not given.options.columns:
        for module in TABLES:
            layout = load(module)
            if isinstance(layout, TableLayout):
                yield layout


def _fitted(rows: Iterable[Row], width: int, fewest: int, given: _Input) -> Iterator[Row]:
    """Rows with at least as many cells as there are columns.

    A problem are rows with more cells, and a last row that alone has fewer than ``fewest``: the file breaks off there.
    """
    longer: list[int] = []
    shorter = last = 0
    for row in rows:
        number, line, cells = row
        if len(cells) < width:
            row = Row(number, line, cells + ("",) * (width - len(cells)))
        if len(cells) < fewest and not is_total("".join(cells)):
            shorter, last = shorter + 1, line
        else:
            last = 0
            if len(cells) > width and any(cells[width:]):
                longer.append(line)
        yield row
    if longer:
        given.problems.append(
            Both(
                f"{given.file}：第 {line_ranges(longer, '、')} 行的格子比表头多，可能是文字里的分隔符没有加引号",
                f"{given.file}: line {line_ranges(longer, ', ')} has more cells than the header; "
                "perhaps a delimiter within a text is not quoted",
            )
        )
    if last and shorter == 1:
        given.problems.append(
            Both(
                f"{given.file}：最后一行（第 {last} 行）不完整，文件可能被截断，请重新导出",
                f"{given.file}: the last row (line {last}) is incomplete; the file seems truncated, export it again",
            )
        )


# -- JSON ---------------------------------------------------------------------------------------------

_JSON_START = re.compile(r'\s*(?:\[\s*)?(?:\{\s*"|(?<=\[)")')  # {{name}} and [微笑] begin drafts


def _looks_like_json(first: str, file: str) -> bool:
    return file.lower().removesuffix(".gz").endswith((".json", ".jsonl", ".ndjson")) or bool(_JSON_START.match(first))


def _from_json(first: str, texts: Iterator[str], given: _Input) -> _Read:
    file, options, problems = given.file, given.options, given.problems
    if _is_record_a_line(first, file):
        sample = [record for _, record in islice(json_text.parse_lines(_lines([first]), file, []), _HEAD_ROWS)]
        layout = _document_layout(sample, given)
        if layout is records.LAYOUT:
            return layout, records.read_lines(_lines(texts), file, options, problems, lookahead=500)
        return layout, _read_by_line(layout, texts, given)
    document = json_text.document(texts, file, given.options.limits * json_text.MAX_DOCUMENT)
    layout = _document_layout(document, given)
    if layout is given.asked is not records.LAYOUT and not layout.matches(document):
        raise _other_layout(layout, file)
    return layout, layout.read(document, file, options)


def _is_record_a_line(first: str, file: str) -> bool:
    """Whether lines are JSON objects of their own: half of the first ones at least, for one may be broken."""
    if file.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        return True
    head = [line for line in split_lines(first)[:_HEAD_ROWS] if line and not line.isspace()]
    parsed = sum(1 for _ in json_text.parse_lines(enumerate(head, 1), file, []))
    return len(head) > 1 and parsed * 2 >= len(head)


def _document_layout(document: Any, given: _Input) -> JsonLayout:
    if isinstance(given.asked, JsonLayout):
        return given.asked
    if not given.options.columns:
        for module in DOCUMENTS:
            layout = load(module)
            if isinstance(layout, JsonLayout) and layout.matches(document):
                return layout
    return records.LAYOUT


def _read_by_line(layout: JsonLayout, texts: Iterable[str], given: _Input) -> Iterator[Message]:
    """A document layout whose array was written one item a line: read whole, placed by lines."""
    pairs = list(json_text.parse_lines(_lines(texts), given.file, given.problems))
    for message in layout.read([record for _, record in pairs], given.file, given.options):
        at, _, pointer = (message.place.pointer or "/0").removeprefix("/").partition("/")
        yield message._replace(place=on_line(message.place, pairs[int(at)][0], message.text, f"/{pointer}"))
