"""Response times: how long customers waited for a person.

A burst is a run of customer messages; it is answered by the first message of a person (a robot's
messages neither answer nor interrupt it), and the wait counts from the burst's first message. Times
are aware, so waits are right across time zones and midnight; hours of service are read off the
customer's own clock as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from replylint.model import AGENT, CUSTOMER, Message

if TYPE_CHECKING:
    from datetime import datetime

OPENS, CLOSES = 8, 23  # o'clock; platforms count answers from 08:00 up to 23:00


class Yardstick(NamedTuple):
    """A response time in seconds, and the share of answers (0 to 1) that should come within it, if one is set."""

    seconds: int
    share: float | None = None


# Shares within 30 s (JD, good shops 80 %), 60 s (Taobao: later is late), 3 minutes, 5 minutes, 15 minutes and 1 hour.
YARDSTICKS = (Yardstick(30, 0.8), Yardstick(60), Yardstick(180), Yardstick(300), Yardstick(900), Yardstick(3600))


class Answer(NamedTuple):
    """A customer's burst, from its first message, and the first human answer to it.

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
    """Where a talk stands: the first unanswered customer message, and whether a burst was answered before."""

    asked: Message | None = None
    first: bool = True


def after(waiting: Waiting, message: Message) -> tuple[Waiting, Answer | None]:
    """Where the talk stands after ``message``, and the answer that it gives, if it gives one."""
    if message.role == CUSTOMER and waiting.asked is None:
        return waiting._replace(asked=message), None
    if message.role == AGENT and waiting.asked is not None:
        return Waiting(None, False), Answer(waiting.asked, message, waiting.first)
    return waiting, None


def answers(messages: Iterable[Message]) -> Iterator[Answer]:
    """All bursts of one talk in order; the last may be unanswered."""
    waiting = Waiting()
    for message in messages:
        waiting, answer = after(waiting, message)
        if answer:
            yield answer
    if waiting.asked:
        yield Answer(waiting.asked, None, waiting.first)


def in_service(time: datetime) -> bool:
    """Whether ``time`` lies in the hours that platforms count, 08:00 up to (not including) 23:00."""
    return OPENS <= time.hour < CLOSES


def share_within(waits: Sequence[float], seconds: float) -> float | None:
    """The share (0 to 1) of ``waits`` that took ``seconds`` or less; None of no waits."""
    return sum(wait <= seconds for wait in waits) / len(waits) if waits else None
