"""What is kept between runs is the user's own, whole, and made of what there is now; else it is made again."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from replylint.linter import Linter
from replylint.matching import cache, compiled
from replylint.settings import Settings

SOURCES = {"词库.txt": "最好".encode()}


class Work:
    """Something to be worked out, which counts how often it was."""

    def __init__(self, result: object = ("plain", [1, None])) -> None:
        self.result = result
        self.times = 0

    def __call__(self) -> object:
        self.times += 1
        return self.result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, not yet made."""
    place = tmp_path / "cache" / "replylint"
    monkeypatch.setenv(cache.FOLDER, str(place))
    return place


def kept_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_what_was_worked_out_once_is_there_in_the_next_run(folder: Path) -> None:
    work = Work()
    assert [cache.kept("test", SOURCES, work) for _ in range(3)] == [("plain", [1, None])] * 3
    assert work.times == 1


def test_nobody_else_may_read_or_write_what_is_kept(folder: Path) -> None:
    cache.kept("test", SOURCES, Work())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept_file(folder).stat().st_mode) == 0o600


def test_other_contents_of_a_source_mean_working_it_out_again(folder: Path) -> None:
    cache.kept("test", SOURCES, Work("old"))
    assert cache.kept("test", {"词库.txt": "最佳".encode()}, Work("new")) == "new"
    assert cache.kept("test", SOURCES, Work("newest")) == "newest"
    assert len(list(folder.iterdir())) == 1


def test_other_sources_are_kept_apart(folder: Path) -> None:
    cache.kept("test", SOURCES, Work("one"))
    cache.kept("test", SOURCES | {"本店.txt": b""}, Work("two"))
    assert cache.kept("test", SOURCES, Work("never")) == "one"


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_a_file_that_breaks_off_is_made_again(folder: Path, cut: int) -> None:
    cache.kept("test", SOURCES, Work())
    file = kept_file(folder)
    file.write_bytes(file.read_bytes()[:cut])
    work = Work()
    assert cache.kept("test", SOURCES, work) == work.result
    assert work.times == 1


def test_a_file_with_one_wrong_bit_anywhere_is_made_again(folder: Path) -> None:
    cache.kept("test", SOURCES, Work())
    file = kept_file(folder)
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        work = Work()
        assert cache.kept("test", SOURCES, work) == work.result
        assert work.times == 1


def test_a_file_that_others_may_write_is_made_again_and_is_private_then(folder: Path) -> None:
    cache.kept("test", SOURCES, Work("planted"))
    kept_file(folder).chmod(0o666)
    assert cache.kept("test", SOURCES, Work("own")) == "own"
    assert stat.S_IMODE(kept_file(folder).stat().st_mode) == 0o600


def test_a_file_of_another_user_does_not_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.kept("test", SOURCES, Work("planted"))
    monkeypatch.setattr(os, "geteuid", lambda: kept_file(folder).stat().st_uid + 1)
    assert cache.kept("test", SOURCES, Work("own")) == "own"


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    for place in (blocked / "cache", Path("/dev/null"), Path("/proc/replylint")):
        monkeypatch.setenv(cache.FOLDER, str(place))
        assert cache.kept("test", SOURCES, Work("still")) == "still"


def test_without_a_home_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (cache.FOLDER, "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "expanduser", lambda path: (_ for _ in ()).throw(RuntimeError))
    monkeypatch.chdir(tmp_path)
    assert cache.kept("test", SOURCES, Work("still")) == "still"
    assert not list(tmp_path.iterdir())


def test_the_user_s_cache_folder_is_the_platform_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.FOLDER, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache.kept("test", SOURCES, Work())
    assert kept_file(tmp_path / "replylint").name.startswith("test-")


def test_many_at_once_get_the_same_and_leave_one_file(folder: Path) -> None:
    work = Work(tuple(range(50_000)))
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: cache.kept("test", SOURCES, work), range(24)))
    assert all(result == work.result for result in results)
    assert len(list(folder.iterdir())) == 1


def test_the_oldest_go_when_there_are_too_many_and_only_ours(folder: Path) -> None:
    folder.mkdir(parents=True)
    stranger = folder / "photo.jpg"
    stranger.write_text("")
    os.utime(stranger, (0, 0))
    for number in range(cache.MOST_FILES + 3):
        cache.kept("test", {str(number): b""}, Work(number))
    assert len(list(folder.glob(f"*{cache.SUFFIX}"))) == cache.MOST_FILES
    assert stranger.exists()


def test_a_lexicon_that_was_edited_is_compiled_anew(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "本店.txt"
    found = []
    for words in ("甲乙丙丁", "戊己庚辛"):
        own.write_text(words, encoding="utf-8")
        compiled.load.cache_clear()
        found.append(len(Linter(Settings(lexicons=(str(own),))).hits("甲乙丙丁，甲乙丙丁，戊己庚辛")))
    assert found == [2, 1]


def test_what_is_kept_is_found_as_what_was_just_compiled(folder: Path) -> None:
    text = "亲，这款是全网最低价，加我薇信哦"
    compiled.load.cache_clear()
    first = Linter().hits(text)
    compiled.load.cache_clear()
    assert Linter().hits(text) == first != []


def test_no_message_is_kept(folder: Path) -> None:
    compiled.load.cache_clear()
    Linter().hits("收件人李女士 13900002222，全网最低价哦")
    kept = [file.read_bytes() for file in folder.iterdir()]
    assert kept
    assert not any(b"13900002222" in data for data in kept)


def test_another_lexicon_does_not_read_the_rules_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.plain()
    monkeypatch.setattr(compiled, "_rules", lambda: pytest.fail("worked out twice"))
    assert compiled.plain(rivals=("某某牌",)) != compiled.plain()


def test_a_part_is_checked_when_it_is_asked_for_and_made_again_if_it_is_broken(folder: Path) -> None:
    parts = {"often": "short", "seldom": ["long"] * 9}
    times = []

    def work() -> dict[str, object]:
        times.append(1)
        return dict(parts)

    cache.kept_parts("test", SOURCES, work)
    file = kept_file(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    found = cache.kept_parts("test", SOURCES, work)
    assert (found["often"], len(times)) == ("short", 1)
    assert (dict(found), len(times)) == (parts, 2)
    assert file.read_bytes() == whole
