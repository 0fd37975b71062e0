"""Disguises of names, made without looking at the tables of the package: run this file for the figures.

Homophones, split glyphs, pictures and initials are written by hand, as agents really write them.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from replylint.linter import Linter
from replylint.settings import Settings

INNOCENT = Path(__file__).parent / "data" / "innocent_lookalikes.txt"

SHOPS = (
    "我们{}店里还有货",
    "您去{}搜店名就行",
    "{}上便宜十块呢",
    "亲，{}那边才有这个颜色",
    "这是{}同款哦",
    "不如去{}买，一样的",
)
PAYMENTS = ("您用{}转过来也行", "{}账号发我一下", "可以{}付差价的", "运费我{}打给您")
MESSENGERS = ("咱们{}聊吧", "教程我{}发您", "您有{}吗，我传给您", "{}说比较方便")


class Name(NamedTuple):
    """A name, its pinyin, the platform of a shop that must not say it, and where it is said."""

    text: str
    pinyin: tuple[str, ...]
    platform: str
    carriers: tuple[str, ...]


NAMES = tuple(
    Name(text, tuple(pinyin.split()), platform, carriers)
    for text, pinyin, platform, carriers in (
        ("淘宝", "tao bao", "jd", SHOPS),
        ("天猫", "tian mao", "jd", SHOPS),
        ("京东", "jing dong", "tmall", SHOPS),
        ("拼多多", "pin duo duo", "jd", SHOPS),
        ("抖音", "dou yin", "jd", SHOPS),
        ("快手", "kuai shou", "jd", SHOPS),
        ("小红书", "xiao hong shu", "jd", SHOPS),
        ("唯品会", "wei pin hui", "jd", SHOPS),
        ("苏宁", "su ning", "jd", SHOPS),
        ("亚马逊", "ya ma xun", "jd", SHOPS),
        ("阿里巴巴", "a li ba ba", "jd", SHOPS),
        ("闲鱼", "xian yu", "jd", SHOPS),
        ("支付宝", "zhi fu bao", "jd", PAYMENTS),
        ("花呗", "hua bei", "jd", PAYMENTS),
        ("云闪付", "yun shan fu", "pdd", PAYMENTS),
        ("微信", "wei xin", "jd", MESSENGERS),
        ("微信", "wei xin", "taobao", MESSENGERS),
    )
)

TRADITIONAL = {
    "淘宝": "淘寶",
    "天猫": "天貓",
    "京东": "京東",
    "小红书": "小紅書",
    "唯品会": "唯品會",
    "苏宁": "蘇寧",
    "亚马逊": "亞馬遜",
    "阿里巴巴": "阿裡巴巴",
    "闲鱼": "閒魚",
    "支付宝": "支付寶",
    "花呗": "花唄",
    "云闪付": "雲閃付",
}
HOMOPHONES = {
    "淘宝": "桃宝 涛宝 陶宝 掏宝 萄宝 淘保 淘饱 桃保 逃宝 淘包",
    "天猫": "田猫 添猫 甜猫 天茂 填猫 天毛",
    "京东": "晶东 精东 京冬 京栋 鲸东 京咚 京洞",
    "拼多多": "品多多 拼哆哆 拼朵朵 频多多 拼夺夺 聘多多",
    "抖音": "斗音 逗音 豆音 抖因 抖印 陡音",
    "快手": "块手 筷手 快守 快兽",
    "小红书": "小洪书 小虹书 晓红书 小红叔 小鸿书",
    "唯品会": "唯品汇 维品会 威品会 唯品惠 围品会 唯拼会",
    "苏宁": "酥宁 苏柠 苏凝 素宁",
    "亚马逊": "雅马逊 亚玛逊 亚马讯 牙马逊",
    "阿里巴巴": "阿狸巴巴 阿里八八 阿李巴巴 阿里爸爸",
    "闲鱼": "闲渔 咸渔 贤鱼 弦鱼 闲瑜",
    "支付宝": "支付保 只付宝 支富宝 芝付宝 支付堡 吱付宝 知付宝",
    "花呗": "花贝 华呗 花背 花倍",
    "云闪付": "芸闪付 云闪富 云山付 匀闪付",
    "微信": "薇信 威芯 微芯 维芯 薇芯 微心 唯信 薇心 巍信",
}
INITIALS = {
    "淘宝": "TB tb 淘b T宝 淘B",
    "天猫": "tmall t猫 T猫",
    "京东": "JD jd 京D",
    "拼多多": "PDD pdd 拼dd 拼D多 p多多",
    "抖音": "D音 抖Y d音",
    "小红书": "XHS 小h书 小红s",
    "支付宝": "ZFB zfb 支f宝 支F宝 z付宝 支付b",
    "云闪付": "云s付",
    "微信": "VX vx V信 WX wx v信 微x 薇X",
    "唯品会": "唯p会 WPH",
    "亚马逊": "亚m逊",
}
SPLIT = {
    "淘宝": "氵匋宝 氵匋宀玉",
    "天猫": "天犭苗",
    "京东": "亠口小东",
    "拼多多": "扌并多多 并多多",
    "抖音": "扌斗音 抖立日",
    "快手": "忄夬手",
    "小红书": "小纟工书",
    "唯品会": "口隹品会",
    "苏宁": "艹办宁",
    "闲鱼": "门木鱼",
    "支付宝": "支亻寸宝 十又付宝",
    "花呗": "艹化呗 花口贝",
    "微信": "微亻言 徽信 彳攵信",
}
PICTURES = {
    "淘宝": "🍑宝",
    "天猫": "天🐱 天🐈",
    "抖音": "抖🎵 抖🎶",
    "快手": "快✋ 快👋",
    "小红书": "小红📕 小红📖",
    "亚马逊": "亚🐴逊 亚🐎逊",
    "闲鱼": "闲🐟 咸🐠",
    "微信": "微❤ 薇💗 微💌 V❤",
    "京东": "🐶东",
}
NICKNAMES = {
    "淘宝": "某宝 马云家",
    "天猫": "某猫 猫超",
    "京东": "某东 狗东",
    "拼多多": "拼夕夕 并夕夕 拼xx 砍一刀那家",
    "抖音": "某音",
    "微信": "绿泡泡 绿色软件",
    "支付宝": "蓝色软件",
}

NOISE = " .·-*_~|/、"[:9]
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
BIDI = "\u200e\u200f\u202a\u202d\u2066\u2069"
MARKS = "\u0336\u0301\u20dd\u0489\u0338"
SELECTORS = "\ufe0e\ufe0f\U000e0100"
EMOJI = "✨🌹🔥😊👉🎉"


def _between(name: str, fillers: str, choose: random.Random) -> str:
    return "".join(char + choose.choice(fillers) for char in name[:-1]) + name[-1]


def _listed(table: dict[str, str]) -> Callable[[Name, random.Random], list[str]]:
    return lambda name, _: table.get(name.text, "").split()


def _inserted(fillers: str, after_last: bool = False) -> Callable[[Name, random.Random], list[str]]:
    def disguise(name: Name, choose: random.Random) -> list[str]:
        return [_between(name.text, fillers, choose) + (choose.choice(fillers) if after_last else "") for _ in range(3)]

    return disguise


def _pinyin(name: Name, _: random.Random) -> list[str]:
    joined = "".join(name.pinyin)
    return [joined, " ".join(name.pinyin), "-".join(name.pinyin), "'".join(name.pinyin)]


def _letter_by_letter(name: Name, _: random.Random) -> list[str]:
    joined = "".join(name.pinyin)
    return [".".join(joined), " ".join(joined), joined.replace("a", "@").replace("o", "0")]


def _part_pinyin(name: Name, _: random.Random) -> list[str]:
    return [
        name.text[:at] + name.pinyin[at] + name.text[at + 1 :]
        for at in range(len(name.text))
        if len(name.pinyin[at]) > 1
    ]


def _case(name: Name, choose: random.Random) -> list[str]:
    joined = "".join(name.pinyin)
    mixed = "".join(choose.choice((char.upper(), char)) for char in joined)
    return [joined.upper(), joined.title(), mixed, "".join(part.title() for part in name.pinyin)]


def _width(name: Name, _: random.Random) -> list[str]:
    latin = ["".join(name.pinyin), *(word for word in INITIALS.get(name.text, "").split() if word.isascii())]
    return ["".join(chr(ord(char) + 0xFEE0) for char in word) for word in latin]


def _ornamental(name: Name, _: random.Random) -> list[str]:
    joined = "".join(name.pinyin)
    return [
        "".join(chr(0x24D0 + ord(char) - 97) for char in joined),
        "".join(chr(0x1D41A + ord(char) - 97) for char in joined),
        joined.replace("a", "а").replace("o", "о").replace("e", "е"),  # Cyrillic
    ]


def _tones(name: Name, _: random.Random) -> list[str]:
    marks = {"a": "ā", "i": "ī", "u": "ū", "o": "ō", "e": "ē"}
    accented = ["".join(marks.get(char, char) for char in part) for part in name.pinyin]
    return ["".join(accented), "".join(f"{part}{tone}" for part, tone in zip(name.pinyin, "1234", strict=False))]


def _reversed(name: Name, _: random.Random) -> list[str]:
    return [f"\u202e{name.text[::-1]}\u202c", f"\u2067\u202e{name.text[::-1]}\u202c\u2069"]


def _two_at_once(name: Name, choose: random.Random) -> list[str]:
    made = [_between(word, ZERO_WIDTH, choose) for word in HOMOPHONES[name.text].split()[:2]]
    made += [_between(word, " .·", choose) for word in TRADITIONAL.get(name.text, name.text).split()]
    made += [_between(word.upper(), ZERO_WIDTH + BIDI, choose) for word in _part_pinyin(name, choose)[:2]]
    made += [_between(word, EMOJI, choose) for word in HOMOPHONES[name.text].split()[2:3]]
    made += [
        word.replace(word[0], word[0] + choose.choice(SELECTORS + MARKS)) for word in _part_pinyin(name, choose)[-1:]
    ]
    return made


KINDS: dict[str, Callable[[Name, random.Random], list[str]]] = {
    "width": _width,
    "case": _case,
    "traditional": _listed(TRADITIONAL),
    "whole pinyin": _pinyin,
    "letters apart": _letter_by_letter,
    "part pinyin": _part_pinyin,
    "tones": _tones,
    "ornamental letters": _ornamental,
    "homophones": _listed(HOMOPHONES),
    "initials": _listed(INITIALS),
    "split glyphs": _listed(SPLIT),
    "pictures": _listed(PICTURES),
    "nicknames": _listed(NICKNAMES),
    "punctuation": _inserted(NOISE),
    "emoji between": _inserted(EMOJI),
    "zero-width": _inserted(ZERO_WIDTH),
    "bidi marks": _inserted(BIDI),
    "combining marks": _inserted(MARKS, after_last=True),
    "variation selectors": _inserted(SELECTORS, after_last=True),
    "reversed order": _reversed,
    "two at once": _two_at_once,
}


class Case(NamedTuple):
    """``text`` holds a disguised name at ``start:end``."""

    kind: str
    platform: str
    text: str
    start: int
    end: int


def cases() -> Iterator[Case]:
    """All disguises of all names, each in one sentence; the same ones every time."""
    choose = random.Random(20)
    for kind, disguise in KINDS.items():
        for name in NAMES:
            for word in dict.fromkeys(disguise(name, choose)):
                carrier = choose.choice(name.carriers)
                start = carrier.index("{")
                yield Case(kind, name.platform, carrier.replace("{}", word), start, start + len(word))


def innocent() -> list[str]:
    """Sentences that only sound or look like names."""
    lines = INNOCENT.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def caught(case: Case) -> bool:
    """Whether a finding of the channel rules touches the disguised name."""
    hits = Linter(Settings(platform=case.platform, select=("CH",))).hits(case.text)
    return any(not hit.exempt and hit.start < case.end and case.start < hit.end for hit in hits)


def recall() -> dict[str, tuple[int, int]]:
    """For each kind of disguise, how many were caught, of how many."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for case in cases():
        counts[case.kind][0] += caught(case)
        counts[case.kind][1] += 1
    return {kind: (found, total) for kind, (found, total) in counts.items()}


def false_alarms() -> list[str]:
    """The innocent sentences that are taken for names."""
    linter = Linter(Settings(platform="jd", select=("CH",)))
    return [text for text in innocent() if any(not hit.exempt for hit in linter.hits(text))]


def main() -> None:
    """Print the figures, and what is missed if asked for with -v."""
    for kind, (found, total) in recall().items():
        print(f"{kind:20} {found:4} of {total:4}  {found / total:6.1%}")
    counts = recall().values()
    print(f"{'all':20} {sum(found for found, _ in counts):4} of {sum(total for _, total in counts):4}")
    print(f"false alarms: {len(false_alarms())} of {len(innocent())} innocent look-alikes")
    if "-v" in sys.argv:
        for case in cases():
            if not caught(case):
                print(case.kind, case.platform, case.text)


if __name__ == "__main__":
    main()
