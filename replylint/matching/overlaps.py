"""Hits that overlap: which of them say the same, and which says it best."""

from bisect import bisect_right
from operator import attrgetter

from replylint.model import Hit

NAMES = "CH"  # rules of names that people disguise
PLACE = attrgetter("start", "end", "code")


def absorbed(hits: list[Hit]) -> list[Hit]:
    """Sorted hits; of a family, those inside a longer (or equal, earlier listed) one are left out.

    Hits of one code that overlap become one, from the first word to the last: 全网最低 and 最低价 are 全网最低价.
    A listed phrase (BP…) says more than the construction (ST…) that it stands in.
    """
    phrases = [hit for hit in hits if hit.code.startswith("BP") and not hit.exempt]
    if phrases:
        constructions = [hit for hit in hits if hit.code.startswith("ST1")]
        hits = [hit for hit in hits if not hit.code.startswith("ST1")] + apart(constructions, phrases)
    families: dict[str, list[Hit]] = {}
    for hit in hits:
        families.setdefault(hit.code[:3], []).append(hit)
    kept = [hit for family in families.values() for hit in _outermost(_merged(_outermost(family)))]
    return sorted(kept, key=PLACE)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """The hits that lie in no other one, in the order of the text."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.strict, hit.code)):
        if not kept or kept[-1].end < hit.end:
            kept.append(hit)
        elif hit.disguise and not (hit.exempt or kept[-1].disguise) and hit.code.startswith(NAMES):
            kept[-1] = kept[-1]._replace(disguise=hit.disguise)  # 加我薇信 holds a 薇信
    return kept


def _merged(hits: list[Hit]) -> list[Hit]:
    """The hits, sorted, with those of one code that overlap made one."""
    last: dict[str, Hit] = {}
    done = []
    for hit in hits:
        before = last.get(hit.code)
        if before and hit.start < before.end:
            longer = before if before.end - before.start >= hit.end - hit.start else hit
            hit = _joined(longer, hit if longer is before else before)
        elif before:
            done.append(before)
        last[hit.code] = hit
    return [*done, *last.values()]


def apart(hits: list[Hit], others: list[Hit]) -> list[Hit]:
    """The hits that overlap none of the ``others``."""
    others = _outermost(others)  # of these, starts and ends rise alike
    ends = [other.end for other in others]
    nearest = ((hit, bisect_right(ends, hit.start)) for hit in hits)
    return [hit for hit, at in nearest if at == len(others) or hit.end <= others[at].start]


def _joined(longer: Hit, other: Hit) -> Hit:
    """One hit for two that overlap; a wording for a part of the words does not fit the whole."""
    start, end = min(longer.start, other.start), max(longer.end, other.end)
    if longer.replace is None:
        longer = longer._replace(softer=(), safe=False)
    if other.disguise and not other.exempt and longer.code.startswith(NAMES):
        longer = longer._replace(disguise=longer.disguise or other.disguise)
    return longer._replace(start=start, end=end, exempt=longer.exempt and other.exempt)
