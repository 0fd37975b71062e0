"""Drafts of several lines, with blank lines between them; only on request (``--layout blocks``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from replylint.model import AGENT, Both, Message, Place
from replylint.readers.base import Line, ReadOptions, TextLayout


def matches(lines: Sequence[str]) -> bool:
    """Never: blank lines alone do not tell that the lines between them belong together."""
    return False


def read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    """Each run of lines without a blank one, joined by LF whatever line break the file has."""
    block: list[str] = []
    start = 0
    for number, text in lines:
        if text and not text.isspace():
            if not block:
                start = number
            block.append(text)
        elif block:
            yield _message(block, file, start)
            block = []
    if block:
        yield _message(block, file, start)


def _message(block: list[str], file: str, line: int) -> Message:
    return Message("\n".join(block), AGENT, None, None, None, None, Place(file, line), True)


LAYOUT = TextLayout("blocks", Both("纯文本，空行分段", "plain text, blank lines between messages"), matches, read)
