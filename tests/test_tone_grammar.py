"""The grammar that the tone rules share, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.rules import grammar
from replylint.softening import telling
from replylint.text.view import fold


@pytest.mark.parametrize(
    "text",
    [
        "我帮您查一下",
        "这就给您补寄一个",
        "问到了马上回复您",
        "您可以先试试长按三秒",
        "建议您换大一码",
        "稍等，仓库在找",
        "麻烦您拍张照片",
        "幫您申請了，半小時有結果",
        "我去问问师傅",
        "退您差价，两天内到账",
    ],
)
def test_help_and_a_next_step_show_a_way(text: str) -> None:
    assert grammar.shows_way(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "没办法",
        "我们也帮不了您",
        "不可以的呢",
        "您自己看",
        "这是规定",
        "不知道呢",
        "可以吗",
        "没法给您改",
        "您不会自己查吗",
    ],
)
def test_a_bare_no_shows_no_way(text: str) -> None:
    assert not grammar.shows_way(fold(text))


def test_asking_for_pardon_is_heard_in_every_tongue() -> None:
    assert all(
        grammar.apologises(fold(text)) for text in ("实在抱歉", "唔好意思呀", "让您久等了", "弗好意思", "還請您諒解")
    )
    assert not grammar.apologises("好的，知道了")


def test_taking_the_weight_off_the_customer_is_heard() -> None:
    assert all(grammar.comforts(text) for text in ("没关系的", "这很正常", "怪我们没写清楚", "不怪您"))
    assert not grammar.comforts("这能怪谁")


def test_a_reason_is_told_from_none() -> None:
    assert grammar.gives_reason("因为已经出库了")
    assert not grammar.gives_reason("不行")


@pytest.mark.parametrize("text", ["您要退吗", "为什么呢", "怎么弄的", "是这款?"])
def test_a_question_is_a_question(text: str) -> None:
    assert telling.asks(text)


def test_a_statement_is_no_question() -> None:
    assert not telling.asks("已经发货了")


def test_a_clause_closes_behind_its_particles() -> None:
    text = "不清楚呢亲,我问问"
    assert grammar.closes(text, 3)
    assert not grammar.closes("不清楚您的地址", 3)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("这款89元不讲价", "亲，这款暂时不能再优惠了"),
        ("周五才发货，催也没用", "好的，这就帮您处理"),
        ("三天了还没弄好", "马上帮您处理"),
        ("华为P60没货", "这款目前没货了"),
    ],
)
def test_a_rewrite_that_drops_a_fact_keeps_no_facts(old: str, new: str) -> None:
    assert not telling.keeps_facts(old, new)


def test_a_rewrite_of_a_mere_tone_keeps_the_facts() -> None:
    assert telling.keeps_facts("催什么催", "好的，这就帮您处理")
    assert telling.keeps_facts("一分都不能少", "这款的价格暂时不能再少了呢")


@given(st.text(max_size=60))
def test_clauses_lie_in_order_within_the_text(text: str) -> None:
    places = list(grammar.clauses(text))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
