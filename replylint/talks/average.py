"""CV102: a talk whose answers are slow on average (row S311)."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Rule, Severity
from replylint.talks import Remark, Talk
from replylint.timing import Yardsticks, duration, in_service

RULE = Rule(
    "CV102",
    "slow-on-average",
    Both("平均响应偏慢", "slow on average"),
    Severity.INFO,
    Both("平均响应时间一般要在 40 秒左右", "the average answer is expected in about 40 seconds"),
    Both("淘宝网店客服工作规则一", "Taobao's working rule 1"),
    ("S311",),
    bad=("10:00:00 客户：有货吗⏎10:00:50 客服：有的⏎10:02:00 客户：几天到⏎10:02:45 客服：大概两天",),
    good=("10:00:00 客户：有货吗⏎10:00:20 客服：有的⏎10:02:00 客户：几天到⏎10:02:45 客服：大概两天",),
)
FEWEST = 2  # of one answer there is no average


def check(talk: Talk, yardsticks: Yardsticks) -> Iterator[Remark]:
    """The talk's slowest answer, if its answers in service hours took longer than expected on average."""
    waits = [
        (answer.seconds, answer.answer)
        for answer in talk.answers
        if answer.answer is not None
        and answer.seconds is not None
        and answer.asked.time is not None
        and in_service(answer.asked.time, yardsticks.opens, yardsticks.closes)
    ]
    if len(waits) < FEWEST:
        return
    average = sum(seconds for seconds, _ in waits) / len(waits)
    if average > yardsticks.expected:
        said, limit = duration(average), duration(yardsticks.expected)
        yield Remark(
            RULE.code,
            max(waits, key=lambda wait: wait[0])[1],
            Both(
                f"这通会话平均 {said.zh}才回，应在 {limit.zh}左右；这一条最慢",
                f"this talk's answers took {said.en} on average, expected are {limit.en}; this one was the slowest",
            ),
        )
