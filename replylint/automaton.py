"""All words of all lexicons in one Aho-Corasick automaton: one pass over a text finds every entry.

The only file that knows pyahocorasick. Entries with holes, and grammar rules, ride along: a literal
stretch of theirs (their trigger) wakes them, and only then are they looked at. A second automaton
hears the names that people disguise (sound.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick

from replylint.lexicon import HOLE_WIDTH, NO_APOLOGY, NO_WAY_ON, Entry, Lexicon, Phrase, Piece, wordings
from replylint.model import Hit
from replylint.rules import grammar
from replylint.sound import (
    INITIALS,
    LONGEST_GAP,
    Spelling,
    has_picture,
    in_model_number,
    is_letter,
    sound_of,
    sound_views,
    spellings,
)
from replylint.view import UNSEEN, View, squeeze

if TYPE_CHECKING:
    import regex

PARDON = "词库除外"

Check = Callable[[View], Iterable[Hit]]

FEW = 64  # an entry that stands for so many words is looked for word by word, one that stands for more by an anchor
MANY = 600  # an anchor may be one of so many words
LONG = 3  # an anchor of so many characters is rare enough
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
        seen: dict[str, list[int]] = {}  # n ≥ 0: literal entry n; n < 0: woken entry or rule ~n
        heard: dict[str, list[tuple[int, Spelling | None]]] = {}
        for entry in lexicon.entries:
            if entry.by_sound or _is_plain(entry.phrase):
                self._plain.append(entry)
                number, anchors = len(self._plain) - 1, tuple(wordings(entry.phrase[0]))
            else:
                self._woken.append(entry)
                number, anchors = ~(len(self._woken) - 1), _anchors(entry.phrase)
            for wording in anchors:
                if entry.by_sound:
                    for key, spelling in spellings(wording).items():
                        heard.setdefault(key, []).append((number, spelling))
                if not has_picture(wording):
                    _watch(seen, squeeze(wording), number)
        for trigger in triggers:
            self._woken.append(trigger.check)
            number = ~(len(self._woken) - 1)
            for word in trigger.words:
                if has_picture(word):
                    _watch(heard, sound_of(word), (number, None))
                else:
                    _watch(seen, squeeze(word), number)
        self._words = _built(seen)
        self._sounds = _built(heard)

    def hits(self, view: View) -> Iterator[Hit]:
        """Everything the entries and the woken rules see in ``view``."""
        woken: set[int] = set()
        for last, (length, numbers) in self._words.iter(view.squeezed) if self._words else ():
            for number in numbers:
                if number < 0:
                    woken.add(~number)
                else:
                    yield from _judge(view, self._plain[number], (last + 1 - length, last + 1))
        if self._sounds:
            yield from self._heard(view, woken)
        for number in sorted(woken):
            item = self._woken[number]
            if isinstance(item, Entry):
                for match in _pattern(item.phrase).finditer(view.squeezed):
                    yield from _judge(view, item, *match.regs[1:])
            else:
                yield from item(view)

    def _heard(self, view: View, woken: set[int]) -> Iterator[Hit]:
        """The names that ``view`` holds in disguise; what its pictures wake is put into ``woken``."""
        for sounds in sound_views(view):
            for last, (length, numbers) in self._sounds.iter(sounds.text):
                for number, spelling in numbers:
                    if number < 0:
                        woken.add(~number)
                    elif heard := sounds.heard(last + 1 - length, last + 1, spelling):
                        yield from _found(view, self._plain[number], *heard)


def _built(watchers: dict[str, list[Any]]) -> Any:
    """An automaton that tells for each word found its length and who watches for it; None without words."""
    if not watchers:
        return None
    automaton = ahocorasick.Automaton()
    for key, numbers in watchers.items():
        automaton.add_word(key, (len(key), tuple(numbers)))
    automaton.make_automaton()
    return automaton


def _is_plain(phrase: Phrase) -> bool:
    """Whether ``phrase`` stands for few enough words, without holes, to be looked for one by one."""
    return len(phrase) == 1 and math.prod(map(len, phrase[0])) <= FEW


def _anchors(phrase: Phrase) -> tuple[str, ...]:
    """Words of which one must stand wherever ``phrase`` does: as long as can be, and few."""
    runs = (
        tuple(wordings(part[first:last]))
        for part in phrase
        for first in range(len(part))
        for last in range(first + 1, len(part) + 1)
        if math.prod(map(len, part[first:last])) <= MANY
    )
    return min((run for run in runs if all(run)), key=lambda run: (-min(LONG, *map(len, run)), len(run)))


def _watch(watchers: dict[str, list[Any]], word: str, watcher: Any) -> None:
    known = watchers.setdefault(word, [])
    if watcher not in known:
        known.append(watcher)


def _judge(view: View, entry: Entry, *parts: tuple[int, int]) -> Iterator[Hit]:
    """The hit of ``entry``, its parts lying there in ``squeezed``, unless it is part of another word or mere noise."""
    start, end = parts[0][0], parts[-1][1]
    disguises = [_disguise(view, *part, name=entry.by_sound) for part in parts]
    if "far" in disguises or _part_of_more(view, entry, start, end):
        return
    if (entry.whole_word or "blank" in disguises) and not view.aligned(start, end):
        return
    disguise = next(filter(None, disguises), INITIALS if entry.initials else None)
    if disguise or not entry.hidden:
        yield from _found(view, entry, *view.span(start, end), disguise)


def _found(view: View, entry: Entry, first: int, last: int, disguise: str | None) -> Iterator[Hit]:
    """The hit of ``entry`` at ``text[first:last]``, with what excuses it."""
    if entry.closing and not grammar.closes(view.folded, last):
        return
    exempt = PARDON if _excused(view, entry, first, last) else None
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


def _part_of_more(view: View, entry: Entry, start: int, end: int) -> bool:
    """Whether letters go on beyond the match ('tb' in 'outback'), or initials belong to a model number."""
    if not (is_letter(view.squeezed[start]) or is_letter(view.squeezed[end - 1])):
        return False
    first, last = view.span(start, end)
    before, after = UNSEEN.sub("", view.folded[max(0, first - 4) : first]), UNSEEN.sub("", view.folded[last : last + 8])
    if is_letter(before[-1:]) and is_letter(view.squeezed[start]):
        return True
    if is_letter(after[:1]) and is_letter(view.squeezed[end - 1]):
        return True
    return entry.initials and in_model_number(before, after)


def _disguise(view: View, start: int, end: int, name: bool) -> str | None:
    """How the word was pulled apart: None, 'noise', 'blank' (ordinary spaces: weak), or 'far' (not one word).

    In a phrase a blank or two is mere punctuation; in a ``name`` it is not.
    """
    gaps = view.noise_in(start, end)
    if not any(gaps):
        return None
    visible = [UNSEEN.sub("", gap) for gap in gaps]
    if not any(visible):
        return "noise"
    if any(len(gap) > LONGEST_GAP for gap in visible):
        return "far"
    if all(not gap.strip() for gap in visible):
        if name or all(visible) or all(is_letter(view.squeezed[i]) for i in range(start, end)):
            return "blank"
        return None if end - start >= PHRASE * sum(map(bool, visible)) else "far"
    return "noise"


def _excused(view: View, entry: Entry, first: int, last: int) -> bool:
    """Whether the entry's 除外 phrases around ``text[first:last]``, or the rest of what is said, excuse the hit."""
    if any(_EXCUSES[mark](view.folded) for mark in entry.unless):
        return True
    if entry.beside:
        sentence = squeeze(view.folded[slice(*view.sentence(first, last))])
        if any(_pattern(phrase).search(sentence) for phrase in entry.beside):
            return True
    start, end = view.squeezed_range(first, last)
    return any(
        match.start() <= start and end <= match.end()
        for phrase in entry.pardons
        for match in _pattern(phrase).finditer(view.squeezed, overlapped=True)
    )


@cache
def _pattern(phrase: Phrase) -> regex.Pattern[str]:
    """A regular expression over squeezed text for ``phrase``, a group a part; a hole stays inside its clause."""
    import regex

    hole = rf"[^,，。!！?？;；:：\n]{{0,{HOLE_WIDTH}}}?"
    return regex.compile(hole.join(f"({''.join(map(_alternatives, part))})" for part in phrase))


def _alternatives(piece: Piece) -> str:
    import regex

    words = sorted(dict.fromkeys(map(squeeze, piece)), key=len, reverse=True)
    return f"(?:{'|'.join(map(regex.escape, words))})"
