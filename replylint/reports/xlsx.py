"""A workbook for the supervisor: an overview with charts, then a sheet for each agent with filters.

Every text is written as a string, so that no spreadsheet takes it for a formula or a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from replylint.model import AGENT, Both, Checked, Finding, Severity
from replylint.reports.base import ReportOptions
from replylint.reports.escape import visible
from replylint.reports.figures import agent_name, bucket_names, share, wait, yardstick_name
from replylint.reports.record import SEVERITY_NAMES, advice, place_name
from replylint.summary import FAMILIES, OTHER, Group, Summary, Tally, family_name, weight

OVERVIEW = Both("总览", "Overview")
SEVERITY_COLORS = {Severity.ERROR: "#B42318", Severity.WARNING: "#B54708", Severity.INFO: "#175CD3"}
BAR_COLOR = "#4E6E8E"
MOST_ROWS = 1_000_000  # a sheet holds 1,048,576
MOST_TEXT = 2_000  # characters of a message around the words; a cell holds 32,767
SHEET_NAME = 31  # UTF-16 units: a character beyond the basic plane counts twice
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")


class Column(NamedTuple):
    """One column of an agent's sheet: its heading and its width in characters."""

    title: Both
    width: int


COLUMNS = (
    Column(Both("级别", "severity"), 8),
    Column(Both("代码", "code"), 9),
    Column(Both("问题", "finding"), 22),
    Column(Both("消息", "message"), 60),
    Column(Both("建议", "advice"), 36),
    Column(Both("说明", "why"), 40),
    Column(Both("依据", "basis"), 30),
    Column(Both("时间", "time"), 18),
    Column(Both("会话", "talk"), 18),
    Column(Both("文件", "file"), 24),
    Column(Both("位置", "place"), 12),
    Column(Both("豁免", "excused"), 20),
)


class Styles:
    """The cell formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        top = {"valign": "top", "text_wrap": True}
        head = {"bold": True, "bg_color": "#EEF1F4", "bottom": 1, "valign": "top"}
        self.head = book.add_format(head)
        self.head_right = book.add_format({**head, "align": "right"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.strong = book.add_format({"bold": True})
        self.text = book.add_format(top)
        self.words = book.add_format({"bold": True, "underline": 1, "font_color": SEVERITY_COLORS[Severity.ERROR]})
        self.time = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})
        self.right = book.add_format({"align": "right"})
        self.rate = book.add_format({"num_format": "0.0"})
        self.severities: dict[Severity, Format] = {
            severity: book.add_format({"bold": True, "font_color": color, "valign": "top"})
            for severity, color in SEVERITY_COLORS.items()
        }


def write(checked: Iterable[Checked], stream: BinaryIO, options: ReportOptions) -> None:
    """Write the workbook once all findings are known."""
    tally = Tally(options.yardsticks)
    by_agent: dict[str | None, list[Finding]] = {}
    for item in tally.watching(checked):
        if item.findings:
            name = item.message.speaker if item.message.role == AGENT else None
            by_agent.setdefault(name, []).extend(item.findings)
    summary = tally.summary()
    whole = BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The same findings give the same bytes, whenever written; a later check of the folder knows its author.
    book.set_properties({"created": datetime(2000, 1, 1), "author": "replylint"})
    styles = Styles(book)
    names = SheetNames()
    _write_overview(book, styles, names, summary, options.lang)
    order = [group.name for group in summary.agents if group.name in by_agent]
    for agent in dict.fromkeys((*order, *by_agent)):
        for first in range(0, len(by_agent[agent]), MOST_ROWS):
            sheet = book.add_worksheet(names.fresh(agent_name(agent, options.lang)))
            _write_findings(sheet, styles, by_agent[agent][first : first + MOST_ROWS], options.lang)
    book.close()
    stream.write(whole.getvalue())


class SheetNames:
    """Names that spreadsheets accept, each given once."""

    def __init__(self) -> None:
        self._taken = {"history"}  # reserved by Excel

    def fresh(self, wanted: str) -> str:
        """A sheet name as close to ``wanted`` as can be."""
        base = _NOT_IN_SHEET_NAMES.sub("_", visible(wanted)).strip() or "_"
        name, number = _cut(base, SHEET_NAME), 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{_cut(base, SHEET_NAME - len(str(number)) - 3)} ({number})"
        self._taken.add(name.casefold())
        return name


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")


def _write_findings(sheet: Worksheet, styles: Styles, findings: Sequence[Finding], lang: str) -> None:
    for index, column in enumerate(COLUMNS):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.title.get(lang), styles.head)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _fit_pages(sheet)
    sheet.autofilter(0, 0, len(findings), len(COLUMNS) - 1)
    for row, finding in enumerate(findings, start=1):
        _write_finding(sheet, styles, row, finding, lang)


def _fit_pages(sheet: Worksheet) -> None:
    """Printed on A4, a sheet is as wide as the page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_finding(sheet: Worksheet, styles: Styles, row: int, finding: Finding, lang: str) -> None:
    rule, message = finding.rule, finding.message
    sheet.write_string(row, 0, SEVERITY_NAMES[finding.severity].get(lang), styles.severities[finding.severity])
    texts = {
        1: rule.code,
        2: rule.title.get(lang),
        4: advice(finding, lang),
        5: rule.why.get(lang),
        6: finding.basis.get(lang),
        8: message.conversation or "",
        9: message.place.file,
        10: place_name(finding, lang),
        11: finding.exempt or "",
    }
    for column, text in texts.items():
        sheet.write_string(row, column, visible(text, keep="\n"), styles.text)
    _write_marked(sheet, styles, row, 3, finding)
    if message.time:
        sheet.write_datetime(row, 7, message.time.replace(tzinfo=None, microsecond=0), styles.time)


def _write_marked(sheet: Worksheet, styles: Styles, row: int, column: int, finding: Finding) -> None:
    """The message with the words marked, clipped around them if it is very long."""
    text, start, end = finding.message.text, finding.start, min(finding.end, finding.start + MOST_TEXT)
    first, last = max(0, start - MOST_TEXT), min(len(text), end + MOST_TEXT)
    before = ("…" if first else "") + visible(text[first:start], keep="\n")
    behind = visible(text[end:last], keep="\n") + ("…" if last < len(text) else "")
    words = visible(text[start:end], keep="\n")
    pieces: list[Any] = [before] if before else []
    pieces += [styles.words, words] if words else []
    pieces += [behind] if behind else []
    if words and len(pieces) > 2:
        sheet.write_rich_string(row, column, *pieces, styles.text)
    else:
        sheet.write_string(row, column, before + words + behind, styles.text)


def _write_overview(book: Workbook, styles: Styles, names: SheetNames, summary: Summary, lang: str) -> None:
    sheet = book.add_worksheet(names.fresh(OVERVIEW.get(lang)))
    _fit_pages(sheet)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 8, 11)
    total = summary.total
    heading = Both("客服回复检查", "Customer-service replies, checked").get(lang)
    sheet.write_string(0, 0, heading, styles.title)
    facts = (
        (Both("客服消息", "messages by agents"), total.messages),
        (Both("会话", "talks"), summary.conversations),
        (Both("问题", "findings"), total.findings),
        (Both("以顾客的消息结尾的会话", "talks that end with the customer"), summary.unanswered),
    )
    for row, (name, count) in enumerate(facts, start=1):
        sheet.write_string(row, 0, name.get(lang))
        sheet.write_number(row, 1, count)
    row = _write_agents(sheet, styles, len(facts) + 2, summary, lang)
    charts = _Charts(book, sheet, styles)
    families = [
        (family_name(key).get(lang), total.families[key]) for key in (*FAMILIES, OTHER) if total.families.get(key)
    ]
    row = charts.add(row, Both("问题（按类别）", "Findings by family").get(lang), families, "bar")
    rules = [
        (f"{one.example.rule.code} {one.example.rule.title.get(lang)}", one.times) for one in summary.total.frequent
    ]
    row = charts.add(row, Both("问题（按规则）", "Findings by rule").get(lang), rules[:20], "bar")
    people = [(agent_name(group.name, lang), group.findings) for group in summary.agents if group.findings]
    row = charts.add(row, Both("问题（按客服）", "Findings by agent").get(lang), people[:20], "bar")
    if any(summary.hours):
        row = charts.add(row, Both("问题（按日期）", "Findings by day").get(lang), list(summary.days.items()), "column")
        hours = [(f"{hour}:00", count) for hour, count in enumerate(summary.hours)]
        row = charts.add(row, Both("问题（按钟点）", "Findings by hour").get(lang), hours, "column")
    if total.answers.answered:
        waits = list(zip(bucket_names(lang), total.answers.buckets, strict=True))
        row = charts.add(row, Both("响应时间", "Answer times").get(lang), waits, "column")
        for yardstick, reached in zip(summary.yardsticks.shares, total.answers.within, strict=True):
            sheet.write_string(row, 0, yardstick_name(yardstick, lang))
            sheet.write_string(row, 1, share(reached))
            row += 1


def _write_agents(sheet: Worksheet, styles: Styles, row: int, summary: Summary, lang: str) -> int:
    zh = ("客服", "消息", "错误", "警告", "提示", "每百条", "首次响应", "平均响应", "90 % 响应")
    en = ("agent", "messages", "errors", "warnings", "info", "per 100", "first answer", "average", "90 % within")
    for column, title in enumerate(en if lang == "en" else zh):
        sheet.write_string(row, column, title, styles.head_right if column else styles.head)
    for group in summary.agents:
        row += 1
        for column, value in enumerate(_agent_cells(group, lang)):
            if isinstance(value, str):
                sheet.write_string(row, column, visible(value), styles.right if column else None)
            elif value is not None:
                sheet.write_number(row, column, value, styles.rate if isinstance(value, float) else None)
    return row + 2


def _agent_cells(group: Group, lang: str) -> Iterator[str | float | None]:
    yield agent_name(group.name, lang)
    yield group.messages
    yield from weight(group.severities)
    yield group.per_hundred(group.findings)
    for seconds in (group.first_answers.average, group.answers.average, group.answers.ninth_decile):
        yield wait(seconds, lang)


class _Charts:
    """Small tables down the overview, each with its chart beside it."""

    COLUMN, LEAST, ROW = 10, 15, 20  # where charts stand, the least rows that one is high, and how high a row is

    def __init__(self, book: Workbook, sheet: Worksheet, styles: Styles) -> None:
        self._book, self._sheet, self._styles = book, sheet, styles
        self._next = 1

    def add(self, row: int, title: str, figures: Sequence[tuple[str, int]], kind: str) -> int:
        """Write ``figures`` under ``title`` from ``row`` on, and draw them; the next free row is returned."""
        if not figures:
            return row
        sheet, name = self._sheet, self._sheet.get_name()
        sheet.write_string(row, 0, title, self._styles.strong)
        for index, (label, count) in enumerate(figures, start=row + 1):
            sheet.write_string(index, 0, visible(label))
            sheet.write_number(index, 1, count)
        last = row + len(figures)
        chart = self._book.add_chart({"type": kind})
        chart.add_series(
            {
                "categories": [name, row + 1, 0, last, 0],
                "values": [name, row + 1, 1, last, 1],
                "fill": {"color": BAR_COLOR},
                "gap": 60,
                "data_labels": {"value": kind == "bar"},
            }
        )
        chart.set_title({"name": title, "overlay": False, "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        if kind == "bar":
            chart.set_y_axis({"reverse": True, "interval_unit": 1})
            chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        else:
            chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E2E3DE"}}})
        rows = max(self.LEAST, len(figures) + 3 if kind == "bar" else 0)
        chart.set_size({"width": 560, "height": rows * self.ROW})
        sheet.insert_chart(self._next, self.COLUMN, chart)
        self._next += rows + 1
        return last + 2
