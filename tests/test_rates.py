"""The rules about whole runs (CV102–CV104): what they are a share or an average of."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from talk_samples import example

from replylint.engine import lint, verdicts
from replylint.linter import Linter
from replylint.settings import Settings
from replylint.talks import Rates
from replylint.talks.automatic import Habits
from replylint.talks.timing import PLATFORM_YARDSTICKS

WELCOME = "您好，小陶坊欢迎您，看中哪款请讲"
linter = cache(Linter)


def asked(seconds: int, clock: str = "10:00", text: str = "有三个呢") -> str:
    """A talk of one question, at seven seconds past ``clock``, and its answer."""
    hour, minute = map(int, clock.split(":"))
    start = hour * 3600 + minute * 60 + 7

    def at(moment: int) -> str:
        return f"{1 + moment // 86400}日 {moment % 86400 // 3600:02}:{moment % 3600 // 60:02}:{moment % 60:02}"

    return f"{at(start)} 客户：请问有几个颜色⏎{at(start + seconds)} 客服：{text}"


def told(platform: str, *talks: str, **own: Any) -> list[str]:
    """The codes of what is said of a run of ``talks`` at its end."""
    sticks = PLATFORM_YARDSTICKS[platform]._replace(**own)
    settings = Settings(platform=platform, yardsticks=sticks)
    rates = Rates(sticks)
    messages = [one._replace(conversation=str(number)) for number, talk in enumerate(talks) for one in example(talk)]
    for _ in lint(messages, linter(settings), rates=rates, habits=Habits()):
        pass
    return sorted(found.rule.code for item in verdicts(rates, linter(settings)) for found in item.findings)


@pytest.mark.parametrize(
    ("waits", "slow"), [((40, 40, 40), False), ((41, 40, 40), True), ((400,), False), ((5, 5, 110), False)]
)
def test_the_average_is_over_all_answers_of_an_agent_s311(waits: tuple[int, ...], slow: bool) -> None:
    assert told("none", *map(asked, waits)) == ["CV102"] * slow


@pytest.mark.parametrize(("late", "low"), [(1, False), (2, True)])
def test_nine_slots_of_ten_are_enough_on_taobao_s313(late: int, low: bool) -> None:
    talks = [asked(301 if number < late else 20, f"10:{5 * number:02}") for number in range(10)]
    assert ("CV103" in told("taobao", *talks)) is low


def test_a_slot_in_which_one_of_two_was_kept_waiting_is_not_answered_in_time_s313() -> None:
    assert "CV103" in told("taobao", asked(10), asked(301, "10:01"), asked(1, "10:10"))


@pytest.mark.parametrize(("late", "low"), [(1, False), (2, True)])
def test_four_of_five_within_thirty_seconds_are_enough_on_jd(late: int, low: bool) -> None:
    assert told("jd", *[asked(31)] * late, *[asked(30)] * (5 - late)) == ["CV104"] * low


@pytest.mark.parametrize(
    ("platform", "seconds", "missed"),
    [
        *(("pdd", 180, 0), ("pdd", 181, 1), ("pdd", 301, 2), ("pdd", 901, 3), ("pdd", 3600, 3), ("pdd", 3601, 4)),
        *(("douyin", 180, 0), ("douyin", 181, 1), ("taobao", 180, 0), ("taobao", 181, 1), ("none", 3601, 0)),
    ],
)
def test_each_platform_has_its_own_times_s321(platform: str, seconds: int, missed: int) -> None:
    assert told(platform, asked(seconds)).count("CV104") == missed


@pytest.mark.parametrize(
    ("clock", "counted"), [("07:59", False), ("08:00", True), ("22:59", True), ("23:00", False), ("23:59", False)]
)
def test_only_what_was_asked_in_the_hours_counts_whenever_it_was_answered(clock: str, counted: bool) -> None:
    assert ("CV104" in told("taobao", asked(301, clock))) is counted
    assert "CV104" in told("taobao", asked(301, clock), opens=0, closes=24)


def test_an_automatic_reply_that_nothing_marks_is_no_answer_once_it_is_known_s322() -> None:
    def welcomed(clock: str) -> str:
        return f"{asked(1, f'10:{clock}0', WELCOME)}⏎1日 10:{clock}3:00 客服：有三个呢"

    assert told("jd", *map(welcomed, "01")) == []
    assert told("jd", *map(welcomed, "012")) == ["CV102", "CV104"]


def export(file: Path, *waits: int) -> Path:
    rows = ["会话ID,角色,发送人,时间,内容"]
    for number, wait in enumerate(waits):
        rows += [
            f"{number},买家,小鱼{number},2026-11-03 10:{number:02}:00,请问有几个颜色",
            f"{number},客服,小杨,2026-11-03 10:{number:02}:{wait:02},有三个呢",
        ]
    file.write_text("\n".join(rows) + "\n", "utf-8")
    return file


def run(*arguments: object) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "replylint", "check", "--isolated", "--platform", "jd", "--format", "json"]
    done = subprocess.run([*command, *map(str, arguments)], capture_output=True, timeout=120)
    assert done.returncode in (0, 1), done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def test_a_rate_is_over_all_files_of_a_run_and_told_once_at_its_end(tmp_path: Path) -> None:
    slow, quick = export(tmp_path / "a.csv", 50, 59), export(tmp_path / "b.csv", *[5] * 8)
    assert [found["code"] for found in run(slow)] == ["CV102", "CV104"]
    assert run(slow, quick) == []
    both = run(slow, export(tmp_path / "c.csv", 55, 5))
    assert [(found["code"], Path(found["file"]).name) for found in both] == [("CV102", "a.csv"), ("CV104", "a.csv")]
    assert "25%（1/4）" in both[1]["message"]


def test_a_baseline_knows_what_is_said_of_a_whole_run(tmp_path: Path) -> None:
    slow, base = export(tmp_path / "a.csv", 50, 59), tmp_path / "base.json"
    run(slow, "--write-baseline", base)
    assert run(slow, "--baseline", base) == []
