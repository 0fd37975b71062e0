"""``replylint read``, and what every run says of names on the command line that name nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from running import told as replylint


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "chat.csv": "角色,发送人,内容,时间\n客户,张三,在吗,5/1/2023 13:00\n客服,小美,在的,5/1/2023 13:01\n",
        "chat.txt": "店铺:小美 2024-1-5 9:05:00\n亲，在的\n已读\n买家 2024-1-5 9:06:00\n好\n已读\n",
        "a.yaml": "reply: 您好亲\n",
        "a.csv": "话术,备注\n您好亲,x\n",
        "a.txt": "您好亲\n",
    }.items():
        Path(name).write_text(text, "utf-8")


@pytest.mark.parametrize("command", ["read", "check"])
def test_what_is_missing_in_the_messages_is_said_once_and_not_to_the_quiet(command: str) -> None:
    status, out, err = replylint(command, "chat.csv")
    assert status == 0 and err.count("时间读不懂") == 1
    assert replylint(command, "chat.csv", "--quiet") == (0, out, "")


def test_quiet_reading_still_says_what_could_not_be_read() -> None:
    status, out, err = replylint("read", "chat.csv", "nothing.csv", "-q")
    assert status == 2 and err.count("\n") == 1 and "nothing.csv" in err
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["在吗", "在的"]


@pytest.mark.parametrize("command", ["read", "check"])
def test_an_agent_who_does_not_speak_is_told(command: str) -> None:
    for file in ("chat.csv", "chat.txt", "a.txt"):
        status, _, err = replylint(command, file, "--agent", "小*", "--agent", "阿木")
        assert status == 0 and "--agent “阿木”：没有这样的发言人" in err
    assert "没有这样的发言人" not in replylint(command, "chat.csv", "chat.txt", "--agent", "*小美")[2]


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize("file", ["a.yaml", "a.csv", "a.txt"])
def test_a_field_that_no_file_has_is_no_clean_run(command: str, file: str) -> None:
    status, _, err = replylint(command, file, "--field", "antwort")
    assert status == 2 and "--field antwort：读到的文件里没有这样的字段" in err and "没有发现问题" not in err
    assert replylint(command, file, "a.yaml", "--field", "reply")[0] == 0


def test_a_column_that_canned_replies_do_not_have_is_no_clean_run() -> None:
    status, _, err = replylint("check", "a.yaml", "--column", "text=antwort")
    assert status == 2 and "--column text=antwort" in err


@pytest.mark.parametrize("command", ["read", "check"])
def test_columns_of_a_text_export_are_told_to_be_of_no_use(command: str) -> None:
    for file in ("a.txt", "chat.txt"):
        status, _, err = replylint(command, file, "--column", "text=内容")
        assert status == 0 and err.count("没有列，--column") == 1


def test_a_document_that_is_nested_too_deep_is_refused_by_name() -> None:
    Path("deep.json").write_text('{"a":' * 200 + "1" + "}" * 200, "utf-8")
    status, _, err = replylint("read", "deep.json")
    assert status == 2 and "deep.json：JSON 嵌套超过 100 层" in err


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--column", "text=内容,text=发送人"), "--column 里 text 写了两次：内容 和 发送人"),
        (("--column", "text=内容", "--column", "text=发送人"), "--column 里 text 写了两次：内容 和 发送人"),
        (("--roles", "小青=agent,小青=customer"), "--roles 里 小青 写了两次"),
    ],
)
def test_what_is_named_twice_is_not_silently_the_last(flags: tuple[str, ...], said: str) -> None:
    status, out, err = replylint("read", "chat.csv", *flags)
    assert (status, out) == (2, "") and said in err
    assert replylint("read", "chat.csv", "--column", "text=内容,text=内容")[0] == 0


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_zip_on_standard_input_is_read_member_by_member_and_a_broken_one_stops_no_other(command: str) -> None:
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.write("chat.csv")
        archive.writestr("d.json", "[{")
        archive.write("chat.txt")
    line = [sys.executable, "-m", "replylint", command, "-"]
    done = subprocess.run(line, capture_output=True, env=os.environ, timeout=60, input=Path("a.zip").read_bytes())
    told = done.stderr.decode()
    assert done.returncode == 2 and "-!d.json：不是合法的 JSON" in told
    assert "通用表格，1 通会话" in told and "千牛聊天窗口复制文本，1 通会话" in told
