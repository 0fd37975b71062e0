"""WeChat text of 留痕 (MemoTrace): a time and a name, the text below, a blank line.

    2023-05-01 12:00:00 张三
    这个有货吗

    2023-05-01 12:00:20 我
    有的
    引用:张三:这个有货吗

The blank lines may be missing, and names may stand on lines of their own below the times. A header without a name, or
with nothing below it, is a notice of the platform.
The account's owner is staff if he is called 我 or 你, as ``'我'`` too; otherwise only ``--agent`` tells. All headers
spell their times alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

from replylint.model import AGENT, SYSTEM, Both, Message
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.quotes import own_words
from replylint.readers.roles import is_owner
from replylint.readers.times import SPELLED, style
from replylint.readers.turns import Head, Turn, as_message, by_customer, gather, tell_apart, with_names

_HEAD = re.compile(rf"({SPELLED})(?: (\S.*))?")
_QQ_NAME = re.compile(r".*(?:\(\d{5,12}\)|<[^<>]+>)")
_CARD = "[链接]"
_LONGEST_NAME = 40  # characters
_KNOWN = 10_000  # names kept at most, so that memory stays flat
_HEAD_LINES = 200  # tell whether there are blank lines between the messages


def _matches(lines: Sequence[str]) -> bool:
    filled = [line.rstrip() for line in lines if line.strip()]
    like_heads = [line for line in filled if _HEAD.fullmatch(line)]
    heads = [head for head in map(_sorter(_is_tight(lines)), lines) if head]
    if not like_heads or like_heads[0] != filled[0] or len(like_heads) == len(filled):
        return False
    if len(heads) == 1 and len(like_heads) > 1:  # no blank lines: some other layout
        return False
    if len(heads) == 1 and style(heads[0].time) != "--::":  # 2024/1/5 20:00 直播 above whatever is said then
        return False
    return not any(_QQ_NAME.fullmatch(head.speaker) for head in heads)


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    return by_customer(
        as_message(turn, role, file, options) for turn, role in tell_apart(_turns(lines), _told, AGENT, file, options)
    )


def _is_tight(lines: Sequence[str]) -> bool:
    """Whether headers stand below texts without a blank line between, in all of the file's beginning."""
    found = [
        (at, head) for at, line in enumerate(lines) if line[:4].isdigit() and (head := _HEAD.fullmatch(line.rstrip()))
    ]
    if len(found) < 2 or not all(head[2] and style(head[1]).endswith("::") for _, head in found):
        return False
    if any(":" in head[2] or "：" in head[2] for _, head in found):  # the text stands behind the name
        return False
    places = [at for at, _ in found]
    return all(map(str.strip, lines[places[0] : places[-1]])) and all(low + 1 < high for low, high in pairwise(places))


def _are_torn(lines: Sequence[str]) -> bool:
    """Whether all headers are bare times, above the names of those who speak, again and again, and what they say."""
    heads = [(at, found) for at, line in enumerate(lines) if line[:4].isdigit() and (found := _HEAD.fullmatch(line))]
    below = [lines[at + 1 : at + 3] for at, _ in heads[:-1] or heads]
    if any(len(each) < 2 or not all(each) or each[0][:4].isdigit() or each[1][:4].isdigit() for each in below):
        return False
    names = [name for name, _ in below]
    return not any(found[2] for _, found in heads) and (len(set(names)) < len(names) or any(map(is_owner, names)))


def _turns(lines: Iterable[Line]) -> Iterator[Turn]:
    below = iter(lines)
    first = list(islice(below, _HEAD_LINES))
    lines = chain(first, below)
    if _are_torn([line.text.strip() for line in first]):
        lines = with_names(lines, _HEAD, lambda line: 0 < len(line) < _LONGEST_NAME and not line[:4].isdigit())
    loosely = map(_sorter(is_tight=False), (line.text for line in first))
    names = {head.speaker for head in loosely if head} - {""}
    spoken: set[str | None] = set()
    for turn in gather(lines, _sorter(_is_tight([line.text for line in first]), names)):
        if not isinstance(turn, Turn):
            continue
        if turn.text and len(spoken) < _KNOWN:
            spoken.add(turn.speaker)
        if turn.speaker and not turn.text and turn.speaker not in spoken:  # the system's word in the place of a name
            yield turn._replace(speaker="", text=turn.speaker, column=len(turn.time) + 2)
        elif turn.text.lstrip().startswith(f"{_CARD}:title:"):
            start = turn.text.index(_CARD)
            yield turn.cut(start, start + len(_CARD))
        else:
            yield turn.cut(*own_words(turn.text))


def _told(name: str) -> str | None:
    return AGENT if is_owner(name) else SYSTEM if not name else None


def _unquoted(name: str) -> str:
    return name[1:-1] if len(name) > 2 and name[0] == name[-1] == "'" else name


def _sorter(is_tight: bool, names: Iterable[str] = ()) -> Callable[[str], Head | None]:
    """Sorts lines; a header follows a blank line, so that a pasted ``2023-05-01 09:00:00 已签收`` is none.

    Only a file that ``is_tight`` has no blank lines between its messages. One that has some, in places, is tight from
    the header of somebody known, as ``names`` are, up to a header that follows a blank line.
    """
    after_blank = True
    first = ""
    known = set(names)

    def sort(line: str) -> Head | None:
        nonlocal after_blank, first, is_tight
        was_blank, after_blank = after_blank, not line or line.isspace()
        found = _HEAD.fullmatch(line.rstrip()) if line[:4].isdigit() else None
        if found is None or style(found[1]) != (first or style(found[1])):
            return None
        name = _unquoted(found[2] or "")
        if not (was_blank or is_tight or name in known or is_owner(name)):
            return None
        first = style(found[1])
        is_tight = not was_blank
        if name and len(known) < _KNOWN:
            known.add(name)
        return Head(name, found[1])

    return sort


LAYOUT = TextLayout("wechat-txt", Both("微信聊天记录（留痕 txt）", "WeChat history (MemoTrace txt)"), _matches, _read)
