"""Where a finding stands: the same place in every format, in the terms of its file (docs/reading.md)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from report_samples import finding, rendered

from replylint.commands import cells
from replylint.model import Checked, Message, Place, is_exact
from replylint.readers import open_input
from replylint.readers.base import ReadOptions
from replylint.readers.tidy import record

ASKED, SAID = "盆栽还有吗\n要两盆", "有的亲\n这盆最好养"


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Writes a file and marks 最好 in the last message that is read from it."""
    monkeypatch.chdir(tmp_path)

    def read(name: str, data: str | bytes) -> Checked:
        Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
        messages = list(open_input(name, ReadOptions()).messages)
        assert "最好" in messages[-1].text
        return Checked(messages[-1], (finding(messages[-1], "最好"),))

    return read


def turns() -> Iterator[dict[str, str]]:
    yield {"发言方": "客户", "时间": "2024-04-01 10:00:00", "内容": ASKED}
    yield {"发言方": "客服", "时间": "2024-04-01 10:00:09", "内容": SAID}


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "四月"
    book.active.append(["发言方", "时间", "内容"])
    for turn in turns():
        book.active.append(list(turn.values()))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def place_in(item: Checked) -> dict[str, Any]:
    keys = ("line", "column", "end_line", "end_column", "row", "cell", "sheet", "pointer")
    known = json.loads(rendered("jsonl", [item]))
    return {key: known[key] for key in keys if key in known}


def as_read(message: Message) -> dict[str, Any]:
    known = record("", 1, message)
    return {key: known[key] for key in ("line", "row", "column", "sheet", "pointer") if known.get(key) is not None}


def in_text(item: Checked) -> str:
    (line,) = (line for line in rendered("text", [item]).splitlines() if " AD101 " in line)
    return line.partition(" 错误")[0].strip()


def in_concise(item: Checked) -> str:
    return rendered("concise", [item]).partition(" AD101")[0]


def region(item: Checked) -> dict[str, int] | None:
    result = json.loads(rendered("sarif", [item]))["runs"][0]["results"][0]
    place: dict[str, int] | None = result["locations"][0]["physicalLocation"].get("region")
    return place


def test_in_a_workbook_it_is_sheet_row_and_column_and_a_break_in_a_cell_is_no_row(found: Any) -> None:
    item = found("a.xlsx", workbook())
    assert as_read(item.message) == {"line": 3, "row": 3, "column": "内容", "sheet": "四月"}
    assert place_in(item) == {
        "line": 3,
        "column": 7,
        "end_line": 3,
        "end_column": 9,
        "row": 3,
        "cell": "内容",
        "sheet": "四月",
    }
    assert in_text(item) == "四月 第 3 行 内容"
    assert in_concise(item) == "a.xlsx:3:7: 四月 第 3 行 内容"
    assert region(item) == {"startLine": 3, "endLine": 3}


def test_in_a_csv_it_is_row_and_column_and_the_line_of_the_file_where_breaks_have_moved_it(found: Any) -> None:
    item = found("a.csv", f'备注,发言方,"内容",时间\n,客户,"{ASKED}",2024-04-01 10:00:00\n"老\n客",客服,"{SAID}",\n')
    assert as_read(item.message) == {"line": 5, "row": 3, "column": "内容"}
    assert place_in(item) == {"line": 6, "column": 3, "end_line": 6, "end_column": 5, "row": 3, "cell": "内容"}
    assert in_text(item) == "第 3 行 内容（文件第 6 行）"
    assert in_concise(item) == "a.csv:6:3: 第 3 行 内容"
    assert region(item) == {"startLine": 6, "endLine": 6}


def test_in_a_csv_of_a_known_layout_breaks_in_the_cells_before_count_too(found: Any) -> None:
    item = found(
        "a.csv",
        "会话ID,日期,时间,对象,发话者,商品,消息\n"
        f'1,2024-04-01,10:00:00,客户,阿竹,"多肉\n盆栽","{ASKED}"\n1,2024-04-01,10:00:09,客服,店:青,"多肉\n盆栽","{SAID}"\n',
    )
    assert (as_read(item.message)["line"], as_read(item.message)["row"]) == (6, 3)


@pytest.mark.parametrize("indent", [None, 2])
def test_in_a_json_document_the_pointer_is_the_place_and_no_line_is_told(found: Any, indent: int | None) -> None:
    item = found("a.json", json.dumps(list(turns()), ensure_ascii=False, indent=indent))
    assert as_read(item.message) == place_in(item) == {"pointer": "/1/内容"}
    assert in_text(item) == "/1/内容"
    assert in_concise(item) == "a.json: /1/内容"
    assert region(item) is None
    assert rendered("github", [item]).startswith("::error file=a.json,title=")
    assert "range" not in json.loads(rendered("rdjson", [item]))["diagnostics"][0]["location"]
    assert json.loads(rendered("gitlab", [item]))[0]["location"]["lines"] == {"begin": 1, "end": 1}


def test_in_jsonl_it_is_the_line_and_a_break_within_the_string_is_none_of_the_files(found: Any) -> None:
    item = found("a.jsonl", "\n".join(json.dumps(turn, ensure_ascii=False) for turn in turns()))
    assert as_read(item.message) == {"line": 2, "pointer": "/内容"}
    assert place_in(item) == {"line": 2, "column": 7, "end_line": 2, "end_column": 9, "pointer": "/内容"}
    assert (in_text(item), in_concise(item)) == ("2:7 /内容", "a.jsonl:2:7: /内容")


def test_a_records_first_line_is_a_line_like_any_other(found: Any) -> None:
    item = found("a.jsonl", json.dumps({"role": "agent", "text": SAID.replace("\n", "")}))
    assert (in_text(item), in_concise(item)) == ("1:6 /text", "a.jsonl:1:6: /text")


def test_a_layout_written_a_record_a_line_is_placed_by_lines_too(found: Any) -> None:
    chats = [
        {"time": turn["时间"], "role": {"客户": "用户"}.get(turn["发言方"], "客服"), "name": "竹", "type": "text"}
        | {"content": turn["内容"]}
        for turn in turns()
    ]
    item = found("a.jsonl", "\n".join(json.dumps(chat, ensure_ascii=False) for chat in chats))
    assert place_in(item) == {"line": 2, "column": 7, "end_line": 2, "end_column": 9, "pointer": "/content"}


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ('"亲,说""厚""\n这床最好"', (3, 3)),
        ("这床最好", (2, 14)),
        ("这床最好,这床最好", None),  # which of the two cells?
    ],
)
def test_the_words_in_a_chat_of_csv_are_located_in_their_cell(written: str, place: tuple[int, int] | None) -> None:
    source = f"会话,角色,时间,内容,备注\nc1,客服,9:00,{written}\n"
    text = written.split(",这床")[0].strip('"').replace('""', '"')
    chat = Message(text, speaker="小梅", place=Place("chat.csv", 2, row=2, cell="内容"))
    (located,) = cells.located([Checked(chat, (finding(chat, "最好"),))], lambda: source)
    (found,) = located.findings
    assert is_exact(found.message.place) == bool(place)
    assert (found.message.place.row, found.message.place.cell, found.quote) == (2, "内容", "最好")
    assert not place or found.position == place
