"""How long hostile text takes: one endless line of each kind, against as many bytes of ordinary text.

    python -m bench.hostile               # 100 kB a line
    python -m bench.hostile --size 1000   # 1 MB a line, as an attacker would send it
    python -m bench.hostile --rules       # and every example of every rule, repeated without end

The figure is the time per byte, relative to ordinary chat of the same size on one line; ``grows`` is how much
a byte costs more in a line four times as long (1: time grows with the length and no faster).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator

from bench.generate import talks
from replylint.linter import Linter

WORST = 3.0  # times the cost of ordinary text: more than this is a fault

UNITS = {
    "a list word": "最",
    "a claim": "全网最低价",
    "a claim, between stops": "全网最低价。",
    "pulled-apart claim": "最·低·价·",
    "spaced claim": "最 低 价 ",
    "opening brackets": "（",
    "brackets": "（）",
    "quotes": "“",
    "endearment": "亲",
    "laughter": "哈",
    "dots": "…",
    "full stops": "。",
    "commas": "，",
    "blanks": " ",
    "line ends": "\n",
    "zero-width": "\u200b",
    "claim and zero-width": "最\u200b\u200b\u200b\u200b低",
    "combining marks": "\u0301",
    "variation selectors": "\ufe0f",
    "bidi overrides": "\u202e",
    "emoji": "😊",
    "a digit": "1",
    "a mobile number": "13812345678",
    "mobile numbers": "13812345678 ",
    "Chinese digits": "一三八",
    "digits and blanks": "1 3 8 ",
    "card numbers": "6222 0210 0111 2222 333 ",
    "identity numbers": "11010519491231002X",
    "a Latin letter": "a",
    "Latin and dots": "a.",
    "Latin between middle dots": "a·",
    "a domain": "www.a.com",
    "a domain's tail": "a-a.com.",
    "an address": "a@",
    "mail": "a@b.com ",
    "links": "https://",
    "a schema": "http:/",
    "account": "vx号",
    "wechat": "微信",
    "pinyin": "weixin",
    "pinyin of any kind": "zhuang",
    "pinyin letters": "wei",
    "initials": "vx",
    "split glyphs": "言午氵每",
    "homophones": "威信",
    "taobao": "淘宝",
    "stars": "星 ",
    "praise": "好评",
    "reward": "返5元",
    "pressure": "改",
    "rooms": "1号",
    "a district": "北京市朝阳区",
    "a road": "路",
    "surnames": "王先生",
    "you": "你",
    "you and yourself": "你自己",
    "blame": "要是您早",
    "no": "不",
    "no, twice": "不没",
    "is it": "是不是",
    "who told": "谁跟您说",
    "maybe": "可能",
    "wordings that have no end": "hp加图换",
    "abuse": "你有病吧",
    "rules": "规定",
    "don't know": "不知道",
    "don't know, between stops": "不知道。",
    "denial": "不敢说最",
    "wishes": "祝您最",
    "a source": "2023年统计第一",
    "dates": "2023年",
    "titles": "《最",
    "free": "免费领",
    "apology and denial": "抱歉绝版",
    "template": "{{",
    "markup": "<b>",
    "Latin with accents": "é",
    "full-width Latin": "ｗｗｗ．",
    "a rare ideograph": "𠮷",
    "a tab": "\t",
    "a null": "\0",
    "ordinary characters, unpunctuated": "快递已经到了驿站您看看",
}


def ordinary(size: int) -> str:
    """Ordinary chat, ``size`` bytes of it on one line."""
    text = "".join(turn.text for turn in talks(size // 20))
    return text.encode()[:size].decode(errors="ignore")


def hostile(unit: str, size: int) -> str:
    """``unit`` again and again, ``size`` bytes of it."""
    return unit * (size // len(unit.encode()) or 1)


def units(rules: bool) -> Iterator[tuple[str, str]]:
    """Names and texts to be repeated; with ``rules`` the examples of all rules and excuses, without their stops."""
    yield from UNITS.items()
    dice = random.Random(1)
    yield "random ideographs", "".join(chr(dice.randrange(0x4E00, 0x9FA5)) for _ in range(20_000))
    if rules:
        yield from proofs()


def proofs() -> Iterator[tuple[str, str]]:
    """Every example of every rule and excuse, and as many halves of them: what a pattern nearly matches."""
    from replylint.exemptions import EXEMPTIONS
    from replylint.matching.compiled import load
    from replylint.rules import grammar_rules

    for rule in (*load().rules.values(), *grammar_rules()):
        for example in (*rule.bad, *rule.good):
            text = example.rpartition("⏎")[2].translate(dict.fromkeys(map(ord, "，。！？；,.!?; ")))
            if text:
                yield f"{rule.code} {text}", text
                yield f"{rule.code} half {text}", text[: len(text) // 2 + 1]
    for exemption in EXEMPTIONS:
        for text in (*exemption.good, *exemption.bad):
            yield f"excuse {text}", text


def cost(linter: Linter, text: str) -> float:
    """Seconds of this process's time to judge ``text``."""
    begun = time.process_time()
    linter.hits(text)
    return time.process_time() - begun


def main() -> int:
    """Print one line a kind, the worst last; 1 if one of them costs too much."""
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description="Measure hostile text.")
    parser.add_argument("--size", type=int, default=100, help="kB a line (default: 100)")
    parser.add_argument("--rules", action="store_true", help="every example of every rule, too")
    given = parser.parse_args()
    size = given.size * 1000
    linter = Linter()
    cost(linter, ordinary(size) + dict(units(False))["random ideographs"])  # words and patterns are read now
    normal = min(cost(linter, ordinary(size)) for _ in range(3))
    print(f"ordinary text: {size / normal / 1e6:.2f} MB/s; {size} bytes a line")
    found = []
    for name, unit in units(given.rules):
        quarter, whole = cost(linter, hostile(unit, size // 4)), cost(linter, hostile(unit, size))
        found.append((whole / normal, whole / quarter / 4, name))
    for ratio, growth, name in sorted(found):
        print(f"{ratio:7.2f} ×  grows {growth:5.2f}  {name}", flush=True)
    dear = sum(ratio > WORST for ratio, _, _ in found)
    print(f"{len(found)} kinds, {dear} above {WORST} ×")
    return 1 if dear else 0


if __name__ == "__main__":
    raise SystemExit(main())
