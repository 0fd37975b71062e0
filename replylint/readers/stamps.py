"""How a time is written before or behind a speaker, as patterns, where no layout says which spelling it has.

They ask only whether something looks like a time; what time it is, ``times`` works out.
"""

from __future__ import annotations

DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
HALF = "凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|深夜|半夜|夜里|夜间"  # as alternatives
CLOCK = (
    rf"(?:(?:{HALF})[ \t]*)?"
    r"(?:[01]?\d|2[0-4])[:：][0-5]\d(?:[:：][0-5]\d(?:[.,]\d{1,6})?)?(?:[ \t]?[AaPp][Mm])?"
)
STAMP = rf"(?:(?:{DAY}|\d{{1,2}}[-/.月]\d{{1,2}}日?|[今昨前]天|(?:星期|周)[一二三四五六日天])[ \tT]*)?{CLOCK}"
