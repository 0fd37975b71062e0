"""The blocks of a Markdown file that may hold replies, as its headings, titles, labels and boxes tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from replylint.documents import html
from replylint.documents.base import MOST_NESTED, too_nested
from replylint.documents.labels import label
from replylint.documents.names import is_apart, is_asked, is_better_heading, is_guidance
from replylint.documents.sites import Boxes, is_edge
from replylint.documents.speech import is_name, is_scene, is_sentence

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_ITEMS = re.compile(r"(?:[-+*]|\d{1,3}[.)])[ \t]+[^\s\x00-\x7f]")
_ORDINAL = re.compile("[一二三四五六七八九十]{1,3}、[^，。！？!?\n]{1,20}")
_TITLE = re.compile(r"\s*(\*\*|__)[^*_\n]+\1\s*")
_SUMMARY = re.compile(r"<summary\b[^<>]*>(.*?)</summary\s*>(?!.*</details\s*>)", re.DOTALL | re.IGNORECASE)
_ASIDE = re.compile(r"<(/?)aside\b", re.IGNORECASE)  # a callout of Notion's
_AROUND = {"blockquote_open": "quote", "bullet_list_open": "item", "ordered_list_open": "item"}
_BLOCKS = frozenset({"fence", "code_block", "table_open", "html_block", "inline"})
_CELLS = ("th_open", "td_open")  # which are read with their table


class Block(NamedTuple):
    """A block that may hold replies: its token's index and the token, how and below which heading it stands."""

    at: int
    token: Token
    kind: str  # code, table, html; or what a paragraph stands in: quote, item, titled (below a bold line), prose
    among: int  # the list or quote in which it stands
    section: int
    apart: bool  # where only what is set against it is a reply: 错误话术 | 正确话术
    guiding: bool  # where staff is told what to do, or what customers say


def parsed(text: str) -> list[Token]:
    """The tokens of a file's blocks. Raises ReplylintError for nesting without end."""
    tokens = _parser().parse(text)
    if any(_is_list(token) for token in tokens):
        tokens = _parser().parse(_outdented(text, filter(_is_list, tokens)))
    if any(token.level >= MOST_NESTED - 1 for token in tokens):
        raise too_nested()
    return tokens


def _is_list(token: Token) -> bool:
    """Whether a block is code to Markdown, but to its writer a list, set in from the start."""
    return token.type == "code_block" and _ITEMS.match(token.content) is not None


def _outdented(text: str, blocks: Iterable[Token]) -> str:
    """``text`` with ``blocks`` moved to the left, as far as their first lines are set in."""
    written = text.split("\n")
    for block in blocks:
        first, last = block.map or (0, 0)
        inset = re.match(r"\s*", written[first])[0]  # type: ignore[index]
        written[first:last] = [line.removeprefix(inset) for line in written[first:last]]
    return "\n".join(written)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MOST_NESTED}).enable("table").disable(["inline", "reference"])
    parser.block.ruler.before("paragraph", "edge", _edge, {"alt": ["paragraph", "blockquote", "list"]})
    return parser


def _edge(state: StateBlock, at: int, _: int, silent: bool) -> bool:
    """A line that opens or closes a box, as a paragraph of its own: nobody puts blank lines around it."""
    line = state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]].strip()
    if not is_edge(line):
        return False
    if not silent:
        state.line = at + 1
        state.push("paragraph_open", "p", 1)
        token = state.push("inline", "", 0)
        token.map, token.content = [at, at + 1], line
        state.push("paragraph_close", "p", -1)
    return True


def blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """The blocks that may hold replies: none in the block below a label that says no."""
    apart = guiding = 0  # the level of a heading of what must not be said, or is for staff
    titled, title = 0, ""  # how deep a title without a heading stands, and what it is
    named, fresh = 0, False  # how deep a label stands, and whether its block is still to come
    section, asked = 0, False  # whether it tells what customers say, or when
    aside = False  # whether one is open
    boxes = Boxes()
    around: list[tuple[str, int]] = []
    for at, token in enumerate(tokens):
        if token.type in _AROUND:
            around.append((_AROUND[token.type], at))
        elif token.type.removesuffix("close") + "open" in _AROUND:
            around.pop()
        if token.type not in _BLOCKS or tokens[at - 1].type in _CELLS:
            continue
        text = html.STYLE.sub("", token.content)
        level = heading(tokens[at - 1], token) if token.type == "inline" else 0
        if level:
            section += 1
            if not apart or level <= apart or is_better_heading(text):
                apart = level if is_apart(text) else 0
            if not guiding or level <= guiding:
                guiding = level if section > 1 and is_guidance(text) else 0
            asked = section > 1 and is_asked(text)
            named = titled = 0
            continue
        if token.type == "inline" and is_edge(text):
            boxes.around(text, -1)
            continue
        depth = token.level + (token.type != "inline")
        if named and not fresh and depth <= named:
            named = 0
        fresh = False
        if titled and (depth < titled or (depth == titled and around)):
            titled = 0
        is_paragraph = tokens[at - 1].type == "paragraph_open"
        if is_paragraph and _is_title(text):
            titled, title = depth, text
            named = 0
        elif is_paragraph and label(text)[0]:
            titled = 0
        elif token.type == "html_block" and (summary := _SUMMARY.search(token.content)):
            titled, title = depth, summary[1]
        elif token.type == "html_block" and "</details" in token.content.lower():
            titled = 0
        tags = _ASIDE.findall(token.content) if token.type == "html_block" else []
        within, aside = aside or bool(tags), not tags[-1] if tags else aside
        if named or _names_its_item(tokens, at):
            continue
        if is_paragraph and _names_no_replies(text):
            named, fresh = depth, True
            continue
        below = title if titled else ""
        if token.type != "inline":
            kind = {"table_open": "table", "html_block": "html"}.get(token.type, "code")
        else:
            kind = around[-1][0] if around else "titled" if titled else "prose"
        quote = next((opened for what, opened in reversed(around) if what == "quote"), -1)
        box = boxes.around(text if is_paragraph else "", quote)
        no = apart > 0 or is_apart(below) or box.apart
        among = around[-1][1] if around else 0
        beside = guiding > 0 or asked or is_guidance(below) or is_asked(below) or box.guiding or within
        yield Block(at, token, kind, among, section, no, beside)


def _names_no_replies(text: str) -> bool:
    """Whether a paragraph is but a label (问：, 变量说明：) of what stands below it, and that is no reply."""
    return label(text) == (False, len(text)) or (text.endswith((":", "：")) and is_apart(text[:-1]))


def _is_title(text: str) -> bool:
    """Whether a paragraph is written as a heading, in bold letters or numbered, or named as one of what is no reply."""
    if _TITLE.fullmatch(text) or _ORDINAL.fullmatch(text):
        return is_name(text.strip("*_ "))
    return "\n" not in text and (is_guidance(text) or (not text.endswith((":", "：")) and is_apart(text)))


def is_numbered_title(line: str) -> bool:
    """Whether a line is a heading such as 三、注意事项."""
    return _ORDINAL.fullmatch(line) is not None and is_name(line)


def _names_its_item(tokens: Sequence[Token], at: int) -> bool:
    """Whether a paragraph but names the list item that goes on below it: a group of replies, or what was asked."""
    if tokens[at - 1].type != "paragraph_open" or at < 2 or tokens[at - 2].type != "list_item_open":
        return False
    below, text = tokens[at + 2].type, tokens[at].content
    return below != "list_item_close" and (is_name(text) or (below in _AROUND and is_scene(text)))


def heading(opening: Token, block: Token) -> int:
    """The level of a heading, 0 of other blocks.

    A sentence with ``---`` right below it is a heading to Markdown, but to its writer a reply and a rule.
    """
    if opening.type != "heading_open" or (opening.markup == "-" and is_sentence(block.content)):
        return 0
    return int(opening.tag[1:])
