"""What a customer may have said, and what a good agent answers: one sentence where the wish is refused, one where not.

Everything here takes folded text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from replylint.rules.wording import MORE_TO_ASK, STEP_BY_STEP
from replylint.text.patterns import pattern

NOT_POSSIBLE = "很抱歉，这个目前确实办不到，我帮您看看还有没有别的办法～"
TO_BE_ASKED = "这个我帮您确认一下，马上回复您～"
WELCOME = "谢谢您的支持，有需要随时跟我说～"
_HERE = "您好，我在的，请问有什么可以帮您？"
_SORRY = "很抱歉没让您满意，您说的我都记下了，这件事我来跟进，尽快给您答复～"
_COUPON = "我帮您看看有没有能用的优惠券～"
_PRICE = f"谢谢您喜欢这款，价格暂时没有办法再优惠了，{_COUPON}"
_GIFT = f"很抱歉，这款暂时没有办法另外送赠品，{_COUPON}"
_ADVICE = "我帮您参考一下，您方便说说平时的喜好和用途吗？"

TOLD_LATE = "让您久等了，{}，有进展马上告诉您～"
TOLD_REFUSED = "很抱歉，{}，我帮您看看还有没有别的办法～"


class Situation(NamedTuple):
    """What to answer to ``said``: ``refused`` where the draft refuses, ``open`` where the agent does not know, or
    ``otherwise``.

    ``told`` is how a reply goes that tells what the draft tells; without it the customer must be heard first.
    """

    said: str
    otherwise: str
    refused: str
    open: str = TO_BE_ASKED
    told: str | None = MORE_TO_ASK


_CALLS = Situation(
    r"^[^,。?]{0,4}在(?:吗|么|不|嘛)[?~。 ]*$|^[^,。?]{0,3}有?人[吗么在呢]+[?~ ]*$"
    r"|^(?:[您你]好|哈喽|hello|hi|喂)[~!。 ]*$|回我|不回|机器人",
    *(_HERE, _HERE, _HERE),
    told=None,
)
_THANKS = Situation(
    r"^(?!.*(?:还没|怎么|坏|破|急|等|不|没|[吗么?]))"
    r".*(?:谢|辛苦|喜欢|满意|不错|(?:超|真|好|很|太)(?:好看|漂亮|棒))",
    *(WELCOME, WELCOME, WELCOME),
    told=None,
)
_CONSIDERS = Situation(
    "^(?!.*[吗么?]).*(?:考虑|犹豫|再(?:看看|想想|比比))",
    *("您慢慢考虑，有需要随时告诉我，我帮您安排～",) * 3,
    told=None,
)
_ANGER = Situation(
    "投诉|差评|举报|12315|工商|消协|消费者协会|曝光|起诉|律师|找平台|平台介入|不处理|主管|领导|经理|换[个一][^,。]{0,2}客服|客服换了[^吗]"
    "|骗|忽悠|欺负|态度|什么服务|服务[^,。]{0,3}差|会不会做|失望|生气|气死|无语|垃圾|黑店|再也不|太差|差劲|恶心|坑",
    *(_SORRY, _SORRY, _SORRY),
    told=None,
)
_MISTAKE = Situation(
    "(?<!你们)忘[记了]|没(?:看到|看见|注意|留意|来得及)|不小心|手滑|(?:填|拍|选|点|买|按|写)错|(?:拍|买)[大小多重]了|错过",
    "没关系的，我看看怎么帮您处理～",
    "没关系的，这个目前确实不好办，我帮您问问还有没有别的办法～",
)
_HARM = Situation(
    "(?<!会)(?<!容易)(?<!怕)(?:坏|破(?!例)|碎|裂|漏(?!洞)|烂|断(?!货|码)|炸|歪|划[了痕伤]|磨损|瑕疵|脏|掉色|褪色|缩水|起球|变形"
    "|脱胶|开胶|发霉|过期|馊|臭|异味|有[^,。]{0,3}味(?!道吗)|虫|头发|过敏|痘|起疹|烫伤|拉肚子|假货|假的|高仿|旧的|二手|别人用过|被拆过|(?:质量|做工)[^,。]{0,2}差)"
    "(?![了的]?[吗么嘛不])"
    "|(?:发|寄|送|装|拿)错|错[发的]|[少漏缺](?:了|发|寄|送|一|两|三|配|件|算|退)|多[扣收]|没减|没收到|收不到|丢了|丢件"
    "|不能用|用不了|打不开|连不上|充不[进上]|不[亮转响动]|不制冷|不工作|死机|黑屏|没反应|刮花|磕|卡[住顿死]"
    "|对不上|不一样|货不对板|色差|太[小大紧松短长薄硬软吵]|勒|扎|闷|不是说[^,。]{0,5}[送赠]|说好的?",
    otherwise="给您添麻烦了，很抱歉，您说的情况我这就核实，看看怎么帮您处理～",
    refused="给您添麻烦了，很抱歉，这个目前确实不好办，我帮您反馈上去，看看还有没有别的办法～",
    open="给您添麻烦了，很抱歉，您说的情况我这就核实，看看怎么帮您处理～",
    told=None,
)
_COUPON_USE = Situation(
    "券[^,。]{0,4}(?:怎么|咋|用不|没|领|在哪|过期|叠)|(?:怎么|咋|哪)[^,。]{0,3}领",
    "优惠券的事我帮您看一下，马上告诉您怎么用～",
    NOT_POSSIBLE,
)
_BARGAIN = Situation(
    "便宜|优惠|打折|少点|再少|抹零|砍价|讲价|还价|议价|太贵|好贵|折扣|包邮|隔壁|别家",
    *(_PRICE, _PRICE),
)
_PRESENT = Situation(
    "^(?!.*(?:今[天晚]|明[天早]|[上下]午|几点|时候|楼|上门|送人)).*(?<![配派])[送赠](?![到货达去回来上修检餐装人]|过[来去]).{0,6}[吗嘛么不呗?]|赠品|礼品|小样"
    "|[送赠](?:[个点一根条双份件套盒支瓶包张只])",
    *(_GIFT, _GIFT),
)
_INVOICE = Situation(
    "发票|专票|普票|开票|抬头|收据",
    "发票的事我帮您确认一下，马上回复您～",
    "很抱歉，这种发票目前开不了，我帮您看看还有没有别的办法～",
)
_WAITING = Situation(
    "催|急|还没发|还不发|怎么还|等(?:[了着到]|[^,。]{1,4}(?:天|周|小时|月))|几天了|好久|多久(?:能|才|可以)?[^,。]{0,3}[发到送收退补回]"
    "|(?:什么|啥)时候(?:能|可以)?(?:发|到|送|有货|补|来|上门)|几时|到哪|物流|快递|发货|快点|快一点|没人|人呢|没来|加急"
    "|说[^,。]{0,4}天[^,。]{0,2}[发到]",
    otherwise="让您久等了，我这就帮您查一下，有进展马上告诉您～",
    refused="让您久等了，很抱歉，这个目前确实快不了，有进展我马上告诉您～",
    open="让您久等了，我这就帮您查一下，有进展马上告诉您～",
    told=TOLD_LATE,
)
_SUITS_ME = Situation(
    r"(?:能|可以|适合|合适)[^,。?]{0,6}[穿戴涂抹擦喝吃坐睡骑].{0,8}(?:[吗么嘛不?]|$)|[穿戴][^,。]{0,4}合适"
    r"|身高|体重|\d+斤|皮肤?[吗能]|[胖瘦]",
    TO_BE_ASKED,
    "从您说的情况看，这款可能不太合适，我帮您看看有没有更合适的～",
)
_BEARS_IT = Situation(
    "(?:能|可以|能不能|可不可以)(?![^,。?]{0,3}上门)[^,。?]{0,6}(?:[洗泡烤煮烫熨晒装挂钉]|用水|进水|微波).{0,6}(?:[吗么嘛不?]|$)",
    TO_BE_ASKED,
    "这款不建议这样用呢，有不清楚的地方随时问我～",
)
_AFTER_SALE = Situation(
    "退|换(?!人)|取消|改(?:地址|颜色|尺码|一下|成|电话)|赔|补(?!货)|售后|保修|质保|维修|价保|保价|差价",
    "您的情况我了解了，我这就帮您看看怎么处理，马上回复您～",
    "很抱歉，这一单目前办不了您说的这个，我帮您看看还有没有别的办法～",
)
_STOCK = Situation(
    "有(?:没有)?[^,。?是问]{0,8}(?:货|色|码|款|尺寸|规格|套装|口味|配件|库存|现货|[吗么嘛没不?])|补货|断货|缺货"
    "|[冇有].{1,6}(?:未|冇)",
    TO_BE_ASKED,
    "很抱歉，您要的目前没有，我帮您看看有没有合适的同类款～",
)
_CHOICE = Situation(
    "哪[个款种件一]|还是[^,，。吗?]{1,6}$|什么码|多大码|区别|纠结|推荐|怎么选|选不好|帮我看看?(?:哪|穿|选)|好看",
    *(_ADVICE, _ADVICE),
)
_HOW_TO = Situation(
    "(?:怎么|不会|咋)(?:用|装|弄|安装|操作|拆|洗|保存|申请|设置|连)|如何|教",
    *(STEP_BY_STEP, STEP_BY_STEP),
)
_WISH = Situation(
    "(?:能不能|能否|可不可以|可以|能)[^,。?]{0,8}[帮给送发改换退补寄开指加留包约派拍排单分写刻试代查延提合拆付定]"
    "|帮我|帮忙|麻烦|通融|要[^,。?]{0,4}[一个份]|想要|给我",
    "好的，我这就帮您看看能不能办，马上回复您～",
    NOT_POSSIBLE,
)
_QUESTION = Situation(
    "[?吗么嘛呢]|什么|怎么|多少|几|哪|啥|咋|为何|会不会|是不是|怕",
    TO_BE_ASKED,
    "很抱歉，这次没能帮上您，我再帮您看看还有没有别的办法～",
)

SITUATIONS = (  # the first that fits counts
    _CALLS,
    _THANKS,
    _CONSIDERS,
    _ANGER,
    _MISTAKE,
    _HARM,
    _COUPON_USE,
    _BARGAIN,
    _PRESENT,
    _INVOICE,
    _WAITING,
    _SUITS_ME,
    _BEARS_IT,
    _AFTER_SALE,
    _STOCK,
    _CHOICE,
    _HOW_TO,
    _WISH,
    _QUESTION,
)
_SAID = tuple(pattern(situation.said) for situation in SITUATIONS)
_ASKS = pattern("[吗么嘛?]|[退换赔补修]|能|可以|怎么|咋")
_BLURRED = pattern("(?:照片|图片?|视频|截图)[^,。]{0,6}(?:糊|不清|太暗|黑)")
_SENT_AGAIN = Situation("", *("麻烦您再发一张清楚一点的，我马上帮您看～",) * 3, told=None)


def situation(before: str, draft: str) -> Situation | None:
    """In what situation a customer is who says ``before`` and is answered ``draft``; None if that does not tell."""
    if _BLURRED.search(draft):
        return _SENT_AGAIN
    found: Iterator[Situation] = (one for one, said in zip(SITUATIONS, _SAID, strict=True) if said.search(before))
    return next(found, None) if before else None


def is_hurt(before: str) -> bool:
    """Whether a customer who says ``before`` tells of harm, and asks for nothing."""
    return not _ASKS.search(before) and situation(before, "") is _HARM
