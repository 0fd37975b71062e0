"""Every spelling of a moment that chat exports use, read into one aware datetime.

This runs once a message, so ISO 8601 takes the shortest way and plain digits (``2023/5/1 9:05``) a short one.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo
from datetime import timezone as fixed_offset
from functools import lru_cache
from typing import TYPE_CHECKING

from replylint.model import Place, ReplylintError
from replylint.readers.gaps import TIME
from replylint.readers.stamps import HALF

if TYPE_CHECKING:
    from re import Match

    from replylint.readers.base import ReadOptions

# As isoformat() writes it; Python reads more than that, and 3.10 less than 3.11.
_ISO = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{3}(?:\d{3})?)?([+-]\d\d:\d\d)?", re.ASCII)
_PLAIN = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?")
_WRITTEN = re.compile(
    rf"""
    (?P<year>\d{{4}}) \s*[-/.年]\s* (?P<month>\d{{1,2}}) \s*[-/.月]\s* (?P<day>\d{{1,2}}) \s*日?
    [T,_\s]* (?P<before>{HALF}|[AaPp][Mm])? \s*
    (?P<hour>\d{{1,2}}) \s*[:：时点]\s* (?P<minute>\d{{1,2}}) \s*分?
    (?: \s*[:：]?\s* (?P<second>\d{{1,2}}) (?:[.,:](?P<fraction>\d{{1,9}}))? \s*秒? )?
    \s* (?P<after>{HALF}|[AaPp]\.?[Mm]\.?)?
    \s* (?P<offset>Z|z|UTC|GMT|[+-]\d{{2}}(?::?\d{{2}})?)?
    """,
    re.VERBOSE,
)
_NO_TIMES = frozenset(("null", "none", "nan", "nat", "n/a", "无"))  # how tables write that there is none
_COMPACT = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?"
)
# A moment in a header line of a text export: what parse_time reads, with a date and a clock in digits.
SPELLED = (
    r"\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.|年\d{1,2}月)\d{1,2}日?(?:[ \tT]+|(?<=日))"
    rf"(?:(?:{HALF}|[AaPp][Mm])\s*)?"
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp][Mm])?"
)
_LONGEST = 80  # characters: no time is longer, and a pattern this lenient is slow on what is
_NUMBER = re.compile(r"\d{5,19}(?:\.\d+)?")

# The hours that each word of a 12-hour clock may stand for; 中午 11:45 and 中午 12:15 both occur.
_HALVES = {
    "凌晨": range(7),
    "清晨": range(3, 10),
    "早晨": range(3, 12),
    "早上": range(3, 12),
    "上午": range(12),
    "am": range(12),
    "中午": range(10, 15),
    "下午": range(12, 24),
    "pm": range(12, 24),
    "傍晚": range(16, 21),
    "晚上": range(17, 24),
    **dict.fromkeys(("深夜", "半夜", "夜里", "夜间"), (*range(1, 6), *range(20, 24))),
}

_EXCEL_EPOCH = datetime(1899, 12, 30)
_DIGIT = 0.05  # seconds: half of a millionth of a day
_EXCEL_DAYS = (20_000, 100_000)  # 1954 to 2173: numbers that can be a day count and nothing else
_EPOCH_SECONDS = (10**9, 10**10)  # 2001 to 2286, in whatever unit the number is written


def read_time(place: Place, options: ReadOptions, *spelled: object, order: str | None = None) -> datetime | None:
    """The first moment among the ways in which the message at ``place`` spells its time.

    None of none; ``options.gaps`` is then told, unless all are empty. ``order`` is as in ``parse_time``.
    """
    for value in spelled:
        moment = parse_time(value, options.timezone, order)
        if moment is not None:
            return moment
    if options.gaps is not None:
        for value in spelled:
            text = "" if value is None else str(value).strip()
            if text.strip("-—/:. 0") and text.lower() not in _NO_TIMES:
                options.gaps.add(TIME, place, text)
                break
    return None


def parse_time(value: object, timezone: str = "Asia/Shanghai", order: str | None = None) -> datetime | None:
    """The moment that ``value`` spells, on the clock of ``timezone`` (IANA), which is also its own if it names none.

    Read are ISO 8601, ``2023-5-1 9:05``, ``2023/05/01 12:00:00``, ``2023年5月1日 下午3:05``, 12-hour clocks
    (AM/PM, 上午/下午/晚上 …), ``20230501120000``, ``May 1, 2023 1:00 PM``, epochs in seconds to nanoseconds, Excel
    day counts, and what ``odd_times`` rewrites. ``5/1/2023`` is read in the ``order`` that its column shows (see
    ``date_order`` there), and without one only if its numbers leave no choice, or as in America where AM or PM
    follows; ``1.5.2023`` has the day first.
    None for anything else: a date without a clock is not a moment, and a guess would be worse.
    Raises ReplylintError when ``timezone`` is no time zone.
    """
    zone = time_zone(timezone)
    if isinstance(value, str):
        if moment := _in_digits(value, zone):
            return moment
        text = value.strip().removeprefix("'")  # with which spreadsheets mark a text
        if len(text) > _LONGEST or text.isalpha():
            return None
        written = _WRITTEN.fullmatch(text)
        if written is None and not _NUMBER.fullmatch(text):
            from replylint.readers.odd_times import rewritten

            text = rewritten(text, order)
            written = _WRITTEN.fullmatch(text)
        if written:
            return _from_parts(written, zone)
        compact = _COMPACT.fullmatch(text)
        if compact:
            return _from_parts(compact, zone)
        return _from_number(float(text), zone) if _NUMBER.fullmatch(text) else None
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    compact = _COMPACT.fullmatch(str(value))
    return _from_parts(compact, zone) if compact else _from_number(value, zone)


def _in_digits(value: str, zone: tzinfo) -> datetime | None:
    """The moment in one of the commonest spellings, fast; None of others, and of those that are none (24:00)."""
    try:
        if iso := _ISO.fullmatch(value):
            moment = datetime.fromisoformat(value)
            return moment.astimezone(zone) if iso[1] else moment.replace(tzinfo=zone)
        if plain := _PLAIN.fullmatch(value):
            year, month, day, hour, minute, second = map(int, plain.groups("0"))
            return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except (ValueError, OverflowError):
        pass
    return None


def style(spelled: str) -> str:
    """How a time is spelled, whatever it is: exports spell all their headers alike, and people otherwise.

    The signs between its numbers: ``--::`` for ``2023-05-01 12:00:00``, ``//:`` for ``2023/5/1 下午 1:05``.
    """
    return "".join(sign for sign in spelled if sign in "-/.年:")


def roll_over(moment: datetime, previous: datetime | None) -> datetime:
    """``moment`` on the day of ``previous``, or on the next if only a passed midnight explains its clock.

    For exports that write a date once and clocks below it: 23:59 and then 00:01 is the next day,
    while 12:00:05 and then 12:00:03 is jitter.
    """
    if previous is None:
        return moment
    moment += max(previous.date() - moment.date(), timedelta())
    return moment + timedelta(days=1) if previous - moment > timedelta(hours=12) else moment


@lru_cache(maxsize=8)
def time_zone(name: str) -> tzinfo:
    """The IANA time zone ``name``; Asia/Shanghai also where no zone database is installed."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        if name == "Asia/Shanghai":
            return fixed_offset(timedelta(hours=8), name)
        raise ReplylintError(
            f"不认识时区“{name}”，请写 IANA 名称，例如 Asia/Shanghai（Windows 上可能还要 pip install tzdata）",
            f"Unknown time zone {name!r}: use an IANA name such as Asia/Shanghai (on Windows, pip install tzdata)",
        ) from None


def _from_number(number: float, zone: tzinfo) -> datetime | None:
    if _EXCEL_DAYS[0] <= number < _EXCEL_DAYS[1]:
        seconds = number * 86_400
        whole = round(seconds)  # meant, where a table shows six digits of a day
        nearest = whole if abs(seconds - whole) < _DIGIT else round(seconds, 3)
        return (_EXCEL_EPOCH + timedelta(seconds=nearest)).replace(tzinfo=zone)
    for unit in (1, 10**3, 10**6, 10**9):
        if _EPOCH_SECONDS[0] <= number / unit < _EPOCH_SECONDS[1]:
            return datetime.fromtimestamp(number / unit, zone)
    return None


def _from_parts(match: Match[str], zone: tzinfo) -> datetime | None:
    part = match.groupdict()
    hour = _hour(int(part["hour"]), (part.get("before") or part.get("after") or "").replace(".", "").lower())
    if hour is None:
        return None
    fraction = (part.get("fraction") or "").ljust(6, "0")[:6]
    ends_day = hour == 24 and int(part["minute"]) == int(part["second"] or 0) == 0  # 24:00 is the next day's 0:00
    try:
        moment = datetime(
            int(part["year"]),
            int(part["month"]),
            int(part["day"]),
            0 if ends_day else hour,
            int(part["minute"]),
            int(part["second"] or 0),
            int(fraction),
        ) + timedelta(days=ends_day)
        # Into the shop's zone, because the yardsticks count by the shop's clock.
        return (
            moment.replace(tzinfo=_offset(part["offset"])).astimezone(zone)
            if part.get("offset")
            else moment.replace(tzinfo=zone)
        )
    except (ValueError, OverflowError):
        return None


def _hour(hour: int, half: str) -> int | None:
    if not half:
        return hour
    possible = (hour,) if hour > 12 else (hour % 12, hour % 12 + 12)
    return next((candidate for candidate in possible if candidate in _HALVES[half]), None)


def _offset(text: str) -> tzinfo:
    if text[0] not in "+-":
        return fixed_offset.utc
    digits = text[1:].replace(":", "").ljust(4, "0")
    distance = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return fixed_offset(-distance if text[0] == "-" else distance)
