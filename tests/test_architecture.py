"""The river flows one way: who may import whom is law."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "replylint"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What of ours each package or module may import besides itself, from the source of the river to its mouth.
LAW = {
    "model": "",
    "memory": "",
    "toml": "text.patterns",
    "faults": "model",
    "edits": "text.tables",
    "text": "model",
    "rules": "model text",
    "exemptions": "model text",
    "matching": "model text rules exemptions faults",
    "softening": "model text rules",
    "talks": "model text memory rules.grammar",  # what is a greeting there is one here
    "settings": "model text faults toml talks.timing",
    "writing": "model faults",
    "waivers": "model text faults writing",
    "documents": "model edits toml",
    "readers": "model text documents faults settings.globs",
    "summary": "model talks.timing",
    "reports": "model text summary talks.timing rules.privacy __version__",  # what is masked is what the rules find
    "linter": "model memory text rules exemptions matching softening settings talks documents.placeholders",
    "engine": "model linter talks",
    "jobs": "model settings linter",
    "fixing": "model edits softening",
}


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] == "replylint"}


def _within(name: str, prefixes: Iterable[str]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_only_what_the_law_of_the_river_allows(path: Path) -> None:
    package = _name(path).split(".")[1:2]
    if package and package[0] in LAW:
        allowed = [f"replylint.{name}" for name in (*package, *LAW[package[0]].split())]
        assert {used for used in _imports(path) if not _within(used, allowed)} == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nobody_but_the_front_door_imports_the_command_line(path: Path) -> None:
    if _name(path) != "replylint.__main__":
        assert not any(_within(used, ("replylint.cli",)) for used in _imports(path))


@pytest.mark.parametrize(
    ("library", "owner"),
    [
        ("typer", "replylint.cli"),
        ("jieba", "replylint.text.words"),
        ("ahocorasick", "replylint.matching.compiled"),
        ("xlsxwriter", "replylint.reports.xlsx"),
    ],
)
def test_each_mandated_library_is_known_to_one_file_only(library: str, owner: str) -> None:
    users = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == library for name in names):
                users.add(_name(path))
    assert users == {owner}
