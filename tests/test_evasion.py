"""Disguised names are caught, innocent look-alikes are not; evasion.py makes both and prints the figures."""

from __future__ import annotations

import evasion
import pytest

from replylint.linter import Linter
from replylint.settings import Settings

RECALL = evasion.recall()
ENOUGH, ENOUGH_OF_A_KIND, TOO_MANY = 0.95, 0.9, 0.01


def test_at_least_95_percent_of_all_disguises_are_caught() -> None:
    found, total = (sum(counts) for counts in zip(*RECALL.values(), strict=True))
    assert found >= ENOUGH * total, f"{found} of {total}"


@pytest.mark.parametrize("kind", evasion.KINDS)
def test_no_kind_of_disguise_is_a_way_round(kind: str) -> None:
    found, total = RECALL[kind]
    assert found >= ENOUGH_OF_A_KIND * total, f"{found} of {total}"


def test_at_most_one_percent_of_innocent_look_alikes_raise_an_alarm() -> None:
    alarms = evasion.false_alarms()
    assert len(alarms) <= TOO_MANY * len(evasion.innocent()), alarms


def test_there_are_enough_of_both() -> None:
    assert len(evasion.innocent()) >= 300
    assert sum(total for _, total in RECALL.values()) >= 900


@pytest.mark.parametrize(
    "text", ["销量NO.1", "行业No. 1", "ＮＯ．１品牌", "Top-1的选择", "全网TOP 1", "效果 100% 有效"]
)
def test_dots_and_blanks_as_everybody_writes_them_hide_nothing(text: str) -> None:
    hits = Linter().hits(text)
    assert hits
    assert {hit.disguise for hit in hits} == {None}


@pytest.mark.parametrize("text", ["销量N·O·1", "n o 1", "最 便宜", "顶-级", "国*家*级"])
def test_other_dots_and_blanks_do(text: str) -> None:
    assert [hit.disguise for hit in Linter().hits(text)] == ["noise"]


@pytest.mark.parametrize("unseen", ["\u2066", "\u200b", "\u202e", "\ufeff"])
def test_an_unseen_character_behind_the_words_is_none_of_them(unseen: str) -> None:
    (hit,) = Linter(Settings(platform="jd", select=("CH",))).hits(f"去淘宝{unseen}看看")
    assert (hit.start, hit.end) == (1, 3)


def test_an_accent_on_the_last_character_belongs_to_it() -> None:
    (hit,) = Linter(Settings(platform="jd", select=("CH",))).hits("去淘宝\u0301看看")
    assert (hit.start, hit.end) == (1, 4)
