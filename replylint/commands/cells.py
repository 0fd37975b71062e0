"""Where words stand in a csv file that was read as a chat: reports for editors and code scanning point at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from replylint.documents import MOST_CHARACTERS
from replylint.documents.base import Lines, message
from replylint.documents.csv import cell_slot, rows
from replylint.model import Checked, Message, Place
from replylint.readers.delimited import delimiter_of


def located(checked: Iterable[Checked], source: Callable[[], str]) -> Iterator[Checked]:
    """``checked``, what was found in cells of a csv file (``source``, its decoded text) with its exact place there."""
    cells: _Cells | None = None
    for item in checked:
        if item.findings and _is_in_a_cell(item.message.place):
            cells = cells or _Cells(source())
            found = cells.exact(item.message)
            item = item._replace(message=found, findings=tuple(one._replace(message=found) for one in item.findings))
        yield item


def _is_in_a_cell(place: Place) -> bool:
    return place.row is not None and place.sheet is None and place.pointer is None and place.before is None


class _Cells:
    def __init__(self, source: str) -> None:
        self._source = source if len(source) <= MOST_CHARACTERS else ""
        self._lines = Lines(self._source)
        self._delimiter = delimiter_of(self._source) or ","

    def exact(self, found: Message) -> Message:
        """``found`` with the place of its text; as it is unless just one cell of its row holds that."""
        place = found.place
        if place.line > len(self._lines.starts):
            return found
        row = next(rows(self._source, self._delimiter, self._lines.starts[place.line - 1]), [])
        slots = [cell_slot(self._source, cell, self._delimiter, Place()) for cell in row]
        same = [slot for slot in slots if slot.text.strip() == found.text.strip()]
        if len(same) != 1:
            return found
        start = same[0].text.find(found.text)
        if start < 0:
            return found
        slot = same[0]._replace(text=found.text, home=same[0].home[start : start + len(found.text) + 1])
        there = message(slot, place.file, self._lines).place
        return found._replace(place=there._replace(row=place.row, cell=place.cell))
