"""Who may see what: forgiven findings left out, personal data masked, names replaced.

Every step keeps the length of the text, so all offsets stay right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Checked, Message
from replylint.reports.base import ReportOptions
from replylint.text.patterns import pattern

NUMBER, CARD, ADDRESS, EMAIL = "PR101", "PR103", "PR104", "PR105"
PERSONAL = (NUMBER, "PR102", CARD, ADDRESS, EMAIL)
MASK = "*"
MOST_SHOWN = 10_000  # names that may be seen as they are and are remembered as such: there are more than memory holds
# What customers write of themselves, an order's number among it, is nobody else's: all long numbers and mail addresses.
# A date is no such number.
_UNSEEN = pattern(
    r"(?<!\d)(?!(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d))(?P<number>\d(?:[ -]?\d){6,})"
    r"|(?P<mail>[A-Za-z\d_.+-]+)@[A-Za-z\d-]+\.[A-Za-z]+"
)
# What stands in the names of accounts and is no name: roles, teams, kinds of shops.
_ROLE = (
    "客服|顾客|客户|买家|卖家|商家|访客|用户|会员|机器人|系统|售前|售后|售中|官方|旗舰店|专营店|专卖店|店铺|小店|主账号|子账号|主管|店长|专员|经理"
    "|[一二三四五早中晚夜白]?[组班]|agent|customer|buyer|seller|service|staff|user|robot|bot|system|shop|store"
)
_BETWEEN_NAMES = pattern(r"[\s:：/\\|·.,，、;；_*@#()（）\[\]【】<>《》~+=-]+")
_AROUND_NAME = pattern(rf"^(?:{_ROLE}|\d+)+|(?:{_ROLE}|\d+)+$")
_ONLY_ROLE = pattern(f"(?:{_ROLE})+")
_TITLES = ("先生", "女士", "小姐", "总", "哥", "姐", "师傅", "老师", "同学")
_NO_SURNAMES = "小大老阿天心爱"


def prepared(checked: Iterable[Checked], options: ReportOptions, whole: bool = True) -> Iterator[Checked]:
    """Each message with its findings as ``options`` allow them to be shown.

    Unless ``whole`` talks are shown, texts in which nothing was found stay as they are, for nobody sees them.
    """
    mask = None if options.show_private else Mask(whole)
    pseudonyms = Pseudonyms(options.lang) if options.anonymize else None
    for item in checked:
        shown = item
        if mask:
            shown = mask.applied(shown)
        if pseudonyms:
            shown = pseudonyms.applied(shown)
        if shown.findings and not options.show_waived and any(finding.exempt for finding in shown.findings):
            shown = shown._replace(findings=tuple(finding for finding in shown.findings if not finding.exempt))
        yield shown


class Mask:
    """Stars out personal data: ``13812345678`` becomes ``138****5678``.

    It does so wherever they are shown, whatever rules were asked for and whatever they found: in texts, in
    wordings, in the names of people and talks, and in the ids of messages. Names that differ still do.
    """

    def __init__(self, whole: bool = True) -> None:
        self._whole = whole
        self._names = _MaskedNames()

    def applied(self, checked: Checked) -> Checked:
        """``checked`` with all personal data in it starred out."""
        message, findings = checked.message, checked.findings
        text, speaker, talk = message.text, self._names[message.speaker], self._names[message.conversation]
        if not (findings or self._whole) and speaker == message.speaker and talk == message.conversation:
            return checked
        if findings or self._whole:
            found = [(one.rule.code, one.start, one.end) for one in findings if one.rule.code in PERSONAL]
            text = masked(text, tuple(found), all_numbers=message.role != AGENT)
        known = self._id(message.id) if findings else message.id  # nobody else's is shown
        if (text, speaker, talk, known) != (message.text, message.speaker, message.conversation, message.id):
            message = message._replace(text=text, speaker=speaker, conversation=talk, id=known)
        elif not any(finding.softer or finding.example for finding in findings):
            return checked
        shown = (
            one._replace(
                message=message, softer=tuple(map(masked, one.softer)), example=one.example and masked(one.example)
            )
            for one in findings
        )
        return checked._replace(message=message, findings=tuple(shown))

    def _id(self, real: str | float | None) -> str | float | None:
        """An id as it is shown: a number stays one unless it is personal."""
        if real is None:
            return None
        shown = self._names[str(real)]
        return real if shown == str(real) else shown


class _MaskedNames(dict[str | None, str | None]):
    """Names as they are shown, by what they are; a second one that would look the same is numbered.

    What is masked is kept, so that its number stays; of the others only the first ``MOST_SHOWN`` are.
    """

    def __init__(self) -> None:
        super().__init__({None: None})
        self._alike: Counter[str] = Counter()

    def __missing__(self, real: str) -> str:
        shown = masked(real, cards=False)  # the number of a talk may look like a card's
        if shown != real:
            self._alike[shown] += 1
            shown += f"·{self._alike[shown]}" if self._alike[shown] > 1 else ""
        elif len(self) > MOST_SHOWN:
            return shown
        self[real] = shown
        return shown


@lru_cache(maxsize=4096)  # agents say the same over and over
def masked(
    text: str, found: tuple[tuple[str, int, int], ...] = (), all_numbers: bool = False, cards: bool = True
) -> str:
    """``text``, as long as before, with personal data starred out.

    ``found`` are the codes and offsets of what rules have found already; with ``all_numbers`` long numbers of any
    kind are meant, too, and without ``cards`` none that only looks like a bank card's.
    """
    from replylint.rules.privacy import personal

    hidden: set[int] = set()
    for code, start, end in (*found, *(hit[:3] for hit in personal(text))):
        if not cards and code == CARD:
            continue
        hidden.update(start + at for at in _hidden(code, text[start:end]))
    if all_numbers:
        for match in _UNSEEN.finditer(text):
            hidden.update(match.start() + at for at in _hidden(EMAIL if match["mail"] else NUMBER, match[0]))
    return "".join(MASK if at in hidden else char for at, char in enumerate(text)) if hidden else text


class Pseudonyms:
    """Stable names for people, in the order in which they first appear: 客服A, 客服B …, 顾客1, 顾客2 …"""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._names: dict[tuple[str, str], str] = {}
        self._count = dict.fromkeys(_KINDS, 0)
        self._present: dict[tuple[str, str | None], set[str]] = {}

    def applied(self, checked: Checked) -> Checked:
        """``checked`` without names: of speakers, of conversations, and starred out where a text has them.

        The ids of messages, by which they could be found in the shop's own books, are left out.
        """
        message = checked.message
        talk = message.conversation
        present = self._present.setdefault((message.place.file, talk), set())
        present.update(*map(_called, filter(None, (message.speaker, talk))))
        text = message.text
        for real in sorted(present, key=lambda name: (-len(name), name)):
            text = text.replace(real, MASK * len(real))
        speaker = None if message.role == SYSTEM else self._name(message.role, message.speaker)
        return _with(
            checked, message._replace(text=text, speaker=speaker, conversation=self._name(_TALK, talk), id=None)
        )

    def _name(self, kind: str, real: str | None) -> str | None:
        if real is None:
            return None
        if (kind, real) not in self._names:
            self._count[kind] += 1
            sign = _letters(self._count[kind]) if kind == AGENT else str(self._count[kind])
            zh, en = _KINDS[kind]
            self._names[kind, real] = f"{en} {sign}" if self._lang == "en" else f"{zh}{sign}"
        return self._names[kind, real]


@lru_cache(maxsize=4096)
def _called(account: str) -> frozenset[str]:
    """How a text may call who has this ``account``.

    买家李大力 is 李大力 and 李先生, 鱼铺旗舰店:小美(售前) is 鱼铺 and 小美.
    """
    parts = [part for part in _BETWEEN_NAMES.split(account) if not _ONLY_ROLE.fullmatch(part)]
    names = {name for part in parts for name in (part, _AROUND_NAME.sub("", part)) if not name.isdecimal()}
    names = {name for name in names if len(name) > (2 if name.isascii() else 1)}
    if len(account) > 1 and not _ONLY_ROLE.fullmatch(account):
        names.add(account)
    people = [name for name in names if 2 <= len(name) <= 4 and all("\u4e00" <= char <= "\u9fff" for char in name)]
    polite = {name[0] + title for name in people if name[0] not in _NO_SURNAMES for title in _TITLES}
    return frozenset(names | polite)


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


def _hidden(code: str, words: str) -> Iterable[int]:
    """Which characters of personal ``words``, which the rule ``code`` is about, are not shown."""
    at = words.find("@")
    if code == EMAIL and at > 0:  # all before the @ but the first character, if there are more
        return range(min(1, at - 1), at)
    if code == ADDRESS:
        return range(min(6, len(words) // 3), len(words))
    digits = [at for at, char in enumerate(words) if char.isnumeric() or char in "幺Xx"]
    return _middle(digits if len(digits) >= 5 else list(range(len(words))))


def _middle(places: list[int]) -> list[int]:
    """All but the first three and the last four of eleven, and in proportion of fewer."""
    head, tail = min(3, len(places) * 3 // 10), min(4, len(places) * 2 // 5)
    return places[head : len(places) - tail]
