"""``replylint filter``: drafts come in on standard input, what may be sent goes out on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import IO, Any, NamedTuple

from replylint.commands import fail, progress, stdin
from replylint.commands.choices import STDIN, Choices, Chosen
from replylint.commands.drafts import Reply, held_back, replies_of_record, whole
from replylint.commands.options import Call
from replylint.documents.base import file_edits
from replylint.documents.placeholders import blanked
from replylint.edits import Edit, apply, spelled
from replylint.linter import Linter
from replylint.model import Checked, Finding, Message, ReplylintError, Severity
from replylint.text.long_lines import raw_lines, too_long

NUL = b"\0"
BOM = "\ufeff"
BLOCK = 1 << 16
MAX_DRAFT = 16 << 20  # bytes; a draft has to be in memory whole, and with it all that is found in it
MASK = "＊"
LEFT, RIGHT = "【】"
MOST_NAMED = 5  # records without a reply that are named
MOST_MASKED = 20  # rounds: what is left may come together to new words

Findings = tuple[Finding, ...]
Judge = Callable[[str], Findings]


class Outcome(NamedTuple):
    """What becomes of one reply: ``edits`` (None: it is dropped), and whether it is clean then."""

    edits: Sequence[Edit] | None
    clean: bool


def run(call: Call) -> int:
    """Filter until standard input ends; 0 all that came out is clean, 1 something is not, 2 something failed.

    Softening is what ``check --fix --unsafe-fixes`` does, advice (``info``) and all; the other modes and the exit
    status are about warnings and errors. Each draft goes out before the next one is read, and one without findings as
    the very bytes that came in. A draft that cannot be read is held back, because nobody has looked at what it says; a
    JSON record in which no reply is found goes out as it came, and fails the run.
    """
    options = call.options
    chosen = Choices(options).of(STDIN)
    options["lang"] = lang = chosen.lang  # errors, too, are told in it
    progress.announce_first_run(lang)
    separator = NUL if options["null"] else b"\n"
    work = _Filter(options, chosen)
    failed = False
    for number, raw in enumerate(_drafts(stdin(), separator, chosen.reading.limits * MAX_DRAFT), 1):
        body = raw.removesuffix(separator)
        try:
            passed = work.draft(body, number)
        except ReplylintError as error:
            fail(error, lang)
            failed = True
            continue
        if passed is not None:
            sys.stdout.buffer.write(passed + raw[len(body) :])
            sys.stdout.buffer.flush()
    if work.unread:
        fail(_unread(work.unread), lang)
        failed = True
    return 2 if failed else int(not work.clean)


class _Filter:
    """The choices of a run, whether all that it let through is ``clean``, and the records without a reply by number."""

    def __init__(self, options: Mapping[str, Any], chosen: Chosen) -> None:
        self.clean = True
        self.unread: list[int] = []
        self._linter = Linter(chosen.settings)
        self._mode = _MODES[options["mode"]]
        self._replies = partial(replies_of_record, chosen.reading.fields) if options["jsonl"] else whole
        self._encoding = _codec(chosen.reading.encoding)
        self._lang = chosen.lang

    def draft(self, body: bytes, number: int) -> bytes | None:
        """What goes out for the draft ``body``, the ``number``-th; None if it is dropped. Raises ReplylintError."""
        try:
            text = body.decode(self._encoding)
        except UnicodeDecodeError:
            raise held_back(number, f"不是 {self._encoding} 编码", f"is not {self._encoding}") from None
        mark = BOM if number == 1 and text.startswith(BOM) else ""
        text = text.removeprefix(mark)
        edits: list[Edit] = []
        clean = True
        replies = self._replies(text, number)
        if replies is None:
            self.unread.append(number)
        for reply in replies or ():
            outcome = self._outcome(reply, number)
            if outcome.edits is None:
                return None
            edits += file_edits(reply.slot, outcome.edits)
            clean = clean and outcome.clean
        try:
            passed = (mark + apply(text, spelled(edits, self._encoding))).encode(self._encoding) if edits else body
        except UnicodeEncodeError:
            raise held_back(
                number,
                f"改好的话 {self._encoding} 编码写不出来",
                f"cannot be written in {self._encoding} once softened",
            ) from None
        self.clean = self.clean and clean
        return passed

    def _outcome(self, reply: Reply, number: int) -> Outcome:
        slot = reply.slot
        message = Message(slot.text, place=slot.place._replace(line=number, column=slot.home[0] + 1))

        def judge(text: str) -> Findings:
            shown = message._replace(text=text, seen=blanked(text, blank_links=False))
            findings = self._linter.findings(shown, reply.before)
            return tuple(finding for finding in findings if not finding.exempt)

        findings = judge(slot.text)
        if not findings:
            return Outcome((), True)
        _report(Checked(message, findings), self._lang)
        return self._mode(slot.text, findings, judge)


def _report(checked: Checked, lang: str) -> None:
    from replylint import reports
    from replylint.reports.base import ReportOptions

    reports.write("concise", [checked], sys.stderr, ReportOptions(lang=lang, flush=True))


# -- modes: what becomes of a text in which something was found ----------------------------------------


def _soften(text: str, findings: Findings, judge: Judge) -> Outcome:
    from replylint.fixing import fix

    fixed = fix(text, judge, unsafe=True)
    return Outcome(fixed.edits, not any(map(_fails, fixed.left)))


def _mask(text: str, findings: Findings, judge: Judge) -> Outcome:
    masked = text
    for _ in range(MOST_MASKED):
        spans = _spans(findings)
        covered = apply(masked, (Edit(start, end, _stars(masked[start:end])) for start, end in spans))
        if covered == masked:
            break
        masked, findings = covered, judge(covered)
    changed = [Edit(at, at + 1, new) for at, (old, new) in enumerate(zip(text, masked, strict=True)) if old != new]
    return Outcome(changed, not any(map(_fails, findings)))


def _drop(text: str, findings: Findings, judge: Judge) -> Outcome:
    return Outcome(None if any(map(_fails, findings)) else (), True)


def _mark(text: str, findings: Findings, judge: Judge) -> Outcome:
    spans = _spans(findings)
    new = [(start, end) for start, end in spans if not _is_marked(text, start, end)]
    edits = [edit for start, end in new for edit in (Edit(start, start, LEFT), Edit(end, end, RIGHT))]
    return Outcome(edits, not spans)


def _is_marked(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands in brackets already, as when what was marked comes in again."""
    return text.rfind(LEFT, 0, start + 1) > text.rfind(RIGHT, 0, start) and text.find(RIGHT, end - 1) >= 0


_MODES: dict[str, Callable[[str, Findings, Judge], Outcome]] = {
    "soften": _soften,
    "mask": _mask,
    "drop": _drop,
    "mark": _mark,
}


def _fails(finding: Finding) -> bool:
    return finding.severity > Severity.INFO


def _spans(findings: Findings) -> list[tuple[int, int]]:
    """The stretches that findings beyond advice point at, joined where they touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((finding.start, finding.end) for finding in findings if _fails(finding)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _stars(words: str) -> str:
    return "".join(char if char in "\r\n" else MASK for char in words)


# -- drafts --------------------------------------------------------------------------------------------


def _drafts(stream: IO[bytes], separator: bytes, longest: int) -> Iterator[bytes]:
    """Each draft with its separator, as soon as it is there. Raises ReplylintError for one beyond ``longest`` bytes."""
    if separator == b"\n":
        yield from raw_lines(stream, STDIN, longest)
        return
    rest = b""
    while block := stream.read1(BLOCK):  # type: ignore[attr-defined]
        *drafts, rest = (rest + block).split(separator)
        yield from (draft + separator for draft in drafts)
        if len(rest) > longest:
            raise too_long(STDIN, longest)
    if rest:
        yield rest


def _codec(name: str | None) -> str:
    if name is None:
        return "utf-8"
    from replylint.text.encoding import lookup

    codec = lookup(name)
    if codec.startswith(("utf-16", "utf-32", "utf-7")):
        raise ReplylintError(
            f"filter 按字节分行，不能用 {codec}；请先用 iconv 转成 UTF-8。",
            f"filter splits its input at bytes and cannot take {codec}; convert it to UTF-8 first, with iconv.",
        )
    return codec


def _unread(numbers: Sequence[int]) -> ReplylintError:
    named = "、".join(map(str, numbers[:MOST_NAMED])) + ("…" if len(numbers) > MOST_NAMED else "")
    return ReplylintError(
        f"第 {named} 行（共 {len(numbers)} 条记录）里没有找到回复，没有检查，照原样放行；"
        "请用 --field 指明是哪个字段，例如 --field reply。",
        f"no reply in line {named.replace('、', ', ')} ({len(numbers)} records): not checked, passed on as they are; "
        "name the field with --field, for example --field reply.",
    )
