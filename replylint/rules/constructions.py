"""What a tone rule looks for: constructions with their excuse and their softer sentence, and how they are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from replylint.model import Hit
from replylint.rules import grammar
from replylint.rules.wording import AIMS
from replylint.view import View, fold

Excuse = Callable[[View], bool]

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
    matches = list(re.finditer(construction.pattern, view.folded))
    if matches and not any(excuse(view) for excuse in construction.unless):
        for match in matches:
            yield soften(view, Hit(code, *match.span(), aim=AIMS[code]), construction.softer, match)


def soften(view: View, hit: Hit, sentences: tuple[str, ...], match: re.Match[str] | None = None) -> Hit:
    """``hit`` with those of ``sentences`` that keep the facts of the sentence that they are to replace."""
    start, end = view.sentence(hit.start, hit.end)
    if end - start > LONGEST_SOFTENED:
        return hit
    start += len(view.text[start:end]) - len(view.text[start:end].lstrip())
    said = {name: view.text[slice(*match.span(name))] for name in match.groupdict()} if match else {}
    filled = (sentence.format(**said) for sentence in sentences)
    kept = tuple(sentence for sentence in filled if grammar.keeps_facts(view.text[start:end], sentence))
    return hit._replace(softer=kept, replace=(start, end)) if kept else hit
