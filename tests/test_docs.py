"""The documentation: what is generated is up to date, and every page can be reached."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from replylint.commands.explain import all_rules
from replylint.commands.options import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def test_the_generated_pages_are_what_rules_and_options_tell() -> None:
    command = [sys.executable, str(ROOT / "tools" / "build_docs.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_every_rule_has_a_page_that_the_index_leads_to() -> None:
    index = (DOCS / "rules" / "README.md").read_text("utf-8")
    assert all(f"({rule.code}.md)" in index for rule in all_rules())
    assert len(list((DOCS / "rules").iterdir())) == len(all_rules()) + 1


def test_the_man_page_has_every_option_of_every_command() -> None:
    page = (DOCS / "replylint.1").read_text("utf-8").replace("\\-", "-")
    for command, options in COMMANDS.items():
        section = page.partition(f".SS replylint {command}")[2].partition("\n.S")[0]
        assert all(f"\\fB{option.flag}\\fR" in section for option in options), command


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(DOCS)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"(?<!\\)\]\(([^)#]+)", page.read_text("utf-8")):
        assert link.startswith("http") or (page.parent / link).exists(), link


def test_the_site_has_every_page() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))

    def files(entry: object) -> list[str]:
        if isinstance(entry, dict):
            entry = list(entry.values())
        return [file for inner in entry for file in files(inner)] if isinstance(entry, list) else [str(entry)]

    written = {str(page.relative_to(DOCS)) for page in PAGES if page.parent == DOCS} | {"rules/README.md"}
    assert set(files(site["nav"])) == written
