"""Regular expressions that are compiled when they are first used, and not again if an earlier run has done so.

To compile one takes up to a millisecond, and a draft needs few of those that the modules it passes through name.
What ``re`` makes of one is a program, a row of numbers for its engine: these are kept between runs (compiled.py).
"""

import marshal
import re
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, cast

_declared: list[str] = []
_known: dict[str, bytes] = {}


class _Pattern:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """What a compiled pattern has under this name; asked for once, because it stays here from then on."""
        found = re.compile(self._source, self._flags) if self._flags else compiled(self._source)
        value = getattr(found, name)
        setattr(self, name, value)
        return value


def pattern(source: str, flags: int = 0) -> "re.Pattern[str]":
    """As ``re.compile``, later."""
    if not flags:
        _declared.append(source)
    return cast("re.Pattern[str]", _Pattern(source, flags))


@cache
def compiled(source: str) -> "re.Pattern[str]":
    """As ``re.compile``, sooner if the program of ``source`` is known."""
    program = _known.get(source)
    return re.compile(source) if program is None else _assembled(source, program)


def know(programs: Mapping[str, bytes]) -> None:
    """From now on the patterns whose ``programs`` were made, in another run or by another machine, are known."""
    _known.update(programs)


def programs(sources: Iterable[str]) -> dict[str, bytes]:
    """The programs of ``sources`` and of every ``pattern`` so far, packed: of those that come back alike.

    They are told with which characters matches begin, and so are quicker than those of ``re``.
    """
    found = {}
    for source in dict.fromkeys((*_declared, *sources)):
        # These parts of ``re`` are nobody's promise.
        with suppress(re.error, ImportError, AttributeError, TypeError, ValueError, RuntimeError):
            tree, code = _parsed(source)
            if _assembled(source, _program(tree, code)) == re.compile(source):
                from replylint.text.first_characters import quickened

                found[source] = _program(tree, quickened(code, tree))
    return found


def _parsed(source: str) -> tuple[Any, list[int]]:
    """What ``re`` reads in ``source``, and the program that it makes of it."""
    try:
        from re import _compiler as compiler  # type: ignore[attr-defined]
        from re import _parser as parser  # type: ignore[attr-defined]
    except ImportError:  # Python 3.10
        import sre_compile as compiler
        import sre_parse as parser
    tree = parser.parse(source)
    return tree, list(map(int, compiler._code(tree, 0)))


def _program(tree: Any, code: list[int]) -> bytes:
    from _sre import MAGIC  # type: ignore[import-not-found]

    state, names = tree.state, [None] * tree.state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return zlib.compress(
        marshal.dumps((MAGIC, int(state.flags), code, state.groups - 1, state.groupdict, tuple(names)))
    )


def _assembled(source: str, program: bytes) -> "re.Pattern[str]":
    import _sre

    magic, *parts = marshal.loads(zlib.decompress(program))
    if magic != _sre.MAGIC:  # a cluster's workers may have another Python than who sent them here
        return re.compile(source)
    found: re.Pattern[str] = _sre.compile(source, *parts)
    return found
