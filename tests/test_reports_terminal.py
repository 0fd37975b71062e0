"""text, concise and statistics: what people read at a terminal."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import ADVICE, BEST, COLD, PHONE, checked, finding, rendered, talk
from rich.cells import cell_len

from replylint.model import Checked, Message, Place
from replylint.reports.escape import visible
from replylint.reports.excerpt import cells, excerpts, wrapped

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def plain(rows: list) -> list[str]:
    return ["".join(text for text, _ in row.pieces) for row in rows]


def test_the_words_are_underlined_in_their_message() -> None:
    lines = rendered("text", [checked("亲，这款最保温哦", ("最保温", BEST))]).splitlines()
    at = lines.index("    亲，这款最保温哦")
    assert lines[at + 1] == " " * 4 + " " * cells("亲，这款") + "^" * 6


def test_code_severity_reason_basis_and_softer_wordings_are_shown() -> None:
    shown = rendered("text", [checked("这款最好", ("最好", BEST), softer=("很不错",))])
    for part in ("12:3", "错误", "AD101", BEST.why.zh, BEST.basis.zh, "可改为「很不错」"):
        assert part in shown
    assert "say “很不错”" in rendered("text", [checked("这款最好", ("最好", BEST), softer=("很不错",))], lang="en")


def test_a_disguise_is_named_beside_the_words() -> None:
    for lang, shown in (("zh", "「桃宝」（谐音）"), ("en", "「桃宝」 (by its sound)")):
        hidden = checked("去桃宝看看", ("桃宝", BEST)).findings[0]._replace(disguise="sound")
        assert shown in rendered("text", [Checked(hidden.message, (hidden,))], lang=lang)


def test_findings_are_grouped_by_file_and_talk() -> None:
    items = [*talk(), checked("不能", ("不能", COLD), place=Place("other.txt", 1))]
    headings = [line for line in rendered("text", items).splitlines() if line and not line.startswith((" ", "共"))]
    assert headings == ["chat.txt · 会话 t1", "other.txt"]


def test_the_last_line_counts_the_findings_and_a_clean_run_writes_nothing() -> None:
    assert rendered("text", talk()).splitlines()[-1] == "共 2 处：错误 1，警告 1"
    assert rendered("text", [checked("不能", ("不能", COLD))], lang="en").endswith("\n1 finding: warning 1\n")
    assert rendered("text", [checked("好的呢")]) == ""


def test_excused_findings_say_what_excuses_them() -> None:
    message = Message("尽最大努力")
    items = [Checked(message, (finding(message, "最大", exempt="执法指南五（一）"),))]
    assert rendered("text", items) == ""
    shown = rendered("text", items, show_waived=True)
    assert "已豁免：执法指南五（一）" in shown and shown.endswith("共 0 处：已豁免 1\n")


def test_colour_adds_escapes_and_changes_nothing_else() -> None:
    plain_text, coloured = rendered("text", talk()), rendered("text", talk(), color=True)
    assert "\x1b[" in coloured and "\x1b" not in plain_text
    strip = [line.rstrip() for line in ESCAPE.sub("", coloured).splitlines()]
    assert strip == plain_text.splitlines()


def test_a_table_row_and_a_pointer_are_named_as_people_find_them() -> None:
    row = checked("不能", ("不能", COLD), place=Place("a.xlsx", 4, row=4, cell="内容", sheet="客服"))
    pointer = checked("不能", ("不能", COLD), place=Place("a.json", 9, pointer="/talks/0/text"))
    shown = rendered("text", [row, pointer])
    assert "客服 第 4 行" in shown and "9:1 /talks/0/text" in shown


def test_of_an_export_in_one_document_only_the_pointer_is_known() -> None:
    item = checked("说不能", ("不能", COLD), place=Place("a.json", 0, pointer="/talks/0/text"))
    assert "    /talks/0/text 警告" in rendered("text", [item])
    assert rendered("concise", [item]).startswith("a.json: /talks/0/text ST")


def test_a_long_message_is_clipped_around_the_words() -> None:
    text = "欢迎光临" * 30 + "最好" + "感谢惠顾" * 30
    (row,) = excerpts(text, [(120, 122)], 60)
    assert "最好" in plain([row])[0] and plain([row])[0].startswith("…") and plain([row])[0].endswith("…")
    assert cells(plain([row])[0]) <= 60


def test_each_of_thousands_of_words_is_marked_once() -> None:
    rows = list(excerpts("好的最便宜" * 2000, [(at, at + 3) for at in range(2, 10_000, 5)], 60))
    marked = "".join(text for row in rows for text, is_marked in row.pieces if is_marked)
    assert marked.count("最") == 2000


def test_words_far_apart_get_a_row_each() -> None:
    text = "最好" + "感谢惠顾" * 50 + "最便宜"
    rows = list(excerpts(text, [(0, 2), (202, 205)], 60))
    assert [[piece for piece, marked in row.pieces if marked] for row in rows] == [["最好"], ["最便宜"]]


def test_clipping_never_splits_a_grapheme() -> None:
    family = "👨‍👩‍👧‍👦"
    for pad in range(8):
        (row,) = excerpts("a" * pad + family * 40 + "最好", [(0, 1)], 30)
        assert plain([row])[0].replace(family, "").replace("…", "").strip("a") == ""


@given(st.text("a中，é👍🏽‍\u0301\n\t\u202e\u200b最", max_size=80), st.data())
def test_rows_are_never_too_wide_and_carets_stand_under_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for row in excerpts(text, [(start, end)], 24):
        line = "".join(piece for piece, _ in row.pieces)
        assert line.isprintable() or "\u200d" in line
        assert len(row.underline()) <= cells(line) <= 24
        assert row.underline().count("^") == sum(cells(piece) for piece, marked in row.pieces if marked)


def test_explanations_wrap_between_words_and_never_before_punctuation() -> None:
    chinese = "说商品“最好”，会让人误以为别家都比不上；说具体的好处（材质、尺寸），更可信。"
    assert list(wrapped(chinese, 20)) == [
        "说商品“最好”，会让人",
        "误以为别家都比不上；",
        "说具体的好处（材质、",
        "尺寸），更可信。",
    ]
    assert list(wrapped("It tells buyers that nothing else compares.", 16)) == [
        "It tells buyers",
        "that nothing",
        "else compares.",
    ]


@given(st.text("a中，。（「 é👍🏽\u200b", max_size=60), st.integers(12, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert "".join(lines).replace(" ", "") == visible(text).replace(" ", "")


@pytest.mark.parametrize("text", ["abc", "中文，“好”", "１２３", "ｱｲｳ", "한국어", "👍", "é"])
def test_widths_are_those_that_rich_uses(text: str) -> None:
    assert cells(text) == cell_len(text)


HOSTILE = "\x1b[2J\x1b]0;pwned\x07\x9b31m\u202e最好\u2066\u200b\ufeff\x00[red]bold[/red]\rover\x08\x7f"


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("name", ["text", "concise", "statistics"])
def test_hostile_text_reaches_no_terminal(name: str, color: bool) -> None:
    item = checked(HOSTILE, ("最好", BEST), speaker=HOSTILE, conversation=HOSTILE, place=Place(HOSTILE, 1))
    shown = (
        ESCAPE.sub("", rendered(name, [item], color=color, width=400)) if color else rendered(name, [item], width=400)
    )
    assert all(char.isprintable() or char in "\n" for char in shown)
    if name != "statistics":
        assert "[red]bold[/red]" in shown and "\\x1b[2J" in shown and "\\u202e" in shown


def test_concise_is_one_line_a_finding_with_its_place() -> None:
    lines = rendered("concise", [checked("您好\n这款最好", ("最好", BEST))]).splitlines()
    assert len(lines) == 1 and re.fullmatch(r"chat\.txt:13:3: AD101 .+「最好」", lines[0])


def test_statistics_count_each_code_the_most_frequent_first() -> None:
    items = [*talk(), checked("不能", ("不能", COLD)), checked("电话13812345678", ("13812345678", PHONE))]
    assert [line.split()[:2] for line in rendered("statistics", items).splitlines()] == [
        ["2", "ST104"],
        ["1", "AD101"],
        ["1", "PR101"],
    ]
    assert rendered("statistics", [checked("好的")]) == ""


def test_advice_is_counted_apart_from_errors() -> None:
    assert rendered("text", [checked("亲亲亲", ("亲亲亲", ADVICE))]).endswith("共 1 处：提示 1\n")


def test_plain_text_is_written_without_loading_rich() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests'); from report_samples import talk, rendered; "
        "rendered('text', talk()); print(sorted({'rich', 'regex'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_skin_tones_that_no_hand_stands_before_are_as_wide_as_they_are_many() -> None:
    (row,) = excerpts("aaa\t\u200b\u200b🏽🏽中中", [(0, 0)], 24)
    assert cells("".join(piece for piece, _ in row.pieces)) <= 24
