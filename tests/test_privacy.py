"""Personal data: numbers that can be what they seem, in any dress, and those that cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.linter import Linter
from replylint.model import Severity
from replylint.rules.numbers import numbers
from replylint.rules.privacy import RULES
from replylint.settings import Settings
from replylint.text.view import fold

LINTER = Linter(Settings(platform="jd", select=("PR",)))


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.code, text[hit.start : hit.end]) for hit in LINTER.hits(text)]


@pytest.mark.parametrize(("code", "text"), [(rule.code, text) for rule in RULES for text in rule.bad])
def test_each_bad_example_is_found(code: str, text: str) -> None:
    """Row S314."""
    assert code in {found_code for found_code, _ in found(text)}


@pytest.mark.parametrize(("code", "text"), [(rule.code, text) for rule in RULES for text in rule.good])
def test_no_good_example_is_found(code: str, text: str) -> None:
    """Row S314, the near misses."""
    assert found(text) == []


@pytest.mark.parametrize(
    "written",
    [
        "13800001111",
        "１３８００００１１１１",
        "138 0000 1111",
        "138-0000-1111",
        "1 3 8 0 0 0 0 1 1 1 1",
        "+86 13800001111",
        "8613800001111",
        "一三八零零零零一一一一",
        "幺三八〇〇〇〇幺幺幺幺",
        "1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣1️⃣1️⃣1️⃣",
        "①③⑧00001111",
        "138O0001111",
        "138\u200b0000\u200b1111",
    ],
)
def test_a_mobile_number_is_found_in_any_dress_and_wholly(written: str) -> None:
    ((code, quote),) = found(f"邻居的是{written}对吧")
    assert code == "PR101"
    assert written.removeprefix("+") in quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("收件人李芳 13800001111", "李芳 13800001111"),
        ("赵先生13800001111您好", "赵先生13800001111"),
        ("团长是老郑，13800001111", "老郑，13800001111"),
        ("林女士 电话：138-0000-1111", "林女士 电话：138-0000-1111"),
    ],
)
def test_the_name_that_stands_with_a_number_is_covered(text: str, quote: str) -> None:
    assert ("PR101", quote) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "12800001111",
        "10000001111",
        "138000011112",
        "订单13800001111",
        "运单号：13800001111",
        "138****1111",
        "13800mAh",
        "4008001234",
        "快递员张师傅13800001111",
        "打我手机13800001111",
        "退货寄仓库，收货组13800001111",
        "尺寸13 8 0 0 0 0 11 11",
    ],
)
def test_numbers_that_are_nobodys_mobile_are_left_alone(text: str) -> None:
    """Row S314, the near misses."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("110105 19491231 002X", True),
        ("110105194912310021", False),  # checksum
        ("110105194913310025", False),  # month 13
        ("990105194912310029", False),  # no such region
        ("110105491231002", True),  # before 1999
        ("110105491331002", False),
        ("6217000000000000004", True),
        ("6217 0000 0000 0000 004", True),
        ("6217000000000000005", False),  # Luhn
        ("6217 0000 0000 0000 005", True),  # in fours, as cards are embossed: a slip of the pen
        ("6217 000000000000005", False),
        ("4111111111111111", True),
        ("9111111111111111", False),
    ],
)
def test_identity_and_card_numbers_must_prove_themselves(text: str, expected: bool) -> None:
    """Row S314."""
    assert bool(found(f"是{text}吗")) == expected


CARDS_BY_WHAT_IS_SAID = """\
钱打到您6222031235813213455这个账户了
退款卡6217123581321345545，您查一下
您登记的收款账户6228480000000000000
款退您6225880000000000那张卡了
您绑的那张卡是6214830000000000吧
打款给6236680000000000000了
6227000000000000000这张卡收到钱了吗
您的账号6222600000000000000我核对过了
工资卡6212260000000000001没到账吗
您提供的开户行建行，号6217993000000000000
这笔打进 6228481111111111111 的账户
款项汇给户主6215500000000000000
卡6216600000000000000已经入账
这个6222021111111111111的银行卡是您的吗
退款失败，卡号6259000000000000少一位吧
账户：6221111111111111111，余额原路退
您看下6226000000000000这张的流水
""".splitlines()

NUMBERS_OF_THINGS = """\
您的会员卡6222031235813213455积分到了
订单6222031235813213455退到余额了
运单6222031235813213455退到驿站了
流水6222031235813213455可以查退款
礼品卡卡号6222031235813213455已激活
电话卡ICCID是8986031235813213455
退款编号6222031235813213455在处理
支付单号6222031235813213455退到原账户
您的订单6222031235813213455卡在转运中心了
购物卡6222031235813213455余额还有五十
会员账号6222021111111111111已注销
您的运单卡在6222021111111111111
条码6222021111111111111卡槽那面
物流卡住了，单号6222021111111111111
京东卡卡密6222021111111111111请勿外泄
流量卡6222021111111111111要先激活
工单6222021111111111111退到售后
退货单6222021111111111111已打款给您
序列号6222021111111111111那张保修卡
门禁卡编号6222021111111111111可以补办
""".splitlines()


@pytest.mark.parametrize("text", CARDS_BY_WHAT_IS_SAID)
def test_a_number_called_a_card_need_not_pass_its_check_digit(text: str) -> None:
    assert [code for code, _ in found(text)] == ["PR103"]


@pytest.mark.parametrize("text", NUMBERS_OF_THINGS)
def test_the_number_of_a_thing_is_no_card_whatever_is_done_with_it(text: str) -> None:
    assert found(text) == []


def test_a_workman_has_an_identity_number_too() -> None:
    assert found("安装师傅的身份证11010519491231002X") == [("PR102", "11010519491231002X")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("寄到南京市鼓楼区中山北路30号2栋501吗", True),
        ("他住幸福小区6号楼2单元501", True),
        ("浙江省宁波市鄞州区嵩江中路188号", True),
        ("寄到南京市鼓楼区吗", False),
        ("中山北路30号附近有自提点", False),
        ("退货地址：南京市鼓楼区中山北路30号2栋", False),
        ("生产商地址：浙江省义乌市杨村路300号", False),
        ("出园区右转过两个路口", False),
        ("请把收货地址发我", False),
    ],
)
def test_an_address_counts_when_it_leads_to_a_door(text: str, expected: bool) -> None:
    """Row S314."""
    assert bool(found(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "隔壁翠湖湾3栋1502的李春梅女士也买了",
        "您楼上7栋903周国强先生刚装的就是这款",
        "锦绣城12幢2201王丽华前天退过",
        "枫林苑2号楼804张建军也反映过",
        "有的，阳光里6栋1103刘志远先生买的同款",
        "金鼎城9座2204的何秀英阿姨昨天也修过",
        "上个月2幢1606那家贺国栋先生就补过件",
        "星河湾18栋1101室梁晓东先生您认识吗",
        "6号楼2单元703钱玉兰女士退的那台给您",
        "您邻居10栋604田大伟也买过",
    ],
)
def test_a_neighbours_house_flat_and_full_name_lead_to_a_door(text: str) -> None:
    assert [code for code, _ in found(text)] == ["PR104"]


@pytest.mark.parametrize(
    "text",
    [
        "3栋1502不在配送范围，抱歉",
        "李女士您好，您的快递已经到了",
        "翠湖湾小区有人买过的，效果都不错",
        "您是3栋1502对吗",
        "12栋的快递柜在东门，取件码在短信里",
        "柜子2201系列有三种颜色",
        "5栋1804安装好也要拍照上传",
        "3栋1502李女士您好，快递放门口了",
        "9幢801方便上门吗",
        "6栋1201黄色的那款刚到货",
        "7栋903高先生，您的空调明天装",
    ],
)
def test_a_house_without_a_full_name_is_nobodys_address(text: str) -> None:
    assert not found(text)


@given(st.text())
def test_no_text_breaks_the_privacy_rules(text: str) -> None:
    for hit in LINTER.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)


@given(st.text(alphabet=st.sampled_from("0123456789一三八〇x -.\u20e3\ufe0f号栋路市区@.com我")))
def test_number_like_text_gives_offsets_inside_the_text(text: str) -> None:
    for hit in LINTER.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
    for number in numbers(fold(text)):
        assert sum(number.groups) == len(number.digits)


def test_a_megabyte_of_digits_is_read_in_time() -> None:
    assert found("1 " * 100_000) == []
    assert found("1" * 200_000) == []


@pytest.mark.parametrize(
    "text", ["zhangsan88 @ qq.com", "zhangsan88(at)qq.com", "zhangsan88艾特qq点com", "zhangsan88@163。com"]
)
def test_an_address_written_round_the_sign_is_one_finding(text: str) -> None:
    (hit,) = Linter(Settings(platform="jd")).hits(f"邮箱是{text}吧")
    assert (hit.code, hit.start, hit.end) == ("PR105", 3, 3 + len(text))


def asks(text: str) -> set[Severity | None]:
    return {hit.severity for hit in LINTER.hits(text) if hit.code == "PR106" and not hit.exempt}


@pytest.mark.parametrize(
    "text",
    [
        "把验证码发我一下",
        "支付密码告诉我",
        "您那边的六位数验证码报给我就行",
        "把您的账号密码发过来",
        "告诉我您的支付密码",
        "截图给我看下短信验证码",
        "您的密码是多少呢",
        "发一下登录密码",
        "动态码给我",
    ],
)
def test_who_asks_for_a_password_or_a_code_is_heard(text: str) -> None:
    assert asks(text) == {None}  # as severe as the rule


@pytest.mark.parametrize("text", ["提供一下验证码", "验证码收到后说一下"])
def test_a_service_that_must_have_a_code_gets_advice_only(text: str) -> None:
    assert asks(text) == {Severity.INFO}


@pytest.mark.parametrize(
    "text",
    [
        "验证码请勿告诉他人",
        "请不要把验证码发给任何人",
        "我们不会要您的支付密码",
        "验证码发您手机了，您自己填",
        "密码输错三次会锁定，您等十分钟",
        "WiFi密码告诉我就能帮您配网了",
        "您别把密码告诉我，自己改就行",
        "验证码我发给您",
        "付款时不用提供密码",
        "取货码给我看一下就能核销",
    ],
)
def test_good_advice_and_the_passwords_of_things_are_left_alone(text: str) -> None:
    assert asks(text) == set()
