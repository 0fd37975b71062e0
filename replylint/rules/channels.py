"""Ways off the platform that are spelt rather than named: accounts, the agent's own number, web addresses.

The words for CH103 and CH104, and what the rules are about, stand in lexicons/channels.txt.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Hit, Rule
from replylint.patterns import pattern
from replylint.rules.numbers import is_mobile, numbers, owner_before
from replylint.view import View

RULES: tuple[Rule, ...] = ()

_AIM_TALK = Both("请顾客就在这里说，付款在订单里付", "talk here, and let the customer pay in the order")
_AIM_LINK = Both("只发本店的商品链接", "send only links of the shop's own goods")

_WARNING = pattern("诈骗|骗子|骗局|冒充|谨防|当心|切勿|请勿|警惕|不法分子|(?:不要|别|勿)(?:点|加|扫|相信|轻信|打开)")

_ACCOUNTS = pattern(
    r"(?<![a-z0-9])(?:"
    r"\+ ?[我您]?(?:vx?(?![a-z领绒型])|wx(?![a-z])|[微薇](?:信(?!支|付|零)|(?=[:a-z0-9 ]|$))|qq|扣扣|q群|群(?!众))"
    r"|(?:vx?|wx|q|tg|line|[微薇威维]信?|扣扣?) ?号? ?(?:[:=]|是) ?[a-z0-9][a-z0-9_-]{4,19}"  # v: abc88
    r"|(?:vx?|wx|[微薇威维]信) ?号? ?(?=[a-z_-]{0,15}\d)[a-z0-9][a-z0-9_-]{5,19}"  # 微信 abc123
    r"|(?:qq|扣扣|企鹅) ?号?码? ?[:=是]? ?\d{5,11}"
    r")(?![a-z])"
)

_TOP = (
    "com|cn|net|org|top|vip|xyz|shop|club|site|link|ltd|cc|co|io|me|tv|info|store|online|live|app|icu|wang|ren|fun|biz"
    "|hk|tw"
)
_TAIL = r"[^\s,\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’<>\"'\[\]{}|\\^`]*(?<![.:;!?)])"
_LINK = pattern(
    rf"https?:/{{0,2}}{_TAIL}|(?<![a-z0-9@._-])www\.{_TAIL}"
    rf"|(?<![a-z0-9@._%+-])(?:[a-z0-9][a-z0-9-]{{0,40}}\.){{1,4}}(?:{_TOP})(?![a-z0-9-])(?:[/?:]{_TAIL})?"
    rf"|(?<![a-z0-9@._-])[a-z0-9][a-z0-9-]{{1,40}} ?(?:点|。|dot) ?(?:{_TOP})(?![a-z0-9-])"
)
_HOST = pattern(r"(?:https?:/{0,2})?([a-z0-9.-]*)")
_SHARE_CODE = pattern(r"([￥¥$€₤₳₴])(?=[a-z]*\d|\d*[a-z])[a-z0-9]{8,13}\1")
_TAOBAO = frozenset({"taobao", "tmall"})
_OWNERS = {
    frozenset({"jd"}): ("jd.com", "jd.hk", "3.cn", "jdl.com", "jdl.cn", "jdpay.com", "jingxi.com", "yhd.com"),
    _TAOBAO: ("taobao.com", "tmall.com", "tmall.hk", "tb.cn", "alipay.com", "alicdn.com", "cainiao.com"),
    frozenset({"pdd"}): ("pinduoduo.com", "yangkeduo.com", "pinduoduo.net"),
    frozenset({"douyin"}): ("douyin.com", "jinritemai.com", "iesdouyin.com", "douyinec.com"),
}
# Carriers and the state are nobody's rival.
_NEUTRAL = (
    *("gov.cn", "12315.cn", "sf-express.com", "zto.com", "yto.net.cn", "sto.cn", "yundaex.com", "ems.com.cn"),
    *("deppon.com", "kuaidi100.com"),
)


def check(view: View) -> Iterator[Hit]:
    """Accounts and numbers to reach the agent elsewhere (CH103), outside links and share codes (CH104)."""
    for hit in (*_accounts(view), *_own_numbers(view), *_links(view)):
        if not _WARNING.search(view.near(hit.start, hit.end)):
            yield hit


def _accounts(view: View) -> Iterator[Hit]:
    for match in _ACCOUNTS.finditer(view.folded):
        yield Hit("CH103", *match.span(), aim=_AIM_TALK)


def _own_numbers(view: View) -> Iterator[Hit]:
    taken = 0
    for number in numbers(view.folded):
        own = owner_before(view.folded, number.start)
        if own is not None and number.start >= taken and is_mobile(number):
            taken = number.end
            yield Hit("CH103", own, number.end, aim=_AIM_TALK)


def _links(view: View) -> Iterator[Hit]:
    for match in _LINK.finditer(view.folded):
        host = _HOST.match(match[0])
        name = host[1].strip(".") if host else ""
        if len(name) > 3 and not _under(name, _NEUTRAL):
            owners = next((owner for owner, domains in _OWNERS.items() if _under(name, domains)), frozenset[str]())
            yield Hit("CH104", *match.span(), owners=owners, aim=_AIM_LINK)
    for match in _SHARE_CODE.finditer(view.folded):
        yield Hit("CH104", *match.span(), owners=_TAOBAO, aim=_AIM_LINK)


def _under(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
