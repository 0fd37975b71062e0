"""Automatic replies that nothing marks: known by what they say and by what they do (row S322)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from talk_samples import NOON, codes, rates, talk

from replylint.engine import lint
from replylint.linter import Linter
from replylint.model import AGENT, CUSTOMER, SYSTEM, Message
from replylint.settings import Settings
from replylint.talks import Rates
from replylint.talks.automatic import LONGEST, TALKS, WITHIN, Habits, is_automatic
from replylint.talks.timing import Yardstick, Yardsticks

WELCOME = "您好，欢迎来到小陶坊，想看花盆还是茶具呢"


@pytest.mark.parametrize(
    "text",
    [
        "客服暂时不在线，请留言",
        "您好，欢迎光临本店，客服正在赶来",
        "当前咨询人数较多，请耐心等待",
        "亲，您好！小二正在飞奔而来的路上，请稍等片刻哦~",
        "您好，我有事不在，一会再和您联系。",
        "您好，人工客服已下班，工作时间为9:00-22:00，请留言，上班后会第一时间回复您",
        "目前咨询量较大，请您耐心等候，客服会尽快回复您",
        "親，客服不在線，請留言",
        "正在为您接入人工客服，请稍候",
        "您前面还有5人在排队，请耐心等待",
        "很抱歉，客服正忙，请稍候",
        "您好，现在是非工作时间，客服去吃饭了，请您留言",
        "当前客服全忙，正在排队中，请稍后",
        "您好，我是陶陶坊的智能客服小陶，很高兴为您服务",
        "正在为您转接人工，请稍等",
        "亲，人工客服的工作时间是8:30-23:30",
        "由于咨询量过大，回复可能不及时，请您耐心等待",
    ],
)
def test_who_only_says_that_nobody_is_there_answers_nothing(text: str) -> None:
    assert is_automatic(Message(text))
    assert "CV107" in codes(talk((CUSTOMER, 0, "花盆有几个颜色"), (AGENT, 1, text)))


@pytest.mark.parametrize(
    "text",
    [
        "稍等，我看一下",
        "您好，想看点什么呢",
        "不好意思，现在咨询的人有点多，让您久等了，花盆有货的",
        "抱歉，当前咨询人数较多，回复慢了请见谅",
        "客服小王不在线，我来帮您处理",
        "售后已经下班了，明天上午给您处理退款",
        "当前库存较多，放心拍",
        "您前面还有5个订单，今天能发",
        "现在客服比较忙",
        "我们9点到18点在线",
        "您好，欢迎光临小陶坊，您看的这款有现货",
        "正在为您转接售后客服，请稍候",
        "我是客服小陶，很高兴为您服务",
        "由于花盆易碎，请您耐心等待",
        "好的，马上为您处理",
        "客服正忙，请稍候。" * (LONGEST // 9 + 1),
    ],
)
def test_who_says_more_or_may_be_a_person_does_answer(text: str) -> None:
    assert not is_automatic(Message(text))


def greeted(count: int, wait: float, *later: float, text: str = WELCOME) -> list[Message]:
    """Talks in which the account says ``text`` after ``wait`` seconds (then after ``later``), and an agent after 90."""
    messages: list[Message] = []
    for number, seconds in enumerate((*[wait] * count, *later)):
        said = talk(
            (CUSTOMER, 0, "在吗"), (AGENT, seconds, text), (AGENT, 90, f"在的，您是问第{number}款吗"),
            start=NOON + timedelta(minutes=10 * number, seconds=7),
        )  # fmt: skip
        messages += [message._replace(conversation=f"{number}号") for message in said]
    return messages


def automatic(messages: list[Message]) -> list[str]:
    return [item.message.text for item in lint(messages, Linter(Settings()), habits=Habits()) if item.message.automatic]


@pytest.mark.parametrize(("count", "known"), [(TALKS - 1, 0), (TALKS, TALKS)])
def test_the_same_words_at_once_in_three_talks_are_automatic_in_all_of_them(count: int, known: int) -> None:
    assert automatic(greeted(count, 1)) == [WELCOME] * known


@pytest.mark.parametrize(("wait", "known"), [(WITHIN, True), (WITHIN + 1, False)])
def test_at_once_is_within_two_seconds(wait: float, known: bool) -> None:
    assert bool(automatic(greeted(TALKS, wait))) is known


def test_who_is_often_quick_with_the_same_words_but_not_always_is_a_person() -> None:
    assert automatic(greeted(5, 1, 20)) == []
    assert len(automatic(greeted(9, 1, 20))) == 10


def test_times_without_seconds_or_with_one_time_for_a_whole_talk_tell_nothing() -> None:
    messages = greeted(5, 1)
    minutes = [message._replace(time=message.time.replace(second=0)) for message in messages if message.time]
    assert automatic(minutes) == []
    started = [messages[at - at % 3]._replace(text=one.text, role=one.role) for at, one in enumerate(messages)]
    assert automatic(started) == []


def test_it_makes_no_difference_what_the_system_says_between_or_whether_the_newest_stands_first() -> None:
    messages = greeted(TALKS, 1)
    with_notes = []
    for message in messages:
        if message.text == WELCOME:
            with_notes.append(Message("小杨 已接入", SYSTEM, None, message.time, message.conversation))
        with_notes.append(message)
    assert len(automatic(with_notes)) == TALKS
    assert len(automatic(messages[::-1])) == TALKS


def test_a_reply_that_is_known_as_automatic_counts_in_no_rate() -> None:
    held = Yardsticks(rates=(Yardstick(30, 0.9),))
    messages = greeted(TALKS, 1)
    assert rates(messages[:3], held) == []
    gathered = Rates(held)
    list(lint(messages, Linter(Settings(yardsticks=held)), rates=gathered, habits=Habits()))
    assert [remark.code for remark in gathered.remarks()] == ["CV102", "CV104"]


@pytest.mark.parametrize("text", ["亲" * 190 + "看", "您可以" * 60 + "看", "客服" * 95 + "看", "请稍等" * 60 + "看"])
def test_a_message_that_repeats_itself_is_judged_at_once(text: str) -> None:
    assert not is_automatic(Message(text))
