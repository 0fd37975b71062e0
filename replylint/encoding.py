"""Bytes to text, honestly: which encoding a file is in, and whether its text was garbled before it came to us.

Tried in this order: byte order mark, strict UTF-8, then whichever of GB18030, Big5 and UTF-16 turns the
bytes into the largest share of everyday characters (GB2312 level 1 and Big5 level 1). Nothing is decoded
with replacement characters in silence: what does not fit is refused, or listed as a problem with its lines.
"""

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import IO, NamedTuple

from replylint.garbled import Pair, everyday_share, garbled, garbled_throughout, suspicious
from replylint.model import Both, ReplylintError

BLOCK = 1 << 18  # bytes read at a time; the encoding is decided on the first block that is not plain ASCII
MAX_LINE = 128 << 20  # bytes without any line break: more than this is no text that a person wrote

_SAMPLE = 1 << 15  # bytes that are enough to tell encodings apart

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CANDIDATES = ("gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_WIDE = ("utf-16", "utf-32")  # a line break is more than one byte
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
    chosen = _choose(data, file, encoding)
    try:
        return data[len(chosen.bom) :].decode(chosen.name), chosen
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReplylintError(
            f"{file}：第 {line} 行不是 {chosen.label} 编码，文件可能被截断或混用了编码",
            f"{file}: line {line} is not {chosen.label}; the file is truncated or mixes encodings",
        ) from None


def read_text(
    stream: IO[bytes], file: str, encoding: str | None, problems: list[Both], limits: int = 1
) -> tuple[Encoding, Iterator[str]]:
    """The encoding of ``stream`` and its text in blocks that end at a line end.

    Memory stays flat. Lines that do not fit the encoding, and lines garbled before they came to us, are
    still in the text; when the last block has been taken, ``problems`` names them.
    Raises ReplylintError for binary files, unknown or undecidable encodings, files garbled throughout, and lines
    longer than ``limits`` times ``MAX_LINE``.
    """
    blocks = _blocks(stream, file, limits * MAX_LINE)
    head = next(blocks, b"")
    chosen = _choose(head, file, encoding)
    flaws = _Flaws(file)
    if chosen.name.startswith(_WIDE):
        texts = _wide_texts(chain((head,), blocks), chosen, flaws)
    else:
        texts = _texts(chain((head,), blocks), chosen, flaws, fixed=encoding is not None)
    return chosen, _watched(texts, flaws, problems)


def read_lines(stream: IO[bytes], file: str, encoding: str | None, problems: list[Both]) -> Iterator[str]:
    """Each line of ``stream`` without its line break, as soon as it has been read (UTF-16: block by block).

    The encoding is decided on the first line that is not plain ASCII. ``problems`` and errors: as ``read_text``.
    """
    flaws = _Flaws(file)
    name = lookup(encoding) if encoding else None
    for number, raw in enumerate(stream, 1):
        if number == 1 and not raw.isascii():
            chosen = _choose(raw, file, encoding)
            if chosen.name.startswith(_WIDE):
                blocks = chain((raw,), iter(lambda: stream.read(BLOCK), b""))
                for text in _watched(_wide_texts(blocks, chosen, flaws), flaws, problems):
                    yield from split_lines(text)
                return
            raw = raw[len(chosen.bom) :]
        if name is None and not raw.isascii():
            name = _choose(raw, file, None).name
        try:
            text = raw.decode(name or "utf-8")
        except UnicodeDecodeError:
            flaws.note_unfit(number, name or "utf-8")
            text, _ = _decode_line(raw, name or "utf-8")
        pair = garbled(text)
        if pair:
            flaws.note_garbled(number, pair)
        if "\0" in text:
            text = flaws.without_nul(text, number)
        yield from split_lines(text)
    problems += flaws.sentences()


def split_lines(text: str) -> list[str]:
    """The lines of ``text`` without their breaks: LF, CRLF or CR, and nothing else, ends a line."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


# -- which encoding -----------------------------------------------------------------------------------


def _choose(head: bytes, file: str, name: str | None) -> Encoding:
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
    rest = best_guess(b"\n".join(line for line in head.split(b"\n") if not _fits(line, "utf-8")))
    if rest:
        return Encoding(rest)
    raise ReplylintError(
        f"{file}：看不出是什么编码，请用 --encoding 指明（例如 --encoding gb18030）",
        f"{file}: cannot tell its encoding; name it with --encoding (for example --encoding gb18030)",
    )


def _is_utf8(data: bytes) -> bool:
    """Whether these bytes should be read as UTF-8; a character cut off at the very end does not matter."""
    if b"\0" in data:
        return _fits_utf8(data)
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        # One foreign line must not turn a whole UTF-8 file into something else.
        lines = [line for line in data.split(b"\n") if not line.isascii()]
        good = sum(map(_fits_utf8, lines))
        return good > len(lines) - good
    if text.isascii() or max(text) > "\u07ff":
        return True
    # Only two-byte sequences: either accents and signs (é, ·, ¥), or a few GBK characters, such as 谢谢 or 票,
    # whose bytes happen to be Cyrillic or the like.
    foreign = any("\u017f" < char < "\u0800" for char in text)
    return not (foreign and _share_as(data, "gb18030") == 1)


def _fits_utf8(line: bytes) -> bool:
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
    if name.startswith(_WIDE) and data.isascii() and share < 1:
        return -1  # ASCII with a stray NUL makes rare characters
    return share if name.startswith(_WIDE) or not text.isascii() else 0


# -- decoding block by block --------------------------------------------------------------------------


def _blocks(stream: IO[bytes], file: str, longest: int) -> Iterator[bytes]:
    """The bytes of ``stream`` in blocks that end behind a line feed (or a lone carriage return)."""
    pending: list[bytes] = []
    size = 0
    while chunk := stream.read(BLOCK):
        is_last = len(chunk) < BLOCK
        cut = len(chunk) if is_last else chunk.rfind(b"\n") + 1 or chunk.rfind(b"\r", 0, -1) + 1
        if cut:
            yield b"".join((*pending, chunk[:cut]))
            pending, size = [chunk[cut:]], len(chunk) - cut
        else:
            pending.append(chunk)
            size += len(chunk)
        if size > longest:
            raise ReplylintError(
                f"{file}：有一行超过 {longest >> 20} MB，不像是聊天记录；如果确实是，请在设置里调大 size-limits",
                f"{file}: one line is longer than {longest >> 20} MB, as no text is; if it is one, raise size-limits",
            )
    if size:
        yield b"".join(pending)


def _texts(blocks: Iterator[bytes], encoding: Encoding, flaws: "_Flaws", *, fixed: bool) -> Iterator[str]:
    name = encoding.name
    skip = len(encoding.bom)
    number = 1  # of the block's first line
    plain = not fixed and not skip  # only ASCII so far: the encoding is still open
    for raw in blocks:
        block = raw[skip:]
        skip = 0
        if plain and not block.isascii():
            name, plain = _choose(block, flaws.file, None).name, False
        try:
            text = block.decode(name)
        except UnicodeDecodeError:
            lines = []
            for at, line in enumerate(block.split(b"\n"), number):
                decoded, fits = _decode_line(line, name)
                lines.append(decoded)
                if not fits:
                    flaws.note_unfit(at, name)
            text = "\n".join(lines)
        yield text
        number += block.count(b"\n")


def _fits(line: bytes, name: str) -> bool:
    try:
        line.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _decode_line(line: bytes, name: str) -> tuple[str, bool]:
    """A line of a block that does not fit the file's encoding as a whole, and whether this line does."""
    if not _fits_utf8(line) and _fits(line, name):
        return line.decode(name), True
    if _fits_utf8(line):
        return line.decode("utf-8"), name == "utf-8"
    other = best_guess(line)
    return line.decode(name if other is None or other.startswith(_WIDE) else other, "replace"), False


def _wide_texts(blocks: Iterator[bytes], encoding: Encoding, flaws: "_Flaws") -> Iterator[str]:
    """Text of UTF-16 and UTF-32, where a line feed byte is not yet a line feed."""
    decoder = codecs.getincrementaldecoder(encoding.name)()
    skip = len(encoding.bom)
    number = 1
    pending = ""
    try:
        for raw in blocks:
            pending += decoder.decode(raw[skip:])
            skip = 0
            cut = pending.rfind("\n") + 1
            if cut:
                yield pending[:cut]
                number += pending.count("\n", 0, cut)
                pending = pending[cut:]
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        flaws.note_unfit(number + pending.count("\n"), encoding.name)
    if pending:
        yield pending


class _Flaws:
    """The lines of a file that are not as they should be, told in a few sentences at its end."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._unfit: list[int] = []
        self._garbled: list[int] = []
        self._nul: list[int] = []
        self._label = ""
        self._pair = ("", "")

    def note_unfit(self, number: int, name: str) -> None:
        """Line ``number`` cannot be decoded."""
        self._unfit.append(number)
        self._label = Encoding(name).label

    def note_garbled(self, number: int, pair: Pair) -> None:
        """Line ``number`` was garbled by ``pair`` of encodings."""
        self._pair = self._pair if self._garbled else pair
        self._garbled.append(number)

    def without_nul(self, text: str, number: int) -> str:
        """``text``, from line ``number`` on, with U+FFFD for each NUL."""
        self._nul += [at for at, line in enumerate(text.split("\n"), number) if "\0" in line]
        return text.replace("\0", "\ufffd")

    def sentences(self) -> Iterator[Both]:
        """What is wrong, and where."""
        if self._unfit:
            yield Both(
                f"{self.file}：第 {line_ranges(self._unfit, '、')} 行不是 {self._label} 编码，"
                "文件可能被截断或混用了编码；请重新导出",
                f"{self.file}: line {line_ranges(self._unfit, ', ')} is not {self._label}; "
                "the file is truncated or mixes encodings; export it again",
            )
        if self._garbled:
            yield garbled_sentence(self.file, self._garbled, self._pair)
        if self._nul:
            yield Both(
                f"{self.file}：第 {line_ranges(self._nul, '、')} 行有 NUL 字节，文件可能已损坏",
                f"{self.file}: line {line_ranges(self._nul, ', ')} has NUL bytes; the file seems damaged",
            )


def line_ranges(numbers: list[int], comma: str) -> str:
    """Line numbers for people: ``3, 5-9, 12``, six groups at most."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][1] + 1:
            groups[-1][1] = number
        else:
            groups.append([number, number])
    shown = comma.join(str(a) if a == b else f"{a}-{b}" for a, b in groups[:6])
    return shown + " …" if len(groups) > 6 else shown


def _watched(texts: Iterator[str], flaws: _Flaws, problems: list[Both]) -> Iterator[str]:
    """The same text; garbled lines are noted, and a file whose first block is mostly garbled is refused."""
    number = 1
    odd = suspicious()
    for text in texts:
        if odd.search(text):
            lines = text.split("\n")
            odd_lines = [(at, line) for at, line in enumerate(lines, number) if odd.search(line)]
            found = [(at, pair) for at, line in odd_lines if (pair := garbled(line))]
            if number == 1 and len(found) * 2 > sum(not line.isascii() for line in lines):
                raise _refusal(flaws.file, found[0][1])
            for at, pair in found:
                flaws.note_garbled(at, pair)
        if number == 1 and (throughout := garbled_throughout(text[:20_000])):
            raise _refusal(flaws.file, throughout)
        if "\0" in text:
            text = flaws.without_nul(text, number)
        yield text
        number += text.count("\n")
    problems += flaws.sentences()


def _refusal(file: str, pair: Pair) -> ReplylintError:
    sentence = garbled_sentence(file, [], pair)
    return ReplylintError(sentence.zh, sentence.en)


def garbled_sentence(file: str, lines: list[int], pair: Pair) -> Both:
    """What a supervisor is told of garbled lines, or of a whole file."""
    was, taken = pair
    zh = f"第 {line_ranges(lines, '、')} 行" if lines else "整个文件"
    en = f"line {line_ranges(lines, ', ')}" if lines else "the whole file"
    return Both(
        f"{file}：{zh}是乱码，像是 {was} 的文字被当成 {taken} 读过；请用原来的编码重新导出",
        f"{file}: {en} is garbled, as when {was} text is taken for {taken}; export it again in its own encoding",
    )
