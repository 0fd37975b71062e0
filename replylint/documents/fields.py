"""What is a reply in a file of replies: by the user's word, by the name that its writer gave it, or by its look."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from replylint.documents.names import GUIDANCE, MATTERS, VAGUE, VARIABLES, is_other_name, is_reply_name, looked_up
from replylint.documents.speech import HAN, addresses, is_about_replies, is_name, is_sentence, speaks


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


def reply_columns(
    header: Sequence[str], rows: Sequence[Sequence[str]], fields: Sequence[str], of_prose: bool = False
) -> list[int]:
    """The columns of a table that hold replies; ``rows`` are its first data rows.

    A table within prose (``of_prose``) may hold facts as well (区域 | 时效): unless its columns are named as replies,
    those are that speak to somebody.
    """
    if fields:
        return [at for at, name in enumerate(header) if _chosen([name.strip()], fields)]
    plain = [looked_up(name) for name in header]
    named = [at for at, name in enumerate(plain) if is_reply_name(name)]
    vague = [at for at, name in enumerate(plain) if name in VAGUE]
    if named:
        return named
    cells = [[row[at] for row in rows if at < len(row)] for at in range(len(plain))]
    other = [is_other_name(name) or GUIDANCE.fullmatch(name) is not None for name in plain]
    if vague:  # 开头 | 正文 | 结尾
        beside = {at for at, column in enumerate(cells) if not other[at] and _is_addressed(column)}
        return sorted(beside.union(at for at in vague if not of_prose or any(map(speaks, cells[at]))))
    if not VARIABLES.isdisjoint(plain):
        return []
    spoken = [at for at, column in enumerate(cells) if not other[at] and any(map(is_sentence, column))]
    spoken = [at for at in spoken if not all(map(is_name, cells[at]))] or spoken
    speaking = [at for at in spoken if any(speaks(cell) and not is_about_replies(cell) for cell in cells[at])]
    return speaking if of_prose else speaking or spoken


def _is_addressed(cells: Sequence[str]) -> bool:
    return sum(map(addresses, cells)) * 2 >= max(1, sum(map(bool, cells)))


def _chosen(names: Sequence[str], fields: Sequence[str]) -> bool:
    whole, last = ".".join(names), names[-1] if names else ""
    return any(
        fnmatchcase(whole, field) or fnmatchcase(f".{whole}", field) if "." in field else fnmatchcase(last, field)
        for field in fields
    )
