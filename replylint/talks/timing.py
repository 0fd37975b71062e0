"""Response times: how long customers waited for a person.

A burst is a run of customer messages; it is answered by the first message of a person (a robot's
messages neither answer nor interrupt it, unless the platform counts robots), and the wait counts from
the burst's first message in the hours of service, or its first one if none is. A burst that only thanks or takes
leave wants no answer, and none is timed. Times are aware, so waits are right across time zones and midnight; hours of
service are read off the customer's own clock as written.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import floor, inf
from typing import NamedTuple

from replylint.model import AGENT, CUSTOMER, ROBOT, Both, Message
from replylint.talks.automatic import is_automatic
from replylint.talks.closing import is_closing

OPENS, CLOSES = 8, 23  # o'clock; platforms count answers from 08:00 up to 23:00


class Yardstick(NamedTuple):
    """A response time in seconds, and the share of answers (0 to 1) that should come within it, if one is set."""

    seconds: int
    share: float | None = None


# What platforms look at: 30 s (JD), 60 s (Taobao: later is late), 3 minutes, 5 minutes, 15 minutes and 1 hour.
USUAL = tuple(map(Yardstick, (30, 60, 180, 300, 900, 3600)))
SLOT = 300  # seconds: Taobao's slots, and how soon what is asked in one must be answered (row S313)


class Yardsticks(NamedTuple):
    """What a shop's talks are held to; platforms change these, so all of them are settings.

    Times are in seconds, shares from 0 to 1. ``expected`` is the average answer time, ``late`` the limit of
    one answer, ``lost`` the wait after which the order is lost (rows S306, S311). ``slot_share`` is the share
    of 5-minute slots between ``opens`` and ``closes`` o'clock that must be answered within 5 minutes (S313).
    ``rates`` are shares within other times (S321). ``robots`` lets robots' answers count (S322).
    ``run_messages`` and ``run_characters`` bound how long an agent may talk on alone (S304).
    ``aftersales`` is the limit for after-sales requests (S323).
    """

    expected: int = 40
    late: int = 60
    lost: int = 300
    slot_share: float | None = None
    rates: tuple[Yardstick, ...] = ()
    robots: bool = False
    opens: int = OPENS
    closes: int = CLOSES
    run_messages: int = 6
    run_characters: int = 400
    aftersales: int = 48 * 3600

    @property
    def shares(self) -> tuple[Yardstick, ...]:
        """The times within which answers are counted: those that a share is wanted of, or else the usual ones."""
        return self.rates or USUAL

    @property
    def hours(self) -> str:
        """``08:00–23:00``."""
        return f"{self.opens:02}:00–{self.closes:02}:00"


# Where a platform names no share, 0.9 is our starting value.
PLATFORM_YARDSTICKS = {
    "taobao": Yardsticks(slot_share=0.9, rates=(Yardstick(180, 0.9),)),
    "tmall": Yardsticks(slot_share=0.9, rates=(Yardstick(180, 0.9),)),
    "jd": Yardsticks(rates=(Yardstick(30, 0.8),)),
    "pdd": Yardsticks(
        rates=(Yardstick(180, 0.9), Yardstick(300, 0.9), Yardstick(900, 0.9), Yardstick(3600, 0.9)), robots=True
    ),
    "douyin": Yardsticks(rates=(Yardstick(180, 0.9),)),
    "none": Yardsticks(),
}


class Answer(NamedTuple):
    """A customer's burst, from the message that its wait counts from, and the first human answer to it.

    ``answer`` is None when nobody answered; ``first`` marks the first burst of the talk.
    """

    asked: Message
    answer: Message | None
    first: bool

    @property
    def seconds(self) -> float | None:
        """How long the customer waited, or None if unanswered or a time is not known."""
        if self.answer is None or self.answer.time is None or self.asked.time is None:
            return None
        return (self.answer.time - self.asked.time).total_seconds()


class Waiting(NamedTuple):
    """Where a talk stands: the unanswered customer message, and whether a burst was answered before.

    ``closing`` says that the burst so far only thanks or takes leave, so that nobody need answer it.
    """

    asked: Message | None = None
    first: bool = True
    closing: bool = True

    def ended(self, answer: Message | None) -> Answer | None:
        """What becomes of the burst when ``answer`` is given, or the talk ends (None)."""
        return None if self.asked is None or self.closing else Answer(self.asked, answer, self.first)


def after(waiting: Waiting, message: Message, yardsticks: Yardsticks) -> tuple[Waiting, Answer | None]:
    """Where the talk stands after ``message``, and the answer that it gives, if it gives one.

    ``yardsticks.robots`` lets a robot's answer count, as Pinduoduo does (row S322).
    """
    asked, first, closing = waiting
    if message.role == CUSTOMER:
        if asked is None or (not _is_served(asked, yardsticks) and _is_served(message, yardsticks)):
            asked = message
        return Waiting(asked, first, closing and is_closing(message.text)), None
    if asked is not None and is_answer(message, yardsticks.robots):
        return Waiting(None, first and closing), waiting.ended(message)
    return waiting, None


def is_answer(message: Message, robots: bool = False) -> bool:
    """Whether ``message`` counts as somebody's answer: an agent's does, a robot's only where ``robots`` says so."""
    return (message.role == AGENT or (robots and message.role == ROBOT)) and not is_automatic(message)


def answers(messages: Iterable[Message], yardsticks: Yardsticks) -> Iterator[Answer]:
    """All bursts of one talk in order, but for those that only thank or take leave; the last may be unanswered."""
    waiting = Waiting()
    for message in messages:
        waiting, answer = after(waiting, message, yardsticks)
        if answer:
            yield answer
    left = waiting.ended(None)
    if left:
        yield left


def is_rated(answer: Answer, yardsticks: Yardsticks) -> bool:
    """Whether platforms count ``answer``: what was asked from opening time up to (not including) closing time."""
    return _is_served(answer.asked, yardsticks)


def _is_served(message: Message, yardsticks: Yardsticks) -> bool:
    return message.time is not None and yardsticks.opens <= message.time.hour < yardsticks.closes


def waited(answer: Answer) -> float:
    """Seconds until the answer; infinitely many if none came."""
    return inf if answer.seconds is None else answer.seconds


class Slots:
    """Which 5-minute slots had all that was asked in them answered within 5 minutes; a year has a hundred thousand."""

    def __init__(self) -> None:
        self._slots: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self._slots)

    def add(self, answer: Answer) -> None:
        """Take in one answer whose question has a time."""
        assert answer.asked.time is not None
        slot = int(answer.asked.time.timestamp()) // SLOT
        self._slots[slot] = self._slots.get(slot, True) and waited(answer) <= SLOT

    def with_more(self, answers: Iterable[Answer]) -> "Slots":
        """Another one, with ``answers``, too."""
        more = Slots()
        more._slots = self._slots.copy()
        for answer in answers:
            more.add(answer)
        return more

    @property
    def share(self) -> float | None:
        """The share (0 to 1) of slots that were answered in time; None of no slots."""
        return sum(self._slots.values()) / len(self._slots) if self._slots else None


def share_within(waits: Sequence[float], seconds: float) -> float | None:
    """The share (0 to 1) of ``waits`` that took ``seconds`` or less; None of no waits."""
    return sum(wait <= seconds for wait in waits) / len(waits) if waits else None


def part(share: float) -> str:
    """A share (0 to 1) in per cent, rounded down, so that what falls short of a limit also reads so."""
    return f"{floor(100 * share + 1e-9)}%"


def duration(seconds: float) -> Both:
    """A wait as people say it, ``7 分 33 秒``; a begun second counts, so that what is over a limit also reads so."""
    whole = -int(-seconds // 1)
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    parts = [(hours, "小时", "h"), (minutes, "分", "min"), (rest, "秒", "s")]
    said = [part for part in parts if part[0]] or [parts[-1]]
    return Both(
        " ".join(f"{number} {unit}" for number, unit, _ in said),
        " ".join(f"{number} {unit}" for number, _, unit in said),
    )
