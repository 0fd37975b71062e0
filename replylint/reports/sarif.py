"""SARIF 2.1.0 (OASIS), as code scanning services read it: rules with help, results with fixes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import quote

from replylint import __version__
from replylint.model import Checked, Finding, Message, Rule, Severity, is_exact, position
from replylint.reports.base import ReportOptions
from replylint.reports.escape import to_json, visible
from replylint.reports.record import Fingerprints, insertable, sentence
from replylint.summary import family, family_name

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write one log with one run."""
    findings = [finding for item in checked for finding in item.findings]
    rules = {finding.rule.code: finding.rule for finding in findings}
    indexes = {code: index for index, code in enumerate(rules)}
    fingerprints = Fingerprints()
    driver = {
        "name": "replylint",
        "version": __version__,
        "rules": [_rule(rule, options.lang) for rule in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                "ruleIndex": indexes[finding.rule.code],
                "partialFingerprints": {"replylint/v1": fingerprints.of(finding)},
                **_result(finding, options.lang),
            }
            for finding in findings
        ],
    }
    stream.write(to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n")


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    title, why, basis = (visible(both.get(lang)) for both in (rule.title, rule.why, rule.basis))
    bad, good = [visible(text) for text in rule.bad], [visible(text) for text in rule.good]
    label_bad, label_good, label_basis = ("Bad", "Good", "Basis") if lang == "en" else ("不好", "可以", "依据")
    plain = [why, f"{label_basis}: {basis}", *(f"{label_bad}: {text}" for text in bad)]
    plain += [f"{label_good}: {text}" for text in good]
    marked = [_markdown(why), f"**{label_basis}** {_markdown(basis)}"]
    marked += [f"- ✗ {_markdown(text)}" for text in bad] + [f"- ✓ {_markdown(text)}" for text in good]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": "\n".join(plain), "markdown": "\n\n".join(marked)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [family_name(family(rule.code)).get(lang)]},
    }


def _result(finding: Finding, lang: str) -> dict[str, Any]:
    message, file = finding.message, _artifact(finding.message)
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": file}}
    if message.place.line:
        location["physicalLocation"]["region"] = _region(message, finding.start, finding.end)
    if name := _logical_name(message):
        location["logicalLocations"] = [{"fullyQualifiedName": visible(name)}]
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "level": LEVELS[finding.severity],
        "message": {"text": _plain(f"「{finding.quote}」{sentence(finding, lang)}")},
        "locations": [location],
    }
    if finding.exempt:
        result["suppressions"] = [{"kind": "external", "justification": visible(finding.exempt)}]
    if wordings := insertable(finding):
        region = _region(message, *(finding.replace or (finding.start, finding.end)))
        result["fixes"] = [
            {
                "description": {"text": _plain(words)},
                "artifactChanges": [
                    {
                        "artifactLocation": file,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": words}}],
                    }
                ],
            }
            for words in wordings
        ]
    return result


def _artifact(message: Message) -> dict[str, str]:
    path = message.place.file.replace("\\", "/")
    return {"uri": ("file://" if path.startswith("/") else "") + quote(path, errors="surrogatepass")}


def _region(message: Message, start: int, end: int) -> dict[str, int]:
    (line, column), (end_line, end_column) = position(message, start), position(message, end)
    if not is_exact(message.place):
        return {"startLine": line, "endLine": end_line}
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _logical_name(message: Message) -> str | None:
    place = message.place
    if place.pointer is not None:
        return place.pointer
    return "/".join(part for part in (place.sheet, str(place.row), place.cell) if part) if place.row else None


def _plain(text: str) -> str:
    """Text of a SARIF message, in which brackets would make links and braces placeholders (3.11.5, 3.11.6)."""
    return re.sub(r"([\\\[\]])", r"\\\1", visible(text)).replace("{", "{{").replace("}", "}}")


def _markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)
