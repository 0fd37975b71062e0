"""xlsx files too large to be held: read as they are unpacked, to the same rows as calamine's."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from replylint.model import ReplylintError
from replylint.readers import large_workbook, open_input
from replylint.readers.base import ReadOptions
from replylint.readers.workbook import read_sheets

EXPORTS = Path(__file__).parent / "exports"
Rows = list[tuple[str | None, list[tuple[int, tuple[str, ...]]]]]


def rows_of(data: bytes) -> Rows:
    """The numbered rows of all sheets, without the empty cells at their ends."""

    def trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
        return cells if cells[-1] else trimmed(cells[:-1])

    sheets = read_sheets(io.BytesIO(data), "a.xlsx", ReadOptions(), [], [])
    return [(name, [(row.number, trimmed(row.cells)) for row in rows]) for name, rows in sheets]


@pytest.fixture
def streamed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], Rows]:
    """What is read of a workbook if every workbook is a large one."""

    def read(data: bytes) -> Rows:
        with monkeypatch.context() as patch:
            patch.setattr(large_workbook, "LARGE", 0)
            return rows_of(data)

    return read


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sharing(*texts: str) -> bytes:
    """A workbook whose cells share their texts, as those that Excel writes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write_column(0, 0, texts)
    return out.getvalue()


def one_sheet(values: Iterable[Iterable[Any]]) -> Any:
    book = openpyxl.Workbook()
    for row in values:
        book.active.append(list(row))
    return book


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize("path", sorted(EXPORTS.glob("*.xlsx")), ids=lambda path: path.name)
def test_our_exports_read_alike_both_ways(path: Path, streamed: Callable[[bytes], Rows]) -> None:
    assert streamed(path.read_bytes()) == rows_of(path.read_bytes())


def test_every_kind_of_cell_reads_alike_both_ways(streamed: Callable[[bytes], Rows]) -> None:
    rich = CellRichText("亲，", TextBlock(InlineFont(b=True), "明天"), "发货")
    moments = [
        datetime(2023, 5, 1, 12, 0, 30),
        datetime(2023, 5, 1),
        date(2023, 5, 1),
        time(12, 30),
        timedelta(hours=30),
    ]
    book = one_sheet([["内容"], *([value] for value in (True, False, 1, 1.5, 1e21, 123456789012345678, 0.1 + 0.2))])
    for value in (*moments, "a_x000D_b", "=1+1", "#N/A", rich, " 空 ", "多行\n文字", "<b>&amp;</b>", "😀"):
        book.active.append([value, None, "旁边"])
    formats = (
        'yyyy"年"m"月"d"日";@',
        "[$-804]aaaa",
        '0.00"days"',
        "[h]:mm",
        "[Red]General",
        "上午/下午h:mm",
        "m/d",
        "@",
    )
    for shown in formats:
        book.active.append([45047.5])
        book.active.cell(book.active.max_row, 1).number_format = shown
    book.create_sheet("空")
    book.create_chartsheet("图")
    book.create_sheet("二月").append(["内容", "角色"])
    data = saved(book)
    assert streamed(data) == rows_of(data)
    assert [name for name, _ in streamed(data)] == ["Sheet", "二月"]


def test_shared_texts_formulas_and_a_calendar_of_1904_read_alike_both_ways(
    tmp_path: Path, streamed: Callable[[bytes], Rows]
) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True}) as book:
        sheet, day = book.add_worksheet("一"), book.add_format({"num_format": 14})
        for row in range(300):
            sheet.write_row(row, 0, (f"第{row}条", "客服", row))
            sheet.write_formula(row, 3, '="共"&C1', None, f"共{row}")
            sheet.write_datetime(row, 4, datetime(2023, 5, 1) + timedelta(days=row), day)
    data = (tmp_path / "a.xlsx").read_bytes()
    assert streamed(data) == rows_of(data)
    ((_, rows),) = streamed(data)
    assert rows[7] == (8, ("第7条", "客服", "7", "共7", "2023-05-08"))
    book_1904 = one_sheet([["内容"]])
    book_1904.epoch = CALENDAR_MAC_1904
    assert streamed(saved(book_1904)) == rows_of(saved(book_1904))


def test_merged_cells_stand_in_each_of_their_rows_and_a_merged_text_is_one(streamed: Callable[[bytes], Rows]) -> None:
    book = one_sheet([["会话", "角色", "内容"], ["c1", "客户", "在吗"], [None, "客服", "在的"], [None, "客服", None]])
    book.active.merge_cells("A2:A4")
    book.active.merge_cells("C3:C4")
    data = saved(book)
    ((_, rows),) = streamed(data)
    assert rows[1:] == [(2, ("c1", "客户", "在吗")), (3, ("c1", "客服", "在的")), (4, ("c1", "客服"))]
    assert streamed(data) == rows_of(data)


def test_elements_with_a_prefix_and_cells_without_an_address_are_read(streamed: Callable[[bytes], Rows]) -> None:
    def prefixed(name: str, part: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return part
        rows = "<x:row><x:c t='inlineStr'><x:is><x:t>内容</x:t></x:is></x:c></x:row>" * 2
        head = "<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        return f"{head}<x:sheetData>{rows}</x:sheetData></x:worksheet>".encode()

    assert streamed(repacked(saved(one_sheet([["内容"]])), prefixed)) == [
        ("Sheet", [(1, ("内容",)), (2, ("内容",))]),
    ]


def test_how_a_name_is_read_aloud_is_no_part_of_it(streamed: Callable[[bytes], Rows]) -> None:
    shared = "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>内容</t><rPh><t>x</t></rPh></si></sst>"

    def spelled(name: str, part: bytes) -> bytes:
        return shared.encode() if name == "xl/sharedStrings.xml" else part

    assert streamed(repacked(sharing("内容"), spelled)) == [("Sheet1", [(1, ("内容",))])]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<sheetData>", b"<sheetData><row><c r='ZZZZZZ1'><v>1</v></c></row>"),
        (b"<sheetData>", b"<sheetData><row r='x'/>"),
        (b"<v>0</v>", b"<v>99</v>"),
        (b"</sheetData>", b""),
        (b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"),
    ],
)
def test_a_damaged_sheet_is_refused_with_a_sentence(old: bytes, new: bytes, streamed: Callable[[bytes], Rows]) -> None:
    def damaged(name: str, part: bytes) -> bytes:
        return part.replace(old, new, 1) if name == "xl/worksheets/sheet1.xml" else part

    with pytest.raises(ReplylintError) as caught:
        streamed(repacked(sharing("内容", "您好"), damaged))
    assert "已损坏" in caught.value.zh


@pytest.mark.parametrize("dimension", [b"", b'<dimension ref="A1:B2"/>'])
def test_a_cell_far_away_takes_no_memory_for_the_empty_ones_whatever_the_sheet_says_of_its_size(
    dimension: bytes,
) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("角色", "内容"))
        sheet.write_row(1, 0, ("客服", "您好"))
        sheet.write(1_048_575, 16_383, "远")

    def lying(name: str, part: bytes) -> bytes:
        return re.sub(rb"<dimension[^>]*>", dimension, part) if name == "xl/worksheets/sheet1.xml" else part

    ((_, rows),) = read_sheets(io.BytesIO(repacked(out.getvalue(), lying)), "a.xlsx", ReadOptions(), [], [])
    numbered = [(row.number, row.cells[:2], row.cells[-1]) for row in rows]
    assert numbered == [
        (1, ("角色", "内容"), "内容"),
        (2, ("客服", "您好"), "您好"),
        (1_048_576, ("", ""), "远"),
    ]


def test_memory_does_not_grow_with_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_workbook, "LARGE", 0)
    path = tmp_path / "long.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("角色", "内容"))
        for row in range(1, 20_001):
            sheet.write_row(row, 0, ("客服", f"第{row}条，" + "您好" * 50))
    tracemalloc.start()
    count = sum(1 for _ in open_input(str(path), ReadOptions()).messages)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 6 << 20  # the texts alone are more
