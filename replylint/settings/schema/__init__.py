"""What may stand in a settings file: ``replylint.schema.json``, and a reading of it that explains mistakes.

Of JSON Schema it knows the words that our own schema uses; a test holds it to the real thing. Editors complete
settings from the same file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from replylint.model import Both
from replylint.toml import dotted

FILE = Path(__file__).with_name("replylint.schema.json")

Node = Mapping[str, Any]
KeyPath = tuple[str | int, ...]

_TYPES = {
    "string": Both("文字（加引号）", "a string"),
    "boolean": Both("true 或 false", "true or false"),
    "integer": Both("整数", "a whole number"),
    "number": Both("数字", "a number"),
    "array": Both("列表，如 [\"…\", \"…\"]", "a list, like [\"…\", \"…\"]"),
    "object": Both("一个小节（表）", "a table"),
}  # fmt: skip


class Fault(NamedTuple):
    """Something that may not stand where it stands: ``path`` leads there through keys and list indices."""

    path: KeyPath
    said: Both


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The schema as it ships."""
    loaded: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return loaded


def properties() -> dict[str, dict[str, Any]]:
    """The keys of a settings file, in the order in which people are shown them, with what is said of each."""
    known: dict[str, Node] = schema()["properties"]
    return {name: {**_resolved(node), **node} for name, node in known.items()}


def faults(value: Any, node: Node | None = None, path: KeyPath = ()) -> Iterator[Fault]:
    """All that is wrong with ``value``, held against ``node`` of the schema (default: the whole)."""
    node = _resolved(schema() if node is None else node)
    kind = node.get("type")
    if kind and not _is(value, kind):
        yield Fault(path, _expected(path, _TYPES[kind]))
    elif "enum" in node and value not in node["enum"]:
        yield Fault(path, _expected(path, _one_of(value, node["enum"])))
    elif kind == "object":
        yield from _in_table(value, node, path)
    elif kind == "array":
        if len(value) < node.get("minItems", 0):
            yield Fault(path, _expected(path, Both("至少一项的列表", "a list with at least one item")))
        for at, item in enumerate(value):
            yield from faults(item, node["items"], (*path, at))
    elif kind == "string":
        if len(value) < node.get("minLength", 0):
            yield Fault(path, _expected(path, Both("文字，不能是空的", "some text")))
        elif "pattern" in node and not re.search(node["pattern"], value):
            yield Fault(path, _expected(path, Both(node["description"], node["title"])))
    elif kind in ("integer", "number"):
        least, most = node.get("minimum", value), node.get("maximum", value)
        if not least <= value <= most:
            yield Fault(path, _expected(path, _span(node)))


def _in_table(table: Mapping[str, Any], node: Node, path: KeyPath) -> Iterator[Fault]:
    known = node.get("properties", {})
    other = node.get("additionalProperties")
    for name, value in table.items():
        here = (*path, name)
        if name in known:
            yield from faults(value, known[name], here)
        elif not other:
            yield Fault(here, _unknown(here, list(known)))
        else:
            yield from (Fault(here, fault.said) for fault in faults(name, node.get("propertyNames", {}), here))
            yield from faults(value, other, here)
    for name in node.get("required", ()):
        if name not in table:
            yield Fault(path, Both(f"{dotted(path)} 里缺 {name}", f"{dotted(path)} lacks {name}"))


def _unknown(path: KeyPath, known: Sequence[str]) -> Both:
    from difflib import get_close_matches

    name = str(path[-1])
    plain = name.lower().replace("_", "-")
    near = get_close_matches(plain, known, 1, 0.6)
    if near:
        return Both(
            f"没有 {dotted(path)} 这一项，是不是想写 {near[0]}", f"unknown key {dotted(path)}; perhaps {near[0]}"
        )
    return Both(
        f"没有 {dotted(path)} 这一项，可用的有：{'、'.join(known)}",
        f"unknown key {dotted(path)}; there are: {', '.join(known)}",
    )


def _expected(path: KeyPath, what: Both) -> Both:
    name = dotted(path)
    return Both(f"{name} 要写成{what.zh}" if name else f"要写成{what.zh}", f"{name} must be {what.en}".lstrip())


def _one_of(value: Any, known: Sequence[str]) -> Both:
    from difflib import get_close_matches

    near = get_close_matches(str(value).lower(), known, 1, 0.6)
    zh, en = (f"，是不是想写 {near[0]}", f"; perhaps {near[0]}") if near else ("", "")
    return Both(f" {'、'.join(known)} 之一{zh}", f"one of {', '.join(known)}{en}")


def _span(node: Node) -> Both:
    least, most = node.get("minimum"), node.get("maximum")
    if most is None:
        return Both(f"不小于 {least} 的数", f"{least} or more")
    return Both(f"{least} 到 {most} 之间的数", f"between {least} and {most}")


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    if kind in ("integer", "number"):
        return isinstance(value, int) or (isinstance(value, float) and (kind == "number" or value.is_integer()))
    python = {"string": str, "boolean": bool, "array": list, "object": dict}[kind]
    return isinstance(value, python)


def _resolved(node: Node) -> dict[str, Any]:
    """``node``, or the definition that it refers to."""
    if "$ref" not in node:
        return dict(node)
    definition: dict[str, Any] = schema()["definitions"][node["$ref"].rsplit("/", 1)[-1]]
    return _resolved(definition)
