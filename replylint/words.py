"""Words: the only file that knows jieba. Import it only where a candidate needs segmentation.

The words are those of jieba's own default cut, new-word model included, to the last one. Only the
dictionary is kept elsewhere: in a memory-mapped trie that ships with the package (built by
tools/build_words.py), so that the first word costs a twentieth of the time, at the same speed after
that, and nothing is ever written or read in the temporary folder that all users share.
"""

from __future__ import annotations

import sys
import warnings
from contextlib import contextmanager
from functools import lru_cache
from math import log
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import marisa_trie

if TYPE_CHECKING:
    from collections.abc import Iterator


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


# Cutting uses none of these, and they take half of the time (Python 3.12 and later warn about jieba's regexes).
with _without("hashlib", "logging", "pickle", "pkg_resources", "tempfile"):
    import jieba

_DATA = Path(__file__).parent / "data"
_DICT = Path(jieba.__file__).with_name("dict.txt")
_LONGEST = 16  # code points of the longest word in the dictionary


class Word(NamedTuple):
    """One word of a text: ``text[start:end]``, offsets in code points.

    ``tag`` is the part of speech in jieba's dictionary (``v``, ``nr``, ``l`` …), empty for a word that
    the dictionary does not list.
    """

    text: str
    start: int
    end: int
    tag: str


class _Mapped(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's tokenizer on the mapped dictionary.

    Raises ``OSError``, ``RuntimeError`` or ``ValueError`` when the files are missing, broken, or
    built from the dictionary of another jieba.
    """

    def __init__(self) -> None:
        super().__init__()
        if sys.byteorder != "little":
            raise ValueError("the files hold little-endian numbers")
        with (_DATA / "jieba.freq").open("rb") as file:
            numbers = mmap(file.fileno(), 0, access=ACCESS_READ)
        end = numbers.find(b"\n")
        version, size, total, *self._tags = numbers[:end].decode("ascii").split()
        self._numbers = memoryview(numbers)[end + 1 :].cast("I")
        self._trie = marisa_trie.Trie().mmap(str(_DATA / "jieba.marisa"))
        if (version, int(size)) != (jieba.__version__, _DICT.stat().st_size) or len(self._trie) != len(self._numbers):
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


class _Plain(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's tokenizer on jieba's own file: a second slower to start, and right with any jieba."""

    def __init__(self) -> None:
        super().__init__()
        lines = _DICT.read_text(encoding="utf-8").splitlines()
        self._tags = {word: tag for word, _, tag in (line.split(" ") for line in lines)}
        self.FREQ, self.total = self.gen_pfdict(_DICT.open("rb"))
        self.initialized = True

    def entry(self, word: str) -> tuple[int, str]:
        """Frequency and tag of ``word``; ``(0, "")`` when the dictionary does not list it."""
        return self.FREQ.get(word, 0), self._tags.get(word, "")


def _tokenizer() -> _Mapped | _Plain:
    try:
        return _Mapped()
    except (OSError, RuntimeError, ValueError):
        return _Plain()


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
