"""The nineteen sentences in the words that agents use, and abuse; each beside a helpful reply with the same words."""

from __future__ import annotations

from functools import cache

import pytest

from replylint.linter import Linter
from replylint.settings import Settings


@cache
def linter() -> Linter:
    return Linter(Settings(platform="jd", select=("BP",), scorer=False))


def codes(text: str) -> set[str]:
    return {hit.code for hit in linter().hits(text) if not hit.exempt}


SENTENCES = [  # row, code, wordings, helpful replies
    ("S111", "BP101", ("就这点开始上班", "我们都这个点才上班"), ("九点上班，一上班就给您处理",)),
    ("S112", "BP102", ("你问我，我问谁？", "您问我我上哪儿问去", "俺还想问您呢"), ("您问我就对了，我去问仓库",)),
    ("S113", "BP103", ("你有没有搞错？", "您自己肯定看错了"), ("我看看有没有搞错，马上给您重发",)),
    ("S114", "BP104", ("你搞不清楚就不要搞了。", "不会弄就别瞎弄"), ("不会弄别急，我教您",)),
    ("S115", "BP105", ("用不起就不要用。", "嫌贵就别买", "爱要不要"), ("觉得贵可以看看小包装",)),
    (
        "S116",
        "BP106",
        ("刚才已经说过了吧，怎么还问啊？", "早就跟您讲过了", "還要我說幾遍"),
        ("刚才说过的链接再发您一次",),
    ),
    ("S117", "BP107", ("不知道", "我哪晓得", "俺咋知道", "母鸡啊", "唔清楚呀"), ("不知道您要哪款，发我链接我帮您看",)),
    (
        "S118",
        "BP108",
        ("我也没办法。", "我也沒轍", "俺能有啥招", "说破天也没用"),
        ("我也没办法改价，不过可以给您一张券",),
    ),
    ("S119", "BP109", ("这不是我的错。", "关我们什么事", "這個鍋我們不背"), ("是不是我们的错都给您补",)),
    ("S120", "BP110", ("随便你到哪里去投诉，就是打官司也可以", "投诉呗，谁怕谁"), ("您要投诉我们也配合，先给您退款",)),
    ("S121", "BP111", ("我现在很忙。", "忙着呢，等会儿"), ("不好意思我现在很忙，十分钟后回您",)),
    ("S122", "BP112", ("不行就是不行。", "改不了就是改不了", "想都别想"), ("这款不行就看看那款",)),
    ("S123", "BP113", ("这不是我说了算的。", "我也做不了主", "我就是个打工的"), ("我做不了主，已经帮您请示店长了",)),
    ("S124", "BP114", ("你自己看吧，我也不是很懂。", "您自己研究去吧"), ("您自己看着不方便的话我念给您听",)),
    ("S125", "BP115", ("我不是为你一个人服务的。", "就您着急啊"), ("不只您一位反馈，已经在改了",)),
    (
        "S126",
        "BP116",
        ("这是规定。", "这就是规定", "公司规定就是这样", "平台就这么规定的"),
        ("规定是七天，您第六天，我帮您提交",),
    ),
    ("S127", "BP117", ("你用过这个牌子的产品吗？你懂不懂？", "三岁小孩都懂"), ("您用过同类产品的话更好上手，我教您",)),
    ("S128", "BP118", ("这个问题你得去找京东", "快递的事您问快递去"), ("这个要找厂家，我帮您联系",)),
    ("S129", "BP119", ("只要找京东客服，什么问题都能解决",), ("我陪您一起找京东客服申请",)),
    (
        "S103 S315",
        "BP201",
        (
            *("你有病吧", "滚", "沒腦子嗎你", "你家住哪我可都知道"),
            *("智商堪忧啊", "一群没教养的东西", "小丑罢了", "还拿自己当皇帝呢", "没钱就别逛", "您晚上少走夜路"),
            *("你瞎了吧", "少废话", "再催就给你取消", "还闹，信不信拉黑您", "要饭的都没你缠人"),
        ),
        (
            *("有病看医生更稳妥", "滚筒洗衣机到了", "小丑面具有两个尺寸", "开发智商的积木", "没钱也能看看，喜欢再说"),
            "这盏灯走夜路很亮",
        ),
    ),
    ("S104", "BP202", ("专员眼睛瞎了吧", "小二收了多少钱啊"), ("专员您好，凭证已补充", "请专员再核实一下")),
    (
        "S603",
        "BP203",
        ("一看就是职业差评师", "就是来骗退款的", "又来一个碰瓷的"),
        ("当心骗退款的电话", "没人说您是来讹钱的"),
    ),
    (
        "S103 S503",
        "BP204",
        ("(反弹)", "你全家才是", "叫哥哥就给你便宜"),
        ("鞋底回弹好，反弹力强", "您骂两句没事，我接着处理"),
    ),
]


@pytest.mark.parametrize(("rows", "code", "wordings", "helpful"), SENTENCES, ids=[row[1] for row in SENTENCES])
def test_a_sentence_is_caught_in_any_wording(rows: str, code: str, wordings: tuple[str, ...], helpful: object) -> None:
    for wording in wordings:
        assert code in codes(wording), (rows, wording)


@pytest.mark.parametrize(("rows", "code", "wordings", "helpful"), SENTENCES, ids=[row[1] for row in SENTENCES])
def test_a_helpful_reply_may_use_the_same_words(
    rows: str, code: str, wordings: object, helpful: tuple[str, ...]
) -> None:
    for reply in helpful:
        assert not codes(reply), (rows, reply)


def test_each_sentence_offers_a_softer_one() -> None:
    for _, code, wordings, _ in SENTENCES:
        hits = [hit for wording in wordings for hit in linter().hits(wording) if hit.code == code]
        assert any(hit.softer for hit in hits), code
        assert not any(hit.safe for hit in hits), code
