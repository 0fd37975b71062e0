"""拼多多 merchant page: an array of ``{time, role: 用户|客服|系统, name, type: text|image, content}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message
from replylint.readers.base import JsonLayout, ReadOptions
from replylint.readers.documents import MARKERS, at, records_at, text_at
from replylint.readers.roles import cannot_tell, is_automatic_word, is_recall, named_by, refine, role_of_word
from replylint.readers.times import read_time
from replylint.readers.turns import by_customer

_ROLES = {"用户", "客服", "系统", "机器人", "商家", "买家", "客户", "卖家", "自动回复", ""}


def _matches(document: Any) -> bool:
    if not isinstance(document, list) or not document:
        return False
    if not any({"name", "type"} <= item.keys() for _, item in records_at(document[:50])):
        return False
    if not any("time" in item for _, item in records_at(document[:50])):
        return False
    return all(
        isinstance(item, dict) and {"role", "content"} <= item.keys() and text_at(item, "role") in _ROLES
        for item in document[:50]
    )


def _read(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    return by_customer(_messages(document, file, options))


def _messages(document: Any, file: str, options: ReadOptions) -> Iterator[Message]:
    named = named_by(options.agents)
    roles = {text_at(item, "name"): _role(item, options) for _, item in records_at(document) if _role(item, options)}
    for index, item in records_at(document):
        name = text_at(item, "name")
        text = MARKERS.get(text_at(item, "type")) or text_at(item, "content")
        role = AGENT if named(name) else _role(item, options) or _by_name(name, roles)
        if role is None:
            raise cannot_tell(file, [name])
        place = at(file, index, "content")
        yield Message(
            text=text,
            role=SYSTEM if is_recall(text) or text.strip() == "撤回了一条消息" else refine(role, "", text),
            speaker=name or None,
            time=read_time(place, options, item.get("time")),
            place=place,
            automatic=is_automatic_word(text_at(item, "role")),
        )


def _role(item: dict[str, Any], options: ReadOptions) -> str | None:
    return role_of_word(text_at(item, "role"), options.roles)


def _by_name(name: str, roles: dict[str, str | None]) -> str | None:
    """Where the role is empty, it is that of the name elsewhere; customers' names are masked, notices have none."""
    return roles.get(name) or (SYSTEM if not name else CUSTOMER if "*" in name else None)


LAYOUT = JsonLayout("pdd", Both("拼多多聊天记录（JSON）", "Pinduoduo chat history (JSON)"), _matches, _read)
