"""千牛 web history as a table, in the two shapes that browser exports write.

客户名, 消息序号, 发送时间, 发送内容, 发送账号, 账号类型                        (xlsx)
会话ID, 日期, 时间, 对象, 发话者, 消息, 消息状态, 商品ID, 商品                  (csv)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message
from replylint.readers.base import ReadOptions, Row, Table, TableLayout
from replylint.readers.cells import cell_getter, clean_names, in_table
from replylint.readers.documents import MARKERS
from replylint.readers.roles import cannot_tell, is_recall, named_by, refine, role_of_word, told_by_colon
from replylint.readers.times import read_time


class _Shape(NamedTuple):
    """Which column says what; ``time`` columns are joined with a blank."""

    text: str
    speaker: str
    side: str
    talk: str
    time: tuple[str, ...]
    id: str = ""

    @property
    def columns(self) -> set[str]:
        return {self.text, self.speaker, self.side, self.talk, *self.time}


_SHAPES = (
    _Shape("发送内容", "发送账号", "账号类型", "客户名", ("发送时间",), "消息序号"),
    _Shape("消息", "发话者", "对象", "会话ID", ("日期", "时间")),
)


def _shape(columns: Sequence[str]) -> _Shape | None:
    names = set(clean_names(columns))
    return next((shape for shape in _SHAPES if shape.columns <= names), None)


def _matches(columns: Sequence[str], rows: Sequence[Row]) -> bool:
    return _shape(columns) is not None


def _read(table: Table, file: str, options: ReadOptions) -> Iterator[Message]:
    shape = _shape(table.columns) or _SHAPES[0]
    cell = cell_getter(table.columns)
    named = named_by(options.agents)
    for row in table.rows:
        speaker = cell(row, shape.speaker).removeprefix("cntaobao")
        text = cell(row, shape.text) or (MARKERS["goods"] if cell(row, "商品") else "")
        talk = cell(row, shape.talk)
        if not speaker and not text:
            continue
        told = CUSTOMER if speaker == talk else told_by_colon(speaker)
        role = AGENT if named(speaker) else role_of_word(cell(row, shape.side), options.roles) or told
        if role is None:
            raise cannot_tell(file, [speaker])
        if is_recall(text) or "撤回" in cell(row, "消息状态"):
            role = SYSTEM
        place = in_table(file, table, row, shape.text)
        yield Message(
            text=text,
            role=refine(role, "" if named(speaker) else speaker, text),
            speaker=speaker or None,
            time=read_time(place, options, " ".join(cell(row, name) for name in shape.time)),
            conversation=talk or None,
            id=cell(row, shape.id) or None,
            place=place,
        )


LAYOUT = TableLayout(
    "qianniu-web-table", Both("千牛网页聊天记录（表格）", "Qianniu web chat history (table)"), _matches, _read
)
