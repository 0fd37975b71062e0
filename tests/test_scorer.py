"""The learned scorer: small, steady, sure, and easily switched off."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.linter import Linter
from replylint.rules import scorer
from replylint.settings import Settings
from replylint.text.view import View

SARCASM = ("合着我们天天就围着您一个人转", "您这么会算账，应该去银行上班")
SERVICE = (
    "您好，订单已经出库了呢",
    "麻烦您提供一下订单号",
    "满39包邮的哦",
    "是的，支持七天无理由退换",
    "今天下午能送到",
)


@cache
def linter(on: bool) -> Linter:
    return Linter(Settings(platform="jd", scorer=on))


def heard(text: str, before: str = "") -> list[str]:
    return [hit.code for hit in scorer.check(View(text, before))]


def test_it_hears_what_no_rule_says() -> None:
    found = [text for text in SARCASM if heard(text, "怎么又坏了")]
    assert found
    for text in found:
        assert linter(True).hits(text, "怎么又坏了")


def test_it_names_the_kind_marks_words_and_says_what_to_aim_for() -> None:
    hits = list(scorer.check(View("这也要问，您买它干嘛用的", "怎么又坏了")))
    assert hits
    assert hits[0].code in scorer.KINDS
    assert 0 <= hits[0].start < hits[0].end <= len("这也要问，您买它干嘛用的")
    assert hits[0].aim is not None
    assert not hits[0].safe


@pytest.mark.parametrize("text", SERVICE)
def test_everyday_service_is_left_alone(text: str) -> None:
    assert not heard(text)


def test_who_asks_for_pardon_is_not_judged_by_a_guess() -> None:
    text = next(text for text in SARCASM if heard(text, "怎么又坏了"))
    assert not heard(f"不好意思，{text}", "怎么又坏了")


@pytest.mark.parametrize(
    ("before", "bare", "softened"),
    [
        ("能加个急吗", "都急，您排第几", "都急的呢，您排第二"),
        ("说明书呢", "盒子里自个儿找找", "盒子里找找看哦，盖子内侧"),
    ],
)
def test_less_is_enough_for_a_bare_answer_to_a_known_line(before: str, bare: str, softened: str) -> None:
    assert heard(bare, before)
    assert not heard(bare)
    assert not heard(softened, before)


def test_a_kind_denial_is_no_contradiction() -> None:
    assert not heard("哪有，多比比再拍才稳当嘛", "我问题是不是太多了")
    assert not heard("当然是真的，说一不二", "送货上楼是真的吗")
    assert not heard("哪里，选家具就该慢慢挑嘛", "我太墨迹了吧")


def test_it_is_silent_where_a_rule_has_spoken() -> None:
    codes = [hit.code for hit in linter(True).hits("谁让您不看清楚就下单的")]
    assert codes == [hit.code for hit in linter(False).hits("谁让您不看清楚就下单的")]


def test_it_can_be_switched_off() -> None:
    quiet = [text for text in SARCASM if not linter(False).hits(text)]
    assert [text for text in quiet if linter(True).hits(text)]


@pytest.mark.parametrize("text", ["", "。", "12345678", "[图片]", "订单号 JD0012345678", "哦" * 5000])
def test_numbers_names_and_endless_lines_are_not_asked_about(text: str) -> None:
    assert not heard(text)


def test_a_long_description_of_goods_is_no_talk() -> None:
    copy = (
        "立领的剪裁利落干练，袖口的盘扣不落俗套，裙摆的褶皱错落有致，"
        "谁说素色就一定寡淡呢，走在街头自成一道风景，怎么看都不会厌"
    )
    assert not heard(copy)


@given(st.text(max_size=80), st.text(max_size=40))
def test_the_marked_words_lie_in_the_text(text: str, before: str) -> None:
    for hit in scorer.check(View(text, before)):
        assert 0 <= hit.start < hit.end <= len(text)


def test_its_answer_does_not_hang_on_chance() -> None:
    program = (
        "from replylint.rules import scorer as s; "
        f"print([s.score(s.model(), s.normal(text), s.normal('怎么又坏了')) for text in {SARCASM + SERVICE!r}])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(answers) == 1


def test_the_weights_are_those_that_were_written() -> None:
    content = Path(scorer._DATA).read_bytes()
    assert len(content) < 400_000
    assert scorer.parsed(content).version == scorer.model().version
    broken = content[:-1] + bytes([content[-1] ^ 1])
    with pytest.raises(ValueError, match="weights"):
        scorer.parsed(broken)


def test_features_lie_where_training_put_them() -> None:
    assert scorer.bucket("凭什么", 1 << 16) == crc32("凭什么".encode()) & 0xFFFF


def test_numbers_and_placeholders_read_alike() -> None:
    assert scorer.normal("订单12 345[数字x]到了") == scorer.normal("订单7 8[订单x]到了") == "^订单0 0□到了$"


@pytest.mark.parametrize("text", ["亲，你没看说明吗", "你没付尾款，当然不发货", "你不提供照片我们没法处理"])
def test_nobody_is_told_of_abuse_on_a_guess(text: str) -> None:
    codes = [hit.code for hit in Linter(Settings(platform="jd")).hits(text)]
    assert scorer.ABUSE not in codes
