"""What a tone rule looks for: constructions with their excuse and their softer sentence, and how they are found."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from replylint.model import Hit
from replylint.patterns import compiled
from replylint.rules import grammar
from replylint.rules.wording import AIMS, KEEP_FACTS
from replylint.view import FEWEST_GAPS, View, fold

Excuse = Callable[[View], bool]

_CLOSING = "?!,;。"  # marks behind the words at fault that go with them: each wording brings its own
LONGEST_SOFTENED = 300  # characters; no ready wording stands for a longer sentence


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


def explains(view: View) -> bool:
    """Whether the message gives a reason."""
    return grammar.gives_reason(view.folded)


def find(view: View, code: str, construction: Construction) -> Iterator[Hit]:
    """A hit of ``code`` wherever ``construction`` stands in ``view``, unless it is excused."""
    found = [_Found(match.span(), _groups(match)) for match in compiled(construction.pattern).finditer(view.folded)]
    if not found and view.spaced_out:
        found = list(_spaced_out(view, construction))
    if found and not any(excuse(view) for excuse in construction.unless):
        for span, groups in found:
            said = {name: view.text[slice(*group)] for name, group in groups.items()}
            sentences = tuple(sentence.format(**said) for sentence in construction.softer)
            yield soften(view, Hit(code, *span, aim=AIMS[code]), sentences)


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


def soften(view: View, hit: Hit, sentences: tuple[str, ...]) -> Hit:
    """``hit`` with those of ``sentences`` that keep the facts of what they are to replace.

    That is the sentence at fault, or only its clauses at fault if the others tell facts. A hit that none
    of ``sentences`` fits says what to aim for.
    """
    for start, end in _replaceable(view, hit):
        old = view.folded[start:end]
        kept = tuple(
            sentence
            for sentence in sentences
            if grammar.keeps_facts(old, fold(sentence), _beside(view, hit, start, end))
        )
        if kept:
            return hit._replace(softer=kept, replace=(start, end))
    return hit._replace(softer=(), replace=None, aim=hit.aim or KEEP_FACTS)


def _replaceable(view: View, hit: Hit) -> Iterator[tuple[int, int]]:
    """The stretches that a wording for ``hit`` may replace, best first."""
    sentence, clause = view.sentence(hit.start, hit.end), view.clause(hit.start, hit.end)
    if sentence[1] - sentence[0] > LONGEST_SOFTENED:
        return
    apart = [said for start, end, said in _clauses(view, *sentence) if end <= hit.start or hit.end <= start]
    facts = [said for said in apart if grammar.states_fact(said)]
    spans = [sentence] if all(map(grammar.refuses, facts)) else []  # a wording may say the refusal in its own words
    if all(said in facts or grammar.is_courtesy(said) for said in apart):
        spans.append(clause)
    for start, end in spans:
        start += len(view.text[start:end]) - len(view.text[start:end].lstrip())
        end += len(view.folded[end:]) - len(view.folded[end:].lstrip(_CLOSING))
        if end - start <= LONGEST_SOFTENED:
            yield start, end


def _beside(view: View, hit: Hit, start: int, end: int) -> str:
    """What is told in ``text[start:end]`` beside the words at fault, or among them."""
    return ",".join(
        said
        for at, last, said in _clauses(view, start, end)
        if grammar.is_plain(said) and (last <= hit.start or hit.start < at or grammar.states_fact(said))
    )


def _clauses(view: View, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The clauses of ``text[start:end]``, folded, and where they stand; a blank parts them, too."""
    for match in re.finditer(r"[^,。!?;:…\s]+", view.folded[start:end]):
        yield start + match.start(), start + match.end(), match[0]
