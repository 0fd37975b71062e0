"""Lexicon lines are found without multiplying out what they stand for."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.matching.phrase import (
    HOLE_WIDTH,
    MOST_ANCHORS,
    DeadEnds,
    Part,
    Phrase,
    anchored,
    holds,
    least,
    ready,
    search,
    wordings,
)


def found(phrase: Phrase, text: str) -> set[tuple[int, int]]:
    """Starts and ends of ``phrase`` in ``text`` by way of its anchor."""
    cut = anchored(phrase)
    dead_ends: DeadEnds = defaultdict(set)
    return {
        (way[0][0], way[-1][1])
        for word in cut.words
        for match in re.finditer(f"(?={re.escape(word)})", text)
        for way in cut.matches(text, match.start(), match.start() + len(word), dead_ends)
    }


def multiplied(part: Part, text: str) -> set[tuple[int, int]]:
    """The same for a phrase of one part, looking for each text that it stands for."""
    return {
        (match.start(), match.start() + len(wording))
        for wording in wordings(part)
        for match in re.finditer(f"(?={re.escape(wording)})", text)
    }


words = st.text("问我谁", max_size=2)
parts = st.lists(st.lists(words, min_size=1, max_size=4, unique=True).map(tuple), min_size=1, max_size=4).map(tuple)


@given(parts.filter(least), st.text("问我谁,", max_size=12))
def test_a_line_without_holes_is_found_wherever_one_of_its_wordings_stands(part: Part, text: str) -> None:
    assert found((part,), text) == multiplied(part, text) == set(search(ready((part,)), text))


@given(parts.filter(least), parts.filter(least), st.text("问我谁,", max_size=20))
def test_a_line_with_a_hole_is_found_where_both_sides_stand_in_one_clause_and_near(
    left: Part, right: Part, text: str
) -> None:
    pairs = {
        (start, end)
        for start, stop in multiplied(left, text)
        for begin, end in multiplied(right, text)
        if 0 <= begin - stop <= HOLE_WIDTH and "," not in text[stop:begin]
    }
    ways = found((left, right), text)
    assert ways <= pairs
    assert bool(ways) == bool(pairs) == any(search(ready((left, right)), text))


def test_a_hole_is_as_short_as_it_can_be_and_the_words_as_long() -> None:
    phrase: Phrase = ((("全国",),), (("品牌",), ("之一", "")))
    assert found(phrase, "全国十大品牌之一的品牌") == {(0, 8)}


def test_the_parts_of_a_match_are_told_apart() -> None:
    cut = anchored(((("我",),), (("没有办法",),), (("了",),)))
    assert cut.words == ("没有办法",)
    assert list(cut.matches("我也没有办法的了", 2, 6, defaultdict(set))) == [[(0, 1), (2, 6), (7, 8)]]


def test_the_anchor_is_what_tells_most_by_few_words() -> None:
    many = tuple("甲乙丙丁戊己庚辛壬癸")
    assert anchored(((many, ("说了算",)),)).words == ("说了算",)
    assert anchored(((("是", "在"), ("京东", "平台")),)).words == ("京东", "平台")
    assert set(anchored(((("怪", "赖"), ("我", "你")),)).words) == {"怪我", "怪你", "赖我", "赖你"}
    assert len(anchored(((many, many, many),)).words) <= MOST_ANCHORS


@pytest.mark.parametrize("text", ["问" * 3000, "问我" * 2000, "我" * 3000 + "谁", "问我谁" * 1000])
def test_a_line_that_stands_for_millions_of_texts_is_tried_in_no_time(text: str) -> None:
    piece = ("问", "我", "问问", "我我", "")
    phrase: Phrase = ((*[piece] * 12, ("谁",)), (*[piece] * 12, ("谁", "谁谁"), ("他",)))
    assert not found(phrase, text)


def test_a_line_with_many_holes_is_not_tried_in_all_their_combinations() -> None:
    phrase = ready(((("蘸",),),) * 20 + ((("汁",),),))
    assert list(search(phrase, "蘸" * 60)) == []  # there are 9 ** 20 ways to fail
    assert list(search(phrase, "蘸" * 20 + "汁")) == [(0, 21)]


def test_what_cannot_be_laid_is_tried_once_a_text_not_once_a_hit() -> None:
    piece = ("蘸", "蘸蘸", "蘸蘸蘸")
    phrase, text = ready(((piece,),) * 9 + ((("汁",),),)), "蘸" * 120
    dead_ends: DeadEnds = defaultdict(set)
    assert not any(holds(phrase, 99, text, at, at + 1, dead_ends) for at in range(len(text)))  # once: minutes
    assert len(dead_ends[id(phrase)]) <= len(text) * len(phrase)
    assert holds(phrase, 99, text + "汁", 118, 119, defaultdict(set))
