"""The words that a pattern cannot do without are in all that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from replylint.matching.needles import needles
from replylint.rules import GRAMMAR, bare_refusal
from replylint.text.view import fold, squeeze

PATTERNS = [construction.pattern for rule in GRAMMAR for construction in rule.constructions()]


def test_each_bare_no_has_one_of_the_signs_by_which_it_is_sought() -> None:
    assert not [no for no in needles(bare_refusal._NO.pattern, str) if bare_refusal._SIGNS.isdisjoint(no)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("凭(?:什么|啥)(?:退|赔)", {"凭什么", "凭啥"}),
        ("[您你]?都[怪赖][谁我]", {"都怪谁", "都怪我", "都赖谁", "都赖我"}),
        ("(?:急|催)(?:也)?没用|等着吧?", {"急没用", "急也没用", "催没用", "催也没用", "等着"}),
        ("(?<!不)还[^,]{1,8}什么(?=[,。]|$)", {"什么"}),
        ("(?:可能|大概){2}", {"可能可能", "可能大概", "大概可能", "大概大概"}),
        ("(?:也许|应该)+吧", {"也许", "应该"}),
        ("怪 谁", {"怪谁"}),
        (r"(不.)\1", {"不"}),
    ],
)
def test_the_most_telling_words_that_must_stand_somewhere(pattern: str, words: set[str]) -> None:
    assert needles(pattern, squeeze) == words


@pytest.mark.parametrize("pattern", ["[^,]{2,}", "好?", "好|.", " *", r"\w+"])
def test_a_pattern_that_needs_no_word_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no words are needed"):
        needles(pattern, squeeze)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_construction_matches_has_one_of_its_words(pattern: str, data: st.DataObject) -> None:
    text = fold(data.draw(st.from_regex(pattern)))
    assume(re.search(pattern, text))
    assert any(word in squeeze(text) for word in needles(pattern, squeeze))
