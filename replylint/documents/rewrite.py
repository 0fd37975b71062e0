"""Writing mended replies back into the text of their file, and proof that nothing else was touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from replylint.documents import slots
from replylint.documents.base import Lines, Slot, file_edits, holds, message
from replylint.edits import Edit, apply
from replylint.model import Message, ReplylintError

Mend = Callable[[Slot, Message], Sequence[Edit]]
_EVERYTHING = ("*", "*.*")


class Rewritten(NamedTuple):
    """A file's new text, the replies that changed, and those of which not all could be written without harm."""

    text: str
    changed: tuple[Message, ...]
    refused: tuple[Message, ...]


class _Change(NamedTuple):
    slot: Slot
    message: Message
    edits: tuple[Edit, ...]
    in_file: tuple[Edit, ...]


def rewrite(file: str, source: str, fields: Sequence[str], mend: Mend) -> Rewritten:
    """``source`` with every reply changed as ``mend`` says.

    The result is read again: each reply must then say what it was meant to, and every other text of the
    file what it said before. A change for which that is not so is left out.
    """
    lines = Lines(source)
    changes: list[_Change] = []
    refused: list[Message] = []
    for slot in slots(file, source, fields):
        reply = message(slot, file, lines)
        wanted = mend(slot, reply)
        edits = tuple(edit for edit in wanted if holds(slot, edit))
        if len(edits) < len(wanted):
            refused.append(reply)
        if edits:
            changes.append(_Change(slot, reply, edits, tuple(file_edits(slot, edits))))
    if not changes:
        return Rewritten(source, (), tuple(refused))
    before = list(slots(file, source, _EVERYTHING))
    kept: list[_Change] = []

    def add(group: list[_Change]) -> None:
        if _is_true(file, source, before, [*kept, *group]):
            kept.extend(group)
        elif len(group) == 1:
            refused.append(group[0].message)
        else:
            add(group[: len(group) // 2])
            add(group[len(group) // 2 :])

    add(changes)
    return Rewritten(_applied(source, kept), tuple(change.message for change in kept), tuple(refused))


def _applied(source: str, changes: Sequence[_Change]) -> str:
    return apply(source, (edit for change in changes for edit in change.in_file))


def _is_true(file: str, source: str, before: Sequence[Slot], changes: Sequence[_Change]) -> bool:
    """Whether the file, with ``changes`` made, says what they mean and otherwise what it said."""
    new = {change.slot.home[0]: apply(change.slot.text, change.edits) for change in changes}
    expected = [(new.get(slot.home[0], slot.text), slot.place) for slot in before]
    try:
        found = [(slot.text, slot.place) for slot in slots(file, _applied(source, changes), _EVERYTHING)]
    except ReplylintError:
        return False
    return found == expected
