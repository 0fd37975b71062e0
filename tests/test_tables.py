"""What folds to what, and what sounds like what."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.text.tables import Table, folded, syllable, syllables

FOLDS = Table(folded)


def fold(text: str) -> str:
    return text.translate(FOLDS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ＱＱ：１２３４５", "qq:12345"),
        ("　ＴaoBao", " taobao"),
        ("①②③ ⑴ ⒈ ❶ ➊ ² ₂ 𝟗", "123 1 1 1 1 2 2 9"),
        ("Ⓥⓧ 𝐖𝐗 𝓥 🅅🅧 🆅 🇻🇽 ⒱ ᴠx Ⅴⅹ", "vx wx v vx v vx v vx vx"),
        ("Таоbао νх υ", "taobao vx u"),
        ("wēixìn lǜ", "weixin lv"),
        ("淘寶 寳 宲 微訫 支付寶 閒魚 拼哆哆", "淘宝 宝 宝 微信 支付宝 闲鱼 拼哆哆"),
        ("這裡後麵頂級絕對", "这里后面顶级绝对"),
        ("戸 価 図 気 発 対", "户 价 图 气 发 对"),
        ("苐壹 朂好", "第一 最好"),
        ("⼀⻓⻢ ㊙ ㊣", "一长马 秘 正"),
        ("妳 瞭解", "你 了解"),
        ("神噐 蠭蜜 砲台 裠子 徾信", "神器 蜂蜜 炮台 裙子 微信"),
        ("第ー 唯ー 入ロ 加エ 拼タタ", "第一 唯一 入口 加工 拼夕夕"),
        ("ᐯ信 丷信 Ꮩ信 ꓫ", "v信 v信 v信 x"),
    ],
)
def test_disguises_fold_to_the_plain_characters(written: str, meant: str) -> None:
    assert fold(written) == meant


@pytest.mark.parametrize("text", ["著名 著作 芸豆 台风 欠款 弁 予 二〇二六年", "⑩ ½ ℃ ™ № ㎡", "。、“”……——", "您好,亲"])
def test_what_stands_for_itself_or_for_several_characters_stays(text: str) -> None:
    assert fold(text) == text


@given(st.text())
def test_folding_keeps_the_length_and_needs_no_second_round(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_every_character_of_unicode_folds_to_one_that_folds_to_itself() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    once = fold(everything)
    assert len(once) == len(everything)
    assert fold(once) == once


def test_a_table_learns_no_more_than_it_can_hold() -> None:
    assert len(FOLDS) <= 1 << 16


@pytest.mark.parametrize(
    ("word", "sound"),
    [("淘宝", "tao bao"), ("微信", "wei xin"), ("支付", "zhi fu"), ("抖音", "dou yin"), ("绿女", "lv nv"), ("嗯", "n")],
)
def test_characters_sound_as_they_are_mostly_read(word: str, sound: str) -> None:
    assert all(char in syllables()[syllable] for char, syllable in zip(word, sound.split(), strict=True))


def test_each_everyday_character_has_one_sound_and_is_folded() -> None:
    everyone = "".join(syllables().values())
    assert len(everyone) == len(set(everyone)) > 6700
    assert fold(everyone) == everyone
    assert all(said.isascii() and said.islower() for said in syllables())
    assert all(syllable(char) == said for said, chars in syllables().items() for char in chars)


def test_letters_and_signs_have_no_sound() -> None:
    assert not any(map(syllable, "az09，。 ~😀"))
