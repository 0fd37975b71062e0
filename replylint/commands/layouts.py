"""``replylint layouts``: the export layouts that are recognised, and those that the settings name."""

from __future__ import annotations

from replylint import readers
from replylint.commands.choices import Choices
from replylint.commands.options import Call
from replylint.model import Both
from replylint.reports.escape import visible

HERE = "."
OWN = Both("设置里的格式（{}）", "a layout of the settings ({})")


def run(call: Call) -> int:
    """List name and title of every layout, in the order in which they are tried; then those of the settings here."""
    choices = Choices(call.options)
    call.options["lang"] = lang = choices.of(HERE).lang
    for layout in readers.layouts():
        print(f"{layout.name:18} {layout.title.get(lang)}")
    for path, made in choices.values(HERE).items():
        if path[0] == "layouts":
            print(f"{visible(path[1]):18} {OWN.get(lang).format(visible(made.origin))}")
    return 0
