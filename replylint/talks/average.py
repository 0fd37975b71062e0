"""CV102: an agent whose answers are slow on average (row S311)."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import AGENT, Both, Message, Rule, Severity
from replylint.talks import Remark
from replylint.talks.timing import Answer, Yardsticks, duration

RULE = Rule(
    "CV102",
    "slow-on-average",
    Both("平均响应偏慢", "slow on average"),
    Severity.INFO,
    Both(
        "平均响应时间一般要在 40 秒左右；按人算，算这次检查的全部会话，至少要有两次回复",
        "the average answer is expected in about 40 seconds: of each agent, over all talks of the run, from two on",
    ),
    Both("淘宝网店客服工作规则一", "Taobao's working rule 1"),
    ("S311",),
    bad=("10:00:00 客户：有货吗⏎10:00:50 客服：有的⏎10:02:00 客户：几天到⏎10:02:45 客服：大概两天",),
    good=("10:00:00 客户：有货吗⏎10:00:20 客服：有的⏎10:02:00 客户：几天到⏎10:02:45 客服：大概两天",),
)
FEWEST = 2  # of one answer there is no average


class Gatherer:
    """How long each agent took for all answers together, and the slowest of them."""

    def __init__(self, yardsticks: Yardsticks) -> None:
        self._expected = yardsticks.expected
        self._agents: dict[str | None, _Agent] = {}

    def add(self, answer: Answer) -> None:
        """Take in one answer to what was asked in service hours; those of robots are nobody's."""
        message, seconds = answer.answer, answer.seconds
        if message is None or seconds is None or seconds < 0 or message.role != AGENT:
            return
        agent = self._agents.setdefault(message.speaker, _Agent(message))
        agent.answers += 1
        agent.seconds += seconds
        if seconds > agent.longest:
            agent.longest, agent.slowest = seconds, message

    def remarks(self) -> Iterator[Remark]:
        """One remark for each agent whose answers took longer than expected on average, on the slowest of them."""
        for agent in self._agents.values():
            average = agent.seconds / agent.answers
            if agent.answers < FEWEST or average <= self._expected:
                continue
            said, limit = duration(average), duration(self._expected)
            yield Remark(
                RULE.code,
                agent.slowest,
                Both(
                    f"这位客服 {agent.answers} 次回复平均 {said.zh}，应在 {limit.zh}左右；这一条最慢",
                    f"this agent's {agent.answers} answers took {said.en} on average, expected are {limit.en}; "
                    "this one was the slowest",
                ),
            )


class _Agent:
    def __init__(self, slowest: Message) -> None:
        self.answers = 0
        self.seconds = self.longest = 0.0
        self.slowest = slowest
