"""Where a softer sentence may stand: the sentences of a draft that are at fault, and those beside that only add to it.

Everything is found in the folded text of a view; offsets are its own, half open, from 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from replylint.model import Hit
from replylint.rules import grammar
from replylint.softening import telling
from replylint.text.patterns import pattern
from replylint.text.view import View

LONGEST = 300  # characters; no ready wording stands for more
SHORT = 24  # characters of a sentence that is told with others in one

_SENTENCE = pattern(r"(?:[^。!?;\n~]|(?<=\d)~(?=\d))+[。!?;,…~\s]*")
_CLAUSE = pattern(r"(?:[^,。!?;:…~\s]|(?<=\d)[:~.](?=\d))+")
_OPENING = pattern(r"[,。!?;…~\s]*")
_LABEL = r"[^\W_][\w #-]{0,23}:[ ]*(?!\d|//)"  # 物流：
_ASIDE = (  # what stands beside words and is none of them: a label, a number, a name in brackets, a picture
    r"(?:[\s\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]|【[^】\n]*】|\([^()\n]*\)|\[[^\[\]\n]*\]|(?<!\d)\d{1,2}[.、)](?!\d)|[-*•·●>])+"
)
_GRUNT = pattern("[哦噢喔嗯恩]+")  # goes with what is curt behind it
_HEAD, _TAIL = pattern(f"(?:{_ASIDE})?(?:{_LABEL})?"), pattern(_ASIDE + "$")


class Clause(NamedTuple):
    """A stretch of the text between marks and blanks, and its folded words."""

    start: int
    end: int
    said: str


class Stretches:
    """The sentences of ``view`` and the ``faults`` in them: spans in order."""

    def __init__(self, view: View, faults: Sequence[tuple[int, int]]) -> None:
        self._view, self._faults = view, faults
        self._adding: dict[int, bool] = {}
        self._begins: dict[int, int] = {}
        self._within: dict[tuple[int, int], list[tuple[int, int]]] = {}

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return [match.span() for match in _SENTENCE.finditer(self._view.folded)]

    def of(self, hit: Hit) -> tuple[int, int]:
        """What a sentence for ``hit`` is to replace: the sentences at fault, and those beside that only add to it."""
        view, sentences = self._view, self._sentences
        if not sentences:
            return hit.start, hit.end
        first = max(0, bisect_right(sentences, (hit.start, len(view.folded))) - 1)
        last = max(first, bisect_left(sentences, (hit.end,)) - 1)
        first = self._begin(first)
        while self._is_short(first, last) and self._goes_on(last) and self._adds_to_it(last + 1):
            last += 1
        if not self._is_short(first, last):
            return hit.start, hit.start + LONGEST + 1
        if self._goes_on(last) and self._only_tells(*sentences[last + 1]):
            last += 1
        start, end = sentences[first][0], sentences[last][1]
        faults = self.faults_in(start, end)
        words = min(hit.start, *(fault[0] for fault in faults)) if faults else hit.start
        start = self._past(_HEAD, start, words)
        for clause in clauses(view, start, end):
            if touches(clause, faults) or _GRUNT.fullmatch(clause.said) or not grammar.is_preamble(clause.said):
                start = min(clause.start, hit.start)
                break
        start = self._past(_HEAD, start, words)
        end = start + len(view.folded[start:end].rstrip(" \n"))
        aside = _TAIL.search(view.folded, max([hit.end, *(fault[1] for fault in faults)]), end)
        end = aside.start() if aside else end
        opening = _OPENING.match(view.folded, start, end)
        return (opening.end() if opening and opening.end() < end else start), end

    def _begin(self, sentence: int) -> int:
        """The first of the sentences that lead up to this one and only add to it; asked in order, each is tried once."""
        first = sentence
        while first and first not in self._begins and self._adds_to_it(first - 1):
            first -= 1
        self._begins[sentence] = self._begins.get(first, first)
        return self._begins[sentence]

    def _is_short(self, first: int, last: int) -> bool:
        """Whether a ready wording may stand for the sentences from ``first`` to ``last``."""
        return self._sentences[last][1] - self._sentences[first][0] <= LONGEST

    def _goes_on(self, sentence: int) -> bool:
        """Whether another sentence follows this one in its line."""
        return sentence + 1 < len(self._sentences) and "\n" not in self._view.folded[slice(*self._sentences[sentence])]

    def _past(self, aside: re.Pattern[str], start: int, words: int) -> int:
        """Where what stands aside at ``start`` ends, if that is before the ``words`` at fault."""
        found = aside.match(self._view.folded, start, words)
        return found.end() if found else start

    def _adds_to_it(self, sentence: int) -> bool:
        """Whether the sentence goes with the fault beside it: nothing is told in it and nobody helped."""
        if sentence not in self._adding:
            self._adding[sentence] = self._is_added(*self._sentences[sentence])
        return self._adding[sentence]

    def _is_added(self, start: int, end: int) -> bool:
        whole = self._view.folded[start:end]
        if end - start > LONGEST or "\n" in whole or grammar.apologises(whole) or grammar.comforts(whole):
            return False
        faults, said = self.faults_in(start, end), list(clauses(self._view, start, end))
        apart = [clause.said for clause in said if not touches(clause, faults)]
        if any(map(telling.states_fact, apart)) or ("?" not in whole and not all(map(telling.is_idle, apart))):
            return False
        return len(apart) < len(said) or not all(map(grammar.is_courtesy, apart))

    def _only_tells(self, start: int, end: int) -> bool:
        """Whether the short sentence behind the fault but tells facts: they are better told first."""
        alone = end - start > SHORT or "\n" in self._view.folded[max(0, start - 1) : end]
        return not alone and all(telling.states_fact(clause.said) for clause in clauses(self._view, start, end))

    def holds_on(self, end: int) -> bool:
        """Whether the sentence behind ``end`` in its line may go on with what is at fault: 您没摔过？屏幕碎成这样."""
        start = self._past(_HEAD, end, len(self._view.folded))
        match = _SENTENCE.match(self._view.folded, start)
        if match is None or "\n" in self._view.folded[end:start] or not re.search(r"\w", match[0]):
            return False
        return not telling.is_said_well(match[0]) and not self.faults_in(*match.span())

    def asked_before(self, start: int) -> bool:
        """Whether the words before ``start`` in its line ask what the fault goes on from: 105斤还紧？这话您自己信吗."""
        before = self._view.folded[max(0, start - LONGEST) : start].rstrip(" ")
        last = _SENTENCE.findall(before)[-1:]
        return before.endswith("?") and bool(last) and not telling.is_said_well(last[0])

    def holds_fault(self, hit: Hit) -> bool:
        """Whether one of the faults stands in the sentence of ``hit``."""
        at = bisect_right(self._sentences, (hit.start, len(self._view.folded))) - 1
        return at >= 0 and bool(self.faults_in(*self._sentences[at]))

    def faults_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The faults that stand in ``text[start:end]``, if only in part."""
        if (start, end) not in self._within:
            left, right = bisect_left(self._faults, (start - LONGEST,)), bisect_left(self._faults, (end,))
            self._within[start, end] = [fault for fault in self._faults[left:right] if fault[1] > start]
        return self._within[start, end]


def clauses(view: View, start: int, end: int) -> Iterator[Clause]:
    """The clauses of ``text[start:end]``, folded; a blank parts them, too."""
    for match in _CLAUSE.finditer(view.folded, start, end):
        yield Clause(*match.span(), match[0])


def touches(clause: Clause, faults: Sequence[tuple[int, int]]) -> bool:
    """Whether one of ``faults`` stands in ``clause``, if only in part."""
    return any(start < clause.end and clause.start < end for start, end in faults)
