"""One JSON object: ``findings`` as in jsonl, the ``summary`` of the run, and the ``version`` that wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from replylint import __version__
from replylint.model import Checked
from replylint.reports.base import ReportOptions
from replylint.reports.escape import to_json
from replylint.reports.record import record
from replylint.summary import BUCKETS, Group, Summary, Talk, Tally, Waits
from replylint.talks.timing import Yardstick


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write the object, each finding as it is found, the summary behind them."""
    tally = Tally(options.yardsticks)
    stream.write(f'{{"version": {to_json(__version__)}, "findings": [')
    separator = "\n"
    for item in tally.watching(checked):
        for finding in item.findings:
            stream.write(separator + to_json(record(finding, options.lang)))
            separator = ",\n"
    stream.write(f'\n], "summary": {to_json(summary_record(tally.summary(), options.lang))}}}\n')


def summary_record(summary: Summary, lang: str) -> dict[str, Any]:
    """``summary`` as plain JSON values; times in seconds, rates and shares from 0 to 1."""
    return {
        "total": _group(summary.total, summary.yardsticks.shares),
        "conversations": summary.conversations,
        "unanswered": summary.unanswered,
        "yardsticks": {
            "opens": summary.yardsticks.opens,
            "closes": summary.yardsticks.closes,
            "average_seconds": summary.yardsticks.expected,
            "slots": {"wanted": summary.yardsticks.slot_share, "reached": _rounded(summary.slot_share, 4)},
        },
        "agents": [
            {"name": group.name, **_group(group, summary.yardsticks.shares), **_worst(group, lang)}
            for group in summary.agents
        ],
        **_worst(summary.total, lang),
        "days": dict(summary.days),
        "hours": list(summary.hours),
    }


def _worst(group: Group, lang: str) -> dict[str, Any]:
    return {
        "frequent": [
            {"code": one.example.rule.code, "count": one.times, "example": record(one.example, lang)}
            for one in group.frequent
        ],
        "worst_talks": [
            {
                "file": talk.file,
                **({"line": talk.line} if talk.line else {}),
                "conversation": talk.conversation,
                "agents": list(talk.agents),
                "messages": talk.messages,
                "findings": talk.findings,
                "severities": _severities(talk),
            }
            for talk in group.talks
        ],
    }


def _severities(counted: Group | Talk) -> dict[str, int]:
    return {severity.label: count for severity, count in sorted(counted.severities.items())}


def _group(group: Group, yardsticks: tuple[Yardstick, ...]) -> dict[str, Any]:
    severities = _severities(group)
    return {
        "messages": group.messages,
        "findings": group.findings,
        "severities": severities,
        "families": dict(group.families),
        "per_100_messages": {
            "findings": _rounded(group.per_hundred(group.findings)),
            **{key: _rounded(group.per_hundred(count)) for key, count in (severities | dict(group.families)).items()},
        },
        "first_answers": _waits(group.first_answers, yardsticks),
        "answers": _waits(group.answers, yardsticks),
    }


def _waits(waits: Waits, yardsticks: tuple[Yardstick, ...]) -> dict[str, Any]:
    return {
        "count": waits.answered,
        "average_seconds": _rounded(waits.average),
        "median_seconds": _rounded(waits.median),
        "ninth_decile_seconds": _rounded(waits.ninth_decile),
        "up_to_seconds": dict(zip((*map(str, BUCKETS), "more"), waits.buckets, strict=True)),
        "yardsticks": [
            {"seconds": yardstick.seconds, "wanted": yardstick.share, "reached": _rounded(within, 4)}
            for yardstick, within in zip(yardsticks, waits.within, strict=True)
        ],
    }


def _rounded(value: float | None, digits: int = 2) -> float | None:
    return None if value is None else round(value, digits)
