"""Long numbers as people write them: in groups, full width, in keycaps, in Chinese numerals.

Shared by the rules that look for telephones, identity numbers and bank cards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from replylint.text.patterns import pattern
from replylint.text.view import INVISIBLE, MARKS

_NUMERALS = str.maketrans("零〇o洞一幺壹二两贰三叁四肆五伍六陆七柒拐八捌九玖勾", "00001112223344556677788999")
_DIGIT = "[0-9零〇o洞一幺壹二两贰三叁四肆五伍六陆七柒拐八捌九玖勾]"
_UNSEEN = f"[{INVISIBLE}{MARKS}]*"
_SOLID = f"{_DIGIT}(?:{_UNSEEN}{_DIGIT})*"
_RUN = pattern(rf"{_SOLID}(?:{_UNSEEN}[ .·_—–-]{{1,2}}{_UNSEEN}{_SOLID})*(?:[ -]?x(?![a-z0-9]))?{_UNSEEN}")
_HAN = f"(?:(?![0-9]){_DIGIT}{_UNSEEN})+"
_GROUP = pattern(rf"(?:{_HAN}(?=[0-9]{{11}})|[0-9]{{11,}}|{_SOLID}|x){_UNSEEN}")  # 张三13800001111: a name, a number
_LONGEST = 21  # digits of the longest number that is looked for
_MOST_GROUPS = 7
_MOBILE_GROUPS = {
    (11,),
    (3, 4, 4),
    (3, 8),
    (7, 4),
    (3, 3, 5),
    (4, 4, 3),
    (4, 3, 4),
    (5, 6),
    (3, 4, 2, 2),
    (3, 2, 2, 2, 2),
}

_MOBILE = pattern(r"(?:00)?(?:86)?(1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8})")
# The agent's own number is no customer's data, but a way off the platform.
_OWN = pattern(
    r"(?:[打拨加找]给?|联系)?(?:我们?|咱们?|老板|店长|店主)的?(?:老板|店长)?的?[,:]?(?:私人|个人|工作)?(?:手机|电话|号码?|联系方式|微信|v|vx|wx|qq)?号?码?"
    r"(?:也?是|为|[:=]|吧|就行|就好)?\s*$"
    r"|(?:私人|个人|本人)(?:手机|电话|号码?)号?码?(?:也?是|为|[:=])?\s*$"
    r"|(?:^|[,。!?;\s您你]|可以|直接)(?:打|拨|加|搜|存|联系|致电)(?:打|给|一?下|这个?)?(?:手机|电话|号码?)?[ :]*$"
)
_CALL_ME = pattern(r"[ ,:]*(?:您|你)?(?:可以|直接|随时)?(?:打给|拨给|联系|找|加|搜|呼)(?:我|咱|老板|店长|店主)")
_OTHERS = pattern("快递|派送|配送|物流|网点|站点|骑手|司机|师傅|安装|维修|厂家|热线|门店")


class Number(NamedTuple):
    """Digits that belong together: ``folded[start:end]`` in ASCII, and how many stand in each group."""

    digits: str
    start: int
    end: int
    groups: tuple[int, ...]


@lru_cache(maxsize=8)
def numbers(folded: str, shortest: int = 11) -> tuple[Number, ...]:
    """Every way to read neighbouring groups of digits as one number of at least ``shortest`` digits, longest first."""
    return tuple(_numbers(folded, shortest))


def _numbers(folded: str, shortest: int) -> Iterator[Number]:
    for run in _RUN.finditer(folded):
        if run[0].isascii() and run[0].isdecimal():  # as most are written
            if shortest <= len(run[0]) <= _LONGEST:
                yield Number(run[0], run.start(), run.end(), (len(run[0]),))
            continue
        groups = [(match, _ascii(match[0])) for match in _GROUP.finditer(folded, run.start(), run.end())]
        sizes = [len(digits) for _, digits in groups]
        if sum(sizes) < shortest:
            continue
        alone = set(sizes) == {1}  # digit by digit: only all of them together are a number
        for first in range(1 if alone else len(groups)):
            for last in (len(groups),) if alone else range(min(len(groups), first + _MOST_GROUPS), first, -1):
                part = groups[first:last]
                digits = "".join(text for _, text in part)
                if shortest <= len(digits) <= _LONGEST:
                    lengths = tuple(len(text) for _, text in part)
                    yield Number(digits, part[0][0].start(), part[-1][0].end(), lengths)


def is_mobile(number: Number, grouped: bool = True) -> bool:
    """Whether ``number`` is a mobile number of mainland China, and ``grouped`` as such numbers are written."""
    match = _MOBILE.fullmatch(number.digits)
    if match is None or not grouped:
        return match is not None
    country = match.start(1)  # digits of the country code, in a group of their own or not
    groups = number.groups[1:] if number.groups[0] == country else (number.groups[0] - country, *number.groups[1:])
    return groups in _MOBILE_GROUPS or set(number.groups) == {1}


def owner_of(folded: str, number: Number) -> int | None:
    """Where the words begin that make ``number`` the agent's own (我手机…, 打…, …联系我); None without any."""
    start = number.start
    words = folded[max(0, start - 24) : start]
    own = _OWN.search(words)
    if _OTHERS.search(words):  # a courier's, a workshop's
        return None
    if own is None:
        return start if _CALL_ME.match(folded, number.end) else None
    return start - len(words) + own.start()


def _ascii(text: str) -> str:
    return re.sub("[^0-9x]", "", text.translate(_NUMERALS))
