"""Names in disguise: what the sound view hears, what it leaves alone, and where exactly it hears it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.linter import Linter
from replylint.settings import Settings
from replylint.text.disguise import sound_views
from replylint.text.sound import has_picture, sound_of
from replylint.text.spellings import spellings
from replylint.text.view import View, fold, squeeze

JD = Linter(Settings(platform="jd", select=("CH",)))
NAMES = ("淘宝", "天猫", "支付宝", "拼多多", "抖音", "小红书", "唯品会")
NOISE = " .·-~*\u200b\u200d\ufeff\u2060\u0336\u0301\ufe0f🌹✨🔥"


def names_in(text: str, linter: Linter = JD) -> list[tuple[str, str | None]]:
    return [(text[hit.start : hit.end], hit.disguise) for hit in linter.hits(text) if not hit.exempt]


@pytest.mark.parametrize(
    ("text", "name", "disguise"),
    [
        ("taobao上也有", "taobao", "sound"),
        ("我们tao宝店", "tao宝", "sound"),
        ("桃宝搜店名", "桃宝", "sound"),
        ("淘 bao同款", "淘 bao", "sound"),
        ("Tào Bǎo那边", "Tào Bǎo", "sound"),
        ("tao2bao3那边", "tao2bao3", "sound"),
        ("t.a.o.b.a.o那边", "t.a.o.b.a.o", "sound"),
        ("taob@o那边", "taob@o", "sound"),
        ("淘 宝那边", "淘 宝", "noise"),
        ("淘·宝那边", "淘·宝", "noise"),
        ("淘\u200b宝那边", "淘\u200b宝", "noise"),
        ("淘🌹宝那边", "淘🌹宝", "noise"),
        ("天🐱国际", "天🐱", "picture"),
        ("氵匋宝那边", "氵匋宝", "shape"),
        ("支亻寸宝", "支亻寸宝", "shape"),
        ("\u202e宝淘\u202c那边", "宝淘", "order"),
        ("支f宝转我", "支f宝", "initials"),
        ("ＴＢ店", "ＴＢ", "initials"),
        ("zfb也行", "zfb", "initials"),
        ("支付保号发我", "支付保", "sound"),
        ("zhi付宝号发我", "zhi付宝", "sound"),
        ("薇信发您", "薇信", "sound"),
        ("威芯视频教您", "威芯", "sound"),
        ("咱们微\u200b信吧", "微\u200b信", "noise"),
        ("V信发您", "V信", "initials"),
    ],
)
def test_a_disguised_name_is_found_as_written_and_marked(text: str, name: str, disguise: str | None) -> None:
    """Rows S101 and S102: not even in letters, pinyin or homophones."""
    assert (name, disguise) in names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "这家老店威信很高",
        "陶瓷宝贝碗",
        "掏宝贝口袋",
        "只传微信息量的数据",
        "稍微信号弱一点",
        "WX-500和TB-12通用，JD-2000缺货",
        "1TB和2TB两种",
        "卫星定位很准",
        "您先支付宝贝的定金",
        "下雨天猫爪拖鞋",
        "各位新老顾客",
        "收货人刘伟欣女士",
        "今天🐱粮到货",
        "🐶东西已经寄出",
        "都因为天气",
        "outback的酱料",
        "北京东路有仓库",
        "东京香蕉",
        "微信支付也可以",
    ],
)
def test_ordinary_words_that_only_sound_alike_are_left_alone(text: str) -> None:
    """Rows S101 and S102, the near misses."""
    assert names_in(text) == []


def test_an_openly_written_name_is_not_called_disguised() -> None:
    assert names_in("淘宝上也有") == [("淘宝", None)]


def test_letters_that_go_on_are_no_name() -> None:
    assert names_in("xtaobaox") == []
    assert names_in("chat宝贝") == []


def test_a_private_use_character_does_not_pass_for_a_sound() -> None:
    assert names_in(sound_of("桃宝")) == []


@given(st.text())
def test_no_text_breaks_the_sound_view_and_offsets_stay_inside(text: str) -> None:
    for hit in JD.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
    for sounds in sound_views(View(text)):
        assert len(sounds.text) == len(sounds._sounds(0, len(sounds.text)))


@given(st.text(alphabet=st.sampled_from("淘宝桃taob威薇信vx支付f天🐱❤️🐶东 .·-1@0\u200b\u0336\u202e\r\n\t𠮷𝐖é，")))
def test_mixed_disguises_give_offsets_inside_the_text(text: str) -> None:
    for hit in JD.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].strip() != ""


@given(
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(NOISE), min_size=3, max_size=3),
    st.sampled_from(["", "亲\r\n", "\t好的，", "𠮷野家🍜。", "e\u0301té ", "您好👨‍👩‍👧，", "前面\u3000"]),
    st.sampled_from(["", "\r\n谢谢", "，𝐖在的", "。🍜", "？e\u0301"]),
)
def test_noise_in_a_name_hides_neither_the_name_nor_its_place(
    name: str, noise: list[str], before: str, behind: str
) -> None:
    written = name[0] + "".join(gap + char for gap, char in zip(noise, name[1:], strict=False))
    text = before + written + behind
    quotes = [text[hit.start : hit.end] for hit in JD.hits(text)]
    assert name in {squeeze(quote) for quote in quotes}
    assert any(quote.startswith(name[0]) and quote.startswith(written) for quote in quotes)


@given(st.text(max_size=40))
def test_the_sounds_of_a_text_stand_in_its_order(text: str) -> None:
    for sounds in sound_views(View(text)):
        starts = [sound.start for sound in sounds._sounds(0, len(sounds.text))]
        assert starts == sorted(starts)
        assert "".join(sound.code for sound in sounds._sounds(0, len(sounds.text))) == sounds.text


@given(st.sampled_from(NAMES))
def test_a_name_is_among_its_own_spellings(name: str) -> None:
    assert sound_of(fold(name)) in spellings(name)


def test_pictures_are_read_aloud_and_are_noise_as_well() -> None:
    assert has_picture("❤")
    assert len(list(sound_views(View("淘❤宝")))) == 2
    assert names_in("淘❤宝那边") == [("淘❤宝", "noise")]
    assert names_in("微❤发您") == [("微❤", "picture")]


@pytest.mark.parametrize("entry", ["独家", "名媛", "疯抢"])
def test_any_entry_marked_as_sounding_is_heard_in_mixed_pinyin(
    entry: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("lexicon") / "own.txt"
    file.write_text(f"[OW102 自定]\n{entry} @谐音\n", encoding="utf-8")
    linter = Linter(Settings(platform="jd", lexicons=(str(file),), select=("OW",)))
    mixed = {"独家": "du家", "名媛": "名yuan", "疯抢": "疯qiang"}[entry]
    assert names_in(f"这款{mixed}的", linter) == [(mixed, "sound")]
    assert names_in("度假封墙明远路", linter) == []
