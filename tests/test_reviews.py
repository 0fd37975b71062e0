"""Bought reviews and pressed customers; thanks and honest invitations are neither."""

from __future__ import annotations

import pytest

from replylint.engine import Linter
from replylint.settings import Settings

LINTER = Linter(Settings(platform="jd", select=("RV",)))


def codes(text: str) -> set[str]:
    return {hit.code for hit in LINTER.hits(text) if not hit.exempt}


@pytest.mark.parametrize(
    "text",
    [
        "五星好评返现3元",
        "好评晒图，截图给我，领5元红包",
        "⭐⭐⭐⭐⭐📷＝🧧2元",
        "打五分的话下次多送您一包",
        "hao ping截图报我，兑10元",
        "晒单送京豆100个",
        "凭好评截图抽奖",
        "带图评价找我领优惠券",
        "写个评价免一次运费，返3块",
    ],
)
def test_something_given_for_a_review_is_found(text: str) -> None:
    """Row S505; Anti-Unfair Competition Law article 9."""
    assert "RV101" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "麻烦把那条差评改一下",
        "四星能改成五星吗",
        "帮忙删除一下中评",
        "还是那个中评的事，今天务必帮我们改一下",
        "追评覆盖一下可以吗",
        "撤回评价的话给您补偿",
    ],
)
def test_pressure_on_a_rating_is_found(text: str) -> None:
    """Row S505."""
    assert "RV102" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "感谢您的五星好评",
        "方便的话留个评价，好的不好的都欢迎",
        "满意的话给个好评哦，谢谢",
        "我们没有好评返现的活动",
        "好评率97%，您放心拍",
        "评价提交后不能修改",
        "评价发布后可以自己修改",
        "您的评价我们会认真改进",
        "把原因改成质量问题再提交",
        "满200返20的券自动到账",
        "关注店铺可领3元券",
        "五星级酒店同款，送同款收纳袋",
        "补偿的红包平台自动发，不用评价",
        "请对我的服务做出评价",
    ],
)
def test_thanks_and_honest_invitations_are_no_findings(text: str) -> None:
    """Row S505, the near misses."""
    assert codes(text) == set()


def test_the_bargain_is_marked_from_the_review_to_the_reward() -> None:
    text = "亲，五星带图，截图给我返您5元哈"
    (hit,) = LINTER.hits(text)
    assert text[hit.start : hit.end] == "五星带图，截图给我返您5元"
