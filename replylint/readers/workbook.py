"""xlsx, xls and ods: sheets as rows of text. The only file that knows calamine.

calamine holds one sheet in memory (about 0.6 KB a row of five cells) and gives formulas' stored values.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import IO, Any

from replylint.model import ReplylintError
from replylint.readers.base import ReadOptions, Row
from replylint.readers.columns import recognise_columns

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that a protected xlsx has in its compound file


def read_sheets(stream: IO[bytes], file: str, options: ReadOptions) -> Iterator[tuple[str | None, Iterator[Row]]]:
    """Name and rows of each sheet that is not empty.

    Dates become ``2023-05-01 12:00:00``, whole numbers lose their ``.0``, and a cell merged over several rows
    stands in each of them. Raises ReplylintError if the file is protected, damaged or empty.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    source = stream if stream.seekable() else io.BytesIO(stream.read())
    try:
        workbook = CalamineWorkbook.from_filelike(source)
    except PasswordError:
        raise _protected(file) from None
    except CalamineError:
        source.seek(0)
        if _ENCRYPTED in source.read():
            raise _protected(file) from None
        raise _damaged(file) from None
    empty = True
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_name(about.name)
        except CalamineError:
            raise _damaged(file) from None
        if sheet.height:
            empty = False
            yield about.name, _rows(sheet, options)
    if empty:
        raise ReplylintError(f"{file}：表格是空的", f"{file}: the workbook is empty")


def _protected(file: str) -> ReplylintError:
    return ReplylintError(
        f"{file}：表格有密码，请去掉密码后另存", f"{file}: protected by a password; save it without one"
    )


def _damaged(file: str) -> ReplylintError:
    return ReplylintError(
        f"{file}：不是能读的表格（xlsx、xls、ods），或者已损坏", f"{file}: not a readable workbook, or damaged"
    )


def _rows(sheet: Any, options: ReadOptions) -> Iterator[Row]:
    _, left = sheet.start
    merged = _Merged(sheet.merged_cell_ranges or (), left)
    text_at: int | None = None
    for number, values in enumerate(sheet.iter_rows(), 1):
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

    def __init__(self, ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], left: int) -> None:
        # first row (from 1) → (column from the sheet's first, last row)
        self.spans: dict[int, list[tuple[int, int]]] = {}
        for (top, column), (bottom, _) in ranges:
            if bottom > top:
                self.spans.setdefault(top + 1, []).append((column - left, bottom + 1))
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
