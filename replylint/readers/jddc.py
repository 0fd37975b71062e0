"""JDDC research corpus (chat.txt): TAB between session, user, waiter_send, is_transfer, is_repeat and the text.

``waiter_send`` is 0 for the customer and 1 for the agent. Some rows have an empty seventh column, some
files one more column (``nan``) before the text. There are no times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message, Place
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.jd_dongdong import NOTICES
from replylint.readers.roles import refine

_FLAGS = {"0", "1"}


def _columns(line: str) -> list[str] | None:
    columns = line.split("\t")
    return columns if len(columns) >= 6 and _FLAGS.issuperset(columns[2:5]) else None


def _matches(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if line.strip() and "waiter_send" not in line]
    return bool(filled) and 4 * sum(_columns(line) is not None for line in filled) > 3 * len(filled)


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    message: Message | None = None
    end = 0
    for number, line in lines:
        columns = _columns(line)
        if columns:
            if message:
                yield message
            message, end = _message(columns, number, file), number
        elif not line.strip() or "waiter_send" in line:
            continue
        elif message:  # a line break within the text
            message, end = message._replace(text=message.text + "\n" * (number - end) + line), number
        else:  # the torn end of a message above the file
            message, end = Message(line, SYSTEM, place=Place(file, number)), number
    if message:
        yield message


def _message(columns: list[str], number: int, file: str) -> Message:
    first = 6 if columns[5] in ("", "nan") and any(columns[6:]) else 5
    text = "\t".join(columns[first:]).rstrip("\t\r")
    is_staff = columns[2] == "1"
    role = AGENT if is_staff else SYSTEM if text in NOTICES else CUSTOMER
    return Message(
        text=text,
        role=refine(role, "", text),
        speaker=None if is_staff else columns[1] or None,
        conversation=columns[0] or None,
        place=Place(file, number, sum(len(column) + 1 for column in columns[:first]) + 1),
    )


LAYOUT = TextLayout("jddc", Both("JDDC 语料（TAB 分隔）", "JDDC corpus (TAB separated)"), _matches, _read)
