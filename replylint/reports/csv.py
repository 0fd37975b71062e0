"""A table for spreadsheets: the record of each finding on a row, behind a byte order mark as Excel wants it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from replylint.model import Checked
from replylint.reports.base import ReportOptions
from replylint.reports.escape import visible
from replylint.reports.record import record

COLUMNS = (
    *("file", "sheet", "row", "cell", "pointer", "line", "column", "end_line", "end_column"),
    *("code", "name", "severity", "message", "basis", "match", "start", "end", "softer", "aim", "example"),
    *("disguise", "strict"),
    *("id", "conversation", "role", "speaker", "time", "exempt"),
)
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write the header, and a row for each finding as it is found."""
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in checked:
        for finding in item.findings:
            known = record(finding, options.lang)
            known["softer"] = " | ".join(finding.softer)
            known["aim"] = finding.aim and finding.aim.get(options.lang)
            writer.writerow([_cell(known.get(column)) for column in COLUMNS])


def _cell(value: Any) -> Any:
    """``value``, kept from being read as a formula: an apostrophe tells spreadsheets that text follows."""
    if not isinstance(value, str):
        return value
    text = visible(value, keep="\n")
    return f"'{text}" if text.lstrip().startswith(FORMULA_SIGNS) else text
