"""``replylint explain``: one rule with its why, basis and proof, or all rules as a table."""

from __future__ import annotations

import json
import sys

from replylint.commands.options import Call
from replylint.matching import lexicon
from replylint.model import ReplylintError, Rule
from replylint.rules import grammar_rules
from replylint.talks import talk_rules

LABELS = {
    "zh": {"why": "为什么", "basis": "依据", "rows": "出处", "bad": "会报", "good": "不报", "level": "级别"},
    "en": {"why": "why", "basis": "basis", "rows": "source", "bad": "caught", "good": "clean", "level": "severity"},
}
SEVERITIES = {"zh": ("提示", "警告", "错误"), "en": ("info", "warning", "error")}


def run(call: Call) -> int:
    """Explain the rule whose code is given, or list all; status 0."""
    lang = call.options["lang"] or "zh"
    rules = all_rules(tuple(call.options["lexicon"]))
    if call.arguments:
        rules = (_named(rules, call.arguments[0]),)
    form = call.options["format"] or "text"
    if form == "json":
        json.dump([as_json(rule, lang) for rule in rules], sys.stdout, ensure_ascii=False, indent=1)
        print()
    elif form == "markdown" or call.arguments:
        print("\n".join(page(rule, lang) for rule in rules))
    else:
        for rule in rules:
            print(f"{rule.code}  {SEVERITIES[lang][rule.severity]}  {rule.title.get(lang)}")
    return 0


def all_rules(own: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Every rule that there is, by code: those of the lexicons, of the grammar and of whole talks."""
    words = lexicon.load([*lexicon.built_in(), *own])
    return tuple(sorted((*words.rules, *grammar_rules(), *talk_rules()), key=lambda rule: rule.code))


def page(rule: Rule, lang: str) -> str:
    """The page of one rule, in Markdown."""
    label = LABELS[lang]
    lines = [
        f"# {rule.code} {rule.title.get(lang)} (`{rule.name}`)",
        "",
        f"- {label['level']}: {SEVERITIES[lang][rule.severity]}",
        f"- {label['why']}: {rule.why.get(lang)}",
        f"- {label['basis']}: {rule.basis.get(lang)}",
    ]
    if rule.rows:
        lines.append(f"- {label['rows']}: {' '.join(rule.rows)}")
    for kind, examples in (("bad", rule.bad), ("good", rule.good)):
        if examples:
            lines += ["", f"{label[kind]}:", "", *(f"- {_inline(example)}" for example in examples)]
    return "\n".join((*lines, ""))


def as_json(rule: Rule, lang: str) -> dict[str, object]:
    """One rule as a record."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title.get(lang),
        "severity": rule.severity.label,
        "why": rule.why.get(lang),
        "basis": rule.basis.get(lang),
        "rows": list(rule.rows),
        "bad": list(rule.bad),
        "good": list(rule.good),
    }


def _inline(example: str) -> str:
    return example.replace("\n", " / ")


def _named(rules: tuple[Rule, ...], code: str) -> Rule:
    for rule in rules:
        if code.upper() == rule.code or code.lower() == rule.name:
            return rule
    from difflib import get_close_matches

    near = "、".join(get_close_matches(code.upper(), [rule.code for rule in rules], 3, 0.5))
    raise ReplylintError(
        f"没有编号为 {code} 的规则" + (f"，相近的有：{near}。" if near else "；用 replylint explain 列出全部规则。"),
        f"there is no rule {code}" + (f"; near it: {near}." if near else "; list all with `replylint explain`."),
    )
