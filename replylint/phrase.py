"""What a lexicon line looks for: parts of text, with a short hole between one and the next.

A part is pieces in a row, and a piece is the words one of which stands there, ``""`` among them if
it may be left out. Nothing is multiplied out, so that a line may stand for a million wordings: it has
an anchor, a few pieces that stand for few and long words, and where one of these is seen the others
are tried.
"""

import itertools
from collections.abc import Iterator
from math import prod
from typing import NamedTuple

Piece = tuple[str, ...]
Part = tuple[Piece, ...]
Phrase = tuple[Part, ...]

HOLE_WIDTH = 8
FURTHEST = 500  # characters before its anchor that a phrase may take up: longer than any line of a lexicon
MOST_ANCHORS = 64  # several pieces are an anchor if they stand for no more words

_CLAUSE_ENDS = frozenset(",，。!！?？;；:：\n")
_NOTHING: Phrase = ((),)


class Anchored(NamedTuple):
    """A phrase cut at its anchor: ``words``, and what stands behind them and, mirrored, before them."""

    words: tuple[str, ...]
    before: Phrase
    behind: Phrase

    def matches(self, text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
        """Where the parts of the phrase may lie in ``text`` if its anchor is ``text[start:end]``.

        Longest words come first. With holes there is only one way: from as far left as can be, and from the
        anchor on as short as can be.
        """
        rights = _ways(text, end, self.behind)
        if self.before == _NOTHING:
            lefts = [[start]]
        else:
            mirrored = text[max(0, start - FURTHEST) : start][::-1] if rights else ""
            ways = _ways(mirrored, 0, self.before, far=True) if rights else []
            lefts = [[start - place for place in reversed(way)] for way in ways]
        for left, right in itertools.product(lefts, rights):
            places = left + right
            yield list(zip(places[::2], places[1::2], strict=True))


def anchored(phrase: Phrase) -> Anchored:
    """``phrase`` cut where its words are longest, among the cuts that leave few of them."""
    cuts = [
        (at, first, last)
        for at, part in enumerate(phrase)
        for first, last in itertools.combinations(range(len(part) + 1), 2)
        if last - first == 1 or prod(map(len, part[first:last])) <= MOST_ANCHORS
    ]
    at, first, last = max(cuts, key=lambda cut: _fitness(phrase[cut[0]][cut[1] : cut[2]]))
    part = phrase[at]
    before = (part[:first], *reversed(phrase[:at]))
    behind = (part[last:], *phrase[at + 1 :])
    return Anchored(tuple(wordings(part[first:last])), tuple(map(_mirrored, before)), behind)


def least(part: Part) -> int:
    """The length of the shortest text that ``part`` matches."""
    return sum(min(map(len, piece)) for piece in part)


def wordings(part: Part) -> Iterator[str]:
    """All texts that ``part`` matches."""
    return map("".join, itertools.product(*part))


def search(phrase: Phrase, text: str) -> Iterator[tuple[int, int]]:
    """Where ``phrase`` may begin and end in ``text``, in no particular order."""
    for start in _beginnings(phrase[0][0], text):
        for way in _ways(text, start, phrase):
            yield start, way[-1]


def _fitness(part: Part) -> tuple[int, int]:
    return least(part), -prod(map(len, part))


def _mirrored(part: Part) -> Part:
    return tuple(tuple(word[::-1] for word in piece) for piece in reversed(part))


def _beginnings(piece: Piece, text: str) -> Iterator[int]:
    if "" in piece:
        yield from range(len(text) + 1)
        return
    for word in piece:
        start = text.find(word)
        while start >= 0:
            yield start
            start = text.find(word, start + 1)


def _ways(text: str, at: int, phrase: Phrase, *, far: bool = False) -> list[list[int]]:
    """The ways to lay ``phrase`` into ``text`` from ``at`` on: its first part's end, then starts and ends.

    With holes only the way of the shortest, or if ``far`` the longest, ones.
    """
    if len(phrase) == 1:
        return [[stop] for stop in _ends(text, at, phrase[0])]
    for stop in _ends(text, at, phrase[0]):
        for start in _hole(text, stop)[:: -1 if far else 1]:
            for way in _ways(text, start, phrase[1:], far=far):
                return [[stop, start, *way]]
    return []


def _ends(text: str, at: int, part: Part) -> list[int]:
    """Where ``part`` may end in ``text`` if it begins at ``at``, longest words first."""
    places = [at]
    for piece in part:
        places = [
            place + len(word)
            for place in places
            if text.startswith(piece, place)
            for word in piece
            if text.startswith(word, place)
        ]
        if len(places) > 1:
            places = list(dict.fromkeys(places))
        elif not places:
            break
    return places


def _hole(text: str, at: int) -> range:
    """Where a hole that begins at ``at`` may end: within the clause, and soon."""
    end, furthest = at, min(at + HOLE_WIDTH, len(text))
    while end < furthest and text[end] not in _CLAUSE_ENDS:
        end += 1
    return range(at, end + 1)
