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
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

FOLDER = "REPLYLINT_CACHE"  # environment variable: another folder, or /dev/null to keep nothing
SUFFIX = ".replylint"
MOST_FILES = 32  # one for each installation and set of lexicons; the oldest go

_CHECKSUM = 4  # bytes


def _in_silence(name: str) -> None:
    """What is done before the thing called ``name`` is worked out, unless a command has put a word in its place."""


before_work = _in_silence


def kept(name: str, sources: Mapping[str, bytes], compute: Callable[[], Any]) -> Any:
    """What ``compute()`` returns, or returned in an earlier run that had the same ``sources``.

    ``sources`` are the contents, by path, of all that the result depends on besides Python itself. The result
    must be made of tuples, lists, dictionaries, sets, strings, bytes, numbers and None only.
    """
    folder = _folder()
    if folder is None:
        return compute()
    place = zlib.crc32("\n".join((sys.version, *sources)).encode("utf-8", "surrogateescape"))
    path = folder / f"{name}-{place:08x}{SUFFIX}"
    head = marshal.dumps((sys.version, tuple(sources.items())))
    body = _read(path, head)
    if body is None:
        before_work(name)
        computed = compute()
        with suppress(OSError):
            _write(path, head, marshal.dumps(computed))
        return computed
    return marshal.loads(body)


def _folder() -> Path | None:
    """Where this platform keeps what can be made again; None if that cannot be told."""
    if FOLDER in os.environ:
        return Path(os.environ[FOLDER])
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME")
        base = base if base and Path(base).is_absolute() else "~/.cache"
    with suppress(RuntimeError):  # nobody's home
        return Path(base, "replylint").expanduser() if base else None
    return None


def _read(path: Path, head: bytes) -> memoryview | None:
    """What the file holds behind ``head`` and a checksum; None if anything about it is not as it should be."""
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            foreign = os.name == "posix" and (about.st_uid != os.geteuid() or about.st_mode & 0o022)
            data = b"" if foreign else file.read()
    except OSError:
        return None
    body = memoryview(data)[len(head) + _CHECKSUM :]
    return body if data.startswith(head) and data[len(head) : -len(body)] == _checksum(body) else None


def _write(path: Path, head: bytes, body: bytes) -> None:
    """Put the file in its place at once, whole or not at all: another run may be reading or writing it, too."""
    fresh = path.with_suffix(f".{os.getpid()}{SUFFIX}")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh.touch(mode=0o600, exist_ok=False)
    with fresh.open("wb") as file:
        file.writelines((head, _checksum(body), body))
    fresh.replace(path)
    files = sorted(path.parent.glob(f"*{SUFFIX}"), key=lambda file: file.stat().st_mtime)
    for old in files[:-MOST_FILES]:
        old.unlink()


def _checksum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECKSUM, "little")
