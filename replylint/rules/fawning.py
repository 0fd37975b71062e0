"""ST110: praise piled up until it rings false; advice only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.rules.wording import AIMS
from replylint.text.view import View

RULES = (
    Rule(
        "ST110",
        "fawning",
        Both("谄媚", "Fawning"),
        Severity.INFO,
        Both(
            "夸得太满，顾客只觉得在推销。具体地夸一句就够。",
            "Praise that overflows sounds like selling. One concrete word is enough.",
        ),
        Both("服务准则：真诚赞美，不谄媚", "service code: praise sincerely, never fawn"),
        ("S403",),
        bad=(
            "您简直就是仙女下凡，穿什么都是全场焦点",
            "您就是我们的上帝，您说什么都对",
            "哇您太美了太有气质了太有品味了",
        ),
        good=("您选的这个颜色很衬肤色", "您太客气了，应该的", "您真细心，这个问题很多人没注意到"),
    ),
)

_WORSHIP = "给(?:您|你)磕头|小的给(?:您|你)|仙女下凡|女神(?:本人|下凡|降临)|天仙|衣食父母|(?:您|你)就是(?:我们的)?(?:上帝|女神|男神|皇帝|女王|老天爷)|您说什么都(?:是)?对|跪(?:谢|求|舔)|膜拜|五体投地|倾国倾城|绝世(?:美|容)|全场焦点|爱您一万年|三生有幸|祖宗"
_SO = "太[^,。!?\\s太]{1,4}了"


def check(view: View) -> Iterator[Hit]:
    """Words of worship, and 太…了 three times over."""
    for match in re.finditer(f"{_WORSHIP}|(?:{_SO}[,，!！ ]*){{3,}}", view.folded):
        yield Hit("ST110", *match.span(), aim=AIMS["ST110"])
