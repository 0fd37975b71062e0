"""One line a finding, as compilers write them, so that editors and scripts can jump to the place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from replylint.model import Checked
from replylint.reports.base import ReportOptions
from replylint.reports.escape import path, visible
from replylint.reports.record import cell_name, sentence


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write ``file:line:column: CODE sentence「words」`` for each finding.

    Before the code stands the cell of a table or the JSON pointer; where only that tells, no line and column.
    """
    for item in checked:
        for finding in item.findings:
            place = finding.message.place
            line, column = finding.position
            where = f":{line}:{column}:" if line else ":"
            inside = cell_name(place, options.lang) or place.pointer
            what = f"{finding.rule.code} {sentence(finding, options.lang)}「{finding.quote}」"
            if finding.exempt:
                what += f" ({finding.exempt})" if options.lang == "en" else f"（{finding.exempt}）"
            stream.write(visible(" ".join(filter(None, (f"{path(place.file)}{where}", inside, what)))) + "\n")
