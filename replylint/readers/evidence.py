"""Whether a file that no layout knows may still be a chat: then nobody rewrites it.

The bar is low on purpose. A library of replies that is taken for a chat costs its owner one option; a chat that is
rewritten is no evidence any more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePath

from replylint.documents import DOCUMENTS, MIXED, slots
from replylint.model import ReplylintError
from replylint.readers.base import ReadOptions
from replylint.readers.columns import dates_a_talk, is_upkeep, tells_of_a_talk
from replylint.readers.delimited import delimiter_of, read_rows
from replylint.readers.files import opened
from replylint.readers.roles import is_label, role_of_word
from replylint.readers.stamps import CLOCK, DAY, STAMP
from replylint.text.decoding import read_text, split_lines

_SHARE = 5  # every fifth line at least begins a turn: some turns have several lines
_SOME_ROWS = 50  # whose cells show whether a column holds times
_HEAD_ROWS = 10  # in which the names of columns stand, below a title

_DATED = rf"{DAY}[ \tT]*{CLOCK}"
_DATED_CELL = re.compile(rf"\s*{_DATED}\s*")
_MOMENT = re.compile(rf'"(?P<key>[^"\\]{{1,40}})"\s*:\s*(?:"{_DATED}[^"]{{0,8}}"|1[4-9]\d{{8}}(?:\d{{3}})?\s*[,}}\n])')
_NAME = r"[^\s:：,，。！？!?；;、|\[\]【】()（）<>]{1,20}"
_BRACKETED = r"[\[【(（<][^\[\]【】()（）<>\n]{1,40}[\]】)）>]"
_MARKUP = "-*+>#|`_ \t\u3000\"'"
_STAMPED = re.compile(
    rf"[\[【(（<]?(?:{_DATED}|{STAMP}[\]】)）>]?(?!\s*[-~～—–到至]\s*\d)[\s|,\-]*(?:{_BRACKETED}|{_NAME}\s*(?:[:：|\t]|$)))"
)
_SIGNED = re.compile(
    rf"(?P<name>{_NAME})(?:[ \t]+{_DATED}|[ \t]+{CLOCK}$|[ \t]*[\[【(（<]{STAMP}[\]】)）>])[ \t]*(?:[:：]|$)"
)
_LABELLED = re.compile(rf"(?P<bracketed>[\[【])?(?P<name>{_NAME})(?(bracketed)[\]】]|[ \t]*[:：])")
_SIDE = re.compile(
    "(?:人工)?(?:客服|坐席|座席|卖家|商家|客户|顾客|买家|访客)|(?:seller|buyer|agent|customer|visitor|csr)(?![a-z])"
)
_WHICH = re.compile(
    r"[-_·]?(?:\d{1,6}|[A-Za-z]\w{0,15}|[小阿老][\u4e00-\u9fff]{1,2})"
)  # 客服01, 客服小李; not 客服电话
_PAGE = re.compile(
    r"\s*<(?:!doctype|!--|\?xml|/?(?:html|head|body|div|p|table|tr|td|ul|ol|li|span|section)\b)", re.IGNORECASE
)
_KEY = {
    "json": re.compile(r'"(?P<key>(?:[^"\\]|\\.)*)"(?P<is_key>\s*:)?'),
    "yaml": re.compile(
        r"(?:^[ \t]*(?:-[ \t]+)*(?:\{[ \t]*)?|\{[ \t]*|,[ \t]+)[\"']?"
        r"(?P<key>[\w -]{1,40})[\"']?[ \t]*(?P<is_key>:)(?=[ \t]+[^\s#])",
        re.MULTILINE,
    ),
    "toml": re.compile(r"^[ \t]*[\"']?(?P<key>[\w-]{1,40})[\"']?[ \t]*(?P<is_key>=)", re.MULTILINE),
}
_TABLE_HEAD = re.compile(r"^[ \t>]*(?P<names>[^\n]*\|[^\n]*)\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|[ \t:|-]*$", re.MULTILINE)


def is_evidence(file: str, source: str, options: ReadOptions) -> bool:
    """Whether a file may be a chat, and nobody has said by ``options`` what in it are replies."""
    return not (options.layout or options.fields) and may_be_a_chat(file, source)


def may_be_a_chat(file: str, source: str) -> bool:
    """Whether ``source``, the decoded text of ``file``, shows who spoke or when, or in which conversation.

    It does if names of its columns or keys say so, or the beginnings of its lines; and web pages may always be one.
    """
    kind = _kind(file)
    if _PAGE.match(source):
        return kind != "markdown"
    if any(map(tells_of_a_talk, _names(kind, source))):
        return True
    if kind in ("text", "markdown"):
        return _begins_turns(split_lines(source), labels_tell=kind == "text")
    try:
        return any(_begins_turns(split_lines(slot.text)) for slot in slots(file, source))
    except ReplylintError:
        return False


def is_dated(file: str, options: ReadOptions) -> bool:
    """Whether the columns or keys of ``file`` name the time at which something is said, or a conversation.

    Or hold such times, again and again, whatever they are called.
    """
    try:
        with opened(file, options.data, options.limits) as stream:
            head = next(read_text(stream, file, options.encoding, [], options.limits)[1], "")
    except ReplylintError:  # a workbook
        return False
    kind = _kind(file)
    return any(map(dates_a_talk, _names(kind, head))) or _has_moments(kind, head)


def _has_moments(kind: str, head: str) -> bool:
    names: Counter[str] = Counter()
    if kind == "json":
        names.update(match["key"] for match in _MOMENT.finditer(head))
    elif kind == "csv":
        rows = list(islice(read_rows([head], delimiter_of(head) or ",", True, "", []), _SOME_ROWS))
        columns = max((row.cells for row in rows[:_HEAD_ROWS]), key=len, default=())
        for row in rows:
            names.update(name for name, cell in zip(columns, row.cells, strict=False) if _DATED_CELL.fullmatch(cell))
    return any(count > 1 and not is_upkeep(name) for name, count in names.items())


def _kind(file: str) -> str:
    suffix = PurePath(file.lower().removesuffix(".gz")).suffix
    return (DOCUMENTS.get(suffix) or MIXED.get(suffix, "text")).removesuffix("_lines")


def _names(kind: str, source: str) -> Iterator[str]:
    """What the columns or keys of a file are called; a time in the first row of a table counts, as it has no header."""
    if kind in _KEY:
        yield from (match["key"] for match in _KEY[kind].finditer(source) if match["is_key"])
    elif kind == "markdown":
        yield from (name.strip() for head in _TABLE_HEAD.finditer(source) for name in head["names"].split("|"))
    elif kind == "csv":
        delimiter = delimiter_of(source) or ","
        for row in islice(read_rows([source], delimiter, True, "", []), _HEAD_ROWS):
            if sum(1 for cell in row.cells if cell.strip()) > 1:
                yield from ("time" if re.fullmatch(STAMP, cell.strip()) else cell for cell in row.cells)
                return


def _begins_turns(lines: Iterable[str], labels_tell: bool = True) -> bool:
    """Whether many of ``lines`` begin with a time and a speaker, or with one who is called by name, or by both sides.

    ``labels_tell``: a line with the word of a side (顾客：) is a turn, and not a question or an answer.
    """
    said = [line.strip(_MARKUP) for line in lines if line.strip(_MARKUP)]
    sides: set[str] = set()
    turns = labels = 0
    for line in said:
        if _STAMPED.match(line) or _is_signed(line):
            turns += 1
        elif match := _LABELLED.match(line):
            side = _SIDE.match(match["name"].lower())
            rest = match["name"][side.end() :] if side else ""
            if side and rest and role_of_word(match["name"]) is None and _WHICH.fullmatch(rest):
                turns += 1
            elif side and not rest:
                sides.add(side[0])
                labels += 1
    both = labels_tell and len({role_of_word(side) for side in sides}) > 1
    return (turns + labels * both) * _SHARE >= max(len(said), 1)


def _is_signed(line: str) -> bool:
    match = _SIGNED.match(line)
    return match is not None and not is_label(match["name"])
