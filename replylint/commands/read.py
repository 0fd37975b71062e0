"""``replylint read``: what was understood of an export, one message a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from replylint import readers
from replylint.commands import say, stdin
from replylint.commands.choices import STDIN, Choices
from replylint.commands.inputs import Tallies
from replylint.commands.options import Call
from replylint.model import Both, ReplylintError
from replylint.readers.base import ReadOptions
from replylint.readers.tidy import write


def run(call: Call) -> int:
    """Write the messages of every file as JSON lines; 0, or 2 if some input could not be read."""
    choices = Choices(call.options)
    call.options["lang"] = lang = choices.of(call.arguments[0]).lang
    problems: list[Both] = []
    remarks: list[Both] = []
    tallies = Tallies(call.options)
    for path, options in _inputs(call, choices):
        try:
            reading = readers.open_stdin(stdin(), options) if path == STDIN else readers.open_input(path, options)
            write(reading.layout, tallies.count(reading), sys.stdout)
        except ReplylintError as error:
            problems.append(Both(error.zh, error.en))
            continue
        problems += reading.problems
        remarks += reading.remarks
    problems += tallies.problems()
    for problem in problems:
        say(f"replylint: {problem.get(lang)}")
    for remark in () if call.options["quiet"] else (*tallies.sentences(), *remarks):
        say(remark.get(lang))
    return 2 if problems else 0


def _inputs(call: Call, choices: Choices) -> Iterator[tuple[str, ReadOptions]]:
    for path in readers.find_files(call.arguments):
        options = choices.of(path).reading
        yield from readers.on_stdin(stdin(), options) if path == STDIN else [(path, options)]
