"""A file is replaced whole or stays as it was, whatever happens in between."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from replylint.model import ReplylintError
from replylint.writing import replace, replacing

OLD, NEW = b"\xef\xbb\xbfold\r\n", b"new\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tree" / "replies.txt"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def assert_untouched(file: Path) -> None:
    assert file.read_bytes() == OLD
    assert [entry.name for entry in file.parent.iterdir()] == [file.name], "nothing is left lying beside it"


def test_the_new_content_stands_in_the_place_of_the_old(file: Path) -> None:
    replace(str(file), NEW, OLD, str(file.parent))
    assert file.read_bytes() == NEW
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_a_file_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    replace(str(tmp_path / "report.html"), NEW)
    assert (tmp_path / "report.html").read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="modes of Unix")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_the_mode_is_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    replace(str(file), NEW, OLD)
    assert file.stat().st_mode & 0o777 == mode


def test_another_name_of_the_file_keeps_what_it_held(file: Path) -> None:
    other = file.parent / "other.txt"
    other.hardlink_to(file)
    replace(str(file), NEW, OLD)
    assert (file.read_bytes(), other.read_bytes()) == (NEW, OLD)


def test_a_link_within_the_tree_stays_a_link_and_its_target_is_replaced(file: Path) -> None:
    link = file.parent / "link.txt"
    link.symlink_to(file.name)
    replace(str(link), NEW, OLD, str(file.parent))
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_a_link_out_of_the_tree_is_not_followed(file: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(OLD)
    link = file.parent / "link.txt"
    link.symlink_to(outside)
    with pytest.raises(ReplylintError, match="leaves"):
        replace(str(link), NEW, OLD, str(file.parent))
    assert outside.read_bytes() == OLD


@pytest.mark.skipif(os.name == "nt", reason="pipes of Unix")
def test_what_is_no_regular_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReplylintError, match="no regular file"):
        replace(str(tmp_path / "pipe"), NEW)
    assert (tmp_path / "pipe").is_fifo()


def test_a_loop_of_links_is_named(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(ReplylintError):
        replace(str(loop), NEW, OLD)


def test_what_is_written_bit_by_bit_stands_there_at_once_or_not_at_all(file: Path) -> None:
    with replacing(str(file)) as stream:
        stream.write(b"ne")
        assert file.read_bytes() == OLD
        stream.write(b"w")
    assert file.read_bytes() == b"new"
    with pytest.raises(RuntimeError), replacing(str(file)) as stream:
        stream.write(b"half")
        raise RuntimeError
    assert file.read_bytes() == b"new" and len(list(file.parent.iterdir())) == 1


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(file: Path) -> None:
    with pytest.raises(ReplylintError, match="changed by someone else"):
        replace(str(file), NEW, b"what was read before")
    assert_untouched(file)


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace", "open", "fdopen"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EDQUOT])
def test_any_failing_call_leaves_the_old_file_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    def failing(*args: object, **kwargs: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path if call in ("chmod", "replace") else os, call, failing)
    with pytest.raises(ReplylintError, match=os.strerror(code)):
        replace(str(file), NEW, OLD)
    monkeypatch.undo()
    assert_untouched(file)


@pytest.mark.skipif(os.name == "nt", reason="limits of Unix")
def test_a_disk_that_fills_up_leaves_the_old_file_whole(file: Path) -> None:
    """A limit on file sizes fails a real write half way, as a full disk does."""
    script = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
from replylint.model import ReplylintError
from replylint.writing import replace, replacing
try:
    replace(sys.argv[1], b"x" * 5000)
except ReplylintError as error:
    print(error.en)
"""
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True)
    assert "it is as it was" in done.stdout
    assert_untouched(file)


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_kill_9_at_any_point_leaves_one_of_the_two_contents_whole(file: Path, call: str) -> None:
    owner = "os" if call == "fsync" else "pathlib.Path"
    script = f"""
import os, pathlib, signal, sys
from replylint.writing import replace, replacing
def killed(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
{owner}.{call} = killed
replace(sys.argv[1], b"new")
"""
    done = subprocess.run([sys.executable, "-c", script, str(file)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert file.read_bytes() == OLD
    beside = [entry.name for entry in file.parent.iterdir() if entry != file]
    assert all(name.startswith(".") and name.endswith(".tmp") for name in beside)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_not_replaced(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(ReplylintError):
        replace(str(file), NEW, OLD)
    assert_untouched(file)


def test_a_read_only_file_is_refused_before_anything_is_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(ReplylintError, match=os.strerror(errno.EACCES)):
        replace(str(file), NEW, OLD)
    assert_untouched(file)


def test_what_a_killed_run_left_beside_a_file_goes_with_the_next_one_and_nothing_else_does(tmp_path: Path) -> None:
    file = tmp_path / "a[1].md"
    left, fresh = tmp_path / f".{file.name}.{'0' * 16}.tmp", tmp_path / f".{file.name}.{'1' * 16}.tmp"
    others = [tmp_path / f".b.md.{'0' * 16}.tmp", tmp_path / f".{file.name}.tmp", tmp_path / f".{file.name}.old.tmp"]
    for one in (file, left, fresh, *others):
        one.write_bytes(b"old")
        os.utime(one, (0, 0))
    os.utime(fresh)
    replace(str(file), b"new")
    assert sorted(tmp_path.iterdir()) == sorted([file, fresh, *others])
