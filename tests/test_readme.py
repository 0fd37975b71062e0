"""What the README shows works as it stands there, in both languages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / readme).read_text("utf-8"), re.DOTALL)


def commands(readme: str) -> list[str]:
    """The replylint calls in the README's shell blocks and tables, without their remarks."""
    text = (ROOT / readme).read_text("utf-8")
    shown = [line.partition("  #")[0].strip() for block in blocks(readme, "sh") for line in block.splitlines()]
    shown += re.findall(r"`(replylint [^`]+)`", text)
    return [line for line in shown if line.startswith("replylint ") and "…" not in line]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with what the README's commands speak of, and ``replylint`` on the path."""
    shutil.copy(ROOT / "examples" / "咚咚导出.txt", tmp_path / "export.txt")
    shutil.copy(ROOT / "examples" / "快捷短语.txt", tmp_path / "drafts.txt")
    (tmp_path / "replies").mkdir()
    shutil.copy(ROOT / "examples" / "快捷短语.txt", tmp_path / "replies" / "drafts.txt")
    own = re.search(r"```\n(\[CH105.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert own
    (tmp_path / "本店词库.txt").write_text(own[1], "utf-8")
    program = tmp_path / "bin" / "replylint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m replylint "$@"\n', "utf-8")
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("command", sorted({command for readme in READMES for command in commands(readme)}))
def test_a_command_that_the_readme_shows_does_its_work(command: str, desk: Path) -> None:
    environment = os.environ | {"PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", command], cwd=desk, env=environment, input=b"", capture_output=True, timeout=120)
    assert done.returncode in (0, 1), done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("readme", READMES)
def test_the_python_that_the_readme_shows_finds_something(readme: str) -> None:
    (program,) = blocks(readme, "python")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=60)
    assert "全网最低价" in done.stdout.decode()


def test_both_readmes_show_the_same_commands() -> None:
    first, second = (sorted(commands(readme)) for readme in READMES)
    assert first == second


def test_every_page_that_a_readme_links_to_exists() -> None:
    for readme in READMES:
        for link in re.findall(r"\]\(([^)#]+)\)", (ROOT / readme).read_text("utf-8")):
            assert link.startswith("http") or (ROOT / link).exists(), f"{readme}: {link}"
