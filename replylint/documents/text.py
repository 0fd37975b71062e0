"""Plain text: one reply a line, but for those that are labelled as a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replylint.documents.base import Slot, plain_slot, verbatim
from replylint.documents.fields import label

_LINE = re.compile(r"[^\r\n]+")


def slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """Every line that is not blank, and nobody's question; it has no fields."""
    for match in _LINE.finditer(source):
        if not match[0].isspace() and label(match[0])[0] is not False:
            yield plain_slot(source, match.start(), match.end(), verbatim, blank_links=False)
