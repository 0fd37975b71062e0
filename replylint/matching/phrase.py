"""What a lexicon line looks for: parts of text, with a short hole between one and the next.

A part is pieces in a row, and a piece is the words one of which stands there, ``""`` among them if
it may be left out. Nothing is multiplied out, so that a line may stand for a million wordings: it has
an anchor, a few pieces that stand for few and telling words, and where one of these is seen the others
are tried.
"""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from math import inf, log10, prod, sqrt
from typing import NamedTuple

from replylint.text import tables

Piece = tuple[str, ...]
Part = tuple[Piece, ...]
Phrase = tuple[Part, ...]

Choice = tuple[dict[str, Piece], bool]  # a piece: its words by their first character, and whether it may be left out
Ready = tuple[tuple[Choice, ...], ...]  # a phrase that can be tried

# Of one text, by the identity of a phrase: places from which so many of its last parts could not be laid. Without
# them, many holes would be tried in all their combinations, again from each place of a line without end.
DeadEnds = defaultdict[int, set[tuple[int, int]]]

HOLE_WIDTH = 8
MOST_ANCHORS = 256  # several pieces are an anchor if they stand for no more words
ENOUGH = 4  # words that come up once in 10 ** ENOUGH characters are rare enough; of these, the fewer the better

_CLAUSE_ENDS = frozenset(",，。!！?？;；:：\n")
_NOTHING: Ready = ((),)


class Anchored(NamedTuple):
    """A phrase cut at its anchor: ``words``, and what stands behind them and, mirrored, before them."""

    words: tuple[str, ...]
    before: Ready
    behind: Ready

    def matches(self, text: str, start: int, end: int, dead_ends: DeadEnds) -> list[list[tuple[int, int]]]:
        """Where the parts of the phrase may lie in ``text`` if its anchor is ``text[start:end]``.

        Longest words come first. With holes there is only one way: from as far left as can be, and from the
        anchor on as short as can be.
        """
        if self.behind == _NOTHING == self.before:
            return [[(start, end)]]
        rights = _ways(text, end, self.behind, dead_ends[id(self.behind)]) if self.behind != _NOTHING else [[end]]
        if not rights:
            return []
        lefts = [[start]]
        if self.before != _NOTHING:
            mirrored = _mirror(text)
            ways = _ways(mirrored, len(text) - start, self.before, dead_ends[id(self.before)], far=True)
            lefts = [[len(text) - place for place in reversed(way)] for way in ways]
        ways = [left + right for left in lefts for right in rights]
        return [list(zip(way[::2], way[1::2], strict=True)) for way in ways]


def anchored(phrase: Phrase) -> Anchored:
    """``phrase`` cut where its words tell most, among the cuts that leave few of them."""
    cuts = [
        (at, first, last)
        for at, part in enumerate(phrase)
        for first, last in itertools.combinations(range(len(part) + 1), 2)
        if last - first == 1 or prod(map(len, part[first:last])) <= MOST_ANCHORS
    ]
    at, first, last = max(cuts, key=lambda cut: fitness(list(wordings(phrase[cut[0]][cut[1] : cut[2]]))))
    part = phrase[at]
    before = (part[:first], *reversed(phrase[:at]))
    behind = (part[last:], *phrase[at + 1 :])
    return Anchored(tuple(wordings(part[first:last])), ready(tuple(map(_mirrored, before))), ready(behind))


def fitness(words: Collection[str]) -> tuple[float, int]:
    """How well ``words`` can be sought: by how rarely one of them comes up; of equals, the fewer the better."""
    return -log10(max(10**-ENOUGH, sum(map(_share, words)))), -len(words)


def _share(word: str) -> float:
    """About how many characters of a text begin ``word``: those behind the first are no longer left to chance."""
    shares = list(map(_shares().__getitem__, word))
    return shares[0] * sqrt(prod(shares[1:])) if shares else inf


@cache
def _shares() -> Mapping[str, float]:
    """The share of each character in what agents write, by Zipf's law."""
    frequent = tables.frequent()
    return defaultdict(
        lambda: 1 / (6 * len(frequent)), {char: 1 / (6 * (rank + 10)) for rank, char in enumerate(frequent)}
    )


def least(part: Part) -> int:
    """The length of the shortest text that ``part`` matches."""
    return sum(min(map(len, piece)) for piece in part)


def wordings(part: Part) -> Iterator[str]:
    """All texts that ``part`` matches."""
    return map("".join, itertools.product(*part))


def ready(phrase: Phrase) -> Ready:
    """``phrase`` as it is tried, its words in the order in which they stand in each piece."""
    return tuple(tuple(map(_choice, part)) for part in phrase)


def longest(phrase: Phrase) -> int:
    """The length of the longest text that ``phrase`` matches."""
    return sum(max(map(len, piece)) for part in phrase for piece in part) + HOLE_WIDTH * (len(phrase) - 1)


def holds(phrase: Ready, longest: int, text: str, start: int, end: int, dead_ends: DeadEnds) -> bool:
    """Whether ``phrase``, which matches nothing longer than ``longest``, lies around ``text[start:end]``."""
    by_first, optional = phrase[0][0]
    dead = dead_ends[id(phrase)]
    return any(
        way[-1] >= end
        for begin in range(max(0, end - longest), start + 1)
        if (optional or text[begin : begin + 1] in by_first) and (begin, len(phrase)) not in dead
        for way in _ways(text, begin, phrase, dead)
    )


def search(phrase: Ready, text: str) -> Iterator[tuple[int, int]]:
    """Where ``phrase`` may begin and end in ``text``, in no particular order."""
    dead: set[tuple[int, int]] = set()
    by_first, optional = phrase[0][0]
    for start in range(len(text) + 1) if optional else _starts(text, by_first):
        for way in _ways(text, start, phrase, dead):
            yield start, way[-1]


def _starts(text: str, by_first: Mapping[str, Piece]) -> set[int]:
    """Where one of these words begins in ``text``: most of them stand nowhere, which is soon seen."""
    starts = set()
    for word in itertools.chain.from_iterable(by_first.values()):
        at = text.find(word)
        while at >= 0:
            starts.add(at)
            at = text.find(word, at + 1)
    return starts


def firsts(phrase: Ready) -> frozenset[str] | None:
    """The characters with one of which ``phrase`` begins; None if it may begin with any."""
    first: set[str] = set()
    for by_first, optional in phrase[0] if phrase else ():
        first.update(by_first)
        if not optional:
            return frozenset(first)
    return None


def _choice(piece: Piece) -> Choice:
    by_first: dict[str, Piece] = {}
    for word in filter(None, piece):
        by_first[word[0]] = (*by_first.get(word[0], ()), word)
    return by_first, "" in piece


def _mirrored(part: Part) -> Part:
    return tuple(tuple(word[::-1] for word in piece) for piece in reversed(part))


@lru_cache(maxsize=2)
def _mirror(text: str) -> str:
    return text[::-1]


def _ways(text: str, at: int, phrase: Ready, dead_ends: set[tuple[int, int]], *, far: bool = False) -> list[list[int]]:
    """The ways to lay ``phrase`` into ``text`` from ``at`` on: its first part's end, then starts and ends.

    With holes only the way of the shortest, or if ``far`` the longest, ones.
    """
    if len(phrase) == 1:
        return [[stop] for stop in _ends(text, at, phrase[0])]
    by_first, optional = phrase[1][0]
    for stop in _ends(text, at, phrase[0]):
        for start in _hole(text, stop)[:: -1 if far else 1]:
            if (optional or text[start : start + 1] in by_first) and (start, len(phrase) - 1) not in dead_ends:
                for way in _ways(text, start, phrase[1:], dead_ends, far=far):
                    return [[stop, start, *way]]
    dead_ends.add((at, len(phrase)))
    return []


def _ends(text: str, at: int, part: tuple[Choice, ...]) -> list[int]:
    """Where ``part`` may end in ``text`` if it begins at ``at``, longest words first."""
    places = [at]
    for by_first, optional in part:
        ends = []
        for place in places:
            for word in by_first.get(text[place : place + 1], ()):
                if text.startswith(word, place):
                    ends.append(place + len(word))
            if optional:
                ends.append(place)
        if not ends:
            return ends
        places = ends if len(ends) == 1 else list(dict.fromkeys(ends))
    return places


def _hole(text: str, at: int) -> range:
    """Where a hole that begins at ``at`` may end: within the clause, and soon."""
    end, furthest = at, min(at + HOLE_WIDTH, len(text))
    while end < furthest and text[end] not in _CLAUSE_ENDS:
        end += 1
    return range(at, end + 1)
