"""What is fuzzed, and what must hold of it. Each target takes bytes; it may refuse them with ReplylintError only."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr
from functools import cache
from pathlib import Path

from replylint.commands.choices import STDIN, Choices
from replylint.commands.filter import _Filter
from replylint.documents import slots
from replylint.documents.placeholders import blanked
from replylint.edits import apply
from replylint.engine import lint
from replylint.fixing import fix
from replylint.linter import Linter
from replylint.matching import lexicon
from replylint.model import AGENT, Message, Place, ReplylintError
from replylint.readers import open_input, open_stdin
from replylint.readers.base import ReadOptions
from replylint.reports import BINARY, FORMATS, write
from replylint.reports.base import ReportOptions
from replylint.settings import file as settings_file
from replylint.text.view import View
from replylint.waivers import baseline

FOUND = Path(__file__).parent / "found"
HANGS = 20  # seconds of a process's time for one small input
NAMES = ("a.txt", "a.csv", "a.json", "a.jsonl", "a.tsv", "a.md", "a.yaml", "a.toml", "a.log", "a.xlsx")
MODES = ("soften", "mask", "drop", "mark")


def reader(data: bytes) -> None:
    """Files of every kind, the first byte choosing which: messages stand where they say, and are text."""
    name = NAMES[data[0] % len(NAMES)] if data else NAMES[0]
    reading = open_input(name, ReadOptions(data=data[1:]))
    for message in reading.messages:
        place = message.place
        assert isinstance(message.text, str)
        assert place.line >= 1
        assert place.column >= 1
        assert message.seen is None or len(message.seen) == len(message.text)
        message.text.encode()  # no halves of characters


def drafts(data: bytes) -> None:
    """Standard input, a draft or a record a line."""
    for message in open_stdin(io.BufferedReader(io.BytesIO(data)), ReadOptions()).messages:  # type: ignore[arg-type]
        assert message.place.line >= 1


def documents(data: bytes) -> None:
    """Canned replies, the first byte choosing the format: each character has its place in the file."""
    name = NAMES[2:8][data[0] % 6] if data else "a.md"
    source = data[1:].decode(errors="replace")
    for slot in slots(name, source, ("*",)):
        assert len(slot.home) == len(slot.text) + 1
        assert list(slot.home) == sorted(slot.home)
        assert 0 <= slot.home[0] <= slot.home[-1] <= len(source)


def view(data: bytes) -> None:
    """Folding keeps lengths, and what is squeezed leads home."""
    text = data.decode(errors="replace")
    seen = View(text)
    assert len(seen.folded) == len(text)
    assert len(seen.home) == len(seen.squeezed)
    assert all(seen.squeezed[at] == seen.folded[home] for at, home in enumerate(seen.home))
    for start in range(0, len(text), 7):
        left, right = seen.clause(start, start + 1)
        assert left <= start
        assert right <= len(text)


def judged(data: bytes) -> None:
    """Hits lie in the text, in order, and hold at least one character, whatever stands before and after."""
    text, _, before = data.decode(errors="replace").partition("⏎")
    hits = linter().hits(text, before, before)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(hit.replace is None or 0 <= hit.replace[0] <= hit.replace[1] <= len(text) for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)


def words(data: bytes) -> None:
    """A shop's own lexicon."""
    lexicon.load([_file("words.txt", data)])


def settings(data: bytes) -> None:
    """A settings file."""
    settings_file.read(str(_file("replylint.toml", data)))


def known(data: bytes) -> None:
    """A baseline."""
    baseline.read(data, "baseline.json")


def fixed(data: bytes) -> None:
    """What is fixed stays fixed, and its edits lead from the text to the result."""
    text = data.decode(errors="replace")

    def judge(draft: str) -> tuple[object, ...]:
        return linter().findings(Message(draft))

    for unsafe in (False, True):
        done = fix(text, judge, unsafe)  # type: ignore[arg-type]
        assert apply(text, done.edits) == done.text
        assert fix(done.text, judge, unsafe).text == done.text  # type: ignore[arg-type]


def filtered(data: bytes) -> None:
    """A draft, the first byte choosing the mode; what has no findings comes out as it went in."""
    body = data[1:].replace(b"\n", b" ")
    with redirect_stderr(io.StringIO()):
        passed = _filter(MODES[data[0] % len(MODES)] if data else MODES[0]).draft(body, 1)
    text = body.decode().removeprefix("\ufeff")  # says how the stream is written, and is no part of the draft
    if passed is not None and not linter().findings(Message(text, seen=blanked(text, blank_links=False))):
        assert passed == body


def reported(data: bytes) -> None:
    """Hostile texts, names and files in every format: nothing that a terminal or a page would obey."""
    text = data.decode(errors="replace")
    places = Place(file=text[:20] or "-", cell=text[-9:] or None, sheet=text[5:9] or None)
    message = Message("最低价" + text, AGENT, text[:15], None, text[3:20], text[:5], places)
    checked = list(lint([message], linter()))
    for name in FORMATS:
        stream = io.BytesIO() if name in BINARY else io.StringIO()
        write(name, checked, stream, ReportOptions(color=False))
        if isinstance(stream, io.StringIO):
            assert not {"\x1b", "\x9b", "\x07", "\x08", "\0", "\u202e", "\u2066"} & set(stream.getvalue()), name


def refused(target: Callable[[bytes], None], data: bytes) -> bool:
    """Whether ``target`` refused ``data`` with a sentence; whatever else it raises is a fault."""
    try:
        target(data)
    except ReplylintError as error:
        assert error.zh
        assert error.en
        return True
    return False


@cache
def linter() -> Linter:
    """The linter that ships."""
    return Linter()


@cache
def _filter(mode: str) -> _Filter:
    options = {"mode": mode, "jsonl": False, "isolated": True}
    return _Filter(options, Choices(options).of(STDIN))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _file(name: str, data: bytes) -> Path:
    file = Path(_folder().name, name)
    file.write_bytes(data)
    return file


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (reader, drafts, documents, view, judged, words, settings, known, fixed, filtered, reported)
}
