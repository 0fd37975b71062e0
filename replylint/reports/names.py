"""What agents are called in a table that has little room."""

from __future__ import annotations

from functools import lru_cache
from os.path import commonprefix

from replylint.model import Both
from replylint.reports.excerpt import clipped, excerpts
from replylint.reports.figures import agent_name
from replylint.reports.terminal import PLAIN, STRONG, Fragment
from replylint.summary import Group, Summary

NAME = 16  # cells
ALL = Both("合计", "all")


def name_of(group: Group, summary: Summary, lang: str) -> Fragment:
    """A group's name in a table of ``summary``: an agent's, short, or the word for all of them."""
    if group is summary.total:
        return ALL.get(lang), STRONG
    return short_names(tuple(one.name for one in summary.agents), lang)[group.name], PLAIN


@lru_cache(maxsize=1)
def short_names(names: tuple[str | None, ...], lang: str) -> dict[str | None, str]:
    """Each agent's name, cut to ``NAME`` cells; of names that begin alike (店铺:子账号) what differs is shown."""
    heads = {name: clipped(agent_name(name, lang), NAME) for name in names}
    alike: dict[str, list[str]] = {}
    for name, head in heads.items():
        alike.setdefault(head, []).append(agent_name(name, lang))
    differs = {head: len(commonprefix(ones)) for head, ones in alike.items()}  # noqa: RUF071 (no paths)
    return {name: _where(agent_name(name, lang), differs[head]) for name, head in heads.items()}


def _where(name: str, differs: int) -> str:
    """What fits of ``name`` around the character at which it differs from others; its beginning, if there is none."""
    at = differs if differs < len(name) else 0
    return "".join(text for row in excerpts(name, [(at, at)], NAME) for text, _ in row.pieces)
