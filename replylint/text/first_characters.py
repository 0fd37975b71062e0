"""The characters that what a regular expression matches can begin with, put into its program.

``re`` itself sees them only in the plainest patterns, and passes over all other characters of a text ten times as
fast where it knows them. Like all that is kept of programs (patterns.py), this rests on parts that are nobody's
promise.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Any

try:
    from re import _compiler as compiler  # type: ignore[attr-defined]
    from re import _constants as sre  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_compile as compiler
    import sre_constants as sre

WIDEST = 256  # characters of a range; if matches may begin with more, there is little to pass over

_REPEATS = {getattr(sre, name) for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") if hasattr(sre, name)}
_WIDTHLESS = {sre.AT, sre.ASSERT, sre.ASSERT_NOT}
_PLAIN_INFO = 4  # words of the head of a program in which nothing is said of how matches begin

Charset = list[tuple[Any, Any]]  # as ``re`` writes the inside of [...]


def quickened(code: list[int], tree: Any) -> list[int]:
    """The program ``code`` of the pattern parsed as ``tree``, told the characters that matches begin with.

    The same program if they are too many, if a match may be empty or stand only at the beginning, or if ``re`` has
    found them by itself.
    """
    info, skip, mask, least = code[:4]
    flags = tree.state.flags
    if info != sre.INFO or skip != _PLAIN_INFO or mask or not least or flags & sre.SRE_FLAG_IGNORECASE:
        return code
    first, _ = _firsts(tree)
    if not first or tree[0] == (sre.AT, sre.AT_BEGINNING):
        return code
    told: list[int] = []
    compiler._compile_charset(compiler._optimize_charset(first)[0], flags, told)
    return [info, skip + len(told), int(sre.SRE_INFO_CHARSET), *code[3 : 1 + skip], *map(int, told), *code[1 + skip :]]


def _firsts(items: Iterable[Any]) -> tuple[Charset | None, bool]:
    """With what ``items`` in a row can begin, None for anything; and whether all of them may be empty."""
    charset: Charset = []
    for item in items:
        first, empty = _first(*item)
        if first is None:
            return None, empty
        charset += first
        if not empty:
            return charset, False
    return charset, True


def _first(operation: Any, argument: Any) -> tuple[Charset | None, bool]:
    if operation is sre.LITERAL:
        return [(operation, argument)], False
    if operation is sre.IN and all(map(_is_narrow, argument)):
        return argument, False
    if operation is sre.BRANCH:
        branches = [_firsts(branch) for branch in argument[1]]
        firsts = [first for first, _ in branches if first is not None]
        known = list(chain.from_iterable(firsts)) if len(firsts) == len(branches) else None
        return known, any(empty for _, empty in branches)
    if operation is sre.SUBPATTERN and not any(argument[1:3]):  # flags of its own
        return _firsts(argument[-1])
    if operation in _REPEATS:
        least, _, repeated = argument
        first, empty = _firsts(repeated)
        return first, empty or not least
    return ([], True) if operation in _WIDTHLESS else (None, False)


def _is_narrow(item: tuple[Any, Any]) -> bool:
    kind, what = item
    if kind is sre.RANGE:
        return bool(what[1] - what[0] < WIDEST)
    return kind is sre.LITERAL or (kind is sre.CATEGORY and what is sre.CATEGORY_DIGIT)
