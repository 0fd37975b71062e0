"""Softer wordings made to fit their place: whole, true to the facts, in the draft's own script and address.

A rule offers sentences that go with its kind of fault. Here each finding is given those that may stand in its place
(draft.py), none if something rude would be left beside; then it says what to aim for, with an example (examples.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from replylint.model import Hit
from replylint.rules.wording import AIMS
from replylint.softening import fitness, keeping
from replylint.softening.draft import Draft, without_sentence
from replylint.softening.examples import YOU_FOR_YOU, Examples
from replylint.softening.wordings import fitted_word
from replylint.text.view import View

SENTENCES = ("BP", "ST", "CH")  # codes whose wordings are whole sentences, if they replace more than the words


def fitted(view: View, hits: list[Hit]) -> list[Hit]:
    """``hits``, all that count in ``view``, with the wordings that read right where they are to stand."""
    tone, draft = Draft(view, list(filter(_is_tone, hits))), Draft(view, hits)
    done = []
    for hit in hits:
        whole = hit.replace is not None and hit.code.startswith(SENTENCES)
        if hit.exempt and whole:
            hit = hit._replace(softer=(), replace=None)  # what is no fault is not mended
        elif hit.code == YOU_FOR_YOU and (tone.stretches.holds_fault(hit) or _scolds(view.folded, hit.start)):
            hit = hit._replace(softer=(), safe=False)  # an insult with 您 in it is still one
        elif hit.softer or (whole and _is_tone(hit)):
            hit = (tone if _is_tone(hit) else draft).sentence(hit) if whole else fitted_word(view, hit)
        if not hit.softer and hit.aim is None:
            hit = hit._replace(aim=AIMS.get(hit.code))
        done.append(hit)
    examples = Examples(view, hits)
    return [_with_example(examples, hit) for hit in _shared(_wholly(view, hits, done))]


def _shared(fitted: list[Hit]) -> list[Hit]:
    """``fitted``, each finding of tone that has no sentence of its own with the one that stands for the words around."""
    mends = [(hit.replace, hit.softer) for hit in fitted if hit.replace and hit.softer and _is_tone(hit)]

    def mended(hit: Hit) -> Hit:
        if hit.softer or hit.exempt or not _is_tone(hit):
            return hit
        for (start, end), softer in mends:
            if start <= hit.start and hit.end <= end:
                return hit._replace(softer=softer, replace=(start, end))
        return hit

    return list(map(mended, fitted)) if mends else fitted


def _wholly(view: View, hits: Sequence[Hit], fitted: list[Hit]) -> list[Hit]:
    """``fitted`` without the sentences for a line in which something rude would be left: half a mend reads wrong."""
    mended = [hit.replace for hit in fitted if hit.replace and hit.softer and _is_tone(hit)]
    if not mended:
        return fitted
    left = [
        hit.start
        for hit, made in zip(hits, fitted, strict=True)
        if hit.replace and hit.softer and _is_tone(hit) and not (hit.exempt or made.softer)
        if not any(start <= hit.start < end for start, end in mended)
    ]
    left += fitness.rude_beside(view.folded, mended)
    lines = {view.folded.count("\n", 0, start) for start in left}
    return [
        without_sentence(hit)
        if hit.replace and _is_tone(hit) and view.folded.count("\n", 0, hit.start) in lines
        else hit
        for hit in fitted
    ]


def _with_example(examples: Examples, hit: Hit) -> Hit:
    """``hit`` with how a reply could sound, if it is one of tone and has no sentence to be put in."""
    if hit.softer or hit.exempt or not _is_tone(hit):
        return hit
    return hit._replace(example=examples.of(hit))


def _scolds(text: str, at: int) -> bool:
    """Whether 你 stands in a line of reproach, so that 您 would not mend it."""
    return keeping.scolds(text, at) or fitness.is_edgy(text, at)


def _is_tone(hit: Hit) -> bool:
    """Whether ``hit`` is one of tone: what else is at fault beside it is told again, and mended by itself."""
    return hit.code.startswith(("BP", "ST"))
