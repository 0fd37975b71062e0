"""``replylint lexicon check``: what a supervisor should know of a lexicon before using it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from replylint.commands import fail, listened_to
from replylint.commands.options import Call
from replylint.linter import Linter
from replylint.matching import lexicon
from replylint.matching.entry import Entry
from replylint.matching.phrase import wordings
from replylint.model import Both, ReplylintError, Rule, Severity
from replylint.settings import Settings
from replylint.text.sound import has_picture, sound_of
from replylint.text.view import squeeze

TURN = "⏎"
MOST_TRIED = 1_000  # wordings of an entry with brackets and classes


def run(call: Call) -> int:
    """Check the files given (default: those that ship); 1 if anything is to be mended, 2 if a file cannot be read."""
    lang = call.options["lang"] or "zh"
    files = [Path(file) for file in call.arguments]
    broken = False
    for file in files:  # each by itself first, so that one bad file does not hide the next
        try:
            lexicon.load([*lexicon.built_in(), file])
        except ReplylintError as error:
            fail(error, lang)
            broken = True
    if broken:
        return 2
    remarks = list(dict.fromkeys(remark.get(lang) for remark in remarks_on(files)))
    with listened_to():
        print(*(remarks or [{"zh": "词库没有问题。", "en": "nothing to mend."}[lang]]), sep="\n")
    return 1 if remarks else 0


def remarks_on(files: list[Path]) -> Iterator[Both]:
    """What is to be mended in ``files`` (empty: the lexicons that ship), each with file and line."""
    shipped = {file.resolve(): file for file in map(Path, lexicon.built_in())}
    own = [file for file in files if file.resolve() not in shipped]
    words = lexicon.load([*shipped.values(), *own])
    chosen = {str(shipped.get(file.resolve(), file)) for file in files or shipped.values()}
    yield from _duplicates(words.entries, chosen)
    linter = Linter(Settings(platform="jd", lexicons=tuple(map(str, own))))
    for entry in words.entries:
        if entry.file in chosen:
            yield from _suggestions(entry, linter)
            yield from _unreachable(entry)
    codes = {entry.code for entry in words.entries if entry.file in chosen}
    for rule in words.rules:
        if rule.code in codes:
            for remark in failing_examples(rule, linter):
                place = _place_of_example(remark.zh.partition("：")[2], chosen)
                yield Both(f"{place}{remark.zh}", f"{place}{remark.en}")


def failing_examples(rule: Rule, linter: Linter) -> Iterator[Both]:
    """Examples of ``rule`` that are not caught though they should be, or the other way round."""
    for example in rule.bad:
        if not _caught(rule.code, example, linter):
            yield Both(f"{rule.code} 例句没有被查出：{example}", f"{rule.code}: this example is not caught: {example}")
    for example in rule.good:
        if _caught(rule.code, example, linter):
            yield Both(f"{rule.code} 例句不该报却报了：{example}", f"{rule.code}: this example is caught: {example}")


def _place_of_example(example: str, files: set[str]) -> str:
    """Where ``example`` stands, as far as a line holds just it."""
    for file in sorted(files):
        for number, line in enumerate(lexicon.lines_of(Path(file)), 1):
            if line.strip().endswith(example) and line.strip()[:2] in ("错：", "对：", "错:", "对:"):
                return f"{file}:{number}: "
    return ""


def _caught(code: str, example: str, linter: Linter) -> bool:
    before, _, text = example.rpartition(TURN)
    return any(hit.code == code and not hit.exempt for hit in linter.hits(text, before))


def _duplicates(entries: tuple[Entry, ...], chosen: set[str]) -> Iterator[Both]:
    seen: dict[tuple[str, bool, tuple[str, ...]], Entry] = {}
    for entry in entries:
        key = (entry.code, entry.strict, tuple(squeeze("|".join(piece)) for part in entry.phrase for piece in part))
        first = seen.setdefault(key, entry)
        if first is not entry and entry.file in chosen:
            yield Both(
                f"{_place(entry)} “{entry.text}” 重复了，{_place(first)} 已经有。",
                f"{_place(entry)} “{entry.text}” is a duplicate of {_place(first)}.",
            )


def _suggestions(entry: Entry, linter: Linter) -> Iterator[Both]:
    for words in entry.softer:
        for hit in linter.hits(words):
            if not hit.exempt and linter.rule(hit.code).severity > Severity.INFO:
                yield Both(
                    f"{_place(entry)} 建议的说法“{words}”自己也会被 {hit.code} 查出：{words[hit.start : hit.end]}",
                    f"{_place(entry)} the wording “{words}” is caught by {hit.code}: {words[hit.start : hit.end]}",
                )


def _unreachable(entry: Entry) -> Iterator[Both]:
    """An entry that can never be found: nothing is left of it, or every hit of it is pardoned."""
    said = [
        squeeze(wording) or _aloud(wording, entry)
        for wording in itertools.islice(wordings(entry.phrase[0]), MOST_TRIED)
    ]
    pardons = {squeeze(words) for phrase in entry.pardons if len(phrase) == 1 for words in wordings(phrase[0])}
    if not all(said):
        yield Both(
            f"{_place(entry)} “{entry.text}” 只有符号，永远查不到。",
            f"{_place(entry)} “{entry.text}” can never be found.",
        )
    elif len(entry.phrase) == 1 and all(any(pardon in wording for pardon in pardons) for wording in said):
        yield Both(
            f"{_place(entry)} “{entry.text}” 总是被自己的“除外”放过，永远查不到。",
            f"{_place(entry)} “{entry.text}” is always pardoned by its own 除外 and can never be found.",
        )


def _aloud(wording: str, entry: Entry) -> str:
    """What is heard of an entry's ``wording`` that is written in pictures alone."""
    return sound_of(wording) if entry.by_sound and has_picture(wording) else ""


def _place(entry: Entry) -> str:
    return f"{entry.file}:{entry.line}:"
