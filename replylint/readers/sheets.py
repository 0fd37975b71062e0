"""Tables of any origin: which of their first rows holds the names of the columns, and what lies below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from replylint.model import Both, Message
from replylint.readers import TABLES, load, table
from replylint.readers.base import Layout, ReadOptions, Row, Table, TableLayout
from replylint.readers.cells import is_total
from replylint.readers.columns import printable, recognise_columns, unknown_columns
from replylint.readers.delimited import delimiter_of, is_quoted, read_rows
from replylint.text.flaws import line_ranges

HEAD_ROWS = 20  # what a table layout sees
TITLE_ROWS = 10  # rows of titles that may stand above the column names


class Input(NamedTuple):
    """What all the ways of reading need."""

    file: str
    asked: Layout | None
    options: ReadOptions
    problems: list[Both]
    remarks: list[Both]


Read = tuple[Layout, Iterator[Message]]


class Header(NamedTuple):
    """Which of the first rows holds the column names, and the layout that knows them."""

    at: int
    layout: TableLayout


def delimited(first: str, texts: Iterable[str], given: Input) -> Iterator[Row]:
    """The rows of a csv-like file, by the delimiter and the quotes that its ``first`` block shows."""
    delimiter = delimiter_of(first) or ","
    return read_rows(texts, delimiter, is_quoted(first, delimiter), given.file, given.problems, given.options.limits)


def from_tables(sheets: Iterable[tuple[str | None, Iterator[Row]]], given: Input) -> Read:
    """All sheets whose columns are known, in the layout of the first of them."""
    tables = _tables(sheets, given)
    first = next(tables)

    def messages() -> Iterator[Message]:
        for layout, sheet in chain((first,), tables):
            yield from layout.read(sheet, given.file, given.options)

    return first[0], messages()


def _tables(sheets: Iterable[tuple[str | None, Iterator[Row]]], given: Input) -> Iterator[tuple[TableLayout, Table]]:
    unknown: tuple[str, ...] = ()
    skipped: list[str] = []
    known = False
    for sheet, rows in sheets:
        head = list(islice(rows, TITLE_ROWS + HEAD_ROWS))
        header = header_of(head, given)
        if header is not None:
            known = True
            columns = head[header.at].cells
            _tell_doubles(columns, header.layout, given)
            below: Iterator[Row] = chain(head[header.at + 1 :], rows)
            for part in _parts(Table(columns, below, sheet), given.options):
                width = len(part.columns)
                if sheet is None:
                    part = part._replace(rows=_fitted(part.rows, width, header.layout.fewest or width, given))
                yield header.layout, part
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


def _parts(whole: Table, options: ReadOptions) -> Iterator[Table]:
    """The tables in a sheet: pasted below each other, each has names of columns again, in any order."""
    known = frozenset(whole.columns)
    rows = iter(whole.rows)
    header: tuple[str, ...] | None = whole.columns

    def part() -> Iterator[Row]:
        nonlocal header
        header = None
        for row in rows:
            if row.cells[0] in known and _is_header(row.cells, known, options):
                header = row.cells
                return
            yield row

    while header is not None:
        yield whole._replace(columns=header, rows=part())


def _is_header(cells: tuple[str, ...], known: frozenset[str], options: ReadOptions) -> bool:
    again = known.intersection(cells)
    return again == known or (len(again) > 1 and recognise_columns(cells, options) is not None)


def _tell_doubles(columns: tuple[str, ...], layout: TableLayout, given: Input) -> None:
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


def header_of(head: list[Row], given: Input) -> Header | None:
    """The row of column names among the first rows of a table; None if no layout knows any."""
    titles = range(min(TITLE_ROWS, len(head)))
    for layout in _table_layouts(given):
        for at in titles:
            if layout.matches(head[at].cells, head[at + 1 : at + 1 + HEAD_ROWS]):
                return Header(at, layout)
    if isinstance(given.asked, TableLayout) and given.asked is not table.LAYOUT:
        return Header(0, given.asked) if head else None
    for at in titles:
        if recognise_columns(head[at].cells, given.options):
            return Header(at, table.LAYOUT)
    return None


def _table_layouts(given: Input) -> Iterator[TableLayout]:
    """The layouts to try before the generic one: none if the user says what the columns mean."""
    if isinstance(given.asked, TableLayout):
        if given.asked is not table.LAYOUT:
            yield given.asked
    elif not given.options.columns:
        for module in TABLES:
            layout = load(module)
            if isinstance(layout, TableLayout):
                yield layout


def _fitted(rows: Iterable[Row], width: int, fewest: int, given: Input) -> Iterator[Row]:
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
