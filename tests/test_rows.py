"""Every row of the source documents is checked: by a rule with examples from both sides, or by named tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from replylint.commands.explain import all_rules

ROWS = [
    f"S{number}"
    for first, last in (
        (101, 104),
        (111, 129),
        (201, 222),
        (301, 308),
        (311, 317),
        (321, 323),
        (401, 407),
        (501, 506),
        (601, 604),
    )
    for number in range(first, last + 1)
]
PROVED = {row for rule in all_rules() if rule.bad and rule.good for row in rule.rows}
TESTS = "\n".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_proved_by_a_rules_examples_or_by_tests_that_name_it(row: str) -> None:
    named = re.findall(rf"(?:def test_\w*_{row.lower()}(?:_\w*)?\(|Row {row}\b)", TESTS)
    assert row in PROVED or len(named) >= 1
