"""``replylint check``: read, judge, forgive, report."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from replylint import readers
from replylint.commands import INTERRUPTED, output, progress, say, stdin
from replylint.commands.choices import STDIN, Choices, Chosen, placed
from replylint.commands.inputs import Tallies, inputs, passes_over, refuse_folder, spare
from replylint.commands.options import Call
from replylint.commands.outcome import Outcome
from replylint.engine import lint, lint_live, verdicts
from replylint.linter import Linter
from replylint.model import CUSTOMER, Both, Checked, ReplylintError
from replylint.readers import Reading
from replylint.readers.base import ReadOptions
from replylint.reports import FIXING, escape

if TYPE_CHECKING:
    from replylint.waivers.baseline import Baseline

linter = lru_cache(maxsize=8)(Linter)  # files under the same settings share one

AUTO, MOST_JOBS = "auto", 256
RARELY = (100_000, 20, 50)  # how seldom Python looks for cycles: millions of messages pass, and none is part of one

CLEAN = Both("没有发现问题。", "no findings.")
CUT_SHORT = Both(
    "已中断：没有检查完，上面只是到这里为止的结果。",
    "interrupted: not everything was checked; this is what was found so far.",
)


def run(call: Call) -> int:
    """Check every path given; 0 clean, 1 findings, 2 if some input could not be read."""
    options = call.options
    if options["watch"]:
        from replylint.commands import watch

        return watch.run(call)
    choices = Choices(options)
    chosen = choices.of(call.arguments[0])
    options["lang"] = chosen.lang  # errors, too, are told in it
    if options["show_files"]:
        return _show_files(call, choices)
    if not options["quiet"]:
        progress.announce_first_run(chosen.lang)
    targets = output.targets(options)
    spare((target.file for target in targets if target.file), call.arguments, options, choices)
    offers_fixes = any(target.format in FIXING for target in targets)
    outcome = Outcome(_baseline(call, choices, chosen), _jobs(options["jobs"]), Tallies(options), offers_fixes)
    gc.set_threshold(*RARELY)
    _rewrite(call, choices, chosen, outcome)
    if not options["diff"]:
        checked = outcome.counted(_checked(call, choices, outcome))
        outcome.bar = progress.bar(chosen.lang, output.streams(targets))
        waited_for = outcome.bar.during(checked)
        with outcome.interrupts.heeded():
            heard = output.write(targets, waited_for, output.report_options(options, chosen.settings, chosen.lang))
            if not heard and (outcome.failing or any(outcome.failing for _ in waited_for)):
                return 0 if options["exit_zero"] else 1  # it is known, and nobody wants to know more
        if not outcome.interrupts.came:
            _close(outcome, options, targets[0] == ("text", None))
    for problem in dict.fromkeys(outcome.problems):
        say(f"replylint: {problem.get(chosen.lang)}")
    if not options["quiet"]:
        for remark in outcome.closing_words():
            say(remark.get(chosen.lang))
    if outcome.interrupts.came:
        say(CUT_SHORT.get(chosen.lang))
        return INTERRUPTED
    if outcome.problems:
        return 2
    return 1 if outcome.failing and not options["exit_zero"] else 0


def _show_files(call: Call, choices: Choices) -> int:
    """List the files that would be checked. Raises ReplylintError for what is not there."""
    from replylint.readers.files import opened

    for file in inputs(call.arguments, call.options, choices):
        refuse_folder(file, choices)
        if file in call.arguments and file != STDIN:
            opened(file).close()
        print(escape.path(file))
    return 0


def _close(outcome: Outcome, options: Mapping[str, Any], in_words: bool) -> None:
    """Say of a run that came to its end what only its end can tell."""
    outcome.problems += outcome.read.problems()
    if outcome.baseline and not outcome.problems:
        outcome.remarks += outcome.baseline.close(options["prune_baseline"])
    if options["add_waivers"]:
        from replylint.commands import add_waivers

        outcome.remarks += add_waivers.unmarked(outcome.found_in)
    if in_words and not outcome.found and not outcome.problems:
        outcome.remarks.append(CLEAN)


def _rewrite(call: Call, choices: Choices, chosen: Chosen, outcome: Outcome) -> None:
    """Write into the files, before they are checked, what the options ask for."""
    options = call.options
    if options["fix"] or options["diff"] or options["unsafe_fixes"]:
        from replylint.commands import fix

        mended = fix.run(call, choices, None if options["write_baseline"] else _baseline(call, choices, chosen))
        outcome.problems += mended.problems
        outcome.failing += mended.files if options["diff"] else 0
    if options["add_waivers"]:
        from replylint.commands import add_waivers

        outcome.problems += add_waivers.run(call, choices)


def _checked(call: Call, choices: Choices, outcome: Outcome) -> Iterator[Checked]:
    """Every message of every input, judged, and at the end what can be said of all of them only."""
    yield from _of_inputs(call, choices, outcome)
    for rates, settings in outcome.gathered.values():
        checked = verdicts(rates, linter(settings))
        yield from map(outcome.baseline.forgive, checked) if outcome.baseline else checked


def _of_inputs(call: Call, choices: Choices, outcome: Outcome) -> Iterator[Checked]:
    if call.arguments == (STDIN,):
        yield from _of_stdin(call.options["stdin_filename"], choices.of(STDIN), outcome)
        return
    for path in inputs(call.arguments, call.options, choices):
        try:
            if path == STDIN:
                yield from _of_stdin(call.options["stdin_filename"], choices.of(STDIN), outcome)
            else:
                refuse_folder(path, choices)
                yield from of_file(path, choices.of(path), outcome)
        except ReplylintError as error:
            if passes_over(error, path, call):
                outcome.read.passed_over.append(path)
            else:
                outcome.problems.append(Both(error.zh, error.en))


def _of_stdin(name: str | None, chosen: Chosen, outcome: Outcome) -> Iterator[Checked]:
    """Drafts as they come in, an export, an archive, or all of the file that standard input is said to be."""
    if name:
        data = stdin().read()
        yield from of_file(name, chosen._replace(reading=chosen.reading._replace(data=data)), outcome)
        return
    for member, options in readers.on_stdin(stdin(), chosen.reading):
        its = chosen._replace(reading=options)
        if member == STDIN:
            yield from _of_lines(its, outcome)
            continue
        try:
            yield from of_file(member, its, outcome)
        except ReplylintError as error:
            outcome.problems.append(Both(error.zh, error.en))


def _of_lines(chosen: Chosen, outcome: Outcome) -> Iterator[Checked]:
    """What comes in on standard input; drafts are judged one by one."""
    reading = readers.open_stdin(stdin(), chosen.reading)
    if reading.layout not in readers.DRAFTS:
        yield from _of(reading, chosen, outcome)
        return
    checked = lint_live(reading.messages, linter(chosen.settings), chosen.roles)
    yield from _forgiven(checked, reading, chosen, outcome)


def of_file(path: str, chosen: Chosen, outcome: Outcome) -> Iterator[Checked]:
    """Every message of one file, judged."""
    reading = readers.open_input(path, chosen.reading)
    checked = _of(reading, chosen, outcome)
    if not outcome.offers_fixes:
        return checked
    from replylint.commands.cells import located

    if reading.encoding:  # a workbook has none
        checked = located(checked, lambda: _source(reading, chosen.reading))
    return _evidence_kept(checked, reading, chosen.reading)


def _evidence_kept(checked: Iterable[Checked], reading: Reading, options: ReadOptions) -> Iterator[Checked]:
    """``checked``, none of it writable if ``--fix`` would take the file for a chat."""
    from replylint.readers.evidence import is_evidence

    evidence: bool | None = None
    for item in checked:
        if item.message.writable and any(finding.softer for finding in item.findings):
            if evidence is None:
                evidence = is_evidence(reading.file, _source(reading, options), options)
            if evidence:
                message = item.message._replace(writable=False)
                findings = tuple(finding._replace(message=message) for finding in item.findings)
                item = item._replace(message=message, findings=findings)
        yield item


def _source(reading: Reading, options: ReadOptions) -> str:
    """The decoded text of a file, read again if its messages have streamed by."""
    if reading.source is not None:
        return reading.source
    from replylint.readers.files import opened
    from replylint.text.encoding import decode

    with opened(reading.file, options.data, options.limits) as stream:
        return decode(stream.read(), reading.file, options.encoding)[0]


def _of(reading: Reading, chosen: Chosen, outcome: Outcome) -> Iterator[Checked]:
    rates = outcome.rates(chosen.settings)
    known = rates.timed, rates.untimed
    messages = outcome.bar.reading(outcome.read.count(reading, chosen.reading.fields))
    checked = lint(messages, linter(chosen.settings), chosen.roles, rates, outcome.crew, outcome.habits)
    asked = timed = apart = False
    for item in _forgiven(checked, reading, chosen, outcome):
        message = item.message
        if message.role == CUSTOMER and not message.writable:
            asked = True
            timed = timed or message.time is not None
            apart = apart or message.conversation is not None
        yield item
    if asked and (not timed or (rates.timed == known[0] and rates.untimed > known[1])):
        outcome.untimed[reading.file] = apart
    outcome.timed = outcome.timed or timed


def _forgiven(checked: Iterable[Checked], reading: Reading, chosen: Chosen, outcome: Outcome) -> Iterator[Checked]:
    """``checked``, what its owners forgive marked as such: by marks in the file itself, and by the baseline."""
    wanted = chosen.settings.looks_for
    if reading.comments:
        from replylint.settings import unknown
        from replylint.waivers.marks import waived

        codes = linter(chosen.settings).codes()
        checked = waived(checked, reading.comments, wanted, lambda code: unknown(code, codes), outcome.remarks)
    if outcome.baseline:
        checked = map(outcome.baseline.forgive, checked)
    yield from checked
    outcome.problems += reading.problems
    outcome.remarks += reading.remarks
    if outcome.baseline:
        outcome.baseline.finish(reading.file, wanted)


def _jobs(given: str | None) -> int | None:
    """How many processes may work on this run, None for auto. Raises ReplylintError for what is no number."""
    if given is None or given == AUTO:
        return None
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= MOST_JOBS:
        raise ReplylintError(
            f"--jobs 要写 1 到 {MOST_JOBS} 的整数或 auto，不是“{given}”。",
            f"--jobs takes a whole number from 1 to {MOST_JOBS}, or auto, not {given}.",
        )
    return int(given)


def _baseline(call: Call, choices: Choices, chosen: Chosen) -> Baseline | None:
    """The baseline that the run goes by, or writes. Raises ReplylintError if it is missing or broken."""
    options = call.options
    file = options["write_baseline"] or chosen.baseline
    if file is None and options["prune_baseline"]:
        raise ReplylintError(
            "--prune-baseline 要和 --baseline 文件 一起用。", "--prune-baseline goes with --baseline FILE."
        )
    if file is None:
        return None
    from replylint.reports.privacy import Mask
    from replylint.waivers.baseline import Baseline

    if options["write_baseline"] or options["baseline"]:
        return Baseline(file, Mask().applied, learning=bool(options["write_baseline"]))
    with placed(choices.values(call.arguments[0])[("baseline",)].origin, chosen.lang):
        return Baseline(file, Mask().applied)
