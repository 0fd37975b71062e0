"""Words are jieba's, to the last one, whatever the text."""

from __future__ import annotations

import logging
import subprocess
import sys
from functools import cache
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jieba.finalseg import MIN_FLOAT
from jieba.finalseg.prob_emit import P as EMITTED

from replylint.text import words

TEXTS = [
    "",
    " ",
    "\r\n",
    "您好，您的订单今天下午已经发出了哦~",
    "这款最近卖得最好，最好您先重启一下路由器。",
    "王先生说AT&T的手机不错，B超室在3楼，T恤180元/件",
    "親，這款羽絨服是當季新款，滿三百減四十，歡迎選購！",
    "张小龙和小马哥去了漕河泾开发区，奥利给！",
    "WX-500、iPhone15 Pro Max 256GB，c++ 和 C# 都行 50.5%",
    "  前面\t有空格　还有全角空格\n第二行\r\n第三行  ",
    "🈵减👍🏻一个亿👨‍👩‍👧家庭装𠮷野家𝐖𝐗",
    "……——！？【】（）「」『』“”、；：",
    "é e\u0301 ﷺ кириллица ひらがな カタカナ 한국어 \u200b\ufeff\x00\x1b[31m",
    "侵华日军南京大屠杀遇难同胞纪念馆前的南京市长江大桥",
    "工信处女干事每月经过下属科室都要亲口交代24口交换机等技术性器件的安装工作",
]


@cache
def stock() -> jieba.Tokenizer:
    """A jieba of its own, filled from jieba's dict.txt in jieba's way, but without its cache file."""
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_cut_as_jieba_cuts_it(text: str) -> None:
    assert [word.text for word in words.cut(text)] == stock().lcut(text)


letters = st.sampled_from("的一是最好第家国王小明不了人我在有你这中大来上个网宝微信支付淘龍愛0a%.+-# \n，。😀é𠮷")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=40), st.text(letters, max_size=60), st.lists(st.sampled_from(TEXTS)).map("".join)))
def test_any_text_is_cut_as_jieba_cuts_it_and_nothing_is_lost(text: str) -> None:
    cut = words.cut(text)
    assert [word.text for word in cut] == stock().lcut(text)
    assert "".join(word.text for word in cut) == text
    assert all(text[word.start : word.end] == word.text for word in cut)


def test_the_mapped_dictionary_holds_every_line_of_jiebas_own() -> None:
    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    entries = [line.split(" ") for line in lines]
    mapped = words._Mapped()
    assert all(mapped.entry(word) == (int(frequency), tag) for word, frequency, tag in entries)
    assert mapped.total == sum(int(frequency) for _, frequency, _ in entries)
    assert max(len(word) for word, _, _ in entries) == words._LONGEST


def test_a_word_carries_the_part_of_speech_of_jiebas_dictionary() -> None:
    tags = {word.text: word.tag for word in words.cut("王先生最近很满意，菘菪了")}
    assert tags["王先生"] == "nr"
    assert tags["最近"] == "f"
    assert tags["，"] == ""


def test_an_unknown_word_is_unknown() -> None:
    assert words.known("最近")
    assert not words.known("卖得")
    assert not words.known("侵华日军南京大")  # the beginning of a word is not a word
    assert words.frequency("的") > words.frequency("最近") > 0 == words.frequency("")


def test_with_broken_files_jieba_reads_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = Path(words.DATA)
    monkeypatch.setattr(words, "DATA", str(tmp_path))
    assert isinstance(words._tokenizer(), words._Plain)  # missing
    frequencies = (data / "jieba.freq").read_bytes()
    (tmp_path / "jieba.marisa").write_bytes((data / "jieba.marisa").read_bytes())
    for broken in (b"", b"\xff", frequencies[:-4], frequencies.replace(b"0.42.1", b"0.42.0", 1)):
        (tmp_path / "jieba.freq").write_bytes(broken)
        with pytest.raises((OSError, ValueError)):
            words._Mapped()
    (tmp_path / "jieba.freq").write_bytes(frequencies)
    assert isinstance(words._tokenizer(), words._Mapped)
    (tmp_path / "jieba.marisa").write_bytes(b"not a trie")
    with pytest.raises(RuntimeError):
        words._Mapped()


def test_the_mapped_model_makes_new_words_of_the_same_characters_as_jiebas_own() -> None:
    mapped = words._emitted()
    for place, likely in EMITTED.items():
        assert [mapped[place].get(chr(point), MIN_FLOAT) for point in words.HAN] == [
            likely.get(chr(point), MIN_FLOAT) for point in words.HAN
        ]


def test_with_a_broken_model_jieba_reads_its_own(tmp_path: Path) -> None:
    for name in ("jieba.freq", "jieba.marisa"):
        (tmp_path / name).write_bytes(Path(words.DATA, name).read_bytes())
    script = (
        "import sys, types; import replylint.text.words as words;"
        "words.DATA = sys.argv[1]; words.jieba.finalseg.emit_P = words._Idle('P'); broken = words._tokenizer();"
        "print(type(broken).__name__, broken.lcut('晴川苑的小明在吃螺狮粉', HMM=True))"
    )
    command = [sys.executable, "-W", "ignore", "-c", script, str(tmp_path)]
    expected = f"_Plain {jieba.lcut('晴川苑的小明在吃螺狮粉')}\n"
    for broken in (None, b"0.42.1\n", b"0.42.0" + Path(words.DATA, "jieba.emit").read_bytes()[6:]):
        if broken is not None:
            (tmp_path / "jieba.emit").write_bytes(broken)
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == expected


def test_a_jieba_that_was_imported_before_keeps_its_own_model() -> None:
    script = (
        "import jieba.finalseg; own = jieba.finalseg.emit_P;"
        "from replylint.text import words; words.cut('小明在吃螺狮粉'); assert jieba.finalseg.emit_P is own"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, check=True)


def test_jieba_on_its_own_file_gives_the_same_words_and_tags() -> None:
    mapped, plain = words._Mapped(), words._Plain()
    for text in TEXTS:
        assert mapped.lcut(text) == plain.lcut(text)
        assert all(mapped.entry(word) == plain.entry(word) for word in mapped.cut(text))


def test_the_first_word_writes_nothing_and_leaves_the_interpreter_as_it_was(tmp_path: Path) -> None:
    script = (
        "import sys; from replylint.text import words; words.cut('您好，最近怎么样');"
        "assert not {'jieba', 'logging', 'tempfile', 'pickle', 'pkg_resources'} & set(sys.modules)"
    )
    environment = {"TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "error"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert not list(tmp_path.iterdir())


def test_who_imports_jieba_later_gets_all_of_it(tmp_path: Path) -> None:
    script = (
        "from replylint.text import words; words.cut('您好，最近怎么样'); import jieba, jieba.posseg;"
        "assert jieba.lcut('您好，最近怎么样') == [word.text for word in words.cut('您好，最近怎么样')];"
        "assert jieba.posseg.lcut('最近')[0].flag == 'f'; import logging, tempfile; tempfile.gettempdir()"
    )
    environment = {"TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-W", "ignore", "-c", script], env=environment, capture_output=True, check=True)


def test_jiebas_own_logger_hears_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        words._Plain()
    assert not caplog.records
