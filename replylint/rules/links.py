"""Web addresses and share codes that lead elsewhere (CH104); those of the shop's own platform and of carriers do not.

The words for CH104, and what the rule is about, stand in lexicons/channels.txt.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Hit, Rule
from replylint.rules.grammar import warns
from replylint.text.patterns import pattern
from replylint.text.view import View

RULES: tuple[Rule, ...] = ()

_AIM = Both("只发本店的商品链接", "send only links of the shop's own goods")

_TOP = (
    "com|cn|net|org|top|vip|xyz|shop|club|site|link|ltd|cc|co|io|me|tv|info|store|online|live|app|icu|wang|ren|fun|biz"
    "|hk|tw"
)
_TAIL = r"[^\s,\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’<>\"'\[\]{}|\\^`]*(?<![.:;!?)])"
_LINK = pattern(
    rf"https?:/{{0,2}}{_TAIL}|(?<![a-z0-9@._-])www\.{_TAIL}"
    rf"|(?<![a-z0-9@._%+-])(?<!@ |t[)\]])(?:[a-z0-9][a-z0-9-]{{0,40}}\.){{1,4}}(?:{_TOP})(?![a-z0-9-])(?:[/?:]{_TAIL})?"
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
    """Links and share codes that no warning is about."""
    return (hit for hit in _links(view) if not warns(view.near(hit.start, hit.end)))


def _links(view: View) -> Iterator[Hit]:
    for match in _LINK.finditer(view.folded):
        host = _HOST.match(match[0])
        name = host[1].strip(".") if host else ""
        if len(name) > 3 and not _under(name, _NEUTRAL):
            owners = next((owner for owner, domains in _OWNERS.items() if _under(name, domains)), frozenset[str]())
            yield Hit("CH104", *match.span(), owners=owners, aim=_AIM)
    for match in _SHARE_CODE.finditer(view.folded):
        yield Hit("CH104", *match.span(), owners=_TAOBAO, aim=_AIM)


def _under(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
