"""The schema that ships is the truth about settings: for editors, for the parser, for the defaults, for `init`."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.commands.choices import Choices
from replylint.commands.config import as_table
from replylint.commands.init import template
from replylint.model import PLATFORMS
from replylint.settings.schema import faults, properties, schema
from replylint.talks.timing import PLATFORM_YARDSTICKS, Yardsticks
from replylint.toml import written

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

STANDARD = jsonschema.Draft7Validator(schema())

ACCEPTED = [
    {},
    {"platform": "jd", "scope": "public", "lang": "en", "strict": True, "scorer": False},
    {"select": ["AD", "CH101"], "ignore": [], "extend-ignore": ["ST1"]},
    {"severity": "error", "severity-overrides": {"AD": "info", "ST10": "warning"}},
    {"per-file-ignores": {"活动/*.md": ["AD112", "AD"]}},
    {"lexicons": ["词库/本店.txt", "../x.txt"], "rival-brands": ["某某牌 -> 其他品牌"], "extends": "../team.toml"},
    {"columns": {"text": "内容"}, "roles": {"坐席": "agent"}, "layouts": {"甲": {"columns": {"text": "乙"}}}},
    {"yardsticks": {"late": 60, "slot-share": 1, "rates": [{"seconds": 30, "share": 0.8}], "robots": True}},
    {"check-roles": ["all"]},
]
REFUSED = [
    [],
    "platform",
    {"platfrom": "jd"},
    {"platform": "JD"},
    {"platform": ["jd"]},
    {"strict": 1},
    {"strict": "true"},
    {"select": "AD"},
    {"select": ["ad"]},
    {"select": ["AD1011"]},
    {"select": [3]},
    {"check-roles": []},
    {"check-roles": ["boss"]},
    {"severity-overrides": {"AD": "fatal"}},
    {"severity-overrides": {"广告": "info"}},
    {"severity-overrides": ["AD"]},
    {"per-file-ignores": {"": ["AD"]}},
    {"per-file-ignores": {"*.md": "AD"}},
    {"lexicons": [""]},
    {"lexicons": ["https://example.com/words.txt"]},
    {"extends": ["a.toml"]},
    {"extends": "ftp://example.com/a.toml"},
    {"columns": {"txt": "内容"}},
    {"columns": {"text": ""}},
    {"roles": {"坐席": "boss"}},
    {"layouts": {"甲": {}}},
    {"layouts": {"甲": {"columns": {}, "color": 1}}},
    {"yardsticks": {"late": 0}},
    {"yardsticks": {"late": 1.5}},
    {"yardsticks": {"late": True}},
    {"yardsticks": {"slot-share": -0.1}},
    {"yardsticks": {"rates": [{"seconds": 30}]}},
    {"yardsticks": {"opens": 24}},
]


@pytest.mark.parametrize("settings", ACCEPTED, ids=str)
def test_what_the_schema_accepts_the_parser_accepts(settings: object) -> None:
    assert STANDARD.is_valid(settings) and not list(faults(settings))


@pytest.mark.parametrize("settings", REFUSED, ids=str)
def test_what_the_schema_refuses_the_parser_refuses(settings: object) -> None:
    assert not STANDARD.is_valid(settings) and list(faults(settings))


_LEAVES = st.one_of(
    st.booleans(),
    st.integers(-2, 70),
    st.floats(-1, 2),
    st.sampled_from(["", "jd", "AD", "AD101", "info", "agent", "all", "zh", "public", "a.txt", "http://a", "a\0b"]),
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["AD", "*.md", "text", "columns", "late", "rates", "seconds", "share"]), inner),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*properties(), "unknown"]), _VALUES, max_size=3))
def test_parser_and_schema_agree_on_whatever_is_written(settings: Mapping[str, Any]) -> None:
    assert STANDARD.is_valid(settings) == (not list(faults(settings)))


@given(_VALUES)
def test_whatever_is_wrong_is_told_in_both_languages_and_never_crashes(settings: object) -> None:
    for fault in faults(settings):
        assert fault.said.zh and fault.said.en


def test_the_defaults_that_the_schema_tells_are_those_that_hold() -> None:
    stated = {key: node["default"] for key, node in properties().items() if "default" in node}
    chosen = Choices({"isolated": True}).of("-")
    by_key = {
        **chosen.settings._asdict(),
        **chosen.reading._asdict(),
        "severity": chosen.settings.severity.label,
        "size-limits": chosen.reading.limits,
        "severity-overrides": dict(chosen.settings.severities),
        "rival-brands": chosen.settings.rivals,
        "per-file-ignores": {},
        "check-roles": chosen.roles,
        "layouts": {},
        "exclude": (),
        "lang": chosen.lang,
        "yardsticks": {},
    }
    for key, value in stated.items():
        held = by_key[key]
        assert value == (list(held) if isinstance(held, (tuple, frozenset)) else held), key
    assert chosen.settings.yardsticks == Yardsticks()


def test_every_platform_and_yardstick_stands_in_the_schema() -> None:
    known = schema()["properties"]
    assert known["platform"]["enum"] == list(PLATFORMS) and set(PLATFORMS) == set(PLATFORM_YARDSTICKS)
    assert list(known["yardsticks"]["properties"]) == [name.replace("_", "-") for name in Yardsticks._fields]
    for sticks in PLATFORM_YARDSTICKS.values():
        assert not list(faults({"yardsticks": as_table(sticks)}))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_file_that_init_writes_is_valid_as_it_is_and_with_every_setting_taken_in(platform: str, lang: str) -> None:
    text = template(platform, lang)
    assert tomllib.loads(text) == {"platform": platform}
    settings = r"^# (?=(?:[\w-]+|\"[^\"]+\") = |\[[\w-]+\]$)"
    whole = tomllib.loads(re.sub(settings, "", text, flags=re.MULTILINE))
    assert not list(faults(whole))
    assert {key for key in properties() if not key.startswith("extend-")} == set(whole)


@given(
    st.recursive(
        st.one_of(st.text(st.characters(codec="utf-8")), st.booleans(), st.integers(), st.floats(-9, 9)),
        lambda inner: st.one_of(
            st.lists(inner), st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1), inner)
        ),
        max_leaves=6,
    )
)
def test_a_value_written_as_toml_is_read_as_itself(value: object) -> None:
    assert tomllib.loads(f"x = {written(value)}") == {"x": value}


DOCS = [Path(__file__).parent.parent / "docs" / name for name in ("settings.md", "settings.zh-CN.md")]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_the_docs_name_every_key_and_their_examples_are_valid(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [key for key in properties() if f"`{key}`" not in text] == []
    examples = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert examples and not [fault for example in examples for fault in faults(tomllib.loads(example))]
