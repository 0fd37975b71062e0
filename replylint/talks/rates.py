"""CV104: too small a share of answers within 30 s, 3 min, 5 min, 15 min or 1 h (rows S321, S322)."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Rule, Severity
from replylint.talks import Remark
from replylint.talks.timing import Answer, Yardsticks, duration, part, waited

RULE = Rule(
    "CV104",
    "answer-rate",
    Both("及时回复率偏低", "share of prompt answers too low"),
    Severity.WARNING,
    Both(
        "平台按时间段考核回复率，自动回复不算回复；按店算，算这次检查的全部会话，没人回的算没及时",
        "platforms score the share of prompt answers, of the shop, here over all talks of the run; automatic replies "
        "do not count, and what nobody answered was not answered in time",
    ),
    Both(
        "平台响应考核（拼多多 5 分钟、15 分钟、1 小时；京东 30 秒；淘宝、抖音 3 分钟）",
        "the platforms' response scores",
    ),
    ("S321", "S322"),
    bad=("10:00:00 客户：尺码怎么选⏎10:00:05 客服：【自动回复】您好，请稍候⏎10:04:00 客服：您报一下身高体重",),
    good=("10:00:00 客户：尺码怎么选⏎10:00:30 客服：您报一下身高体重",),
)


class Gatherer:
    """How many answers came within each time; an unanswered question counts as not in time."""

    def __init__(self, yardsticks: Yardsticks) -> None:
        self._rates = [stick for stick in yardsticks.rates if stick.share is not None]
        self._hours = yardsticks.hours
        self._late = [0] * len(self._rates)
        self._total = 0
        self._worst: Answer | None = None

    def add(self, answer: Answer) -> None:
        """Take in one answer to what was asked in service hours."""
        seconds = waited(answer)
        self._total += 1
        for index, stick in enumerate(self._rates):
            self._late[index] += seconds > stick.seconds
        if self._worst is None or seconds > waited(self._worst):
            self._worst = answer

    def remarks(self) -> Iterator[Remark]:
        """One remark for each share that is missed."""
        for stick, late in zip(self._rates, self._late, strict=True):
            share = 1 - late / self._total if self._total else 1
            if self._worst is None or stick.share is None or share >= stick.share:
                continue
            limit, counted = duration(stick.seconds), f"{self._total - late}/{self._total}"
            yield Remark(
                RULE.code,
                self._worst.answer or self._worst.asked,
                Both(
                    f"这次检查的全部会话里，{self._hours} 的提问 {limit.zh}内回复的占 {part(share)}（{counted}），"
                    f"应不低于 {part(stick.share)}；这一条等得最久",
                    f"over all talks of this run, {part(share)} ({counted}) of what was asked {self._hours} were "
                    f"answered within {limit.en}, expected are {part(stick.share)}; this one waited longest",
                ),
            )
