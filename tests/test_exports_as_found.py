"""Exports as back ends, spreadsheets and people really leave them: tricks, torn ends, web pages called .xls."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from replylint.model import AGENT, CUSTOMER, SYSTEM, Message, ReplylintError
from replylint.readers import Reading, open_input
from replylint.readers.base import ReadOptions

Opened = Callable[..., tuple[Reading, list[Message]]]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    def read(name: str, data: str | bytes, *agents: str) -> tuple[Reading, list[Message]]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        reading = open_input(str(path), ReadOptions(agents=agents))
        return reading, list(reading.messages)

    return read


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
