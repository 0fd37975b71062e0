"""``replylint check --fix`` and ``--diff`` as people run them, on files of every kind and encoding."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import told

from replylint.documents.rewrite import rewrite
from replylint.edits import Edit
from replylint.text.encoding import Encoding, decode

LEXICON = """\
[ZZ101 极限词]
级别：错误
全网最低价 -> 价格很实惠
最好用 -> 很好用 | 挺好用
没办法 => 我再帮您想想办法
坏词
"""
UTF8, BOM, GB, UTF16 = (
    Encoding("utf-8"),
    Encoding("utf-8", b"\xef\xbb\xbf"),
    Encoding("gb18030"),
    Encoding("utf-16-le", b"\xff\xfe"),
)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "own.lexicon").write_text(LEXICON, "utf-8")
    folder = tmp_path / "replies"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def check(*arguments: str, lexicon: str = "own.lexicon") -> tuple[int, str, str]:
    return told("check", "--isolated", "--select", "ZZ", "--lexicon", f"../{lexicon}", "-f", "concise", *arguments)


FILES = {
    "a.md": "# 全网最低价\r\n\r\n- 亲，{{name}}[全网最低价](全网最低价.md)～\r\n> 引用\r\n> 全网最低价\r\n",
    "b.yaml": "faq:\n- q: 全网最低价？ # 全网最低价\n  a:   '全网最低价'\n- {a: \"\\u5168网最低价\\n亲\" , b: 1}\n",
    "c.toml": 'title = "全网最低价"\n[x]\nreply   = "亲，\\"全网最低价\\""   # 全网最低价\n',
    "d.json": '{ "id" :1.50,"reply":"全网最低价\\/亲",\n\n "q":"全网最低价" }',
    "e.csv": '问题,话术\r\n全网最低价,"亲，""全网最低价"""\r\n\r\nx,全网最低价\r\n',
    "f.txt": "亲，全网最低价\r\n您好\n全网最低价",
    "g.jsonl": '{"q": "全网最低价", "a": "全网最低价"}\r\n{"a":"您好"}\n',
}
LINES = {
    "a.md": (3, 5),
    "b.yaml": (3, 4),
    "c.toml": (3,),
    "d.json": (1,),
    "e.csv": (2, 4),
    "f.txt": (1, 3),
    "g.jsonl": (1,),
}
FIXED = {
    "a.md": FILES["a.md"].replace("[全网最低价]", "[价格很实惠]").replace("> 全网最低价", "> 价格很实惠"),
    "b.yaml": FILES["b.yaml"].replace("'全网最低价'", "'价格很实惠'").replace("\\u5168网最低价", "价格很实惠"),
    "c.toml": FILES["c.toml"].replace('\\"全网最低价', '\\"价格很实惠'),
    "d.json": FILES["d.json"].replace("全网最低价\\/", "价格很实惠\\/"),
    "e.csv": FILES["e.csv"].replace('""全网最低价', '""价格很实惠').replace("x,全网最低价", "x,价格很实惠"),
    "f.txt": FILES["f.txt"].replace("全网最低价", "价格很实惠"),
    "g.jsonl": FILES["g.jsonl"].replace('"a": "全网最低价"', '"a": "价格很实惠"'),
}


def test_only_the_words_at_fault_change_in_any_format_and_encoding(tree: Path) -> None:
    for name, text in FILES.items():
        for encoding in (UTF8, BOM, GB, UTF16):
            folder = tree / f"{encoding.name}{len(encoding.bom)}"
            folder.mkdir(exist_ok=True)
            (folder / name).write_bytes(encoding.encode(text))
    status, out, err = check(".")
    assert status == 1, err
    assert out.count("ZZ101") == 4 * sum(len(lines) for lines in LINES.values())
    for name, lines in LINES.items():
        assert [line for line in lines if f"utf-80/{name}:{line}:" in out] == list(lines)

    status, out, err = check(".", "--fix")
    assert (status, out) == (0, ""), err
    for name, text in FIXED.items():
        for encoding in (UTF8, BOM, GB, UTF16):
            written = (tree / f"{encoding.name}{len(encoding.bom)}" / name).read_bytes()
            assert written == encoding.encode(text), (name, encoding)

    stamps = {file: file.stat().st_mtime_ns for file in tree.rglob("*.*")}
    assert check(".", "--fix")[0] == 0
    assert {file: file.stat().st_mtime_ns for file in tree.rglob("*.*")} == stamps, "a second run writes nothing"


def test_a_choice_is_left_to_unsafe_fixes(tree: Path) -> None:
    file = tree / "a.txt"
    file.write_text("这个最好用\n亲，没办法\n", "utf-8")
    status, out, err = check("a.txt", "--fix")
    assert status == 1
    assert out.count("ZZ101") == 2
    assert "--unsafe-fixes" in err
    assert file.read_text("utf-8") == "这个最好用\n亲，没办法\n"
    assert check("a.txt", "--fix", "--unsafe-fixes")[0] == 0
    assert file.read_text("utf-8") == "这个很好用\n我再帮您想想办法\n"


def test_diff_shows_what_fix_would_write_and_writes_nothing(tree: Path) -> None:
    for name, text in FILES.items():
        (tree / name).write_text(text, "utf-8", newline="")
    before = {name: (tree / name).read_bytes() for name in FILES}
    status, out, _ = check(".", "--diff")
    assert status == 1
    assert {name: (tree / name).read_bytes() for name in FILES} == before
    assert check("f.txt", "--fix")[0] == 0
    assert check("f.txt", "--diff")[:2] == (0, "")
    if shutil.which("patch"):
        (tree / "f.txt").write_bytes(before["f.txt"])
        subprocess.run(["patch", "-p0", "--binary"], input=out.encode(), check=True, stdout=subprocess.DEVNULL)
        assert {name: (tree / name).read_bytes() for name in FILES} == {
            name: text.encode() for name, text in FIXED.items()
        }


def test_a_chat_export_is_evidence_and_never_rewritten(tree: Path) -> None:
    file = tree / "chats.csv"
    file.write_text("会话ID,角色,消息\n1,客服,全网最低价\n1,顾客,好\n", "utf-8")
    before = file.read_bytes()
    status, out, err = check("chats.csv", "--fix", "--unsafe-fixes")
    assert status == 1
    assert "ZZ101" in out
    assert "证据" in err
    assert file.read_bytes() == before


# Made so that no layout knows them: who spoke and when must show by itself that they are talks.
TALKS = {
    "1.txt": "[2026-11-01 10:00:30] 客服小李: 您好，全网最低价\n[2026-11-01 10:01:02] 小鱼: 好\n",
    "2.txt": "2026-11-01 10:00:30\t小李\t您好，全网最低价\n",
    "3.txt": "【客服小李】您好，全网最低价\n【客服小李】在的\n",
    "4.txt": "顾客: 在吗\n客服小李: 您好，全网最低价\n",
    "5.txt": "10:01 小李：您好，全网最低价\n10:02 小鱼：好\n",
    "6.txt": "小李 2026/11/1 10:02\n您好，全网最低价\n",
    "7.txt": "客服01(10:00:10):\n您好，全网最低价\n",
    "8.txt": "顾客：\n在吗\n客服：\n您好，全网最低价\n",
    "a.log": "2026-11-01 10:00:00 [seller:xiaoli] 全网最低价\n",
    "a.html": "<!DOCTYPE html>\n<div><b>小李</b>\n全网最低价</div>\n",
    "1.md": "|时间|发送人|内容|\n|---|---|---|\n|10:00|小李|您好，全网最低价|\n",
    "2.md": "- 10:00 客服：您好，全网最低价\n- 10:01 顾客：好\n",
    "a.yaml": "- role: agent\n  text: 全网最低价\n",
    "b.yaml": "- {role: agent, text: 全网最低价}\n",
    "a.toml": '[[turn]]\nrole = "agent"\ntext = "全网最低价"\n',
    "1.csv": "time,text\n10:00,全网最低价\n",
    "2.csv": "会话ID,消息内容\n1,全网最低价\n",
    "3.csv": "buyer_nick,seller_nick,content\n小鱼,小李,全网最低价\n",
    "4.csv": "order_id,csr,dialog\n1,xiaoli,您好，全网最低价\n",
    "5.csv": "发送时间,客服回复\n10:00,全网最低价\n",
    "6.csv": "客户ID,客服工号,客服消息,日期\n1,2,全网最低价,2026-11-01\n",
    "7.tsv": "对话ID\t聊天记录\n1\t您好，全网最低价\n",
    "8.csv": "1,2026-11-01 10:00:00,小李,您好，全网最低价哦\n",
    "1.json": '[{"conversation_id": 1, "customer": "在吗", "agent": "您好，全网最低价"}]',
    "2.json": '[{"fromId": 1, "toId": 2, "msg": "全网最低价"}]',
    "3.jsonl": '{"conversation": 1, "turn": 2, "text": "全网最低价"}\n',
}


@pytest.mark.parametrize("file", TALKS)
def test_what_looks_like_a_chat_in_no_known_layout_is_never_rewritten(tree: Path, file: str) -> None:
    (tree / file).write_text(TALKS[file], "utf-8")
    for options in (("--fix",), ("--fix", "--unsafe-fixes"), ("--diff",)):
        _, out, _ = check(file, *options)
        assert not out.startswith("---")
        assert (tree / file).read_text("utf-8") == TALKS[file]


def edits_offered(file: str, *options: str) -> list[bool]:
    """Whether SARIF and rdjson offer to rewrite what they find in ``file``."""
    sarif, rdjson = Path.cwd().parent / "a.sarif", Path.cwd().parent / "a.rdjson"
    check(file, "-f", f"sarif={sarif}", "-f", f"rdjson={rdjson}", *options)
    diagnostics = json.loads(rdjson.read_text("utf-8"))["diagnostics"]
    return ['"fixes"' in sarif.read_text("utf-8"), any(one.get("suggestions") for one in diagnostics)]


@pytest.mark.parametrize("file", TALKS)
def test_no_report_offers_to_rewrite_what_looks_like_a_chat(tree: Path, file: str) -> None:
    (tree / file).write_text(TALKS[file], "utf-8")
    assert edits_offered(file) == [False, False]


def test_reports_offer_to_rewrite_replies(tree: Path) -> None:
    (tree / "a.txt").write_text("您好\n全网最低价\n", "utf-8")
    assert edits_offered("a.txt") == [True, True]
    (tree / "a.txt").write_text("10:00 开抢：全网最低价\n", "utf-8")
    assert edits_offered("a.txt") == [False, False]
    assert edits_offered("a.txt", "--layout", "lines") == [True, True]


def test_what_looks_like_a_chat_is_told_and_how_to_say_that_it_is_none(tree: Path) -> None:
    (tree / "a.csv").write_text("发送时间,客服回复\n10:00,全网最低价\n", "utf-8")
    (tree / "a.txt").write_text("10:00 开抢：全网最低价\n", "utf-8")
    status, out, err = check("a.csv", "a.txt", "--fix")
    assert status == 1 and out.count("ZZ101") == 2
    assert "a.csv 像是聊天记录，没有改写" in err and "a.txt 像是聊天记录，没有改写" in err
    assert check("a.csv", "--fix", "--field", "客服回复")[0] == check("a.txt", "--fix", "--layout", "lines")[0] == 0
    assert (tree / "a.csv").read_text("utf-8") == "发送时间,客服回复\n10:00,价格很实惠\n"
    assert (tree / "a.txt").read_text("utf-8") == "10:00 开抢：价格很实惠\n"


LIBRARIES = {
    "1.txt": "客户您好，全网最低价\n亲，20:00前下单\n客服电话：400\n",
    "2.txt": "亲爱的顾客：全网最低价\n9:00-22:00 在线：亲，您说\n",
    "a.md": "# 话术\n\n- 顾客：在吗\n- 客服：全网最低价\n\n|问题|话术|\n|---|---|\n|价格|全网最低价|\n",
    "1.csv": "问题,话术,更新时间\n价格,全网最低价,2026-11-01 10:00\n",
    "b.md": "|客户情绪|不要说|可以说|\n|---|---|---|\n|生气|急什么|全网最低价|\n",
    "2.csv": "场景,客户问题,客服话术\n价格,贵不贵,全网最低价\n",
    "a.json": '{"updated_at": "2026-11-01 10:00:00", "id": 1, "reply": "全网最低价"}',
    "a.yaml": "faq:\n- q: 时间\n  a: 全网最低价\n",
    "domain.yml": "slots:\n  nick:\n    type: text\nresponses:\n  utter_price:\n  - text: 全网最低价\n",
}


@pytest.mark.parametrize("file", LIBRARIES)
def test_a_library_of_replies_is_not_taken_for_a_chat(tree: Path, file: str) -> None:
    (tree / file).write_text(LIBRARIES[file], "utf-8")
    assert check(file, "--fix")[0] == 0
    assert (tree / file).read_text("utf-8") == LIBRARIES[file].replace("全网最低价", "价格很实惠")


def test_what_lies_in_an_archive_or_a_workbook_is_not_rewritten(tree: Path) -> None:
    with zipfile.ZipFile(tree / "a.zip", "w") as archive:
        archive.writestr("drafts.txt", "全网最低价\n")
    (tree / "c.txt.gz").write_bytes(gzip.compress("全网最低价\n".encode()))
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["问题", "话术"])
    book.active.append(["x", "全网最低价"])
    book.active.append(["y", "亲，{坏词编号}您好"])
    book.save(tree / "b.xlsx")
    before = {file: file.read_bytes() for file in tree.iterdir()}
    status, out, err = check(".", "--fix")
    assert status == 1
    assert out.count("ZZ101") == 3
    assert err.count("解压") == 2
    assert "CSV" in err
    assert {file: file.read_bytes() for file in tree.iterdir()} == before


def test_questions_in_a_text_file_are_neither_checked_nor_mended(tree: Path) -> None:
    file = tree / "问答.txt"
    file.write_text("问：全网最低价吗？\n答：全网最低价\n\nQ2: 全网最低价？\nA2: 是的\n", "utf-8")
    _, out, err = check("问答.txt")
    assert out.count("ZZ101") == 1 and "问答.txt:2:" in out and "客服 2 条" in err
    assert check("问答.txt", "--fix")[0] == 0
    assert file.read_text("utf-8") == "问：全网最低价吗？\n答：价格很实惠\n\nQ2: 全网最低价？\nA2: 是的\n"


@pytest.mark.parametrize(("asks", "answers"), [("A：", "B："), ("Q:", "A:"), ("问：", "答：")])
def test_a_talk_written_as_a_script_is_one_of_questions_and_replies(tree: Path, asks: str, answers: str) -> None:
    turns = (
        (asks, "您好，有全网最低价吗"),
        (answers, "亲，全网最低价"),
        (asks, "全网最低价？"),
        (answers, "是全网最低价"),
    )
    written = "".join(f"{who}{said}\n" for who, said in turns)
    (tree / "a.txt").write_text(written, "utf-8")
    _, out, err = check("a.txt")
    assert [line.split(":")[1] for line in out.splitlines()] == ["2", "4"] and "客服 2 条" in err
    assert check("a.txt", "--fix")[0] == 0
    assert (tree / "a.txt").read_text("utf-8") == written.replace("亲，全网最低价", "亲，价格很实惠").replace(
        "是全网最低价", "是价格很实惠"
    )


def test_customers_and_agents_by_name_may_be_a_real_talk(tree: Path) -> None:
    written = "客户：有全网最低价吗\n客服：亲，全网最低价\n客户：好\n"
    (tree / "a.txt").write_text(written, "utf-8")
    _, out, err = check("a.txt", "--fix")
    assert [line.split(":")[1] for line in out.splitlines()] == ["2"] and "证据" in err
    assert (tree / "a.txt").read_text("utf-8") == written


def test_an_agent_may_open_the_talk(tree: Path) -> None:
    (tree / "a.txt").write_text("A：亲，全网最低价哦\nB：您好，全网最低价？\n", "utf-8")
    assert [line.split(":")[1] for line in check("a.txt")[1].splitlines()] == ["1"]


def test_replies_in_json_with_comments_are_mended_beside_them(tree: Path) -> None:
    written = '[ // 全网最低价\n {"q": "a//b", "a": "亲，\\"全网最低价\\" /* 哦 */"}, /* "a": "全网最低价" */\n]\n'
    (tree / "a.json").write_text(written, "utf-8")
    assert check("a.json", "--fix")[0] == 0
    assert (tree / "a.json").read_text("utf-8") == written.replace('"全网最低价\\" ', '"价格很实惠\\" ')


def test_a_fix_never_takes_one_of_two_signs_that_strike_words_out(tree: Path) -> None:
    written = "- ~~亲，没办法~~\n- 没办法~\n"
    (tree / "a.md").write_text(written, "utf-8")
    check("a.md", "--fix", "--unsafe-fixes")
    assert (tree / "a.md").read_text("utf-8").count("~~") == 2


def test_the_fields_that_are_replies_can_be_named(tree: Path) -> None:
    file = tree / "a.json"
    file.write_text('{"q": "全网最低价", "a": "全网最低价"}', "utf-8")
    assert check("a.json", "--fix", "--field", "q")[0] == 0
    assert json.loads(file.read_text("utf-8")) == {"q": "价格很实惠", "a": "全网最低价"}


def test_standard_input_cannot_be_fixed_in_place(tree: Path) -> None:
    status, _, err = check("-", "--fix")
    assert status == 2
    assert "replylint filter" in err


def test_unsafe_fixes_alone_do_nothing_and_say_so(tree: Path) -> None:
    (tree / "a.txt").write_text("最好用\n", "utf-8")
    status, _, err = check("a.txt", "--unsafe-fixes")
    assert status == 2
    assert "--fix" in err
    assert (tree / "a.txt").read_text("utf-8") == "最好用\n"


def test_a_link_out_of_the_folder_is_checked_but_not_followed_by_a_fix(tree: Path) -> None:
    outside = tree.parent / "outside.txt"
    outside.write_text("全网最低价\n", "utf-8")
    (tree / "link.txt").symlink_to(outside)
    status, _, err = check("link.txt", "--fix")
    assert status == 2
    assert "link.txt" in err
    assert outside.read_text("utf-8") == "全网最低价\n"


def test_a_folder_that_is_a_link_out_of_the_tree_is_not_followed_by_a_fix(tree: Path) -> None:
    outside = tree.parent / "outside"
    outside.mkdir()
    (outside / "a.txt").write_text("全网最低价\n", "utf-8")
    (tree / "link").symlink_to(outside)
    status, _, err = check("link", "--fix")
    assert status == 2 and "a.txt" in err
    assert (outside / "a.txt").read_text("utf-8") == "全网最低价\n"


def test_links_that_stay_in_the_tree_are_kept_and_their_targets_mended(tree: Path) -> None:
    (tree / "real").mkdir()
    (tree / "real" / "a.txt").write_text("全网最低价\n", "utf-8")
    (tree / "link").symlink_to("real")
    (tree / "b.txt").symlink_to("real/a.txt")
    assert check("link", "b.txt", "--fix")[0] == 0
    assert (tree / "link").is_symlink() and (tree / "b.txt").is_symlink()
    assert (tree / "real" / "a.txt").read_text("utf-8") == "价格很实惠\n"


def test_a_file_beside_the_working_directory_is_mended(tree: Path) -> None:
    (tree.parent / "a.txt").write_text("全网最低价\n", "utf-8")
    assert check("../a.txt", "--fix")[0] == 0
    assert (tree.parent / "a.txt").read_text("utf-8") == "价格很实惠\n"


def test_a_diff_of_a_file_that_is_not_utf8_says_that_patch_cannot_use_it(tree: Path) -> None:
    (tree / "a.txt").write_bytes("亲，全网最低价\n".encode("gb18030"))
    _, out, err = check("a.txt", "--diff")
    assert "+亲，价格很实惠" in out and "patch" in err
    (tree / "a.txt").write_text("亲，全网最低价\n", "utf-8-sig")
    _, out, err = check("a.txt", "--diff")
    assert "-\ufeff亲，全网最低价" in out and "patch" not in err


@pytest.mark.parametrize("hidden", ["{{全网最低价}}", "${全网最低价}", "{全网最低价}", "[全网最低价]", "%全网最低价%"])
def test_a_fix_never_writes_into_a_placeholder(tree: Path, hidden: str) -> None:
    (tree / "a.md").write_text(f"- 亲，{hidden}全网最低价\n", "utf-8")
    check("a.md", "--fix", "--unsafe-fixes")
    assert (tree / "a.md").read_text("utf-8").startswith(f"- 亲，{hidden}")


def test_an_images_words_are_mended_and_its_target_and_title_stay(tree: Path) -> None:
    (tree / "a.md").write_text('- 亲，![全网最低价](a.png "全网最低价")\n', "utf-8")
    assert check("a.md", "--fix")[0] == 0
    assert (tree / "a.md").read_text("utf-8") == '- 亲，![价格很实惠](a.png "全网最低价")\n'


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_one_sentence(tree: Path) -> None:
    (tree / "a.txt").write_text("全网最低价\n", "utf-8")
    tree.chmod(0o555)
    status, _, err = check("a.txt", "--fix")
    tree.chmod(0o755)
    assert status == 2
    assert "Traceback" not in err


def test_a_broken_file_does_not_keep_the_others_from_being_fixed(tree: Path) -> None:
    (tree / "a.yaml").write_text("a: [", "utf-8")
    (tree / "b.txt").write_text("全网最低价\n", "utf-8")
    status, _, err = check(".", "--fix")
    assert status == 2
    assert err.count("a.yaml") == 1
    assert (tree / "b.txt").read_text("utf-8") == "价格很实惠\n"


# -- the file around a fix ------------------------------------------------------------------------------


def soften(file: str, source: str, old: str, new: str) -> str:
    """``source`` with every ``old`` in a reply replaced."""

    def mend(slot: object, message: object) -> list[Edit]:
        text: str = message.text  # type: ignore[attr-defined]
        return [Edit(at, at + len(old), new) for at in range(len(text)) if text.startswith(old, at)]

    return rewrite(file, source, (), mend).text


def test_words_that_a_plain_style_cannot_hold_make_the_reply_a_quoted_one() -> None:
    assert soften("a.yaml", "a: 坏的 # 好\n", "坏", "好: # '") == 'a: "好: # \'的" # 好\n'
    assert soften("a.yaml", "[{a: 坏的}, 1]\n", "坏", "a, b") == '[{a: "a, b的"}, 1]\n'
    assert soften("a.csv", "q,a\nx,坏的\n", "坏", 'a, "b"') == 'q,a\nx,"a, ""b""的"\n'


def test_words_are_escaped_as_their_place_asks() -> None:
    assert soften("a.yaml", "a: '坏'\n", "坏", "it's") == "a: 'it''s'\n"
    assert soften("a.yaml", "a: |\n  坏\n  的\n", "坏", "好\n好") == "a: |\n  好\n  好\n  的\n"
    assert soften("a.json", '{"a": "坏"}', "坏", '"好"\n') == '{"a": "\\"好\\"\\n"}'
    assert soften("a.json", '{"a": "\\u574f"}', "坏", "好") == '{"a": "\\u597d"}'
    assert soften("a.toml", 'a = "坏"\n', "坏", '"\\') == 'a = "\\"\\\\"\n'
    assert soften("a.csv", 'q,a\nx,"坏"\n', "坏", '"') == 'q,a\nx,""""\n'


@pytest.mark.parametrize(
    ("file", "source", "new"),
    [
        ("a.md", "- 坏的\n", "*好*"),
        ("a.md", "- 坏的\n", "好\n\n# 好"),
        ("a.md", "- 坏的\n", "<b>"),
        ("a.md", "|话术|\n|-|\n|坏|\n", "好|好"),
        ("a.yaml", "a: '坏'\n", "好\n好"),
        ("a.yaml", "a: >\n  坏\n", "好\n好"),
        ("a.toml", "a = '坏'\n", "it's"),
        ("a.txt", "坏\n", "好\n好"),
    ],
)
def test_what_a_place_cannot_hold_is_not_written(file: str, source: str, new: str) -> None:
    assert soften(file, source, "坏", new) == source


def test_markup_within_the_words_is_not_torn_apart() -> None:
    assert soften("a.md", "亲，**坏**的词\n", "坏**的", "好") == "亲，**坏**的词\n"


def test_an_edit_that_would_change_what_the_file_says_elsewhere_is_left_out() -> None:
    source = "- 坏的\n- 坏\n"
    assert soften("a.md", source, "坏", "    好") == source, "four spaces more make a program of it"


def written(kind: str, replies: list[str], newline: str) -> str:
    """A file of the kind, with 坏 in the replies and all around them."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    rows = {
        "md": ["# 坏的标题", "", *(f"-  {text}" for text in replies)],
        "yaml": ["# 坏", *(f'- {{q:   坏 , "a": {quoted(text)} }}' for text in replies)],
        "toml": [f"[[x]]{newline}q='坏'{newline}a   = {quoted(text)} # 坏" for text in replies],
        "json": ["[", ",\n".join(f'{{"q":"坏" , "a": {quoted(text)}}}' for text in replies), "]"],
        "jsonl": [f'{{ "q":"坏", "a":  {quoted(text)}}}' for text in replies],
        "csv": ["问题,话术", *(f'坏 ,"{text}"' for text in replies)],
        "txt": replies,
    }[kind]
    return newline.join(rows) + newline


@settings(max_examples=50)
@given(
    st.lists(
        st.text(st.sampled_from("亲好坏的，。～{}[]ab1 ")).map(lambda text: f"亲{text}的"), min_size=1, max_size=5
    ),
    st.sampled_from([UTF8, BOM, GB, UTF16]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["md", "yaml", "toml", "json", "jsonl", "csv", "txt"]),
)
def test_every_byte_outside_the_edited_words_stays(
    replies: list[str], encoding: Encoding, newline: str, kind: str
) -> None:
    data = encoding.encode(written(kind, replies, newline))
    source, found = decode(data, "a", encoding.name)
    mended = found.encode(soften(f"a.{kind}", source, "坏", "好好"))
    assert mended == encoding.encode(written(kind, [text.replace("坏", "好好") for text in replies], newline))


def test_a_wording_is_written_in_signs_that_the_files_encoding_has(tree: Path) -> None:
    (tree.parent / "tilde.lexicon").write_text("[ZZ101 极限词]\n级别：错误\n好詞 -> 好話～\n", "utf-8")
    (tree / "a.txt").write_bytes("這是好詞\n".encode("big5"))
    status, _, err = check("a.txt", "--fix", "--encoding", "big5", lexicon="tilde.lexicon")
    assert (status, "已改 1 处" in err) == (0, True)
    assert (tree / "a.txt").read_bytes().decode("big5") == "這是好話~\n"


def test_an_address_in_a_text_file_is_not_broken_by_a_fix(tree: Path) -> None:
    line = "亲，在 https://shop.example/全网最低价?x=最好用 下单，全网最低价\n"
    (tree / "a.txt").write_text(line, "utf-8")
    status, out, err = check("a.txt", "--fix")
    assert (tree / "a.txt").read_text("utf-8") == line.replace("，全网最低价", "，价格很实惠")
    assert status == 1 and "Traceback" not in err and out.startswith("a.txt:1:26: ZZ101")


def test_what_could_not_be_written_is_not_counted_as_mended(tree: Path) -> None:
    (tree.parent / "emoji.lexicon").write_text("[ZZ101 极限词]\n级别：错误\n好詞 -> 好話😀\n", "utf-8")
    (tree / "a.txt").write_bytes("這是好詞\n".encode("big5"))
    status, _, err = check("a.txt", "--fix", "--encoding", "big5", lexicon="emoji.lexicon")
    assert status == 2 and "没有改写" in err and "已改 0 处，0 个文件" in err
    assert (tree / "a.txt").read_bytes() == "這是好詞\n".encode("big5")


def test_a_hook_says_what_it_mended_and_what_to_do_next(tree: Path) -> None:
    (tree / "a.yaml").write_text("answer: 亲，全网最低价哦\n", "utf-8")
    status, _, said = check("--fix", "--hook", "a.yaml")
    assert status == 0 and "a.yaml：改了「全网最低价」，请看过后 git add 再提交。" in said
    assert "git add" not in check("--fix", "--hook", "a.yaml")[2]
    (tree / "a.yaml").write_text("answer: 亲，全网最低价哦\n", "utf-8")
    assert check("--fix", "--hook", "--quiet", "a.yaml") == (0, "", "")
