"""Cells of a table by column name, and where a cell's text stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from replylint.model import Place
from replylint.readers.base import Row, Table
from replylint.text.decoding import split_lines

_TOTAL = re.compile(r"\s*(?:合计|总计|小计|共计|汇总|总数|total|sum)\s*(?:[:：].*)?", re.IGNORECASE)

_COUNTS = frozenset("共计0123456789 ")
_AMOUNT = r"\d[\d,.]*\s*(?:条|次|通|个|句|轮|行|位|人|名)(?:消息|会话|对话|买家|客户|顾客|访客|用户|记录)?"
_COUNT = re.compile(rf"[共计]?\s*(?:\d[\d,.]*|{_AMOUNT}(?:[，,、；;\s]*[共计]?{_AMOUNT})*)\s*")


def clean_names(columns: Sequence[str]) -> list[str]:
    """Column names without the blanks and the byte order mark that exports leave around them."""
    return [name.strip().lstrip("\ufeff") for name in columns]


def cell_getter(columns: Sequence[str]) -> Callable[[Row, str], str]:
    """A function from a row and a column name to the cell's text; "" where there is no such cell."""
    index = {name: position for position, name in reversed(list(enumerate(clean_names(columns))))}

    def cell(row: Row, name: str) -> str:
        position = index.get(name)
        return row.cells[position] if position is not None and position < len(row.cells) else ""

    return cell


def in_table(file: str, table: Table, row: Row, column: str) -> Place:
    """The place of the cell of ``row`` under ``column``; in a csv, breaks in the cells before it are lines, too."""
    line = row.line
    if table.sheet is None and column in (names := clean_names(table.columns)):
        line += breaks(row.cells[: names.index(column)])
    return Place(file, line, row=row.number, cell=column, sheet=table.sheet)


def is_total(cell: str) -> bool:
    """Whether a cell says that its row sums up the others."""
    return _TOTAL.fullmatch(cell) is not None


def is_count(cell: str) -> bool:
    """Whether a cell holds a number of messages, talks or people."""
    return cell[:1] in _COUNTS and _COUNT.fullmatch(cell) is not None


def breaks(cells: Sequence[str]) -> int:
    """How many line breaks there are in ``cells`` of a csv file."""
    joined = "|".join(cells)
    return len(split_lines(f"{joined}|")) - 1 if "\n" in joined or "\r" in joined else 0
