"""Bytes to text: every encoding that shops use is told, garbled text is named, nothing is decoded in silence."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.model import Both, ReplylintError
from replylint.text.decoding import read_lines, read_text, split_lines
from replylint.text.encoding import Encoding, decode
from replylint.text.flaws import line_ranges
from replylint.text.garbled import garbled, garbled_throughout

SIMPLIFIED = "亲，您好，这款有现货，今天拍下明天发出\n退换货请联系客服，谢谢您的支持！\n"
TRADITIONAL = "親，您好，這款有現貨，今天拍下明天發出\n退換貨請聯繫客服，謝謝您的支持！\n"
CASES = [
    *((SIMPLIFIED, name) for name in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")),
    *((TRADITIONAL, name) for name in ("utf-8", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be")),
]


def read(data: bytes, encoding: str | None = None) -> tuple[str, Encoding, list[Both]]:
    problems: list[Both] = []
    chosen, texts = read_text(io.BytesIO(data), "聊天.txt", encoding, problems)
    return "".join(texts), chosen, problems


def lines(data: bytes) -> tuple[list[str], list[Both]]:
    problems: list[Both] = []
    return list(read_lines(io.BytesIO(data), "-", None, problems)), problems


@pytest.mark.parametrize(("text", "name"), CASES)
def test_an_encoding_is_told_and_written_back_byte_for_byte(text: str, name: str) -> None:
    data = text.encode(name)
    found, chosen, problems = read(data)
    assert (found, problems) == (text, [])
    assert chosen.encode(found) == data
    assert decode(data, "聊天.txt") == (text, chosen)


@pytest.mark.parametrize(("text", "name"), CASES)
def test_one_line_is_enough(text: str, name: str) -> None:
    line = text.split("\n")[0] + "\n"
    assert read(line.encode(name))[0] == line


@pytest.mark.parametrize(("text", "name"), CASES)
def test_lines_of_standard_input_are_told_as_well(text: str, name: str) -> None:
    assert lines(text.encode(name)) == (text.split("\n")[:-1], [])


@pytest.mark.parametrize("name", ["utf-8", "gb18030"])
def test_emoji_rare_characters_and_ascii_do_not_mislead(name: str) -> None:
    text = "id,内容\n1,好的👌🏻亲\n2,OK\n3,堃㛃饕餮䶮\n4,收到[微笑]😊😊😊\n"
    assert read(text.encode(name))[0] == text


def test_chinese_that_first_appears_far_down_still_decides() -> None:
    text = "plain ascii line\n" * 40_000 + SIMPLIFIED
    assert read(text.encode("gb18030"))[0] == text


@pytest.mark.parametrize("text", ["谢谢", "票", "谢谢\n好的\n"])
def test_gbk_bytes_that_happen_to_be_valid_utf8_are_read_as_gbk(text: str) -> None:
    assert read(text.encode("gbk"))[0] == text


@pytest.mark.parametrize("text", ["café", "¥100", "小米·旗舰", "25°C", "Привет всем", "naïve"])
def test_accents_and_signs_in_utf8_are_kept(text: str) -> None:
    assert read(text.encode())[0] == text


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n%\xe2\xe3", b"\x89PNG\r\n\x1a\n\0\0", b"\0\1\2\3" * 50, b"\x7fELF\2\1\1\0"]
)
def test_a_binary_file_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ReplylintError, match=r"聊天\.txt"):
        read(data)


def test_an_undecidable_file_asks_for_the_encoding() -> None:
    with pytest.raises(ReplylintError, match="--encoding"):
        read("réservé à l'équipe du café\n".encode("latin-1") * 3)


def test_the_user_can_name_the_encoding() -> None:
    text = "réservé à l'équipe\n"
    assert read(text.encode("latin-1"), "latin-1")[0] == text
    assert read(SIMPLIFIED.encode("utf-16"), "utf-16")[0] == SIMPLIFIED


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", ""])
def test_an_unknown_encoding_name_is_refused_with_the_common_ones(name: str) -> None:
    with pytest.raises(ReplylintError, match="gb18030"):
        read(b"abc", name or "no such")


def test_a_file_cut_within_a_character_is_read_and_reported() -> None:
    text, _, problems = read(SIMPLIFIED.encode()[:-3])
    assert text.startswith(SIMPLIFIED[:20])
    assert len(problems) == 1
    assert "第 2 行不是 UTF-8" in problems[0].zh


@pytest.mark.parametrize(
    ("first", "second"), [("utf-8", "gbk"), ("gbk", "utf-8"), ("utf-8", "utf-8 gbk utf-8"), ("gbk", "gbk gbk utf-8")]
)
def test_lines_in_another_encoding_are_named_and_still_read(first: str, second: str) -> None:
    names = [first, *second.split()]
    text, chosen, problems = read(b"".join(SIMPLIFIED.encode(name) for name in names))
    assert text == SIMPLIFIED * len(names)
    common = {"UTF-8": "utf-8", "GB18030": "gbk"}[chosen.label]
    odd = [at for at, name in enumerate(names) if name != common]
    assert len(problems) == 1
    assert f"第 {line_ranges([n for at in odd for n in (2 * at + 1, 2 * at + 2)], '、')} 行不是" in problems[0].zh


def test_a_nul_within_text_is_reported_with_its_line() -> None:
    text, _, problems = read(SIMPLIFIED.encode() * 9 + b"a\0b\n")
    assert text.endswith("a\ufffdb\n")
    assert "第 19 行有 NUL" in problems[0].zh


GARBLED = {
    ("UTF-8", "GBK"): SIMPLIFIED.encode().decode("gbk", "replace"),
    ("UTF-8", "Windows-1252"): SIMPLIFIED.encode().decode("latin-1"),
    ("GBK", "Windows-1252"): SIMPLIFIED.encode("gbk").decode("latin-1"),
    ("GBK", "UTF-8"): SIMPLIFIED.encode("gbk").decode("utf-8", "replace"),
    ("GBK", "Big5"): SIMPLIFIED.encode("gbk").decode("big5", "ignore"),
    ("Big5", "GBK"): TRADITIONAL.encode("big5").decode("gb18030", "ignore"),
    ("UTF-8", "EUC-KR"): SIMPLIFIED.encode().decode("cp949", "ignore"),
    ("GBK", "EUC-KR"): SIMPLIFIED.encode("gbk").decode("cp949", "ignore"),
    ("UTF-8", "Shift-JIS"): SIMPLIFIED.encode().decode("shift_jis", "ignore"),
    ("Big5", "Windows-1252"): TRADITIONAL.encode("big5").decode("latin-1"),
    ("GBK", "Windows-1251"): SIMPLIFIED.encode("gbk").decode("cp1251", "ignore"),
}


@pytest.mark.parametrize(("pair", "text"), GARBLED.items())
def test_a_garbled_file_is_refused_with_the_pair_of_encodings(pair: tuple[str, str], text: str) -> None:
    """Row S604."""
    with pytest.raises(ReplylintError) as error:
        read(text.encode())
    assert error.value.zh.startswith("聊天.txt：整个文件是乱码")
    assert all(name in error.value.zh and name in error.value.en for name in pair)


@pytest.mark.parametrize("pair", list(GARBLED)[:4])
def test_garbled_lines_in_a_good_file_are_named_and_the_rest_is_read(pair: tuple[str, str]) -> None:
    """Row S604."""
    bad = GARBLED[pair].split("\n")[0]
    for text, problems in (
        read(f"{SIMPLIFIED * 2}{bad}\n{SIMPLIFIED}".encode())[::2],
        lines(f"{SIMPLIFIED * 2}{bad}\n{SIMPLIFIED}".encode()),
    ):
        assert len(problems) == 1
        assert "第 5 行是乱码" in problems[0].zh
        assert pair[0] in problems[0].zh
        assert pair[1] in problems[0].zh
        assert len(text)


@pytest.mark.parametrize(
    "line", ["客服小美: 鎮ㄥソ", "锟斤拷锟斤拷", "娣樺疂鍞鍚庨渶瑕佸仛浠涔?", "æ‚¨å¥½ï¼Œåœ¨çš„", "ÄúºÃ£¬ÔÚµÄ"]
)
def test_short_or_damaged_garbled_lines_are_seen(line: str) -> None:
    """Row S604: two characters suffice, and lost bytes do not hide it."""
    assert garbled(line)


@pytest.mark.parametrize(
    "line",
    [
        "浏览一下寰宇牌的鎏金摆件，锟钢材质，娓娓道来",
        "龔女士您好，這款鑰匙圈與瀟灑鏢局聯名，鍾馗、饕餮、麒麟圖案皆有現貨",
        "昶旻堃珺烨的订单，鹮、鳜鱼、魑魅魍魉",
        "归真返璞归真，就让它真返璞归去",
        "Ça va? À bientôt, señor Müller — naïve café ····· ×××× °°° ÀÉÎ",
        "好的�，谢谢亲��",
        "ご注文ありがとうございます。안녕하세요",
        "🙏🏻👍👌🏼✨①②③★☆→√×÷",
        "𠮷野家 𡃁仔 㗎喎 啲嘢幾時到",
    ],
)
def test_rare_characters_accents_and_other_scripts_are_not_garbled(line: str) -> None:
    assert garbled(line) is None
    assert read(f"{line}\n".encode())[2] == []


def test_only_real_line_breaks_end_a_line() -> None:
    assert split_lines("a\r\nb\rc\n\nd\u2028e\x0bf\x85g") == ["a", "b", "c", "", "d\u2028e\x0bf\x85g"]
    assert split_lines("a\n") == ["a"]
    assert split_lines("") == []


def test_line_numbers_are_told_in_ranges() -> None:
    assert line_ranges([1, 2, 3, 7, 9, 10], "、") == "1-3、7、9-10"
    assert line_ranges(list(range(1, 99, 2)), ", ").endswith("11 …")


words = st.text(st.sampled_from("亲您好在的这款有现货今天明天发出退换谢谢请稍等，。！？ abc123\n[]"), min_size=1)


@settings(max_examples=60, deadline=None)
@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_any_text_comes_back_from_a_named_encoding(text: str, name: str) -> None:
    data = text.encode(name)
    found, chosen = decode(data, "f", name)
    assert found == text
    assert chosen.encode(found) == data


@settings(max_examples=100, deadline=None)
@given(st.lists(words, min_size=1).map("".join), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"]))
def test_everyday_text_is_right_in_every_encoding_or_refused(text: str, name: str) -> None:
    if name == "big5":  # a character or two may be everyday ones in GBK just as well
        text = TRADITIONAL + "".join(char for char in text if char in TRADITIONAL + " \n")
    try:
        assert read(text.encode(name))[0] == text
    except ReplylintError as error:
        assert "--encoding" in error.zh or "二进制" in error.zh


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    try:
        text, _, problems = read(data)
    except ReplylintError:
        return
    assert "\0" not in text or problems
    text.encode("utf-8")


@pytest.mark.parametrize("unit", ["①⑥⑧⑧", "淘\u200b", "таоbао", "ⅤⅩ", "タオバオ", "Ꮩ信", "ωχ"])
def test_a_whole_file_of_one_disguise_is_not_taken_for_garbled(unit: str) -> None:
    assert garbled_throughout(unit * 2000) is None
