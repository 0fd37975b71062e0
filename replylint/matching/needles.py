"""The words that a regular expression cannot do without: one of them stands in every text that it matches.

An automaton finds all of them in one pass, so that a pattern need not be tried, nor even compiled, for a text
that has none. They are read off the parsed pattern: of all that must stand somewhere, what is longest.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from replylint.matching.phrase import fitness

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_constants as sre
    import sre_parse as parser

MOST = 1024  # words that a stretch of a pattern may stand for, if these are to be sought
TEN_TIMES = 300  # so many more words must make it ten times as rare that one of them comes up: each start loads them

Words = frozenset[str]

_EMPTY: Words = frozenset({""})
_UNKNOWN: Words = frozenset()
_REPEATS = {getattr(sre, name) for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") if hasattr(sre, name)}
_WIDTHLESS = {sre.AT, sre.ASSERT, sre.ASSERT_NOT}


def needles(pattern: str, fold: Callable[[str], str]) -> Words:
    """Words of which one is in ``fold(text)`` wherever ``pattern`` matches in ``text``.

    ``fold`` makes another character of each, or nothing. Raises ValueError if no words can be told.
    """
    words = _Reader(fold).needed(parser.parse(pattern))
    if not words:
        raise ValueError(f"no words are needed to match {pattern}")
    return _least(words, _within)


class _Reader:
    """Reads parsed patterns, in which an item is an operation and its argument."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold

    def needed(self, items: Iterable[Any]) -> Words:
        """The best words of which one stands where ``items`` match; none if none can be told."""
        return max(self._choices(list(items)), key=_worth, default=_UNKNOWN)

    def _choices(self, items: list[Any]) -> Iterator[Words]:
        exact = [self._exact(*item) for item in items]
        for first, last in itertools.combinations(range(len(items) + 1), 2):
            stretch = exact[first:last]
            stretch[0] = _least(stretch[0], _ends)
            stretch[-1] = _least(stretch[-1], _beginnings)
            words = _joined(stretch)
            if words and "" not in words:
                yield words
        for item, words in zip(items, exact, strict=True):
            if not words:
                yield from filter(None, [self._within(*item)])

    def _within(self, operation: Any, argument: Any) -> Words:
        """Words that are needed within an item of which not all can be told that it matches."""
        if operation is sre.SUBPATTERN:
            return self.needed(argument[-1])
        if operation in _REPEATS:
            least, _, repeated = argument
            return self.needed(repeated) if least else _UNKNOWN
        if operation is sre.BRANCH:
            branches = [self.needed(branch) for branch in argument[1]]
            return frozenset().union(*branches) if all(branches) else _UNKNOWN
        return _UNKNOWN

    def _exact(self, operation: Any, argument: Any) -> Words:
        """All that an item matches, folded; none if that is too much to tell."""
        if operation is sre.LITERAL:
            return frozenset({self._fold(chr(argument))})
        if operation is sre.IN and all(kind is sre.LITERAL for kind, _ in argument):
            return frozenset(self._fold(chr(point)) for _, point in argument)
        if operation in _WIDTHLESS:
            return _EMPTY
        if operation is sre.SUBPATTERN:
            return _joined([self._exact(*item) for item in argument[-1]])
        if operation is sre.BRANCH:
            branches = [_joined([self._exact(*item) for item in branch]) for branch in argument[1]]
            return _few(frozenset().union(*branches)) if all(branches) else _UNKNOWN
        if operation in _REPEATS:
            least, most, repeated = argument
            if most > MOST:
                return _UNKNOWN
            once = _joined([self._exact(*item) for item in repeated])
            times = [_joined([once] * number) for number in range(least, most + 1)] if once else [_UNKNOWN]
            return _few(frozenset().union(*times)) if all(times) else _UNKNOWN
        return _UNKNOWN


def _worth(words: Words) -> tuple[float, int]:
    """How well a pattern is sought by ``words``."""
    rarity, fewness = fitness(words)
    return rarity + fewness / TEN_TIMES, fewness


def _joined(parts: list[Words]) -> Words:
    """What parts in a row stand for; none if one of them is unknown, or that would be too much."""
    words = _EMPTY
    for part in parts:
        words = _few(frozenset(left + right for left in words for right in part))
    return words


def _least(words: Words, shorter: Callable[[str], Iterable[str]]) -> Words:
    """``words`` without those of which a ``shorter`` part is one, too, which is there if they are."""
    return frozenset(word for word in words if words.isdisjoint(shorter(word)))


def _beginnings(word: str) -> list[str]:
    return [word[:stop] for stop in range(len(word))]


def _ends(word: str) -> list[str]:
    return [word[start:] for start in range(1, len(word) + 1)]


def _within(word: str) -> list[str]:
    return [word[start:stop] for stop in range(len(word)) for start in range(stop + 1)] + _ends(word)


def _few(words: Words) -> Words:
    return words if len(words) <= MOST else _UNKNOWN
