"""Text on lines of a terminal: messages clipped around the words at fault, explanations wrapped."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from replylint.reports.escape import inert, visible
from replylint.text.patterns import pattern

ELLIPSIS = "…"
LINE_BREAK = "⏎"
REACH = 16  # code points a cell: a family emoji has seven on two cells
# Characters of which each is a grapheme: Latin letters, Han characters, their punctuation, arrows.
_SINGLE = pattern(r"[\0-\f\x0e-\u02ff\u2010-\u2027\u2190-\u21ff\u3001-\u3029\u4e00-\u9fff\uff01-\uff9d]*")


# What stays together on a line: a word or a character, with the brackets before and the punctuation behind it.
_PIECE = pattern(r"[（「『《“‘]*(?:[!-~\u00a1-\u02ff]+|[^（「『《“‘]|$)[，。、；：？！）」』》”’…]*\s*")


class Row(NamedTuple):
    """What fits on one line, as pieces: text, and whether it is marked."""

    pieces: tuple[tuple[str, bool], ...]

    def underline(self, mark: str = "^") -> str:
        """The line below: ``mark`` under every cell of marked text."""
        return "".join((mark if marked else " ") * cells(text) for text, marked in self.pieces).rstrip()


class _Glyph(NamedTuple):
    """One grapheme as shown, its width in cells, and where it starts in the text."""

    shown: str
    width: int
    start: int


def excerpts(text: str, spans: Iterable[tuple[int, int]], width: int) -> Iterator[Row]:
    """Rows of at most ``width`` cells that together show the start of each of ``spans`` (offsets in ``text``)."""
    wanted = sorted(spans)
    begun = 0  # so many of the spans are shown
    while begun < len(wanted):
        start = wanted[begun][0]
        reach = width if _SINGLE.fullmatch(text, max(0, start - width), start + width) else REACH * width
        first, stop = max(0, start - reach), start + reach  # of a huge message, what can show
        glyphs = list(_glyphs(text[first:stop], first))
        at = next((index for index, glyph in enumerate(glyphs) if glyph.start >= start), 0)
        low, high = _window(glyphs, at, width, whole=first == 0 and stop >= len(text))
        before = [(ELLIPSIS, False)] if first or low else []
        behind = [(ELLIPSIS, False)] if stop < len(text) or high < len(glyphs) else []
        last = glyphs[high - 1].start if high else 0
        end = max(begun + 1, bisect_right(wanted, last, begun, key=itemgetter(0)))
        here, begun = wanted[begun:end], end
        shown = [(glyph.shown, any(a <= glyph.start < b for a, b in here)) for glyph in glyphs[low:high]]
        yield Row(tuple(_joined([*before, *shown, *behind])))


def clipped(text: str, width: int) -> str:
    """``text`` made visible on one line, cut between graphemes to ``width`` cells."""
    return "".join(piece for row in excerpts(text, [(0, 0)], width) for piece, _ in row.pieces)


@lru_cache(maxsize=256)  # rules say the same of many findings
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """``text`` made visible, on lines of at most ``width`` cells (but for single words that are longer)."""
    lines: list[str] = []
    line, used = "", 0
    for piece in _PIECE.findall(visible(text)):
        if line and used + cells(piece.rstrip()) > width:
            lines.append(inert(line.rstrip()))
            line, used = "", 0
        line += piece
        used += cells(piece)
    return (*lines, inert(line.rstrip()))


def cells(text: str) -> int:
    """How many terminal cells ``text`` fills."""
    return sum(_width(grapheme) for grapheme in _graphemes(text))


def _window(glyphs: Sequence[_Glyph], at: int, width: int, whole: bool) -> tuple[int, int]:
    """The glyphs to show: all if they fit, else a third of the room before glyph ``at`` and the rest from it on."""
    if whole and sum(glyph.width for glyph in glyphs) <= width:
        return 0, len(glyphs)
    room = width - 2 * len(ELLIPSIS)
    low, used = at, 0
    while low and used + glyphs[low - 1].width <= room // 3:
        low -= 1
        used += glyphs[low].width
    high = low
    used = 0
    while high < len(glyphs) and used + glyphs[high].width <= room:
        used += glyphs[high].width
        high += 1
    while low and used + glyphs[low - 1].width <= room:  # near the end: fill up with what comes before
        low -= 1
        used += glyphs[low].width
    return low, high


def _joined(pieces: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    run, run_marked = "", False
    for text, marked in pieces:
        if run and marked != run_marked:
            yield inert(run), run_marked
            run = ""
        run, run_marked = run + text, marked
    if run:
        yield inert(run), run_marked


def _glyphs(text: str, offset: int) -> Iterator[_Glyph]:
    for grapheme in _graphemes(text):
        shown = LINE_BREAK if grapheme in ("\n", "\r\n") else visible(grapheme)
        yield _Glyph(shown, _width(shown) if shown == grapheme else sum(map(_width, shown)), offset)
        offset += len(grapheme)


def _graphemes(text: str) -> Sequence[str]:
    if _SINGLE.fullmatch(text):
        return text
    import regex  # takes longer to load than a draft to check: only where characters may belong together

    graphemes: list[str] = regex.findall(r"\X", text)
    return graphemes


@lru_cache(maxsize=4096)
def _width(grapheme: str) -> int:
    if len(grapheme) == 1:
        return 2 if unicodedata.east_asian_width(grapheme) in "WF" else 0 if unicodedata.combining(grapheme) else 1
    alone = "\U0001f3fb" <= grapheme[0] <= "\U0001f3ff"  # skin tones without a hand or a face stand side by side
    if "\ufe0f" in grapheme or _is_flag(grapheme) or (_width(grapheme[0]) == 2 and not alone):
        return 2
    return sum(map(_width, grapheme))


def _is_flag(grapheme: str) -> bool:
    return "\U0001f1e6" <= grapheme[0] <= "\U0001f1ff"
