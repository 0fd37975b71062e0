"""Any table with a column of texts: in-house exports, canned replies, spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from replylint.documents.placeholders import blanked
from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message, Place, ReplylintError, runs_backwards
from replylint.readers.base import ReadOptions, Row, Table, TableLayout
from replylint.readers.cells import breaks, is_count, is_total
from replylint.readers.columns import (
    Columns,
    Pair,
    holds_replies,
    is_of_nobody,
    is_upkeep,
    names_of_both,
    printable,
    recognise_columns,
    time_of,
    unknown_columns,
    words_of_both,
)
from replylint.readers.gaps import SENDER, TALK
from replylint.readers.roles import is_automatic_word, is_taken_back, role_of_word
from replylint.readers.sides import answered, column_of_sides, nobody_named, tell_roles

_HEAD_ROWS = 20  # what shows whether a column holds sides or names
_TIMED_ROWS = 500  # what shows whether its dates have the day or the month first, and the newest stand first
_HELD = 100_000  # messages that wait for a customer's name, so that memory stays flat where there is none


def matches(columns: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether a column is named as texts usually are."""
    return recognise_columns(columns, ReadOptions()) is not None


def read(table: Table, file: str, options: ReadOptions) -> Iterator[Message]:
    """A message for each row that has a text, or for each half of a row that holds a question and its answer.

    Rows with a role or a speaker are turns of a talk; a table without either holds canned replies, all
    the agent's. Raises ReplylintError if the text column is not found or roles are not told.
    """
    found = recognise_columns(table.columns, options)
    if found is None:
        raise unknown_columns(file, table.columns, options)
    names = None if "speaker" in options.columns else names_of_both(table.columns)
    if names == words_of_both(table.columns):
        names = None
    found, table = (found, table) if "speaker" in options.columns else _with_sides(found, table)
    if names and found.speaker is None:
        found = found._replace(speaker=names.agent)
    if found.time is None and (found.role or found.speaker) and "time" not in options.columns:
        found, table = _with_times(found, table)
    options = answered(found.role, options)
    halves = _halves(found, table.columns, options)
    is_talk = found.role is not None or found.speaker is not None or bool(halves)
    if not (is_talk or options.agents or options.columns or options.fields) and is_of_nobody(table.columns, found):
        raise nobody_named(file, table.columns, found.text)
    whole_talk = (table.sheet or file) if is_talk and found.time is not None else None
    told = found.role is not None or bool(halves) or bool(options.agents) or holds_replies(found.text)
    sides = None if names is None else _Sides(table.columns, names, found.speaker, told, file)
    messages = _messages(table, found, halves, sides, whole_talk, file, options)
    if whole_talk is None or found.conversation not in (None, names and names.customer):
        return messages
    if found.speaker is not None:
        return _by_customer(messages, whole_talk)
    return _in_one_talk(messages, whole_talk, options)


def _messages(
    table: Table,
    found: Columns,
    halves: Sequence[tuple[str, str, str | None]],
    sides: _Sides | None,
    whole_talk: str | None,
    file: str,
    options: ReadOptions,
) -> Iterator[Message]:
    """The messages of a table whose columns mean what ``found`` says, in the order of its rows."""
    columns, sheet = table.columns, table.sheet
    width = len(columns)

    def at(name: str | None) -> int:
        """Where a column stands; one that the table does not have is read from one cell more, which is always empty."""
        return width if name is None else columns.index(name)

    role_at, speaker_at, talk_at, id_at, date_at, recall_at = map(
        at, (found.role, found.speaker, found.conversation, found.id, found.date, found.recalled)
    )
    said = [(side, at(text), at(time)) for side, text, time in halves or [("", found.text, found.time)]]
    is_talk = found.role is not None or found.speaker is not None or bool(halves)
    writable = not is_talk and sheet is None
    rows = iter(table.rows)
    if found.time is not None:
        from replylint.readers.odd_times import date_order
        from replylint.readers.times import read_time

        head = list(islice(rows, _TIMED_ROWS))
        clocks = (date_at, *(time_at for _, _, time_at in said))
        order = date_order(row.cells[at] for row in head for at in clocks if at < width)
        rows = chain(head, rows)
    # Who wrote a canned reply, and when, is not our business; of a message in a talk it is.
    gaps = options.gaps if is_talk or (found.time is not None and found.conversation is not None) else None
    options = options._replace(gaps=gaps)

    def turns() -> Iterator[tuple[str, str, tuple[int, int, tuple[str, ...], tuple[str, int, int]]]]:
        """Role cell, speaker, and what else is known of each row, or half of one, that says something."""
        for number, line, found_cells in rows:
            cells = (*found_cells[:width], "")
            if is_talk and is_count(cells[said[0][1]]) and _sums_up(cells, said):
                continue
            for half in said:
                side, text_at, _ = half
                if cells[text_at] and not cells[text_at].isspace():
                    role = side or cells[role_at] or (sides.of(number, cells) if sides else "")
                    yield role, cells[speaker_at], (number, line, cells, half)

    for role, (number, line, cells, (side, text_at, time_at)) in (
        tell_roles(turns(), file, options) if is_talk else ((AGENT, turn[2]) for turn in turns())
    ):
        above = 0 if sheet is not None else breaks(cells[:text_at])
        place = Place(file, line + above, 1, number, columns[text_at], sheet)
        time = cells[time_at]
        if side == AGENT and not time and not cells[said[0][1]].strip():  # a lone time, and nothing was asked
            time = cells[said[0][2]]
        speaker = sides.speaker(role, cells) if sides else cells[speaker_at]
        if gaps is not None and not (speaker or side or cells[role_at] or options.agents):
            gaps.add(SENDER, place)
        if is_talk and is_taken_back(found.recalled or "", cells[recall_at], cells[text_at], speaker):
            role = SYSTEM
        yield Message(
            cells[text_at],
            role,
            speaker or None,
            read_time(place, options, time, f"{cells[date_at]} {time}", order=order) if time else None,
            cells[talk_at].strip() or whole_talk,
            cells[id_at] or None,
            place,
            writable,
            None if is_talk else blanked(cells[text_at]),
            is_automatic_word(cells[role_at]),
        )


def _sums_up(cells: Sequence[str], said: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a row is the total below the turns: it says 合计 and a number, and nothing else."""
    for _, text_at, _ in said:
        if not is_count(cells[text_at]):
            return False
    others = [cell for cell in cells if cell and not is_count(cell)]
    return len(others) == 1 and is_total(others[0])


class _Sides:
    """Whose turn a row is, in a table with the names of both sides; ``sender`` is a column of either's or of one's.

    Where nothing of the file has ``told`` it, a row with both names is an error.
    """

    def __init__(self, columns: Sequence[str], names: Pair, sender: str | None, told: bool, file: str) -> None:
        self._agent, self._customer = columns.index(names.agent), columns.index(names.customer)
        self._sender = None if sender in (None, *names) else columns.index(sender or "")
        self._told = told
        self._file = file

    def of(self, number: int, cells: Sequence[str]) -> str:
        """AGENT or CUSTOMER, if the names of the row tell it; otherwise ""."""
        agent, customer = cells[self._agent], cells[self._customer]
        if self._sender is not None:
            sender = cells[self._sender]
            return "" if agent == customer else AGENT if sender == agent else CUSTOMER if sender == customer else ""
        if agent and customer and not self._told:
            raise _both_named(self._file, number, agent, customer)
        return AGENT if agent and not customer else CUSTOMER if customer and not agent else ""

    def speaker(self, role: str, cells: Sequence[str]) -> str:
        """Who said what ``role`` said."""
        if self._sender is not None:
            return cells[self._sender]
        return cells[self._customer if role == CUSTOMER else self._agent]


def _in_one_talk(messages: Iterator[Message], whole: str, options: ReadOptions) -> Iterator[Message]:
    """Messages of which nothing tells the talk; it is told if they are of several days, and so hardly of one."""
    day = None
    for message in messages:
        if message.time is not None:
            day = day or message.time.date()
            if options.gaps is not None and message.time.date() != day:
                options.gaps.add(TALK, message.place)
        yield message._replace(conversation=whole)


def _halves(found: Columns, columns: Sequence[str], options: ReadOptions) -> list[tuple[str, str, str | None]]:
    """Side, text and time of both halves of a row that holds what the customer asked and what the agent answered.

    A lone time is the question's, if there is one. Without a time or a talk the table holds canned replies.
    """
    words = None if {"text", "role"} & options.columns.keys() or found.role else words_of_both(columns)
    if words is None or (found.time is None and found.conversation is None):
        return []
    asked, answered = time_of(CUSTOMER, columns), time_of(AGENT, columns)
    if asked is None and found.time != answered:
        asked = found.time
    return [(CUSTOMER, words.customer, asked), (AGENT, words.agent, answered)]


def _both_named(file: str, number: int, staff: str, guest: str) -> ReplylintError:
    staff, guest = printable(staff), printable(guest)
    return ReplylintError(
        f"{file}：看不出每一行是谁说的：第 {number} 行里既有客服“{staff}”，又有客户“{guest}”；请用 --column role=列名 "
        "指明哪一列写着谁在说话，都是客服说的就用 --column speaker=客服的那一列",
        f"{file}: cannot tell who speaks: row {number} names the agent '{staff}' and the customer '{guest}'. Name the "
        "column that tells with --column role=NAME; if all are the agent's, use --column speaker=NAME",
    )


def _by_customer(messages: Iterator[Message], whole: str | None) -> Iterator[Message]:
    """Messages without a talk, each in that of the customer who spoke last; ``whole`` if no customer has a name.

    What is said before any customer speaks is said to the first one, and where the newest stand first, to the next.
    """
    head = list(islice(messages, _TIMED_ROWS))
    backwards = runs_backwards(head)
    name: str | None = None
    held: list[Message] = []
    for message in chain(head, messages):
        if message.role == CUSTOMER:
            name = name or whole if message.speaker is None or role_of_word(message.speaker) else message.speaker
        elif (name is None or backwards) and len(held) < _HELD:
            held.append(message)
            continue
        yield from (one._replace(conversation=name or whole) for one in (*held, message))
        held = []
    yield from (one._replace(conversation=name or whole) for one in held)


def _with_sides(found: Columns, table: Table) -> tuple[Columns, Table]:
    """What the columns mean where ``sender`` holds agent and customer, or another column does, however it is called."""
    if found.role is not None:
        return found, table
    rows = iter(table.rows)
    head = list(islice(rows, _HEAD_ROWS))
    table = table._replace(rows=chain(head, rows))
    cells = [row.cells for row in head]
    if found.speaker is not None:
        others = recognise_columns((name for name in table.columns if name != found.speaker), ReadOptions())
        at = table.columns.index(found.speaker)
        if others and others.speaker and head and all(role_of_word(row[at]) for row in cells):
            return found._replace(role=found.speaker, speaker=others.speaker), table
    if found.time is None and holds_replies(found.text):  # replies to customers, of the service, below a scene each
        return found, table
    taken = (found.text, found.speaker)
    columns = [at for at, name in enumerate(table.columns) if name not in taken]
    told = column_of_sides(
        [table.columns[at] for at in columns],
        [[row[at] if at < len(row) else "" for at in columns] for row in cells],
    )
    return (found._replace(role=told) if told else found), table


def _with_times(found: Columns, table: Table) -> tuple[Columns, Table]:
    """What the columns of a talk mean where but one holds moments, however it is called.

    A moment that most rows share is no message's: the talk began then, or the order was made.
    """
    from replylint.readers.times import parse_time

    rows = iter(table.rows)
    head = list(islice(rows, _HEAD_ROWS))
    timed = []
    for at, name in enumerate(table.columns):
        cells = [row.cells[at].strip() for row in head if at < len(row.cells)]
        shown = {cell for cell in cells if cell}
        if name not in found and not is_upkeep(name) and 2 * len(shown) > len(cells):
            timed += [name] if all(":" in cell and parse_time(cell) for cell in shown) else []
    return found._replace(time=timed[0] if len(timed) == 1 else None), table._replace(rows=chain(head, rows))


LAYOUT = TableLayout("table", Both("通用表格", "table"), matches, read)
