"""Places in a document are the editor's own, in whatever units it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls")

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from replylint.documents.base import Lines
from replylint.server import Judgement, Place

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("亲a é😀𠮷\u200d\u2028\x0b\r\n"), max_size=30)


def judgement(text: str, units: str) -> Judgement:
    return Judgement("x.txt", 1, Lines(text), None, (), (), PositionCodec(lsp.PositionEncodingKind(units)))


def position(text: str, offset: int, units: str) -> lsp.Position:
    """As the protocol defines it: lines end with CR LF, LF or CR, and nothing else."""
    codec, width = CODECS[units]
    before = text[:offset]
    if before.endswith("\r") and text[offset:].startswith("\n"):
        before = before[:-1]  # within a line's end there is no place; its beginning stands for it
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lsp.Position(len(lines) - 1, len(lines[-1].encode(codec)) // width)


@given(TEXTS, st.data(), st.sampled_from(sorted(CODECS)))
def test_every_character_is_where_the_protocol_puts_it(text: str, data: st.DataObject, units: str) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Lines(text).position(offset)
    place = Place(line - 1, column - 1)
    there = judgement(text, units)
    if text[offset - 1 : offset + 1] != "\r\n" or not offset:
        assert there.range(place, place).start == position(text, offset, units)
    assert there.place(there.range(place, place).start) == place


@given(TEXTS, st.integers(0, 40), st.integers(0, 80), st.sampled_from(sorted(CODECS)))
def test_positions_beyond_the_text_are_brought_back_into_it(text: str, line: int, character: int, units: str) -> None:
    place = judgement(text, units).place(lsp.Position(line, character))
    lines = Lines(text)
    assert 0 <= place.line < len(lines.starts)
    assert 0 <= place.character <= len(lines.text(place.line))
