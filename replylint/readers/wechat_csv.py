"""WeChat CSV of 留痕 (MemoTrace).

    localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender

Rows of private chats may end after StrTime. ``IsSender`` 1 is the account's owner, hence staff.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message
from replylint.readers.base import ReadOptions, Row, Table, TableLayout
from replylint.readers.cells import cell_getter, clean_names, in_table
from replylint.readers.documents import MARKERS
from replylint.readers.quotes import own_words
from replylint.readers.roles import named_by, refine
from replylint.readers.times import read_time

_REQUIRED = {"localId", "TalkerId", "Type", "IsSender", "StrContent"}
_KINDS = {"3": "image", "34": "voice", "42": "card", "43": "video", "47": "sticker", "48": "location", "50": "call"}
_APPS = {"5": "link", "6": "file", "19": "forward", "33": "app", "36": "app", "2000": "transfer"}


def _matches(columns: Sequence[str], rows: Sequence[Row]) -> bool:
    return _REQUIRED.issubset(clean_names(columns))


def _read(table: Table, file: str, options: ReadOptions) -> Iterator[Message]:
    cell = cell_getter(table.columns)
    named = named_by(options.agents)
    for row in table.rows:
        kind = cell(row, "Type")
        if not kind:
            continue
        text = _text(kind, cell(row, "SubType"), cell(row, "StrContent"))
        name = cell(row, "Remark") or cell(row, "NickName") or cell(row, "Sender")
        is_staff = cell(row, "IsSender") == "1" or named(name)
        role = SYSTEM if kind == "10000" else AGENT if is_staff else CUSTOMER
        place = in_table(file, table, row, "StrContent")
        yield Message(
            text=text,
            role=refine(role, "" if named(name) else name, text),
            speaker=name or None if role != SYSTEM else None,
            time=read_time(place, options, cell(row, "CreateTime"), cell(row, "StrTime")),
            conversation=cell(row, "TalkerId") or None,
            id=cell(row, "localId") or None,
            place=place,
        )


def _text(kind: str, app: str, content: str) -> str:
    """The words of a message of this Type and SubType: a marker for a picture, the reply without its quote."""
    if kind in _KINDS:
        return MARKERS[_KINDS[kind]]
    if kind == "49" and app != "57" and (app in _APPS or not content or content.lstrip().startswith("<")):
        return MARKERS[_APPS.get(app, "link")]
    if kind == "49" and content.lstrip().startswith("<"):
        content = _title(content) or MARKERS["link"]
    start, end = own_words(content)
    return content[start:end]


def _title(xml: str) -> str:
    """The title of a shared thing, which in a quoting reply is the reply itself."""
    _, opening, rest = xml.partition("<title>")
    title, closing, _ = rest.partition("</title>")
    return unescape(title.removeprefix("<![CDATA[").removesuffix("]]>")) if opening and closing else ""


LAYOUT = TableLayout(
    "wechat-csv", Both("微信聊天记录（留痕 csv）", "WeChat history (MemoTrace csv)"), _matches, _read, fewest=9
)
