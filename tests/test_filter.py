"""``replylint filter`` as scripts run it: a process with pipes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from running import replylint

LEXICON = """\
[ZZ101 极限词]
级别：错误
全网最低价 -> 价格很实惠
最好用 -> 很好用 | 挺好用
坏词
[ZZ102 口气]
级别：提示
哦哦 -> 好的
"""
FILTER = ("filter", "--isolated", "--select", "ZZ")
COMMAND = (sys.executable, "-m", "replylint", *FILTER)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("lexicon") / "本店.txt"
    file.write_text(LEXICON, "utf-8")
    return str(file)


def run(lexicon: str, drafts: str | bytes, *options: str) -> tuple[int, bytes, str]:
    data = drafts.encode() if isinstance(drafts, str) else drafts
    done = replylint(*FILTER, "--lexicon", lexicon, *options, stdin=data)
    return done.returncode, done.stdout, done.stderr.decode()


def test_drafts_are_softened_and_what_was_found_is_told_apart_from_them(lexicon: str) -> None:
    status, out, err = run(lexicon, "您好\n亲，全网最低价哦\n这个最好用\n")
    assert out.decode() == "您好\n亲，价格很实惠哦\n这个很好用\n"
    assert status == 0
    assert [line.split(" ")[:2] for line in err.splitlines()] == [["-:2:3:", "ZZ101"], ["-:3:3:", "ZZ101"]]


def test_what_cannot_be_softened_goes_out_and_fails_the_run(lexicon: str) -> None:
    status, out, err = run(lexicon, "有坏词，全网最低价\n")
    assert (status, out.decode()) == (1, "有坏词，价格很实惠\n")
    assert "坏词" in err


@pytest.mark.parametrize(
    "clean",
    [
        b"",
        b"\n",
        b"\r\n",
        "您好".encode(),
        "您好\r\n".encode(),
        "\ufeff您好\n \t\n\n".encode(),
        "您\0好\x1b[2J\u202e\n".encode(),
    ],
)
def test_clean_drafts_pass_untouched_to_the_byte(lexicon: str, clean: bytes) -> None:
    for mode in ("soften", "mask", "drop", "mark"):
        assert run(lexicon, clean, "--mode", mode) == (0, clean, "")


def test_line_ends_of_softened_drafts_are_kept(lexicon: str) -> None:
    assert run(lexicon, "全网最低价\r\n全网最低价")[1].decode() == "价格很实惠\r\n价格很实惠"


def test_masked_words_keep_their_length(lexicon: str) -> None:
    status, out, _ = run(lexicon, "亲，全网最低价哦\n有坏词\n", "--mode", "mask")
    assert (status, out.decode()) == (0, "亲，＊＊＊＊＊哦\n有＊＊\n")


def test_dropped_drafts_do_not_come_out(lexicon: str) -> None:
    status, out, err = run(lexicon, "您好\n有坏词\n在的\n", "--mode", "drop")
    assert (status, out.decode()) == (0, "您好\n在的\n")
    assert err.startswith("-:2:2: ZZ101")


def test_marked_words_stand_in_brackets_and_fail_the_run(lexicon: str) -> None:
    status, out, _ = run(lexicon, "亲，全网最低价坏词哦\n", "--mode", "mark")
    assert (status, out.decode()) == (1, "亲，【全网最低价坏词】哦\n")


@pytest.mark.parametrize("draft", ["亲，全网最低价坏词哦\n", "【通知】坏词\n", "坏词坏词，最好用\n"])
def test_what_is_marked_stays_as_it_is_when_it_comes_in_again(lexicon: str, draft: str) -> None:
    once = run(lexicon, draft, "--mode", "mark")[1]
    assert once != draft.encode()
    assert run(lexicon, once, "--mode", "mark")[:2] == (1, once)


def test_advice_is_softened_but_never_masked_dropped_or_failed(lexicon: str) -> None:
    assert run(lexicon, "哦哦\n")[:2] == (0, "好的\n".encode())
    for mode in ("mask", "drop", "mark"):
        status, out, err = run(lexicon, "哦哦\n", "--mode", mode)
        assert (status, out.decode()) == (0, "哦哦\n")
        assert "ZZ102" in err


def test_a_draft_that_cannot_be_decoded_is_held_back_and_named(lexicon: str) -> None:
    status, out, err = run(lexicon, "您好\n".encode() + b"\xff\xfe\n" + "全网最低价\n".encode())
    assert (status, out.decode()) == (2, "您好\n价格很实惠\n")
    assert "第 2 行" in err


def test_drafts_may_be_in_another_encoding(lexicon: str) -> None:
    status, out, _ = run(lexicon, "亲，全网最低价\n您好\n".encode("gb18030"), "--encoding", "gbk")
    assert (status, out.decode("gb18030")) == (0, "亲，价格很实惠\n您好\n")


def test_an_encoding_whose_lines_do_not_end_in_one_byte_is_refused(lexicon: str) -> None:
    status, out, err = run(lexicon, "您好\n".encode("utf-16"), "--encoding", "utf-16")
    assert (status, out) == (2, b"")
    assert "UTF-8" in err


def test_drafts_of_several_lines_end_with_nul(lexicon: str) -> None:
    status, out, err = run(lexicon, "您好\n全网最低价\0坏词\0", "--null", "--mode", "mask")
    assert (status, out.decode()) == (0, "您好\n＊＊＊＊＊\0＊＊\0")
    assert [line.split(" ")[0] for line in err.splitlines()] == ["-:2:1:", "-:2:1:"]


def test_only_the_reply_of_a_record_is_changed_and_nothing_else_of_its_line(lexicon: str) -> None:
    line = '{"id" : 7,"question":"全网最低价吗，亲",  "answer": "\\u4eb2\\n全网最低价", "n":1.50 }\r\n'
    status, out, _ = run(lexicon, line, "--jsonl")
    assert (status, out.decode()) == (0, line.replace("\\n全网最低价", "\\n价格很实惠"))


def test_the_field_of_a_record_can_be_named(lexicon: str) -> None:
    record = {"a": "坏词，亲", "x": {"msg": '全网最低价"'}}
    status, out, _ = run(lexicon, json.dumps(record) + "\n", "--jsonl", "--field", "x.msg")
    assert status == 0
    assert json.loads(out) == {"a": "坏词，亲", "x": {"msg": '价格很实惠"'}}
    assert out.isascii(), "a record that was written in ASCII stays so"


def test_a_record_with_a_fault_is_dropped_whole(lexicon: str) -> None:
    records = '{"reply": "坏词"}\n{"reply": "您好"}\n'
    assert run(lexicon, records, "--jsonl", "--mode", "drop")[:2] == (0, b'{"reply": "\xe6\x82\xa8\xe5\xa5\xbd"}\n')


def test_a_broken_record_is_held_back_and_the_others_pass(lexicon: str) -> None:
    status, out, err = run(lexicon, '{"reply": "您\n\n{"reply": "您好"}\n', "--jsonl")
    assert (status, out.decode()) == (2, '\n{"reply": "您好"}\n')
    assert "第 1 行" in err


def test_records_without_any_reply_are_not_passed_off_as_clean(lexicon: str) -> None:
    status, _, err = run(lexicon, '{"k": 1}\n', "--jsonl")
    assert status == 2
    assert "--field" in err


def test_a_record_without_a_reply_among_others_goes_out_and_is_told(lexicon: str) -> None:
    records = '{"reply": "您好"}\n{"memo": "坏词"}\n{"reply": "全网最低价"}\n'
    status, out, err = run(lexicon, records, "--jsonl")
    assert (status, out.decode()) == (2, records.replace("全网最低价", "价格很实惠"))
    assert "第 2 行" in err
    assert "--field" in err


def test_a_record_with_an_empty_reply_says_nothing_wrong(lexicon: str) -> None:
    records = '{"reply": ""}\n{"reply": null}\n\n{"role": "user", "reply": "坏词"}\n'
    assert run(lexicon, records, "--jsonl") == (0, records.encode(), "")


def test_placeholders_are_neither_read_nor_written_to(lexicon: str) -> None:
    draft = "{坏词编号}您好[坏词名称]\n"
    assert run(lexicon, draft) == (0, draft.encode(), "")


def test_hostile_drafts_reach_standard_error_only_as_visible_escapes(lexicon: str) -> None:
    _, _, err = run(lexicon, "坏\u200b词\x1b[31m\u202e\n")
    assert "ZZ101" in err
    assert "\x1b" not in err
    assert "\u202e" not in err


def test_each_draft_comes_out_before_the_next_one_goes_in(lexicon: str) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--lexicon", lexicon], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin
    assert process.stdout
    for draft, passed in (("您好\n", "您好\n"), ("全网最低价\n", "价格很实惠\n"), ("坏词\n", "坏词\n")):
        process.stdin.write(draft.encode())
        process.stdin.flush()
        assert process.stdout.readline().decode() == passed
    process.stdin.close()
    assert process.wait() == 1
    process.stdout.close()


def test_a_reader_that_has_seen_enough_ends_the_filter_quietly(lexicon: str) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--lexicon", lexicon], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write("您好\n".encode())
    process.stdin.flush()
    assert process.stdout.readline()
    process.stdout.close()
    try:
        process.stdin.write("您好\n".encode() * 100_000)
        process.stdin.close()
    except BrokenPipeError:
        pass
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


def test_the_filter_takes_no_file(lexicon: str) -> None:
    status, out, _ = run(lexicon, "", "drafts.txt")
    assert (status, out) == (2, b"")


def test_what_a_customer_wrote_in_a_record_is_left_alone(lexicon: str) -> None:
    talk = {"messages": [{"role": "user", "content": "全网最低价"}, {"role": "assistant", "content": "全网最低价"}]}
    status, out, _ = run(lexicon, json.dumps(talk, ensure_ascii=False) + "\n", "--jsonl", "--field", "*.content")
    assert [turn["content"] for turn in json.loads(out)["messages"]] == ["全网最低价", "价格很实惠"]
    assert status == 0


def shipped(drafts: str | bytes, *options: str) -> tuple[int, bytes, str]:
    """As ``run``, under all the rules that ship."""
    data = drafts.encode() if isinstance(drafts, str) else drafts
    command = [*COMMAND[:4], "--isolated", *options]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr.decode()


def test_cold_words_are_softened_where_there_is_an_offer_although_they_are_but_advice() -> None:
    drafts = ["嗯", "哦", "自己看", "等着吧", "你的快递到了"]
    status, out, err = shipped("\n".join(drafts))
    assert status == 0
    assert [line.split(" ")[1] for line in err.splitlines()] == ["ST104"] * 4 + ["ST106"]
    softened = out.decode().split("\n")
    assert len(softened) == len(drafts) and not set(softened) & set(drafts)
    assert softened[4] == "您的快递到了"


def test_advice_is_left_alone_on_request() -> None:
    assert shipped("嗯\n你的快递到了\n", "--severity", "warning") == (0, "嗯\n你的快递到了\n".encode(), "")


@pytest.mark.parametrize(
    "drafts",
    [
        "嗯\0不知道\n这是规定\0没货\n不讲价\0你没看详情页吗\0早说了不行\n自己看\0谁让您没看清\0",
        "不知道\0不行\0烦死了\n你有完没完\0加微信聊\0滚\0",
    ],
)
def test_the_exit_status_is_that_of_what_came_out(drafts: str) -> None:
    status, out, _ = shipped(drafts, "--null")
    again, same, _ = shipped(out, "--null", "--severity", "warning", "--mode", "mark")
    assert again == status
    assert (same == out) is (status == 0)


def test_a_byte_order_mark_stays_in_front_of_a_softened_first_draft(lexicon: str) -> None:
    assert run(lexicon, "\ufeff全网最低价\n")[1].decode() == "\ufeff价格很实惠\n"
    assert shipped("\ufeff不知道\n")[1].startswith("\ufeff这".encode())
    status, out, err = run(lexicon, '\ufeff{"reply": "亲，全网最低价"}\n', "--jsonl")
    assert (status, out.decode()) == (0, '\ufeff{"reply": "亲，价格很实惠"}\n')
    assert err.startswith("-:1:14:")


def test_what_the_customer_said_in_a_record_counts() -> None:
    records = [
        {"prev": "谢谢你啊", "reply": "嗯"},
        {"question": "这个怎么安装", "reply": "百度"},
        {"messages": [{"role": "user", "content": "在吗"}, {"role": "assistant", "content": "说"}]},
        {"messages": [{"role": "user", "content": "是大号对吧"}, {"role": "assistant", "content": "嗯"}]},
    ]
    drafts = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    _, out, _ = shipped(drafts, "--jsonl", "--field", "reply", "--field", "*.content")
    thanks, manual, hello, yes = map(json.loads, out.decode().splitlines())
    assert thanks == {"prev": "谢谢你啊", "reply": "不客气的，有需要随时跟我说～"}
    assert manual["reply"].startswith("我一步一步跟您说")
    assert hello["messages"][1]["content"].startswith("您好")
    assert yes == records[3]


def test_a_draft_in_an_encoding_without_simplified_characters_gets_traditional_ones() -> None:
    status, out, _ = shipped("不知道\n".encode("big5"), "--encoding", "big5")
    assert (status, out.decode("big5")) == (0, "這個我先幫您核實一下，確認好了馬上回覆您~\n")


def test_a_softer_wording_is_written_in_signs_that_the_encoding_has() -> None:
    status, out, _ = shipped("這個不知道\n".encode("big5"), "--encoding", "big5")
    assert status == 0
    assert out.decode("big5").endswith("您~\n")
