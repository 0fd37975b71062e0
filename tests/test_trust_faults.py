"""Killed, refused or failing at any single call: a file is the old one whole or the new one whole.

Every C function that a replacement calls is a point of fault; the same is done to a whole ``check --fix``.
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from replylint import writing
from replylint.matching import cache
from replylint.model import ReplylintError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and processes of Unix")

OLD, NEW = b"old\r\n" * 1000, b"new\n" * 1500
FAULTS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EMFILE)


SYSTEM = set(
    "open write flush fsync chmod chown replace rename stat unlink touch utime mkdir read access readlink".split()
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tree" / "replies.txt"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


class Fault:
    """What happens when the ``at``-th call of a C function, or only of the system's, is about to be made."""

    def __init__(self, at: int, happens: Callable[[], None], everywhere: bool) -> None:
        self.calls, self.at, self._happens, self._everywhere = 0, at, happens, everywhere

    def __call__(self, frame: FrameType, event: str, argument: Any) -> None:
        if event == "c_call" and (self._everywhere or argument.__name__ in SYSTEM):
            self.calls += 1
            if self.calls == self.at:
                sys.setprofile(None)
                self._happens()


def in_a_child(work: Callable[[], None], fault: Fault) -> int:
    """Do ``work`` in a process of its own, with the fault; how that ended, as ``os.waitpid`` says it."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    status = 3
    try:
        sys.setprofile(fault)
        work()
        sys.setprofile(None)
        status = 0 if fault.calls < fault.at else 4  # 0: the work is over before the fault would come
    except ReplylintError:
        status = 2
    except BaseException:
        sys.setprofile(None)
        traceback.print_exc()
    finally:
        sys.setprofile(None)
        os._exit(status)


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def failing(code: int) -> Callable[[], None]:
    def fail() -> None:
        raise OSError(code, os.strerror(code))

    return fail


def points(work: Callable[[], None], happens: Callable[[], None], check: Callable[[int], None]) -> int:
    """Do ``work`` again and again, the fault one call later each time, until it comes too late; how often."""
    for at in range(1, 2000):
        status = in_a_child(work, Fault(at, happens, everywhere=happens is killed))
        check(status)
        if status == 0:
            return at - 1
    raise AssertionError("no end of calls")


def test_kill_9_at_every_call_leaves_one_of_the_two_contents_whole(file: Path) -> None:
    seen = set()

    def check(status: int) -> None:
        assert status == 0 or os.WTERMSIG(status) == signal.SIGKILL
        seen.add(content := file.read_bytes())
        assert content in (OLD, NEW)
        assert file.stat().st_mode & 0o777 == 0o640
        for left in set(file.parent.iterdir()) - {file}:
            assert left.name.startswith(".")
            assert left.name.endswith(".tmp")
            left.unlink()
        file.write_bytes(OLD)

    file.chmod(0o640)
    tried = points(lambda: writing.replace(str(file), NEW, OLD, str(file.parent)), killed, check)
    assert tried >= 15
    assert seen == {OLD, NEW}


@pytest.mark.parametrize("code", FAULTS, ids=errno.errorcode.get)
def test_an_error_at_every_call_is_one_sentence_and_leaves_the_old_file_whole(file: Path, code: int) -> None:
    def check(status: int) -> None:
        assert os.waitstatus_to_exitcode(status) in (0, 2, 4)  # 4: it did without that call, as without chown
        assert file.read_bytes() == (OLD if os.waitstatus_to_exitcode(status) == 2 else NEW)
        assert [left.name for left in file.parent.iterdir() if left != file and not left.name.endswith(".tmp")] == []
        file.write_bytes(OLD)

    assert points(lambda: writing.replace(str(file), NEW, OLD), failing(code), check) >= 15


def test_a_cache_that_is_killed_at_every_call_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    work = {"rules": list(range(500))}

    def keep() -> None:
        assert cache.kept("words", {"a": b"b"}, lambda: work) == work

    def check(status: int) -> None:
        assert status == 0 or os.WTERMSIG(status) == signal.SIGKILL
        keep()  # whatever was left, the next run gets what it should
        for left in tmp_path.iterdir():
            left.unlink()

    assert points(keep, killed, check) >= 10


@pytest.mark.parametrize("code", FAULTS, ids=errno.errorcode.get)
def test_a_cache_that_fails_at_every_call_is_not_worth_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))

    def keep() -> None:
        assert cache.kept("words", {"a": b"b"}, lambda: "worked out") == "worked out"

    def check(status: int) -> None:
        assert os.waitstatus_to_exitcode(status) in (0, 4)
        for left in tmp_path.iterdir():
            left.unlink()

    points(keep, failing(code), check)


WRITERS = {
    "fix": ("check", "replies.md", "--fix", "--unsafe-fixes"),
    "report": ("check", "replies.md", "--format", "html", "--output", "out"),
    "workbook": ("check", "replies.md", "--format", "xlsx", "--output", "out"),
    "baseline": ("check", "replies.md", "--write-baseline", "out"),
    "marks": ("check", "replies.md", "--add-waivers"),
}
REPLIES = "- 最便宜的一款\n- 您好\n" * 200


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tmp_path.joinpath("replies.md").write_text(REPLIES, "utf-8")
    tmp_path.joinpath("out").write_bytes(OLD)
    return tmp_path


@pytest.mark.parametrize("command", WRITERS.values(), ids=WRITERS)
def test_a_disk_that_fills_up_is_one_sentence_and_every_file_is_as_it_was(tree: Path, command: tuple[str, ...]) -> None:
    """A limit on the size of files ends real writes half way, as a full disk does."""

    def limited() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))

    replylint = [sys.executable, "-m", "replylint", *command, "--isolated", "--quiet"]
    environment = {**os.environ, cache.FOLDER: "/dev/null"}
    done = subprocess.run(replylint, cwd=tree, capture_output=True, preexec_fn=limited, env=environment)
    assert done.returncode == 2, done.stdout
    assert len(done.stderr.decode().splitlines()) == 1
    assert {path.name: path.read_bytes() for path in tree.iterdir()} == {"replies.md": REPLIES.encode(), "out": OLD}


@pytest.mark.parametrize("command", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_command_that_is_killed_leaves_whole_files(tree: Path, command: tuple[str, ...], call: str) -> None:
    """From outside: whatever is being written stands there whole, as it was or as it is to be."""
    script = f"""
import os, signal, sys
def watch(frame, event, argument):
    if event == "c_call" and argument.__name__ == {call!r} and any("writing.py" in name for name in callers(frame)):
        os.kill(os.getpid(), signal.SIGKILL)
def callers(frame):
    while frame:
        yield frame.f_code.co_filename
        frame = frame.f_back
sys.argv[0] = "replylint"
from replylint.__main__ import main
sys.setprofile(watch)
main()
"""
    done = subprocess.run([sys.executable, "-c", script, *command, "--isolated"], cwd=tree, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    files = {path.name: path.read_bytes() for path in tree.iterdir() if not path.name.endswith(".tmp")}
    assert files == {"replies.md": REPLIES.encode(), "out": OLD}
