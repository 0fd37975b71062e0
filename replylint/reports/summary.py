"""For the supervisor at a terminal: what to do first, then who, how often, how fast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from replylint.model import Both, Checked, Severity
from replylint.reports.base import ReportOptions
from replylint.reports.escape import visible
from replylint.reports.excerpt import clipped, excerpts, wrapped
from replylint.reports.figures import (
    NOTHING,
    bucket_names,
    clock,
    is_missed,
    rate,
    rule_name,
    share,
    wait,
    waits_title,
    yardstick_name,
)
from replylint.reports.names import NAME, name_of, short_names
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
from replylint.talks.timing import Yardstick, duration

FIRST = 4  # as many rules as leave room for the worst agents on the first screen
MOST_TALKS = 5
RULE, EXAMPLE = 24, 22  # cells
BAR = 24  # cells
INDENT = "   "
MISSED = SEVERITY_STYLES[Severity.ERROR]
SLOTS = Both("五分钟节点", "5-minute slots")


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write the summary of the whole run: what to do and who comes first, on the first 24 lines of a terminal."""
    summary, lang = summarize(checked, options.yardsticks), options.lang
    paint = painter(stream, options)
    for line in _headline(summary, lang):
        for row in wrapped(line, options.width):
            paint((row, STRONG))
    total = summary.total
    if total.frequent:
        _heading(paint, Both("先做什么", "What to do first"), lang)
        for number, one in enumerate(_first(total.frequent), start=1):
            _write_frequent(paint, number, one, options)
    people = [group for group in summary.agents if group.findings or group.answers.answered]
    if people:
        _heading(paint, Both("每位客服（响应按 分:秒）", "Each agent (waits in minutes:seconds)"), lang)
        _write_agents(stream, summary, options)
    if any(group.frequent for group in summary.agents):
        _heading(paint, Both("每位客服先改什么", "What each agent should do first"), lang)
        _write_worst(stream, summary, options)
    if total.talks:
        _heading(paint, Both("最该看的会话", "Talks to look at"), lang)
        _write_talks(stream, summary, options)
    if people and total.findings:
        _heading(paint, Both("每百条消息的问题", "Findings per 100 messages"), lang)
        _write_families(stream, summary, options)
    if total.answers.answered:
        _heading(paint, waits_title(summary.yardsticks), lang)
        _write_times(paint, stream, summary, options)


def _first(frequent: Sequence[Frequent]) -> list[Frequent]:
    """What weighs most, and of the rest what is most frequent."""
    rest = frequent[FIRST - 1 :]
    return [*frequent[: FIRST - 1], *([max(rest, key=lambda one: one.times)] if rest else [])]


def _headline(summary: Summary, lang: str) -> list[str]:
    """What there is in all, and how fast: two sentences at most."""
    total, sticks = summary.total, summary.yardsticks
    errors, warnings, advices = weight(total.severities)
    found = Both(
        f"{len(summary.agents)} 位客服，{summary.conversations} 通会话，{total.messages} 条客服消息："
        f"共 {total.findings} 处（错误 {errors}，警告 {warnings}，提示 {advices}），"
        f"每百条 {rate(total, total.findings)}",
        f"{total.messages} messages of {len(summary.agents)} agents in {summary.conversations} talks: "
        f"{total.findings} findings (error {errors}, warning {warnings}, info {advices}), "
        f"{rate(total, total.findings)} per 100 messages",
    )
    said = [found.get(lang)]
    if total.answers.answered:
        limit = duration(sticks.expected)
        fast = Both(
            f"平均 {wait(total.answers.average, 'zh')}回复（要求 {limit.zh}）",
            f"answered in {wait(total.answers.average, 'en')} on average (goal {limit.en})",
        )
        held = _held(summary)
        shown = [one for one in held if is_missed(*one)] or held[:1]
        more = [_against(_within(stick), reached, stick.share, lang) for stick, reached in shown]
        if sticks.slot_share is not None:
            more.append(_against(SLOTS, summary.slot_share, sticks.slot_share, lang))
        if summary.unanswered:
            more.append(Both(f"{summary.unanswered} 通没人回", f"{summary.unanswered} never answered").get(lang))
        said.append(("; " if lang == "en" else "；").join([fast.get(lang), *more]))
    return said


def _held(summary: Summary) -> list[tuple[Yardstick, float | None]]:
    """The times that a share is wanted of, and the share that was reached."""
    reached = zip(summary.yardsticks.shares, summary.total.answers.within, strict=True)
    return [(stick, one) for stick, one in reached if stick.share is not None]


def _within(stick: Yardstick) -> Both:
    limit = duration(stick.seconds)
    return Both(f"{limit.zh}内", f"≤ {limit.en}")


def _against(what: Both, reached: float | None, wanted: float | None, lang: str) -> str:
    """``30 秒内 42 %（要求 80 %）``."""
    return f"{what.get(lang)} {share(reached)}{_goal(wanted).get(lang)}".replace(" %", "%")  # never on two lines


def _goal(wanted: float | None) -> Both:
    return Both(f"（要求 {share(wanted)}）", f" (goal {share(wanted)})")


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
        if not options.color:  # which underlines by itself
            paint((INDENT + row.underline(), PLAIN))
    paint((f"{INDENT}{clipped(f'→ {advice(example, lang)}', options.width - len(INDENT))}", GOOD))


def _write_agents(stream: TextIO, summary: Summary, options: ReportOptions) -> None:
    zh = ["客服", "消息", "错误", "警告", "提示", "每百条", "首次", "平均"]
    en = ["agent", "messages", "err", "warn", "info", "/100", "first", "average"]
    for stick, _ in _held(summary)[:2]:
        limit = _within(stick)
        zh.append(limit.zh.replace(" ", ""))
        en.append(limit.en.replace(" ", ""))
    groups = [*summary.agents, *([summary.total] if len(summary.agents) > 1 else [])]
    rows = [_agent_row(group, summary, options.lang) for group in groups]
    table(stream, options, en if options.lang == "en" else zh, rows)


def _agent_row(group: Group, summary: Summary, lang: str) -> list[Fragment]:
    style = STRONG if group is summary.total else PLAIN
    average, expected = group.answers.average, summary.yardsticks.expected
    reached = zip(summary.yardsticks.shares, group.answers.within, strict=True)
    held = [(stick, within) for stick, within in reached if stick.share is not None]
    return [
        name_of(group, summary, lang),
        (str(group.messages), style),
        *((str(count) if count else NOTHING, style) for count in weight(group.severities)),
        (rate(group, group.findings), style),
        (clock(group.first_answers.average), style),
        (clock(average), MISSED if average is not None and average > expected else style),
        *((share(within), MISSED if is_missed(stick, within) else style) for stick, within in held[:2]),
    ]


def _write_worst(stream: TextIO, summary: Summary, options: ReportOptions) -> None:
    """For each agent the rule that weighs most, an example, and the talk to look at."""
    zh, en = ("客服", "最该改的", "例", "会话"), ("agent", "rule", "example", "talk")
    rows = []
    for group in summary.agents:
        if not group.frequent:
            continue
        one, example = group.frequent[0], group.frequent[0].example
        row = next(excerpts(example.message.text, [(example.start, example.end)], EXAMPLE))
        talk = next((talk.conversation for talk in group.talks), None)
        rows.append(
            [
                name_of(group, summary, options.lang),
                (f"{clipped(rule_name(example.rule, options.lang), RULE - 5)} ×{one.times}", PLAIN),
                ("".join(text for text, _ in row.pieces), DIM),
                (clipped(talk or NOTHING, 10), PLAIN),
            ]
        )
    table(stream, options, en if options.lang == "en" else zh, rows, words=4)


def _write_families(stream: TextIO, summary: Summary, options: ReportOptions) -> None:
    families = [key for key in (*FAMILIES, OTHER) if summary.total.families.get(key)]
    titles = [
        *(SEVERITY_NAMES[severity].get(options.lang) for severity in sorted(Severity, reverse=True)),
        *(family_name(key).get(options.lang) for key in families),
    ]
    rows = [
        [
            name_of(group, summary, options.lang),
            *(
                (rate(group, count) if count else NOTHING, PLAIN)
                for count in (*weight(group.severities), *(group.families.get(key, 0) for key in families))
            ),
        ]
        for group in (*summary.agents, summary.total)
    ]
    table(stream, options, ["agent" if options.lang == "en" else "客服", *titles], rows)


def _write_talks(stream: TextIO, summary: Summary, options: ReportOptions) -> None:
    zh, en = (
        ("会话", "客服", "位置", "消息", "错误", "警告", "提示"),
        ("talk", "agents", "place", "messages", "error", "warning", "info"),
    )
    short = short_names(tuple(group.name for group in summary.agents), options.lang)
    rows = [
        [
            (clipped(talk.conversation or NOTHING, 20), PLAIN),
            (clipped("、".join(short.get(agent, agent) for agent in talk.agents) or NOTHING, NAME), PLAIN),
            (visible(f"{talk.file}:{talk.line}" if talk.line else talk.file), DIM),
            *((str(count) if count else NOTHING, PLAIN) for count in (talk.messages, *weight(talk.severities))),
        ]
        for talk in summary.total.talks[:MOST_TALKS]
    ]
    table(stream, options, en if options.lang == "en" else zh, rows, words=3)


def _write_times(paint: Painter, stream: TextIO, summary: Summary, options: ReportOptions) -> None:
    lang, total = options.lang, summary.total
    zh, en = (
        ["客服", "次数", "首次", "平均", "中位", "九成在"],
        ["agent", "count", "first", "average", "median", "90 %"],
    )
    for stick in summary.yardsticks.shares:
        limit = f"≤{duration(stick.seconds).get(lang)}"
        (en if lang == "en" else zh).append(limit.replace(" ", ""))
    rows = []
    for group in (*summary.agents, total):
        if not group.answers.answered:
            continue
        waits = group.answers
        reached = zip(summary.yardsticks.shares, waits.within, strict=True)
        rows.append(
            [
                name_of(group, summary, lang),
                (str(waits.answered), PLAIN),
                (clock(group.first_answers.average), PLAIN),
                *((clock(seconds), PLAIN) for seconds in (waits.average, waits.median, waits.ninth_decile)),
                *((share(one).replace(" ", ""), MISSED if is_missed(stick, one) else PLAIN) for stick, one in reached),
            ]
        )
    table(stream, options, en if lang == "en" else zh, rows)
    for title, waits in (
        (Both("首次响应的分布", "first answers"), total.first_answers),
        (Both("全部响应的分布", "all answers"), total.answers),
    ):
        paint()
        paint((title.get(lang), DIM))
        most = max(*waits.buckets, 1)
        bars = [
            [
                (name, PLAIN),
                (f"{'█' * round(BAR * count / most):<{BAR}}", PLAIN),
                (str(count) if count else NOTHING, PLAIN),
            ]
            for name, count in zip(bucket_names(lang), waits.buckets, strict=True)
        ]
        table(stream, options, ("", "", ""), bars, words=2)
    paint()
    asked = total.answers.asked
    counted = Both(
        f"客户问了 {asked} 次（没人回的算没及时）", f"of {asked} questions (unanswered ones are not in time)"
    )
    paint((counted.get(lang), DIM))
    for stick, one in zip(summary.yardsticks.shares, total.answers.within, strict=True):
        paint((f"{share(one):>6}  ", MISSED if is_missed(stick, one) else PLAIN), (yardstick_name(stick, lang), PLAIN))
    wanted, slots = summary.yardsticks.slot_share, summary.slot_share
    if wanted is not None and slots is not None:
        paint(
            (f"{share(slots):>6}  ", MISSED if slots < wanted else PLAIN),
            (f"{SLOTS.get(lang)}{_goal(wanted).get(lang)}", PLAIN),
        )
    if summary.unanswered:
        left = Both("以顾客的消息结尾的会话", "talks that end with the customer").get(lang)
        paint((f"{summary.unanswered:>6}  {left}", PLAIN))
