"""One draft and what is at fault in it: which sentence may stand for which of its stretches.

The facts told beside a fault are set before the sentence as the agent wrote them; what would read wrong is not offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from replylint.model import Hit
from replylint.rules import grammar
from replylint.rules.wording import (
    AIMS,
    ASK_AGAIN,
    CHEAPEST,
    KEEP_FACTS,
    NOT_POSSIBLE,
    fitting,
)
from replylint.softening import endings, fitness, keeping, replies, situations, suiting, telling
from replylint.softening.endings import BLUNT, LEAST
from replylint.softening.stretches import LONGEST, Clause, Stretches, clauses, touches
from replylint.text import tables
from replylint.text.patterns import pattern
from replylint.text.view import View, fold

MOST_BESIDE = 14  # characters beside the words at fault that may go with them where nothing else is said
OF_THE_CUSTOMER = ("ST101", "ST102", "ST105")  # what cannot be done there, the customer cannot: 就您用不了
ALONE = ("CH103", "CH104", "BP201", "BP202", "BP203", "BP204", "BP110", "ST109")  # whose sentences go with nothing else

_VOCATIVE = pattern("^亲，|亲(?=，)")
_PARDON = pattern("^(?:抱歉|不好意思)(?:亲|给您添麻烦了)?，|(?:给您带来不便很抱歉|不好意思)，")
_BARGAINS = pattern("不[讲议还二]价")
_ADDRESS = pattern("亲|[您你]|宝|姐|哥|客官|尊敬|先生|女士|小姐|老师|老板|美女|帅哥|兄弟|叔|阿姨")
_NEGATIVE = "别不没未无"
_PARTICLES = tuple("呢哦哈啊呀啦嘛吧")


class Draft:
    """A draft and what is at fault in it."""

    def __init__(self, view: View, hits: list[Hit]) -> None:
        self._view = view
        self.stretches = Stretches(view, [(hit.start, hit.end) for hit in hits if hit.replace and not hit.exempt])
        self._said: dict[str, tuple[int, int]] = {}  # the sentences that are offered already, and where

    def sentence(self, hit: Hit) -> Hit:
        """``hit`` with those of its sentences that keep the facts of what they replace, or with none and an aim."""
        stretch = start, end = self.stretches.of(hit)
        if end - start > LONGEST:
            return without_sentence(hit)
        parted = self.stretches.holds_on(end) or self.stretches.asked_before(start)
        same = None if parted else self._does_the_same(stretch)
        if same and self._view.folded_before:
            return hit._replace(softer=(same,), replace=stretch)
        facts, lost = self._told(start, end)
        lost = lost or (hit.code.startswith("ST") and telling.sets_condition(self._view.folded[start:end]))
        dropped = self._dropped(start, end, facts)
        lost = lost or parted or not keeping.may_go(dropped)
        again = self._asked_again(start, end) if hit.code == "ST101" else None
        if again and not self.stretches.holds_on(end):
            return hit._replace(softer=(again,), replace=stretch)
        own = self._own(facts)
        softer: dict[str, str] = {}
        if not lost and (not facts or hit.code not in ALONE):
            for sentence in self._candidates(hit, facts, self._view.folded[start:end], dropped):
                said = self._as_spoken(stretch, sentence, alone=not facts)
                new = _telling(said, own, self._comma)
                if self._fits(hit, stretch, facts, new) and not self._stands_beside(stretch, said):
                    softer.setdefault(new, said)
        if same and not softer:
            softer[same] = same
        if not softer:
            return without_sentence(hit)
        self._said.setdefault(next(iter(softer.values())), stretch)
        return hit._replace(softer=tuple(softer), replace=stretch)

    def _does_the_same(self, stretch: tuple[int, int]) -> str | None:
        """The sentence that does what the short draft in ``stretch`` does, if all of it is understood."""
        folded = self._view.folded
        if stretch[1] - stretch[0] > 2 * replies.LONGEST:
            return None
        said = list(clauses(self._view, *stretch))
        marks = [folded[clause.end : clause.end + 1] for clause in said]
        sentence = replies.reply(said, marks, self._view.folded_before)
        if sentence is None:
            return None
        spoken = self._as_spoken(stretch, sentence, alone=True)
        fits = telling.keeps_facts(folded[slice(*stretch)], fold(spoken)) and not self._stands_beside(stretch, spoken)
        return spoken if fits else None

    def _dropped(self, start: int, end: int, facts: Sequence[Clause]) -> str:
        """What of ``text[start:end]`` is not among the ``facts``, folded."""
        folded, left = self._view.folded, []
        for fact in facts:
            left.append(folded[start : fact.start])
            start = fact.end
        return ",".join((*left, folded[start:end]))

    def _asked_again(self, start: int, end: int) -> str | None:
        """The question in ``text[start:end]``, put politely, if there is one and nothing else."""
        asked = keeping.QUESTION.fullmatch(self._view.folded[start:end])
        if asked is None:
            return None
        first, last = asked.span("what")
        question = ASK_AGAIN.format(what=self._view.text[start + first : start + last])
        return tables.traditional(question) if self._view.traditional else question

    def _own(self, facts: Sequence[Clause]) -> str:
        """The ``facts`` as the draft tells them, byte for byte."""
        text, told, done = self._view.text, "", 0
        for fact in facts:
            gap = text[done : fact.start]
            told += (gap if not re.search(r"\w", gap) else self._comma) * bool(told) + text[fact.start : fact.end]
            done = fact.end
        return told

    def _fits(self, hit: Hit, stretch: tuple[int, int], facts: Sequence[Clause], new: str) -> bool:
        """Whether ``new`` tells what stood in ``stretch``, and refuses what was refused."""
        old, fault, now = self._view.folded[slice(*stretch)], self._view.folded[hit.start : hit.end], fold(new)
        refused = telling.refuses(old) or telling.refuses(fault)
        regrets = hit.code == "BP108" and bool(facts) and grammar.apologises(now)  # what is told is why it cannot be
        if telling.refuses(now) != refused and not regrets and (refused or facts or hit.code not in BLUNT):
            return False
        if "办不到" in now and situations.is_hurt(self._view.folded_before):
            return False  # who complains has asked for nothing
        if not suiting.suits(now, old) or not (facts or suiting.may_answer(old, self._view.folded_before)):
            return False
        return telling.keeps_facts(old, now)

    def _stands_beside(self, stretch: tuple[int, int], said: str) -> bool:
        """Whether the draft says so already, or will when another fault is mended."""
        known = self._said.get(said, stretch) != stretch
        return known or fold(said.replace("{}，", "").replace("{},", "")) in self._around(stretch)

    def _around(self, stretch: tuple[int, int]) -> str:
        start, end = stretch
        return f"{self._view.folded[max(0, start - LONGEST) : start]}\n{self._view.folded[end : end + LONGEST]}"

    def _told(self, first: int, last: int) -> tuple[list[Clause], bool]:
        """What is to be said again of ``text[first:last]``, and whether there is more of which nobody knows."""
        facts, lost, scolded = [], False, False
        unsaid: set[str] = set()  # what bare refusals name, that no fact says again
        faults = self.stretches.faults_in(first, last)
        spoken = list(clauses(self._view, first, last))
        refuses = any(telling.refuses(clause.said) for clause in spoken)
        wide = {fault for fault in faults if sum(touches(clause, [fault]) for clause in spoken) > 1}
        for clause in spoken:
            said = clause.said
            blamed = {fault for fault in faults if touches(clause, [fault])}
            begins = all(clause.start <= start for start, _ in blamed)
            tells = begins or said[0] in _NEGATIVE or telling.is_told(said) or telling.promises(said)
            reproach = telling.reproaches(said)
            if telling.is_bare_no(said):
                unsaid.add(telling.refused_by(said))
                continue
            if telling.states_fact(said) and (not blamed or (blamed <= wide and tells and not reproach)):
                facts.append(_without_source(clause))  # a fault of several clauses may hold what is the matter
            elif blamed and _only_names_source(clause, blamed):
                facts.append(_without_source(clause))
            elif blamed:
                scolded = True
                start = min(blamed)[0]
                before = said[: max(0, start - clause.start)]
                if telling.is_told(before):
                    facts.append(Clause(clause.start, start, before))
                    before = ""
                beside = (before, said[max(end for _, end in blamed) - clause.start :])
                asked = said[-1] in "吗么嘛吧" or self._view.folded[clause.end : clause.end + 1] == "?"
                alone = (len(spoken) == 1 or asked) and sum(map(len, beside)) <= MOST_BESIDE
                topic = telling.of_the_matter(before)
                alone = alone and not (len(topic) >= LEAST and telling.is_plain(topic) and not telling.is_filler(topic))
                lost = lost or not (alone or all(map(telling.is_filler, beside)))
                lost = lost or not (begins or telling.is_scolding(said))
                lost = lost or (refuses and not telling.refuses(said) and telling.gives_grounds(said))
            elif not telling.is_idle(said):
                if scolded or reproach or said[0] in _NEGATIVE or not telling.is_plain(said):
                    lost = True
                else:
                    facts.append(clause)
        refusals = [fact.said for fact in facts if telling.refuses(fact.said)]
        unsaid = {what for what in unsaid if what and not any(what in said for said in refusals)}
        return _once(facts), lost or len(unsaid) + bool(refusals) > 1  # one sentence refuses one thing

    def _candidates(self, hit: Hit, facts: Sequence[Clause], whole: str, dropped: str) -> tuple[str, ...]:
        """The sentences for ``hit``: those of its rule, or where the facts say more, what goes with them."""
        fault = self._view.folded[hit.start : hit.end]
        sentences = tuple(fitting(sentence, self._view.folded_before, fault) for sentence in hit.softer)
        if facts:
            later = endings.answered_later(hit, facts)
            if later or not self._stand_alone(facts):
                return later
            promised = hit.code in endings.LEFT_OPEN
            if not all(fitness.may_be_told(fact.said, promised) for fact in facts):
                return ()
            return endings.going_on(self._view, hit, facts, sentences, dropped)
        if _BARGAINS.search(whole):
            return (CHEAPEST,)
        refused = telling.refuses(fault) and hit.code not in (*ALONE, *OF_THE_CUSTOMER)
        return (*sentences, NOT_POSSIBLE) if refused else sentences

    def _stand_alone(self, facts: Sequence[Clause]) -> bool:
        """Whether the ``facts`` say by themselves what they said before, and press nobody."""
        last = -2
        for fact in facts:
            follows = not re.search(r"\w", self._view.folded[last : fact.start]) if last >= 0 else False
            if keeping.presses(fact.said) or not (follows or keeping.stands_alone(fact.said)):
                return False
            last = fact.end
        return True

    def _as_spoken(self, stretch: tuple[int, int], sentence: str, alone: bool) -> str:
        """``sentence`` as the draft speaks: in its script, without 亲 where it addresses the customer itself, and
        without a second apology."""
        said, around = self._view.folded[slice(*stretch)].replace("亲", ""), self._around(stretch)
        if not alone or _ADDRESS.search(around) or _ADDRESS.search(said):
            sentence = _VOCATIVE.sub("", sentence)
        if grammar.apologises(around):
            sentence = _VOCATIVE.sub("", _PARDON.sub("", sentence))
        if self._comma != "，":
            sentence = sentence.replace("，", self._comma)
        return tables.traditional(sentence) if self._view.traditional else sentence

    @cached_property
    def _comma(self) -> str:
        """The comma that the draft writes."""
        return "," if "," in self._view.text and "，" not in self._view.text else "，"


def without_sentence(hit: Hit) -> Hit:
    """``hit`` with what to aim for, where no sentence reads right."""
    return hit._replace(softer=(), replace=None, aim=hit.aim or AIMS.get(hit.code) or KEEP_FACTS)


def _without_source(clause: Clause) -> Clause:
    """``clause`` without the words that say who said so or where, if it begins with them: 写着 …"""
    written = telling.SOURCE.match(clause.said)
    at = written.end() if written else 0
    return Clause(clause.start + at, clause.end, clause.said[at:])


def _only_names_source(clause: Clause, faults: Iterable[tuple[int, int]]) -> bool:
    """Whether it is but who says so that is at fault in the refusal of ``clause``: 公司规定拆封不退."""
    told = _without_source(clause)
    return telling.refuses(told.said) and all(start < told.start for start, _ in faults)


def _once(facts: Sequence[Clause]) -> list[Clause]:
    """``facts`` without those that but say a part of an earlier one again: 券已经过期了，过期了."""
    return [fact for n, fact in enumerate(facts) if not any(fact.said in earlier.said for earlier in facts[:n])]


def _telling(sentence: str, own: str, comma: str) -> str:
    """``sentence`` with what the draft tells itself: where it asks for that, or else before it."""
    front, asked, rest = sentence.partition("{}")
    if not asked:
        front, rest = "", f"{comma}{sentence}" if own else sentence
    if own.endswith(_PARTICLES):
        rest = rest.removeprefix("呢")
    if "://" in own.rpartition(" ")[2]:
        rest = f" {rest[1:]}"  # a mark would join an address
    return f"{front}{own}{rest}"
