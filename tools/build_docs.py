"""Writes what rules and options tell of themselves: a page a rule under docs/rules/, and the man page.

    python tools/build_docs.py            # after a change of a rule, a lexicon or an option
    python tools/build_docs.py --check    # writes nothing; fails if a page is not what would be written

A rule's page is its proof: its bad examples with the words that are caught and what may be said instead, and the
near misses that it leaves alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from replylint import __version__
from replylint.commands.explain import SEVERITIES, all_rules
from replylint.commands.options import COMMANDS, HELP, Option
from replylint.linter import Linter
from replylint.model import Hit, Rule
from replylint.settings import Settings
from replylint.summary import family, family_name

DOCS = Path(__file__).parent.parent / "docs"
RULES = DOCS / "rules"
MAN_PAGE = DOCS / "replylint.1"
TURN = "⏎"  # between the lines of an example

EXIT_STATUS = (("0", "Clean."), ("1", "Findings."), ("2", "Something could not be done."), ("130", "Interrupted."))


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated file, with what is to stand in it."""
    rules = all_rules()
    linter = Linter(Settings(platform="jd"))
    yield RULES / "README.md", index(rules)
    for rule in rules:
        yield RULES / f"{rule.code}.md", page(rule, linter)
    yield MAN_PAGE, man_page()


# -- rules ---------------------------------------------------------------------------------------------


def index(rules: tuple[Rule, ...]) -> str:
    """All rules in tables, a family each."""
    lines = ["# 规则", "", "由 `tools/build_docs.py` 从规则自己的例句生成。Generated from the rules' own examples.", ""]
    for key, members in groupby(rules, lambda rule: family(rule.code)):
        name = family_name(key)
        lines += [f"## {name.zh} {name.en}", "", "| 编号 | 名称 | rule | 级别 |", "|---|---|---|---|"]
        for rule in members:
            title, code = rule.title, f"[{rule.code}]({rule.code}.md)"
            lines.append(f"| {code} | {plain(title.zh)} | {plain(title.en)} | {SEVERITIES['zh'][rule.severity]} |")
        lines.append("")
    return "\n".join(lines)


def page(rule: Rule, linter: Linter) -> str:
    """What one rule catches, what it leaves alone, and why; in Chinese, with a summary in English."""
    lines = [
        f"# {rule.code} {plain(rule.title.zh)}",
        "",
        f"*{plain(rule.title.en)}* (`{rule.name}`): {plain(rule.why.en)}. Basis: {plain(rule.basis.en)}.",
        "",
        f"- 级别：{SEVERITIES['zh'][rule.severity]}",
        f"- 为什么：{plain(rule.why.zh)}",
        f"- 依据：{plain(rule.basis.zh)}",
        f"- 出处：{' '.join(rule.rows)}",
    ]
    if not rule.bad:
        lines += ["", "店铺自己列出的词，没有现成的例句。The shop's own list: there are no examples."]
    elif rule.code.startswith("CV"):
        lines += [line for example in rule.bad for line in ("", "会报 caught:", "", talk(example))]
        lines += [line for example in rule.good for line in ("", "不报 clean:", "", talk(example))]
    else:
        lines += ["", "| 会报 caught | 可以说 softer |", "|---|---|"]
        lines += [f"| {marked(example, hits)} | {softer(hits)} |" for example, hits in caught(rule, linter)]
        lines += ["", "不报 clean:", "", *(f"- {turns(plain(example))}" for example in rule.good)]
    return "\n".join((*lines, ""))


def caught(rule: Rule, linter: Linter) -> Iterator[tuple[str, list[Hit]]]:
    """The rule's bad examples, each with its hits in the last line."""
    for example in rule.bad:
        before, _, text = example.rpartition(TURN)
        yield example, [hit for hit in linter.hits(text, before) if hit.code == rule.code and not hit.exempt]


def marked(example: str, hits: list[Hit]) -> str:
    """The example, the words at fault in bold."""
    before, turn, text = example.rpartition(TURN)
    pieces, end = [], 0
    for hit in hits:
        words = text[hit.start : hit.end]
        inner = words.strip()
        start = hit.start + words.index(inner)
        pieces += [plain(text[end:start]), f"<b>{plain(inner)}</b>"]
        end = start + len(inner)
    return turns(plain(before + turn) + "".join(pieces) + plain(text[end:]))


def softer(hits: list[Hit]) -> str:
    """What may be said instead of the first hit."""
    wordings = next((hit.softer for hit in hits if hit.softer), ())
    aim = next((hit.aim.zh for hit in hits if hit.aim), "")
    return "<br>".join(plain(wording) for wording in wordings) or plain(aim) or "换一种说法"


def talk(example: str) -> str:
    """A talk, a line a message."""
    return "\n".join(f"> {plain(line)}<br>" for line in example.split(TURN))


def turns(text: str) -> str:
    """A customer's line and the answer below it."""
    return text.replace(TURN, "<br>→ ")


def plain(text: str) -> str:
    """``text`` as Markdown that shows it as it is, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>|#~$])", r"\\\1", text.rstrip(".。")).replace("\n", " / ")


# -- the man page --------------------------------------------------------------------------------------


def man_page() -> str:
    """All commands with their options and examples."""
    lines = [
        f'.TH REPLYLINT 1 "" "replylint {__version__}" "User Commands"',
        ".SH NAME",
        "replylint \\- check Chinese customer-service replies",
        ".SH SYNOPSIS",
    ]
    for name in COMMANDS:
        lines += [f".B replylint {name}", f'.RI [ OPTIONS ] " " {roff(HELP[name].arguments) or chr(34) * 2}', ".br"]
    lines += [
        ".SH DESCRIPTION",
        "Finds advertising-law superlatives, forbidden sentences, other platforms in any disguise, personal data,",
        "bought reviews and a tone that costs customers, in drafts, canned replies and chat exports. Offers a softer",
        "wording. Findings go to standard output, everything else to standard error.",
        ".SH COMMANDS",
    ]
    for name, options in COMMANDS.items():
        told = HELP[name]
        lines += [f".SS replylint {name} {roff(told.arguments)}".rstrip(), roff(told.summary)]
        for option in options:
            lines += [".TP", flags(option), roff(option.help)]
        if told.examples:
            lines += [".PP", "Examples:", ".PP", ".nf", *(f".RS\n{roff(line)}\n.RE" for line in told.examples), ".fi"]
    lines.append(".SH EXIT STATUS")
    for status, meaning in EXIT_STATUS:
        lines += [".TP", f".B {status}", meaning]
    lines += [
        ".SH FILES",
        ".TP",
        '.BR replylint.toml ", " .replylint.toml ", " pyproject.toml',
        "Settings, found upwards from each file that is checked; replylint init writes one.",
    ]
    return "\n".join((*lines, ""))


def flags(option: Option) -> str:
    """How an option is written, in bold, with what it takes."""
    takes = option.metavar or "|".join(option.choices) or ("" if option.default is False else "TEXT")
    names = ", ".join(f"\\fB{roff(name)}\\fR" for name in (option.short, option.flag) if name)
    return f"{names} \\fI{roff(takes)}\\fR" if takes else names


def roff(text: str) -> str:
    """``text`` as roff that shows it as it is."""
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"))


def main() -> int:
    """Write the pages, or with --check tell which are stale."""
    wanted = dict(pages())
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    gone = [path for path in RULES.glob("*.md") if path not in wanted]
    if "--check" in sys.argv[1:]:
        for path in (*stale, *gone):
            print(f"{path.relative_to(DOCS.parent)} is stale: run python tools/build_docs.py", file=sys.stderr)
        return int(bool(stale or gone))
    RULES.mkdir(exist_ok=True)
    for path in stale:
        path.write_text(wanted[path], "utf-8")
    for path in gone:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
