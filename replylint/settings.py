"""What the user chose: immutable, and never seen by a rule."""

from typing import NamedTuple

from replylint.model import Severity
from replylint.timing import Yardsticks


class Settings(NamedTuple):
    """Choices that hold for one run or one file.

    ``select`` and ``ignore`` are code prefixes (``AD``, ``BP1``, ``ST106``; empty select: all).
    ``severity`` is the least that is reported, ``severities`` overrides it per code prefix.
    ``lexicons`` are the user's own lexicon files, read after those that ship; ``rivals`` are rival brands, each
    written as a lexicon entry.
    ``strict`` reports every listed word wherever it stands, without exemptions; ``waived`` adds those that an
    exemption excuses, to be listed. ``scorer`` lets the learned tone scorer speak where the rules leave a
    clause open. ``yardsticks`` are the answer times that talks are held to.
    """

    platform: str = "none"
    scope: str = "chat"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.INFO
    severities: tuple[tuple[str, Severity], ...] = ()
    lexicons: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    strict: bool = False
    waived: bool = False
    scorer: bool = True
    yardsticks: Yardsticks = Yardsticks()

    def selects(self, code: str) -> bool:
        """Whether findings of ``code`` are wanted."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def looks_for(self, prefix: str) -> bool:
        """Whether each and every finding whose code begins with ``prefix`` is reported."""
        wanted = not self.select or prefix.startswith(self.select)
        return wanted and self.severity == Severity.INFO and not any(_overlap(prefix, code) for code in self.ignore)


def _overlap(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
