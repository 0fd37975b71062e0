"""One line a finding, as compilers write them, so that editors and scripts can jump to the place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from replylint.model import Checked
from replylint.reports.base import ReportOptions
from replylint.reports.escape import visible
from replylint.reports.record import sentence


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write ``file:line:column: CODE sentence「words」`` for each finding."""
    for item in checked:
        for finding in item.findings:
            line, column = finding.position
            what = f"{finding.rule.code} {sentence(finding, options.lang)}「{finding.quote}」"
            if finding.exempt:
                what += f" ({finding.exempt})" if options.lang == "en" else f"（{finding.exempt}）"
            stream.write(visible(f"{finding.message.place.file}:{line}:{column}: {what}") + "\n")
