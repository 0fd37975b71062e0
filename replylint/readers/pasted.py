"""Several exports in one text file, pasted below each other: each is read in its own layout, as a file of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from replylint.model import Message
from replylint.readers.base import Line, ReadOptions, TextLayout

HEAD_LINES = 200  # what a text layout sees
_BOM = "\ufeff"  # with which a file begins, and no line within it
_SIGNS = frozenset("\ufeff/消=即")  # with which lines begin that show where an export begins
_NEAR = 3  # lines from the first one of an export to the one that shows it, at most
_DATE = 11  # characters at most

Recognise = Callable[[Sequence[str]], "TextLayout | None"]


def read(
    lines: Iterable[Line], layout: TextLayout, recognise: Recognise, file: str, options: ReadOptions
) -> tuple[TextLayout, Iterator[Message]]:
    """The layout of the first export in ``lines``, and the messages of all of them.

    ``recognise`` sees the first lines of each; what it does not know is in the layout of the export above it, and
    the first in ``layout``.
    """
    exports = _exports(lines)
    head, first = next(exports)
    layout = recognise([line.text for line in head]) or layout

    def messages(layout: TextLayout) -> Iterator[Message]:
        yield from layout.read(first, file, options)
        for head, export in exports:
            layout = recognise([line.text for line in head]) or layout
            yield from layout.read(export, file, options)

    return layout, messages(layout)


def _exports(lines: Iterable[Line]) -> Iterator[tuple[list[Line], Iterator[Line]]]:
    """First lines and all lines of each export."""
    ahead = _Ahead(iter(lines))
    while True:
        head = list(islice(ahead.export(), HEAD_LINES))
        yield head, chain(head, ahead.export(goes_on=True))
        if not ahead.lines:
            return


class _Ahead:
    """Lines, with those ahead in sight."""

    def __init__(self, below: Iterator[Line]) -> None:
        from replylint.readers import TEXTS, load

        self._below = below
        self.lines: deque[Line] = deque()
        self._at = 0  # where the first of ``lines`` stands
        self._shown: deque[int] = deque()  # and those that may show an export
        self._opens = [layout.opens for layout in map(load, TEXTS) if isinstance(layout, TextLayout) and layout.opens]
        for line in islice(below, HEAD_LINES):
            self._add(line)

    def export(self, goes_on: bool = False) -> Iterator[Line]:
        """The lines up to the next export; the first of them begins this one, unless it ``goes_on``."""
        is_first = not goes_on
        while self.lines and (is_first or not self._begins()):
            is_first = False
            line = self.lines.popleft()
            self._at += 1
            for below in self._below:
                self._add(below)
                break
            yield line._replace(text=line.text[1:]) if line.text[:1] == _BOM else line

    def _add(self, line: Line) -> None:
        text = line.text
        if text[:1] in _SIGNS or text.endswith("聊天记录") or (text[:4].isdigit() and len(text) <= _DATE):
            self._shown.append(self._at + len(self.lines))
        self.lines.append(line)

    def _begins(self) -> bool:
        while self._shown and self._shown[0] < self._at:
            self._shown.popleft()
        if not self._shown or self._shown[0] > self._at + _NEAR:
            return False
        return self.lines[0].text[:1] == _BOM or any(opens(self.lines) for opens in self._opens)
