"""The advertising-law words: the source document's list to the last word, and the law's sense of everyday words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from replylint.linter import Linter
from replylint.model import Severity
from replylint.settings import Settings

LISTED = [
    (code, word)
    for line in (Path(__file__).parent / "data" / "ad_law_words.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for code, _, words in [line.partition(" ")]
    for word in words.split("|")
]

# Row of the source table: its rule, words that must be caught, and a near miss that must not be.
ROWS = [
    ("S201", "AD101", "这款吸管杯是市面上最轻的", "这款吸管杯最多装500毫升"),
    ("S202", "AD102", "我们家酸奶机全网第一", "第一次用先用开水烫一遍"),
    ("S203", "AD103", "国家级工艺打磨的砧板", "砧板执行的是国家标准"),
    ("S204", "AD104", "顶级乌木筷子，送礼体面", "筷子的顶端有防滑纹"),
    ("S205", "AD105", "稀世珍宝般的蓝珀", "蓝珀现在库存不多，您要的话我帮您留一颗"),
    ("S206", "AD106", "独家熬制的辣酱，别处没有", "辣酱是独立小包装的"),
    ("S207", "AD107", "全国首家可以试睡的床垫店", "首单满一百减十块"),
    ("S208", "AD108", "剃须刀界的劳斯莱斯", "王先生，您的剃须刀已经寄出"),
    ("S209", "AD109", "遥遥领先的降噪技术", "领券以后降噪款是三百九"),
    ("S210", "AD110", "永久不生锈的菜刀", "菜刀的永久编号刻在刀背"),
    ("S211", "AD111", "部队特供的压缩饼干", "饼干是供学生课间吃的小包装"),
    ("S212", "AD112", "点击领奖，人人有份", "点击右上角可以申请退货"),
    ("S213", "AD113", "再不抢就没了，手慢无", "这款暂时售罄，下周二补货"),
    ("S214", "AD114", "女明星同款发夹", "发夹和图片同一款，颜色略深"),
    ("S215", "AD115", "开过光的手串，招财又旺运", "手串没有开光，就是木头的"),
    ("S216", "AD116", "皇室御用的骨瓷杯", "骨瓷杯是皇冠图案的"),
    ("S217", "AD117", "上流社会都在用的香氛", "香氛瓶口朝上，流出来请擦掉"),
    ("S218", "AD118", "奥运会指定用水", "奥运会那几天快递可能会慢"),
    ("S219", "AD119", "限时特价，快来", "限时特价到今晚12点结束"),
    ("S220", "AD120", "洗地机行业前三的牌子", "第二件半价，一起拍就行"),
    ("S221", "AD121", "收它就是投资，越放越值钱", "木料会不会涨价我们不清楚"),
    ("S222", "AD122", "刮鱼鳞神器", "刮鱼鳞的时候小心手"),
    ("S406", "AD202", "喝两盒包瘦，没有任何副作用", "效果因人而异，没法保证瘦多少"),
    ("S506", "AD201", "这茶喝了降血压", "这茶没有降血压的作用，血压高请遵医嘱"),
]

# What the document leaves out: everyday words of the same meaning.
EVERYDAY = """天花板级的手感
好用到没有之一
这价全网最低
手慢无，真的
真的yyds
国产扫地机的扛把子
这个品类我们是鼻祖
行业龙头企业
护肤圈的头牌
秋冬封神大衣
秒杀同行的做工
甩同行几条街
错过等一年
机会难得，赶紧下手
这款性价比最高
回购率最高的一款
再便宜的您找不到了
称老二没人敢称老大
一直被模仿，从未被超越
闭眼入就对了
老板脑子一热定的价
没它这趟露营等于白去
隔壁家卖的都是再生料
存一箱等于存了份理财""".splitlines()

# Hidden spellings of the same words.
DISGUISED = """顶·级羊绒
遥 遥 领 先
全网最*低价
名yuan范儿
du家定制
万人疯qiang
必bei好物
炒gu不如囤它
再不抢就莓了
絕對最低價
ＮＯ．１的口碑
国jia级手艺
极zhi性价比""".splitlines()

# Words of the list that are everyday words: no findings where they stand in their everyday sense.
PLAIN = """最近单子多，请稍等
至少提前一天约师傅
快递寄至上海要两天
就按说明书第二页装
王先生您好
一天能发两百单
周末照常发货
第二个包裹明天到
今天16点前下单当天发
首次下单请填地址
最后一步点提交
高级会员可以用这张券
永久地址改不了，只能改这一单
抽奖结果明天公布，没中的不另通知
第一时间给您处理
皇家猫粮有现货
名牌学校的书包款没有货
周年庆的订单都发完了
今日已发出
绝对值编码器在另一个链接
万能转换插头支持美标
金牌会员九五折""".splitlines()


@cache
def linter(strict: bool = False, code: str = "AD") -> Linter:
    return Linter(Settings(platform="jd", select=(code,), strict=strict))


def codes(text: str) -> set[str]:
    found = linter()
    return {
        hit.code
        for hit in found.hits(text)
        if not hit.exempt and (hit.severity is None or hit.severity > Severity.INFO)
    }


def test_the_list_holds_all_twenty_two_categories() -> None:
    assert sorted({code for code, _ in LISTED}) == [f"AD1{number:02}" for number in range(1, 23)]


@pytest.mark.parametrize(("code", "word"), LISTED)
def test_strict_finds_every_listed_word_under_its_category(code: str, word: str) -> None:
    text = f"您好{word}谢谢"
    hits = linter(strict=True, code=code).hits(text)
    assert any(text[hit.start : hit.end] in word or word in text[hit.start : hit.end] for hit in hits)
    assert {hit.code for hit in hits} == {code}


@pytest.mark.parametrize(("row", "code", "bad", "near_miss"), ROWS, ids=[row for row, *_ in ROWS])
def test_each_row_of_the_source_is_caught_and_its_near_miss_is_not(
    row: str, code: str, bad: str, near_miss: str
) -> None:
    assert code in codes(bad)
    assert codes(near_miss) == set()
    assert row in linter().rule(code).rows


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_words_of_the_same_meaning_are_caught(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize("text", DISGUISED)
def test_hidden_spellings_are_caught(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize("text", PLAIN)
def test_listed_words_in_their_everyday_sense_are_no_findings(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize("text", PLAIN)
def test_strict_reports_even_those(text: str) -> None:
    assert linter(strict=True).hits(text)


def test_bare_list_words_are_marked_as_strict() -> None:
    (hit,) = [hit for hit in linter(strict=True).hits("最近有点忙") if hit.code == "AD101"]
    assert hit.strict
    assert (hit.start, hit.end) == (0, 1)


def test_a_word_that_two_lists_share_in_part_is_told_once() -> None:
    assert codes("亲，这是顶级品质哦") == {"AD104"}
    assert codes("亲，这是影院级享受哦") == {"AD103"}


def test_the_widest_words_are_shown() -> None:
    text = "这可是全网最低价"
    (hit,) = linter().hits(text)
    assert text[hit.start : hit.end] == "全网最低价"


@pytest.mark.parametrize(
    ("text", "softened"),
    [
        ("这款真的最便宜", "这款真的很实惠"),
        ("顶级羊毛被", "优质羊毛被"),
        ("切菜神器", "切菜好帮手"),
        ("做工一流", "做工很不错"),
    ],
)
def test_a_single_softer_wording_reads_right_in_its_place(text: str, softened: str) -> None:
    (hit,) = linter().hits(text)
    assert hit.safe
    assert text[: hit.start] + hit.softer[0] + text[hit.end :] == softened


def test_the_registered_double_eleven_is_advice_and_its_owner_may_use_it() -> None:
    assert [linter()._severity(hit) for hit in linter().hits("双十一狂欢来啦")] == [Severity.INFO]
    assert not Linter(Settings(platform="tmall", select=("AD",))).hits("双十一狂欢来啦")


def test_a_gift_without_its_terms_is_a_finding_and_with_them_it_is_none() -> None:
    assert "AD112" in codes("下单就送神秘大礼")
    assert codes("6月18日前下单送神秘大礼一份，价值39元，共100份") == set()


def test_a_word_that_ends_inside_another_is_not_quoted() -> None:
    """今天下单 holds no 天下."""
    text = "今天下单就是全网最低价"
    (hit,) = Linter(Settings(select=("AD101",))).hits(text)
    assert text[hit.start : hit.end] == "全网最低价"


@pytest.mark.parametrize("words", ["国家级检测报告", "国际级的权威认证", "世界级金奖", "国家级实验室"])
def test_what_a_certificate_or_an_institution_is_called_is_not_mended_unasked(words: str) -> None:
    (hit,) = Linter().hits(f"亲，棉被有{words}的")
    assert hit.code == "AD103" and not hit.safe and not hit.softer


@pytest.mark.parametrize(
    "text",
    [
        "过了今天再也碰不到这个价",
        "过了零点再想要这个价可就难了",
        "今晚一过，这价再也见不着",
        "过了这周末再难见到这价格",
        "过完今晚这么低的价再也遇不上",
        "比人家便宜一半，亏本甩卖",
        "别家卖一百，咱家跳楼价",
        "过了双十一再也等不来这么低的价",
        "这波过完，这种价难遇",
        "过了零点这价难碰",
        "周末一过，再也买不到这价格",
        "今天一过神仙都求不来这个价",
        "此价今晚过后绝版",
    ],
)
def test_a_price_that_will_never_be_seen_again_presses(text: str) -> None:
    assert "AD113" in codes(text) or "AD119" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "过了今晚活动价就恢复，页面上写着24点结束",
        "别家赔本赚吆喝我们不好评价",
        "人家那是跳楼甩卖，我们卖的是正价",
        "过了今晚也还是这个价，您慢慢看",
        "人家赔本卖咱学不来，只能保证质量",
        "隔壁店亏本清仓那是他们的事，我们按质量定价",
        "那家是甩卖尾货，批次不一样",
        "过了今天还有券，您不用着急",
        "过了周末价格页面会更新，以页面为准",
        "同行赔本卖我们跟不了，您比比做工",
        "人家都甩卖了，我们没有",
        "今天过后价格以页面为准",
    ],
)
def test_another_shops_giving_away_is_not_ours_and_a_term_presses_nobody(text: str) -> None:
    assert not codes(text)
