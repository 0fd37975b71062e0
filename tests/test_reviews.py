"""Bought reviews and pressed customers; thanks and honest invitations are neither."""

from __future__ import annotations

import pytest

from replylint.linter import Linter
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
        "五星评好告诉我，邮费退您",
        "不打五星的话下回没有小样哦",
        "好苹返2块，订单号发我",
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
        "差评没删，售后申请先不处理",
        "那条差评今晚得撤，不撤我这儿补发没法给您往下走",
        "把那几颗星星改回去嘛",
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
        "五星好评已经看到了，告诉我地址就给您寄说明书",
        "没给好评也没关系，赠品照样有",
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


BARGAINS = """\
您把那个一星去掉，这条毛巾白送您
写够15字带图返你2块
好评截图换一年质保
先把评价换成五星，我这边再退款
追评讲句好的运费给你报了
您那条收回去，这个就白给您
字数写满二十再配三张图，客服这边给您安排小惊喜
给个全五星，截图过来延保半年
评论写好看点，下次给您免单
差评撤了这边马上给您补偿30
那条一星要是收回，我们补您50
改成好评就给您退差价
您追评夸两句，邮费我出
五颗星亮起来，找我领小礼品
等您改完五星我再给您走退款
星星点满截图发来，返现金
把中评升到五星可以送您滤芯
您评一下带图，抽奖机会+1
帮我们写个好评，改天给您送一份赠品
好评可抵5元
评价完找客服拿红包
评价变回五星就赔您
低分那条能不能抹了，补您一张券
先给好评再处理您的售后
晒图三张减五块
写评价有现金
五分好评送一年保修
只要不给差评，送您一个
把差评清了，不然不退
评论改一下，我把运费退给您
配图好评返两块
15个字加3张图可得红包
发买家秀换小样
""".splitlines()

NO_BARGAINS = """\
一星期内去掉包装试用不满意可以退
评价里说的那个零件去掉就好
评价可以匿名，在评价页勾选
那条裙子收回去熨一下就好
追评入口在订单里
好评截图不用发我们
写够15字才能提交评价，是平台的规则
您的五星评价我们收到了，谢谢
先帮您退款，评价随您心意
先处理您的问题，评价您自己决定
带图的使用教程我发您
截图发我看看型号
换一年质保的配件需要购买凭证
质保一年，可以延保
运费险会给您报销运费的
运费给您报销了，您看下到账没
白送的赠品在包裹里
小票15字以内可以刻字
晒衣架送两个挂钩
五星级酒店同款床品送眼罩
买二送一，不用评价
满200返20元
评价后多久显示要看平台审核
写两句贺卡可以免费带图
发图给我看看，我补您一个配件
您说的差评我们看到了，先给您退款
评价不影响退款，放心
图片拍一下，给您补发
给您退差价了，请查收
首单减五元
会员日抽奖，积分可以换
评分系统在升级
修改收货地址，撤回申请就行
撤回退款申请再重新提交
您那条消息收回去了，没看到
那条差评是其他顾客写的
收回的旧手机抵500元
星星灯点满一圈要三米
您写的留言我们看到了，给您送贺卡
""".splitlines()


@pytest.mark.parametrize("text", BARGAINS)
def test_a_review_is_not_to_be_bargained_for_in_whatever_words(text: str) -> None:
    assert codes(text), text


@pytest.mark.parametrize("text", NO_BARGAINS)
def test_gifts_and_reviews_that_have_nothing_to_do_with_each_other_are_no_bargain(text: str) -> None:
    assert not codes(text), text
