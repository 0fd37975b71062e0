"""Who may see what: forgiven findings left out, personal data masked, names replaced.

Every step keeps the length of the text, so all offsets stay right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Checked, Finding, Message
from replylint.patterns import pattern
from replylint.reports.base import ReportOptions

PRIVATE = "PR"
ADDRESS, EMAIL = "PR104", "PR105"
MASK = "*"
# Mostly no rule has looked at what customers wrote: there, long numbers and mail addresses are masked unseen.
_UNSEEN = pattern(r"(?P<number>\d(?:[ -]?\d){6,})|(?P<mail>[A-Za-z\d_.+-]+)@[A-Za-z\d-]+\.[A-Za-z]+")
_ROLE_WORDS = {"客服", "顾客", "客户", "买家", "卖家", "商家", "访客", "用户", "机器人", "系统"}


def prepared(checked: Iterable[Checked], options: ReportOptions) -> Iterator[Checked]:
    """Each message with its findings as ``options`` allow them to be shown."""
    mask = None if options.show_private else Mask()
    pseudonyms = Pseudonyms(options.lang) if options.anonymize else None
    for item in checked:
        shown = item
        if mask:
            shown = mask.applied(shown)
        if pseudonyms:
            shown = pseudonyms.applied(shown)
        if not options.show_waived and any(finding.exempt for finding in shown.findings):
            shown = shown._replace(findings=tuple(finding for finding in shown.findings if not finding.exempt))
        yield shown


class Mask:
    """Stars out personal data: ``13812345678`` becomes ``138****5678``.

    Texts that were masked once stay so when they come again, with findings about the whole file.
    """

    def __init__(self) -> None:
        self._masked: dict[str, str] = {}

    def applied(self, checked: Checked) -> Checked:
        """``checked`` with what PR rules found in it starred out."""
        original = checked.message.text
        text = self._masked.get(original, original)
        if checked.message.role != AGENT:
            text = _UNSEEN.sub(_mask_unseen, text)
        for finding in checked.findings:
            if finding.rule.code.startswith(PRIVATE):
                text = self._masked[original] = text[: finding.start] + _mask(finding) + text[finding.end :]
        return checked if text == original else _with(checked, checked.message._replace(text=text))


class Pseudonyms:
    """Stable names for people, in the order in which they first appear: 客服A, 客服B …, 顾客1, 顾客2 …"""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._names: dict[tuple[str, str], str] = {}
        self._count = dict.fromkeys(_KINDS, 0)
        self._present: dict[tuple[str, str | None], set[str]] = {}

    def applied(self, checked: Checked) -> Checked:
        """``checked`` without names: of speakers, of conversations, and starred out where a text has them."""
        message = checked.message
        talk = message.conversation
        present = self._present.setdefault((message.place.file, talk), set())
        present |= {real for real in (message.speaker, talk) if real and len(real) > 1 and real not in _ROLE_WORDS}
        text = message.text
        for real in sorted(present, key=lambda name: (-len(name), name)):
            text = text.replace(real, MASK * len(real))
        speaker = None if message.role == SYSTEM else self._name(message.role, message.speaker)
        return _with(checked, message._replace(text=text, speaker=speaker, conversation=self._name(_TALK, talk)))

    def _name(self, kind: str, real: str | None) -> str | None:
        if real is None:
            return None
        if (kind, real) not in self._names:
            self._count[kind] += 1
            sign = _letters(self._count[kind]) if kind == AGENT else str(self._count[kind])
            zh, en = _KINDS[kind]
            self._names[kind, real] = f"{en} {sign}" if self._lang == "en" else f"{zh}{sign}"
        return self._names[kind, real]


_TALK = "talk"
_KINDS = {AGENT: ("客服", "Agent"), CUSTOMER: ("顾客", "Customer"), ROBOT: ("机器人", "Robot"), _TALK: ("会话", "Talk")}


def _letters(number: int) -> str:
    """1 → A, 26 → Z, 27 → AA, as spreadsheets count columns."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _with(checked: Checked, message: Message) -> Checked:
    findings = tuple(finding._replace(message=message) for finding in checked.findings)
    return checked._replace(message=message, findings=findings)


def _mask(finding: Finding) -> str:
    quote = finding.quote
    if finding.rule.code == EMAIL and quote.find("@") > 0:
        return _starred(quote, _local_part(quote.index("@")))
    if finding.rule.code == ADDRESS:
        return _starred(quote, range(min(6, len(quote) // 3), len(quote)))
    digits = [at for at, char in enumerate(quote) if char.isnumeric() or char in "幺Xx"]
    return _starred(quote, _middle(digits if len(digits) >= 5 else list(range(len(quote)))))


def _mask_unseen(match: re.Match[str]) -> str:
    if match["mail"]:
        return _starred(match[0], _local_part(len(match["mail"])))
    return _starred(match[0], _middle([at for at, char in enumerate(match[0]) if char.isnumeric()]))


def _local_part(length: int) -> range:
    """What stands before the @, but for its first character if it has more than one."""
    return range(min(1, length - 1), length)


def _middle(places: list[int]) -> list[int]:
    """All but the first three and the last four of eleven, and in proportion of fewer."""
    head, tail = min(3, len(places) * 3 // 10), min(4, len(places) * 2 // 5)
    return places[head : len(places) - tail]


def _starred(text: str, places: Iterable[int]) -> str:
    hidden = set(places)
    return "".join(MASK if at in hidden else char for at, char in enumerate(text))
