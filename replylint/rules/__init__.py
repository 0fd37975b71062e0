"""The grammar rules, listed by hand; the only place where words and grammar meet.

A rule that words alone cannot tell lives in a module of this package with ``RULES`` (its
documentation and proof) and ``check(view)``, which yields hits. A module is imported only when one
of its triggers stands in a text, or when its rules are to be explained.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import NamedTuple

from replylint.model import Hit, Rule
from replylint.view import View


class Grammar(NamedTuple):
    """One module of rules.

    ``triggers`` are words (folded) that wake it; ``wakes`` may wake it for a text without any, given
    the squeezed text. ``codes`` are the rules that it may report.
    """

    module: str
    codes: tuple[str, ...]
    triggers: tuple[str, ...] = ()
    wakes: Callable[[str], bool] | None = None

    def check(self, view: View) -> Iterable[Hit]:
        """What the module's rules see in ``view``."""
        hits: Iterable[Hit] = import_module(self.module).check(view)
        return hits

    def rules(self) -> tuple[Rule, ...]:
        """The module's rules with their proof."""
        rules: tuple[Rule, ...] = import_module(self.module).RULES
        return rules


_LONG_NUMBER = "[0-9o零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两]{11}"
_NUMBER = re.compile(_LONG_NUMBER)
_PERSONAL = re.compile(f"{_LONG_NUMBER}|@[a-z0-9]|[0-9一二三四五六七八九十](?:号|弄|栋|幢|座|室|单元)")

GRAMMAR: tuple[Grammar, ...] = (
    Grammar(
        "replylint.rules.privacy",
        ("PR101", "PR102", "PR103", "PR104", "PR105"),
        wakes=lambda squeezed: _PERSONAL.search(squeezed) is not None,
    ),
    Grammar(
        "replylint.rules.channels",
        ("CH103", "CH104"),
        triggers=tuple(
            "v q wx 微 薇 威 维 扣 群 http www com cn net org top vip xyz shop club site link ltd cc io me tv ￥ ¥".split()
        ),
        wakes=lambda squeezed: _NUMBER.search(squeezed) is not None,
    ),
    Grammar(
        "replylint.rules.reviews",
        ("RV101", "RV102"),
        triggers=("评", "星", "晒", "五分", "满分", "5分", "haoping", "返图", "买家秀", "⭐", "🌟", "🧧"),
    ),
)


def grammar_rules() -> Iterator[Rule]:
    """Every grammar rule (imports all the modules)."""
    for grammar in GRAMMAR:
        yield from grammar.rules()
