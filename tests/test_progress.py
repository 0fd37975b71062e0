"""The progress bar: only for work over a second, only for a person who waits at a terminal."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from replylint.commands import progress
from replylint.matching import cache


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(monkeypatch: pytest.MonkeyPatch, patience: float, err: io.StringIO, out: io.StringIO, streaming: bool) -> str:
    """What the bar has shown when 1,000 messages are read, and none of them is judged: their talks wait for the end."""
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setenv("TERM", "xterm")
    bar = progress.bar("zh", streaming)
    shown = bar.during(err.getvalue() for _ in [list(bar.reading(range(1000)))])
    (seen,) = shown
    return seen


def test_the_bar_comes_while_a_file_is_read_and_goes_before_the_report_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    err = Terminal()
    assert "检查中" in drawn(monkeypatch, -1, err, Terminal(), streaming=False)
    assert err.getvalue().endswith("\x1b[2K")


def test_there_is_no_bar_for_work_of_less_than_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, 60, Terminal(), Terminal(), streaming=False) == ""


def test_there_is_no_bar_in_a_pipe_nor_between_findings_on_the_same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, -1, io.StringIO(), Terminal(), streaming=False) == ""
    assert drawn(monkeypatch, -1, Terminal(), Terminal(), streaming=True) == ""
    assert "检查中" in drawn(monkeypatch, -1, Terminal(), io.StringIO(), streaming=True)


@pytest.mark.parametrize(("err", "said"), [(Terminal(), "正在准备词库"), (io.StringIO(), "")])
def test_a_first_run_says_on_a_terminal_only_that_the_lexicons_are_compiled(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, err: io.StringIO, said: str
) -> None:
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    monkeypatch.setattr(cache, "before_work", cache.before_work)
    monkeypatch.setattr(sys, "stderr", err)
    progress.announce_first_run("zh")
    for _ in range(2):
        assert cache.kept("rules", {}, lambda: ()) == cache.kept("lexicon", {}, lambda: ())
    assert err.getvalue().startswith(said) and err.getvalue().count("\n") == bool(said)
