"""For people at a terminal: findings by file and conversation, the words marked, why, and what to say instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from replylint.model import Both, Checked, Finding, Message, Severity
from replylint.reports.base import ReportOptions
from replylint.reports.escape import path, visible
from replylint.reports.excerpt import clipped, excerpts, wrapped
from replylint.reports.record import SEVERITY_NAMES, advice, disguise, place_name
from replylint.reports.terminal import DIM, GOOD, PLAIN, SEVERITY_STYLES, STRONG, WORDS, Painter, painter

INDENT = "    "
DEEPER = INDENT + "       "
STDIN = Both("标准输入", "standard input")


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write each message's findings as they come, and how many there were behind the last."""
    paint = painter(stream, options)
    group: tuple[str, str | None] | None = None
    counts: Counter[Severity] = Counter()
    excused = 0
    for item in checked:
        message, findings = item.message, item.findings
        if not findings:
            continue
        if group != (message.place.file, message.conversation):
            group = (message.place.file, message.conversation)
            paint((_heading(message, options.lang), STRONG))
            paint()
        _write_message(paint, message, findings, options)
        counts.update(finding.severity for finding in findings if not finding.exempt)
        excused += sum(finding.exempt is not None for finding in findings)
    if group:
        paint((total(counts, excused, options.lang), STRONG))


def total(counts: Counter[Severity], excused: int, lang: str) -> str:
    """How many findings of each severity, and how many were excused, in one line."""
    parts = [f"{SEVERITY_NAMES[severity].get(lang)} {counts[severity]}" for severity in sorted(counts, reverse=True)]
    if excused:
        parts.append(f"excused {excused}" if lang == "en" else f"已豁免 {excused}")
    if lang == "en":
        return f"{counts.total()} {'finding' if counts.total() == 1 else 'findings'}: {', '.join(parts)}"
    return f"共 {counts.total()} 处：{'，'.join(parts)}"


def _heading(message: Message, lang: str) -> str:
    file = STDIN.get(lang) if message.place.file == "-" else path(message.place.file)
    if message.conversation is None:
        return file
    return f"{file} · {'talk' if lang == 'en' else '会话'} {visible(message.conversation)}"


def _write_message(paint: Painter, message: Message, findings: tuple[Finding, ...], options: ReportOptions) -> None:
    who = [visible(message.speaker)] if message.speaker else []
    if message.time:
        who.append(message.time.strftime("%Y-%m-%d %H:%M:%S"))
    if who:
        paint((f"{INDENT}{'  '.join(who)}", DIM))
    for row in excerpts(message.text, ((one.start, one.end) for one in findings), options.width - len(INDENT)):
        paint((INDENT, PLAIN), *((text, WORDS if marked else PLAIN) for text, marked in row.pieces))
        paint((INDENT + row.underline(), SEVERITY_STYLES[max(one.severity for one in findings)]))
    for finding in findings:
        _write_finding(paint, finding, options)
    paint()


def _write_finding(paint: Painter, finding: Finding, options: ReportOptions) -> None:
    lang, rule = options.lang, finding.rule
    label = SEVERITY_NAMES[finding.severity].get(lang)
    paint(
        (f"{INDENT}{visible(place_name(finding, lang)):<6} ", DIM),
        (label, SEVERITY_STYLES[finding.severity]),
        (f" {rule.code} ", STRONG),
        (f"「{clipped(finding.quote, 40)}」{disguise(finding, lang)}{visible(rule.title.get(lang))}", PLAIN),
    )
    _write_lines(paint, rule.why.get(lang), DIM, options.width)
    _write_lines(paint, f"{'Basis: ' if lang == 'en' else '依据：'}{finding.basis.get(lang)}", DIM, options.width)
    if finding.exempt:
        _write_lines(paint, f"{'Excused: ' if lang == 'en' else '已豁免：'}{finding.exempt}", GOOD, options.width)
    else:
        _write_lines(paint, f"→ {advice(finding, lang)}", GOOD, options.width)


def _write_lines(paint: Painter, text: str, style: str, width: int) -> None:
    for line in wrapped(text, width - len(DEEPER)):
        paint((DEEPER + line, style))
