"""A talk typed or copied by hand, each turn behind the word for its side; blank lines part talks.

    顾客：在吗
    客服：亲，在的

It is told by its first lines: nearly all begin with such a word, and both sides speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from replylint.model import AGENT, CUSTOMER, SYSTEM, Both, Message, Place
from replylint.readers.base import Line, ReadOptions, TextLayout
from replylint.readers.roles import refine, role_of_word

_TURN = re.compile(r"\s*(?P<word>[\u4e00-\u9fff]{2,5})\s?\d{0,3}\s*[:：]\s*(?P<text>.*)", re.DOTALL)
_SHARE = 0.8  # of the first lines are turns; the others go on from the line before


def _role(line: str) -> str | None:
    found = _TURN.fullmatch(line)
    return role_of_word(found["word"]) if found else None


def _matches(lines: Sequence[str]) -> bool:
    said = [_role(line) for line in lines if line.strip()]
    return {AGENT, CUSTOMER} <= set(said) and sum(role is not None for role in said) >= _SHARE * len(said)


def _read(lines: Iterable[Line], file: str, options: ReadOptions) -> Iterator[Message]:
    talk = 1
    last: Message | None = None
    for line in lines:
        if not line.text.strip():
            talk += last is not None and last.conversation == str(talk)
            continue
        found = _TURN.fullmatch(line.text)
        role = role_of_word(found["word"], options.roles) if found else None
        if found and role:
            if last:
                yield last
            place = Place(file, line.number, found.start("text") + 1)
            text = found["text"].rstrip()
            side = refine(role, found["word"], text)
            last = Message(text, side, found["word"], conversation=str(talk), place=place)
        elif last:
            last = last._replace(text=f"{last.text}\n{line.text.rstrip()}")
        else:  # a heading, before anyone speaks
            last = Message(line.text.rstrip(), SYSTEM, conversation=str(talk), place=Place(file, line.number))
    if last:
        yield last


LAYOUT = TextLayout(
    "labelled",
    Both("逐句标明说话人的文字（客服：… 顾客：…）", "text with the side before each turn (客服：… 顾客：…)"),
    _matches,
    _read,
)
