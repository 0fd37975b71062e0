"""The grammar rules, listed by hand; the only place where words and grammar meet.

A rule that words alone cannot tell lives in a module of this package with ``RULES`` (its
documentation and proof) and ``check(view)``, which yields hits. A module is imported only when one
of its triggers stands in a text, or when its rules are to be explained.
"""

from __future__ import annotations

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


GRAMMAR: tuple[Grammar, ...] = ()


def grammar_rules() -> Iterator[Rule]:
    """Every grammar rule (imports all the modules)."""
    for grammar in GRAMMAR:
        yield from grammar.rules()
