"""Output formats: each is one module with one function ``write(checked, stream, options)``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import BinaryIO, TextIO

from replylint.model import Checked
from replylint.reports.base import ReportOptions
from replylint.reports.privacy import prepared

FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "csv",
    "xlsx",
    "html",
    "statistics",
    "summary",
)
BINARY = frozenset({"xlsx"})
WHOLE = frozenset({"html"})  # these show talks whole, also what nothing was found in
FIXING = frozenset({"sarif", "rdjson"})  # these offer to rewrite what a finding is about
STREAMING = frozenset({"text", "concise", "json", "jsonl", "github", "csv"})


def write(name: str, checked: Iterable[Checked], stream: TextIO | BinaryIO, options: ReportOptions) -> None:
    """Write ``checked`` as format ``name``, one of FORMATS, to ``stream`` (a binary one for BINARY formats).

    Streaming formats write each message's findings before the next message is asked for.
    """
    report = import_module(f"{__name__}.{name}")
    report.write(_flushed(prepared(checked, options, name in WHOLE), stream, options), stream, options)


def _flushed(checked: Iterable[Checked], stream: TextIO | BinaryIO, options: ReportOptions) -> Iterator[Checked]:
    for item in checked:
        yield item
        if options.flush and item.findings:
            stream.flush()
