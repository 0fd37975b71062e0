"""Tables of a web page: what many back ends call an .xls file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from replylint.readers.base import Sheet
from replylint.readers.markup import Parser, Words

_WIDEST = 1000  # cells that one cell may span


def read(texts: Iterable[str]) -> Iterator[Sheet]:
    """The tables with rows, in the order in which they end; spans are merged cells, as in a workbook."""
    parser = _Tables()
    count = 0
    for text in texts:
        parser.feed(text)
        while parser.done:
            count += 1
            table = parser.done.pop(0)
            yield Sheet(f"表{count}", table.merged, enumerate(table.rows, 1))


class _Table:
    """A table as it is read; ``merged`` as in Sheet. A cell stands in the first column that no cell above spans."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.merged: list[tuple[int, int, int]] = []
        self.cell: Words | None = None
        self._spans = (1, 1)
        self._taken: dict[int, int] = {}  # column → last row that a cell from above spans

    def begin_row(self) -> None:
        self.end_cell()
        self.rows.append([])

    def begin_cell(self, attributes: dict[str, str | None]) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self.cell = Words()
        self._spans = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))

    def end_cell(self) -> None:
        if self.cell is None:
            return
        row, number, (down, across) = self.rows[-1], len(self.rows), self._spans
        while self._taken.get(len(row), 0) >= number:
            row.append("")
        for at in range(len(row), len(row) + across):
            self._taken[at] = number + down - 1
        if down > 1:
            self.merged.append((number, len(row), number + down - 1))
        row += [self.cell.text(), *[""] * (across - 1)]
        self.cell = None


class _Tables(Parser):
    """Gathers tables in ``done``; a table within a cell is one of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[_Table] = []
        self._open: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        table = self._open[-1] if self._open else None
        if tag == "table":
            self._open.append(_Table())
        elif table and tag == "tr":
            table.begin_row()
        elif table and tag in ("td", "th"):
            table.begin_cell(dict(attrs))
        elif table and table.cell:
            table.cell.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        table = self._open[-1] if self._open else None
        if table and tag == "table":
            table.end_cell()
            self._open.pop()
            if table.rows:
                self.done.append(table)
        elif table and tag in ("tr", "td", "th"):
            table.end_cell()
        elif table and table.cell:
            table.cell.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._open and (cell := self._open[-1].cell):
            cell.handle_data(data)


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _WIDEST) if value and value.strip().isdecimal() else 1
