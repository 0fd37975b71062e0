"""Texts judged many at a time, and by several processes, are judged as one by one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import Turn, talks
from replylint import jobs
from replylint.engine import lint
from replylint.jobs import Crew
from replylint.linter import Asked, Linter
from replylint.memory import Memory
from replylint.model import Checked, Message, ReplylintError
from replylint.settings import Settings

LINTER = Linter(Settings())
TEXTS = [
    "这款是全网最低价",
    "加我\u200b薇信 聊",
    "天🐱旗舰店",
    "tao宝有卖",
    "您好~ 在的哦 😊",
    "你自己不会看吗",
    "最\0低\0价",
    "第一",
    "\0",
    "",
    "13812345678 打我电话",
]


def messages(count: int) -> list[Message]:
    """Talks as they are read from a file."""

    def message(turn: Turn) -> Message:
        return Message(turn.text, turn.role, turn.speaker, turn.time, turn.conversation)

    return list(map(message, talks(count)))


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    """A crew of three that starts at once, on small batches."""
    monkeypatch.setattr(jobs, "PATIENCE", 0)
    monkeypatch.setattr("replylint.engine.BATCH", 50)
    crew = Crew(3)
    yield crew
    crew.close()


@given(st.lists(st.sampled_from(TEXTS) | st.text("最低价你不\0 微信", max_size=6), max_size=8))
def test_texts_looked_through_together_are_judged_as_one_by_one(texts: list[str]) -> None:
    together = LINTER.judged([Asked(text, "怎么又坏了") for text in texts])
    assert [hits for hits, _ in together] == [LINTER.judged([Asked(text, "怎么又坏了")])[0][0] for text in texts]


def test_a_talk_is_judged_alike_however_many_messages_are_judged_together(monkeypatch: pytest.MonkeyPatch) -> None:
    read = messages(300)
    at_once = list(lint(read, Linter(Settings())))
    monkeypatch.setattr("replylint.engine.BATCH", 1)
    assert list(lint(read, Linter(Settings()))) == at_once


def test_several_processes_find_the_same_in_the_same_order(eager: Crew) -> None:
    read = messages(1_000)
    assert list(lint(read, Linter(Settings()), crew=eager)) == list(lint(read, Linter(Settings())))


def test_what_was_read_before_a_file_breaks_off_is_still_judged(eager: Crew) -> None:
    def broken() -> Iterator[Message]:
        yield from (message._replace(conversation=None) for message in messages(200))
        raise ReplylintError("坏了", "broken")

    found: list[Checked] = []
    with pytest.raises(ReplylintError):
        for item in lint(broken(), Linter(Settings()), crew=eager):
            found.append(item)
    assert len(found) == 200


def test_work_of_processes_that_were_ended_is_done_here(eager: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_judged", _die)
    read = messages(500)
    assert list(lint(read, Linter(Settings()), crew=eager)) == list(lint(read, Linter(Settings())))


def _die(settings: Settings, asked: object) -> None:
    os._exit(1)


def test_where_no_process_can_be_started_all_is_done_here(eager: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> Future[None]:
        raise OSError("no semaphores on this system")

    monkeypatch.setattr(eager, "_started", refused)
    read = messages(200)
    assert list(lint(read, Linter(Settings()), crew=eager)) == list(lint(read, Linter(Settings())))


@pytest.mark.parametrize("given", ["0", "-1", "two", "1.5", "９", "100000"])
def test_a_number_of_processes_that_is_none_is_refused(given: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "replylint", "check", "--lang", "en", f"--jobs={given}", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "--jobs takes a whole number" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="interrupts are sent otherwise elsewhere")
def test_an_interrupt_ends_all_processes_at_once(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    turns = "".join(f'{{"role": "agent", "text": "{number}，这款是全网最低价"}}\n' for number in range(100_000))
    file.write_text(turns, encoding="utf-8")
    command = [sys.executable, "-m", "replylint", "check", "--isolated", "--jobs=2", "--format=jsonl", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout
        for _ in range(12_000):  # the others are at work by now
            process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        begun = time.monotonic()
        process.communicate(timeout=60)
        assert process.returncode == 130
        assert time.monotonic() - begun < 30, "nobody waits for what is left"


def test_memory_keeps_what_was_asked_for_last_and_no_more_than_it_may() -> None:
    memory: Memory[int, str] = Memory(10)
    for number in range(100):
        memory.keep(number, str(number))
        assert memory.get(0) == "0", "asked for again and again"
    assert memory.get(99) == "99" and memory.get(50) is None
    assert sum(memory.get(number) is not None for number in range(100)) <= 10
