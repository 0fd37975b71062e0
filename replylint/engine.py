"""The river: text → view → hits → exemptions → findings.

Everything that decides about a hit stands here, once: selection, owners of names, absorption of
shorter hits by longer ones, exemptions, severity. Rules before it know only text; reports behind it
know only findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from replylint import lexicon
from replylint.automaton import Automaton, Trigger
from replylint.model import AGENT, CUSTOMER, Both, Checked, Finding, Hit, Message, Rule, Severity
from replylint.rules import GRAMMAR
from replylint.settings import Settings
from replylint.view import View

CHAT_BASIS = Both(
    "平台客服规则（一对一聊天一般不算广告；写进商品页、欢迎语或快捷短语公开发布时依据：{}）",
    "the platform's rules for chat (one-to-one chat is mostly no advertisement; as published copy: {})",
)

REMEMBERED_TALKS = 1_000  # talks may be interleaved, but a warehouse of them must not fill the memory
REMEMBERED_LINES = 3


class Linter:
    """Judges texts under one set of settings. Building it reads the lexicons; using it changes nothing."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        words = _words(self.settings.lexicons)
        self._rules = {rule.code: rule for rule in words.rules}
        self._automaton = _automaton(self.settings)
        self._wakers = tuple(
            (grammar.wakes, grammar)
            for grammar in GRAMMAR
            if grammar.wakes and any(map(self.settings.selects, grammar.codes))
        )

    def rule(self, code: str) -> Rule:
        """The rule behind ``code``, which must be one that exists."""
        if code not in self._rules:
            module = next(grammar for grammar in GRAMMAR if code in grammar.codes)
            self._rules.update((rule.code, rule) for rule in module.rules())
        return self._rules[code]

    def hits(self, text: str, before: str = "", after: str = "") -> list[Hit]:
        """What counts in ``text``, in order; exempt hits carry the name of what excuses them.

        ``before`` and ``after`` are the neighbouring turns of the other side and of the same agent.
        """
        view = View(text, before, after)
        found = list(self._automaton.hits(view))
        for wakes, grammar in self._wakers:
            if wakes(view.squeezed):
                found += grammar.check(view)
        if not found:
            return found
        settings = self.settings
        found = [hit for hit in found if settings.selects(hit.code) and (settings.strict or not hit.strict)]
        return self._forgive(view, _absorb(found))

    def findings(self, message: Message, before: str = "", after: str = "") -> tuple[Finding, ...]:
        """The findings of one message, exempt ones included, in the order of the text."""
        hits = self.hits(message.text, before, after)
        return tuple(self._finding(message, hit) for hit in hits if self._severity(hit) >= self.settings.severity)

    def _forgive(self, view: View, hits: list[Hit]) -> list[Hit]:
        if self.settings.strict or not any(hit.code.startswith("AD") for hit in hits):
            return hits
        from replylint.exemptions import pardon

        return [pardon(view, hit) for hit in hits]

    def _severity(self, hit: Hit) -> Severity:
        chosen = [
            (len(prefix), value) for prefix, value in self.settings.severities if hit.code.startswith(prefix)
        ]
        if chosen:
            return max(chosen)[1]
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
    messages: Iterable[Message], linter: Linter, roles: frozenset[str] = frozenset({AGENT}), *, lookahead: bool = True
) -> Iterator[Checked]:
    """Judge the messages of ``roles`` and pass all of them on in order.

    What the customer said last in the same conversation is the context of each answer, and so is the
    next sentence of the same side. Without ``lookahead`` each message is judged as soon as it comes.
    """
    said: dict[str | None, list[str]] = {}  # by conversation: the customer's lines since the last answer
    for message, following in _pairs(messages, lookahead):
        if message.role not in roles:
            yield Checked(message, ())
        else:
            before = "\n".join(said.get(message.conversation, ()))
            yield Checked(message, linter.findings(message, before, _continuation(message, following)))
        _remember(said, message)


def _pairs(messages: Iterable[Message], lookahead: bool) -> Iterator[tuple[Message, Message | None]]:
    """Each message with the one behind it, or with None if it is not to be waited for."""
    waiting: Message | None = None
    for message in messages:
        if not lookahead:
            yield message, None
        elif waiting is not None:
            yield waiting, message
        waiting = message
    if lookahead and waiting is not None:
        yield waiting, None


def _continuation(message: Message, following: Message | None) -> str:
    if following is None or message.conversation is None:
        return ""
    same = following.conversation == message.conversation and following.role == message.role
    return following.text if same else ""


def _remember(said: dict[str | None, list[str]], message: Message) -> None:
    talk = message.conversation
    if talk is None:
        return
    if message.role == CUSTOMER:
        lines = said.pop(talk, [])
        said[talk] = [*lines[-REMEMBERED_LINES + 1 :], message.text]
        if len(said) > REMEMBERED_TALKS:
            del said[next(iter(said))]


def _absorb(hits: list[Hit]) -> list[Hit]:
    """Sorted hits, without those that lie inside a longer (or equal, earlier listed) one of their family."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.strict, hit.code)):
        family = hit.code[:3]
        if not any(other.code[:3] == family and other.start <= hit.start and hit.end <= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.start, hit.end, hit.code))


@lru_cache(maxsize=8)
def _words(own: tuple[str, ...]) -> lexicon.Lexicon:
    return lexicon.load([*lexicon.built_in(), *map(Path, own)])


@lru_cache(maxsize=8)
def _automaton(settings: Settings) -> Automaton:
    words = _words(settings.lexicons)
    entries = tuple(
        _for_platform(entry, settings.platform)
        for entry in words.entries
        if settings.selects(entry.code)
        and settings.platform not in entry.owners
        and (settings.strict or not entry.strict)
    )
    triggers = [
        Trigger(grammar.triggers, grammar.check) for grammar in GRAMMAR if any(map(settings.selects, grammar.codes))
    ]
    return Automaton(lexicon.Lexicon(words.rules, entries), triggers)


def _for_platform(entry: lexicon.Entry, platform: str) -> lexicon.Entry:
    """A name that belongs to a platform is only advice where the shop's own platform is not known."""
    return entry._replace(severity=Severity.INFO) if entry.owners and platform == "none" else entry
