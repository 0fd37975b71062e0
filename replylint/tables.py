"""What characters fold to and how they sound: two small tables, built by tools/build_tables.py."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def fold_table() -> dict[int, int]:
    """Code point → the code point it folds to, for ``str.translate``; what is not in it stays as it is.

    Folds case, width, ringed and ornamental letters and digits, accents, traditional and variant shapes
    of Chinese characters, and look-alike Cyrillic and Greek letters. Each character becomes exactly one
    character, which folds to itself. Callers must not change the table.
    """
    characters, folded, _ = (_DATA / "fold.txt").read_text(encoding="utf-8").split("\n")
    return str.maketrans(characters, folded)


@cache
def syllables() -> dict[str, str]:
    """Toneless pinyin (ü is ``v``) → the folded everyday characters whose commonest reading it is."""
    lines = (_DATA / "sound.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ") for line in lines)
