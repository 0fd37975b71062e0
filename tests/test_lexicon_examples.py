"""Every rule, of words or of grammar, proves itself: it catches its bad examples and leaves its good ones alone."""

from __future__ import annotations

from functools import cache

import pytest

from replylint.linter import Linter
from replylint.matching import lexicon
from replylint.model import Rule
from replylint.rules import grammar_rules
from replylint.settings import Settings

TURN = "⏎"
RULES = (*lexicon.load(lexicon.built_in()).rules, *grammar_rules())


@cache
def linter() -> Linter:
    return Linter(Settings(platform="jd"))


def caught(code: str, example: str) -> bool:
    before, _, text = example.rpartition(TURN)
    return any(hit.code == code and not hit.exempt for hit in linter().hits(text, before))


def examples(which: str) -> list[object]:
    return [pytest.param(rule, text, id=f"{rule.code}-{text}") for rule in RULES for text in getattr(rule, which)]


@pytest.mark.parametrize(("rule", "text"), examples("bad"))
def test_a_rule_catches_its_bad_examples(rule: Rule, text: str) -> None:
    assert caught(rule.code, text)


@pytest.mark.parametrize(("rule", "text"), examples("good"))
def test_a_rule_leaves_its_good_examples_alone(rule: Rule, text: str) -> None:
    assert not caught(rule.code, text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_is_about_in_both_languages(rule: Rule) -> None:
    assert rule.name != rule.code.lower()
    assert all((rule.title.zh, rule.title.en, rule.why.zh, rule.why.en, rule.basis.zh, rule.basis.en))
    assert rule.why.en != rule.title.en
    assert rule.rows
    assert (rule.bad and rule.good) or rule.code == "CH105"  # rival brands are the shop's own to name
