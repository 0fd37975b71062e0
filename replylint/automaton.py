"""What lexicons and grammar rules see in a text: one pass for words, one for names that sound like a platform's.

A word found (compiled.py) wakes its entries, which then try their phrases around it (phrase.py), and the
grammar rules that it triggers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from replylint.compiled import Compiled, Index, Sought
from replylint.lexicon import NO_APOLOGY, NO_WAY_ON, Entry
from replylint.model import Hit
from replylint.phrase import search
from replylint.rules import CHECK, Grammar, grammar
from replylint.sound import INITIALS, LONGEST_GAP, Heard, has_picture, in_model_number, is_letter, sound_views
from replylint.view import REACH, UNSEEN, View, squeeze

PARDON = "词库除外"
TONE = "BP"  # rules whose wordings keep the facts; what others find may be the fact that has to go

NOISE, BLANK, FAR = "noise", "blank", "far"
_NUMBERED = (".", "-", ". ", "．", "－")  # between letters and their number
PHRASE = 5  # so many characters to each blank make a phrase of several words

_EXCUSES = {NO_WAY_ON: grammar.shows_way, NO_APOLOGY: grammar.apologises}


_BY_ENTRY = itemgetter(0)

# A word's length, the entries that are wanted with their numbers (names: and spellings), and parts of rules.
_Watching = tuple[int, tuple[tuple[int, Sought, Any], ...], tuple[tuple[int, int], ...]]


class Automaton:
    """The words of lexicons and the grammar rules at work; only entries that are ``wanted`` and ``rules`` report.

    ``rules`` go by their numbers in ``GRAMMAR``; ``strict`` seeks the bare words, too.
    """

    def __init__(
        self, words: Compiled, rules: Mapping[int, Grammar], wanted: Callable[[Entry], bool], strict: bool = False
    ) -> None:
        self._rules = rules
        self._wakers = tuple((number, rule.wakes) for number, rule in rules.items() if rule.wakes)
        self._pictures = tuple(
            (word, number) for number, rule in rules.items() for word in rule.triggers if has_picture(word)
        )
        indexes = (words.seen, words.strict) if strict else (words.seen,)
        self._seen = tuple((index.find, _Watchers(index, words, rules, wanted)) for index in indexes)
        self._heard = words.heard.find, _Watchers(words.heard, words, rules, wanted)

    def hits(self, view: View) -> list[Hit]:
        """Everything the entries and the woken rules see in ``view``: words seen, names heard, then the rules' hits.

        Words come in the order of their entries, and so do names.
        """
        text = view.squeezed
        woken = {(number, CHECK) for number, wakes in self._wakers if wakes(text)}
        if view.noisy:
            woken.update((number, CHECK) for picture, number in self._pictures if picture in view.text)
        words: list[tuple[int, Hit | None]] = []
        for find, watchers in self._seen:
            for last, word in find(text):
                length, watching, rules = watchers[word]
                woken.update(rules)
                for number, sought, _ in watching:
                    for parts in sought.phrase.matches(text, last + 1 - length, last + 1):
                        words.append((number, seen(view, sought, parts)))
        names: list[tuple[int, Hit | None]] = []
        find, watchers = self._heard
        for sounds in sound_views(view):
            for last, word in find(sounds.text):
                length, watching, _ = watchers[word]
                for number, sought, spelling in watching:
                    name = sounds.heard(last + 1 - length, last + 1, spelling)
                    names.append((number, heard(view, sought, name)))
        hits = [hit for found in (words, names) for _, hit in sorted(found, key=_BY_ENTRY) if hit]
        for number, part in sorted(woken):
            hits += self._rules[number].hits(view, part)
        return hits


class _Watchers(dict[int, _Watching]):
    """Who watches for the words of an index, by the word's number; unpacked when the word is first found."""

    def __init__(
        self, index: Index, words: Compiled, rules: Mapping[int, Grammar], wanted: Callable[[Entry], bool]
    ) -> None:
        super().__init__()
        self._index, self._words, self._rules, self._wanted = index, words, rules, wanted

    def __missing__(self, word: int) -> _Watching:
        length, watching, rules = self._index.word(word)
        unpacked = ((number, self._words.sought(number), spelling) for number, spelling in watching)
        entries = tuple(entry for entry in unpacked if self._wanted(entry[1].entry))
        self[word] = found = length, entries, tuple(rule for rule in rules if rule[0] in self._rules)
        return found


def seen(view: View, sought: Sought, parts: list[tuple[int, int]]) -> Hit | None:
    """The hit of an entry, its parts lying there in ``squeezed``, unless it is part of another word or mere noise."""
    entry = sought.entry
    start, end = parts[0][0], parts[-1][1]
    disguises = [_disguise(view, *part, name=entry.by_sound) for part in parts]
    if FAR in disguises or _part_of_more(view, entry, start, end):
        return None
    if (entry.whole_word or BLANK in disguises) and not view.aligned(start, end):
        return None
    disguise = NOISE if any(disguises) else INITIALS if entry.initials else None
    if entry.hidden and not disguise:
        return None
    return _found(view, sought, *view.span(start, end), disguise)


def heard(view: View, sought: Sought, name: Heard | None) -> Hit | None:
    """The hit of an entry where its ``name`` was heard."""
    return _found(view, sought, *name) if name else None


def _found(view: View, sought: Sought, first: int, last: int, disguise: str | None) -> Hit | None:
    """The hit of an entry at ``text[first:last]``, with what excuses it."""
    entry = sought.entry
    if entry.closing and not grammar.closes(view.folded, last):
        return None
    exempt = PARDON if _excused(view, sought, first, last) else None
    hit = Hit(
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
    if not (entry.sentence and entry.code.startswith(TONE)):
        return hit
    from replylint.rules.constructions import soften

    return soften(view, hit, entry.softer)


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
    word = view.squeezed[start:end]
    if not any(gaps) or (not name and all(map(_is_usual, word, gaps, word[1:]))):
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


def _is_usual(left: str, gap: str, right: str) -> bool:
    """Whether a ``gap`` is none, or what people write between letters, digits and Chinese anyhow: No.1, QQ 群."""
    if not gap:
        return True
    if gap == " ":
        return _script(left) != _script(right)
    return gap in _NUMBERED and is_letter(left) and right.isdecimal()


def _script(char: str) -> int:
    return 0 if is_letter(char) else 1 if char.isdecimal() or char == "%" else 2


def _excused(view: View, sought: Sought, first: int, last: int) -> bool:
    """Whether the entry's 除外 phrases around ``text[first:last]``, or the rest of what is said, excuse the hit."""
    if any(_EXCUSES[mark](view.folded) for mark in sought.entry.unless):
        return True
    if sought.beside:
        sentence = squeeze(view.near(first, last))
        if any(any(search(phrase, sentence)) for phrase in sought.beside):
            return True
    start, end = view.squeezed_range(first, last)
    left = max(0, start - REACH)
    around = view.squeezed[left : end + REACH]
    return any(
        left + begin <= start and end <= left + stop
        for phrase in sought.pardons
        for begin, stop in search(phrase, around)
    )
