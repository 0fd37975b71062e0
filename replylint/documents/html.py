"""HTML within Markdown: what a page shows of it as something said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replylint.documents.fields import reply_columns
from replylint.documents.labels import label

HIDDEN = "\0"

# What a page shows nothing of, or as a heading; and the tags that part what is said.
_UNSAID = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|pre|summary|th|dt|title|h[1-6])\b.*?(?:</\1\s*>|\Z)"
    r"|</?(?:p|div|details|table|thead|tbody|tfoot|tr|td|ul|ol|li|dl|dt|dd|center|blockquote|section|article|aside|main"
    r"|header|footer|figure|hr)\b[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_ROW = re.compile(r"<tr\b[^<>]*>(?P<cells>.*?)(?=</tr\s*>|<tr\b|\Z)", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<t[hd]\b[^<>]*>(.*?)(?=</t[hd]\s*>|<t[hdr]\b|\Z)", re.DOTALL | re.IGNORECASE)
STYLE = re.compile(r"</?(?:font|span|b|strong|i|em|u|small|big|sub|sup|mark|a)\b[^<>]*>", re.IGNORECASE)
_CLOSING = re.compile(r"(?:</[A-Za-z]+>)+")
TAG = re.compile(r"<[^<>]*>")


def said(html: str, fields: Sequence[str]) -> str:
    """``html``, at its length, with all that is not said ``HIDDEN``; ``fields`` choose the columns of its table."""
    shown = _UNSAID.sub(lambda tag: HIDDEN * len(tag[0]), html)
    for start, end in _keys(html, fields):
        shown = shown[:start] + HIDDEN * (end - start) + shown[end:]
    return shown


def behind(text: str, shown: int) -> int:
    """How much of ``text`` stands up to the end of its first ``shown`` characters that are not in tags of style.

    Those around them are part of it: **<font color="red">问</font>**：…
    """
    at = 0
    while shown and (tag := STYLE.search(text, at)) and tag.start() - at < shown:
        shown -= tag.start() - at
        at = tag.end()
    at += shown
    closing = _CLOSING.match(text, at) if at else None
    return closing.end() if closing else at


def _keys(html: str, fields: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the cells stand that hold no replies, as the first row of the table names its columns.

    A cell that goes on through the rows below it stands to the left, so that columns are counted from the right.
    """
    rows = [[cell.span(1) for cell in _CELL.finditer(html, *row.span("cells"))] for row in _ROW.finditer(html)]
    if not rows:
        return
    texts = [[TAG.sub("", html[start:end]).strip() for start, end in row] for row in rows]
    header = texts[0]
    if not (fields or any(label(f"{name}:")[0] is not None for name in header)):
        return
    chosen = reply_columns(header, texts[1:], fields)
    for row in rows:
        for column, span in enumerate(row, len(header) - len(row)):
            if column not in chosen or row is rows[0]:
                yield span
