"""What a short draft does, clause by clause, and the sentence that does the same kindly.

Each clause is one speech act: it refuses, it does not know, it sends to somebody else, it points at the page, or it
adds nothing. A draft is answered here only if every one of its clauses is understood, so that nothing is lost that was
said; of what a bare no refuses, the customer's line tells. Everything here takes folded text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from replylint.rules.wording import (
    ASK_ABOUT,
    ASK_AGAIN,
    ASK_BOSS,
    ASK_PLAINLY,
    ASK_SOMEONE,
    ASK_THOSE_WHO_KNOW,
    FIXED_PRICE,
    FOLLOW_UP,
    FOLLOW_UP_WITH,
    LATE,
    NO_GIFT,
    NO_HURRY,
    NO_INVOICE,
    NO_LESS,
    NONE_LEFT,
    NOT_FOR_THAT,
    NOT_POSSIBLE,
    NOT_SURE,
    NOT_YET,
    NOTED,
    ON_IT,
    REQUIRED,
    RESTRICTED,
    RETURN,
    SOLD_OUT,
    TRACK,
    WRITTEN_THERE,
    fitting,
)
from replylint.rules.wording import NAMED_NO as NO
from replylint.softening import telling
from replylint.softening.stretches import Clause
from replylint.text.patterns import pattern

MOST, LONGEST = 4, 40  # clauses and characters of a short draft

_AS_WRITTEN = str.maketrans("冇莫木唔你", "没没没不您")  # a no in dialect, or as the net spells it

# What stands around the words that count, and adds nothing to them.
_HEAD = (
    "(?:亲+|亲爱[的哒滴]|宝[子贝宝]?|家人们?|姐|哥|哈喽|您好|好吧|那|这个?|我们?|咱们?|俺|本店|我们?家|店里|小妹|妹[子纸]|小店|客服|这边|这里"
    "|也|是|都|就|真[的心]?|确实|实在|目前|现在|暂时|一律|统统|根本|完全|肯定|可|反正|从来|向来|概|(?:急|求|怎么说|说破天|说啥)也)*"
)
_TAIL = "(?:[的了呢哦哈呀啊啦哒滴嘛咯哟捏嘞亲耶惹噶㗎嘅喔噢呐]|家人们?|宝[子贝宝]?|姐|哥|老板)*"
_THING = "(?:差价|运费险?|邮费|地址|订单|价格?|优惠券?|券|专?发?票|赠品|礼品|小样|颜色|尺码|型号|定金|订金|押金|尾款|贺卡|小票|样品|配件|红包|试用|延保|收据|备注|会员|积分|贴膜|电池|生鲜|食品|水果|内衣|贴身衣物|(?:定制|特价|清仓|活动|预售)款?|耗材|尾货|样机|二手)"
_DEED = "(?:退换|退款|退货|换货|换新|退|换|改|补|赔|修|寄|开|装|保修|保|拆|合并|合|单卖|单买|取消|加急|代收|上门|安装|分期|指定|延期|撤回|撤|留|刻|印|送货|报销|送)"
_ABOVE = "(?:老板娘?|店[长主]|公司|集团|领导|主管|经理|上[头面级]|国家|总部|总公司|法务|规[定矩章则]|制度|政策|条款|协议|合同|流程)"
_OFFICE = (
    "(?:快递|物流|仓库|财务|厂家|厂里|主播|运营|技术|师傅|站点|驿站|售后|审核|质检|银行|平台|系统|后台|风控|活动方)"
)
_MAY_BE_ASKED = pattern("快递|物流|仓库|财务|厂家|厂里|运营|技术|师傅|站点|驿站|售后|审核|质检")
_OUTSIDE = pattern("主图|卡片|包装|吊牌|标签|瓶身|盒子")
_PLACE = "(?:标题|主图|详情页?|商品页|页面|说明书|链接|订单页?|卡片|包装|吊牌|标签|瓶身|盒子|活动页)"


class _Act(NamedTuple):
    """What a clause does, and the words of the pattern that say so."""

    name: str
    words: re.Pattern[str]


_ACTS = tuple(  # the first that a whole clause fits counts
    _Act(name, pattern(f"{_HEAD}(?:{words}){_TAIL}"))
    for name, words in (
        (
            "price",
            "不[讲议还二]价?|不抹零?|没得?(?:少|便宜|优惠|讲价)|(?:少|便宜|优惠|降|减|抹|讲)不了(?:一?[分毛点])?|不(?:打折|便宜|优惠|降价?|减|少)"
            "|一(?:分|毛|块)钱?[都也]?(?:不能?|没得?)(?:少|降|便宜|减)",
        ),
        ("fixed", "一口价|实价|底价"),
        ("gift", "没得?送|不送|没有?(?:赠品|礼[品物]|小样)(?:送|可送)?"),
        ("stock", "[没无缺断]有?现?货(?:[给帮]您[换发补拿退])?|卖[完光]|抢[完光]|售罄|断[码货]|没库存"),
        ("unsure", "不[能敢]?保证|保证不了|没法保证|不敢(?:打包票|承诺)"),
        (
            "deed",
            f"(?:(?P<topic>{_THING}))?(?:不(?:能|可以|给|支持|予|让|会)?|没得|没法|无法|没办法)(?P<verb>{_DEED})(?P<object>{_THING})?"
            f"|(?:(?P<topic2>{_THING}))?(?P<verb2>{_DEED})不(?:了|成|得|动)(?P<object2>{_THING})?(?P=verb2)?(?:不了)?",
        ),
        (
            "ground",
            "(?P<topic>(?:吊牌|包装|标签|膜)?(?:拆封?|开封|用过?|穿过?|洗过?|剪|撕|签收|下单|付款|打包|出库|发货|发出)了)",
        ),
        ("none", f"(?:(?P<topic>{_THING}))?没(?:有|得)?|没有?(?P<object>{_THING})|无"),
        (
            "no",
            "不能|不行|不可以|不可能|不得行?|不成|不支持|不予办理|不阔以|办不[到了]|做不[到了]|弄不了|搞不了|达咩|布行|布星|没门|没戏|免谈|no|nope|(?:想都)?别想|没(?:有)?可能|没(?:有)?[这那][个种项]?(?:服务|功能|活动|选项|规格)|不同意|没(?:得|什么|啥)?商量|想(?:得美|多|[啥什]么?好事)|做梦(?:比较快|呢|吧|去)?"
            f"|{_ABOVE}(?:那边)?(?:都|也|就)?[不没](?:让|批|同意|肯|松口|点头|答应)",
        ),
        (
            "powerless",
            "没(?:有)?(?:什么|啥)?(?:办法|法子?|招|辙)|没计|能(?:咋|怎么)办|有(?:啥|什么)(?:办法|法子|招)|无能为力|爱莫能助|帮不了您?|[改管]不了",
        ),
        (
            "restricted",
            f"(?P<own>(?:系统|平台|后台)(?:不让|不支持|不给|不允许)(?:{_DEED}|用|叠加)){_HEAD}(?:没(?:有)?(?:办法|招|辙))?",
        ),
        (
            "unknown",
            f"(?P<topic>[^,\\d您你我俺咱不没别]{{0,6}}(?:是否|什么时候|啥时候|几[时点天号]|哪天|多久|有没有|能不能|会不会|是不是)[^,\\d您你我俺咱说]{{0,6}}?)?{_HEAD}"
            "(?:(?:不(?:太|大|怎么|是很|是太|是特别)?|没法|无从|哪(?:儿|里)?|怎么|咋|啷个|谁|鬼|天)(?:知道?|清楚?|晓得|造|了解|懂|得知)|不(?:太)?确定|不好说|说不[准好清上]|答不上来|没把握|不记得"
            "|没(?:怎么)?(?:试|量|称|测|数|研究|接触|用|弄|搞|问|了解|遇到|碰到|听说|留意|关注|尝|整|瞅)过?|(?:两眼)?一抹黑|看不(?:到|透)|母鸡)",
        ),
        (
            "guess",
            "(?:应该|大概|可能|也许|估计|或许|差不多|八成|多半|没准|大约)(?:[会是有能可以][^,\\d不没别您你]{0,6}?)?吧?",
        ),
        (
            "decided",
            f"(?:(?P<topic>[^,您我\\d不没这那也都就]{{1,4}})是|按|照)?(?P<above>{_ABOVE})(?:那边)?(?:就)?(?:这么|这样|死)?(?:规?定|说|讲|写|要求|卡)[得死好着]*(?:的|了)?(?:一口)?[价规]?[格矩]?",
        ),
        (
            "elsewhere",
            f"(?:[^,您你我\\d不没]{{0,4}}[是归])?(?P<office>{_OFFICE})(?:那边)?(?:定|判|排|弄|扣|管|说|算|砍|设|锁|装|放|答应|送|卡着)(?:[的了着]|走)?"
            f"|(?:[^,您你我\\d不没]{{0,6}}[是归])?(?P<office2>{_OFFICE})(?:那边)?的?(?:事|问题|责任|管|负责)",
        ),
        (
            "go",
            f"(?:要(?:吵|闹|问|说|找)|有(?:事|问题))?(?:您|那|就|自己|直接|去|该|爱|还是|得)*(?:找|问|联系|[跟和同](?={_OFFICE}|{_ABOVE}))(?P<office>{_OFFICE})?(?:{_ABOVE})?(?:那边)?(?:说|讲|吵|要|聊|扯|闹|理论|问)?[去吧呗]*",
        ),
        (
            "written",
            f"(?P<where>{_PLACE}[上里]?)(?:面|边)?(?:不是)?[都就也]?(?:有|写|标|印){{1,2}}[着的了]?(?:得?(?:很|清清|明明)?(?:清?楚楚?|明?白白?))?[吗么]?\\??|(?P<where2>{_PLACE}[上里])",
        ),
        (
            "track",
            "(?:您|自己|直接|去|不会|先|点开)*(?:看|查|瞅|瞧|翻|搜)(?:一?下)?(?:物流|快递单?号?|单号|轨迹)[去吧呗]*|(?:物流|轨迹|单号)(?:点开|您|自己|去)*(?:看|查|瞅|瞧)(?:一?下)?[去吧呗]*",
        ),
        (
            "consent",
            "(?:[那行好就您去]|不想要|不喜欢|不满意|不要|要退|直接|赶紧|赶快|自己)*(?P<what>退货退款|退款|退货|退|换货|取消|拒收)[掉了就]*(?:吧|呗|好了|就是|就行)",
        ),
        (
            "leave",
            "(?:想?要|想买|喜欢|买得起)就(?:拍|买|下单?)|(?:不要|不买|不喜欢|不想买|不拍|买不起)(?:的话)?(?:就(?:算|别买|别拍)|就?拉倒)|爱(?P<will>[^,])(?:不(?P=will)|(?P=will))|爱要不要"
            "|(?:您|要是|如果|真)*(?:觉得|嫌)[价格有太点]*贵(?:的话)?(?:您|就|可以|大可)*(?:不|别)(?:买|拍|要|下单)",
        ),
        (
            "heard",
            "哦+|噢+|喔+|嗯+|恩+|嗷|知道|收到|看到|已阅|知悉|好|行|(?:(?:哦|喔|嗷|嗯),?)?(?:然后|所以|那然后)呢?\\??",
        ),
        (
            "asks",
            "(?P<who>您这?边?|(?:这个?|那个?)?(?:电话|手机号?|号码|地址|订单|名字|账号|收货人))不是(?P<what>(?:您|您自己|您本人)的|本人|收货人|买家|机主|会员"
            "|(?:已经?)?(?:收到|签收)了|已经?(?:换好|收到|签收|退款|取消|付款?|申请|下单|拍下|收货|改好|修好|取件|寄出|确认)了)[吗么]\\??",
        ),
        (
            "doubts",
            "(?:您|这边|自己|但是?)*(?P<what>(?:订单|券|地址)?(?:是不是|有没有)(?!故意|没|不)(?:自己|都|已经)*[^,您我错乱瞎坏摔偷骗不没]{0,5}(?:洗|用|装|选|拍|填|点|删除?|取消|开|关|充|插|泡|碰|调|设置|签收|拆|换|改)[^,您我错乱瞎坏摔偷骗不没]{0,4}(?:了|过|的))[呢吗啊吧]?\\??",
        ),
        (
            "hurry",
            "(?:您|这人|也|太|性子|怎么|这么|那么|心|可|真)*急(?:什么|啥|性子)?吧?\\??|催(?:什么|啥)催?\\??|(?:一天|今天|这都|都)*[问催]了?第?[^,\\d]{1,3}[遍次回]|(?:[也得]|总得)?要?(?:吃饭|喘气|上厕所|休息)(?:的好)?吧?",
        ),
        (
            "idle",
            "买[了咗]就(?:是|系)[这咁]样?|[别勿](?:再|老|总)*(?:问|想|催|说|烦|纠结|做梦|指望|惦记|折腾|墨迹|磨叽|啰嗦|急|废话)(?:了|我)*|死了这条心吧?|(?:就)?认命吧|散了吧|您?忍着|下一[个位]|过|打住吧?|拉倒|就(?:是)?(?:这样|酱)"
            "|想(?:啥|什么)呢?(?:好事)?\\??|想得美|想多|做梦(?:比较快|呢|吧)?|[找问跟和](?:我们?|人|谁)(?:说|讲|吵|闹|问)?(?:也|都)?(?:没用|白搭|白问|一样|干[嘛啥]|干什么|有[啥什]么?用)\\??"
            "|别(?:为难|难为|找|来找|cue|烦|怪)(?:我们?|人|[^,您]{0,3}客服)|催也没用|急也没用|急(?:什么|啥)\\??|(?:新|刚)来的?|第一天(?:来|上班)|这题|这题?超纲|又不是[^,您不没]{1,6}|(?:我又不是|又不是我)不[给帮]您[^,]{1,3}"
            "|等着[看瞧]?吧?|您?自己(?:想想?办法|看着办|掂量|琢磨|看|找|想)[去吧呗]?|眼睛找|认字就行|(?:看不[见懂]|没看[见到]|不会看)[吗么]?\\??|懂[吗么]?\\??|要也没得|问(?:那么多|这么多)?干[嘛啥]\\??"
            "|[不没](?:归|关|干)我们?的?[管事]?|关(?:我们?|咱|店里)(?:啥|什么)?事\\??|[跟和](?:我们?|咱)(?:可)?没(?:半毛钱|一点|任何|什么|啥)?关系|我们?只管[卖收发][货钱]?",
        ),
    )
)

# What a customer may have asked for, that a bare no refuses; what is hoped not to be there is none of it.
_DRAWBACK = pattern(
    "味|掉|褪|缩|坏|漏|影响|危害|刺激|色差|甲醛|辐射|瑕疵|划痕|线头|过敏|添加|激素|酒精|噪音|副作用|感染|看[出见]|闻|破|碎|断|裂|伤"
    "|隐[形藏]|手续费|费用|门槛|限[制购]|会不会|是不是|怕|假|(?:[没不是会有]|差不多)[^,]{0,10}[吧对]\\?*$"
)
_OF_THE_GOODS = pattern("问题|疑问|需要|要求|别的事|[洗喝吃穿烘熨泡晒戴]")  # these are not for the agent to grant
_MAY = pattern("(?:能|可以|支持|行)[^,。]{0,20}(?:[吗么嘛不]|\\?|$)")
_WISHES = tuple(
    (wish, pattern(words))
    for wish, words in (
        ("gift", "[送搭给][^,。?]{0,2}(?:个|点|双|份|瓶|条|件|只|张|支|包|盒|袋|小样)(?!人|师傅)|赠品|礼[品物]|小样"),
        (
            "price",
            "便宜|优惠(?!券)|打折|抹零?|[降减]|再?少[点个一些两\\d]|[讲还砍]价|折扣?|最低|太?贵|算我\\d",
        ),
        ("invoice", "(?<!改)(?:开|有|要|给|提供)[^,。?改]{0,4}票|^[^,。?改]{0,4}票[^,。?改]{0,3}[吗么]"),
        (
            "stock",
            "有货|现货|补货|(?:还有|有没有|有)[^,。?]{0,8}(?:[色码号款]|大的|小的|[a-z]+|的)(?:的|货)?(?:[吗么没不?]|$)|还有(?![^,。?]*(?:办法|方式|渠道|机会|时间|多久|什么|优惠))[^,。?]{0,12}[吗么没不]\\?*$|有没有[^,。?]{1,6}[色码号款的][^,。?]{1,4}\\?*$",
        ),
        (
            "service",
            "(?:可以|可不可以|能不能|能否|能|可不?可以|帮我|帮忙|麻烦|想|要|申请|给我|求|呗|行不行|支持|有没有|有)[^,。]{0,12}(?:退|换|改|补|赔|取消|发|送|寄|开|装|修|延|留|催|加急|上门|合并|拆|查|保|撤|通融|指定|服务|办法|方式|方法|快|延期|约|(?<!费)用|领|叠)|通融|帮帮?忙"
            "|有[^,。?]{0,4}(?:运费险|优惠券?|券|票|小样|贺卡|样品|配件|红包|试用|延保|收据|证书|报告|说明书|视频|教程|质保|活动|[袋盒]子?|包装|门店|实体店|专柜|充电器)[^,。?]{0,2}(?:[吗么没不?]|$)",
        ),
    )
)
_ASKS_IF_DONE = pattern(
    "(?:发|寄|到|退|补|换|修|开|审核|处理|改|出库|安排|揽收|同意|通过|批|收到)(?!错|漏|重|坏|丢)[^,。?错漏坏丢]{0,4}(?:了?(?<!有)没有?|了吗)\\?*$"
)
_ASKS_IF_ONE_MAY = pattern(
    "[^,。?您你我]{0,6}?(?:能不能|可不可以|可以|能)(?P<what>[^,。?\\d您你我给帮没不会有吗么]{1,6})[吗么不]?\\?*"
)
_DOES_NOT_ARRIVE = pattern("到哪|什么时候|啥时候|几时|还没|没收到|怎么还|多久|哪天|几天|快递|物流|到了吗|到没")
_SNEERS = pattern("骗|坑|有病|良心|脑子|态度|垃圾")
_DELIVERS = pattern("送(?:到|上|进|货|去)|上门|上楼|派送|配送|地址|[镇村]")
_WAITS = pattern("等|急|催|还没|还不|怎么还|快点|快些|多久|什么时候|啥时候|几时")
_TROUBLE = pattern("错|[少漏破坏裂碎]|没收到|不对|不一样|一[长大]一[短小]|退回|质量|怎么")
_ASSENTS = pattern(f"(?:嗯+|恩+|好|行|收到){_TAIL}")
_QUESTION = pattern("[吗么呢?]|是不是|能不能|可不可以|哪|多少|几|什么")
_REQUEST = pattern("记得|别忘|麻烦|帮我|备注|换成|改成|给我|不要|等[您你]|^(?:那)?(?:请|先|别|我要|我[去来周下明后])")
_PRICEY = pattern("贵|卖\\d|别家|人家|想想|考虑|比较|对比|纠结|犹豫|再看|看看")
_NOES = ("price", "gift", "stock", "deed", "none", "no", "restricted", "unsure", "fixed")


class _Said(NamedTuple):
    """What a clause does, and what it names, by the names of the groups."""

    act: str
    named: dict[str, str]
    words: str


def reply(clauses: Sequence[Clause], marks: Sequence[str], before: str) -> str | None:
    """The sentence that does what ``clauses`` do, where the customer said ``before`` (empty: not known).

    ``marks`` are the characters behind each clause. None where one of them is not understood, or where they do more
    than one thing.
    """
    if not clauses or len(clauses) > MOST or sum(len(clause.said) for clause in clauses) > LONGEST:
        return None
    said = [_read(clause.said + mark * (mark == "?")) for clause, mark in zip(clauses, marks, strict=True)]
    if None in said:
        return None
    told = [one for one in said if one and one.act != "idle"]
    acts = {one.act for one in told}
    if len(acts) > 1 and "heard" in acts:  # 哦，那你退吧
        told = [one for one in told if one.act != "heard"]
        acts.remove("heard")
    refused = acts.intersection(_NOES)
    if refused and not acts - {
        *refused,
        "powerless",
        "unfit",
        "decided",
        "elsewhere",
        "go",
        "leave",
        "written",
        "ground",
    }:
        return _refusal([one for one in told if one.act in (*refused, "ground")], before)
    if not acts or refused:
        return None
    if acts <= {"unknown", "guess"}:
        topic = next(filter(None, (one.named.get("topic", "") for one in told)), "")
        if _SNEERS.search(before):
            return None
        if topic:
            return ASK_ABOUT.format(topic)
        return ASK_THOSE_WHO_KNOW if "guess" in acts else ASK_SOMEONE
    if "hurry" in acts and acts <= {"hurry", "heard", "powerless"}:
        return LATE if _WAITS.search(before) or "不回" in before else None
    if acts <= {"powerless", "unfit", "decided", "elsewhere", "go", "unknown"}:
        return _passed_on(acts, told, before)
    if len(acts) > 1:
        return None
    return _single(told[0], before)


def _read(said: str) -> _Said | None:
    spoken = said.translate(_AS_WRITTEN)
    for act in _ACTS:
        match = act.words.fullmatch(spoken)
        if match:
            named = {
                name.rstrip("2"): said[slice(*match.span(name))].replace("你", "您")
                for name, words in match.groupdict().items()
                if words
            }
            return _Said(act.name, named, said)
    return _Said("idle", {}, said) if telling.is_idle(said) and not said.endswith("吧") else None


def _wish(before: str) -> str:
    """What kind of thing the customer asks for, if they surely do."""
    if _DRAWBACK.search(before) or _OF_THE_GOODS.search(before):
        return ""
    return next((wish for wish, words in _WISHES if words.search(before)), "")


def _refusal(noes: Sequence[_Said], before: str) -> str | None:
    """The sentence that refuses what ``noes`` do, if that is one thing."""
    grounds = [one.named["topic"] for one in noes if one.act == "ground"]
    noes = [one for one in noes if one.act != "ground"]
    kinds = {one.act for one in noes} - {"no", "none"} or {one.act for one in noes}
    if len(kinds) > 1:
        return None
    kind = kinds.pop()
    named = next((one.named for one in noes if one.named), {})
    if grounds and (kind != "deed" or "topic" in named):
        return None
    wish = _wish(before)
    if kind == "restricted":
        return RESTRICTED.format(named["own"])
    if kind in ("deed", "none") and named:
        if grounds:
            named = {**named, "topic": f"{grounds[0]}的"}
        verb, topic, thing = (named.get(name, "") for name in ("verb", "topic", "object"))
        if verb in ("开", "开票") and not (topic or thing):
            return NO_INVOICE if wish == "invoice" or not before else None
        if verb == "送" and not (topic or thing):
            return NO_GIFT if wish == "gift" else NO.format(f"没法{verb}", what="这个")
        no = f"没法{verb}{thing}" if verb else "没有"
        return NO.format(no, what=topic or (thing if not verb else "这个"))
    fixed = {
        "price": NO_LESS,
        "fixed": FIXED_PRICE,
        "gift": NO_GIFT,
        "stock": SOLD_OUT,
        "unsure": NOT_SURE,
    }
    if kind == "gift" and _DELIVERS.search(before):
        return NOT_POSSIBLE
    if kind in fixed:
        return fixed[kind]
    if kind == "none" and wish == "price":
        return NO.format("没有", what="这个")
    if not wish or (kind == "none" and _ASKS_IF_DONE.search(before)):  # a no to an unknown question may be good news
        return _answer(kind, before)
    if wish in ("price", "gift", "invoice"):
        return {"price": NO_LESS, "gift": NO_GIFT, "invoice": NO_INVOICE}[wish]
    if kind == "none":
        return NONE_LEFT if wish == "stock" else NO.format("没有", what="这个")
    return NOT_POSSIBLE


def _answer(kind: str, before: str) -> str | None:
    """The sentence for a bare no that refuses no wish: none is needed, or the customer asked what is true of it."""
    if not before.strip():
        return NONE_LEFT if kind == "none" else NOT_POSSIBLE
    if kind == "none":
        return NOT_YET if _ASKS_IF_DONE.search(before) else None
    if _DRAWBACK.search(before):
        return None
    asked = _ASKS_IF_ONE_MAY.fullmatch(before.strip())
    if asked:
        return NOT_FOR_THAT.format(asked["what"])
    return NO.format("不可以", what="这个") if _MAY.search(before) else None


def _passed_on(acts: set[str], told: Sequence[_Said], before: str) -> str | None:
    """The sentence that takes on what was passed on to somebody else, or to nobody."""
    if acts <= {"unfit", "powerless"} and "unfit" in acts:
        return ASK_BOSS
    offices = [one.named["office"] for one in told if "office" in one.named]
    wish = _wish(before)
    if "decided" in acts:
        topic = next((one.named["topic"] for one in told if "topic" in one.named), "这个")
        return NO_LESS if wish == "price" else REQUIRED.format(topic)
    if offices:
        asked = next(filter(_MAY_BE_ASKED.match, offices), "")
        return FOLLOW_UP_WITH.format(asked) if asked else FOLLOW_UP
    if "powerless" in acts and "unknown" not in acts:
        return NO_LESS if wish == "price" else NOT_POSSIBLE if wish or not before.strip() else FOLLOW_UP
    return None


def _single(said: _Said, before: str) -> str | None:
    """The sentence for a draft that does one thing, which is neither to refuse nor to pass on."""
    if said.act == "written":
        where = said.named["where"]
        inside = "" if where.endswith(("上", "里")) else "上" if _OUTSIDE.match(where) else "里"
        return WRITTEN_THERE.format(where + inside)
    if said.act == "track":
        return TRACK if not before.strip() or _DOES_NOT_ARRIVE.search(before) else None
    if said.act == "consent":
        return RETURN.format(said.named["what"])
    if said.act == "leave":
        if _wish(before) == "price" and not _PRICEY.search(before):
            return NO_LESS
        return NO_HURRY if not before.strip() or _PRICEY.search(before) else None
    if said.act == "asks":
        who, what = said.named["who"], said.named["what"].replace("您的", "您本人的").replace("您自己的", "您本人的")
        return ASK_PLAINLY.format(what, what=who if who.startswith(("您", "这", "那")) else f"这个{who}")
    if said.act == "doubts":
        return ASK_AGAIN.format(what=re.sub("自己|都", "", said.named["what"]))
    if said.act == "heard" and before.strip():
        return _heard(said.words, before)
    return None


def _heard(words: str, before: str) -> str | None:
    """The sentence for a customer who was but heard: 知道了 to a complaint, a wish, a question."""
    assents = _ASSENTS.fullmatch(words) is not None
    if assents and _QUESTION.search(before):
        return None  # it may be a yes
    better = fitting(ON_IT, before, words)
    if better != ON_IT:
        return better
    if _WAITS.search(before):
        return LATE
    noted = (assents or _REQUEST.search(before)) and not _TROUBLE.search(before)
    return NOTED if noted else ON_IT
