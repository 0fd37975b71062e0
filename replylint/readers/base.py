"""What every export layout is made of: one signature, one reading function, no state.

A layout is recognised by content, never by file name. It is handed lines, table rows or a parsed
JSON document (decoding, unpacking and splitting are done before), and yields messages in file order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from replylint.model import Both, Message

if TYPE_CHECKING:
    from replylint.readers.gaps import Gaps


class Line(NamedTuple):
    """One physical line of a text export, without its line break; ``number`` starts at 1."""

    number: int
    text: str


class Row(NamedTuple):
    """One data row of a table: ``number`` counts the rows of the sheet from 1 (the header is row 1).

    ``line`` is the physical line where the row starts in a csv-like file (the row number elsewhere).
    Cells are text; empty cells are ``""``.
    """

    number: int
    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """One sheet, or one csv-like file (``sheet`` is then None)."""

    columns: tuple[str, ...]
    rows: Iterable[Row]
    sheet: str | None = None


class Sheet(NamedTuple):
    """A sheet of a workbook: ``merged`` cells have first row, place in the row from 0, last row; rows count from 1."""

    name: str
    merged: list[tuple[int, int, int]]
    rows: Iterable[tuple[int, list[Any]]]
    hidden: bool = False


class ReadOptions(NamedTuple):
    """What the user or the settings say about the input.

    ``columns`` maps what we need (text, role, speaker, time, conversation, id) to the file's own
    column names, ``roles`` the file's own role words to ours, ``agents`` are globs of senders who are
    staff, ``timezone`` an IANA name for times without offset. ``fields`` are globs of the values of a
    canned-reply file that are replies (``answer``, ``*.reply``). ``limits`` is how many times the limits on sizes and
    nesting are raised. ``data`` is what the file holds, where that is not
    on the disk: an editor's buffer. ``gaps`` gathers what is missing in one input.
    """

    layout: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = {}
    roles: Mapping[str, str] = {}
    agents: tuple[str, ...] = ()
    timezone: str = "Asia/Shanghai"
    fields: tuple[str, ...] = ()
    limits: int = 1
    data: bytes | None = None
    gaps: "Gaps | None" = None


class TextLayout(NamedTuple):
    """A layout of lines. ``matches`` sees the first lines (at most 200).

    ``opens`` tells whether the first of some lines is the first of an export, if that can be told.
    """

    name: str
    title: Both
    matches: Callable[[Sequence[str]], bool]
    read: Callable[[Iterable[Line], str, ReadOptions], Iterator[Message]]
    opens: Callable[[Sequence[Line]], bool] | None = None


class TableLayout(NamedTuple):
    """A layout of rows. ``matches`` sees the column names and the first data rows (at most 20).

    ``fewest`` are the cells that a row has at least, if that is less than there are columns.
    """

    name: str
    title: Both
    matches: Callable[[Sequence[str], Sequence[Row]], bool]
    read: Callable[[Table, str, ReadOptions], Iterator[Message]]
    fewest: int | None = None


class JsonLayout(NamedTuple):
    """A layout of one parsed JSON document."""

    name: str
    title: Both
    matches: Callable[[Any], bool]
    read: Callable[[Any, str, ReadOptions], Iterator[Message]]


Layout = TextLayout | TableLayout | JsonLayout
