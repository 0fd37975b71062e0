"""``replylint check --add-waivers``: marks beside the present findings, so that only new ones are reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from replylint.commands import say
from replylint.commands.choices import STDIN, Choices, Chosen
from replylint.commands.inputs import inputs, refuse_folder, together
from replylint.commands.options import Call
from replylint.documents import is_document, read_document
from replylint.documents.comments import comments
from replylint.engine import lint
from replylint.faults import why
from replylint.linter import Linter
from replylint.model import Both, Finding, ReplylintError, position
from replylint.readers.canned import fields_of
from replylint.text.encoding import decode
from replylint.waivers.marks import Waivers
from replylint.writing import replace

WRITTEN = Both("写入标注 {} 处，涉及 {} 个文件。", "{} marks written into {} files.")
IMPOSSIBLE = Both(
    "{}:{}: 这里没法加标注，请改用 --write-baseline。",
    "{}:{}: no mark can stand here; use --write-baseline instead.",
)
UNMARKED = Both(
    "{}：--add-waivers 只给 Markdown、YAML、TOML 加标注，没有动；这里的问题请用 --write-baseline 记下。",
    "{}: --add-waivers marks Markdown, YAML and TOML only; note down what is found here with --write-baseline.",
)

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_PRESENT = re.compile(r"(replylint: ignore\[)([^\]\n]*)(?=\])")
_END_IN_MARKUP = re.compile(r"[ \t]*(?:\|[ \t]*|\\)?[\r\n]*\Z")  # a table's last border, or a hard line break
_END = re.compile(r"[ \t]*[\r\n]*\Z")
_MARKUP_MARK = re.compile(r" ?(?:<!-- replylint:.*?-->|\{/\* replylint:.*?\*/\})")


class _Mark(NamedTuple):
    """A mark that forgives ``findings``, at the end of the first of ``lines`` where it may stand."""

    lines: tuple[int, ...]
    is_markup: bool
    findings: tuple[Finding, ...]


def run(call: Call, choices: Choices) -> tuple[Both, ...]:
    """Write marks into every Markdown, YAML and TOML file that ``call`` names; returns what could not be done."""
    if STDIN in call.arguments:
        raise ReplylintError("--add-waivers 要给文件。", "--add-waivers needs files.")
    lang = call.options["lang"]
    reason = re.sub(r"\s+|-->|\*/", " ", call.options["reason"] or "").strip()
    problems: list[Both] = []
    written = files = 0
    for file in inputs(call.arguments, call.options, choices):
        try:
            refuse_folder(file, choices)
            if not is_document(file):
                continue
            marks, impossible = _mark(file, choices.of(file), reason)
        except ReplylintError as error:
            problems.append(Both(error.zh, error.en))
            continue
        written, files = written + marks, files + bool(marks)
        for finding in impossible:
            say(IMPOSSIBLE.get(lang).format(file, finding.position[0]))
    if not call.options["quiet"]:
        say(WRITTEN.get(lang).format(written, files))
    return tuple(problems)


def unmarked(files: Iterable[str]) -> Iterator[Both]:
    """What to say of those of ``files``, in which something is found, that hold no marks."""
    if others := [file for file in files if not is_document(file)]:
        yield Both(UNMARKED.zh.format(together(others).zh), UNMARKED.en.format(together(others).en))


def _mark(file: str, chosen: Chosen, reason: str) -> tuple[int, list[Finding]]:
    """Mark the findings of one file; how many marks were written, and which findings no mark can forgive."""
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise ReplylintError(f"打不开 {file}：{why(error).zh}", f"cannot open {file}: {why(error).en}") from None
    source, encoding = decode(data, file, chosen.reading.encoding)
    document = _Document(file, source, chosen)
    marks = _marks(document.findings)
    kept = document.marked(marks, reason)
    if kept is None:  # one of them may not stand where it was put
        marks, kept = [], document
        for mark in _marks(document.findings):
            ways = (mark._replace(lines=(line,)) for line in mark.lines)
            marked = next(filter(None, (kept.marked([way], reason) for way in ways)), None)
            if marked:
                marks.append(mark)
                kept = marked
    if marks:
        replace(file, encoding.encode(kept.source), data)
    return len(marks), kept.findings


def _marks(findings: Iterable[Finding]) -> list[_Mark]:
    """One mark for all findings that one line stands for."""
    found: dict[tuple[tuple[int, ...], bool], list[Finding]] = {}
    for finding in findings:
        message = finding.message
        is_value = message.place.pointer is not None  # of a key: no mark can stand within it
        last, _ = position(message, len(message.text))
        lines = (last, message.place.line - 1) if is_value else (finding.position[0],)
        found.setdefault((lines, not is_value), []).append(finding)
    return [_Mark(lines, is_markup, tuple(group)) for (lines, is_markup), group in found.items()]


class _Document:
    """A canned-reply file in one of its states: what it says, and the findings that are not forgiven there."""

    def __init__(self, file: str, source: str, chosen: Chosen) -> None:
        self.source = source
        self._file, self._chosen = file, chosen
        replies = list(read_document(file, source, fields_of(chosen.reading)))
        waivers = Waivers(comments(file, source), replies)
        checked = lint(replies, Linter(chosen.settings), chosen.roles)
        found = (one for item in checked for one in waivers.forgive(item.message, item.findings))
        self.findings = [finding for finding in found if not finding.exempt]
        everything = read_document(file, source, ("*", "*.*"))
        self._said = [(_MARKUP_MARK.sub("", text.text), text.place.pointer) for text in everything]

    def marked(self, marks: Sequence[_Mark], reason: str) -> _Document | None:
        """The file with ``marks`` written into it; None unless they forgive just that and change nothing else."""
        lines = _LINE.findall(self.source)
        for mark in marks:
            at = mark.lines[0] - 1
            if not 0 <= at < len(lines):
                return None
            lines[at] = _with_mark(lines[at], mark, reason, is_mdx=self._file.lower().endswith(".mdx"))
        try:
            new = _Document(self._file, "".join(lines), self._chosen)
        except ReplylintError:
            return None
        forgiven = Counter(finding.key for mark in marks for finding in mark.findings)
        left = Counter(finding.key for finding in self.findings) - forgiven
        same = new._said == self._said and Counter(finding.key for finding in new.findings) == left
        return new if same else None


def _with_mark(line: str, mark: _Mark, reason: str, is_mdx: bool) -> str:
    codes = sorted({finding.rule.code for finding in mark.findings})
    present = _PRESENT.search(line)
    if present:
        listed = [code for code in re.split(r"[,，、\s]+", present[2]) if code]
        return f"{line[: present.end(1)]}{','.join(dict.fromkeys(listed + codes))}{line[present.end() :]}"
    said = f"replylint: ignore[{','.join(codes)}] {reason}".strip()
    end = (_END_IN_MARKUP if mark.is_markup else _END).search(line)
    assert end
    in_markup = f" {{/* {said} */}}" if is_mdx else f" <!-- {said} -->"  # MDX has no HTML comments
    comment = in_markup if mark.is_markup else f"  # {said}"
    return line[: end.start()] + comment + line[end.start() :]
