"""Changes of a text as data: what stands where, and what is to stand there instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


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
    """``edits`` with ~ for a ～ that ``encoding``, such as Big5, has no code for."""
    try:
        "～".encode(encoding)
    except UnicodeEncodeError:
        return [edit._replace(text=edit.text.replace("～", "~")) for edit in edits]
    return edits
