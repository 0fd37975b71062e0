"""Reviewdog's diagnostic format (rdjson), whose columns count UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from replylint.model import Checked, Finding, Message, anchor_of, is_exact, position
from replylint.reports.base import ReportOptions
from replylint.reports.escape import to_json
from replylint.reports.record import insertable, sentence


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write one object, each diagnostic as it is found."""
    stream.write('{"source": {"name": "replylint"}, "diagnostics": [')
    separator = "\n"
    for item in checked:
        for finding in item.findings:
            stream.write(separator + to_json(_diagnostic(finding, options.lang)))
            separator = ",\n"
    stream.write("\n]}\n")


def _diagnostic(finding: Finding, lang: str) -> dict[str, Any]:
    message = finding.message
    diagnostic: dict[str, Any] = {
        "message": f"「{finding.quote}」{sentence(finding, lang)}",
        "location": {"path": message.place.file},
        "severity": finding.severity.name,
        "code": {"value": finding.rule.code},
    }
    if message.place.line:
        diagnostic["location"]["range"] = _range(message, finding.start, finding.end)
    edit = _range(message, *(finding.replace or (finding.start, finding.end)))
    wordings = insertable(finding)
    if wordings and "column" in edit["start"] and "column" in edit["end"]:
        diagnostic["suggestions"] = [{"range": edit, "text": words} for words in wordings]
    return diagnostic


def _range(message: Message, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(message, start), "end": _position(message, end)}


def _position(message: Message, offset: int) -> dict[str, int]:
    """Line and column, the column only where all that stands before it on its line is known."""
    start, line, _, before = anchor_of(message, offset)
    if before is None or not is_exact(message.place):
        return {"line": position(message, offset)[0]}
    return {"line": line, "column": before + len(message.text[start:offset].encode("utf-8", "surrogatepass")) + 1}
