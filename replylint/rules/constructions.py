"""What a tone rule looks for: constructions with their excuse and their softer sentence, and how they are found."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from replylint.model import Hit
from replylint.rules import grammar
from replylint.rules.wording import AIMS
from replylint.text.patterns import compiled, pattern
from replylint.text.view import FEWEST_GAPS, View, fold

Excuse = Callable[[View], bool]


_WARM = pattern("哈哈|嘿嘿|嘻嘻|[😂😄😆🤣👍]|太?(?:好看|漂亮|好听|有才|有眼光|会选|会搭)了?(?=[,，。!~吧啊呀]|$)")


class Construction(NamedTuple):
    """One way of saying it.

    ``pattern`` is a regular expression over folded text; its match bounds the words at fault.
    ``softer`` are sentences that may stand in place of the sentence at fault; ``{name}`` in them is
    filled with the group of that name, as the agent wrote it. ``unless`` are excuses.
    """

    pattern: str
    softer: tuple[str, ...] = ()
    unless: tuple[Excuse, ...] = ()


def leads_on(view: View) -> bool:
    """Whether the message, or what the agent says next, shows a way forward."""
    return grammar.shows_way(view.folded) or bool(view.after and grammar.shows_way(fold(view.after)))


def apologises(view: View) -> bool:
    """Whether the message asks for pardon."""
    return grammar.apologises(view.folded)


def comforts(view: View) -> bool:
    """Whether the message takes the weight off the customer: 没关系, 怪我们 …"""
    return grammar.comforts(view.folded)


def is_warm(view: View) -> bool:
    """Whether the agent laughs with the customer, or praises: 哈哈哈服了您这手速."""
    return _WARM.search(view.folded) is not None


def explains(view: View) -> bool:
    """Whether the message gives a reason."""
    return grammar.gives_reason(view.folded)


def unless_after(words: str) -> Excuse:
    """An excuse for whatever does not answer a customer's line with ``words`` (a regular expression) in it."""

    def answers_something_else(view: View) -> bool:
        return compiled(words).search(view.folded_before) is None

    return answers_something_else


def find(view: View, code: str, construction: Construction) -> Iterator[Hit]:
    """A hit of ``code`` wherever ``construction`` stands in ``view``, unless it is excused."""
    found = [_Found(match.span(), _groups(match)) for match in compiled(construction.pattern).finditer(view.folded)]
    if not found and view.spaced_out:
        found = list(_spaced_out(view, construction))
    if found and not any(excuse(view) for excuse in construction.unless):
        for span, groups in found:
            said = {name: view.text[slice(*group)] for name, group in groups.items()}
            sentences = tuple(sentence.format(**said) for sentence in construction.softer)
            yield Hit(code, *span, sentences, view.sentence(*span), aim=AIMS.get(code))


class _Found(NamedTuple):
    """Where a construction stands in the text, and where its named groups do."""

    span: tuple[int, int]
    groups: dict[str, tuple[int, int]]


def _groups(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    return {name: match.span(name) for name in match.groupdict()}


def _spaced_out(view: View, construction: Construction) -> Iterator[_Found]:
    """Where it stands if blanks between single characters do not count: 谁 让 您."""
    for match in compiled(construction.pattern).finditer(view.squeezed):
        gaps = list(filter(None, view.noise_in(*match.span())))
        if len(gaps) >= FEWEST_GAPS and not any(map(str.strip, gaps)):
            yield _Found(
                view.span(*match.span()),
                {name: view.span(*group) for name, group in _groups(match).items() if group[0] < group[1]},
            )
