"""xlsx: the supervisor's workbook, read back with openpyxl."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.workbook import Workbook
from report_samples import BEST, COLD, PHONE, checked, finding, talk

from replylint.model import Checked, Message
from replylint.reports import write
from replylint.reports.base import ReportOptions
from replylint.reports.xlsx import MOST_TEXT


def raw(items: list[Checked], **options: Any) -> bytes:
    stream = io.BytesIO()
    write("xlsx", items, stream, ReportOptions(**options))
    return stream.getvalue()


def book(items: list[Checked], **options: Any) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(raw(items, **options)), rich_text=True)


def all_texts(workbook: Workbook) -> str:
    return "\n".join(
        str(cell.value) for sheet in workbook for row in sheet.rows for cell in row if cell.value is not None
    )


def test_there_is_an_overview_and_a_sheet_for_each_agent_with_findings_the_worst_first() -> None:
    items = [*talk(), checked("不能", ("不能", COLD), speaker="小杰")]
    assert book(items).sheetnames == ["总览", "阿梅", "小杰"]
    assert book(items, lang="en").sheetnames == ["Overview", "阿梅", "小杰"]
    assert book([]).sheetnames == ["总览"]


def test_an_agents_sheet_has_filters_a_frozen_header_and_a_row_for_each_finding() -> None:
    sheet = book(talk())["阿梅"]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:L3"
    rows = [[str(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[:4] for row in rows] == [
        ["错误", "AD101", "“最”字用语", "在的，这款杯子最保温了"],
        ["警告", "ST104", "语气冷淡", "不能"],
    ]
    assert rows[0][7] == "2024-05-06 10:00:20" and rows[0][8] == "t1" and rows[0][10] == "2:8"


def test_the_words_are_marked_inside_the_message() -> None:
    cell = book(talk())["阿梅"]["D2"].value
    assert isinstance(cell, CellRichText)
    assert [part.text for part in cell if isinstance(part, TextBlock) and part.font.b] == ["最保温"]


def test_a_very_long_message_is_clipped_around_the_words() -> None:
    text = "字" * 40_000 + "最好" + "句" * 40_000
    cell = str(book([checked(text, ("最好", BEST), speaker="阿梅")])["阿梅"]["D2"].value)
    assert "最好" in cell and len(cell) == 2 * MOST_TEXT + 4 and cell.startswith("…") and cell.endswith("…")


def test_a_chart_has_room_for_the_name_of_each_agent() -> None:
    items = [checked("最好", ("最好", BEST), speaker=f"客服{number}") for number in range(40)]
    charts = book(items)["总览"]._charts  # type: ignore[attr-defined]
    places = [(chart.anchor._from.row, chart.anchor.to.row) for chart in charts]
    assert max(end - begin for begin, end in places) >= 20
    assert all(end < begin for (_, end), (begin, _) in pairwise(places)), "none covers another"


def test_the_overview_has_figures_and_charts() -> None:
    sheet = book(talk())["总览"]
    shown = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=9)]
    assert ["阿梅", 2, 1, 1, 0, 100, "20 秒", "2 分 40 秒", "5 分"] in shown
    assert ["广告极限词", 1] in [row[:2] for row in shown] and ["10:00", 2] in [row[:2] for row in shown]
    with zipfile.ZipFile(io.BytesIO(raw(talk()))) as parts:
        assert sum(name.startswith("xl/charts/chart") for name in parts.namelist()) == 6


def test_no_text_becomes_a_formula_or_a_link() -> None:
    text = '=HYPERLINK("http://evil")最好 http://evil.example'
    items = [checked(text, ("最好", BEST), speaker="=1+1", conversation="@SUM(A1)", id="+1")]
    workbook = book(items)
    assert {cell.data_type for sheet in workbook for row in sheet.rows for cell in row} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for sheet in workbook for row in sheet.rows for cell in row)
    with zipfile.ZipFile(io.BytesIO(raw(items))) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "worksheets" in name)


def test_hostile_names_make_valid_sheet_names_and_unprintable_text_is_shown() -> None:
    names = [
        "a/b:c*[d]?",
        "A/B:C*[D]?",
        "'x'",
        "history",
        "很长的名字" * 10,
        "很长的名字" * 10 + "二",
        "\x00\u202e",
        "  ",
    ]
    items = [checked("最好\x1b\u202e", ("最好", BEST), speaker=name) for name in names]
    workbook = book(items)
    assert len(workbook.sheetnames) == len(names) + 1
    assert all(len(name) <= 31 for name in workbook.sheetnames)
    assert "\\x1b\\u202e" in all_texts(workbook)


def test_personal_data_and_names_are_kept_out_of_the_workbook() -> None:
    items = [checked("我是温小雅，电话13812345678", ("13812345678", PHONE), speaker="温小雅", conversation="鲁大川")]
    shown = book(items, anonymize=True)
    assert "138****5678" in all_texts(shown) and shown.sheetnames[1] == "客服A"
    with zipfile.ZipFile(io.BytesIO(raw(items, anonymize=True))) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
    assert not any(real in everything for real in ("13812345678", "温小雅", "鲁大川"))


def test_a_finding_on_the_whole_message_or_on_nothing_is_written_too() -> None:
    message = Message("不能", speaker="阿梅")
    empty = finding(message, "不能")._replace(end=0)
    sheet = book([Checked(message, (finding(message, "不能"), empty))])["阿梅"]
    assert [str(sheet.cell(row, 4).value) for row in (2, 3)] == ["不能", "不能"]


def test_the_same_findings_give_the_same_bytes() -> None:
    assert raw(talk()) == raw(talk())
