"""All words of all lexicons in one Aho-Corasick automaton: one pass over a text finds every entry.

The only file that knows pyahocorasick. Entries with holes, and grammar rules, ride along: a literal
stretch of theirs (their trigger) wakes them, and only then are they looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick

from replylint.lexicon import HOLE_WIDTH, NO_APOLOGY, NO_WAY_ON, Entry, Lexicon
from replylint.model import Hit
from replylint.rules import grammar
from replylint.view import UNSEEN, View, squeeze

if TYPE_CHECKING:
    import regex

PARDON = "词库除外"

Check = Callable[[View], Iterable[Hit]]

PHRASE = 5  # so many characters to each blank make a phrase of several words

_EXCUSES = {NO_WAY_ON: grammar.shows_way, NO_APOLOGY: grammar.apologises}


class Trigger(NamedTuple):
    """A grammar rule's wake-up words: ``check`` is asked about a text that has one of ``words``."""

    words: tuple[str, ...]
    check: Check


class Automaton:
    """Built once, asked once a text."""

    def __init__(self, lexicon: Lexicon, triggers: Sequence[Trigger] = ()) -> None:
        self._plain: list[Entry] = []
        self._woken: list[Entry | Check] = []
        watchers: dict[str, list[int]] = {}  # n ≥ 0: literal entry n; n < 0: woken entry or rule ~n
        for entry in lexicon.entries:
            if len(entry.parts) == 1:
                self._plain.append(entry)
                number, anchors = len(self._plain) - 1, entry.parts[0]
            else:
                self._woken.append(entry)
                number, anchors = ~(len(self._woken) - 1), min(entry.parts, key=_rarity)
            for wording in anchors:
                _watch(watchers, wording, number)
        for trigger in triggers:
            self._woken.append(trigger.check)
            for word in trigger.words:
                _watch(watchers, word, ~(len(self._woken) - 1))
        self._automaton: Any = ahocorasick.Automaton()
        for key, numbers in watchers.items():
            self._automaton.add_word(key, (len(key), tuple(numbers)))
        if watchers:
            self._automaton.make_automaton()
        else:
            self._automaton = None

    def hits(self, view: View) -> Iterator[Hit]:
        """Everything the entries and the woken rules see in ``view``."""
        if self._automaton is None:
            return
        woken: set[int] = set()
        for last, (length, numbers) in self._automaton.iter(view.squeezed):
            for number in numbers:
                if number < 0:
                    woken.add(~number)
                else:
                    yield from _judge(view, self._plain[number], last + 1 - length, last + 1)
        for number in sorted(woken):
            item = self._woken[number]
            if isinstance(item, Entry):
                for match in _pattern(item.parts).finditer(view.squeezed):
                    yield from _judge(view, item, match.start(), match.end())
            else:
                yield from item(view)


def _rarity(part: tuple[str, ...]) -> tuple[int, int]:
    """Best anchor first: long stretches wake an entry less often."""
    return -min(map(len, part)), len(part)


def _watch(watchers: dict[str, list[int]], wording: str, number: int) -> None:
    numbers = watchers.setdefault(squeeze(wording), [])
    if number not in numbers:
        numbers.append(number)


def _judge(view: View, entry: Entry, start: int, end: int) -> Iterator[Hit]:
    """The hit of ``entry`` at ``squeezed[start:end]``, unless it is part of another word or mere noise."""
    disguise = _disguise(view, start, end)
    if disguise == "far" or _inside_latin(view.squeezed, start, end):
        return
    if (entry.whole_word or disguise == "blank") and not view.aligned(start, end):
        return
    first, last = view.span(start, end)
    if entry.closing and not grammar.closes(view.folded, last):
        return
    exempt = PARDON if _excused(view, entry) or _pardoned(view.squeezed, entry, start, end) else None
    yield Hit(
        entry.code,
        first,
        last,
        entry.softer,
        view.sentence(first, last) if entry.sentence else None,
        len(entry.softer) == 1 and not entry.sentence,
        disguise,
        entry.severity,
        entry.strict,
        exempt,
        owners=entry.owners,
    )


def _inside_latin(text: str, start: int, end: int) -> bool:
    """Whether a run of letters goes on beyond the match: 'tb' in 'outback'."""
    return _joined(text, start - 1, start) or _joined(text, end - 1, end)


def _joined(text: str, left: int, right: int) -> bool:
    return left >= 0 and right < len(text) and _is_letter(text[left]) and _is_letter(text[right])


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _disguise(view: View, start: int, end: int) -> str | None:
    """How the word was pulled apart: None, 'noise', 'blank' (ordinary spaces: weak), or 'far' (not one word).

    In a phrase a blank or two is mere punctuation.
    """
    gaps = view.noise_in(start, end)
    if not any(gaps):
        return None
    visible = [UNSEEN.sub("", gap) for gap in gaps]
    if not any(visible):
        return "noise"
    if any(len(gap) > 2 for gap in visible):
        return "far"
    if all(not gap.strip() for gap in visible):
        if all(visible) or all(_is_letter(view.squeezed[i]) for i in range(start, end)):
            return "blank"
        return None if end - start >= PHRASE * sum(map(bool, visible)) else "far"
    return "noise"


def _excused(view: View, entry: Entry) -> bool:
    """Whether the rest of the message makes good what the entry says."""
    return any(_EXCUSES[mark](view.folded) for mark in entry.unless)


def _pardoned(text: str, entry: Entry, start: int, end: int) -> bool:
    """Whether the hit lies inside one of the entry's 除外 phrases."""
    return any(
        match.start() <= start and end <= match.end()
        for parts in entry.pardons
        for match in _pattern(parts).finditer(text, overlapped=True)
    )


@lru_cache(maxsize=None)
def _pattern(parts: tuple[tuple[str, ...], ...]) -> regex.Pattern[str]:
    """A regular expression over squeezed text for wordings with holes; a hole stays inside its clause."""
    import regex

    hole = rf"[^,，。!！?？;；:：\n]{{0,{HOLE_WIDTH}}}?"
    wordings = (
        "(?:" + "|".join(regex.escape(squeeze(wording)) for wording in sorted(part, key=len, reverse=True)) + ")"
        for part in parts
    )
    return regex.compile(hole.join(wordings))
