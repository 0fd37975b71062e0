"""What is a reply in a file of replies: by the user's word, by the name that its writer gave it, or by its look."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from replylint.documents.names import MATTERS, VAGUE, VARIABLES, is_other_name, is_reply_name, looked_up
from replylint.documents.speech import HAN, is_about_replies, is_name, is_sentence, speaks


def is_reply(path: Sequence[str | int], value: str, fields: Sequence[str]) -> bool:
    """Whether the value at ``path`` (keys and list indices from the root) is a reply.

    ``fields`` are globs: ``answer`` is every key of that name, ``*.reply`` and ``faq.answer`` the whole path
    with dots, list indices left out. Without any, the key's name and those above it decide, and where
    they say nothing, whether the value reads like a Chinese sentence.
    """
    if not value.strip():
        return False
    names = [part for part in path if isinstance(part, str)]
    if fields:
        return _chosen(names, fields)
    plain = [looked_up(name) for name in names]
    plain = [name for name in plain[:-1] if name not in MATTERS] + plain[-1:]
    for name in reversed(plain):
        if is_reply_name(name):
            return True
        if is_other_name(name):
            return False
        if name and name not in VAGUE:
            break
    if any(map(is_other_name, plain)):
        return False
    if HAN.search(value) and any(map(is_reply_name, plain)):
        return True
    return (bool(plain) and plain[-1] in VAGUE) or (is_sentence(value) and not is_about_replies(value))


def reply_columns(header: Sequence[str], rows: Sequence[Sequence[str]], fields: Sequence[str]) -> list[int]:
    """The columns of a table that hold replies; ``rows`` are its first data rows."""
    if fields:
        return [at for at, name in enumerate(header) if _chosen([name.strip()], fields)]
    plain = [looked_up(name) for name in header]
    named = [at for at, name in enumerate(plain) if is_reply_name(name)]
    vague = [at for at, name in enumerate(plain) if name in VAGUE]
    if named or vague:
        return named or vague
    if not VARIABLES.isdisjoint(plain):
        return []
    cells = [[row[at] for row in rows if at < len(row)] for at in range(len(plain))]
    spoken = [at for at, name in enumerate(plain) if not is_other_name(name) and any(map(is_sentence, cells[at]))]
    spoken = [at for at in spoken if not all(map(is_name, cells[at]))] or spoken
    return [at for at in spoken if any(map(speaks, cells[at]))] or spoken


def _chosen(names: Sequence[str], fields: Sequence[str]) -> bool:
    whole, last = ".".join(names), names[-1] if names else ""
    return any(
        fnmatchcase(whole, field) or fnmatchcase(f".{whole}", field) if "." in field else fnmatchcase(last, field)
        for field in fields
    )
