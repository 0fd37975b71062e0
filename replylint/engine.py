"""The river: text → view → hits → exemptions → findings.

Everything that decides about a hit stands here, once: selection, owners of names, absorption of
shorter hits by longer ones, exemptions, severity. Rules before it know only text; reports behind it
know only findings.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from operator import attrgetter
from typing import NamedTuple, Protocol

from replylint import compiled
from replylint.automatic import Habits
from replylint.automaton import Automaton
from replylint.entry import Entry
from replylint.lexicon import OWN_WORDS, RIVALS
from replylint.memory import Memory
from replylint.model import (
    AGENT,
    CUSTOMER,
    Both,
    Checked,
    Finding,
    Hit,
    Message,
    ReplylintError,
    Rule,
    Severity,
    runs_backwards,
)
from replylint.rules import GRAMMAR
from replylint.settings import Settings
from replylint.talks import TALK_CODES, Rates, Remark, remarks, talk_of, talk_rules
from replylint.view import View, levelled

AGENTS = frozenset({AGENT})
_PLACE = attrgetter("start", "end", "code")
_NOTHING: list[Hit] = []
NAMES = "CH"  # rules of names that people disguise
REFUSALS = ("BP1", "ST101", "ST102", "ST103", "ST104", "ST105", "ST109", "ST111", "ST112")  # a denial governs them
CHAT_BASIS = Both("平台客服规则；公开发布时依{}", "the platform's rules for chat; for published copy: {}")
HELD = 20_000  # messages of talks still open; talks may be interleaved, but must not fill the memory
BATCH = 1_000  # messages that are judged together
MOST_KNOWN, LONGEST_KNOWN = 50_000, 500  # texts whose hits are remembered, and their characters
BURST = 3  # of the customer's last lines, so many are the context of an answer


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
        if found:
            found = self._forgive(view, _undenied(view, [hit for hit in found if self._wanted(hit)]))
        if self.settings.scorer and not any(map(self._weighs, found)):
            from replylint import scorer

            scored = _unexcused(found, _undenied(view, list(filter(self._wanted, scorer.check(view)))))
            found = sorted((*found, *scored), key=_PLACE)
        if found:
            from replylint.softening import fitted

            found = fitted(view, found)
        return found

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
            return _absorb([hit for hit in found if not hit.exempt])
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
        )


def basis(rule: Rule, scope: str) -> Both:
    """On what a finding of ``rule`` rests: the law for published copy, the platform's rule for chat."""
    if scope == "public" or not rule.code.startswith("AD"):
        return rule.basis
    return Both(CHAT_BASIS.zh.format(rule.basis.zh), CHAT_BASIS.en.format(rule.basis.en))


def lint(
    messages: Iterable[Message],
    linter: Linter,
    roles: frozenset[str] = AGENTS,
    rates: Rates | None = None,
    crew: "Judges | None" = None,
    habits: Habits | None = None,
) -> Iterator[Checked]:
    """Judge the messages of ``roles``, talk by talk, and pass all messages on.

    What the customer said last is the context of each answer, and so is the same side's next sentence. ``rates`` is
    what the talk rules (CV…) gather of the run; None leaves them out. With a ``crew`` other processes help. By
    ``habits`` automatic replies are known that nothing marks; such a message is passed on as ``automatic``.
    """
    talks = map(_oldest_first, _talks(messages, habits))
    batches = (_Batch(linter, some, roles, rates) for some in _batches(talks))
    for batch, judged in crew.judged(linter, batches) if crew else ((batch, None) for batch in batches):
        yield from batch.checked(judged)


def verdicts(rates: Rates, linter: Linter) -> Iterator[Checked]:
    """What the rate rules say of all that ``rates`` has gathered, each on a message that was passed on before."""
    for remark in rates.remarks():
        yield Checked(remark.message, linter.remark(remark), again=True)


class Judges(Protocol):
    """Whoever has batches judged elsewhere, and gives them back in order (``jobs.Crew``)."""

    def judged(self, linter: Linter, batches: "Iterable[_Batch]") -> "Iterator[tuple[_Batch, list[Judged]]]":
        """Each batch with what its new texts were judged by ``linter``."""
        ...


class _Batch:
    """Some talks on their way: ``opened`` is what is to be judged of them."""

    def __init__(self, linter: Linter, talks: list[list[Message]], roles: frozenset[str], rates: Rates | None) -> None:
        self._linter, self._talks, self._roles = linter, talks, roles
        self._told: dict[int, list[Finding]] = {}
        asked: list[Asked] = []
        for talk in talks:
            if rates is not None and talk[0].conversation is not None:
                whole = talk_of(talk, linter.settings.yardsticks)
                rates.add(whole)
                for remark in remarks(whole, linter.settings.yardsticks):
                    self._told.setdefault(id(remark.message), []).extend(linter.remark(remark))
            asked += _asked(linter, talk, roles)
        self.opened = linter.opened(asked)

    def checked(self, judged: Sequence[Judged] | None) -> Iterator[Checked]:
        """All messages with what was found in them."""
        found = zip(self._linter.hits_of(self.opened, judged), self.opened.asked, strict=True)
        for message in chain.from_iterable(self._talks):
            findings: tuple[Finding, ...] = ()
            if message.role in self._roles:
                hits, asked = next(found)
                if hits:
                    findings = self._linter.found(message, hits, asked.text)
            if self._told and (told := self._told.get(id(message))):
                findings = (*findings, *told)
            yield Checked(message, findings)


def _asked(linter: Linter, talk: list[Message], roles: frozenset[str]) -> Iterator[Asked]:
    """What is to be judged of the messages of ``roles``, each with what was said before and after it."""
    said: list[str] = []
    for message, following in zip_longest(talk, talk[1:]):
        if message.role in roles:
            after = following.text if following is not None and following.role == message.role else ""
            yield linter.asked(message, "\n".join(said), after)
        said = _heard(said, message)


def _batches(talks: Iterable[list[Message]]) -> Iterator[list[list[Message]]]:
    """Talks by the thousand messages."""
    batch: list[list[Message]] = []
    size = 0
    try:
        for talk in talks:
            batch.append(talk)
            size += len(talk)
            if size >= BATCH:
                yield batch
                batch, size = [], 0
    except ReplylintError:  # the file cannot be read any further; what was read counts
        yield batch
        raise
    yield batch


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


def _talks(messages: Iterable[Message], habits: Habits | None) -> Iterator[list[Message]]:
    """Messages gathered into talks; a talk is handed on when the file ends or too many messages are held.

    So nearly all of a file is heard before ``habits`` are asked.
    """
    known = list if habits is None else lambda talk: list(map(habits.known, talk))
    open_talks: dict[tuple[str, str], list[Message]] = {}
    held = 0
    try:
        for message in messages:
            if message.conversation is None:
                yield [message]
                continue
            key = (message.place.file, message.conversation)
            talk = open_talks.setdefault(key, [])
            talk.append(message)
            if habits is not None:
                habits.hear(talk)
            held += 1
            while held > HELD:
                oldest = open_talks.pop(next(iter(open_talks)))
                held -= len(oldest)
                yield known(oldest)
    except ReplylintError:  # the file cannot be read any further; what was read counts
        yield from map(known, open_talks.values())
        raise
    yield from map(known, open_talks.values())


def _oldest_first(talk: list[Message]) -> list[Message]:
    """A talk in the order in which it was held: some exports put the newest first."""
    return talk[::-1] if len(talk) > 1 and runs_backwards(talk) else talk


def _heard(said: list[str], message: Message) -> list[str]:
    """The customer's lines since the last answer, after ``message``."""
    if message.role == CUSTOMER:
        return [*said[1 - BURST :], message.text]
    return said if message.role != AGENT else []


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


def _absorb(hits: list[Hit]) -> list[Hit]:
    """Sorted hits; of a family, those inside a longer (or equal, earlier listed) one are left out.

    Hits of one code that overlap become one, from the first word to the last: 全网最低 and 最低价 are 全网最低价.
    A listed phrase (BP…) says more than the construction (ST…) that it stands in.
    """
    phrases = [hit for hit in hits if hit.code.startswith("BP") and not hit.exempt]
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
        elif hit.disguise and not (hit.exempt or kept[-1].disguise) and hit.code.startswith(NAMES):
            kept[-1] = kept[-1]._replace(disguise=hit.disguise)  # 加我薇信 holds a 薇信
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
    if other.disguise and not other.exempt and longer.code.startswith(NAMES):
        longer = longer._replace(disguise=longer.disguise or other.disguise)
    return longer._replace(start=start, end=end, exempt=longer.exempt and other.exempt)
