"""What every canned-reply format is made of: slots, the places in a file where a reply is written.

A slot knows its reply as a reader will see it, and where each character of it stands in the file. A fix
therefore touches the characters that it changes and nothing else: not the quotes, not the escapes, not
the line folds of the rest of the same reply.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from replylint.documents.placeholders import FILLER, blanked, breaks_link
from replylint.edits import Edit, apply
from replylint.model import AGENT, Anchor, Message, Place, ReplylintError

MOST_NESTED = 100  # no library of replies nests deeper; a hostile file does

_BREAK = re.compile(r"\r\n|\r|\n")
_HALF = re.compile(r"[\ud800-\udfff]")  # half of a surrogate pair, written as an escape: no character


class Slot(NamedTuple):
    """One reply in a file.

    ``home`` has the file offset (code points of the decoded file) where each character of ``text``
    begins, and at last where its last one ends. ``escape`` writes new words as they must be written
    here, or says None if they cannot be; ``rewrite`` then writes the whole reply in another style.
    ``markup`` are signs that a change must not take away, as it could not keep them in pairs.
    Without ``blank_links`` web addresses are part of what is said.
    ``unsaid`` are the stretches of ``text`` that are struck out. ``place`` lacks only file, line and column.
    """

    text: str
    home: Sequence[int]
    escape: Callable[[str], str | None]
    rewrite: Callable[[str], str] | None = None
    markup: Sequence[str] = ()
    blank_links: bool = True
    unsaid: Sequence[tuple[int, int]] = ()
    place: Place = Place()


Pieces = Iterable[tuple[int, int, str]]
"""Stretches of a file, each with the text that it stands for: (start, end, text)."""


def joined(pieces: Pieces, start: int) -> tuple[str, list[int]]:
    """The text of ``pieces``, which follow each other from ``start`` on, and its ``home``."""
    text: list[str] = []
    home: list[int] = []
    end = start
    for begin, end, value in pieces:
        if value:
            text.append(value)
            home += [begin] if len(value) == 1 else [begin, *[end] * (len(value) - 1)]
    return _HALF.sub("\ufffd", "".join(text)), [*home, end]


def plain_slot(source: str, start: int, end: int, escape: Callable[[str], str | None], **more: object) -> Slot:
    """A slot whose reply stands in the file as it is."""
    return Slot(source[start:end], range(start, end + 1), escape, **more)  # type: ignore[arg-type]


def verbatim(words: str) -> str | None:
    """The escape of places where words stand as they are, but within their line."""
    return None if "\n" in words or "\r" in words else words


class Lines:
    """Where the lines of a file begin."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = [0, *(match.end() for match in _BREAK.finditer(source))]
        self._measured = (0, 0)  # up to which offset its line has how many bytes

    def text(self, number: int) -> str:
        """The line with this number, from 0, with its break."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.source)
        return self.source[self.starts[number] : end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a file offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def anchor(self, at: int, offset: int) -> Anchor:
        """The file ``offset`` as that of the text's ``at``."""
        line, column = self.position(offset)
        start = offset - column + 1
        known, before = self._measured
        if not start <= known <= offset:
            known, before = start, 0
        before += len(self.source[known:offset].encode("utf-8", "surrogatepass"))
        self._measured = (offset, before)  # replies come in order: no line is measured twice
        return Anchor(at, line, column, before)


def message(slot: Slot, file: str, lines: Lines) -> Message:
    """The slot's reply as the linter is given it."""
    _, line, column, before = lines.anchor(0, slot.home[0])
    place = slot.place._replace(file=file, line=line, column=column, anchors=_anchors(slot, lines), before=before)
    seen = blanked(slot.text, slot.blank_links)
    for start, end in slot.unsaid:
        shown = seen or slot.text
        seen = shown[:start] + FILLER * (end - start) + shown[end:]
    return Message(slot.text, AGENT, place=place, writable=True, seen=seen)


def _anchors(slot: Slot, lines: Lines) -> tuple[Anchor, ...]:
    """Where in the file the reply goes on, wherever that is not just one character further."""
    if isinstance(slot.home, range) and not _BREAK.search(slot.text):
        return ()
    home = slot.home
    jumps = (at for at in range(1, len(home)) if home[at] != home[at - 1] + 1 or slot.text[at - 1] in "\r\n")
    return tuple(lines.anchor(at, home[at]) for at in jumps)


def holds(slot: Slot, edit: Edit) -> bool:
    """Whether ``edit`` of the slot's text can be written in its place."""
    if any(sign in slot.text[edit.start : edit.end] for sign in slot.markup):
        return False
    if not slot.blank_links and breaks_link(slot.text, edit.start, edit.end):
        return False
    return slot.rewrite is not None or slot.escape(edit.text) is not None


def file_edits(slot: Slot, edits: Sequence[Edit]) -> list[Edit]:
    """``edits`` of the slot's text, which it holds, as edits of the file."""
    found = []
    for start, end, words in edits:
        written = slot.escape(words)
        if written is None:
            assert slot.rewrite
            return [Edit(slot.home[0], slot.home[-1], slot.rewrite(apply(slot.text, edits)))]
        found.append(Edit(slot.home[start], slot.home[end], written))
    return found


def pointer(path: Sequence[str | int]) -> str:
    """The JSON pointer (RFC 6901) of the value at ``path``."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def too_nested() -> ReplylintError:
    """The error for a file that is nested more deeply than any library of replies."""
    return ReplylintError(
        f"嵌套超过 {MOST_NESTED} 层，没有检查；请把层次拆平。",
        f"nested more than {MOST_NESTED} levels deep, not checked; flatten it.",
    )
