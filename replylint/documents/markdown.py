"""Markdown: paragraphs, list items, quotes, fences and table cells; front matter as YAML or TOML.

markdown-it tells the blocks and their lines. Headings, programs, lines labelled as something else than an answer
(问：, 场景：), what tells of the file itself (使用说明) or is for staff to follow (处理流程) and what must not be said
(错误示范) are not replies. Where a writer marks the replies, with labels, quotes, fences or tables, what stands beside
them unmarked and speaks to nobody is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from replylint.documents import html, toml, yaml
from replylint.documents.base import Lines, Slot, joined
from replylint.documents.fields import reply_columns
from replylint.documents.labels import answer, customer, is_better, is_key, is_note, label
from replylint.documents.names import is_apart, is_asked, is_guidance, is_wrong
from replylint.documents.sites import footnote, is_own_line, is_program, is_task, sign
from replylint.documents.speech import addresses, is_about_replies, is_name, is_sentence, speaks
from replylint.model import Place

if TYPE_CHECKING:
    from markdown_it.token import Token
from replylint.documents.markdown_blocks import Block, blocks, heading, is_numbered_title, parsed

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML_MATTER = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_SPOKEN_FENCES = {"", "text", "txt", "plain", "plaintext", "reply", "chat", "markdown", "md", "quote", "话术", "回复"}
_MARKUP = "*_`[]<>|\\"
_SPECIAL = re.compile(r"[*_`\[\]<>|\\#\r\n]|^[-+] ")
_CHINESE = re.compile(r"[\s\u3000-\u9fff\uff00-\uffef]+")  # and nothing that a program has
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
_DEFINITION = re.compile(r":[ \t]+(?=\S)")  # on the line below what it explains
# 版本：2｜维护：售后组
_FACTS = re.compile(r"(?:[^：:|｜，。！？\n]{1,8}[:：][^：:|｜，。！？\n]{1,20}(?:[|｜]|$)){2,}")
_MUCH = 3  # every third
_NO_REPLY = (_NAVIGATION, _PICTURES, _MATH, _WITHDRAWN, _FACTS)
_Line = tuple[int, str]  # file offset, text


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
    tokens = parsed(text)
    whose = customer(source[start:])
    found = [(block, one) for block in blocks(tokens) for one in _found(block, tokens, lines, fields, whose)]
    opened = ((token, tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "heading_open")
    headings = [(level, block.content) for token, block in opened if (level := heading(token, block))]
    of_staff = of_staff or (bool(headings) and is_guidance(headings[0][1]))
    addressed = sum(addresses(one.slot.text) for _, one in found)
    yield from _replies(found, headings, of_staff and addressed * _MUCH < len(found))


def _found(block: Block, tokens: Sequence[Token], lines: Lines, fields: Sequence[str], whose: str) -> Iterator[_Found]:
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
    found: Sequence[tuple[Block, _Found]], headings: Sequence[tuple[int, str]], of_staff: bool
) -> Iterator[Slot]:
    """The replies among what was found: what is marked as one, and what is not if it stands among its like.

    ``headings`` are their levels and words. What stands below a question is its answer, whatever stands beside it.
    """
    levels = [level for level, _ in headings]
    asked = {section for section, (_, words) in enumerate(headings, 1) if words.endswith(("？", "?"))}
    marks = {"code", "table", "titled"}
    if any(block.kind == "quote" and speaks(one.slot.text) for block, one in found):
        marks.add("quote")
    marked = {block.section for block, one in found if one.labelled or (block.kind in marks and not block.guiding)}
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


def _code(block: Block, lines: Lines, whose: str) -> Iterator[_Found]:
    token = block.token
    language = token.info.strip().split(" ")[0].lower()
    is_said = is_sentence(token.content) or _CHINESE.fullmatch(token.content)
    if language in _SPOKEN_FENCES and is_said and not _FILE_TREE.search(token.content):
        content = list(_placed(token, lines, skip=int(token.type == "fence")))
        yield from _paragraph(content, whose, block.apart)


def _html(block: Block, lines: Lines, whose: str, fields: Sequence[str]) -> Iterator[_Found]:
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
    answering, labelled, keyed = not apart, False, False
    for offset, text in content:
        if is_own_line(text) or is_numbered_title(text):
            yield from _joined(reply, labelled)
            reply = []
            if is_numbered_title(text):
                labelled, keyed = False, is_guidance(text) or is_asked(text)
                answering = not (apart or keyed or is_apart(text))
            continue
        bare = html.STYLE.sub("", text)
        meaning, length = answer(bare, whose)
        if noted := footnote(bare):
            meaning, length = addresses(bare), noted
        elif is_task(bare) and meaning is None:
            meaning, length = (None, 0) if speaks(bare) and not is_note(bare[sign(bare) :]) else (False, 0)
        if reply and (defined := _DEFINITION.match(bare)):
            reply = []
            meaning, length = True, defined.end()
        length = html.behind(text, length or (0 if reply else sign(bare)))
        if meaning is None and (labelled or not reply) and is_note(bare):
            meaning = False
        if meaning is not None:
            yield from _joined(reply, labelled)
            reply = []
            answering = meaning and (not apart or is_better(bare))
            labelled, keyed = True, not apart and (is_key(bare) or is_note(bare))
        elif keyed:
            answering = answering or addresses(text)
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
    text = html.STYLE.sub("", _COMMENT.sub("", text)).strip()
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
    chosen = frozenset(reply_columns(header, body, fields, of_prose=True))
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
