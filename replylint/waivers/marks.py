"""Waivers: remarks in a canned-reply file that forgive findings, with the reason written down beside them.

    answer: 全网最低价挑战赛火热报名中   # replylint: ignore[AD101] 活动名称
    <!-- replylint: ignore-next-line[AD101] 活动名称 -->
    # replylint: off[AD] 引用法规原文        up to   # replylint: on
    # replylint: ignore-file[ST107] 外部稿件   above the first reply

Without codes all findings are meant, with them those that begin so. Only comments count, and only in canned
replies: a chat is evidence, in which nobody waives anything, whatever is written there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from replylint.model import WAIVED, Both, Checked, Comment, Finding, Message, position
from replylint.text.patterns import pattern

IGNORE, NEXT, OFF, ON, FILE = VERBS = ("ignore", "ignore-next-line", "off", "on", "ignore-file")

_MARK = pattern(
    r"(?:.*?[\s#])?replylint\s*[:：]\s*(?P<verb>[\w-]*)\s*(?:[\[［【](?P<codes>[^\]］】]*)[\]］】])?\s*(?P<reason>.*)"
)
_LAST = 1 << 60  # below every line
_NEAR = 2  # lines below a mark: its reply may stand behind a key or a blank line


class Waiver(NamedTuple):
    """What one mark forgives: findings on the lines ``first`` to ``last`` whose codes begin with one of ``codes``."""

    line: int
    verb: str
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.verb}[{','.join(self.codes)}]" if self.codes else self.verb


class Waivers:
    """The marks of one file, and which of them were of use.

    ``comments`` are the file's, ``replies`` all its messages. ``remarks`` tells what is wrong with the marks.
    """

    def __init__(self, comments: Iterable[Comment], replies: Iterable[Message]) -> None:
        self.remarks: list[tuple[int, Both]] = []
        comments = tuple(comments)
        spans = sorted(_Span.of(reply) for reply in replies)
        self._marks = {comment.line for comment in comments if comment.alone and _MARK.match(comment.text)}
        self._waivers = tuple(self._read(comments, [span for span in spans if span.first not in self._marks]))
        self._used: set[tuple[Waiver, str]] = set()

    def forgive(self, message: Message, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """``findings`` of ``message``, those that a mark forgives with its reason; a mark itself is no reply."""
        if message.place.line in self._marks:
            return ()
        return tuple(map(self._forgiven, findings))

    def unused(
        self, wanted: Callable[[str], bool], unknown: Callable[[str], Both | None]
    ) -> Iterator[tuple[int, Both]]:
        """Marks that forgave nothing, as far as they are about codes that were looked for, with their lines.

        Of codes that no rule has it is told what is ``unknown`` about them, whatever was looked for.
        """
        for waiver in self._waivers:
            idle = [code for code in waiver.codes or ("",) if (waiver, code) not in self._used]
            strange = {code: said for code in filter(None, idle) if (said := unknown(code))}
            yield from (
                (waiver.line, Both(f"标注 {waiver}：{said.zh}", f"{waiver}: {said.en}")) for said in strange.values()
            )
            idle = [code for code in idle if code not in strange and wanted(code)]
            if idle:
                what = str(waiver._replace(codes=tuple(filter(None, idle))))
                yield waiver.line, Both(f"标注 {what} 没有用到，可以删掉", f"{what} forgives nothing; it can go")

    def _forgiven(self, finding: Finding) -> Finding:
        if finding.exempt:
            return finding
        first, last = finding.position[0], finding.end_position[0]
        for waiver in self._waivers:
            if waiver.first <= last and first <= waiver.last:
                for code in waiver.codes or ("",):
                    if finding.rule.code.startswith(code):
                        self._used.add((waiver, code))
                        reason = f"{WAIVED}：{waiver.reason}" if waiver.reason else WAIVED
                        finding = finding if finding.exempt else finding._replace(exempt=reason)
        return finding

    def _read(self, comments: Iterable[Comment], spans: list[_Span]) -> Iterator[Waiver]:
        opened: list[Waiver] = []
        for comment in comments:
            mark = _MARK.match(comment.text)
            if not mark:
                continue
            line, verb = comment.line, mark["verb"]
            codes = tuple(code.upper() for code in re.split(r"[\s,，、]+", mark["codes"] or "") if code)
            waiver = Waiver(line, verb, codes, mark["reason"].strip(), line, line)
            if verb in (IGNORE, NEXT):
                first, last = _below(comment, spans) if comment.alone or verb == NEXT else _beside(line, spans)
                yield waiver._replace(first=first, last=last)
            elif verb == OFF:
                opened.append(waiver)
            elif verb == ON:
                yield from (before._replace(last=line) for before in opened)
                if not opened:
                    self.remarks.append((line, Both("标注 on 前面没有 off", "on without off")))
                opened = []
            elif verb == FILE and (not spans or line < spans[0].first):
                yield waiver._replace(first=1, last=_LAST)
            elif verb == FILE:
                self.remarks.append(
                    (line, Both("标注 ignore-file 要写在第一条回复的上面", "ignore-file belongs above the first reply"))
                )
            else:
                self.remarks.append(
                    (
                        line,
                        Both(f"看不懂标注“{verb}”，可以写 {'、'.join(VERBS)}", f"no mark {verb}; write one of {VERBS}"),
                    )
                )
        for before in opened:
            zh = f"标注 {before} 后面没有 on，一直到文件末尾都不检查；请在该停的地方写 replylint: on"
            en = f"{before} without on holds to the end of the file; write replylint: on where it is to end"
            self.remarks.append((before.line, Both(zh, en)))
            yield before._replace(last=_LAST)


class _Span(NamedTuple):
    """The lines of one reply; ``whole`` if no mark can stand within it, as in the value of a key."""

    first: int
    last: int
    whole: bool

    @classmethod
    def of(cls, reply: Message) -> _Span:
        last, _ = position(reply, len(reply.text))
        return cls(reply.place.line, last, reply.place.pointer is not None)


def _beside(line: int, spans: Sequence[_Span]) -> tuple[int, int]:
    """The lines that a mark behind something is about: its own, all of the reply there, or that which begins below."""
    there = [span for span in spans if span.first <= line <= span.last]
    if not there:  # behind the key of a reply
        return next((span[:2] for span in spans if span.whole and span.first == line + 1), (line, line))
    whole = [span for span in there if span.whole]
    return (min(span.first for span in whole), max(span.last for span in whole)) if whole else (line, line)


def _below(mark: Comment, spans: Sequence[_Span]) -> tuple[int, int]:
    """The lines that a mark above a reply is about: the block of Markdown there, the value of a key, or a line."""
    if mark.below and any(mark.below[0] <= span.first <= mark.below[1] for span in spans):
        return mark.below
    near = next((span for span in spans if mark.line < span.first <= mark.line + _NEAR), None)
    if near is None:
        return mark.line + 1, mark.line + 1
    return near.first, near.last if near.whole else near.first


def waived(
    checked: Iterable[Checked],
    comments: Sequence[Comment],
    wanted: Callable[[str], bool],
    unknown: Callable[[str], Both | None],
    remarks: list[Both],
) -> Iterator[Checked]:
    """``checked``, all of one file, with what its ``comments`` forgive; in the end, ``remarks`` on its marks.

    ``wanted`` tells whether findings of a code were looked for, so that a mark may be called useless; ``unknown`` what
    to say of a code that no rule has, and None of others.
    """
    if not any(_MARK.match(comment.text) for comment in comments):
        yield from checked
        return
    items = list(checked)
    waivers = Waivers(comments, (item.message for item in items))
    for item in items:
        yield item._replace(findings=waivers.forgive(item.message, item.findings))
    file = items[0].message.place.file if items else ""
    for line, said in sorted([*waivers.remarks, *waivers.unused(wanted, unknown)]):
        remarks.append(Both(f"{file}:{line}: {said.zh}。", f"{file}:{line}: {said.en}."))
