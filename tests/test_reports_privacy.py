"""What reports keep to themselves: personal data, names, forgiven findings."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import BEST, COLD, PHONE, checked, finding, records, rendered, said, talk

from replylint.model import AGENT, CUSTOMER, ROBOT, ROLES, Checked
from replylint.reports import BINARY, FORMATS, privacy
from replylint.reports.base import ReportOptions
from replylint.reports.privacy import Mask, prepared
from replylint.reports.privacy import masked as mask

NUMBER = "13812345678"


def masked(item: Checked) -> Checked:
    (shown,) = prepared([item], ReportOptions())
    return shown


def private(code: str, words: str, text: str) -> str:
    rule = PHONE._replace(code=code)
    return masked(checked(text, (words, rule))).message.text


def test_a_mobile_number_keeps_its_first_three_and_last_four_digits() -> None:
    assert private("PR101", NUMBER, f"电话{NUMBER}哦") == "电话138****5678哦"
    assert private("PR101", "138-1234-5678", "电话138-1234-5678") == "电话138-****-5678"
    assert private("PR101", "一三八一二三四五六七八", "电话一三八一二三四五六七八") == "电话一三八****五六七八"


def test_other_personal_data_keeps_no_more_than_tells_its_kind() -> None:
    assert private("PR102", "11010119900101123X", "11010119900101123X") == "110***********123X"
    assert private("PR103", "6222 0212 3456 7890", "卡号6222 0212 3456 7890") == "卡号622* **** **** 7890"
    assert (
        private("PR104", "浙江省杭州市西湖区文三路1号2单元", "浙江省杭州市西湖区文三路1号2单元")
        == "浙江省杭州" + "*" * 12
    )
    assert private("PR105", "xiaoyu@example.com", "邮箱xiaoyu@example.com") == "邮箱x*****@example.com"


@given(
    st.text("0123456789 -幺一二三a@.中", min_size=1, max_size=30), st.sampled_from(["PR101", "PR103", "PR104", "PR105"])
)
def test_masking_keeps_every_offset_and_always_hides_something(words: str, code: str) -> None:
    item = masked(checked(f"好{words}的", (words, PHONE._replace(code=code))))
    assert len(item.message.text) == len(words) + 2
    assert item.findings[0].quote == item.message.text[item.findings[0].start : item.findings[0].end]
    assert len(words.strip("@")) < 4 or "*" in item.findings[0].quote


@pytest.mark.parametrize("role", ROLES)
def test_personal_data_are_masked_whoever_wrote_them_and_whatever_rules_were_asked_for(role: str) -> None:
    text = f"我电话{NUMBER}，邮箱xiaoyu@example.com，订单数 12345"
    assert masked(checked(text, role=role)).message.text == "我电话138****5678，邮箱x*****@example.com，订单数 12345"


def test_numbers_of_orders_are_readable_in_replies_and_masked_in_what_customers_wrote() -> None:
    text = "订单 2024030112345678 已发货"
    assert masked(checked(text, role=AGENT)).message.text == text
    assert masked(checked(text, role=CUSTOMER)).message.text == "订单 202*********5678 已发货"


def test_names_of_people_and_talks_are_masked_and_still_differ() -> None:
    mask = Mask()
    one, two, again = (
        mask.applied(checked("最好", speaker="阿梅", conversation=number)).message
        for number in (NUMBER, "13899995678", NUMBER)
    )
    assert (one.conversation, two.conversation) == ("138****5678", "138****5678·2")
    assert again.conversation == one.conversation
    assert mask.applied(checked("最好", speaker=f"小鱼{NUMBER}")).message.speaker == "小鱼138****5678"


@pytest.mark.parametrize("number", [NUMBER, int(NUMBER)])
@pytest.mark.parametrize("form", sorted(set(FORMATS) - BINARY))
def test_a_number_that_serves_as_id_is_masked_in_every_format(form: str, number: str | int) -> None:
    item = checked("这款最好", ("最好", BEST), id=number, conversation=NUMBER, speaker=NUMBER)
    assert NUMBER not in rendered(form, [item])


def test_other_ids_stay_what_they_are_and_are_left_out_of_anonymous_reports() -> None:
    item = checked("这款最好", ("最好", BEST), id=4021)
    assert records([item])[0]["id"] == 4021
    assert records([item], anonymize=True)[0]["id"] is None


def test_wordings_that_repeat_personal_data_are_masked() -> None:
    message = checked("最好").message
    item = Checked(message, (finding(message, "最好", softer=(f"打{NUMBER}",)),))
    assert masked(item).findings[0].softer == ("打138****5678",)


def test_a_message_that_comes_again_stays_masked() -> None:
    item = checked(f"打{NUMBER}", (NUMBER, PHONE))
    again = Checked(item.message, (finding(item.message, "打", COLD),), again=True)
    shown = list(prepared([item, again], ReportOptions()))
    assert [one.message.text for one in shown] == ["打138****5678"] * 2 and shown[1].again


@pytest.mark.parametrize("name", sorted(set(FORMATS) - BINARY))
def test_no_format_shows_personal_data_unless_asked(name: str) -> None:
    items = [
        said(CUSTOMER, f"打{NUMBER}找我", "10:00", "小鱼"),
        said(AGENT, f"打{NUMBER}最好", "10:01", "阿梅", "t1", (NUMBER, PHONE), ("最好", BEST)),
    ]
    assert NUMBER not in rendered(name, items)
    if name not in ("statistics", "junit"):
        assert "138****5678" in rendered(name, items)
        assert NUMBER in rendered(name, items, show_private=True)


def test_anonymous_reports_name_people_in_the_order_of_their_appearance() -> None:
    shown = list(prepared(talk(), ReportOptions(anonymize=True)))
    assert [item.message.speaker for item in shown] == ["顾客1", "客服A", "顾客1", "客服A", "顾客2", "客服B", "顾客2"]
    assert {item.message.conversation for item in shown} == {"会话1", "会话2"}
    english = list(prepared(talk(), ReportOptions(anonymize=True, lang="en")))
    assert english[1].message.speaker == "Agent A" and english[1].message.conversation == "Talk 1"


def test_names_inside_texts_are_starred_out_at_the_same_length() -> None:
    items = [
        said(CUSTOMER, "我是小鱼儿", "10:00", "小鱼儿", "小鱼儿"),
        said(AGENT, "小鱼儿您好，我是阿梅，这款最好", "10:01", "阿梅", "小鱼儿", ("最好", BEST)),
    ]
    shown = list(prepared(items, ReportOptions(anonymize=True)))
    assert [item.message.text for item in shown] == ["我是***", "***您好，我是**，这款最好"]
    assert shown[1].findings[0].quote == "最好"


@pytest.mark.parametrize(
    ("account", "text", "shown"),
    [
        ("买家李大力", "李大力您好，给您登记了", "***您好，给您登记了"),
        ("买家李大力", "好的李先生", "好的***"),
        ("客服小美(售前)", "我是小美，有事找客服", "我是**，有事找客服"),
        ("鱼铺旗舰店:小美", "鱼铺的小美为您服务", "**的**为您服务"),
        ("鱼铺旗舰店:小美", "旗舰店的客服都在", "旗舰店的客服都在"),
        ("售后-阿梅02", "找阿梅就行，02号箱", "找**就行，02号箱"),
        ("buyer_dali88", "dali88 已经拍下", "****** 已经拍下"),
        ("【夜班】小蔓", "夜班的小蔓回您", "夜班的**回您"),
        ("客服3", "客服3号为您服务", "***号为您服务"),
        ("小鱼儿", "这位小姐姐", "这位小姐姐"),
    ],
)
def test_a_name_within_an_account_is_starred_out_and_roles_are_not(account: str, text: str, shown: str) -> None:
    (item,) = prepared([checked(text, speaker=account)], ReportOptions(anonymize=True))
    assert item.message.text == shown


@pytest.mark.parametrize("name", sorted(set(FORMATS) - BINARY))
def test_no_anonymous_format_shows_a_name(name: str) -> None:
    items = [
        said(AGENT, "我是温小雅，最好", "10:01", "温小雅", "鲁大川", ("最好", BEST)),
        said(ROBOT, "好", "10:02", "钱多多"),
    ]
    shown = rendered(name, items, anonymize=True)
    assert not any(real in shown or json.dumps(real)[1:-1] in shown for real in ("温小雅", "鲁大川", "钱多多"))


def test_the_twenty_seventh_agent_is_called_aa() -> None:
    items = [checked("好", speaker=f"agent-{number}") for number in range(28)]
    assert [item.message.speaker for item in prepared(items, ReportOptions(anonymize=True))][25:] == [
        "客服Z",
        "客服AA",
        "客服AB",
    ]


def test_records_keep_their_offsets_when_masked() -> None:
    (record,) = records([checked(f"电话{NUMBER}", (NUMBER, PHONE))])
    assert (record["start"], record["end"], record["match"]) == (2, 13, "138****5678")


def test_the_date_in_a_customers_words_stays_readable() -> None:
    said = "我2023-05-01 12:00:00下单的，电话 010-12345678"
    shown = mask(said, all_numbers=True)
    assert shown.startswith("我2023-05-01 12:00:00下单的") and "12345678" not in shown


def test_names_without_end_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy, "MOST_SHOWN", 10)
    shows = Mask()
    names = [f"{13800000000 + number}" if number % 2 else f"买家{number}" for number in range(100)]
    first = [shows.applied(checked("最好", speaker=name)).message.speaker for name in names]
    assert first == [shows.applied(checked("最好", speaker=name)).message.speaker for name in names]
    assert len(set(first)) == len(names)
    assert len(shows._names) < 70
