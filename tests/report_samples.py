"""Hand-made messages and findings for the tests of the reports."""

from __future__ import annotations

import io
import json
from datetime import datetime, timedelta, timezone
from typing import Any

from replylint.model import AGENT, CUSTOMER, Both, Checked, Finding, Message, Place, Rule, Severity
from replylint.reports import BINARY, write
from replylint.reports.base import ReportOptions

SHANGHAI = timezone(timedelta(hours=8))
BEST = Rule(
    "AD101",
    "superlative-zui",
    Both("“最”字用语", "“most” words"),
    Severity.ERROR,
    Both("说商品“最好”，会让人误以为别家都比不上。", "It tells buyers that nothing else compares."),
    Both("《广告法》第九条第（三）项", "Advertising Law, art. 9(3)"),
    ("S201",),
    bad=("这款杯子最保温",),
    good=("最好先洗一遍再用",),
)
COLD = Rule(
    "ST104",
    "coldness",
    Both("语气冷淡", "coldness"),
    Severity.WARNING,
    Both("一两个字的回答，顾客会觉得被打发。", "A bare word or two makes customers feel brushed off."),
    Both("淘宝客服规避规则", "Taobao's rules for agents"),
)
PHONE = Rule(
    "PR101",
    "mobile-number",
    Both("泄露手机号", "mobile number"),
    Severity.ERROR,
    Both("聊天里不能写出别人的手机号。", "A person's mobile number must not be written in a chat."),
    Both("《个人信息保护法》第五十一条", "Personal Information Protection Law, art. 51"),
)
ADVICE = Rule(
    "ST110", "fawning", Both("过分讨好", "fawning"), Severity.INFO, Both("过头了", "too much"), Both("本店", "shop")
)


def at(clock: str, day: str = "2024-05-06") -> datetime:
    """A moment in Shanghai, from ``14:03`` or ``14:03:20``."""
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=SHANGHAI)


def finding(message: Message, words: str, rule: Rule = BEST, **more: Any) -> Finding:
    """A finding of ``rule`` on ``words`` in ``message``."""
    start = message.text.index(words)
    return Finding(
        message=message,
        rule=rule,
        start=start,
        end=start + len(words),
        **{"severity": rule.severity, "basis": rule.basis} | more,
    )


def checked(text: str, *hits: tuple[str, Rule], softer: tuple[str, ...] = (), **fields: Any) -> Checked:
    """A message with findings on words of it."""
    fields.setdefault("place", Place("chat.txt", 12))
    message = Message(text, **fields)
    return Checked(message, tuple(finding(message, words, rule, softer=softer) for words, rule in hits))


def said(
    role: str, text: str, clock: str, speaker: str, talk: str = "t1", *hits: tuple[str, Rule], line: int = 1
) -> Checked:
    """One turn of a timed talk."""
    return checked(
        text, *hits, role=role, speaker=speaker, time=at(clock), conversation=talk, place=Place("chat.txt", line)
    )


def talk() -> list[Checked]:
    """Two talks: one with two findings and a late answer, one without findings that ends unanswered."""
    return [
        said(CUSTOMER, "在吗，杯子保温吗", "10:00:00", "小鱼", line=1),
        said(AGENT, "在的，这款杯子最保温了", "10:00:20", "阿梅", "t1", ("最保温", BEST), line=2),
        said(CUSTOMER, "能便宜点吗", "10:01:00", "小鱼", line=3),
        said(AGENT, "不能", "10:06:00", "阿梅", "t1", ("不能", COLD), line=4),
        said(CUSTOMER, "发货了吗", "11:00:00", "大山", "t2", line=5),
        said(AGENT, "今天下午发出哦", "11:00:30", "小杰", "t2", line=6),
        said(CUSTOMER, "几点呢", "11:02:00", "大山", "t2", line=7),
    ]


def rendered(name: str, items: list[Checked], **options: Any) -> str:
    """What format ``name`` writes of ``items``."""
    assert name not in BINARY
    stream = io.StringIO()
    write(name, items, stream, ReportOptions(**options))
    return stream.getvalue()


def records(items: list[Checked], **options: Any) -> list[dict[str, Any]]:
    """The jsonl records of ``items``."""
    return [json.loads(line) for line in rendered("jsonl", items, **options).splitlines()]
