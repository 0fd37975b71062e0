"""What a run of ``replylint check`` learns on its way, for the exit status and the closing words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from replylint.commands import progress
from replylint.commands.inputs import Tallies, together
from replylint.commands.interrupts import Interrupts
from replylint.model import KNOWN, WAIVED, Both, Checked, Severity
from replylint.settings import Settings
from replylint.talks import RATE_CODES, Rates
from replylint.talks.automatic import Habits

if TYPE_CHECKING:
    from replylint.jobs import Crew
    from replylint.waivers.baseline import Baseline

NO_TIMES = Both(
    "消息没有时间，响应类规则（CV101–CV104、CV108）没有检查。",
    "the messages have no times: the rules about answer times (CV101–CV104, CV108) were not checked.",
)
NO_TALKS = Both(
    "消息没有时间，也没有分会话，响应类规则（CV101–CV108）没有检查。",
    "the messages have neither times nor talks: the rules about answers (CV101–CV108) were not checked.",
)
FORGIVEN = Both(
    "{} 处按标注或基线放过，用 --show-waived 查看。",
    "waived by marks or the baseline: {}; see them with --show-waived.",
)


class Outcome:
    """What a run learns on its way, for the exit status and the closing words.

    ``jobs`` processes work on it; None: as many as can run at once. ``offers_fixes``: where it goes, others may write
    softer wordings into what was checked.
    """

    def __init__(
        self,
        baseline: Baseline | None = None,
        jobs: int | None = 1,
        read: Tallies | None = None,
        offers_fixes: bool = False,
    ) -> None:
        self.baseline = baseline
        self.jobs = jobs
        self.offers_fixes = offers_fixes
        self.found = self.failing = self.forgiven = 0
        self.found_in: dict[str, None] = {}  # files
        self.timed = False
        self.untimed: dict[str, bool] = {}  # files with talks, but without times; and whether they tell talks apart
        self.habits = Habits()
        self.gathered: dict[Any, tuple[Rates, Settings]] = {}
        self.bar = progress.Bar()
        self.interrupts = Interrupts()
        self.read = read or Tallies()
        self.problems: list[Both] = []
        self.remarks: list[Both] = []

    @cached_property
    def crew(self) -> Crew | None:
        """Those who judge together; None if nobody helps."""
        if self.jobs == 1:
            return None
        from replylint.jobs import Crew, processors

        jobs = self.jobs or processors()
        return Crew(jobs) if jobs > 1 else None

    def rates(self, settings: Settings) -> Rates:
        """What is gathered of all files of the run that are held to the same yardsticks: those of one shop."""
        key = settings.yardsticks, tuple(filter(settings.selects, RATE_CODES))
        return self.gathered.setdefault(key, (Rates(settings.yardsticks), settings))[0]

    def counted(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """Pass ``checked`` on, counting its findings; when the user interrupts, it ends with what there is so far."""
        try:
            for item in self.interrupts.until_one(checked):
                for finding in item.findings:
                    if not finding.exempt:
                        self.found += 1
                        self.found_in[finding.message.place.file] = None
                    self.failing += not finding.exempt and finding.severity > Severity.INFO
                    self.forgiven += (finding.exempt or "").startswith((WAIVED, KNOWN))
                yield item
        finally:
            crew: Crew | None = vars(self).get("crew")  # if anybody asked for it
            if crew:
                crew.close()

    def closing_words(self) -> Iterator[Both]:
        """What is said behind the report."""
        yield from self.read.sentences()
        for apart, sentence in ((True, NO_TIMES), (False, NO_TALKS)):
            files = [file for file, told in self.untimed.items() if told == apart]
            if files:
                yield _about(files, sentence) if self.timed or len(self.untimed) > len(files) else sentence
        yield from self.remarks
        if self.forgiven:
            yield Both(*(words.format(self.forgiven) for words in FORGIVEN))


def _about(files: Sequence[str], sentence: Both) -> Both:
    """``sentence`` about some of the files only."""
    named = together(files)
    return Both(f"{named.zh}：{sentence.zh}", f"{named.en}: {sentence.en}")
