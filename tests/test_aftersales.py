"""CV108: what ends the clock of an after-sales request, and what does not (rows S323, S601)."""

from __future__ import annotations

import pytest
from talk_samples import codes, talk

from replylint.model import AGENT, CUSTOMER, ROBOT

HOUR = 3600
REQUEST = (CUSTOMER, 0.0, "收到的花盆裂了，要求退款")
LATER = (CUSTOMER, 90.0, "这款还有白色吗")  # the talk goes on about something else
REFUNDED = "亲，已经给您退款了哦"


def overdue(*turns: tuple[str, float, str]) -> bool:
    """Whether the talk of ``turns`` (role, hours, text) has an after-sales request that took too long."""
    return "CV108" in codes(talk(*((role, hours * HOUR, text) for role, hours, text in turns)))


@pytest.mark.parametrize(
    "reply",
    [
        "稍等",
        "亲，在处理了",
        "好的亲，马上帮您看看",
        "已经帮您反馈给仓库了",
        "已为您登记",
        "实在对不起，让您失望了",
        "您别着急，我问下仓库",
        "售后专员会尽快联系您",
        "24小时内会给您回复",
        "这边正在核实",
        "有消息第一时间通知您",
        "亲，理解您的心情",
        "这是我们的疏忽，给您添麻烦了",
        "您消消气，我们很重视您的反馈",
        "帮您转售后",
        "已提交申请，请耐心等待",
        "好的，我记下了",
        "等仓库那边回复",
        "这就去办，快了快了",
        "您的问题已收到，周一给您答复",
        "處理好了會通知您",
        "客服暂时不在线，请留言",
    ],
)
def test_to_put_the_customer_off_is_no_result(reply: str) -> None:
    put_off = (AGENT, 0.01, reply)
    assert overdue(REQUEST, put_off, LATER)
    assert overdue(REQUEST, put_off, (AGENT, 48.01, REFUNDED))
    assert not overdue(REQUEST, put_off, (AGENT, 48.0, REFUNDED), LATER)


@pytest.mark.parametrize(
    "reply",
    [
        "已退款",
        "退款成功了哦",
        "给您补发一个新的",
        "给您办好了",
        "补发单号SF123，注意查收",
        "换货已经寄出了",
        "同意您的退款申请了",
        "可以退的，您点一下退货退款",
        "抱歉，超过七天不能退了",
        "退货地址：景德镇市陶溪路1号",
        "钱已经原路退回了",
        "退您20元可以吗",
        "已賠付",
        "马上给您补发",
        "您把裂的寄回来，我们换",
        "这种情况不属于质量问题哦",
        "花盆裂了可以用这个胶粘，粘好不漏水的",
    ],
)
def test_a_remedy_that_is_done_granted_offered_or_refused_is_a_result(reply: str) -> None:
    assert not overdue(REQUEST, (AGENT, 0.01, "稍等"), (AGENT, 48.0, reply), LATER)
    assert overdue(REQUEST, (AGENT, 0.01, "稍等"), (AGENT, 48.01, reply), LATER)


def test_thanks_end_the_clock_unless_the_customer_asks_again() -> None:
    thanked = (REQUEST, (AGENT, 0.1, "马上处理"), (CUSTOMER, 0.2, "好的谢谢"))
    assert not overdue(*thanked, (CUSTOMER, 70, "有白色吗"), (AGENT, 70.1, "有的"))
    assert overdue(*thanked, (CUSTOMER, 70, "怎么还没退"), (AGENT, 70.1, REFUNDED))
    assert not overdue(*thanked, (CUSTOMER, 40, "怎么还没退"), (AGENT, 41, REFUNDED), LATER)


def test_a_customer_who_no_longer_wants_it_ends_the_clock() -> None:
    assert not overdue(REQUEST, (AGENT, 0.1, "马上处理"), (CUSTOMER, 30, "不退了，我自己粘一下"), LATER)


def test_the_clock_stands_while_the_customer_is_asked_for_something() -> None:
    asked = (REQUEST, (AGENT, 0.1, "麻烦您拍张照片发过来"))
    assert not overdue(*asked, (CUSTOMER, 70, "[图片]"), (AGENT, 71, REFUNDED))
    assert overdue(*asked, (CUSTOMER, 1, "[图片]"), (AGENT, 1.1, "稍等"), (AGENT, 60, REFUNDED))


def test_each_request_of_a_talk_has_its_own_clock() -> None:
    assert not overdue(REQUEST, (AGENT, 5, REFUNDED), (CUSTOMER, 100, "又裂了一个，换货"), (AGENT, 140, "给您换了"))
    assert overdue(REQUEST, (AGENT, 5, REFUNDED), (CUSTOMER, 100, "又裂了一个，换货"), (AGENT, 149, "给您换了"))


def test_whoever_of_two_agents_ends_it_and_however_often_it_is_handed_over() -> None:
    handed = (REQUEST, (AGENT, 5, "帮您转售后"), (AGENT, 20, "我是售后小陈，正在核实"))
    assert not overdue(*handed, (AGENT, 47, "已经给您换新了"), LATER)
    assert overdue(*handed, (AGENT, 49, "已经给您换新了"), LATER)


def test_a_robot_handles_nothing() -> None:
    assert overdue(REQUEST, (ROBOT, 0.001, "可以退的，您点一下退货退款"), LATER)


def test_a_question_before_buying_is_answered_by_its_answer() -> None:
    assert not overdue((CUSTOMER, 0, "能七天内退货吗"), (AGENT, 0.1, "能的亲"), LATER)
