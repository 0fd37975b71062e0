"""A pattern that is compiled late does what one does that was compiled at once."""

import re

import pytest

from replylint.patterns import pattern


def test_it_is_used_like_any_other() -> None:
    digits = pattern(r"(?P<digits>\d+)")
    assert [match["digits"] for match in digits.finditer("a1b22")] == ["1", "22"]
    assert digits.sub("*", "a1b22") == "a*b*"
    assert digits.pattern == r"(?P<digits>\d+)"
    assert pattern("tb", re.IGNORECASE).fullmatch("TB")


def test_what_is_wrong_with_it_shows_when_it_is_used() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("(")
