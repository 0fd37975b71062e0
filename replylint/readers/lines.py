"""Drafts, one message a line: what no other layout knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from replylint.documents.placeholders import blanked
from replylint.model import AGENT, Both, Message, Place
from replylint.readers.base import ReadOptions, TextLayout


def matches(lines: Sequence[str]) -> bool:
    """Any text can be read line by line."""
    return True


def read(lines: Iterable[tuple[int, str]], file: str, options: ReadOptions) -> Iterator[Message]:
    """Every line that is not blank, exactly as written."""
    for number, text in lines:
        if text and not text.isspace():
            seen = blanked(text, blank_links=False)
            yield Message(text, AGENT, None, None, None, None, Place(file, number), True, seen)


LAYOUT = TextLayout("lines", Both("纯文本，每行一条", "plain text, one message a line"), matches, read)
