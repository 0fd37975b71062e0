"""Exports as back ends, spreadsheets and people really leave them: tricks, torn ends, web pages called .xls."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import openpyxl
import pytest

from replylint.model import AGENT, CUSTOMER, SYSTEM, Message, ReplylintError
from replylint.readers import Reading

Opened = Callable[..., tuple[Reading, list[Message]]]


def clocks(messages: list[Message]) -> list[str]:
    return [f"{message.time:%m-%d %H:%M:%S}" if message.time else "" for message in messages]


# -- cells --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("quoted", [True, False])
def test_formulas_that_keep_excel_from_reading_a_number_are_their_texts(opened: Opened, quoted: bool) -> None:
    rows = [("会话", "时间", "角色", "内容"), ("0017", "2024-04-01 10:00:09", "客服", "青瓷杯现货")]
    cells = [[f'="{cell}"' for cell in row] for row in rows]
    if quoted:
        cells = [['"{}"'.format(cell.replace('"', '""')) for cell in row] for row in cells]
    _, (message,) = opened("a.csv", "".join(",".join(row) + "\n" for row in cells))
    assert (message.text, message.role, message.conversation) == ("青瓷杯现货", AGENT, "0017")
    assert clocks([message]) == ["04-01 10:00:09"]


def test_a_text_that_only_begins_like_a_formula_stays_as_it_is(opened: Opened) -> None:
    texts = ['="满"减"', '="', '=SUM("a")', '="a"&"b"']
    rows = "".join('客服,"{}"\n'.format(text.replace('"', '""')) for text in texts)
    assert [message.text for message in opened("a.csv", "角色,内容\n" + rows)[1]] == texts


def test_an_apostrophe_before_a_time_and_a_tab_before_a_number_are_not_of_them(opened: Opened) -> None:
    _, messages = opened("a.csv", "会话,时间,角色,内容\n\t17,'2024-04-01 10:00:09,客服,青瓷杯现货\n")
    assert (clocks(messages), messages[0].conversation) == (["04-01 10:00:09"], "17")


# -- workbooks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_and_rows_are_read_and_told(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, state: str, large: bool
) -> None:
    if large:
        monkeypatch.setattr("replylint.readers.large_workbook.LARGE", 0)
    book = openpyxl.Workbook()
    for name, text in (("四月", "青瓷杯现货"), ("草稿", "茶盘缺货")):
        sheet = book.create_sheet(name)
        for row in (["会话", "角色", "内容"], [17, "客户", "有货吗"], [17, "客服", text]):
            sheet.append(row)
    book["草稿"].sheet_state = state
    for row in (2, 3):
        book["四月"].row_dimensions[row].hidden = True
    book.save(out := io.BytesIO())
    reading, messages = opened("a.xlsx", out.getvalue())
    assert [message.text for message in messages] == ["有货吗", "青瓷杯现货", "有货吗", "茶盘缺货"]
    rows, sheets = (remark.zh for remark in reading.remarks)
    assert "2 行是隐藏的" in rows and "“草稿”是隐藏的" in sheets
    assert reading.problems == []


# -- web pages ----------------------------------------------------------------------------------------

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gbk"><style>td {color:red}</style></head><body>
<table border=1><tr><th colspan=4>四月聊天</th></tr>
<tr><th>会话</th><th>时间</th><th>角色</th><th>内容</th></tr>
<tr><td rowspan=2>17</td><td>2024-04-01 10:00:00</td><td>客户</td><td>青瓷杯&nbsp;有货吗</td></tr>
<tr><td>2024-04-01 10:00:09</td><td>客服</td><td>有的<br>&lt;两只&gt;</td></tr>
<tr><td>18<td>2024-04-01 10:05:00<td>客户<td>茶盘呢
</table></body></html>"""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
@pytest.mark.parametrize("name", ["聊天.xls", "chat.html"])
def test_a_web_page_that_is_called_a_workbook_is_read_by_its_tables(opened: Opened, name: str, encoding: str) -> None:
    _, messages = opened(name, PAGE.encode(encoding))
    assert [(message.conversation, message.role, message.text) for message in messages] == [
        ("17", CUSTOMER, "青瓷杯 有货吗"),
        ("17", AGENT, "有的\n<两只>"),
        ("18", CUSTOMER, "茶盘呢"),
    ]
    assert clocks(messages) == ["04-01 10:00:00", "04-01 10:00:09", "04-01 10:05:00"]
    place = messages[1].place
    assert (place.sheet, place.row, place.line, place.cell) == ("表1", 4, 4, "内容")
    assert not messages[1].writable


def test_what_only_begins_as_a_declaration_does_is_left_out_of_a_table(opened: Opened) -> None:
    _, messages = opened("a.xls", PAGE.replace("茶盘呢", "茶盘<![;>呢"))
    assert [message.text for message in messages][2] == "茶盘呢"


def test_a_table_within_a_cell_is_a_table_of_its_own(opened: Opened) -> None:
    outer = f"<html><table><tr><td>页眉</td><td>{PAGE.partition('<body>')[2]}</td></tr></table></html>"
    assert len(opened("a.xls", outer)[1]) == 3


@pytest.mark.parametrize("table", ["<p>青瓷杯有货</p>", "<table><tr><td>甲<td>乙<tr><td>青瓷杯<td>有货</table>"])
def test_a_web_page_without_a_table_of_texts_is_refused(opened: Opened, table: str) -> None:
    with pytest.raises(ReplylintError) as error:
        opened("a.xls", f"<html><body>{table}</body></html>")
    assert "另存为 xlsx 或 csv" in error.value.zh


@pytest.mark.parametrize(
    "head",
    [
        "From: <Save by Tencent MsgMgr>\nMIME-Version: 1.0\nContent-Type:multipart/related;\n",
        'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="--x"\r\n',
    ],
)
def test_an_archived_web_page_is_refused_with_what_to_export_instead(opened: Opened, head: str) -> None:
    with pytest.raises(ReplylintError) as error:
        opened("消息.mht", head + "\n--x\nContent-Type: text/html\n\n<html>青瓷杯</html>\n")
    assert "mht" in error.value.zh and "txt" in error.value.zh


# -- ends ---------------------------------------------------------------------------------------------

WECHAT = "2024-04-01 10:00:00 阿青\n杯子还有吗\n\n2024-04-01 10:00:09 我\n有的\n\n"
QQ = (
    "消息记录（此消息记录为文本格式，不支持重新导入）\n\n" + "=" * 64 + "\n消息对象:阿青\n" + "=" * 64 + "\n\n" + WECHAT
)


@pytest.mark.parametrize("start", [WECHAT, QQ])
@pytest.mark.parametrize("end", ["2024-04-01 10:01:30 阿青", "2024-04-01 10:01:30 阿青\n", "2024-04-01 10:0", "2024-0"])
def test_a_header_that_is_torn_or_has_nothing_below_it_is_told(opened: Opened, start: str, end: str) -> None:
    reading, messages = opened("a.txt", start + end)
    assert [message.role for message in messages][:2] == [CUSTOMER, AGENT]
    assert any("文件末尾不完整" in remark.zh for remark in reading.remarks)


@pytest.mark.parametrize("start", [WECHAT, QQ])
def test_a_whole_file_is_not_called_torn(opened: Opened, start: str) -> None:
    notice = "2024-04-01 10:01:30 \n你已添加了阿青，现在可以开始聊天了\n\n"
    for end in ("", "2024-04-01 10:01:30 阿青\n好，四月二号要\n"):
        assert opened("a.txt", start + end)[0].remarks == []
    assert opened("a.txt", WECHAT + notice)[0].remarks == []


def test_a_stranger_who_only_speaks_last_and_long_before_is_a_text(opened: Opened) -> None:
    talk = "店:青 2024-4-1 10:00:00\n您好\n已读\n阿竹 2024-4-1 10:01:00\n到哪了\n店:青 2024-4-1 10:02:00\n物流：\n"
    _, messages = opened("a.txt", talk + "杭州转运 2024-3-31 08:00:00\n已揽收\n")
    assert messages[-1].text == "物流：\n杭州转运 2024-3-31 08:00:00\n已揽收"
    _, messages = opened("a.txt", talk + "店:竹 2024-4-2 08:00:00\n到了吗\n")
    assert (messages[-1].speaker, messages[-1].text) == ("店:竹", "到了吗")


def test_a_header_with_an_account_is_one_whatever_its_time(opened: Opened) -> None:
    """Clocks of QQ exports of several computers jump."""
    talk = QQ.replace("10:00:00 阿青", "8:00:00 AM 阿青(20001)").replace("10:00:09 我", "9:30:00 PM 小店(30001)")
    _, messages = opened("a.txt", talk + "2024-04-01 8:05:00 AM 阿青(20001)\n要一只\n")
    assert [(one.role, one.text) for one in messages] == [
        (CUSTOMER, "杯子还有吗"),
        (AGENT, "有的"),
        (CUSTOMER, "要一只"),
    ]


def test_the_first_message_of_a_talk_that_stands_newest_first_is_no_text(opened: Opened) -> None:
    talk = "店:青 2024-4-1 10:30:00\n您好\n店:青 2024-4-1 10:15:00\n在的\n阿竹 2024-4-1 10:00:00\n在吗\n"
    assert [message.speaker for message in opened("a.txt", talk + "已读\n")[1]] == ["店:青", "店:青", "阿竹"]


# -- 拼多多 -------------------------------------------------------------------------------------------


def test_an_empty_role_is_told_by_its_name(opened: Opened) -> None:
    turns = [("用户", "竹***"), ("客服", "小青"), ("", "小青"), ("", "竹***"), ("", "青***"), ("", "")]
    chat = [
        {"time": f"2024-04-01 10:00:0{at}", "role": role, "name": name, "type": "text", "content": "好"}
        for at, (role, name) in enumerate(turns)
    ]
    _, messages = opened("a.json", json.dumps(chat))
    assert [message.role for message in messages] == [CUSTOMER, AGENT, AGENT, CUSTOMER, CUSTOMER, SYSTEM]
    with pytest.raises(ReplylintError, match="小竹"):
        opened("a.json", json.dumps([*chat, {**chat[-1], "name": "小竹"}]))


# -- below and above tables ----------------------------------------------------------------------------


@pytest.mark.parametrize("total", [",,,\n合计,,,2条\n", "合计：2 条\n", ",,总计,2\n", "Total,,,2\n"])
def test_a_total_below_the_turns_is_none_and_no_torn_row(opened: Opened, total: str) -> None:
    rows = "会话,时间,角色,内容\n1,2024-04-01 10:00:00,客户,青瓷杯呢\n1,2024-04-01 10:00:09,客服,合计：58 元\n"
    reading, messages = opened("a.csv", rows + total)
    assert [message.text for message in messages] == ["青瓷杯呢", "合计：58 元"]
    assert reading.problems == reading.remarks == []


def test_one_who_is_called_like_a_total_speaks(opened: Opened) -> None:
    rows = "昵称,内容\nsum,青瓷杯呢\n小青,有的\nsum,58 元吗\n"
    assert len(opened("a.csv", rows, "小青")[1]) == 3


def test_a_break_within_quotes_of_a_tab_separated_file_is_no_row(opened: Opened) -> None:
    rows = '时间\t角色\t内容\n2024/4/1 9:05\t客户\t青瓷杯\n2024/4/1 9:06\t客服\t"有的\n两只"\n'
    assert [message.text for message in opened("a.txt", rows.encode("utf-16"))[1]] == ["青瓷杯", "有的\n两只"]
    stray = '时间\t角色\t内容\n2024/4/1 9:05\t客户\t"青瓷杯\n2024/4/1 9:06\t客服\t有的\n'
    assert [message.text for message in opened("a.tsv", stray)[1]] == ['"青瓷杯', "有的"]


def test_a_partner_with_his_number_is_the_one_who_speaks(opened: Opened) -> None:
    text = (
        QQ.replace("消息对象:阿青", "消息对象:阿青(123456)")
        .replace(" 阿青\n", " 阿青(123456)\n")
        .replace(" 我\n", " 青店\n")
    )
    assert [message.role for message in opened("a.txt", text)[1]] == [CUSTOMER, AGENT]


def test_the_authors_of_comments_are_asked_for_by_their_numbers(opened: Opened) -> None:
    comments = [{"author_id": 10, "body": "青瓷杯呢"}, {"author_id": 20, "body": "有的"}]
    with pytest.raises(ReplylintError, match="10"):
        opened("a.json", json.dumps({"comments": comments}))
    assert [message.role for message in opened("a.json", json.dumps({"comments": comments}), "20")[1]] == [
        CUSTOMER,
        AGENT,
    ]


# -- who speaks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "guest", "staff"),
    [
        ("客服昵称,用户昵称,消息来源", "小青,阿竹,用户", "小青,阿竹,客服"),
        ("客服,用户,发送人", "小青,阿竹,阿竹", "小青,阿竹,小青"),
        ("访客名称,接待客服,消息发送者", "阿竹,小青,阿竹", "阿竹,小青,小青"),
    ],
)
def test_tables_that_name_both_sides_in_other_words(opened: Opened, columns: str, guest: str, staff: str) -> None:
    rows = f"{columns},消息内容,消息时间\n{guest},杯子呢,2024-04-01 10:00:00\n{staff},有的,2024-04-01 10:00:09\n"
    _, messages = opened("a.csv", rows)
    assert [(message.role, message.speaker, message.conversation) for message in messages] == [
        (CUSTOMER, "阿竹", "阿竹"),
        (AGENT, "小青", "阿竹"),
    ]


@pytest.mark.parametrize("column", ["发送方(1客服 2客户)", "sender_type", "from_uid", "讲话人", "评论者身份"])
def test_numbers_that_may_mean_either_side_are_asked_for(opened: Opened, column: str) -> None:
    with pytest.raises(ReplylintError) as error:
        opened("a.csv", f"会话ID,消息,{column}\n1,杯子呢,1\n1,有的,2\n")
    assert ("1、2" if column == "sender_type" else "“1”、“2”") in error.value.zh  # codes for sides, or maybe accounts


def test_a_column_of_ways_to_send_names_nobody(opened: Opened) -> None:
    assert all(
        message.writable for message in opened("a.csv", "话术,发送方式\n亲，杯子现货哦,短信\n亲，稍等哦,微信\n")[1]
    )


def test_turns_within_a_line_may_name_their_speakers_only(opened: Opened) -> None:
    talk = {"id": "7", "utterances": [{"speaker": "顾客", "text": "杯子呢"}, {"speaker": "导购", "text": "有的"}]}
    _, messages = opened("a.jsonl", json.dumps(talk) + "\n")
    assert [(message.role, message.conversation) for message in messages] == [(CUSTOMER, "7"), (AGENT, "7")]


def test_a_typed_talk_may_call_its_customer_by_name(opened: Opened) -> None:
    talk = "阿竹：杯子呢\n客服小青：有的\n阿竹：几天到\n客服小青：三天\n"
    assert [message.role for message in opened("a.txt", talk)[1]] == [CUSTOMER, AGENT] * 2
    for drafts in ("温馨提示：杯子易碎\n客服小青：有的\n", "阿竹：杯子呢\n阿藤：有的\n阿竹：几天到\n阿藤：三天\n"):
        assert opened("a.txt", drafts)[0].layout == "lines"


def test_a_dash_between_time_and_name_is_no_draft(opened: Opened) -> None:
    lines = ["2024/4/1 10:00 - 阿竹: 杯子呢", "2024/4/1 10:01 - 小青: 有的", "2024/4/1 10:02 - 阿竹: 好"]
    with pytest.raises(ReplylintError, match="阿竹"):
        opened("a.txt", "\n".join(lines))


def test_a_column_of_sides_tells_who_speaks_whatever_it_is_called(opened: Opened) -> None:
    rows = "时间,谁说的,内容\n2024-04-01 10:00:00,客户,杯子呢\n2024-04-01 10:00:09,客服,有的\n"
    assert [message.role for message in opened("a.csv", rows)[1]] == [CUSTOMER, AGENT]
    canned = "场景,话术\n客户,亲，杯子现货哦\n售后,亲，稍等哦\n"
    assert all(message.writable for message in opened("a.csv", canned)[1])


def test_a_whole_talk_in_a_cell_may_stand_below_other_names(opened: Opened) -> None:
    talk = "访客7 10:00:00\n杯子呢\n小青 10:00:09\n有的"
    rows = f'"会话开始时间","访客","客服","聊天内容"\n"2024-04-01 10:00:00","访客7","小青","{talk}"\n'
    reading, messages = opened("a.csv", rows)
    assert reading.layout == "website"
    assert [(message.role, message.speaker, message.text) for message in messages] == [
        (CUSTOMER, "访客7", "杯子呢"),
        (AGENT, "小青", "有的"),
    ]
    assert clocks(messages) == ["04-01 10:00:00", "04-01 10:00:09"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "是否客户,内容\n是,杯子呢\n否,有的\n"),
        ("a.csv", "is_customer,内容\nTRUE,杯子呢\nFALSE,有的\n"),
        ("a.csv", "是否客服,内容\n否,杯子呢\n是,有的\n"),
        ("a.json", '[{"isCustomer": true, "text": "杯子呢"}, {"isCustomer": false, "text": "有的"}]'),
        ("a.json", '[{"isAgent": false, "text": "杯子呢"}, {"isAgent": true, "text": "有的"}]'),
    ],
)
def test_a_question_for_the_side_is_answered_by_yes_and_no(opened: Opened, name: str, data: str) -> None:
    assert [message.role for message in opened(name, data)[1]] == [CUSTOMER, AGENT]
