"""ST106: 你 where courtesy says 您; advice only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.view import View

RULES = (
    Rule(
        "ST106",
        "second-person",
        Both("“你”改“您”", "您, not 你"),
        Severity.INFO,
        Both("称呼顾客用“您”。", "Address the customer as 您."),
        Both("服务准则：称呼用“您”", "service code: address the customer as 您"),
        ("S401",),
        bad=("你的快递到了", "我帮你查一下", "謝謝妳的耐心"),
        good=("您的快递到了", "迷你款更轻便", "你们几位一起拼单更划算"),
    ),
)


def check(view: View) -> Iterator[Hit]:
    """Each 你 said to one customer: not 迷你, not 你们."""
    for match in re.finditer("(?<!迷)(?<!给力)你(?![们妹])", view.folded):
        yield Hit("ST106", *match.span(), ("您",), safe=True)
