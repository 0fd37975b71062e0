"""Changes of a text as data: what stands where, and what is to stand there instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from replylint.text import tables


class Edit(NamedTuple):
    """``text`` instead of ``[start:end]``, in code points of the text that is edited."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with ``edits`` made; they must not overlap, in any order."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        if edit.start < done:
            raise ValueError(f"edits overlap at {edit.start}")
        pieces += text[done : edit.start], edit.text
        done = edit.end
    return "".join((*pieces, text[done:]))


def spelled(edits: Sequence[Edit], encoding: str) -> Sequence[Edit]:
    """``edits`` in signs that ``encoding`` has: traditional characters where simplified ones are unknown, ~ for ～."""
    if _holds(encoding, "这～"):
        return edits
    wave = "～" if _holds(encoding, "～") else "~"
    made = (edit.text.replace("～", wave) for edit in edits)
    return [
        edit._replace(text=text if _holds(encoding, text) else tables.traditional(text))
        for edit, text in zip(edits, made, strict=True)
    ]


def _holds(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
