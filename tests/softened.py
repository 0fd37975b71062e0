"""Drafts as they are softened, for tests of which wording is offered where."""

from __future__ import annotations

from functools import cache

from replylint.fixing import fix
from replylint.linter import Linter
from replylint.model import Finding, Message
from replylint.settings import Settings


@cache
def linter(platform: str = "jd") -> Linter:
    """A judge for a shop on ``platform``."""
    return Linter(Settings(platform=platform))


def softened(text: str, before: str = "") -> str:
    """``text`` with all that may be written in, where the customer said ``before``."""

    def judge(draft: str) -> tuple[Finding, ...]:
        return linter().findings(Message(draft), before)

    return fix(text, judge, unsafe=True).text
