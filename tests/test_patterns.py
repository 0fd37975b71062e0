"""A pattern that is compiled late does what one does that was compiled at once."""

import re
import sys

import pytest

from replylint.text import patterns
from replylint.text.patterns import pattern


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


@pytest.mark.parametrize(
    "source",
    [
        r"(?P<digits>\d+)号",
        "(?i:tb)|[\u4e00-\u9fff]{1,4}?(?<!不)店",
        f"[{''.join(map(chr, range(0x1F300, 0x1F500, 3)))}]",
    ],
)
def test_one_that_an_earlier_run_has_compiled_is_not_compiled_again(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patterns.know(patterns.programs([source]))
    whole = re.compile(source)
    patterns.compiled.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(re, "compile", None)
        known = patterns.compiled(source)
    assert known.groupindex == whole.groupindex
    text = "TB12号小店🌀"
    assert [match.span() for match in known.finditer(text)] == [match.span() for match in whole.finditer(text)] != []


@pytest.mark.parametrize("source", [
    "(?:(?<!不)您|亲们?)(?:好|家)", "店?铺", "(?:[0-9两]|十)(?:号|楼)", r"(?:\d|一)单", "(?P<a>店|铺)(?P=a)",
    "(?:很|x{2,3})好", "^(?:在|好)的", "(?:|店)铺?", "(?:[^店]|铺)号", r"(?:\w|。)号", "小店", "(?=好)[好坏]的",
    "(?i)(?:t|店)b", "(?:(?i:t)|店)b",
])  # fmt: skip
def test_one_that_is_told_how_matches_begin_finds_what_it_found(source: str) -> None:
    patterns.know(patterns.programs([source]))
    patterns.compiled.cache_clear()
    known, whole = patterns.compiled(source), re.compile(source)
    for text in (
        "您好，亲们好，不您家",
        "小店铺里，铺铺",
        "3号两楼十号",
        "一单٣单",
        "好店店",
        "xx好，很好，x好",
        "好的在的",
        "a号",
        "Tbx店x",
        "",
    ):
        assert [match.span() for match in known.finditer(text)] == [match.span() for match in whole.finditer(text)]
        assert known.sub("*", text) == whole.sub("*", text)


def test_one_that_is_wrong_has_no_program_and_leaves_those_of_others() -> None:
    assert patterns.programs(["(", "()"]).keys() >= {"()"}
    assert "(" not in patterns.programs(["("])


def test_a_program_that_does_not_come_back_alike_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_assembled", lambda source, program: re.compile("another"))
    assert patterns.programs(["店"]) == {}


def test_without_the_inner_parts_of_re_patterns_are_compiled_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_sre", None)
    assert patterns.programs(["店铺"]) == {}
    assert patterns.compiled("店铺").search("小店铺")


def test_a_program_of_another_python_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns.know(patterns.programs(["旗舰店"]))
    patterns.compiled.cache_clear()
    monkeypatch.setattr("_sre.MAGIC", 1)
    monkeypatch.setattr("_sre.compile", None)  # ``re`` still remembers this pattern
    assert patterns.compiled("旗舰店").search("小旗舰店")
