"""What lexicons and grammar rules see in a text: one pass for words, one for names that sound like a platform's.

A word found (compiled.py) wakes its entries, which then try their phrases around it (phrase.py), and the
grammar rules that it triggers.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from operator import itemgetter
from typing import Any, NamedTuple

from replylint.matching.compiled import Compiled, Index, Sought
from replylint.matching.entry import NO_APOLOGY, NO_WAY_ON, Entry
from replylint.matching.phrase import firsts, holds, search
from replylint.model import Hit
from replylint.rules import CHECK, Grammar, grammar
from replylint.text import hints, patterns
from replylint.text.disguise import Heard, SoundView, is_wide, sound_views
from replylint.text.sound import has_picture, is_letter, sounds_of, spelt_out
from replylint.text.spellings import INITIALS
from replylint.text.view import UNSEEN, View, squeeze

PARDON = "词库除外"

NOISE, BLANK, FAR = "noise", "blank", "far"
_OF_NUMBERS = frozenset("./*:~")
_STARS = "*＊●○■□_×✱∗"
_NUMBERED = (".", "-", ". ", "．", "－")  # between letters and their number
MOST_HITS = 500  # of a code in one text
PHRASE = 5  # so many characters to each blank make a phrase of several words

_EXCUSES = {NO_WAY_ON: grammar.shows_way, NO_APOLOGY: grammar.apologises}


_BY_ENTRY = itemgetter(0)
_BETWEEN = "\0"  # stands between texts that are looked through together; in no word that is sought


class _Watching(NamedTuple):
    """An entry that watches for a word, by its number, with the spelling that the word is of a name.

    ``before`` and ``behind`` are the characters one of which must stand there; None: it may be any.
    """

    number: int
    sought: Sought
    spelling: Any
    before: Container[str] | None
    behind: Container[str] | None


_Watched = tuple[int, tuple[_Watching, ...], tuple[tuple[int, int], ...]]  # a word's length, entries, parts of rules


class Found:
    """What stands in one text, its entries and rules still to be tried.

    ``squeezed`` is the text as words are sought in it. ``words`` and ``names`` tell the offset behind each word, there
    and in the sounds, its length and who watches for it; ``woken`` are parts of rules. ``spelt`` texts have letters or
    pictures to be read aloud: names are yet to be sought in them.
    """

    __slots__ = ("names", "spelt", "squeezed", "woken", "words")

    def __init__(self, squeezed: str, spelt: bool) -> None:
        self.squeezed, self.spelt = squeezed, spelt
        self.woken: set[tuple[int, int]] = set()
        self.words: list[tuple[int, int, Any]] = []
        self.names: list[tuple[int, int, Any]] = []

    def __bool__(self) -> bool:
        return bool(self.woken or self.words or self.names or self.spelt)


class Automaton:
    """The words of lexicons and the grammar rules at work; only entries that are ``wanted`` and ``rules`` report.

    ``rules`` go by their numbers in ``GRAMMAR``; ``strict`` seeks the bare words, too.
    """

    def __init__(
        self, words: Compiled, rules: Mapping[int, Grammar], wanted: Callable[[Entry], bool], strict: bool = False
    ) -> None:
        self._rules = rules
        self._patterns = _Patterns(rules)
        self._wakers = tuple(({(number, CHECK)}, rule.wakes) for number, rule in rules.items() if rule.wakes)
        self._pictures = tuple(
            (word, (number, CHECK)) for number, rule in rules.items() for word in rule.triggers if has_picture(word)
        )
        indexes = (words.seen, words.strict) if strict else (words.seen,)
        self._seen = tuple((index.find, _Watchers(index, words, rules, wanted)) for index in indexes)
        self._heard = words.heard.find, _Watchers(words.heard, words, rules, wanted)

    def scan(self, texts: Sequence[str]) -> list[Found]:
        """What stands in each of ``texts``, found in one pass over all of them."""
        joined = _BETWEEN.join(texts)
        squeezed = squeeze(joined)
        parts = squeezed.split(_BETWEEN)
        if len(parts) != len(texts):  # somebody writes what should stand between
            parts = list(map(squeeze, texts))
            squeezed = _BETWEEN.join(parts)
        starts = list(accumulate((len(part) + 1 for part in parts), initial=0))
        found = [
            Found(part, len(part) != len(text) and has_picture(text)) for part, text in zip(parts, texts, strict=True)
        ]
        for letters in spelt_out(squeezed):
            found[bisect_right(starts, letters) - 1].spelt = True
        for one in found:
            for woken, wakes in self._wakers:
                if wakes(one.squeezed):
                    one.woken |= woken
        if self._pictures:
            for one, text in zip(found, texts, strict=True):
                if one.spelt:
                    one.woken.update(woken for picture, woken in self._pictures if picture in text)
        for find, watchers in self._seen:
            stop = -1
            for last, watch in find(squeezed):
                length, watching, rules = watchers[watch]
                if last >= stop:
                    at = bisect_right(starts, last)
                    start, stop, one = starts[at - 1], starts[at], found[at - 1]
                if rules:
                    one.woken.update(rules)
                if watching:
                    one.words.append((last + 1 - start, length, watching))
        find, watchers = self._heard
        for last, watch in find(sounds_of(squeezed)):
            at = bisect_right(starts, last) - 1
            if not found[at].spelt:
                length, watching, _ = watchers[watch]
                watching = _possible(watching, squeezed[last + 1 - length : last + 1])
                if watching:
                    found[at].names.append((last + 1 - starts[at], length, watching))
        return found

    def hits(self, view: View, found: Found) -> list[Hit]:
        """What the entries and the woken rules see in ``view``: words seen, names heard, then the rules' hits.

        Words come in the order of their entries, and so do names. Of each code there are the first ``MOST_HITS``
        words, and names, and those of each rule: nobody mends more at a time, and a line without end has thousands.
        """
        hits = _words(view, found) if found.words else []
        if found.names or found.spelt:
            hits += self._names(view, found)
        for number, part in sorted(found.woken):
            stands = self._patterns[number, part]
            if stands is None or stands(view.folded) or (view.spaced_out and stands(view.squeezed)):
                hits += islice(self._rules[number].hits(view, part), MOST_HITS)
        return hits

    def _names(self, view: View, found: Found) -> list[Hit]:
        names = _Kept()
        for sounds, heard_there in self._sounds(view, found):
            for end, length, watching in heard_there:
                for number, sought, spelling, *_ in watching:
                    if names.has_room(sought.entry.code):
                        name = sounds.heard(end - length, end, spelling)
                        names.keep(number, heard(view, sought, name))
        return names.hits()

    def _sounds(self, view: View, found: Found) -> Iterator[tuple[SoundView, list[tuple[int, int, Any]]]]:
        """The ways to read ``view``, each with the names in it."""
        if not found.spelt:
            if found.names:
                yield SoundView(view), found.names
            return
        find, watchers = self._heard
        for sounds in sound_views(view):
            there = ((last + 1, watchers[watch]) for last, watch in find(sounds.text))
            yield sounds, [(end, length, _possible(watching, found.squeezed)) for end, (length, watching, _) in there]


def _words(view: View, found: Found) -> list[Hit]:
    words = _Kept()
    text = found.squeezed
    for end, length, watching in found.words:
        start = end - length
        left, right = text[start - 1 : start], text[end : end + 1]
        for number, sought, _, before, behind in watching:
            if (before is not None and left not in before) or (behind is not None and right not in behind):
                continue
            if words.has_room(sought.entry.code):
                for parts in sought.phrase.matches(text, start, end, view.dead_ends):
                    words.keep(number, seen(view, sought, parts))
    return words.hits()


class _Kept:
    """Hits as they are found, each with the number of its entry."""

    def __init__(self) -> None:
        self._hits: list[tuple[int, Hit]] = []
        self._counts: defaultdict[str, int] = defaultdict(int)

    def has_room(self, code: str) -> bool:
        """Whether there are not yet enough hits of ``code``."""
        return self._counts[code] < MOST_HITS

    def keep(self, number: int, hit: Hit | None) -> None:
        """Keep the ``hit``, if there is one, of the entry of this ``number``."""
        if hit:
            self._hits.append((number, hit))
            self._counts[hit.code] += 1

    def hits(self) -> list[Hit]:
        """What was kept, in the order of its entries."""
        return [hit for _, hit in sorted(self._hits, key=_BY_ENTRY)]


class _Patterns(dict[tuple[int, int], Callable[[str], object] | None]):
    """Whether a construction stands in a text, by the number of its rule and its own; None for ``CHECK``."""

    def __init__(self, rules: Mapping[int, Grammar]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, key: tuple[int, int]) -> Callable[[str], object] | None:
        number, part = key
        found = None if part == CHECK else patterns.compiled(self._rules[number].constructions()[part].pattern).search
        self[key] = found
        return found


class _Watchers(dict[int, _Watched]):
    """Who watches for the words of an index, by number; unpacked when one of the words is first found."""

    def __init__(
        self, index: Index, words: Compiled, rules: Mapping[int, Grammar], wanted: Callable[[Entry], bool]
    ) -> None:
        super().__init__()
        self._index, self._words, self._rules, self._wanted = index, words, rules, wanted

    def __missing__(self, watch: int) -> _Watched:
        length, watching, rules = self._index.watch(watch)
        unpacked = ((number, self._words.sought(number), spelling) for number, spelling in watching)
        entries = tuple(
            _Watching(number, sought, spelling, firsts(sought.phrase.before), firsts(sought.phrase.behind))
            for number, sought, spelling in unpacked
            if self._wanted(sought.entry)
        )
        self[watch] = found = length, entries, tuple(rule for rule in rules if rule[0] in self._rules)
        return found


def _possible(watching: tuple[_Watching, ...], squeezed: str) -> tuple[_Watching, ...]:
    """Those that watch for a spelling which may be written somewhere in ``squeezed`` text, judged by its characters."""
    return tuple([one for one in watching if one.spelling.may_stand_in(squeezed)])


def seen(view: View, sought: Sought, parts: list[tuple[int, int]]) -> Hit | None:
    """The hit of an entry, its parts lying there in ``squeezed``, unless it is part of another word or mere noise."""
    entry = sought.entry
    start, end = parts[0][0], parts[-1][1]
    disguises = [_disguise(view, *part, name=entry.by_sound) for part in parts]
    if FAR in disguises or _part_of_more(view, entry, start, end):
        return None
    whole = entry.whole_word and not _taken_apart(view, start, end)
    if (whole or BLANK in disguises) and not view.aligned(start, end):
        return None
    bare = entry.initials and view.squeezed[start:end].isascii()
    if (bare or (BLANK in disguises and entry.by_sound and view.goes_on_spaced(end))) and not (
        hints.of_account(view.squeezed, start, end) or hints.lures(view.said_around(start, end))
    ):
        return None
    if entry.alias and not hints.leads_on(view.squeezed, start, end):
        return None
    disguise = NOISE if any(disguises) else INITIALS if entry.initials else None
    if entry.hidden and not (disguise if entry.by_sound else _is_masked(view, start, end)):
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
    return Hit(
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
    return entry.initials and (
        hints.in_model_number(before, after) or hints.is_named(view.folded[last : last + hints.NAMED])
    )


def _taken_apart(view: View, start: int, end: int) -> bool:
    """Whether signs stand between all the characters, so that nobody can have meant other words (拼.多.多渠道)."""
    return view.noisy and end - start > 2 and all(UNSEEN.sub("", gap) for gap in view.noise_in(start, end))


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
    in_number = [gap for left, gap, right in zip(word, visible, word[1:], strict=False) if (left + right).isdecimal()]
    if any(in_number) and (all(in_number) or not _OF_NUMBERS.isdisjoint(in_number)):
        return NOISE if all(in_number) else FAR  # 1.6.8.8 is one number, 16/88 are two
    if any(map(is_wide, visible)):
        return FAR
    if all(not gap.strip() for gap in visible):
        if name or all(visible) or all(is_letter(view.squeezed[i]) for i in range(start, end)):
            return BLANK
        return None if end - start >= PHRASE * sum(map(bool, visible)) else FAR
    return NOISE


def _is_masked(view: View, start: int, end: int) -> bool:
    """Whether stars stand for characters in ``squeezed[start:end]``: 京*自营, 拼**上."""
    return any(gap and not gap.strip(_STARS) for gap in view.noise_in(start, end))


def _is_usual(left: str, gap: str, right: str) -> bool:
    """Whether a ``gap`` is none, or what people write between letters, digits and Chinese anyhow: No.1, QQ 群."""
    if not gap:
        return True
    if gap == " ":
        return _script(left) != _script(right)
    return gap in _NUMBERED and is_letter(left) and right.isdecimal()


def _script(char: str) -> int:
    return 0 if is_letter(char) else 1 if char.isdecimal() or char == "%" else 2


def _stands_beside(sought: Sought, sentence: str) -> bool:
    """Whether one of the entry's 同句除外 phrases stands in ``sentence``."""
    chars = frozenset(sentence)
    begun = (phrase for phrase in sought.beside if not chars.isdisjoint(firsts(phrase) or chars))
    return any(any(search(phrase, sentence)) for phrase in begun)


def _excused(view: View, sought: Sought, first: int, last: int) -> bool:
    """Whether the entry's 除外 phrases around ``text[first:last]``, or the rest of what is said, excuse the hit."""
    if any(_EXCUSES[mark](view.folded) for mark in sought.entry.unless):
        return True
    if sought.beside:
        key = id(sought), view.near(first, last)
        if key not in view.beside:
            view.beside[key] = _stands_beside(sought, squeeze(key[1]))
        if view.beside[key]:
            return True
    if not sought.pardons:
        return False
    text, (start, end) = view.squeezed, view.squeezed_range(first, last)
    begin = max(0, end - sought.reach)
    around = id(sought), text[begin : start + sought.reach + 1], start - begin, end - start
    if around not in view.pardoned:
        view.pardoned[around] = any(
            holds(phrase, longest, text, start, end, view.dead_ends) for phrase, longest in sought.pardons
        )
    return view.pardoned[around]
