"""How a whole reply could sound where no wording reads right in the draft itself.

An example answers what the customer said (situations.py), refuses if the draft refuses, tells again the plain facts that
the draft tells, and is otherwise as the kind of fault asks for. It is only shown, never written in: what else the draft
holds is for the agent to put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from replylint.model import Hit
from replylint.rules.wording import ASK_THOSE_WHO_KNOW, MORE_TO_ASK, ON_IT, SENTENCES, SHOWN_TOGETHER
from replylint.softening import fitness, keeping, telling
from replylint.softening.situations import NOT_POSSIBLE, TO_BE_ASKED, TOLD_REFUSED, WELCOME, Situation, situation
from replylint.softening.stretches import LONGEST, Clause, clauses, touches
from replylint.text import tables
from replylint.text.patterns import pattern
from replylint.text.view import View

BY_KIND = {  # where what the customer said tells nothing; by the beginning of the code
    "ST101": "麻烦您把具体情况跟我说一下，我帮您核实～",
    "ST102": SHOWN_TOGETHER,
    "ST105": "给您带来不便很抱歉，我看看怎么帮您处理～",
    "ST109": ASK_THOSE_WHO_KNOW,
    "ST110": WELCOME,
    "ST112": TO_BE_ASKED,
    "BP102": TO_BE_ASKED,
    "BP107": TO_BE_ASKED,
    "BP111": "让您久等了，我这就帮您看～",
    "BP2": SENTENCES["BP201"][0],
    "": ON_IT,
}
_SHUT = ("ST111", "BP108", "BP112", "BP116")  # they refuse in whatever words
_REFUSING = ("ST103", *_SHUT)  # they refuse what was asked for
_OPEN = ("ST109", "ST112", "BP102", "BP107", "BP114")  # neither refused nor granted: it is not known yet
_ASKING = "ST101"  # it asks, whatever words of refusal are in it
_INSULTS = "BP2"
YOU_FOR_YOU = "ST106"
_NOT_SAID = (YOU_FOR_YOU, "ST107")  # what is wrong is how it is written, not what is said

_LEAST = 4  # characters of a fact
_REFUSES = pattern(  # in ways that no sentence can be told again
    "[晚迟满没]了|来不及|[上下到动成进去]不[上去来]|不(?=[上保寄借接开留修单代]|可能)|没得|(?P<deed>[退换赔补修改送])(?:什么|啥)(?P=deed)|送[完光]|(?:当|以为)我们"
)
_STING = pattern("又[不没]|[呗咯]$|这还用|还要怎么")
_SAME = pattern("([^,]{2,})就?是\\1|^[^\u4e00-\u9fff]+$")  # 昨天是昨天, =1+1
_ON_TALK = pattern("(?<!电)话|[乱瞎]")  # 话不能乱讲


class Examples:
    """Examples for the findings of tone among ``hits``, which are all that is at fault in ``view``."""

    def __init__(self, view: View, hits: Sequence[Hit]) -> None:
        self._view, self._hits = view, hits

    def of(self, hit: Hit) -> str | None:
        """A reply to what the customer said, for somebody who is told not to say ``hit``.

        None for a draft that is long or tells more than an example could.
        """
        view, found = self._view, self._found
        if hit.code in _NOT_SAID or len(view.folded) > LONGEST:
            return None
        refused = hit.code != _ASKING and _is_refused(view.folded)
        if refused and hit.code in _OPEN:
            return None  # it is not only unknown
        hurt = found is not None and not found.told
        told = [] if hurt or hit.code in _OPEN else self._facts
        if any(telling.refuses(one.said) for one in told) != refused:
            told = []
        if not hit.code.startswith(_INSULTS) and _is_missed(self._beside, told, refused, hurt):
            return None
        facts = "，".join(view.text[one.start : one.end] for one in told)
        if facts:
            sentence = TOLD_REFUSED if refused else (found and found.told) or MORE_TO_ASK
        else:
            sentence = _answer(found, hit.code, refused) if found else _by_kind(hit.code, refused, view.folded_before)
        sentence = tables.traditional(sentence) if view.traditional else sentence
        return sentence.format(facts)

    @cached_property
    def _found(self) -> Situation | None:
        return situation(self._view.folded_before.strip(), self._view.folded)

    @cached_property
    def _beside(self) -> list[Clause]:
        """The clauses that nothing at fault stands in."""
        faults = [(one.start, one.end) for one in self._hits if not one.exempt and one.code != YOU_FOR_YOU]
        return [one for one in clauses(self._view, 0, len(self._view.folded)) if not touches(one, faults)]

    @cached_property
    def _facts(self) -> list[Clause]:
        """Those of the clauses beside that are facts and stand by themselves."""
        told: list[Clause] = []
        for clause in self._beside:
            led = told and not any(map(str.isalnum, self._view.folded[told[-1].end : clause.start]))
            if _tells(clause.said) and (led or keeping.stands_alone(clause.said)):
                told.append(clause)
        return told


def _is_missed(spoken: Sequence[Clause], told: Sequence[Clause], refused: bool, hurt: bool) -> bool:
    """Whether something of ``spoken`` would be missed where only ``told`` is told again: a number, whatever the
    situation; more where the customer is not ``hurt``, but for what says itself that it is ``refused``."""
    left = [one.said for one in spoken if one not in told]
    if not telling.keeps_facts(",".join(left), ""):
        return True
    return not hurt and not all(_adds_nothing(said) or (refused and _is_refused(said)) for said in left)


def _adds_nothing(clause: str) -> bool:
    """Whether nobody misses ``clause``: idle talk, a reproach, a question, a sting (窗帘又不会长腿), a tautology."""
    if _STING.search(clause) or _SAME.search(clause):
        return True
    return any(says(clause) for says in (telling.is_idle, telling.scolds, telling.asks, telling.is_filler))


def _is_refused(draft: str) -> bool:
    return telling.refuses(draft) or _REFUSES.search(draft) is not None


def _answer(found: Situation, code: str, refused: bool) -> str:
    if code in _OPEN:
        return found.open
    return found.refused if refused or (code in _REFUSING and found.told) else found.otherwise


def _by_kind(code: str, refused: bool, before: str) -> str:
    if (refused or (code in _SHUT and not before.strip())) and not code.startswith(_INSULTS):
        return NOT_POSSIBLE
    return next(sentence for kind, sentence in BY_KIND.items() if code.startswith(kind))


def _tells(clause: str) -> bool:
    """Whether ``clause`` is a fact that nobody minds hearing."""
    return (
        len(clause) >= _LEAST
        and telling.states_fact(clause)
        and telling.is_plain(clause)
        and not telling.reproaches(clause)
        and not keeping.presses(clause)
        and not _ON_TALK.search(clause)
        and not _SAME.search(clause)
        and fitness.may_be_told(clause)
    )
