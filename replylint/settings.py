"""What the user chose: immutable, and never seen by a rule."""

from __future__ import annotations

from typing import NamedTuple

from replylint.model import Severity


class Settings(NamedTuple):
    """Choices that hold for one run or one file.

    ``select`` and ``ignore`` are code prefixes (``AD``, ``BP1``, ``ST106``; empty select: all).
    ``severity`` is the least that is reported, ``severities`` overrides it per code prefix.
    ``lexicons`` are the user's own lexicon files, read after those that ship.
    ``strict`` reports every listed word wherever it stands, without exemptions.
    """

    platform: str = "none"
    scope: str = "chat"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.INFO
    severities: tuple[tuple[str, Severity], ...] = ()
    lexicons: tuple[str, ...] = ()
    strict: bool = False

    def selects(self, code: str) -> bool:
        """Whether findings of ``code`` are wanted."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))
