"""What is doubtful of messages only shows once they have passed: nobody spoke, no header was read, the end is torn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import SYSTEM, Both, Message, ReplylintError
from replylint.readers.base import Layout
from replylint.readers.gaps import Gaps

_LAST_SPEAKERS = 20
TIME_FIRST = ("wechat-txt", "qq")  # where nobody says nothing
_TORN_TIME = re.compile(r"\s*[(（]?\d{1,4}(?:[-/.年]\d{0,2}(?:[-/.月]\d{0,2}日?(?:\s+\d{0,2}(?::\d{0,2}){0,2})?)?)?")
_TORN_DAY = re.compile(r"\d{4}[-/.年]\d{0,2}(?:[-/.月]\d{0,2}日?(?:\s+\d{0,2}(?::\d{0,2}){0,2})?)?")


def reported(messages: Iterator[Message], gaps: Gaps, remarks: list[Both]) -> Iterator[Message]:
    """``messages``; behind them ``remarks`` tells of the ``gaps`` in them."""
    yield from messages
    remarks += gaps.sentences()


def some_said(messages: Iterator[Message], layout: Layout, file: str) -> Iterator[Message]:
    """``messages``; if nobody has said a word in them, the user has asked for the wrong layout."""
    said = False
    for message in messages:
        said = said or message.role != SYSTEM
        yield message
    if not said:
        raise other_layout(layout, file)


def some_headed(messages: Iterator[Message], layout: Layout, file: str) -> Iterator[Message]:
    """``messages``; if all of them are text below no header, the headers are spelled in a way that we do not know."""
    headless = headed = False
    for message in messages:
        if message.role == SYSTEM and message.speaker is None and (message.time is None or "\n" in message.text):
            headless = True
        else:
            headed = True
        yield message
    if headless and not headed:
        raise ReplylintError(
            f"{file}：看得出是{layout.title.zh}，但没有一行抬头（谁、什么时候）读得懂，没有检查；"
            "请重新导出，或用 --layout lines 逐行检查",
            f"{file}: this is {layout.title.en}, but none of its headers (who, when) is understood, so nothing was "
            "checked; export it again, or check it line by line with --layout lines",
        )


def whole(messages: Iterator[Message], file: str, remarks: list[Both], time_first: bool) -> Iterator[Message]:
    """``messages``; ``remarks`` tells if the last of them ends in half a header: a speaker and the start of a time.

    Where times come first, it is the start of a time, or a whole header with nothing below it.
    """
    speakers: dict[str, None] = {}  # the last ones: memory stays flat
    message: Message | None = None
    for message in messages:
        if message.speaker:
            speakers.pop(message.speaker, None)
            speakers[message.speaker] = None
            if len(speakers) > _LAST_SPEAKERS:
                del speakers[next(iter(speakers))]
        yield message
    end = message.text.rpartition("\n")[2] if message else ""
    torn = any(end.startswith(name) and _TORN_TIME.fullmatch(end, len(name)) for name in speakers)
    if message and time_first:
        bare = message.role != SYSTEM and not message.text
        torn = torn or bare or _TORN_DAY.fullmatch(end) is not None or (message.role == SYSTEM and end in speakers)
    if torn:
        remarks.append(
            Both(
                f"{file}：文件末尾不完整（最后一行像半个抬头），可能被截断，请重新导出",
                f"{file}: the end of the file is incomplete (its last line looks like half a header); it seems "
                "truncated, export it again",
            )
        )


def other_layout(layout: Layout, file: str) -> ReplylintError:
    """The error for a file that is not in the layout that the user has named."""
    return ReplylintError(
        f"{file}：按 --layout {layout.name}（{layout.title.zh}）读不出对话；不写 --layout 会按内容识别",
        f"{file}: there is no talk in it as --layout {layout.name} ({layout.title.en}); without --layout, "
        "its content tells",
    )
