"""CV106: only goods and services that are asked for and refused without anything instead (row S316)."""

from __future__ import annotations

import pytest
from talk_samples import codes, talk

from replylint.model import AGENT, CUSTOMER


def told(question: str, *answers: str) -> bool:
    turns = [(AGENT, 5.0 + at, text) for at, text in enumerate(answers)]
    return "CV106" in codes(talk((CUSTOMER, 0.0, question), *turns))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("有300毫升的花洒吗", "没有呢"),
        ("还有竹编的吗", "没了"),
        ("我要儿童款", "我们没有儿童款的"),
        ("卖鱼缸吗", "不卖鱼缸的"),
        ("有鱼缸卖吗", "没有鱼缸卖"),
        ("能买到配套的盖子吗", "盖子没有了"),
        ("想要XL", "XL断码了"),
        ("有36码么", "没36码了亲"),
        ("提供上门安装吗", "没有上门安装"),
        ("有刻字服务吗", "没有刻字服务"),
        ("有刻字服务吗", "不提供的"),
        ("有没有配套的勺子", "抱歉亲，没有配套的勺子呢"),
        ("請問有黑色嗎", "沒有"),
        ("有竹椅吗，发什么快递", "没货了"),
        ("有没有两米的", "两米的没得卖"),
        ("灰的有大号吗", "没有这个颜色"),
        ("灰的有大号吗", "亲，这个尺寸没有了呢"),
        ("能做灰的吗", "没做过这个颜色"),
        ("灰的还有吗", "没得货了"),
    ],
)
def test_goods_and_services_that_are_refused_are_told(question: str, answer: str) -> None:
    assert told(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("有发票吗", "没有发票"),
        ("有发票吗", "没有"),
        ("能不能开收据", "没得"),
        ("有没有问题", "没有问题"),
        ("这样有关系吗", "没有关系的亲"),
        ("有运费险吗", "没有运费险"),
        ("有优惠券吗", "没有优惠券了"),
        ("有赠品吗", "没有赠品"),
        ("有实体店吗", "没有实体店"),
        ("有区别吗", "没有区别"),
        ("颜色有偏差吗", "颜色没有偏差"),
        ("有没有做过质检报告", "没做过"),
        ("有保质期吗", "没有保质期"),
        ("有没有辐射", "没有辐射"),
        ("快递有消息了吗", "没有消息"),
    ],
)
def test_what_is_no_goods_or_hoped_not_to_be_there_is_not(question: str, answer: str) -> None:
    assert not told(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("发货了没有", "没有"),
        ("发货了没有", "还没有发货"),
        ("有没有给我发错", "没有发错"),
        ("有没有收到我的退货", "没有收到"),
        ("你们是不是没有给我退款", "没有"),
        ("有没有伤到玻璃", "没有"),
        ("有没有人回我", "没有"),
    ],
)
def test_that_something_has_not_happened_is_no_refusal(question: str, answer: str) -> None:
    assert not told(question, answer)


@pytest.mark.parametrize(
    "answers",
    [
        ("没有红色，有橙色的",),
        ("没有", "橙色您看看可以吗"),
        ("红色没有了，明天补",),
        ("没有红色，橙色很接近",),
        ("没有别的颜色了，只有白色",),
    ],
)
def test_what_is_offered_instead_is_enough_however_it_is_said(answers: tuple[str, ...]) -> None:
    assert not told("有红色吗", *answers)


def test_a_farewell_is_nothing_instead() -> None:
    assert told("有红色吗", "没有红色，有需要再联系")


def test_a_refusal_that_repeats_itself_is_judged_at_once() -> None:
    assert not told("有红色吗", "没有" + "亲" * 5000 + "吧")
