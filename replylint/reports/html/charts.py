"""Charts as SVG, drawn by small functions: no script, no library, colours by CSS class.

A chart is a picture for the eye; the page gives the same figures as a table to those who listen.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from replylint.reports.excerpt import clipped

WIDTH = 520
ROW, BAR = 30, 14  # heights of a row, and of the bar in it
LABEL, VALUE = 150, 70  # widths left and right of the bars
LABEL_CELLS = 20
PLOT, AXIS = 150, 22  # heights of a column chart and of the labels below it
_DIGIT = 8  # width of a sign of these labels


class Bar(NamedTuple):
    """One row: its label, the parts of its bar (CSS class, amount), and the figure behind it."""

    label: str
    parts: tuple[tuple[str, float], ...]
    figure: str


class Bullet(NamedTuple):
    """A share reached (0 to 1), and the share that is wanted, if any."""

    label: str
    reached: float
    wanted: float | None
    figure: str


def bars(rows: Sequence[Bar]) -> str:
    """Horizontal bars on a common scale."""
    most = max((sum(amount for _, amount in row.parts) for row in rows), default=0) or 1
    room = WIDTH - LABEL - VALUE
    drawn = []
    for index, row in enumerate(rows):
        top, left = index * ROW, float(LABEL)
        drawn.append(_text(0, top, "label", clipped(row.label, LABEL_CELLS)))
        for style, amount in row.parts:
            width = room * amount / most
            if amount:
                drawn.append(_rectangle(left, top + (ROW - BAR) / 2, width, BAR, style))
            left += width
        drawn.append(_text(left + 8, top, "figure", row.figure))
    return _svg(WIDTH, len(rows) * ROW, drawn)


def bullets(rows: Sequence[Bullet]) -> str:
    """Shares of a whole, each with a tick at what is wanted."""
    room = WIDTH - LABEL - VALUE
    drawn = []
    for index, row in enumerate(rows):
        top = index * ROW
        style = "missed" if row.wanted is not None and row.reached < row.wanted else "plain"
        drawn.append(_text(0, top, "label", row.label))
        drawn.append(_rectangle(LABEL, top + (ROW - BAR) / 2, room, BAR, "track"))
        drawn.append(_rectangle(LABEL, top + (ROW - BAR) / 2, room * row.reached, BAR, style))
        if row.wanted is not None:
            drawn.append(_rectangle(LABEL + room * row.wanted - 1, top + (ROW - BAR) / 2 - 4, 2, BAR + 8, "tick"))
        drawn.append(_text(LABEL + room + 8, top, "figure", row.figure))
    return _svg(WIDTH, len(rows) * ROW, drawn)


def columns(figures: Sequence[tuple[str, int]], most_labels: int = 12) -> str:
    """Upright columns from left to right, with as many labels below as are readable."""
    most = max((count for _, count in figures), default=0) or 1
    step = WIDTH / max(len(figures), 1)
    every = -(-len(figures) // most_labels)
    crowded = step < 26
    drawn = [_rectangle(0, PLOT + 18, WIDTH, 1, "axis")]
    for index, (label, count) in enumerate(figures):
        height, middle = PLOT * count / most, (index + 0.5) * step
        if count:
            drawn.append(
                _rectangle(
                    index * step + step * 0.15, PLOT + 18 - height, step * 0.7, height, "plain", f"{label}: {count}"
                )
            )
        if count and (not crowded or count == most):
            drawn.append(_middle(middle, PLOT + 12 - height, "figure", str(count)))
        if index % every == 0:
            half = min(len(label) * _DIGIT / 2, WIDTH / 2)  # the first and the last label stay within the picture
            drawn.append(_middle(min(max(middle, half), WIDTH - half), PLOT + 18 + AXIS - 6, "label", label))
    return _svg(WIDTH, PLOT + 18 + AXIS, drawn)


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    return f'<svg viewBox="0 0 {width:g} {height:g}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'


def _rectangle(x: float, y: float, width: float, height: float, style: str, title: str = "") -> str:
    tip = f"<title>{escape(title)}</title>" if title else ""
    return f'<rect class="{style}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}">{tip}</rect>'


def _text(x: float, top: float, style: str, text: str) -> str:
    return f'<text class="{style}" x="{x:.1f}" y="{top + ROW / 2 + 5:.1f}">{escape(text)}</text>'


def _middle(x: float, y: float, style: str, text: str) -> str:
    return f'<text class="{style} middle" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'
