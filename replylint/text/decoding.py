"""Text out of a stream, block by block or line by line, so that memory stays flat.

Nothing is decoded with replacement characters in silence: what does not fit is refused, or listed as a problem with
its lines.
"""

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import IO

from replylint.model import Both, ReplylintError
from replylint.text.encoding import WIDE, Encoding, best_guess, choose, fits, fits_utf8, lookup
from replylint.text.flaws import Flaws, garbled_sentence
from replylint.text.garbled import Pair, garbled, garbled_throughout, suspicious
from replylint.text.long_lines import raw_lines, too_long

BLOCK = 1 << 18  # bytes read at a time; the encoding is decided on the first block that is not plain ASCII
MAX_LINE = 128 << 20  # bytes without any line break: more than this is no text that a person wrote


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
    chosen = choose(head, file, encoding)
    flaws = Flaws(file)
    if chosen.name.startswith(WIDE):
        texts = _wide_texts(chain((head,), blocks), chosen, flaws)
    else:
        texts = _texts(chain((head,), blocks), chosen, flaws, fixed=encoding is not None)
    return chosen, _watched(texts, flaws, problems)


def read_lines(
    stream: IO[bytes], file: str, encoding: str | None, problems: list[Both], limits: int = 1
) -> Iterator[str]:
    """Each line of ``stream`` without its line break, as soon as it has been read (UTF-16: block by block).

    The encoding is decided on the first line that is not plain ASCII. ``problems`` and errors: as ``read_text``.
    """
    flaws = Flaws(file)
    name = lookup(encoding) if encoding else None
    for number, raw in enumerate(raw_lines(stream, file, limits * MAX_LINE), 1):
        if number == 1 and not raw.isascii():
            chosen = choose(raw, file, encoding)
            if chosen.name.startswith(WIDE):
                blocks = chain((raw,), iter(lambda: stream.read(BLOCK), b""))
                for text in _watched(_wide_texts(blocks, chosen, flaws), flaws, problems):
                    yield from split_lines(text)
                return
            raw = raw[len(chosen.bom) :]
        if name is None and not raw.isascii():
            name = choose(raw, file).name
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
            raise too_long(file, longest)
    if size:
        yield b"".join(pending)


def _texts(blocks: Iterator[bytes], encoding: Encoding, flaws: Flaws, *, fixed: bool) -> Iterator[str]:
    name = encoding.name
    skip = len(encoding.bom)
    number = 1  # of the block's first line
    plain = not fixed and not skip  # only ASCII so far: the encoding is still open
    for raw in blocks:
        block = raw[skip:]
        skip = 0
        if plain and not block.isascii():
            name, plain = choose(block, flaws.file).name, False
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


def _decode_line(line: bytes, name: str) -> tuple[str, bool]:
    """A line of a block that does not fit the file's encoding as a whole, and whether this line does."""
    if not fits_utf8(line) and fits(line, name):
        return line.decode(name), True
    if fits_utf8(line):
        return line.decode("utf-8"), name == "utf-8"
    other = best_guess(line)
    return line.decode(name if other is None or other.startswith(WIDE) else other, "replace"), False


def _wide_texts(blocks: Iterator[bytes], encoding: Encoding, flaws: Flaws) -> Iterator[str]:
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


def _watched(texts: Iterator[str], flaws: Flaws, problems: list[Both]) -> Iterator[str]:
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
