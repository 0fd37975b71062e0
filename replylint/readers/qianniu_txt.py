"""千牛 / 旺旺 desktop export: the shop's account, banners, customers between dashes.

    店铺:小美
    ================================================================
                               单聊
    ================================================================
    ----------------------------买家----------------------------
    店铺:小美(2023-05-01 12:00:00):  亲，在的

An older variant writes ``2023-05-01 12:00:00 店铺:小美: 亲，在的``, most often below bare date lines.
A sender with a half-width colon is staff, and so is the shop's main account; where there is neither, only
``--agent`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.roles import cannot_tell, is_recall, machine, named_by, refine
from replylint.readers.times import SPELLED, style
from replylint.readers.turns import Head, Mark, Turn, as_message, by_customer, gather

_DASHES = "-" * 28
_SHOWN = 100  # senders kept at most, to be named in an error
_KIND = re.compile(r"\s{8,}(?:单聊|群聊)\s*")
_BANNER = re.compile(r"={64,}\s*|\s{8,}(?:单聊|群聊)\s*|\s*即时消息\s*")
_HEAD = re.compile(rf"(\S.*?)(?<!\s)\(({SPELLED})\):\s*")
_OLD_HEAD = re.compile(rf"(?P<time>{SPELLED}) (?P<name>\S.*?)(?::(?:\s+|$)|：\s*)")
_LIKE_OLD_HEAD = re.compile(rf"{SPELLED} \S[^:：]*[:：]")
_DATE = re.compile(r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)\s*")
_NOTICE = re.compile(r"\s*[\[【（(<]?系统(?:提示|提醒)(?:[\]】）)>:：\s]|$)")
_VOICE = re.compile(r"\s*<recognition>.*\.amr\s*")


def _matches(lines: Sequence[str]) -> bool:
    if any(map(_KIND.fullmatch, lines)):
        return True
    heads = [head for line in lines if "):" in line and (head := _HEAD.match(line))]
    if any(":" in head[1] or style(head[2]).endswith("::") for head in heads):  # 活动(2023-5-1 9:05): is none
        return True
    old = [found["name"] for line in lines if (found := _OLD_HEAD.match(line))]
    # 店铺:小美:亲 and 买家:电话:123 are the same to us: a file of such lines is for somebody to name.
    if not old or 2 * len(old) < sum(_LIKE_OLD_HEAD.match(line) is not None for line in lines):
        return False
    dated = any(_DATE.fullmatch(line) or line.strip() == "即时消息" for line in lines)
    return dated or (len(old) > 1 and any(":" in name for name in old))


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    account, lines = _account(lines)
    shop = account.partition(":")[0]
    named = named_by(options.agents)

    def messages() -> Iterator[Message]:
        talk = None
        has_staff = bool(shop)
        others: set[str] = set()
        for found in gather(lines, _sorter()):
            if isinstance(found, Mark):
                talk = found.text if found.kind == "customer" else None
                continue
            turn, is_notice = _without_noise(found)
            name = turn.speaker
            if name is None or is_notice or _NOTICE.match(name):
                role = SYSTEM
            elif ":" in name or name == shop or named(name):
                role = refine(AGENT, "" if named(name) else name, turn.text)
                has_staff = True
            elif name != talk and (told := machine(name)):
                role = told
            else:
                role = CUSTOMER
                if name != talk and len(others) < _SHOWN:
                    others.add(name)
            yield as_message(turn, role, file, options, talk)
        if others and not has_staff:
            raise cannot_tell(file, others)

    return by_customer(messages())


def _opens(lines: Sequence[Line]) -> bool:
    """Whether an account stands above a banner or a date, and somebody of its shop speaks below."""
    account, below = _account(lines)
    shop = account.partition(":")[0]
    heads = (_HEAD.match(line.text) or _OLD_HEAD.match(line.text) for line in below) if shop else ()
    return bool(lines[0].text.strip()) and any(
        head and _name(head[1] if head.re is _HEAD else head["name"]).partition(":")[0] == shop for head in heads
    )


def _account(lines: Iterable[Line]) -> tuple[str, Iterator[Line]]:
    """The shop's account, if it stands alone above the first banner or date, and the lines below it."""
    below = iter(lines)
    start: list[Line] = []
    while sum(bool(line.text.strip()) for line in start) < 2 and (line := next(below, None)):
        start.append(line)
    sort = _sorter()
    filled = [line.text for line in start if line.text.strip()]
    if len(filled) == 2 and sort(filled[0]) is None and isinstance(sort(filled[1]), Mark):
        return _name(filled[0].strip()), chain(start[-1:], below)
    return "", chain(start, below)


def _sorter() -> Callable[[str], Head | Mark | None]:
    """Sorts lines by the variant of the first header: the other one's headers may be pasted text."""
    variant: re.Pattern[str] | None = None

    def sort(line: str) -> Head | Mark | None:
        nonlocal variant
        found = None
        if line.startswith(_DASHES):
            name = line.strip()
            if name.endswith(_DASHES) and len(name) > 2 * len(_DASHES):
                return Mark("customer", _name(name[len(_DASHES) : -len(_DASHES)].strip()))
        elif line[:1] in ("=", " ", "即") and _BANNER.fullmatch(line):
            return Mark("banner")
        elif variant is not _OLD_HEAD and "):" in line:
            found = _HEAD.match(line)
            variant = _HEAD if found else variant
            if found:
                return Head(_name(found[1]), found[2], line[found.end() :], found.end() + 1)
        elif variant is not _HEAD and line[:4].isdigit():
            found = _OLD_HEAD.match(line)
            variant = _OLD_HEAD if found else variant
            if found:
                return Head(_name(found["name"]), found["time"], line[found.end() :], found.end() + 1)
            if _DATE.fullmatch(line):
                return Mark("date")
        return None

    return sort


def _without_noise(turn: Turn) -> tuple[Turn, bool]:
    """The turn without system notices and voice recognition, and whether a notice was all of it."""
    if not any(sign in turn.text for sign in ("系统提", "撤回", "<recognition>")):
        return turn, False
    clean = turn.without(lambda line: bool(_NOTICE.match(line) or _VOICE.fullmatch(line) or is_recall(line)))
    if clean.text:
        return clean, False
    if "<recognition>" in turn.text:
        return turn._replace(text="[语音]"), False
    return turn, True


def _name(account: str) -> str:
    return account.strip().removeprefix("cntaobao")


LAYOUT = TextLayout(
    "qianniu-txt", Both("千牛/旺旺聊天记录（txt）", "Qianniu / Wangwang chat history (txt)"), _matches, _read, _opens
)
