"""Bytes to text, honestly: which encoding a file is in.

Tried in this order: byte order mark, strict UTF-8, then whichever of GB18030, Big5 and UTF-16 turns the
bytes into the largest share of everyday characters (GB2312 level 1 and Big5 level 1).
"""

import codecs
from typing import NamedTuple

from replylint.model import ReplylintError
from replylint.text.garbled import everyday_share

_SAMPLE = 1 << 15  # bytes that are enough to tell encodings apart

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CANDIDATES = ("gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
WIDE = ("utf-16", "utf-32")  # a line break is more than one byte
_LABELS = {"gb18030": "GB18030", "big5": "Big5", "big5hkscs": "Big5-HKSCS", "cp950": "Big5"}
_BINARY = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"SQLite format 3", "SQLite"),
    (b"\xd0\xcf\x11\xe0", "OLE"),
)


class Encoding(NamedTuple):
    """How a file's bytes become text: a Python codec and the byte order mark that the file begins with."""

    name: str
    bom: bytes = b""

    @property
    def label(self) -> str:
        """The name for people, such as ``UTF-8`` or ``GB18030``."""
        return _LABELS.get(self.name, self.name.upper())

    def encode(self, text: str) -> bytes:
        """The bytes of a whole file that holds ``text``: the inverse of ``decode``."""
        return self.bom + text.encode(self.name)


def lookup(name: str) -> str:
    """The codec for what the user wrote after ``--encoding``; raises ReplylintError for a name unknown."""
    try:
        "".encode(name)  # LookupError also for codecs that are no text encoding
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise ReplylintError(
            f"不认识的编码“{name}”；常用的有 utf-8、gb18030、big5、utf-16",
            f"unknown encoding '{name}'; common ones are utf-8, gb18030, big5, utf-16",
        ) from None
    return "utf-8" if codec == "utf-8-sig" else codec


def decode(data: bytes, file: str, encoding: str | None = None) -> tuple[str, Encoding]:
    """A whole file's text and the encoding that gives the same bytes back.

    Raises ReplylintError when any byte of it does not fit.
    """
    chosen = choose(data, file, encoding)
    try:
        return data[len(chosen.bom) :].decode(chosen.name), chosen
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReplylintError(
            f"{file}：第 {line} 行不是 {chosen.label} 编码，文件可能被截断或混用了编码",
            f"{file}: line {line} is not {chosen.label}; the file is truncated or mixes encodings",
        ) from None


def choose(head: bytes, file: str, name: str | None = None) -> Encoding:
    """The encoding of a file that begins with ``head``; ``name`` is what the user says that it is.

    Raises ReplylintError for binary files and for unknown or undecidable encodings.
    """
    if name:
        codec = lookup(name)
        for bom, owner in _BOMS:
            if head.startswith(bom) and owner.startswith(codec):
                return Encoding(owner, bom)
        return Encoding("utf-16-le" if codec == "utf-16" else codec)
    for bom, owner in _BOMS:
        if head.startswith(bom):
            return Encoding(owner, bom)
    for magic, kind in _BINARY:
        if head.startswith(magic) and not (magic == b"MZ" and b"\0" not in head):
            raise ReplylintError(
                f"{file}：这是 {kind} 文件，不是文字；请导出为 txt、csv、xlsx 或 json",
                f"{file}: this is a {kind} file, not text; export it as txt, csv, xlsx or json",
            )
    if _is_utf8(head):
        return Encoding("utf-8")
    best = best_guess(head)
    if best:
        return Encoding(best)
    if b"\0" in head:
        raise ReplylintError(f"{file}：这是二进制文件，不是文字", f"{file}: this is a binary file, not text")
    # Two encodings in one file: go by the lines that are not UTF-8; the others will be named as unfit.
    rest = best_guess(b"\n".join(line for line in head.split(b"\n") if not fits(line, "utf-8")))
    if rest:
        return Encoding(rest)
    raise ReplylintError(
        f"{file}：看不出是什么编码，请用 --encoding 指明（例如 --encoding gb18030）",
        f"{file}: cannot tell its encoding; name it with --encoding (for example --encoding gb18030)",
    )


def _is_utf8(data: bytes) -> bool:
    """Whether these bytes should be read as UTF-8; a character cut off at the very end does not matter."""
    if b"\0" in data:
        return fits_utf8(data)
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        # One foreign line must not turn a whole UTF-8 file into something else.
        lines = [line for line in data.split(b"\n") if not line.isascii()]
        good = sum(map(fits_utf8, lines))
        return good > len(lines) - good
    if text.isascii() or max(text) > "\u07ff":
        return True
    # Only two-byte sequences: either accents and signs (é, ·, ¥), or a few GBK characters, such as 谢谢 or 票,
    # whose bytes happen to be Cyrillic or the like.
    foreign = any("\u017f" < char < "\u0800" for char in text)
    return not (foreign and _share_as(data, "gb18030") == 1)


def fits_utf8(line: bytes) -> bool:
    """Whether ``line`` can be read as UTF-8, and is more than a few accents."""
    try:
        return max(line.decode("utf-8"), default="") > "\u07ff"
    except UnicodeDecodeError:
        return False


def best_guess(data: bytes) -> str | None:
    """The encoding that is not UTF-8 but gives the largest share of everyday characters, if it is convincing."""
    sample = data if data[:_SAMPLE].isascii() else data[:_SAMPLE]
    share, name = max(((_share_as(sample, name), name) for name in _CANDIDATES), key=lambda pair: pair[0])
    return name if share >= 0.5 else None


def _share_as(data: bytes, name: str) -> float:
    """Share of everyday characters among the non-ASCII ones, from 0 to 1; below 0 when it cannot be text."""
    try:
        text = codecs.getincrementaldecoder(name)().decode(data)
    except UnicodeDecodeError:
        return -1
    if "\0" in text:
        return -1
    share = 1 if text.isascii() else everyday_share(text)
    if name.startswith(WIDE) and data.isascii() and share < 1:
        return -1  # ASCII with a stray NUL makes rare characters
    return share if name.startswith(WIDE) or not text.isascii() else 0


def fits(line: bytes, name: str) -> bool:
    """Whether ``line`` can be read as ``name``."""
    try:
        line.decode(name)
    except UnicodeDecodeError:
        return False
    return True
