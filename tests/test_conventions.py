"""Conventions that people bring along from other tools: quiet runs, colours, lists of files, watching, completion."""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from report_samples import finding, rendered
from running import told as replylint

from replylint import reports
from replylint.commands.options import Call
from replylint.commands.ours import is_ours
from replylint.commands.watch import run
from replylint.model import Checked, Message, Place
from replylint.reports.base import ReportOptions
from replylint.reports.csv import COLUMNS

BAD, CLEAN = "亲，这是全网最低价哦", "亲，您好，请问有什么可以帮您"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def write(file: str, *lines: str) -> None:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text("".join(f"{line}\n" for line in lines), "utf-8")


def test_a_clean_run_says_so_to_people_and_only_to_them() -> None:
    assert "没有发现问题" in replylint("check", "-", stdin=CLEAN)[2]
    assert "no findings" in replylint("check", "-", "--lang", "en", stdin=CLEAN)[2]
    assert replylint("check", "-", "--format", "jsonl", stdin=CLEAN) == (0, "", "")
    assert replylint("check", "-", "--quiet", stdin=CLEAN) == (0, "", "")


def test_nothing_is_called_clean_that_has_findings_or_could_not_be_read() -> None:
    assert "没有发现问题" not in replylint("check", "-", stdin=BAD)[2]
    assert "没有发现问题" not in replylint("check", "nothing.txt")[2]


def test_quiet_leaves_errors_alone() -> None:
    write("a.txt", BAD)
    status, out, err = replylint("check", "a.txt", "nothing.txt", "--quiet")
    assert status == 2 and "全网最低价" in out and err.count("\n") == 1 and "nothing.txt" in err


def test_of_many_files_it_is_said_once_a_layout_how_much_was_read() -> None:
    for number in range(3):
        write(f"replies/{number}.md", f"- {CLEAN}")
    write("chat.csv", "角色,内容,会话", "客户,在吗,c1", "客服,在的,c1")
    expected = "读取：话术文件，3 个文件，3 条消息，客服 3 条\n读取：通用表格，1 通会话，2 条消息，客服 1 条\n"
    assert replylint("check", "replies", "chat.csv")[2].startswith(expected)
    assert replylint("read", "replies", "chat.csv")[2] == expected


def test_show_files_lists_what_would_be_checked_and_checks_nothing() -> None:
    for file in ("a.md", "b/c.txt", "b/old.bak.md", "node_modules/x.md", "shop.lexicon.txt", "code.py"):
        write(file, BAD)
    write(".gitignore", "node_modules/")
    write("replylint.toml", "exclude = ['*.bak.md']", "lexicons = ['shop.lexicon.txt']")
    status, out, _ = replylint("check", ".", "--show-files")
    assert status == 0 and [Path(file).as_posix() for file in out.split()] == ["a.md", "b/c.txt"]


def test_a_folder_in_which_nothing_is_checked_is_not_called_clean() -> None:
    write("replylint.toml", "exclude = ['*.md']")
    write("a.md", BAD)
    status, _, err = replylint("check", ".")
    assert status == 2 and "exclude（*.md）" in err and err.count("\n") == 1
    assert replylint("check", ".", "--show-files") == (2, "", err)
    assert replylint("check", "a.md")[0] == 0  # as pre-commit names files


@pytest.mark.parametrize("only", ["replylint.toml", "old.csv"])
def test_a_folder_of_nothing_but_our_own_files_is_told_as_that(only: str) -> None:
    write(only, "# empty" if only.endswith("toml") else ",".join(COLUMNS))
    status, _, err = replylint("check", ".")
    assert status == 2 and "只有设置、词库、基线或 replylint 写的报告" in err


def test_show_files_misses_what_is_not_there() -> None:
    status, out, err = replylint("check", "nothing.md", "--show-files")
    assert (status, out) == (2, "") and "nothing.md" in err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", [name for name in reports.FORMATS if name not in reports.BINARY])
def test_a_report_of_ours_is_known_by_its_beginning(name: str, lang: str) -> None:
    cell = Message(BAD, place=Place("chat.csv", 3, row=3, cell="回复"))
    pointed = Message(BAD, place=Place("a.json", pointer="/a/0"))
    for message in (Message(BAD, place=Place("a.md", 2, 3)), cell, pointed):
        write("report", rendered(name, [Checked(message, (finding(message, "全网最低价"),))], lang=lang))
        assert is_ours(Path("report"))


def test_a_workbook_of_ours_is_known_by_its_author() -> None:
    data = io.BytesIO()
    reports.write("xlsx", [], data, ReportOptions())
    Path("report.xlsx").write_bytes(data.getvalue())
    assert is_ours(Path("report.xlsx"))
    xlsxwriter.Workbook("theirs.xlsx").close()
    assert not is_ours(Path("theirs.xlsx"))


@pytest.mark.parametrize(
    "line",
    [
        BAD,
        "file,answer",
        "客服小张：10:20:30: 亲",
        '{"file": "a", "reply": "亲"}',
        "3  件  包邮",
        "[]",
        '[{"description": "亲"}]',
    ],
)
def test_what_others_wrote_is_no_report_of_ours(line: str) -> None:
    write("theirs", line, "", line)
    assert not is_ours(Path("theirs"))


def test_a_report_in_the_folder_is_not_checked_by_the_next_run() -> None:
    write("a.md", f"- {BAD}")
    for file in ("last.csv", "last.json", "last.txt", "last.xlsx"):
        replylint("check", ".", "-q", "-o", file)
    assert replylint("check", ".", "--show-files") == (0, "a.md\n", "")
    status, out, err = replylint("check", "last.csv")
    assert (status, out) == (0, "") and "replylint 写的报告" in err


def test_exclude_leaves_files_out() -> None:
    for file in ("a.md", "drafts/b.md"):
        write(file, f"- {BAD}")
    _, out, _ = replylint("check", ".", "--exclude", "drafts/", "--format", "jsonl")
    assert [json.loads(line)["file"] for line in out.splitlines()] == ["a.md"]


def test_stdin_filename_names_the_places_and_finds_the_settings() -> None:
    write("shop/replylint.toml", "ignore = ['AD']")
    run = ("check", "-", "--format", "jsonl", "--stdin-filename")
    assert replylint(*run, "shop/a.yaml", stdin=f"answer: {BAD}\n")[1] == ""
    found = json.loads(replylint(*run, "a.yaml", stdin=f"question: {BAD}\nanswer: {BAD}\n")[1])
    assert (found["file"], found["line"], found["pointer"]) == ("a.yaml", 2, "/answer")


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_off_a_terminal_are_only_for_those_who_force_them(environment: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[" in replylint("check", "-", stdin=BAD, **environment)[1]) == coloured


def shown_until_closed(screen: int) -> bytes:
    """What the other side of ``screen`` still writes to its terminal; the screen is closed then."""
    shown = b""
    try:
        while block := os.read(screen, 4096):
            shown += block
    except OSError:  # how Linux says that the other side has been closed
        pass
    os.close(screen)
    return shown


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_has_colours_unless_it_wants_none(environment: dict[str, str], coloured: bool) -> None:
    write("a.txt", BAD)
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "replylint", "check", "a.txt"]
    process = subprocess.Popen(command, stdout=terminal, env={**os.environ, "TERM": "xterm", **environment})
    os.close(terminal)
    shown = shown_until_closed(screen)
    assert process.wait(60) == 1 and (b"\x1b[" in shown) == coloured


def test_a_full_disk_is_one_sentence() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    for arguments in (["check", "-"], ["filter", "--mode", "mark"], ["explain"], ["--help"], ["--version"]):
        with full.open("wb") as stdout:
            command = [sys.executable, "-m", "replylint", *arguments]
            done = subprocess.run(command, input=BAD.encode(), stdout=stdout, stderr=subprocess.PIPE, timeout=60)
        assert done.returncode == 2 and b"Traceback" not in done.stderr and "写不" in done.stderr.decode()


def test_a_report_that_cannot_be_written_leaves_the_old_one_whole() -> None:
    write("a.txt", BAD)
    write("folder/x", "x")
    status, out, err = replylint("check", "a.txt", "--output", "folder")
    assert (status, out) == (2, "") and "folder" in err and "Traceback" not in err
    assert replylint("check", "a.txt", "--output", "no/such/report.html", "--format", "html")[0] == 2


def test_a_report_may_go_into_a_pipe() -> None:
    write("a.txt", BAD)
    command = [sys.executable, "-m", "replylint", "check", "a.txt", "--format", "jsonl", "--output", "/dev/stdout"]
    assert json.loads(subprocess.run(command, capture_output=True, timeout=60).stdout)["line"] == 1


def test_the_shell_completes_commands_options_and_values() -> None:
    def completed(*words: str) -> list[str]:
        line = " ".join(("replylint", *words))
        environment = {"_REPLYLINT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words))}
        program = "import sys; sys.argv = ['replylint']; from replylint.__main__ import main; main()"
        env = {**os.environ, **environment}
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=env, timeout=60)
        return done.stdout.decode().split()

    assert completed("che") == ["check"]
    assert "--stdin-filename" in completed("check", "--std")
    assert completed("check", "--platform", "pd") == ["pdd"]


def test_watch_checks_again_when_a_file_changes() -> None:
    pytest.importorskip("watchfiles")
    write("a.txt", CLEAN)
    command = [sys.executable, "-m", "replylint", "check", "a.txt", "--watch", "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert process.stdout and process.stderr
        while "等待" not in process.stderr.readline().decode():
            pass
        write("a.txt", BAD)
        assert json.loads(process.stdout.readline())["match"] == "全网最低价"
    finally:
        process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130 and b"Traceback" not in process.stderr.read()


def test_watch_looks_only_at_files_that_it_would_check() -> None:
    watchfiles = pytest.importorskip("watchfiles")
    wanted: list[bool] = []

    def watch(*folders: Path, watch_filter: Callable[[object, str], bool], **more: object) -> Iterator[set[object]]:
        change = watchfiles.Change.modified
        wanted.extend(
            watch_filter(change, str(Path(name).absolute())) for name in ("b.md", "replylint.toml", "a.rst", "own")
        )
        others = ("a.out", ".git/x.txt", ".b.md.swp", "report.csv", "last.json")  # the last two it writes itself
        wanted.extend(watch_filter(change, str(Path(name).absolute())) for name in others)
        yield set()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watchfiles, "watch", watch)
        patch.setattr("replylint.commands.watch.subprocess.run", lambda *_, **__: None)
        options = {"lang": None, "lexicon": ("own",), "format": ("csv=report.csv", "json"), "output": "last.json"}
        run(Call("check", ("a.rst", "."), {**options, "statistics": False, "summary": False}))
    assert wanted == [True] * 4 + [False] * 5


def test_watching_standard_input_is_refused() -> None:
    assert replylint("check", "-", "--watch")[0] == 2


@pytest.mark.skipif(os.name != "posix", reason="interrupts are sent otherwise elsewhere")
@pytest.mark.parametrize("more", [(), ("--output", "found.json"), ("--jobs", "2")], ids=" ".join)
def test_an_interrupt_under_the_progress_bar_closes_the_report_with_what_was_found(more: tuple[str, ...]) -> None:
    record = '{"role": "agent", "text": "%d，这款是全网最低价"}\n'
    write("long.jsonl", "".join(record % number for number in range(200_000)))
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "replylint", "check", "long.jsonl", "--format", "json", *more]
    out = Path("out.json")
    with out.open("wb") as stdout:
        process = subprocess.Popen(command, stdout=stdout, stderr=terminal, env={**os.environ, "TERM": "xterm"})
    os.close(terminal)
    shown = b""
    while "检查中".encode() not in shown:
        shown += os.read(screen, 4096)
    process.send_signal(signal.SIGINT)
    shown += shown_until_closed(screen)
    assert process.wait(60) == 130 and "已中断".encode() in shown and b"Traceback" not in shown
    found = json.loads(Path("found.json" if "--output" in more else out).read_bytes())
    assert 0 < len(found["findings"]) < 200_000
    assert "summary" in found


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("-f", "html="), "少了文件名"),
        (("-o", "x.json", "-f", "json", "-f", "csv=x.json"), "同一个文件"),
        (("-f", "json=x", "-f", "csv=./x"), "同一个文件"),
    ],
)
def test_reports_without_a_file_of_their_own_are_refused(options: tuple[str, ...], word: str, here: Path) -> None:
    status, out, said = replylint("check", "-", *options, stdin=BAD)
    assert (status, out) == (2, "") and word in said and not list(here.iterdir())


def test_the_name_of_a_report_says_its_format() -> None:
    assert replylint("check", "-", "-o", "report.xlsx", stdin=BAD)[0] == 1
    assert Path("report.xlsx").read_bytes().startswith(b"PK")
    assert replylint("check", "-", "-o", "report.json", stdin=BAD)[0] == 1
    assert json.loads(Path("report.json").read_bytes())["findings"]


def test_a_workbook_is_not_shown_on_a_terminal() -> None:
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "replylint", "check", "-", "-f", "xlsx"]
    done = subprocess.run(command, input=BAD.encode(), stdout=terminal, stderr=subprocess.PIPE, timeout=60)
    os.close(terminal)
    os.close(screen)
    assert done.returncode == 2 and "不能显示在屏幕上" in done.stderr.decode()


def test_an_empty_name_is_no_file_and_not_the_working_folder() -> None:
    write("a.txt", BAD)
    status, out, said = replylint("check", "")
    assert (status, out) == (2, "") and "文件名是空的" in said


def test_an_empty_folder_is_told_every_kind_of_file_that_is_read() -> None:
    Path("empty").mkdir()
    said = replylint("check", "empty")[2]
    assert all(kind in said for kind in (".md", ".yaml", ".toml", ".csv", ".xlsx"))
