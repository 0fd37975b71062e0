"""``replylint config``: the settings that hold for a file, and where each of them was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.commands import say
from replylint.commands.choices import Choices
from replylint.commands.options import Call
from replylint.model import Both
from replylint.settings.file import Value, Values
from replylint.settings.schema import FILE, properties
from replylint.talks.timing import Yardsticks
from replylint.toml import dotted, written

HERE = "."
WIDEST = 60
DEFAULT = Both("默认", "default")
EXCLUDED = Both("{}：设置里写明不检查。", "{}: excluded by the settings.")


def run(call: Call) -> int:
    """Print every setting as TOML, with its origin behind it; status 0."""
    if call.options["schema"]:
        print(FILE.read_text("utf-8"), end="")
        return 0
    file = call.arguments[0] if call.arguments else HERE
    choices = Choices(call.options)
    chosen = choices.of(file)
    call.options["lang"] = chosen.lang
    rows = [
        (f"{dotted(path)} = {written(made.value)}", made.origin or DEFAULT.get(chosen.lang))
        for path, made in _all(choices.values(file), chosen.settings.yardsticks)
    ]
    width = min(max(len(setting) for setting, _ in rows), WIDEST)
    for setting, origin in rows:
        print(f"{setting:{width}}  # {origin}")
    if choices.excludes(file):
        say(EXCLUDED.get(chosen.lang).format(file))
    return 0


def _all(values: Values, yardsticks: Yardsticks) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Every setting in the order of the schema; those that nobody made have no origin."""
    for key, node in properties().items():
        made = {path: value for path, value in values.items() if path[0] == key}
        if key == "yardsticks":
            held = {(key, name): Value(value, "") for name, value in as_table(yardsticks).items()}
            yield from (held | made).items()
        elif made:
            yield from made.items()
        elif "default" in node:
            yield (key,), Value(node["default"], "")


def as_table(yardsticks: Yardsticks) -> dict[str, Any]:
    """Yardsticks as settings files write them; a share that is not set has no place there."""
    table = {name.replace("_", "-"): value for name, value in yardsticks._asdict().items() if value is not None}
    return table | {"rates": [rate._asdict() for rate in yardsticks.rates if rate.share is not None]}
