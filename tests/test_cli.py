"""The command line as users and scripts meet it: exit status, streams, and what is said when input is bad."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from running import replylint

from replylint import check

ROOT = Path(__file__).parent.parent
BAD = "亲，这是全网最低价哦"
CLEAN = "亲，您好，请问有什么可以帮您"
FIELDS = [
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "code",
    "name",
    "severity",
    "message",
    "basis",
    "match",
    "start",
    "end",
    "softer",
    "disguise",
    "id",
    "conversation",
    "role",
    "speaker",
    "time",
    "exempt",
]


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def refused(done: subprocess.CompletedProcess[bytes], *words: str) -> bool:
    """Exit 2, with one clear Chinese sentence that has ``words``, and no traceback."""
    said = done.stderr.decode()
    return done.returncode == 2 and "Traceback" not in said and all(word in said for word in words)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    file = tmp_path / "drafts.txt"
    file.write_text(f"{CLEAN}\n{BAD}\n", "utf-8")
    return file


def test_clean_drafts_exit_with_zero_and_say_nothing_on_standard_output_in_machine_formats() -> None:
    done = replylint("check", "-", "--format", "jsonl", stdin=CLEAN)
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_finding_exits_with_one_and_names_line_and_column(drafts: Path) -> None:
    done = replylint("check", drafts, "--format", "jsonl")
    (found,) = records(done)
    assert done.returncode == 1
    assert (found["line"], found["column"], found["match"]) == (2, 5, "全网最低价")
    assert (found["start"], found["end"]) == (4, 9)


def test_a_record_has_all_fields_of_the_contract(drafts: Path) -> None:
    (found,) = records(replylint("check", drafts, "--format", "jsonl"))
    assert [field for field in FIELDS if field not in found] == []


def test_json_is_the_same_records_in_an_object_with_version_and_summary(drafts: Path) -> None:
    whole = json.loads(replylint("check", drafts, "--format", "json").stdout)
    assert whole["findings"] == records(replylint("check", drafts, "--format", "jsonl"))
    assert {"version", "summary"} <= set(whole)


def test_exit_zero_reports_without_failing(drafts: Path) -> None:
    done = replylint("check", drafts, "--exit-zero", "--format", "jsonl")
    assert (done.returncode, len(records(done))) == (0, 1)


def test_the_users_own_id_and_conversation_come_back() -> None:
    line = json.dumps({"id": "甲1", "conversation": "c7", "role": "agent", "text": BAD}, ensure_ascii=False)
    (found,) = records(replylint("check", "-", "--format", "jsonl", stdin=line))
    assert (found["id"], found["conversation"], found["role"]) == ("甲1", "c7", "agent")


def test_a_message_with_an_unknown_role_silences_no_other(tmp_path: Path) -> None:
    turns = (("爱买不买", "agent", "d"), (CLEAN, "顾问甲", "d"), (BAD, "agent", "e"))
    lines = [json.dumps(dict(zip(("text", "role", "conversation"), turn, strict=True))) for turn in turns]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "a.csv").write_text("内容,角色,会话\n" + "\n".join(map(",".join, turns)), "utf-8")
    for file in ("a.jsonl", "a.csv"):
        done = replylint("check", tmp_path / file, "--format", "jsonl", "--select", "BP,AD")
        assert refused(done, "顾问甲", "--roles")
        assert [found["conversation"] for found in records(done)] == ["d", "e"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.jsonl", "--format", "jsonl=a.jsonl"),
        ("a.jsonl", "--output", "./a.jsonl"),
        ("a.jsonl", "--output", "link.jsonl"),
        (".", "--format", "text", "--format", "jsonl=a.jsonl"),
        (".", "--write-baseline", "a.jsonl"),
        ("a.jsonl", "--write-baseline", "a.jsonl"),
        ("a.zip", "--format", "jsonl=a.zip"),
        ("-", "--stdin-filename", "a.jsonl", "--output", "a.jsonl"),
    ],
)
def test_nothing_is_written_over_what_is_to_be_checked(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text(json.dumps({"text": BAD}), "utf-8")
    Path("link.jsonl").symlink_to("a.jsonl")
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("b.txt", f"{BAD}\n")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    done = replylint("check", *arguments)
    assert refused(done, "盖掉") and done.stdout == b""
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_report_an_excluded_file_and_a_baseline_may_be_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(f"{BAD}\n", "utf-8")
    for _ in range(2):
        assert replylint("check", "a.txt", "--output", "report.jsonl", "--format", "jsonl").returncode == 1
        assert replylint("check", ".", "--exclude", "report.*", "--output", "report.jsonl").returncode == 1
        assert replylint("check", ".", "--exclude", "report.*", "--write-baseline", "known.json").returncode == 0


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("report.html", "<!doctype html>"),
        ("report.HTM", "<!doctype html>"),
        ("report.xml", "<?xml"),
        ("report.ndjson", '{"file"'),
        ("report.sarif", '{"$schema"'),
        ("a.b/report", "drafts.txt"),
        ("report.txt", "drafts.txt"),
    ],
)
def test_a_report_has_the_format_that_its_name_says(
    name: str, start: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.b").mkdir()
    Path("drafts.txt").write_text(f"{BAD}\n", "utf-8")
    assert replylint("check", "drafts.txt", "-o", name).returncode == 1
    assert Path(name).read_text("utf-8").startswith(start)


@pytest.mark.parametrize("name", ["out.bogus", "report.xyz", "报告.docx", "report.md"])
def test_a_report_whose_name_says_no_known_format_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("drafts.txt").write_text(f"{BAD}\n", "utf-8")
    assert refused(replylint("check", "drafts.txt", "-o", name), Path(name).suffix, ".html", "--format")
    assert not Path(name).exists()
    assert replylint("check", "drafts.txt", "-o", name, "--format", "text").returncode == 1


def test_only_the_agents_turns_are_checked_unless_all_roles_are_wanted(tmp_path: Path) -> None:
    file = tmp_path / "chat.csv"
    file.write_text(f"角色,内容\n客户,{BAD}\n客服,{CLEAN}\n", "utf-8")
    assert replylint("check", file).returncode == 0
    assert replylint("check", file, "--role", "all").returncode == 1


def test_a_finding_is_written_as_soon_as_its_line_has_been_read() -> None:
    command = [sys.executable, "-m", "replylint", "check", "-", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        process.stdin.write(f"{BAD}\n".encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["match"] == "全网最低价"
        process.stdin.close()
        assert process.wait(30) == 1


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GB18030"])
def test_output_is_utf8_whatever_the_locale(locale: str) -> None:
    environment = os.environ | {"LC_ALL": locale, "PYTHONIOENCODING": "", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "replylint", "check", "-"]
    done = subprocess.run(command, input=BAD.encode(), capture_output=True, env=environment, timeout=60)
    assert "全网最低价" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_in_whatever_encoding_it_was_saved(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "drafts.txt"
    file.write_bytes(f"{CLEAN}\n{BAD}\n".encode(encoding))
    (found,) = records(replylint("check", file, "--format", "jsonl"))
    assert (found["line"], found["column"]) == (2, 5)


def test_a_big5_file_is_read_and_traditional_words_are_found(tmp_path: Path) -> None:
    file = tmp_path / "drafts.txt"
    file.write_bytes("親，您好，請問有什麼可以幫您\n親，這是全網最低價哦，歡迎選購\n".encode("big5"))
    (found,) = records(replylint("check", file, "--format", "jsonl"))
    assert found["match"] == "全網最低價"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_are_not_part_of_the_text(tmp_path: Path, newline: str) -> None:
    file = tmp_path / "drafts.txt"
    file.write_bytes(f"{CLEAN}{newline}😀👍🏽\t{BAD}{newline}".encode())
    (found,) = records(replylint("check", file, "--format", "jsonl"))
    assert (found["line"], found["column"], found["match"]) == (2, 9, "全网最低价")


def test_english_is_spoken_on_request(drafts: Path) -> None:
    (found,) = records(replylint("check", drafts, "--lang", "en", "--format", "jsonl"))
    assert str(found["message"]).isascii() or "全网最低价" not in str(found["message"])
    assert "no such file" in replylint("check", "nothing.txt", "--lang", "en").stderr.decode().lower()


def test_the_platform_decides_what_is_another_platform() -> None:
    draft = "亲，付款用支付宝就行"
    codes = {
        platform: [
            found["severity"]
            for found in records(replylint("check", "-", "-p", platform, "--format", "jsonl", stdin=draft))
        ]
        for platform in ("jd", "taobao", "none")
    }
    assert codes == {"jd": ["error"], "taobao": [], "none": ["info"]} or codes == {
        "jd": ["warning"],
        "taobao": [],
        "none": ["info"],
    }


def test_select_and_ignore_take_codes_and_prefixes(drafts: Path) -> None:
    assert replylint("check", drafts, "--select", "CH,PR").returncode == 0
    assert replylint("check", drafts, "--ignore", "AD1").returncode == 0
    assert replylint("check", drafts, "--select", "AD").returncode == 1


def test_the_basis_is_the_platforms_rule_for_chat_and_the_law_for_published_copy(drafts: Path) -> None:
    (chat,) = records(replylint("check", drafts, "--format", "jsonl"))
    (public,) = records(replylint("check", drafts, "--format", "jsonl", "--scope", "public"))
    assert "平台" in str(chat["basis"])
    assert "广告法" in str(public["basis"]) and "平台" not in str(public["basis"])


def test_a_bare_word_list_is_a_lexicon(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("金猴牌\n", "utf-8")
    (found,) = records(replylint("check", "-", "--lexicon", words, "--format", "jsonl", stdin="这款和金猴牌一样"))
    assert (found["code"], found["match"]) == ("OW101", "金猴牌")


def test_a_shops_rival_brand_is_found_with_its_softer_word(tmp_path: Path) -> None:
    words = tmp_path / "shop.txt"
    words.write_text("[CH105 竞品]\n金猴牌 -> 其他品牌\n", "utf-8")
    (found,) = records(replylint("check", "-", "--lexicon", words, "--format", "jsonl", stdin="这款和金猴牌一样"))
    assert (found["code"], found["softer"]) == ("CH105", ["其他品牌"])


def test_what_is_exempt_is_listed_only_on_request_with_its_reason() -> None:
    draft = "我们会尽最大努力帮您处理"
    assert records(replylint("check", "-", "--format", "jsonl", stdin=draft)) == []
    waived = records(replylint("check", "-", "--format", "jsonl", "--show-waived", stdin=draft))
    assert [bool(found["exempt"]) for found in waived] == [True]


def test_strict_reports_a_bare_listed_word_and_says_that_it_is_strict() -> None:
    found = records(replylint("check", "-", "--strict", "--format", "jsonl", "--select", "AD101", stdin="最近比较忙"))
    assert [(entry["match"], entry.get("strict")) for entry in found] == [("最", True)]


def test_a_missing_file_is_named() -> None:
    assert refused(replylint("check", "没有这个文件.txt"), "没有这个文件.txt")


def test_a_folder_with_nothing_readable_is_not_silently_clean(tmp_path: Path) -> None:
    assert refused(replylint("check", tmp_path))


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "photo.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    assert refused(replylint("check", file), "photo.txt")


def test_one_bad_file_does_not_hide_the_findings_of_the_next(tmp_path: Path, drafts: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    done = replylint("check", tmp_path / "a.txt", drafts, "--format", "jsonl")
    assert refused(done, "a.txt")
    assert [found["match"] for found in records(done)] == ["全网最低价"]


def test_a_broken_json_line_is_named_and_the_others_are_still_checked(tmp_path: Path) -> None:
    file = tmp_path / "drafts.jsonl"
    file.write_text(f'{{"text": "{BAD}"}}\n{{"text": \n{{"text": "{BAD}"}}\n', "utf-8")
    done = replylint("check", file, "--format", "jsonl")
    assert refused(done, "drafts.jsonl:2")
    assert [found["line"] for found in records(done)] == [1, 3]


def test_a_wrong_column_name_is_answered_with_those_that_exist(tmp_path: Path) -> None:
    file = tmp_path / "chat.csv"
    file.write_text(f"谁,说了啥\n客服,{BAD}\n", "utf-8")
    assert refused(replylint("check", file, "--column", "text=聊天"), "聊天", "说了啥")
    assert replylint("check", file, "--column", "text=说了啥,role=谁").returncode == 1


def test_garbled_text_is_reported_with_the_likely_pair_of_encodings(tmp_path: Path) -> None:
    file = tmp_path / "garbled.txt"
    garbled = "亲，您好，欢迎光临本店，有什么可以帮您的吗".encode().decode("gb18030", "replace")
    file.write_text(f"{garbled}\n" * 5, "utf-8")
    assert refused(replylint("check", file), "garbled.txt", "UTF-8", "GB")


def test_an_empty_lexicon_is_an_error(tmp_path: Path) -> None:
    words = tmp_path / "empty.txt"
    words.write_text("# 什么也没有\n", "utf-8")
    assert refused(replylint("check", "-", "--lexicon", words, stdin=CLEAN), "empty.txt", "空")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[AD1 最]", "小节标题"),
        ("级别：很严重", "级别"),
        ("支付宝 @wechat", "@wechat"),
        ("好@不存在", "前面有词"),
        ("@整词", "前面有词"),
        ("=> 好", "箭头前面"),
        ("（" * 200 + "甲" + "）" * 200, "套着写"),
        ("甲" * 501, "最长 500"),
        ("好 ->", "箭头"),
        ("最〈没有〉", "没有"),
        ("（亲/爱", "不成对"),
        ("亲亲 - > 亲", "空格"),
        ("等级：错误", "是不是“级别”"),
        ("[OW1011 多一位]", "小节标题"),
    ],
)
def test_a_malformed_lexicon_line_is_named_in_chinese(tmp_path: Path, line: str, said: str) -> None:
    words = tmp_path / "shop.txt"
    words.write_text(f"[OW101 本店]\n好词\n{line}\n", "utf-8")
    assert refused(replylint("check", "-", "--lexicon", words, stdin=CLEAN), "shop.txt:3", said)


def test_a_lexicon_says_a_thing_about_its_section_only_once(tmp_path: Path) -> None:
    words = tmp_path / "shop.txt"
    words.write_text("[OW101 本店]\n级别：错误\n级别：警告\n好词\n", "utf-8")
    assert refused(replylint("lexicon", "check", words), "shop.txt:3", "两次")


def test_an_example_that_fails_is_named_with_its_line(tmp_path: Path) -> None:
    words = tmp_path / "shop.txt"
    words.write_text("[OW101 本店]\n好词\n错：没有这样的词\n", "utf-8")
    assert "shop.txt:3: OW101" in replylint("lexicon", "check", words).stdout.decode()


def test_an_unknown_option_value_is_refused_with_those_that_exist() -> None:
    done = replylint("check", "-", "--platform", "amazon", stdin=CLEAN)
    assert done.returncode == 2 and b"taobao" in done.stderr


def test_zip_and_gzip_are_looked_into(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "talks.zip", "w") as archive:
        archive.writestr("一月.txt", f"{BAD}\n")
    (tmp_path / "drafts.txt.gz").write_bytes(gzip.compress(f"{BAD}\n".encode()))
    found = records(replylint("check", tmp_path, "--format", "jsonl"))
    assert len(found) == 2 and any("一月.txt" in str(entry["file"]) for entry in found)


def test_explain_lists_every_rule_and_explains_one() -> None:
    listed = replylint("explain").stdout.decode()
    assert all(f"{code}  " in listed for code in ("AD101", "BP101", "CH101", "PR101", "RV101", "CV101"))
    page = replylint("explain", "ad101").stdout.decode()
    assert "广告法" in page and "会报" in page and "不报" in page


def test_explain_of_an_unknown_code_names_near_ones() -> None:
    assert refused(replylint("explain", "AD199"), "AD1")


def test_the_lexicons_that_ship_are_in_order() -> None:
    done = replylint("lexicon", "check")
    assert done.returncode == 0, done.stdout.decode()


def test_a_lexicon_that_ships_is_not_held_to_be_a_duplicate_of_itself() -> None:
    done = replylint("lexicon", "check", ROOT / "lexicons" / ".." / "lexicons" / "channels.txt")
    assert done.returncode == 0, done.stdout.decode()


def test_lexicon_check_names_duplicates_unreachable_entries_banned_suggestions_and_failing_examples(
    tmp_path: Path,
) -> None:
    words = tmp_path / "shop.txt"
    words.write_text(
        "[OW101 本店]\n金猴\n金猴\n银猴\n    除外：银猴\n铜猴 -> 全网最低价\n错：这里没有禁词\n对：金猴很好\n", "utf-8"
    )
    done = replylint("lexicon", "check", words)
    said = done.stdout.decode()
    assert done.returncode == 1
    assert "shop.txt:3" in said and "重复" in said
    assert "shop.txt:4" in said and "shop.txt:6" in said and "AD" in said
    assert "没有被查出" in said and "不该报" in said


@pytest.mark.parametrize("draft", [CLEAN, BAD], ids=["clean", "a short claim"])
def test_jieba_sleeps_while_no_word_is_in_doubt(draft: str) -> None:
    program = (
        "import sys; sys.argv = ['replylint', 'check', '-']\n"
        "from replylint.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: print('jieba' in sys.modules, 'typer' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], input=draft.encode(), capture_output=True, timeout=60)
    assert done.stderr.decode().split()[-2:] == ["False", "False"]


def test_without_a_standard_output_the_program_ends_with_a_sentence() -> None:
    command = f'"{sys.executable}" -m replylint check - >&-'
    done = subprocess.run(command, shell=True, input=b"", stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, len(done.stderr.decode().splitlines())) == (2, 1)


def test_a_closed_pipe_ends_the_run_quietly(tmp_path: Path) -> None:
    file = tmp_path / "many.txt"
    file.write_text(f"{BAD}\n" * 5000, "utf-8")
    command = f'"{sys.executable}" -m replylint check "{file}" --format jsonl | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60)
    assert b"Traceback" not in done.stderr and done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("reader", ["true", "head -n 1"])
@pytest.mark.parametrize(("words", "status"), [(BAD, 1), (CLEAN, 0)])
@pytest.mark.parametrize("arguments", ["", "--format json", "--format html", "--format concise", "--diff"])
def test_a_reader_who_leaves_early_changes_no_status(
    arguments: str, words: str, status: int, reader: str, tmp_path: Path
) -> None:
    file = tmp_path / "many.txt"
    file.write_text(f"{words}\n" * 500, "utf-8")
    if arguments == "--diff" and words == BAD:
        file.write_text("亲，这款面料很好，全网最便宜\n" * 2000, "utf-8")
    command = f'"{sys.executable}" -m replylint check "{file}" {arguments} | {reader}; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60)
    assert done.returncode == status and b"Traceback" not in done.stderr


def test_the_other_reports_of_a_run_are_whole_when_a_reader_leaves_early(tmp_path: Path) -> None:
    file, report = tmp_path / "many.txt", tmp_path / "report.jsonl"
    file.write_text(f"{BAD}\n" * 2000, "utf-8")
    formats = f'--format text --format jsonl="{report}"'
    command = f'"{sys.executable}" -m replylint check "{file}" {formats} | true; exit ${{PIPESTATUS[0]}}'
    assert subprocess.run(["bash", "-c", command], capture_output=True, timeout=60).returncode == 1
    assert report.read_text("utf-8").count("\n") >= 2000


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("code", ["AD10l", "XX", "AD1*", "最"])
def test_a_code_that_does_not_exist_is_refused_instead_of_finding_nothing(option: str, code: str) -> None:
    assert refused(replylint("check", "-", option, code, stdin=BAD), f"“{code.upper()}”", "replylint explain")


def test_a_mistyped_code_is_told_with_the_nearest_one() -> None:
    assert refused(replylint("check", "-", "--select", "AD10l", stdin=BAD), "AD101")


def test_ignoring_all_that_is_selected_is_refused() -> None:
    assert refused(replylint("check", "-", "--select", "AD101", "--ignore", "AD1", stdin=BAD), "没有规则可查")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "-", "--platform", "amazon"), ("--platform", "“amazon”", "pdd")),
        (("check", "-", "--scope", "privat"), ("--scope", "public")),
        (("check", "-", "--severity", "high"), ("--severity", "warning")),
        (("check", "-", "--lang", "fr"), ("--lang", "zh")),
        (("filter", "--mode", "hide"), ("--mode", "soften")),
        (("explain", "--format", "pdf"), ("--format", "markdown")),
        (("check", "-", "--sumary"), ("没有 --sumary", "--summary")),
        (("check", "-", "--platform"), ("--platform 后面要写一个值",)),
        (("check", "-", "--strict=yes"), ("--strict", "不能写值")),
        (("check",), ("要读的文件",)),
        (("chek", "-"), ("没有 chek 这个命令", "check", "--help")),
        (("layouts", "nope"), ("多写了：nope", "--help")),
        (("lexicon", "chek"), ("没有 chek 这个命令", "--help")),
    ],
)
def test_a_mistake_in_the_command_line_is_one_chinese_sentence(
    arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    done = replylint(*arguments, stdin=BAD)
    assert refused(done, *words)
    said = done.stderr.decode()
    assert len(said.splitlines()) == 1 and not re.search("No such|unexpected|Missing", said)


def test_a_mistake_in_the_command_line_is_told_in_english_if_asked() -> None:
    assert b"no option --sumary" in replylint("check", "-", "--sumary", "--lang", "en").stderr


def test_values_of_options_may_be_written_in_capitals() -> None:
    assert replylint("check", "-", "--platform", "JD", stdin="用支付宝付款").returncode == 1


@pytest.mark.parametrize("arguments", ["check - >&-", "explain >&-", "check - <&-", "filter <&-", "read - <&-"])
def test_closed_streams_are_one_sentence_and_status_2(arguments: str) -> None:
    command = f"{sys.executable} -m replylint {arguments}"
    done = subprocess.run(["sh", "-c", command], input=BAD.encode(), capture_output=True, timeout=60)
    assert refused(done, "关着的")


def test_nobody_has_to_listen_to_standard_error() -> None:
    command = f"{sys.executable} -m replylint check - --format jsonl 2>&-"
    done = subprocess.run(["sh", "-c", command], input=BAD.encode(), stdout=subprocess.PIPE, timeout=60)
    assert done.returncode == 1 and len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"text": None}, TypeError, "text must be a str, not NoneType"),
        ({"text": BAD, "before": 1}, TypeError, "before must be a str"),
        ({"text": BAD, "platform": "amazon"}, ValueError, "platform must be one of jd"),
        ({"text": BAD, "scope": "all"}, ValueError, "scope must be one of chat, public"),
    ],
)
def test_the_library_refuses_what_it_cannot_understand(
    arguments: dict[str, str], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        check(**arguments)


def test_the_summary_in_json_is_the_json_that_holds_it(tmp_path: Path) -> None:
    alone = replylint("check", "-", "--format", "json", stdin=BAD).stdout
    assert replylint("check", "-", "--summary", "--format", "json", stdin=BAD).stdout == alone
    replylint("check", "-", "--summary", "--output", tmp_path / "r.json", stdin=BAD)
    assert json.loads((tmp_path / "r.json").read_text("utf-8")) == json.loads(alone)


@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("--statistics", "json"),
        *((option, name) for option in ("--statistics", "--summary") for name in ("jsonl", "csv")),
    ],
)
def test_counts_for_people_and_another_format_cannot_both_go_to_the_screen(option: str, name: str) -> None:
    assert refused(replylint("check", "-", option, "--format", name, stdin=BAD), "html=report.html")


@pytest.mark.parametrize("option", ["--statistics", "--summary"])
def test_counts_for_people_go_to_the_screen_and_other_formats_into_their_files(option: str, tmp_path: Path) -> None:
    page, data = tmp_path / "r.html", tmp_path / "r.json"
    both = replylint("check", "-", option, "--format", f"html={page}", "--format", f"json={data}", stdin=BAD)
    assert (both.returncode, both.stdout) == (1, replylint("check", "-", option, stdin=BAD).stdout)
    assert page.read_text("utf-8").startswith("<!doctype html>") and len(json.loads(data.read_text("utf-8"))) == 3


def test_a_file_named_twice_is_checked_once(drafts: Path) -> None:
    again = drafts.parent / "." / drafts.name
    done = replylint("check", drafts, again, drafts.parent, "--format", "jsonl")
    assert len(records(done)) == len(records(replylint("check", drafts, "--format", "jsonl")))


def test_standard_input_may_stand_among_files(drafts: Path) -> None:
    found = records(replylint("check", drafts, "-", "--format", "jsonl", stdin=BAD))
    assert [one["file"] for one in found] == [str(drafts), "-"]


WITHOUT_REPLIES = {
    "package.json": '{"name": "shop", "version": "1.0.0", "scripts": {"build": "a"}}',
    "tsconfig.json": '{ // what the compiler does\n "compilerOptions": {"strict": true, /* "lib": [] */},\n}\n',
    "vercel.json": '{"version": 2, "rewrites": [{"source": "/a", "destination": "/b"}]}',
    "manifest.json": '{"name": "shop", "text": {"title": "x", "more": {"text": 3}}}',
    "report.json": '{"version": 1, "findings": 3}',
    "goods.json": '{"products": [{"id": 1, "name": "顶级面料"}]}',
    "goods.csv": "sku,name,price\n1,顶级面料,30\n",
    "sales.csv": "日期,销量,负责人\n2026-01-01,3,张三\n",
    "three.json": "3\n",
    "sku.jsonl": '{"sku": 1}\n{"sku": 2}\n',
}


@pytest.mark.parametrize("file", WITHOUT_REPLIES)
def test_a_json_file_or_a_table_without_replies_is_passed_over_in_a_folder(tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_text(WITHOUT_REPLIES[file], "utf-8")
    (tmp_path / "a.md").write_text(f"- {CLEAN}\n", "utf-8")
    for options in ((), ("--fix",), ("--diff",)):
        assert replylint("check", tmp_path, *options).returncode == 0
    named = replylint("check", tmp_path / file, tmp_path / "a.md", "--hook")
    assert named.returncode == 0 and named.stderr.decode().count("没有找到话术，略过") == 1


def test_all_files_without_replies_are_named_in_one_sentence(tmp_path: Path) -> None:
    for file, source in WITHOUT_REPLIES.items():
        (tmp_path / file).write_text(source, "utf-8")
    said = replylint("check", tmp_path).stderr.decode()
    assert said.count("略过") == 1 and all(file in said for file in WITHOUT_REPLIES)


def test_a_file_that_is_named_has_to_hold_messages(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text(WITHOUT_REPLIES["sales.csv"], "utf-8")
    assert refused(replylint("check", tmp_path / "sales.csv"), "负责人", "--column")


def test_an_export_whose_roles_are_not_told_is_never_passed_over(tmp_path: Path) -> None:
    (tmp_path / "chat.csv").write_text("sender,content\n小王,您好\n小李,在吗\n", "utf-8")
    assert refused(replylint("check", tmp_path), "看不出谁是客服")
    assert refused(replylint("check", tmp_path / "chat.csv", "--hook"), "看不出谁是客服")


def test_our_own_schema_and_any_baseline_are_neither_checked_nor_mended(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{BAD}顶级面料\n", "utf-8")
    assert replylint("check", tmp_path / "a.txt", "--write-baseline", tmp_path / "known.json").returncode == 0
    before = (tmp_path / "known.json").read_bytes()
    (tmp_path / "replylint.schema.json").write_bytes(replylint("config", "--schema").stdout)
    (tmp_path / "a.txt").write_text(f"{CLEAN}\n", "utf-8")
    done = replylint("check", tmp_path, "--fix")
    assert done.returncode == 0 and "略过" not in done.stderr.decode()
    assert (tmp_path / "known.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("-", "--output", "folder/a.json"), "没有这个文件或文件夹", "No such file or directory"),
        (("-", "--baseline", "nope.json"), "没有这个文件或文件夹", "No such file or directory"),
        (("-", "--baseline", "."), "是文件夹，不是文件", "Is a directory"),
        (("-", "--lexicon", "."), "是文件夹，不是文件", "Is a directory"),
        pytest.param(
            ("-", "--output", "/dev/full"),
            "磁盘满了",
            "No space left on device",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here"),
        ),
    ],
)
def test_what_the_system_says_of_a_fault_is_told_in_the_users_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], zh: str, en: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(replylint("check", *arguments, stdin=BAD), zh)
    assert en in replylint("check", *arguments, "--lang", "en", stdin=BAD).stderr.decode()


@pytest.mark.parametrize(
    ("name", "talk", "said"),
    [
        ("a.csv", "角色,内容\n客户,在吗\n客服,在的\n", "没有时间，也没有分会话，响应类规则（CV101–CV108）没有检查"),
        ("a.json", '[{"role": "客户", "content": "在吗"}, {"role": "客服", "content": "在的"}]', "没有时间，也没有"),
        ("a.csv", "会话ID,角色,内容\n1,客户,在吗\n1,客服,在的\n", "没有时间，响应类规则（CV101–CV104、CV108）没有检查"),
    ],
)
def test_a_talk_without_times_says_what_was_not_checked(tmp_path: Path, name: str, talk: str, said: str) -> None:
    (tmp_path / name).write_text(talk, "utf-8")
    assert f"消息{said}" in replylint("check", tmp_path / name).stderr.decode()


def test_of_several_files_those_without_times_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("会话ID,角色,内容\n1,客户,在吗\n1,客服,在的\n", "utf-8")
    timed = "会话ID,角色,内容,时间\n1,客户,在吗,2023-05-01 12:00\n1,客服,在的,2023-05-01 12:00\n"
    (tmp_path / "b.csv").write_text(timed, "utf-8")
    told = replylint("check", tmp_path).stderr.decode()
    assert "a.csv：消息没有时间" in told and "b.csv" not in told
