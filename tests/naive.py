"""What must be found, worked out the long way: line by line, without indexes, anchors, caches or memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import prod

from replylint.linter import Linter
from replylint.matching.automaton import heard, seen
from replylint.matching.compiled import folded, sought
from replylint.matching.entry import Entry
from replylint.matching.phrase import ready, search, wordings
from replylint.model import Hit
from replylint.rules import CHECK, GRAMMAR
from replylint.settings import Settings
from replylint.text.disguise import sound_views
from replylint.text.sound import has_picture
from replylint.text.spellings import spellings
from replylint.text.view import View, squeeze

MOST_WORDINGS = 50  # of a line; lines that stand for more are tried piece by piece


class NaiveAutomaton:
    """Asks every entry and every grammar rule about every text."""

    def __init__(self, entries: Iterable[Entry], settings: Settings) -> None:
        self._entries = [
            Folded(entry)
            for entry in entries
            if settings.selects(entry.code)
            and settings.platform not in entry.owners
            and (settings.strict or not entry.strict)
        ]
        self._rules = [rule for rule in GRAMMAR if any(map(settings.selects, rule.codes))]

    def hits(self, view: View) -> list[Hit]:
        """Everything the entries and the rules see."""
        words = [hit for entry in self._entries for hit in entry.seen(view) if hit]
        names = [hit for entry in self._entries for hit in entry.heard(view) if hit]
        found = words + names
        for rule in self._rules:
            if any(_stands_in(view, word) for word in rule.triggers) or (rule.wakes and rule.wakes(view.squeezed)):
                found += rule.hits(view, CHECK)
            for part in range(len(rule.constructions())):
                found += rule.hits(view, part)
        return found


class Folded:
    """An entry and all that it stands for."""

    def __init__(self, entry: Entry) -> None:
        self._entry = sought(entry)
        self._phrase = folded(entry.phrase)
        few = len(self._phrase) == 1 and prod(map(len, self._phrase[0])) <= MOST_WORDINGS
        self._wordings = list(wordings(self._phrase[0])) if few else None
        self._spellings = [
            spelling
            for wording in (wordings(entry.phrase[0]) if entry.by_sound else ())
            for spelling in spellings(wording).items()
        ]

    def seen(self, view: View) -> Iterator[Hit | None]:
        """The hits of the words."""
        text = view.squeezed
        if not all(map(all, self._phrase)):
            return
        if self._wordings is not None:
            places = {(start, start + len(words)) for words in self._wordings for start in _starts(words, text)}
        elif len(self._phrase) == 1:
            places = set(search(ready(self._phrase), text))
        else:
            for word in self._entry.phrase.words:
                for start in _starts(word, text):
                    for parts in self._entry.phrase.matches(text, start, start + len(word), defaultdict(set)):
                        yield seen(view, self._entry, parts)
            return
        for place in sorted(places):
            yield seen(view, self._entry, [place])

    def heard(self, view: View) -> Iterator[Hit | None]:
        """The hits of the names."""
        for code, spelling in self._spellings:
            for sounds in sound_views(view):
                for start in _starts(code, sounds.text):
                    yield heard(view, self._entry, sounds.heard(start, start + len(code), spelling))


class NaiveLinter(Linter):
    """A linter that takes the long way, each time anew."""

    def __init__(self, settings: Settings, entries: Iterable[Entry]) -> None:
        super().__init__(settings)
        self._naive = NaiveAutomaton(entries, settings)

    def hits(self, text: str, before: str = "", after: str = "") -> list[Hit]:
        """What counts in ``text``."""
        view = View(text, before, after)
        return self._weighed(view, self._naive.hits(view))


def _stands_in(view: View, trigger: str) -> bool:
    return trigger in view.text if has_picture(trigger) else squeeze(trigger) in view.squeezed


def _starts(word: str, text: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(word, start)] if word in text else []
