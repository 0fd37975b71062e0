"""Ways to reach the agent elsewhere that are spelt rather than named (CH103): accounts, the agent's own number.

The words for CH103, and what the rule is about, stand in lexicons/channels.txt.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Hit, Rule
from replylint.rules.grammar import warns
from replylint.rules.numbers import is_mobile, numbers, owner_of
from replylint.text.patterns import pattern
from replylint.text.view import REACH, View

RULES: tuple[Rule, ...] = ()

_AIM = Both("请顾客就在这里说，付款在订单里付", "talk here, and let the customer pay in the order")

_DIGITS = "[0-9零〇一二三四五六七八九幺两]"
_ACCOUNTS = pattern(
    r"(?:^|(?<=[,。!?;:\n ]))[+\u2795] ?薇(?![诺姿娅薇姐])|(?<![a-z0-9])(?:"
    r"[+\u2795] ?[我您]?(?:vx?(?![a-z领绒型形带]|\d{1,3}(?!\d))|wx(?![a-z])|[微薇](?:信(?!支|付|零)|(?=[:,。!a-z0-9 ]|备注|$))|qq|扣扣|q群|群(?!众)|好友)"
    r"|(?:vx?|wx|[薇威]|某信) ?(?:转|付)(?:一?下|我|给|过来|就|[,。!]|$)"
    r"|(?:vx?|wx|q|tg|line|[微薇葳威维]信?|扣扣?) ?号? ?(?:[:=]|是) ?[a-z0-9][a-z0-9_-]{4,19}"  # v: abc88
    r"|(?:vx?|wx|[微薇威维]信) ?(?:号? ?(?=[a-z_-]{0,15}\d)[a-z0-9]|号 ?[a-z])[a-z0-9_-]{5,19}"  # 微信 abc123, wx号 abcdef
    r"|(?:vx?|wx|[微薇威维]信?) ?[❤♥]\ufe0f?我|(?:vx?|wx|[微薇威维]信?) ?[\U0001f50d\U0001f50e]\ufe0f? ?:?[a-z0-9_-]{5,20}"  # 微🔍abc123
    r"|(?<![a-z0-9])[vw][✖✕❌❎]\ufe0f?|加v{2,}(?:信|聊|[,。!]|$)"
    rf"|(?:q ?[:=是]|扣(?=\d{{7}})|(?:qq|扣扣|企鹅|🐧|[球秋求]{{2}}|[蔻叩抠口]{{2}}|扣我|[加进入]一?下?裙)) ?号?码? ?[:=是]? ?(?:{_DIGITS}[ -]?){{5,11}}(?!{_DIGITS})"
    r")(?![a-z])"
)

# Whom or what an agent means by himself, a messenger that is named askew, and a group of its users.
_ME = "(?:我们?|咱们?|老板娘?|店长|店主)的?"
_OURS = "我们?|咱们?|老板娘?|店长|公司|厂家|财务"
_ASKEW = (
    "(?:(?<![紫蔷])薇(?!诺|娅)|徽(?=[,信我您你也就是说聊号]|$)|[微薇威维卫唯徽魏为未味位伟围](?:信|星|芯)|v信?|vx|wx)"
)
_PHONE = "[\U0001f4f1\U0001f4f2\u260e\U0001f4de]"
_GROUP = "(?:私域|小|聊天|福利|交流|内部|宝妈|老客户?|团购|优惠|羊毛|秒杀|内购|代理|微信|vip|v|q|粉丝)(?:[小大]?群(?![体众])|小?裙(?=[里领抢]|$|[,。!]))"
_OFF_PLATFORM = pattern(
    "|".join(
        (
            r"(?:发|给|留|报|换|推)(?:我|您|你)?(?:个|下|一下)?(?:您的?|你的?)?(?:卫星|维信|威信|薇信|徽信|唯信)号",
            rf"(?:发|报|给|留|要)[^,。!?;\n]{{0,4}}{_PHONE}|{_PHONE}\ufe0f?(?:号[^码]|[留报]|[给发]我)|{_PHONE}\ufe0f?(?:我|咱|老板|店长)",
            r"(?:[加扫搜\u2795+]|用|走|去|上)(?:[我您你个]|一?下)*\U0001f6f0|\U0001f6f0\ufe0f?(?:上?[聊发传说]|号)|加\U0001f49a|\U0001f49a\ufe0f?(?:聊|信|软件|app|[上里](?:[聊加说发私滴找])|[私滴]我)",
            rf"我的?{_ASKEW}(?:号|就)?是|(?:[威维卫唯徽](?:信|星))(?=上?(?:教|(?<!卫星)发|传|聊|推|拉|私聊)(?:我|您|你|一下|吧))",
            rf"{_ASKEW}(?:也|就)*是?(?:(?:这|那|我|同)(?:个|一个|的)?号|(?:手机|电话)号?(?=[,。!哈哦]|$))",
            "(?<![紫蔷稍略轻细低卑对])[微薇](?=[您你](?!妹))|(?:加|搜|我)[^,。!?;\n]{0,3}(?<![国校])徽(?=[信号领聊,。!]|$)|[薇徽]号(?!码)",
            # what is refused is offered all the same: 不用微信的话加我QQ, 平台不让说，加我微信
            "(?:没有?|不会|不能|从不|不让|不用|不许)[^。!?;\n]{0,16}?(?:,|的话|微信|qq|扣扣)(?:[您你]|要不|可以|就|直接)*"
            "(?:加|扫|打|搜|存|转给)(?:我|咱|老板|店长)的?(?:个人|私人)?(?:微|薇|v|qq|扣扣|电话|手机|号|卡|好友)",
            "私域|[您你]?[v微薇]一?下我|(?:^|[,。!?;\n])私我(?=[,。!]|$)",
            rf"[进入加拉](?![口急])[您你我咱们的家到进个下]{{0,6}}(?:粉丝|会员|老客)?{_GROUP}|[进入加拉]一?下?(?:我们?家?|咱们?家?|店里)的?群(?![众体])|{_GROUP}里?(?:领|发|抢|聊|更|都有)",
            rf"(?<!不能)私聊(?:{_ME}|吧|您|你|说|详)",
            rf"线下(?:找|联系|聊|加)(?:{_ME}|吧|$)",
            "换(?:个|一个|到?别的?)(?:软件|app|聊天工具|地方|平台)[^,。!?;\n]{0,4}(?:聊|说|谈|沟通)",
            rf"联系方式[^。!?;\n]{{0,4}}{_ME}(?:来)?加",
            rf"(?:搜|加|存)(?:一下)?(?:{_ME}|这个)(?:手机号?|号码?|电话)",
            # money by a code or to a card of one's own
            "(?:钱|(?<![付收])款(?!音箱|机)|差价|运费|费用|定金|订金|尾款)[^,。!?;\n]{0,6}扫[^,。!?;\n]{0,4}码",
            rf"扫码?(?:转|付)?给{_ME}|码[^,。!?;\n]{{0,3}}扫[^,。!?;\n]{{0,2}}(?:付|转)",
            r"群里[^,。!?;\n]{0,6}(?:小程序|链接|二维码)[^,。!?;\n]{0,4}(?:下单|拍|买|付)",
            rf"(?P<money>(?:转|汇|打(?!卡里[程面]|卡上[^,。!就吧哦呢了也行]))(?:到|进|去)?(?:{_OURS})?的?(?:银行)?(?:卡[里上](?![座槽班课位程])|账上|对公)"
            rf"|(?:转|汇|打)[账帐款]?(?:到|进|去)(?:我们|咱们)?(?:{_OURS})的?(?:银行)?账[户号])",
        )
    )
)
_TO_CUSTOMER = pattern("[退返原]|[到进](?:您|你)|(?:您|你|顾客|买家)的?(?:银行)?(?:卡|账)")


def check(view: View) -> Iterator[Hit]:
    """Accounts and numbers, and ways off the platform in other words, that no warning is about."""
    hits = (*_accounts(view), *_own_numbers(view), *_ways_off(view))
    return (hit for hit in hits if not warns(view.near(hit.start, hit.end)))


def _accounts(view: View) -> Iterator[Hit]:
    for match in _ACCOUNTS.finditer(view.folded):
        yield Hit("CH103", *match.span(), aim=_AIM)


def _ways_off(view: View) -> Iterator[Hit]:
    for match in _OFF_PLATFORM.finditer(view.folded):
        left, right = view.clause(*match.span())
        if not match["money"] or not _TO_CUSTOMER.search(
            view.folded[max(left, match.start() - REACH) : min(right, match.end() + REACH)]
        ):
            yield Hit("CH103", *match.span(), aim=_AIM)


def _own_numbers(view: View) -> Iterator[Hit]:
    taken = 0
    for number in numbers(view.folded):
        if number.start < taken or not is_mobile(number, grouped=False):
            continue
        own = owner_of(view.folded, number)  # who calls it his own may group it as he likes
        if own is not None:
            taken = number.end
            yield Hit("CH103", own, number.end, aim=_AIM)
