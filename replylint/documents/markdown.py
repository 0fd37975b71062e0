"""Markdown: paragraphs, list items, quotes, fences and table cells; front matter as YAML or TOML.

markdown-it tells the blocks and their lines. Headings, programs, lines labelled as something else than an answer
(问：, 场景：), what tells of the file itself (使用说明) or is for staff to follow (处理流程) and what must not be said
(错误示范) are not replies. Where a writer marks the replies, with labels, quotes, fences or tables, what stands beside
them unmarked and speaks to nobody is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from replylint.documents import html, toml, yaml
from replylint.documents.base import MOST_NESTED, Lines, Slot, joined, too_nested
from replylint.documents.fields import reply_columns
from replylint.documents.labels import answer, customer, is_better, is_note, label
from replylint.documents.names import is_apart, is_guidance, is_wrong
from replylint.documents.sites import Boxes, is_own_line, is_program, sign
from replylint.documents.speech import addresses, is_about_replies, is_name, is_scene, is_sentence, speaks
from replylint.model import Place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML_MATTER = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_SPOKEN_FENCES = {"", "text", "txt", "plain", "plaintext", "reply", "chat", "markdown", "md", "quote", "话术", "回复"}
_MARKUP = "*_`[]<>|\\"
_SPECIAL = re.compile(r"[*_`\[\]<>|\\#\r\n]|^[-+] ")

_CHINESE = re.compile(r"[\s\u3000-\u9fff\uff00-\uffef]+")  # and nothing that a program has
_ITEMS = re.compile(r"(?:[-+*]|\d{1,3}[.)])[ \t]+[^\s\x00-\x7f]")
_FILE_TREE = re.compile("[├└]")
_NAVIGATION = re.compile(r"\[[^\]\n]*\]\((?!https?:)[^()\n]*\)")  # a link to another part, and nothing else

_STRUCK = re.compile(r"~~[^\n]*~~")
_WITHDRAWN = re.compile(r"~~(?:(?!~~).)*~~|<(del|s|strike)>(?:(?!</\1>).)*</\1>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STRUCK_WITHIN = re.compile(r"(?<!\w)~~(?=\S)[^~\n]+(?<=\S)~~|<(del|s|strike)>[^<>]*</\1>")  # 在的~~ is a smile
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_EMPHASISED = re.compile(r"([*_]{1,3})(?![\s*_])(?P<words>[^*_]+)\1")
_PICTURES = re.compile(r"(?:\s*(?:\[\s*)?!\[[^\]\n]*\]\([^()\n]*\)(?:\s*\]\([^()\n]*\))?)+\s*")
_MATH = re.compile(r"\$\$.*\$\$", re.DOTALL)
_NO_REPLY = (_NAVIGATION, _PICTURES, _MATH, _WITHDRAWN)
_DEFINITION = re.compile(r":[ \t]+(?=\S)")  # on the line below what it explains
_TITLE = re.compile(r"\s*(\*\*|__)[^*_\n]+\1\s*")
_SUMMARY = re.compile(r"<summary\b[^<>]*>(.*?)</summary\s*>(?!.*</details\s*>)", re.DOTALL | re.IGNORECASE)
_MUCH = 3  # every third
_AROUND = {"blockquote_open": "quote", "bullet_list_open": "item", "ordered_list_open": "item"}
_BLOCKS = frozenset({"fence", "code_block", "table_open", "html_block", "inline"})

_CELLS = ("th_open", "td_open")  # which are read with their table

_Line = tuple[int, str]  # file offset, text


class _Block(NamedTuple):
    """A block that may hold replies: its token's index and the token, how and below which heading it stands."""

    at: int
    token: Token
    kind: str  # code, table, html; or what a paragraph stands in: quote, item, titled (below a bold line), prose
    among: int  # the list or quote in which it stands
    section: int
    apart: bool  # where only what is set against it is a reply: 错误话术 | 正确话术
    guiding: bool  # where staff is told what to do


class _Found(NamedTuple):
    slot: Slot
    labelled: bool


def readme_slots(source: str, fields: Sequence[str]) -> Iterator[Slot]:
    """The replies of a README: what is marked as one or addresses a customer, as the rest tells of the repository."""
    return slots(source, fields, of_staff=True)


def slots(source: str, fields: Sequence[str], of_staff: bool = False) -> Iterator[Slot]:
    """The replies of a Markdown file; ``fields`` choose among front matter keys and table columns.

    A file that is written for staff (``of_staff``, or by its title: 话术规范) is a library of replies all the same if
    much of it addresses customers.
    """
    front = _FRONT_MATTER.match(source)
    if front:
        yield from yaml.slots(source[: front.end(1)].replace("---", "   ", 1), fields)
    elif front := _TOML_MATTER.match(source):
        yield from toml.slots(source[: front.end(1)].replace("+++", "   ", 1), fields)
    yield from _body(source, front.end() if front else 0, fields, of_staff)


def _body(source: str, start: int, fields: Sequence[str], of_staff: bool) -> Iterator[Slot]:
    source = source.replace("\0", " ")  # the parser would put another character there
    lines = Lines(source)
    skipped = lines.position(start)[0] - 1
    text = "\n" * skipped + source[start:]
    tokens = _parser().parse(text)
    if any(_is_list(token) for token in tokens):
        tokens = _parser().parse(_outdented(text, filter(_is_list, tokens)))
    if any(token.level >= MOST_NESTED - 1 for token in tokens):
        raise too_nested()
    whose = customer(source[start:])
    found = [(block, one) for block in _blocks(tokens) for one in _found(block, tokens, lines, fields, whose)]
    opened = ((token, tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "heading_open")
    headings = [(level, block.content) for token, block in opened if (level := _heading(token, block))]
    of_staff = of_staff or (bool(headings) and is_guidance(headings[0][1]))
    addressed = sum(addresses(one.slot.text) for _, one in found)
    yield from _replies(found, headings, of_staff and addressed * _MUCH < len(found))


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

    return MarkdownIt("commonmark", {"maxNesting": MOST_NESTED}).enable("table").disable("inline")


def _found(block: _Block, tokens: Sequence[Token], lines: Lines, fields: Sequence[str], whose: str) -> Iterator[_Found]:
    if block.kind == "table":
        end = next(i for i in range(block.at, len(tokens)) if tokens[i].type == "table_close")
        yield from _table(tokens[block.at : end], lines, fields, block.apart)
    elif block.kind == "code":
        yield from _code(block, lines, whose)
    elif block.kind == "html":
        yield from _html(block, lines, whose, fields)
    else:
        yield from _paragraph(list(_placed(block.token, lines)), whose, block.apart)


def _replies(
    found: Sequence[tuple[_Block, _Found]], headings: Sequence[tuple[int, str]], of_staff: bool
) -> Iterator[Slot]:
    """The replies among what was found: what is marked as one, and what is not if it stands among its like.

    ``headings`` are their levels and words. What stands below a question is its answer, whatever stands beside it.
    """
    levels = [level for level, _ in headings]
    asked = {section for section, (_, words) in enumerate(headings, 1) if words.endswith(("？", "?"))}
    marks = {"code", "table", "titled"}
    if any(block.kind == "quote" and speaks(one.slot.text) for block, one in found):
        marks.add("quote")
    marked = {block.section for block, one in found if one.labelled or block.kind in marks}
    spoken = [block for block, one in found if block.kind == "item" and speaks(one.slot.text)]
    listed, lists = {block.section for block in spoken}, {block.among for block in spoken}
    for block, one in found:
        section = block.section
        introduces = marked and section < len(levels) and levels[section] > max(levels[:section][-1:], default=0)
        beside = section in marked or (
            introduces if block.kind == "quote" else block.kind == "prose" and (introduces or section in listed - asked)
        )
        if (of_staff or (block.guiding and block.kind != "code")) and not one.labelled:
            is_one = addresses(one.slot.text)
        else:
            is_preface = block.kind == "quote" and introduces and section <= 1  # right below the title
            is_mark = block.kind in marks and not is_preface
            is_one = one.labelled or is_mark or speaks(one.slot.text) or block.among in lists or not beside
        if is_one:
            yield one.slot


def _blocks(tokens: Sequence[Token]) -> Iterator[_Block]:
    """The blocks that may hold replies: none in the block below a label that says no."""
    apart = guiding = 0  # the level of a heading of what must not be said, or is for staff
    titled, title = 0, ""  # how deep a title without a heading stands, and what it is
    named, fresh = 0, False  # how deep a label stands, and whether its block is still to come
    section = 0
    boxes = Boxes()
    around: list[tuple[str, int]] = []
    for at, token in enumerate(tokens):
        if token.type in _AROUND:
            around.append((_AROUND[token.type], at))
        elif token.type.removesuffix("close") + "open" in _AROUND:
            around.pop()
        if token.type not in _BLOCKS or tokens[at - 1].type in _CELLS:
            continue
        level = _heading(tokens[at - 1], token) if token.type == "inline" else 0
        if level:
            section += 1
            if not apart or level <= apart:
                apart = level if is_apart(token.content) else 0
            if not guiding or level <= guiding:
                guiding = level if section > 1 and is_guidance(token.content) else 0
            named = titled = 0
            continue
        depth = token.level + (token.type != "inline")
        if named and not fresh and depth <= named:
            named = 0
        fresh = False
        if titled and (depth < titled or (depth == titled and around)):
            titled = 0
        is_paragraph = tokens[at - 1].type == "paragraph_open"
        if is_paragraph and _is_title(token.content):
            titled, title = depth, token.content
            named = 0
        elif is_paragraph and label(token.content)[0]:
            titled = 0
        elif token.type == "html_block" and (summary := _SUMMARY.search(token.content)):
            titled, title = depth, summary[1]
        elif token.type == "html_block" and "</details" in token.content.lower():
            titled = 0
        if named or _names_its_item(tokens, at):
            continue
        if is_paragraph and _names_no_replies(token.content):
            named, fresh = depth, True
            continue
        below = title if titled else ""
        if token.type != "inline":
            kind = {"table_open": "table", "html_block": "html"}.get(token.type, "code")
        else:
            kind = around[-1][0] if around else "titled" if titled else "prose"
        quote = next((opened for what, opened in reversed(around) if what == "quote"), -1)
        box = boxes.around(token.content if is_paragraph else "", quote)
        no = apart > 0 or is_apart(below) or box.apart
        among = around[-1][1] if around else 0
        yield _Block(at, token, kind, among, section, no, guiding > 0 or is_guidance(below) or box.guiding)


def _names_no_replies(text: str) -> bool:
    """Whether a paragraph is but a label (问：, 变量说明：) of what stands below it, and that is no reply."""
    return label(text) == (False, len(text)) or (text.endswith((":", "：")) and is_apart(text[:-1]))


def _is_title(text: str) -> bool:
    """Whether a paragraph is written as a heading, in bold letters, or named as one of what is no reply."""
    if _TITLE.fullmatch(text):
        return is_name(text.strip("*_ "))
    return "\n" not in text and not text.endswith((":", "：")) and is_apart(text)


def _names_its_item(tokens: Sequence[Token], at: int) -> bool:
    """Whether a paragraph but names the list item that goes on below it: a group of replies, or what was asked."""
    if tokens[at - 1].type != "paragraph_open" or at < 2 or tokens[at - 2].type != "list_item_open":
        return False
    below, text = tokens[at + 2].type, tokens[at].content
    return below != "list_item_close" and (is_name(text) or (below in _AROUND and is_scene(text)))


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


def _code(block: _Block, lines: Lines, whose: str) -> Iterator[_Found]:
    token = block.token
    language = token.info.strip().split(" ")[0].lower()
    is_said = is_sentence(token.content) or _CHINESE.fullmatch(token.content)
    if language in _SPOKEN_FENCES and is_said and not _FILE_TREE.search(token.content):
        content = list(_placed(token, lines, skip=int(token.type == "fence")))
        yield from _paragraph(content, whose, block.apart)


def _html(block: _Block, lines: Lines, whose: str, fields: Sequence[str]) -> Iterator[_Found]:
    """What is said in a block of HTML, between its tags."""
    written = list(_placed(block.token, lines))
    text = html.said("\n".join(line for _, line in written), fields)
    starts = [at for at, _ in written]
    for part in re.finditer(f"[^{html.HIDDEN}]+", text):
        content: list[_Line] = []
        for line in re.finditer(r"[^\n]*\S", part[0]):
            begin = part.start() + line.end() - len(line[0].lstrip())
            number = text.count("\n", 0, begin)
            content.append((starts[number] + begin - text.rfind("\n", 0, begin) - 1, line[0].strip()))
        if is_sentence(html.TAG.sub("", part[0])):
            yield from _paragraph(content, whose, block.apart)


def _paragraph(content: list[_Line], whose: str, apart: bool) -> Iterator[_Found]:
    """The replies of one block: all of it, or what is labelled as an answer; ``apart``, as a better one."""
    reply: list[_Line] = []
    answering, labelled = not apart, False
    for offset, text in content:
        if is_own_line(text):
            yield from _joined(reply, labelled)
            reply = []
            continue
        meaning, length = answer(text, whose)
        if reply and (defined := _DEFINITION.match(text)):
            reply = []
            meaning, length = True, defined.end()
        length = length or (0 if reply else sign(text))
        if meaning is None and (labelled or not reply) and is_note(text):
            meaning = False
        if meaning is not None:
            yield from _joined(reply, labelled)
            reply = []
            answering = meaning and (not apart or is_better(text))
            labelled = True
        if answering and text[length:]:
            reply.append((offset + length, text[length:]))
    yield from _joined(reply, labelled)


def _joined(reply: list[_Line], labelled: bool) -> Iterator[_Found]:
    if not reply or _is_no_reply("\n".join(text for _, text in reply)):
        return
    pieces: list[tuple[int, int, str]] = []
    for offset, text in reply:
        if pieces:
            pieces.append((pieces[-1][1], offset, "\n"))
        pieces += [(offset + i, offset + i + 1, char) for i, char in enumerate(text)]
    text, home = joined(pieces, reply[0][0])
    markup = (*_MARKUP, "~~") if _STRUCK.search(text) else _MARKUP  # alone, it is a smile
    unsaid = tuple(struck.span() for struck in _STRUCK_WITHIN.finditer(text))
    yield _Found(Slot(text, home, _escape, markup=markup, unsaid=unsaid), labelled)


def _is_no_reply(text: str) -> bool:
    text = _COMMENT.sub("", text).strip()
    is_heading = text.startswith("**") and text.endswith("**") and is_name(text.strip("*"))
    emphasised = _EMPHASISED.fullmatch(text)
    words = emphasised["words"] if emphasised else text
    is_aside = _ASIDE.fullmatch(words) and not addresses(text)
    return (
        (emphasised is not None and is_note(words))
        or is_heading
        or is_aside
        or is_about_replies(text)
        or is_program(text)
        or any(look.fullmatch(text) for look in _NO_REPLY)
    )


def _table(tokens: Sequence[Token], lines: Lines, fields: Sequence[str], apart: bool) -> Iterator[_Found]:
    rows: list[list[str]] = []
    numbers: list[int] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
            numbers.append(token.map[0])  # type: ignore[index]
        elif token.type == "inline":
            rows[-1].append(tokens[at].content)
    header, *body = rows
    if apart and not fields and not any(is_wrong(name) or label(name)[0] is False for name in header):
        return
    chosen = frozenset(reply_columns(header, body, fields))
    named = frozenset(column for column, name in enumerate(header) if fields or label(f"{name}:")[0])
    for cells, line in zip(body, numbers[1:], strict=True):
        if not any(header) and label(f"{cells[0]}:")[0] is False:  # | 问 | … | above | 答 | … |
            continue
        end = lines.starts[line]
        for column, cell in enumerate(cells):
            written = cell.replace("|", "\\|")
            start = lines.source.index(written, end)
            end = start + len(written)
            if column in chosen and cell:
                pieces = ((start + at.start(), start + at.end(), at[0][-1]) for at in re.finditer(r"\\\||.", written))
                slot = Slot(*joined(pieces, start), _escape, markup=_MARKUP, place=Place(cell=header[column]))
                yield _Found(slot, labelled=column in named)


def _escape(words: str) -> str | None:
    return None if _SPECIAL.search(words) else words
