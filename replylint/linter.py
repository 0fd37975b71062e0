"""What counts in one text: text → view → hits → exemptions → findings.

Everything that decides about a hit stands here, once: selection, owners of names, absorption of
shorter hits by longer ones, exemptions, severity. Rules before it know only text; reports behind it
know only findings.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from replylint.matching import compiled
from replylint.matching.automaton import MOST_HITS, Automaton
from replylint.matching.entry import Entry
from replylint.matching.lexicon import OWN_WORDS, RIVALS
from replylint.matching.overlaps import PLACE, absorbed, apart
from replylint.memory import Memory
from replylint.model import (
    Both,
    Finding,
    Hit,
    Message,
    Rule,
    Severity,
)
from replylint.rules import GRAMMAR
from replylint.settings import Settings
from replylint.talks import TALK_CODES, Remark, talk_rules
from replylint.text.view import View, levelled

_NOTHING: list[Hit] = []
REFUSALS = ("BP1", "ST101", "ST102", "ST103", "ST104", "ST105", "ST109", "ST111", "ST112")  # a denial governs them
CHAT_BASIS = Both("平台客服规则；公开发布时依{}", "the platform's rules for chat; for published copy: {}")
UNHEARD = Both(
    "这条消息里这类问题太多，后面的没有再看：先改前面的，再查一次",
    "the message has too many of these, the rest were not looked at: mend the first ones and check again",
)
MOST_KNOWN, LONGEST_KNOWN = 50_000, 500  # texts whose hits are remembered, and their characters


class Asked(NamedTuple):
    """A text to be judged, with the neighbouring turns of the other side and of the same agent."""

    text: str
    before: str = ""
    after: str = ""


Judged = tuple[list[Hit], int]  # what counts in a text, and how much of what was asked decides it (``View.reach``)


class Opened(NamedTuple):
    """Texts that are asked about, what counts in those that are remembered, and the ``new`` ones."""

    asked: Sequence[Asked]
    known: Sequence[list[Hit] | None]
    new: list[Asked]


class Linter:
    """Judges texts under one set of settings. Building it reads the lexicons; using it changes nothing.

    ``words`` are the lexicons of ``settings``, if they were compiled elsewhere.
    """

    def __init__(self, settings: Settings | None = None, words: compiled.Compiled | None = None) -> None:
        self.settings = settings or Settings()
        self._words = words or compiled.load(self.settings.lexicons, self.settings.rivals)
        if self.settings.codes:
            self.settings.check_codes(self.codes())
        self._rules: dict[str, Rule] = {}
        self._known: Memory[tuple[str, ...], list[Hit]] = Memory(MOST_KNOWN)
        rules = {number: rule for number, rule in enumerate(GRAMMAR) if any(map(self.settings.selects, rule.codes))}
        self._automaton = Automaton(self._words, rules, self._wanted, self.settings.strict or self.settings.waived)

    def codes(self) -> set[str]:
        """The codes of all rules that there are; those of the shop's own words and rivals, even if it has none."""
        return {
            *self._words.rules,
            *chain.from_iterable(rule.codes for rule in GRAMMAR),
            *TALK_CODES,
            OWN_WORDS,
            RIVALS,
        }

    def rule(self, code: str) -> Rule:
        """The rule behind ``code``, which must be one that exists."""
        if not self._rules:
            self._rules.update(self._words.rules)
        if code not in self._rules:
            module = next((grammar for grammar in GRAMMAR if code in grammar.codes), None)
            self._rules.update((rule.code, rule) for rule in (module.rules() if module else talk_rules()))
        return self._rules[code]

    def hits(self, text: str, before: str = "", after: str = "") -> list[Hit]:
        """What counts in ``text``, in order; exempt hits carry the name of what excuses them.

        ``before`` and ``after`` are as in ``Asked``. The list must not be changed.
        """
        (hits,) = self.hits_of(self.opened([Asked(text, before, after)]))
        return hits

    def opened(self, asked: Sequence[Asked]) -> Opened:
        """What is known of ``asked``, and what is yet to be judged.

        Agents say the same over and over: what was judged lately is remembered, with as much around it as any
        rule looked at.
        """
        known = [self._remembered(one) for one in asked]
        new = {one: None for one, hits in zip(asked, known, strict=True) if hits is None}
        return Opened(asked, known, list(new))

    def judged(self, asked: Sequence[Asked]) -> list[Judged]:
        """Each of ``asked``, judged; nothing is remembered, so that any process may do it."""
        texts = {one.text: levelled(one.text) for one in asked}
        seen = dict(zip(texts, self._automaton.scan(list(texts.values())), strict=True)) if texts else {}
        judged: list[Judged] = []
        verdicts: dict[tuple[str, ...], Judged] = {}
        for one in asked:
            verdict = verdicts.get(one[:1]) or verdicts.get(one[:2])
            if verdict is None:
                found = seen[one.text]
                view = View(texts[one.text], *one[1:], found.squeezed)
                hits = self._weighed(view, self._automaton.hits(view, found) if found else [])
                verdict = hits or _NOTHING, view.reach
                verdicts[one[: view.reach]] = verdict
            judged.append(verdict)
        return judged

    def hits_of(self, opened: Opened, judged: Sequence[Judged] | None = None) -> list[list[Hit]]:
        """What counts in each text that was ``opened``; ``judged`` is what ``new`` ones were judged, if elsewhere."""
        if judged is None:
            judged = self.judged(opened.new)
        new = dict(zip(opened.new, judged, strict=True))
        for one, (hits, reach) in new.items():
            if len(one.text) <= LONGEST_KNOWN:
                self._known.keep(one[:reach], hits)
        return [new[one][0] if hits is None else hits for one, hits in zip(opened.asked, opened.known, strict=True)]

    def _remembered(self, asked: Asked) -> list[Hit] | None:
        for reach in (1, 2, 3):
            hits = self._known.get(asked[:reach])
            if hits is not None:
                return hits
        return None

    def _weighed(self, view: View, found: list[Hit]) -> list[Hit]:
        crowded = _crowded(found)
        if found:
            found = self._forgive(view, _undenied(view, [hit for hit in found if self._wanted(hit)]))
        if self.settings.scorer and not any(map(self._weighs, found)):
            scored = list(filter(self._wanted, self._scorer(view)))
            if scored:
                found = sorted((*found, *_unexcused(found, _undenied(view, scored))), key=PLACE)
        if found:
            from replylint.softening.rewrites import fitted

            found = fitted(view, found)
        return _told(found, crowded) if crowded else found

    def findings(self, message: Message, before: str = "", after: str = "") -> tuple[Finding, ...]:
        """The findings of one message, exempt ones included, in the order of the text."""
        asked = self.asked(message, before, after)
        return self.found(message, self.hits(*asked), asked.text)

    def asked(self, message: Message, before: str, after: str) -> Asked:
        """What is to be judged of ``message``: all of it, or what its placeholders leave."""
        if message.seen is None:
            return Asked(message.text, before, after)
        from replylint.documents.placeholders import uncovered

        shown = uncovered(message, lambda text: self.hits(text, before, after))
        return Asked(shown.text if shown.seen is None else shown.seen, before, after)

    def found(self, message: Message, hits: Sequence[Hit], seen: str) -> tuple[Finding, ...]:
        """The findings that ``hits`` on ``seen``, which is what was judged of ``message``, become."""
        if hits and seen != message.text:
            from replylint.documents.placeholders import refilled

            shown = message._replace(seen=seen)
            hits = [refilled(hit, shown) for hit in hits]
        weighed = [(hit, self._severity(hit)) for hit in hits]
        return tuple([self._finding(message, *one) for one in weighed if one[1] >= self.settings.severity])

    def remark(self, remark: Remark) -> tuple[Finding, ...]:
        """The finding that a talk rule's remark becomes, if its code and severity are wanted."""
        hit = Hit(remark.code, 0, len(remark.message.text), aim=remark.aim)
        severity = self._severity(hit)
        if not self.settings.selects(hit.code) or severity < self.settings.severity:
            return ()
        return (self._finding(remark.message, hit, severity),)

    @cached_property
    def _scorer(self) -> Callable[[View], Iterable[Hit]]:
        from replylint.rules import scorer

        return scorer.check

    def _wanted(self, found: Hit | Entry) -> bool:
        settings = self.settings
        return (
            settings.selects(found.code)
            and settings.platform not in found.owners
            and (settings.strict or settings.waived or not found.strict)
        )

    def _weighs(self, hit: Hit) -> bool:
        return not hit.exempt and self._severity(hit) > Severity.INFO

    def _forgive(self, view: View, found: list[Hit]) -> list[Hit]:
        if self.settings.strict:
            return absorbed([hit for hit in found if not hit.exempt])
        hits = absorbed([hit for hit in found if not hit.strict])
        bare = apart([hit for hit in found if hit.strict], hits)
        if not bare and not any(hit.code.startswith("AD") for hit in hits):
            return hits
        from replylint.exemptions import pardon

        excused = [hit for hit in (pardon(view, hit) for hit in absorbed(bare)) if hit.exempt]
        return sorted((*(pardon(view, hit) for hit in hits), *excused), key=PLACE)

    def _severity(self, hit: Hit) -> Severity:
        chosen = [(len(prefix), value) for prefix, value in self.settings.severities if hit.code.startswith(prefix)]
        if chosen:
            return max(chosen)[1]
        if hit.owners and self.settings.platform == "none":
            return Severity.INFO  # a platform's own name: only advice where the shop's platform is not known
        return self.rule(hit.code).severity if hit.severity is None else hit.severity

    def _finding(self, message: Message, hit: Hit, severity: Severity) -> Finding:
        rule = self.rule(hit.code)
        return Finding(
            rule,
            message,
            hit.start,
            hit.end,
            severity,
            basis(rule, self.settings.scope),
            hit.softer,
            hit.replace,
            hit.safe,
            hit.disguise,
            hit.strict,
            hit.exempt,
            hit.aim,
            hit.example,
        )


def basis(rule: Rule, scope: str) -> Both:
    """On what a finding of ``rule`` rests: the law for published copy, the platform's rule for chat."""
    if scope == "public" or not rule.code.startswith("AD"):
        return rule.basis
    return Both(CHAT_BASIS.zh.format(rule.basis.zh), CHAT_BASIS.en.format(rule.basis.en))


def _crowded(found: list[Hit]) -> set[str]:
    """The codes of which there may be more hits than were ``found``."""
    if len(found) < MOST_HITS:
        return set()
    return {code for code, count in Counter(hit.code for hit in found).items() if count >= MOST_HITS}


def _told(hits: list[Hit], crowded: set[str]) -> list[Hit]:
    """``hits``, sorted, the last of each ``crowded`` code telling that no more were looked for, whatever excuses it."""
    last = {hit.code: at for at, hit in enumerate(hits) if hit.code in crowded}
    return [
        hit._replace(softer=(), replace=None, safe=False, exempt=None, aim=UNHEARD, example=None)
        if last.get(hit.code) == at
        else hit
        for at, hit in enumerate(hits)
    ]


def _undenied(view: View, hits: list[Hit]) -> list[Hit]:
    """The hits without those on a refusal that the draft denies: 没说过不退."""
    if not any(hit.code.startswith(REFUSALS) for hit in hits):
        return hits
    from replylint.rules import grammar

    return [hit for hit in hits if not (hit.code.startswith(REFUSALS) and grammar.denies(view.folded, hit.start))]


def _unexcused(found: list[Hit], scored: list[Hit]) -> list[Hit]:
    """Those of ``scored`` that hear something else than what a rule has heard and lets pass: 别人不知道."""
    excused = [hit for hit in found if hit.exempt and not hit.code.startswith("AD")]
    return [hit for hit in scored if not any(hit.start <= one.start and one.end <= hit.end for one in excused)]
