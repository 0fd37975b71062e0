"""A sign of life on standard error for work that takes over a second; never in a pipe, never between findings."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic

from replylint.model import Both, Checked

PATIENCE = 1.0  # seconds without a word
EACH = 200  # messages between two looks at the clock
DOING = Both("检查中", "checking")
DONE = Both("条消息", "messages")


def shown(checked: Iterable[Checked], lang: str, streaming: bool) -> Iterable[Checked]:
    """``checked`` as it is, with a progress bar if a person is waiting at the terminal.

    ``streaming`` says that findings are written to standard output as they come: on the same terminal
    they are progress enough.
    """
    if not sys.stderr.isatty() or (streaming and sys.stdout.isatty()):
        return checked
    return _counted(checked, lang)


def _counted(checked: Iterable[Checked], lang: str) -> Iterator[Checked]:
    started = monotonic()
    messages = iter(checked)
    for count, item in enumerate(messages, start=1):
        yield item
        if count % EACH == 0 and monotonic() - started > PATIENCE:
            yield from _with_bar(messages, count, lang)


def _with_bar(checked: Iterator[Checked], count: int, lang: str) -> Iterator[Checked]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn(DOING.get(lang)),
        TextColumn("{task.completed:,}"),
        TextColumn(DONE.get(lang)),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, completed=count)
        for number, item in enumerate(checked, start=1):
            yield item
            if number % EACH == 0:
                bar.update(task, completed=count + number)
