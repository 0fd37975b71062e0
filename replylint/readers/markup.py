"""The text of an HTML message body, as its reader saw it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BREAKS = {"address", "article", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"}
_BREAKS |= {"section", "table", "tr", "ul"}
_HIDDEN = {"blockquote", "head", "script", "style"}  # a blockquote is the quoted message, not the reply
_EMOJI = re.compile(r"\[[^\[\]<>]{1,12}\]|[^\w\s<>&]{1,8}")
_TAGS = re.compile(r"</(?:p|div|span|b|strong|a|font|li|blockquote)>|<br\s*/?>|<(?:img|p|div|span)[\s>]", re.IGNORECASE)


class Parser(HTMLParser):
    """Python's parser, which fails at ``<![;`` and what else only begins as a declaration does."""

    def parse_html_declaration(self, i: int) -> int:
        """Where the declaration, or what is none, ends that begins at ``i``; -1 if it does not end."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)


class Words(Parser):
    """Gathers the words of what it is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: list[str] = []

    def text(self) -> str:
        """The words so far: paragraphs on lines of their own, without blank lines."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A paragraph begins, a line breaks, a picture stands, or something hidden begins."""
        if tag in _HIDDEN:
            self.hidden.append(tag)
        elif tag in _BREAKS:
            self.parts.append("\n")
        elif tag == "img" and not self.hidden:
            name = dict(attrs).get("alt") or ""
            self.parts.append(name if _EMOJI.fullmatch(name) else "[图片]")

    def handle_endtag(self, tag: str) -> None:
        """A paragraph, or something hidden, ends."""
        if self.hidden and tag == self.hidden[-1]:
            self.hidden.pop()
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words; blanks between tags are one."""
        if not self.hidden:
            self.parts.append(" ".join(data.split()) if not data.strip() else data)


def plain_text(html: str) -> str:
    """``html`` without tags: paragraphs on lines of their own, images as ``[图片]``, quotes left out."""
    if "<" not in html and "&" not in html:
        return html.strip()
    parser = Words()
    parser.feed(html)
    parser.close()
    return parser.text()


def as_shown(text: str) -> str:
    """``text`` as its reader saw it if it is written in HTML, and as it is otherwise."""
    return plain_text(text) if "<" in text and _TAGS.search(text) else text
