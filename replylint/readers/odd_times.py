"""Spellings of a moment that are rare in exports, rewritten as one that is read: ``times`` asks when all else fails."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WIDE = str.maketrans("－／．，：＋", "-/. :+")
_WRAPPED = re.compile(r"""=?\s*(["'])(.*)\1""")  # ="2024-03-05 23:59:58", as csv files write it for Excel
_DOT_NET = re.compile(r"/Date\((\d{9,16})(?:[+-]\d{4})?\)/")
_ROUNDED = re.compile(r"(\d)\.(\d{9,18})[Ee]\+?(\d{1,2})")  # with fewer digits the seconds are lost
_WEEKDAY = re.compile(r"[(\[（]?(?:星期|周|礼拜)[一二三四五六日天][)\]）]?")
_OFFSET = re.compile(r"[(（]?\b(?:UTC|GMT)\s*([+-])(\d{1,2})(?::?(\d{2}))?[)）]?")
_HAS_OFFSET = re.compile(r":\d{2}(?:[.,]\d+)?\s*(?:Z|[+-]\d{2}:?\d{0,2})")
_ZONE = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*$")
_CHINA = re.compile(r"(?:北京时间|中国标准时间|China Standard Time|Asia/Shanghai)[:\s]*", re.IGNORECASE)
_OWN_ZONE = re.compile(r"\s+CST\b")  # the shop's; nobody exports the American one
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})[T\s]*(\d{2}):?(\d{2})(?::?(\d{2}))?(?=\D|$)")
_CLOCK = r"\D{0,4}\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp][Mm])?"
_CLOCK_FIRST = re.compile(rf"({_CLOCK})\s+(\d{{1,4}}[-/.年].*)")
_YEAR_BEHIND = re.compile(
    rf"([A-Za-z]{{3}},?\s+[A-Za-z]{{3}}\s+\d{{1,2}})\s+({_CLOCK})((?:\s+[+-]\d{{4}})?)\s+(\d{{4}})"
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")

# Dates whose year comes last: 5/1/2023, 1.5.2023; and those with the month as an English word.
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED = re.compile(
    rf"""
    (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?
    (?:(?P<day>\d{{1,2}})(?:\s+|-))? (?P<month>{"|".join(_MONTHS)})[a-z]*\.?
    (?:[\s,-]+(?P<day_behind>\d{{1,2}})(?=[\s,]))?
    [\s,-]+ (?P<year>\d{{4}}) (?:\s+at(?=\s))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LATIN_HALF = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_MOST_MONTHS = 12


def rewritten(text: str, order: str | None) -> str:
    """``text`` as ``2024-03-05 23:59:58 +0800``, or as a number, if that is what it means; something else otherwise.

    ``order`` is as for ``times.parse_time``.
    """
    text = text.translate(_WIDE)
    wrapped = _WRAPPED.fullmatch(text)
    text = (wrapped[2] if wrapped else text).strip()
    if number := _DOT_NET.fullmatch(text):
        return number[1]
    if number := _ROUNDED.fullmatch(text):
        return f"{float(text):.0f}"
    text = _in_its_zone(_WEEKDAY.sub(" ", text)).strip()
    text = _YEAR_BEHIND.sub(r"\1 \4 \2\3", text)
    text = _CLOCK_FIRST.sub(r"\2 \1", text)
    text = _COMPACT.sub(
        lambda found: f"{'-'.join(found.group(1, 2, 3))} {':'.join(filter(None, found.group(4, 5, 6)))}", text
    )
    return text if text[:4].isdigit() else _year_first(_ORDINAL.sub("", text), order)


def date_order(spelled: Iterable[str]) -> str | None:
    """Whether a column of times writes the day (``dmy``) or the month first (``mdy``), in dates like ``5/1/2023``.

    What cannot be a month tells. None if nothing does; ``""`` if it is now this, now that.
    """
    dates = [found for value in spelled if (found := _YEAR_LAST.match(value.strip()))]
    orders = {order for found in dates for order, at in (("dmy", 1), ("mdy", 3)) if int(found[at]) > _MOST_MONTHS}
    return orders.pop() if len(orders) == 1 else "" if orders else None


def _in_its_zone(text: str) -> str:
    """``text`` with its zone as an offset; a name in brackets says nothing that an offset before it does not."""
    text = _OFFSET.sub(lambda found: f"{found[1]}{found[2]:0>2}{found[3] or '00'}", text)
    has_offset = _HAS_OFFSET.search(text) is not None
    if (zone := _ZONE.search(text)) and (has_offset or _CHINA.fullmatch(zone[1])):
        text = text[: zone.start()] if has_offset else f"{text[: zone.start()]} +0800"
        has_offset = True
    if _CHINA.search(text):
        text = _CHINA.sub("", text).strip() + ("" if has_offset else " +0800")
    return _OWN_ZONE.sub("", text)


def _year_first(text: str, order: str | None) -> str:
    """``text`` with a date at its beginning put into our own order; as it is where that cannot be told."""
    worded = _WORDED.match(text)
    if worded and (worded["day"] is None) != (worded["day_behind"] is None):
        at = _MONTHS.index(worded["month"].lower()) + 1
        return f"{worded['year']}-{at}-{worded['day'] or worded['day_behind']} {text[worded.end() :]}"
    plain = _YEAR_LAST.match(text)
    if plain is None:
        return text
    first, sign, second, year = plain.groups()
    if sign == "." or first == second:
        order = "dmy"
    elif not order:
        order = date_order([text]) or ("mdy" if order is None and _LATIN_HALF.search(text) else "")
    date = f"{year}-{second}-{first}" if order == "dmy" else f"{year}-{first}-{second}"
    return date + text[plain.end() :] if order else text
