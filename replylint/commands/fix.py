"""``replylint check --fix`` and ``--diff``: softer wordings written into canned replies and drafts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from replylint import readers
from replylint.commands import listened_to, say
from replylint.commands.choices import STDIN, Choices, Chosen
from replylint.commands.inputs import inputs, passes_over, refuse_folder
from replylint.commands.options import Call
from replylint.documents import read_document
from replylint.documents.base import Slot
from replylint.documents.placeholders import blanked
from replylint.documents.rewrite import rewrite
from replylint.edits import Edit, spelled
from replylint.faults import why
from replylint.fixing import edit_of, fix
from replylint.linter import Linter
from replylint.model import Both, Checked, Finding, Message, ReplylintError
from replylint.readers import Reading
from replylint.readers.canned import fields_of
from replylint.readers.evidence import is_evidence
from replylint.reports.escape import visible
from replylint.text.encoding import decode
from replylint.waivers.marks import Waivers
from replylint.writing import replace

if TYPE_CHECKING:
    from replylint.waivers.baseline import Baseline

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


class Mended(NamedTuple):
    """What came of a run: files that changed (or would), and what could not be done."""

    files: int
    problems: tuple[Both, ...]


class _Counts:
    def __init__(self) -> None:
        self.files = self.applied = self.unsafe = 0
        self.words: dict[str, list[str]] = {}  # what was mended in each file


def run(call: Call, choices: Choices, baseline: Baseline | None = None) -> Mended:
    """Mend every file that ``call`` names, or with ``--diff`` print what would change.

    What ``baseline`` knows stays as it is, and so do chat exports, which are evidence. Raises ReplylintError for
    standard input, which is no file.
    """
    if STDIN in call.arguments:
        raise ReplylintError(
            "--fix 和 --diff 要给文件；改标准输入的草稿请用 replylint filter。",
            "--fix and --diff need files; for drafts from standard input use replylint filter.",
        )
    if not (call.options["fix"] or call.options["diff"]):
        raise ReplylintError(
            "--unsafe-fixes 要和 --fix（改写）或 --diff（只看）一起用。",
            "--unsafe-fixes goes with --fix, which writes, or --diff, which shows.",
        )
    lang = call.options["lang"] or "zh"
    counts = _Counts()
    problems: list[Both] = []
    for argument in call.arguments:
        for file in inputs([argument], call.options, choices):
            try:
                refuse_folder(file, choices)
                for remark in _mend(file, _tree(argument), call, choices.of(file), counts, baseline):
                    if not call.options["quiet"]:
                        say(remark.get(lang))
            except ReplylintError as error:
                if not passes_over(error, file, call):
                    problems.append(Both(error.zh, error.en))
    if not call.options["quiet"]:
        for remark in _closing(call, counts):
            say(remark.get(lang))
    return Mended(counts.files, tuple(problems))


def _tree(argument: str) -> str:
    """The folder that links must not lead out of: the one given, or where we are, or else where it stands.

    A folder that is itself a link counts only if it stays there: a shell's ``*`` names links without being asked.
    """
    path, here = Path(os.path.abspath(argument)), Path.cwd()  # noqa: PTH100 (takes .. away and leaves links)
    around = here if path.is_relative_to(here) else path.parent
    stays = path.is_dir() and path.resolve().is_relative_to(around.resolve())
    return str(path if stays else around)


def _mend(
    file: str, tree: str, call: Call, chosen: Chosen, counts: _Counts, baseline: Baseline | None
) -> Iterator[Both]:
    options = chosen.reading
    linter = Linter(chosen.settings)
    reading = readers.open_input(file, options)
    kind = _unwritable(reading)
    if kind is not None:
        yield kind
        return
    data = _bytes(file)
    source, encoding = decode(data, file, options.encoding)
    if is_evidence(file, source, options):
        yield _like_a_chat(file)
        return
    waivers = Waivers(reading.comments, read_document(file, source, fields_of(options)) if reading.comments else ())
    unsafe = call.options["unsafe_fixes"]

    applied: dict[Message, list[str]] = {}

    def mend(slot: Slot, message: Message) -> Sequence[Edit]:
        judged = False

        def lint(text: str) -> Sequence[Finding]:
            nonlocal judged
            shown = message._replace(text=text, seen=blanked(text, slot.blank_links))
            findings = waivers.forgive(shown, linter.findings(shown))
            if baseline is None:
                return findings
            known, judged = baseline.forgive(Checked(shown, findings), again=judged), True
            return known.findings

        fixed = fix(message.text, lint, unsafe)
        applied[message] = [finding.quote for finding in fixed.applied]
        counts.unsafe += sum(1 for finding in fixed.left if edit_of(finding, unsafe=True))
        return spelled(fixed.edits, encoding.name)

    result = rewrite(file, source, fields_of(options), mend)
    yield from map(_refusal, result.refused)
    if result.text == source:
        return
    if call.options["diff"]:
        mark = encoding.bom.decode(encoding.name)
        with listened_to():
            sys.stdout.writelines(_diff(file, mark + source, mark + result.text))
        if data != (mark + source).encode():
            yield Both(
                f"{file} 是 {encoding.label}，上面的差异是 UTF-8 的，不能用 patch 打回去；要写入请用 --fix。",
                f"{file} is {encoding.label}, its diff UTF-8: patch cannot apply it; to write, use --fix.",
            )
    else:
        replace(file, _encoded(result.text, encoding.encode, file), data, tree)
    counts.files += 1
    counts.words[file] = [words for message in result.changed for words in applied[message]]
    counts.applied += len(counts.words[file])


def _unwritable(reading: Reading) -> Both | None:
    """Why a file is not written to, if so; None if all its messages may be."""
    file = reading.file
    first = next(reading.messages, None)
    packed = not Path(file).is_file() or file.lower().endswith(".gz")
    if first is None or (first.writable and not packed):
        return None
    if first.writable:
        return Both(
            f"{file} 在压缩包里，没有改写；请先解压。", f"{file} is in an archive, not rewritten; unpack it first."
        )
    if file.lower().endswith(_WORKBOOKS):
        return Both(
            f"{file} 是 Excel 表，没有改写；请按检查结果手工修改，或另存为 CSV 再用 --fix。",
            f"{file} is a workbook, not rewritten; change it by hand, or save it as CSV and use --fix on that.",
        )
    return Both(f"{file} 是聊天记录，属于证据，不改写。", f"{file} is a chat export: evidence, never rewritten.")


def _like_a_chat(file: str) -> Both:
    return Both(
        f"{file} 像是聊天记录，没有改写；确定是话术，请用 --field 字段名（纯文本用 --layout lines）指明。",
        f"{file} looks like a chat, not rewritten; if it holds canned replies, say so with --field NAME (of plain "
        "text with --layout lines).",
    )


def _bytes(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise ReplylintError(f"打不开 {file}：{why(error).zh}", f"cannot open {file}: {why(error).en}") from None


def _encoded(text: str, encode: Callable[[str], bytes], file: str) -> bytes:
    try:
        return encode(text)
    except UnicodeEncodeError as error:
        char = error.object[error.start]
        raise ReplylintError(
            f"{file}：文件的编码里没有“{char}”这个字，没有改写；请把文件另存为 UTF-8。",
            f"{file}: its encoding has no {char!a}, not rewritten; save the file as UTF-8.",
        ) from None


def _refusal(message: Message) -> Both:
    place = f"{message.place.file}:{message.place.line}:{message.place.column}"
    return Both(
        f"{place}: 这一条自动改会破坏文件的格式或网址，没有改；请手工修改。",
        f"{place}: mending this reply would break the file's format or an address, left as it is; change it by hand.",
    )


def _diff(file: str, old: str, new: str) -> Iterator[str]:
    safe = visible if sys.stdout.isatty() else str
    for line in unified_diff(_lines(old), _lines(new), visible(file), visible(file)):
        ended = line.endswith("\n")
        yield safe(line.removesuffix("\n")) + "\n"
        if not ended:
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of ``text`` with their ends; only a line feed ends one, as everywhere in diffs."""
    *lines, last = text.split("\n")
    return list(chain((line + "\n" for line in lines), [last] if last else []))


def _closing(call: Call, counts: _Counts) -> Iterator[Both]:
    if call.options["diff"]:
        yield Both(
            f"会改 {counts.applied} 处，{counts.files} 个文件。",
            f"would mend {counts.applied} findings in {counts.files} files.",
        )
    else:
        yield Both(
            f"已改 {counts.applied} 处，{counts.files} 个文件。",
            f"mended {counts.applied} findings in {counts.files} files.",
        )
    if call.options["hook"] and not call.options["diff"]:
        for file, words in counts.words.items():
            yield Both(
                f"{file}：改了「{'」「'.join(words)}」，请看过后 git add 再提交。",
                f"{file}: mended {', '.join(words)}; look at it, git add it, and commit again.",
            )
    if counts.unsafe and not call.options["unsafe_fixes"]:
        yield Both(
            f"另有 {counts.unsafe} 处有建议说法，要人看过再用：加 --unsafe-fixes 一并改，--diff 先看。",
            f"{counts.unsafe} more have wordings that a person should look at: --unsafe-fixes writes them, too; "
            "--diff shows them first.",
        )
