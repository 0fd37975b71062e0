"""Drafts, one message a line: what no other layout knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from replylint.model import AGENT, Both, Message, Place
from replylint.readers.base import ReadOptions, TextLayout

_SIGNS = frozenset("[{<`%$&")  # no placeholder, tag or code without one


def matches(lines: Sequence[str]) -> bool:
    """Any text can be read line by line."""
    return True


def read(lines: Iterable[tuple[int, str]], file: str, options: ReadOptions) -> Iterator[Message]:
    """Every line that is not blank, exactly as written."""
    for number, text in lines:
        if text and not text.isspace():
            seen = None if _SIGNS.isdisjoint(text) else _blanked(text)
            yield Message(text, AGENT, None, None, None, None, Place(file, number), True, seen)


def _blanked(text: str) -> str | None:
    from replylint.documents.placeholders import blanked  # most drafts have none, and start sooner without it

    return blanked(text, blank_links=False)


LAYOUT = TextLayout("lines", Both("纯文本，每行一条", "plain text, one message a line"), matches, read)
