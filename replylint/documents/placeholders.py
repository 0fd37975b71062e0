"""What stands in a canned reply without being said: placeholders, links, tags and code.

The rules are shown a text of the same length in which these are blanked, so that they neither trigger a
rule nor glue the words around them together; a fix never writes into them. What only a template system writes
({{…}}, ${…}, %s) is never read. Brackets alone hide nothing, or every forbidden word could be said in them: what is
no slot's name, and a finding, is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from replylint.model import Hit, Message

FILLER = "\ufffc"  # object replacement character: "some object stands here"; no word and no noise to any rule
BREAK = "\n"

_RUN = re.compile(FILLER + "+")

# Chinese belongs to an address where a sign of it stands before; elsewhere the sentence goes on.
_PART = r"(?:[!#-;=?-Z_a-z~%]|(?<=[/=?&._-])[\u4e00-\u9fff]+)+"
_URL = rf"(?:https?|ftp)://[\[]?{_PART}[\]]?|www\.{_PART}|mailto:[^\s<>]+"
# Every alternative stops at the next sign of its own kind, so that a hostile text costs no more than its length.
_PATTERN = rf"""
    (?P<br> <br[ ]*/?> )
    | `[^`\n]+`                                           # code
    | \]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)             # the target of a Markdown link
    | (?P<link>{_URL})
    | </?[A-Za-z][^<>\n]{{0,200}}> | <!--[^<>]*-->
    | &(?:[A-Za-z]{{2,10}}|\#\d{{1,7}}|\#x[0-9A-Fa-f]{{1,6}});
    | \{{%[^{{}}\n]{{0,200}}%\}}
    | \{{\{{[^{{}}\n]{{0,200}}\}}\}} | [$\#]\{{[^{{}}\n]{{0,100}}\}}
    | %(?:\(\w{{1,40}}\)|\d{{1,3}}\$)?(?:\.\d{{1,3}})?[sdfi@](?![A-Za-z])
    | (?P<slot>
        \{{[^{{}}\n]{{0,100}}\}}
        | \[[^\W_][\w ]{{0,19}}\](?!\()                   # [姓名]
        | </?[\u4e00-\u9fff]{{1,12}}>
        | (?<!\d)%\w{{1,20}}%
    )
    | (?<![A-Za-z0-9])\$[A-Za-z_][A-Za-z0-9_]*
"""
# What stands in a slot as its name, whatever its words are: an expression, or a noun for a value (微信号, 最晚时间).
_NAME = r"""
    [^\u4e00-\u9fff]*
    | .*[|="'()<>.\[\]].*
    | .{0,9}(?: (?<![一二三四五六七八九十\d])名 | (?<!头)号 | [姓称码期额址] )
    | .{0,8}(?: 称呼 | 时间 | 链接 | 数量 | 电话 | 手机 | 邮箱 )
"""
_DIGITS = re.compile(r"\d{5}")
_SENTENCE = re.compile("[，。！？；]")
_SIGNS = re.compile(r"[\[{<`%$&]|://|www\.|mailto:")


def blanked(text: str, blank_links: bool = True) -> str | None:
    """``text`` with all that is not said replaced by filler of the same length; None if there is nothing of it.

    Without ``blank_links`` web addresses stay: in a draft that is about to be sent, an address is a thing said.
    """
    if not _SIGNS.search(text):
        return None

    def blank(match: re.Match[str]) -> str:
        if match["link"] and not blank_links:
            return match[0]
        if match["slot"] and _SENTENCE.search(match[0]):
            return match[0][0] + _hidden().sub(blank, match[0][1:])
        return (BREAK if match["br"] else FILLER) * len(match[0])

    shown = _hidden().sub(blank, text)
    return None if shown == text else shown


def breaks_link(text: str, start: int, end: int) -> bool:
    """Whether a change of ``text[start:end]`` would leave a part of a web address standing: it would lead nowhere."""
    if not _SIGNS.search(text):
        return False
    links = (found.span() for found in _hidden().finditer(text) if found["link"])
    return any(at < end and start < to and not (start <= at and to <= end) for at, to in links)


@lru_cache(maxsize=1)
def _hidden() -> re.Pattern[str]:
    return re.compile(_PATTERN, re.VERBOSE)  # takes longer than most texts without placeholders


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    return re.compile(_NAME, re.VERBOSE)


def uncovered(message: Message, hits: Callable[[str], Sequence[Hit]]) -> Message:
    """``message``, with what stands in its brackets ``seen`` if it is no slot's name and part of a hit.

    ``hits`` tells what counts in a text. Tone alone uncovers nothing: [你好] may be an emoticon.
    """
    text, seen = message.text, message.seen
    if seen is None:
        return message
    slots = [(found.start(), found.end()) for found in _hidden().finditer(text) if found["slot"] and _may_speak(found)]
    slots = [(start, end) for start, end in slots if seen[start] == FILLER]
    if not slots:
        return message
    known = {(hit.code, at) for hit in hits(seen) for at in range(hit.start, hit.end)}
    said: set[int] = set()
    for hit in hits(_shown(text, seen, slots)):
        words = range(hit.start, hit.end)
        if not hit.exempt and not hit.code.startswith("ST") and all((hit.code, at) not in known for at in words):
            said.update(words)
    speaking = [(start, end) for start, end in slots if not said.isdisjoint(range(start, end))]
    return message._replace(seen=_shown(text, seen, speaking)) if speaking else message


def _may_speak(found: re.Match[str]) -> bool:
    inside = found[0].strip("[]{}<>/%$# ")
    return bool(_DIGITS.search(inside)) or not _name().fullmatch(inside)


def _shown(text: str, seen: str, spans: Sequence[tuple[int, int]]) -> str:
    parts = []
    done = 0
    for start, end in spans:
        parts += [seen[done:start], text[start:end]]
        done = end
    return "".join((*parts, seen[done:]))


def refilled(hit: Hit, message: Message) -> Hit:
    """``hit``, found in ``message.seen``, with what was blanked standing in its wordings again.

    A wording that does not hold all of it, in order, is left out: it would lose the customer's name.
    """
    if message.seen is None or not hit.softer:
        return hit
    start, end = hit.replace or (hit.start, hit.end)
    hidden = [message.text[start:end][run.start() : run.end()] for run in _RUN.finditer(message.seen[start:end])]
    wordings = [_RUN.split(wording) for wording in hit.softer]
    kept = ["".join(_woven(parts, hidden)) for parts in wordings if len(parts) == len(hidden) + 1]
    return hit._replace(softer=tuple(kept), safe=hit.safe and len(kept) == len(wordings))


def _woven(parts: list[str], hidden: list[str]) -> Iterator[str]:
    for part, object_ in zip_longest(parts, hidden, fillvalue=""):
        yield part
        yield object_
