"""Any table with a column of texts: in-house exports, canned replies, spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from replylint.documents.placeholders import blanked
from replylint.model import AGENT, Both, Message, Place
from replylint.readers.base import ReadOptions, Row, Table, TableLayout
from replylint.readers.columns import Columns, recognise_columns, tell_roles, unknown_columns
from replylint.readers.gaps import SENDER
from replylint.readers.roles import role_of_word

_HEAD_ROWS = 20  # what shows whether a column holds sides or names
_TIMED_ROWS = 500  # what shows whether its dates have the day or the month first


def matches(columns: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether a column is named as texts usually are."""
    return recognise_columns(columns, ReadOptions()) is not None


def read(table: Table, file: str, options: ReadOptions) -> Iterator[Message]:
    """A message for each row that has a text.

    Rows with a role or a speaker are turns of a talk; a table without either holds canned replies, all
    the agent's. Raises ReplylintError if the text column is not found or roles are not told.
    """
    found = recognise_columns(table.columns, options)
    if found is None:
        raise unknown_columns(file, table.columns, options)
    found, table = _with_sides(found, table) if "speaker" not in options.columns else (found, table)
    width = len(table.columns)
    # A column that the table does not have is read from one cell more, which is always empty.
    text_at, role_at, speaker_at, time_at, talk_at, id_at, date_at = (
        width if name is None else table.columns.index(name) for name in found
    )
    timed = found.time is not None
    is_talk = found.role is not None or found.speaker is not None
    whole_talk = (table.sheet or file) if is_talk and timed else None
    writable = not is_talk and table.sheet is None
    cell, sheet = table.columns[text_at], table.sheet
    rows = iter(table.rows)
    if timed:
        from replylint.readers.times import date_order, read_time

        head = list(islice(rows, _TIMED_ROWS))
        order = date_order(row.cells[at] for row in head for at in (time_at, date_at) if at < width)
        rows = chain(head, rows)
    # Who wrote a canned reply, and when, is not our business; of a message in a talk it is.
    gaps = options.gaps if is_talk or (timed and found.conversation is not None) else None
    options = options._replace(gaps=gaps)
    turns = (
        (cells[role_at], cells[speaker_at], (number, line, cells))
        for number, line, cells in ((number, line, (*cells[:width], "")) for number, line, cells in rows)
        if cells[text_at] and not cells[text_at].isspace()
    )
    for role, (number, line, cells) in (
        tell_roles(turns, file, options) if is_talk else ((AGENT, turn[2]) for turn in turns)
    ):
        place = Place(file, line, 1, number, cell, sheet)
        time = cells[time_at]
        if gaps is not None and not cells[speaker_at] and not cells[role_at]:
            gaps.add(SENDER, place)
        yield Message(
            cells[text_at],
            role,
            cells[speaker_at] or None,
            read_time(place, options, time, f"{cells[date_at]} {time}", order=order) if time else None,
            cells[talk_at] or whole_talk,
            cells[id_at] or None,
            place,
            writable,
            None if is_talk else blanked(cells[text_at]),
        )


def _with_sides(found: Columns, table: Table) -> tuple[Columns, Table]:
    """What the columns mean where ``sender`` holds agent and customer, and another column the names."""
    if found.role is not None or found.speaker is None:
        return found, table
    others = recognise_columns((name for name in table.columns if name != found.speaker), ReadOptions())
    rows = iter(table.rows)
    head = list(islice(rows, _HEAD_ROWS))
    at = table.columns.index(found.speaker)
    if others and others.speaker and head and all(role_of_word(row.cells[at]) for row in head):
        found = found._replace(role=found.speaker, speaker=others.speaker)
    return found, table._replace(rows=chain(head, rows))


LAYOUT = TableLayout("table", Both("通用表格", "table"), matches, read)
