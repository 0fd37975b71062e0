"""Disguised names are caught, innocent look-alikes are not; evasion.py makes both and prints the figures."""

from __future__ import annotations

import evasion
import pytest

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
