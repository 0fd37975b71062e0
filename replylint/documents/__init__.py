"""Canned-reply documents: the files in which a team keeps what it says, one format a file.

Recognised by name, as their owners named them. Each format yields slots (see ``base``); the linter reads
their messages, a fix writes into them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import PurePath

from replylint.documents.base import Lines, Slot, message
from replylint.documents.names import is_apart
from replylint.model import Message, ReplylintError

MOST_CHARACTERS = 16 << 20  # in one file of replies: hundreds of thousands of them

# Formats that hold canned replies and never an export.
DOCUMENTS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".toml": "toml",
}
# Formats in which replies and exports both come.
MIXED = {".json": "json", ".jsonl": "json_lines", ".ndjson": "json_lines", ".csv": "csv", ".tsv": "csv", ".txt": "text"}


def is_document(file: str) -> bool:
    """Whether ``file`` can hold nothing but canned replies, by its name."""
    return _suffix(file) in DOCUMENTS


def read_document(file: str, source: str, fields: Sequence[str] = ()) -> Iterator[Message]:
    """The replies in a file's decoded text, in order, writable and each at its exact place.

    ``fields`` choose them (``answer``, ``*.reply``); without any they are guessed. Raises ReplylintError
    for a file that is broken, too large or too deeply nested.
    """
    lines = Lines(source)
    for slot in slots(file, source, fields):
        yield message(slot, file, lines)


def slots(file: str, source: str, fields: Sequence[str] = ()) -> Iterator[Slot]:
    """The places in ``source`` where replies are written; errors as ``read_document``.

    A file that is named as what must not be said (违禁词.txt) has none, unless ``fields`` say so.
    """
    if not fields and is_apart(stem(file)):
        return
    if len(source) > MOST_CHARACTERS:
        raise ReplylintError(
            f"{file}：超过 {MOST_CHARACTERS >> 20}M 个字符，没有检查；请拆成几个文件。",
            f"{file}: more than {MOST_CHARACTERS >> 20}M characters, not checked; split it.",
        )
    try:
        yield from _format(file)(source, fields)
    except ReplylintError as error:
        raise ReplylintError(f"{file}：{error.zh}", f"{file}: {error.en}") from None


def _format(file: str) -> Callable[[str, Sequence[str]], Iterator[Slot]]:
    name = DOCUMENTS.get(_suffix(file)) or MIXED.get(_suffix(file), "text")
    if name == "json_lines":
        from replylint.documents.json import line_slots

        return line_slots
    if name == "markdown" and stem(file).lower().startswith("readme"):
        from replylint.documents.markdown import readme_slots

        return readme_slots
    read: Callable[[str, Sequence[str]], Iterator[Slot]] = import_module(f"replylint.documents.{name}").slots
    return read


def stem(file: str) -> str:
    """What a file is called, without the endings for its kind and for its packing (.gz)."""
    return _unpacked(file).stem


def _suffix(file: str) -> str:
    return _unpacked(file).suffix.lower()


def _unpacked(file: str) -> PurePath:
    path = PurePath(file)
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path
