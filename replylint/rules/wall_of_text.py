"""ST107: a wall of text; advice only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.text.view import View

WALL = 160  # characters without a line break; a phone screen shows some 150 of a chat bubble

_SENTENCE = "先说结论再说原因，一句话一个意思。"
_AIM = Both(
    "分成短句，换行写：先说结论，再分点写步骤。",
    "Break it into short lines: the answer first, then the steps.",
)

RULES = (
    Rule(
        "ST107",
        "wall-of-text",
        Both("大段文字", "Wall of text"),
        Severity.INFO,
        Both(
            f"一口气超过 {WALL} 字不换行，手机上没人看完。用短句，分行。",
            f"Nobody reads {WALL} characters without a break on a phone. Short sentences, line breaks.",
        ),
        Both("服务准则：短句，换行", "service code: short sentences and line breaks"),
        ("S402",),
        bad=(_SENTENCE * 10,),
        good=((_SENTENCE + "\n") * 10, _SENTENCE),
    ),
)


def check(view: View) -> Iterator[Hit]:
    """Each stretch of more than ``WALL`` characters between line breaks."""
    for match in re.finditer(rf"[^\n\r]{{{WALL + 1},}}", view.text):
        yield Hit("ST107", *match.span(), aim=_AIM)
