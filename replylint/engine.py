"""The river: messages, talk by talk, with what was found in each of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Protocol

from replylint.linter import Asked, Judged, Linter
from replylint.model import (
    AGENT,
    CUSTOMER,
    Checked,
    Finding,
    Message,
    ReplylintError,
    runs_backwards,
)
from replylint.talks import Rates, remarks, talk_of
from replylint.talks.automatic import Habits

AGENTS = frozenset({AGENT})
HELD = 20_000  # messages of talks still open; talks may be interleaved, but must not fill the memory
BATCH = 1_000  # messages that are judged together
BURST = 3  # of the customer's last lines, so many are the context of an answer


def lint(
    messages: Iterable[Message],
    linter: Linter,
    roles: frozenset[str] = AGENTS,
    rates: Rates | None = None,
    crew: "Judges | None" = None,
    habits: Habits | None = None,
) -> Iterator[Checked]:
    """Judge the messages of ``roles``, talk by talk, and pass all messages on.

    What the customer said last is the context of each answer, and so is the same side's next sentence. ``rates`` is
    what the talk rules (CV…) gather of the run; None leaves them out. With a ``crew`` other processes help. By
    ``habits`` automatic replies are known that nothing marks; such a message is passed on as ``automatic``.
    """
    talks = map(_oldest_first, _talks(messages, habits))
    batches = (_Batch(linter, some, roles, rates) for some in _batches(talks))
    for batch, judged in crew.judged(linter, batches) if crew else ((batch, None) for batch in batches):
        yield from batch.checked(judged)


def verdicts(rates: Rates, linter: Linter) -> Iterator[Checked]:
    """What the rate rules say of all that ``rates`` has gathered, each on a message that was passed on before."""
    for remark in rates.remarks():
        yield Checked(remark.message, linter.remark(remark), again=True)


class Judges(Protocol):
    """Whoever has batches judged elsewhere, and gives them back in order (``jobs.Crew``)."""

    def judged(self, linter: Linter, batches: "Iterable[_Batch]") -> "Iterator[tuple[_Batch, list[Judged]]]":
        """Each batch with what its new texts were judged by ``linter``."""
        ...


class _Batch:
    """Some talks on their way: ``opened`` is what is to be judged of them."""

    def __init__(self, linter: Linter, talks: list[list[Message]], roles: frozenset[str], rates: Rates | None) -> None:
        self._linter, self._talks, self._roles = linter, talks, roles
        self._told: dict[int, list[Finding]] = {}
        asked: list[Asked] = []
        for talk in talks:
            if rates is not None and talk[0].conversation is not None:
                whole = talk_of(talk, linter.settings.yardsticks)
                rates.add(whole)
                for remark in remarks(whole, linter.settings.yardsticks):
                    self._told.setdefault(id(remark.message), []).extend(linter.remark(remark))
            asked += _asked(linter, talk, roles)
        self.opened = linter.opened(asked)

    def checked(self, judged: Sequence[Judged] | None) -> Iterator[Checked]:
        """All messages with what was found in them."""
        found = zip(self._linter.hits_of(self.opened, judged), self.opened.asked, strict=True)
        for message in chain.from_iterable(self._talks):
            findings: tuple[Finding, ...] = ()
            if message.role in self._roles:
                hits, asked = next(found)
                if hits:
                    findings = self._linter.found(message, hits, asked.text)
            if self._told and (told := self._told.get(id(message))):
                findings = (*findings, *told)
            yield Checked(message, findings)


def _asked(linter: Linter, talk: list[Message], roles: frozenset[str]) -> Iterator[Asked]:
    """What is to be judged of the messages of ``roles``, each with what was said before and after it."""
    said: list[str] = []
    for message, following in zip_longest(talk, talk[1:]):
        if message.role in roles:
            after = following.text if following is not None and following.role == message.role else ""
            yield linter.asked(message, "\n".join(said), after)
        said = _heard(said, message)


def _batches(talks: Iterable[list[Message]]) -> Iterator[list[list[Message]]]:
    """Talks by the thousand messages."""
    batch: list[list[Message]] = []
    size = 0
    try:
        for talk in talks:
            batch.append(talk)
            size += len(talk)
            if size >= BATCH:
                yield batch
                batch, size = [], 0
    except ReplylintError:  # the file cannot be read any further; what was read counts
        yield batch
        raise
    yield batch


def lint_live(messages: Iterable[Message], linter: Linter, roles: frozenset[str] = AGENTS) -> Iterator[Checked]:
    """Judge each message as soon as it comes, knowing only what came before it in its talk."""
    said: dict[str | None, list[str]] = {}
    for message in messages:
        talk = message.conversation
        before = said.pop(talk, [])
        found = linter.findings(message, "\n".join(before)) if message.role in roles else ()
        yield Checked(message, found)
        if talk is not None:
            said[talk] = _heard(before, message)
            if len(said) > HELD:
                del said[next(iter(said))]


def _talks(messages: Iterable[Message], habits: Habits | None) -> Iterator[list[Message]]:
    """Messages gathered into talks; a talk is handed on when the file ends or too many messages are held.

    So nearly all of a file is heard before ``habits`` are asked.
    """
    known = list if habits is None else lambda talk: list(map(habits.known, talk))
    open_talks: dict[tuple[str, str], list[Message]] = {}
    held = 0
    try:
        for message in messages:
            if message.conversation is None:
                yield [message]
                continue
            key = (message.place.file, message.conversation)
            talk = open_talks.setdefault(key, [])
            talk.append(message)
            if habits is not None:
                habits.hear(talk)
            held += 1
            while held > HELD:
                oldest = open_talks.pop(next(iter(open_talks)))
                held -= len(oldest)
                yield known(oldest)
    except ReplylintError:  # the file cannot be read any further; what was read counts
        yield from map(known, open_talks.values())
        raise
    yield from map(known, open_talks.values())


def _oldest_first(talk: list[Message]) -> list[Message]:
    """A talk in the order in which it was held: some exports put the newest first."""
    return talk[::-1] if len(talk) > 1 and runs_backwards(talk) else talk


def _heard(said: list[str], message: Message) -> list[str]:
    """The customer's lines since the last answer, after ``message``."""
    if message.role == CUSTOMER:
        return [*said[1 - BURST :], message.text]
    return said if message.role != AGENT else []
