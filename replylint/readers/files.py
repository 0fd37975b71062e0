"""From the paths that a user gives to streams of bytes: folders walked, archives opened."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from replylint.faults import why
from replylint.model import ReplylintError
from replylint.readers.kinds import ARCHIVE_KINDS, DOCUMENT_KINDS, GZIP, TEXT_KINDS, WORKBOOK_KINDS, ZIP, is_readable
from replylint.settings.globs import globs

if TYPE_CHECKING:
    from io import BufferedReader


Patterns = tuple[str | None, Sequence[str]]
"""Lines as in .gitignore, with the folder (resolved) that they are about; None: the one that is walked."""

_OF_PROGRAMS = ("tests/", "__tests__/", "fixtures/", "__fixtures__/", "node_modules/")


def find(paths: Iterable[str], exclude: Iterable[Patterns]) -> Iterator[str]:
    """See ``replylint.readers.find_files``."""
    for path in paths:
        if path and Path(path).is_dir():
            found = False
            for file in _walk(Path(path), exclude):
                found = True
                yield from _unpacked(str(file))
            if not found:
                yield path
        else:
            yield from _unpacked(path)


def opened(path: str, data: bytes | None = None, limits: int = 1) -> IO[bytes]:
    """The bytes of a file, of ``file.gz`` unpacked, or of ``file.zip!member``; with ``peek``.

    ``data`` is what the file, or the archive, holds, if not what is on the disk; ``limits`` is how far those on
    unpacked sizes are raised.

    Raises ReplylintError for what is missing, forbidden, a folder, or an archive without anything to read.
    """
    if data is not None:
        from io import BufferedReader, BytesIO

        archive, _, member = path.partition("!")
        if member and data.startswith(ZIP):
            from replylint.readers.archive import open_member

            return open_member(archive, member, limits, data)
        return _contents(BufferedReader(BytesIO(data)), path, limits)
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 (the reader of the messages closes it)
    except FileNotFoundError:
        for at, char in enumerate(path):
            if char == "!" and Path(path[:at]).is_file():
                from replylint.readers.archive import open_member

                return open_member(path[:at], path[at + 1 :], limits)
        raise ReplylintError(f"找不到文件：{path}", f"no such file: {path}") from None
    except OSError as error:
        if not path:
            raise ReplylintError(
                "文件名是空的，没有这样的文件。", "the name of the file is empty: no such file."
            ) from None
        if Path(path).is_dir():
            kinds = " ".join((*TEXT_KINDS, *DOCUMENT_KINDS, *WORKBOOK_KINDS, *ARCHIVE_KINDS))
            raise ReplylintError(
                f"文件夹里没有可读的文件：{path}（能读 {kinds}）", f"nothing readable in folder {path} ({kinds})"
            ) from None
        raise ReplylintError(f"打不开 {path}：{why(error).zh}", f"cannot open {path}: {why(error).en}") from None
    return _contents(stream, path, limits)


def _contents(stream: BufferedReader, path: str, limits: int) -> IO[bytes]:
    """``stream``, unpacked if it is a .gz."""
    if not stream.peek(2).startswith(GZIP):
        return stream
    from replylint.readers.archive import unpack

    return unpack(stream, path, limits)


def _unpacked(path: str) -> Iterator[str]:
    """The members of an archive, or the path itself if it is none or has nothing readable."""
    if path.lower().endswith(WORKBOOK_KINDS) or not _starts_with(path, ZIP):
        yield path
        return
    from replylint.readers.archive import members

    names = members(path)
    yield from (f"{path}!{name}" for name in names)
    if not names:
        yield path


def _starts_with(path: str, magic: bytes) -> bool:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(magic)) == magic
    except OSError:
        return False


def _walk(folder: Path, exclude: Iterable[Patterns]) -> Iterator[Path]:
    """Readable files below a folder, sorted, without hidden ones and those that git or the user leaves out.

    Nor with what tests a program; ``!tests/`` among the rules of either lets it in.
    """
    root = folder.resolve()
    rules = [_Rules(root, _OF_PROGRAMS)]
    rules += [rule for parent in _from_repository(root) for rule in _rules(parent, ".gitignore")]
    rules += [_Rules(Path(around) if around else root, lines) for around, lines in exclude if lines]
    for current, folders, names in os.walk(root):
        here = Path(current)
        if here != root:
            rules += _rules(here, ".gitignore")
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_ignored(here / name, "/", rules)
        )
        for name in sorted(names):
            file = here / name
            if is_readable(name) and not name.startswith(".") and file.is_file() and not _is_ignored(file, "", rules):
                yield folder / file.relative_to(root)


class _Rules:
    """Lines as in .gitignore, with the folder they are about."""

    def __init__(self, folder: Path, lines: Iterable[str]) -> None:
        self.folder = folder
        self._spec = globs(tuple(lines))

    def verdict(self, path: Path, ending: str) -> bool | None:
        """Whether ``path`` is left out (True) or expressly let in (False); None if nothing is said of it."""
        if not path.is_relative_to(self.folder):
            return None
        return self._spec.check_file(path.relative_to(self.folder).as_posix() + ending).include


def _rules(folder: Path, name: str) -> list[_Rules]:
    """The rules of one file; like git, without the lines that cannot be understood."""
    try:
        lines = (folder / name).read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [_Rules(folder, filter(_is_understood, lines))]


def _is_understood(line: str) -> bool:
    try:
        globs((line,))
    except ReplylintError:
        return False
    return True


def _from_repository(folder: Path) -> list[Path]:
    """The folders from the root of the git repository down to ``folder``; itself alone if it is in none."""
    line = [folder, *folder.parents]
    top = next((at for at, parent in enumerate(line) if (parent / ".git").exists()), 0)
    return line[top::-1]


def _is_ignored(path: Path, ending: str, rules: Iterable[_Rules]) -> bool:
    verdicts = [verdict for rule in rules if (verdict := rule.verdict(path, ending)) is not None]
    return bool(verdicts) and verdicts[-1]
