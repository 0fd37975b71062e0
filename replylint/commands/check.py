"""``replylint check``: read, judge, report."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Iterator
from functools import lru_cache

from replylint import readers
from replylint.choices import STDIN, Choices, Chosen
from replylint.commands import output, say
from replylint.commands.inputs import Tally, inputs
from replylint.engine import Linter, lint, lint_live
from replylint.model import Both, Checked, ReplylintError, Severity
from replylint.options import Call
from replylint.talks import Rates

linter = lru_cache(maxsize=8)(Linter)  # files under the same settings share one
NO_TIMES = Both(
    "消息没有时间，响应类规则（CV101–CV104、CV108）没有检查。",
    "the messages have no times: the rules about answer times (CV101–CV104, CV108) were not checked.",
)


class Outcome:
    """What a run learnt on its way, for the exit status and the closing words."""

    def __init__(self) -> None:
        self.failing = 0
        self.problems: list[Both] = []
        self.timed = self.untimed = 0

    def remarks(self) -> Iterator[Both]:
        """What is said behind the report."""
        if self.untimed and not self.timed:
            yield NO_TIMES


def run(call: Call) -> int:
    """Check every path given; 0 clean, 1 findings, 2 if some input could not be read."""
    options = call.options
    choices = Choices(options)
    chosen = choices.of(call.arguments[0])
    options["lang"] = chosen.lang  # errors, too, are told in it
    targets = output.targets(options)
    outcome = Outcome()
    if options["fix"] or options["diff"] or options["unsafe_fixes"]:
        from replylint.commands import fix

        mended = fix.run(call, choices)
        outcome.problems += mended.problems
        outcome.failing += mended.files if options["diff"] else 0
    if not options["diff"]:
        checked = _counted(_checked(call, choices, outcome), outcome)
        output.write(targets, checked, output.report_options(options, chosen.settings, chosen.lang))
    for problem in dict.fromkeys(outcome.problems):
        say(f"replylint: {problem.get(chosen.lang)}")
    if not options["quiet"]:
        for remark in outcome.remarks():
            say(remark.get(chosen.lang))
    if outcome.problems:
        return 2
    return 1 if outcome.failing and not options["exit_zero"] else 0


def _checked(call: Call, choices: Choices, outcome: Outcome) -> Iterator[Checked]:
    """Every message of every input, judged; what is to be said of an input is said when it has been read."""
    if call.arguments == (STDIN,):
        chosen = choices.of(STDIN)
        reading = readers.open_stdin(sys.stdin.buffer, chosen.reading)
        yield from lint_live(reading.messages, linter(chosen.settings), chosen.roles)
        outcome.problems += reading.problems
        return
    for path in inputs(call.arguments, call.options, choices):
        try:
            tally = yield from _of_file(path, choices.of(path), outcome)
        except ReplylintError as error:
            outcome.problems.append(Both(error.zh, error.en))
            continue
        if not call.options["quiet"]:
            say(tally.get(call.options["lang"]))


def _of_file(path: str, chosen: Chosen, outcome: Outcome) -> Generator[Checked, None, Both]:
    """Every message of one file, judged; in the end, how much was read."""
    reading = readers.open_input(path, chosen.reading)
    tally = Tally()
    rates = Rates(chosen.settings.yardsticks)
    yield from lint(tally.count(reading.messages), linter(chosen.settings), chosen.roles, rates)
    outcome.problems += reading.problems
    outcome.timed += rates.timed
    outcome.untimed += rates.untimed
    return tally.sentence(reading.title)


def _counted(checked: Iterable[Checked], outcome: Outcome) -> Iterator[Checked]:
    for item in checked:
        outcome.failing += sum(1 for found in item.findings if not found.exempt and found.severity > Severity.INFO)
        yield item
