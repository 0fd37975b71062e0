"""The summary: who, how often, how fast, and what to do first."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from report_samples import ADVICE, BEST, COLD, PHONE, checked, finding, rendered, said, talk

from replylint.model import AGENT, CUSTOMER, ROBOT, Checked, Message, Severity
from replylint.reports.excerpt import cells
from replylint.reports.figures import share
from replylint.summary import BUCKETS, family, summarize, weight
from replylint.talks.timing import PLATFORM_YARDSTICKS, Yardstick, Yardsticks, answers, share_within

JD = PLATFORM_YARDSTICKS["jd"]


def test_messages_and_findings_are_counted_for_each_agent_and_in_total() -> None:
    summary = summarize(talk())
    assert (summary.total.messages, summary.total.findings, summary.conversations) == (3, 2, 2)
    assert [(group.name, group.messages, group.findings) for group in summary.agents] == [
        ("阿梅", 2, 2),
        ("小杰", 1, 0),
    ]
    assert summary.agents[0].families == {"AD1": 1, "ST": 1}
    assert summary.agents[0].per_hundred(1) == 50 and weight(summary.total.severities) == (1, 1, 0)


def test_answer_times_are_those_of_people() -> None:
    items = [
        said(CUSTOMER, "在吗", "10:00:00", "小鱼"),
        said(ROBOT, "您好，请稍等", "10:00:01", "机器人"),
        said(CUSTOMER, "在吗在吗", "10:00:30", "小鱼"),
        said(AGENT, "在的", "10:01:00", "阿梅"),
        said(AGENT, "您说", "10:01:05", "阿梅"),
        said(CUSTOMER, "几点发货", "10:02:00", "小鱼"),
        said(AGENT, "五点", "10:02:10", "小杰"),
    ]
    total = summarize(items).total
    assert (total.first_answers.answered, total.first_answers.average) == (1, 60)
    assert (total.answers.answered, total.answers.average, total.answers.median) == (2, 35, 35)
    assert [group.answers.average for group in summarize(items).agents] == [60, 10]


def test_a_robots_answers_count_for_the_shop_where_its_platform_counts_them_and_for_no_agent() -> None:
    items = [
        said(CUSTOMER, "几天到", "10:00:00", "小鱼"),
        said(ROBOT, "三天", "10:00:01", "机器人"),
        said(AGENT, "三天到的", "10:30:00", "阿梅"),
    ]
    summary = summarize(items, Yardsticks(robots=True))
    assert summary.total.answers.average == 1 and summary.agents[0].answers.answered == 0
    items[1] = Checked(items[1].message._replace(automatic=True), ())
    assert summarize(items, Yardsticks(robots=True)).total.answers.average == 1800


def test_answers_to_what_was_asked_outside_the_hours_of_service_do_not_count() -> None:
    def average(asked: str, answered: str) -> float | None:
        items = [said(CUSTOMER, "在吗", asked, "小鱼"), said(AGENT, "在", answered, "阿梅")]
        return summarize(items).total.answers.average

    assert average("07:59:59", "08:00:09") is None
    assert average("08:00:00", "08:00:10") == 10
    assert average("22:59:59", "23:00:09") == 10
    assert average("23:00:00", "23:00:10") is None


def test_a_wait_may_cross_midnight_but_never_be_negative() -> None:
    late = said(AGENT, "在", "08:00:00", "阿梅")
    tomorrow = late.message._replace(time=late.message.time.replace(day=7))
    asked = said(CUSTOMER, "在吗", "22:00:00", "小鱼")
    assert summarize([asked, Checked(tomorrow, ())]).total.answers.average == 10 * 3600
    assert summarize([asked, late]).total.answers.answered == 0


def test_every_wait_falls_into_one_bucket_and_shares_follow_the_yardsticks() -> None:
    items = []
    for number, seconds in enumerate((0, 10, 11, 59)):
        items.append(said(CUSTOMER, "在吗", "10:00:00", "小鱼", f"t{number}"))
        items.append(said(AGENT, "在", f"10:00:{seconds:02}", "阿梅", f"t{number}"))
    waits = summarize(items, Yardsticks(rates=(Yardstick(10, 0.8), Yardstick(60)))).total.answers
    assert waits.buckets == (2, 1, 1, 0, 0, 0, 0, 0) and len(waits.buckets) == len(BUCKETS) + 1
    assert waits.within == (0.5, 1.0) and waits.ninth_decile == 59


def test_talks_that_interleave_are_told_apart() -> None:
    items = [
        said(CUSTOMER, "在吗", "10:00:00", "甲", "t1"),
        said(CUSTOMER, "在吗", "10:00:30", "乙", "t2"),
        said(AGENT, "在", "10:00:40", "阿梅", "t2"),
        said(AGENT, "在", "10:01:00", "阿梅", "t1"),
    ]
    assert summarize(items).total.answers.average == 35


def test_the_worst_comes_first() -> None:
    items = [
        checked("亲亲亲", ("亲亲亲", ADVICE), speaker="甲", conversation="t1"),
        checked("亲亲亲", ("亲亲亲", ADVICE), speaker="甲", conversation="t1"),
        checked("不能", ("不能", COLD), speaker="乙", conversation="t2"),
        checked("最好", ("最好", BEST), speaker="丙", conversation="t3"),
    ]
    summary = summarize(items)
    assert [group.name for group in summary.agents] == ["丙", "乙", "甲"]
    assert [one.conversation for one in summary.total.talks] == ["t3", "t2", "t1"]
    assert [one.example.rule.code for one in summary.total.frequent] == ["AD101", "ST104", "ST110"]


def test_forgiven_findings_and_messages_that_come_again_do_not_count() -> None:
    message = Message("尽最大努力", speaker="甲")
    forgiven = Checked(message, (finding(message, "最大", exempt="五（一）"),))
    again = Checked(message, (finding(message, "努力", COLD),), again=True)
    summary = summarize([forgiven, again])
    assert (summary.total.messages, summary.total.findings, summary.agents[0].findings) == (1, 1, 0)


def test_findings_are_counted_by_day_and_hour() -> None:
    summary = summarize(talk())
    assert summary.days == {"2024-05-06": 2} and summary.hours[10] == 2 and sum(summary.hours) == 2


def test_families_follow_the_codes() -> None:
    codes = ("AD122", "AD202", "BP119", "BP201", "CH105", "ST101", "PR105", "RV102", "CV108", "OW101", "XY999")
    assert [family(code) for code in codes] == ["AD1", "AD2", "BP1", "BP2", "CH", "ST", "PR", "RV", "CV", "OW", "OW"]


def test_without_messages_there_are_no_rates() -> None:
    summary = summarize([])
    assert summary.total.per_hundred(0) is None and summary.total.answers.average is None
    assert share_within([], 60) is None and list(answers([], Yardsticks())) == []


def test_shares_are_never_rounded_up_to_all_or_down_to_none() -> None:
    assert [share(value) for value in (None, 0, 0.001, 0.5, 0.999, 1)] == ["–", "0 %", "<1 %", "50 %", "99 %", "100 %"]


def test_json_has_the_whole_summary() -> None:
    summary = json.loads(rendered("json", talk(), yardsticks=JD))["summary"]
    assert summary["agents"][0]["name"] == "阿梅" and summary["agents"][0]["per_100_messages"]["AD1"] == 50
    assert summary["total"]["first_answers"]["average_seconds"] == 25
    assert summary["total"]["answers"]["yardsticks"][0] == {"seconds": 30, "wanted": 0.8, "reached": 0.5}
    assert [one["code"] for one in summary["frequent"]] == ["AD101", "ST104"]
    assert summary["worst_talks"][0]["conversation"] == "t1" and summary["unanswered"] == 1


def test_the_first_screen_says_what_to_do_with_an_example() -> None:
    lines = rendered("summary", talk(), width=100, yardsticks=JD).splitlines()
    assert lines[0] == "2 位客服，2 通会话，3 条客服消息：共 2 处（错误 1，警告 1，提示 0），每百条 66.7"
    assert lines[1] == "平均 1 分 57 秒回复（要求 40 秒）；30 秒内 50%（要求 80%）；1 通没人回"
    assert lines[3:6] == ["先做什么", "1. 错误 AD101 “最”字用语  1 处", "   在的，这款杯子最保温了"]
    assert "50 %  30 秒内（要求 80 %）" in "\n".join(lines)


def many_agents(count: int) -> list[Checked]:
    """A talk of each of ``count`` agents, with findings of six rules and a late answer."""
    items = []
    for number in range(count):
        name, one = f"客服{'很长的名字' * (number % 3)}{number}", f"t{number}"
        items += [
            said(CUSTOMER, "在吗，杯子保温吗", "10:00:00", "小鱼", one),
            said(AGENT, "在的，这款杯子最保温了", "10:00:50", name, one, ("最保温", BEST)),
            said(AGENT, "不能", "10:01:00", name, one, ("不能", COLD)),
            said(AGENT, "亲亲亲", "10:01:01", name, one, ("亲亲亲", ADVICE), ("亲亲亲", PHONE)),
        ]
    return items


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("count", [3, 40])
@pytest.mark.parametrize("platform", ["jd", "pdd", "taobao"])
def test_the_first_screen_of_a_terminal_has_what_to_do_and_the_worst_agents(
    count: int, platform: str, lang: str
) -> None:
    yardsticks = PLATFORM_YARDSTICKS[platform]
    shown = rendered("summary", many_agents(count), lang=lang, width=80, color=True, yardsticks=yardsticks)
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()
    assert all(cells(line.rstrip()) <= 80 for line in lines)
    screen = "\n".join(lines[:24])
    for told in ("AD101", "PR101", "ST104", "ST110", "客服0", "0:50"):
        assert told in screen


def test_each_agent_is_told_what_to_do_first_with_an_example_and_a_talk() -> None:
    shown = rendered("summary", many_agents(3), width=80)
    assert re.search(r"^客服0 +AD101 “最”字用语 ×1 +在的，这款杯子最保温了 +t0", shown, re.MULTILINE)
    agents = json.loads(rendered("json", many_agents(3)))["summary"]["agents"]
    assert [one["code"] for one in agents[0]["frequent"]] == ["AD101", "PR101", "ST104", "ST110"]
    assert agents[0]["worst_talks"][0]["conversation"] == "t0" and len(agents[0]["worst_talks"]) == 1


def test_a_talk_of_two_agents_is_each_agents_by_what_is_found_in_the_agents_own_words() -> None:
    items = [
        checked("最好", ("最好", BEST), speaker="甲", conversation="t1"),
        checked("好的", speaker="乙", conversation="t1"),
        checked("不能", ("不能", COLD), speaker="丙", conversation="t1"),
    ]
    groups = {group.name: group for group in summarize(items).agents}
    assert [weight(groups[name].talks[0].severities) for name in ("甲", "丙")] == [(1, 0, 0), (0, 1, 0)]
    assert groups["乙"].talks == ()


def test_the_most_frequent_of_the_rest_is_on_the_first_screen_too() -> None:
    rules = [COLD._replace(code=f"ST10{number}") for number in range(5)]
    items = [checked("不能", ("不能", rule)) for rule in (*rules, rules[4]._replace(severity=Severity.INFO))]
    items += [checked("亲亲亲", ("亲亲亲", ADVICE))] * 9
    lines = rendered("summary", items).splitlines()
    assert [line[:2] for line in lines if "ST1" in line][:4] == ["1.", "2.", "3.", "4."]
    assert any(line.startswith("4. 提示 ST110") for line in lines)


def test_the_hours_and_the_yardsticks_of_the_summary_are_those_of_the_settings() -> None:
    def shown(**own: Any) -> str:
        return rendered("summary", talk(), width=100, yardsticks=Yardsticks(**own))

    assert "响应时间（09:00–22:00，人工，自动回复不算）" in shown(opens=9, closes=22)
    assert "平均" not in shown(opens=12).partition("先做什么")[0]
    assert "（要求 50 秒）" in shown(expected=50)
    assert "五分钟节点 50%（要求 90%）" in shown(slot_share=0.9)
    assert "要求" not in shown().partition("先做什么")[0].replace("（要求 40 秒）", "")


def test_json_says_by_which_yardsticks() -> None:
    sticks = PLATFORM_YARDSTICKS["taobao"]
    summary = json.loads(rendered("json", talk(), yardsticks=sticks))["summary"]
    assert summary["yardsticks"] == {
        "opens": 8,
        "closes": 23,
        "average_seconds": 40,
        "slots": {"wanted": 0.9, "reached": 0.5},
    }


def test_an_agents_average_counts_for_the_agent_and_a_rate_of_the_run_for_nobody() -> None:
    message = said(AGENT, "在的", "10:00:00", "阿梅").message
    average, rate = (
        Checked(message, (finding(message, "在的", COLD._replace(code=code)),), again=True)
        for code in ("CV102", "CV104")
    )
    summary = summarize([Checked(message, ()), average, rate])
    assert (summary.total.findings, summary.agents[0].findings) == (2, 1)


def test_the_summary_speaks_english_too_and_fits_the_width() -> None:
    shown = rendered("summary", talk(), lang="en", width=80, yardsticks=JD)
    assert "What to do first" in shown and "≤ 30 s (goal 80 %)" in shown
    assert all(cells(line) <= 80 for line in shown.splitlines())


def test_a_run_without_findings_has_a_short_summary() -> None:
    assert rendered("summary", [checked("好的呢")]).count("\n") == 1


def test_long_names_of_one_shop_are_told_apart_by_what_differs() -> None:
    names = [f"某某家居官方旗舰店:{account}" for account in ("小满", "小寒", "小寒夜班二组的座席")]
    alone = "另一家名字也很长的专营店:大暑"
    items = [checked("最好", ("最好", BEST), speaker=name, conversation="t") for name in (*names, alone)]
    shown = re.findall(r"^(\S+) +1 +1 ", rendered("summary", items, width=80), re.MULTILINE)
    assert set(shown) == {"…方旗舰店:小满", "…方旗舰店:小寒", "…:小寒夜班二组…", "另一家名字也很…"}


def test_hostile_names_stay_text_in_the_tables() -> None:
    name = "[red]x\x1b[31m\u202e"
    shown = rendered("summary", [checked("最好", ("最好", BEST), speaker=name, conversation=name)], width=120)
    assert "[red]x\\x1b[31m\\u202e" in shown and all(char.isprintable() or char == "\n" for char in shown)


def test_the_rate_of_the_summary_is_that_of_the_rule_and_says_what_it_counts() -> None:
    shown = rendered("summary", talk(), width=100)
    total = summarize(talk()).total.answers
    assert total.asked == total.answered + summarize(talk()).unanswered
    assert f"客户问了 {total.asked} 次" in shown


def test_every_key_of_the_summary_in_json_is_documented() -> None:
    page = (Path(__file__).parent.parent / "docs" / "summary.md").read_text("utf-8")

    def keys(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value))
        return set(value).union(*map(keys, value.values())) if isinstance(value, dict) else set()

    summary = json.loads(rendered("json", talk(), yardsticks=JD))["summary"]
    for one in (summary, *summary["agents"]):
        for frequent in one["frequent"]:
            frequent["example"] = None  # a finding
        for counted in (one, one.get("total", {})):
            for waits in ("answers", "first_answers"):
                counted.get(waits, {}).pop("up_to_seconds", None)  # by seconds
    missing = {key for key in keys({**summary, "days": {}}) if f"`{key}`" not in page and f"`{key}[]`" not in page}
    assert missing == set()
