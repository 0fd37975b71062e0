"""The river: text → view → hits → exemptions → findings.

Everything that decides about a hit stands here, once: selection, owners of names, absorption of
shorter hits by longer ones, exemptions, severity. Rules before it know only text; reports behind it
know only findings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from replylint import compiled
from replylint.automaton import Automaton
from replylint.lexicon import Entry
from replylint.model import AGENT, CUSTOMER, Both, Checked, Finding, Hit, Message, Rule, Severity
from replylint.rules import GRAMMAR
from replylint.settings import Settings
from replylint.talks import Rates, Remark, remarks, talk_of, talk_rules
from replylint.view import View

AGENTS = frozenset({AGENT})
_PLACE = attrgetter("start", "end", "code")
CHAT_BASIS = Both("平台客服规则；公开发布时依{}", "the platform's rules for chat; for published copy: {}")
HELD = 20_000  # messages of talks still open; talks may be interleaved, but must not fill the memory
MOST_KNOWN, LONGEST_KNOWN = 20_000, 500  # texts whose hits are remembered, and their characters
BURST = 3  # of the customer's last lines, so many are the context of an answer


class Linter:
    """Judges texts under one set of settings. Building it reads the lexicons; using it changes nothing.

    ``words`` are the lexicons of ``settings``, if they were compiled elsewhere.
    """

    def __init__(self, settings: Settings | None = None, words: compiled.Compiled | None = None) -> None:
        self.settings = settings or Settings()
        self._words = words or compiled.load(self.settings.lexicons, self.settings.rivals)
        self._rules: dict[str, Rule] = {}
        self._known: dict[str | tuple[str, str, str], list[Hit]] = {}  # the least recent first
        rules = {number: rule for number, rule in enumerate(GRAMMAR) if any(map(self.settings.selects, rule.codes))}
        self._automaton = Automaton(self._words, rules, self._wanted, self.settings.strict or self.settings.waived)

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

        ``before`` and ``after`` are the neighbouring turns of the other side and of the same agent. Agents say
        the same over and over: what was judged lately is remembered, by itself if no rule looked around it. The
        list must not be changed.
        """
        known = self._known
        for key in (text, (text, before, after)):
            if (hits := known.pop(key, None)) is not None:
                known[key] = hits
                return hits
        view = View(text, before, after)
        hits = self._judged(view)
        if len(text) <= LONGEST_KNOWN:
            known[text if view.alone else (text, before, after)] = hits
            if len(known) > MOST_KNOWN:
                del known[next(iter(known))]
        return hits

    def _judged(self, view: View) -> list[Hit]:
        found = self._automaton.hits(view)
        if found:
            found = self._forgive(view, [hit for hit in found if self._wanted(hit)])
        if self.settings.scorer and not any(map(self._weighs, found)):
            from replylint import scorer

            found = sorted((*found, *filter(self._wanted, scorer.check(view))), key=_PLACE)
        return found

    def findings(self, message: Message, before: str = "", after: str = "") -> tuple[Finding, ...]:
        """The findings of one message, exempt ones included, in the order of the text."""
        if message.seen is None:
            hits = self.hits(message.text, before, after)
        else:
            from replylint.documents.placeholders import refilled

            hits = [refilled(hit, message) for hit in self.hits(message.seen, before, after)]
        return tuple(self._finding(message, hit) for hit in hits if self._severity(hit) >= self.settings.severity)

    def remark(self, remark: Remark) -> tuple[Finding, ...]:
        """The finding that a talk rule's remark becomes, if its code and severity are wanted."""
        hit = Hit(remark.code, 0, len(remark.message.text), aim=remark.aim)
        if not self.settings.selects(hit.code) or self._severity(hit) < self.settings.severity:
            return ()
        return (self._finding(remark.message, hit),)

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
            return _absorb(found)
        hits = _absorb([hit for hit in found if not hit.strict])
        bare = _apart([hit for hit in found if hit.strict], hits)
        if not bare and not any(hit.code.startswith("AD") for hit in hits):
            return hits
        from replylint.exemptions import pardon

        excused = [hit for hit in (pardon(view, hit) for hit in _absorb(bare)) if hit.exempt]
        return sorted((*(pardon(view, hit) for hit in hits), *excused), key=_PLACE)

    def _severity(self, hit: Hit) -> Severity:
        chosen = [(len(prefix), value) for prefix, value in self.settings.severities if hit.code.startswith(prefix)]
        if chosen:
            return max(chosen)[1]
        if hit.owners and self.settings.platform == "none":
            return Severity.INFO  # a platform's own name: only advice where the shop's platform is not known
        return self.rule(hit.code).severity if hit.severity is None else hit.severity

    def _finding(self, message: Message, hit: Hit) -> Finding:
        rule = self.rule(hit.code)
        return Finding(
            rule,
            message,
            hit.start,
            hit.end,
            self._severity(hit),
            basis(rule, self.settings.scope),
            hit.softer,
            hit.replace,
            hit.safe,
            hit.disguise,
            hit.strict,
            hit.exempt,
            hit.aim,
        )


def basis(rule: Rule, scope: str) -> Both:
    """On what a finding of ``rule`` rests: the law for published copy, the platform's rule for chat."""
    if scope == "public" or not rule.code.startswith("AD"):
        return rule.basis
    return Both(CHAT_BASIS.zh.format(rule.basis.zh), CHAT_BASIS.en.format(rule.basis.en))


def lint(
    messages: Iterable[Message], linter: Linter, roles: frozenset[str] = AGENTS, rates: Rates | None = None
) -> Iterator[Checked]:
    """Judge the messages of ``roles``, talk by talk, and pass all messages on.

    Messages without a conversation pass at once. What the customer said last is the context of each
    answer, and so is the same side's next sentence. ``rates`` is what the talk rules (CV…) gather of the
    file; None leaves them out.
    """
    for talk in _talks(messages):
        told: dict[int, list[Finding]] = {}
        if rates is not None and talk[0].conversation is not None:
            whole = talk_of(talk, linter.settings.yardsticks)
            rates.add(whole)
            for remark in remarks(whole, linter.settings.yardsticks):
                told.setdefault(id(remark.message), []).extend(linter.remark(remark))
        said: list[str] = []
        for index, message in enumerate(talk):
            found: tuple[Finding, ...] = ()
            if message.role in roles:
                following = talk[index + 1] if index + 1 < len(talk) else None
                after = following.text if following is not None and following.role == message.role else ""
                found = linter.findings(message, "\n".join(said), after)
            yield Checked(message, (*found, *told.get(id(message), ())))
            said = _heard(said, message)
    if rates is not None:
        for remark in rates.remarks():
            yield Checked(remark.message, linter.remark(remark), again=True)


def lint_live(messages: Iterable[Message], linter: Linter, roles: frozenset[str] = AGENTS) -> Iterator[Checked]:
    """Judge each message as soon as it comes, knowing only what came before it in its talk."""
    said: dict[str | None, list[str]] = {}
    for message in messages:
        talk = message.conversation
        before = said.pop(talk, [])
        found = linter.findings(message, "\n".join(before)) if message.role in roles else ()
        yield Checked(message, found)
        if talk is not None:
            said[talk] = _heard(before, message)
            if len(said) > HELD:
                del said[next(iter(said))]


def _talks(messages: Iterable[Message]) -> Iterator[list[Message]]:
    """Messages gathered into talks; a talk is handed on when the file ends or too many messages are held."""
    open_talks: dict[tuple[str, str], list[Message]] = {}
    held = 0
    for message in messages:
        if message.conversation is None:
            yield [message]
            continue
        key = (message.place.file, message.conversation)
        open_talks.setdefault(key, []).append(message)
        held += 1
        while held > HELD:
            oldest = open_talks.pop(next(iter(open_talks)))
            held -= len(oldest)
            yield oldest
    yield from open_talks.values()


def _heard(said: list[str], message: Message) -> list[str]:
    """The customer's lines since the last answer, after ``message``."""
    if message.role == CUSTOMER:
        return [*said[1 - BURST :], message.text]
    return said if message.role != AGENT else []


def _absorb(hits: list[Hit]) -> list[Hit]:
    """Sorted hits; of a family, those inside a longer (or equal, earlier listed) one are left out.

    Hits of one code that overlap become one, from the first word to the last: 全网最低 and 最低价 are 全网最低价.
    A listed phrase (BP…) says more than the construction (ST…) that it stands in.
    """
    phrases = [hit for hit in hits if hit.code.startswith("BP")]
    if phrases:
        constructions = [hit for hit in hits if hit.code.startswith("ST1")]
        hits = [hit for hit in hits if not hit.code.startswith("ST1")] + _apart(constructions, phrases)
    families: dict[str, list[Hit]] = {}
    for hit in hits:
        families.setdefault(hit.code[:3], []).append(hit)
    kept = [hit for family in families.values() for hit in _outermost(_merged(_outermost(family)))]
    return sorted(kept, key=_PLACE)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """The hits that lie in no other one, in the order of the text."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.strict, hit.code)):
        if not kept or kept[-1].end < hit.end:
            kept.append(hit)
    return kept


def _merged(hits: list[Hit]) -> list[Hit]:
    """The hits, sorted, with those of one code that overlap made one."""
    last: dict[str, Hit] = {}
    done = []
    for hit in hits:
        before = last.get(hit.code)
        if before and hit.start < before.end:
            longer = before if before.end - before.start >= hit.end - hit.start else hit
            hit = _joined(longer, hit if longer is before else before)
        elif before:
            done.append(before)
        last[hit.code] = hit
    return [*done, *last.values()]


def _apart(hits: list[Hit], others: list[Hit]) -> list[Hit]:
    """The hits that overlap none of the ``others``."""
    others = _outermost(others)  # of these, starts and ends rise alike
    ends = [other.end for other in others]
    nearest = ((hit, bisect_right(ends, hit.start)) for hit in hits)
    return [hit for hit, at in nearest if at == len(others) or hit.end <= others[at].start]


def _joined(longer: Hit, other: Hit) -> Hit:
    """One hit for two that overlap; a wording for a part of the words does not fit the whole."""
    start, end = min(longer.start, other.start), max(longer.end, other.end)
    if longer.replace is None:
        longer = longer._replace(softer=(), safe=False)
    return longer._replace(start=start, end=end, exempt=longer.exempt and other.exempt)
