"""Several exports in one file: pasted below each other, with other columns, or with torn headers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.model import AGENT, CUSTOMER, Message, ReplylintError
from replylint.readers import Reading

Opened = Callable[..., tuple[Reading, list[Message]]]
Said = list[tuple[str, str | None, str | None, str]]

RULE, DASHES = "=" * 64, "-" * 28


def qianniu(shop: str, guest: str) -> str:
    return (
        f"{shop}\n{RULE}\n{' ' * 31}单聊\n{RULE}\n{DASHES}{guest}{DASHES}\n"
        f"{shop}(2024-04-01 10:00:00):  竹篮上新啦\n{guest}(2024-04-01 10:00:31):  能装几斤\n装菜用\n"
    )


def qianniu_old(shop: str, guest: str) -> str:
    return (
        f"{shop}\n2024-04-01\n2024-04-01 10:00:00 {shop}: 竹篮上新啦\n2024-04-01 10:00:31 {guest}: 能装几斤\n装菜用\n"
    )


def dongdong(shop: str, guest: str) -> str:
    return (
        f"/{'*' * 17}以下为一通会话{'*' * 36}/\n{shop} 2024-04-01 10:00:00\n竹篮上新啦\n"
        f"{guest} 2024-04-01 10:00:31\n能装几斤\n装菜用\n"
    )


def wechat(shop: str, guest: str) -> str:
    return f"2024-04-01 10:00:00 {shop}\n竹篮上新啦\n\n2024-04-01 10:00:31 {guest}\n能装几斤\n装菜用\n\n"


def qq_title(guest: str) -> str:
    first = "消息记录（此消息记录为文本格式，不支持重新导入）"
    return f"{first}\n\n{RULE}\n消息分组:老客\n{RULE}\n消息对象:{guest}\n{RULE}\n\n"


def qq(shop: str, guest: str) -> str:
    return qq_title(guest) + wechat(f"{shop}(10203040)", f"{guest}(50607080)")


def exporter(shop: str, guest: str) -> str:
    return (
        f"{guest} - 微信聊天记录\n\n{shop} (2024-04-01 10:00:00):竹篮上新啦\n"
        f"{guest} (2024-04-01 10:00:31):能装几斤\n装菜用\n"
    )


EXPORTS = {
    "qianniu": (qianniu, "竹器店:阿篾", "竹器店:阿篾", "山泉"),
    "main-account": (qianniu, "木器行", "木器行", "松果"),
    "qianniu-old": (qianniu_old, "石器店:阿磨", "石器店:阿磨", "溪水"),
    "dongdong": (dongdong, "陶器客服", "陶器客服", "j***7"),
    "wechat": (wechat, "我", "我", "老周"),
    "qq": (qq, "铜器铺", "铜器铺", "小季"),
    "exporter": (exporter, "布店", "布店", "阿霞"),
}


def said(messages: list[Message]) -> Said:
    return [(message.role, message.speaker, message.conversation, message.text) for message in messages]


@pytest.mark.parametrize("between", ["", "\n\n", "\ufeff"], ids=["below", "blank", "mark"])
@pytest.mark.parametrize("second", [name for name in EXPORTS if name != "wechat"])
@pytest.mark.parametrize("first", EXPORTS)
def test_exports_that_are_pasted_below_each_other_are_read_each_as_itself(
    opened: Opened, first: str, second: str, between: str
) -> None:
    texts = []
    expected: Said = []
    for name in (first, second):
        write, shop, staff, guest = EXPORTS[name]
        texts.append(write(shop, guest))
        talk = f"{guest} 2024-04-01 10:00:00" if name == "dongdong" else guest
        expected += [(AGENT, staff, talk, "竹篮上新啦"), (CUSTOMER, guest, talk, "能装几斤\n装菜用")]
    reading, messages = opened("聊天.txt", between.join(texts))
    assert said(messages) == expected
    assert {f"{message.time:%m-%d %H:%M}" for message in messages if message.time} == {"04-01 10:00"}
    lines = between.join(texts).split("\n")
    assert all(lines[message.place.line - 1].endswith(message.text.split("\n")[0]) for message in messages)
    assert reading.problems == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (qianniu("竹器店:阿篾", "山泉"), wechat("我", "老周")),
        (qianniu("竹器店:阿篾", "山泉"), "竹器店:阿篾 2024-4-1 11:00:00\n还在吗亲\n山泉 2024-4-1 11:02:00\n在\n"),
        (qianniu("竹器店:阿篾", "山泉"), "2024-04-02\n09:05:00\n早\n竹器店:阿篾\n09:06:00\n早啊\n山泉\n"),
        (wechat("我", "老周"), wechat("我", "小季").replace("-", "/")),
    ],
    ids=["wechat", "clipboard", "web", "other times"],
)
def test_a_chat_that_is_swallowed_by_a_message_is_told_with_its_line(opened: Opened, first: str, second: str) -> None:
    reading, messages = opened("聊天.txt", first + second)
    assert f"第 {messages[-1].place.line} 行" in reading.problems[0].zh
    assert opened("聊天.txt", first + second, layout=reading.layout)[0].problems == []


@pytest.mark.parametrize(
    "pasted",
    [
        "2024-04-01 09:00:00 已揽收\n2024-04-02 09:00:00 运输中\n2024-04-03 09:00:00 已签收",
        "下单时间：2024-04-01 09:00:00\n付款时间：2024-04-01 09:01:00",
        "预计 2024-04-03 09:00:00\n送达",
    ],
)
def test_what_a_carrier_writes_within_a_message_is_no_chat(opened: Opened, pasted: str) -> None:
    reading, messages = opened("聊天.txt", qianniu("竹器店:阿篾", "山泉") + pasted + "\n")
    assert messages[-1].text == f"能装几斤\n装菜用\n{pasted}"
    assert reading.problems == []


def test_a_line_of_text_above_a_banner_is_no_account(opened: Opened) -> None:
    text = qianniu("竹器店:阿篾", "山泉") + qianniu("竹器店:阿篾", "松果").partition("\n")[2]
    assert [message.text for message in opened("聊天.txt", text)[1]][1::2] == ["能装几斤\n装菜用"] * 2


@pytest.mark.parametrize(
    "below",
    [
        "会话号,发言方,内容,时间\n2,客户,有盖吗,2024-04-01 11:00:00\n",
        "时间,内容,发言方,会话号\n2024-04-01 11:00:00,有盖吗,客户,2\n",
        "会话号,时间,昵称,发言方,内容\n2,2024-04-01 11:00:00,松果,客户,有盖吗\n",
    ],
)
def test_a_table_may_have_a_second_header_in_its_middle(opened: Opened, below: str) -> None:
    above = "会话号,发言方,内容,时间\n1,客服,竹篮上新啦,2024-04-01 10:00:00\n"
    reading, messages = opened("聊天.csv", above + below)
    assert [(message.role, message.conversation, message.text) for message in messages] == [
        (AGENT, "1", "竹篮上新啦"),
        (CUSTOMER, "2", "有盖吗"),
    ]
    assert messages[1].time is not None and messages[1].time.hour == 11
    assert reading.problems == []


# -- headers ------------------------------------------------------------------------------------------

HEADERS = {
    "time first": "{time} {name}\n{text}\n\n",
    "name first": "{name} {time}\n{text}\n\n",
    "name above": "{name}\n{time}\n{text}\n\n",
    "time above": "{time}\n{name}\n{text}\n\n",
}
TURNS = [("老周", "10:00:00", "竹篮有大号吗"), ("我", "10:00:20", "有的亲"), ("老周", "10:01:00", "来两只")]


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("owner", ["我", "'我'", "我(wxid_7k2)"])
def test_name_and_time_stand_in_any_order_on_one_line_or_two(opened: Opened, header: str, owner: str) -> None:
    names = {"我": owner}
    text = "".join(
        header.format(time=f"2024-04-01 {time}", name=names.get(name, name), text=said) for name, time, said in TURNS
    )
    messages = opened("聊天.txt", text)[1]
    assert [(message.role, message.text) for message in messages] == [
        (AGENT if name == "我" else CUSTOMER, said) for name, _, said in TURNS
    ]
    assert [f"{message.time:%H:%M:%S}" for message in messages if message.time] == [time for _, time, _ in TURNS]


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_so_they_do_in_qq(opened: Opened, header: str) -> None:
    names = {"老周": "老周(50607080)", "我": "竹器店(10203040)"}
    text = "".join(header.format(time=f"2024-04-01 {time}", name=names[name], text=said) for name, time, said in TURNS)
    messages = opened("聊天.txt", qq_title("老周") + text)[1]
    assert [(message.role, message.text) for message in messages] == [
        (AGENT if name == "我" else CUSTOMER, said) for name, _, said in TURNS
    ]
    assert [f"{message.time:%H:%M:%S}" for message in messages if message.time] == [time for _, time, _ in TURNS]


def test_blank_lines_may_be_missing_between_some_messages(opened: Opened) -> None:
    loose, tight = wechat("我", "老周"), wechat("我", "老周").replace("\n\n", "\n")
    for text in (loose + tight, tight + loose):
        assert [message.role for message in opened("聊天.txt", text)[1]] == [AGENT, CUSTOMER] * 2


@pytest.mark.parametrize(
    "text",
    [
        "我：竹篮上新\n老周：大号有吗\n我：有的\n老周：来两只\n",
        "我 2024/4/1 10:00\n竹篮上新\n老周 2024/4/1 10:01\n来两只\n",
    ],
)
def test_the_owner_of_an_account_is_staff_in_any_text(opened: Opened, text: str) -> None:
    assert [message.role for message in opened("聊天.txt", text)[1]][:2] == [AGENT, CUSTOMER]


@pytest.mark.parametrize(
    "text", ["我 10:00\n竹篮上新\n老周 10:01\n来两只\n", "老周  昨天 10:00\n来两只\n我  昨天 10:01\n好的\n"]
)
def test_a_chat_with_clocks_alone_is_not_taken_for_drafts(opened: Opened, text: str) -> None:
    with pytest.raises(ReplylintError, match="chat of"):
        opened("聊天.txt", text)
