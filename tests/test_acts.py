"""A short draft is answered for what it does: it refuses, does not know, passes on, points at the page, or asks."""

from __future__ import annotations

import pytest
from softened import linter, softened

from replylint.rules import wording


@pytest.mark.parametrize(
    ("before", "text", "softer"),
    [
        ("这个浴帘能送个挂钩吗", "不送", wording.NO_GIFT),
        ("伞套能送两个呗", "送不了", wording.NO_GIFT),
        ("可以送货到四楼吗", "送不了", wording.NAMED_NO.format("没法送", what="这个")),
        ("38卖不卖", "不议", wording.NO_LESS),
        ("再少五块我就拍", "少不了", wording.NO_LESS),
        ("再便宜十块", "价是公司定的，跟我讲没用", wording.NO_LESS),
        ("吉他能开专票吗", "不开", wording.NO_INVOICE),
        ("还有70厘米的案板吗", "无", wording.NONE_LEFT),
        ("门帘还有灰的没", "断码了", wording.SOLD_OUT),
        ("有优惠券可以领吗", "没有", wording.NAMED_NO.format("没有", what="这个")),
        ("定金还能拿回来吗", "订金不退", wording.NAMED_NO.format("没法退", what="订金")),
        ("锅盖可以单买吗", "不单卖", wording.NAMED_NO.format("没法单卖", what="这个")),
        ("能分两次发货不", "弄不了", wording.NOT_POSSIBLE),
        ("能再帮我改回来吗", "想多了", wording.NOT_POSSIBLE),
        ("蒸笼能进微波炉吗", "不能", wording.NOT_FOR_THAT.format("进微波炉")),
        ("退款处理了没有", "没有", wording.NOT_YET),
        ("钱到账了吗", "没有", wording.NOT_YET),
        ("发货前还能改颜色吗", "打包了，改不了", wording.NAMED_NO.format("没法改", what="打包了的")),
        ("稍等，你那边可以并成一箱？", "不能哦", wording.NAMED_NO.format("不可以", what="这个")),
        ("能改成个人抬头吗", "不可以呢", wording.NOT_POSSIBLE),
        ("还能便宜不", "一口价，爱要不要", wording.FIXED_PRICE),
    ],
)
def test_a_bare_no_refuses_what_the_customer_asked_for(before: str, text: str, softer: str) -> None:
    assert softened(text, before) == softer


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("这布有异味吗", "没有"),
        ("会掉漆吗", "不会"),
        ("有运费吗", "没有"),
        ("有没有隐藏费用", "没有"),
        ("还有别的问题吗", "没有了"),
        ("你们是不是拆过", "没有"),
        ("用久了会变形不", "不会的"),
        ("能看出划痕吗", "不能"),
        ("单子发错了没", "没"),
        ("帮我换成礼盒装可以吗", "好"),
        ("能退是吧", "嗯"),
    ],
)
def test_good_news_and_a_yes_are_not_made_an_apology(before: str, text: str) -> None:
    assert softened(text, before) == text


@pytest.mark.parametrize(
    ("before", "text", "softer"),
    [
        ("伞多大直径", "没量过", wording.ASK_SOMEONE),
        ("你们工厂在哪个市", "我新来的，不知道", wording.ASK_SOMEONE),
        ("竹席哪天上架", "哪天上架我们也不清楚", wording.ASK_ABOUT.format("哪天上架")),
        ("坐垫是实心的吗", "应该是实心的吧，没拆过", None),
        ("坐垫是实心的吗", "应该是实心的吧，没研究过", wording.ASK_THOSE_WHO_KNOW),
        ("包裹停在合肥不动了", "没办法", wording.FOLLOW_UP),
        ("帮我改个地址吧", "没办法的呢", wording.NOT_POSSIBLE),
        ("发票咋还没寄", "财务管的，你问财务吧", wording.FOLLOW_UP_WITH.format("财务")),
        ("怎么才赔这么点", "平台判的，找平台去", wording.FOLLOW_UP),
        ("才两天就不给修", "验收标准是总部定的，您找总部去", wording.REQUIRED.format("验收标准")),
        ("尺寸多少", "标题写着呢，看不见吗", wording.WRITTEN_THERE.format("标题里")),
        ("快递到哪里了", "自己查物流", wording.TRACK),
        ("穿着不舒服", "那您退吧", wording.RETURN.format("退")),
        ("这套茶具我要退货", "退呗", wording.RETURN_AT_ONCE.format("退")),
        ("我再比较比较", "想买就买，不买拉倒", wording.NO_HURRY),
        ("记得放个备用螺丝", "知道了", wording.NOTED),
        ("地毯收到了颜色不太对", "知道了", wording.ON_IT),
        ("毛毯缩水了", "你是不是用热水洗的？", wording.ASK_AGAIN.format(what="是不是用热水洗的")),
        ("门帘啥时候发货", "你这人怎么这么急", wording.LATE),
        ("为什么发这么慢", "仓库的事，别问我", wording.FOLLOW_UP_WITH.format("仓库")),
        ("", "你不是本人吗", wording.ASK_PLAINLY.format("本人", what="您")),
        ("", "号码不是你的吗", wording.ASK_PLAINLY.format("您本人的", what="这个号码")),
        ("", "您不是已经签收了吗", wording.ASK_PLAINLY.format("已经签收了", what="您")),
    ],
)
def test_what_a_short_draft_does_is_done_kindly(before: str, text: str, softer: str | None) -> None:
    assert softened(text, before) == (text if softer is None else softer)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("能退吗", "拆了就不退，三天内才行"),  # a condition
        ("能换吗", "换不了，不过运费8元我们出"),  # an offer
        ("", "您不是会上网吗"),  # a sneer
        ("琴弦断了", "是不是您自己乱调的，30块一根"),  # a price
        ("在哪看", "页面有，第3行"),  # a number
    ],
)
def test_of_a_draft_that_says_more_nothing_is_lost(before: str, text: str) -> None:
    new = softened(text, before)
    assert new == text or all(part in new for part in ("三天", "8元", "30块", "3") if part in text)


def test_all_that_is_at_fault_in_a_sentence_is_mended_by_the_one_sentence() -> None:
    hits = [hit for hit in linter().hits("补不了，你找快递去", "碎了能补吗") if not hit.exempt]
    assert len({hit.code for hit in hits}) > 1
    assert len({(hit.softer, hit.replace) for hit in hits}) == 1
