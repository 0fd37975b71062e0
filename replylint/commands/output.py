"""Where findings go: which reports, to which files, for whose eyes."""

import os
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import Any, BinaryIO, NamedTuple

from replylint import reports
from replylint.commands import listened_to
from replylint.commands.options import FORMATS
from replylint.model import Checked, ReplylintError
from replylint.reports.base import ReportOptions
from replylint.settings import Settings

_ENDINGS = {"": "text", ".txt": "text", ".log": "text", ".xml": "junit", ".htm": "html", ".ndjson": "jsonl"}

WIDTH = 100  # where there is no terminal, or one that does not know how wide it is


class Target(NamedTuple):
    """One report to be written: its format, and its file (None: standard output)."""

    format: str
    file: str | None


def targets(options: Mapping[str, Any]) -> tuple[Target, ...]:
    """The reports that the options ask for. Raises ReplylintError for what cannot be."""
    words = options["format"] or (_by_name(options["output"]),)
    held = ("summary",) if "json" in words else ()  # JSON tells it besides
    wanted = [
        Target(name, options["output"]) for name in ("statistics", "summary") if options[name] and name not in held
    ]
    if wanted:  # in the place of text
        words = [word for word in options["format"] if word != "text"]
    for word in words:
        name, equals, file = word.partition("=")
        if equals and not file:
            raise ReplylintError(
                f"--format {word} 后面少了文件名，如 {name}=report.{name}。",
                f"--format {word} lacks the name of its file, e.g. {name}=report.{name}.",
            )
        if name not in FORMATS:
            raise ReplylintError(
                f"没有叫“{name}”的输出格式，可用的有：{'、'.join(FORMATS)}。",
                f"there is no format {name}; there are: {', '.join(FORMATS)}.",
            )
        wanted.append(Target(name, file or options["output"]))
    files = [target.file and os.path.abspath(target.file) for target in wanted]
    for target in wanted:
        if target.file and files.count(os.path.abspath(target.file)) > 1:
            raise ReplylintError(
                f"几种格式要写进同一个文件 {target.file}，后写的会盖掉先写的；请给它们各写一个文件名。",
                f"several formats would go into {target.file}, one over the other; give each a file of its own.",
            )
        if target.file is None and target.format in reports.BINARY and sys.stdout.isatty():
            raise ReplylintError(
                f"{target.format} 不能显示在屏幕上，请写进文件，如 -o report.{target.format}。",
                f"{target.format} cannot be shown on a terminal; write it to a file, e.g. -o report.{target.format}.",
            )
    if files.count(None) > 1:
        raise ReplylintError(
            "几种格式不能同时写到屏幕上：给它们各写一个文件，如 --format html=report.html。",
            "only one format can go to standard output: give the others a file, e.g. --format html=report.html.",
        )
    return tuple(wanted)


def _by_name(file: str | None) -> str:
    """The format that the name of a report asks for. Raises ReplylintError for an ending that says nothing to us."""
    ending = os.path.splitext(file)[1].lower() if file else ""
    name = _ENDINGS.get(ending, ending.removeprefix("."))
    if name not in FORMATS:
        known = [end for end in (*_ENDINGS, *(f".{name}" for name in FORMATS if name != "text")) if end]
        raise ReplylintError(
            f"看不出 {file} 该写成什么格式，不认识结尾 {ending}；可用 {'、'.join(known)}，或者加 --format 格式。",
            f"{ending} does not tell the format of {file}; known are {', '.join(known)}; or add --format.",
        )
    return name


def streams(wanted: tuple[Target, ...]) -> bool:
    """Whether findings appear on standard output as they come."""
    return any(target.file is None and target.format in reports.STREAMING for target in wanted)


def report_options(options: Mapping[str, Any], chosen: Settings, lang: str) -> ReportOptions:
    """How reports are written."""
    terminal = sys.stdout.isatty()
    able = terminal and os.environ.get("TERM") != "dumb"
    color = not os.environ.get("NO_COLOR") and (able or bool(os.environ.get("FORCE_COLOR")))
    return ReportOptions(
        lang=lang,
        color=color,
        width=(terminal and os.get_terminal_size(sys.stdout.fileno()).columns) or WIDTH,
        show_private=options["show_private"],
        show_waived=options["show_waived"],
        anonymize=options["anonymize"],
        yardsticks=chosen.yardsticks,
        flush=True,
    )


def write(wanted: tuple[Target, ...], checked: Iterable[Checked], options: ReportOptions) -> bool:
    """Write every report; several of them need all findings at once. Whether somebody read to the end of ``checked``.

    Nobody does once `head` has seen enough: then what is left of it is still to be taken.
    """
    heard = True
    if len(wanted) > 1:
        checked = list(checked)
    for target in wanted:
        if target.file is None:
            binary = target.format in reports.BINARY
            heard = False
            with listened_to():
                reports.write(target.format, checked, sys.stdout.buffer if binary else sys.stdout, options)
                heard = True
        else:
            _write_file(target.format, target.file, checked, options._replace(color=False, flush=False))
    return heard


def _write_file(name: str, file: str, checked: Iterable[Checked], options: ReportOptions) -> None:
    """A report in a file: whole, or not at all."""
    from replylint.writing import replacing

    if os.path.isfile(file) or not os.path.exists(file):
        with replacing(file) as data:
            _write_to(data, name, checked, options)
        return
    try:
        with open(file, "wb") as pipe:  # or a terminal, or a device
            _write_to(pipe, name, checked, options)
    except OSError as error:
        from replylint.faults import why

        raise ReplylintError(f"写不了 {file}：{why(error).zh}。", f"cannot write {file}: {why(error).en}.") from None


def _write_to(data: BinaryIO, name: str, checked: Iterable[Checked], options: ReportOptions) -> None:
    if name in reports.BINARY:
        reports.write(name, checked, data, options)
        return
    stream = TextIOWrapper(data, encoding="utf-8", newline="")
    reports.write(name, checked, stream, options)
    stream.detach()
