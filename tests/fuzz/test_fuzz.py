"""Whatever strangers write: no traceback, no wrong offset. A short run; ``python -m tests.fuzz`` is the long one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.inputs import PIECES, made, samples
from tests.fuzz.targets import TARGETS, refused

FOUND = sorted((Path(__file__).parent / "found").iterdir())
ANYTHING = st.one_of(
    st.binary(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=15).map(b"".join),
    st.builds(lambda sample, end: sample[:end], st.sampled_from(samples()), st.integers(1, 600)),
    st.randoms(use_true_random=False).map(made),
)


@pytest.mark.parametrize("name", TARGETS)
@given(ANYTHING)
@settings(max_examples=60, database=None)
def test_any_input_is_taken_or_refused_with_a_sentence(name: str, data: bytes) -> None:
    refused(TARGETS[name], data)


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_what_once_failed_no_longer_does(file: Path) -> None:
    if file.name != "README.md":
        refused(TARGETS[file.name.partition("-")[0]], file.read_bytes())
