"""Bare passes over a text, to measure replylint against; each line of FILE is a message.

python -m bench.passes automaton FILE WORDS      # what pyahocorasick takes for WORDS, one a line
python -m bench.passes jieba FILE WORDS          # what jieba takes to cut everything; it needs no WORDS
"""

from __future__ import annotations

import sys
from pathlib import Path


def automaton(file: Path, words: Path) -> int:
    """One pass of a pyahocorasick automaton; the number of its matches."""
    import ahocorasick

    searcher = ahocorasick.Automaton()
    for word in words.read_text(encoding="utf-8").splitlines():
        searcher.add_word(word, word)
    searcher.make_automaton()
    with file.open(encoding="utf-8") as lines:
        return sum(1 for line in lines for _ in searcher.iter(line))


def jieba(file: Path, words: Path) -> int:
    """One pass of stock jieba; the number of words."""
    import jieba

    with file.open(encoding="utf-8") as lines:
        return sum(1 for line in lines for _ in jieba.cut(line))


def flashtext(file: Path, words: Path) -> int:
    """One pass of flashtext, which looks for whole words; the number of its matches."""
    from flashtext import KeywordProcessor  # type: ignore[import-untyped]

    searcher = KeywordProcessor()
    searcher.add_keywords_from_list(words.read_text(encoding="utf-8").splitlines())
    with file.open(encoding="utf-8") as lines:
        return sum(len(searcher.extract_keywords(line)) for line in lines)


def ahocorasick_rs(file: Path, words: Path) -> int:
    """One pass of ahocorasick_rs, overlapping matches included; the number of its matches."""
    import ahocorasick_rs

    searcher = ahocorasick_rs.AhoCorasick(words.read_text(encoding="utf-8").splitlines())
    with file.open(encoding="utf-8") as lines:
        return sum(len(searcher.find_matches_as_indexes(line, overlapping=True)) for line in lines)


def autocorrect(file: Path, words: Path) -> int:
    """One pass of AutoCorrect's linter, which knows spacing and punctuation; it needs no WORDS."""
    import autocorrect_py

    return len(autocorrect_py.lint_for(file.read_text(encoding="utf-8"), "text").lines)


PASSES = {function.__name__: function for function in (automaton, jieba, flashtext, ahocorasick_rs, autocorrect)}

if __name__ == "__main__":
    print(PASSES[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3])))
