"""TOML: the tokens of a document, what it says, and values as it writes them."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from replylint.text.patterns import pattern

LONGEST_KEY = 100  # parts; the standard library takes the square of them
TOKEN = pattern(
    r"""
    (?P<skip> \#[^\n]* | [ \t\r]+ )
    | (?P<string>
        \"{3} (?: [^"\\] | \\. | "{1,2}(?!") )* "{3,5}
        | '{3} (?: [^'] | '{1,2}(?!') )* '{3,5}
        | " (?: [^"\\] | \\. )* "
        | '[^']*' )
    | (?P<bare> [^\s\#"'\[\]{}=,]+ (?: [ ]\d\d:\d\d[^\s\#"'\[\]{}=,]* )? )   # a date and its time are one
    | (?P<sign> . | \n )
    """,
    re.VERBOSE | re.DOTALL,
)


def parsed(source: str) -> dict[str, Any]:
    """What a document says; raises ValueError if it is none, RecursionError if it nests without end."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    if source.count(".") > LONGEST_KEY and _longest_key(source) > LONGEST_KEY:
        raise RecursionError(f"a key of more than {LONGEST_KEY} parts")
    return tomllib.loads(source)


def _longest_key(source: str) -> int:
    """How many dots the longest key has."""
    most = dots = 0
    for match in TOKEN.finditer(source):
        if match.lastgroup == "sign":
            dots = 0
        elif match.lastgroup == "bare":
            dots += match[0].count(".")
            most = max(most, dots)
    return most


def written(value: Any) -> str:
    """``value``, one of those that settings have, on one line."""
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key(name)} = {written(inner)}" for name, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(written, value))}]"
    return _quoted(value)


def _quoted(value: Any) -> str:
    """As JSON has it, which TOML reads the same way but for one control character."""
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def dotted(path: Sequence[str | int]) -> str:
    """A path through tables and lists, for people: ``yardsticks.late``, ``select[0]``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{key(step)}" for step in path).removeprefix(".")


def key(name: str) -> str:
    """``name`` as a key: bare where that is allowed."""
    bare = name.isascii() and name.replace("-", "_").isidentifier()
    return name if bare else _quoted(name)
