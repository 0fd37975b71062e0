"""Website chat: one talk a row, the whole of it in the cell 对话内容.

    客户, 对话开始时间, 对话内容, 对话ID

    ----2023/05/01 12:00:00----
    访客7341 2023/05/01 12:00:00
    在吗
    客服小美 2023/05/01 12:00:20
    在的

A header may have a clock alone, which is then on the day of 对话开始时间 or of the separator above, or the day after
where midnight has passed. The speaker named in the column 客户 is the customer, everybody else but robots and 系统 is
staff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from replylint.model import AGENT, CUSTOMER, Both, Message, Place
from replylint.readers.base import Line, ReadOptions, Row, Table, TableLayout
from replylint.readers.cells import cell_getter, clean_names, in_table
from replylint.readers.gaps import HEADS
from replylint.readers.roles import is_label, machine
from replylint.readers.times import SPELLED, parse_time, roll_over, style
from replylint.readers.turns import Head, Mark, Turn, as_message, gather, tell_apart

_CELLS = ("对话内容", "会话内容", "聊天内容", "聊天记录")
_CUSTOMERS = ("客户", "访客", "顾客", "买家", "用户")
_STARTS = ("对话开始时间", "会话开始时间", "开始时间")
_TALKS = ("对话ID", "会话ID")
_SEPARATOR = re.compile(rf"-{{2,}}\s*(?:{SPELLED}|\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?)\s*-{{2,}}")
_CLOCK = re.compile(r"\d{1,2}:\d{2}:\d{2}")
_HEAD = re.compile(rf"(\S.{{0,80}}?)\s+({SPELLED}|{_CLOCK.pattern})")
_ANY_CUSTOMER = re.compile(r"(?:客户|访客|顾客|用户|买家|游客)[\s\d#_-]*")


def _matches(columns: Sequence[str], rows: Sequence[Row]) -> bool:
    names = clean_names(columns)
    words = _named(names, _CELLS), _named(names, _CUSTOMERS), _named(names, _STARTS)
    if not all(words):
        return False
    cell = cell_getter(columns)
    return words == (_CELLS[0], _CUSTOMERS[0], _STARTS[0]) or any(_is_talk(cell(row, words[0])) for row in rows)


def _is_talk(text: str) -> bool:
    """Whether a cell holds several turns, each below its header."""
    return sum(isinstance(found, Head) for found in map(_sorter(), text.split("\n"))) > 1


def _read(table: Table, file: str, options: ReadOptions) -> Iterator[Message]:
    cell = cell_getter(table.columns)
    names = clean_names(table.columns)
    text, guest, start, id_ = (_named(names, words) for words in (_CELLS, _CUSTOMERS, _STARTS, _TALKS))
    rest: str | None = None  # once the column 客户 has named a speaker, whoever it does not name is staff
    for row in table.rows:
        customer = cell(row, guest).strip()
        talk = cell(row, id_).strip() or f"{customer} {cell(row, start)}".strip()
        turns = _turns(cell(row, text), cell(row, start), options)
        if turns and options.gaps is not None and all(turn.speaker is None for turn in turns):
            options.gaps.add(HEADS, _place(file, table, row, text, turns[0]))
        rest = AGENT if any(turn.speaker == customer for turn in turns) else rest
        told = partial(_told, customer=customer, rest=rest)
        for turn, role in tell_apart(turns, told, CUSTOMER, f"{file}（{talk}）", options):
            message = as_message(turn, role, file, options, talk or None)
            yield message._replace(place=_place(file, table, row, text, turn))


def _named(names: Sequence[str], words: Sequence[str]) -> str:
    """Which of ``words`` a column is called; "" if none is."""
    return next((word for word in words if word in names), "")


def _told(name: str, customer: str, rest: str | None) -> str | None:
    if name == customer or _ANY_CUSTOMER.fullmatch(name):
        return CUSTOMER
    return machine(name) or rest


def _turns(text: str, start: str, options: ReadOptions) -> list[Turn]:
    """The turns of a talk; those that only have a clock get their day from ``start`` and from what is above them."""
    lines = (Line(number, line) for number, line in enumerate(text.split("\n")))
    last = _moment(start, options)
    turns: list[Turn] = []
    for found in gather(lines, _sorter()):
        if isinstance(found, Mark):
            last = _moment(found.text, options) or last
            continue
        if last and _CLOCK.fullmatch(found.time) and (moment := _moment(f"{last:%Y-%m-%d} {found.time}", options)):
            last = roll_over(moment, last)
            found = found._replace(time=last.isoformat())
        turns.append(found)
    return turns


def _moment(spelled: str, options: ReadOptions) -> datetime | None:
    return parse_time(spelled, options.timezone) or parse_time(f"{spelled} 00:00:00", options.timezone)


def _sorter() -> Callable[[str], Head | Mark | None]:
    """Sorts lines; all headers of a talk spell their times like the first."""
    first = ""

    def sort(line: str) -> Head | Mark | None:
        nonlocal first
        tail = line.strip()
        if tail.startswith("--") and _SEPARATOR.fullmatch(tail):
            return Mark("separator", tail.strip("- "))
        found = _HEAD.fullmatch(tail) if tail[-3:-2] == ":" or tail[-1:] in ("m", "M") else None
        if found is None or is_label(found[1]) or style(found[2]) != (first or style(found[2])):
            return None
        first = style(found[2])
        return Head(found[1], found[2])

    return sort


def _place(file: str, table: Table, row: Row, column: str, turn: Turn) -> Place:
    """Where a turn stands; in a csv the lines of a cell are lines of the file, in a workbook they are not."""
    place = in_table(file, table, row, column)
    if table.sheet is not None:
        return place
    return place._replace(line=place.line + turn.line)


LAYOUT = TableLayout(
    "website", Both("网站客服聊天记录（整通对话在一格）", "Website chat (a whole talk in a cell)"), _matches, _read
)
