"""Rules about whole talks: both sides of every yardstick."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from talk_samples import NOON, asked_and_answered, codes, example, rates, remarks, talk

from replylint.engine import lint, verdicts
from replylint.linter import Linter
from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Checked, Message, Severity
from replylint.settings import Settings
from replylint.talks import Rates, Remark, talk_of, talk_rules
from replylint.talks.timing import PLATFORM_YARDSTICKS, Yardstick, Yardsticks, duration


@pytest.mark.parametrize(("seconds", "late"), [(60, False), (61, True), (0, False)])
def test_an_answer_is_late_beyond_sixty_seconds_s311(seconds: float, late: bool) -> None:
    assert ("CV101" in codes(asked_and_answered(seconds))) is late


@pytest.mark.parametrize(("seconds", "lost"), [(300, False), (301, True)])
def test_beyond_five_minutes_the_order_is_lost_s306_s601(seconds: float, lost: bool) -> None:
    (remark,) = (found for found in remarks(asked_and_answered(seconds), Yardsticks()) if found.code == "CV101")
    assert ("订单多半已经丢了" in remark.aim.zh) is lost


@pytest.mark.parametrize(
    ("clock", "counts"),
    [((7, 59, 59), False), ((8, 0, 0), True), ((22, 59, 59), True), ((23, 0, 0), False), ((0, 0, 0), False)],
)
def test_only_questions_between_eight_and_twenty_three_are_counted_s313(
    clock: tuple[int, int, int], counts: bool
) -> None:
    start = NOON.replace(hour=clock[0], minute=clock[1], second=clock[2])
    assert ("CV101" in codes(asked_and_answered(120, start))) is counts


def test_a_wait_over_midnight_is_counted_on_the_calendar() -> None:
    start = NOON.replace(hour=22, minute=58)
    messages = talk((CUSTOMER, 0, "还发货吗"), (AGENT, 70 * 60, "亲，明早就发"), start=start)
    (remark,) = (found for found in remarks(messages, Yardsticks()) if found.code == "CV101")
    assert remark.message.time is not None and remark.message.time.day == start.day + 1
    assert "1 小时 10 分" in remark.aim.zh


def test_the_wait_counts_from_the_first_of_several_questions() -> None:
    messages = talk((CUSTOMER, 0, "在吗"), (CUSTOMER, 50, "有人吗"), (AGENT, 70, "在的"))
    assert "CV101" in codes(messages)


def test_the_second_of_two_agents_answers_for_both() -> None:
    first = talk((CUSTOMER, 0, "在吗"), (AGENT, 20, "在的，帮您转售后"), speaker="小杨")
    second = talk((CUSTOMER, 100, "杯子碎了"), (AGENT, 130, "抱歉亲，马上补发"), speaker="小陈")
    assert codes(first + second) == []
    late = talk((CUSTOMER, 100, "杯子碎了"), (AGENT, 200, "抱歉亲，马上补发"), speaker="小陈")
    (remark,) = (found for found in remarks(first + late, Yardsticks()) if found.code == "CV101")
    assert remark.message.speaker == "小陈"


def test_a_robots_answer_is_no_answer_s322() -> None:
    messages = talk((CUSTOMER, 0, "在吗"), (ROBOT, 1, "您好，智能客服为您服务"), (AGENT, 90, "在的"))
    assert "CV101" in codes(messages)


def test_on_pinduoduo_a_robot_answers_but_an_automatic_reply_does_not_s322() -> None:
    pdd = PLATFORM_YARDSTICKS["pdd"]
    by_robot = talk((CUSTOMER, 0, "几天到"), (ROBOT, 2, "一般三天到哦"))
    assert "CV107" not in codes(by_robot, pdd)
    for marked in ("【自动回复】客服稍后回来", "客服稍后回来[自动回复]"):
        assert "CV107" in codes(talk((CUSTOMER, 0, "几天到"), (ROBOT, 2, marked)), pdd)
    assert "CV107" not in codes(
        talk((CUSTOMER, 0, "几天到"), (AGENT, 2, "不好意思让您久等了，刚才您看到的那一条是店里的自动回复")), pdd
    )


def test_what_the_file_calls_an_automatic_reply_is_none_on_pinduoduo_either_s322() -> None:
    pdd = PLATFORM_YARDSTICKS["pdd"]
    asked, sent, answered = talk((CUSTOMER, 0, "几天到"), (ROBOT, 2, "欢迎光临"), (AGENT, 1800, "三天"))
    assert rates([asked, sent, answered], pdd) == []
    assert rates([asked, sent._replace(automatic=True), answered], pdd) == ["CV104"] * 3


def test_a_talk_whose_newest_message_stands_first_is_heard_from_its_beginning() -> None:
    said = talk((CUSTOMER, 0, "在吗"), (AGENT, 0, "您好"), (CUSTOMER, 30, "有货吗"), (AGENT, 50, "有的"))
    checked = list(lint(reversed(said), Linter(Settings()), rates=Rates(Yardsticks())))
    assert [item.message for item in checked] == said
    assert not any(item.findings for item in checked)


@pytest.mark.parametrize(("second", "slow"), [(40, False), (41, True)])
def test_a_talk_is_slow_when_its_average_is_over_forty_seconds_s311(second: float, slow: bool) -> None:
    messages = talk(
        (CUSTOMER, 0, "有货吗"), (AGENT, 40, "有的"), (CUSTOMER, 100, "几天到"), (AGENT, 100 + second, "两天")
    )
    assert ("CV102" in rates(messages, Yardsticks())) is slow


@pytest.mark.parametrize(("answers", "told"), [(6, False), (7, True)])
def test_a_monologue_is_more_than_six_messages_without_the_customer_s304(answers: int, told: bool) -> None:
    messages = talk((CUSTOMER, 0, "在吗"), *((AGENT, 5 + i, "好的亲") for i in range(answers)))
    assert ("CV105" in codes(messages)) is told


@pytest.mark.parametrize(("length", "told"), [(400, False), (401, True)])
def test_a_monologue_is_more_than_four_hundred_characters_without_the_customer_s304(length: int, told: bool) -> None:
    assert ("CV105" in codes(talk((CUSTOMER, 0, "在吗"), (AGENT, 5, "好" * length)))) is told


def test_a_monologue_ends_when_the_customer_speaks_and_system_lines_do_not_count() -> None:
    run = [(AGENT, i, "好的") for i in range(1, 5)]
    messages = talk(
        (CUSTOMER, 0, "在吗"), *run, (CUSTOMER, 10, "嗯"), *((r, a + 10, t) for r, a, t in run), (SYSTEM, 30, "已读")
    )
    assert "CV105" not in codes(messages)


@pytest.mark.parametrize(
    "refusal",
    [
        *("没有这款呢", "这款没货了", "亲，没有哦", "沒有這款", "不卖的", "目前断货", "没了", "没有黑色的", "黑色没了"),
        *("抱歉呢，这款已经售罄了", "亲亲，不好意思哦，黑色卖完了呢", "黑色的断码了", "您好，我们家没有这款的"),
    ],
)
def test_a_first_answer_that_only_says_no_is_told_s316(refusal: str) -> None:
    assert "CV106" in codes(talk((CUSTOMER, 0, "有没有黑色"), (AGENT, 5, refusal)))


@pytest.mark.parametrize(
    "answer",
    [
        "黑色卖完了，推荐您看看藏青，也很显瘦",
        "这款没货了，周五到货，到了通知您",
        "有的亲",
        "没有问题的亲",
        "没有色差的，放心",
        "黑色没有，藏青的有",
        "没有起订量的，黑色有货",
    ],
)
def test_a_first_answer_with_an_alternative_or_with_the_goods_is_not_told_s316(answer: str) -> None:
    assert "CV106" not in codes(talk((CUSTOMER, 0, "有没有黑色"), (AGENT, 5, answer)))


def test_an_alternative_in_the_agents_next_message_is_enough_s316() -> None:
    messages = talk((CUSTOMER, 0, "有没有黑色"), (AGENT, 5, "没有哦"), (AGENT, 9, "推荐您看看藏青这款"))
    assert "CV106" not in codes(messages)


def test_a_later_no_is_not_a_first_answer_s316() -> None:
    messages = talk(
        (CUSTOMER, 0, "有货吗"), (AGENT, 5, "有的亲，白色有货"), (CUSTOMER, 9, "有黑色吗"), (AGENT, 15, "没有哦")
    )
    assert "CV106" not in codes(messages)


def test_a_greeting_is_no_first_answer_s316() -> None:
    refused = (AGENT, 15, "没有哦")
    greeted = talk((CUSTOMER, 0, "在吗"), (AGENT, 5, "在的亲"), (CUSTOMER, 9, "有黑色吗"), refused)
    assert "CV106" in codes(greeted)
    assert "CV106" in codes(talk((CUSTOMER, 0, "有黑色吗"), (AGENT, 5, "您好，请稍等，我看一下"), refused))


@pytest.mark.parametrize(
    "question", ["会有色差吗", "有异味吗", "有没有副作用", "到门口还有手续费吗", "有没有捆绑的费用"]
)
def test_no_is_what_a_customer_hopes_to_hear_of_a_fault_s316(question: str) -> None:
    assert "CV106" not in codes(talk((CUSTOMER, 0, question), (AGENT, 5, "没有的")))


def test_a_talk_that_ends_with_a_question_was_never_answered_s306() -> None:
    messages = talk((CUSTOMER, 0, "在吗"), (AGENT, 5, "在的"), (CUSTOMER, 20, "能开发票吗"))
    (remark,) = remarks(messages, Yardsticks())
    assert (remark.code, remark.message.text) == ("CV107", "能开发票吗")


@pytest.mark.parametrize(
    "goodbye", ["好的", "谢谢", "好的，谢谢啦", "嗯嗯", "OK", "知道了", "已拍", "[微笑]", "那我再看看"]
)
def test_thanks_and_goodbye_need_no_answer(goodbye: str) -> None:
    assert codes(talk((CUSTOMER, 0, "在吗"), (AGENT, 5, "在的"), (CUSTOMER, 20, goodbye))) == []


@pytest.mark.parametrize("shown", ["[图片]", "[视频]", "[链接]", "谢谢[图片]"])
def test_a_picture_at_the_end_wants_an_answer(shown: str) -> None:
    assert codes(talk((CUSTOMER, 0, "在吗"), (AGENT, 5, "在的"), (CUSTOMER, 20, shown))) == ["CV107"]


@pytest.mark.parametrize(("hours", "overdue"), [(48, False), (48.01, True)])
def test_an_aftersales_request_is_overdue_beyond_48_hours_s323(hours: float, overdue: bool) -> None:
    messages = talk((CUSTOMER, 0, "收到就是坏的，我要退款"), (AGENT, hours * 3600, "抱歉，马上处理"))
    assert ("CV108" in codes(messages)) is overdue


def test_an_ordinary_question_is_no_aftersales_request() -> None:
    assert "CV108" not in codes(talk((CUSTOMER, 0, "有蓝色吗"), (AGENT, 50 * 3600, "有的")))


@pytest.mark.parametrize(("share", "low"), [(0.5, False), (0.51, True)])
def test_the_slot_rate_counts_five_minute_slots_answered_in_five_minutes_s313(share: float, low: bool) -> None:
    messages = asked_and_answered(300) + asked_and_answered(301, NOON + timedelta(minutes=5))
    assert ("CV103" in rates(messages, Yardsticks(slot_share=share))) is low


def test_one_late_answer_spoils_its_slot_but_not_the_next_s313() -> None:
    messages = asked_and_answered(10) + asked_and_answered(301, NOON + timedelta(minutes=1))
    assert "CV103" in rates(messages, Yardsticks(slot_share=0.1))
    assert "CV103" not in rates(
        messages + asked_and_answered(10, NOON + timedelta(minutes=20)), Yardsticks(slot_share=0.5)
    )


@pytest.mark.parametrize("seconds", [30, 180, 300, 900, 3600])
def test_an_answer_just_within_the_time_counts_and_one_just_beyond_does_not_s321(seconds: int) -> None:
    held = Yardsticks(rates=(Yardstick(seconds, 1.0),))
    assert rates(asked_and_answered(seconds), held) == []
    assert rates(asked_and_answered(seconds + 1), held) == ["CV104"]


@pytest.mark.parametrize(
    ("clock", "counts"),
    [((7, 59, 59), False), ((8, 0, 0), True), ((22, 59, 59), True), ((23, 0, 0), False), ((0, 0, 0), False)],
)
@pytest.mark.parametrize(
    ("code", "held"),
    [
        ("CV103", Yardsticks(slot_share=0.9)),
        ("CV104", Yardsticks(rates=(Yardstick(300, 0.9),))),
        ("CV102", Yardsticks()),
    ],
)
def test_rates_and_averages_count_what_was_asked_between_eight_and_twenty_three(
    code: str, held: Yardsticks, clock: tuple[int, int, int], counts: bool
) -> None:
    start = NOON.replace(hour=clock[0], minute=clock[1], second=clock[2])
    messages = asked_and_answered(301, start)
    if code == "CV102":  # two answers make an average; both were asked at the same second
        messages += asked_and_answered(302, start)
    assert (code in rates(messages, held)) is counts


@pytest.mark.parametrize(("seconds", "low"), [(300, False), (301, True)])
def test_an_answer_behind_midnight_counts_for_the_slot_and_the_rate_of_its_question(seconds: int, low: bool) -> None:
    asked = NOON.replace(hour=22, minute=59, second=59)
    late = Yardsticks(slot_share=1.0, rates=(Yardstick(300, 1.0),), closes=24)
    for start in (asked, NOON.replace(hour=23, minute=58)):
        assert (rates(asked_and_answered(seconds, start), late) == ["CV103", "CV104"]) is low


@pytest.mark.parametrize(("late", "told"), [(1, False), (2, True)])
def test_a_share_that_is_just_reached_is_enough_s321(late: int, told: bool) -> None:
    held = PLATFORM_YARDSTICKS["jd"]  # 80 % within 30 seconds
    waits = [31] * late + [30] * (5 - late)
    messages = [
        one for at, wait in enumerate(waits) for one in asked_and_answered(wait, NOON + timedelta(minutes=10 * at))
    ]
    assert (rates(messages, held) == ["CV104"]) is told


def test_a_monologue_of_two_agents_is_one_s304() -> None:
    first = talk((CUSTOMER, 0, "在吗"), *((AGENT, 1 + at, "好的亲") for at in range(4)), speaker="小杨")
    second = talk(*((AGENT, 10 + at, "好的亲") for at in range(3)), speaker="小陈")
    assert "CV105" not in codes(first + second[:2])
    (remark,) = remarks(first + second, Yardsticks())
    assert (remark.code, remark.message.speaker) == ("CV105", "小陈")


def test_an_automatic_reply_neither_counts_in_a_monologue_nor_in_a_rate_s304_s322() -> None:
    marked = talk((CUSTOMER, 0, "在吗"), *((AGENT, 1 + at, "好的亲[自动回复]") for at in range(8)))
    assert "CV105" not in codes(marked)
    held = Yardsticks(rates=(Yardstick(30, 0.9),))
    assert rates(marked, held) == ["CV104"]
    assert rates([*marked, *talk((AGENT, 30, "在的亲"))], held) == []


def test_two_agents_of_one_talk_each_answer_for_what_they_were_asked_s311() -> None:
    one = talk((CUSTOMER, 0, "在吗"), (AGENT, 61, "在的亲"), speaker="小杨")
    other = talk((CUSTOMER, 100, "几天到"), (AGENT, 160, "两天哦"), (CUSTOMER, 200, "好的"), speaker="小陈")
    late = [found.message.speaker for found in remarks(one + other, Yardsticks()) if found.code == "CV101"]
    assert late == ["小杨"]


@pytest.mark.parametrize(("seconds", "overdue"), [(48 * 3600, False), (48 * 3600 + 1, True)])
def test_an_aftersales_request_that_nobody_answers_is_overdue_when_the_talk_goes_on_longer_s323_s601(
    seconds: int, overdue: bool
) -> None:
    messages = talk((CUSTOMER, 0, "收到就是坏的，我要退款"), (CUSTOMER, seconds, "有人吗"))
    assert ("CV108" in codes(messages)) is overdue


@pytest.mark.parametrize(("seconds", "overdue"), [(48 * 3600, False), (48 * 3600 + 1, True)])
def test_an_aftersales_request_is_overdue_by_its_own_answer_however_long_the_talk_goes_on_s323(
    seconds: int, overdue: bool
) -> None:
    request = talk((CUSTOMER, 0, "收到就是坏的，我要退款"), (AGENT, seconds, "抱歉，已经给您退款了"))
    messages = request + talk((CUSTOMER, 60 * 3600, "好的"))
    assert ("CV108" in codes(messages)) is overdue


def test_an_unanswered_question_lowers_the_rate() -> None:
    assert rates(talk((CUSTOMER, 0, "在吗")), Yardsticks(rates=(Yardstick(180, 0.9),))) == ["CV104"]


def test_without_times_no_answer_is_called_late_and_the_run_can_say_so() -> None:
    messages = [message._replace(time=None) for message in asked_and_answered(0)]
    gathered = Rates(Yardsticks())
    gathered.add(talk_of(messages, Yardsticks()))
    assert codes(messages) == []
    assert (gathered.timed, gathered.untimed) == (0, 1)


def test_talks_that_are_interleaved_in_a_file_are_told_apart() -> None:
    one = asked_and_answered(20)
    two = [message._replace(conversation="二号") for message in asked_and_answered(200)]
    mixed = [one[0], two[0], one[1], two[1]]
    checked = list(lint(mixed, Linter(Settings()), rates=Rates(Yardsticks())))
    late = [item.message.conversation for item in checked for found in item.findings if found.rule.code == "CV101"]
    assert late == ["二号"]
    assert sorted(id(item.message) for item in checked) == sorted(map(id, mixed))


def test_a_finding_about_the_whole_run_comes_at_its_end_without_counting_the_message_again() -> None:
    settings = Settings(yardsticks=Yardsticks(rates=(Yardstick(30, 0.9),)))
    linter, gathered = Linter(settings), Rates(settings.yardsticks)
    checked: list[Checked] = list(lint(asked_and_answered(50), linter, rates=gathered))
    assert not any(item.again or item.findings for item in checked)
    (last,) = verdicts(gathered, linter)
    assert last.again and [found.rule.code for found in last.findings] == ["CV104"]


@pytest.mark.parametrize(
    ("code", "written", "caught"),
    [
        (rule.code, written, caught)
        for rule in talk_rules()
        for caught, examples in ((True, rule.bad), (False, rule.good))
        for written in examples
    ],
)
def test_a_talk_rule_catches_its_bad_examples_and_leaves_its_good_ones_alone(
    code: str, written: str, caught: bool
) -> None:
    sticks = PLATFORM_YARDSTICKS["taobao"]
    messages = example(written)
    assert (code in (*codes(messages, sticks), *rates(messages, sticks))) is caught


def test_every_talk_rule_has_its_proof() -> None:
    assert all(rule.bad and rule.good for rule in talk_rules())


def test_every_talk_rule_has_its_own_code_and_says_why() -> None:
    rules = sorted(talk_rules())
    assert [rule.code for rule in rules] == [f"CV10{i}" for i in range(1, 9)]
    assert all(first.why != second.why for first, second in pairwise(rules))
    assert {rule.severity for rule in rules} == set(Severity)


def test_a_wait_is_said_as_people_say_it() -> None:
    assert duration(453).zh == "7 分 33 秒"
    assert duration(3600).zh == "1 小时"
    assert duration(0).zh == "0 秒"


@pytest.mark.parametrize("farewell", ["👌", "👍👍", "🙏🏻", "😊", "🌹", "OK", "okk", "算了", "那算了吧", "好的👌", "❤️"])
def test_a_customer_who_takes_leave_is_not_left_without_an_answer(farewell: str) -> None:
    assert "CV107" not in codes(example(f"10:00:00 客户：有竹盖吗⏎10:00:10 客服：有的⏎10:00:30 客户：{farewell}"))


@pytest.mark.parametrize("left", ["👎", "😡", "？", "算了吗", "怎么还没发货😊"])
def test_a_customer_who_complains_in_an_emoji_or_asks_is(left: str) -> None:
    assert "CV107" in codes(example(f"10:00:00 客户：有竹盖吗⏎10:00:10 客服：有的⏎10:00:30 客户：{left}"))


def test_thanks_that_are_answered_late_were_no_wait() -> None:
    messages = talk(
        (CUSTOMER, 0, "有竹盖吗"), (AGENT, 10, "有的"), (CUSTOMER, 30, "好的谢谢"), (AGENT, 400, "不客气亲")
    )
    held = Yardsticks(slot_share=1.0, rates=(Yardstick(30, 1.0),))
    assert codes(messages) == [] and rates(messages, held) == []


@pytest.mark.parametrize(("answered", "late"), [(60, False), (61, True)])
def test_who_writes_before_opening_time_and_again_within_it_waits_from_then(answered: int, late: bool) -> None:
    opening = NOON.replace(hour=8, minute=0)
    messages = talk((CUSTOMER, -600, "在吗"), (CUSTOMER, 0, "有人吗"), (AGENT, answered, "在的"), start=opening)
    assert ("CV101" in codes(messages)) is late
    assert bool(rates(messages, Yardsticks(rates=(Yardstick(60, 1.0),)))) is late


def test_who_writes_before_opening_time_only_is_not_counted_whenever_the_answer_comes() -> None:
    messages = talk((CUSTOMER, -1, "在吗"), (AGENT, 3600, "在的"), start=NOON.replace(hour=8, minute=0))
    assert codes(messages) == [] and rates(messages, Yardsticks(rates=(Yardstick(60, 1.0),))) == []


@pytest.mark.parametrize(("seconds", "late"), [(60, False), (61, True)])
def test_who_asks_just_before_closing_time_is_to_be_answered_behind_it(seconds: int, late: bool) -> None:
    messages = asked_and_answered(seconds, NOON.replace(hour=22, minute=59, second=59))
    assert ("CV101" in codes(messages)) is late


def test_the_hours_are_those_of_the_settings() -> None:
    early = asked_and_answered(120, NOON.replace(hour=8, minute=30))
    assert "CV101" in codes(early) and "CV101" not in codes(early, Yardsticks(opens=9))
    late = asked_and_answered(120, NOON.replace(hour=23, minute=30))
    assert "CV101" not in codes(late) and "CV101" in codes(late, Yardsticks(closes=24))


def test_each_day_of_a_talk_that_rolls_over_days_counts_for_itself() -> None:
    messages = [
        one
        for day, wait in enumerate((20, 200, 20))
        for one in asked_and_answered(wait, NOON.replace(hour=22, minute=58) + timedelta(days=day))
    ]
    (remark,) = (found for found in remarks(messages, Yardsticks()) if found.code == "CV101")
    assert remark.message.time == messages[3].time
    assert "2/3" in next(iter(gathered_of(messages, Yardsticks(rates=(Yardstick(30, 0.9),))))).aim.zh


def gathered_of(messages: list[Message], yardsticks: Yardsticks) -> list[Remark]:
    gathered = Rates(yardsticks)
    gathered.add(talk_of(messages, yardsticks))
    return [remark for remark in gathered.remarks() if remark.code != "CV102"]


@pytest.mark.parametrize(("second", "slow"), [(40, False), (41, True)])
def test_an_agents_average_is_over_all_talks_even_with_one_answer_each_s311(second: int, slow: bool) -> None:
    gathered = Rates(Yardsticks())
    for number, wait in enumerate((40, second)):
        messages = [one._replace(conversation=f"{number}号") for one in asked_and_answered(wait)]
        gathered.add(talk_of(messages, Yardsticks()))
    told = list(gathered.remarks())
    assert [remark.code for remark in told] == ["CV102"] * slow
    assert not slow or "2 次回复平均 41 秒" in told[0].aim.zh


def test_a_quick_colleague_makes_no_slow_agent_quick_s311() -> None:
    gathered = Rates(Yardsticks())
    for speaker, wait in (("小杨", 50), ("小陈", 5), ("小杨", 50), ("小陈", 5), ("小林", 500)):
        messages = talk((CUSTOMER, 0, "在吗"), (AGENT, wait, "在的"), speaker=speaker)
        gathered.add(talk_of(messages, Yardsticks()))
    assert [remark.message.speaker for remark in gathered.remarks()] == ["小杨"]  # one answer is no average


@pytest.mark.parametrize(
    ("messages", "length", "reason"), [(7, 2, "7 条、14 字（最多 6 条）"), (1, 401, "1 条、401 字（最多 400 字）")]
)
def test_a_monologue_says_how_long_it_is_and_which_limit_it_passes_s304(
    messages: int, length: int, reason: str
) -> None:
    (remark,) = remarks(
        talk((CUSTOMER, 0, "在吗"), *((AGENT, 1 + at, "好" * length) for at in range(messages))), Yardsticks()
    )
    assert remark.code == "CV105" and reason in remark.aim.zh


@pytest.mark.parametrize("share", [0.2, 0.8])
def test_a_rate_says_what_it_is_a_share_of(share: float) -> None:
    (remark,) = gathered_of(asked_and_answered(50), Yardsticks(rates=(Yardstick(30, share),), opens=9))
    assert "全部会话" in remark.aim.zh and "09:00–23:00" in remark.aim.zh and "0%（0/1）" in remark.aim.zh
    assert "all talks of this run" in remark.aim.en
