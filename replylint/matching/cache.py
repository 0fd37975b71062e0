"""What takes long to work out and is the same every time, kept between runs in the user's cache folder.

A file there holds what it was made of, too, and counts only as long as that is byte for byte what there is
now. It is plain data, which ``marshal`` reads without running any of it, and it must be the user's own. What
cannot be read is worked out again, what cannot be written is not kept, and neither is worth a word.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import BinaryIO

FOLDER = "REPLYLINT_CACHE"  # environment variable: another folder, or /dev/null to keep nothing
SUFFIX = ".replylint"
MOST_FILES = 32  # one for each installation and set of lexicons; the oldest go

_NUMBER = 4  # bytes of a checksum or a size

_Place = tuple[int, int, bytes]  # of a part in a file: from which byte on, how many, and their checksum


def _in_silence(name: str) -> None:
    """What is done before the thing called ``name`` is worked out, unless a command has put a word in its place."""


before_work = _in_silence


def kept(name: str, sources: Mapping[str, bytes], compute: Callable[[], Any]) -> Any:
    """What ``compute()`` returns, or returned in an earlier run that had the same ``sources``.

    ``sources`` are the contents, by path, of all that the result depends on besides Python itself. The result
    must be made of tuples, lists, dictionaries, sets, strings, bytes, numbers and None only.
    """
    return kept_parts(name, sources, lambda: {name: compute()})[name]


def kept_parts(name: str, sources: Mapping[str, bytes], compute: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    """The same of a result in parts, of which each is read, and checked, when it is first asked for."""
    folder = _folder()
    if folder is None:
        return compute()
    place = zlib.crc32("\n".join((sys.version, *sources)).encode("utf-8", "surrogateescape"))
    path = os.path.join(folder, f"{name}-{place:08x}{SUFFIX}")
    head = marshal.dumps((sys.version, tuple(sources.items())))

    def computed() -> Mapping[str, Any]:
        before_work(name)
        parts = compute()
        with suppress(OSError):
            _write(path, head, {part: marshal.dumps(value) for part, value in parts.items()})
        return parts

    places = _read(path, head)
    return computed() if places is None else _Parts(path, places, computed)


class _Parts(Mapping[str, Any]):
    """Parts as they lie in the file at ``path``, each at its place; all are ``computed`` if one is broken or gone."""

    def __init__(self, path: str, places: Mapping[str, _Place], computed: Callable[[], Mapping[str, Any]]) -> None:
        self._path, self._places, self._computed = path, places, computed
        self._unpacked: dict[str, Any] = {}

    def __getitem__(self, part: str) -> Any:
        if part not in self._unpacked:
            at, size, checksum = self._places[part]
            body = b""
            with suppress(OSError), _opened(self._path) as file:
                file.seek(at)
                body = file.read(size)
            if len(body) == size and _checksum(body) == checksum:
                self._unpacked[part] = marshal.loads(body)
            else:
                self._unpacked.update(self._computed())
        return self._unpacked[part]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _folder() -> str | None:
    """Where this platform keeps what can be made again; None if that cannot be told."""
    if FOLDER in os.environ:
        return os.environ[FOLDER]
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME")
        base = base if base and os.path.isabs(base) else "~/.cache"
    folder = os.path.expanduser(os.path.join(base, "replylint")) if base else None
    return None if folder is None or folder.startswith("~") else folder  # nobody's home


def _opened(path: str) -> BinaryIO:
    """The file at ``path``, if nobody else can have written it. Raises OSError if somebody can."""
    file = open(path, "rb")  # noqa: SIM115 (whoever asked for it closes it)
    about = os.fstat(file.fileno())
    if os.name == "posix" and (about.st_uid != os.geteuid() or about.st_mode & 0o022):
        file.close()
        raise PermissionError(path)
    return file


def _read(path: str, head: bytes) -> dict[str, _Place] | None:
    """Where the parts are in the file that begins with ``head``; None if anything before them is not as it should be.

    Behind ``head`` stand the checksum of a table and its size, the table of the parts' sizes and checksums, the parts.
    """
    try:
        with _opened(path) as file:
            if file.read(len(head)) != head:
                return None
            checksum, size = file.read(_NUMBER), file.read(_NUMBER)
            table = file.read(int.from_bytes(size, "little"))
            at = file.tell()
    except OSError:
        return None
    if not table or checksum != _checksum(table):
        return None
    places = {}
    for name, (length, checksum) in marshal.loads(table).items():
        places[name] = at, length, checksum
        at += length
    return places


def _write(name: str, head: bytes, parts: Mapping[str, bytes]) -> None:
    """Put the file of this name in its place at once, whole or not at all: other runs may read or write it, too."""
    from pathlib import Path

    path = Path(name)
    fresh = path.with_suffix(f".{os.getpid()}{SUFFIX}")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh.touch(mode=0o600, exist_ok=False)
    table = marshal.dumps({name: (len(body), _checksum(body)) for name, body in parts.items()})
    with fresh.open("wb") as file:
        file.writelines((head, _checksum(table), len(table).to_bytes(_NUMBER, "little"), table, *parts.values()))
    fresh.replace(path)
    files = sorted(path.parent.glob(f"*{SUFFIX}"), key=lambda file: file.stat().st_mtime)
    for old in files[:-MOST_FILES]:
        old.unlink()


def _checksum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_NUMBER, "little")
