"""Plain text: one reply a line, but for comments, names of sections, questions and what must not be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from replylint.documents.base import Slot, plain_slot, verbatim
from replylint.documents.labels import answer, customer, is_remark, label

FIRST_LINES = 100  # of those that are not blank, which tell whether A and B talk

_LINE = re.compile(r"[^\r\n]+")


def slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """Every line that is not blank, a remark or a question; it has no fields."""
    written = (match[0] for match in _LINE.finditer(source) if not match[0].isspace())
    whose = customer("\n".join(islice(written, FIRST_LINES)))
    for match in _LINE.finditer(source):
        meaning, length = answer(match[0], whose)
        if not match[0].isspace() and meaning is not False and not is_remark(match[0]):
            asked = length if label(match[0], whose)[0] is False else 0
            yield plain_slot(source, match.start() + asked, match.end(), verbatim, blank_links=False)
