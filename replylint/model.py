"""The types that flow down the river. Frozen, few, and importing nothing of ours.

Offsets are Unicode code points of the text exactly as the user wrote it, half open, from 0;
lines, columns and rows that people see start at 1.
"""

from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

AGENT, CUSTOMER, ROBOT, SYSTEM = "agent", "customer", "robot", "system"
ROLES = (AGENT, CUSTOMER, ROBOT, SYSTEM)

PLATFORMS = ("jd", "tmall", "taobao", "pdd", "douyin", "none")
SCOPES = ("chat", "public")

WAIVED, KNOWN = "标注", "基线"  # how ``Finding.exempt`` begins where not the law but its owners forgave a finding


class ReplylintError(Exception):
    """Something the user can mend: shown as one sentence, exit status 2.

    ``zh`` and ``en`` say what is wrong, where, and what to do.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class Severity(IntEnum):
    """How much a finding weighs; ``info`` is advice and never fails a run."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The name used in options and machine output: ``info``, ``warning``, ``error``."""
        return self.name.lower()


class Both(NamedTuple):
    """One sentence for people, in Chinese and in English."""

    zh: str
    en: str

    def get(self, lang: str) -> str:
        """The sentence in ``lang`` (``zh`` or ``en``)."""
        return self.en if lang == "en" else self.zh


class Rule(NamedTuple):
    """What is looked for and why; it knows text and never settings.

    ``name`` is an English slug. ``basis`` names the law or the platform rule, ``rows`` the rows of
    the source table (S…). ``bad`` must be caught and ``good`` must not: they are the rule's tests
    and its ``explain`` page. A ``bad`` or ``good`` example may hold a customer line before the
    agent's, split by ``⏎``; those of talk rules (CV…) are whole talks, each line with its time and its role:
    ``10:00:00 客户：在吗⏎10:01:30 客服：在的`` (and the day before it, ``2日``, if there are several).
    """

    code: str
    name: str
    title: Both
    severity: Severity
    why: Both
    basis: Both
    rows: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


class Anchor(NamedTuple):
    """Where the text goes on in its file from ``offset`` on: behind an escape, a fold or an indentation.

    ``before`` is as in ``Place``.
    """

    offset: int
    line: int
    column: int
    before: int | None = None


class Place(NamedTuple):
    """Where a message's text stands in its file.

    ``line`` and ``column`` are where its first character stands (``column`` is 1 when the text
    starts its line or fills a table cell). ``row``, ``cell`` (column name) and ``sheet`` place it in
    a table, ``pointer`` (RFC 6901) in a JSON-like document. ``line`` is the row in a workbook, and 0 where the pointer
    alone tells. ``anchors`` say, in order, wherever the text and its file run apart. ``before`` is how many bytes of
    UTF-8 stand on its line in front of it: known where the exact place of each character is.
    """

    file: str = "-"
    line: int = 1
    column: int = 1
    row: int | None = None
    cell: str | None = None
    sheet: str | None = None
    pointer: str | None = None
    anchors: tuple[Anchor, ...] = ()
    before: int | None = None


class Comment(NamedTuple):
    """What a file says beside its replies, on one line; ``alone`` if nothing else stands there.

    ``below`` are the first and the last line of the block of Markdown that follows it, if there is one.
    """

    line: int
    text: str
    alone: bool
    below: tuple[int, int] | None = None


class Message(NamedTuple):
    """One turn of one speaker, or one canned reply.

    ``time`` is aware (it carries its offset). ``writable`` says that the text may be rewritten in
    place by a fix: true for drafts and canned replies, never for a chat export, which is evidence. ``seen`` is the text
    with its placeholders, links and code blanked, as long as ``text``, if there are any: all the rules see.
    ``id`` is the input's own: a number where a JSON record has a number. ``automatic`` says that the file calls it an
    automatic reply, which is sent to everybody alike and never counts as an answer.
    """

    text: str
    role: str = AGENT
    speaker: str | None = None
    time: "datetime | None" = None
    conversation: str | None = None
    id: str | float | None = None
    place: Place = Place()
    writable: bool = False
    seen: str | None = None
    automatic: bool = False


class Hit(NamedTuple):
    """What a rule or a lexicon entry saw in one text, before settings and forgiveness.

    ``start``/``end`` bound the words at fault. ``softer`` are wordings that may stand in the place of
    ``replace`` (default: the hit itself); ``safe`` says that the meaning is kept and there is exactly
    one wording, so that it may be written without asking. ``disguise`` names how the word was
    hidden (``sound``, ``noise``, ``shape`` …). ``severity`` overrides the rule's. ``strict`` hits are
    bare list words, reported only on request. ``exempt`` names what excuses the hit.
    ``aim`` says what to aim for when no ready wording fits, and ``example`` how a whole reply could sound then: to be
    read, never to be written in. ``owners`` are the platforms on which the words are no finding.
    """

    code: str
    start: int
    end: int
    softer: tuple[str, ...] = ()
    replace: tuple[int, int] | None = None
    safe: bool = False
    disguise: str | None = None
    severity: Severity | None = None
    strict: bool = False
    exempt: str | None = None
    aim: Both | None = None
    example: str | None = None
    owners: frozenset[str] = frozenset()


class Finding(NamedTuple):
    """A hit in its message, weighed: what a report shows.

    ``start``/``end`` are offsets in ``message.text``. ``exempt`` is set on findings that the law, a
    lexicon line, a waiver or a baseline forgave; they are shown only on request.
    """

    rule: Rule
    message: Message
    start: int
    end: int
    severity: Severity
    basis: Both
    softer: tuple[str, ...] = ()
    replace: tuple[int, int] | None = None
    safe: bool = False
    disguise: str | None = None
    strict: bool = False
    exempt: str | None = None
    aim: Both | None = None
    example: str | None = None

    @property
    def quote(self) -> str:
        """The words at fault, exactly as written."""
        return self.message.text[self.start : self.end]

    @property
    def key(self) -> tuple[str, str, str]:
        """Identity that survives moved lines: code, file, quoted text."""
        return (self.rule.code, self.message.place.file, self.quote)

    @property
    def position(self) -> tuple[int, int]:
        """Line and column of the first word at fault, from 1."""
        return position(self.message, self.start)

    @property
    def end_position(self) -> tuple[int, int]:
        """Line and column just behind the last word at fault, from 1."""
        return position(self.message, self.end)


def position(message: Message, offset: int) -> tuple[int, int]:
    """Line and column (from 1) in the file of ``offset`` in ``message.text``; line 0 where only a pointer tells.

    In a workbook's cell and in a JSON document, whose breaks are none of the file's, columns go on to the text's end.
    """
    place = message.place
    if place.sheet is not None or not place.line:
        return place.line, place.column + offset
    anchor = anchor_of(message, offset)
    return anchor.line, anchor.column + offset - anchor.offset


def anchor_of(message: Message, offset: int) -> Anchor:
    """The last point up to ``offset`` from which on ``message.text`` stands in its file as it is, on one line."""
    place = message.place
    passed = bisect_right(place.anchors, offset, key=lambda anchor: anchor.offset) if place.anchors else 0
    if passed:
        return place.anchors[passed - 1]
    breaks = message.text.count("\n", 0, offset)
    if not breaks:
        return Anchor(0, place.line, place.column, 0 if is_exact(place) and place.column == 1 else place.before)
    return Anchor(message.text.rfind("\n", 0, offset) + 1, place.line + breaks, 1, 0)


def is_exact(place: Place) -> bool:
    """Whether columns count characters of the file itself, not of a cell taken out of a table or a decoded string."""
    return place.before is not None or (place.pointer is None and (place.row is None or place.column > 1))


def runs_backwards(messages: Sequence[Message]) -> bool:
    """Whether the newest of ``messages`` stand first, by all times that are known."""
    times = [message.time for message in messages if message.time is not None]
    return len(times) > 1 and times[0] > times[-1] and all(later >= earlier for later, earlier in pairwise(times))


class Conversation(NamedTuple):
    """One talk, in the order of its messages."""

    id: str | None
    messages: tuple[Message, ...]


class Checked(NamedTuple):
    """One message with what was found in it: what reports, fixes and baselines are fed.

    Findings about a talk (CV…) hang on the message that they point at. ``again`` marks a message that
    was passed on before and comes once more, at the end of its file, with findings about the whole file.
    """

    message: Message
    findings: tuple[Finding, ...]
    again: bool = False
