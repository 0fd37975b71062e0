"""``replylint layouts``: the export layouts that are recognised."""

from __future__ import annotations

from replylint import readers
from replylint.options import Call


def run(call: Call) -> int:
    """List name and title of every layout, in the order in which they are tried."""
    lang = call.options["lang"] or "zh"
    for layout in readers.layouts():
        print(f"{layout.name:18} {layout.title.get(lang)}")
    return 0
