"""Baselines: what is known is not reported, what is new is, wherever lines have moved to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import told

from replylint.model import ReplylintError
from replylint.waivers.baseline import read, written

BAD = "亲，这是全网最低价哦"
KNOWN = "known.json"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "replylint", "check", *arguments]


def check(*arguments: str) -> tuple[int, str, str]:
    return told("check", *arguments)


def write(file: str, *lines: str) -> None:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text("".join(f"{line}\n" for line in lines), "utf-8")


def lines(*arguments: str) -> list[int]:
    return [json.loads(line)["line"] for line in check(*arguments, "--format", "jsonl")[1].splitlines()]


def known() -> list[tuple[str, str, str, int]]:
    found = json.loads(Path(KNOWN).read_text("utf-8"))["findings"]
    return [(one["file"], one["code"], one["text"], one["count"]) for one in found]


def test_what_is_known_is_not_reported() -> None:
    write("a.txt", "您好", BAD)
    assert check("a.txt", "--write-baseline", KNOWN)[:2] == (0, "")
    assert known() == [("a.txt", "AD101", "全网最低价", 1)]
    assert check("a.txt", "--baseline", KNOWN)[:2] == (0, "")


def test_what_is_new_is_reported() -> None:
    write("a.txt", BAD)
    check("a.txt", "--write-baseline", KNOWN)
    write("a.txt", BAD, "亲，史上最便宜")
    assert lines("a.txt", "--baseline", KNOWN) == [2]


def test_lines_may_move_and_change_places() -> None:
    write("a.md", f"- {BAD}", "- 亲，史上最便宜")
    check("a.md", "--write-baseline", KNOWN)
    write("a.md", "# 新标题", "", "- 您好", "- 亲，史上最便宜哦", f"- {BAD}")
    assert check("a.md", "--baseline", KNOWN)[:2] == (0, "")


def test_the_same_words_once_more_are_new() -> None:
    write("a.txt", BAD, BAD)
    check("a.txt", "--write-baseline", KNOWN)
    assert known()[0][3] == 2
    write("a.txt", BAD, BAD, BAD)
    assert lines("a.txt", "--baseline", KNOWN) == [3]


def test_a_renamed_file_keeps_what_is_known_of_it() -> None:
    write("old/a.md", f"- {BAD}", f"- {BAD}", "- 亲，史上最便宜")
    check("old", "--write-baseline", KNOWN)
    Path("new").mkdir()
    Path("old/a.md").rename("new/b.md")
    write("new/b.md", "# 标题", "", f"- {BAD}", f"- {BAD}", "- 亲，史上最便宜", "- 亲，全国第一的面料")
    status, out, err = check("new", "--baseline", KNOWN, "--format", "jsonl")
    assert (status, [json.loads(line)["line"] for line in out.splitlines()]) == (1, [6])
    assert "old/a.md → new/b.md" in err and "没有了" not in err
    check("new", "--baseline", KNOWN, "--prune-baseline")
    assert known() == [("new/b.md", "AD101", "全网最低价", 2), ("new/b.md", "AD101", "史上最便宜", 1)]


def test_a_new_file_takes_over_no_more_than_was_known_of_the_lost_one() -> None:
    write("a.md", f"- {BAD}")
    write("keeps.md", f"- {BAD}")
    check("a.md", "keeps.md", "--write-baseline", KNOWN)
    Path("a.md").rename("b.md")
    write("c.md", f"- {BAD}")
    write("keeps.md", f"- {BAD}", f"- {BAD}")
    assert lines("b.md", "c.md", "keeps.md", "--baseline", KNOWN) == [1, 2]


def test_the_same_words_in_another_file_are_new() -> None:
    write("a.txt", BAD)
    write("b.txt", BAD)
    check("a.txt", "--write-baseline", KNOWN)
    assert check("b.txt", "--baseline", KNOWN)[0] == 1


def test_files_are_named_from_the_folder_of_the_baseline_wherever_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    write("replies/a.txt", BAD)
    check("replies", "--write-baseline", KNOWN)
    monkeypatch.chdir("replies")
    assert check("a.txt", "--baseline", f"../{KNOWN}")[0] == 0


def test_the_settings_may_name_the_baseline_which_itself_is_never_checked() -> None:
    write("replylint.toml", f"baseline = '{KNOWN}'")
    write("a.txt", BAD)
    check(".", "--write-baseline", KNOWN)
    assert check(".")[:2] == (0, "")
    assert known() == [("a.txt", "AD101", "全网最低价", 1)]


def test_known_findings_are_listed_on_request() -> None:
    write("a.txt", BAD)
    check("a.txt", "--write-baseline", KNOWN)
    _, out, err = check("a.txt", "--baseline", KNOWN, "--show-waived", "--format", "jsonl")
    assert json.loads(out)["exempt"] == "基线" and "1 处" in err


def test_standard_input_has_a_baseline_too() -> None:
    for option, status in (("--write-baseline", 0), ("--baseline", 0)):
        done = subprocess.run(command("-", option, KNOWN), input=BAD.encode(), capture_output=True, timeout=60)
        assert done.returncode == status


# -- pruning -------------------------------------------------------------------------------------------


def test_what_is_gone_is_told_and_pruned_on_request() -> None:
    write("a.txt", BAD, "亲，史上最便宜")
    check("a.txt", "--write-baseline", KNOWN)
    write("a.txt", BAD)
    assert "1 处已经没有了" in check("a.txt", "--baseline", KNOWN)[2]
    assert len(known()) == 2
    check("a.txt", "--baseline", KNOWN, "--prune-baseline")
    assert known() == [("a.txt", "AD101", "全网最低价", 1)]


def test_files_that_were_not_checked_stay_in_the_baseline_and_lost_ones_do_not() -> None:
    for file in ("a.txt", "b.txt", "c.txt"):
        write(file, BAD)
    check(".", "--write-baseline", KNOWN)
    write("a.txt", "您好")
    Path("c.txt").unlink()
    check("a.txt", "--baseline", KNOWN, "--prune-baseline")
    assert [one[0] for one in known()] == ["b.txt"]


@pytest.mark.parametrize("options", [["--select", "CH"], ["--ignore", "AD"]])
def test_codes_that_were_not_looked_for_stay_in_the_baseline(options: list[str]) -> None:
    write("a.txt", BAD)
    check("a.txt", "--write-baseline", KNOWN)
    check("a.txt", "--baseline", KNOWN, "--prune-baseline", *options)
    assert len(known()) == 1


def test_pruning_needs_a_baseline() -> None:
    write("a.txt", BAD)
    status, _, err = check("a.txt", "--prune-baseline")
    assert status == 2 and "--baseline" in err


# -- trust ---------------------------------------------------------------------------------------------


def test_personal_data_stand_in_a_baseline_masked_and_whole_messages_not_at_all() -> None:
    write("a.txt", "亲，加我微信13812345678", "收件人的电话是 13812345678 对吗")
    write(
        "chat.csv",
        "会话,角色,时间,内容",
        "1,客户,2026-05-01 10:00:00,我住在幸福路 8 号，电话 13912345678，快递一直不来，你们到底管不管，真是的",
        "1,客户,2026-05-01 10:01:00,在吗",
    )
    check("a.txt", "chat.csv", "--write-baseline", KNOWN)
    text = Path(KNOWN).read_text("utf-8")
    assert "CH103" in text and "PR101" in text and "CV107" in text
    assert "13812345678" not in text and "13912345678" not in text and "幸福路" not in text
    assert check("a.txt", "chat.csv", "--baseline", KNOWN)[0] == 0


BROKEN = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"version": 2, "findings": []}',
    b'{"version": 1, "findings": {}}',
    b'{"version": 1, "findings": [{}]}',
    b'{"version": 1, "findings": [{"file": "a", "code": "AD101", "text": "x", "count": 0}]}',
    b'{"version": 1, "findings": [{"file": "a", "code": "AD101", "text": "x", "count": true}]}',
    b'{"version": 1, "findings": [{"file": 1, "code": "AD101", "text": "x", "count": 1}]}',
    b"\xff\xfe\xff",
    b"[" * 100_000,
]


@pytest.mark.parametrize("data", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_baseline_is_one_sentence(data: bytes) -> None:
    write("a.txt", BAD)
    Path(KNOWN).write_bytes(data)
    status, out, err = check("a.txt", "--baseline", KNOWN)
    assert (status, out, err.count("\n")) == (2, "", 1) and KNOWN in err and "Traceback" not in err


def test_a_baseline_that_does_not_exist_is_an_error_and_not_an_empty_one() -> None:
    write("a.txt", "您好")
    status, _, err = check("a.txt", "--baseline", "nothing.json")
    assert status == 2 and "nothing.json" in err


def test_a_baseline_that_cannot_be_written_is_one_sentence() -> None:
    write("a.txt", BAD)
    status, _, err = check("a.txt", "--write-baseline", "no/such/folder/b.json")
    assert status == 2 and "b.json" in err and "Traceback" not in err


def test_a_run_that_could_not_read_everything_does_not_replace_the_baseline() -> None:
    write("a.txt", BAD)
    check("a.txt", "--write-baseline", KNOWN)
    before = Path(KNOWN).read_bytes()
    assert check("a.txt", "nothing.txt", "--write-baseline", KNOWN)[0] == 2
    assert Path(KNOWN).read_bytes() == before


def test_two_runs_at_once_leave_a_whole_baseline() -> None:
    write("a.txt", *[f"{BAD}{number}" for number in range(200)])
    write("b.txt", BAD)
    runs = [subprocess.Popen(command(file, "--write-baseline", KNOWN)) for file in ("a.txt", "b.txt") * 2]
    assert [run.wait(60) for run in runs] == [0, 0, 0, 0]
    assert known() in ([("a.txt", "AD101", "全网最低价", 200)], [("b.txt", "AD101", "全网最低价", 1)])
    assert sorted(file.name for file in Path().iterdir()) == ["a.txt", "b.txt", KNOWN]


_TEXT = st.text(st.characters(codec="utf-8"))


@given(st.dictionaries(st.tuples(_TEXT, _TEXT, st.text()), st.integers(1, 99)))
def test_what_is_written_is_read_as_it_was(counts: dict[tuple[str, str, str], int]) -> None:
    from collections import Counter

    assert read(written(Counter(counts)), KNOWN) == counts


@given(st.binary())
def test_whatever_a_baseline_holds_is_read_or_refused(data: bytes) -> None:
    try:
        read(data, KNOWN)
    except ReplylintError as error:
        assert KNOWN in error.zh and KNOWN in error.en


def test_what_is_known_is_not_mended() -> None:
    write("a.yaml", "a: 亲，顶级面料，顶级做工", "b: 亲，顶级手感")
    check("a.yaml", "--write-baseline", KNOWN)
    write("a.yaml", "a: 亲，顶级面料，顶级做工", "b: 亲，顶级手感，顶级包装", "c: 亲，顶级口碑")
    assert "会改 2 处" in check("a.yaml", "--baseline", KNOWN, "--diff")[2]
    status, _, said = check("a.yaml", "--baseline", KNOWN, "--fix")
    assert status == 0 and "已改 2 处" in said
    assert Path("a.yaml").read_text("utf-8") == (
        "a: 亲，顶级面料，顶级做工\nb: 亲，顶级手感，优质包装\nc: 亲，优质口碑\n"
    )
