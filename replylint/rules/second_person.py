"""ST106: 你 where courtesy says 您; advice only."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.text.view import View

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
        good=(
            "您的快递到了",
            "迷你款更轻便",
            "你们几位一起拼单更划算",
            "《致你》这款香水有货",
            "贺卡内容“我爱你”已备注",
            "首页的猜你喜欢里也有",
            "刻字：嫁给你",
            "杯身印有“有你真好”或者有你真好字样",
            "礼盒上是：送给更好的你",
            "你的名字手机壳还有货",
        ),
    ),
)

# A name, an address, a set phrase: not the customer.
_YOU = re.compile(
    "(?<!迷)(?<!给力)(?<![a-z0-9@./?=&_-])(?<!猜)(?<![好美爱棒]的)你(?![们妹您a-z0-9@./?=&_-])(?!追我|来我往|情我愿|中有我|侬我侬|好(?:面膜|旗舰店))"
    "(?!的名字(?:手机壳|海报|周边|抱枕|明信片|同款|联名|漫画|小说))"
)
_QUOTED = re.compile('《[^》]*》|“[^”]*”|「[^」]*」|『[^』]*』|【[^】]*】|"[^"\n]*"|‘[^’]*’')
_NOT_OURS = re.compile(
    "[刻印绣][字上着有]|写着|字样|标语|贺卡|卡片写|寄语|留言内容|歌名|书名|网名|昵称|文件名|账户名|验证"
)


def check(view: View) -> Iterator[Hit]:
    """Each 你 said to one customer: not 迷你, not 你们."""
    text = view.folded
    if "你" not in text or _NOT_OURS.search(text):
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _YOU.finditer(text):
        before = bisect_left(quoted, match.span()) - 1
        if before < 0 or quoted[before][1] <= match.start():
            yield Hit("ST106", *match.span(), ("您",), safe=True)
