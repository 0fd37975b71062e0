"""What lexicon lines mean: pulled-apart words, holes, marks and excuses, each as the lexicon's author reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from replylint.linter import Linter
from replylint.matching.lexicon import load
from replylint.model import ReplylintError
from replylint.settings import Settings

Find = Callable[[str, str], list[str]]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """What a lexicon of these lines finds in a text, exempt hits left out."""

    def find(lines: str, text: str) -> list[str]:
        file = tmp_path / "own.txt"
        file.write_text(f"[OW102 自定]\n{lines}\n", encoding="utf-8")
        linter = Linter(Settings(platform="jd", lexicons=(str(file),), select=("OW",)))
        return [text[hit.start : hit.end] for hit in linter.hits(text) if not hit.exempt]

    return find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全网神价", ["神价"]),
        ("全网神·价", ["神·价"]),
        ("全网神 价", ["神 价"]),
        ("全网神\u200b\ufeff价", ["神\u200b\ufeff价"]),
        ("全网神——·—价", []),
        ("全网神，价", []),
        ("全网神\n价", []),
    ],
)
def test_a_word_is_found_through_a_little_noise_and_no_more(find: Find, text: str, found: list[str]) -> None:
    assert find("神价", text) == found


def test_what_stands_in_a_hole_may_hold_any_noise_but_no_clause_end(find: Find) -> None:
    assert find("加…微", "加 --- 我的 微") == ["加 --- 我的 微"]
    assert find("加…微", "加，微") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ck店", ["ck"]),
        ("ck abc123", ["ck"]),
        ("用ck-我的", ["ck"]),
        ("tick", []),
        ("ckx", []),
        ("ti\u200bck", []),
        ("CK", ["CK"]),
    ],
)
def test_letters_are_found_only_where_they_stand_alone_in_the_text(find: Find, text: str, found: list[str]) -> None:
    assert find("ck", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("ck店", ["ck"]), ("CK-12", []), ("CK500", []), ("2ck", []), ("A-CK", []), ("ck12345678", ["ck"])],
)
def test_initials_are_never_part_of_a_model_number(find: Find, text: str, found: list[str]) -> None:
    assert find("ck @缩写", text) == found


def test_a_hidden_entry_counts_in_disguise_only(find: Find) -> None:
    assert find("天平 @谐音,伪装", "天平称重") == []
    assert find("天平 @谐音,伪装", "天·平和tian平") == ["天·平", "tian平"]


def test_a_whole_word_does_not_end_within_another(find: Find) -> None:
    assert find("家具 @整词", "家具很好") == ["家具"]
    assert find("家具 @整词", "大家具体说说") == []


def test_a_guessed_word_does_not_hide_a_whole_word(find: Find) -> None:
    assert find("天猫 @整词", "去天猫买") == ["天猫"]


def test_a_phrase_in_the_same_sentence_excuses(find: Find) -> None:
    lines = "加微信\n    同句除外：诈骗"
    assert find(lines, "加微信说") == ["加微信"]
    assert find(lines, "让您加微信的，都是诈骗") == []
    assert find(lines, "加微信说。谨防诈骗") == ["加微信"]


def test_a_section_wide_excuse_holds_for_all_its_entries(find: Find) -> None:
    lines = "加微信\n加群聊\n同句除外：诈骗"
    assert find(lines, "诈骗的才让您加微信和加群聊") == []


def test_a_pardon_holds_only_inside_its_phrase(find: Find) -> None:
    lines = "神价\n    除外：神价表"
    assert find(lines, "神价表和神价") == ["神价"]


def test_a_picture_in_an_entry_is_sought_as_a_picture(find: Find) -> None:
    assert find("加我🐧 @谐音", "加我🐧吧") == ["加我🐧"]
    assert find("加我🐧 @谐音", "加我吧") == []


def test_a_line_with_too_many_holes_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "own.txt"
    file.write_text(f"[OW102 自定]\n{'…'.join('蘸' * 12)}\n", encoding="utf-8")
    with pytest.raises(ReplylintError, match=r"own\.txt:2: a phrase may have 10 holes, this one has 11"):
        load([file])
