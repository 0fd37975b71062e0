"""The river flows one way: who may import whom is law."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "replylint"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAW = {  # the first prefix that fits a module says which modules of ours it may import
    "replylint.model": (),
    "replylint.cache": (),
    "replylint.faults": ("replylint.model",),
    "replylint.tables": (),
    "replylint.words": ("replylint.model",),
    "replylint.garbled": (),
    "replylint.encoding": ("replylint.model", "replylint.garbled"),
    "replylint.decoding": ("replylint.model", "replylint.garbled", "replylint.encoding", "replylint.flaws"),
    "replylint.flaws": ("replylint.model", "replylint.garbled", "replylint.encoding"),
    "replylint.timing": ("replylint.model", "replylint.automatic", "replylint.closing"),
    "replylint.closing": ("replylint.view",),
    "replylint.automatic": ("replylint.model", "replylint.memory", "replylint.view"),
    "replylint.view": ("replylint.model", "replylint.tables", "replylint.words", "replylint.sound"),
    "replylint.rules": ("replylint.model", "replylint.view", "replylint.rules", "replylint.words", "replylint.scorer"),
    "replylint.readers": (
        "replylint.model",
        "replylint.readers",
        "replylint.encoding",
        "replylint.decoding",
        "replylint.flaws",
        "replylint.documents",
        "replylint.globs",
        "replylint.tables",  # 訊息內容 is 消息内容
    ),
    "replylint.reports": (
        "replylint.model",
        "replylint.reports",
        "replylint.rules.privacy",  # what is masked is what the rules know as personal
        "replylint.summary",
        "replylint.timing",
        "replylint.__version__",
    ),
    "replylint.talks": (
        "replylint.model",
        "replylint.view",
        "replylint.timing",
        "replylint.automatic",
        "replylint.closing",
        "replylint.talks",
        "replylint.rules.grammar",  # what is a greeting there is one here
    ),
    "replylint.settings": ("replylint.model", "replylint.timing"),
    "replylint.settings_file": ("replylint.model", "replylint.schema", "replylint.toml", "replylint.globs"),
    "replylint.globs": ("replylint.model",),
    "replylint.schema": ("replylint.model", "replylint.toml"),
    "replylint.toml": (),
    "replylint.waivers": ("replylint.model",),
    "replylint.baseline": ("replylint.model", "replylint.writing"),
    "replylint.writing": ("replylint.model",),
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


def _within(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_only_what_the_law_of_the_river_allows(path: Path) -> None:
    name = _name(path)
    allowed = next((LAW[prefix] for prefix in LAW if _within(name, (prefix,))), None)
    if allowed is not None:
        everybodys = ("replylint.patterns", "replylint.faults")
        assert {used for used in _imports(path) if not _within(used, (*allowed, *everybodys))} == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nobody_but_the_front_door_imports_the_command_line(path: Path) -> None:
    if _name(path) != "replylint.__main__":
        assert not any(_within(used, ("replylint.cli",)) for used in _imports(path))


@pytest.mark.parametrize(
    ("library", "owner"),
    [
        ("typer", "replylint.cli"),
        ("jieba", "replylint.words"),
        ("ahocorasick", "replylint.compiled"),
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
