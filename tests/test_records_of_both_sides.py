"""Tables and JSON whose record holds what both sides said, what was recalled, or nothing that tells who speaks."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Message, ReplylintError
from replylint.readers import Reading

Opened = Callable[..., tuple[Reading, list[Message]]]

PAIRS = [
    *("customer_msg,agent_msg", "userMessage,botReply", "客户说,客服说", "买家发言,客服发言", "访客内容,坐席内容"),
    *("question,answer", "q,a", "问,答", "提问,回答", "customer,agent", "客户,客服", "user,assistant"),
]


def told(messages: list[Message]) -> list[tuple[str, str, str]]:
    return [(m.role, f"{m.time:%H:%M:%S}" if m.time else "", m.text) for m in messages]


@pytest.mark.parametrize("kind", ["csv", "json", "jsonl"])
@pytest.mark.parametrize("names", PAIRS)
def test_a_record_of_both_sides_is_a_turn_of_each(opened: Opened, names: str, kind: str) -> None:
    columns = ["time", *names.split(",")]
    rows = [
        ("2024-04-01 10:00:00", "藤椅能坐几人", "两位哦"),
        ("2024-04-01 10:01:00", "", "还要吗亲"),
        ("2024-04-01 10:02:00", "要", ""),
    ]
    if kind == "csv":
        data = "".join(",".join(row) + "\n" for row in [columns, *rows])
    else:
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        data = json.dumps(records) if kind == "json" else "\n".join(map(json.dumps, records))
    _, messages = opened(f"a.{kind}", data)
    assert told(messages) == [
        (CUSTOMER, "10:00:00", "藤椅能坐几人"),
        (AGENT, "", "两位哦"),  # nobody knows how long the answer took
        (AGENT, "10:01:00", "还要吗亲"),
        (CUSTOMER, "10:02:00", "要"),
    ]
    assert {message.conversation is not None and message.writable for message in messages} == {False}


@pytest.mark.parametrize("kind", ["csv", "json"])
@pytest.mark.parametrize("columns", ["question,answer", "问题,答案,更新时间", "question,answer,created_at"])
def test_questions_and_answers_without_a_time_of_theirs_are_canned_replies(
    opened: Opened, columns: str, kind: str
) -> None:
    names = columns.split(",")
    row = ["藤椅能坐几人", "两位哦", "2024-04-01 10:00:00"][: len(names)]
    data = json.dumps([dict(zip(names, row, strict=True))]) if kind == "json" else f"{columns}\n{','.join(row)}\n"
    _, messages = opened(f"a.{kind}", data)
    assert [(message.text, message.writable) for message in messages] == [("两位哦", True)]


# -- recalled -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "yes", "no"),
    [
        ("撤回", "是", ""),
        ("是否撤回", "是", "否"),
        ("is_recalled", "1", "0"),
        ("recalled", "true", "false"),
        ("isRevoked", "TRUE", "FALSE"),
        ("撤回时间", "2024-04-01 10:00:09", ""),
        ("消息状态", "已撤回", "已读"),
        ("status", "recalled", "sent"),
    ],
)
def test_a_recalled_message_is_nobodys_reply(opened: Opened, column: str, yes: str, no: str) -> None:
    rows = [("客户", "藤椅能坐几人", no), ("客服", "十位", yes), ("客服", "两位哦", no)]
    expected = [CUSTOMER, SYSTEM, AGENT]
    table = f"会话号,角色,内容,{column}\n" + "".join(f"1,{','.join(row)}\n" for row in rows)
    assert [message.role for message in opened("a.csv", table)[1]] == expected
    values = {"true": True, "TRUE": True, "false": False, "FALSE": False, "1": 1, "0": 0, "": None}
    records = [
        dict(zip(("role", "content", column), (*row[:2], values.get(row[2], row[2])), strict=True)) for row in rows
    ]
    assert [message.role for message in opened("a.json", json.dumps(records))[1]] == expected


@pytest.mark.parametrize("text", ["你撤回了一条消息", "[已撤回]", "此消息已撤回", "阿藤撤回了一条消息"])
def test_the_notice_of_a_recall_is_nobodys_reply(opened: Opened, text: str) -> None:
    table = f"会话号,角色,昵称,内容\n1,客户,老周,能坐几人\n1,客服,阿藤,{text}\n1,客服,阿藤,这条我撤回了一次哈\n"
    assert [message.role for message in opened("a.csv", table)[1]] == [CUSTOMER, SYSTEM, AGENT]


# -- who speaks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", ["创建时间", "created_at", "发送时间", "日期"])
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_list_of_messages_with_nothing_but_times_is_refused(opened: Opened, kind: str, column: str) -> None:
    text = "content" if column.isascii() else "内容"
    rows = [("2024-04-01 10:00:00", "藤椅到货啦"), ("2024-04-01 10:05:00", "能坐几人")]
    table = f"{column},{text}\n" + "".join(f"{','.join(row)}\n" for row in rows)
    records = [dict(zip((column, text), row, strict=True)) for row in rows]
    data = table if kind == "csv" else json.dumps(records)
    with pytest.raises(ReplylintError, match=f"--field {text}"):
        opened(f"a.{kind}", data)
    assert [message.writable for message in opened(f"a.{kind}", data, fields=(text,))[1]] == [True, True]
    assert [message.role for message in opened(f"a.{kind}", data, "*")[1]] == [AGENT, AGENT]


def test_a_robot_by_name_is_neither_the_customer_nor_asked_for(opened: Opened) -> None:
    table = "会话号,发送者,内容\n1,老周,能坐几人\n1,机器人-小藤,您好\n1,阿藤,两位哦\n2,机器人爱好者,在吗\n"
    with pytest.raises(ReplylintError) as refused:
        opened("a.csv", table)
    assert "机器人-小藤" not in refused.value.zh
    assert [message.role for message in opened("a.csv", table, "阿藤")[1]] == [CUSTOMER, ROBOT, AGENT, CUSTOMER]


def test_who_is_staff_by_its_column_is_no_robot_by_its_name(opened: Opened) -> None:
    table = "会话号,角色,发送者,内容\n1,客户,机器人旗舰店,能坐几人\n1,客服,机器人-小藤,两位哦\n"
    assert [message.role for message in opened("a.csv", table)[1]] == [CUSTOMER, AGENT]
