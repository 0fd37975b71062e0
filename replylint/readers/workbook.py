"""xlsx, xls and ods: sheets as rows of text. The only file that knows calamine.

calamine holds one sheet in memory (about 0.6 KB a row of five cells) and gives formulas' stored values; of xlsx files
too large for that, ``large_workbook`` gives the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain
from typing import IO, Any, TypeVar

from replylint.model import Both, ReplylintError
from replylint.readers.base import ReadOptions, Row, Sheet
from replylint.readers.columns import printable, recognise_columns

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that a protected xlsx has in its compound file

T = TypeVar("T")


def read_sheets(
    stream: IO[bytes], file: str, options: ReadOptions, problems: list[Both], remarks: list[Both]
) -> Iterator[tuple[str | None, Iterator[Row]]]:
    """Name and rows of each sheet that is not empty.

    Dates become ``2023-05-01 12:00:00``, whole numbers lose their ``.0``, and a cell merged over several rows
    stands in each of them. ``problems`` tells of formulas without a value, whose cells are empty, and ``remarks`` of
    hidden sheets and rows, which are read like others.
    Raises ReplylintError if the file is protected, damaged or empty.
    """
    source = stream if stream.seekable() else io.BytesIO(stream.read())
    empty = True
    for sheet in _sheets(source, file, options.limits, problems, remarks):
        rows = rows_of(sheet, options)
        first = next(rows, None)
        if first is not None:
            empty = False
            if sheet.hidden:
                name = printable(sheet.name)
                remarks.append(
                    Both(
                        f"{file}：工作表“{name}”是隐藏的，也读了",
                        f"{file}: the sheet '{name}' is hidden; it was read, too",
                    )
                )
            yield sheet.name, chain((first,), rows)
    if empty:
        raise ReplylintError(f"{file}：表格是空的", f"{file}: the workbook is empty")


def _sheets(source: IO[bytes], file: str, limits: int, problems: list[Both], remarks: list[Both]) -> Iterator[Sheet]:
    from replylint.readers import large_workbook
    from replylint.readers.archive import check_workbook

    is_zip = source.read(4) == b"PK\x03\x04"
    source.seek(0)
    if is_zip:
        check_workbook(source, file, limits)
    try:
        large = is_zip and large_workbook.is_large(source)
        unknown, hidden = large_workbook.unseen(source) if is_zip else (None, 0)
    except large_workbook.DAMAGED:
        raise _damaged(file) from None
    if unknown:
        problems.append(
            Both(
                f"{file}：有公式没有算出结果（如 {unknown}），这些格是空的；请用 Excel 打开、保存一次再检查",
                f"{file}: formulas without values (as in {unknown}): their cells are empty; open and save it in Excel",
            )
        )
    if hidden:
        remarks.append(
            Both(
                f"{file}：有 {hidden} 行是隐藏的（或被筛选掉的），也读了",
                f"{file}: {hidden} rows are hidden, perhaps by a filter; they were read, too",
            )
        )
    if not large:
        yield from _held(source, file)
        return
    for sheet in _sound(large_workbook.read(source), file):
        yield sheet._replace(rows=_sound(sheet.rows, file))


def _sound(items: Iterable[T], file: str) -> Iterator[T]:
    """``items``, and a sentence where the file turns out to be damaged."""
    from replylint.readers.large_workbook import DAMAGED

    try:
        yield from items
    except DAMAGED:
        raise _damaged(file) from None


def _held(source: IO[bytes], file: str) -> Iterator[Sheet]:
    """The sheets of any kind of workbook, each whole."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(source)
    except PasswordError:
        raise _protected(file) from None
    except CalamineError:
        source.seek(0)
        if _ENCRYPTED in source.read():
            raise _protected(file) from None
        raise _damaged(file) from None
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_name(about.name)
        except CalamineError:
            raise _damaged(file) from None
        if sheet.height:
            left = sheet.start[1] if sheet.start else 0
            spans = sheet.merged_cell_ranges or ()
            merged = [(top + 1, column - left, bottom + 1) for (top, column), (bottom, _) in spans]
            hidden = about.visible != SheetVisibleEnum.Visible
            yield Sheet(about.name, merged, enumerate(sheet.iter_rows(), 1), hidden)


def _protected(file: str) -> ReplylintError:
    return ReplylintError(
        f"{file}：表格有密码，请去掉密码后另存", f"{file}: protected by a password; save it without one"
    )


def _damaged(file: str) -> ReplylintError:
    return ReplylintError(
        f"{file}：不是能读的表格（xlsx、xls、ods），或者已损坏", f"{file}: not a readable workbook, or damaged"
    )


def rows_of(sheet: Sheet, options: ReadOptions) -> Iterator[Row]:
    """The rows of a sheet as text, without blank ones; a cell merged over several rows stands in each of them."""
    merged = _Merged(sheet.merged)
    text_at: int | None = None
    for number, values in sheet.rows:
        cells = [_text(value) for value in values]
        if merged.spans:
            merged.fill(number, cells, text_at)
            if text_at is None:
                found = recognise_columns(cells, options)
                text_at = cells.index(found.text) if found else None
        if any(cells):
            yield Row(number, number, tuple(cells))


class _Merged:
    """Cells merged over several rows: a file holds their value once, in the first of the rows."""

    def __init__(self, ranges: Iterable[tuple[int, int, int]]) -> None:
        self.spans: dict[int, list[tuple[int, int]]] = {}  # first row → (column, last row)
        for top, column, bottom in ranges:
            if bottom > top:
                self.spans.setdefault(top, []).append((column, bottom))
        self._open: dict[int, tuple[str, int]] = {}  # column → (value, last row)

    def fill(self, number: int, cells: list[str], text_at: int | None) -> None:
        """Repeats the merged values in row ``number``; but a text that spans rows is still one message."""
        for column, (value, last) in list(self._open.items()):
            if number > last:
                del self._open[column]
            elif column != text_at and column < len(cells):
                cells[column] = cells[column] or value
        for column, last in self.spans.get(number, ()):
            if 0 <= column < len(cells):
                self._open[column] = (cells[column], last)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        # A fraction of a day in the file: 12:00:00 may come back as 11:59:59.999999.
        value += timedelta(microseconds=500)
        return str(value.replace(microsecond=value.microsecond // 1000 * 1000, tzinfo=None))
    return str(value)
