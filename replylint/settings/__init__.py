"""What the user chose: immutable, and never seen by a rule."""

from collections.abc import Collection
from typing import NamedTuple

from replylint.model import Both, ReplylintError, Severity
from replylint.talks.timing import Yardsticks


class Settings(NamedTuple):
    """Choices that hold for one run or one file.

    ``select`` and ``ignore`` are code prefixes (``AD``, ``BP1``, ``ST106``; empty select: all).
    ``severity`` is the least that is reported, ``severities`` overrides it per code prefix.
    ``lexicons`` are the user's own lexicon files, read after those that ship; ``rivals`` are rival brands, each
    written as a lexicon entry.
    ``strict`` reports every listed word wherever it stands, without exemptions; ``waived`` adds those that an
    exemption excuses, to be listed. ``scorer`` lets the learned tone scorer speak where the rules leave a
    clause open. ``yardsticks`` are the answer times that talks are held to. ``written`` has each code that a settings
    file names, and where: those for other files, too, and what is known best first.
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
    written: tuple[tuple[str, str], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes and prefixes that are named."""
        prefixes = tuple(prefix for prefix, _ in self.severities)
        return (*(code for code, _ in self.written), *self.select, *self.ignore, *prefixes)

    def selects(self, code: str) -> bool:
        """Whether findings of ``code`` are wanted."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def check_codes(self, codes: Collection[str]) -> None:
        """Raises ReplylintError for a code or prefix that none of ``codes`` begins with: it would choose nothing."""
        for named in self.codes:
            if said := unknown(named, codes):
                place = dict(reversed(self.written)).get(named)
                where = f"{place}: " if place else ""
                raise ReplylintError(f"{where}{said.zh}。", f"{where}{said.en}.")

    def looks_for(self, prefix: str) -> bool:
        """Whether each and every finding whose code begins with ``prefix`` is reported."""
        wanted = not self.select or prefix.startswith(self.select)
        return wanted and self.severity == Severity.INFO and not any(_overlap(prefix, code) for code in self.ignore)


def unknown(named: str, codes: Collection[str]) -> Both | None:
    """What to say of a code or prefix that none of ``codes`` begins with; None of one that chooses something."""
    if named and any(code.startswith(named) for code in codes):
        return None
    from difflib import get_close_matches

    families = sorted({code[:2] for code in codes})
    digits = named[2:].translate(str.maketrans("OIL", "011"))
    near = get_close_matches(named[:2] + digits, sorted({*codes, *families}), n=3, cutoff=0.4) or families
    return Both(
        f"没有编号是“{named}”或以它开头的规则；相近的有：{'、'.join(near)}（全部见 replylint explain）",
        f"no rule's code is or begins with '{named}'; near it: {', '.join(near)} (all: replylint explain)",
    )


def _overlap(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
