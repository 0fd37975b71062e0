"""Every export layout: its exports read whole, its signature, and who speaks in it.

The exports lie in ``exports/``, what must be read from them in ``exports/expected/``, a message a line.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from replylint.model import Message, Place, ReplylintError
from replylint.readers import DOCUMENTS, TABLES, TEXTS, load, open_input
from replylint.readers.base import JsonLayout, Line, ReadOptions, Row, Table, TableLayout, TextLayout
from replylint.readers.documents import MARKERS
from replylint.readers.roles import machine

EXPORTS = Path(__file__).parent / "exports"
EXPECTED = sorted((EXPORTS / "expected").iterdir())
FILES = sorted(path for path in EXPORTS.iterdir() if path.suffix in (".txt", ".log", ".csv", ".xlsx", ".json"))
GB18030 = {"qianniu-txt.txt", "jd-dongdong.log", "website.csv"}


def content(path: Path) -> str:
    return path.read_bytes().decode("gb18030" if path.name in GB18030 else "utf-8-sig").replace("\r\n", "\n")


def read(name: str, lines: str | list[str], *agents: str) -> list[Message]:
    layout = load(name)
    assert isinstance(layout, TextLayout)
    texts = lines if isinstance(lines, list) else lines.split("\n")
    return list(layout.read(map(Line, range(1, len(texts) + 1), texts), "chat.txt", ReadOptions(agents=agents)))


def read_json(name: str, document: Any, *agents: str) -> list[Message]:
    layout = load(name)
    assert isinstance(layout, JsonLayout)
    return list(layout.read(document, "chat.json", ReadOptions(agents=agents)))


def read_rows(name: str, columns: str, *rows: tuple[str, ...], agents: tuple[str, ...] = ()) -> list[Message]:
    layout = load(name)
    assert isinstance(layout, TableLayout)
    table = Table(tuple(columns.split(",")), [Row(number, number, cells) for number, cells in enumerate(rows, 2)])
    return list(layout.read(table, "chat.csv", ReadOptions(agents=agents)))


def said(messages: list[Message]) -> list[tuple[str, str | None, str]]:
    return [(message.role, message.speaker, message.text) for message in messages]


# -- exports read whole -------------------------------------------------------------------------------


def where(place: Place) -> str:
    if place.pointer is not None:
        return place.pointer
    if place.row is not None:
        return f"{place.sheet or ''} {place.cell} row {place.row} line {place.line}".strip()
    return f"line {place.line} column {place.column}"


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_every_message_of_an_export_is_read(expected: Path) -> None:
    reading = open_input(str(EXPORTS / expected.stem), ReadOptions())
    found = [
        {
            "role": message.role,
            "speaker": message.speaker,
            "time": message.time and message.time.isoformat(),
            "conversation": message.conversation,
            "id": message.id,
            "at": where(message.place),
            "text": message.text,
        }
        for message in reading.messages
    ]
    assert found == [json.loads(line) for line in expected.read_text("utf-8").splitlines()]
    assert not reading.problems


def test_every_export_but_the_one_without_messages_has_its_messages_written_down() -> None:
    assert {path.stem for path in EXPECTED} == {path.name for path in FILES} - {"jd-statistics.xlsx"}


@pytest.mark.parametrize("name", [path.name for path in FILES if path.suffix in (".txt", ".log")] + ["website.csv"])
def test_the_place_of_a_message_is_where_the_file_has_its_words(name: str) -> None:
    lines = content(EXPORTS / name).split("\n")
    for message in open_input(str(EXPORTS / name), ReadOptions()).messages:
        if message.text in MARKERS.values() or not message.text:
            continue
        first, *others = message.text.split("\n")
        at = message.place.line - 1
        assert lines[at][message.place.column - 1 :].startswith(first)
        for number, text in enumerate(others, at + 1):
            assert lines[number].rstrip('"\t ') == text or not text  # an empty line, or noise


def test_chat_exports_are_evidence_and_never_rewritten() -> None:
    for expected in EXPECTED:
        assert not any(message.writable for message in open_input(str(EXPORTS / expected.stem), ReadOptions()).messages)


def test_session_statistics_are_refused_with_what_to_do_instead() -> None:
    with pytest.raises(ReplylintError, match="without messages") as error:
        list(open_input(str(EXPORTS / "jd-statistics.xlsx"), ReadOptions()).messages)
    assert "没有聊天内容" in error.value.zh


# -- signatures ---------------------------------------------------------------------------------------


def signatures(path: Path) -> list[str]:
    """The layouts whose signature fires on a file, of all that could be asked."""
    if path.suffix == ".json":
        document = json.loads(content(path))
        return [name for name in DOCUMENTS if isinstance(it := load(name), JsonLayout) and it.matches(document)]
    if path.suffix == ".xlsx":
        cells = [[str(cell or "") for cell in row] for row in load_workbook(path).active.iter_rows(values_only=True)]
        return table_signatures(cells)
    lines = content(path).split("\n")
    found = [name for name in TEXTS if isinstance(it := load(name), TextLayout) and it.matches(lines[:200])]
    return found + table_signatures(list(csv.reader(lines)))


def table_signatures(cells: list[list[str]]) -> list[str]:
    rows = [Row(number, number, tuple(row)) for number, row in enumerate(cells[1:20], 2)]
    return [name for name in TABLES if isinstance(it := load(name), TableLayout) and it.matches(cells[0], rows)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_export_is_known_by_its_own_signature_alone(path: Path) -> None:
    own = max((name for name in (*TEXTS, *TABLES, *DOCUMENTS) if path.name.startswith(name.replace("_", "-"))), key=len)
    assert signatures(path) == [own]


@pytest.mark.parametrize(
    "text",
    [
        "您好，欢迎光临\n亲，这款有货哦\n\n退货请在七天内申请",
        "活动时间 2024-1-5 9:05:00\n截止时间 2024-1-6 9:05:00\n先到先得",
        "直播 2024-1-5 20:00\n直播 2024-1-6 20:00\n活动(2024-1-5 9:05): 满减",
        "2024-01-05\n上新公告\n09:00:00\n开抢",
        "2024-01-05 12:00:00 上线了三款新品\n2024-01-06 12:00:00 上线了两款新品",
        "2024-01-05 12:00:00 张三: 你好\n2024-01-05 12:00:10 李四: 在吗",
        "--------常见问题--------\n1. 怎么退货(含运费):七天内都可以",
        "==== 话术 ====\n[售前]\n在的亲\t您说\n[售后]\n抱歉",
        "问候\t您好\n结束\t祝您生活愉快",
        "快捷短语,内容\n问候,您好",
        "/* 欢迎语 */\n您好",
        "引用:客户的话\n回复：好的",
        "",
    ],
)
def test_canned_replies_and_other_texts_are_no_export(text: str) -> None:
    lines = text.split("\n")
    assert [name for name in TEXTS if isinstance(it := load(name), TextLayout) and it.matches(lines)] == []
    assert table_signatures(list(csv.reader(lines)) or [[]]) == []


@pytest.mark.parametrize(
    "document",
    [
        *(None, 1, "text", [], {}, [1], [{}], {"text": "您好"}, [{"text": "您好", "role": "agent"}]),
        *({"messages": []}, {"history": []}, {"records": []}, {"chats": []}, {"conversations": []}),
        *({"user": 1, "chats": 2}, {"session": 1, "messages": 2}),
    ],
)
def test_other_json_is_no_export(document: Any) -> None:
    assert [name for name in DOCUMENTS if isinstance(it := load(name), JsonLayout) and it.matches(document)] == []


# -- how headers spell their times --------------------------------------------------------------------

SPELLINGS = [
    "2023-05-01 13:05:00",
    "2023/5/1 13:05:00",
    "2023-05-01 13:05",
    "2023-05-01 1:05:00 PM",
    "2023-5-1 下午 1:05:00",
    "2023年5月1日 下午1:05",
    "2023.5.1 13:05",
]
HEADED = {
    "jd_dongdong": "/*****以下为一通会话*****/\njd_abc {0}\n在吗\n店铺客服 {0}\n在的",
    "qianniu_txt": "店铺:小美\n                               单聊\n买家({0}):  在吗\n店铺:小美({0}):  在的",
    "qianniu_clipboard": "买家 {0}\n在吗\n店铺:小美 {0}\n在的\n已读",
    "qq": "消息对象:买家\n\n{0} 买家\n在吗\n\n{0} 我\n在的",
    "wechat_txt": "{0} 买家\n在吗\n\n{0} 我\n在的",
    "website": '客户,对话开始时间,对话内容,对话ID\n买家,{0},"----{0}----\n买家 {0}\n在吗\n小美 {0}\n在的",1',
}


@pytest.mark.parametrize("mark", ["已读", "未读", "发送中"])
def test_a_read_mark_behind_what_staff_said_is_not_said(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(
        f"买家 2024-1-5 9:05:00\r\n怎么不显示 {mark}\r\n店铺:小美 2024-1-5 9:05:09\r\n不影响\r\n竹椅寄出了 {mark}\r\n"
        f"店铺:小美 2024-1-5 9:05:20\r\n这条消息{mark}\r\n{mark}",
        "utf-8",
    )
    said = [message.text for message in open_input(str(path), ReadOptions()).messages]
    assert said == [f"怎么不显示 {mark}", "不影响\n竹椅寄出了", f"这条消息{mark}"]


@pytest.mark.parametrize("name", HEADED)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_header_may_spell_its_time_in_any_way_that_is_read(tmp_path: Path, name: str, spelling: str) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(HEADED[name].format(spelling), "utf-8")
    reading = open_input(str(path), ReadOptions())
    messages = list(reading.messages)
    assert reading.layout == name.replace("_", "-")
    assert [(message.role, message.text) for message in messages] == [("customer", "在吗"), ("agent", "在的")]
    assert {message.time and message.time.isoformat() for message in messages} == {"2023-05-01T13:05:00+08:00"}


def test_the_older_qianniu_variant_may_spell_its_times_without_seconds() -> None:
    talk = "2023/5/1\n2023/5/1 9:05 店铺:小美: 在的\n2023/5/1 9:06 买家: 好"
    assert [role for role, _, _ in said(read("qianniu_txt", talk))] == ["agent", "customer"]


def test_a_line_of_text_that_spells_its_time_in_another_way_is_no_header() -> None:
    for name in ("jd_dongdong", "qianniu_clipboard"):
        talk = HEADED[name].format("2023-05-01 13:05:00").replace("在的", "直播 2023-05-02 20:00")
        assert [text for _, _, text in said(read(name, talk))] == ["在吗", "直播 2023-05-02 20:00"]
    for name in ("qq", "wechat_txt"):
        talk = HEADED[name].format("2023-05-01 13:05:00") + "\n\n2023-05-02 20:00 直播"
        assert len(read(name, talk)) == 2
    cell = "买家 2023/05/01 13:05\n在吗\n小美 2023/05/01 13:06\n直播 2023-05-02 20:00:00"
    talks = read_rows("website", "客户,对话开始时间,对话内容,对话ID", ("买家", "", cell, "1"))
    assert [message.text for message in talks] == ["在吗", "直播 2023-05-02 20:00:00"]


def test_a_tab_separated_table_that_ends_in_times_is_no_copied_chat(tmp_path: Path) -> None:
    rows = ["角色\t内容\t时间", "客户\t在吗\t2023-05-01 12:00:00", "客服\t在的\t2023-05-01 12:00:10"]
    for end in ("\n", "\r\n", "\r"):
        path = tmp_path / "a.txt"
        path.write_bytes(end.join(rows).encode())
        reading = open_input(str(path), ReadOptions())
        assert reading.layout == "table"
        assert [(message.role, message.text) for message in reading.messages] == [
            ("customer", "在吗"),
            ("agent", "在的"),
        ]


def test_a_transfer_in_a_copied_chat_is_nobodys_answer() -> None:
    day = "2024-1-5 9"
    talk = f"买家 {day}:05:00\n在吗\n店铺:美 {day}:05:10\n由 服务助手 转交给 小明\n店铺:小明 {day}:07:00\n在的"
    assert [text for _, _, text in said(read("qianniu_clipboard", talk))] == ["在吗", "在的"]


def test_a_wechat_header_without_words_is_of_its_speaker_if_he_has_spoken_and_else_the_systems(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    heads = (
        "00 我",
        "在",
        "",
        "10 北野",
        "花盆",
        "",
        "20 我",
        "",
        "30 北野",
        "",
        "40 北野撤回了一条消息",
        "",
        "50 我",
        "好",
    )
    path.write_text("\n".join(f"2023-05-01 12:00:{one}" if one[:1].isdigit() else one for one in heads), "utf-8")
    messages = list(open_input(str(path), ReadOptions()).messages)
    assert [(message.role, message.text) for message in messages] == [
        *(("agent", "在"), ("customer", "花盆"), ("agent", ""), ("customer", "")),
        *(("system", "北野撤回了一条消息"), ("agent", "好")),
    ]


def test_a_date_above_some_words_is_no_wechat_talk(tmp_path: Path) -> None:
    path = tmp_path / "话术.txt"
    path.write_text("2024/1/5 20:00 直播话术\n欢迎来到直播间\n\n有问题打在公屏上", "utf-8")
    assert open_input(str(path), ReadOptions()).layout == "lines"


@pytest.mark.parametrize("name", ["jd_dongdong", "qianniu_txt", "qq"])
def test_a_chat_none_of_whose_headers_is_understood_is_refused_and_never_passed_as_clean(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(HEADED[name].format("五月一日中午"), "utf-8")
    with pytest.raises(ReplylintError, match="none of its headers"):
        list(open_input(str(path), ReadOptions()).messages)


# -- who speaks ---------------------------------------------------------------------------------------


def test_a_chat_that_does_not_tell_who_is_staff_stops_with_the_speakers_and_the_way_out() -> None:
    with pytest.raises(ReplylintError) as error:
        read("wechat_txt", "2023-05-01 12:00:00 小满\n在吗\n\n2023-05-01 12:00:20 北\x1b[31m野\n在")
    assert "“小满”" in error.value.zh
    assert "--agent" in error.value.zh
    assert "\x1b" not in error.value.zh + error.value.en


def test_named_agents_are_staff_and_the_others_customers() -> None:
    text = "2023-05-01 12:00:00 [店长]小满\n在\n\n2023-05-01 12:00:20 北野\n多少钱"
    for glob in ("[店长]小满", "*小满"):
        assert said(read("wechat_txt", text, glob)) == [("agent", "[店长]小满", "在"), ("customer", "北野", "多少钱")]


def test_an_agents_name_that_nobody_has_stops_as_if_it_were_not_given() -> None:
    talk = "2023-05-01 12:00:00 小满\n在\n\n2023-05-01 12:00:20 北野\n多少钱"
    with pytest.raises(ReplylintError) as error:
        read("wechat_txt", talk, "小瞒")
    assert "“小满”" in error.value.zh


def test_one_pdd_record_without_a_time_does_not_change_the_layout_and_a_recall_is_the_systems() -> None:
    whole = {"time": "2023-05-01 12:00:00", "role": "客服", "name": "小美", "type": "text", "content": "在的"}
    torn = {key: value for key, value in whole.items() if key != "time"}
    recall = {**whole, "content": "撤回了一条消息"}
    layout = load("pdd")
    assert isinstance(layout, JsonLayout)
    assert layout.matches([whole, torn, recall])
    assert [role for role, _, _ in said(read_json("pdd", [whole, torn, recall]))] == ["agent", "agent", "system"]


def test_a_talk_of_one_customer_needs_no_agent_where_agents_are_named() -> None:
    talk = "/*****以下为一通会话*****/\n北野 2023-05-01 12:00:01\n嗯"
    assert [role for role, _, _ in said(read("jd_dongdong", talk, "小满"))] == ["customer"]


def test_a_qianniu_log_in_which_nobody_is_staff_stops_with_the_senders() -> None:
    talk = "2023-05-01\n2023-05-01 12:00:00 小满: 在的\n2023-05-01 12:00:09 北野: 好"
    for agents in ((), ("小瞒",)):
        with pytest.raises(ReplylintError) as error:
            read("qianniu_txt", talk, *agents)
        assert "“小满”、“北野”" in error.value.zh or "“北野”、“小满”" in error.value.zh
    assert [role for role, _, _ in said(read("qianniu_txt", talk, "小满"))] == ["agent", "customer"]


def test_a_name_that_says_kefu_is_enough_where_one_other_speaks() -> None:
    assert said(read("wechat_txt", "2023-05-01 12:00:00 客服小满\n在\n\n2023-05-01 12:00:20 北野\n多少钱")) == [
        ("agent", "客服小满", "在"),
        ("customer", "北野", "多少钱"),
    ]


def test_a_name_that_says_kefu_is_not_enough_where_two_others_speak() -> None:
    with pytest.raises(ReplylintError, match="cannot tell"):
        read(
            "wechat_txt",
            "2023-05-01 12:00:00 客服小满\n在\n\n2023-05-01 12:00:20 北野\n1\n\n2023-05-01 12:00:20 老王\n2",
        )


def test_the_masked_name_is_the_customer_and_all_others_of_the_talk_are_staff() -> None:
    talk = (
        "/*****以下为一通会话*****/\n小满 2023-05-01 12:00:00\n在\n"
        "阿原 2023-05-01 12:00:01\n在\na***b 2023-05-01 12:00:02\n嗯"
    )
    assert [role for role, _, _ in said(read("jd_dongdong", talk))] == ["agent", "agent", "customer"]


def test_a_talk_of_robot_and_one_unmasked_name_is_a_customers() -> None:
    talk = "/*****以下为一通会话*****/\njimi_vender_1 2023-05-01 12:00:00\n您好\n北野 2023-05-01 12:00:01\n转人工"
    assert [role for role, _, _ in said(read("jd_dongdong", talk))] == ["robot", "customer"]


def test_a_talk_without_masked_name_needs_agents() -> None:
    talk = "/*****以下为一通会话*****/\n小满 2023-05-01 12:00:00\n在\n北野 2023-05-01 12:00:01\n嗯"
    with pytest.raises(ReplylintError, match="cannot tell"):
        read("jd_dongdong", talk)
    assert [role for role, _, _ in said(read("jd_dongdong", talk, "小满"))] == ["agent", "customer"]


def test_a_truncated_jd_log_is_read_to_its_torn_end() -> None:
    torn = (
        "上一通的后半句\n店铺客服 2023-05-01 12:00:00\n在\na*b 2023-05-01 12:00:01\n嗯\n"
        "/*****会话结束*****/\na*b 2023-05-01 13"
    )
    assert said(read("jd_dongdong", torn)) == [
        ("system", None, "上一通的后半句"),
        ("agent", "店铺客服", "在"),
        ("customer", "a*b", "嗯"),
        ("system", None, "a*b 2023-05-01 13"),
    ]


def test_words_that_end_in_a_time_are_text_and_not_a_speaker() -> None:
    talk = (
        "/*****以下为一通会话*****/\na*b 2023-05-01 12:00:00\n查物流\n店铺客服 2023-05-01 12:00:20\n"
        "预计送达 2023-05-02 18:00:00\n快件离开 2023-04-30 08:00:00"
    )
    assert [text for _, _, text in said(read("jd_dongdong", talk))] == [
        "查物流",
        "预计送达 2023-05-02 18:00:00\n快件离开 2023-04-30 08:00:00",
    ]


def test_same_masked_name_in_two_talks_is_two_conversations() -> None:
    talk = "/*****以下为一通会话*****/\na*b 2023-05-0{} 12:00:00\n在吗\n"
    assert [message.conversation for message in read("jd_dongdong", talk.format(1) + talk.format(2))] == [
        "a*b 2023-05-01 12:00:00",
        "a*b 2023-05-02 12:00:00",
    ]


def test_a_header_of_the_other_qianniu_variant_is_pasted_text() -> None:
    new = "店铺:小满(2023-05-01 12:00:00):  物流\n2023-05-01 08:00:00 已到: 上海"
    assert said(read("qianniu_txt", new)) == [("agent", "店铺:小满", "物流\n2023-05-01 08:00:00 已到: 上海")]


def test_blank_lines_may_stand_below_the_shops_account() -> None:
    text = (
        f"店铺\n\n\n{'=' * 64}\n{'单聊':>33}\n{'=' * 64}\n店铺(2023-05-01 12:00:00): 在\n北野(2023-05-01 12:00:01): 嗯"
    )
    assert said(read("qianniu_txt", text)) == [("agent", "店铺", "在"), ("customer", "北野", "嗯")]


def test_in_a_qq_group_nothing_tells_who_is_staff() -> None:
    group = (
        "消息分组:我的群聊\n消息对象:老客群\n\n"
        "2019-01-01 12:00:00 小满(12345)\n在\n\n2019-01-01 12:00:01 北野(54321)\n嗯"
    )
    with pytest.raises(ReplylintError, match="cannot tell"):
        read("qq", group)
    assert [role for role, _, _ in said(read("qq", group, "小满"))] == ["agent", "customer"]


def test_web_history_whose_user_is_the_shop_names_talks_after_customers() -> None:
    chats = [
        {"date": "2024-03-08", "time": "09:00:00", "sender": "店铺:小满", "text": "在"},
        {"date": "2024-03-08", "time": "09:00:05", "sender": "北野", "text": "嗯"},
    ]
    messages = read_json("qianniu_web_json", {"user": "店铺:小满", "chats": chats})
    assert [(message.role, message.conversation) for message in messages] == [("agent", "北野"), ("customer", "北野")]


def test_an_archive_of_short_ids_is_told_by_their_beginnings() -> None:
    record = {"action": "send", "roomid": "", "msgtime": 1710900000000, "msgtype": "text", "text": {"content": "在"}}
    archive = [
        {"msgid": "1", "from": "wmcustomer01", "tolist": ["XiaoMan"], **record},
        {"msgid": "2", "from": "XiaoMan", "tolist": ["wmcustomer01"], **record},
    ]
    messages = read_json("wecom", archive)
    assert [message.role for message in messages] == ["customer", "agent"]
    assert len({message.conversation for message in messages}) == 1


def test_an_unknown_account_type_falls_back_on_the_colon_and_the_customers_name() -> None:
    columns = "客户名,消息序号,发送时间,发送内容,发送账号,账号类型"
    rows = [("北野", "1", "2024-01-01 9:00:00", "在", sender, "?") for sender in ("店铺:小满", "北野")]
    assert [message.role for message in read_rows("qianniu_web_table", columns, *rows)] == ["agent", "customer"]
    with pytest.raises(ReplylintError, match="cannot tell"):
        read_rows("qianniu_web_table", columns, ("北野", "1", "2024-01-01 9:00:00", "在", "小满", "?"))


def test_a_private_wechat_row_ends_after_its_nine_values(tmp_path: Path) -> None:
    names = "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender"
    group = "1,8@chatroom,1,0,0,1682913600,,在吗,2023-05-01 12:00:00,张三,张三,wxid_1"
    private = "2,wxid_1,1,0,1,1682913620,,在的,2023-05-01 12:00:20"
    path = tmp_path / "a.csv"
    for rows, problems in (((private,), 0), ((group, private), 0), ((group, private[:25]), 1)):
        path.write_text("\n".join((names, *rows)), "utf-8-sig")
        reading = open_input(str(path), ReadOptions())
        assert len(list(reading.messages)) == len(rows)
        assert len(reading.problems) == problems


@pytest.mark.parametrize(
    "text", ["[自动回复]您好", "您好，请稍候 [自动回复]", "您好（自动回复）\n", "【自动回复】 在的"]
)
def test_the_mark_of_an_automatic_reply_may_stand_before_or_behind_it(text: str) -> None:
    rows = [{"time": "2023-05-01 12:00:00", "role": "客服", "name": "小美", "type": "text", "content": text}]
    assert [message.role for message in read_json("pdd", rows)] == ["robot"]
    rows[0]["content"] = "刚才那条是自动回复"
    assert [message.role for message in read_json("pdd", rows)] == ["agent"]


def test_a_websites_silent_customer_does_not_make_staff_unknown() -> None:
    columns = "客户,对话开始时间,对话内容,对话ID"
    talk = ("张三", "", "张三 2024/1/1 9:00:00\n在吗\n小满 2024/1/1 9:00:05\n在", "1")
    silent = ("李四", "", "小满 2024/1/1 9:00:00\n您好", "2")
    assert [message.role for message in read_rows("website", columns, talk, silent)] == ["customer", "agent", "agent"]
    with pytest.raises(ReplylintError, match="cannot tell"):
        read_rows("website", columns, silent)


def test_a_line_break_within_a_jddc_text_is_kept() -> None:
    row = "s\tu\t{}\t0\t0\t{}"
    text = "\n".join(
        ["session\tuser\twaiter_send\tis_transfer\tis_repeat\tcontent", row.format(1, "第一行"), "", "第三行"]
    )
    assert said(read("jddc", text)) == [("agent", None, "第一行\n\n第三行")]


# -- hostile input ------------------------------------------------------------------------------------


WORDS = st.integers(1, 10**6).map("话{}".format)
HEADS = {  # header lines, noise and the lines between talks, with room for a digit
    "jd_dongdong": """\
a***b 2023-05-01 12:00:0{}
客服甲 2023-05-01 12:00:0{}
/*****************以下为一通会话*****/
没有更多内容了""",
    "qianniu_txt": """\
店铺:甲(2023-05-01 12:00:0{}):
买家(2023-05-01 12:00:0{}):
----------------------------买家----------------------------
系统提示
================================================================""",
    "wechat_exporter": """\
张三 (2023-05-01 12:00:0{}):
甲 (2023-05-01 12:00:0{}):
系统消息：""",
    "qianniu_clipboard": """\
店铺:甲 2024-1-5 9:05:0{}
买家2024-1-5 9:05:0{}
2024-1-5 9:05:0{}
已读
甲 --> 乙 2024-1-5 9:0{}:00""",
    "qianniu_web_txt": """\
2024-01-0{}
09:00:0{}
9:00:0{}""",
    "wechat_txt": """\
2023-05-01 12:00:0{} 我
2023-05-01 12:00:0{} 张三
2023-05-01 12:00:0{}""",
    "qq": """\
2023-05-01 12:00:0{} 张三(12345)
2023-05-01 1:00:0{} PM 甲<a@b.c>
消息对象:张三
消息分组:我的群聊
================================================================""",
    "labelled": """\
顾客：问{}
客服：答{}""",
    "jddc": """\
s\tu\t0\t0\t0\t问{}
s\tu\t1\t0\t1\tnan\t答{}""",
}


@pytest.mark.parametrize("name", TEXTS)
@given(data=st.data())
def test_no_line_is_lost_or_told_twice(name: str, data: st.DataObject) -> None:
    head = st.builds(str.format, st.sampled_from(HEADS[name].split("\n")), st.integers(0, 9))
    junk = st.text(st.characters(codec="utf-8", exclude_characters="\r\n话"), max_size=20)
    lines = data.draw(st.lists(st.one_of(head, head, WORDS, WORDS, st.just(""), junk), max_size=30))
    if name == "qianniu_txt":
        lines = ["店铺:甲", "=" * 64, *lines]  # else the first line could be the shop's account
    try:
        messages = read(name, lines, "店铺*", "客服*", "甲")
    except ReplylintError:
        return
    told = [line for message in messages for line in message.text.split("\n")]
    told += [message.speaker or "" for message in messages]
    words = [line for line in lines if line.startswith("话")]
    assert sorted(line for line in told if line.startswith("话")) == sorted(words)
    starts = [message.place.line for message in messages if message.text]
    assert starts == sorted(starts)
    assert all(
        lines[message.place.line - 1][message.place.column - 1 :].startswith(message.text.split("\n")[0])
        for message in messages
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = {
    "qianniu_web_json": ("user", "chats", "date", "time", "sender", "text"),
    "pdd": ("time", "role", "name", "type", "content"),
    "weflow": ("session", "messages", "isSend", "content", "createTime", "type"),
    "wecom": ("msgid", "action", "from", "tolist", "msgtype", "text", "mixed", "revoke"),
    "zendesk": ("history", "chats", "type", "msg", "sender_type", "nick", "timestamp"),
    "intercom": ("conversation_parts", "source", "conversations", "body", "author", "created_at", "part_type"),
    "salesforce": ("records", "ActorType", "Message", "EntryTime", "EntryType"),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
@given(data=st.data())
def test_documents_of_the_wrong_shape_are_read_or_refused_but_never_crash(name: str, data: st.DataObject) -> None:
    record = st.dictionaries(st.sampled_from(KEYS[name]), JSON, max_size=6)
    nested = st.dictionaries(st.sampled_from(KEYS[name]), JSON | record | st.lists(record, max_size=3), max_size=6)
    document = data.draw(JSON | record | nested | st.lists(record | nested, max_size=3))
    layout = load(name)
    assert isinstance(layout, JsonLayout)
    if layout.matches(document):
        try:
            messages = read_json(name, document)
        except ReplylintError:
            return
        assert all(isinstance(message.text, str) and message.place.pointer for message in messages)


def test_a_labelled_talk_needs_both_sides_and_few_other_lines() -> None:
    layout = load("labelled")
    assert isinstance(layout, TextLayout)
    assert layout.matches(["顾客：在吗", "客服：在的"])
    assert not layout.matches(["客服：在的", "客服：您好"])
    assert not layout.matches(["顾客：在吗", "客服：在的", "亲，您好", "马上发货", "欢迎再来"])


# -- what only looks like a header, and who only looks like a person ----------------------------------

CLIPBOARD_TIMES = ["{} {}", "{}{}", "{}({})", "{} {}:", "{}（{}）：", "[{}] {}", "{}\n{}"]


@pytest.mark.parametrize("head", CLIPBOARD_TIMES)
@pytest.mark.parametrize("day", ["2024/1/5 9", "2024-1-5 9", "2024年1月5日 上午9"])
def test_a_copied_header_may_glue_wrap_and_end_its_time(head: str, day: str) -> None:
    lines = [head.format("买家", f"{day}:05:00"), "在吗", head.format("店铺:美", f"{day}:05:10"), "在的"]
    layout = load("qianniu_clipboard")
    assert isinstance(layout, TextLayout)
    lines = "\n".join(lines).split("\n")
    assert layout.matches(lines)
    messages = read("qianniu_clipboard", lines)
    assert said(messages) == [("customer", "买家", "在吗"), ("agent", "店铺:美", "在的")]
    assert [message.time.isoformat()[:19] for message in messages if message.time] == [
        "2024-01-05T09:05:00",
        "2024-01-05T09:05:10",
    ]


@pytest.mark.parametrize("day", ["1-5 ", "", "昨天 ", "下午 ", "1月5日 上午 ", "星期三 "])
def test_a_copied_header_without_its_day_is_a_header_at_no_time(day: str) -> None:
    lines = [f"买家 {day}9:05:00", "在吗", f"店铺:美 {day}9:05:10", "在的"]
    layout = load("qianniu_clipboard")
    assert isinstance(layout, TextLayout)
    assert layout.matches(lines)
    messages = read("qianniu_clipboard", lines)
    assert said(messages) == [("customer", "买家", "在吗"), ("agent", "店铺:美", "在的")]
    assert [message.time for message in messages] == [None, None]


HEADERS = {
    "jd_dongdong": "/*****以下为一通会话*****/\n{0[0]} {0[1]}\n{0[2]}\n{1[0]} {1[1]}\n{1[2]}\n{2[0]} {2[1]}\n{2[2]}",
    "qianniu_clipboard": "{0[0]} {0[1]}\n{0[2]}\n{1[0]} {1[1]}\n{1[2]}\n{2[0]} {2[1]}\n{2[2]}",
    "wechat_txt": "{0[1]} {0[0]}\n{0[2]}\n\n{1[1]} {1[0]}\n{1[2]}\n\n{2[1]} {2[0]}\n{2[2]}",
    "qq": "消息对象:jd_abc\n\n{0[1]} {0[0]}\n{0[2]}\n\n{1[1]} {1[0]}\n{1[2]}\n\n{2[1]} {2[0]}\n{2[2]}",
}


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("moment", ["2023-05-03 09:00:00", "2023-04-20 09:00:00"])
def test_a_stranger_far_from_the_times_around_him_is_text(name: str, moment: str) -> None:
    turns = [
        ("店铺:美", "2023-05-01 12:00:10", "在的"),
        ("说好", moment, "的包裹"),
        ("jd_abc", "2023-05-01 12:01:00", "好"),
    ]
    head = HEADERS[name].format(("jd_abc", "2023-05-01 12:00:00", "在吗"), *turns[:2])
    tail = HEADERS[name].format(turns[2], turns[2], turns[2]).rpartition("\n\n" if "\n\n" in HEADERS[name] else "\n")
    end = tail[2] if "\n\n" in HEADERS[name] else "jd_abc 2023-05-01 12:01:00\n好"
    messages = read(name, f"{head}{chr(10) * (2 if name in ('wechat_txt', 'qq') else 1)}{end}", "店铺:美")
    assert [message.speaker for message in messages] == ["jd_abc", "店铺:美", "jd_abc"]
    assert [line.strip() for line in messages[1].text.split("\n") if line][-1] == "的包裹"


def test_a_colleague_who_answers_the_next_day_is_a_sender() -> None:
    talk = "买家 2024-1-5 9:05:00\n在吗\n店铺:美 2024-1-6 9:00:00\n在的\n店铺:花 2024-1-7 9:00:00\n您说"
    assert [name for _, name, _ in said(read("qianniu_clipboard", talk))] == ["买家", "店铺:美", "店铺:花"]


def test_the_words_above_a_time_stay_lines_of_the_text() -> None:
    talk = "买家 2024-1-5 9:05:00\n在吗\n店铺:美 2024-1-5 9:05:10\n发货时间\n2024-1-6 9:00:00\n好的"
    assert [text for _, _, text in said(read("qianniu_clipboard", talk))] == [
        "在吗",
        "发货时间\n2024-1-6 9:00:00\n好的",
    ]


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize(
    ("machine", "role"),
    [
        *((word, "system") for word in ("系统消息", "系统提示", "系统", "系统通知")),
        *((word, "robot") for word in ("自动回复", "客服机器人", "智能助手", "机器人小蜜")),
    ],
)
def test_a_machine_is_told_by_its_name_in_every_layout(name: str, machine: str, role: str) -> None:
    day = "2023-05-01 12:00:"
    turns = ("jd_abc", f"{day}00", "在吗"), (machine, f"{day}10", "稍等"), ("店铺:美", f"{day}20", "在的")
    talk = HEADERS[name].format(*turns)
    assert [role for role, _, _ in said(read(name, talk, "店铺:美"))] == ["customer", role, "agent"]


@pytest.mark.parametrize("own", ["我", "你", "'我'", "'你'"])
def test_the_owner_of_a_wechat_account_is_called_as_the_exporter_calls_him(own: str) -> None:
    other = "'买家'" if own.startswith("'") else "买家"
    talk = f"2023-05-01 12:00:00 {other}\n在吗\n\n2023-05-01 12:00:10 {own}\n在的"
    assert said(read("wechat_txt", talk)) == [("customer", "买家", "在吗"), ("agent", own.strip("'"), "在的")]


def test_a_notice_without_a_name_is_no_sender_to_choose_from() -> None:
    talk = "2023-05-01 12:00:00 买家\n在吗\n\n2023-05-01 12:00:05\n以上是打招呼的消息\n\n2023-05-01 12:00:10 美\n在的"
    with pytest.raises(ReplylintError) as error:
        read("wechat_txt", talk)
    assert "“买家”、“美”。" in error.value.zh
    assert "“”" not in error.value.zh


# -- chats whose headers are spelled in other ways, and chats that nothing reads -----------------------

DAY = "2023-05-01 12:00:"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("labelled", [f"{DAY}00 张三：在吗", f"{DAY}10 客服小红：在的"]),
        ("labelled", [f"[{DAY}00] 张三: 在吗", f"[{DAY}10] 客服小红: 在的"]),
        ("labelled", ["2023/5/1 9:05 顾客:在吗", "2023/5/1 9:06 客服:在的"]),
        ("labelled", ["客服小红：在的", "顾客张三：在吗", "客服小红：好"]),
        ("qianniu-txt", [f"{DAY}00 买家甲: 在吗", f"{DAY}10 小熊店:阿花: 在的"]),
        ("qianniu-txt", ["2023-05-01", f"{DAY}00 买家甲：在吗", f"{DAY}10 小熊店:阿花：在的"]),
        ("wechat-txt", [f"{DAY}00 张三", "在吗", f"{DAY}10 我", "在的"]),
        ("qianniu-web-txt", ["2024年1月5日", "9:05:00", "在吗", "买家", "9:10:05", "在的", "店铺:美"]),
    ],
)
def test_a_chat_is_known_and_read_however_its_headers_are_spelled(tmp_path: Path, name: str, lines: list[str]) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("\n".join(lines), "utf-8")
    reading = open_input(str(path), ReadOptions())
    messages = list(reading.messages)
    assert reading.layout == name
    assert {"在吗": "customer", "在的": "agent"}.items() <= {message.text: message.role for message in messages}.items()
    for message in messages:
        line = lines[(message.place.line or 0) - 1]
        assert line[(message.place.column or 1) - 1 :] == message.text


@pytest.mark.parametrize(
    ("lines", "senders"),
    [
        ([f"{DAY}00 张三：在吗", f"{DAY}10 小红：在的"], "“小红”、“张三”"),
        (["2015-03-02", "2015-03-02 10:00:00 买家甲:有货吗", "2015-03-02 10:00:10 小熊店:阿花:有的"], "“买家甲”"),
        (["【昨天 9:05】张三", "在吗", "【昨天 9:06】小红", "在的", "【昨天 9:07】张三", "好"], "“小红”、“张三”"),
        (["张三 [9:05:00]", "在吗", "小红 [9:05:10]", "在的"], "“小红”、“张三”"),
        (["9:05:00", "在吗", "张三", "9:05:10", "在的", "小红"], "像聊天记录，"),
    ],
)
def test_a_chat_that_nothing_reads_is_refused_with_its_senders_and_the_ways_out(
    tmp_path: Path, lines: list[str], senders: str
) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(ReplylintError) as error:
        open_input(str(path), ReadOptions())
    assert senders in error.value.zh
    assert all(way in error.value.zh for way in ("--layout lines", "--agent", "replylint layouts"))
    asked = open_input(str(path), ReadOptions(layout="lines"))
    assert [message.text for message in asked.messages] == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["营业时间 9:00:00", "截止时间 18:00:00", "欢迎光临"],
        ["第一场 2024-1-5 20:00", "开抢", "第二场 2024-1-6 20:00", "继续"],
        ["今晚 20:00 直播", "明晚 20:00 直播"],
        ["您好，12:00:00 前下单当天发货", "亲，12:00:00 后下单次日发货"],
        ["早班：9:00-18:00", "晚班：12:00-21:00"],
    ],
)
def test_drafts_that_name_times_are_no_chat(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "drafts.txt"
    path.write_text("\n".join(lines), "utf-8")
    reading = open_input(str(path), ReadOptions())
    assert reading.layout == "lines"
    assert len(list(reading.messages)) == len(lines)


@pytest.mark.parametrize("name", ["chat.xls", "chat.html", "chat.txt"])
def test_a_web_page_is_refused_and_never_checked_as_a_draft(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<html><body><table><tr><td>颜色</td></tr><tr><td>在吗</td></tr></table></body></html>", "utf-8")
    with pytest.raises(ReplylintError, match="web page") as error:
        open_input(str(path), ReadOptions())
    assert "另存为 xlsx 或 csv" in error.value.zh


def test_a_labelled_turn_may_go_on_below_and_name_its_speaker() -> None:
    talk = "客服：您好\n顾客：在吗\n多少钱\n客服小红：在的\n客服电话：400"
    layout = load("labelled")
    assert isinstance(layout, TextLayout)
    assert layout.matches(["客服：您好", "顾客：在吗", "多少钱", "客服：在的"])
    assert said(read("labelled", talk)) == [
        ("agent", "客服", "您好"),
        ("customer", "顾客", "在吗\n多少钱"),
        ("agent", "客服小红", "在的\n客服电话：400"),
    ]


@pytest.mark.parametrize(
    "lines", [["客服电话：400", "会员权益：九折"], ["客服承诺：七天退", "顾客：好", "您好", "在的"]]
)
def test_headings_before_a_colon_are_no_sides(lines: list[str]) -> None:
    layout = load("labelled")
    assert isinstance(layout, TextLayout)
    assert not layout.matches(lines)


TALKS = "客户,对话开始时间,对话内容,对话ID"


def test_a_websites_clock_is_on_the_day_when_the_talk_began_or_the_next() -> None:
    cell = "访客1 23:59:59\n在吗\n客服小红 00:00:10\n在的"
    messages = read_rows("website", TALKS, ("访客1", "2023/05/01 23:59:58", cell, "1"))
    assert said(messages) == [("customer", "访客1", "在吗"), ("agent", "客服小红", "在的")]
    assert [message.time.isoformat() for message in messages if message.time] == [
        "2023-05-01T23:59:59+08:00",
        "2023-05-02T00:00:10+08:00",
    ]


@pytest.mark.parametrize("start", ["2023-05-01", ""])
def test_a_websites_separator_is_a_day_too(start: str) -> None:
    cell = "----2023/05/03----\n访客1 12:00:00\n在吗\n客服小红 12:00:10\n在的"
    times = [message.time for message in read_rows("website", TALKS, ("访客1", start, cell, "1"))]
    assert [time.isoformat() for time in times if time] == ["2023-05-03T12:00:00+08:00", "2023-05-03T12:00:10+08:00"]


def test_a_websites_talk_without_a_day_is_read_at_no_time() -> None:
    messages = read_rows("website", TALKS, ("访客1", "", "访客1 12:00:00\n在吗\n客服小红 12:00:10\n在的", "1"))
    assert [(message.role, message.time) for message in messages] == [("customer", None), ("agent", None)]


def test_a_stranger_far_from_the_times_around_him_is_text_in_a_cell_too() -> None:
    day = "2023/05/01 12:0"
    cell = f"访客1 {day}0:00\n在吗\n客服小红 {day}0:10\n在的\n包裹 2023/05/03 12:00:10\n送到\n访客1 {day}1:00\n好"
    messages = read_rows("website", TALKS, ("访客1", "", cell, "1"))
    assert [text for _, _, text in said(messages)] == ["在吗", "在的\n包裹 2023/05/03 12:00:10\n送到", "好"]


def test_a_websites_talk_whose_headers_are_not_understood_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    path.write_text(f'{TALKS}\n访客1,2023/05/01 12:00:00,"访客1，12点\n在吗",1\n', "utf-8")
    reading = open_input(str(path), ReadOptions())
    assert [message.role for message in reading.messages] == ["system"]
    assert "1 通对话没有一行抬头" in reading.remarks[0].zh


@pytest.mark.parametrize(
    ("end", "is_told"),
    [
        *((end, True) for end in ("店铺客服 2023", "店铺客服 2023-05-0", "店铺客服 2023-05-01 12:0")),
        *((end, False) for end in ("店铺客服", "店铺客服 在的", "预计 2023-05-0", "")),
    ],
)
def test_half_a_header_at_the_end_of_a_file_is_told(tmp_path: Path, end: str, is_told: bool) -> None:
    path = tmp_path / "chat.log"
    path.write_text(HEADED["jd_dongdong"].format("2023-05-01 13:05:00") + f"\n{end}", "utf-8")
    reading = open_input(str(path), ReadOptions())
    assert list(reading.messages)[-1].text.split("\n")[0] == "在的"
    assert any("文件末尾不完整" in remark.zh for remark in reading.remarks) == is_told


def test_a_file_of_blank_lines_is_no_chat(tmp_path: Path) -> None:
    path = tmp_path / "blank.txt"
    path.write_text("\t\n \n", "utf-8")
    assert list(open_input(str(path), ReadOptions()).messages) == []


# -- who is a robot by name, and who only sells or loves them ------------------------------------------


@pytest.mark.parametrize("name", ["洁星扫地机器人旗舰店:阿秋", "洁星机器人专营店:自动回复组阿秋"])
def test_who_answers_for_a_shop_that_sells_robots_is_no_robot(name: str) -> None:
    talk = f"竹青 2024-3-9 9:05:00\n滤网多久换\n{name} 2024-3-9 9:05:10\n三个月换一次"
    assert [role for role, _, _ in said(read("qianniu_clipboard", talk))] == ["customer", "agent"]


@pytest.mark.parametrize("name", ["机器人总动员", "机器人爱好者", "服务助手大人", "扫地机器人客服-小王"])
def test_a_nickname_with_a_robot_in_it_is_a_persons(name: str) -> None:
    assert machine(name) is None


@pytest.mark.parametrize(
    "name", ["智能客服", "机器人1号", "店小蜜", "洁星旗舰店:服务助手", "jimi_vender_8", "客服机器人", "智能助手-2"]
)
def test_a_name_that_is_a_robots_is_one(name: str) -> None:
    assert machine(name) == "robot"


def test_whom_the_user_names_as_an_agent_is_one_by_any_name() -> None:
    talk = "竹青 2024-3-9 9:05:00\n滤网多久换\n店小蜜 2024-3-9 9:05:10\n三个月换一次"
    assert [role for role, _, _ in said(read("qianniu_clipboard", talk, "店小蜜"))] == ["customer", "agent"]


def test_the_customer_of_a_banner_is_one_by_any_name() -> None:
    dashes = "-" * 28
    talk = f"{dashes}机器人{dashes}\n机器人(2024-03-09 09:05:00): 滤网多久换\n洁星:阿秋(2024-03-09 09:05:10): 三个月"
    assert [role for role, _, _ in said(read("qianniu_txt", talk))] == ["customer", "agent"]
