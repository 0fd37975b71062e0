"""CV103: too few 5-minute slots answered in time (row S313)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from replylint.model import Both, Rule, Severity
from replylint.talks import Remark, waited
from replylint.timing import Answer, Yardsticks

if TYPE_CHECKING:
    from datetime import datetime

RULE = Rule(
    "CV103",
    "slot-rate",
    Both("五分钟回复率偏低", "slot reply rate too low"),
    Severity.WARNING,
    Both(
        "8:00–23:00 每五分钟为一个节点，节点内的消息要在五分钟内回复，否则店铺受限",
        "from 08:00 to 23:00 the messages of each 5-minute slot must be answered within 5 minutes",
    ),
    Both("淘宝网店客服工作规则三", "Taobao's working rule 3"),
    ("S313",),
    bad=("10:00:00 客户：在吗⏎10:06:00 客服：在的，您请说",),
    good=("10:00:00 客户：在吗⏎10:00:30 客服：在的，您请说",),
)
SLOT = 300  # seconds


class Gatherer:
    """Which slots had all their messages answered within 5 minutes."""

    def __init__(self, yardsticks: Yardsticks) -> None:
        self._share = yardsticks.slot_share
        self._slots: dict[int, bool] = {}  # a year of them is a hundred thousand
        self._worst: Answer | None = None

    def add(self, answer: Answer, asked: datetime) -> None:
        """Take in one answer to what was asked at ``asked``, in service hours."""
        if self._share is None:
            return
        slot = int(asked.timestamp()) // SLOT
        self._slots[slot] = self._slots.get(slot, True) and waited(answer) <= SLOT
        if self._worst is None or waited(answer) > waited(self._worst):
            self._worst = answer

    def remarks(self) -> Iterator[Remark]:
        """One remark if the share of slots answered in time is below the yardstick."""
        if self._share is None or self._worst is None:
            return
        share = sum(self._slots.values()) / len(self._slots)
        if share < self._share:
            wanted = f"{self._share:.0%}"
            yield Remark(
                RULE.code,
                self._worst.answer or self._worst.asked,
                Both(
                    f"{len(self._slots)} 个节点中按时回复的占 {share:.0%}，应不低于 {wanted}；这一条等得最久",
                    f"{share:.0%} of {len(self._slots)} slots were answered in time, expected are {wanted}; "
                    "this one waited longest",
                ),
            )
