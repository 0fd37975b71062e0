"""All findings as data for the page's script, and the form and the list that it fills."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Generic, TypeVar

from replylint.model import AGENT, Both, Finding, Rule, Severity
from replylint.reports.escape import visible
from replylint.reports.figures import agent_name
from replylint.reports.html.texts import WORST_FIRST, Words, around
from replylint.reports.record import SEVERITY_NAMES, advice, place_name
from replylint.summary import OTHER, Summary, family, family_name

FIELDS = ("severity", "rule", "agent", "time", "talk", "file", "place", "before", "words", "behind", "advice", "exempt")

T = TypeVar("T")


def findings_data(findings: Sequence[Finding], words: Words) -> dict[str, Any]:
    """Rows of figures and texts; rules, people, talks and files are written once and numbered."""
    rules: _Numbers[tuple[Rule, Both]] = _Numbers()
    people, talks, sources = (_Numbers[str]() for _ in range(3))
    rows = []
    for finding in findings:
        message = finding.message
        named = agent_name(message.speaker, words.lang) if message.role == AGENT else message.speaker or ""
        rows.append(
            (
                int(finding.severity),
                rules.of((finding.rule, finding.basis)),
                people.of(visible(named)),
                "" if message.time is None else message.time.strftime("%Y-%m-%dT%H:%M:%S"),
                talks.of(visible(message.conversation or "")),
                sources.of(visible(message.place.file)),
                visible(place_name(finding, words.lang)),
                *around(finding),
                visible(advice(finding, words.lang)),
                visible(finding.exempt or ""),
            )
        )
    return {
        "texts": {name: words[name] for name in ("count", "page", "basis", "excused")},
        "severities": [{"key": one.label, "name": SEVERITY_NAMES[one].get(words.lang)} for one in Severity],
        "rules": [_rule(rule, basis, words.lang) for rule, basis in rules.values],
        "people": people.values,
        "talks": talks.values,
        "files": sources.values,
        "findings": {"fields": FIELDS, "rows": rows},
    }


def findings_section(summary: Summary, data: dict[str, Any], words: Words) -> str:
    """The filters, and the empty list with its pager."""
    people = "".join(
        f'<option value="{escape(name)}">{escape(name)}</option>' for name in sorted(data["people"]) if name
    )
    severities = "".join(
        f'<label><input type="checkbox" name="severity" value="{severity:d}" checked> '
        f"{SEVERITY_NAMES[severity].get(words.lang)}</label>"
        for severity in WORST_FIRST
    )
    bounds = f'min="{min(summary.days)}" max="{max(summary.days)}"' if summary.days else "disabled"
    return f"""<h2 id="findings" tabindex="-1">{words["findings"]}</h2>
<noscript><p>{words["no_script"]}</p></noscript>
<form id="filters" class="filters">
<label>{words["search"]}<input type="search" name="search" autocomplete="off"></label>
<label>{words["agent"]}<select name="agent"><option value="">{words["all"]}</option>{people}</select></label>
<label>{words["rule"]}<select name="rule">{_rule_options(data, words)}</select></label>
<label>{words["from"]}<input type="date" name="from" {bounds}></label>
<label>{words["to"]}<input type="date" name="to" {bounds}></label>
<fieldset><legend class="unseen">{words["severity"]}</legend>{severities}</fieldset>
<button type="reset">{words["reset"]}</button>
</form>
<p id="count" role="status"></p>
<div class="card"><ol id="list"></ol></div>
<div class="pager"><button type="button" id="previous">{words["previous"]}</button><span id="pages"></span>
<button type="button" id="next">{words["next"]}</button></div>"""


def _rule_options(data: dict[str, Any], words: Words) -> str:
    titles = {rule["code"]: rule["title"] for rule in data["rules"]}
    parts = [f'<option value="">{words["all"]}</option>']
    for key in sorted({family(code) for code in titles}):
        name = family_name(key).get(words.lang)
        members = sorted(code for code in titles if family(code) == key)
        options = [f'<option value="{code}">{code} {escape(titles[code])}</option>' for code in members]
        if key != OTHER:
            options.insert(0, f'<option value="{key}">{words["all"]}：{name}</option>')
        parts.append(f'<optgroup label="{name}">{"".join(options)}</optgroup>')
    return "".join(parts)


def _rule(rule: Rule, basis: Both, lang: str) -> dict[str, str]:
    texts = {"title": rule.title, "why": rule.why, "basis": basis}
    return {"code": rule.code, **{name: visible(both.get(lang)) for name, both in texts.items()}}


class _Numbers(Generic[T]):
    """Gives each different value a number, from 0, in the order in which they come."""

    def __init__(self) -> None:
        self._known: dict[T, int] = {}

    def of(self, value: T) -> int:
        return self._known.setdefault(value, len(self._known))

    @property
    def values(self) -> list[T]:
        return list(self._known)
