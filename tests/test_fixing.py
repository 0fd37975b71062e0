"""A fix mends what it may, stops where it would end again, and loses nothing that stands beside the words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.documents.placeholders import FILLER, blanked, refilled
from replylint.edits import Edit, apply
from replylint.fixing import Lint, fix
from replylint.linter import Linter
from replylint.model import Both, Finding, Hit, Message, Rule, Severity
from replylint.settings import Settings

NOTHING = Both("", "")


def finding(text: str, code: str, start: int, end: int, *softer: str, safe: bool = True, **more: object) -> Finding:
    rule = Rule(code, code.lower(), NOTHING, Severity.ERROR, NOTHING, NOTHING)
    message = Message(text, writable=True, seen=blanked(text))
    return Finding(rule, message, start, end, Severity.ERROR, NOTHING, softer, safe=safe, **more)  # type: ignore[arg-type]


def linter(words: dict[str, tuple[str, ...]], safe: bool = True) -> Lint:
    """A linter that finds each of ``words`` (one rule a word) and offers its wordings."""

    def lint(text: str) -> list[Finding]:
        return [
            finding(text, f"AD{number:03}", match.start(), match.end(), *softer, safe=safe)
            for number, (word, softer) in enumerate(words.items())
            for match in re.finditer(re.escape(word), text)
        ]

    return lint


def test_a_safe_wording_is_written_in_place_of_the_words() -> None:
    fixed = fix("亲，全网最低价哦", linter({"全网最低价": ("价格很实惠",)}))
    assert fixed.text == "亲，价格很实惠哦"
    assert fixed.edits == (Edit(2, 7, "价格很实惠"),)
    assert len(fixed.applied) == 1
    assert fixed.left == ()


def test_several_wordings_are_a_choice_that_only_unsafe_makes() -> None:
    lint = linter({"最好": ("很好", "不错")})
    assert fix("最好的", lint).text == "最好的"
    assert [found.quote for found in fix("最好的", lint).left] == ["最好"]
    assert fix("最好的", lint, unsafe=True).text == "很好的"


def test_a_wording_that_may_change_the_meaning_is_only_for_unsafe() -> None:
    lint = linter({"最好": ("很好",)}, safe=False)
    assert fix("最好的", lint).text == "最好的"
    assert fix("最好的", lint, unsafe=True).text == "很好的"


def test_a_finding_without_a_wording_stays() -> None:
    fixed = fix("最好的", linter({"最好": ()}), unsafe=True)
    assert (fixed.text, len(fixed.left)) == ("最好的", 1)


def test_an_exempt_finding_is_neither_mended_nor_left() -> None:
    def lint(text: str) -> list[Finding]:
        return [found._replace(exempt="waived") for found in linter({"最好": ("很好",)})(text)]

    assert fix("最好的", lint) == ("最好的", (), (), ())


def test_of_overlapping_fixes_the_longer_one_is_made() -> None:
    fixed = fix("全网最低价", linter({"全网最": ("很",), "最低价": ("低价",), "全网最低价": ("实惠",)}))
    assert fixed.text == "实惠"


def test_of_overlapping_fixes_the_graver_one_is_made_and_the_other_waits() -> None:
    def lint(text: str) -> list[Finding]:
        long = [found._replace(severity=Severity.WARNING) for found in linter({"全网最低": ("很低",)})(text)]
        return [*long, *linter({"最低价": ("低价",)})(text)]

    fixed = fix("全网最低价", lint)
    assert fixed.text == "全网低价"


def test_what_a_fix_brings_to_light_is_mended_in_the_next_round() -> None:
    fixed = fix("最最好", linter({"最好": ("好",)}))
    assert fixed.text == "好"
    assert fixed.edits == (Edit(0, 2, ""),) or apply("最最好", fixed.edits) == "好"


def test_a_rule_that_points_at_one_place_at_a_time_is_followed_to_the_end() -> None:
    def lint(text: str) -> list[Finding]:
        at = text.find("你")
        return [finding(text, "ST106", at, at + 1, "您")] if at >= 0 else []

    assert fix("你好，你要的，给你", lint).text == "您好，您要的，给您"


def test_a_wording_that_another_rule_forbids_is_not_written() -> None:
    fixed = fix("最好的，全网低价", linter({"最好": ("第一",), "第一": (), "全网低价": ("实惠",)}))
    assert fixed.text == "最好的，实惠"
    assert [found.quote for found in fixed.left] == ["最好"]


def test_wordings_that_lead_in_a_circle_leave_the_text_as_it_was() -> None:
    def lint(text: str) -> list[Finding]:
        return [
            finding(text, "AD001", match.start(), match.end(), "乙" if match[0] == "甲" else "甲")
            for match in re.finditer("[甲乙]", text)
        ]

    assert fix("甲", lint).text == "甲"
    assert fix("乙", lint).text == "乙"


def test_a_wording_that_makes_more_of_the_same_is_not_written() -> None:
    assert fix("最好", linter({"最": ("最最",)})).text == "最好"


def test_a_text_that_would_be_judged_without_end_is_left_as_it_is() -> None:
    fixed = fix("最" * 500, linter({"最": ("最最",)}))
    assert fixed.text == "最" * 500
    assert fixed.edits == ()


def sentence(text: str, words: str, wording: str) -> Lint:
    """A linter that wants the whole of ``text`` replaced because of ``words``."""

    def lint(now: str) -> list[Finding]:
        at = now.find(words)
        return [finding(now, "OW101", at, at + len(words), wording, replace=(0, len(now)))] if now == text else []

    return lint


def test_a_sentence_is_replaced_with_all_that_it_says() -> None:
    assert (
        fix("亲，我也没办法", sentence("亲，我也没办法", "没办法", "亲，我再帮您想想"), unsafe=True).text
        == "亲，我再帮您想想"
    )


def test_a_sentence_is_not_replaced_if_a_number_would_be_lost() -> None:
    for text in ("我也没办法，退您15元", "三天内到，没办法", "单号SF88没办法", "没办法，不能退"):
        assert fix(text, sentence(text, "没办法", "我再帮您想想"), unsafe=True).text == text
    kept = "我再帮您想想，退您15元"
    assert fix("我也没办法，退您15元", sentence("我也没办法，退您15元", "没办法", kept), unsafe=True).text == kept


def test_a_sentence_is_not_replaced_if_a_placeholder_would_be_lost() -> None:
    for text in ("{name}没办法哦", "没办法，点https://a.cn/b", "[姓名]您好没办法", "没办法<br>呢"):
        assert fix(text, sentence(text, "没办法", "我再帮您想想"), unsafe=True).text == text
    kept = "{name}我再帮您想想"
    assert fix("{name}没办法哦", sentence("{name}没办法哦", "没办法", kept), unsafe=True).text == kept


def test_a_wording_made_from_the_blanked_text_gets_its_placeholders_back() -> None:
    message = Message("亲爱的{{name}}不讲价", seen=blanked("亲爱的{{name}}不讲价"))
    hit = Hit(
        "ST103", 11, 14, (f"亲爱的{FILLER * 8}，价格已经最优惠啦", "亲，价格已经很优惠啦"), replace=(0, 14), safe=True
    )
    found = refilled(hit, message)
    assert found.softer == ("亲爱的{{name}}，价格已经最优惠啦",)
    assert not found.safe


WORDS = {"最好": ("很好",), "最": ("很",), "好好": ("好",), "第一": ("最",), "绝对": (), "一一": ("第一", "一")}


@given(st.text(st.sampled_from("最好第一绝对，a1😀\n{}"), max_size=30), st.booleans())
def test_fixing_twice_changes_nothing_and_nothing_gets_worse(text: str, unsafe: bool) -> None:
    lint = linter(WORDS)
    once = fix(text, lint, unsafe)
    assert apply(text, once.edits) == once.text
    assert len(once.left) == len(lint(once.text)) <= len(lint(text))
    assert fix(once.text, lint, unsafe).text == once.text
    assert {found.rule.code for found in once.left} <= {found.rule.code for found in lint(text)}


@given(
    st.lists(st.sampled_from(["最好", "12.5元", "{name}", "不", "没有", "SF1", "，", "亲"]), max_size=12).map("".join)
)
def test_outside_the_words_at_fault_every_number_name_and_negation_stays(text: str) -> None:
    fixed = fix(text, linter({"最好": ("很好",)}))
    assert fixed.text == text.replace("最好", "很好")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("亲，“最好”的茶巾", "亲，“很不错”的茶巾"),
        ('亲，"最好"的茶巾', '亲，"很不错"的茶巾'),
        ("亲，'最好'的茶巾", "亲，'很不错'的茶巾"),
        ("亲，【最好】的茶巾", "亲，【很不错】的茶巾"),
        ("亲，**最好**的茶巾", "亲，**很不错**的茶巾"),
        ("亲，最“好的”茶巾", "亲，最“好的”茶巾"),
        ("亲，最「好」的茶巾", "亲，很不错的茶巾"),
    ],
)
def test_of_a_pair_of_marks_a_fix_never_takes_one_away(text: str, mended: str) -> None:
    judge = Linter(Settings())
    assert fix(text, lambda said: judge.findings(Message(said))).text == mended


def test_a_change_that_would_part_a_pair_of_marks_is_not_made() -> None:
    assert fix("亲，（好评返现）哦", linter({"返现）": ("送礼",)})).text == "亲，（好评返现）哦"
