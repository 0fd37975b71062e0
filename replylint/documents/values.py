"""Which values of a document of keys, lists and texts are replies: each by its keys, and by what stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from replylint.documents.fields import is_reply
from replylint.documents.names import is_customer, is_side

T = TypeVar("T")
Path = tuple[str | int, ...]


def replies(values: Iterable[tuple[Path, str, T]], fields: Sequence[str]) -> Iterator[T]:
    """Those that come with replies, of ``values``: all texts of one document, with the keys and indices to each.

    What a customer says in a talk ({role: user, content: …}) is none. The items of a list are alike: all are replies if
    most of them are, or if there is nothing in the document but the list.
    """
    values = list(values)
    own = [is_reply(path, text, fields) for path, text, _ in values]
    if fields:
        yield from (one for (*_, one), chosen in zip(values, own, strict=True) if chosen)
        return
    theirs = {path[:-1] for path, text, _ in values if path and is_side(path[-1]) and is_customer(text)}
    lists = Counter(path[:-1] for path, *_ in values if path and isinstance(path[-1], int))
    chosen = Counter(path[:-1] for (path, *_), is_own in zip(values, own, strict=True) if is_own)
    for (path, text, one), is_own in zip(values, own, strict=True):
        among = path[:-1]
        is_one = is_own or (bool(path) and text.strip() and 2 * chosen[among] > lists[among] > 0) or _is_all(path, text)
        if is_one and not any(path[:length] in theirs for length in range(len(path) if theirs else 0)):
            yield one


def _is_all(path: Path, text: str) -> bool:
    """Whether a text is an item of a list that is the whole document."""
    return len(path) == 1 and isinstance(path[0], int) and bool(text.strip())
