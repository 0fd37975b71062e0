"""What strangers send cannot stop, fool or run anything: seen from outside, through the command."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest
import talk_table
from running import replylint

from bench.hostile import UNITS, hostile
from replylint.commands.options import FORMATS
from replylint.linter import UNHEARD, Linter
from replylint.matching.automaton import MOST_HITS
from replylint.reports import BINARY
from replylint.text import tables

TEXT_FORMATS = [name for name in FORMATS if name not in BINARY]
FORBIDDEN = """
import socket
def forbidden(*args, **more):
    raise SystemExit("network!")
socket.socket = socket.create_connection = socket.getaddrinfo = forbidden
"""
# What a terminal, a page, a build server or a spreadsheet could be made to obey.
NASTY = (
    "\x1b]0;gone\x07\x1b[2J\x9b31m\u202e\u2066</script><img src=x onerror=alert(1)>::error::x%0A\x00\x08\ufffe=1+1|`"
)
OBEYED = {"\x1b", "\x9b", "\x07", "\x08", "\0", "\u202e", "\u2066", "\ufffe"}


def process(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """What a Python of its own answers, in this environment."""
    command = [sys.executable, "-m", "replylint", *arguments]
    return subprocess.run(command, input=stdin.encode(), capture_output=True, env={**os.environ, **environment})


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    return talk_table.write(tmp_path / "chat.csv")


@pytest.fixture
def offline(tmp_path: Path) -> str:
    """A folder for PYTHONPATH in which Python itself forbids the network."""
    folder = tmp_path / "offline"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(FORBIDDEN, "utf-8")
    return str(folder)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "CHAT", "--format", "html"),
        ("check", "CHAT", "--format", "sarif"),
        ("read", "CHAT"),
        ("filter",),
        ("explain", "AD101"),
        ("lexicon", "check"),
    ],
    ids=" ".join,
)
def test_nothing_asks_the_network(chat: Path, offline: str, arguments: tuple[str, ...]) -> None:
    given = [str(chat) if word == "CHAT" else word for word in arguments]
    done = process(*given, stdin="全网最低价，威信\n", PYTHONPATH=offline)
    assert done.returncode in (0, 1), done.stderr.decode()
    assert b"network!" not in done.stderr


def test_the_test_would_notice_the_network(offline: str) -> None:
    attempt = [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]
    done = subprocess.run(attempt, env={**os.environ, "PYTHONPATH": offline}, capture_output=True)
    assert b"network!" in done.stderr


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_nothing_hostile_comes_out_of_the_command(tmp_path: Path, name: str) -> None:
    """In texts, names, talks, columns and the file's own name."""
    file = tmp_path / "a\x1b[2J\u202e::error::%0A<b>.jsonl"
    records = [
        {"text": f"全网最低价{NASTY}", "role": "agent", "speaker": f"小美{NASTY}", "conversation": NASTY, "id": NASTY},
        {"text": f"你自己看{NASTY}", "role": "agent", "speaker": NASTY, "conversation": NASTY, NASTY: NASTY},
    ]
    file.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    done = replylint("check", str(file), "--format", name)
    assert done.returncode == 1, done.stderr.decode()
    shown = done.stdout.decode()
    for output in (shown, done.stderr.decode()):
        assert not OBEYED & set(output)
    if name == "html":
        assert "<img" not in shown
    if name == "csv":
        assert not any(cell.startswith(tuple("=+-@\t\r")) for row in csv.reader(io.StringIO(shown)) for cell in row)
    if name == "github":
        assert all(line.startswith("::") for line in shown.splitlines())
        assert not any("::error::x" in line for line in shown.splitlines())
    if name == "junit":
        from xml.etree import ElementTree

        ElementTree.fromstring(shown)


ORDERS = ("::error file=a.py::gone", "  ::stop-commands::x", "##[error]gone", "##vso[task.setvariable variable=a]b")


def commands(log: str) -> list[str]:
    """The lines that GitHub's and Azure's runners would obey."""
    return [line for line in log.split("\n") if re.match(r"\s*::\s*[a-zA-Z]", line) or re.search(r"##(\[|vso\[)", line)]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", [name for name in TEXT_FORMATS if name != "github"])
def test_no_line_of_a_report_is_a_command_to_a_build_server(tmp_path: Path, name: str, order: str) -> None:
    """In a text, behind its line end, in names and talks, and the name of the file itself."""
    file = Path(f"{order.lstrip().replace('/', '')}.jsonl")
    said = [f"{order} 全网最低价", f"全网最低价\n{order}", f"你自己看\n   {order}"]
    records = [{"text": text, "role": "agent", "speaker": order, "conversation": order, "id": order} for text in said]
    (tmp_path / file).write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    done = replylint("check", "--format", name, "--", str(file), str(file.with_suffix(".gone")), cwd=tmp_path)
    assert done.returncode == 2, done.stderr.decode()
    assert "gone" in done.stdout.decode() + done.stderr.decode()
    assert not commands(done.stdout.decode()), commands(done.stdout.decode())
    assert not commands(done.stderr.decode())


@pytest.mark.parametrize("name", ["concise", "text"])
def test_a_file_that_is_called_like_a_command_can_be_opened_by_what_is_shown(tmp_path: Path, name: str) -> None:
    (tmp_path / "::error::x.txt").write_text("全网最低价", "utf-8")
    done = replylint("check", "--format", name, "--", "::error::x.txt", cwd=tmp_path)
    assert done.stdout.decode().startswith("./::error::x.txt")


@pytest.mark.parametrize(
    "command", ["check", "read", "check - --config", "lexicon check", "check - --lexicon", "check --fix"]
)
def test_an_error_about_a_name_of_two_lines_is_one_line(tmp_path: Path, command: str) -> None:
    done = replylint(*command.split(), "no\n::error::\x1b[2Jgone", stdin=b"", cwd=tmp_path)
    assert done.returncode == 2
    (line,) = [line for line in done.stderr.decode().splitlines() if "gone" in line]
    assert r"no\n::error::\x1b[2Jgone" in line


@pytest.mark.parametrize("before", ["", " ", "\n", "\u3000", "\t", "\r", "\u200b", "\ufeff"])
@pytest.mark.parametrize("sign", "=+-@＝")
def test_no_cell_of_a_csv_report_is_a_formula(before: str, sign: str) -> None:
    """Spreadsheets look past blanks and line ends."""
    record = {"text": f"{before}{sign}1 全网最低价", "speaker": f"{before}{sign}cmd"}
    shown = replylint("check", "-", "--format", "csv", stdin=json.dumps(record).encode()).stdout.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(shown)) for cell in row]
    assert any("最低价" in cell for cell in cells)
    assert not any(cell.strip().startswith(("=", "+", "-", "@", "＝")) for cell in cells)


def test_a_fault_of_ours_is_no_finding(chat: Path, tmp_path: Path) -> None:
    """Python's own status for an uncaught error is 1, which would say that something was found."""
    (tmp_path / "sitecustomize.py").write_text("import replylint.engine as e; e.lint = None", "utf-8")
    done = process("check", str(chat), PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert b"TypeError" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_error_about_a_hostile_file_name_is_harmless(tmp_path: Path) -> None:
    done = replylint("check", str(tmp_path / "\x1b[2J\u202egone.csv"))
    assert done.returncode == 2
    assert not OBEYED & set(done.stderr.decode())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep.json", "[" * 100_000),
        ("deep.jsonl", '{"text": ' * 100_000),
        ("deep.yaml", "- " * 50_000 + "您好"),
        ("flow.yaml", "[" * 50_000),
        (
            "laughs.yaml",
            "a: &a [您好]\n"
            + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        ),
        ("tagged.yaml", "reply: !!python/object/apply:os.system ['echo gone']\n"),
        ("deep.md", "> " * 50_000 + "您好"),
        ("wide.csv", ",".join(f"c{number}" for number in range(200_000)) + "\n您好\n"),
        ("deep.toml", "a = " + "[" * 50_000),
        ("dotted.toml", ".".join("a" * 50_000) + ' = "您好"'),
        ("spaced.toml", " . ".join("a" * 50_000) + ' = "您好"'),
        ("widest.csv", "您好," * 1_000_000 + "\n"),
    ],
    ids=lambda given: given if len(given) < 20 else "text",
)
@pytest.mark.timeout(200)
def test_what_nests_or_grows_without_end_ends(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    done = replylint("check", str(file))
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stderr
    assert b"gone" not in done.stdout
    if done.returncode == 2:
        assert len(done.stderr.decode().strip().splitlines()) <= 2  # what it was read as, and what is wrong


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
@pytest.mark.timeout(250)
def test_the_work_grows_with_the_line_and_no_faster(unit: str) -> None:
    """Calls are counted, not seconds; a pattern that goes back and forth without end would meet the time limit."""
    linter = Linter()
    linter.hits(hostile(unit, 24_000))
    short, long = (_calls(linter, hostile(unit, size)) for size in (3_000, 24_000))
    assert long <= 12 * short + 2_000


def test_an_endless_line_is_asked_only_once_whether_it_is_traditional(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(tables, "is_traditional", lambda text: asked.append(text) or False)
    assert len(Linter().hits("全網最低價，" * 50)) >= 50
    assert len(asked) == 1


@pytest.mark.parametrize("unit", ["去淘宝买，", "加微❤️信，", "你有病吧。", "全网最低价。"])
def test_of_a_message_with_thousands_of_findings_the_first_are_told_and_that_there_are_more(unit: str) -> None:
    some, many = Linter().hits(unit * 50), Linter().hits(unit * 2_000)
    last = {hit.code: hit for hit in many}
    told = [hit for hit in many if hit.aim is UNHEARD]
    assert len(many) <= 2 * MOST_HITS
    assert [hit.code for hit in told] and all(last[hit.code] is hit and not hit.exempt for hit in told)
    assert {(hit.code, hit.start) for hit in some} <= {(hit.code, hit.start) for hit in many}
    assert not [hit for hit in some if hit.aim is UNHEARD]


def test_words_that_are_excused_a_thousand_times_hide_nothing_behind_them() -> None:
    hits = Linter().hits("我们不敢说是全网最低价。" * 600 + "这是全网最低价。")
    assert [hit.aim for hit in hits if hit.code == "AD101" and not hit.exempt] == [UNHEARD]


def _calls(linter: Linter, text: str) -> int:
    """How many functions, Python's own included, are called to judge ``text``."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        linter.hits(text)
    finally:
        sys.setprofile(None)
    return calls
