"""Ways to reach the agent elsewhere that are spelt rather than named (CH103): accounts, the agent's own number.

The words for CH103, and what the rule is about, stand in lexicons/channels.txt.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Hit, Rule
from replylint.patterns import pattern
from replylint.rules.grammar import warns
from replylint.rules.numbers import is_mobile, numbers, owner_before
from replylint.view import View

RULES: tuple[Rule, ...] = ()

_AIM = Both("请顾客就在这里说，付款在订单里付", "talk here, and let the customer pay in the order")

_ACCOUNTS = pattern(
    r"(?<![a-z0-9])(?:"
    r"\+ ?[我您]?(?:vx?(?![a-z领绒型])|wx(?![a-z])|[微薇](?:信(?!支|付|零)|(?=[:a-z0-9 ]|$))|qq|扣扣|q群|群(?!众))"
    r"|(?:vx?|wx|q|tg|line|[微薇威维]信?|扣扣?) ?号? ?(?:[:=]|是) ?[a-z0-9][a-z0-9_-]{4,19}"  # v: abc88
    r"|(?:vx?|wx|[微薇威维]信) ?号? ?(?=[a-z_-]{0,15}\d)[a-z0-9][a-z0-9_-]{5,19}"  # 微信 abc123
    r"|(?:qq|扣扣|企鹅) ?号?码? ?[:=是]? ?\d{5,11}"
    r")(?![a-z])"
)


def check(view: View) -> Iterator[Hit]:
    """Accounts and numbers that no warning is about."""
    return (hit for hit in (*_accounts(view), *_own_numbers(view)) if not warns(view.near(hit.start, hit.end)))


def _accounts(view: View) -> Iterator[Hit]:
    for match in _ACCOUNTS.finditer(view.folded):
        yield Hit("CH103", *match.span(), aim=_AIM)


def _own_numbers(view: View) -> Iterator[Hit]:
    taken = 0
    for number in numbers(view.folded):
        own = owner_before(view.folded, number.start)
        if own is not None and number.start >= taken and is_mobile(number):
            taken = number.end
            yield Hit("CH103", own, number.end, aim=_AIM)
