"""Inputs: our own samples, cut, joined and mixed with what breaks parsers."""

# ruff: noqa: E501 (one row of pieces for each thing that is attacked)

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PIECES = tuple(
    piece.encode() if isinstance(piece, str) else piece
    for piece in (
        *["最低价", "全网第一", "淘宝", "威信", "微·信", "tao宝", "weixin", "vx：abc123", "13812345678", "您好", "不能", "没办法", "你自己", "好评返现", "亲", "祝您", "抱歉", "规定", "⏎", "🌹", "𠮷", "é", "❤️"],
        *("\u200b", "\u202e", "\u2066", "\u0301", "\ufe0f", "\ufeff", "\u3000", "\x1b[31m", "\x9b", "\0", "\r\n", "\r", "\n", "\t"),
        *("::error::", "%0A", "<script>", "]]>", "&amp;", "=1+1", "@SUM(", "|", "`", "```\n", "---\n", "# ", "- ", "> "),
        *("{", "}", "[", "]", '"', "'", ":", ",", ";", "\\", "\\u", "\\ud800", "\\n", "null", "1e999", "true", "NaN", "{}", '{"text": "'),
        *("[AD101 最]\n", "[", "]", "级别：", "依据：", "除外：", "错：", "对：", " -> ", "…", "｜", "@jd", "{字}", "(?:", "词="),
        *("[tool.replylint]\n", "platform = ", '"jd"', "extends = ", "ignore = [", "yardsticks.late = ", "a.b.c = 1\n", '"""', "&a ", "*a", "!!python/object ", "<<: "),
        *("(2024-03-01 10:00:00):  ", "2024-03-01 10:00:00", "买家", "客服", "时间,发送者,内容\n", "from,to,text\n", "----", "====", "\t1\t"),
        *(b"\xff", b"\xfe", b"\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\xd6\xd0", b"\x1f\x8b\x08", b"PK\x03\x04", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    )
)  # fmt: skip


@cache
def samples() -> tuple[bytes, ...]:
    """Beginnings of the exports, examples, lexicons and settings that stand in this repository."""
    folders = (ROOT / "tests" / "exports", ROOT / "examples", ROOT / "lexicons")
    files = sorted(file for folder in folders for file in folder.glob("*") if file.is_file())
    return tuple(file.read_bytes()[:600] for file in files)


def made(dice: random.Random) -> bytes:
    """One input, as small as may be."""
    if dice.random() < 0.6:
        data = b"".join(dice.choices(PIECES, k=dice.randint(1, 12)))
    else:
        data = dice.choice(samples())
        start = dice.randrange(len(data))
        data = data[start if dice.random() < 0.5 else 0 :][: dice.randint(1, 600)]
        for _ in range(dice.randint(0, 4)):
            data = _changed(dice, data)
    return bytes((dice.randrange(256),)) + data


def _changed(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    kind = dice.randrange(4)
    if kind == 0:
        return data[:at] + dice.choice(PIECES) + data[at:]
    if kind == 1:
        return data[:at] + data[at + dice.randint(1, 9) :]
    if kind == 2:
        return data[:at] + bytes((dice.randrange(256),)) + data[at + 1 :]
    return data[:at] + data[max(0, at - dice.randint(1, 30)) :]
