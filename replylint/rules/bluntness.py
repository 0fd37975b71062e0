"""ST103: a refusal with neither courtesy, reason nor alternative, a door shut twice, a weak spot laid bare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.rules.constructions import Construction, apologises, comforts, explains, leads_on
from replylint.rules.grammar import WE, YOU, shows_way
from replylint.rules.wording import (
    AIMS,
    ASK_SOMEONE,
    CHEAPEST,
    NO_GIFT,
    NONE_LEFT,
    NOT_POSSIBLE,
    NOT_POSSIBLE_AS_SAID,
    ON_IT,
    REFUSED,
    SOLD_OUT,
)
from replylint.text.patterns import pattern
from replylint.text.view import View, fold

RULES = (
    Rule(
        "ST103",
        "bluntness",
        Both("直白", "Bluntness"),
        Severity.WARNING,
        Both(
            "一句“不行”“没有”“不讲价”把顾客挡在门外。完整的拒绝有三样：抱歉、原因、还能怎么办。",
            "A bare no shuts the door. A full refusal has three parts: pardon, reason, and what can be done.",
        ),
        Both(
            "淘宝客服规避规则：直白；服务准则：完整有礼地说",
            "Taobao: what agents must avoid: bluntness; service code: full polite sentences",
        ),
        ("S303", "S316", "S404"),
        bad=(
            "可以便宜点吗⏎不讲价",
            "能退吗⏎亲，不可以的呢",
            "有黑色吗⏎没有",
            "能快一点吗⏎不能的哦",
            "都拆了还想退？",
            "您这身材穿不了的",
            "没货，别问了",
            "有冇細碼⏎冇",
            "三件能便宜点吗⏎一分都不能少",
            "帮我催催仓库呗⏎催不动",
            "还有别的色伐⏎木得",
            "师傅能搬到四楼吗⏎不上楼",
            "藏青有吗⏎藏青没货",
            "开过了还能退吗⏎拆了不退",
        ),
        good=(
            "可以便宜点吗⏎亲，这款已经是活动价了，不能再少啦，送您一张券好不好",
            "能退吗⏎不好意思，拆封后不能退了呢，我帮您看看能不能换",
            "还有别的问题吗⏎没有了呢，谢谢您",
            "是不能叠加吗⏎是的，不能叠加",
            "订单已经发货，无法修改地址，您可以联系派送员",
            "不可以放微波炉，里面有金属涂层",
            "会不会掉色⏎不会的",
            "藏青有吗⏎藏青没货了呢，灰的要不要看看",
            "小号是卖完了吗⏎卖完了",
        ),
    ),
)

_ASIDE = frozenset(
    [
        "您好",
        "你好",
        "亲",
        "亲亲",
        "亲爱",
        "亲爱的",
        "亲们",
        "客官",
        "姐",
        "宝",
        "宝子",
        "的",
        "哒",
        "这个",
        "这",
        "那个",
        "那",
        "这边",
        "这里",
        "我",
        "我们",
        "咱们",
        "咱",
        "小妹",
        "妹子",
        "妹纸",
        "客服",
        "店里",
        "本店",
        "也",
        "是",
        "都",
        "就",
        "还是",
        "还",
        "确实",
        "真的",
        "真",
        "实在",
        "是真的",
        "一样",
        "应该",
        "肯定",
        "呢",
        "哦",
        "哈",
        "呀",
        "啊",
        "了",
        "啦",
        "哟",
        "额",
        "嗯",
        "恩",
        "噢",
        "喔",
        "捏",
        "咯",
        "呐",
        "滴",
        "么",
        "吧",
        "嘛",
        "耶",
        "诶",
        "惹",
        "嘞",
        "噶",
        "嘅",
        "㗎",
        "喎",
        "哩",
    ]
)
_AS_WRITTEN = str.maketrans("冇莫木唔8", "没没没不不")  # a no in dialect, or as the net spells it
_NO = pattern(
    "(?:不(?:可以|能|行|支持|予(?:办理|受理|处理|退换|退款|补偿)|阔以|留|开票?|议|寄|保证|能保证|能确定|能叠加|叠加|能换|能退|能改|能便宜|能优惠|能取消|讲价|议价|还价|二价|打折|包邮|包|退|换|赔|补|送|修|卖|发|接|做|可能|成|中|得|允许|存在|上门|上楼|送货|抹零?|延期?|借|安装|加急|代收|代购|定制|试用|分期)+"
    "|没(?:有|货|有货|办法|有办法|法|法子|辙|招|门|门儿|戏|治|可能|有可能|有?(?:礼物|赠品|礼品|小样|样品|活动|折扣|红包|返现|补偿|赔偿|运费险|发票|专票|优惠券)|得(?:换|退|少|平|倾|送|补|改|谈|讲|货|选|商量)?|优惠|有优惠)?|无(?:法|货|法保证|法确定|法承诺|法叠加)?|布行|布星|达咩|达咩达咩|歇菜|白搭|免谈|想都别想"
    "|[退换改送修补发寄抹印刻订办做加减少查撤领合拆找收开催弄搞整接抢插调批并让转降赔]不[了到得起动来定]|(?:优惠|便宜|取消|打折|包邮)不了|不能(?:用券|开票)){1,3}"
    "(?:差价|地址|订单|运费|邮费|价格?|优惠券|券|发票|专票|赠品|运费险|颜色|尺码|型号|[货款])?"
)
_BARE_FACT = pattern(  # the same, told of a thing and no more: 黑色没货, 拆了不退, 补发免谈
    "(?:亲+,?)?[^\\W您你我这]{0,4}?(?P<none>没货|无货|没现货|没库存|卖[完光]|断货|断[码色]|缺[货码]|售罄|停产|下架|[送抢领发约排订]完|[约排订]满|没了)了?"
    "|[^\\W您你我这]{0,4}(?P<shut>免谈|没门|作废|休想|没这(?:个|种|项)?(?:服务|功能|活动|优惠|说法))了?"
    "|[^\\W您你我不]{0,4}(?:拆|剪|洗|穿|用|开封|过期|过保|超时|超期|签收|买完|拍下|降价|特价|清仓|尾货|断码|促销|活动)[^\\W您你我不]{0,3}(?:概|一律|都|就|是)?不(?:退|换|赔|补|保|包)[^\\W色价会]?"
)
_NO_BY_FACT = pattern("没|没有|无|没货|没有货|无货")
_CONFIRMS = (
    "(?:不|没|无法|冇)[^,。!\n]{0,12}(?:[吗么嘛]|是吧|是吗|对吧|对吗|吧|\\?)$|(?:会不会|是不是|会[^,。]{1,10}吗)"
)
_IN_FULL = pattern(
    "(?:不(?:可以|能.|支持).*|.*[退换改补发送寄开领查刻减赔修装加取消抢催]不了.*|无法.+|不行|不包邮)"
)  # what stands well in a sentence of standard Chinese
_DRAWBACK = pattern(
    "有(?:什么)?[^,。?!]{0,3}(?:副作用|坏处|影响|色差|味道?|异味|气味|毛刺|瑕疵|划痕|线头|缝隙|问题|危险|辐射|甲醛|激素|添加|刺激|噪音|声音|伤害|毒|二手|隐形消费|套路)(?:吗|么|嘛|不|没)"
)
_NOT_SURE = pattern("保证|确定|承诺")
_GIFT = pattern("赠品|礼[品物]|小样|样品")
_BARGAIN = pattern("[讲议还二]价|打折|优惠|少|便宜")

# The question itself is refused: 别问了, 抹什么抹, 免谈, 没有这种说法
_DO_NOT_ASK = (
    Construction(
        "(?:别|不要|不用|莫|甭|无需|勿)(?:再|来|老|总)*(?:问|想|催|烦|吵|纠结|折腾|算|做梦|指望|惦记|白费|费劲|磨|谈|说)(?:了|我|(?<=别问))(?=[^,。!?\n]{0,3}(?:[,，。!?\n]|$))",
        (NOT_POSSIBLE,),
        (leads_on, apologises),
    ),
    Construction(  # 明天发，别问了; 别讲价
        "(?<![您你])(?:别|莫|甭|不要)(?:再)?(?:问了|[讲议还砍]价)(?=[,，。!~ ]|$)",
        (NOT_POSSIBLE,),
        (apologises, comforts),
    ),
    Construction(  # 抹什么抹, 爱买不买
        "(?P<verb>[^\\W急催喊哭慌怕谢])(?:什么|啥|咩|个啥|个什么)(?P=verb)(?=[,，。!? 啊呀呢]|$)|爱(?P<will>[^\\W])不(?P=will)",
        (NOT_POSSIBLE,),
        (apologises,),
    ),
    Construction(
        f"没得(?:选|挑|谈|商量|换|退|补|少|便宜)|免谈|(?:莫|别|不要)(?:再)?(?:啰嗦|打听|废话|墨迹|磨叽|念叨)|问(?:几次|几遍|多少次|多少遍|一百遍|谁)(?:都|也)(?:一样|没|不|是这)|想(?:啥|什么|咩)(?:呢|好事)|想屁吃|做梦(?:吧|呢|去)|门(?:儿)?都没有|没门(?=[,，。!]|$)"
        f"|又不是{YOU}(?:家|们家)开的|(?:我们|这|本店|店里)?(?:又)?不是(?:慈善|收破烂|游乐园|做慈善|修图的)|不了一点(?=[,，。!]|$)|谁(?:都|也)?不急|(?:胖|手笨|年纪大|腿粗|黑)的?(?:话)?就(?:别|算了)|(?:减减?肥|别折腾)(?:吧|先|了)",
        (NOT_POSSIBLE,),
        (apologises, leads_on),
    ),
    Construction(  # 冇呢回事, 没有这种说法
        "(?:没有?|冇)(?:这|呢|那)(?:种|个|回|款|一)(?:说法|事|服务|规矩|好事|操作|先例)|想得美|(?:^|[,。?! ])(?:nope|no(?=[,。?! ]|$))|(?:压根|根本|完全)(?:就)?(?:不可能|没可能|没戏|冇可能)|^不可能(?:给|帮|替)[^,。?!;\n]{1,8}[的了哦]?$|(?:不|没)可能的事|不现实(?=[,。?! ]|$)|没(?:那|这)(?:个)?(?:闲工夫|工夫|闲心)",
        (NOT_POSSIBLE,),
        (apologises, leads_on),
    ),
)

# Not the least is given: 一分不退, 差价不补, 一口价不议
_NOT_A_CENT = (
    Construction(
        "一(?:分钱?|毛钱?|块钱?)(?:都|也)(?:不|没|少|便宜|降)(?!花|收|用)[^,。?!;\n]{0,6}",
        ("抱歉亲，这款的价格暂时不能再少了呢，我帮您看看有没有能用的优惠券～",),
        (apologises, leads_on),
    ),
    Construction(  # 一分不退, 五毛都没得谈
        "一(?:分|毛|件|个|天|点|粒)(?:钱)?(?:都|也)?(?:不|没|唔)(?:退|赔|补|送|给|让|少|降|得|能)[^,。?!;\n]{0,4}|(?:都|也)没得(?:谈|商量|讲)|别想(?:了)?(?=[,。?! ]|$)|莫想(?:了)?(?=[,。?! ]|$)|(?:就|算了|拉倒)[,，]?不(?:喜欢|要|买)就(?:算|拉倒|别)[^,。?!;\n]{0,4}|不喜欢就算(?:了)?(?=[,。?! ]|$)|就这样(?:了)?(?:吧)?(?=[。!?]|$)",
        (NOT_POSSIBLE,),
        (apologises, leads_on, comforts),
    ),
    Construction(  # 差价不补, 一口价不议, 晚一分钟都不行
        "(?:别|甭|没得|不用|勿)商量(?=[,，。!了]|$)|^(?:亲+[,，]?)?(?:这个|那个)?(?:差价|运费|邮费|赠品|礼品|发票|专票|尾款|定金|订金|押金|保价|价格|样品|配件|零头|小样)(?:一律|概|也|都|可)?不(?:补|退|开|送|给|包|改|让|抹|保|换|发|议|谈)(?:[了的哦呢啊噢哈~。!]|一)*$"
        "|^(?:一口价|实价|底价)[,，]?(?:不[议讲还二谈]价?)?[了的哦呢哈~。!]*$|(?:差|晚|迟|早|多|少|超)了?[一1半](?:秒|分钟|分|天|块|毛|件|小时)(?:钱)?(?:都|也)(?:不|冇|没)(?:行|可以|能|得|给|要|收)|^(?:亲+[,，]?)?(?:补偿|赔偿|优惠|赠品|礼品|礼物|折扣|返现|小样)(?:没有|没得|冇)[了的哦呢哈~。!]*$|^(?:送货|上门|上楼|加急|定制|单买|试用|退换|货到付款)(?:不行|不可以|不能|冇得)[了的哦呢哈~。!]*$|(?:^|[,，。! ])不退不换(?=[,，。!~的哦 ]|$)|没(?:有)?戏(?=[,，。!?~ 了]|$)|(?<!没)(?<!别)想多了(?=[,，。!?~ ]|$)",
        (NOT_POSSIBLE,),
        (apologises, leads_on, comforts),
    ),
)

# The wish is called too much: 都拆了还想退, 买个杯子还要送什么, 不想等就退款
_STILL_WANTING = (
    Construction(
        "(?:都|才|就|已经)?[^,。?!;\n]{1,8}了?还(?:想(?!不想)|好意思|惦记(?!着您)|敢|退什么|换什么|要什么|送什么)[^,。?!;\n]{0,8}|[^,。?!;\n]{1,6}还(?:退|换|修|送|要|领|买|催|看)什么(?:退|换|修|送)?",
        ("这种情况我帮您核实一下，看看还能怎么处理～", "抱歉，这种情况目前不能直接退换，我帮您看看还能怎么处理～"),
        (leads_on, apologises),
    ),
    Construction(  # 吊牌剪了就别想退了; 价格这么低还要开票
        "(?:就|还|也)?[别莫甭]想(?:退|换|赔|补|修|便宜|优惠|包邮|改|取消)[^,。?!;\n]{0,4}|(?:这么|那么)(?:低|便宜|少|点)[^,。?!;\n]{0,3}还(?:想|要)[^,。?!;\n]{1,6}",
        (NOT_POSSIBLE,),
        (apologises, comforts),
    ),
    Construction(
        "买(?:个|点|一)?[^,。?!;\n]{1,6}(?:还)?(?:送|要)什么[^,。?!;\n]{0,6}|还(?:想|要)[^,。?!;\n]{0,4}(?:赠品|白送|包邮|好处|项链|品质|质量)[^,。?!;\n]{0,4}\\?",
        (NO_GIFT,),
        (leads_on, apologises),
    ),
    Construction(  # 不想等就退款, 怕假就去专柜
        f"^{YOU}?(?:不想[^,。?!;\n]{{1,4}}|不满意|怕[^,。?!;\n]{{1,3}}|嫌[^,。?!;\n]{{1,3}})(?:的话)?{YOU}?就(?:去)?(?:退款|退货|退|拒收|别[^,。?!;\n]{{1,4}}|去[^,。?!;\n]{{1,6}})[吧呗了。!]*$|倒贴(?:钱)?给{YOU}|(?:我|还)(?:要)?倒贴",
        (NOT_POSSIBLE,),
        (apologises, comforts),
    ),
)

# Somebody else's matter: 要的话自己去买, 没有义务, 不归我管
_NOT_OUR_JOB = (
    Construction(
        "(?:要|想要?)[^,。?!;\n]{1,8}自己(?:去|花钱|买|弄|想办法|克|取消)[^,。?!;\n]{0,8}|(?:^|[,，。! ])想?要[^,。?!;\n您你]{1,6}自己(?:补|出|付|加|掏)[^,。?!;\n]{0,6}|(?:自己)(?:取消|退了)?重[拍下]$",
        (NOT_POSSIBLE,),
        (leads_on, apologises),
    ),
    Construction(
        f"{WE}?(?:可)?没(?:有)?(?:那个|这个)?(?:义务|责任|必要)[^,。?!;\n]{{0,10}}",
        ("您的需求我明白了，我看看怎么帮您处理合适～",),
        (apologises,),
    ),
    Construction(
        "(?:(?:我们|这边|店里|我)(?:这|可)?(?:概)?不负责|(?:我们?|店里)可不管|[过超]了[^,。?!;\n]{0,2}不(?:管|认|卖|收))(?=[,。?! 的]|$)|(?:(?:那)?我(?:也|可)?|^)帮不了[您你](?=[,。?! ]|$)|(?:不归|不关)我(?:们)?(?:管|事)",
        (NOT_POSSIBLE, ON_IT),
        (apologises, leads_on),
    ),
)

# Shown the door: 要送去别家要, 要安静别洗, 不要就算了, 不想要赶紧退, 还降？
_SHOWN_THE_DOOR = (
    Construction(
        f"(?:(?<![您你])想要[,，]?|(?:想要|要)(?!是|看|注意|先|么)[^,。?!;\n]{{1,5}}?)[,，]?(?:就|那|{YOU})*(?:去|上|找)(?:别家|别处|别的店|别的地方|其[他它]店|别人家)[^,。?!;\n]{{0,4}}|(?:想要|要)(?!是|看|注意|先|么)[^,。?!;\n不别就]{{1,4}}就?别(?:买|洗|拍|来|用|穿|选)(?=[,，。!~]|$)|(?:^|[,，。! ])没有?[^,。?!;\n]{{1,4}}就?别(?:来|买|拍|问)(?=[,，。!~]|$)|嫌[^,。?!;\n]{{1,5}}?(?:就|{YOU})*别(?:订|买|拍|来|要|选)(?=[,，。!~]|$)|还(?:降|便宜|减|打折|优惠)\\?",
        (NOT_POSSIBLE,),
        (apologises, comforts),
    ),
    Construction(
        "不(?:出钱|加钱|补差价?|付|等|补|愿)就(?:等着|算了|别想)(?=[,，。!~ ]|$)|不(?:要|喜欢|信|接受|满意|同意|愿意)(?:的话)?就(?:算了|拉倒)(?=[,，。!~ ]|$)|(?:不想要|不要|想退|要退)(?:了|的话)?[,，]?(?:就)?(?:赶紧|赶快|快点|趁早)(?:去)?退",
        (NOT_POSSIBLE,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 没货给你换, 我们从来不开票的, 解释什么
        f"没有?(?:货|钱|人|空|时间)(?:给|帮){YOU}[^,。?!;\n]{{1,4}}[了的。!~]*$|(?:从来|向来)(?:都|就)?不(?:开|退|换|赔|补|送|包|讲|议|接|寄)[^,。?!;\n]{{0,3}}[了的哦。!~]*$|(?:^|[,，。! ])(?:解释|道歉|商量|争|赔)(?:什么|啥)[啊呀呢]?(?=[,，。! ]|$)",
        (NOT_POSSIBLE,),
        (apologises, comforts, explains),
    ),
)

# A weak spot laid bare: 您这身材穿不了, 不是质量问题是您不会用
_WEAK_SPOT = (
    Construction(
        f"{YOU}(?:这|的|这个|这种|那)?(?:么)?(?:身材|身高|体型|皮肤|腿|脸|头|脚|年纪|预算|个子|气质|肤色)[^,。?!;\n]{{0,6}}(?:穿不|不适合|不合适|太|别|黑|胖|大|粗|用(?:啥|什么)|肯定|难看|hold)[^,。?!;\n]{{0,8}}"
        f"|{YOU}(?:就是|太|有点|比较|这么)(?:胖|矮|黑|老|丑|壮|头大)[^,。?!;\n]{{0,6}}|(?<!不)(?:那|就)是{YOU}(?:头大|脸大|腿粗|胖|不会用|手笨)|孩子(?:太)?胖|黄皮就别|矮个子(?:就|别|不|穿不|撑不|hold)",
        ("这款的版型和颜色比较挑人，我给您推荐一款更合适的，您看看～",),
    ),
    Construction(
        f"(?:那|您那)?(?:不叫|不是)质量(?:问题)?[,，]?{YOU}?(?:那)?(?:叫|是){YOU}?(?:不会|乱|使用)[^,。?!;\n]{{0,8}}",
        ("这种情况多半是设置的原因，我教您调一下，不行再给您安排检测～",),
    ),
)

CONSTRUCTIONS = (*_DO_NOT_ASK, *_NOT_A_CENT, *_STILL_WANTING, *_NOT_OUR_JOB, *_SHOWN_THE_DOOR, *_WEAK_SPOT)


def check(view: View) -> Iterator[Hit]:
    """A bare no, told from an answer of fact by the customer's question."""
    text = view.folded
    if _tells_barely(view):
        start, end = view.sentence(0, len(text))
        yield Hit("ST103", start, end, (_told_kindly(view.text[start:end]),), (start, end), aim=AIMS["ST103"])
        return
    if len(view.squeezed) > 16 or apologises(view) or leads_on(view) or "?" in text:
        return
    words = view.words_over(0, len(view.squeezed))
    core = [word for word in words if word.text not in _ASIDE and re.match(r"\w", word.text)]
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
    asked = re.search(_CONFIRMS, before) is not None or _DRAWBACK.search(before) is not None
    return asked or re.match("(?:是|对|嗯|恩)(?:的|呢|嗯|恩)", view.squeezed) is not None


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
