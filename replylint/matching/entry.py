"""How an entry of a lexicon is written: the words at fault, who owns them, and what may stand in their place.

The notation is told in lexicon.py.
"""

import itertools
import math
import re
from collections.abc import Mapping
from os import PathLike
from typing import Any, NamedTuple

from replylint.matching.phrase import Part, Phrase, Piece, least, wordings
from replylint.model import PLATFORMS, ReplylintError, Severity
from replylint.text.patterns import pattern

HOLE = "…"
MOST_NESTED = 2_000  # an alternative within brackets may itself stand for so many wordings, and no more
MOST_HOLES = 10
LONGEST = 500  # characters of a phrase as it is written

SEVERITIES = {"错误": Severity.ERROR, "警告": Severity.WARNING, "提示": Severity.INFO}
NO_WAY_ON, NO_APOLOGY = "无下文", "无歉意"
_MARKS: dict[str, dict[str, Any]] = {
    "整词": {"whole_word": True},
    "谐音": {"by_sound": True},
    "句末": {"closing": True},
    "伪装": {"hidden": True},
    "缩写": {"initials": True},
    "代称": {"alias": True},
    NO_WAY_ON: {},
    NO_APOLOGY: {},
}
StrPath = str | PathLike[str]
Classes = Mapping[str, tuple[str, ...]]  # words of each class, by its name

_ARROW = pattern(r"(?:->|=>|→|⇒)\s*\S")
_WITHIN_ITS_LIKE = pattern(r"（[^）]*（|\([^)]*\(")
_TORN_ARROW = pattern(r"[-=]\s+>")
_ENTRY = pattern(r"(?P<text>.+?)(?:\s+@(?P<flags>\S+))?(?:\s*(?P<arrow>->|=>|→|⇒)\s*(?P<softer>.*))?")
_PIECE = pattern(r"〈([^〉]*)〉|（([^（）]*/[^（）]*)）|\(([^()]*/[^()]*)\)|([^〈〉（）()]+|[〈〉（）()])")


class Entry(NamedTuple):
    """One line of a lexicon: what to look for and what to say.

    ``phrase`` is what to look for (as written, not folded).
    ``softer`` may stand in place of the words, or of the whole sentence if ``sentence``.
    ``closing`` entries count only at the end of a clause, ``hidden`` ones only in disguise; ``initials``
    stand for a name and are never part of a model number; an ``alias`` counts only where somebody is led there.
    ``pardons`` are phrases in the same notation that excuse a hit lying inside them, ``beside`` those
    that excuse it from anywhere in its sentence; ``unless`` names what else in the message does
    (``NO_WAY_ON``: a way forward, ``NO_APOLOGY``).
    ``file`` and ``line`` say where it is written.
    """

    code: str
    text: str
    phrase: Phrase
    softer: tuple[str, ...] = ()
    sentence: bool = False
    owners: frozenset[str] = frozenset()
    whole_word: bool = False
    by_sound: bool = False
    closing: bool = False
    hidden: bool = False
    initials: bool = False
    alias: bool = False
    unless: tuple[str, ...] = ()
    strict: bool = False
    severity: Severity | None = None
    pardons: tuple[Phrase, ...] = ()
    beside: tuple[Phrase, ...] = ()
    file: str = ""
    line: int = 0


class Where(NamedTuple):
    """Where something is written, and the line itself."""

    file: StrPath | None  # None: whoever hears of an error knows where it is
    line: int
    text: str

    def error(self, zh: str, en: str) -> ReplylintError:
        """An error that names the place."""
        place = f"{self.file}:{self.line}: " if self.file else ""
        return ReplylintError(f"{place}{zh}（{self.text}）", f"{place}{en} ({self.text})")


def entry_of(code: str, line: str, classes: Classes, where: Where) -> Entry:
    """The entry of section ``code`` that ``line`` writes. Raises ReplylintError for a line that writes none."""
    if _TORN_ARROW.search(line):
        raise where.error("箭头中间不能有空格，要写成 ->", "no blank may stand within an arrow: write ->")
    if _ARROW.match(line):
        raise where.error("箭头前面没有写要查的词", "no words to look for stand before the arrow")
    match = _ENTRY.fullmatch(line)
    if not match:
        raise where.error("看不懂这一行", "this line cannot be understood")
    if "@" in match["text"]:
        raise where.error(
            "标记要写成 词 @标记，前面有词，也有空格；要查“@”这个字，请写全角的＠",
            "a mark is written: words, a blank, @mark; to look for the character itself, write a full-width ＠",
        )
    found = Entry(code, match["text"], phrase_of(match["text"], classes, where), file=str(where.file), line=where.line)
    for flag in (match["flags"] or "").replace("，", ",").split(","):
        if flag in PLATFORMS:
            found = found._replace(owners=found.owners | {flag})
        elif flag in SEVERITIES:
            found = found._replace(severity=SEVERITIES[flag])
        elif flag in (NO_WAY_ON, NO_APOLOGY):
            found = found._replace(unless=(*found.unless, flag))
        elif flag in _MARKS:
            found = found._replace(**_MARKS[flag])
        elif flag:
            known = "、".join((*PLATFORMS, *SEVERITIES, *_MARKS))
            raise where.error(f"不认识的标记 @{flag}，可用的有：{known}", f"unknown mark @{flag}; there are: {known}")
    softer = sentences(match["softer"] or "")
    if match["arrow"] and not softer:
        raise where.error("箭头后面没有写替换的话", "nothing is written behind the arrow")
    return found._replace(softer=softer, sentence=match["arrow"] in ("=>", "⇒"))


def phrase_of(text: str, classes: Classes, where: Where) -> Phrase:
    """The phrase that ``text`` writes. Raises ReplylintError for one that cannot be looked for."""
    check_length(text, where)
    for opening, closing in ("（）", "()", "〈〉"):
        if text.count(opening) != text.count(closing):
            raise where.error(
                f"括号 {opening}{closing} 不成对", f"the brackets {opening}{closing} do not come in pairs"
            )
    if _WITHIN_ITS_LIKE.search(text):
        raise where.error(
            "同一种括号不能套着写：里面的请换成半角的 ()，再多请拆成几行",
            "brackets may not stand within their like: use half-width ones inside, or split the line",
        )
    parts = tuple(_part(part, classes, where) for part in text.replace("...", HOLE).split(HOLE))
    if len(parts) > MOST_HOLES + 1:
        raise where.error(
            f"一个词里最多 {MOST_HOLES} 个“…”，这里有 {len(parts) - 1} 个：请拆成几行",
            f"a phrase may have {MOST_HOLES} holes, this one has {len(parts) - 1}: split it into several lines",
        )
    if not all(map(least, parts)):
        raise where.error("“…”的两边都要有词", "words are needed on both sides of …")
    return parts


def _part(text: str, classes: Classes, where: Where) -> Part:
    pieces: list[Piece] = []
    for name, wide, narrow, plain in _PIECE.findall(text):
        if name:
            if name not in classes:
                raise where.error(
                    f"没有叫〈{name}〉的词类：先写 词类：{name} = …",
                    f"no class 〈{name}〉: define it with 词类 first",
                )
            pieces.append(classes[name])
        elif wide or narrow:
            words = (wide or narrow).split("/")
            pieces.append(tuple(itertools.chain.from_iterable(alternatives(word, classes, where) for word in words)))
        elif pieces and len(pieces[-1]) == 1:  # brackets that mean themselves are text like any other
            pieces[-1] = (pieces[-1][0] + plain,)
        else:
            pieces.append((plain,))
    return tuple(pieces)


def alternatives(text: str, classes: Classes, where: Where) -> tuple[str, ...]:
    """All wordings of an alternative or of a class's member."""
    part = _part(text.strip(), classes, where)
    if math.prod(map(len, part)) > MOST_NESTED:
        raise where.error(
            f"一个选项里最多 {MOST_NESTED} 种说法：请拆开写",
            f"an alternative may stand for at most {MOST_NESTED} wordings: split it",
        )
    return tuple(dict.fromkeys(wordings(part)))


def check_length(phrase: str, where: Where) -> None:
    """Raises ReplylintError for a ``phrase`` that is too long to be one."""
    if len(phrase) > LONGEST:
        short = where._replace(text=where.text[:20] + HOLE)
        raise short.error(
            f"一个词最长 {LONGEST} 个字，这里有 {len(phrase)} 个：请拆成几行",
            f"a phrase may have {LONGEST} characters, this one has {len(phrase)}: split it into several lines",
        )


def sentences(text: str) -> tuple[str, ...]:
    """The wordings that ``text`` offers, parted by ``|``."""
    return tuple(word.strip() for word in re.split(r"[|｜]", text) if word.strip())
