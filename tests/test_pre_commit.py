"""The hooks in a real repository, run by the real pre-commit on real commits.

pre-commit builds an environment from this checkout, which takes a minute: in CI only.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = ("replylint", "replylint-fix", "replylint-lexicon")
BAD, CLEAN = "亲，这是全网最低价哦", "亲，您好，请问有什么可以帮您"

in_ci = pytest.mark.skipif(not os.environ.get("CI"), reason="builds an environment from package registries: CI only")


def hooks() -> dict[str, dict[str, object]]:
    return {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("replies/退换货.md", {"replylint", "replylint-fix"}),
        ("replies/faq.yml", {"replylint", "replylint-fix"}),
        ("快捷短语.txt", {"replylint", "replylint-fix"}),
        ("replies/a.csv", {"replylint", "replylint-fix"}),
        ("词库/本店.txt", {"replylint-lexicon"}),
        ("本店词库.txt", {"replylint-lexicon"}),
        ("lexicons/own.txt", {"replylint-lexicon"}),
        ("README.md", set()),
        ("README.zh-CN.md", set()),
        ("tests/cases.json", set()),
        ("web/__tests__/replies.yml", set()),
        (".pre-commit-config.yaml", set()),
        (".github/workflows/ci.yml", set()),
        ("replylint.toml", set()),
        ("web/package.json", set()),
        ("main.py", set()),
    ],
)
def test_each_kind_of_file_goes_to_its_hook(file: str, expected: set[str]) -> None:
    taken = {
        name
        for name, hook in hooks().items()
        if re.search(str(hook["files"]), file) and not ("exclude" in hook and re.search(str(hook["exclude"]), file))
    }
    assert taken == expected


def test_there_are_three_hooks_each_in_one_process() -> None:
    assert tuple(hooks()) == HOOKS
    assert all(hook["require_serial"] for hook in hooks().values())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit-home")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as it stands, committed, as a hook repository."""
    folder = tmp_path_factory.mktemp("hooks") / "replylint"
    folder.mkdir()
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    for name in ("replylint", "lexicons", "LICENSES"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "init", "-q")
    commit(folder)
    return folder


class Repository:
    """A repository of canned replies with the hooks installed."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self._home = folder, home

    def write(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def commit(self) -> tuple[bool, str]:
        """Whether a commit of everything goes through, and what is said."""
        done = commit(self.folder, PRE_COMMIT_HOME=str(self._home), check=False)
        return done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def repository(tmp_path: Path, source: Path, home: Path) -> Repository:
    pytest.importorskip("pre_commit")
    git(tmp_path, "init", "-q")
    head = git(source, "rev-parse", "HEAD").stdout.strip()
    made = Repository(tmp_path, home)
    listed = "".join(f"      - id: {hook}\n" for hook in HOOKS if hook != "replylint-fix")
    made.write(".pre-commit-config.yaml", f"repos:\n  - repo: {source}\n    rev: {head}\n    hooks:\n{listed}")
    made.write("replylint.toml", 'platform = "jd"\n')
    run = [sys.executable, "-m", "pre_commit", "install", "--install-hooks"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home)}
    subprocess.run(run, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=900)
    return made


def git(folder: Path, *arguments: str, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "core.quotepath=off"]
    return subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        check=check,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def commit(folder: Path, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    git(folder, "add", "-A")
    return git(folder, "commit", "-q", "-m", "x", check=check, **environment)


@in_ci
def test_a_bad_reply_is_stopped_with_words_that_a_service_person_understands(repository: Repository) -> None:
    repository.write("replies/价格.md", f"# 价格\n\n- {CLEAN}\n- {BAD}\n")
    passed, said = repository.commit()
    assert not passed
    assert "客服话术检查" in said and "replies/价格.md" in said and "「全网最低价」" in said
    assert "广告法" in said and "→" in said and "Traceback" not in said


@in_ci
def test_a_clean_reply_passes(repository: Repository) -> None:
    repository.write("replies/问候.md", f"- {CLEAN}\n")
    repository.write("README.md", f"不要写：{BAD}\n")
    passed, said = repository.commit()
    assert passed, said


@in_ci
def test_json_files_and_tables_without_replies_do_not_stop_a_commit(repository: Repository) -> None:
    repository.write("vercel.json", '{"version": 2, "rewrites": [{"source": "/a", "destination": "/b"}]}\n')
    repository.write("goods.csv", "sku,name,price\n1,顶级面料,30\n")
    passed, said = repository.commit()
    assert passed, said


@in_ci
def test_a_lexicon_is_checked_as_a_lexicon(repository: Repository) -> None:
    repository.write("词库/本店.txt", "[OW101 本店]\n金猴牌\n金猴牌\n")
    passed, said = repository.commit()
    assert not passed and "本店.txt:3" in said and "重复" in said
    repository.write("词库/本店.txt", "[OW101 本店]\n金猴牌\n全网最低价 -> 价格很实惠\n")
    assert repository.commit()[0]


@in_ci
def test_a_thousand_files_are_one_process(repository: Repository) -> None:
    for number in range(1000):
        repository.write(f"replies/{number % 10}/{number}.md", f"- {CLEAN}\n")
    repository.write("replies/last.yaml", f"answer: {BAD}\n")
    passed, said = repository.commit()
    assert not passed and said.count("共 1 处") == 1


@in_ci
def test_the_fixing_hook_mends_and_the_second_commit_passes(repository: Repository) -> None:
    config = repository.folder / ".pre-commit-config.yaml"
    config.write_text(config.read_text("utf-8").replace("id: replylint\n", "id: replylint-fix\n"), "utf-8")
    repository.write("replylint.toml", "rival-brands = ['金猴牌 -> 其他品牌']\nselect = ['CH']\n")
    repository.write("replies/a.yaml", "answer: 亲，和金猴牌的充电口一样  # 备注\n")
    mended = "answer: 亲，和其他品牌的充电口一样  # 备注\n"
    passed, said = repository.commit()
    assert not passed and "replies/a.yaml：改了「金猴牌」，请看过后 git add 再提交。" in said
    assert (repository.folder / "replies/a.yaml").read_text("utf-8") == mended
    assert repository.commit()[0]
