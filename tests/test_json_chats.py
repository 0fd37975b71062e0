"""Chats in JSON of common makes that have no layout of their own, and those of Salesforce and 企业微信."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Message, ReplylintError
from replylint.readers import open_input
from replylint.readers.base import ReadOptions

Opened = Callable[..., list[Message]]
ASKED, SAID = "竹椅能折叠吗", "能的亲"
BOTH = [(CUSTOMER, ASKED), (AGENT, SAID)]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    def read(document: Any, **options: Any) -> list[Message]:
        path = tmp_path / "chat.json"
        path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
        return list(open_input(str(path), ReadOptions(**options)).messages)

    return read


def said(messages: list[Message]) -> list[tuple[str, str]]:
    return [(message.role, message.text) for message in messages]


@pytest.mark.parametrize(
    "turns",
    [
        [{"from": "human", "value": ASKED}, {"from": "gpt", "value": SAID}],
        [{"role": "user", "content": ASKED}, {"role": "assistant", "content": SAID}],
        [{"sender": "customer", "message": ASKED}, {"sender": "agent", "message": SAID}],
        [{"speaker": "USER", "utterance": ASKED}, {"speaker": "SYSTEM", "utterance": SAID}],
        [{"speaker": "客户", "utterance": ASKED}, {"speaker": "客服", "utterance": SAID}],
        [{"who": "买家", "say": ASKED}, {"who": "商家", "say": SAID}],
        [{"from": "buyer", "text": ASKED}, {"from": "seller", "text": SAID}],
    ],
)
def test_turns_are_told_in_every_common_spelling(opened: Opened, turns: list[dict[str, str]]) -> None:
    assert said(opened(turns)) == BOTH
    assert said(opened([{"id": "d1", "conversations": turns}])) == BOTH


def test_a_value_is_a_text_only_where_somebody_says_it(opened: Opened) -> None:
    (reply,) = opened([{"key": "竹椅", "value": "亲，竹椅坐着很凉快哦"}])
    assert reply.writable and reply.text == "亲，竹椅坐着很凉快哦"


def test_a_system_that_answers_users_is_the_agent_and_one_that_only_tells_is_not(opened: Opened) -> None:
    told = [{"role": "user", "text": ASKED}] * 5 + [{"role": "system", "text": "排队中"}]
    assert {message.role for message in opened(told)} == {CUSTOMER, SYSTEM}
    spoken = [*told, {"role": "assistant", "text": SAID}]
    assert [message.role for message in opened(spoken)][-2:] == [SYSTEM, AGENT]


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([["时间", "角色", "内容"], ["2024-04-01 10:00:00", "客户", ASKED], ["2024-04-01 10:00:09", "客服", SAID]], 1),
        ([["2024-04-01 10:00:00", "客户", ASKED], ["2024-04-01 10:00:09", "客服", SAID]], 0),
    ],
)
def test_an_array_of_arrays_is_a_table_with_names_or_without(opened: Opened, rows: list[Any], first: int) -> None:
    messages = opened(rows)
    assert said(messages) == BOTH
    assert [message.place.pointer for message in messages] == [f"/{first}/2", f"/{first + 1}/2"]
    assert [message.time and message.time.isoformat() for message in messages] == [
        "2024-04-01T10:00:00+08:00",
        "2024-04-01T10:00:09+08:00",
    ]
    assert said(opened({"columns": rows[0], "data": rows[first:]})) == BOTH


def test_arrays_of_pairs_are_talks_of_their_own(opened: Opened) -> None:
    messages = opened([[["客户", ASKED], ["客服", SAID]], [["customer", ASKED], ["agent", SAID]]])
    assert said(messages) == BOTH * 2
    assert len({message.conversation for message in messages}) == 2


def test_arrays_that_name_no_sides_are_no_talk(opened: Opened) -> None:
    assert all(message.writable for message in opened([["竹椅", "亲，竹椅可以折叠哦"], ["藤椅", "亲，藤椅不能折叠哦"]]))


@pytest.mark.parametrize("key", ["sid", "chat_no", "session_key", "conversationId"])
@pytest.mark.parametrize("below", ["dialogue", "session", "messages", "conversation"])
def test_a_talk_is_called_by_the_id_that_stands_beside_its_turns(opened: Opened, key: str, below: str) -> None:
    turns = [{"speaker": "买家", "content": ASKED}, {"speaker": "客服", "content": SAID}]
    assert [one.conversation for one in opened([{key: "s1", below: turns}, {key: "s2", below: turns}])] == [
        *("s1", "s1", "s2", "s2")
    ]


def test_talks_below_keys_of_their_own_are_told_apart(opened: Opened) -> None:
    talk = [{"role": "客户", "text": ASKED, "time": "2024-04-01 10:00:00"}, {"role": "客服", "text": SAID}]
    messages = opened({"甲": talk, "乙": talk})
    assert said(messages) == BOTH * 2
    assert [message.conversation for message in messages[::2]] != [None, None]
    assert messages[0].conversation == messages[1].conversation != messages[2].conversation


# -- Salesforce ---------------------------------------------------------------------------------------


def entries(*turns: tuple[str, str]) -> list[dict[str, Any]]:
    return [
        {"messageText": text, "sender": {"role": role, "appType": "x"}, "serverReceivedTimestamp": 1711936800000 + at}
        for at, (role, text) in enumerate(turns)
    ]


def test_salesforce_entries_of_the_connect_api(opened: Opened) -> None:
    turns = entries(("EndUser", ASKED), ("Chatbot", "请稍等，正在转接"), ("Agent", SAID), ("System", "会话开始"))
    messages = opened({"conversationIdentifier": "c1", "conversationEntries": turns})
    assert [message.role for message in messages] == [CUSTOMER, ROBOT, AGENT, SYSTEM]
    assert {message.conversation for message in messages} == {"c1"}
    assert messages[0].time and messages[0].time.isoformat() == "2024-04-01T10:00:00+08:00"
    assert messages[2].place.pointer == "/conversationEntries/2/messageText"


def test_salesforce_entries_of_messaging_hold_their_words_deep_below(opened: Opened) -> None:
    def entry(role: str, name: str, kind: str, **payload: Any) -> dict[str, Any]:
        return {"entryType": kind, "entryPayload": {"entryType": kind, **payload}, "sender": {"role": role}} | {
            "senderDisplayName": name,
            "transcriptedTimestamp": 1711936800000,
        }

    def words(text: str) -> dict[str, Any]:
        return {"abstractMessage": {"messageType": "StaticContentMessage", "staticContent": {"text": text}}}

    messages = opened(
        {
            "conversationEntries": [
                entry("System", "", "RoutingResult", routingType="Initial"),
                entry("EndUser", "阿竹", "Message", **words(ASKED)),
                entry("Agent", "小藤", "Message", **words(SAID)),
            ]
        }
    )
    assert [(message.role, message.speaker, message.text) for message in messages] == [
        (CUSTOMER, "阿竹", ASKED),
        (AGENT, "小藤", SAID),
    ]
    assert messages[1].place.pointer == "/conversationEntries/2/entryPayload/abstractMessage/staticContent/text"


@pytest.mark.parametrize("actor", ["Bot", "EinsteinBot", "Chatbot"])
def test_salesforce_calls_its_robots_by_several_names(opened: Opened, actor: str) -> None:
    entry = {"ActorType": actor, "Message": "您好", "ConversationId": "c"}
    assert [message.role for message in opened([entry, {**entry, "ActorType": "Agent"}])] == [ROBOT, AGENT]


# -- 企业微信 --------------------------------------------------------------------------------------------


def test_a_message_that_is_marked_as_recalled_is_no_reply(opened: Opened) -> None:
    sent = {"from": "teng", "tolist": ["wmZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ"], "msgtime": 1711936800000, "msgtype": "text"}
    messages = opened(
        [
            {"msgid": "m1", "action": "recall", **sent, "text": {"content": "发错了"}},
            {"msgid": "m2", "action": "send", **sent, "text": {"content": SAID}},
        ]
    )
    assert said(messages) == [(SYSTEM, "发错了"), (AGENT, SAID)]


def test_names_that_tell_no_side_are_still_asked_for(opened: Opened) -> None:
    turns = [{"from": "阿竹", "value": ASKED}, {"from": "小藤", "value": SAID}]
    with pytest.raises(ReplylintError, match="阿竹"):
        opened(turns)
    assert said(opened(turns, agents=("小藤",))) == BOTH


def test_a_payload_written_as_a_string_is_read_and_placed_where_it_stands(opened: Opened) -> None:
    payload = json.dumps({"abstractMessage": {"staticContent": {"text": "砚台有货"}}})
    entries = [{"entryType": "Message", "entryPayload": payload, "sender": {"role": "Agent"}}]
    (message,) = opened({"conversationEntries": entries})
    assert (message.text, message.role) == ("砚台有货", AGENT)
    assert message.place.pointer == "/conversationEntries/0/entryPayload"


def test_the_archive_of_wecom_may_stand_below_a_key_and_names_what_was_recalled(opened: Opened) -> None:
    guest = "wmQ7AAAAB3NzaC1yc2EAAAAD"
    said = [("1", guest, "砚台呢"), ("2", "moyan", "缺货"), ("4", "moyan", "有的")]
    records = [
        {"msgid": key, "action": "send", "from": name, "tolist": [], "msgtype": "text", "text": {"content": text}}
        for key, name, text in said
    ]
    recall = {"msgid": "3", "action": "recall", "from": "moyan", "msgtype": "revoke", "revoke": {"pre_msgid": "2"}}
    messages = opened({"errcode": 0, "chatdata": [*records, recall]})
    assert [message.role for message in messages] == [CUSTOMER, SYSTEM, AGENT]
    assert messages[2].place.pointer == "/chatdata/2/text/content"


@pytest.mark.parametrize(
    ("beside", "names"),
    [
        ({"quick_replies": ["竹椅很稳的", "亲，慢走"]}, "quick_replies"),
        ({"模板": {"welcome": "您好，坐下说"}}, "welcome"),
        ({"suggestedReply": "亲，竹椅能折叠"}, "suggestedReply"),
        ({"summary": "问折叠，已答复", "shop": "竹器店", "tags": ["竹椅"]}, ""),
    ],
)
def test_canned_replies_beside_a_talk_are_told_with_the_fields_to_read_them(
    tmp_path: Path, beside: dict[str, Any], names: str
) -> None:
    talk = [{"role": "user", "content": ASKED}, {"role": "assistant", "content": SAID, "reply": "竹椅能折叠吗"}]
    path = tmp_path / "chat.json"
    path.write_text(json.dumps({"messages": talk, **beside}, ensure_ascii=False), "utf-8")
    reading = open_input(str(path), ReadOptions())
    assert said(list(reading.messages)) == BOTH
    told = "".join(remark.zh for remark in reading.remarks)
    assert told.endswith(f"--field {names} 检查一次") if names else told == ""
