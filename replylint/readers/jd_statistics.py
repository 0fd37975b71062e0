"""京东 session statistics (.xlsx): recognised only to say that it holds figures and no messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replylint.model import Both, Message, ReplylintError
from replylint.readers.base import ReadOptions, Row, Table, TableLayout
from replylint.readers.cells import clean_names

_REQUIRED = {"咨询时间", "顾客", "客服", "客户消息数", "客服消息数"}


def _matches(columns: Sequence[str], rows: Sequence[Row]) -> bool:
    return _REQUIRED.issubset(clean_names(columns))


def _read(table: Table, file: str, options: ReadOptions) -> Iterator[Message]:
    raise ReplylintError(
        f"{file}：这是京东的会话统计表，只有数字，没有聊天内容；请在咚咚（京麦）导出聊天记录（txt 或 log）再检查",
        f"{file}: this is a JD session statistics sheet, figures without messages; "
        "export the chat log (txt or log) from Dongdong instead",
    )


LAYOUT = TableLayout(
    "jd-statistics", Both("京东会话统计（无聊天内容）", "JD session statistics (no messages)"), _matches, _read
)
