"""csv and tsv: cells of the columns that hold replies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from replylint.documents.base import Slot, joined
from replylint.documents.fields import reply_columns
from replylint.documents.speech import is_sentence
from replylint.model import Place, ReplylintError

MOST_COLUMNS = 16_384  # as many as a spreadsheet has

_SAMPLE_ROWS = 20
_PIECE = re.compile(r'""|.', re.DOTALL)


class Cell(NamedTuple):
    """One cell as it stands in the file, quotes included: ``source[start:end]``."""

    start: int
    end: int
    quoted: bool


def slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """The replies of a table; its first row names the columns, unless that reads like a reply itself."""
    delimiter = delimiter_of(source)
    table = rows(source, delimiter)
    head = list(islice(table, _SAMPLE_ROWS + 1))
    if not head:
        return
    sample = [[cell_slot(source, cell, delimiter, Place()).text for cell in row] for row in head]
    headless = any(map(is_sentence, sample[0]))
    header = [str(at) for at in range(1, len(sample[0]) + 1)] if headless else sample[0]
    chosen = reply_columns(header, sample[not headless :], fields)
    for number, row in enumerate((*head, *table), 1):
        for column in chosen if number > 1 or headless else ():
            if column < len(row):
                slot = cell_slot(source, row[column], delimiter, Place(row=number, cell=header[column].strip()))
                if slot.text.strip():
                    yield slot


def delimiter_of(source: str) -> str:
    """What separates the cells: whatever the first row has most of, a comma if it has nothing."""
    first = source.lstrip("\r\n").split("\n", 1)[0]
    return max((",", "\t", ";"), key=first.count)


def rows(source: str, delimiter: str, at: int = 0) -> Iterator[list[Cell]]:
    """The rows of a table from the offset ``at`` on, blank lines left out, with the places of their cells.

    Raises ReplylintError for more columns than a spreadsheet has.
    """
    inside = re.escape(delimiter)
    pattern = re.compile(
        rf'(?:(?P<quoted>"[^"]*(?:""[^"]*)*")(?=[{inside}\r\n]|\Z)|[^{inside}\r\n]*)(?P<end>{inside}|\r\n|\r|\n|\Z)'
    )
    row: list[Cell] = []
    while at < len(source) or row:
        cell = pattern.match(source, at)
        assert cell  # the pattern takes anything
        row.append(Cell(at, cell.start("end"), cell["quoted"] is not None))
        if len(row) > MOST_COLUMNS:
            raise ReplylintError(
                f"表格超过 {MOST_COLUMNS} 列，没有检查。", f"a table of more than {MOST_COLUMNS} columns, not checked."
            )
        at = cell.end()
        if cell["end"] != delimiter:
            if len(row) > 1 or row[0].start < row[0].end:
                yield row
            row = []


def cell_slot(source: str, cell: Cell, delimiter: str, place: Place) -> Slot:
    """What a cell says, and where."""
    start, end, quoted = cell
    if quoted:
        pieces = ((at.start(), at.end(), at[0][-1]) for at in _PIECE.finditer(source, start + 1, end - 1))
        return Slot(*joined(pieces, start + 1), _quoted, place=place)
    return Slot(source[start:end], range(start, end + 1), partial(_bare, delimiter), _in_quotes, place=place)


def _quoted(words: str) -> str:
    return words.replace('"', '""')


def _in_quotes(text: str) -> str:
    return f'"{_quoted(text)}"'


def _bare(delimiter: str, words: str) -> str | None:
    return None if any(sign in words for sign in (delimiter, '"', "\r", "\n")) else words
