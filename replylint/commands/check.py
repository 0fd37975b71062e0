"""``replylint check``: read, judge, report."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO, cast

from replylint import readers, reports
from replylint.commands import say
from replylint.engine import Linter, lint, lint_live
from replylint.model import AGENT, ROLES, Both, Checked, Message, ReplylintError, Severity
from replylint.options import FORMATS, Call, listed
from replylint.readers.base import ReadOptions
from replylint.reports.base import ReportOptions
from replylint.settings import Settings
from replylint.talks import Rates
from replylint.timing import PLATFORM_YARDSTICKS, YARDSTICKS

STDIN = "-"
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


class Target(NamedTuple):
    """One report to be written: its format, and its file (None: standard output)."""

    format: str
    file: str | None


def run(call: Call) -> int:
    """Check every path given; 0 clean, 1 findings, 2 if some input could not be read."""
    options = call.options
    lang = options["lang"] or "zh"
    outcome = Outcome()
    targets = _targets(options)
    chosen = settings(options)
    linter = Linter(chosen)
    if options["fix"] or options["diff"] or options["unsafe_fixes"]:
        from replylint.commands import fix

        mended = fix.run(call, read_options(options), linter.findings)
        outcome.problems += mended.problems
        outcome.failing += mended.files if options["diff"] else 0
    if not options["diff"]:
        checked = _counted(_checked(call, linter, outcome), outcome)
        _report(targets, checked, _report_options(options, chosen))
    for problem in dict.fromkeys(outcome.problems):
        say(f"replylint: {problem.get(lang)}")
    if outcome.untimed and not outcome.timed and not options["quiet"]:
        say(NO_TIMES.get(lang))
    if outcome.problems:
        return 2
    return 1 if outcome.failing and not options["exit_zero"] else 0


def settings(options: dict[str, object]) -> Settings:
    """The settings that the command line asks for."""
    level = cast("str | None", options["severity"])
    return Settings(
        platform=cast(str, options["platform"] or "none"),
        scope=cast(str, options["scope"] or "chat"),
        select=split_codes(cast("tuple[str, ...]", options["select"])),
        ignore=split_codes(cast("tuple[str, ...]", options["ignore"])),
        severity=Severity[level.upper()] if level else Severity.INFO,
        lexicons=cast("tuple[str, ...]", options["lexicon"]),
        strict=bool(options["strict"]),
        scorer=not options["no_scorer"],
        yardsticks=PLATFORM_YARDSTICKS[cast(str, options["platform"] or "none")],
    )


def split_codes(given: Iterable[str]) -> tuple[str, ...]:
    """Code prefixes from options like ``AD,ST101``; ``ALL`` is every code."""
    codes = [code.strip().upper() for words in given for code in words.replace("，", ",").split(",")]
    return () if "ALL" in codes else tuple(code for code in codes if code)


def read_options(options: dict[str, object]) -> ReadOptions:
    """How the input is to be read, as the command line says."""
    return ReadOptions(
        layout=cast("str | None", options["layout"]),
        encoding=cast("str | None", options["encoding"]),
        columns=_map(cast("tuple[str, ...]", options["column"]), "--column"),
        roles=_map(cast("tuple[str, ...]", options["roles"]), "--roles"),
        agents=cast("tuple[str, ...]", options["agent"]),
        timezone=cast(str, options["timezone"] or "Asia/Shanghai"),
        fields=listed(cast("tuple[str, ...]", options["field"])),
    )


def _map(given: Iterable[str], flag: str) -> dict[str, str]:
    """``text=聊天正文,role=发言方`` as a dictionary."""
    pairs = [pair for words in given for pair in words.replace("，", ",").split(",") if pair.strip()]
    for pair in pairs:
        if "=" not in pair.strip("= "):
            raise ReplylintError(
                f"{flag} 要写成 名字=值，多个用逗号隔开；看不懂：{pair}。",
                f"{flag} takes name=value, separated by commas; not understood: {pair}.",
            )
    return {name.strip(): value.strip() for name, _, value in (pair.partition("=") for pair in pairs)}


def _roles(given: tuple[str, ...]) -> frozenset[str]:
    wanted = {role for words in given for role in words.split(",")} or {AGENT}
    unknown = wanted - {*ROLES, "all"}
    if unknown:
        raise ReplylintError(
            f"--role 不认识“{'、'.join(sorted(unknown))}”，可用的有：{'、'.join(ROLES)}、all。",
            f"--role does not know {', '.join(sorted(unknown))}; there are: {', '.join(ROLES)}, all.",
        )
    return frozenset(ROLES if "all" in wanted else wanted)


def _checked(call: Call, linter: Linter, outcome: Outcome) -> Iterator[Checked]:
    options = read_options(call.options)
    roles = _roles(call.options["role"])
    lang = call.options["lang"] or "zh"
    if call.arguments == (STDIN,):
        reading = readers.open_stdin(sys.stdin.buffer, options)
        yield from lint_live(reading.messages, linter, roles)
        outcome.problems += reading.problems
        return
    for path in readers.find_files(call.arguments, call.options["exclude"]):
        try:
            reading = readers.open_input(path, options)
            tally = Tally()
            rates = Rates(linter.settings.yardsticks)
            yield from lint(tally.count(reading.messages), linter, roles, rates)
        except ReplylintError as error:
            outcome.problems.append(Both(error.zh, error.en))
            continue
        outcome.problems += reading.problems
        outcome.timed += rates.timed
        outcome.untimed += rates.untimed
        if not call.options["quiet"]:
            say(tally.sentence(reading.title).get(lang))


class Tally:
    """How much was read of one input."""

    def __init__(self) -> None:
        self.messages = self.agents = 0
        self._talks: set[int] = set()

    def count(self, messages: Iterable[Message]) -> Iterator[Message]:
        """Pass ``messages`` on, counting them."""
        for message in messages:
            self.messages += 1
            self.agents += message.role == AGENT
            if message.conversation is not None:
                self._talks.add(hash(message.conversation))
            yield message

    def sentence(self, title: Both) -> Both:
        """``读取：京东咚咚，3 通会话，128 条消息，客服 61 条``."""
        talks = len(self._talks)
        return Both(
            f"读取：{title.zh}，"
            + (f"{talks} 通会话，" if talks else "")
            + f"{self.messages} 条消息，客服 {self.agents} 条",
            f"read: {title.en}, "
            + (f"{talks} talks, " if talks else "")
            + f"{self.messages} messages, {self.agents} by agents",
        )


def _counted(checked: Iterable[Checked], outcome: Outcome) -> Iterator[Checked]:
    for item in checked:
        outcome.failing += sum(1 for found in item.findings if not found.exempt and found.severity > Severity.INFO)
        yield item


def _targets(options: dict[str, object]) -> tuple[Target, ...]:
    given = cast("tuple[str, ...]", options["format"])
    output = cast("str | None", options["output"])
    for name in ("statistics", "summary"):
        if options[name]:
            return (Target(name, output),)
    targets = []
    for word in given or ("text",):
        name, _, file = word.partition("=")
        if name not in FORMATS:
            raise ReplylintError(
                f"没有叫“{name}”的输出格式，可用的有：{'、'.join(FORMATS)}。",
                f"there is no format {name}; there are: {', '.join(FORMATS)}.",
            )
        targets.append(Target(name, file or output))
    if [target.file for target in targets].count(None) > 1:
        raise ReplylintError(
            "几种格式不能同时写到屏幕上：给它们各写一个文件，如 --format html=report.html。",
            "only one format can go to standard output: give the others a file, e.g. --format html=report.html.",
        )
    return tuple(targets)


def _report_options(options: dict[str, object], chosen: Settings) -> ReportOptions:
    import os

    terminal = sys.stdout.isatty()
    color = (terminal and not os.environ.get("NO_COLOR")) or bool(os.environ.get("FORCE_COLOR"))
    return ReportOptions(
        lang=cast(str, options["lang"] or "zh"),
        color=color,
        width=os.get_terminal_size(sys.stdout.fileno()).columns if terminal else 100,
        show_private=bool(options["show_private"]),
        show_waived=bool(options["show_waived"]),
        anonymize=bool(options["anonymize"]),
        yardsticks=chosen.yardsticks.rates or YARDSTICKS,
        flush=True,
    )


def _report(targets: tuple[Target, ...], checked: Iterable[Checked], options: ReportOptions) -> None:
    if len(targets) > 1:
        checked = list(checked)
    for target in targets:
        _write(target, checked, options)


def _write(target: Target, checked: Iterable[Checked], options: ReportOptions) -> None:
    binary = target.format in reports.BINARY
    stream: TextIO | BinaryIO
    if target.file is None:
        stream = sys.stdout.buffer if binary else sys.stdout
        reports.write(target.format, checked, stream, options)
        return
    try:
        path = Path(target.file)
        with path.open("wb") if binary else path.open("w", encoding="utf-8", newline="") as stream:
            reports.write(target.format, checked, cast("BinaryIO", stream), options._replace(color=False, flush=False))
    except OSError as error:
        raise ReplylintError(
            f"写不了 {target.file}：{error.strerror}。", f"cannot write {target.file}: {error.strerror}."
        ) from None
