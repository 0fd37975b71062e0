"""Lexicons compiled, kept between runs and unpacked find what their lines say, neither more nor less."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from naive import NaiveLinter

from replylint.linter import Linter
from replylint.matching import compiled, lexicon
from replylint.rules import grammar_rules
from replylint.settings import Settings

SHIPPED = lexicon.load(lexicon.built_in())
EXAMPLES = sorted({example for rule in (*SHIPPED.rules, *grammar_rules()) for example in (*rule.bad, *rule.good)})
SETTINGS = [
    Settings(),
    Settings(platform="jd"),
    Settings(strict=True),
    Settings(select=("AD", "ST"), ignore=("AD101",)),
]
FRAGMENTS = st.sampled_from(
    [
        *sorted({word for example in EXAMPLES for word in (example[at : at + 3] for at in range(0, len(example), 3))}),
        *"，。！ ~·👍\u200b⏎你您亲最微信淘宝不没是",
    ]
)
TEXTS = st.lists(FRAGMENTS, max_size=12).map("".join)


@pytest.fixture(scope="module", params=SETTINGS, ids=str)
def both(request: pytest.FixtureRequest) -> tuple[Linter, Linter]:
    """The linter that is used, and one that takes the long way, under the same settings."""
    return Linter(request.param), NaiveLinter(request.param, SHIPPED.entries)


def test_examples_are_judged_as_by_going_through_the_lexicons_line_by_line(both: tuple[Linter, Linter]) -> None:
    fast, slow = both
    for example in EXAMPLES[:: 3 if fast.settings == SETTINGS[0] else 20]:
        before, _, text = example.rpartition("⏎")
        assert fast.hits(text, before) == slow.hits(text, before)


@settings(max_examples=25)
@given(text=TEXTS, before=TEXTS, after=TEXTS)
def test_any_text_is_judged_as_by_going_through_the_lexicons_line_by_line(
    both: tuple[Linter, Linter], text: str, before: str, after: str
) -> None:
    fast, slow = both
    expected = {said: slow.hits(text, said, after) for said in (before, "", text)}
    for said in (*expected, before):  # the second time from memory
        assert fast.hits(text, said, after) == expected[said]


@pytest.mark.parametrize("word", ["😀", "、"])
def test_an_entry_of_signs_alone_breaks_nothing(word: str) -> None:
    assert Linter(Settings(rivals=(word, "某某牌"))).hits("这款和某某牌一样😀->、")


def test_the_words_of_a_bare_list_are_kept_as_one_entry(tmp_path: Path) -> None:
    few, many = tmp_path / "few.txt", tmp_path / "many.txt"
    few.write_text("小晴天\n", encoding="utf-8")
    many.write_text("".join(f"小{char}天\n" for char in "晴川苑店铺家居旗舰"), encoding="utf-8")
    one, others = (compiled.packed([file]) for file in (few, many))
    assert others["entries"] == one["entries"]
    assert len(others["seen: watches"]) == len(one["seen: watches"])
    assert set(compiled.Index("seen", others)) - set(compiled.Index("seen", one)) == {
        f"小{char}天" for char in "川苑店铺家居旗舰"
    }


def test_brackets_that_mean_themselves_are_one_piece_with_the_text_beside_them(tmp_path: Path) -> None:
    file = tmp_path / "brackets.txt"
    file.write_text("热卖（新款）（包邮/送礼）（爆）\n", encoding="utf-8")
    (entry,) = lexicon.load([file]).entries
    assert entry.phrase == ((("热卖（新款）",), ("包邮", "送礼"), ("（爆）",)),)


def test_an_excuse_that_is_but_a_picture_excuses_nothing(tmp_path: Path) -> None:
    """Pictures are noise between words, so that nothing of it is left to be sought."""
    own = tmp_path / "own.lexicon"
    own.write_text("[OW101 自家]\n样品\n    除外：❤\n    同句除外：❤\n", "utf-8")
    (hit,) = Linter(Settings(lexicons=(str(own),), select=("OW",))).hits("样品❤已寄出")
    assert not hit.exempt
