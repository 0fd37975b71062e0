"""Comments in canned-reply files: what their writers say to each other, not to a customer.

Only what the format itself takes for a comment: never a part of a value, of code, or of a reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.documents.base import Lines
from replylint.model import Comment

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_MARKUP = re.compile(r"`[^`\n]+`|<!--(?P<html>.*?)-->|\{/\*(?P<mdx>.*?)\*/\}")
_BEHIND_SIGN = re.compile(r"(?<!\S)#([^\r\n]*)")
_WHOLE_LINE = re.compile(r"^[ \t]*(?:#|//|<!--)(.*?)(?:-->)?[ \t\r]*$", re.MULTILINE)

# What a comment may stand above: a list as a whole is none of them, as one may stand between its items.
_BLOCKS = frozenset(
    {"paragraph_open", "list_item_open", "blockquote_open", "table_open", "fence", "code_block", "html_block"}
)

Block = tuple[int, int]
"""The first and the last line of a block of Markdown, from 1."""
Found = Iterator[tuple[int, int, str, Block | None]]
"""Where each comment begins and ends in the file, what it says, and the block below it."""


def comments(file: str, source: str) -> Iterator[Comment]:
    """The comments of a file's decoded text, each on one line. Raises ReplylintError for a broken file."""
    kind = file.lower().rpartition(".")[2]
    lines = Lines(source)
    for start, end, text, below in _KINDS.get(kind, _nothing)(source):
        line, _ = lines.position(start)
        first = lines.starts[line - 1]
        last = lines.starts[line] if line < len(lines.starts) else len(source)
        alone = not (source[first:start] + source[end:last]).strip(" \t\r\n>")
        yield Comment(line, text.strip(), alone, below)


def _markdown(source: str) -> Found:
    from markdown_it import MarkdownIt

    front = _FRONT_MATTER.match(source)
    body = front.end() if front else 0
    if front:
        yield from _yaml(source[: front.end(1)].replace("---", "   ", 1))
    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    lines = Lines(source)
    skipped, _ = lines.position(body)
    code: set[int] = set()
    blocks: dict[int, Block] = {}  # the outermost one that begins on each line
    for token in parser.parse("\n" * (skipped - 1) + source[body:]):
        if token.map and token.type in _BLOCKS:
            first, last = token.map[0] + 1, token.map[1]
            blocks.setdefault(first, (first, last))
            if token.type in ("fence", "code_block"):
                code.update(range(first, last + 1))
    for match in _MARKUP.finditer(source, body):
        said = match["html"] or match["mdx"]
        line, _ = lines.position(match.end() - 1)
        if said and lines.position(match.start())[0] not in code:
            below = next((blocks[near] for near in (line + 1, line + 2) if near in blocks), None)
            yield match.start(), match.end(), said, below


def _yaml(source: str) -> Found:
    from replylint.documents.yaml import gaps

    for start, end in gaps(source):
        for match in _BEHIND_SIGN.finditer(source, start, end):
            yield match.start(), match.end(), match[1], None


def _toml(source: str) -> Found:
    from replylint.documents.toml import comments

    return ((match.start(), match.end(), match[0][1:], None) for match in comments(source))


def _text(source: str) -> Found:
    """In plain text a comment is a line of its own: behind a reply, it would be sent with it."""
    for match in _WHOLE_LINE.finditer(source):
        yield match.start(), match.end(), match[1], None


def _nothing(source: str) -> Found:
    return iter(())


_KINDS = {
    **dict.fromkeys(("md", "markdown", "mdx"), _markdown),
    **dict.fromkeys(("yaml", "yml"), _yaml),
    "toml": _toml,
    "txt": _text,
}
