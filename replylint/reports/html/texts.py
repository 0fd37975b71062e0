"""What the page says, in two languages, and the few marks that all its parts share."""

from __future__ import annotations

from html import escape

from replylint import __version__
from replylint.model import Both, Finding, Severity
from replylint.reports.escape import visible
from replylint.reports.record import SEVERITY_NAMES

TEXTS = {
    "title": Both("客服回复检查报告", "Customer-service replies: report"),
    "skip": Both("跳到全部问题", "Skip to all findings"),
    "overview": Both("总览", "Overview"),
    "todo": Both("先做什么", "What to do first"),
    "agents": Both("每位客服", "Each agent"),
    "talks": Both("最该看的会话", "Talks to look at"),
    "findings": Both("全部问题", "All findings"),
    "messages": Both("客服消息", "messages by agents"),
    "talk_count": Both("会话", "talks"),
    "finding_count": Both("问题", "findings"),
    "errors": Both("错误", "errors"),
    "per_hundred": Both("每百条消息", "per 100 messages"),
    "first_answer": Both("首次响应", "first answer"),
    "average": Both("平均响应", "average answer"),
    "by_family": Both("问题：按类别", "Findings by family"),
    "by_agent": Both("问题：按客服", "Findings by agent"),
    "by_day": Both("问题：按日期", "Findings by day"),
    "by_hour": Both("问题：按钟点", "Findings by hour"),
    "yardsticks": Both("响应时间与标准", "Answer times against the yardstick"),
    "times": Both("处", "×"),
    "agent": Both("客服", "agent"),
    "all": Both("全部", "all"),
    "rule": Both("类别或规则", "family or rule"),
    "severity": Both("级别", "severity"),
    "search": Both("搜索消息或会话", "search messages and talks"),
    "from": Both("从", "from"),
    "to": Both("到", "to"),
    "reset": Both("清除筛选", "clear filters"),
    "previous": Both("上一页", "previous"),
    "next": Both("下一页", "next"),
    "count": Both("{shown} 处（共 {all} 处）", "{shown} of {all} findings"),
    "page": Both("第 {page} / {pages} 页", "page {page} of {pages}"),
    "basis": Both("依据：", "Basis: "),
    "excused": Both("已豁免：", "excused: "),
    "gap": Both("… 中间 {} 条消息没有问题 …", "… {} messages without findings …"),
    "nothing": Both("没有发现问题。", "Nothing was found."),
    "no_script": Both("要搜索和翻看全部问题，请允许本页的脚本。", "Searching all findings needs this page's script."),
    "made": Both("由 replylint {} 生成，可离线打开。", "Written by replylint {}; opens offline."),
}
WORST_FIRST = sorted(Severity, reverse=True)
AROUND = 160  # characters of a message shown on each side of the words


class Words:
    """The page's own texts in one language: ``words["title"]``."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __getitem__(self, name: str) -> str:
        return TEXTS[name].get(self.lang)

    @property
    def made(self) -> str:
        """Who wrote the page."""
        return self["made"].format(__version__)

    def severity(self, severity: Severity) -> str:
        """A severity's name as a coloured badge."""
        name = SEVERITY_NAMES[severity].get(self.lang)
        return f'<span class="severity {severity.label}">{name}</span>'


def safe(text: str) -> str:
    """``text`` as HTML that shows just this text."""
    return escape(visible(text, keep="\n"))


def around(finding: Finding) -> tuple[str, str, str]:
    """What stands before the words, the words, and what stands behind, made visible and clipped."""
    text, start, end = finding.message.text, finding.start, finding.end
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    before = ("…" if low else "") + visible(text[low:start], keep="\n")
    behind = visible(text[end:high], keep="\n") + ("…" if high < len(text) else "")
    return before, visible(text[start:end], keep="\n"), behind
