"""The same input gives the same bytes: on every Python, in any locale, for any hash seed and number of processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import talk_table

from replylint.commands.options import FORMATS

PYTHONS = os.environ.get("REPLYLINT_PYTHONS", "").split()  # interpreters that have replylint, for the last test
PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
SURROUNDINGS = {
    "another hash seed, lexicons compiled anew": {"PYTHONHASHSEED": "4711", "REPLYLINT_CACHE": "compiled"},
    "locale C": {"PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "zh_CN.GB18030", "PYTHONIOENCODING": ""},
    "locale C and no UTF-8": {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "locale zh_CN.GB18030, compiled anew": {
        "PYTHONHASHSEED": "3",
        "LC_ALL": "zh_CN.GB18030",
        "REPLYLINT_CACHE": "compiled",
    },
    "one process": {"PYTHONHASHSEED": "5", "jobs": "1"},
    "three processes": {"PYTHONHASHSEED": "6", "jobs": "3"},
    "another clock": {"PYTHONHASHSEED": "7", "TZ": "America/New_York"},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files with Chinese names: talks, drafts, canned replies; findings of every family."""
    folder = tmp_path_factory.mktemp("bytes") / "talks"
    folder.mkdir()
    talk_table.write(folder / "聊天.csv", times=40)
    (folder / "草稿.txt").write_text("销量NO.1\n您去桃宝看看\n" * 60, "utf-8")
    (folder / "话术.md").write_text("- 全网最低价\n- 您自己看\n- 您好\n", "gb18030")
    return folder


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locale zh_CN.GB18030, which few machines have."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef"):
        target = str(folder / "zh_CN.GB18030")
        subprocess.run(["localedef", "-i", "zh_CN", "-f", "GB18030", target], check=False, capture_output=True)
    return folder


def told(python: str, folder: Path, arguments: tuple[str, ...], environment: dict[str, str]) -> bytes:
    """All that a command writes: to standard output, to standard error and into files beside ``folder``."""
    jobs = ("--jobs", environment["jobs"]) if "jobs" in environment and arguments[0] == "check" else ()
    surroundings = {key: value for key, value in environment.items() if key != "jobs"}
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    done = subprocess.run(
        [python, "-m", "replylint", *arguments, *jobs],
        input="全网最低价，威信\n您好\n".encode(),
        capture_output=True,
        cwd=folder,
        env={**kept, **surroundings},
    )
    assert done.returncode == 1, done.stderr.decode()
    files = sorted(path for path in folder.parent.iterdir() if path.is_file())
    written = b"".join(path.name.encode() + path.read_bytes() for path in files)
    for path in files:
        path.unlink()
    return done.stdout + done.stderr + written


COMMANDS = (
    ("check", ".", "--role", "all", *(f"--format={name}=../report.{name}" for name in FORMATS)),
    *(("check", ".", "--role", "all", report) for report in ("--format=text", "--statistics", "--summary")),
    ("check", "聊天.csv", "--anonymize", "--format", "html"),
    ("check", "话术.md", "--diff", "--unsafe-fixes"),
    ("filter", "--mode", "mark"),
)


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[tuple[str, ...], bytes]:
    return {command: told(sys.executable, folder, command, PLAIN) for command in COMMANDS}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_same_input_gives_the_same_bytes(
    name: str, folder: Path, locales: Path, expected: dict[tuple[str, ...], bytes], tmp_path: Path
) -> None:
    surroundings = {"LC_ALL": "C.UTF-8", "LOCPATH": str(locales), **SURROUNDINGS[name]}
    if "GB18030" in surroundings["LC_ALL"] and not any(locales.iterdir()):
        pytest.skip("no localedef here that could make the locale")
    if "REPLYLINT_CACHE" in surroundings:
        surroundings["REPLYLINT_CACHE"] = str(tmp_path / surroundings["REPLYLINT_CACHE"])
    differ = [
        command for command in COMMANDS if told(sys.executable, folder, command, surroundings) != expected[command]
    ]
    assert differ == []


def test_a_name_of_a_file_is_told_in_any_locale(folder: Path, locales: Path) -> None:
    told_in_c = told(sys.executable, folder, ("check", "草稿.txt", "--format", "concise"), {"LC_ALL": "C"})
    assert "草稿.txt".encode() in told_in_c


@pytest.mark.skipif(not PYTHONS, reason="REPLYLINT_PYTHONS names no interpreters")
@pytest.mark.parametrize("python", PYTHONS)
def test_every_python_writes_the_same_bytes(python: str, folder: Path, expected: dict[tuple[str, ...], bytes]) -> None:
    """The interpreters are those of the supported Pythons, which CI names; pixels and packing are not ours."""
    differ = [command for command in COMMANDS if told(python, folder, command, PLAIN) != expected[command]]
    assert differ == []
