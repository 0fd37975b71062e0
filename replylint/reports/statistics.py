"""How often each rule was broken, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from replylint.model import Checked, Rule, Severity
from replylint.reports.base import ReportOptions
from replylint.reports.escape import visible
from replylint.reports.record import SEVERITY_NAMES
from replylint.reports.terminal import PLAIN, SEVERITY_STYLES, STRONG, painter


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write one line for each code: count, code, severity, title."""
    counts: Counter[str] = Counter()
    rules: dict[str, tuple[Severity, Rule]] = {}
    for item in checked:
        for finding in item.findings:
            code = finding.rule.code
            counts[code] += 1
            known = rules.get(code)
            rules[code] = (max(finding.severity, known[0]) if known else finding.severity, finding.rule)
    paint = painter(stream, options)
    wide = len(str(max(counts.values(), default=0)))
    for code, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        severity, rule = rules[code]
        paint(
            (f"{count:>{wide}}  ", STRONG),
            (f"{code}  ", PLAIN),
            (SEVERITY_NAMES[severity].get(options.lang), SEVERITY_STYLES[severity]),
            (f"  {visible(rule.title.get(options.lang))}", PLAIN),
        )
