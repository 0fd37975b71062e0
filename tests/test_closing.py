"""What ends a talk and wants no answer, and what only looks like it (CV107)."""

from __future__ import annotations

import pytest

from replylint.talks.closing import is_closing


@pytest.mark.parametrize(
    "text",
    [
        *("好的谢谢", "嗯嗯", "👌", "[微笑]", "拜拜", "好嘞", "好哒", "收到谢谢", "辛苦啦", "没问题", "那先这样"),
        *("行，那就这样", "我先下单了", "好，我去拍", "已付款", "不客气", "祝生意兴隆", "您也是", "thx", "byebye"),
        *("好的，麻烦你了", "我知道了", "等收到再说", "/:rose", "(微笑)", "🥰👍🏻", "哈哈好的", "太好了谢谢", "那好吧"),
        *(
            "谢谢小姐姐",
            "好的謝謝",
            "暂时不用了",
            "不急",
            "解决了，谢谢",
            "好的[OK]",
            "那我再看看",
            "嗯嗯 谢谢 辛苦了",
            "好评",
        ),
        *(
            "#E-s09",
            "好的#E-j3",
            "#E-s[数字x]#E-s[数字x]",
            "收到货了，很喜欢",
            "没别的事了",
            "爱你们",
            "那我再等等看",
            "坐等发货",
        ),
        *("我晚点再拍", "明天去下单", "回家商量一下", "我问问我老公"),
    ],
)
def test_thanks_consent_and_leave_taking_want_no_answer(text: str) -> None:
    assert is_closing(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "好的，那什么时候发",
            "谢谢，几点发货",
            "嗯嗯？",
            "可以吗",
            "行不行",
            "不好",
            "？？",
            "[图片]",
            "[怒]",
            "[疑问]",
        ),
        *("没收到", "收到的是坏的", "收到了没有", "谢谢，但是少了一个", "好的，要蓝色的", "拍了，改下价", "算了退吧"),
        *(
            "麻烦快点",
            "我等了三天了",
            "好，我等着",
            "没有了吗",
            "👎",
            "😡",
            "好的😡",
            "呵呵",
            "好慢",
            "你看看",
            "再见，我去投诉",
        ),
        *("行，给我发顺丰", "可以便宜点", "88折能给吗", "好评返现吗", "在吗"),
        *(
            "#E-s09几号发",
            "收到货少了一袋",
            "等你们发货等了五天",
            "再等等要多久",
            "明天发",
            "没有别的口味吗",
            "问问你们领导",
            "很不喜欢",
        ),
    ],
)
def test_whatever_asks_complains_or_orders_does(text: str) -> None:
    assert not is_closing(text)


def test_a_long_run_of_thanks_that_ends_in_a_question_is_no_goodbye_and_takes_no_time() -> None:
    assert not is_closing("好的谢谢" * 20 + "发货了吗")
    assert not is_closing("好的谢谢" * 200_000)
