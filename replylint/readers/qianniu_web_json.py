"""千牛 web history as JSON: ``{user, exportTime, count, chats: [{date, time, sender, text, imgUrl}]}``.

``user`` is the customer whose history it is; a sender with a half-width colon is staff.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.documents import MARKERS, at, records_at, text_at
from replylint.readers.roles import cannot_tell, is_recall, named_by, refine, told_by_colon
from replylint.readers.times import read_time
from replylint.readers.turns import by_customer


def _matches(document: Any) -> bool:
    if not isinstance(document, dict) or not {"user", "chats"} <= document.keys():
        return False
    chats = document["chats"]
    return isinstance(chats, list) and all({"sender", "text"} <= chat.keys() for _, chat in records_at(chats[:20]))


def _read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    return by_customer(_messages(document, file, options))


def _messages(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    user = text_at(document, "user").removeprefix("cntaobao")
    chats = dict(records_at(document.get("chats")))
    senders = {_sender(chat) for chat in chats.values()}
    named = named_by(options.agents)
    rest = None
    if user in senders and ":" not in user:
        rest = AGENT
    elif options.agents or any(told_by_colon(sender) == AGENT for sender in senders):
        rest = CUSTOMER
    for index, chat in chats.items():
        sender = _sender(chat)
        text = text_at(chat, "text") or (MARKERS["image"] if text_at(chat, "imgUrl") else "")
        role = (
            AGENT
            if named(sender)
            else CUSTOMER
            if sender == user and ":" not in user
            else told_by_colon(sender) or rest
        )
        if role is None:
            raise cannot_tell(file, senders)
        place = at(file, "chats", index, "text")
        yield Message(
            text=text,
            role=SYSTEM if is_recall(text) else refine(role, "" if named(sender) else sender, text),
            speaker=sender or None,
            time=read_time(place, options, f"{text_at(chat, 'date')} {text_at(chat, 'time')}"),
            conversation=user if user and ":" not in user else None,
            place=place,
        )


def _sender(chat: dict[str, Any]) -> str:
    return text_at(chat, "sender").removeprefix("cntaobao")


LAYOUT = JsonLayout(
    "qianniu-web-json", Both("千牛网页聊天记录（JSON）", "Qianniu web chat history (JSON)"), _matches, _read
)
