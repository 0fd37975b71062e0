"""Files in, messages out: each exactly as written and exactly where it stands, or one sentence why not."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replylint import readers
from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Message, ReplylintError
from replylint.readers.base import ReadOptions
from replylint.readers.tidy import record
from replylint.text.decoding import split_lines

Opened = Callable[..., tuple[readers.Reading, list[Message]]]


def refusal(opened: Opened, name: str, data: str | bytes, **options: Any) -> ReplylintError:
    with pytest.raises(ReplylintError) as error:
        opened(name, data, **options)
    assert "\n" not in error.value.zh
    assert "\n" not in error.value.en
    return error.value


# -- drafts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_drafts_are_lines_exactly_as_written_and_writable(opened: Opened, end: str) -> None:
    text = end.join(["您好", "", "  有货的，亲 ", "\t", "　", "第六行\u2028还是第六行\x0b", "[微笑] {{name}}好"])
    reading, messages = opened("草稿.txt", text)
    assert (reading.layout, reading.encoding) == ("lines", "UTF-8")
    assert [(m.place.line, m.text) for m in messages] == [
        (1, "您好"),
        (3, "  有货的，亲 "),
        (6, "第六行\u2028还是第六行\x0b"),
        (7, "[微笑] {{name}}好"),
    ]
    assert all(m.role == AGENT and m.writable and m.conversation is None for m in messages)


def test_blank_lines_part_drafts_on_request(opened: Opened) -> None:
    _, messages = opened("草稿.txt", "\n您好\r\n请稍等\r\n \r\n\r\n在的\r\n", layout="blocks")
    assert [(m.place.line, m.text) for m in messages] == [(2, "您好\n请稍等"), (6, "在的")]


ordinary = st.sampled_from("亲您好在的这款有货吗，。！？😊👌🏻\u200d\u2028\x0b\x85 \t\"'“”=+-@") | st.characters(
    min_codepoint=32, max_codepoint=126
)
drafts = st.lists(st.text(ordinary), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts, st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_message_is_on_the_line_where_it_stands(opened: Opened, lines: list[str], end: str) -> None:
    lines = ["亲，您好，这是第一行"] + [line for line in lines if not line.lstrip().startswith(("{", "["))]
    _, messages = opened("草稿.txt", end.join(lines), layout="lines")
    assert [(m.place.line, m.text) for m in messages] == [
        (number, line) for number, line in enumerate(lines, 1) if line.strip()
    ]


# -- csv and its kin -----------------------------------------------------------------------------------


def test_a_table_is_read_by_the_common_names_of_its_columns(opened: Opened) -> None:
    data = (
        "会话ID,角色,昵称,发送时间,消息内容,消息ID\n"
        "s1,买家,张**,2023/5/1 9:05,在吗,1\n"
        's1,客服,小美,2023-05-01 09:05:31,"您好，\n请问有什么可以帮您",2\n'
        "s1,机器人,,,有新消息,3\n"
        "s1,系统,,,会话结束,\n"
    )
    reading, messages = opened("导出.csv", data.encode("gb18030"))
    assert (reading.layout, reading.encoding, reading.problems) == ("table", "GB18030", [])
    assert [m.role for m in messages] == [CUSTOMER, AGENT, ROBOT, SYSTEM]
    assert [m.text for m in messages][:2] == ["在吗", "您好，\n请问有什么可以帮您"]
    zone = timezone(timedelta(hours=8))
    assert [m.time for m in messages[:3]] == [
        datetime(2023, 5, 1, 9, 5, tzinfo=zone),
        datetime(2023, 5, 1, 9, 5, 31, tzinfo=zone),
        None,
    ]
    assert [(m.place.line, m.place.row, m.place.cell) for m in messages] == [
        (2, 2, "消息内容"),
        (3, 3, "消息内容"),
        (5, 4, "消息内容"),
        (6, 5, "消息内容"),
    ]
    assert [m.id for m in messages] == ["1", "2", "3", None]
    assert {m.conversation for m in messages} == {"s1"}
    assert messages[1].speaker == "小美"
    assert not any(m.writable for m in messages)


def test_column_and_role_options_go_before_the_common_names(opened: Opened) -> None:
    data = "内容;聊天正文;发言方\n提要;亲，在的;坐席\n提要;在吗;访客\n"
    _, messages = opened(
        "a.csv", data, columns={"text": "聊天正文", "role": "发言方"}, roles={"坐席": "agent", "访客": "customer"}
    )
    assert [(m.text, m.role) for m in messages] == [("亲，在的", AGENT), ("在吗", CUSTOMER)]


def test_a_table_without_roles_holds_canned_replies(opened: Opened) -> None:
    _, messages = opened("话术.csv", "话术\n您好\n\n亲，在的\n")
    assert [(m.text, m.role, m.writable, m.place.row, m.place.line) for m in messages] == [
        ("您好", AGENT, True, 2, 2),
        ("亲，在的", AGENT, True, 4, 4),
    ]


def test_a_header_may_stand_below_title_rows(opened: Opened) -> None:
    _, messages = opened("a.csv", "客服聊天导出,,\n导出时间,2023,\n\n会话ID,角色,内容\n1,客服,您好\n")
    assert [(m.text, m.place.row, m.place.line) for m in messages] == [("您好", 5, 5)]


def test_a_table_is_known_by_its_header_whatever_the_file_is_called(opened: Opened) -> None:
    assert opened("导出.txt", "角色\t内容\n客服\t您好\n客户\t在吗\n")[0].layout == "table"
    assert opened("草稿.txt", "您好，请问要哪一款，这边有现货\n好的，请稍等\n")[0].layout == "lines"


def test_quotes_in_tab_separated_text_are_text_unless_cells_are_quoted(opened: Opened) -> None:
    plain = opened("a.tsv", 'id\ttext\n1\t"好的"谢谢\n2\t"未完\n3\t在\n')[1]
    assert [m.text for m in plain] == ['"好的"谢谢', '"未完', "在"]
    quoted = opened("b.tsv", 'id\ttext\n1\t"他说""好的"""\n2\t"两\n行"\n')[1]
    assert [m.text for m in quoted] == ['他说"好的"', "两\n行"]


def test_a_wrong_column_name_is_refused_with_the_names_that_exist(opened: Opened) -> None:
    error = refusal(opened, "a.csv", "甲,乙\n1,2\n", columns={"text": "聊天正文"})
    assert "聊天正文" in error.zh
    assert "甲、乙" in error.zh
    assert "甲, 乙" in error.en
    assert "甲、乙" in refusal(opened, "b.csv", "甲,乙\n1,2\n").zh


def test_column_names_are_shown_without_their_control_characters(opened: Opened) -> None:
    error = refusal(opened, "a.csv", '"甲\x1b[31m\n","乙"\n1,2\n')
    assert "甲\ufffd[31m、乙" in error.zh


def test_an_unknown_field_or_role_in_the_options_is_refused(opened: Opened) -> None:
    assert "conversation" in refusal(opened, "a.csv", "内容\n1\n", columns={"words": "内容"}).en
    assert "robot" in refusal(opened, "a.csv", "内容\n1\n", roles={"坐席": "staff"}).en


def test_an_unknown_role_word_stops_the_run_instead_of_being_guessed(opened: Opened) -> None:
    data = "角色,内容\n客户,在吗\n金牌专员,在的\n"
    assert "金牌专员" in refusal(opened, "a.csv", data).zh
    assert [m.role for m in opened("a.csv", data, roles={"金牌专员": "agent"})[1]] == [CUSTOMER, AGENT]


def test_speakers_without_roles_are_listed_and_told_by_agent_globs(opened: Opened) -> None:
    data = "发送者,内容\n小美:售前,在的\n张三,在吗\n李四,多久发货\n"
    error = refusal(opened, "a.csv", data)
    assert all(name in error.zh for name in ("小美:售前", "张三", "李四", "--agent"))
    roles = [m.role for m in opened("a.csv", data, agents=("小美:*",))[1]]
    assert roles == [AGENT, CUSTOMER, CUSTOMER]


def test_an_agents_name_that_no_sender_has_makes_nobody_a_customer_in_silence(opened: Opened) -> None:
    data = "发送者,内容\n小美,在的\n张三,在吗\n"
    error = refusal(opened, "a.csv", data, agents=("小妹",))
    assert all(name in error.zh for name in ("小美", "张三", "--agent"))
    told = "角色,发送者,内容\n客服,小美,在的\n买家,张三,在吗\n"
    assert [m.role for m in opened("b.csv", told, agents=("小妹",))[1]] == [AGENT, CUSTOMER]


def test_a_date_and_a_clock_in_two_columns_are_one_time(opened: Opened) -> None:
    data = "日期,时间,角色,内容\n2023-05-01,23:59,客服,在\n2023/5/2,下午1:05:00,客服,在\n,2023-05-03 09:00,客服,在\n"
    times = [m.time and m.time.isoformat() for m in opened("a.csv", data)[1]]
    assert times == ["2023-05-01T23:59:00+08:00", "2023-05-02T13:05:00+08:00", "2023-05-03T09:00:00+08:00"]


def test_so_are_those_of_records(opened: Opened) -> None:
    _, messages = opened("c.json", '[{"role": "客服", "content": "在的", "date": "2023-05-01", "time": "23:59:00"}]')
    assert [m.time and m.time.isoformat() for m in messages] == ["2023-05-01T23:59:00+08:00"]


@pytest.mark.parametrize(
    ("clocks", "read"),
    [
        (["5/1/2023 1:00 PM", "5/1/2023 1:01 PM"], ["2023-05-01T13:00:00+08:00", "2023-05-01T13:01:00+08:00"]),
        (["1/5/2023 13:00", "13/5/2023 13:01"], ["2023-05-01T13:00:00+08:00", "2023-05-13T13:01:00+08:00"]),
        (["1/5/2023 下午1:00", "13/5/2023 下午1:01"], ["2023-05-01T13:00:00+08:00", "2023-05-13T13:01:00+08:00"]),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_dates_with_the_year_behind_are_read_as_their_column_shows(
    opened: Opened, kind: str, clocks: list[str], read: list[str]
) -> None:
    names, rows = ("会话", "role", "time", "text"), [("1", "顾客", clocks[0], "在吗"), ("1", "客服", clocks[1], "在的")]
    data = {
        "csv": "\n".join(map(",".join, [names, *rows])),
        "json": json.dumps([dict(zip(names, row, strict=True)) for row in rows]),
    }[kind]
    reading, messages = opened(f"a.{kind}", data)
    assert [m.time and m.time.isoformat() for m in messages] == read
    assert reading.remarks == []


def test_times_that_are_not_understood_are_told_once_with_the_first_of_them(opened: Opened) -> None:
    data = "角色,时间,内容\n顾客,,在吗\n客服,-,在的\n顾客,5/1/2023 13:00,几天到\n客服,昨天 13:01,两天\n"
    reading, messages = opened("a.csv", data)
    assert [m.time for m in messages] == [None] * 4
    (remark,) = reading.remarks
    assert "2 条消息的时间读不懂，如第 4 行的“5/1/2023 13:00”（先写的是日还是月？）" in remark.zh
    assert "'5/1/2023 13:00' (is the day or the month first?) in row 4" in remark.en


def test_a_time_that_is_not_understood_is_told_of_text_exports_and_documents_too(opened: Opened) -> None:
    reading, messages = opened(
        "a.txt", "店铺:小美 2024-1-5 29:05:00\n亲，在的\n已读\n买家 2024-1-5 9:06:00\n好\n已读\n"
    )
    assert [m.time is None for m in messages] == [True, False]
    assert "“2024-1-5 29:05:00”" in reading.remarks[0].zh
    reading, _ = opened("b.json", '[{"role": "客服", "content": "在的", "time": {"刻": "午时"}}]')
    assert "，如/0/content的“" in reading.remarks[0].zh


def test_the_dates_of_canned_replies_are_nobodys_business(opened: Opened) -> None:
    reading, messages = opened("话术.csv", "话术,更新时间,日期\n您好亲,昨天,2023-05-01\n请稍等,x,y\n")
    assert [m.text for m in messages] == ["您好亲", "请稍等"]
    assert reading.remarks == []


def test_a_sender_that_is_a_side_leaves_the_nickname_to_be_the_speaker(opened: Opened) -> None:
    data = "content,sender,nickname\n在的,agent,小美\n在吗,customer,张三\n"
    assert [(m.role, m.speaker) for m in opened("a.csv", data)[1]] == [(AGENT, "小美"), (CUSTOMER, "张三")]


def test_a_second_speaker_far_down_is_not_taken_for_the_agent(opened: Opened) -> None:
    data = "发送者,内容\n" + "小美,在的\n" * 2000 + "张三,在吗\n"
    assert "张三" in refusal(opened, "a.csv", data).zh
    assert {m.role for m in opened("b.csv", "发送者,内容\n" + "小美,在的\n" * 2000)[1]} == {AGENT}


def test_rows_with_too_many_cells_are_reported(opened: Opened) -> None:
    reading, messages = opened("a.csv", "id,内容\n1,您好,亲\n2,在的\n3,好,的\n")
    assert len(messages) == 3
    assert [("第 2、4 行" in problem.zh) for problem in reading.problems] == [True]


def test_a_table_that_breaks_off_is_reported(opened: Opened) -> None:
    reading, messages = opened("a.csv", "id,内容,备注\n1,您好,\n2,在的,\n3,请稍")
    assert [m.text for m in messages] == ["您好", "在的", "请稍"]
    assert "第 4 行" in reading.problems[0].zh
    assert opened("b.csv", "id,内容,备注\n1,您好\n2,在的\n")[0].problems == []


def test_a_quote_that_is_never_closed_is_reported_with_its_line(opened: Opened) -> None:
    reading, messages = opened("a.csv", 'id,内容\n1,好\n2,"您好\n3,在的\n')
    assert [m.text for m in messages] == ["好", "您好\n3,在的\n"]
    assert "第 3 行" in reading.problems[0].zh


def test_a_cell_without_end_is_refused(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replylint.readers.delimited.MAX_FIELD", 1000)
    assert "第 2 行" in refusal(opened, "a.csv", 'id,内容\n1,"' + "您好\n" * 1000).zh


cells = st.text(ordinary | st.sampled_from("\r\n,;"))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(cells, cells), min_size=1, max_size=6), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"])
)
def test_the_cell_at_a_messages_place_is_exactly_its_text(
    opened: Opened, rows: list[tuple[str, str]], delimiter: str, end: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("编号", "聊天内容"), *rows])
    reading, messages = opened("a.csv", out.getvalue())
    back = list(csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter))
    assert reading.problems == []
    assert [m.text for m in messages] == [text for _, text in rows if text.strip()]
    for message in messages:
        assert message.place.row is not None
        assert back[message.place.row - 1][1] == message.text
        line = io.StringIO(out.getvalue(), newline="").readlines()[message.place.line - 1]
        if message.place.column > 1:
            assert line[message.place.column - 1] == message.text[0]
        else:
            assert '"' + split_lines(message.text + "|")[0].rstrip("|").replace('"', '""') in line


# -- workbooks ----------------------------------------------------------------------------------------


def workbook(*sheets: tuple[str, list[list[Any]]], merge: str = "") -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if merge and rows:
            sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_sheets_dates_serials_numbers_and_merged_cells(opened: Opened) -> None:
    rows = [
        ["导出", None, None, None],
        ["会话编号", "角色", "时间", "内容"],
        [10086, "客户", datetime(2023, 5, 1, 12, 0, 0), "在吗"],
        [None, "客服", 45047.5, "在的"],
        [None, "客服", "2023-05-01 12:00:30", 100],
    ]
    data = workbook(("空", []), ("一月", rows), ("二月", rows[1:3]), ("统计", [["日期", "量"], ["5-1", 3]]))
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["一月"].merge_cells("A3:A5")
    out = io.BytesIO()
    book.save(out)
    reading, messages = opened("导出.xlsx", out.getvalue())
    assert (reading.layout, reading.encoding) == ("table", None)
    assert [(m.place.sheet, m.place.row, m.place.cell, m.text) for m in messages] == [
        ("一月", 3, "内容", "在吗"),
        ("一月", 4, "内容", "在的"),
        ("一月", 5, "内容", "100"),
        ("二月", 2, "内容", "在吗"),
    ]
    assert [m.conversation for m in messages] == ["10086"] * 4
    noon = datetime(2023, 5, 1, 12, tzinfo=timezone(timedelta(hours=8)))
    assert [m.time for m in messages[:3]] == [noon, noon, noon + timedelta(seconds=30)]


def test_a_text_merged_over_rows_is_one_message(opened: Opened) -> None:
    data = workbook(("一", [["内容", "角色"], ["您好", "客服"], [None, "客服"]]), merge="A2:A3")
    assert [(m.text, m.place.row) for m in opened("a.xlsx", data)[1]] == [("您好", 2)]


def test_a_sheet_whose_columns_are_not_known_is_told(opened: Opened) -> None:
    talk = [["角色", "内容"], ["客服", "在的"]]
    data = workbook(("说明", [["导出人", "李四"]]), ("聊天", talk), ("统计", [[1, 2]]), ("空", []))
    reading, messages = opened("a.xlsx", data)
    assert [m.text for m in messages] == ["在的"]
    (remark,) = reading.remarks
    assert remark.zh.endswith("工作表“说明”、“统计”里看不出哪一列是消息文字，没有检查")
    assert reading.problems == []


@pytest.mark.parametrize("large", [False, True])
def test_a_formula_that_was_never_worked_out_is_told(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    if large:
        monkeypatch.setattr("replylint.readers.large_workbook.LARGE", 0)
    rows = [["角色", "内容"], ["客服", "在的"], ["客服", '=CONCATENATE("亲，","在的")']]
    reading, messages = opened("a.xlsx", workbook(("聊天", rows)))
    assert [m.text for m in messages] == ["在的"]
    (problem,) = reading.problems
    assert "有公式没有算出结果（如 B3）" in problem.zh


def test_a_formula_that_came_to_nothing_is_an_empty_cell(opened: Opened) -> None:
    written = workbook(("聊天", [["角色", "内容", "备注"], ["客服", "在的", '=IF(1,"","x")']]))
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            assert not name.endswith("sheet1.xml") or b'<c r="C2">' in part
            new.writestr(name, part.replace(b'<c r="C2">', b'<c r="C2" t="str">'))  # as Excel saves it
    reading, messages = opened("a.xlsx", data.getvalue())
    assert [m.text for m in messages] == ["在的"]
    assert reading.problems == []


def test_two_columns_of_one_name_are_told_if_they_are_read(opened: Opened) -> None:
    reading, messages = opened("a.csv", "角色,内容,内容,备注,备注\n客服,在的,请说,x,y\n")
    assert [m.text for m in messages] == ["在的"]
    (problem,) = reading.problems
    assert "有几列都叫“内容”，只读了第一列" in problem.zh


def test_an_empty_workbook_and_one_without_texts_are_refused(opened: Opened) -> None:
    assert "空的" in refusal(opened, "a.xlsx", workbook(("一", []), ("二", []))).zh
    assert "日期、量" in refusal(opened, "b.xlsx", workbook(("一", [["日期", "量"], [1, 2]]))).zh


def test_damaged_and_protected_workbooks_are_refused(opened: Opened) -> None:
    whole = workbook(("一", [["内容"], ["您好"]]))
    assert "损坏" in refusal(opened, "a.xlsx", whole[: len(whole) // 2]).zh
    assert "损坏" in refusal(opened, "b.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000).zh


def test_a_workbook_with_a_password_is_refused(opened: Opened) -> None:
    """Such a file is a compound file with one stream, EncryptedPackage, in the place of the workbook."""

    def entry(name: str, kind: int, child: int) -> bytes:
        spelled = name.encode("utf-16-le")
        start = spelled.ljust(64, b"\0") + (len(spelled) + 2).to_bytes(2, "little") + bytes([kind, 1])
        return start + b"\xff" * 8 + child.to_bytes(4, "little") + b"\0" * 36 + b"\xfe\xff\xff\xff" + b"\0" * 8

    none, end, table = b"\xff" * 4, b"\xfe\xff\xff\xff", b"\xfd\xff\xff\xff"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + b"\0" * 10
    header += b"\x01\0\0\0" + b"\x01\0\0\0" + b"\0" * 4 + b"\0\x10\0\0" + end + b"\0" * 4 + end + b"\0" * 4
    header += b"\0" * 4 + none * 108
    sectors = table + end + none * 126
    folder = entry("Root Entry", 5, 1) + entry("EncryptedPackage", 2, 0xFFFFFFFF)
    data = header + sectors + folder.ljust(512, b"\0")
    assert "密码" in refusal(opened, "a.xlsx", data).zh


def test_an_ods_sheet_is_read(opened: Opened) -> None:
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell><text:p>{c}</text:p></table:table-cell>' for c in row)}"
        "</table:table-row>"
        for row in (("角色", "内容"), ("客户", "在吗"), ("客服", "在的"))
    ).replace("<table:table-cell>", '<table:table-cell office:value-type="string">')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f"<office:document-content {namespaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="一">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    assert [(m.role, m.text, m.place.row) for m in opened("a.ods", out.getvalue())[1]] == [
        (CUSTOMER, "在吗", 2),
        (AGENT, "在的", 3),
    ]


# -- JSON ---------------------------------------------------------------------------------------------


def test_records_a_line_keep_their_ids_and_talks(opened: Opened) -> None:
    data = (
        '{"id": 7, "text": "在吗", "role": "customer", "conversation": "c1"}\n\n'
        '{"id": "x", "text": "在的", "role": "agent", "conversation": "c1"}\r\n'
        '{"id": null, "text": "", "role": "agent"}\n'
        '{"text": "您好"}'
    )
    reading, messages = opened("a.jsonl", data)
    assert reading.layout == "records"
    assert [(m.id, m.text, m.role, m.conversation) for m in messages] == [
        (7, "在吗", CUSTOMER, "c1"),
        ("x", "在的", AGENT, "c1"),
        (None, "您好", AGENT, None),
    ]
    assert [(m.place.line, m.place.pointer) for m in messages] == [(1, "/text"), (3, "/text"), (5, "/text")]


@pytest.mark.parametrize(
    ("written", "id_"),
    [("7", 7), ("1.50", 1.5), ("true", True), ('""', ""), ('"07"', "07"), ("{}", None), ("[1]", None), ("NaN", None)],
)
def test_the_id_of_a_record_stays_the_json_value_that_it_was(opened: Opened, written: str, id_: object) -> None:
    _, (message,) = opened("a.jsonl", f'{{"id": {written}, "text": "您好"}}\n')
    assert message.id == id_ and type(message.id) is type(id_)


def test_records_without_roles_keep_their_ids_and_talks_too(opened: Opened) -> None:
    _, messages = opened("a.jsonl", '{"id": "a1", "text": "您好", "conversation": "c"}\n{"id": 2, "text": "在的"}\n')
    assert [(m.id, m.conversation, m.text) for m in messages] == [("a1", "c", "您好"), (2, None, "在的")]
    assert [m.id for m in opened("b.csv", "编号,内容\nk1,您好\nk2,在的\n")[1]] == ["k1", "k2"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_a_broken_line_is_named_and_the_others_are_read(opened: Opened, name: str) -> None:
    reading, messages = opened(name, '{"text": "一"}\n{"text": "二"\n[1]\n{"text": "四"}\n')
    assert [m.text for m in messages] == ["一", "四"]
    assert len(reading.problems) == 1
    assert f"{name}:2" in reading.problems[0].zh
    assert "第 2-3 行" in reading.problems[0].zh


def test_records_are_found_however_deep_with_their_pointers(opened: Opened) -> None:
    document = {
        "code": 0,
        "data": {
            "a/b": [
                {
                    "id": "t1",
                    "messages": [{"role": "user", "content": "在吗"}, {"role": "assistant", "content": "在的"}],
                },
                {"id": "t2", "messages": [{"role": "user", "content": "多久发货"}]},
            ]
        },
    }
    for text in (json.dumps(document), json.dumps(document, indent=1, ensure_ascii=False)):
        _, messages = opened("a.json", text)
        assert [(m.conversation, m.role, m.text, m.place.pointer) for m in messages] == [
            ("t1", CUSTOMER, "在吗", "/data/a~1b/0/messages/0/content"),
            ("t1", AGENT, "在的", "/data/a~1b/0/messages/1/content"),
            ("t2", CUSTOMER, "多久发货", "/data/a~1b/1/messages/0/content"),
        ]


def test_a_line_may_hold_a_whole_talk(opened: Opened) -> None:
    talk = '{"messages": [{"role": "user", "content": "在吗"}, {"role": "assistant", "content": "在的"}]}\n'
    reading, messages = opened("a.jsonl", talk * 2)
    assert (reading.layout, reading.problems) == ("records", [])
    assert [(m.role, m.text, m.place.line, m.place.pointer) for m in messages] == [
        (CUSTOMER, "在吗", 1, "/messages/0/content"),
        (AGENT, "在的", 1, "/messages/1/content"),
        (CUSTOMER, "在吗", 2, "/messages/0/content"),
        (AGENT, "在的", 2, "/messages/1/content"),
    ]
    assert len({m.conversation for m in messages}) == 2


def test_a_dotted_column_reaches_into_records(opened: Opened) -> None:
    data = '{"msg": {"body": "您好"}, "who": {"kind": "坐席"}}\n{"msg": {}}\n'
    columns = {"text": "msg.body", "role": "who.kind"}
    _, messages = opened("a.jsonl", data, columns=columns, roles={"坐席": "agent"})
    assert [(m.text, m.role, m.place.pointer) for m in messages] == [("您好", AGENT, "/msg/body")]


def test_an_array_of_strings_holds_canned_replies(opened: Opened) -> None:
    _, messages = opened("a.json", '["您好", "", "在的"]')
    assert [(m.text, m.place.pointer, m.writable) for m in messages] == [("您好", "/0", True), ("在的", "/2", True)]


REPLIES = {"welcome": "欢迎光临，请问您想看哪一款", "ship": "今天下午就给您寄出"}


@pytest.mark.parametrize("behind", [False, True])
def test_replies_beside_a_list_of_titled_ones_are_all_read(opened: Opened, behind: bool) -> None:
    titled = [{"name": "退货", "text": "这边给您退款了哦"}, {"name": "催付", "text": "您的订单还没有付款哦"}]
    document = {"list": titled, "replies": REPLIES} if behind else {"replies": REPLIES, "list": titled}
    reading, messages = opened("话术.json", json.dumps(document, ensure_ascii=False))
    assert reading.layout == "canned"
    assert sorted(m.text for m in messages) == sorted([*REPLIES.values(), *(one["text"] for one in titled)])
    assert all(m.writable for m in messages)


@pytest.mark.parametrize("names", [["小美", "阿木", "小美"], ["小美", "阿木", "顾客"]])
def test_names_that_come_again_or_are_sides_are_speakers_whatever_else_is_there(
    opened: Opened, names: list[str]
) -> None:
    document = {"replies": REPLIES, "list": [{"name": name, "text": "在的"} for name in names]}
    error = refusal(opened, "a.json", json.dumps(document, ensure_ascii=False))
    assert "“小美”" in error.zh and "--field" in error.zh


@pytest.mark.parametrize("kind", ["json", "jsonl"])
def test_a_text_that_is_an_object_or_a_list_of_parts_is_read_and_who_said_it_stays(opened: Opened, kind: str) -> None:
    records = [
        {"role": "客户", "content": {"type": "text", "text": "在吗"}},
        {"role": "客服", "content": [{"type": "text", "text": "在的，"}, {"type": "image", "url": "u"}, "您请说"]},
        {"role": "客户", "content": {"url": "u"}},
        {"role": "客服", "content": "好的"},
    ]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    reading, messages = opened(f"a.{kind}", f"[{','.join(lines)}]" if kind == "json" else "\n".join(lines))
    assert [(m.role, m.text) for m in messages] == [(CUSTOMER, "在吗"), (AGENT, "在的，\n您请说"), (AGENT, "好的")]
    (remark,) = reading.remarks
    assert "1 条消息的内容是列表或对象" in remark.zh and "没有检查" in remark.zh


def test_a_talk_under_a_key_that_texts_have_is_read_turn_by_turn(opened: Opened) -> None:
    turns = [{"role": "客户", "text": "在吗"}, {"role": "客服", "text": "在的"}]
    line = json.dumps({"role": "talk", "message": turns}, ensure_ascii=False)
    for name, data in (("a.json", line), ("a.jsonl", f"{line}\n{line}")):
        _, messages = opened(name, data)
        assert [(m.role, m.text) for m in messages][:2] == [(CUSTOMER, "在吗"), (AGENT, "在的")]


def test_what_a_turn_quotes_or_carries_is_no_message_of_its_own(opened: Opened) -> None:
    turns = [
        {"role": "客户", "content": "就是这个", "quote": {"role": "客服", "content": "您说的是哪款"}},
        {"role": "客户", "content": "看图", "file": {"name": "图.png", "text": "截图"}, "blocks": [{"text": "看图"}]},
        {"role": "客服", "content": "好的", "replies": [{"role": "客户", "content": "谢谢"}]},
    ]
    _, messages = opened("a.json", json.dumps(turns, ensure_ascii=False))
    said = [(CUSTOMER, "就是这个"), (CUSTOMER, "看图"), (AGENT, "好的"), (CUSTOMER, "谢谢")]
    assert [(m.role, m.text) for m in messages] == said


def test_a_sender_may_be_an_object_with_its_side_and_its_name(opened: Opened) -> None:
    turns = [
        {"sender": {"type": "customer", "name": "张三"}, "text": "在吗"},
        {"sender": {"type": "agent", "name": "小美"}, "text": "在的"},
    ]
    _, messages = opened("a.json", json.dumps(turns, ensure_ascii=False))
    assert [(m.role, m.speaker) for m in messages] == [(CUSTOMER, "张三"), (AGENT, "小美")]
    strangers = [{"sender": {"name": name}, "text": "在吗"} for name in ("张三", "小美")]
    assert "“小美”" in refusal(opened, "a.json", json.dumps(strangers, ensure_ascii=False)).zh


@pytest.mark.parametrize(
    "data", ["角色,内容\n客户,在吗\n,在的\n", '[{"role": "客户", "text": "在吗"}, {"role": null, "text": "在的"}]']
)
def test_a_message_of_nobodys_is_told(opened: Opened, data: str) -> None:
    reading, messages = opened("a.csv" if data.startswith("角色") else "a.json", data)
    assert [m.role for m in messages] == [CUSTOMER, AGENT]
    assert "1 条消息没有写是谁说的，按客服说的检查" in reading.remarks[0].zh


def test_the_first_line_of_a_table_may_name_its_delimiter(opened: Opened) -> None:
    _, messages = opened("a.csv", "sep=;\r\n角色;内容\r\n客户;在吗, 人呢\r\n")
    assert [(m.role, m.text, m.place.line) for m in messages] == [(CUSTOMER, "在吗, 人呢", 3)]


def test_who_speaks_goes_before_whose_talk_it_is(opened: Opened) -> None:
    data = "访客,客服,发言人,内容,时间\n张三,小美,张三,在吗,2023-05-01 12:00\n张三,小美,小美,在的,2023-05-01 12:01\n"
    told = [(CUSTOMER, "张三"), (AGENT, "小美")]
    for agents in (("小美",), ()):
        _, messages = opened("a.csv", data, agents=agents)
        assert [(m.role, m.speaker) for m in messages] == told
    strangers = data.replace("张三,小美,张三", "张三,小美,甲").replace("张三,小美,小美", "张三,小美,乙")
    assert "“甲”" in refusal(opened, "a.csv", strangers).zh


def roles_and_speakers(messages: list[Message]) -> list[tuple[str, str | None]]:
    return [(message.role, message.speaker) for message in messages]


def test_a_table_that_names_both_sides_in_every_row_does_not_tell_who_speaks(opened: Opened) -> None:
    head, rows = (
        "会话ID,时间,客服,客户,内容\n",
        "1,2023-05-01 12:00,小王,张三,在吗\n1,2023-05-01 12:01,小王,张三,在的\n",
    )
    error = refusal(opened, "a.csv", head + rows)
    assert "第 2 行里既有客服“小王”，又有客户“张三”" in error.zh and "--column role=" in error.zh
    _, messages = opened("a.csv", head + rows, columns={"speaker": "客服"})
    assert roles_and_speakers(messages) == [(AGENT, "小王")] * 2


@pytest.mark.parametrize(
    ("column", "guest", "staff"),
    [("发送方", "客户", "客服"), ("是否客服", "0", "1"), ("是否客服", "否", "是"), ("is_agent", "false", "true")],
)
def test_a_table_that_names_both_sides_and_tells_which_has_the_right_speaker(
    opened: Opened, column: str, guest: str, staff: str
) -> None:
    data = f"会话ID,客服,客户,{column},内容\n1,小王,张三,{guest},在吗\n1,小王,张三,{staff},在的\n"
    assert roles_and_speakers(opened("a.csv", data)[1]) == [(CUSTOMER, "张三"), (AGENT, "小王")]


def test_the_side_that_alone_is_named_in_a_row_speaks(opened: Opened) -> None:
    data = "时间,客服,客户,内容\n2023-05-01 12:00,,张三,在吗\n2023-05-01 12:01,小王,,在的\n"
    _, messages = opened("a.csv", data)
    assert roles_and_speakers(messages) == [(CUSTOMER, "张三"), (AGENT, "小王")]
    assert {message.conversation for message in messages} == {"张三"}


def test_a_row_with_a_question_and_its_answer_is_two_messages(opened: Opened) -> None:
    head = "会话ID,客户消息,客服回复,时间,回复时间\n"
    data = f"{head}1,有货吗,有的,2023-05-01 12:00:00,2023-05-01 12:00:40\n1,好,,2023-05-01 12:01,\n"
    _, messages = opened("a.csv", data)
    assert [(m.role, m.text, m.place.cell, m.time and m.time.strftime("%H:%M:%S")) for m in messages] == [
        (CUSTOMER, "有货吗", "客户消息", "12:00:00"),
        (AGENT, "有的", "客服回复", "12:00:40"),
        (CUSTOMER, "好", "客户消息", "12:01:00"),
    ]
    _, messages = opened("a.csv", "会话ID,客户消息,客服回复,时间\n1,有货吗,有的,2023-05-01 12:00:00\n")
    assert [m.time is None for m in messages] == [False, True]  # when it was answered is not told


def test_a_row_without_a_side_among_told_ones_is_not_taken_for_the_agents(opened: Opened) -> None:
    data = "会话ID,角色,发送人,内容\n1,客户,张三,在吗\n1,客服,小王,在的\n1,,李四,全网最低价\n"
    assert "“李四”" in refusal(opened, "a.csv", data).zh


def test_a_table_without_talks_is_split_by_its_customers(opened: Opened) -> None:
    rows = ["客户,张三,在吗", "客服,小王,在的", "客户,李四,几天到", "客服,小王,两天"]
    timed = [f"2023-05-01 12:0{at},{row}" for at, row in enumerate(rows)]
    for order in (timed, timed[::-1]):  # the newest may stand first
        _, messages = opened("a.csv", "\n".join(("时间,角色,发送人,内容", *order)))
        assert {m.text: m.conversation for m in messages} == {
            "在吗": "张三",
            "在的": "张三",
            "几天到": "李四",
            "两天": "李四",
        }


def test_turns_in_several_lists_are_of_several_talks(opened: Opened) -> None:
    def turns(who: str) -> list[dict[str, str]]:
        return [{"role": "客户", "name": who, "text": "在吗"}, {"role": "客服", "name": "小王", "text": "在的"}]

    lists = [turns("张三"), turns("李四")]
    for document in ({"data": [{"messages": said} for said in lists]}, lists):
        _, messages = opened("a.json", json.dumps(document))
        talks = [message.conversation for message in messages]
        assert talks[0] == talks[1] != talks[2] == talks[3] and None not in talks
    _, messages = opened(
        "a.json", json.dumps({"data": [{"replies": [{"text": "在的"}]}, {"replies": [{"text": "好"}]}]})
    )
    assert [message.conversation for message in messages] == [None, None], "canned replies are no talks"


def test_a_pinduoduo_talk_is_known_by_the_shops_other_names_too(opened: Opened) -> None:
    turns = [
        {"time": "2023-05-01 12:00:00", "role": "用户", "name": "张*", "type": "text", "content": "在吗"},
        {"time": "2023-05-01 12:00:01", "role": "自动回复", "name": "店", "type": "text", "content": "欢迎光临"},
        {"time": "2023-05-01 12:00:20", "role": "商家", "name": "店", "type": "text", "content": "在的"},
        {"time": "2023-05-01 12:01:00", "role": "用户", "name": "李*", "type": "text", "content": "几天到"},
    ]
    reading, messages = opened("a.json", json.dumps(turns))
    assert reading.layout == "pdd"
    assert [(m.role, m.conversation, m.automatic) for m in messages] == [
        (CUSTOMER, "张*", False),
        (ROBOT, "张*", True),
        (AGENT, "张*", False),
        (CUSTOMER, "李*", False),
    ]


def test_several_days_without_a_talk_or_a_name_are_told(opened: Opened) -> None:
    days = [f"{'客服' if day % 2 else '客户'},好,2023-05-0{day} 12:00" for day in range(1, 5)]
    reading, messages = opened("a.csv", "\n".join(("角色,内容,时间", *days)))
    assert len({m.conversation for m in messages}) == 1 and "都按一通会话检查" in reading.remarks[0].zh
    assert opened("a.csv", "\n".join(("角色,内容,时间", *days[:1])))[0].remarks == []


@pytest.mark.parametrize(("received", "sent"), [("in", "out"), ("接收", "发送"), ("Inbound", "Outbound")])
def test_a_direction_is_the_side(opened: Opened, received: str, sent: str) -> None:
    _, messages = opened("a.csv", f"会话ID,消息方向,消息内容\n1,{received},在吗\n1,{sent},在的\n")
    assert [m.role for m in messages] == [CUSTOMER, AGENT]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_talk_that_does_not_say_who_speaks_is_refused_until_somebody_does(opened: Opened, kind: str) -> None:
    names = ("会话ID", "时间", "内容", "谁")
    rows = [("1", "2023-05-01 12:00", "在吗亲", "a"), ("1", "2023-05-01 12:01", "在的亲", "b")]
    records = [dict(zip(names, row, strict=True)) for row in rows]
    data = json.dumps(records) if kind == "json" else "\n".join(map(",".join, (names, *rows)))
    assert "谁" in refusal(opened, f"a.{kind}", data).zh
    reading, messages = opened(f"a.{kind}", data, agents=("*",))
    assert [message.role for message in messages] == [AGENT, AGENT] and not reading.remarks


def test_half_a_surrogate_pair_becomes_a_replacement_character(opened: Opened) -> None:
    _, messages = opened("a.jsonl", '{"text": "好\\ud83d的"}\n{"text": "好\\ud83d\\ude0a\\\\ud83d"}\n')
    assert [m.text for m in messages] == ["好\ufffd的", "好😊\\ud83d"]


@pytest.mark.parametrize("data", ['{"messages": [{"text": "在吗"', "[" * 100_000, '{"a": ' * 5000 + "1" + "}" * 5000])
def test_broken_or_bottomless_json_is_refused(opened: Opened, data: str) -> None:
    assert "JSON" in refusal(opened, "a.json", data).zh


def test_json_without_a_text_is_refused_with_its_keys(opened: Opened) -> None:
    assert "甲、乙" in refusal(opened, "a.json", '{"data": {"list": [{"甲": 1, "乙": "x"}]}}').zh


# -- standard input -----------------------------------------------------------------------------------


class Pipe(io.RawIOBase):
    """A stream that says how far it has been read."""

    def __init__(self, lines: list[bytes]) -> None:
        self.lines = lines
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> bytes:
        if self.taken == len(self.lines):
            return b""
        self.taken += 1
        return self.lines[self.taken - 1]


@pytest.mark.parametrize(
    ("layout", "lines"),
    [
        ("lines", ["您好\r\n", "\n", "在的\n"]),
        ("records", ['{"text": "您好"}\n', "broken\n", '{"text": "在的", "role": "agent"}\n']),
    ],
)
def test_each_message_comes_as_soon_as_its_line_has_been_read(layout: str, lines: list[str]) -> None:
    pipe = Pipe([line.encode() for line in lines])
    reading = readers.open_stdin(pipe, ReadOptions())  # type: ignore[arg-type]
    assert reading.layout == layout
    assert pipe.taken == 1
    first = next(reading.messages)
    assert (first.text, first.place.line, pipe.taken) == ("您好", 1, 1)
    second = next(reading.messages)
    assert (second.text, second.place.line, second.place.file, pipe.taken) == ("在的", 3, "-", 3)
    assert list(reading.messages) == []
    assert len(reading.problems) == (layout == "records")


def test_standard_input_takes_any_layout_by_name() -> None:
    stream = io.BufferedReader(io.BytesIO("角色,内容\n客户,在吗\n客服,在的\n".encode("gbk")))  # type: ignore[arg-type]
    reading = readers.open_stdin(stream, ReadOptions(layout="table"))
    assert [(m.role, m.text) for m in reading.messages] == [(CUSTOMER, "在吗"), (AGENT, "在的")]


EXPORTS = Path(__file__).parent / "exports"


@pytest.mark.parametrize("path", sorted(EXPORTS.glob("[!jm]*.*")), ids=lambda path: path.name)
def test_an_export_on_standard_input_is_read_as_from_its_file(path: Path) -> None:
    from_file = readers.open_input(str(path), ReadOptions())
    piped = readers.open_stdin(io.BufferedReader(io.BytesIO(path.read_bytes())), ReadOptions())  # type: ignore[arg-type]
    assert piped.layout == from_file.layout

    def said(reading: readers.Reading) -> list[Any]:
        return [(m.role, m.speaker, m.time, m.text, m.place._replace(file="")) for m in reading.messages]

    assert said(piped) == said(from_file)


@pytest.mark.parametrize(
    "drafts",
    [
        "您好\n12:00 前发货\n",
        "好的, 亲, 马上\n在的, 亲, 稍等\n",
        "[微笑] 您好\n{{name}}，您好\n",
        "内容\n您好\n",
        '{"text": "您好"}\n{"text": "在的"}\n',
        "https://item.example.com/1\nhttps://item.example.com/2\n",
    ],
)
def test_drafts_on_standard_input_are_never_taken_for_an_export(drafts: str) -> None:
    stream = io.BufferedReader(io.BytesIO(drafts.encode()))  # type: ignore[arg-type]
    reading = readers.open_stdin(stream, ReadOptions())
    assert reading.layout in readers.DRAFTS
    assert len(list(reading.messages)) == len(drafts.splitlines())


def test_a_json_document_on_one_line_is_no_draft() -> None:
    document = json.dumps(
        {"session": {"messages": [{"text": "在吗", "role": "customer"}, {"text": "在", "role": "agent"}]}}
    )
    stream = io.BufferedReader(io.BytesIO(document.encode()))  # type: ignore[arg-type]
    assert [m.text for m in readers.open_stdin(stream, ReadOptions()).messages] == ["在吗", "在"]


# -- layouts ------------------------------------------------------------------------------------------


def test_a_layouts_name_is_its_modules_name() -> None:
    modules = [*readers.TABLES, *readers.TEXTS, *readers.DOCUMENTS, *readers.GENERIC]
    assert [layout.name.replace("-", "_") for layout in readers.layouts()] == modules
    assert len({layout.title.zh for layout in readers.layouts()}) == len(modules)


def test_an_unknown_layout_is_refused_with_the_nearest_names(opened: Opened) -> None:
    error = refusal(opened, "a.txt", "您好\n", layout="jd-dongdog")
    assert "jd-dongdong" in error.zh


@pytest.mark.parametrize("layout", [*readers.TEXTS, *readers.TABLES, *readers.DOCUMENTS])
def test_a_layout_that_does_not_fit_is_refused_and_never_read_as_silence(opened: Opened, layout: str) -> None:
    for name, data in (("a.csv", "甲,乙\n1,2\n"), ("a.json", '[{"a": 1}, {"a": 2}]'), ("a.json", '{"a": []}')):
        assert refusal(opened, name, data, layout=layout.replace("_", "-"))


def test_the_tidy_record_places_a_message_in_the_terms_of_its_file(opened: Opened) -> None:
    _, [message] = opened("a.csv", "会话,角色,时间,内容\ns1,客服,2023-05-01 12:00:00,您好\n")
    assert record("table", 1, message) == {
        "layout": "table",
        "file": message.place.file,
        "conversation": "s1",
        "index": 1,
        "role": "agent",
        "speaker": None,
        "time": "2023-05-01T12:00:00+08:00",
        "text": "您好",
        "line": 2,
        "row": 2,
        "column": "内容",
        "sheet": None,
    }
    assert record("lines", 3, Message("您好")) | {"file": 0} == {
        "layout": "lines",
        "file": 0,
        "conversation": None,
        "index": 3,
        "role": "agent",
        "speaker": None,
        "time": None,
        "text": "您好",
        "line": 1,
    }


# -- what a user names, and what he may leave open -----------------------------------------------------

TALK = "role,content,time,id\n客服,全网最低价,2024-01-01 10:00:00,7\n客户,在吗,2024-01-01 10:00:01,8\n"


@pytest.mark.parametrize("column", ["id=nosuch", "role=nosuch", "time=zeit", "text=nosuch"])
def test_a_column_that_does_not_exist_is_refused_with_those_that_do(opened: Opened, column: str) -> None:
    field, _, name = column.partition("=")
    said = refusal(opened, "t.csv", TALK, columns={field: name}).zh
    assert f"没有“{name}”这一列，表里有：role、content、time、id；请用 --column {field}=" in said


def test_records_without_the_named_key_are_named_and_never_taken_for_canned_replies(opened: Opened) -> None:
    data = '{"id":1,"text":"甲"}\nbroken\n{"id":3,"text":"乙"}\n'
    reading, messages = opened("t.jsonl", data, columns={"id": "foo"})
    assert messages == []
    broken, nameless = (problem.zh for problem in reading.problems)
    assert "第 2 行不是合法的 JSON" in broken
    assert "没有“foo”这一列" in nameless


def test_one_unknown_role_word_keeps_no_other_row_from_being_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("role,content\n客服,您好\n甲方,你好\n客户,在吗\n", "utf-8")
    found = readers.open_input(str(path), ReadOptions()).messages
    assert [next(found).role for _ in range(3)] == [AGENT, SYSTEM, CUSTOMER]
    with pytest.raises(ReplylintError) as error:
        next(found)
    assert "甲方" in error.value.zh and "--roles" in error.value.zh


def test_role_words_none_of_which_is_known_are_refused_at_once(opened: Opened) -> None:
    assert "--agent" in refusal(opened, "t.csv", "role,content\n甲方,您好\n乙方,你好\n").zh


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.json", "a.jsonl", "a.md", "a.yaml"])
def test_an_empty_file_has_no_messages_and_no_fault(opened: Opened, name: str) -> None:
    reading, messages = opened(name, "")
    assert messages == [] and reading.problems == []


def test_an_empty_array_has_no_messages_and_no_fault(opened: Opened) -> None:
    assert opened("a.json", "[]\n")[1] == []


# -- what standard input brings ------------------------------------------------------------------------


def piped(data: str, **options: Any) -> tuple[list[str], list[str]]:
    reading = readers.open_stdin(io.BufferedReader(io.BytesIO(data.encode())), ReadOptions(**options))
    texts = [message.text for message in reading.messages]
    return texts, [problem.zh for problem in reading.problems]


def test_a_broken_first_record_is_named_and_the_others_are_read() -> None:
    texts, problems = piped('bad line\n{"id":1,"text":"甲"}\n{"id":3,"text":"乙"}\n')
    assert texts == ["bad line", "甲", "乙"]
    assert len(problems) == 1 and "第 1 行" in problems[0]


def test_a_draft_that_begins_with_a_placeholder_is_a_draft_and_so_are_those_behind_it() -> None:
    assert piped("{昵称}您好\n第二句\n") == (["{昵称}您好", "第二句"], [])


def test_the_named_column_of_a_piped_table_is_read() -> None:
    assert piped("编号,话术,备注\n1,您好,x\n", columns={"text": "话术"}) == (["您好"], [])


def test_a_piped_table_without_the_named_column_is_refused() -> None:
    with pytest.raises(ReplylintError, match="nosuch"):
        piped("编号,话术,备注\n1,您好,x\n", columns={"text": "nosuch"})


def test_drafts_stay_drafts_where_the_settings_name_columns() -> None:
    assert piped("您好\n好的\n", columns={"text": "话术"}) == (["您好", "好的"], [])


def test_a_piped_document_may_span_lines() -> None:
    assert piped('[\n  {"id": 1,\n   "text": "您好"}\n]\n') == (["您好"], [])
