"""Softer wordings are better than what they replace: clean, complete, and true to the facts."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint import lexicon
from replylint.engine import Linter
from replylint.model import Severity
from replylint.rules import grammar, grammar_rules, wording
from replylint.settings import Settings

TURN = "⏎"


@cache
def linter() -> Linter:
    return Linter(Settings(platform="jd"))


def findings(text: str, before: str = "") -> list[str]:
    hits = linter().hits(text, before)
    return [hit.code for hit in hits if not hit.exempt and linter()._severity(hit) > Severity.INFO]


def tone_rules() -> list[tuple[str, str]]:
    rules = (*lexicon.load(lexicon.built_in()).rules, *grammar_rules())
    return [(rule.code, text) for rule in rules if rule.code.startswith(("BP", "ST")) for text in rule.bad]


def shipped() -> set[str]:
    """Every sentence that a tone finding may offer."""
    entries = lexicon.load(lexicon.built_in()).entries
    listed = {softer for entry in entries if entry.code.startswith("BP") for softer in entry.softer}
    shared = {text for name, text in vars(wording).items() if name.isupper() and isinstance(text, str)}
    kinds = {text for texts in wording.SENTENCES.values() for text in texts}
    offered = {
        softer
        for _, example in tone_rules()
        for hit in linter().hits(example.rpartition(TURN)[2], example.rpartition(TURN)[0])
        if hit.code.startswith(("BP", "ST")) and len(hit.softer and hit.softer[0]) > 4
        for softer in hit.softer
    }
    return listed | shared | kinds | offered


@pytest.mark.parametrize("sentence", sorted(shipped()))
def test_a_softer_sentence_is_itself_clean(sentence: str) -> None:
    assert not findings(sentence)
    assert not findings(sentence, "能便宜点吗")
    assert "你" not in sentence


@pytest.mark.parametrize(("code", "example"), tone_rules())
def test_replacing_the_sentence_leaves_nothing_of_the_finding(code: str, example: str) -> None:
    before, _, text = example.rpartition(TURN)
    for hit in linter().hits(text, before):
        if hit.code == code and hit.replace and hit.softer:
            start, end = hit.replace
            assert code not in findings(text[:start] + hit.softer[0] + text[end:], before)


@pytest.mark.parametrize(("code", "example"), tone_rules())
def test_every_tone_finding_says_what_to_write_or_what_to_aim_for(code: str, example: str) -> None:
    before, _, text = example.rpartition(TURN)
    assert all(hit.softer or hit.aim for hit in linter().hits(text, before) if hit.code == code)


@given(
    st.sampled_from([text.rpartition(TURN)[2] for _, text in tone_rules()]),
    st.sampled_from(["89元", "周五", "3天", "2024-05-01", "5折", "128G", "两瓶", "P60"]),
    st.booleans(),
)
def test_no_rewrite_changes_a_number_a_date_or_an_amount(text: str, fact: str, first: bool) -> None:
    message = f"{fact}{text}" if first else f"{text}{fact}"
    for hit in linter().hits(message):
        if hit.code.startswith(("BP", "ST")) and hit.softer and hit.replace:
            old = message[slice(*hit.replace)]
            for softer in hit.softer:
                assert sorted(re.findall(grammar._NUMBER, old)) == sorted(re.findall(grammar._NUMBER, softer))


@given(
    st.sampled_from(["不能退", "没货", "换不了", "不支持分期", "发不了货"]),
    st.sampled_from(["谁让您不早说", "催什么催", "这是规定"]),
)
def test_no_rewrite_turns_a_refusal_into_a_promise(refusal: str, tone: str) -> None:
    message = f"{refusal}，{tone}"
    for hit in linter().hits(message):
        for softer in hit.softer if hit.replace else ():
            assert re.search(grammar._REFUSAL, softer) or not re.search(grammar._REFUSAL, message[slice(*hit.replace)])
