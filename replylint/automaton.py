"""All words of all lexicons in one Aho-Corasick automaton: one pass over a text finds every entry.

The only file that knows pyahocorasick. What it finds of an entry is its anchor (phrase.py), of a
grammar rule its trigger: these wake them, and only then are they looked at. A second automaton hears
the names that people disguise (sound.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import ahocorasick

from replylint.lexicon import NO_APOLOGY, NO_WAY_ON, Entry, Lexicon
from replylint.model import Hit
from replylint.phrase import Anchored, Phrase, Piece, anchored, search, wordings
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

PARDON = "词库除外"

Check = Callable[[View], Iterable[Hit]]

NOISE, BLANK, FAR = "noise", "blank", "far"
PHRASE = 5  # so many characters to each blank make a phrase of several words

_EXCUSES = {NO_WAY_ON: grammar.shows_way, NO_APOLOGY: grammar.apologises}


class Trigger(NamedTuple):
    """A grammar rule's wake-up words: ``check`` is asked about a text that has one of ``words``."""

    words: tuple[str, ...]
    check: Check


class Automaton:
    """Built once, asked once a text."""

    def __init__(self, lexicon: Lexicon, triggers: Sequence[Trigger] = ()) -> None:
        self._checks = tuple(trigger.check for trigger in triggers)
        seen: dict[str, list[tuple[Entry, Anchored] | int]] = {}  # a number stands for a check
        heard: dict[str, list[tuple[Entry, Spelling] | int]] = {}
        for entry in lexicon.entries:
            if entry.by_sound:
                for wording in wordings(entry.phrase[0]):
                    for key, spelling in spellings(wording).items():
                        heard.setdefault(key, []).append((entry, spelling))
            phrase = _folded(entry.phrase)
            if all(map(all, phrase)):
                cut = anchored(phrase)
                for word in cut.words:
                    seen.setdefault(word, []).append((entry, cut))
        for number, trigger in enumerate(triggers):
            for word in trigger.words:
                if has_picture(word):
                    heard.setdefault(sound_of(word), []).append(number)
                else:
                    seen.setdefault(squeeze(word), []).append(number)
        self._words = _built(seen)
        self._sounds = _built(heard)

    def hits(self, view: View) -> Iterator[Hit]:
        """Everything the entries and the woken rules see in ``view``."""
        text = view.squeezed
        woken: set[int] = set()
        for last, (length, watchers) in self._words.iter(text) if self._words else ():
            for watcher in watchers:
                if isinstance(watcher, int):
                    woken.add(watcher)
                else:
                    entry, phrase = watcher
                    for parts in phrase.matches(text, last + 1 - length, last + 1):
                        yield from _judge(view, entry, *parts)
        if self._sounds:
            yield from self._heard(view, woken)
        for number in sorted(woken):
            yield from self._checks[number](view)

    def _heard(self, view: View, woken: set[int]) -> Iterator[Hit]:
        """The names that ``view`` holds in disguise; what its pictures wake is put into ``woken``."""
        for sounds in sound_views(view):
            for last, (length, watchers) in self._sounds.iter(sounds.text):
                for watcher in watchers:
                    if isinstance(watcher, int):
                        woken.add(watcher)
                    elif heard := sounds.heard(last + 1 - length, last + 1, watcher[1]):
                        yield from _found(view, watcher[0], *heard)


def _built(watchers: dict[str, list[Any]]) -> Any:
    """An automaton that tells for each word found its length and who watches for it; None without words."""
    if not watchers:
        return None
    automaton = ahocorasick.Automaton()
    for word, watching in watchers.items():
        automaton.add_word(word, (len(word), watching))
    automaton.make_automaton()
    return automaton


def _judge(view: View, entry: Entry, *parts: tuple[int, int]) -> Iterator[Hit]:
    """The hit of ``entry``, its parts lying there in ``squeezed``, unless it is part of another word or mere noise."""
    start, end = parts[0][0], parts[-1][1]
    disguises = [_disguise(view, *part, name=entry.by_sound) for part in parts]
    if FAR in disguises or _part_of_more(view, entry, start, end):
        return
    if (entry.whole_word or BLANK in disguises) and not view.aligned(start, end):
        return
    disguise = NOISE if any(disguises) else INITIALS if entry.initials else None
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
    """How the word was pulled apart: None, NOISE, BLANK (ordinary spaces: a weak sign), or FAR (not one word).

    In a phrase a blank or two is mere punctuation; in a ``name`` it is not.
    """
    gaps = view.noise_in(start, end)
    if not any(gaps):
        return None
    visible = [UNSEEN.sub("", gap) for gap in gaps]
    if not any(visible):
        return NOISE
    if any(len(gap) > LONGEST_GAP for gap in visible):
        return FAR
    if all(not gap.strip() for gap in visible):
        if name or all(visible) or all(is_letter(view.squeezed[i]) for i in range(start, end)):
            return BLANK
        return None if end - start >= PHRASE * sum(map(bool, visible)) else FAR
    return NOISE


def _excused(view: View, entry: Entry, first: int, last: int) -> bool:
    """Whether the entry's 除外 phrases around ``text[first:last]``, or the rest of what is said, excuse the hit."""
    if any(_EXCUSES[mark](view.folded) for mark in entry.unless):
        return True
    if entry.beside:
        sentence = squeeze(view.folded[slice(*view.sentence(first, last))])
        if any(any(search(_folded(phrase), sentence)) for phrase in entry.beside):
            return True
    start, end = view.squeezed_range(first, last)
    return any(
        begin <= start and end <= stop
        for phrase in entry.pardons
        for begin, stop in search(_folded(phrase), view.squeezed)
    )


@cache
def _folded(phrase: Phrase) -> Phrase:
    """``phrase`` as it is sought in squeezed text, longest words first; words with pictures are only heard."""
    return tuple(tuple(map(_folded_piece, part)) for part in phrase)


@cache
def _folded_piece(piece: Piece) -> Piece:
    return tuple(sorted({squeeze(word) for word in piece if not has_picture(word)}, key=len, reverse=True))
