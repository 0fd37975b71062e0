"""Marks in canned replies: what they forgive, what they never forgive, and what is said of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import told as replylint

from replylint.model import Comment, Message, Place
from replylint.waivers.marks import Waivers

BAD = "亲，这是全网最低价哦"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: str, text: str) -> None:
    Path(file).write_text(text, "utf-8")


def lines(file: str, *options: str) -> list[int]:
    """The lines with findings that count."""
    _, out, _ = replylint("check", file, "--format", "jsonl", *options)
    return [json.loads(line)["line"] for line in out.splitlines()]


# -- what a mark forgives ------------------------------------------------------------------------------

FORGIVEN = {
    "behind.md": f"- {BAD} <!-- replylint: ignore[AD101] 活动名称 -->\n",
    "above.md": f"<!-- replylint: ignore-next-line[AD101] -->\n- {BAD}\n",
    "above-with-blank.md": f"<!-- replylint: ignore-next-line[AD101] -->\n\n{BAD}\n",
    "alone.md": f"<!-- replylint: ignore[AD101] -->\n{BAD}\n",
    "quote.md": f"> <!-- replylint: ignore[AD101] -->\n> {BAD}\n",
    "table.md": f"| 问 | 答 |\n|---|---|\n| x | {BAD} <!-- replylint: ignore[AD101] --> |\n",
    "front.md": f"---\nwelcome: {BAD}  # replylint: ignore[AD101]\n---\n",
    "block.md": f"<!-- replylint: off[AD] -->\n\n- {BAD}\n- {BAD}\n\n<!-- replylint: on -->\n",
    "whole.md": f"# 标题\n\n<!-- replylint: ignore-file -->\n\n- {BAD}\n\n- {BAD}\n",
    "fence.md": f"<!-- replylint: ignore[AD101] -->\n\n```\n亲，您好\n{BAD}\n```\n",
    "fence-below.md": f"<!-- replylint: ignore-next-line[AD101] -->\n~~~text\n{BAD}\n~~~\n",
    "above-table.md": f"<!-- replylint: ignore[AD101] -->\n\n| 问 | 答 |\n|---|---|\n| x | {BAD} |\n| y | {BAD} |\n",
    "above-quote.md": f"<!-- replylint: ignore[AD101] -->\n> 亲，您好\n>\n> {BAD}\n",
    "above-list.md": f"<!-- replylint: ignore[AD101] -->\n- 亲，您好\n  {BAD}\n- 亲，在的\n",
    "above-item.md": f"- 亲，在的\n  <!-- replylint: ignore[AD101] -->\n  > 亲，您好\n  > {BAD}\n",
    "paragraph.md": f"<!-- replylint: ignore[AD101] -->\n亲，您好\n{BAD}\n",
    "page.mdx": f"- {BAD} {{/* replylint: ignore[AD101] */}}\n",
    "behind.yaml": f"a: {BAD}  # replylint: ignore[AD101]\n",
    "block.yaml": f"a: |  # replylint: ignore[AD101] 引用\n  亲，\n  {BAD}\n",
    "above.yaml": f"- # replylint: ignore-next-line[AD101]\n  q: 价格\n  a: {BAD}\n",
    "folded.yaml": f"a:\n  亲，您好，\n  {BAD}  # replylint: ignore[AD101]\n",
    "behind.toml": f"a = '{BAD}'  # replylint: ignore[AD101]\n",
    "long.toml": f'a = """\n亲，\n{BAD}"""  # replylint: ignore[AD101]\n',
    "wide.yaml": f"a: {BAD}  # replylint：ignore【 AD101 】理由\n",
    "prefix.yaml": f"a: {BAD}  # replylint: ignore[ad]\n",
    "every.yaml": f"a: {BAD}  # replylint: ignore 都不查\n",
    "another.yaml": f"a: {BAD}  # 备注 # replylint: ignore[AD101]\n",
    "above.txt": f"# replylint: ignore-next-line[AD101] 活动名称\n{BAD}\n",
    "slashes.txt": f"// replylint: off\n{BAD}\n// replylint: on\n",
    "whole.txt": f"# replylint: ignore-file 外部稿件\n{BAD}\n",
}


@pytest.mark.parametrize("file", FORGIVEN)
def test_a_mark_forgives_what_it_is_about(file: str) -> None:
    write(file, FORGIVEN[file])
    status, out, err = replylint("check", file)
    assert (status, out) == (0, "") and "没有发现问题" in err and "没有用到" not in err


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_marks_are_read_in_every_encoding(encoding: str, newline: str) -> None:
    for file in ("a.txt", "a.md"):
        sign = "# {}" if file == "a.txt" else "<!-- {} -->"
        text = newline.join((sign.format("replylint: ignore-next-line[AD101] 理由"), BAD, "", "您好", ""))
        Path(file).write_bytes(text.encode(encoding))
        assert lines(file) == []


def test_other_codes_and_other_lines_are_still_findings() -> None:
    write("a.yaml", f"a: {BAD}  # replylint: ignore[CH]\nb: {BAD}  # replylint: ignore[AD101]\nc: {BAD}\n")
    assert lines("a.yaml") == [1, 3]


def test_a_mark_on_one_line_of_a_paragraph_is_about_that_line_alone() -> None:
    write("a.md", f"{BAD}\n{BAD} <!-- replylint: ignore[AD101] -->\n{BAD}\n")
    assert lines("a.md") == [1, 3]


def test_a_mark_above_a_block_is_about_nothing_but_that_block() -> None:
    mark = "<!-- replylint: ignore[AD101] -->"
    write("a.md", f"{mark}\n- {BAD}\n- {BAD}\n\n{mark}\n\n```\n{BAD}\n```\n\n```\n{BAD}\n```\n")
    assert lines("a.md") == [3, 12]


def test_the_reason_is_kept_and_listed() -> None:
    write("a.md", f"- {BAD} <!-- replylint: ignore[AD101] 活动名称，法务已批 -->\n")
    _, out, _ = replylint("check", "a.md", "--format", "jsonl", "--show-waived")
    assert json.loads(out)["exempt"] == "标注：活动名称，法务已批"
    assert "活动名称，法务已批" in replylint("check", "a.md", "--format", "concise", "--show-waived")[1]
    assert "法务已批" in replylint("check", "a.md", "--show-waived")[1]


def test_how_many_were_forgiven_is_said() -> None:
    write("a.md", f"- {BAD} <!-- replylint: ignore -->\n")
    assert "1 处" in replylint("check", "a.md")[2]


def test_marks_are_never_linted_as_if_they_were_replies() -> None:
    write("a.txt", "# replylint: off[AD] 全网最低价\n您好\n")
    write("a.md", "- 您好 <!-- replylint: ignore[ST] 全网最低价 -->\n")
    assert lines("a.txt") == lines("a.md") == []


def test_what_a_mark_forgives_is_not_mended() -> None:
    write("replylint.toml", "rival-brands = ['金猴牌 -> 其他品牌']")
    text = "a: 亲，和金猴牌一样  # replylint: ignore[CH105] 授权合作\nb: 亲，和金猴牌一样\n"
    write("a.yaml", text)
    replylint("check", "a.yaml", "--fix", "--unsafe-fixes")
    assert Path("a.yaml").read_text("utf-8") == text.replace("b: 亲，和金猴牌", "b: 亲，和其他品牌")


def test_an_editor_that_pipes_its_buffer_has_its_marks_read() -> None:
    text = f"- {BAD} <!-- replylint: ignore[AD101] -->\n- {BAD}\n"
    _, out, _ = replylint("check", "-", "--stdin-filename", "a.md", "--format", "jsonl", stdin=text)
    assert [(one["file"], one["line"]) for one in map(json.loads, out.splitlines())] == [("a.md", 2)]


# -- what a mark never forgives ------------------------------------------------------------------------

MARK = "# replylint: ignore-file"
EVIDENCE = {
    "咚咚.txt": (
        "/*****************以下为一通会话************************************/\n"
        f"l***8 2026-11-02 20:14:05\n{MARK}\n慢慢家电-小杨 2026-11-02 20:14:21\n{MARK}\n"
        f"慢慢家电-小杨 2026-11-02 20:14:40\n{BAD} {MARK}\n"
        "/*****************会话结束************************************/ 会话结束_时间：2026-11-02 20:30:00\n"
    ),
    "chat.csv": f"角色,内容\n客户,{MARK}\n客服,{BAD} {MARK}\n客服,<!-- replylint: off --> {BAD}\n",
    "chat.jsonl": json.dumps({"role": "agent", "text": f"{BAD} {MARK}"}) + "\n",
    "quoted.yaml": f'q: "{MARK}"\na: |\n  {MARK}\n  {BAD}  {MARK}\n',
    "quoted.toml": f'q = "{MARK}"\na = """\n{MARK}\n{BAD}  {MARK}\n"""\n',
    "quoted.md": f"`<!-- {MARK[2:]} -->`\n\n```\n<!-- {MARK[2:]} -->\n{BAD} <!-- replylint: ignore -->\n```\n",
    "behind.txt": f"{BAD} # replylint: ignore\n",
    "late.txt": f"您好\n{MARK}\n{BAD}\n",
    "reply.json": json.dumps({"reply": f"{BAD} # replylint: ignore"}),
}


@pytest.mark.parametrize("file", EVIDENCE)
def test_what_is_said_in_a_chat_or_a_reply_waives_nothing(file: str) -> None:
    write(file, EVIDENCE[file])
    assert replylint("check", file)[0] == 1


def test_a_draft_from_a_script_cannot_waive_itself() -> None:
    stdin = f"{MARK}\n# replylint: off\n{BAD} # replylint: ignore\n"
    assert replylint("check", "-", stdin=stdin)[0] == 1
    assert replylint("filter", "--mode", "mask", stdin=stdin)[1] != stdin


# -- what is said of marks -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 您好  # replylint: ignore[AD101]\n", "a.yaml:1: 标注 ignore[AD101] 没有用到"),
        (f"a: {BAD}  # replylint: ignore[AD101,CH101]\n", "a.yaml:1: 标注 ignore[CH101] 没有用到"),
        ("\n# replylint: off\na: 您好\n", "a.yaml:2: 标注 off 没有用到"),
        ("a: 您好\n# replylint: on\n", "a.yaml:2: 标注 on 前面没有 off"),
        (f"# replylint: off[AD] 引用\na: {BAD}\n", "a.yaml:1: 标注 off[AD] 后面没有 on"),
        ("a: 您好\n# replylint: ignore-file\nb: 您好\n", "a.yaml:2: 标注 ignore-file 要写在第一条回复的上面"),
        ("a: 您好  # replylint: ingore[AD101]\n", "a.yaml:1: 看不懂标注“ingore”"),
        ("a: 您好  # replylint: ignore[AD999]\n", "a.yaml:1: 标注 ignore[AD999]：没有编号是“AD999”"),
        (f"a: {BAD}  # replylint: ignore[AD101,ST9]\n", "相近的有："),
    ],
)
def test_what_is_wrong_with_a_mark_is_said_and_fails_nothing(text: str, said: str) -> None:
    write("a.yaml", text)
    status, out, err = replylint("check", "a.yaml")
    assert (status, out) == (0, "") and said in err
    assert said not in replylint("check", "a.yaml", "--quiet")[2]


def test_a_code_that_no_rule_has_is_told_whatever_was_looked_for_and_only_once() -> None:
    write("a.md", f"- {BAD} <!-- replylint: ignore[AD10l] -->\n")
    status, _, err = replylint("check", "a.md", "--select", "AD")
    assert status == 1 and "相近的有：AD101" in err and "没有用到" not in err
    assert "AD10L" in replylint("check", "a.md", "--select", "CH")[2]


def test_a_mark_above_a_clean_block_is_told_to_be_of_no_use() -> None:
    write("a.md", "<!-- replylint: ignore[AD101] -->\n\n```\n亲，在的\n```\n\n- " + BAD + "\n")
    status, _, err = replylint("check", "a.md")
    assert status == 1 and "a.md:1: 标注 ignore[AD101] 没有用到" in err


def test_a_mark_is_not_called_useless_by_a_run_that_did_not_look_for_its_code() -> None:
    write("a.yaml", "a: 您好  # replylint: ignore[AD101]\n")
    for options in (["--select", "CH"], ["--ignore", "AD1"], ["--severity", "error"]):
        assert "没有用到" not in replylint("check", "a.yaml", *options)[2]


# -- --add-waivers -------------------------------------------------------------------------------------

UNMARKED = {
    "a.md": (
        f"---\nwelcome: {BAD}\n---\n# 标题\n\n- {BAD}\n  第二行 {BAD}  \n> {BAD}\\\n> x\n\n"
        f"| 问 | 答 |\n|---|---|\n| x | {BAD} |\n"
    ),
    "b.yaml": (
        f"- q: x\n  a: {BAD}\n- a: |\n    亲，\n    {BAD}\n"
        f"- {{q: x, a: '{BAD}'}} # 备注\n- a: 亲，这是全网\n    最低价哦\n"
    ),
    "c.toml": f'a = "{BAD}" # 备注\r\nb = """\r\n亲，\r\n{BAD}\r\n"""\r\nc = [\r\n  "{BAD}",\r\n]\r\n',
}


@pytest.mark.parametrize("file", UNMARKED)
def test_marks_are_added_so_that_only_new_findings_are_left(file: str) -> None:
    Path(file).write_bytes(UNMARKED[file].encode())
    status, _, err = replylint("check", file, "--add-waivers", "--reason", "历史话术")
    assert status == 0, err
    _, out, _ = replylint("check", file, "--show-waived", "--format", "jsonl")
    assert {json.loads(line)["exempt"] for line in out.splitlines()} == {"标注：历史话术"}
    marked = Path(file).read_bytes().decode()
    unmarked = [line.split("# replylint")[0].split("<!-- replylint")[0].rstrip() for line in marked.splitlines()]
    assert all(old.startswith(new) for old, new in zip(UNMARKED[file].splitlines(), unmarked, strict=True))
    assert marked.count("\r\n") == UNMARKED[file].count("\r\n")


def test_adding_marks_twice_changes_nothing_more() -> None:
    write("a.md", UNMARKED["a.md"])
    replylint("check", "a.md", "--add-waivers")
    once = Path("a.md").read_bytes()
    replylint("check", "a.md", "--add-waivers")
    assert Path("a.md").read_bytes() == once


def test_a_code_is_added_to_the_mark_that_stands_there() -> None:
    write("a.yaml", "a: 亲，支付宝付款，全网最低价  # replylint: ignore[AD101] 活动\n")
    replylint("check", "a.yaml", "-p", "jd", "--add-waivers")
    assert "ignore[AD101,CH102] 活动" in Path("a.yaml").read_text("utf-8")


def test_where_no_mark_can_stand_the_file_is_left_alone_and_it_is_said() -> None:
    text = f"```\n{BAD}\n```\n"
    write("a.md", text)
    status, _, err = replylint("check", "a.md", "--add-waivers")
    assert status == 1 and "a.md:2" in err and "--write-baseline" in err
    assert Path("a.md").read_text("utf-8") == text


def test_files_that_hold_no_marks_are_told_in_one_sentence_if_something_is_found_there() -> None:
    write("a.json", json.dumps({"reply": BAD}))
    write("b.csv", f"reply\n{BAD}\n")
    write("c.md", f"- {BAD}\n")
    write("d.txt", "亲，您好\n")
    expected = "a.json、b.csv：--add-waivers 只给"
    for files in (["a.json", "b.csv", "d.txt"], ["."]):
        err = replylint("check", *files, "--add-waivers")[2]
        assert err.count("只给") == 1 and expected in err and "--write-baseline" in err


def test_a_reason_cannot_break_out_of_its_mark() -> None:
    write("a.md", f"- {BAD}\n")
    replylint("check", "a.md", "--add-waivers", "--reason", "x --> <b>全网最低价</b>\n\n- 全网最低价")
    assert replylint("check", "a.md")[0] == 0 and Path("a.md").read_text("utf-8").count("\n") == 1


# -- whatever is written -------------------------------------------------------------------------------

_TEXTS = st.lists(st.sampled_from(["replylint:", "ignore", "-next-line", "[AD", "]", ",", "off", "on", " ", "理由"]))


@given(st.lists(st.tuples(st.integers(1, 9), _TEXTS.map("".join), st.booleans())), st.lists(st.integers(1, 9)))
def test_no_mark_is_too_odd(marks: list[tuple[int, str, bool]], at: list[int]) -> None:
    replies = [Message("亲，\n您好", place=Place("a.md", line)) for line in at]
    waivers = Waivers([Comment(*mark) for mark in sorted(marks)], replies)
    for reply in replies:
        assert waivers.forgive(reply, ()) == ()
    assert all(
        line >= 1 and said.zh
        for line, said in [*waivers.remarks, *waivers.unused(lambda code: True, lambda code: None)]
    )


def test_marks_in_mdx_are_comments_of_mdx() -> None:
    write("a.mdx", f"- {BAD}\n")
    replylint("check", "a.mdx", "--add-waivers", "--reason", "活动 */}")
    written = Path("a.mdx").read_text("utf-8")
    assert written.endswith("哦 {/* replylint: ignore[AD101] 活动  } */}\n") and "<!--" not in written
    assert lines("a.mdx") == []
