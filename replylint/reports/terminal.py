"""Lines and tables for terminals: the only file that knows rich.

Loading rich takes longer than checking a draft, so plain lines are written without it. Text is always
handed over as text, never as markup; what it must not contain is made visible before (see ``escape``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, TextIO

from replylint.model import Severity
from replylint.reports.base import ReportOptions
from replylint.reports.excerpt import cells

if TYPE_CHECKING:
    from rich.console import Console

PLAIN, DIM, STRONG, WORDS, GOOD = "", "dim", "bold", "bold red underline", "green"
SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}

GAP = 2  # cells between columns

Fragment = tuple[str, str]
Painter = Callable[..., None]


def painter(stream: TextIO, options: ReportOptions) -> Painter:
    """A function that writes one line made of fragments (text and style), in colour if ``options`` say so."""
    if not options.color:

        def write(*fragments: Fragment) -> None:
            stream.write("".join(text for text, _ in fragments).rstrip() + "\n")

        return write

    from rich.text import Text

    console = _console(stream, options)

    def paint(*fragments: Fragment) -> None:
        console.print(Text.assemble(*fragments), soft_wrap=True)

    return paint


def table(
    stream: TextIO, options: ReportOptions, columns: Sequence[str], rows: Iterable[Sequence[Fragment]], words: int = 1
) -> None:
    """Write a table that fits the width; the first ``words`` columns hold words, the others figures.

    Figures that find no room beside a single column of words follow below, beside the same words.
    """
    rows = list(rows)
    fitting = _fitting(columns, rows, options.width) if words == 1 else len(columns)
    _draw(stream, options, columns[:fitting], [row[:fitting] for row in rows], words)
    if fitting < len(columns):
        stream.write("\n")
        rest = [[row[0], *row[fitting:]] for row in rows]
        table(stream, options, [columns[0], *columns[fitting:]], rest, words)


def _fitting(columns: Sequence[str], rows: Sequence[Sequence[Fragment]], width: int) -> int:
    """How many of the columns, the first two at least, fit into ``width`` cells."""
    widths = [max(cells(column), *(cells(row[at][0]) for row in rows), 0) for at, column in enumerate(columns)]
    ends = accumulate(one + GAP for one in widths)
    return max(2, sum(end - GAP <= width for end in ends))


def _draw(
    stream: TextIO, options: ReportOptions, columns: Sequence[str], rows: Iterable[Sequence[Fragment]], words: int
) -> None:
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style=DIM, show_header=any(columns))
    for index, column in enumerate(columns):
        drawn.add_column(Text(column), justify="left" if index < words else "right", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(text, style) for text, style in row))
    _console(stream, options).print(drawn)


def _console(stream: TextIO, options: ReportOptions) -> Console:
    from rich.console import Console

    return Console(
        file=stream,
        width=options.width,
        force_terminal=options.color,
        no_color=not options.color,
        color_system="standard" if options.color else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
