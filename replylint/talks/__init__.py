"""Rules about whole talks: who waited how long, who talked on, who was never answered.

A talk rule is one module with ``RULE`` and ``check(talk, yardsticks)``, which yields what to say of which
message; a rate rule has a ``Gatherer`` that is shown all answers of a run and speaks at its end. All are listed here
by hand.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib import import_module
from typing import Any, NamedTuple

from replylint.model import Both, Message, Rule
from replylint.talks.timing import Answer, Yardsticks, answers, is_rated

TALK_MODULES = ("late_answer", "monologue", "first_refusal", "unanswered", "aftersales")
RATE_MODULES = ("average", "slot_rate", "rates")
TALK_CODES = ("CV101", "CV102", "CV103", "CV104", "CV105", "CV106", "CV107", "CV108")
RATE_CODES = ("CV102", "CV103", "CV104")


class Remark(NamedTuple):
    """What a talk rule has to say of one message: ``aim`` tells what happened and what to aim for."""

    code: str
    message: Message
    aim: Both


class Talk(NamedTuple):
    """One talk, in the order of its messages, and the answers that people (as yardsticks say: and robots) gave."""

    messages: Sequence[Message]
    answers: Sequence[Answer]


Check = Callable[[Talk, Yardsticks], Iterable[Remark]]


def talk_of(messages: Sequence[Message], yardsticks: Yardsticks) -> Talk:
    """The talk that ``messages`` are."""
    return Talk(messages, tuple(answers(messages, yardsticks)))


def talk_rules() -> Iterator[Rule]:
    """The rules CV101–CV108 (imports their modules)."""
    for name in (*TALK_MODULES, *RATE_MODULES):
        yield _module(name).RULE


def remarks(talk: Talk, yardsticks: Yardsticks) -> list[Remark]:
    """What the talk rules have to say of one talk, in the order of its messages."""
    found: list[Remark] = []
    for check in _checks():
        found += check(talk, yardsticks)
    if len(found) > 1:
        order = {id(message): index for index, message in enumerate(talk.messages)}
        found.sort(key=lambda remark: (order[id(remark.message)], remark.code))
    return found


@cache
def _checks() -> tuple[Check, ...]:
    return tuple(_module(name).check for name in TALK_MODULES)


def _module(name: str) -> Any:
    return import_module(f"{__name__}.{name}")


class Rates:
    """What the rate rules gather of a run, talk by talk; its size does not grow with the files'."""

    def __init__(self, yardsticks: Yardsticks) -> None:
        self.timed = self.untimed = 0
        self._yardsticks = yardsticks

    @cached_property
    def _gatherers(self) -> list[Any]:
        return [_module(name).Gatherer(self._yardsticks) for name in RATE_MODULES]

    def add(self, talk: Talk) -> None:
        """Take in one talk: the answers to what customers asked in service hours."""
        for answer in talk.answers:
            if answer.asked.time is None or (answer.answer is not None and answer.answer.time is None):
                self.untimed += 1
                continue
            self.timed += 1
            if is_rated(answer, self._yardsticks):
                for gatherer in self._gatherers:
                    gatherer.add(answer)

    def remarks(self) -> Iterator[Remark]:
        """What the rate rules say of the run; each points at the message that waited longest."""
        for gatherer in self._gatherers:
            yield from gatherer.remarks()
