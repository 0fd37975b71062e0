"""Markdown: paragraphs, list items, quotes, fences and table cells; front matter as YAML or TOML.

markdown-it tells the blocks and their lines. Headings, programs, lines labelled as something else than an answer
(问：, 场景：), what tells of the file itself (使用说明) and what must not be said (错误示范) are not replies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from replylint.documents import toml, yaml
from replylint.documents.base import Lines, Slot, joined
from replylint.documents.fields import is_about_replies, is_apart, is_name, is_sentence, label, reply_columns
from replylint.model import Place

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML_MATTER = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_SPOKEN_FENCES = {"", "text", "txt", "plain", "plaintext", "reply", "chat", "markdown", "md", "quote", "话术", "回复"}
_MARKUP = "*_`[]<>|\\"
_SPECIAL = re.compile(r"[*_`\[\]<>|\\#\r\n]|^[-+] ")

_CHINESE = re.compile(r"[\s\u3000-\u9fff\uff00-\uffef]+")  # and nothing that a program has
_FILE_TREE = re.compile("[├└]")
_NAVIGATION = re.compile(r"\[[^\]\n]*\]\((?!https?:)[^()\n]*\)")  # a link to another part, and nothing else

_Line = tuple[int, str]  # file offset, text


def slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """The replies of a Markdown file; ``fields`` choose among front matter keys and table columns."""
    front = _FRONT_MATTER.match(source)
    if front:
        yield from yaml.slots(source[: front.end(1)].replace("---", "   ", 1), fields)
    elif front := _TOML_MATTER.match(source):
        yield from toml.slots(source[: front.end(1)].replace("+++", "   ", 1), fields)
    yield from _body(source, front.end() if front else 0, fields)


def _body(source: str, start: int, fields: Sequence[str]) -> Iterator[Slot]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    source = source.replace("\0", " ")  # the parser would put another character there
    lines = Lines(source)
    skipped = lines.position(start)[0] - 1
    tokens = parser.parse("\n" * skipped + source[start:])
    for at, token in _said(tokens):
        if token.type in ("fence", "code_block"):
            yield from _code(token, lines)
        elif token.type == "table_open":
            end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
            yield from _table(tokens[at:end], lines, fields)
        elif tokens[at - 1].type in ("paragraph_open", "heading_open"):
            yield from _paragraph(list(_placed(token, lines)))


def _said(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """The blocks that may hold replies: none below a heading that says no, or in the block below such a label."""
    apart = 0  # the level of that heading
    named, fresh = 0, False  # how deep that label stands, and whether its block is still to come
    for at, token in enumerate(tokens):
        if token.type not in ("fence", "code_block", "table_open", "inline"):
            continue
        level = _heading(tokens[at - 1], token) if token.type == "inline" else 0
        if level:
            if not apart or level <= apart:
                apart = level if is_apart(token.content) else 0
            named = 0
            continue
        depth = token.level + (token.type != "inline")
        if named and not fresh and depth <= named:
            named = 0
        fresh = False
        if not apart and not named and not _names_its_item(tokens, at):
            if tokens[at - 1].type == "paragraph_open" and label(token.content) == (False, len(token.content)):
                named, fresh = depth, True
            yield at, token


def _names_its_item(tokens: Sequence[Token], at: int) -> bool:
    """Whether a paragraph but names the list item that goes on below it: a group of replies, or what was asked."""
    if tokens[at - 1].type != "paragraph_open" or at < 2 or tokens[at - 2].type != "list_item_open":
        return False
    return tokens[at + 2].type != "list_item_close" and is_name(tokens[at].content)


def _heading(opening: Token, block: Token) -> int:
    """The level of a heading, 0 of other blocks.

    A sentence with ``---`` right below it is a heading to Markdown, but to its writer a reply and a rule.
    """
    if opening.type != "heading_open" or (opening.markup == "-" and is_sentence(block.content)):
        return 0
    return int(opening.tag[1:])


def _placed(token: Token, lines: Lines, skip: int = 0) -> Iterator[_Line]:
    """Each line of a block's content with its offset: what stands before it on its line is the container's.

    The parser strips a block, so that lines of ideographic spaces are missing at its edges.
    """
    first, last = token.map or (0, 0)
    number = first + skip
    for content in token.content.rstrip("\n").split("\n"):
        text = content.strip()
        while number < last:
            written = lines.text(number).rstrip()
            number += 1
            if written.endswith(text):
                yield lines.starts[number - 1] + len(written) - len(text), text
                break


def _code(token: Token, lines: Lines) -> Iterator[Slot]:
    language = token.info.strip().split(" ")[0].lower()
    is_said = is_sentence(token.content) or _CHINESE.fullmatch(token.content)
    if language in _SPOKEN_FENCES and is_said and not _FILE_TREE.search(token.content):
        yield from _paragraph(list(_placed(token, lines, skip=int(token.type == "fence"))))


def _paragraph(content: list[_Line]) -> Iterator[Slot]:
    """The replies of one block: all of it, or what is labelled as an answer."""
    reply: list[_Line] = []
    answering = True
    for offset, text in content:
        meaning, length = label(text)
        if meaning is not None:
            yield from _joined(reply)
            reply = []
            answering = meaning
        if answering and text[length:]:
            reply.append((offset + length, text[length:]))
    yield from _joined(reply)


def _joined(reply: list[_Line]) -> Iterator[Slot]:
    if not reply or _is_no_reply("\n".join(text for _, text in reply)):
        return
    pieces: list[tuple[int, int, str]] = []
    for offset, text in reply:
        if pieces:
            pieces.append((pieces[-1][1], offset, "\n"))
        pieces += [(offset + i, offset + i + 1, char) for i, char in enumerate(text)]
    yield Slot(*joined(pieces, reply[0][0]), _escape, markup=_MARKUP)


def _is_no_reply(text: str) -> bool:
    is_heading = text.startswith("**") and text.endswith("**") and is_name(text.strip("*"))
    return is_heading or is_about_replies(text) or _NAVIGATION.fullmatch(text) is not None


def _table(tokens: Sequence[Token], lines: Lines, fields: Sequence[str]) -> Iterator[Slot]:
    rows: list[list[str]] = []
    numbers: list[int] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
            numbers.append(token.map[0])  # type: ignore[index]
        elif token.type == "inline":
            rows[-1].append(tokens[at].content)
    header, *body = rows
    chosen = frozenset(reply_columns(header, body, fields))
    for number, (cells, line) in enumerate(zip(body, numbers[1:], strict=True), 2):
        end = lines.starts[line]
        for column, cell in enumerate(cells):
            written = cell.replace("|", "\\|")
            start = lines.source.index(written, end)
            end = start + len(written)
            if column in chosen and cell:
                pieces = ((start + at.start(), start + at.end(), at[0][-1]) for at in re.finditer(r"\\\||.", written))
                yield Slot(
                    *joined(pieces, start), _escape, markup=_MARKUP, place=Place(row=number, cell=header[column])
                )


def _escape(words: str) -> str | None:
    return None if _SPECIAL.search(words) else words
