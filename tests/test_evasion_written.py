"""Disguised mentions and innocent look-alikes that were written by hand, in sentences, not made by a generator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from replylint.linter import Linter
from replylint.settings import Settings

DATA = Path(__file__).parent / "data"
ENOUGH, TOO_MANY = 0.95, 0.01


def disguised() -> Iterator[tuple[str, str]]:
    """The shop's platform and the sentence."""
    platform = ""
    for line in (DATA / "disguised_by_hand.txt").read_text("utf-8").splitlines()[1:]:
        if line.startswith("#"):
            platform = line.partition("|")[2]
        else:
            yield platform, line


def is_found(text: str, linter: Linter) -> bool:
    return any(not hit.exempt for hit in linter.hits(text))


def test_disguised_mentions_are_found_in_sentences_of_all_kinds() -> None:
    linters = {name: Linter(Settings(platform=name, select=("CH",))) for name in ("jd", "tmall", "pdd")}
    cases = list(disguised())
    missed = [text for platform, text in cases if not is_found(text, linters[platform])]
    assert len(cases) > 250
    assert len(missed) <= (1 - ENOUGH) * len(cases), missed


def test_look_alikes_are_left_alone() -> None:
    linter = Linter(Settings(platform="jd", select=("CH",)))
    lines = (DATA / "lookalikes_by_hand.txt").read_text("utf-8").splitlines()[1:]
    alarms = [text for text in lines if is_found(text, linter)]
    assert len(lines) > 150
    assert len(alarms) <= TOO_MANY * len(lines), alarms
