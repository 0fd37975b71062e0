"""What stands around a name and gives it away: a shop that is led to, an account that is asked for, a model number.

All texts are folded, most of them squeezed.
"""

from functools import lru_cache

from replylint.text.patterns import pattern

_TURNED = pattern("[\u202d\u202e\u2067\u2068]")
_TURN = pattern(
    "(?:反|倒|颠倒|逆)(?:着|过来|过去|一下|序|向|个)*(?:读|念|看|写|拼|打|输|敲|搜|加)|从(?:右|后|后面)(?:往|向|到)(?:左|前)|倒序|[倒反]过来"
)
_SPELT = pattern(
    "拆开(?:写|读|看)|拆字|(?:合|拼|连)(?:在一起|起来|一下|到一起)(?:读|念|看|就|是|[:,])|谐音|同音|你?懂的|打不出来|屏蔽|敏感词"
)

_MODEL_BEFORE = pattern(r"(?:\d ?|[a-z\d][-_–—]|[尺号代编]码|[型款货代编]号)$")
_MODEL_AFTER = pattern(
    r"[-_–— ]?\d{1,4}(?!\d)|系列|级|型|接口|规格|[开打]头|结尾|代[表号]|表示|是[^,。]{0,4}代号"
    "|(?:[这那]?(?:[几两三]个?|串|个|些|行))?字[样母符]"
)

_SHOP = pattern(
    "旗舰店|老铁|超市|商城|小?店|搜|闪购|那(?:边|里|儿|家|个店|个旗舰|单)|平台|官方|直播|开播|橱窗|关注|自营|app|外卖|海外购"
    "|下单|同款|国际|软件|网站|买家|卖家|极速版|百亿补贴|券|链接|活动|挂着|直接拍|也有|有(?:二手|现?货|卖|活动|优惠|同款|我们)"
    "|号(?:[不吗么有叫]|没有?)|有(?:以旧换新|国补|赠品|满减|首单|新人|折|秒杀|会场)"
    r"|更(?:便宜|贵|划算|省)|便宜(?![没货])|卖[\d一二三四五六七八九十两百]|今天(?:有|做|搞)?活动|的价格|比(?:这|我们|咱)(?:边|里|儿|家|们)?(?:便宜|贵|多|划算)"
    "|[上里](?:面|头)?(?:也?(?:可以|能)(?:买|拍|下单|订)|的|[这那]|店|也?有|也?在|搜|也?买|拍|下单|同款|也?卖|挂|便宜|更|这款|我们|找|看|领|发|逛|订|付|直播|抢)"
)
_LEADS = pattern("(?:去|到|逛|刷|从|在)$")
_DEAL = pattern("[上里]?(?:的?店|搜|买|拍|下单|同款)")
_STAYS = pattern("看看|[,。!]|$")
_PAID = pattern("[也能可就以]*(?:付|分期|转(?:账|帐|我|给|过|您)|扫|收款|打给|打过|打我|打您|刷|代付)")

_UNITS = "[颗个钱元块只盒分克斤米度倍支包条片张份人件次天年点]"
_REACHES = "(?:聊|私聊|详聊|联系|加|找|发|传|拉|推|说|教)(?:我|您|你|给我|给您|给你)"
_ACCOUNT = pattern(
    "(?:号码?|账号|账户)(?:是?多少|是|发|给|告|报|拿|留|说|呢|吗|吧|哦|哈|呀|呗|有|打|进|搜|关注|[,。!?]|$|也行|就行|同)"
    "|号(?:就|也)是(?:我|店|手机|电话|[a-z0-9])|的话(?:您|你|就|可以|先)?(?:加(?![\\d两三四五六七八九十几]|一[元块])|拉|留)|[吗么没],?我(?:传|发|加|拉|推)(?:给?[您你])"
    f"|:[a-z0-9]|[a-z0-9_-]{{5}}|(?:是|号)?多少(?!{_UNITS})|(?:加|拉|通过)一?下|也?(?:同号|同手机|收款|名片|二维码|好友)"
    f"|[上里]?(?:{_REACHES}|我[发把]|私?聊|详聊|联系)"
    "|号?叫|[没未]?通过(?:我|了|吗|一|好友|验证|[,。!?]|$)|:?[您你]?留一下"
    "|视频(?:我|教|给|聊|联系|通话)|语音(?:我|教|聊|联系|说)|发(?:定位|图|视频|过来|截图|链接|实拍|红包)"
)
_ASKED = pattern(
    "(?:给|留|报|发|换|加|来|推)(?:个|我个|您个|一个|下|一下|我下|我一下)(?:您的?|你的?)?$"
    "|(?:加|扫)(?:我|您|你|师傅|老板|店长|客服|老师|经理|技术|厂家|设计师|主播)的?$"
)
_ANSWERED = pattern("(?:吗|么|吧|呗|呢|哈|号|好|行|可以|方便|聊|,|。|!|$)")

# Where an everyday word stands for a place to go to: what follows it, what leads there, and what is said beside it.
_THERE = pattern(
    "那[边里儿]|上?直播|开播|播|搜|文件|橱窗|主页|号(?:[叫是里上多给,不吗么有]|$)|旗舰|软件|app|平台|私信|笔记|群(?![众体青])"
    "|店[里有也铺拍搜]|小店|转(?:一?下|我|给|过|账)|新人券|[也就]?同号|(?:就是|是|同)?(?:我|这个)?手机号?(?:[,。!]|$)"
    "|[上里](?:面|头)?(?:搜|聊|说|滴|私|加|我|咱|发(?![现货生芽黑霉红白光热电])|找我|联系|传|直播|拍|下单|便宜|更|抢|关注|我们|留言|[也还]?(?:有|在)?(?:卖|货|活动|我们|券|优惠|现货|人|店|教程|笔记|测评|攻略|视频|分享|推荐))"
)
_WAY_THERE = pattern("(?:去|到|上|刷|逛|在|走|用|从|有|加|[扫搜存留发给推])(?:个|一?下|[您你我]的?|我个)?$")
_ENOUGH = pattern("[不吗么没吧呗哈]|看看|搜|买|拍|找|聊|说|传|播|卖|晒|送|领|处理|关注|滴|私|详|谈|联系|沟通|[,。!?]|$")
_BECKONS = pattern(
    "加(?:[我您你]|一?下|上我|了(?:我|就|之后|以后))|[私滴][我您]|拉[您你](?!链)|搜(?:我们|店名|同名)|关注(?:我|一?下|了|就)"
    "|通过一?下|联系我|发那边|传那边|找我"
)
_AROUND = 24  # so far away in a text may somebody beckon

# What says of a name that it is another's: wx是“外箱”标记, 唯信是厂家简称.
NAMED = 24
_NAMED = pattern(
    r"[”\"’」』]?(?:就?是|[意代]?指的?|即|=|代表|表示)的?(?:[“\"‘「『]|[^,。!?;:我您你号加]{1,14}(?:简称|缩写|标[记识签]|代号|首字母|拼音|商标|品牌|牌子|型号|厂名|意思|代码|编码))"
    "|[\ufe0f]?(?:字?[形型](?!号)|领[口子的边衬毛])"
)

SHORTEST = 4  # characters of a sentence that says anything at all

# What is said wherever somebody is led away: of places to buy, of paying, of getting in touch.
_LURE = pattern(
    "[店买拍价券搜淘逛付转扫汇聊加单折促抢仓群返赠咱]|说(?!明)|(?<![收到])货|还剩|上架|上那|挂[着了]|那边|打开|半价|再减|减[\\d一二三四五六七八九十百]"
    "|[一二三四五六七八九十两百千\\d][块元]|直播|便宜|优惠|活动|卖家|卖的|同款|链接|平台|软件|app|上有|上的|专场|特卖|补贴|团购|核销"
    "|老铁|粉丝|主播|老客|会员|厂家|批发|供货|教程|实物|正品|假货|仿|发[您你我给]|给[您我]|[传教推]您|账号|号(?:是|发|给|多少|码)|联系|关注|私信"
    "|红包|收款|退您|打款|差价|方便|[就也]行|可以|我们|有没有|有吗|有$"
)


@lru_cache(maxsize=64)  # lines without end say the same again
def lures(sentence: str) -> int:
    """In how many words ``sentence`` leads a customer away, or leads him on; a bare name is one."""
    return len(set(_LURE.findall(sentence))) or len(sentence) <= SHORTEST


def turns(text: str, squeezed: str) -> bool:
    """Whether something in ``text`` is to be read backwards: it says so, or a control character turns it round."""
    return _TURNED.search(text) is not None or _TURN.search(squeezed) is not None


def spells(squeezed: str) -> bool:
    """Whether the text says that it writes something otherwise than it is called."""
    return _SPELT.search(squeezed) is not None


def of_shop(squeezed: str, first: int, last: int) -> bool:
    """Whether what stands around ``squeezed[first:last]`` speaks of a shop there, leads to one, or has it paid."""
    if _SHOP.match(squeezed, last) or _PAID.match(squeezed, last):
        return True
    return _LEADS.search(squeezed[max(0, first - 1) : first]) is not None and bool(_STAYS.match(squeezed, last))


def leads_there(squeezed: str, first: int, last: int) -> bool:
    """Whether somebody is sent to ``squeezed[first:last]`` to buy, whatever is written there."""
    return _LEADS.search(squeezed[max(0, first - 1) : first]) is not None and bool(_DEAL.match(squeezed, last))


def of_account(squeezed: str, first: int, last: int) -> bool:
    """Whether an account of what is called ``squeezed[first:last]`` is asked for, or told."""
    if _ACCOUNT.match(squeezed, last):
        return True
    return _ASKED.search(squeezed[max(0, first - 8) : first]) is not None and bool(_ANSWERED.match(squeezed, last))


def leads_on(squeezed: str, first: int, last: int) -> bool:
    """Whether somebody is led to what is called ``squeezed[first:last]``, though that is an everyday word besides."""
    if _THERE.match(squeezed, last) or of_account(squeezed, first, last):
        return True
    if _WAY_THERE.search(squeezed[max(0, first - 6) : first]) and _ENOUGH.match(squeezed, last):
        return True
    return _BECKONS.search(squeezed, max(0, first - _AROUND), last + _AROUND) is not None


def is_named(after: str) -> bool:
    """Whether what stands ``after`` a name (folded, ``NAMED`` characters) says what else it is, or names a shape."""
    return _NAMED.match(after) is not None


def in_model_number(before: str, after: str) -> bool:
    """Whether letters between ``before`` and ``after`` (folded) belong to a model or a measure: TB-12, WX500, 1TB."""
    return _MODEL_BEFORE.search(before) is not None or _MODEL_AFTER.match(after) is not None
