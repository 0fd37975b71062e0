"""Personal data leave no command readable unless they are asked for: every format, whatever rules are selected."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from running import replylint

from replylint.commands.options import FORMATS

# Of each number, card, mailbox and address what may not be read anywhere.
SECRETS = {
    "own number": ("全网最低价，打我电话13856472913", "56472913"),
    "grouped": ("全网最低价，我手机139-8642-7531", "8642-7531"),
    "numerals": ("全网最低价，打我电话一三八六四二〇七五三一", "六四二〇七五三一"),
    "full width": ("全网最低价，加我微信１３８６４２０７５３１", "６４２０７５３１"),
    "customer's number": ("全网最低价，李女士手机13964207531对吗", "964207531"),
    "courier's number": ("全网最低价，快递员电话13964208642", "964208642"),
    "identity number": ("全网最低价，身份证110105197503071236", "0519750307"),
    "bank card": ("全网最低价，退到5105105105105100", "105105105105"),
    "mailbox": ("全网最低价，发到lisi7531@163.com", "lisi7531"),
    "address": ("全网最低价，寄到上海市徐汇区淮海西路27号6栋801室", "淮海西路27号"),
}
SELECTIONS = {"everything": (), "AD only": ("--select", "AD"), "without PR": ("--ignore", "PR")}


def shown(done: subprocess.CompletedProcess[bytes]) -> str:
    """All that a command wrote, also what is packed in a workbook; JSON's escapes read."""
    out = done.stdout
    if out.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(out)) as book:
            out = b"\n".join(book.read(name) for name in book.namelist())
    return f"{out.decode()}\n{done.stderr.decode()}"


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Talks in which each secret is said by the agent, then by the customer; a number is a name, too."""
    file = tmp_path_factory.mktemp("private") / "chat.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("conversation", "role", "speaker", "time", "text"))
        for number, (said, _) in enumerate(SECRETS.values()):
            talk, clock = f"15012340{number:03}", f"2024-03-01 10:{number:02}"
            table.writerow((talk, "customer", "买家13712340000", f"{clock}:00", said))
            table.writerow((talk, "agent", "客服小美", f"{clock}:09", said))
    return file


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", [*FORMATS, "--statistics", "--summary"])
def test_no_report_shows_personal_data(chat: Path, name: str, selection: tuple[str, ...]) -> None:
    report = (name,) if name.startswith("--") else ("--format", name)
    done = replylint("check", str(chat), "--role", "all", "--show-waived", *report, *selection)
    assert done.returncode == 1, done.stderr.decode()
    text = shown(done)
    assert [kind for kind, (_, secret) in SECRETS.items() if secret in text] == []
    assert "1234000" not in text  # names of people and talks


def test_a_report_shows_them_all_when_asked(chat: Path) -> None:
    text = shown(replylint("check", str(chat), "--role", "all", "--format", "html", "--show-private"))
    assert [kind for kind, (_, secret) in SECRETS.items() if secret not in text] == []


@pytest.mark.parametrize(("said", "secret"), SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize("mode", ["soften", "mask", "drop", "mark"])
def test_the_filter_tells_nobody_of_them(said: str, secret: str, mode: str) -> None:
    done = replylint("filter", "--mode", mode, stdin=f"{said}\n".encode())
    assert done.stderr
    assert secret not in done.stderr.decode()


def test_no_baseline_and_no_mark_holds_them(tmp_path: Path) -> None:
    replies = tmp_path / "replies.md"
    replies.write_text("".join(f"- {said}\n" for said, _ in SECRETS.values()), "utf-8")
    done = replylint("check", "replies.md", "--write-baseline", "base.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    written = (tmp_path / "base.json").read_text("utf-8")
    assert json.loads(written)["findings"]
    assert [kind for kind, (_, secret) in SECRETS.items() if secret in written] == []
    before = replies.read_text("utf-8")
    done = replylint("check", "replies.md", "--add-waivers", cwd=tmp_path)
    marks = [line.partition("replylint:")[2] for line in replies.read_text("utf-8").splitlines()]
    assert before != replies.read_text("utf-8")
    assert not any(secret in mark for mark in marks for _, secret in SECRETS.values())
    assert not any(secret in shown(done) for _, secret in SECRETS.values())


@pytest.mark.parametrize(("said", "secret"), SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes"])
def test_what_is_told_of_fixes_holds_none_of_them(tmp_path: Path, said: str, secret: str, option: str) -> None:
    (tmp_path / "replies.md").write_text(f"- {said}\n- 这款是最好的\n", "utf-8")
    options = ("--fix", option) if option != "--fix" else (option,)
    done = replylint("check", "replies.md", *options, cwd=tmp_path)
    assert "已改" in shown(done)
    assert secret not in shown(done)


NUMBER = "13856472913"
UNREADABLE = {  # files that make replylint cite from them on standard error
    "who is staff, in a table": ("a.csv", f"role,text\n{NUMBER},您好\n李四{NUMBER},有货\n"),
    "who is staff, in JSON": (
        "a.json",
        f'[{{"role": "{NUMBER}", "text": "您好"}}, {{"role": "b{NUMBER}", "text": "有"}}]',
    ),
    "a time": ("a.csv", f"角色,昵称,时间,内容\n客服,小王,{NUMBER}x,您好\n客服,小王,{NUMBER}y,有货\n"),
    "a field": ("a.jsonl", f'{{"text": "您好{NUMBER}"}}\n{{"foo": "{NUMBER}"}}\n{{bad {NUMBER}\n'),
    "broken JSON": ("a.json", f'[{{"role": "agent", "text": "您好{NUMBER}"'),
    "broken YAML": ("a.yaml", f"a: [全网最低价{NUMBER}\nb: {NUMBER}\n"),
    "a mark": ("a.md", f"- 全网最低价{NUMBER} <!-- replylint: ignore=XX999 {NUMBER} -->\n"),
    "a heading": ("a.csv", f"{NUMBER},b\n您好,x\n"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "content"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_said_of_a_file_that_cannot_be_read_cites_none(
    tmp_path: Path, name: str, content: str, lang: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    done = replylint("check", name, "--lang", lang, cwd=tmp_path)
    assert done.stderr
    assert NUMBER not in shown(done)


def test_words_that_ask_for_a_code_hold_no_data_and_are_shown(tmp_path: Path) -> None:
    (tmp_path / "drafts.txt").write_text("短信验证码告诉我一下\n", "utf-8")
    assert "验证码告诉我" in shown(replylint("check", "drafts.txt", cwd=tmp_path))


def test_columns_and_offsets_are_those_of_the_text_as_written(tmp_path: Path) -> None:
    """A mask is as long as what it hides, so that what stands behind it is still where it is said to be."""
    said = "打我电话13812345678，全网最低价"
    file = tmp_path / "drafts.txt"
    file.write_text(f"{said}\n", "utf-8")
    done = replylint("check", str(file), "--format", "jsonl")
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    place = {record["match"]: (record["start"], record["end"], record["column"]) for record in records}
    assert place["全网最低价"] == (said.index("全"), len(said), said.index("全") + 1)
    assert any("138****5678" in match for match in place)
