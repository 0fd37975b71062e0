"""What a supervisor wants to know of a whole run: who, how often, how fast, and what to do first.

Forgiven findings do not count. Lists are sorted by what weighs most, errors before warnings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import inf
from typing import NamedTuple

from replylint.model import AGENT, Both, Checked, Finding, Message, Severity
from replylint.talks.timing import Slots, Waiting, Yardstick, Yardsticks, after, is_rated, share_within

FAMILIES: Mapping[str, Both] = {
    "AD1": Both("广告极限词", "Superlatives"),
    "AD2": Both("医疗与保证功效", "Promised effects"),
    "BP1": Both("服务禁语", "Forbidden phrases"),
    "BP2": Both("辱骂攻击", "Abuse"),
    "CH": Both("平台与站外", "Other platforms"),
    "ST": Both("语气", "Tone"),
    "PR": Both("隐私", "Privacy"),
    "RV": Both("评价", "Reviews"),
    "CV": Both("响应", "Response"),
}
OTHER = "OW"
OTHER_NAME = Both("本店自有词", "The shop's own words")
BUCKETS = (10, 30, 60, 180, 300, 900, 3600)  # seconds; the last bucket holds what took longer
MOST_LISTED = 20
NO_PLATFORMS = Yardsticks()
OF_AN_AGENT = "CV102"  # the rule about one agent of the run


class Waits(NamedTuple):
    """Response times in seconds, of customers who wrote in the hours that count (``Yardsticks.opens``, ``closes``).

    ``buckets`` counts the waits up to each of BUCKETS, and those beyond; ``within`` is the share (0 to 1)
    within each of ``Yardsticks.shares`` of the ``asked`` questions, as CV104 counts them: one that nobody answered is
    not within any. Of no waits all figures are None.
    """

    answered: int
    average: float | None
    median: float | None
    ninth_decile: float | None
    buckets: tuple[int, ...]
    within: tuple[float | None, ...]
    asked: int


class Talk(NamedTuple):
    """One conversation that has findings, and where it starts; of an agent: those that are the agent's."""

    file: str
    line: int
    conversation: str | None
    agents: tuple[str, ...]
    messages: int
    severities: Counter[Severity]

    @property
    def findings(self) -> int:
        """How many findings, of any severity."""
        return sum(self.severities.values())


class Frequent(NamedTuple):
    """One rule, how often it was broken, and the first of the worst examples."""

    times: int
    example: Finding


class Group(NamedTuple):
    """One agent (``name`` None: not named), or everyone. ``messages`` are the agent's own.

    The worst of ``frequent`` and of ``talks`` come first.
    """

    name: str | None
    messages: int
    severities: Counter[Severity]
    families: Mapping[str, int]
    first_answers: Waits
    answers: Waits
    frequent: tuple[Frequent, ...]
    talks: tuple[Talk, ...]

    @property
    def findings(self) -> int:
        """How many findings, of any severity."""
        return sum(self.severities.values())

    def per_hundred(self, count: int) -> float | None:
        """``count`` per 100 messages, or None without messages."""
        return 100 * count / self.messages if self.messages else None


class Summary(NamedTuple):
    """The whole run. ``days`` (ISO dates, in order) and ``hours`` (0 to 23) count the findings that have a time.

    ``slot_share`` is what ``yardsticks.slot_share`` is held against, None if nothing was asked.
    """

    total: Group
    agents: tuple[Group, ...]
    conversations: int
    unanswered: int
    days: Mapping[str, int]
    hours: tuple[int, ...]
    yardsticks: Yardsticks
    slot_share: float | None


@cache
def family(code: str) -> str:
    """The key in FAMILIES that ``code`` belongs to, or OTHER."""
    return next((prefix for prefix in FAMILIES if code.startswith(prefix)), OTHER)


def family_name(key: str) -> Both:
    """The name of a family, from its key."""
    return FAMILIES.get(key, OTHER_NAME)


def weight(severities: Counter[Severity]) -> tuple[int, int, int]:
    """What sorts the worst first: errors, then warnings, then advice."""
    return severities[Severity.ERROR], severities[Severity.WARNING], severities[Severity.INFO]


def summarize(checked: Iterable[Checked], yardsticks: Yardsticks = NO_PLATFORMS) -> Summary:
    """Sum up ``checked``."""
    tally = Tally(yardsticks)
    for _ in tally.watching(checked):
        pass
    return tally.summary()


class Tally:
    """Counts while messages pass by, so that a streaming report can end with a summary."""

    def __init__(self, yardsticks: Yardsticks = NO_PLATFORMS) -> None:
        self._yardsticks = yardsticks
        self._slots = Slots()
        self._total = _Count()
        self._agents: dict[str | None, _Count] = {}
        self._talks: dict[tuple[str, str | None], _TalkCount] = {}
        self._days: Counter[str] = Counter()
        self._hours: Counter[int] = Counter()

    def watching(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """Pass ``checked`` on unchanged, counting it."""
        for item in checked:
            self.add(item)
            yield item

    def add(self, checked: Checked) -> None:
        """Count one message; what is found about the whole run counts for everyone together, and for no agent.

        But for what is said of one agent's average: that counts for the agent.
        """
        message = checked.message
        findings = [finding for finding in checked.findings if not finding.exempt]
        self._total.add(findings)
        if checked.again:
            if message.role == AGENT:
                self._agents[message.speaker].add(one for one in findings if one.rule.code == OF_AN_AGENT)
            return
        if message.role == AGENT:
            self._total.messages += 1
            agent = self._agents.setdefault(message.speaker, _Count())
            agent.messages += 1
            agent.add(findings)
        if message.time:
            self._days[message.time.date().isoformat()] += len(findings)
            self._hours[message.time.hour] += len(findings)
        self._follow(message, findings)

    def summary(self) -> Summary:
        """All that was counted so far."""
        talks: list[Talk] = []
        talks_of: dict[str | None, list[Talk]] = {name: [] for name in self._agents}
        for (file, conversation), count in self._talks.items():
            if count.severities:
                talks.append(count.talk(file, conversation, count.severities))
            for name, severities in count.agents.items():
                if severities:
                    talks_of[name].append(count.talk(file, conversation, severities))
        agents = [count.group(name, self._yardsticks, talks_of[name]) for name, count in self._agents.items()]
        left = [answer for talk in self._talks.values() if (answer := talk.waiting.ended(None))]
        rated = [answer for answer in left if is_rated(answer, self._yardsticks)]
        slots = self._slots.with_more(rated)
        return Summary(
            total=self._total.group(None, self._yardsticks, talks, len(rated)),
            agents=tuple(sorted(agents, key=lambda group: weight(group.severities), reverse=True)),
            conversations=sum(talk.is_talk for talk in self._talks.values()),
            unanswered=len(left),
            days=dict(sorted(self._days.items())),
            hours=tuple(self._hours[hour] for hour in range(24)),
            yardsticks=self._yardsticks,
            slot_share=slots.share,
        )

    def _follow(self, message: Message, findings: Sequence[Finding]) -> None:
        key = (message.place.file, message.conversation)
        talk = self._talks.get(key)
        if talk is None:
            talk = self._talks[key] = _TalkCount(message.place.line)
        talk.messages += 1
        talk.is_talk = talk.is_talk or message.role != AGENT
        talk.add(message, findings)
        talk.waiting, answer = after(talk.waiting, message, self._yardsticks)
        if answer and is_rated(answer, self._yardsticks) and answer.seconds is not None:
            self._slots.add(answer)
            self._total.answered(answer.seconds, answer.first)
            if message.role == AGENT:
                self._agents[message.speaker].answered(answer.seconds, answer.first)


class _Count:
    def __init__(self) -> None:
        self.messages = 0
        self.severities: Counter[Severity] = Counter()
        self.families: Counter[str] = Counter()
        self.frequent: dict[str, Frequent] = {}
        self.first: list[float] = []
        self.waits: list[float] = []
        self.rated: list[float] = []

    def add(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self.severities[finding.severity] += 1
            code = finding.rule.code
            self.families[family(code)] += 1
            known = self.frequent.get(code)
            example = finding if known is None or finding.severity > known.example.severity else known.example
            self.frequent[code] = Frequent((known.times if known else 0) + 1, example)

    def answered(self, seconds: float, first: bool) -> None:
        self.rated.append(seconds)
        if seconds < 0:  # rows out of order, or a clock set back: no wait that anyone had
            return
        self.waits.append(seconds)
        if first:
            self.first.append(seconds)

    def group(self, name: str | None, yardsticks: Yardsticks, talks: Sequence[Talk], left: int = 0) -> Group:
        return Group(
            name,
            self.messages,
            self.severities.copy(),
            {key: self.families[key] for key in (*FAMILIES, OTHER) if self.families[key]},
            _waits(self.first, self.first, yardsticks.shares),
            _waits(self.waits, [*self.rated, *[inf] * left], yardsticks.shares),
            tuple(sorted(self.frequent.values(), key=lambda one: (-one.example.severity, -one.times))),
            tuple(sorted(talks, key=lambda talk: weight(talk.severities), reverse=True)[:MOST_LISTED]),
        )


class _TalkCount:
    def __init__(self, line: int) -> None:
        self.line = line
        self.messages = 0
        self.is_talk = False
        self.agents: dict[str | None, Counter[Severity] | None] = {}  # None until something is found
        self.severities: Counter[Severity] = Counter()
        self.waiting = Waiting()

    def add(self, message: Message, findings: Sequence[Finding]) -> None:
        is_agent, speaker = message.role == AGENT, message.speaker
        if is_agent:
            self.agents.setdefault(speaker)
        if findings:
            found = Counter(finding.severity for finding in findings)
            self.severities.update(found)
            if is_agent:
                self.agents[speaker] = found + (self.agents[speaker] or Counter())

    def talk(self, file: str, name: str | None, severities: Counter[Severity]) -> Talk:
        agents = tuple(agent for agent in self.agents if agent)
        return Talk(file, self.line, name, agents, self.messages, severities.copy())


def _waits(seconds: Sequence[float], rated: Sequence[float], yardsticks: Sequence[Yardstick]) -> Waits:
    ordered = sorted(seconds)
    counts = tuple(sum(low < wait <= high for wait in ordered) for low, high in pairwise((-inf, *BUCKETS, inf)))
    within = tuple(share_within(rated, yardstick.seconds) for yardstick in yardsticks)
    if not ordered:
        return Waits(0, None, None, None, counts, within, len(rated))
    middle = len(ordered) // 2
    median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    ninth = ordered[-(-9 * len(ordered) // 10) - 1]
    return Waits(len(ordered), sum(ordered) / len(ordered), median, ninth, counts, within, len(rated))
