"""Build the character tables replylint/data/fold.txt, sound.txt and traditional.txt.

Needs three packages that replylint itself does without, and Unicode's table of Chinese variants (in Unihan.zip from
unicode.org, or in Debian's package unicode-data):

    pip install opencc-python-reimplemented pypinyin confusable-homoglyphs
    python tools/build_tables.py Unihan_Variants.txt

``fold.txt`` is two lines of equal length: characters, and what each of them folds to (case, width,
letters in other dress, traditional and variant shapes, look-alikes of other scripts).
``sound.txt`` has one line a toneless syllable: ``tao 涛掏滔…``, each character in its commonest reading.
Both are made of characters that fold to themselves. ``traditional.txt`` is three lines: simplified characters,
the traditional one for each as it is mostly written in Taiwan, and words that are written otherwise.
"""

from __future__ import annotations

import json
import string
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import confusable_homoglyphs  # type: ignore[import-untyped]
import opencc  # type: ignore[import-untyped]
from pypinyin import Style, pinyin

DATA = Path(__file__).parent.parent / "replylint" / "data"
OPENCC = Path(opencc.__file__).parent / "dictionary"
CONFUSABLES = Path(confusable_homoglyphs.__file__).with_name("confusables.json")
ALIKE = ("kZVariant", "kSemanticVariant", "kSpoofingVariant")  # the same character, or as good as

# Each group is a character and those that fold to it.
# Letters that Unicode holds to be others, and people read as these:
LETTERS = """
aαаɑᴀΑΆά bβƄƅвВьЬʙΒ cсСϲᴄ dđðԁᴅ eεеЕёЁєᴇΕ fƒꜰ gɡɢ hнНһҺʜΗ iιіІıɪΙ jјЈȷᴊ kκкКᴋΚ lłʟ mмМᴍΜ nηпɴΝ oοоОøᴏΟ
pρрРᴘΡ qԛ rгʀ sѕЅꜱ tτтТᴛΤ uυᴜ vνѵѴ∨⋁ᴠ丷ᐯ wωԝᴡ xχхХ×Χ yуУүҮγʏΥ zᴢΖ
"""
# Variants, disguises and radicals of common characters that neither Unicode nor OpenCC leads to the common one:
VARIANTS = """
一壹弌 了瞭 你妳 它牠 宝宲寚珤寳宔 微㣲溦嶶徾 信㐰伩訫 京亰 天兲靝 最朂㝡冣 第苐 国囯囻圀 网罓罒㓁 好恏 付㣥 东𣘣
多夛㚊 美羙媺 支攴 手龵 红糿 苏甦蘓 团囩 书䏿 物粅 鱼魚𩵋 乎虖
龙⻰ 齐⻬ 车⻋ 长⻓ 门⻔ 页⻚ 风⻛ 飞⻜ 食⻝ 马⻢ 鱼⻥ 鸟⻦ 黄⻩ 齿⻮ 贝⻉ 见⻅ 西⻄ 民⺠
"""

# Simplified words whose characters have several traditional ones, of which these words take a rarer one:
WORDS = "联系聯繫 关系關係 没关系沒關係 回复回覆 答复答覆 制作製作 准备準備 划算划算 平台平台 后台後台 里程里程"

# Letters and digits in rings, boxes and brackets, or before a dot, that have no one-character compatibility form.
RINGS = {
    string.ascii_lowercase: (0x249C, 0x1F110, 0x1F150, 0x1F170, 0x1F1E6),
    string.digits[1:]: (0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A),
    "0": (0x24FF, 0x1F100, 0x1F10B, 0x1F10C),
}


def by_hand() -> dict[str, str]:
    """The three tables above, character to character."""
    table = {chr(first + i): to for run, firsts in RINGS.items() for first in firsts for i, to in enumerate(run)}
    for group in (LETTERS + VARIANTS).split():
        table.update(dict.fromkeys(group[1:], group[0]))
    return table


def opencc_table(name: str) -> list[tuple[str, str]]:
    """An OpenCC table of characters, each with the commonest of its counterparts."""
    lines = (OPENCC / name).read_text(encoding="utf-8").splitlines()
    return [(source, targets.split(" ")[0]) for source, _, targets in (line.partition("\t") for line in lines)]


def everyday(char: str) -> bool:
    """Whether ``char`` is one of the 6,763 characters of GB 2312, that is of simplified Chinese as people write it."""
    try:
        return "\u4e00" <= char <= "\u9fff" and len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def shapes() -> dict[str, str]:
    """Traditional, variant and Japanese shapes of characters, to the simplified one."""
    table = {source: target for source, target in opencc_table("TSCharacters.txt") if source != target <= "\uffff"}
    for traditional, japanese in opencc_table("JPVariants.txt"):
        if not everyday(japanese):
            table.setdefault(japanese, traditional)
    for standard, variant in [*opencc_table("TWVariants.txt"), *opencc_table("HKVariants.txt")]:
        if not everyday(variant) and variant != standard:
            table.setdefault(variant, standard)
    return table


def lookalikes(unihan: Path) -> dict[str, str]:
    """Variants that Unihan lists, and letters and kana that Unicode calls confusable, to what they are taken for."""
    table: dict[str, str] = {}
    for char, other in chain(unihan_pairs(unihan), confusable_pairs()):
        if len(other) == 1 and (everyday(other) or (other.isascii() and other.isalnum())):
            table.setdefault(char, other)
    return table


def unihan_pairs(unihan: Path) -> Iterator[tuple[str, str]]:
    """Variants of which people hardly write one; parts that characters are split into (shape.txt) are none."""
    parts = (DATA / "shape.txt").read_text(encoding="utf-8")
    for line in unihan.read_text(encoding="utf-8").splitlines():
        if line.startswith("U+"):
            point, kind, variants = line.split("\t")
            char = chr(int(point[2:], 16))
            others = [chr(int(other.partition("<")[0][2:], 16)) for other in variants.split(" ")]
            if kind in ALIKE and not everyday(char) and char not in parts:
                yield from ((char, other) for other in others)


def confusable_pairs() -> Iterator[tuple[str, str]]:
    """Letters, digits and kana that look like an ASCII letter or digit, or like a Chinese character."""
    for char, alike in json.loads(CONFUSABLES.read_text(encoding="utf-8")).items():
        letter = len(char) == 1 and not char.isascii() and char.isalnum() and char != "〇"  # a digit, and no letter o
        if letter and not everyday(char) and unicodedata.bidirectional(char) == "L":
            yield from ((char, plain_form(other["c"])) for other in alike)


def plain_form(char: str) -> str:
    """``char`` without case, width, ring, ornament or accent, where that is one character; else itself."""
    form = unicodedata.normalize("NFKC", char)
    base = unicodedata.normalize("NFD", form)
    if len(form) == 1 and char < "\u0250":
        form = "v" if base[0] in "uU" and "\u0308" in base else base[0]  # ü is typed v
    form = form.lower()
    return form if len(form) == 1 else char


def folding(unihan: Path) -> dict[str, str]:
    """Each character that does not fold to itself, with what it folds to: an everyday or an ASCII character."""
    hand, shape, alike = by_hand(), shapes(), lookalikes(unihan)
    table = {}
    for code in range(0x110000):
        char, seen = chr(code), set()
        while char not in seen:
            seen.add(char)
            plain = hand.get(char) or shape.get(char) or plain_form(char)
            char = alike.get(char, char) if plain == char else plain
        if char != chr(code) and (char.isascii() or everyday(char) or char in "¥、。〈〉《》「」『』【】〔〕〖〗"):
            table[chr(code)] = char
    return table


def sounds(folds: dict[str, str]) -> dict[str, str]:
    """Toneless syllable → the everyday characters whose commonest reading it is."""
    table: defaultdict[str, str] = defaultdict(str)
    for char in filter(everyday, map(chr, range(0x4E00, 0xA000))):
        if char not in folds:
            syllable = pinyin(char, style=Style.NORMAL)[0][0]
            table[unicodedata.normalize("NFD", syllable).encode("ascii", "ignore").decode()] += char
    return dict(table)


def traditional() -> dict[str, str]:
    """Simplified characters that are written otherwise in traditional Chinese, each with the commonest such shape."""
    taiwan = dict(opencc_table("TWVariants.txt"))
    table = {source: taiwan.get(target, target) for source, target in opencc_table("STCharacters.txt")}
    return {source: target for source, target in table.items() if source != target <= "\uffff" and everyday(source)}


def main() -> None:
    """Write the three files."""
    shapes = traditional()
    lines = ("".join(shapes), "".join(shapes.values()), WORDS)
    (DATA / "traditional.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    folds = folding(Path(sys.argv[1]))
    (DATA / "fold.txt").write_text(f"{''.join(folds)}\n{''.join(folds.values())}\n", encoding="utf-8", newline="\n")
    lines = [f"{syllable} {chars}\n" for syllable, chars in sorted(sounds(folds).items())]
    (DATA / "sound.txt").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
