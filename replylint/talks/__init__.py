"""Rules about whole talks: who waited how long, who talked on, who was never answered.

A talk rule is one module with ``RULE`` and ``check(talk, yardsticks)``, which yields the index of the
message that it points at and what to say of it; a rate rule has a ``Gatherer`` that is shown all answers
of a file and speaks at its end. All are listed here by hand.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from replylint.model import Both, Message, Rule
from replylint.timing import Answer, Yardsticks, answers, in_service

TALK_MODULES = ("late_answer", "average", "monologue", "first_refusal", "unanswered", "aftersales")
RATE_MODULES = ("slot_rate", "rates")
TALK_CODES = ("CV101", "CV102", "CV103", "CV104", "CV105", "CV106", "CV107", "CV108")


class Remark(NamedTuple):
    """What a talk rule has to say of one message: ``aim`` tells what happened and what to aim for."""

    code: str
    message: Message
    aim: Both


Check = Callable[[Sequence[Message], Yardsticks], Iterable[Remark]]


def talk_rules() -> Iterator[Rule]:
    """The rules CV101–CV108 (imports their modules)."""
    for name in (*TALK_MODULES, *RATE_MODULES):
        yield import_module(f"{__name__}.{name}").RULE


def remarks(talk: Sequence[Message], yardsticks: Yardsticks) -> Iterator[Remark]:
    """What the talk rules have to say of one talk, in the order of its messages."""
    found: list[Remark] = []
    for name in TALK_MODULES:
        found += import_module(f"{__name__}.{name}").check(talk, yardsticks)
    order = {id(message): index for index, message in enumerate(talk)}
    yield from sorted(found, key=lambda remark: (order[id(remark.message)], remark.code))


class Rates:
    """What the rate rules gather of one file, talk by talk; its size does not grow with the file's."""

    def __init__(self, yardsticks: Yardsticks) -> None:
        self.timed = self.untimed = 0
        self._yardsticks = yardsticks
        self._gatherers = [import_module(f"{__name__}.{name}").Gatherer(yardsticks) for name in RATE_MODULES]

    def add(self, talk: Sequence[Message]) -> None:
        """Take in one talk: the answers to what customers asked in service hours."""
        sticks = self._yardsticks
        for answer in answers(talk, sticks.robots):
            asked = answer.asked.time
            if asked is None or (answer.answer is not None and answer.answer.time is None):
                self.untimed += 1
                continue
            self.timed += 1
            if in_service(asked, sticks.opens, sticks.closes):
                for gatherer in self._gatherers:
                    gatherer.add(answer, asked)

    def remarks(self) -> Iterator[Remark]:
        """What the rate rules say of the file; each points at the message that waited longest."""
        for gatherer in self._gatherers:
            yield from gatherer.remarks()


def waited(answer: Answer) -> float:
    """Seconds until the answer; infinitely many if none came."""
    return float("inf") if answer.seconds is None else answer.seconds
