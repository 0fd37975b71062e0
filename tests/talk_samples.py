"""Hand-made talks for the tests of the rules about them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from replylint.model import AGENT, CUSTOMER, ROBOT, Message
from replylint.talks import Rates, Remark, talk_of
from replylint.talks import remarks as remarks_on
from replylint.talks.timing import Yardsticks

SHANGHAI = timezone(timedelta(hours=8))
NOON = datetime(2026, 11, 2, 12, 0, tzinfo=SHANGHAI)


def talk(*turns: tuple[str, float, str], start: datetime = NOON, speaker: str = "小杨") -> list[Message]:
    """Turns are (role, seconds after ``start``, text)."""
    return [
        Message(text, role, speaker if role == AGENT else role, start + timedelta(seconds=at), "一号")
        for role, at, text in turns
    ]


def remarks(messages: list[Message], yardsticks: Yardsticks) -> list[Remark]:
    return remarks_on(talk_of(messages, yardsticks), yardsticks)


def codes(messages: list[Message], yardsticks: Yardsticks | None = None) -> list[str]:
    return [remark.code for remark in remarks(messages, yardsticks or Yardsticks())]


def rates(messages: list[Message], yardsticks: Yardsticks) -> list[str]:
    gathered = Rates(yardsticks)
    gathered.add(talk_of(messages, yardsticks))
    return [remark.code for remark in gathered.remarks()]


def asked_and_answered(seconds: float, start: datetime = NOON) -> list[Message]:
    return talk((CUSTOMER, 0, "在吗"), (AGENT, seconds, "在的亲"), start=start)


ROLE_OF = {"客户": CUSTOMER, "客服": AGENT, "机器人": ROBOT}


def example(written: str) -> list[Message]:
    """The talk that an example of a rule writes down."""

    def message(line: str) -> Message:
        found = re.fullmatch(r"(?:(\d+)日 )?(\d\d:\d\d:\d\d) (客户|客服|机器人)：(.+)", line)
        assert found, line
        moment = datetime.fromisoformat(f"2026-11-{int(found[1] or 2):02}T{found[2]}+08:00")
        return Message(found[4], ROLE_OF[found[3]], found[3], moment, "一号")

    return [message(line) for line in written.split("⏎")]
