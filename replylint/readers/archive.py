"""Archives: .zip with names in any Chinese encoding, .gz, and limits against bombs."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Any

from replylint.model import ReplylintError
from replylint.readers.kinds import is_readable
from replylint.text.encoding import best_guess

MAX_MEMBERS = 10_000
MAX_UNPACKED = 4 << 30  # bytes of one member, or of all parts of a workbook
MAX_RATIO = 300  # unpacked to packed; chats stay below 60
_SMALL = 8 << 20  # bytes below which the ratio does not matter
_DENSEST = 1032  # bytes that deflate can make one of; whoever claims more has lost its end
_SIZE_AT = -4  # in a .gz, from its end: how large the last part of it says it is
_TAR, _TAR_AT = b"ustar", 257
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1

# What zipfile and gzip let through of a damaged archive, found by mutating good ones.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, LookupError)


def members(path: str | IO[bytes]) -> list[str]:
    """The names of the readable members of a .zip, sorted; none if it is a workbook, broken, or a bomb."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except _BROKEN:
        return []
    if len(infos) > MAX_MEMBERS or _is_office(infos):
        return []
    return sorted(name for name in map(_name, infos) if is_readable(name) and not _is_hidden(name))


def open_member(path: str, member: str, limits: int = 1, data: bytes | None = None) -> IO[bytes]:
    """The bytes of ``member`` (as ``members`` names it) of the .zip at ``path``, or in ``data``; or ReplylintError."""
    where = f"{path}!{member}"
    if ".." in member.split("/"):
        raise ReplylintError(
            f"{where}：压缩包里这个文件的路径指到压缩包外面，没有读；请检查压缩包的来历",
            f"{where}: a path that leads out of the archive, not read; ask where the archive comes from",
        )
    try:
        archive = zipfile.ZipFile(path if data is None else io.BytesIO(data))
        info = next((info for info in archive.infolist() if _name(info) == member), None)
        if info is None:
            raise ReplylintError(f"压缩包里没有这个文件：{where}", f"no such file in the archive: {where}")
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise ReplylintError(f"{where}：压缩包有密码，请先解压", f"{where}: protected by a password; unpack it")
        stream = archive.open(info)
    except _BROKEN as error:
        raise _damaged(where) from error
    if info.file_size > _allowed(info.compress_size, limits):
        raise _bomb(where)
    limited = _limited(stream, where, lambda: info.compress_size, limits)
    if limited.peek(4)[:4] == b"PK\x03\x04" and not where.lower().endswith((".xlsx", ".xlsm", ".xlsb", ".ods")):
        raise ReplylintError(f"{where}：压缩包里还有压缩包，请先解压", f"{where}: an archive in an archive; unpack it")
    if limited.peek(2)[:2] == b"\x1f\x8b":
        return _limited(gzip.GzipFile(fileobj=limited), where, lambda: info.file_size, limits)
    return limited


def unpack(stream: IO[bytes], path: str, limits: int = 1) -> IO[bytes]:
    """The bytes that a .gz holds; raises ReplylintError for a .tar.gz, which holds files."""
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, packed + _SIZE_AT))
    claimed = int.from_bytes(stream.read(), "little")
    if claimed > packed * _DENSEST:
        raise _damaged(path)
    if claimed > _allowed(packed, limits):
        raise _bomb(path)
    stream.seek(0)
    unpacked = _limited(gzip.GzipFile(fileobj=stream), path, stream.tell, limits)
    if unpacked.peek(_TAR_AT + len(_TAR))[_TAR_AT:].startswith(_TAR):
        raise ReplylintError(
            f"{path}：这是 tar 压缩包，请先解压，再检查里面的文件",
            f"{path}: a tar archive; unpack it and check the files in it",
        )
    return unpacked


def check_workbook(stream: IO[bytes], path: str, limits: int = 1) -> None:
    """Raises ReplylintError unless a zip file is a workbook of reasonable size; leaves ``stream`` at its start."""
    try:
        infos = zipfile.ZipFile(stream).infolist()
    except _BROKEN as error:
        raise _damaged(path) from error
    stream.seek(0)
    if not _is_office(infos):
        raise _nothing_readable(path, infos)
    packed, unpacked = (sum(sizes) for sizes in zip(*((i.compress_size, i.file_size) for i in infos), strict=True))
    if unpacked > _allowed(packed, limits):
        raise _bomb(path)


def _is_office(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether this is a workbook (or another document of an office suite), not an archive of files."""
    names = {info.filename for info in infos}
    return "[Content_Types].xml" in names or {"mimetype", "content.xml"} <= names


def _nothing_readable(path: str, infos: list[zipfile.ZipInfo]) -> ReplylintError:
    if len(infos) > MAX_MEMBERS:
        return ReplylintError(
            f"{path}：压缩包里的文件超过 {MAX_MEMBERS} 个，请分开", f"{path}: more than {MAX_MEMBERS} files; split it"
        )
    return ReplylintError(f"{path}：压缩包里没有可读的文件", f"{path}: nothing readable in this archive")


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; without the UTF-8 flag it is in whatever encoding the packing machine had."""
    if info.flag_bits & _UTF8_FLAG or info.filename.isascii():
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(best_guess(raw) or "cp437")


def _is_hidden(name: str) -> bool:
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in name.split("/"))


class _Limited(io.RawIOBase):
    """Unpacked bytes, no more than may come of those that ``packed`` says have been read, with one kind of error."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, where: str, packed: Callable[[], int], limits: int) -> None:
        self._stream = stream
        self._where = where
        self._packed, self._limits = packed, limits
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except _BROKEN as error:
            raise _damaged(self._where) from error
        self._unpacked += len(data)
        if self._unpacked > _allowed(self._packed(), self._limits):
            raise _bomb(self._where)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _limited(
    stream: IO[bytes] | gzip.GzipFile, where: str, packed: Callable[[], int], limits: int
) -> io.BufferedReader:
    return io.BufferedReader(_Limited(stream, where, packed, limits), 1 << 16)


def _allowed(packed: int, limits: int) -> int:
    return limits * min(MAX_UNPACKED, max(_SMALL, packed * MAX_RATIO))


def _damaged(where: str) -> ReplylintError:
    return ReplylintError(
        f"{where}：压缩文件已损坏或不完整，请重新导出", f"{where}: the compressed file is damaged or incomplete"
    )


def _bomb(where: str) -> ReplylintError:
    return ReplylintError(
        f"{where}：解压后大得不正常，已停止读取；如果确实需要，请先解压，或在设置里调大 size-limits",
        f"{where}: unpacks to an abnormal size; reading stopped. If it is meant so, unpack it, or raise size-limits",
    )
