"""For the supervisor at a terminal: what to do first, then who, how often, how fast."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from replylint.model import Both, Checked, Severity
from replylint.reports.base import ReportOptions
from replylint.reports.escape import visible
from replylint.reports.excerpt import clipped, excerpts
from replylint.reports.figures import (
    NOTHING,
    agent_name,
    bucket_names,
    is_missed,
    rate,
    rule_name,
    share,
    wait,
    yardstick_name,
)
from replylint.reports.record import SEVERITY_NAMES, advice
from replylint.reports.terminal import (
    DIM,
    GOOD,
    PLAIN,
    SEVERITY_STYLES,
    STRONG,
    WORDS,
    Fragment,
    Painter,
    painter,
    table,
)
from replylint.summary import FAMILIES, OTHER, Frequent, Group, Summary, family_name, summarize, weight

FIRST = 5  # as many rules and talks as fit on the first screen
BAR = 24  # cells
INDENT = "   "


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write the summary of the whole run."""
    summary = summarize(checked, options.yardsticks)
    paint = painter(stream, options)
    paint((_headline(summary, options.lang), STRONG))
    if summary.frequent:
        _heading(paint, Both("先做什么", "What to do first"), options.lang)
        for number, one in enumerate(summary.frequent[:FIRST], start=1):
            _write_frequent(paint, number, one, options)
    if any(group.findings or group.answers.answered for group in summary.agents):
        _heading(paint, Both("每位客服", "Each agent"), options.lang)
        _write_agents(stream, summary, options)
        _heading(paint, Both("每百条消息的问题", "Findings per 100 messages"), options.lang)
        _write_families(stream, summary, options)
    if summary.talks:
        _heading(paint, Both("最该看的会话", "Talks to look at"), options.lang)
        _write_talks(stream, summary, options)
    if summary.total.answers.answered:
        _heading(paint, Both("响应时间（08:00–23:00，人工）", "Answer times (08:00–23:00, by people)"), options.lang)
        _write_times(paint, stream, summary, options)


def _headline(summary: Summary, lang: str) -> str:
    total = summary.total
    errors, warnings, advices = weight(total.severities)
    if lang == "en":
        return (
            f"{total.messages} messages of {len(summary.agents)} agents in {summary.conversations} talks: "
            f"{total.findings} findings (error {errors}, warning {warnings}, info {advices}), "
            f"{rate(total, total.findings)} per 100 messages"
        )
    return (
        f"{len(summary.agents)} 位客服，{summary.conversations} 通会话，{total.messages} 条客服消息："
        f"共 {total.findings} 处（错误 {errors}，警告 {warnings}，提示 {advices}），"
        f"每百条 {rate(total, total.findings)} 处"
    )


def _heading(paint: Painter, title: Both, lang: str) -> None:
    paint()
    paint((title.get(lang), STRONG))


def _write_frequent(paint: Painter, number: int, one: Frequent, options: ReportOptions) -> None:
    example, lang = one.example, options.lang
    severity = (SEVERITY_NAMES[example.severity].get(lang), SEVERITY_STYLES[example.severity])
    times = f"{one.times} ×" if lang == "en" else f"{one.times} 处"
    name = visible(rule_name(example.rule, lang))
    paint((f"{number}. ", DIM), severity, (f" {name}  ", PLAIN), (times, STRONG))
    spans = [(example.start, example.end)]
    for row in excerpts(example.message.text, spans, options.width - len(INDENT)):
        paint((INDENT, PLAIN), *((text, WORDS if marked else DIM) for text, marked in row.pieces))
        paint((INDENT + row.underline(), SEVERITY_STYLES[example.severity]))
    paint((f"{INDENT}→ {visible(advice(example, lang))}", GOOD))


def _write_agents(stream: TextIO, summary: Summary, options: ReportOptions) -> None:
    zh = ("客服", "消息", "错误", "警告", "提示", "每百条", "首次响应", "平均响应")
    en = ("agent", "messages", "errors", "warnings", "info", "per 100", "first answer", "average")
    rows = [_agent_row(group, options.lang) for group in summary.agents]
    if len(rows) > 1:
        rows.append([(text, STRONG) for text, _ in _agent_row(summary.total, options.lang)])
        rows[-1][0] = ("all" if options.lang == "en" else "合计", STRONG)
    table(stream, options, en if options.lang == "en" else zh, rows)


def _agent_row(group: Group, lang: str) -> list[Fragment]:
    counts = [(str(count) if count else NOTHING, PLAIN) for count in weight(group.severities)]
    return [
        (visible(agent_name(group.name, lang)), PLAIN),
        (str(group.messages), PLAIN),
        *counts,
        (rate(group, group.findings), PLAIN),
        (wait(group.first_answers.average, lang), PLAIN),
        (wait(group.answers.average, lang), PLAIN),
    ]


def _write_families(stream: TextIO, summary: Summary, options: ReportOptions) -> None:
    families = [key for key in (*FAMILIES, OTHER) if summary.total.families.get(key)]
    names = [family_name(key).get(options.lang) for key in families]
    everyone = summary.total._replace(name="all" if options.lang == "en" else "合计")
    rows = [
        [
            (visible(agent_name(group.name, options.lang)), PLAIN),
            *(
                (rate(group, group.families.get(key, 0)) if group.families.get(key) else NOTHING, PLAIN)
                for key in families
            ),
        ]
        for group in (*summary.agents, everyone)
    ]
    table(stream, options, ["agent" if options.lang == "en" else "客服", *names], rows)


def _write_talks(stream: TextIO, summary: Summary, options: ReportOptions) -> None:
    zh, en = (
        ("会话", "客服", "位置", "消息", "错误", "警告", "提示"),
        ("talk", "agents", "place", "messages", "errors", "warnings", "info"),
    )
    rows = [
        [
            (clipped(talk.conversation or NOTHING, 24), PLAIN),
            (clipped("、".join(talk.agents) or NOTHING, 20), PLAIN),
            (visible(f"{talk.file}:{talk.line}" if talk.line else talk.file), DIM),
            *((str(count) if count else NOTHING, PLAIN) for count in (talk.messages, *weight(talk.severities))),
        ]
        for talk in summary.talks[:FIRST]
    ]
    table(stream, options, en if options.lang == "en" else zh, rows, words=3)


def _write_times(paint: Painter, stream: TextIO, summary: Summary, options: ReportOptions) -> None:
    lang, total = options.lang, summary.total
    zh, en = ("", "次数", "平均", "中位", "九成在"), ("", "count", "average", "median", "90 % within")
    names = (Both("首次响应", "first answers"), Both("全部响应", "all answers"))
    rows = [
        [
            (name.get(lang), PLAIN),
            (str(waits.answered), PLAIN),
            *((wait(seconds, lang), PLAIN) for seconds in (waits.average, waits.median, waits.ninth_decile)),
        ]
        for name, waits in zip(names, (total.first_answers, total.answers), strict=True)
    ]
    table(stream, options, en if lang == "en" else zh, rows)
    paint()
    most = max(total.answers.buckets)
    bars = [
        [(name, PLAIN), (f"{'█' * round(BAR * count / most):<{BAR}}", PLAIN), (str(count) if count else NOTHING, PLAIN)]
        for name, count in zip(bucket_names(lang), total.answers.buckets, strict=True)
    ]
    table(stream, options, ("", "", ""), bars, words=2)
    paint()
    asked = total.answers.asked
    counted = Both(
        f"客户问了 {asked} 次（没人回的算没及时）", f"of {asked} questions (unanswered ones are not in time)"
    )
    paint((counted.get(lang), DIM))
    for yardstick, reached in zip(summary.yardsticks.shares, total.answers.within, strict=True):
        style = SEVERITY_STYLES[Severity.ERROR] if is_missed(yardstick, reached) else PLAIN
        paint((f"{share(reached):>6}  ", style), (yardstick_name(yardstick, lang), PLAIN))
    if summary.unanswered:
        left = Both("以顾客的消息结尾的会话", "talks that end with the customer").get(lang)
        paint((f"{summary.unanswered:>6}  {left}", PLAIN))
