"""The page's first screen: figures, what to do first, charts, and a table of the agents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from replylint.model import Finding, Severity
from replylint.reports.figures import (
    NOTHING,
    agent_name,
    bucket_names,
    rate,
    rule_name,
    share,
    wait,
    waits_title,
    yardstick_name,
)
from replylint.reports.html.charts import Bar, Bullet, bars, bullets, columns
from replylint.reports.html.texts import WORST_FIRST, Words, around, safe
from replylint.reports.record import SEVERITY_NAMES, advice
from replylint.summary import FAMILIES, OTHER, Frequent, Group, Summary, family, family_name, weight

MOST_BARS, MOST_TODO = 15, 6


class Chart(NamedTuple):
    """A picture, its title, and the same figures as words for those who do not see it."""

    title: str
    svg: str
    figures: Sequence[tuple[str, str]]


def header(summary: Summary, words: Words) -> str:
    """The title, the days that the messages span, and the main figures."""
    days, total = list(summary.days), summary.total
    period = " – ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
    figures = [
        (words["messages"], str(total.messages)),
        (words["talk_count"], str(summary.conversations)),
        (words["finding_count"], str(total.findings)),
        (words["errors"], str(total.severities[Severity.ERROR])),
        (words["per_hundred"], rate(total, total.findings)),
    ]
    if total.answers.answered:
        figures.append((words["first_answer"], wait(total.first_answers.average, words.lang)))
        figures.append((words["average"], wait(total.answers.average, words.lang)))
    shown = "".join(f"<div><dt>{name}</dt><dd>{figure}</dd></div>" for name, figure in figures)
    return (
        f'<a class="skip" href="#findings">{words["skip"]}</a>'
        f'<header><div><h1>{words["title"]}</h1><p class="faint">{period}</p>'
        f'<dl class="figures">{shown}</dl></div></header>'
    )


def overview(summary: Summary, findings: Sequence[Finding], words: Words) -> str:
    """What to do first, the charts, the agents."""
    parts = [f'<h2 id="overview">{words["overview"]}</h2>']
    if not summary.total.findings:
        parts.append(f"<p>{words['nothing']}</p>")
    if summary.total.frequent:
        todo = "".join(_todo(one, words) for one in summary.total.frequent[:MOST_TODO])
        parts.append(f'<div class="card"><h3>{words["todo"]}</h3><ol class="todo">{todo}</ol></div>')
    charts = "".join(_figure(chart) for chart in _charts(summary, findings, words))
    if charts:
        legend = "".join(
            f'<li class="{severity.label}">{SEVERITY_NAMES[severity].get(words.lang)}</li>' for severity in WORST_FIRST
        )
        parts.append(f'<ul class="legend" aria-hidden="true">{legend}</ul><div class="grid">{charts}</div>')
    if any(group.findings or group.answers.answered for group in summary.agents):
        parts.append(
            f"<h2>{words['agents']}</h2>"
            f'<div class="card scroll" role="region" aria-label="{words["agents"]}" tabindex="0">'
            f"{_agents(summary, words)}</div>"
        )
    return "\n".join(parts)


def _todo(one: Frequent, words: Words) -> str:
    before, at_fault, behind = map(escape, around(one.example))
    code = one.example.rule.code
    return (
        f"<li><div>{words.severity(one.example.severity)} "
        f'<button class="link" type="button" data-field="rule" data-value="{code}">'
        f"{safe(rule_name(one.example.rule, words.lang))}</button> "
        f'<span class="faint">{one.times} {words["times"]}</span>'
        f'<blockquote class="words">{before}<mark>{at_fault}</mark>{behind}</blockquote>'
        f'<p class="advice">→ {safe(advice(one.example, words.lang))}</p></div></li>'
    )


def _charts(summary: Summary, findings: Sequence[Finding], words: Words) -> Iterable[Chart]:
    total, lang = summary.total, words.lang
    if total.findings:
        yield _severity_bars(words["by_family"], _families(findings, lang))
    people = [(agent_name(group.name, lang), group.severities) for group in summary.agents if group.findings]
    if people:
        yield _severity_bars(words["by_agent"], people[:MOST_BARS])
    if any(summary.hours):
        days = [(day[5:], count) for day, count in summary.days.items()]
        yield Chart(words["by_day"], columns(days), _said(summary.days.items()))
        hours = [(str(hour), count) for hour, count in enumerate(summary.hours)]
        yield Chart(words["by_hour"], columns(hours), _said(hours))
    if total.answers.answered:
        waits = list(zip(bucket_names(lang), total.answers.buckets, strict=True))
        yield Chart(waits_title(summary.yardsticks).get(lang), columns(waits), _said(waits))
        shares = [
            Bullet(yardstick_name(yardstick, lang), reached or 0.0, yardstick.share, share(reached))
            for yardstick, reached in zip(summary.yardsticks.shares, total.answers.within, strict=True)
        ]
        yield Chart(words["yardsticks"], bullets(shares), [(one.label, one.figure) for one in shares])


def _families(findings: Iterable[Finding], lang: str) -> list[tuple[str, Counter[Severity]]]:
    """Each family with its findings by severity."""
    counts: dict[str, Counter[Severity]] = {key: Counter() for key in (*FAMILIES, OTHER)}
    for finding in findings:
        if not finding.exempt:
            counts[family(finding.rule.code)][finding.severity] += 1
    return [(family_name(key).get(lang), found) for key, found in counts.items() if found]


def _severity_bars(title: str, rows: Iterable[tuple[str, Counter[Severity]]]) -> Chart:
    drawn, said = [], []
    for label, counts in rows:
        drawn.append(Bar(label, tuple((one.label, counts[one]) for one in WORST_FIRST), str(counts.total())))
        said.append((label, counts.total()))
    return Chart(title, bars(drawn), _said(said))


def _said(figures: Iterable[tuple[str, int]]) -> list[tuple[str, str]]:
    return [(label, str(count)) for label, count in figures]


def _figure(chart: Chart) -> str:
    rows = "".join(f'<tr><th scope="row">{safe(label)}</th><td>{figure}</td></tr>' for label, figure in chart.figures)
    return (
        f'<figure class="card"><figcaption><h3>{chart.title}</h3></figcaption>{chart.svg}'
        f'<div class="unseen"><table><caption>{chart.title}</caption>{rows}</table></div></figure>'
    )


def _agents(summary: Summary, words: Words) -> str:
    titles = [words["agent"], words["messages"], *(SEVERITY_NAMES[one].get(words.lang) for one in WORST_FIRST)]
    titles += [words["per_hundred"], words["first_answer"], words["average"]]
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    rows = "".join(_agent(group, words) for group in summary.agents)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _agent(group: Group, words: Words) -> str:
    name = safe(agent_name(group.name, words.lang))
    if group.findings:
        name = f'<button class="link" type="button" data-field="agent" data-value="{name}">{name}</button>'
    figures = [str(group.messages), *(str(count or NOTHING) for count in weight(group.severities))]
    figures.append(rate(group, group.findings))
    figures += [wait(waits.average, words.lang) for waits in (group.first_answers, group.answers)]
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{figure}</td>" for figure in figures)}</tr>'
