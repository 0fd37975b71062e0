"""JUnit XML: a suite a file, a failing test a finding, so that any CI shows them; advice counts as skipped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO
from xml.etree import ElementTree as ET

from replylint.model import Checked, Finding, Severity
from replylint.reports.base import ReportOptions
from replylint.reports.escape import visible
from replylint.reports.record import place_name, sentence


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write the document once all findings are known; files without findings are suites that passed."""
    files: dict[str, list[Finding]] = {}
    for item in checked:
        files.setdefault(item.message.place.file, []).extend(item.findings)
    suites = ET.Element("testsuites", name="replylint")
    for file, findings in files.items():
        suites.append(_suite(visible(file), findings, options.lang))
    ET.indent(suites)
    # Build servers take a line of their log that begins with :: for a command; to XML it is the same text.
    text = ET.tostring(suites, encoding="unicode").replace("\n::", "&#10;::")
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _suite(file: str, findings: list[Finding], lang: str) -> ET.Element:
    advice = sum(finding.severity is Severity.INFO for finding in findings)
    suite = ET.Element(
        "testsuite",
        name=file,
        tests=str(len(findings) or 1),
        failures=str(len(findings) - advice),
        errors="0",
        skipped=str(advice),
    )
    if not findings:
        ET.SubElement(suite, "testcase", name=file, classname=file)
    for finding in findings:
        case = ET.SubElement(
            suite, "testcase", name=visible(f"{place_name(finding, lang)} {finding.rule.code}"), classname=file
        )
        outcome = ET.SubElement(
            case,
            "skipped" if finding.severity is Severity.INFO else "failure",
            type=finding.rule.code,
            message=visible(f"「{finding.quote}」{sentence(finding, lang)}"),
        )
        outcome.text = visible(finding.message.text, keep="\n")
    return suite
