"""What is too large, too deep or too densely packed is refused with one sentence; the settings can raise each limit."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from replylint.commands.filter import _drafts
from replylint.model import ReplylintError
from replylint.readers import archive, canned, delimited, json_text, open_input, open_stdin
from replylint.readers.base import ReadOptions
from replylint.text import decoding

SAID = "您好，今天发货"


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", f"{SAID}\n" * 40_000)


def gzipped(path: Path) -> None:
    path.write_bytes(gzip.compress(f"{SAID}\n".encode() * 40_000))


def workbook(path: Path) -> None:
    data = BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet()
    for row in range(8000):
        sheet.write(row, 0, SAID if row else "text")
    book.close()
    path.write_bytes(data.getvalue())


def nested(path: Path) -> None:
    record: object = [{"text": SAID}]
    for _ in range(150):
        record = {"inner": record}
    path.write_text(json.dumps(record), "utf-8")


def large(path: Path) -> None:
    path.write_text(json.dumps([{"text": SAID}] * 2000), "utf-8")


def wide_cell(path: Path) -> None:
    path.write_text(f"role,text\nagent,{SAID * 12_000}\n", "utf-8")


def wide_row(path: Path) -> None:
    path.write_text("text" + ",x" * 60 + f"\n{SAID}" + "," * 60 + "\n", "utf-8")


def many_replies(path: Path) -> None:
    path.write_text(f"- {SAID}\n" * 400, "utf-8")


def endless_line(path: Path) -> None:
    path.write_text(SAID * 100_000, "utf-8")


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that inputs of a test can break; how they are broken is the same."""
    monkeypatch.setattr(archive, "_SMALL", 200_000)
    monkeypatch.setattr(archive, "MAX_RATIO", 5)
    monkeypatch.setattr(delimited, "MAX_FIELD", 70_000)
    monkeypatch.setattr(delimited, "MAX_COLUMNS", 50)
    monkeypatch.setattr(json_text, "MAX_DOCUMENT", 20_000)
    monkeypatch.setattr(canned, "MOST_REPLIES", 300)
    monkeypatch.setattr(decoding, "MAX_LINE", 1 << 20)


def test_a_gz_packed_too_densely_is_refused_before_anything_of_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    file = tmp_path / "dense.txt.gz"
    file.write_bytes(gzip.compress(f"{SAID}\n".encode() * 900_000))  # 600 times as large as packed
    with pytest.raises(ReplylintError, match="size-limits"):
        open_input(str(file), ReadOptions())


def test_a_gz_of_many_parts_is_refused_whatever_the_last_of_them_says_of_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    file = tmp_path / "parts.txt.gz"
    file.write_bytes(gzip.compress(f"{SAID}\n".encode() * 300_000) * 40 + gzip.compress(b"x"))
    read = 0
    with pytest.raises(ReplylintError, match="size-limits"):
        for _ in open_input(str(file), ReadOptions()).messages:
            read += 1
    assert read < 40 * 300_000 // 2


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("bomb.zip!a.txt", zipped),
        ("bomb.txt.gz", gzipped),
        ("bomb.xlsx", workbook),
        ("deep.json", nested),
        ("large.json", large),
        ("cell.csv", wide_cell),
        ("wide.csv", wide_row),
        ("line.txt", endless_line),
        ("many.yaml", many_replies),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_an_input_beyond_a_limit_is_refused_until_the_limit_is_raised(
    tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    file = tmp_path / name.partition("!")[0]
    make(file)
    path = str(tmp_path / name)
    with pytest.raises(ReplylintError) as refused:
        list(open_input(path, ReadOptions()).messages)
    assert "\n" not in refused.value.zh
    assert "size-limits" in refused.value.en
    assert "size-limits" in refused.value.zh
    messages = list(open_input(path, ReadOptions(limits=1000)).messages)
    assert SAID in messages[0].text


@pytest.mark.parametrize("separator", [b"\n", b"\0"], ids=["lines", "nul"])
def test_a_draft_without_end_is_refused_by_the_filter_before_it_fills_the_memory(separator: bytes) -> None:
    drafts = f"{SAID}\n".encode().replace(b"\n", separator) + SAID.encode() * 2_000
    passed = []
    with pytest.raises(ReplylintError, match="size-limits"):
        passed.extend(_drafts(BytesIO(drafts), separator, 30_000))
    assert passed == [SAID.encode() + separator]
    assert len(list(_drafts(BytesIO(drafts), separator, 60_000))) == 2


def test_a_line_without_end_on_standard_input_is_refused_until_the_limit_is_raised() -> None:
    drafts = f"{SAID}\n".encode() + SAID.encode() * 100_000
    with pytest.raises(ReplylintError, match="size-limits"):
        list(open_stdin(BytesIO(drafts), ReadOptions()).messages)
    assert len(list(open_stdin(BytesIO(drafts), ReadOptions(limits=1000)).messages)) == 2


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000])
def test_json_that_nests_without_end_is_told_to_be_too_deep_and_not_cut_off(text: str) -> None:
    with pytest.raises(ReplylintError, match="nested too deeply"):
        json_text.document([text], "deep.json", len(text))
