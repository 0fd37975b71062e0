"""One text as the rules see it, and the way home to the text as the user wrote it.

Two strings, both cheap:

``folded``    character for character as long as the text (width, case, traditional, look-alikes
              folded), so its offsets *are* the text's offsets. Grammar works on it.
``squeezed``  folded, with inserted noise (spaces, dots, emoji, zero-width and combining marks)
              taken out. Words are matched on it, so that 顶·级 and 淘 宝 are found in the one pass
              over the text; ``home`` leads back. Without noise it is ``folded`` itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from replylint import tables
from replylint.model import Hit

if TYPE_CHECKING:
    from replylint.words import Word

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
DOTS = "·•‧∙⋅・･．.*＊_＿~～^`´'‘’\"“”|｜/\\\\\\-－–—―+＋=＝<>＜＞()（）\\[\\]{}【】「」『』〔〕#＃&＆"
EMOJI = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\U0001f000-\U0001faff"

_NOISE = re.compile(f"[{INVISIBLE}{MARKS}{BLANKS}{DOTS}{EMOJI}]")
UNSEEN = re.compile(f"[{INVISIBLE}{MARKS}]+")
_CLAUSE_END = re.compile(r"[,，。!！?？;；:：…\n\r]|\s{2,}")
_SENTENCE_ENDS = "。!?;\n"
_STOPS = _SENTENCE_ENDS + ",，"


@lru_cache(maxsize=1)
def _squeeze_table() -> dict[int, int | str | None]:
    """The folding table with every noise character taken out, so that one translate does both."""
    table: dict[int, int | str | None] = dict(tables.fold_table())
    for first, last in _ranges(INVISIBLE + MARKS + BLANKS + DOTS + EMOJI):
        table.update(dict.fromkeys(range(first, last + 1)))
    return table


def _ranges(members: str) -> list[tuple[int, int]]:
    """The code point ranges that a character class body (escaped by backslash) stands for."""
    found = re.findall(r"(\\?.)(?:-(\\?.))?", members, re.DOTALL)
    return [(ord(first[-1]), ord((last or first)[-1])) for first, last in found]


def fold(text: str) -> str:
    """``text`` with width, case, traditional and look-alike characters folded; same length."""
    return text.translate(tables.fold_table())


def squeeze(text: str) -> str:
    """``text`` folded, with all noise characters taken out."""
    return text.translate(_squeeze_table())


class View:
    """One text with what the rules may ask of it.

    ``before`` is what the customer said last, ``after`` what the agent said next; empty when unknown.
    """

    def __init__(self, text: str, before: str = "", after: str = "") -> None:
        self.text = text
        self.before = before
        self.after = after
        self.squeezed = squeeze(text)
        self.noisy = len(self.squeezed) != len(text)

    @cached_property
    def folded(self) -> str:
        """Folded text: as long as ``text``, offset for offset."""
        return fold(self.text) if self.noisy else self.squeezed

    @cached_property
    def home(self) -> list[int]:
        """For each character of ``squeezed``, its offset in ``text``."""
        drop = _squeeze_table()
        return [i for i, char in enumerate(self.text) if drop.get(ord(char), 0) is not None]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The text offsets of ``squeezed[start:end]``, with the marks that cling to its last character."""
        if not self.noisy:
            return start, end
        first, last = self.home[start], self.home[end - 1] + 1
        cling = UNSEEN.match(self.text, last)
        return first, cling.end() if cling else last

    def noise_in(self, start: int, end: int) -> tuple[str, ...]:
        """What was inserted between each two neighbouring characters of ``squeezed[start:end]``."""
        if not self.noisy:
            return ()
        home = self.home
        return tuple(self.text[home[i] + 1 : home[i + 1]] for i in range(start, end - 1))

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Text offsets of the clause around ``text[start:end]``: up to punctuation or a wide gap."""
        left = 0
        for stop in _CLAUSE_END.finditer(self.folded, 0, start):
            left = stop.end()
        right = _CLAUSE_END.search(self.folded, end)
        return left, right.start() if right else len(self.folded)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Text offsets of the sentence around ``text[start:end]``, without its closing mark."""
        left = max(self.folded.rfind(stop, 0, start) for stop in _SENTENCE_ENDS) + 1
        stops = (at for stop in _SENTENCE_ENDS if (at := self.folded.find(stop, end)) >= 0)
        return left, min(stops, default=len(self.folded))

    def words(self, start: int, end: int) -> list[Word]:
        """The words of the clause around ``text[start:end]``, with text offsets (loads jieba)."""
        left, right = self.clause(start, end)
        return self._cut(self.folded, left, right)

    def aligned(self, start: int, end: int) -> bool:
        """Whether no word of the dictionary goes on beyond ``squeezed[start:end]`` (loads jieba).

        Words that jieba only guesses do not count: it joins a new name to what stands beside it.
        """
        return not any(word.tag and (word.start < start or end < word.end) for word in self.words_over(start, end))

    def words_over(self, start: int, end: int) -> list[Word]:
        """The words of which some part lies in ``squeezed[start:end]``, offsets in ``squeezed`` (loads jieba)."""
        left = max(self.squeezed.rfind(stop, 0, start) for stop in _STOPS) + 1
        stops = (at for stop in _STOPS if (at := self.squeezed.find(stop, end)) >= 0)
        right = min(stops, default=len(self.squeezed))
        return [word for word in self._cut(self.squeezed, left, right) if word.start < end and start < word.end]

    def squeezed_range(self, first: int, last: int) -> tuple[int, int]:
        """What is left in ``squeezed`` of ``text[first:last]``."""
        return (bisect_left(self.home, first), bisect_left(self.home, last)) if self.noisy else (first, last)

    def hit(self, code: str, start: int, end: int, **more: object) -> Hit:
        """A hit on ``squeezed[start:end]``, carried home."""
        first, last = self.span(start, end)
        return Hit(code, first, last, **more)  # type: ignore[arg-type]

    def _cut(self, text: str, left: int, right: int) -> list[Word]:
        key = (text, left, right)
        if key not in self._words:
            from replylint.words import cut

            self._words[key] = [
                word._replace(start=word.start + left, end=word.end + left) for word in cut(text[left:right])
            ]
        return self._words[key]

    @cached_property
    def _words(self) -> dict[tuple[str, int, int], list[Word]]:
        return {}
