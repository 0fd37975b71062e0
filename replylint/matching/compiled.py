"""All words of all lexicons, compiled: indexes that find them in one pass, and what each of them stands for.

The only file that knows pyahocorasick. What is sought of an entry is its anchor (phrase.py), of a grammar
rule its triggers; another index hears the names that people disguise (text/sound.py). All this holds whatever
the settings of a run, and is kept between runs (cache.py). Entries and rules stay packed until one of their
words is found: a draft must not wait for all that it does not say.
"""

import marshal
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from importlib import import_module
from itertools import chain
from typing import Any, NamedTuple

import ahocorasick

from replylint.matching import lexicon
from replylint.matching.cache import kept, kept_parts
from replylint.matching.entry import Entry, StrPath
from replylint.matching.phrase import Anchored, Phrase, Piece, Ready, anchored, longest, ready, wordings
from replylint.model import Both, Rule, Severity
from replylint.rules import CHECK, GRAMMAR
from replylint.text import patterns, tables
from replylint.text.sound import has_picture, sounds_of
from replylint.text.spellings import Spelling, spellings
from replylint.text.view import squeeze

Packed = tuple[Any, ...]  # plain data, as the cache keeps it

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_SHAPING = ("exemptions", "matching", "rules", "softening", "text")  # packages whose words and patterns are kept
INDEXES = ("seen", "strict", "heard")

_NOWHERE = "\1"  # in no text that people write
_BLOCK = 16  # entries, or watches, that are packed together: a draft needs few of many thousands that are much alike


class Watch(NamedTuple):
    """Who watches for words of one length: entries by number, each with the spelling of a name, and parts of rules."""

    length: int
    entries: tuple[tuple[int, Spelling | None], ...]
    rules: tuple[tuple[int, int], ...]


class Sought(NamedTuple):
    """An entry as it is sought: its phrase cut at its anchor, its excuses ready to be tried, all folded.

    What is written in ``entry``, and where, is gone.
    """

    entry: Entry
    phrase: Anchored
    pardons: tuple[tuple[Ready, int], ...]  # with the length of the longest text that they match
    beside: tuple[Ready, ...]
    reach: int  # the length of the longest text that any of ``pardons`` matches


class Index:
    """Words, and who watches for them.

    ``find(text)`` yields, for each word in ``text``, where its last character is and the number of its watch.
    """

    def __init__(self, name: str, parts: Mapping[str, Any]) -> None:
        self._name, self._parts = name, parts
        self._automaton = ahocorasick.Automaton(*parts[name])
        self.find: Callable[[str], Iterable[tuple[int, int]]] = self._automaton.iter

    def __iter__(self) -> Iterator[str]:
        return (word for word in self._automaton if _NOWHERE not in word)

    def watch(self, number: int) -> Watch:
        """The watch of this number."""
        length, entries, rules = marshal.loads(_taken(self._parts[_watches(self._name)], number))
        return Watch(length, tuple((entry, way and Spelling(*way)) for entry, way in entries), rules)


class Compiled:
    """Some lexicons, and the triggers of the grammar rules, of ``parts`` as ``packed`` makes them.

    ``seen`` are words sought in squeezed text, ``strict`` the bare ones that count only on request, read only then,
    ``heard`` the spellings of names, sought in sound text.
    """

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self._parts = parts
        self.seen, self.heard = (Index(name, parts) for name in ("seen", "heard"))
        patterns.know(parts["programs"])

    @cached_property
    def strict(self) -> Index:
        """The bare words."""
        return Index("strict", self._parts)

    def sought(self, number: int) -> Sought:
        """The entry of this number."""
        fields, before, behind, *excuses = marshal.loads(_taken(self._parts["entries"], number))
        entry = Entry(*fields)
        if entry.severity is not None:
            entry = entry._replace(severity=Severity(entry.severity))
        return Sought(entry, Anchored((), before, behind), *excuses)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The lexicons' rules by code."""
        unpacked = (
            Rule(code, name, Both(*title), Severity(severity), Both(*why), Both(*basis), *proof)
            for code, name, title, severity, why, basis, *proof in self._parts["rules"]
        )
        return {rule.code: rule for rule in unpacked}


@lru_cache(maxsize=8)
def load(own: tuple[str, ...] = (), rivals: tuple[str, ...] = ()) -> Compiled:
    """The lexicons that ship, the user's ``own`` and ``rivals``, compiled once for this process.

    Raises ReplylintError as ``lexicon.load`` does.
    """
    return Compiled(plain(own, rivals))


def plain(own: tuple[str, ...] = (), rivals: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """The same as the parts of ``Compiled``, which may be sent elsewhere; compiled now or in an earlier run."""
    files = (*lexicon.built_in(), *own)
    shaping = _shaping()
    sources = {file: _content(file) for file in files} | shaping
    sources["rivals"] = "\n".join(rivals).encode()
    return kept_parts("lexicon", sources, lambda: packed(files, rivals, *kept("rules", shaping, _rules)))


def _shaping() -> dict[str, bytes]:
    """All that shapes what is compiled, besides the lexicons."""
    shaped = (os.path.join(tables.DATA, name) for name in ("fold.txt", "frequent.txt", "shape.txt", "sound.txt"))
    return {file: _content(file) for file in shaped} | {"code": _code()}


def _content(file: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except OSError:  # the reader of lexicons will say so, in a sentence
        return b""


def _code() -> bytes:
    """When the modules that compile changed, and their sizes: by these Python itself knows them again."""
    folders = (_PACKAGE, *(os.path.join(_PACKAGE, name) for name in _SHAPING))
    files = [file for folder in folders for file in os.scandir(folder) if file.name.endswith(".py")]
    about = {file.path: file.stat() for file in files} | {ahocorasick.__file__: os.stat(ahocorasick.__file__)}
    return repr([(name, about[name].st_mtime_ns, about[name].st_size) for name in sorted(about)]).encode()


def _rules() -> Packed:
    """What the grammar rules are sought by: each word with the parts of rules that it wakes; and their programs.

    This takes most of the time, and is the same for all lexicons.
    """
    from replylint.matching.needles import needles

    woken = []
    for number, rule in enumerate(GRAMMAR):
        woken += [(word, (number, CHECK)) for word in map(squeeze, rule.triggers) if word]
        for part, construction in enumerate(rule.constructions()):
            woken += [(word, (number, part)) for word in needles(construction.pattern, squeeze)]
    return tuple(woken), _programs()


def packed(
    files: Iterable[StrPath],
    rivals: Iterable[str] = (),
    woken: Iterable[tuple[str, tuple[int, int]]] = (),
    programs: Mapping[str, bytes] | None = None,
) -> Mapping[str, Any]:
    """The lexicons in ``files``, and ``rivals``, compiled with the rules: the parts of ``Compiled``."""
    words = lexicon.load(files, rivals)
    frequent = tables.frequent()
    seen, strict, heard = _Index(frequent), _Index(frequent), _Index(sounds_of(frequent))
    entries: list[bytes] = []
    for entry in words.entries:
        found = sought(entry)
        plain = found.entry._replace(severity=None if entry.severity is None else int(entry.severity))  # type: ignore[arg-type]
        alike = marshal.dumps((tuple(plain), *found.phrase[1:], *found[2:]), 2)
        if entries[-1:] != [alike]:  # the words of a bare list are one entry
            entries.append(alike)
        number = len(entries) - 1
        for word in found.phrase.words:
            (strict if entry.strict else seen).watch(word, number)
        for wording in wordings(entry.phrase[0]) if entry.by_sound else ():
            for sounds, spelling in spellings(wording).items():
                heard.watch(sounds, number, tuple(spelling))
    for word, part in woken:
        seen.wake(word, part)
    rules = [
        (code, name, tuple(title), int(severity), tuple(why), tuple(basis), *proof)
        for code, name, title, severity, why, basis, *proof in words.rules
    ]
    del words  # it is as large as the indexes are going to be
    parts = {"entries": _in_blocks(entries), "rules": rules, "programs": programs or {}}
    for name, index in zip(INDEXES, (seen, strict, heard), strict=True):
        parts[name], parts[_watches(name)] = index.packed()
    return parts


def _watches(index: str) -> str:
    """The part with the watches of the ``index`` of this name."""
    return f"{index}: watches"


def _in_blocks(packed: list[bytes]) -> tuple[bytes, ...]:
    """``packed`` data, smaller, of which ``_taken`` unpacks a piece."""
    starts = range(0, len(packed), _BLOCK)
    return tuple(zlib.compress(marshal.dumps(packed[start : start + _BLOCK])) for start in starts)


def _taken(blocks: Sequence[bytes], number: int) -> bytes:
    block, place = divmod(number, _BLOCK)
    taken: bytes = marshal.loads(zlib.decompress(blocks[block]))[place]
    return taken


def _programs() -> dict[str, bytes]:
    """The programs of all patterns that a text may need."""
    from replylint.exemptions import patterns as excuses

    for module in ("rules.scorer", "softening.rewrites", "text.garbled", "text.hints"):  # have patterns of their own
        import_module(f"replylint.{module}")
    constructions = chain.from_iterable(rule.constructions() for rule in GRAMMAR)
    return patterns.programs((*excuses(), *(construction.pattern for construction in constructions)))


class _Index:
    """An index while it is being made; ``frequent`` are the commonest characters of texts to come."""

    def __init__(self, frequent: str) -> None:
        self._frequent = frequent
        self._entries: dict[str, tuple[tuple[int, Packed | None], ...]] = {}
        self._rules: dict[str, tuple[tuple[int, int], ...]] = {}

    def watch(self, word: str, entry: int, way: Packed | None = None) -> None:
        self._entries[word] = (*self._entries.get(word, ()), (entry, way))

    def wake(self, word: str, rule: tuple[int, int]) -> None:
        self._rules[word] = (*self._rules.get(word, ()), rule)

    def packed(self) -> Packed:
        """The states of the automaton, and the watches."""
        automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        watches: dict[bytes, int] = {}
        for word in _commonest_first(self._entries.keys() | self._rules.keys(), self._frequent):
            watching = self._entries.pop(word, ()), self._rules.pop(word, ())
            watch = marshal.dumps((len(word), *watching), 2)  # alike for all words that are watched for alike
            automaton.add_word(word, watches.setdefault(watch, len(watches)))
        automaton.make_automaton()
        return automaton.__reduce__()[1], _in_blocks(list(watches))


def _commonest_first(words: Set[str], frequent: str) -> list[str]:
    """``words`` as pyahocorasick finds them fastest.

    It tries the characters that words begin with one by one, in the order in which they came; one that no word
    begins with would be compared with them all, so the commonest get words of their own, which are nowhere.
    """
    ranks = {char: rank for rank, char in enumerate(dict.fromkeys(frequent))}
    fillers = {char + _NOWHERE for char in ranks if char not in words}
    # What is all signs or pictures folds to nothing, and is sought nowhere.
    return sorted(filter(None, words | fillers), key=lambda word: (ranks.get(word[0], len(ranks)), word))


def sought(entry: Entry) -> Sought:
    """``entry`` as it is sought."""
    phrase = folded(entry.phrase)
    cut = anchored(phrase) if all(map(all, phrase)) else Anchored((), (), ())
    pardons = tuple((ready(phrase), longest(phrase)) for phrase in map(folded, entry.pardons) if all(map(all, phrase)))
    beside = tuple(ready(phrase) for phrase in map(folded, entry.beside) if all(map(all, phrase)))
    bare = entry._replace(text="", phrase=(), pardons=(), beside=(), file="", line=0)
    return Sought(bare, cut, pardons, beside, max((length for _, length in pardons), default=0))


@lru_cache(maxsize=4096)
def folded(phrase: Phrase) -> Phrase:
    """``phrase`` as it is sought in squeezed text, longest words first; words with pictures are only heard."""
    return tuple(tuple(map(_folded_piece, part)) for part in phrase)


@lru_cache(maxsize=4096)
def _folded_piece(piece: Piece) -> Piece:
    return tuple(sorted({squeeze(word) for word in piece if not has_picture(word)}, key=len, reverse=True))
