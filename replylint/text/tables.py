"""What characters fold to, how they sound and how common they are, and their traditional shapes: built by tools/."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache

from replylint.text.patterns import pattern

DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
_MOST_LEARNT = 1 << 16


class Table(dict[int, int | None]):
    """What characters become in ``str.translate``; each is worked out when it is first met.

    ``becomes`` tells it of one character (None: it goes). To work it out for all beforehand takes longer than
    a draft, and a character without an entry would cost ``translate`` as much as ten that have one.
    """

    def __init__(self, becomes: Callable[[str], str | None]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, point: int) -> int | None:
        becomes = self._becomes(chr(point))
        found = ord(becomes) if becomes else None
        if len(self) < _MOST_LEARNT:
            self[point] = found
        return found


def content(name: str) -> str:
    """The text of one of the files that tools/ have built."""
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return file.read()


def folded(char: str) -> str:
    """The character that ``char`` folds to, mostly itself.

    Folds case, width, ringed and ornamental letters and digits, accents, traditional and variant shapes
    of Chinese characters, and look-alike Cyrillic and Greek letters. Each character becomes exactly one
    character, which folds to itself.
    """
    characters, targets = _foldings()
    at = characters.find(char)
    return char if at < 0 else targets[at]


def syllable(char: str) -> str:
    """The toneless pinyin (ü is ``v``) of a folded everyday character as it is mostly read; empty for others."""
    at = -1 if char.isascii() else _sounds().find(char)
    if at < 0:
        return ""
    start = _sounds().rfind("\n", 0, at) + 1
    return _sounds()[start : _sounds().index(" ", start)]


@cache
def syllables() -> dict[str, str]:
    """Toneless pinyin (ü is ``v``) → the folded everyday characters whose commonest reading it is."""
    return dict(line.split(" ") for line in _sounds().splitlines())


@cache
def frequent() -> str:
    """The thousand folded characters that agents use most, commonest first."""
    return content("frequent.txt")


def traditional(text: str) -> str:
    """``text``, written in simplified characters, in traditional ones; as long."""
    shapes, parts, _ = _traditional()
    return parts.sub(lambda part: shapes[part[0]], text)


def is_traditional(text: str) -> bool:
    """Whether more of ``text`` is in traditional characters than in simplified ones, of those that differ."""
    shapes, _, others = _traditional()
    return len(shapes.keys() & text) < len(others.intersection(text))


@cache
def _traditional() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    """Characters and words with their traditional shapes, what finds them in a text, and the traditional shapes."""
    simplified, shapes, words = content("traditional.txt").splitlines()
    table = {word[: len(word) // 2]: word[len(word) // 2 :] for word in words.split(" ")}
    found = pattern(f"{'|'.join(table)}|[{simplified}]")  # to ask whether a text is traditional takes none
    both = table | dict(zip(simplified, shapes, strict=True))
    return both, found, frozenset(both.values())


@cache
def _foldings() -> tuple[str, str]:
    characters, targets, _ = content("fold.txt").split("\n")
    return characters, targets


@cache
def _sounds() -> str:
    return content("sound.txt")
