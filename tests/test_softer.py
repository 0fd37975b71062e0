"""Softer wordings are better than what they replace: clean, complete, and true to the facts."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.fixing import fix
from replylint.linter import Linter
from replylint.matching import lexicon
from replylint.model import PLATFORMS, Finding, Message, Severity
from replylint.rules import GRAMMAR, grammar_rules, wording
from replylint.settings import Settings
from replylint.softening import telling

TURN = "⏎"


@cache
def linter(platform: str = "jd") -> Linter:
    return Linter(Settings(platform=platform))


def findings(text: str, before: str = "", platform: str = "jd") -> list[str]:
    hits = linter(platform).hits(text, before)
    return [hit.code for hit in hits if not hit.exempt and linter(platform)._severity(hit) > Severity.INFO]


def all_rules() -> list[tuple[str, str]]:
    rules = (*lexicon.load(lexicon.built_in()).rules, *grammar_rules())
    return [(rule.code, text) for rule in rules for text in rule.bad]


def tone_rules() -> list[tuple[str, str]]:
    return [(code, text) for code, text in all_rules() if code.startswith(("BP", "ST"))]


def written_in_code() -> set[str]:
    """Every sentence of the rules' modules that may be said to a customer, templates filled in."""
    found = {text for name, text in vars(wording).items() if name.isupper() and isinstance(text, str)}
    found |= {text for texts in wording.SENTENCES.values() for text in texts}
    found |= {ending.replace("{}", "退不了") for _, ending in wording.REFUSED}
    found |= {ending.format("已经签收了") for _, ending in wording.PENDING}
    found |= {sentence.format("已经签收了") for sentence in wording.TELLING.values()}
    for rules in GRAMMAR:
        found |= {text for construction in rules.constructions() for text in construction.softer}
    found = {text for text in found if text != wording.WHENEVER} | {wording.WHENEVER.format("已经签收了")}
    return {text.format(said, what=said) for text in found for said in ("已经签收了", "不行", "退不了")}


def listed(code: str = "") -> dict[str, set[str]]:
    """The wordings of the lexicons by rule, of those whose code begins like that."""
    found: dict[str, set[str]] = {}
    for entry in lexicon.load(lexicon.built_in()).entries:
        if entry.code.startswith(code):
            found.setdefault(entry.code, set()).update(entry.softer)
    return found


SENTENCES = sorted(written_in_code().union(*listed("BP").values()))
SENTENCES_SET = frozenset(SENTENCES)


def test_no_sentence_of_the_rules_hides_from_these_tests() -> None:
    for module in sorted(Path(wording.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith("～"):
                filled = (node.value.format(said, what=said) for said in ("不行", "退不了", "已经签收了"))
                assert not SENTENCES_SET.isdisjoint(filled), node.value


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_softer_sentence_is_itself_clean_whatever_was_asked(platform: str) -> None:
    for sentence in SENTENCES:
        for before in ("", "能便宜点吗", "怎么又坏了", "什么时候发货呀"):
            assert not findings(sentence, before, platform), sentence
        assert "你" not in sentence


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("code", sorted(listed()))
def test_every_wording_of_the_lexicons_is_itself_clean(code: str, platform: str) -> None:
    for softer in listed()[code]:
        assert not findings(softer, platform=platform), softer


@pytest.mark.parametrize(("code", "example"), all_rules())
def test_no_wording_trades_one_fault_for_another(code: str, example: str) -> None:
    before, _, text = example.rpartition(TURN)
    for hit in linter().hits(text, before):
        if not hit.exempt:
            start, end = hit.replace or (hit.start, hit.end)
            for softer in hit.softer:
                now = Counter(findings(text[:start] + softer + text[end:], before))
                assert now <= Counter(findings(text, before)), softer


@pytest.mark.parametrize(("code", "example"), tone_rules())
def test_replacing_the_sentence_leaves_nothing_of_the_finding(code: str, example: str) -> None:
    before, _, text = example.rpartition(TURN)
    for hit in linter().hits(text, before):
        if hit.code == code and hit.replace and hit.softer:
            start, end = hit.replace
            assert code not in findings(text[:start] + hit.softer[0] + text[end:], before)


@pytest.mark.parametrize(("code", "example"), tone_rules())
def test_every_tone_finding_says_what_to_write_or_what_to_aim_for(code: str, example: str) -> None:
    before, _, text = example.rpartition(TURN)
    assert all(hit.softer or hit.aim for hit in linter().hits(text, before) if hit.code == code)


NUMBERS = ("89元", "周五", "3天", "2024-05-01", "5折", "128G", "两瓶", "5月1号", "下午三点", "￥12.50", "百分之五")
NAMES = ("张师傅", "王女士", "顺丰", "广州仓", "iPhone", "李经理")
NEGATED = ("不含酒精", "没有拆封", "不用寄回", "别用热水", "未付款")
FACTS = {
    "numbers": st.builds("{}{}".format, st.sampled_from(("预计", "最晚", "一共")), st.sampled_from(NUMBERS)),
    "names": st.builds("{}{}".format, st.sampled_from(NAMES), st.sampled_from(("负责这单", "已经揽收", "在处理"))),
    "negations": st.sampled_from(NEGATED),
}
TONES = sorted({text.rpartition(TURN)[2] for _, text in tone_rules()})
ALL = sorted({text.rpartition(TURN)[2] for _, text in all_rules()})


@st.composite
def with_a_fact(draw: st.DrawFn, texts: list[str]) -> tuple[str, str]:
    """A sentence at fault with a fact before or behind it; the fact."""
    text, fact = draw(st.sampled_from(texts)), draw(st.one_of(*FACTS.values()))
    mark = draw(st.sampled_from(("，", "。", " ", "\n")))
    return (f"{fact}{mark}{text}", fact) if draw(st.booleans()) else (f"{text}{mark}{fact}", fact)


def told(text: str) -> Counter[str]:
    """Numbers, dates, amounts, names and words of negation in ``text``."""
    return Counter(re.findall(rf"{'|'.join(NUMBERS + NAMES)}|\d+|[a-zA-Z]+|[不没未别无]", text))


@given(with_a_fact(TONES))
def test_no_rewrite_of_tone_changes_a_number_a_date_an_amount_a_name_or_a_negation(example: tuple[str, str]) -> None:
    message, fact = example
    for hit in linter().hits(message):
        if hit.code.startswith(("BP", "ST")) and hit.softer:
            start, end = hit.replace or (hit.start, hit.end)
            for softer in hit.softer:
                assert not told(fact) - told(message[:start] + softer + message[end:]), softer
                old = message[start:end]
                assert sorted(re.findall(telling._NUMBER, old)) == sorted(re.findall(telling._NUMBER, softer))


@given(with_a_fact(ALL), st.booleans())
def test_no_fix_of_any_rule_loses_a_fact(example: tuple[str, str], unsafe: bool) -> None:
    message, fact = example
    assert not told(fact) - told(fix(message, lambda text: linter().findings(Message(text)), unsafe).text)


@given(with_a_fact(TONES))
def test_what_is_fixed_stays_fixed(example: tuple[str, str]) -> None:
    def judge(text: str) -> tuple[Finding, ...]:
        return linter().findings(Message(text))

    once = fix(example[0], judge, unsafe=True).text
    assert fix(once, judge, unsafe=True).text == once


@given(
    st.sampled_from(["不能退", "没货", "换不了", "不支持分期", "发不了货"]),
    st.sampled_from(["谁让您不早说", "催什么催", "这是规定"]),
)
def test_no_rewrite_turns_a_refusal_into_a_promise(refusal: str, tone: str) -> None:
    message = f"{refusal}，{tone}"
    for hit in linter().hits(message):
        for softer in hit.softer if hit.replace else ():
            assert telling.refuses(softer) or not telling.refuses(message[slice(*hit.replace)])


@pytest.mark.parametrize(
    ("text", "softened"),
    [
        ("急也没用，周五才发", "让您久等了，周五才发，有进展我马上告诉您～"),
        ("谁让您不看清楚？周五给您换", "周五给您换，有需要随时找我，我帮您处理～"),
        ("这是规定，不能改。", "抱歉，不能改，我帮您看看还有没有别的办法～"),
    ],
)
def test_a_softened_reply_reads_as_one(text: str, softened: str) -> None:
    """The facts come first, a wording brings its own closing mark, and does not help where a clause refuses."""
    assert fix(text, lambda draft: linter().findings(Message(draft)), unsafe=True).text == softened
