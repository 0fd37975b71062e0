"""Where no wording can be put in, a finding of tone shows how a whole reply could sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import told
from softened import linter

from replylint.model import PLATFORMS, Hit, Severity
from replylint.rules import wording
from replylint.softening import examples, situations
from replylint.text.view import View

SENTENCES = {*examples.BY_KIND.values(), situations.NOT_POSSIBLE} | {
    sentence for one in situations.SITUATIONS for sentence in (one.refused, one.open, one.otherwise)
}
HARM, WAITING, PRICE = situations._HARM, situations._WAITING, situations._BARGAIN


def shown(before: str, text: str) -> set[str]:
    """The examples of the findings of tone that have no sentence to be put in."""
    hits = [hit for hit in linter().hits(text, before) if hit.code[:2] in ("ST", "BP") and not hit.exempt]
    assert hits, "nothing is found"
    assert all(hit.example is None for hit in hits if hit.softer)
    return {hit.example for hit in hits if hit.example}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_example_is_itself_clean_whatever_was_asked(platform: str) -> None:
    judge = linter(platform)
    told = {frame.format("每盒12支") for frame in (wording.MORE_TO_ASK, situations.TOLD_LATE, situations.TOLD_REFUSED)}
    for sentence in SENTENCES | told:
        for before in ("", "这个能再少点不", "锅盖磕掉一块漆", "到底哪天能送来"):
            hits = judge.hits(sentence, before)
            assert not [hit for hit in hits if not hit.exempt and judge._severity(hit) > Severity.INFO], sentence


@pytest.mark.parametrize(
    ("before", "text", "example"),
    [
        ("花盆运到碎成三块", "花盆碎没碎，您心里没数吗", HARM.otherwise),
        (
            "花盆運到碎成三塊",
            "花盆碎沒碎，您心裡沒數嗎",
            "給您添麻煩了，很抱歉，您說的情況我這就核實，看看怎麼幫您處理～",
        ),
        ("窗帘几时能送到", "急什么急，窗帘又不会长腿", WAITING.otherwise),
        ("这台除湿机能再少点吗", "嫌贵就别看这种档次的", PRICE.refused),
        ("", "急什么急，窗帘又不会长腿", "给您带来不便很抱歉，我看看怎么帮您处理～"),
    ],
)
def test_it_answers_what_the_customer_said_in_the_script_of_the_draft(before: str, text: str, example: str) -> None:
    assert shown(before, text) == {example}


@pytest.mark.parametrize(
    ("before", "text", "code", "example"),
    [
        ("壶盖裂了能换吗", "裂了也不换", "ST103", HARM.refused),
        ("壶盖裂了能换吗", "自己摔的找谁", "ST105", HARM.otherwise),
        ("这把壶有绿的吗", "没有绿的", "ST103", situations._STOCK.refused),
        ("这把壶能明火烧吗", "没烧过", "ST112", situations.TO_BE_ASKED),
        ("这壶想送人，帮我包一下", "不包", "ST103", situations.NOT_POSSIBLE),
    ],
)
def test_it_refuses_only_what_the_draft_refuses(before: str, text: str, code: str, example: str) -> None:
    hit = Hit(code, 0, len(text))
    assert examples.Examples(View(text, before), [hit]).of(hit) == example


@pytest.mark.parametrize(
    ("before", "text", "code", "example"),
    [
        ("能下午送吗", "下午不送", "ST103", situations.NOT_POSSIBLE),
        ("滤网券咋领", "手没断吧", "ST105", situations._COUPON_USE.otherwise),
        ("壶嘴能上门装吗", "进不去您家", "ST105", situations._QUESTION.refused),
        ("壶嘴装短了", "白纸黑字", "BP116", examples.BY_KIND[""]),
    ],
)
def test_it_neither_grants_what_is_refused_nor_mistakes_the_wish(
    before: str, text: str, code: str, example: str
) -> None:
    hit = Hit(code, 0, len(text))
    assert examples.Examples(View(text, before), [hit]).of(hit) == example


def test_a_tautology_is_no_fact_and_what_is_not_known_is_not_refused() -> None:
    hit = Hit("ST105", 12, 16)
    told = examples.Examples(View("旧款是旧款，新款是新款，急什么急"), [hit]).of(hit)
    assert told is not None and "旧款" not in told
    assert examples.Examples(View("不知道，退不了"), [Hit("BP107", 0, 3)]).of(Hit("BP107", 0, 3)) is None


def test_the_way_a_draft_is_written_needs_none() -> None:
    hit = Hit("ST106", 0, 1)
    assert examples.Examples(View("你再看看"), [hit]).of(hit) is None


@pytest.mark.parametrize(
    ("before", "text", "example"),
    [
        ("滤芯多久换一次", "180天一换，这都不看说明书的吗", "180天一换，有不清楚的地方随时问我～"),
        ("洗过的能退吗", "洗标剪掉的不退，谁让您手快", "很抱歉，洗标剪掉的不退，我帮您看看还有没有别的办法～"),
        ("几时发货", "28号统一发货，您催得过来吗", "让您久等了，28号统一发货，有进展马上告诉您～"),
    ],
)
def test_what_the_draft_tells_is_told_in_its_own_words(before: str, text: str, example: str) -> None:
    hit = Hit("ST105", text.index("，") + 1, len(text))
    assert examples.Examples(View(text, before), [hit]).of(hit) == example


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("壶盖裂了", "壶盖单配35，谁让您手快"),
        ("滤芯能退吗", "拆了才退不了，剩下3支自己留着，谁让您手快"),
        ("这壶能改成白的吗", "开工前2天能改，晚了，谁让您手快"),
    ],
)
def test_rather_none_than_one_that_leaves_out_a_number_or_a_refusal(before: str, text: str) -> None:
    hit = Hit("ST105", text.rindex("，") + 1, len(text))
    assert examples.Examples(View(text, before), [hit]).of(hit) is None


def test_what_is_at_fault_itself_is_not_told_again() -> None:
    text = "加微信wx20287发货，谁让您手快"
    hits = [Hit("CH103", 0, 9), Hit("ST105", 13, len(text))]
    assert "wx" not in str(examples.Examples(View(text, "几时发货"), hits).of(hits[1]))


DRAFT = "急什么急，窗帘又不会长腿\n"
SAID = "给您带来不便很抱歉，我看看怎么帮您处理～"


def test_people_read_it_behind_what_to_aim_for() -> None:
    shown = [told("check", "-", "--lang", lang, stdin=DRAFT)[1] for lang in ("zh", "en")]
    zh, en = ("".join(text.split()) for text in shown)
    assert f"比如「{SAID}」" in zh and f"suchas“{SAID}”" in en


def test_scripts_get_it_by_itself() -> None:
    found = json.loads(told("check", "-", "--format", "jsonl", stdin=DRAFT)[1])
    assert (found["softer"], found["example"]) == ([], SAID)


def test_it_is_never_written_in(tmp_path: Path) -> None:
    file = tmp_path / "话术.txt"
    file.write_text(DRAFT, "utf-8")
    assert told("check", "--fix", "--unsafe-fixes", file)[0] == 1
    assert file.read_text("utf-8") == DRAFT
    assert told("filter", stdin=DRAFT)[:2] == (1, DRAFT)
