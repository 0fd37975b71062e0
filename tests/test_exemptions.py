"""What the law lets pass: each exemption from both sides, and none that excuses a word it does not govern."""

from __future__ import annotations

import importlib
import sys
from functools import cache

import pytest

from replylint import exemptions
from replylint.exemptions import BY_LAW, EXEMPTIONS, Exemption
from replylint.linter import Linter
from replylint.model import Hit, Severity
from replylint.settings import Settings

re_parser = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")

GOOD = [
    pytest.param(exemption, text, id=f"{exemption.label}-{text}") for exemption in EXEMPTIONS for text in exemption.good
]
BAD = [
    pytest.param(exemption, text, id=f"{exemption.label}-{text}") for exemption in EXEMPTIONS for text in exemption.bad
]

# The phrases of the guide's table, by article.
LET_PASS = [
    ("四", "抬头写第一食品商店"),
    ("四", "我们店成立于1998年，是本地最早的门店之一"),
    ("五（一）", "我们会尽最大努力帮您协调"),
    ("五（一）", "以最大的诚意给您解决"),
    ("五（一）", "致以最诚挚的歉意"),
    ("五（一）", "第一时间为您处理"),
    ("五（二）", "力求做到最好"),
    ("五（二）", "争做您最信赖的店铺"),
    ("五（二）", "目标是行业第一"),
    ("五（三）", "最后一步点提交"),
    ("五（三）", "两款最大的区别是颜色"),
    ("五（三）", "最近比较忙"),
    ("六（一）", "这是本店最新款"),
    ("六（一）", "我们家卖得最好的一款是它"),
    ("六（一）", "比上一代最大的升级是电池"),
    ("六（二）", "最佳食用期是七天"),
    ("六（二）", "最好用温水冲泡"),
    ("六（二）", "最佳保存温度4℃"),
    ("六（三）", "特级初榨橄榄油（GB/T 23347）"),
    ("六（三）", "这台是一级能效"),
    ("六（三）", "优级纯牛奶"),
    ("六（四）", "您拍的是iPhone 15 Pro Max的壳"),
    ("六（四）", "最生活毛巾在另一个链接"),
    ("六（四）", "至尊版比标准版多一个头"),
    ("六（五）", "厂家得过中国质量奖"),
    ("六（五）", "获国家科学技术进步奖一等奖"),
    ("六（五）", "商务部认定的中华老字号"),
    ("时间次序", "最晚今天发货，最快明天到"),
    ("规格限度", "最多拍3件，最高可减50，最低起订量100"),
    ("次序", "第一次下单先看第一步"),
    ("不是极限词", "一站式安装，TOP10都在这，100%棉"),
    ("否认", "不能保证100%有效"),
    ("建议", "最好先看说明书"),
    ("转述", "您说的“最便宜”是指哪款"),
]

# Always findings, whatever stands around them.
ALWAYS = """国家级品质，力求做到最好
我们争取做到顶级
尽最大努力给您极品茶
努力为您争取全网最低价
世界第一的手艺
目标是根治脚气
力争药到病除
追求保本高收益
争取包过，不过退钱
以祖传秘方为您服务
最大的诚意就是史上最低价""".splitlines()


@cache
def linter(strict: bool = False) -> Linter:
    return Linter(Settings(platform="jd", select=("AD",), strict=strict))


def hits_in(example: str) -> list[Hit]:
    """The hits in an example; a customer line may stand before it, split by ⏎."""
    before, _, text = example.rpartition("⏎")
    return linter().hits(text, before)


def standing(text: str) -> list[Hit]:
    return [hit for hit in hits_in(text) if not hit.exempt and hit.severity != Severity.INFO]


@pytest.mark.parametrize(("exemption", "text"), GOOD)
def test_what_an_exemption_governs_is_excused_by_name(exemption: Exemption, text: str) -> None:
    hits = hits_in(text)
    assert hits
    for hit in hits:
        if exemption.severity is None:
            assert hit.exempt == exemption.label
        else:
            assert (hit.exempt, hit.severity, hit.aim) == (None, exemption.severity, exemption.title)


@pytest.mark.parametrize(("exemption", "text"), BAD)
def test_what_an_exemption_does_not_govern_stays_a_finding(exemption: Exemption, text: str) -> None:
    assert standing(text)


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda exemption: exemption.label)
def test_every_exemption_is_shown_from_both_sides(exemption: Exemption) -> None:
    assert exemption.good
    assert exemption.bad
    assert all("◇" in pattern for pattern in exemption.governs)


def test_names_are_told_apart() -> None:
    labels = [exemption.label for exemption in EXEMPTIONS]
    assert len(set(labels)) == len(labels)


def test_every_article_of_the_guide_is_there() -> None:
    articles = {exemption.article for exemption in BY_LAW}
    assert articles >= {"四", "五（一）", "五（二）", "五（三）", *(f"六（{number}）" for number in "一二三四五六")}


@pytest.mark.parametrize(("article", "text"), LET_PASS)
def test_the_phrases_that_the_guide_lets_pass_are_no_findings(article: str, text: str) -> None:
    assert not standing(text), article


@pytest.mark.parametrize("text", ALWAYS)
def test_some_words_are_excused_by_no_article(text: str) -> None:
    assert standing(text)


@pytest.mark.parametrize(
    "text", ["不敢说是国家级的", "您说的“顶级”是指什么", "药到病除这种话可不敢讲", "我们不是全网最低价"]
)
def test_but_denied_or_quoted_they_are_no_claim(text: str) -> None:
    assert not standing(text)


def test_an_excuse_in_another_clause_excuses_nothing() -> None:
    assert standing("我们力求做到最好，这款面霜全网第一")
    assert standing("不敢说大话，这就是最好的面霜")


def test_of_two_words_only_the_governed_one_is_excused() -> None:
    text = "服务我们力求做到最好的，面霜是全网第一"
    assert [(text[hit.start : hit.end], hit.exempt) for hit in linter().hits(text)] == [
        ("最好的", "五（二）目标和追求"),
        ("全网第一", None),
    ]


def test_strict_knows_no_exemptions() -> None:
    assert all(not hit.exempt for hit in linter(strict=True).hits("我们力求做到最好的"))


@pytest.mark.parametrize("text", ["引领潮流", "唯一的区别", "安全第一", "顶级域名", "王者荣耀", "终极版", "TOP 1"])
def test_strict_reports_also_what_a_lexicon_lets_pass(text: str) -> None:
    assert not [hit for hit in linter().hits(text) if not hit.exempt] or text == "TOP 1"
    assert linter(strict=True).hits(text)


def test_words_in_disguise_are_excused_by_no_article() -> None:
    assert standing("我们力求做到极·致")


def test_a_fact_with_time_scope_and_source_is_only_advice() -> None:
    (hit,) = linter().hits("2023年全年京东毛巾类目销量第一（来源：京东商智）")
    assert (hit.severity, hit.exempt) == (Severity.INFO, None)


def test_a_mark_smuggled_into_the_text_governs_nothing() -> None:
    assert standing("力求做到\ue000，这款面霜全网第一")


def test_no_excuse_looks_further_than_is_shown_to_it() -> None:
    widths = [_width(pattern) for one in EXEMPTIONS for pattern in one.governs]
    assert max(width for width in widths if width < ENDLESS) <= exemptions._REACH


ENDLESS = 10_000  # a pattern with a run without end


def _width(pattern: str) -> int:
    """The length of the longest text that ``pattern`` matches."""
    return int(re_parser.parse(exemptions._written_out(pattern)).getwidth()[1])
