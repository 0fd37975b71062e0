"""The worst talks as chat bubbles, the words marked, with reason and softer wording beside them."""

from __future__ import annotations

from collections.abc import Sequence

from replylint.model import Finding, Message
from replylint.reports.html.texts import Words, safe
from replylint.reports.record import advice

CONTEXT = 5  # messages shown before and after one with findings
SHORT = 40  # messages: a talk of so many is shown whole

Talk = dict[Message, list[Finding]]


def talks_section(talks: Sequence[Talk], words: Words) -> str:
    """The talks in order, the first one open."""
    if not talks:
        return ""
    shown = "\n".join(_talk(talk, words, is_open=index == 0) for index, talk in enumerate(talks))
    return f'<h2 id="talks">{words["talks"]}</h2>\n{shown}'


def _talk(talk: Talk, words: Words, is_open: bool) -> str:
    messages = list(talk)
    found = [index for index, message in enumerate(messages) if talk[message]]
    near = {other for index in found for other in range(index - CONTEXT, index + CONTEXT + 1)}
    turns: list[str] = []
    skipped = 0
    for index, message in enumerate(messages):
        if len(messages) > SHORT and index not in near:
            skipped += 1
            continue
        turns += _gap(skipped, words)
        skipped = 0
        turns.append(_turn(message, talk[message], words))
    turns += _gap(skipped, words)
    first = messages[0]
    day = first.time.date().isoformat() if first.time else ""
    count = f"{sum(map(len, talk.values()))} {words['times']}"
    about = " · ".join(part for part in (day, first.place.file, count) if part)
    return (
        f'<details class="talk"{" open" if is_open else ""}>'
        f'<summary>{safe(first.conversation or first.place.file)}<span class="faint">{safe(about)}</span></summary>'
        f'<ol class="chat">{"".join(turns)}</ol></details>'
    )


def _gap(skipped: int, words: Words) -> list[str]:
    return [f'<li class="gap">{words["gap"].format(skipped)}</li>'] if skipped else []


def _turn(message: Message, findings: Sequence[Finding], words: Words) -> str:
    clock = message.time.strftime("%H:%M:%S") if message.time else ""
    who = " · ".join(part for part in (message.speaker, clock) if part)
    notes = "".join(_note(finding, words) for finding in findings)
    return (
        f'<li class="{message.role}"><div class="turn"><span class="faint">{safe(who)}</span>'
        f'<div class="bubble words">{_marked(message.text, findings)}</div></div><div>{notes}</div></li>'
    )


def _note(finding: Finding, words: Words) -> str:
    rule, lang = finding.rule, words.lang
    what = words["excused"] + finding.exempt if finding.exempt else f"→ {advice(finding, lang)}"
    return (
        f'<div class="notes {finding.severity.label}"><p>{words.severity(finding.severity)} '
        f'<strong>{safe(rule.title.get(lang))}</strong> <span class="code">{rule.code}</span></p>'
        f'<p>{safe(rule.why.get(lang))}</p><p class="advice">{safe(what)}</p>'
        f'<p class="faint">{words["basis"]}{safe(finding.basis.get(lang))}</p></div>'
    )


def _marked(text: str, findings: Sequence[Finding]) -> str:
    """``text`` with the words of ``findings`` marked; where they overlap, a character is marked once.

    What is said of the whole message marks nothing in it, unless nothing else is found there.
    """
    parts, done = [], 0
    spans = sorted({(finding.start, finding.end) for finding in findings})
    for start, end in [span for span in spans if span != (0, len(text))] or spans:
        if end > done:
            start = max(start, done)
            parts.append(f"{safe(text[done:start])}<mark>{safe(text[start:end])}</mark>")
            done = end
    return "".join(parts) + safe(text[done:])
