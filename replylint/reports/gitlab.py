"""GitLab's code quality report: a JSON array in the subset of Code Climate's format that GitLab documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from replylint.model import Checked, Severity
from replylint.reports.base import ReportOptions
from replylint.reports.escape import to_json
from replylint.reports.record import Fingerprints, sentence

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write the array, each finding as it is found."""
    fingerprints = Fingerprints()
    separator = "[\n"
    for item in checked:
        for finding in item.findings:
            issue = {
                "description": f"{finding.rule.code} {sentence(finding, options.lang)}「{finding.quote}」",
                "check_name": finding.rule.code,
                "fingerprint": fingerprints.of(finding),
                "severity": SEVERITIES[finding.severity],
                "location": {
                    "path": finding.message.place.file.removeprefix("./"),
                    # a line has to be told, even where only a JSON pointer tells
                    "lines": {"begin": finding.position[0] or 1, "end": finding.end_position[0] or 1},
                },
            }
            stream.write(separator + to_json(issue))
            separator = ",\n"
    stream.write("\n]\n" if separator == ",\n" else "[]\n")
