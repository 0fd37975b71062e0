"""Website chat: one talk a row, the whole of it in the cell 对话内容.

    客户, 对话开始时间, 对话内容, 对话ID

    ----2023/05/01 12:00:00----
    访客7341 2023/05/01 12:00:00
    在吗
    客服小美 2023/05/01 12:00:20
    在的

A header may have a clock alone, which is then on the day of 对话开始时间 or of the separator above, or the day after
where midnight has passed. The text may stand behind it, ``小美(12:00)：在的`` or ``[12:00] 小美：在的``. In a cell
without times a turn begins with a word for a side, or a name of the row, and a colon. The speaker named in the column
客户 is the customer, everybody else but robots and 系统 is staff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from replylint.model import AGENT, CUSTOMER, Both, Message, Place
from replylint.readers.base import Line, ReadOptions, Row, Table, TableLayout
from replylint.readers.cells import cell_getter, clean_names, in_table, is_count, is_total
from replylint.readers.gaps import HEADS
from replylint.readers.roles import is_label, machine, told_by_colon
from replylint.readers.spellings import NAME_PATTERNS, plain
from replylint.readers.times import SPELLED, parse_time, roll_over, style
from replylint.readers.turns import Head, Mark, Turn, as_message, gather, tell_apart

_CELLS = ("对话内容", "会话内容", "聊天内容", "聊天记录")
_OTHER_CELLS = re.compile("(?:会话|对话|聊天|沟通|消息|通话|交谈)(?:内容|记录|明细|详情|全文|正文|文本)?")
_WHOLE = ("聊天记录", "聊天内容", "会话内容", "会话记录", "对话内容", "对话记录")
_CUSTOMERS = ("客户", "访客", "顾客", "买家", "用户")
_STARTS = tuple("对话开始时间 会话开始时间 开始时间 接入时间 进线时间 会话时间 对话时间 咨询时间 创建时间".split())
_TALKS = ("对话ID", "会话ID", "会话编号", "对话编号", "会话号")
_NUMBERS = ("编号", "序号")
_SEPARATOR = re.compile(rf"-{{2,}}\s*(?:{SPELLED}|\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?)\s*-{{2,}}")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_NAME = r"(?P<name>[^\s:：\d\[(（【][^:：\n]{0,80}?)"
_TIME = rf"(?P<time>{SPELLED}|{_CLOCK.pattern})(?!:\d)"
_FORMS = (  # a talk keeps to one of them
    re.compile(rf"(?P<name>\S.{{0,80}}?)\s+(?P<time>{SPELLED}|\d{{1,2}}:\d{{2}}:\d{{2}})"),
    re.compile(rf"[\[(（【]?(?P<time>{SPELLED}|\d{{1,2}}:\d{{2}}:\d{{2}})[\])）】]?\s+(?P<name>[^\s:：]{{1,30}})"),
    re.compile(rf"{_NAME}\s*[(（\[【]{_TIME}[)）\]】]\s*(?:[:：]\s*(?P<text>.*))?"),
    re.compile(rf"{_NAME}\s+{_TIME}\s*[:：]\s*(?P<text>.*)"),
    re.compile(rf"[(（\[【]?{_TIME}[)）\]】]?\s*{_NAME}\s*[:：]\s*(?P<text>.*)"),
)
_LABELLED = re.compile(r"(?P<name>[^\s:：][^:：\n]{0,30}?)\s*[:：]\s*(?P<text>.*)")
_ANY_CUSTOMER = re.compile(r"(?:客户|访客|顾客|用户|买家|游客)[\s\d#_-]*")
_ANY_STAFF = re.compile(r"(?:人工)?客服[\s\d#_-]*")

_Sort = Callable[[str], "Head | Mark | None"]


class _Shape(NamedTuple):
    """What the columns are called; "" for what there is not."""

    text: str
    customer: str
    staff: str
    start: str
    talk: str


def _shape(columns: Sequence[str]) -> _Shape:
    names = clean_names(columns)
    customer, staff = (
        _named(names, words) or next((name for name in names if NAME_PATTERNS[side].fullmatch(plain(name))), "")
        for side, words in ((CUSTOMER, _CUSTOMERS), (AGENT, ()))
    )
    text = _named(names, _CELLS) or next(filter(_OTHER_CELLS.fullmatch, names), "")
    return _Shape(text, customer, staff, _named(names, _STARTS), _named(names, (*_TALKS, *_NUMBERS)))


def _matches(columns: Sequence[str], rows: Sequence[Row]) -> bool:
    shape = _shape(columns)
    if not shape.text:
        return False
    cell = cell_getter(columns)
    if not (shape.customer or shape.staff or shape.talk in _TALKS):  # 编号, 聊天记录
        return shape.text in _WHOLE and any(_is_whole(cell(row, shape.text)) for row in rows)
    if (shape.text, shape.customer, shape.start) == (_CELLS[0], _CUSTOMERS[0], _STARTS[0]):
        return True
    return any(_is_talk(cell(row, shape.text), (cell(row, shape.customer), cell(row, shape.staff))) for row in rows)


def _is_talk(text: str, names: Sequence[str]) -> bool:
    """Whether a cell holds several turns, each with its header."""
    return _sort_by(text, names)[1] > 1


def _is_whole(text: str) -> bool:
    """Whether a cell holds turns of both sides, each below the other, by the words for them or with their times."""
    heads = [found for found in map(_sort_by(text, ())[0](), text.split("\n")) if isinstance(found, Head)]
    return len({head.speaker for head in heads}) > 1


def _read(table: Table, file: str, options: ReadOptions) -> Iterator[Message]:
    cell = cell_getter(table.columns)
    shape = _shape(table.columns)
    rest: str | None = None  # once the column 客户 has named a speaker, whoever it does not name is staff
    for row in table.rows:
        if any(map(is_total, row.cells)) and is_count(cell(row, shape.text)):
            continue
        customer, staff = cell(row, shape.customer).strip(), cell(row, shape.staff).strip()
        talk = cell(row, shape.talk).strip() or f"{customer} {cell(row, shape.start)}".strip() or str(row.number)
        turns = _turns(cell(row, shape.text), cell(row, shape.start), (customer, staff), options)
        if turns and options.gaps is not None and all(turn.speaker is None for turn in turns):
            options.gaps.add(HEADS, _place(file, table, row, shape.text, turns[0]))
        rest = AGENT if any(turn.speaker == customer for turn in turns) else rest
        told = partial(_told, customer=customer, staff=staff, rest=rest)
        for turn, role in tell_apart(turns, told, CUSTOMER, f"{file}（{talk}）", options):
            message = as_message(turn, role, file, options, talk)
            yield message._replace(place=_place(file, table, row, shape.text, turn))


def _named(names: Sequence[str], words: Sequence[str]) -> str:
    """Which of ``words`` a column is called; "" if none is."""
    return next((word for word in words if word in names), "")


def _told(name: str, customer: str, staff: str, rest: str | None) -> str | None:
    if name == customer or _ANY_CUSTOMER.fullmatch(name):
        return CUSTOMER
    if name == staff or _ANY_STAFF.fullmatch(name):
        return AGENT
    return told_by_colon(name) or rest


def _turns(text: str, start: str, names: Sequence[str], options: ReadOptions) -> list[Turn]:
    """The turns of a talk; those that only have a clock get their day from ``start`` and from what is above them."""
    lines = (Line(number, line) for number, line in enumerate(text.split("\n")))
    last = _moment(start, options)
    turns: list[Turn] = []
    for found in gather(lines, _sort_by(text, names)[0]()):
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


def _sort_by(text: str, names: Sequence[str]) -> tuple[Callable[[], _Sort], int]:
    """What sorts the lines of ``text``, and how many headers it then has; where no times are, labels are headers."""
    for sorter in (_sorter, partial(_labels, names)):
        heads = sum(isinstance(found, Head) for found in map(sorter(), text.split("\n")))
        if heads:
            return sorter, heads
    return _sorter, 0


def _sorter() -> _Sort:
    """Sorts lines; all headers of a talk have the form of the first, and spell their times like it."""
    forms: Sequence[re.Pattern[str]] = _FORMS
    first = ""

    def sort(line: str) -> Head | Mark | None:
        nonlocal forms, first
        tail = line.strip()
        if tail.startswith("--") and _SEPARATOR.fullmatch(tail):
            return Mark("separator", tail.strip("- "))
        for form in forms if ":" in tail else ():
            found = form.fullmatch(tail)
            if found and not is_label(found["name"]) and style(found["time"]) == (first or style(found["time"])):
                forms, first = (form,), style(found["time"])
                return _head(found, line, found["time"])
        return None

    return sort


def _labels(names: Sequence[str]) -> _Sort:
    """Sorts lines that begin with a word for a side, or with one of ``names``, and a colon."""

    def sort(line: str) -> Head | Mark | None:
        found = _LABELLED.fullmatch(line.strip())
        if found is None:
            return None
        name = found["name"]
        told = name in names or machine(name) or _ANY_CUSTOMER.fullmatch(name) or _ANY_STAFF.fullmatch(name)
        return _head(found, line, "") if told else None

    return sort


def _head(found: re.Match[str], line: str, time: str) -> Head:
    text = found.groupdict().get("text") or ""
    return Head(found["name"], time, text, len(line.rstrip()) - len(text) + 1)


def _place(file: str, table: Table, row: Row, column: str, turn: Turn) -> Place:
    """Where a turn stands; in a csv the lines of a cell are lines of the file, in a workbook they are not."""
    place = in_table(file, table, row, column)
    if table.sheet is not None:
        return place
    return place._replace(line=place.line + turn.line)


LAYOUT = TableLayout(
    "website", Both("网站客服聊天记录（整通对话在一格）", "Website chat (a whole talk in a cell)"), _matches, _read
)
