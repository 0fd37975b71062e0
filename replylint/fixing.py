"""Softer wordings, put in place of the words at fault: a text goes in, the mended text comes out.

A change is kept only if the linter likes the text better for it, or at least no less: no rule may find
more than before. So a fix never trades one fault for another, and where it ends, it would end again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from replylint.edits import Edit, apply
from replylint.model import Finding
from replylint.softening.rewrites import SENTENCES
from replylint.softening.telling import NEGATION, told
from replylint.softening.wordings import parts_pair

Lint = Callable[[str], Sequence[Finding]]

MOST_ROUNDS = 50  # changes in a row that make nothing better
MOST_TRIALS = 400  # times that one text is judged again before it is left as it is


class Fixed(NamedTuple):
    """A text as it is now, and how it came to be.

    ``edits`` lead from the text that was given to ``text``. ``applied`` are the findings that were mended,
    ``left`` those of ``text``, exempt ones not among them.
    """

    text: str
    edits: tuple[Edit, ...]
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]


class _State(NamedTuple):
    text: str
    origin: tuple[int, ...]  # for each character its offset in the text that was given, or NEW
    findings: tuple[Finding, ...]
    applied: tuple[Finding, ...]


_NEW = -1


class _TooLong(Exception):
    """The text has been judged too often."""


def fix(text: str, lint: Lint, unsafe: bool = False) -> Fixed:
    """``text`` mended as far as its findings say how; fixing the result changes nothing any more.

    ``lint`` judges a text. Only wordings that keep the meaning and are the only ones are written, or with
    ``unsafe`` the first wording of each finding. Words that are exempt stay.
    """
    judge = _Judge(lint)
    start = best = state = _State(text, tuple(range(len(text))), judge(text), ())
    known = {text}
    rounds = 0
    try:
        while rounds < MOST_ROUNDS:
            following = _round(state, judge, unsafe)
            if following.text == state.text:
                best = state
                break
            if following.text in known:
                break
            known.add(following.text)
            if len(following.findings) < len(best.findings):
                best, rounds = following, 0
            state = following
            rounds += 1
    except _TooLong:
        best = start
    return Fixed(best.text, _edits(best.origin, best.text, len(text)), best.applied, best.findings)


class _Judge:
    """The linter, asked for what is not exempt, and not without end."""

    def __init__(self, lint: Lint) -> None:
        self._lint = lint
        self._trials = 0

    def __call__(self, text: str) -> tuple[Finding, ...]:
        self._trials += 1
        if self._trials > MOST_TRIALS:
            raise _TooLong
        return tuple(finding for finding in self._lint(text) if not finding.exempt)


def _round(state: _State, judge: _Judge, unsafe: bool) -> _State:
    return _tried(state, _chosen(state, unsafe), judge)


def _tried(state: _State, proposals: Sequence[tuple[Edit, Finding]], judge: _Judge) -> _State:
    """The state after all of ``proposals`` that do no harm: all at once, or else half by half from the end."""
    if not proposals:
        return state
    text = apply(state.text, (edit for edit, _ in proposals))
    findings = judge(text)
    if text != state.text and _no_worse(findings, state.findings):
        origin = list(state.origin)
        for edit, _ in reversed(proposals):
            origin[edit.start : edit.end] = [_NEW] * len(edit.text)
        return _State(text, tuple(origin), findings, (*state.applied, *(finding for _, finding in proposals)))
    if len(proposals) == 1:
        return state
    half = len(proposals) // 2
    return _tried(_tried(state, proposals[half:], judge), proposals[:half], judge)


def _no_worse(now: Iterable[Finding], before: Iterable[Finding]) -> bool:
    return Counter(finding.rule.code for finding in now) <= Counter(finding.rule.code for finding in before)


def _chosen(state: _State, unsafe: bool) -> list[tuple[Edit, Finding]]:
    """One edit a finding, in the order of the text: where they overlap, the graver and then the longer one."""
    ranked = sorted(state.findings, key=lambda found: (-found.severity, found.start - found.end, found.start))
    taken: list[tuple[Edit, Finding]] = []
    for finding in ranked:
        edit = edit_of(finding, unsafe)
        if edit and all(edit.end <= other.start or other.end <= edit.start for other, _ in taken):
            taken.append((edit, finding))
    return sorted(taken, key=lambda choice: choice[0])


def edit_of(finding: Finding, unsafe: bool) -> Edit | None:
    """The change that mends ``finding``, if there is one that may be made without asking, or with ``unsafe`` any."""
    if not finding.softer or not (unsafe or (finding.safe and len(finding.softer) == 1)):
        return None
    start, end = finding.replace or (finding.start, finding.end)
    wording = finding.softer[0]
    return Edit(start, end, wording) if _keeps(finding, start, end, wording) else None


def _keeps(finding: Finding, start: int, end: int, wording: str) -> bool:
    """Whether ``wording`` says all that stands in ``[start:end]`` beside the words at fault and must not be lost."""
    text, seen = finding.message.text, finding.message.seen
    if parts_pair(text, start, end):
        return False
    beside = f"{text[start : finding.start]}\n{text[finding.end : end]}"
    lost = told(beside) - told(wording)
    if finding.rule.code.startswith(SENTENCES):  # which negations may go was seen clause by clause
        lost = told(NEGATION.sub("", beside)) - told(wording)
    if lost:
        return False
    if seen is None or seen[start:end] == text[start:end]:
        return True
    hidden = "".join(
        char if shown != char else "\0" for shown, char in zip(seen[start:end], text[start:end], strict=True)
    )
    return all(object_ in wording for object_ in hidden.split("\0"))


def _edits(origin: Sequence[int], text: str, length: int) -> tuple[Edit, ...]:
    """The edits that made ``text`` of one of ``length`` characters, of which ``origin`` tells what is left."""
    found = []
    done = begun = 0  # in the old text, in the new one
    for at, source in enumerate((*origin, length)):
        if source == _NEW:
            continue
        if source > done or at > begun:
            found.append(Edit(done, source, text[begun:at]))
        done, begun = source + 1, at + 1
    return tuple(found)
