"""Is this Chinese as people write it, or was it garbled before it came to us? (source row S604)

Garbled text (mojibake) is text that was decoded in another encoding than its own and then saved like that.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable
from functools import cache
from itertools import islice

from replylint.text.patterns import pattern

_PUNCTUATION = "，。！？、：；“”‘’（）《》【】「」『』—…·～％￥＋－＝　"

Pair = tuple[str, str]
"""The encoding that a text was in, and the one that it was taken for."""

# UTF-8 taken for GBK: put back into GBK, rare characters show everyday ones in UTF-8, two in a row or more. Ordinary
# text does not: of 349,046 dictionary words, in simplified and traditional form, none did.
_UTF8_CHARS = rb"(?:[\xe4-\xe9][\x80-\xbf]{2}|\xe3\x80[\x81\x82]|\xef\xbc[\x80-\xbf]){2,}"
# Latin letters where Chinese should be: every byte of GBK or UTF-8 became one character of Windows-1252.
_LATIN = pattern("[\xa1-\xfe][\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{3,}")

_FEWEST_KINDS = 10  # garbled text is made of many letters; ①⑥⑧⑧ or таоbао, again and again, is a disguise
_ENOUGH = 500  # places in one line that look odd and are not: no more are looked at

_AS_GBK = ("UTF-8", "GBK")
_AS_LATIN = ("UTF-8", "Windows-1252")
_GBK_AS_LATIN = ("GBK", "Windows-1252")
_LOST = ("GBK", "UTF-8")
_LOST_TWICE = ("UTF-8", "GBK")

# What garbled_throughout tries: names for people, and codecs.
_TAKEN_FOR = (
    ("GBK", "gb18030"),
    ("Big5", "big5"),
    ("EUC-KR", "cp949"),
    ("Shift-JIS", "shift_jis"),
    ("Windows-1252", "latin-1"),
    ("Windows-1251", "cp1251"),
)


@cache
def suspicious() -> re.Pattern[str]:
    """One cheap look at a whole block: true for every block with a garbled line, and rarely otherwise."""
    pairs = b"".join(bytes((lead, trail)) for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0))
    return re.compile(f"[{pairs.decode('gb18030')}\ufffd锟\xc0-\xd6\xd8-\xfe]")


def garbled(text: str) -> Pair | None:
    """The pair of encodings by which one line was garbled (what it was in, what it was taken for), or None.

    Meant for lines; ordinary Chinese, rare characters, accents and emoji are never taken for garbled text.
    """
    if text.isascii():
        return None
    if "锟斤拷" in text:
        return _LOST_TWICE
    lost = text.count("\ufffd")
    if lost >= 4 and lost * 2 >= sum(char > "\x7f" for char in text):
        return _LOST
    raw = text.encode("gb18030", "replace")
    passed = getincrementaldecoder("gb18030")()  # a match may begin in the middle of a character
    start = end = 0
    for found in islice(re.finditer(_UTF8_CHARS, raw), _ENOUGH):
        start += len(passed.decode(raw[end : found.start()]))
        end = found.start()
        chars = found[0].decode("utf-8")
        shown = text[start : start + len(found[0]) // 2 + 1]
        if _count_everyday(chars) >= max(2, len(chars) // 2) and everyday_share(shown) <= 0.6:
            return _AS_GBK
    for run in islice((found[0] for found in _LATIN.finditer(text)), _ENOUGH):
        raw = run.encode("cp1252", "ignore") if any(char > "\xff" for char in run) else run.encode("latin-1")
        for pair, name in ((_AS_LATIN, "utf-8"), (_GBK_AS_LATIN, "gb18030")):
            chars = raw.decode(name, "ignore")
            distinct = {char for char in chars if char > "\x7f"}
            if len(distinct) >= 2 and _count_everyday(chars) * 10 >= len(run) * 3:
                return pair
    return None


def garbled_throughout(text: str) -> Pair | None:
    """The pair of encodings by which a whole text was garbled, in whatever way, or None.

    Putting the text back into an encoding it may have been taken for must raise the share of everyday
    characters from poor to that of ordinary text.
    """
    foreign = sum(char > "\x7f" for char in text)
    share = everyday_share(text)
    kinds = {char for char in text if char > "\x7f" and char.isalpha()}
    if foreign < 24 or len(kinds) < _FEWEST_KINDS or share > 0.8:
        return None
    best, pair = max(0.83, share + 0.25), None
    for taken, taken_name in _TAKEN_FOR:
        raw = text.encode(taken_name, "ignore")
        if not 0.35 < (len(raw) - len(text) + foreign) / (2 * foreign) < 1.2:
            continue  # these characters do not come from there: they are lost, or four bytes long
        for was, name in (("UTF-8", "utf-8"), ("GBK", "gb18030"), ("Big5", "big5")):
            back = raw.decode(name, "ignore")
            enough = sum(char > "\x7f" for char in back) > foreign / 4
            if name != taken_name and enough and everyday_share(back) > best:
                best, pair = everyday_share(back), (was, taken)
    return pair


def everyday_share(text: str) -> float:
    """Share of everyday characters among those that are not ASCII, from 0 to 1; emoji do not count."""
    foreign = [char for char in text if "\x7f" < char < "\U00010000"]
    return _count_everyday(foreign) / len(foreign) if foreign else 0


def _count_everyday(chars: Iterable[str]) -> int:
    everyday = _everyday()
    return sum(char in everyday for char in chars)


@cache
def _everyday() -> frozenset[str]:
    """The characters that ordinary Chinese is written in, simplified and traditional."""

    def level_one(codec: str, leads: range, trails: Iterable[int]) -> str:
        return b"".join(bytes((lead, trail)) for lead in leads for trail in trails).decode(codec, "ignore")

    simplified = level_one("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
    traditional = level_one("big5", range(0xA4, 0xC6), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    return frozenset(simplified + traditional + _PUNCTUATION)
