"""The speaker's own words: without the message that he quotes, and without the tags around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.readers.base import Line
from replylint.readers.markup import plain_text
from replylint.readers.quotes import own_words
from replylint.readers.turns import Head, Turn, gather


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("好的亲", "好的亲"),
        ("好的亲\n引用:北野:最便宜多少", "好的亲"),
        ("好的亲\n第二行\n引用：北野：第一句\n第二句", "好的亲\n第二行"),
        ("引用:北野:最便宜多少\n好的亲", "好的亲"),
        ("「北野：最便宜\n多少」\n- - - - - - - - - - - - - - -\n好的亲", "好的亲"),
        ("这是一条引用/回复消息：“北野：\n最便宜多少”\n------\n好的亲", "好的亲"),
        ('这是一条引用/回复消息：\n"北野：\n最便宜多少"\n------\n好的亲', "好的亲"),
        ("好的亲\n[引用 北野：最便宜多少]", "好的亲"),
        ("[引用 北野：最便宜多少] 好的亲", "好的亲"),
        ("您引用的条款在这里", "您引用的条款在这里"),
        ("“最便宜”是您说的", "“最便宜”是您说的"),
        ("「限时」\n好的亲", "「限时」\n好的亲"),
        ("引用:北野:只有引用", ""),
        ("", ""),
    ],
)
def test_a_quoted_message_is_not_the_speakers_words(text: str, own: str) -> None:
    start, end = own_words(text)
    assert text[start:end] == own


@given(st.text(st.sampled_from("引用：:[]「」“”\n -好")))
def test_own_words_lie_within_the_text(text: str) -> None:
    start, end = own_words(text)
    assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("您好", "您好"),
        ("1 < 2", "1 < 2"),
        ("<p>您好</p><p>在的</p>", "您好\n在的"),
        ("<p>第一行<br>第二行</p>", "第一行\n第二行"),
        ("<p>最<b>便宜</b>&nbsp;&amp;&#26368;好</p>", "最便宜 &最好"),
        ("<ul><li>一</li><li>二</li></ul>", "一\n二"),
        ('<p>看图<img src="a.png"></p>', "看图[图片]"),
        ("<blockquote><p>客户的<img>话</p></blockquote><p>我的话</p>", "我的话"),
        ("<style>p{}</style><script>alert('最好')</script><p>在</p>", "在"),
        ("<p>没有关上", "没有关上"),
        ("<p>在的<![;>，您说</p>", "在的，您说"),
        ("<p>a\n  b</p>", "a\nb"),
        ("", ""),
    ],
)
def test_a_html_body_is_the_text_that_was_seen(html: str, text: str) -> None:
    assert plain_text(html) == text


@given(st.text(st.sampled_from("<>/pbr&;!-[]\"' a好")))
def test_no_markup_is_too_broken_to_read(html: str) -> None:
    assert isinstance(plain_text(html), str)


def test_a_turn_is_cut_where_the_file_goes_on() -> None:
    turn = Turn("小满", "", "第一行\n第二行", line=7, column=30)
    assert turn.cut(1, 3) == Turn("小满", "", "一行", line=7, column=31)
    assert turn.cut(5, 7) == Turn("小满", "", "二行", line=8, column=2)


def test_noise_lines_are_blanked_so_that_the_lines_below_keep_their_numbers() -> None:
    turn = Turn("小满", "", "已读\n在\n已读\n您说\n已读", line=7)
    assert turn.without(lambda line: line == "已读") == Turn("小满", "", "在\n\n您说", line=8)


def test_blank_lines_around_a_text_are_dropped_and_those_within_it_kept() -> None:
    lines = [Line(number, text) for number, text in enumerate(["甲", "", "在", "", "您说", "", ""], 1)]
    sort = lambda line: Head("甲", "") if line == "甲" else None  # noqa: E731
    assert list(gather(lines, sort)) == [Turn("甲", "", "在\n\n您说", line=3)]
