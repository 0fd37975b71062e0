"""Tables in JSON: a list of lists, below a first list of names, or of names that their values tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from replylint.readers.base import ReadOptions
from replylint.readers.columns import recognise_columns
from replylint.readers.sides import word_role

_HEAD_ROWS = 20  # that tell what the columns are
_FEWEST = 2


def head_of(rows: list[Any], options: ReadOptions) -> tuple[list[str], int] | None:
    """The names of the columns of ``rows``, and how many of these hold no turn; None if it is no table of turns.

    Without a first row of names one column has to hold a word for a side in each row, and both sides.
    """
    head = list(islice(rows, _HEAD_ROWS))
    if len(head) < _FEWEST or not all(isinstance(row, list) and len(row) >= _FEWEST for row in head):
        return None
    names = head[0]
    if all(isinstance(name, str) for name in names):
        columns = recognise_columns(names, options)
        if columns and (columns.role or columns.speaker or options.columns):
            return names, 1
    if options.columns or any(len(row) != len(names) for row in head):
        return None
    columns_of = [[row[at] for row in head] for at in range(len(names))]
    told = [_kind(values, options) for values in columns_of]
    texts = [at for at, kind in enumerate(told) if kind == "text"]
    if told.count("role") != 1 or not texts:
        return None
    longest = max(texts, key=lambda at: sum(map(len, columns_of[at])))
    kinds = [kind if kind != "text" or at == longest else "" for at, kind in enumerate(told)]
    return [kind if kind and kinds.index(kind) == at else f"#{at}" for at, kind in enumerate(kinds)], 0


def _kind(values: Sequence[Any], options: ReadOptions) -> str:
    """What a column without a name holds: ``role``, ``time``, ``text``, or nothing that we need."""
    from replylint.readers.times import parse_time

    if not all(isinstance(value, str) for value in values):
        return "time" if all(parse_time(value, options.timezone) for value in values) else ""
    sides = {None if value.strip().isdigit() else word_role(value, options.roles) for value in values}
    if None not in sides and len(sides) > 1:
        return "role"
    return "time" if all(parse_time(value, options.timezone) for value in values) else "text"
