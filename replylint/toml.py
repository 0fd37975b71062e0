"""Values as TOML writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


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
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def dotted(path: Sequence[str | int]) -> str:
    """A path through tables and lists, for people: ``yardsticks.late``, ``select[0]``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{key(step)}" for step in path).removeprefix(".")


def key(name: str) -> str:
    """``name`` as a key: bare where that is allowed."""
    bare = name.isascii() and name.replace("-", "_").isidentifier()
    return name if bare else _quoted(name)
