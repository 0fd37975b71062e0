"""From lines to turns and from turns to messages: what the text layouts share.

A text export is header lines ("who, when"), text lines below them, and lines between talks. A layout
says which line is which; here the lines are gathered into turns, the two sides of a talk are told
apart, and messages are put under their customer's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Message, Place
from replylint.readers.base import Line, ReadOptions
from replylint.readers.roles import cannot_tell, machine, named_by, refine, sounds_like_staff
from replylint.readers.times import parse_time, read_time

_HELD = 100_000  # turns held back at most, so that memory stays flat in a file that never tells
_KNOWN = 10_000  # names kept at most, for the same reason
_JITTER = timedelta(minutes=10)  # that headers may lie out of order


class Head(NamedTuple):
    """A header line: who speaks and when; ``text`` is what follows on the same line, from ``column``.

    ``sure`` ones are headers whatever their time.
    """

    speaker: str
    time: str
    text: str = ""
    column: int = 1
    sure: bool = False


class Mark(NamedTuple):
    """A line of nobody's that ends the turn above it; what it means is the layout's own business."""

    kind: str
    text: str = ""


class Turn(NamedTuple):
    """What one speaker wrote below one header; ``speaker`` is None for text below no header.

    ``line`` and ``column`` are where ``text`` begins in the file.
    """

    speaker: str | None
    time: str
    text: str
    line: int
    column: int = 1

    def cut(self, start: int, end: int) -> Turn:
        """The turn with only ``text[start:end]``, placed where that begins in the file."""
        before = self.text[:start]
        breaks = before.count("\n")
        column = start - before.rfind("\n") if breaks else self.column + start
        return self._replace(text=self.text[start:end], line=self.line + breaks, column=column)

    def without(self, is_noise: Callable[[str], bool]) -> Turn:
        """The turn with its noise lines blanked: the lines below them keep their numbers."""
        text = "\n".join("" if is_noise(line) else line for line in self.text.split("\n"))
        blank = len(text) - len(text.lstrip("\n"))
        return self._replace(text=text).cut(blank, len(text.rstrip()))


def with_names(lines: Iterable[Line], time: re.Pattern[str], is_name: Callable[[str], bool]) -> Iterator[Line]:
    """The lines, with a bare ``time`` and the name below or above it as one header, the time first."""
    held: Line | None = None
    for line in lines:
        if held is not None:
            above, text = held.text.strip(), line.text.strip()
            if above[:4].isdigit() and is_name(text) and time.fullmatch(above):
                yield Line(held.number, f"{above} {text}")
                held = None
                continue
            if text[:4].isdigit() and is_name(above) and time.fullmatch(text):
                yield Line(held.number, f"{text} {above}")
                held = None
                continue
            yield held
        held = line
    if held is not None:
        yield held


def gather(lines: Iterable[Line], sort: Callable[[str], Head | Mark | None]) -> Iterator[Turn | Mark]:
    """Turns and marks in file order; ``sort`` says what a line is, None for a line of text.

    Blank lines around a text are dropped and those within it are kept, so that every line of
    ``Turn.text`` is a line of the file.
    """
    head: Head | None = None
    kept: list[str] = []
    start = 0
    for (number, text), found in _without_strangers(lines, sort):
        if found is None:
            if kept:
                kept.append(text.rstrip())
            elif text and not text.isspace():
                kept.append(text.rstrip())
                start = number
            continue
        if head or kept:
            yield _turn(head, kept, start)
        kept = []
        start = number
        if isinstance(found, Mark):
            head = None
            yield found
        else:
            head = found
            if head.text:
                kept.append(head.text.rstrip())
    if head or kept:
        yield _turn(head, kept, start)


def _without_strangers(
    lines: Iterable[Line], sort: Callable[[str], Head | Mark | None]
) -> Iterator[tuple[Line, Head | Mark | None]]:
    """Lines with what they are; a header that only looks like one is text: ``预计 2023-05-03 09:00:00`` / ``送达``.

    That is one of a name not seen before, whose time lies far before or behind that of the headers around it, where
    the talk goes on with somebody known.
    """
    names: set[str] = set()
    first: Head | None = None
    last: Head | None = None
    held: list[tuple[Line, Head | Mark | None]] = []  # from a doubtful header on
    for line in lines:
        found = sort(line.text)
        if held and (found is not None or len(held) > _HELD):
            doubtful = held[0][1]
            assert isinstance(doubtful, Head)
            if last and isinstance(found, Head) and found.speaker in names and _is_far(doubtful, last, found):
                held[0] = (held[0][0], None)
            else:
                names.add(doubtful.speaker)
                last = doubtful
            yield from held
            held = []
        if isinstance(found, Head):
            known = found.sure or found.speaker in names
            if last and found.speaker and not found.text and not known and _is_far(found, last, last):
                held.append((line, found))
                continue
            if len(names) < _KNOWN:
                names.add(found.speaker)
            first, last = first or found, found
        elif found:
            names.clear()
            first = last = None
        if held:
            held.append((line, found))
        else:
            yield line, found
    if held and first and last and _is_before(held[0][1], last) and not _is_before(last, first):
        held[0] = (held[0][0], None)  # behind the last header of all no talk goes on, but time runs forwards
    yield from held


def _is_before(found: Head | Mark | None, other: Head) -> bool:
    moment, later = (parse_time(each.time) if isinstance(each, Head) else None for each in (found, other))
    return moment is not None and later is not None and moment < later - _JITTER


def _is_far(head: Head, before: Head, behind: Head) -> bool:
    moment, earlier, later = (parse_time(each.time) for each in (head, before, behind))
    if moment is None or earlier is None or later is None:
        return False
    return not min(earlier, later) - _JITTER <= moment <= max(earlier, later) + _JITTER


def _turn(head: Head | None, kept: list[str], start: int) -> Turn:
    text = "\n".join(kept).rstrip()
    if head is None:
        return Turn(None, "", text, start)
    return Turn(head.speaker, head.time, text, start, head.column if head.text else 1)


def tell_apart(
    turns: Iterable[Turn], told: Callable[[str], str | None], side: str, file: str, options: ReadOptions
) -> Iterator[tuple[Turn, str]]:
    """Each turn of one talk with its role.

    ``told`` is what the layout knows of a name, None for nothing. ``side`` (AGENT or CUSTOMER) is the
    side whose members it marks: once one of them has spoken, unmarked names are the other side, and
    until then turns are held back. ``options.agents`` always go first, and tell only where they name a speaker.
    Raises ReplylintError if the talk ends and nothing has told who is staff.
    """
    named = named_by(options.agents)
    held: list[Turn] = []
    staff: frozenset[str] = frozenset()
    rest: str | None = None

    def role(turn: Turn, rest: str) -> str:
        name = turn.speaker
        if name is None:
            return SYSTEM
        known = AGENT if named(name) or name in staff else told(name) or machine(name) or rest
        return refine(known, "" if named(name) else name, turn.text)

    for turn in turns:
        if rest is None:
            if turn.speaker is not None and side == AGENT and named(turn.speaker):
                rest = CUSTOMER
            elif turn.speaker is not None and told(turn.speaker) == side:
                rest = CUSTOMER if side == AGENT else AGENT
            elif len(held) < _HELD:
                held.append(turn)
                continue
            else:
                staff, rest = _last_resort(held, told, side, file, options), CUSTOMER
            for earlier in held:
                yield earlier, role(earlier, rest)
            held = []
        yield turn, role(turn, rest)
    if held:
        staff = _last_resort(held, told, side, file, options)
        for earlier in held:
            yield earlier, role(earlier, CUSTOMER)


def _last_resort(
    turns: Iterable[Turn], told: Callable[[str], str | None], side: str, file: str, options: ReadOptions
) -> frozenset[str]:
    """Who is staff among names that the layout does not mark: those that say 客服, if one name at most is left.

    Where talks are told apart one by one, ``options.agents`` may speak in another one: who is alone is a customer.
    """
    speakers = {turn.speaker for turn in turns if turn.speaker}
    unknown = {name for name in speakers if not (told(name) or machine(name))}
    alone = bool(options.agents) and side == CUSTOMER and len(unknown) == 1
    if not unknown or alone or any(map(named_by(options.agents), speakers)):
        return frozenset()
    staff = frozenset(filter(sounds_like_staff, unknown))
    shop_spoke = bool(staff) or any((told(name) or machine(name)) in (AGENT, ROBOT) for name in speakers)
    if not shop_spoke or len(unknown - staff) > 1:
        raise cannot_tell(file, speakers)
    return staff


def as_message(turn: Turn, role: str, file: str, options: ReadOptions, conversation: str | None = None) -> Message:
    """The message of a turn, its time read on the clock of ``options.timezone``."""
    place = Place(file, turn.line, turn.column)
    return Message(
        text=turn.text,
        role=role,
        speaker=turn.speaker or None,
        time=read_time(place, options, turn.time),
        conversation=conversation,
        place=place,
    )


def by_customer(messages: Iterable[Message]) -> Iterator[Message]:
    """Messages without a talk of their own, each under the name of the customer who spoke last.

    What is said before any customer speaks is said to the first one.
    """
    name: str | None = None
    held: list[Message] = []
    for message in messages:
        if message.conversation is None:
            if message.role == CUSTOMER:
                name = message.speaker
            elif name is None and len(held) < _HELD:
                held.append(message)
                continue
        for earlier in held:
            yield earlier._replace(conversation=name)
        held = []
        yield message if message.conversation is not None else message._replace(conversation=name)
    yield from held
