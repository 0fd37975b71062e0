"""What is offered in place of the words at fault reads right where it is to stand, or is not offered."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from softened import linter, softened

from replylint.matching.automaton import MOST_HITS
from replylint.rules import wording
from replylint.text import tables

CHECKED = "这个我先帮您核实一下，确认好了马上回复您～"


def offers(text: str, before: str = "") -> list[str]:
    return [new for hit in linter().hits(text, before) for new in hit.softer]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("停产了，死了这条心吧", "停产了"),
        ("可以退，说了多少遍了", "可以退"),
        ("黑色没货，白色有，爱要不要", "黑色没货，白色有"),
        ("张师傅今天请假了，明天下午去，您急也没用", "张师傅今天请假了，明天下午去"),
        ("公司规定满500元才能开专票，我也做不了主", "满500元才能开专票"),
        ("运费10元您自理，这是规矩", "运费10元您自理"),
        ("谁让您不看清楚？周五给您换", "周五给您换"),
        ("12个月，瓶身上印着呢，不会自己看吗", "12个月"),
    ],
)
def test_what_is_told_beside_the_fault_is_told_first_and_as_it_was(text: str, fact: str) -> None:
    new = softened(text)
    assert new != text
    assert re.sub("^(?:让您久等了|抱歉|不好意思|没关系的|怪我刚才没说清楚)，", "", new).startswith(fact)


@pytest.mark.parametrize(
    ("text", "softer"),
    [
        ("停产了，死了这条心吧", "不好意思，停产了，我帮您看看有没有合适的同类款～"),
        ("送完了，谁让您手慢", "抱歉，送完了，我帮您看看有没有能用的优惠券～"),
        (
            "您好，订单已经出库，无法修改地址，谁让您不早说",
            "您好，抱歉，订单已经出库，无法修改地址，我帮您看看还有没有别的办法～",
        ),
    ],
)
def test_a_refusal_goes_on_in_its_own_words(text: str, softer: str) -> None:
    assert softened(text) == softer


@pytest.mark.parametrize(
    "text",
    [
        "白嫖党又来了，就知道占便宜",
        "再闹试试，你家地址我可都有",
        "這點錢就想買真皮的？想得也太美了吧",
        "喊什么喊，就您一个人着急啊",
        "脑子进水了？桑拿能跟淋雨一样吗？",
        "主管说不补，我也没办法啊",
    ],
)
def test_what_only_adds_to_the_fault_goes_with_it(text: str) -> None:
    new = softened(text)
    assert len(offers(text)) >= 1
    assert not any(clause in new for clause in filter(None, text.replace("？", "，").split("，")))


@pytest.mark.parametrize(
    "text",
    [
        "安装视频这里放不了，您加下QQ群55443322，群公告里看",
        "签收以后，您可以到淘宝订单里改评价",
        "快手同款碎花小衬衫",
    ],
)
def test_where_nobody_knows_what_may_go_there_is_an_aim_and_no_wording(text: str) -> None:
    hits = [hit for hit in linter().hits(text) if not hit.exempt]
    assert hits
    assert all(hit.aim and not hit.softer for hit in hits)


def test_no_sentence_is_said_twice() -> None:
    text = "颜色那么大的字，这都能选错？已经打包贴单上笼车了。下回下单麻烦您上点心"
    new = softened(text)
    assert new.count(wording.NO_MATTER) <= 1


@pytest.mark.parametrize(
    ("before", "text", "softer"),
    [
        ("谢谢你啊", "嗯", wording.WELCOME),
        ("等得花儿都谢了", "急什么", wording.LATE),
        ("在吗", "说", wording.HERE),
        ("我等了一个礼拜了", "哦", wording.LATE),
        ("杯子碎了一地", "哦", wording.SORRY),
        ("哪个颜色好看", "随便", wording.ADVISE),
        ("这个怎么安装", "百度", wording.STEP_BY_STEP),
        ("有红色的吧", "都一样", wording.ON_IT),
        ("琴弓怎么上油", "说明书有", wording.WRITTEN_THERE.format("说明书里")),
        ("乌龟死了两只", "哦", wording.SORRY),
        ("", "随便你", wording.YOUR_CALL),
        ("", "说", wording.HERE),
        ("", "等通知吧", wording.STAY_TUNED),
        ("", "你确定是我们家买的?", wording.WHICH_ORDER),
        ("你们店真的无语", "您先注意您的言辞", wording.SORRY),
        ("地址填错了", "谁让您填错的", wording.NO_MATTER),
    ],
)
def test_the_wording_answers_what_the_customer_said(before: str, text: str, softer: str) -> None:
    assert softer in offers(text, before)


def test_nobody_is_told_that_they_waited_who_did_not() -> None:
    assert all("久等" not in new for new in offers("呵呵，您开心就好"))


def test_another_form_of_address_is_kept() -> None:
    assert offers("不讲价")[0].startswith("亲，")
    assert "亲" not in offers("姐，不讲价")[0]
    assert softened("亲，不可以的").count("亲") == 1


@pytest.mark.parametrize(
    "text", ["發票改不了，這是規定", "誰叫您不看清楚就下單", "不議價", "這個價您還想要真皮", "這款面料極佳"]
)
def test_a_draft_in_traditional_characters_gets_wordings_in_them(text: str) -> None:
    assert offers(text)
    for new in offers(text):
        assert tables.traditional(new) == new


def test_traditional_wordings_are_written_as_people_write_them() -> None:
    assert tables.traditional("没关系的，联系好了马上回复您，里面的发票只要台面上") == (
        "沒關係的，聯繫好了馬上回覆您，裡面的發票只要臺面上"
    )
    assert tables.traditional("平台") == "平台"


@given(st.text(st.sampled_from("亲这款没货联系发票规后面里abc，。12\n"), max_size=20))
def test_traditional_characters_stand_one_for_one(text: str) -> None:
    changed = tables.traditional(text)
    assert len(changed) == len(text)
    assert tables.traditional(changed) == changed


@pytest.mark.parametrize(
    ("text", "softer"),
    [
        ("绝佳口感", "出色口感"),
        ("口感绝佳", "口感很好"),
        ("绝佳的口感", "很好的口感"),
        ("最便宜的是白色那款", "更实惠的是白色那款"),
        ("这款最便宜了", "这款很实惠了"),
    ],
)
def test_a_word_fits_what_follows(text: str, softer: str) -> None:
    assert softened(text) == softer


@pytest.mark.parametrize(
    "text",
    [
        "我们才是最低价",
        "比同行还香，最便宜",
        "这块地板比木地板最耐磨",
        "最便宜的就是我们",
        "全网独家",
        "送爸妈首选",
        "性价比之王",
    ],
)
def test_where_only_a_superlative_fits_none_other_is_offered(text: str) -> None:
    assert linter().hits(text)
    assert not offers(text)


@pytest.mark.parametrize("text", ["顶级会员专享8折", "做工属于一流", "锁鲜技术业内领先", "独家专利"])
def test_a_word_that_would_read_wrong_is_not_offered(text: str) -> None:
    assert linter().hits(text)
    assert not offers(text)


@pytest.mark.parametrize(
    "text",
    [
        "我们不负责，快递签收时您没验货",
        "嫌贵您去买便宜的，我们这个是实木的",
        "关我什么事，耳机是您自己掉水里的",
        "怪我咯，您下单时选的就是送到公司",
        "谁答应您的您找谁去，我们只送了一个杯子",
        "别拿差评吓我，手办盒子压痕不在售后范围",
        "忙着呢，您先把序列号发来",
        "我们已经下班了，明天8点半再来问",
        "系统不支持改，您重新拍，原价299现在259",
        "怎么可能，出库都称过重的，毛重1.86公斤",
        "您确定没摔过？屏幕碎成这样",
        "没有这个服务，上楼费每层10元",
        "不知道，看看订单页",
        "穿够了就来退，鞋底都磨了",
        "拆了还想退？耳塞属于贴身用品",
        "就您事多，一个水杯换了三次颜色",
        "谁叫您贪便宜，二手琴没有质保",
        "怎么这么粗心，身份证号少了一位",
        "下单的时候不看清楚吗？这个是单床笠，不含枕套",
        "别人都没问题，怎么就您的漏水，密封圈装了吗",
        "照您这么说我们都得赔本，这款利润才2块",
        "喂，您到底要几号的模具，6号还是8号",
        "我哪知道您家门宽多少，沙发最窄处82厘米",
        "支持花呗分期，不会自己看吗",
        "不議價，這是店裡的規矩，滿2000免運",
        "随便，反正都是棉的",
        "谁叫您自己拆，封条破了",
        "这都弄不明白，表带往里按再抽",
        "别人都能用，就您用不了",
    ],
)
def test_a_reason_a_request_or_a_reproach_beside_the_fault_is_neither_lost_nor_kept_without_it(text: str) -> None:
    assert softened(text) == text
    assert all(hit.aim for hit in linter().hits(text) if hit.code.startswith(("BP", "ST")))


@pytest.mark.parametrize(
    ("text", "softer"),
    [
        ("亲，门票一经出票不能改签，这是景区规定", "亲，抱歉，门票一经出票不能改签，我帮您看看还有没有别的办法～"),
        ("爱信不信，我们的蜂王浆有检测报告", "我们的蜂王浆有检测报告，有不清楚的地方随时问我～"),
        ("您好，感謝您的耐心，這個我不清楚", "您好，感謝您的耐心，這個我先幫您核實一下，確認好了馬上回覆您～"),
        ("没有例外，押金要等归还后48小时退", "押金要等归还后48小时退，有不清楚的地方随时问我～"),
        ("我做不了主，换货得等质检，3到5个工作日", "换货得等质检，3到5个工作日，有不清楚的地方随时问我～"),
        ("谁让您不早点来，特价鸡蛋卖光了", "不好意思，特价鸡蛋卖光了，我帮您看看有没有合适的同类款～"),
        ("没有赠品，别想了", "抱歉，没有赠品，我帮您看看有没有能用的优惠券～"),
        ("这么简单都不会，按红色键", "按红色键，有不清楚的地方随时问我～"),
        ("还要我说几遍，退货地址是东莞市长安镇", "怪我刚才没说清楚，退货地址是东莞市长安镇，您看看还有哪里不明白～"),
        ("早就告诉过您，猫砂不能冲马桶", "怪我刚才没说清楚，猫砂不能冲马桶，您看看还有哪里不明白～"),
        ("听不懂人话吗，尾灯周四寄出", "尾灯周四寄出，有进展我马上告诉您～"),
        ("催什么，检修费到账要5个工作日", "让您久等了，检修费到账要5个工作日，有进展我马上告诉您～"),
        ("鱼食寄了，单号YT7755120，自己查", "鱼食寄了，单号YT7755120，有需要随时找我，我帮您处理～"),
        ("一袋26块，三袋72块，爱要不要", "一袋26块，三袋72块，您考虑一下，有需要随时跟我说～"),
        ("亲，这个没办法的，酒店不支持", "亲，抱歉，酒店不支持呢～"),
        ("21一罐，两罐40，爱买不买", "21一罐，两罐40，您考虑一下，有需要随时跟我说～"),
        ("总部规定贴膜不退", "抱歉，贴膜不退，我帮您看看还有没有别的办法～"),
        ("公司规定拆膜的琴弦不退", "抱歉，拆膜的琴弦不退，我帮您看看还有没有别的办法～"),
        ("找申通，95543", "您可以联系申通核实一下，95543"),
        ("最多赔15，爱要不要", "抱歉，最多赔15呢～"),
        ("早说啊，琴凳上午已经打包了", "抱歉，琴凳上午已经打包了呢～"),
        ("问快递去，电话95546", "您可以联系快递核实一下，电话95546"),
        ("券已经过期了，过期了找我也没用", "抱歉，券已经过期了，我帮您看看还有没有别的办法～"),
        ("你搞错了吧，我们没有这款", "不好意思，我们没有这款，我帮您看看有没有合适的同类款～"),
        ("自己看详情页，写着适用15到20平米", "适用15到20平米，有不清楚的地方随时问我～"),
        ("可以换，不过来回运费您出，这是规矩", "可以换，不过来回运费您出，有不清楚的地方随时问我～"),
        ("老板规定的，满66包邮", "满66包邮，有不清楚的地方随时问我～"),
        ("冰库停电呢，催也没办法", "抱歉，冰库停电呢～"),
        ("我也没办法，渔场封到16号", "抱歉，渔场封到16号呢～"),
        ("不退，平台规定", "抱歉，这个有统一的要求，目前确实办不到，我帮您看看还能怎么处理～"),
        ("已经催了，催也没用", "让您久等了，已经催了，有进展我马上告诉您～"),
        ("催什么催,上礼拜就退了", "上礼拜就退了,有需要随时找我,我帮您处理～"),
    ],
)
def test_what_follows_the_facts_goes_with_any_fact(text: str, softer: str) -> None:
    assert softened(text) == softer


@pytest.mark.parametrize(
    ("text", "softer"),
    [
        ("不知道，要等后天质检员回来", "这个要等后天质检员回来才能确认呢～"),
        ("不清楚，周二工厂才给回复", "这个问题周二工厂才给回复呢～"),
    ],
)
def test_no_answer_is_promised_where_the_draft_says_when_it_comes(text: str, softer: str) -> None:
    assert softened(text) == softer


@pytest.mark.parametrize(
    "text",
    [
        "不清楚呢亲，这款奶瓶耐热120度",
        "不知道啊，得问木工，木工两点才在",
        "别问我，运费是菜鸟算的，一共收了23元",
        "有没有搞错，这单是前年的",
        "自己泡坏的还来找我们",
        "你不会自己点申请售后吗",
        "琴架改不了收货点，你自己联系物流",
        "说今天寄就今天寄，急啥",
        "老板规定没有视频不赔",
        "你是不是听不懂",
        "打字打清楚",
        "规定就是这样，60天内才管",
    ],
)
def test_where_no_ending_goes_with_what_is_told_the_aim_stands_alone(text: str) -> None:
    assert softened(text) == text
    assert all(hit.aim and not hit.softer for hit in linter().hits(text) if hit.code.startswith(("BP", "ST")))


@pytest.mark.parametrize("text", ["亲,改不了的哦", "催什么催,灯带10号发", "赠品送完了,别想了"])
def test_a_rewrite_writes_the_commas_of_its_draft(text: str) -> None:
    new = softened(text)
    assert new != text
    assert "，" not in new and "," in new


@pytest.mark.parametrize(
    "text", ["硬座改卧铺不行，你当时不看票", "插电了吗你", "要不要随你", "这个价的锅你敢用", "你不嫌吵我还嫌呢"]
)
def test_no_pronoun_makes_a_reproach_polite(text: str) -> None:
    assert "您" not in softened(text)


@pytest.mark.parametrize("label", ["物流：", "发货时间:", "尺码表： ", "订单20261121-0098："])
def test_a_label_before_a_fault_is_kept_as_it_is(label: str) -> None:
    assert softened(f"{label}不知道") == f"{label}{CHECKED}"


def test_each_line_of_a_draft_is_softened_by_itself() -> None:
    first, second = softened("不知道\n这是规定").split("\n")
    assert first == CHECKED
    assert "不便" in second and "规定" not in second


@pytest.mark.parametrize("other", ["别人", "人家也", "顾客", "他们都", "她"])
def test_what_others_do_not_know_is_no_fault(other: str) -> None:
    assert all(hit.exempt for hit in linter().hits(f"{other}不知道"))


PARTS = ("停产了", "可以退", "别问了", "谁让您不早说", "这是规定", "周五发货", "您自己看", "催什么催", "亲")
said = st.builds("{}{}".format, st.sampled_from(PARTS), st.sampled_from(("，", "。", "？", " ", "\n")))


@given(st.lists(said, max_size=8))
def test_facts_outlive_every_softening(parts: list[str]) -> None:
    text = "".join(parts)
    new = softened(text)
    assert all((fact in new) >= (fact in text) for fact in ("停产了", "可以退", "周五发货"))


def test_a_line_without_end_is_softened_in_time() -> None:
    text = "谁让您不早说，这是规定，周五才发。" * 2_000
    hits = linter().hits(text)
    assert len(hits) >= 2 * MOST_HITS  # of each of the two rules that speak


@pytest.mark.parametrize("thing", ["产品", "质量", "面料"])
@pytest.mark.parametrize("claim", ["最好的", "绝佳", "绝佳的", "顶级", "顶级的", "极佳的"])
def test_a_wording_is_tied_to_a_noun_once(claim: str, thing: str) -> None:
    said = softened(f"我们是{claim}{thing}")
    assert claim not in said and said.endswith(thing)
    assert "的的" not in said


@pytest.mark.parametrize(
    ("text", "softer"),
    [
        ("订单 2026-10-05 09:30:15 的收据 不知道", f"订单 2026-10-05 09:30:15 的收据，{CHECKED}"),
        ("Note 12 Pro 的尺寸 不知道", f"Note 12 Pro 的尺寸，{CHECKED}"),
        ("大小 20 x 30 cm 不知道", f"大小 20 x 30 cm，{CHECKED}"),
        ("2. 不知道", f"2. {CHECKED}"),
        ("（小王）不知道", f"（小王）{CHECKED}"),
        ("【急】不知道", f"【急】{CHECKED}"),
        ("😊不知道😊", f"😊{CHECKED}😊"),
        ("您好，【尺码】不知道[微笑]", f"您好，【尺码】{CHECKED}[微笑]"),
        (
            "https://item.jd.com/2000.html 谁让您没看清",
            "https://item.jd.com/2000.html 有不清楚的地方随时问我～",
        ),
    ],
)
def test_what_is_kept_stays_as_it_was_written(text: str, softer: str) -> None:
    assert softened(text) == softer


@pytest.mark.parametrize(
    "text",
    [
        "没有照片就别来找我们",
        "您没付定金，当然不发货",
        "改不了地址，您只能拒收",
        "呵呵，您退吧，运费8元自理",
        "不行就是不行，别再说了，最多补5元",
        "自己弄坏的不保修",
        "老板说了可以送一个袋子，别的没有",
        "我不懂，售后小李懂，我叫他",
        "签收了就不退",
        "自己摔坏的我们不修",
        "S码没有了，L码有，您要不要？",
        "早说了不能进烤箱，您非要用",
    ],
)
def test_a_condition_a_consent_or_a_choice_is_not_written_over(text: str) -> None:
    new = softened(text)
    assert new == text


@pytest.mark.parametrize(
    ("text", "softer"),
    [
        ("抱歉，店主说的，不讲价！", "抱歉，这款已经是活动价，暂时不能再优惠了呢，给您看看有没有可用的优惠券～"),
        ("老师您好，抱歉，这是规定", "老师您好，抱歉，这个确实有统一的要求，我帮您看看还能怎么处理～"),
        ("没办法，系统就是这样", "抱歉，这个目前确实办不到，我帮您看看还有没有别的办法～"),
        ("您没看详情页吗", "详情页里有说明的，我帮您找出来～"),
        ("您到底要不要", wording.NO_HURRY),
        ("到底退不退", wording.NO_HURRY),
        ("你到底约不约", wording.NO_HURRY),
        ("你到底是哪一单？说清楚", "麻烦您告诉我一下是哪一单，我马上帮您处理～"),
        ("不清楚，您问快递吧", wording.FOLLOW_UP),
        ("您好，没有", "您好，不好意思，目前没有呢，我帮您看看别的～"),
        ("凭订单号可以换，自己看着选就行", "凭订单号可以换，有不清楚的地方随时问我～"),
        ("不包邮", "抱歉亲，这个目前不包邮呢，我看看还有没有别的办法帮您～"),
        ("没有赠品", "抱歉亲，这款暂时没法另外送赠品，我帮您看看有没有能用的优惠券～"),
        ("补不了运费", "抱歉亲，这个目前补不了运费呢，我看看还有没有别的办法帮您～"),
        ("不能改型号", "抱歉亲，这个目前不能改型号呢，我看看还有没有别的办法帮您～"),
        ("按规定来", "这个确实有统一的要求，给您带来不便很抱歉，我帮您看看还能怎么处理～"),
        ("别催了，毛毯10号发", "让您久等了，毛毯10号发，有进展我马上告诉您～"),
    ],
)
def test_a_sentence_is_softened_with_its_own_content_and_one_apology(text: str, softer: str) -> None:
    assert softened(text) == softer


@pytest.mark.parametrize("text", ["我早就说过这款好看吧，您穿真合适", "别人不知道，我知道，尺码偏小一码"])
def test_praise_and_knowledge_are_no_fault(text: str) -> None:
    assert all(hit.exempt for hit in linter().hits(text))


@pytest.mark.parametrize(
    "text",
    [
        # but for the other half the clause says something else, or its subject is lost
        "要不是您少写一个字，窗帘早就寄出了",
        "您的胆子可真大，古董钟也不加固",
        "杯盖别扣死，爆开了我们不负责",
        "关我什么事，我们只管送到楼下，不管搬上楼",
        "谁让您选平邮，半个月才到",
        # results, conditions, warnings and reasons
        "东西都赔您了还要怎样",
        "您不填身高我怎么推荐",
        "先绑定手表才能开机这都不会",
        "不会就别乱动锯片",
        "没库存就是没货",
        "不是我不让您改是平台不让改",
        "凭什么给您免安装费",
        "贴膜都撕了还想退",
        "地摊货的钱还想要质保",
        # what is said to somebody who waits, threatens or orders
        "不交押金就不发车，说什么都没用",
        "快点的，别磨叽",
        # a reproach is no fact
        "您到底要不要，问了两个小时了",
        "就您挑剔，床单颜色换了4次",
        "填错了怪我咯",
        "小样而已，破了就破了",
        # what only the customer can know, and where others are to ask
        "我哪知道您家水管多粗",
        "保养找厂家，我只管收钱",
        "才拍，没到24小时，急什么",
        "您写的啥，我看不懂",
        "赔给您就是了，至于吗",
        "慢慢排，急什么",
        "开箱时不看，现在说裂缝",
        # another place than the one that is told of
        "不会装就看视频",
        # what is asked with a sneer
        "您到底是没带眼镜还是不想看",
        # two refusals, of which a sentence would tell one
        "不讲价，不退",
        "没货，不换的",
        "不讲价，没货",
        "不讲价，不包邮，不退换",
        "没货\n不讲价",
        # what was done so many times is thrown in the customer's face
        "有完没完，图纸都给您3次了",
        "催什么，链接都发您两遍了",
        "跟我说没用，码数都报您三遍了",
    ],
)
def test_a_rewrite_that_would_lose_or_twist_what_is_said_is_not_offered(text: str) -> None:
    assert softened(text) == text
    assert all(hit.aim and not hit.softer for hit in linter().hits(text) if hit.code.startswith(("BP", "ST")))


@pytest.mark.parametrize(
    ("text", "softer"),
    [
        ("你到底要什么颜色", "请问您要什么颜色呢～"),
        ("您到底拍了没有", "请问您拍了没有呢～"),
        ("你到底什么时候在家", "请问您什么时候在家呢～"),
        ("您到底有没有装电池？", "请问您有没有装电池呢～"),
        ("到底几号方便取琴", "请问您几号方便取琴呢～"),
    ],
)
def test_a_question_that_is_meant_is_asked_politely(text: str, softer: str) -> None:
    assert softened(text) == softer


@pytest.mark.parametrize(
    ("text", "softer"),
    [
        ("急什么急，前面还有80多台没检测呢", "让您久等了，前面还有80多台没检测呢，有进展我马上告诉您～"),
        ("能不能有点耐心，茶叶9号恢复发货", "让您久等了，茶叶9号恢复发货，有进展我马上告诉您～"),
    ],
)
def test_who_waits_is_told_how_far_it_is_and_not_that_it_does_not_matter(text: str, softer: str) -> None:
    assert softened(text) == softer


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("宝宝用会不会有刺激", "没有"),
        ("帮我换成礼盒装可以吗", "好"),
        ("左右两只颜色不一样", "不可能"),
        ("这布有异味吗", "没有的"),
    ],
)
def test_a_bare_answer_is_written_over_only_where_the_customer_asked_for_stock_price_or_service(
    before: str, text: str
) -> None:
    assert softened(text, before) == text
    assert not offers(text, before)


def test_a_bare_no_to_a_wish_gets_a_full_sentence() -> None:
    assert softened("没有", "有紫色的吗") != "没有"
    assert softened("不行", "能包邮吗") != "不行"


@pytest.mark.parametrize("text", ["你爱买不买", "你有完没完，说明书你看了吗", "你上次找的谁，您还找谁去，关我什么事"])
def test_an_insult_is_not_made_polite_by_its_pronoun(text: str) -> None:
    hits = linter().hits(text)
    assert any(hit.code != "ST106" for hit in hits)
    assert all("您" not in hit.softer for hit in hits)
    assert not re.search("[您你](?:爱买|有完|上次)", softened(text)) or softened(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "为了三块钱磨叽半天，您可真行",
        "量杯是老板娘定的规格，侬同我讲有啥用",
        "柜台摆过的东西，怎么到您手里就掉漆了",
        "胶水扔烤箱里烤半个钟头，当妈的心也太大了",
        "盒子是快递压的，又不是我压的，跟我说没用",
        "您家插座松了关我们什么事",
        "不是跟您说了要先充满吗，怎么又来",
        "裹张膜能裹烂，使多大牛劲啊",
        "一脚踩上去，神仙也救不了",
        "前天寄的咋了，前天也算48小时内，较这真干啥",
        "我只是客服，做不了这个主",
        "10点59分58秒和零点，您确定自己分得清是哪一个吗",
    ],
)
def test_what_would_read_rude_or_odd_where_it_is_told_again_is_not_told(text: str) -> None:
    assert softened(text) == text


@pytest.mark.parametrize("fact", ["藏青没货", "停产了", "42断码"])
def test_a_bare_stock_fact_is_told_again_with_pardon(fact: str) -> None:
    assert fact in softened(fact) != fact


@pytest.mark.parametrize(
    "text",
    [
        "你自己不想要的，邮费当然你付",
        "尺码你自己报的，我们按你报的寄",
        "退件地址给你了，邮费15自己付，不付别寄",
        "宽1米8是你报的，我们照报的裁",
    ],
)
def test_a_reproach_is_not_half_polite(text: str) -> None:
    assert softened(text) == text


def test_a_line_is_mended_as_a_whole_or_not_at_all() -> None:
    for text in ("你专门吃这碗饭的吧？昨天退锅今天退盆，羊毛党都没你勤快", "48斤还喊重？这话您自己信吗"):
        assert softened(text) == text


@pytest.mark.parametrize(
    ("before", "text", "other"),
    [
        ("这两款滤芯差在哪", "都行", "不好意思，给您带来不好的体验"),
        ("刚拆开，超好看的", "嗯嗯", "我帮您参考"),
        ("旁边那家便宜六块", "那你咋不去隔壁买捏", "有图片也可以发我"),
        ("我们会不会漏发", "应该不会吧，出事再说", "给您带来不好的体验"),
        ("叠券用不了", "您真的看过使用条件吗", "您慢慢考虑"),
        ("在吗，我那盏灯两天没更新了", "说", "请问有什么可以帮您"),
        ("我又来啦哈哈", "怎么又是您", "有图片也可以发我"),
        ("我在外地，能改到周日吗", "改不改随你", "我看到了"),
        ("裤子太长了", "身高自己不晓得的啊", "帮您核实"),
        ("开个发票", "开票干啥 你公司给报吗", "有图片也可以发我"),
        ("", "有话直说", "我看到了"),
        ("", "你拍的这张糊得跟雪花一样，谁看得清", "帮您问"),
        ("几号能寄", "24小时内，页面有，看不见？", "页面有"),
        ("", "亮点2个算合格，不懂百度", "核实"),
        ("充满要多久", "3小时左右，催也没用", "让您久等了"),
        ("是真货吗", "海关单号能查，不信拉倒", "抱歉"),
    ],
)
def test_a_ready_sentence_answers_no_other_question(before: str, text: str, other: str) -> None:
    assert not any(other in softer for softer in offers(text, before))


DATES = ("下周", "月底", "本周五", "下个月", "12月8号", "35元", "两箱")


@given(
    st.sampled_from(DATES), st.sampled_from(("大概也许{}", "{}谁知道呢", "都说了{}，急什么", "可能{}吧", "你管我{}呢"))
)
def test_no_date_or_amount_vanishes_with_the_clause_it_stands_in(date: str, frame: str) -> None:
    assert date in softened(frame.format(date))


@pytest.mark.parametrize("text", ["管你啥事", "你没长腿吗", "你自己不会走啊"])
def test_what_sounds_rude_to_nobody_but_the_scorer_is_not_made_polite_by_its_pronoun_either(text: str) -> None:
    assert all("您" not in hit.softer for hit in linter().hits(text) if hit.code == "ST106")


def test_who_complains_is_not_told_that_it_cannot_be_done() -> None:
    assert not any("办不到" in offer for offer in offers("我们家出不了二手的", "寄来一个二手的"))


def test_who_asked_is_answered_as_one_who_asked() -> None:
    assert offers("问这么细", "这批是今年新做的吗") == ["您问的我看到了，我这就帮您看看，马上回复您～"]


def test_a_bare_no_in_a_reply_of_several_lines_leaves_the_others_alone() -> None:
    assert "这边看看实物" in softened("不讲价\n这边看看实物")
