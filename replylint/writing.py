"""Files are replaced whole or not at all.

The new content is written beside the old one, brought to the disk, and put in its place in one step: a
kill, a full disk or a missing permission at any moment leaves the old file as it was.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import BinaryIO

from replylint.faults import why
from replylint.model import ReplylintError

STALE = 600  # seconds after which nobody is still writing


def replace(file: str, new: bytes, old: bytes | None = None, tree: str | None = None) -> None:
    """Put ``new`` in the place of what ``file`` holds; see ``replacing``."""
    with replacing(file, old, tree) as stream:
        stream.write(new)


@contextmanager
def replacing(file: str, old: bytes | None = None, tree: str | None = None) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of what ``file`` holds, once all has been written.

    The file keeps its mode (and its owner, where that is allowed). A symbolic link stays, and its target is replaced.
    ``old`` is what was read before: if the file no longer holds it, somebody else has written meanwhile and nothing
    is done. ``tree`` is a folder that must not be left by way of links. Raises ReplylintError, the file then being
    as it was.
    """
    target = _target(file)
    if tree is not None and not target.is_relative_to(Path(tree).resolve()):
        raise ReplylintError(
            f"{file} 是指到 {tree} 外面的链接，没有改写；请直接检查它指向的文件。",
            f"{file} is a link that leaves {tree}, not rewritten; check the file that it points to instead.",
        )
    try:
        if target.exists() and not target.is_file():
            raise ReplylintError(
                f"{file} 不是普通文件，没有改写；请换一个文件名。",
                f"{file} is no regular file, not rewritten; name another.",
            )
        with _beside(target, old, file) as stream:
            yield stream
    except OSError as error:
        raise ReplylintError(
            f"写不了 {file}：{why(error).zh}，原文件没有动。",
            f"cannot write {file}: {why(error).en}; it is as it was.",
        ) from None


def _target(file: str) -> Path:
    try:
        return Path(file).resolve()
    except (OSError, RuntimeError):
        raise ReplylintError(f"{file} 是绕圈的链接，没有改写。", f"{file} is a loop of links, not rewritten.") from None


@contextmanager
def _beside(target: Path, old: bytes | None, file: str) -> Iterator[BinaryIO]:
    before = target.stat() if target.exists() else None
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13))
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(beside, flags, 0o600 if before else 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            if before is not None:
                _dress(beside, before)
            os.fsync(stream.fileno())
        if old is not None and target.read_bytes() != old:
            raise ReplylintError(
                f"{file} 在检查时被别的程序改过，没有改写；请再运行一次。",
                f"{file} was changed by someone else meanwhile, not rewritten; run again.",
            )
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)
    _sweep(target)


def _sweep(target: Path) -> None:
    """Take away what a run that was killed while it wrote ``target`` has left beside it."""
    with suppress(OSError):
        for left in target.parent.glob(f".{escape(target.name[:100])}.{'[0-9a-f]' * 16}.tmp"):
            if time.time() - left.lstat().st_mtime > STALE:
                left.unlink()


def _dress(beside: Path, before: os.stat_result) -> None:
    """Give the new file the owner and the mode of the old one (the owner first: changing it drops mode bits)."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(beside, before.st_uid, before.st_gid)
    beside.chmod(stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Bring the folder's new entry to the disk; Windows has no such call."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
