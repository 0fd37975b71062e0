"""What the advertising law lets pass, and what is no claim at all: each excuse named, each governing the very word.

The articles are those of the market regulator's guide to absolute terms (《广告绝对化用语执法指南》, 2023
no. 6). A pattern sees the folded message around the words at fault, these replaced by ``◇``, and must
hold them, so that an excusing word elsewhere excuses nothing: 争取尽最大努力 passes, 努力为您争取全网最低价 does not.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from replylint.exemptions.by_law import BY_LAW
from replylint.exemptions.exemption import Exemption
from replylint.exemptions.no_claim import NO_CLAIM
from replylint.model import Hit
from replylint.text.patterns import compiled

if TYPE_CHECKING:
    import re

    from replylint.text.view import View

_MARK = "\ue000"  # stands in the message for ◇: a character of no text
_REACH = 130  # how far from the words at fault an excuse may stand, in characters; the longest pattern needs 121

# Words that no article excuses; only a denial or a quotation, being no claim, may hold them.
_ALWAYS = "国家级|顶级|极品|(?:全网|史上).{0,4}最低|世界第一|药到病除|根治|保本|包过|祖传秘方"

# In a pattern ◇ is the words at fault, · one more character of their clause, ※ one of their sentence.
_SIGNS = {"◇": _MARK, "·": rf"[^,。!?;:…\n{_MARK}]", "※": rf"[^。!?\n{_MARK}]"}

EXEMPTIONS = NO_CLAIM + BY_LAW
_ASKED = tuple(chain.from_iterable(one.codes for one in EXEMPTIONS if one.asked))


def pardon(view: View, hit: Hit) -> Hit:
    """``hit`` as it is, or with the excuse that governs its words: waived by name, or of a lower severity."""
    if hit.exempt:
        return hit
    words = view.folded[hit.start : min(hit.end, hit.start + _REACH)]  # 最最最… may be as long as the line
    before = view.folded[max(0, hit.start - _REACH) : hit.start].replace(_MARK, " ")
    message = before + _MARK + view.folded[hit.end : hit.end + _REACH].replace(_MARK, " ")
    disguised = hit.disguise not in (None, "blank") and not words.isascii()
    asked = view.folded_before if hit.code.startswith(_ASKED) else ""
    exemption = _excuse(hit.code, hit.strict, disguised, words, message, asked)
    if exemption is None:
        return hit
    if exemption.severity is None:
        return hit._replace(exempt=exemption.label)
    return hit._replace(severity=exemption.severity, aim=exemption.title)


@lru_cache(maxsize=1024)  # chats repeat themselves, and hostile ones do nothing else
def _excuse(code: str, strict: bool, disguised: bool, words: str, message: str, asked: str) -> Exemption | None:
    """The first excuse for ``words``, which stand in ``message`` where the mark is and answer what was ``asked``.

    No article excuses some words: by their kind, or because someone took pains to disguise them.
    """
    never = disguised or _pattern(_ALWAYS).search(words) is not None
    exemptions = NO_CLAIM if never else EXEMPTIONS
    return next((excuse for excuse in exemptions if _excuses(excuse, code, strict, words, message, asked)), None)


def _excuses(exemption: Exemption, code: str, strict: bool, words: str, message: str, asked: str) -> bool:
    if not code.startswith(exemption.codes):
        return False
    # A bare word of the law's list (strict) is no claim yet: what stands around it is enough.
    if exemption.words and not strict and not _pattern(exemption.words).search(words):
        return False
    if exemption.unless and _pattern(exemption.unless).search(words):
        return False
    if exemption.asked and not _pattern(exemption.asked).search(asked):
        return False
    return any(_pattern(governs).search(message) for governs in exemption.governs)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return compiled(_written_out(source))


def patterns() -> set[str]:
    """All that may be looked for, as ``re`` reads it."""
    sources = chain.from_iterable((one.words, one.unless, one.asked, *one.governs) for one in EXEMPTIONS)
    return {_written_out(source) for source in (_ALWAYS, *sources)}


def _written_out(source: str) -> str:
    for sign, meaning in _SIGNS.items():
        source = source.replace(sign, meaning)
    return source
