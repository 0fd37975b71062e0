"""One JSON record a line for each finding, written as it is found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from replylint.model import Checked
from replylint.reports.base import ReportOptions
from replylint.reports.escape import to_json
from replylint.reports.record import record


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write each finding's record."""
    for item in checked:
        for finding in item.findings:
            stream.write(to_json(record(finding, options.lang)) + "\n")
