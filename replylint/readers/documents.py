"""Small helpers for layouts of parsed JSON: values of any type in, text out, and where it stood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.model import Anchor, Place

# What stands in a message's place when it was not text: enough to keep the order and the times of a talk.
MARKERS = {
    "image": "[图片]",
    "voice": "[语音]",
    "video": "[视频]",
    "sticker": "[表情]",
    "file": "[文件]",
    "card": "[名片]",
    "location": "[位置]",
    "link": "[链接]",
    "app": "[小程序]",
    "call": "[通话]",
    "transfer": "[转账]",
    "forward": "[聊天记录]",
    "goods": "[商品]",
}


def text_at(record: Any, *keys: str) -> str:
    """The first text under ``keys`` of ``record``; numbers become text, anything else is ""."""
    for key in keys:
        value = record.get(key) if isinstance(record, dict) else None
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def records_at(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects in a list, with their index; nothing if ``value`` is no list."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict):
                yield index, item


def at(file: str, *path: str | int) -> Place:
    """The place of the value under ``path`` of the document (a JSON pointer, RFC 6901)."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return Place(file, 0, pointer="".join(f"/{step}" for step in steps))


def on_line(place: Place, line: int, text: str, pointer: str) -> Place:
    """The place of ``text`` in the record on one ``line`` of a jsonl file, whatever breaks its string holds."""
    return place._replace(line=line, pointer=pointer, anchors=(Anchor(0, line, 1),) if "\n" in text else ())
