"""csv, tsv and the like: text into a table whose rows know their lines."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from io import StringIO
from operator import methodcaller
from typing import Literal

from replylint.model import Both, ReplylintError
from replylint.readers.base import Row

MAX_COLUMNS = 1 << 14  # as many as a worksheet has
MAX_FIELD = 16 << 20  # characters in one cell; a whole year's talk fits, a file after a stray quote does not
_SAMPLE = 1 << 16
_IS_FORMULA = methodcaller("startswith", '="')
_END = os.urandom(16).hex()  # a last line of our own: it comes back as a row unless a quote is still open


def delimiter_of(text: str) -> str | None:
    """The delimiter of a text's first rows, or None if they are no table of several columns."""
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n"):  # as Excel writes it
        return text[4]
    sample = text[: text.rfind("\n", 0, _SAMPLE) + 1 or _SAMPLE]
    best, best_share = None, 0.5
    for delimiter in ("\t", ",", ";", "|"):
        widths = [len(cells) for cells in csv.reader(StringIO(sample, newline=""), delimiter=delimiter) if cells]
        if widths and widths[0] > 1:
            share = sum(width == widths[0] for width in widths) / len(widths)
            if share > best_share:
                best, best_share = delimiter, share
    return best


def is_quoted(text: str, delimiter: str) -> bool:
    """Whether quotes around cells mean anything: in tab-separated files only if some cell shows it.

    That is one between quotes, or a break between quotes without which more rows would have their columns.
    """
    if delimiter != "\t":
        return True
    sample = text[:_SAMPLE]
    if "\t" + '"' not in sample and '"' not in sample[:1] and "\n" + '"' not in sample:
        return False
    cells = (cell for line in sample.split("\n") for cell in line.rstrip("\r").split("\t"))
    if any(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in cells):
        return True
    plain, quoted = (_fitting(sample, quoting) for quoting in (csv.QUOTE_NONE, csv.QUOTE_MINIMAL))
    return quoted > plain


def _fitting(sample: str, quoting: Literal[0, 3]) -> float:
    """The share of tab-separated rows with as many cells as the first."""
    widths = [
        len(cells) for cells in csv.reader(StringIO(sample, newline=""), delimiter="\t", quoting=quoting) if cells
    ]
    return sum(width == widths[0] for width in widths) / len(widths) if widths else 0


def read_rows(
    texts: Iterable[str], delimiter: str, quoted: bool, file: str, problems: list[Both], limits: int = 1
) -> Iterator[Row]:
    """The rows in ``texts`` (blocks that end at line ends), as they come; blank ones are counted and left out.

    ``problems`` tells of a quote that is never closed. Raises ReplylintError for a cell beyond ``limits`` times
    ``MAX_FIELD``, and for as many times more cells in a row than ``MAX_COLUMNS``.
    """

    def lines() -> Iterator[str]:
        for text in texts:
            yield from StringIO(text, newline="")
        yield _END

    csv.field_size_limit(limits * MAX_FIELD)
    reader = csv.reader(lines(), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    number = line = 0
    end = [_END]
    try:
        for number, cells in enumerate(reader, 1):
            start, line = line + 1, reader.line_num
            if cells == end:
                return
            if len(cells) > limits * MAX_COLUMNS:
                raise _too_wide(file, start, limits * MAX_COLUMNS)
            if cells:
                if cells[-1].endswith(_END):
                    cells[-1] = cells[-1][: -len(_END)]
                    problems.append(_open_quote(file, start))
                if any(map(_IS_FORMULA, cells)):
                    cells = [_without_formula(cell) for cell in cells]
                yield Row(number, start, tuple(cells))
    except csv.Error:
        most = limits * MAX_FIELD
        raise ReplylintError(
            f"{file}：第 {line + 1} 行起有一格超过 {most} 个字，多半是引号没关上；真有这么长就调大 size-limits",
            f"{file}: from line {line + 1} on a cell is longer than {most} characters: most likely a quote that is"
            " never closed; if not, raise size-limits",
        ) from None


def _too_wide(file: str, line: int, most: int) -> ReplylintError:
    return ReplylintError(
        f"{file}：第 {line} 行超过 {most} 列，不像是聊天记录；真有这么宽就调大 size-limits",
        f"{file}: line {line} has more than {most} columns, unlike any chat; if it is meant so, raise size-limits",
    )


def _without_formula(cell: str) -> str:
    """The text in ``="2023-05-01"``, as files write it that keep Excel from reading a number or a date."""
    text = cell[2:-1].replace('""', "\0")
    return text.replace("\0", '"') if cell[:2] == '="' and cell[2:][-1:] == '"' and '"' not in text else cell


def _open_quote(file: str, line: int) -> Both:
    return Both(
        f"{file}：第 {line} 行有引号没有关闭，后面的内容都被当成了一格",
        f"{file}: a quote opened on line {line} is never closed; all behind it became one cell",
    )
