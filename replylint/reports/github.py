"""GitHub Actions annotations: workflow commands, one line a finding.

Format: "Workflow commands for GitHub Actions", with the escapes that actions/toolkit uses.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from replylint.model import Checked, Finding, Severity, is_exact
from replylint.reports.base import ReportOptions
from replylint.reports.escape import visible
from replylint.reports.record import sentence

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write one annotation for each finding."""
    for item in checked:
        for finding in item.findings:
            place = ",".join(f"{key}={_property(value)}" for key, value in _properties(finding, options.lang).items())
            text = _data(f"「{finding.quote}」{sentence(finding, options.lang)}")
            stream.write(f"::{COMMANDS[finding.severity]} {place}::{text}\n")


def _properties(finding: Finding, lang: str) -> dict[str, str]:
    line, column = finding.position
    end_line, end_column = finding.end_position
    properties = {} if finding.message.place.file == "-" else {"file": finding.message.place.file}
    if line:
        properties |= {"line": str(line), "endLine": str(end_line)}
    if line == end_line and is_exact(finding.message.place):
        properties |= {"col": str(column), "endColumn": str(end_column)}
    return properties | {"title": f"{finding.rule.code} {finding.rule.title.get(lang)}"}


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
