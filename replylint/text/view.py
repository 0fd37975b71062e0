"""One text as the rules see it, and the way home to the text as the user wrote it.

Two strings, both cheap:

``folded``    character for character as long as the text (width, case, traditional, look-alikes
              folded), so its offsets *are* the text's offsets. Grammar works on it.
``squeezed``  folded, with inserted noise (spaces, dots, emoji, zero-width and combining marks)
              taken out. Words are matched on it, so that 顶·级 and 淘 宝 are found in the one pass
              over the text; ``home`` leads back. Without noise it is ``folded`` itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from replylint.model import Hit
from replylint.text import tables
from replylint.text.patterns import pattern

if TYPE_CHECKING:
    from replylint.text.words import Word

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
DOTS = "·•‧∙⋅・･．.*＊_＿~～﹉-﹏‖¦^`´'‘’\"“”|｜/\\\\\\-－–—―+＋=＝<>＜＞()（）\\[\\]{}【】「」『』〔〕#＃&＆"
EMOJI = "\u2190-\u22ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\U0001f000-\U0001faff"

UNSEEN = pattern(f"[{INVISIBLE}{MARKS}]+")
ON_CHARACTER = pattern(f"[{MARKS}\ufe00-\ufe0f\U000e0100-\U000e01ef]+")  # accents, variation selectors
_NOISE = INVISIBLE + MARKS + BLANKS + DOTS + EMOJI
_IS_NOISE = pattern(f"[{_NOISE}]")
_LINE = f"[{_NOISE}]*[^\\n\\r{_NOISE}][{_NOISE}]*"  # of a single character
_SINGLE = pattern(rf"\n{_LINE}(?:\r?\n|\Z)")
_DOWNWARDS = pattern(rf"((?:\A|(?<=\n)){_LINE})(\r?\n)(?={_LINE}(?:\r?\n|\Z))")
_CLAUSE_END = pattern(r"[,，。!！?？;；:：…\n\r]|\s{2,}")
_SENTENCE_END = pattern(r"[。!?;\n]")
_STOP = pattern(r"[。!?;\n,，]")

UPRIGHT = "\u200b"  # stands for a line end between two characters of a word that is written downwards

_START, _END = attrgetter("start"), attrgetter("end")

# Bounds for lines without end: how far an excuse is looked for, and how much is given to jieba at once.
REACH = 100
LONGEST_CUT, BLOCK_EDGE = 100, 25

FEWEST_GAPS = 2  # in text that is spaced out; a single blank rather parts two clauses


def fold(text: str) -> str:
    """``text`` with width, case, traditional and look-alike characters folded; same length."""
    return text.translate(_FOLDS)


def squeeze(text: str) -> str:
    """``text`` folded, with all noise characters taken out."""
    return text.translate(_SQUEEZES)


def levelled(text: str) -> str:
    """``text``, as long as before, its lines of a single character (words written downwards) made one."""
    if "\n" not in text or not _SINGLE.search(text):
        return text
    return _DOWNWARDS.sub(lambda line: line[1] + UPRIGHT * len(line[2]), text)


def kept(text: str) -> list[int]:
    """Where in ``text`` the characters stand that are left when it is squeezed."""
    return [at for at, char in enumerate(text) if _SQUEEZES[ord(char)] is not None]


def _squeezed(char: str) -> str | None:
    folded = tables.folded(char)
    if folded != char and folded.isascii() and folded.isalnum():  # letters and digits in other dress: 🅰, ❶
        return folded
    return None if _IS_NOISE.match(char) or _IS_NOISE.match(folded) else folded


_FOLDS, _SQUEEZES = tables.Table(tables.folded), tables.Table(_squeezed)


class View:
    """One text with what the rules may ask of it; ``folded`` is as long as ``text``, offset for offset.

    ``reach`` says how far anybody has looked so far: at the text alone (1), at what was said before it, too (2), or
    at what was said after it (3). ``squeezed`` is worked out unless it is known. ``spaced_out`` texts have blanks
    enough to part single characters of the same words: 谁 让 您.
    """

    def __init__(self, text: str, before: str = "", after: str = "", squeezed: str | None = None) -> None:
        self.text = text
        self._before, self._after = before, after
        self.reach = 1
        self.squeezed = squeeze(text) if squeezed is None else squeezed
        self.noisy = len(self.squeezed) != len(text)
        self.folded = fold(text) if self.noisy else self.squeezed
        self.spaced_out = self.noisy and len(text.split(None, FEWEST_GAPS)) > FEWEST_GAPS

    @property
    def before(self) -> str:
        """What the customer said last; empty when unknown."""
        self.reach = max(self.reach, 2)
        return self._before

    @property
    def after(self) -> str:
        """What the agent said next; empty when unknown."""
        self.reach = 3
        return self._after

    @cached_property
    def folded_before(self) -> str:
        """What the customer said last, folded; empty when unknown."""
        return fold(self.before)

    @cached_property
    def traditional(self) -> bool:
        """Whether it is written in traditional rather than in simplified characters."""
        return tables.is_traditional(self.text)

    @cached_property
    def home(self) -> list[int]:
        """For each character of ``squeezed``, its offset in ``text``."""
        return kept(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The text offsets of ``squeezed[start:end]``, with the marks that are written on its last character."""
        if not self.noisy:
            return start, end
        first, last = self.home[start], self.home[end - 1] + 1
        marks = ON_CHARACTER.match(self.text, last)
        return first, marks.end() if marks else last

    def noise_in(self, start: int, end: int) -> tuple[str, ...]:
        """What was inserted between each two neighbouring characters of ``squeezed[start:end]``."""
        if not self.noisy:
            return ()
        home = self.home
        return tuple(self.text[home[i] + 1 : home[i + 1]] for i in range(start, end - 1))

    def goes_on_spaced(self, end: int) -> bool:
        """Whether blanks stand on either side of ``squeezed[end]``, too: a list of characters (天 猫 狗 兔)."""
        gaps = self.noise_in(end - 1, min(end + 2, len(self.squeezed)))
        return bool(gaps) and all(gaps)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Text offsets of the clause around ``text[start:end]``: up to punctuation or a wide gap."""
        ends = self._clause_ends
        before, behind = bisect_left(ends, (start,)), bisect_left(ends, (end,))
        left = min(ends[before - 1][1], start) if before else 0
        return left, ends[behind][0] if behind < len(ends) else len(self.folded)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Text offsets of the sentence around ``text[start:end]``, without its closing mark."""
        return _between(self._sentence_ends, start, end, len(self.folded))

    def near(self, start: int, end: int) -> str:
        """The folded sentence around ``text[start:end]``, cut off ``REACH`` characters to either side."""
        left, right = self.sentence(start, end)
        return self.folded[max(left, start - REACH) : min(right, end + REACH)]

    def said_around(self, start: int, end: int) -> str:
        """The squeezed sentence around ``squeezed[start:end]``, without that, cut off like ``near``."""
        left, right = _between(self._full_stops, start, end, len(self.squeezed))
        return self.squeezed[max(left, start - REACH) : start] + "\n" + self.squeezed[end : min(right, end + REACH)]

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
        left, right = _between(self._stops, start, end, len(self.squeezed))
        if right - left > LONGEST_CUT:  # cut in blocks, so that a line without end takes no longer than its length
            block = start - start % LONGEST_CUT
            left, right = max(left, block - BLOCK_EDGE), min(right, max(end, block + LONGEST_CUT + BLOCK_EDGE))
        words = self._cut(self.squeezed, left, right)
        return words[bisect_right(words, start, key=_END) : bisect_left(words, end, key=_START)]

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
            from replylint.text.words import cut

            self._words[key] = cut(text[left:right], left)
        return self._words[key]

    @cached_property
    def beside(self) -> dict[tuple[int, str], bool]:
        """Whether a lexicon entry, by its identity, is excused by its sentence: endless lines say the same again."""
        return {}

    @cached_property
    def pardoned(self) -> dict[tuple[int, str, int, int], bool]:
        """Whether a lexicon entry, by its identity, is excused where it stands, by all that its excuses may reach."""
        return {}

    @cached_property
    def dead_ends(self) -> defaultdict[int, set[tuple[int, int]]]:
        """Where phrases could not be laid into ``squeezed``."""
        return defaultdict(set)

    @cached_property
    def _clause_ends(self) -> list[tuple[int, int]]:
        return [stop.span() for stop in _CLAUSE_END.finditer(self.folded)]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [stop.start() for stop in _SENTENCE_END.finditer(self.folded)]

    @cached_property
    def _full_stops(self) -> list[int]:
        return [stop.start() for stop in _SENTENCE_END.finditer(self.squeezed)]

    @cached_property
    def _stops(self) -> list[int]:
        return [stop.start() for stop in _STOP.finditer(self.squeezed)]

    @cached_property
    def _words(self) -> dict[tuple[str, int, int], list[Word]]:
        return {}


def _between(stops: list[int], start: int, end: int, length: int) -> tuple[int, int]:
    """What lies between the stop before ``start`` and the one at or behind ``end``."""
    before, behind = bisect_left(stops, start), bisect_left(stops, end)
    return stops[before - 1] + 1 if before else 0, stops[behind] if behind < len(stops) else length
