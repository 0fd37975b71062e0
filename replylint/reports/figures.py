"""Figures as people read them: rates, shares and waits, in two languages."""

from __future__ import annotations

from math import ceil

from replylint.model import Both, Rule
from replylint.summary import BUCKETS, Group
from replylint.talks.timing import Yardstick, Yardsticks, duration

NOTHING = "–"
NOBODY = Both("（未署名）", "(no name)")


def rate(group: Group, count: int) -> str:
    """``count`` per 100 messages of ``group``, with one decimal."""
    value = group.per_hundred(count)
    return NOTHING if value is None else f"{value:.1f}"


def share(value: float | None) -> str:
    """A share from 0 to 1 in per cent, never rounded up to all or down to none."""
    if value is None:
        return NOTHING
    percent = round(100 * value)
    return f"{min(percent, 99) if value < 1 else percent} %" if value > 0.005 or value == 0 else "<1 %"


def wait(seconds: float | None, lang: str) -> str:
    """How long, in words, or a dash."""
    return NOTHING if seconds is None else duration(seconds).get(lang)


def clock(seconds: float | None) -> str:
    """How long, as ``1:04`` (minutes, seconds) or ``1:00:04``, or a dash, for narrow tables; a begun second counts."""
    if seconds is None:
        return NOTHING
    minutes, rest = divmod(ceil(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


def waits_title(yardsticks: Yardsticks) -> Both:
    """What answer times are about: the hours, and whose."""
    return Both(
        f"响应时间（{yardsticks.hours}，{'人工和机器人' if yardsticks.robots else '人工'}，自动回复不算）",
        f"Answer times ({yardsticks.hours}, by people{' and robots' if yardsticks.robots else ''}, not automatic)",
    )


def agent_name(name: str | None, lang: str) -> str:
    """The agent's name, or that there is none."""
    return NOBODY.get(lang) if name is None else name


def bucket_names(lang: str) -> list[str]:
    """What the bars of a distribution of waits stand for."""
    upper = [f"≤ {duration(seconds).get(lang)}" for seconds in BUCKETS]
    return [*upper, f"> {duration(BUCKETS[-1]).get(lang)}"]


def yardstick_name(yardstick: Yardstick, lang: str) -> str:
    """``30 秒内（要求 80 %）``, ``≤ 30 s (goal 80 %)``: it has to fit in front of a bar."""
    limit = duration(yardstick.seconds).get(lang)
    within = f"≤ {limit}" if lang == "en" else f"{limit}内"
    if yardstick.share is None:
        return within
    return f"{within} (goal {share(yardstick.share)})" if lang == "en" else f"{within}（要求 {share(yardstick.share)}）"


def is_missed(yardstick: Yardstick, reached: float | None) -> bool:
    """Whether the share that was ``reached`` falls short of what the yardstick wants."""
    return yardstick.share is not None and reached is not None and reached < yardstick.share


def rule_name(rule: Rule, lang: str) -> str:
    """``AD101 “最”字用语``."""
    return f"{rule.code} {rule.title.get(lang)}"
