"""CV107: the talk ends and the customer was never answered (rows S306, S313)."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Rule, Severity
from replylint.talks import Remark, Talk
from replylint.talks.timing import Yardsticks

RULE = Rule(
    "CV107",
    "never-answered",
    Both("客户没有得到回复", "never answered"),
    Severity.ERROR,
    Both(
        "会话结束了，客户最后的话没有人回；道谢、道别和表情不用回，自动回复不算回；导出前一刻才问的也在内，看一眼后来回了没有",
        "the talk ended and nobody answered the customer's last words; thanks and farewells want no answer, automatic "
        "replies are none; what was asked just before the export is told, too: see whether it was answered since",
    ),
    Both("淘宝客服规避规则六、工作规则三", "Taobao's avoidance rule 6 and working rule 3"),
    ("S306", "S313"),
    bad=("10:00:00 客户：在吗⏎10:00:10 客服：在的⏎10:00:30 客户：我的快递到哪里了",),
    good=("10:00:00 客户：在吗⏎10:00:10 客服：在的，您请说⏎10:00:30 客户：没事了，谢谢",),
)


def check(talk: Talk, yardsticks: Yardsticks) -> Iterator[Remark]:
    """The customer's first message that nobody answered to the end, unless it only said thanks or goodbye."""
    for answer in talk.answers:
        if answer.answer is None:
            yield Remark(
                RULE.code,
                answer.asked,
                Both(
                    "请补一句回复；下班前检查有没有漏回的会话", "answer now; look for open talks before going off duty"
                ),
            )
