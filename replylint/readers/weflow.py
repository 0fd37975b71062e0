"""WeChat JSON of WeFlow.

    {session: {wxid, nickname, remark, displayName, type},
     messages: [{createTime, formattedTime, type, content, isSend: 1|0|null, senderUsername, senderDisplayName}]}

``isSend`` 1 is the account's owner, hence staff; null is the platform.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.documents import MARKERS, at, records_at, text_at
from replylint.readers.quotes import own_words
from replylint.readers.roles import named_by, refine
from replylint.readers.times import read_time

_NOTICES = ("系统消息", "群公告")
_KINDS = {
    "图片消息": "image",
    "语音消息": "voice",
    "视频消息": "video",
    "动画表情": "sticker",
    "文件消息": "file",
    "名片消息": "card",
    "位置消息": "location",
    "链接消息": "link",
    "小程序消息": "app",
    "通话消息": "call",
    "转账消息": "transfer",
    "聊天记录": "forward",
}


def _matches(document: Any) -> bool:
    if not isinstance(document, dict) or not isinstance(document.get("session"), dict):
        return False
    messages = document.get("messages")
    return isinstance(messages, list) and all("isSend" in item for _, item in records_at(messages[:20]))


def _read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    talk = text_at(document.get("session"), "remark", "displayName", "nickname", "wxid")
    named = named_by(options.agents)
    for index, item in records_at(document.get("messages")):
        kind = text_at(item, "type")
        content = text_at(item, "content")
        if kind in _KINDS or content.lstrip().startswith(("<?xml", "<msg")):
            content = MARKERS[_KINDS.get(kind, "link")]
        start, end = own_words(content)
        text = content[start:end]
        name = text_at(item, "senderDisplayName", "senderUsername")
        role = CUSTOMER
        if item.get("isSend") is None or kind in _NOTICES:
            role = SYSTEM
        elif item["isSend"] == 1 or named(name):
            role = AGENT
        place = at(file, "messages", index, "content")
        yield Message(
            text=text,
            role=refine(role, "" if named(name) else name, text),
            speaker=name or None,
            time=read_time(place, options, item.get("createTime"), item.get("formattedTime")),
            conversation=talk or None,
            id=text_at(item, "platformMessageId", "localId") or None,
            place=place,
        )


LAYOUT = JsonLayout("weflow", Both("微信聊天记录（WeFlow JSON）", "WeChat history (WeFlow JSON)"), _matches, _read)
