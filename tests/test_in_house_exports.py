"""Exports of shops' own making: columns and keys called as people call them, and talks that nobody may guess at."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Message, ReplylintError
from replylint.readers import Reading

Opened = Callable[..., tuple[Reading, list[Message]]]
Turn = tuple[str, str, str, str]  # role, speaker, clock, text


def turns(messages: list[Message]) -> list[Turn]:
    return [
        (message.role, message.speaker or "", f"{message.time:%d %H:%M:%S}" if message.time else "", message.text)
        for message in messages
    ]


def workbook(**sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


# -- tables -------------------------------------------------------------------------------------------


ASKED, SAID = "篮子能装湿的菜吗", "能，底下有托盘"
COLUMNS = [
    "会话编码,消息时刻,发言身份,发言人姓名,聊天原文",
    "会话流水,发送时刻,说话方,称呼,话语",
    "聊天窗口,时间,角色,姓名,原文",
    "工单号,发言时间,谁说的,花名,说了啥",
    "咨询单号,沟通时间,发言者类型,发言者,消息体",
    "接待编号,接收时间,哪方,发送者称呼,语音转写文本",
    "ticket_no,posted_at,party,nick,message_text",
    "session no,send_ts,from_type,from_name,body_html",
]


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize(
    ("guest", "staff"),
    [("会员", "店员"), ("顾客(游客)", "坐席"), ("对方", "我方"), ("buyer", "seller"), ("访客7", "客服-01")],
)
def test_columns_and_sides_are_known_in_the_words_of_the_shop(
    opened: Opened, columns: str, guest: str, staff: str
) -> None:
    rows = (f"9,2024-05-01 23:59:01,{guest},阿竹,{ASKED}", f"9,2024-05-02 00:00:40,{staff},小藤,{SAID}")
    _, messages = opened("a.csv", "\n".join((columns, *rows)))
    assert turns(messages) == [(CUSTOMER, "阿竹", "01 23:59:01", ASKED), (AGENT, "小藤", "02 00:00:40", SAID)]
    assert {message.conversation for message in messages} == {"9"}


@pytest.mark.parametrize("robot", ["自动应答", "小助手(自动)", "auto_reply", "智能助理"])
def test_what_answers_by_itself_is_a_robot_by_any_name(opened: Opened, robot: str) -> None:
    rows = f"会话流水;说话方;称呼;聊天正文\n9;顾客;阿竹;{ASKED}\n9;{robot};;稍等\n9;坐席;小藤;{SAID}\n"
    assert [message.role for message in opened("a.csv", rows)[1]] == [CUSTOMER, ROBOT, AGENT]


def test_titles_above_and_totals_below_a_table_are_not_of_the_talk(opened: Opened) -> None:
    rows = (
        "竹器店质检抽样;;;;\n统计区间：2024/5/1-2024/5/2;;;;\n;;;;\n会话流水;发送时刻;说话方;称呼;聊天正文\n"
        f"9;2024/5/1 9:05;顾客;阿竹;{ASKED}\n9;2024/5/1 9:06;坐席;小藤;{SAID}\n合计;;;;共2条，1位买家\n"
    )
    assert turns(opened("a.csv", rows)[1]) == [
        (CUSTOMER, "阿竹", "01 09:05:00", ASKED),
        (AGENT, "小藤", "01 09:06:00", SAID),
    ]


def test_a_talk_on_the_second_sheet_is_found_behind_notes(opened: Opened) -> None:
    talk = [
        ["竹器店五月台账"],
        ["买家昵称", "接待日期", "发送时间", "谁说的", "客服花名", "说了啥"],
        ["阿竹", "2024-05-01", "2024-05-01 09:00:01", "买家", None, ASKED],
        ["阿竹", None, "2024-05-01 09:00:40", "店里", "小藤", SAID],
        ["总计", None, None, None, None, "1位买家，2条"],
    ]
    reading, messages = opened("a.xlsx", workbook(说明=[["聊天在后面一张表"], ["负责人：小藤"]], 五月=talk))
    assert turns(messages) == [(CUSTOMER, "阿竹", "01 09:00:01", ASKED), (AGENT, "小藤", "01 09:00:40", SAID)]
    assert "“说明”" in reading.remarks[0].zh


@pytest.mark.parametrize(("received", "sent"), [("收", "发"), ("进", "出"), ("接收", "发送")])
def test_both_sides_stand_in_every_row_and_a_direction_tells_who_wrote(
    opened: Opened, received: str, sent: str
) -> None:
    names = ("工单号", "会员", "受理人", "消息时间", "收/发", "消息内容")
    rows = [
        ("G1", "阿竹", "小藤", "2024年5月1日 23:57", received, "A&amp;B哪种好"),
        ("G1", "阿竹", "小藤", "2024年5月2日 0:02", sent, f"{SAID}<br>您放心"),
    ]
    page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (names, *rows))
    _, messages = opened("a.xls", f"<html><body><table>{page}</table></body></html>")
    assert turns(messages) == [
        (CUSTOMER, "阿竹", "01 23:57:00", "A&B哪种好"),
        (AGENT, "小藤", "02 00:02:00", f"{SAID}\n您放心"),
    ]


@pytest.mark.parametrize(
    ("column", "guest", "staff"),
    [("isKefu", "0", "1"), ("is_from_me", "false", "true"), ("是否本人发送", "否", "是"), ("类型", "接收", "发送")],
)
def test_whose_account_wrote_is_answered_or_shown_as_a_direction(
    opened: Opened, column: str, guest: str, staff: str
) -> None:
    rows = f"时间,{column},内容\n2024-05-01 09:00:01,{guest},{ASKED}\n2024-05-01 09:00:40,{staff},{SAID}\n"
    assert [message.role for message in opened("a.csv", rows)[1]] == [CUSTOMER, AGENT]


def test_a_row_holds_what_was_asked_and_what_was_answered(opened: Opened) -> None:
    rows = f"顾问,咨询时间,咨询内容,回复内容,回复时间\n小藤,2024-05-01 09:00,{ASKED},{SAID},2024-05-01 09:01\n"
    assert [(role, clock, text) for role, _, clock, text in turns(opened("a.csv", rows)[1])] == [
        (CUSTOMER, "01 09:00:00", ASKED),
        (AGENT, "01 09:01:00", SAID),
    ]


def test_unicode_text_of_a_spreadsheet_has_clocks_of_twelve_hours(opened: Opened) -> None:
    rows = (
        f"聊天窗口\t时间\t角色\t姓名\t原文\r\n甲\t2024/5/1 下午 11:59:30\t顾客\t阿竹\t{ASKED}\r\n"
        f'甲\t2024/5/2 上午 12:01:09\t店员\t小藤\t"{SAID}\n您放心"\r\n'
    )
    assert turns(opened("a.tsv", rows.encode("utf-16"))[1]) == [
        (CUSTOMER, "阿竹", "01 23:59:30", ASKED),
        (AGENT, "小藤", "02 00:01:09", f"{SAID}\n您放心"),
    ]


# -- whole talks in a cell ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "talk",
    [
        "系统(23:58:01)：小藤 已接入\n访客(23:58:09)：篮子湿了怎么晒\n小藤(00:01:15)：阴干就好\n别晒太阳",
        "[23:58:01] 系统：小藤 已接入\n[23:58:09] 阿竹：篮子湿了怎么晒\n[00:01:15] 小藤：阴干就好\n别晒太阳",
        "23:58:01 系统\n小藤 已接入\n23:58:09 阿竹\n篮子湿了怎么晒\n00:01:15 小藤\n阴干就好\n别晒太阳",
        "系统 23:58:01：小藤 已接入\n访客 23:58:09：篮子湿了怎么晒\n小藤 00:01:15：阴干就好\n别晒太阳",
    ],
)
def test_a_talk_in_a_cell_passes_midnight_with_its_words_behind_the_clock(opened: Opened, talk: str) -> None:
    rows = [
        ["官网会话明细"],
        ["序号", "访客", "接待客服", "开始时间", "会话内容"],
        [1, "阿竹", "小藤", "2024-05-01 23:58:00", talk],
        ["合计", None, None, None, "共1通会话"],
    ]
    reading, messages = opened("a.xlsx", workbook(明细=rows))
    assert reading.layout == "website" and not reading.remarks
    assert [(role, clock, text) for role, _, clock, text in turns(messages)] == [
        (SYSTEM, "01 23:58:01", "小藤 已接入"),
        (CUSTOMER, "01 23:58:09", "篮子湿了怎么晒"),
        (AGENT, "02 00:01:15", "阴干就好\n别晒太阳"),
    ]


def test_a_talk_in_a_cell_without_times_is_told_by_its_labels(opened: Opened) -> None:
    rows = '访客名称,客服姓名,对话内容\n阿竹,小藤,"访客：桌腿松了\n小藤：拧紧螺丝\n注意：别太紧\n阿竹：好"\n'
    assert turns(opened("a.csv", rows)[1]) == [
        (CUSTOMER, "访客", "", "桌腿松了"),
        (AGENT, "小藤", "", "拧紧螺丝\n注意：别太紧"),
        (CUSTOMER, "阿竹", "", "好"),
    ]


# -- JSON ---------------------------------------------------------------------------------------------


def test_turns_below_chinese_keys_are_read(opened: Opened) -> None:
    said = [("用户", "2024-05-01 09:00:01", ASKED), ("客服", "2024-05-01 09:00:40", SAID)]
    rounds = [{"序": 1, "说话人": who, "时间": when, "话语": what, "意图": []} for who, when, what in said]
    document = [{"对话编号": "D1", "类目": "竹器", "轮次": rounds}, {"对话编号": "D2", "轮次": rounds[:1]}]
    _, messages = opened("a.json", json.dumps(document, ensure_ascii=False))
    assert [(message.conversation, message.role, message.text) for message in messages] == [
        ("D1", CUSTOMER, ASKED),
        ("D1", AGENT, SAID),
        ("D2", CUSTOMER, ASKED),
    ]


def test_html_bodies_in_packed_records_are_read_as_they_were_shown(opened: Opened) -> None:
    quoted = f'<blockquote>小藤：{SAID}</blockquote><p>那晒呢 <img alt="[疑问]" src="e.png"></p>'
    records = [
        {"session_id": "7", "from_type": "buyer", "from_name": "阿竹", "send_ts": 1714525201000, "body_html": quoted},
        {
            "session_id": "7",
            "from_type": "seller",
            "from_name": "小藤",
            "send_ts": 1714525261000,
            "body_html": "<p>阴干，<br/>别<b>暴晒</b></p>",
        },
    ]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    assert turns(opened("a.jsonl.gz", gzip.compress(lines.encode()))[1]) == [
        (CUSTOMER, "阿竹", "01 09:00:01", "那晒呢 [疑问]"),
        (AGENT, "小藤", "01 09:01:01", "阴干，\n别暴晒"),
    ]


def test_a_key_of_sides_tells_whatever_it_is_called(opened: Opened) -> None:
    records = [{"端": "买家", "时间": "2024-05-01 09:00:01", "内容": ASKED}, {"端": "店家", "时间": "", "内容": SAID}]
    assert [message.role for message in opened("a.json", json.dumps(records))[1]] == [CUSTOMER, AGENT]


# -- what nobody may guess ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.csv",
            f"买家旺旺,消息时间,消息,是否加急\n阿竹,2024-05-01 09:00:01,{ASKED},否\n阿竹,2024-05-01 09:01,{SAID},是\n",
        ),
        ("a.csv", f"会话ID,内容\n9,{ASKED}\n9,{SAID}\n"),
        ("a.json", json.dumps([{"会话": "甲", "发生时间": "2024-05-01 09:00:01", "原话": ASKED}])),
        ("a.json", json.dumps([{"sid": "甲", "t1": "2024-05-01 09:00:01", "w": ASKED}] * 2)),
        ("a.jsonl.gz", gzip.compress(json.dumps({"session_key": "7", "zz": ASKED}).encode(), mtime=0)),
        ("a.csv", f"甲,乙,丙\n阿竹,2024/5/1 上午 9:00:01,{ASKED}\n小藤,2024/5/1 上午 9:00:40,{SAID}\n"),
        ("a.txt", f"阿竹 2024-05-01 09:00:01：{ASKED}\n小藤 2024-05-01 09:00:40：{SAID}\n"),
    ],
)
def test_a_talk_whose_speakers_or_texts_are_not_told_is_never_the_agents(
    opened: Opened, name: str, data: str | bytes
) -> None:
    with pytest.raises(ReplylintError):
        opened(name, data)


@pytest.mark.parametrize(
    "data",
    [
        f"编号,话术,更新时间\n1,{SAID},2024-05-01 09:00:01\n2,亲，稍等,2024-05-01 09:00:40\n",
        f"编号,内容,创建时间\n1,{SAID},2024-05-01 09:00:01\n2,亲，稍等,2024-05-01 09:00:40\n",
    ],
)
def test_replies_with_the_times_of_their_upkeep_stay_replies(opened: Opened, data: str) -> None:
    _, messages = opened("a.csv", data)
    assert [message.role for message in messages] == [AGENT] * 2 and all(message.writable for message in messages)


# -- text ---------------------------------------------------------------------------------------------


def test_the_title_of_a_wechat_export_names_the_customer(opened: Opened) -> None:
    talk = "阿竹 (2024-05-01 09:00:01):篮子到了\n竹器铺 (2024-05-01 09:00:40):好的，晾一晾再用\n"
    for title in ("阿竹 - 微信聊天记录\n\n", "与阿竹的聊天记录\n"):
        reading, messages = opened("a.txt", title + talk)
        assert reading.layout == "wechat-exporter"
        assert [(message.role, message.speaker) for message in messages] == [(CUSTOMER, "阿竹"), (AGENT, "竹器铺")]
    with pytest.raises(ReplylintError, match="竹器铺"):
        opened("a.txt", talk)
    assert [message.role for message in opened("a.txt", talk, "竹器铺")[1]] == [CUSTOMER, AGENT]


def test_a_time_behind_the_label_is_the_time_of_its_turn(opened: Opened) -> None:
    talk = f"客户 2024-05-01 09:00:01：{ASKED}\n急用\n客服小藤 (2024-05-01 09:00:40)：{SAID}\n"
    assert turns(opened("a.txt", talk)[1]) == [
        (CUSTOMER, "客户", "01 09:00:01", f"{ASKED}\n急用"),
        (AGENT, "客服小藤", "01 09:00:40", SAID),
    ]


def test_the_reason_of_a_transfer_is_no_word_of_the_customers(opened: Opened) -> None:
    talk = "阿竹 2024-5-1 9:05:30\n篮子\n由 服务助手 转交给 小藤\n原因：【超时】\n竹器铺:小藤 2024-5-1 9:06:11\n在的\n"
    assert [(role, text) for role, _, _, text in turns(opened("a.txt", talk)[1])] == [
        (CUSTOMER, "篮子"),
        (AGENT, "在的"),
    ]


# -- traditional characters ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "guest", "staff"),
    [
        ("對話編號,時間,角色,發送者,訊息內容", "客戶", "客服"),
        ("會話ID,發送時間,發送者類型,發送者暱稱,內容", "顧客", "人工客服"),
        ("對話號,傳送時間,角色,傳送者,訊息", "買家", "賣家"),
    ],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_traditional_names_and_words_are_understood(
    opened: Opened, names: str, guest: str, staff: str, as_json: bool
) -> None:
    rows = [["7", "2024-05-01 09:05:00", guest, "阿蘭", ASKED], ["7", "2024-05-01 09:05:30", staff, "小藤", SAID]]
    if as_json:
        records = [dict(zip(names.split(","), row, strict=True)) for row in rows]
        _, messages = opened("chat.json", json.dumps(records, ensure_ascii=False))
    else:
        _, messages = opened("chat.csv", "\n".join([names, *map(",".join, rows)]))
    assert turns(messages) == [
        (CUSTOMER, "阿蘭", "01 09:05:00", ASKED),
        (AGENT, "小藤", "01 09:05:30", SAID),
    ]
    assert {message.conversation for message in messages} == {"7"}


def test_a_robot_is_one_in_traditional_characters(opened: Opened) -> None:
    _, messages = opened("chat.csv", f"角色,內容\n客戶,{ASKED}\n機器人,請稍等\n客服,{SAID}\n")
    assert [message.role for message in messages] == [CUSTOMER, ROBOT, AGENT]


# -- delimiters, and codes for sides ------------------------------------------------------------------


@pytest.mark.parametrize("name", ["消息发送时间", "聊天记录时间", "发送于", "发言于", "消息接收时刻", "该条落款", "T1"])
def test_the_time_of_a_turn_is_known_by_its_name_or_by_what_stands_below(opened: Opened, name: str) -> None:
    rows = [
        "7,买家,2024/5/1 23:59:58,雨衣有儿童款吗",
        "7,客服,2024/5/2 0:00:09,有，120 起",
        "8,买家,2024/5/2 9:00:01,喂",
    ]
    _, messages = opened("t.csv", "\n".join([f"会话ID,角色,{name},内容", *rows]))
    assert [time for _, _, time, _ in turns(messages)] == ["01 23:59:58", "02 00:00:09", "02 09:00:01"]


@pytest.mark.parametrize(
    ("names", "times"),
    [
        ("接通,挂断", ("2024-05-01 10:00,2024-05-01 10:09", "2024-05-01 10:01,2024-05-01 10:08")),  # which of the two?
        ("进店", ("2024-05-01 10:00:00", "2024-05-01 10:00:00")),  # the same for the whole talk
        ("更新时间", ("2024-05-01 10:00:00", "2024-05-01 10:00:05")),
        ("订单", ("1714528800", "1714528809")),
    ],
)
def test_what_may_not_be_the_time_of_a_turn_is_not_taken_for_it(
    opened: Opened, names: str, times: tuple[str, str]
) -> None:
    _, messages = opened("t.csv", f"会话ID,角色,{names},内容\n7,买家,{times[0]},雨衣呢\n7,客服,{times[1]},有的\n")
    assert [message.time for message in messages] == [None, None]


@pytest.mark.parametrize("delimiter", ["|", " | ", ";", "\t"])
def test_a_table_is_read_by_whatever_stands_between_its_cells(opened: Opened, delimiter: str) -> None:
    rows = [["时间", "角色", "内容"], ["2024-05-01 09:05:00", "客户", ASKED], ["2024-05-01 09:05:30", "客服", SAID]]
    _, messages = opened("chat.txt", "\n".join(map(delimiter.join, rows)))
    assert [(message.role, message.text.strip()) for message in messages] == [(CUSTOMER, ASKED), (AGENT, SAID)]
    assert all(message.time for message in messages)


@pytest.mark.parametrize("codes", [("0", "1"), ("1", "0"), ("1", "2")])
@pytest.mark.parametrize("column", ["发送方", "方向", "角色"])
def test_what_a_number_means_for_a_side_is_asked_for(opened: Opened, codes: tuple[str, str], column: str) -> None:
    for head, code in ((f"{column},内容", "{},{}"), (f"{column},昵称,内容", "{},小藤,{}")):
        with pytest.raises(ReplylintError, match=f"--roles {min(codes)}=agent"):
            opened("chat.csv", "\n".join((head, code.format(codes[0], ASKED), code.format(codes[1], SAID))))


@pytest.mark.parametrize(("column", "staff", "guest"), [("是否客服", "1", "0"), ("是否客户", "0", "1")])
def test_a_number_answers_the_question_of_its_column(opened: Opened, column: str, staff: str, guest: str) -> None:
    _, messages = opened("chat.csv", f"{column},内容\n{guest},{ASKED}\n{staff},{SAID}\n")
    assert [message.role for message in messages] == [CUSTOMER, AGENT]


@pytest.mark.parametrize("name", ["聊天记录", "聊天内容", "会话内容", "会话记录"])
@pytest.mark.parametrize("form", ["{}：{}", "{} 2024-05-01 09:05:00\n{}"])
def test_a_whole_talk_in_a_cell_is_read_as_its_turns(opened: Opened, name: str, form: str) -> None:
    talk = "\n".join((form.format("客服", "您好，竹篮到了"), form.format("顾客", ASKED), form.format("客服", SAID)))
    _, messages = opened("chat.csv", f'编号,{name}\n7,"{talk}"\n8,"{talk}"\n')
    assert [(message.conversation, message.role, message.text) for message in messages] == [
        (number, role, text)
        for number in "78"
        for role, text in ((AGENT, "您好，竹篮到了"), (CUSTOMER, ASKED), (AGENT, SAID))
    ]
