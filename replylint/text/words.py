"""Words: the only file that knows jieba. Import it only where a candidate needs segmentation.

The words are those of jieba's own default cut, new-word model included, to the last one. Only the
dictionary is kept elsewhere: in a memory-mapped trie that ships with the package (built by
tools/build_words.py), so that the first word costs a twentieth of the time, at the same speed after
that, and nothing is ever written or read in the temporary folder that all users share.
"""

from __future__ import annotations

import os
import sys
import warnings
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from math import log
from mmap import ACCESS_READ, mmap
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import marisa_trie

from replylint.text.tables import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class _Idle(ModuleType):
    """Stands for a module that jieba imports, and for whatever it takes from there."""

    def __getattr__(self, name: str) -> _Idle:
        return _Idle(name)

    def __call__(self, *_: object) -> _Idle:
        return self


@contextmanager
def _without(*modules: str) -> Iterator[None]:
    """Within, ``import`` finds nothing behind the names of ``modules``, and warnings are silent.

    What was imported before stays; what is imported within is nobody else's: jieba would miss those modules
    as soon as somebody asks more of it than to cut.
    """
    before = set(sys.modules)
    sys.modules.update((name, _Idle(name)) for name in modules if name not in before)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name in set(sys.modules) - before:
            if name in modules or name.partition(".")[0] == "jieba":
                del sys.modules[name]


# Cutting uses none of these, and they take most of the time (Python 3.12 and later warn about jieba's regexes).
_UNUSED = ("hashlib", "logging", "pickle", "pkg_resources", "tempfile")
_MODEL = "jieba.finalseg.prob_emit"  # 35,000 numbers as Python code: we have them mapped
with _without(*_UNUSED, _MODEL):
    import jieba
    import jieba.finalseg

_DICT = os.path.join(os.path.dirname(jieba.__file__), "dict.txt")
_LONGEST = 16  # code points of the longest word in the dictionary
HAN = range(0x4E00, 0x9FD6)  # the characters of which jieba's model makes new words


class Word(NamedTuple):
    """One word of a text: ``text[start:end]``, offsets in code points.

    ``tag`` is the part of speech in jieba's dictionary (``v``, ``nr``, ``l`` …), empty for a word that
    the dictionary does not list.
    """

    text: str
    start: int
    end: int
    tag: str


class _Emitted(NamedTuple):
    """What jieba's new-word model says of each character in one place of a word, mapped."""

    numbers: Sequence[float]

    def get(self, char: str, default: float) -> float:
        """How likely ``char`` stands there; jieba asks for no other characters than ``HAN``."""
        likely: float = self.numbers[ord(char) - HAN.start]
        return likely


class _Mapped(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's tokenizer on the mapped dictionary.

    Raises ``OSError``, ``RuntimeError`` or ``ValueError`` when the files are missing, broken, or
    built from the dictionary of another jieba.
    """

    def __init__(self) -> None:
        super().__init__()
        head, numbers = _mapped("jieba.freq")
        version, size, total, *self._tags = head.split()
        self._numbers = numbers.cast("I")
        self._trie = marisa_trie.Trie().mmap(os.path.join(DATA, "jieba.marisa"))
        if (version, int(size)) != (jieba.__version__, os.path.getsize(_DICT)) or len(self._trie) != len(self._numbers):
            raise ValueError("the files were built from another dictionary")
        self.total = int(total)
        self.FREQ = self  # all that jieba asks of it besides the two methods below is `get`
        self.initialized = True

    def entry(self, word: str) -> tuple[int, str]:
        """Frequency and tag of ``word``; ``(0, "")`` when the dictionary does not list it."""
        key = self._trie.get(word)
        return (0, "") if key is None else (self._numbers[key] >> 8, self._tags[self._numbers[key] & 255])

    def get(self, word: str) -> int:
        """Frequency of ``word``, 0 when unknown."""
        return self.entry(word)[0]

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:
        """Nothing: ``calc`` finds the words that begin at each place as it goes."""
        return {}

    def calc(self, sentence: str, DAG: dict[int, list[int]], route: dict[int, tuple[float, int]]) -> None:
        """Put into ``route`` the likeliest way from each place to the end, and the last character of its first word."""
        starting, numbers, total = self._trie.iter_prefixes_with_ids, self._numbers, log(self.total)
        route[len(sentence)] = (0, 0)
        for start in range(len(sentence) - 1, -1, -1):
            ways = [
                (log(numbers[key] >> 8) - total + route[start + len(word)][0], start + len(word) - 1)
                for word, key in starting(sentence[start : start + _LONGEST])
            ]
            route[start] = max(ways) if ways else (route[start + 1][0] - total, start)


def _mapped(name: str) -> tuple[str, memoryview]:
    """The first line of a data file, and the numbers behind it, mapped into memory."""
    if sys.byteorder != "little":
        raise ValueError("the files hold little-endian numbers")
    with open(os.path.join(DATA, name), "rb") as file:
        content = mmap(file.fileno(), 0, access=ACCESS_READ)
    end = content.find(b"\n")
    return content[:end].decode("ascii"), memoryview(content)[end + 1 :]


class _Plain(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's tokenizer on jieba's own file: a second slower to start, and right with any jieba."""

    def __init__(self) -> None:
        super().__init__()
        if _without_model():
            with _without(*_UNUSED):
                jieba.finalseg.emit_P = import_module(_MODEL).P
        with open(_DICT, encoding="utf-8") as file:
            lines = file.read().splitlines()
        self._tags = {word: tag for word, _, tag in (line.split(" ") for line in lines)}
        self.FREQ, self.total = self.gen_pfdict(open(_DICT, "rb"))  # noqa: SIM115 (jieba closes it)
        self.initialized = True

    def entry(self, word: str) -> tuple[int, str]:
        """Frequency and tag of ``word``; ``(0, "")`` when the dictionary does not list it."""
        return self.FREQ.get(word, 0), self._tags.get(word, "")


def _tokenizer() -> _Mapped | _Plain:
    try:
        mapped = _Mapped()
        if _without_model():
            jieba.finalseg.emit_P = _emitted()
        return mapped
    except (OSError, RuntimeError, ValueError):
        return _Plain()


def _without_model() -> bool:
    """Whether our jieba cannot make new words yet; one that somebody imported before us is left as it is."""
    return isinstance(jieba.finalseg.emit_P, _Idle)


def _emitted() -> dict[str, _Emitted]:
    """jieba's new-word model by the place of a character in its word. Raises what ``_Mapped`` does."""
    version, numbers = _mapped("jieba.emit")
    if (version, len(numbers)) != (jieba.__version__, 4 * len(HAN) * 8):
        raise ValueError("the file was built from another model")
    each = numbers.cast("d")
    return {place: _Emitted(each[at * len(HAN) : (at + 1) * len(HAN)]) for at, place in enumerate("BMES")}


_words = _tokenizer()


def cut(text: str, start: int = 0) -> list[Word]:
    """The words of ``text`` in order, exactly as ``jieba.cut`` cuts it; their offsets count from ``start``.

    Spaces and punctuation are words too, so that the words joined are the text.
    """
    words = []
    for word, tag in _cut(text):
        end = start + len(word)
        words.append(Word(word, start, end, tag))
        start = end
    return words


@lru_cache(maxsize=4096)
def _cut(text: str) -> tuple[tuple[str, str], ...]:
    """The words of ``text`` with their tags; agents say the same clauses over and over."""
    return tuple((word, _words.entry(word)[1]) for word in _words.cut(text))


def known(word: str) -> bool:
    """Whether jieba's dictionary lists ``word``."""
    return frequency(word) > 0


def frequency(word: str) -> int:
    """How often ``word`` was seen when jieba's dictionary was made; 0 when it does not list it."""
    return _words.entry(word)[0]
