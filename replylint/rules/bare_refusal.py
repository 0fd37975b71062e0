"""ST103: a no and nothing more, told from an answer of fact by what the customer asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Hit
from replylint.rules.constructions import apologises, leads_on
from replylint.rules.grammar import shows_way
from replylint.rules.wording import (
    AIMS,
    ASK_SOMEONE,
    CHEAPEST,
    NO_GIFT,
    NONE_LEFT,
    NOT_POSSIBLE,
    NOT_POSSIBLE_AS_SAID,
    REFUSED,
    SOLD_OUT,
)
from replylint.text.patterns import pattern
from replylint.text.view import View, fold

_ASIDE = frozenset(  # forms of address, adverbs and particles: a no beside these alone is a bare one
    (
        "您好 你好 亲 亲亲 亲爱 亲爱的 亲们 客官 姐 宝 宝子 的 哒 这个 这 那个 那 这边 这里 我 我们 咱们 咱 小妹 妹子 妹纸 客服 店里 本店 "
        "也 是 都 就 还是 还 确实 真的 真 实在 是真的 一样 应该 肯定 "
        "呢 哦 哈 呀 啊 了 啦 哟 额 嗯 恩 噢 喔 捏 咯 呐 滴 么 吧 嘛 耶 诶 惹 嘞 噶 嘅 㗎 喎 哩"
    ).split()
)
_AS_WRITTEN = str.maketrans("冇莫木唔8", "没没没不不")  # a no in dialect, or as the net spells it
_NO = pattern(
    "(?:不(?:可以|能|行|支持|予(?:办理|受理|处理|退换|退款|补偿)|阔以|留|开票?|议|寄|保证|能保证|能确定|能叠加|叠加|能换|能退|能改|能便宜|能优惠|能取消|讲价|议价|还价|二价|打折|包邮|包|退|换|赔|补|送|修|卖|发|接|做|可能|成|中|得|允许|存在|上门|上楼|送货|抹零?|延期?|借|安装|加急|代收|代购|定制|试用|分期)+"
    "|没(?:有|货|有货|办法|有办法|法|法子|辙|招|门|门儿|戏|治|可能|有可能|有?(?:礼物|赠品|礼品|小样|样品|活动|折扣|红包|返现|补偿|赔偿|运费险|发票|专票|优惠券)|得(?:换|退|少|平|倾|送|补|改|谈|讲|货|选|商量)?|优惠|有优惠)?|无(?:法|货|法保证|法确定|法承诺|法叠加)?|布行|布星|达咩|达咩达咩|歇菜|白搭|免谈|想都别想"
    "|(?![忘差少错坏丢免受跑亏掉断裂漏缺累饿死走要大过对看])[\u4e00-\u9fff]{1,2}不(?:了|成)|[退换改送修补发寄抹印刻订办做加减少查撤领合拆找收开催弄搞整接抢插调批并让转降赔]不[了到得起动来定]|(?:优惠|便宜|取消|打折|包邮)不了|不能(?:用券|开票)){1,3}"
    "(?:差价|地址|订单|运费|邮费|价格?|优惠券|券|发票|专票|赠品|运费险|颜色|尺码|型号|[货款单字位])?"
)
_BARE_FACT = pattern(  # the same, told of a thing and no more: 黑色没货, 拆了不退, 补发免谈, 不是会员没有, 刷不了，没机子
    "(?:亲+,?)?[^\\W您你我这]{0,4}?(?P<none>没货|无货|没现货|没库存|卖[完光]|断货|断[码色]|缺[货码]|售罄|停产|下架|[送抢领发约排订]完|[约排订]满|没了|(?:截止|打烊|收摊)(?=了)|满[员座房])了?(?:[,，][晚迟]了)?"
    "|(?P<shut>(?P<late>[^\\W您你我]{0,5}(?:走了|锁了|[晚迟][了啦咯喽]|截了|截的|散了|关门了|过点了|过了点|结束了|满)(?:[,，][晚迟]了)?"
    "|[^\\W您你我]{1,6}不[退换赔补保送包修]|[^\\W您你我]{1,4}(?:没法|不能|不可以|不让|不给|不准)[^\\W您你我]{1,2}|木有[^\\W您你我]{0,4}了?|不(?:帮|外|代|单|零|预|拆|另|接待)[^\\W您你]{1,3}|[^\\W您你我没就是]{2,4}(?<!问题|毛病|关系|影响|色差|异味|味道|作用|库存|别的|其他|感觉|区别|反应)(?:没有|木有|莫得|冇))"
    "|(?:不是|没|不)(?!有|质量|说|会|能|可以|行)[^\\W您你我]{1,5}(?:没有|不[送退换免享减带开]|不[给让][^\\W]{1,2})的?"
    "|[退换改送修补发寄刻订办做加减撤合拆开催弄搞提刷装急停][不唔][了到起来定动][,，](?!不|没事|别)[^\\W您你我请帮可]{1,4}?了?"
    "|[^\\W您你我这]{0,4}(?:免谈|(?:过保|超期|人为|超重)[,，]?(?:自费|自理|自负)|没门|作废|休想|没[这那](?!么)[^\\W]{1,4}|禁止|谢绝|没人|概不[^\\W]{1,4}|不给(?!您|你)[^\\W]{1,2}|(?:啥|什么|半[个点张件]|[多再]?一[个分毛点件张片])(?:都|也)(?:不|没)[^\\W您你]{1,2}|要(?P<all>[退换买])就?[全整都](?P=all))了?)"
    "|[^\\W您你我不]{0,4}(?:拆|剪|洗|穿|用|开封|过期|过保|超时|超期|签收|买完|拍下|降价|特价|清仓|尾货|断码|促销|活动)[^\\W您你我不]{0,3}(?:概|一律|都|就|是)?不(?:退|换|赔|补|保|包)[^\\W色价会]?"
)
_SIGNS = frozenset("不没无布达歇白免想冇莫木唔8")  # of which each such no has one, as it is written
_NO_BY_FACT = pattern("没|没有|无|没货|没有货|无货")
_CONFIRMS = pattern(
    "(?:不|没|无法|冇)[^,。!\n]{0,12}(?:[吗么嘛]|是吧|是吗|对吧|对吗|吧|\\?)$|(?:会不会|是不是|会[^,。]{1,10}吗)"
)
_CONSENT = pattern("(?:是|对|嗯|恩)(?:的|呢|嗯|恩)")
_WORD = pattern(r"\w")
_WISH = pattern(
    "(?:[能有送补退要]|可以|可不可以|给我|帮我|帮忙|想)[^,。?!]{1,10}(?:[吗么嘛不呗吧]|\\?)$|(?P<done>[^\\W])不(?P=done)"
)
_IN_FULL = pattern(
    "(?:不(?:可以|能.|支持).*|.*[退换改补发送寄开领查刻减赔修装加取消抢催]不了.*|无法.+|不行|不包邮)"
)  # what stands well in a sentence of standard Chinese
_BAD = (
    "(?:副作用|坏处|影响|色差|味道?|异味|气味|毛刺|瑕疵|划痕|线头|缝隙|问题|危险|辐射|甲醛|激素|添加|刺激|噪音|声音|伤害|毒|二手|隐形消费|套路"
    "|费用?(?!险)|押金|门槛|限制|捆绑)"
)
_DRAWBACK = pattern(f"有(?:什么)?[^,。?!]{{0,3}}{_BAD}(?:吗|么|嘛|不|没)|有没有[^,。?!]{{0,3}}{_BAD}[?]?$")
_NOT_SURE = pattern("保证|确定|承诺")
_GIFT = pattern("赠品|礼[品物]|小样|样品")
_BARGAIN = pattern("[讲议还二]价|打折|优惠|少|便宜")


def check(view: View) -> Iterator[Hit]:
    """A bare no, told from an answer of fact by the customer's question."""
    text = view.folded
    if _tells_barely(view):
        start, end = view.sentence(0, len(text))
        yield Hit("ST103", start, end, (_told_kindly(view.text[start:end]),), (start, end), aim=AIMS["ST103"])
        return
    if len(view.squeezed) > 16 or _SIGNS.isdisjoint(view.squeezed) or "?" in text or "\n" in text.strip():
        return
    if apologises(view) or leads_on(view):
        return
    words = view.words_over(0, len(view.squeezed))
    core = [word for word in words if word.text not in _ASIDE and _WORD.match(word.text)]
    no = "".join(word.text for word in core).translate(_AS_WRITTEN)
    if not core or not _NO.fullmatch(no) or _confirmed(view):
        return
    start, end = view.span(core[0].start, core[-1].end)
    if _NO_BY_FACT.fullmatch(no) and view.squeezed[core[-1].end : core[-1].end + 1] in tuple("的呢哦哈噢啦呀"):
        return  # 没有的, 没有呢: the answer to a question of fact
    yield Hit("ST103", start, end, _full_refusal(view.folded[start:end]), view.sentence(start, end), aim=AIMS["ST103"])


def _tells_barely(view: View) -> bool:
    """Whether the message says that there is none and no more, and nothing that the customer said already."""
    told = _BARE_FACT.fullmatch(view.folded.strip(" 。.!~"))
    if told is None or _confirmed(view) or (told["none"] or "\0") in view.folded_before:
        return False
    if told["late"] and not _WISH.search(view.folded_before):
        return False  # 走了, to a question about the parcel
    return not (view.after and shows_way(fold(view.after)))


def _told_kindly(said: str) -> str:
    """The same, with pardon and a way on."""
    fact = said.strip("～ 。.!！~").removeprefix("亲亲").removeprefix("亲").lstrip(",，")
    told = _BARE_FACT.fullmatch(fold(fact))
    for words, ending in REFUSED:
        if told and not told["shut"] and re.search(words, fold(fact)):
            return ending.format(fact)
    return NOT_POSSIBLE


def _confirmed(view: View) -> bool:
    """Whether the no is the answer that the customer expected or hoped for: 不能叠加吗 – 不能; 有异味吗 – 没有."""
    before = view.folded_before.rstrip()
    asked = _CONFIRMS.search(before) is not None or _DRAWBACK.search(before) is not None
    return asked or _CONSENT.match(view.squeezed) is not None


def _full_refusal(no: str) -> tuple[str, ...]:
    """The same no in a full sentence, with pardon and a way on."""
    if _BARGAIN.search(no):
        return (CHEAPEST,)
    if _GIFT.search(no):
        return (NO_GIFT,)
    if _NOT_SURE.search(no):
        return (ASK_SOMEONE,)
    if _NO_BY_FACT.fullmatch(no.translate(_AS_WRITTEN)):
        return (SOLD_OUT, NONE_LEFT) if "货" in no else (NONE_LEFT, SOLD_OUT)
    return (NOT_POSSIBLE_AS_SAID.format(no) if _IN_FULL.fullmatch(no) else NOT_POSSIBLE,)
