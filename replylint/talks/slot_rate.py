"""CV103: too few 5-minute slots answered in time (row S313)."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Rule, Severity
from replylint.talks import Remark
from replylint.talks.timing import Answer, Slots, Yardsticks, part, waited

RULE = Rule(
    "CV103",
    "slot-rate",
    Both("五分钟回复率偏低", "slot reply rate too low"),
    Severity.WARNING,
    Both(
        "8:00–23:00 每五分钟为一个节点，节点内的消息要在五分钟内回复，否则店铺受限；按店算，算这次检查的全部会话",
        "from 08:00 to 23:00 the messages of each 5-minute slot must be answered within 5 minutes: of the shop, over "
        "all talks of the run",
    ),
    Both("淘宝网店客服工作规则三", "Taobao's working rule 3"),
    ("S313",),
    bad=("10:00:00 客户：在吗⏎10:06:00 客服：在的，您请说",),
    good=("10:00:00 客户：在吗⏎10:00:30 客服：在的，您请说",),
)


class Gatherer:
    """Which slots had all their messages answered within 5 minutes."""

    def __init__(self, yardsticks: Yardsticks) -> None:
        self._wanted = yardsticks.slot_share
        self._hours = yardsticks.hours
        self._slots = Slots()
        self._worst: Answer | None = None

    def add(self, answer: Answer) -> None:
        """Take in one answer to what was asked in service hours."""
        if self._wanted is None:
            return
        self._slots.add(answer)
        if self._worst is None or waited(answer) > waited(self._worst):
            self._worst = answer

    def remarks(self) -> Iterator[Remark]:
        """One remark if the share of slots answered in time is below the yardstick."""
        wanted, share = self._wanted, self._slots.share
        if wanted is None or share is None or self._worst is None or share >= wanted:
            return
        slots = len(self._slots)
        yield Remark(
            RULE.code,
            self._worst.answer or self._worst.asked,
            Both(
                f"这次检查的全部会话里，{self._hours} 有人问的 {slots} 个节点按时回复的占 {part(share)}，"
                f"应不低于 {part(wanted)}；这一条等得最久",
                f"over all talks of this run, {part(share)} of the {slots} slots of {self._hours} in which somebody "
                f"asked were answered in time, expected are {part(wanted)}; this one waited longest",
            ),
        )
