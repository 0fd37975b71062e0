"""Large xlsx files, row by row as they are unpacked: memory stays flat however long a sheet is.

calamine holds a sheet whole, and openpyxl, which can stream, takes longer to read a row than the rules take to
judge it. So the sheets that are too large to be held are read with expat, to the same values (the tests compare).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from array import array
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from posixpath import join, normpath
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple
from xml.parsers import expat

from replylint.readers.base import Sheet

LARGE = 32 << 20  # bytes of unpacked sheets and texts; what is smaller, calamine holds in about 60 MB
MOST_CELLS = 20_000_000  # from A1 to the last row and column: calamine holds the empty ones, too

_BLOCK = 1 << 16
_WIDEST = 16_384  # columns of a sheet
_BOOK, _TEXTS = "xl/workbook.xml", "xl/sharedStrings.xml"
_EPOCH, _EPOCH_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_DATES = frozenset(map(str, (*range(14, 23), 45, 47)))  # the number formats that every workbook has
_DURATION = "46"
_SILENT = re.compile(r'"[^"]*"|[\\_*].|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)  # parts of a format that show no number
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):[A-Z]+(\d+)"')
_ROWS_END, _LONGEST_TAG = re.compile(rb"</(?:\w{1,20}:)?sheetData>"), 40
_COLUMN_OF_CELL = re.compile(rb"""\br=["']([A-Za-z]+)\d""")
_NUMBER_OF_ROW = re.compile(rb"""\br=["'][A-Za-z]*(\d+)["']""")
_FORMULA = re.compile(  # and no value of it
    rb"<(?:\w+:)?c\b(?P<cell>[^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/|[^>]*>[^<]*</(?:\w+:)?f)>\s*"
    rb"(?:<(?:\w+:)?v\s*(?:/|>\s*</(?:\w+:)?v\s*)>\s*)?</(?:\w+:)?c>"
)
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]{0,400}?\bhidden=["'](?:1|true)["'][^>]{0,400}>""")
_LONGEST_ROW = 1000  # bytes of the tag that opens a row
_LONGEST_CELL = 64 << 10  # bytes of a formula, which has 8192 characters at most
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
    OverflowError,
)

Attributes = dict[str, str]


def is_large(stream: IO[bytes]) -> bool:
    """Whether ``stream``, a zip file, is an xlsx file with more in it than should be held; leaves it at its start.

    Much is held of few cells, too, where they lie far apart. Raises what zipfile raises.
    """
    archive = zipfile.ZipFile(stream)
    parts = [part for part in archive.infolist() if part.filename.endswith(".xml")]
    large = any(part.filename == _BOOK for part in parts) and (
        sum(part.file_size for part in parts) > LARGE
        or any(_area(archive, part) > MOST_CELLS for part in parts if part.filename != _TEXTS)
    )
    stream.seek(0)
    return large


def _area(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """The rows of a sheet times its columns, by the addresses of the cells: what it says of itself may be wrong."""
    rows, columns = 1, {"A"}
    tail = b""
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            block = tail + block
            rows = max(rows, *map(int, _NUMBER_OF_ROW.findall(block)), 0)
            columns.update(letters.decode().upper() for letters in set(_COLUMN_OF_CELL.findall(block)))
            tail = block[-_LONGEST_TAG:]
    return rows * max(_column_number(column) for column in columns)


def unseen(stream: IO[bytes]) -> tuple[str | None, int]:
    """What people may not see of an xlsx file; leaves ``stream`` at its start.

    The first cell (``B2``) with a formula whose value was never worked out, which programs that write workbooks leave
    to Excel; and how many rows are hidden, as those are that a filter leaves out. Raises what zipfile raises.
    """
    archive = zipfile.ZipFile(stream)
    first = None
    hidden = 0
    for part in archive.infolist():
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
            cell, rows = _unseen(archive, part)
            first, hidden = first or cell, hidden + rows
    stream.seek(0)
    return first, hidden


def _unseen(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[str | None, int]:
    first = None
    hidden = 0
    tail = b""
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            block = tail + block
            if b"hidden=" in block:
                hidden += sum(found.end() > len(tail) for found in _HIDDEN_ROW.finditer(block))
            if b"<f" in block or b":f" in block:
                empty = (found["cell"] for found in _FORMULA.finditer(block))
                # Excel writes "" for a formula that came to that
                names = (re.search(rb'\br="([A-Z]+\d+)"', cell) for cell in empty if b't="str"' not in cell)
                first = first or next((name[1].decode() if name else "?" for name in names), None)
                tail = block[-_LONGEST_CELL:]
            else:
                tail = block[-_LONGEST_ROW:]
    return first, hidden


def read(stream: IO[bytes]) -> Iterator[Sheet]:
    """The worksheets, each to be read before the next one is taken.

    Raises what zipfile, expat and damaged numbers raise.
    """
    archive = zipfile.ZipFile(stream)
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str, bool]] = []
    epoch = _EPOCH

    def relation(name: str, found: Attributes) -> None:
        if found.get("Type", "").endswith("/worksheet"):
            targets[found["Id"]] = normpath(join("/xl", found["Target"])).lstrip("/")

    def book(name: str, found: Attributes) -> None:
        nonlocal epoch
        if name == "sheet":
            key = "".join(value for attribute, value in found.items() if attribute.endswith(":id"))
            if key in targets:
                sheets.append((found["name"], targets[key], "idden" in found.get("state", "")))
        elif name == "workbookPr" and found.get("date1904") in ("1", "true"):
            epoch = _EPOCH_OF_1904

    _each(archive, "xl/_rels/workbook.xml.rels", relation)
    _each(archive, _BOOK, book)
    values = _Values(_texts(archive), _styles(archive), epoch)
    for title, part, is_hidden in sheets:
        yield Sheet(title, _merged(archive, part), _rows(archive, part, values), is_hidden)


def _parser() -> Any:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: Any) -> None:
        raise ValueError("a workbook declares no entities")

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _each(archive: zipfile.ZipFile, part: str, start: Callable[[str, Attributes], None]) -> None:
    """Call ``start`` with the name (without its prefix) and the attributes of each element."""
    parser = _parser()
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    parser.Parse(archive.read(part), True)


def _elements(archive: zipfile.ZipFile, part: str, wanted: str) -> Iterator[tuple[str, Attributes, str]]:
    """Each element named ``wanted``, with its attributes and the text in it, and before them each ``row``."""
    found: list[tuple[str, Attributes, str]] = []
    attributes: Attributes = {}
    said: list[str] = []
    spelled_out = False  # how a word is read, not what it is
    parser = _parser()

    def start(name: str, given: Attributes) -> None:
        nonlocal attributes, spelled_out
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == wanted:
            attributes = given
            said.clear()
        elif name in ("v", "t"):
            parser.CharacterDataHandler = None if spelled_out else said.append
        elif name == "row":
            found.append((name, given, ""))
        elif name == "rPh":
            spelled_out = True

    def end(name: str) -> None:
        nonlocal spelled_out
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == wanted:
            found.append((name, attributes, said[0] if len(said) == 1 else "".join(said)))
        elif name in ("v", "t"):
            parser.CharacterDataHandler = None
        elif name == "rPh":
            spelled_out = False

    parser.StartElementHandler, parser.EndElementHandler = start, end
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            parser.Parse(block)
            yield from found
            found.clear()
    parser.Parse(b"", True)


# -- what cells refer to -------------------------------------------------------------------------------


class _Texts:
    """The texts that cells share, on the disk: there may be as many as rows."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 (it goes with the texts)
        self._starts = array("Q", [0])
        self.get = lru_cache(maxsize=4096)(self._read)  # names and the words for roles come again and again

    def add(self, text: str) -> None:
        self._starts.append(self._starts[-1] + self._file.write(text.encode("utf-8", "surrogatepass")))

    def _read(self, at: int) -> str:
        start, end = self._starts[at], self._starts[at + 1]
        self._file.seek(start)
        return self._file.read(end - start).decode("utf-8", "surrogatepass")


def _texts(archive: zipfile.ZipFile) -> _Texts:
    texts = _Texts()
    if _TEXTS in archive.namelist():
        for _, _, said in _elements(archive, _TEXTS, "si"):
            texts.add(_unescaped(said))
    return texts


def _styles(archive: zipfile.ZipFile) -> list[str]:
    """What the number of a cell in each style is: ``date``, ``duration``, or just a number (``""``)."""
    own: dict[str, str] = {}
    kinds: list[str] = []
    inside = ""

    def start(name: str, found: Attributes) -> None:
        nonlocal inside
        if name == "numFmt":
            shown = _SILENT.sub("", found["formatCode"].partition(";")[0]).lower()
            own[found["numFmtId"]] = "duration" if "[" in shown else "date" if re.search("[dmyhs]", shown) else ""
        elif name in ("cellXfs", "cellStyleXfs"):
            inside = name
        elif name == "xf" and inside == "cellXfs":
            number = found.get("numFmtId", "0")
            built_in = "date" if number in _DATES else "duration" if number == _DURATION else ""
            kinds.append(own.get(number, built_in))

    if "xl/styles.xml" in archive.namelist():
        _each(archive, "xl/styles.xml", start)
    return kinds


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class _Values(NamedTuple):
    """What the content of a cell means."""

    texts: _Texts
    styles: list[str]
    epoch: datetime

    def of(self, cell: Attributes, said: str) -> Any:
        kind = cell.get("t", "n")
        if kind == "s":
            return self.texts.get(int(said))
        if kind in ("str", "inlineStr"):
            return _unescaped(said)
        if kind == "b":
            return said == "1"
        if kind == "e" or not said:
            return ""
        if kind == "d":
            return datetime.fromisoformat(said.removesuffix("Z"))
        number = float(said)
        style = int(cell.get("s", "0"))
        shown = self.styles[style] if style < len(self.styles) else ""
        if shown == "date":
            moment = self.epoch + timedelta(days=number)
            return moment.time() if number < 1 else moment if number % 1 else moment.date()
        return timedelta(days=number) if shown == "duration" else number


# -- sheets --------------------------------------------------------------------------------------------


def _rows(archive: zipfile.ZipFile, part: str, values: _Values) -> Iterator[tuple[int, list[Any]]]:
    """Each row with as many cells as the widest so far."""
    number = width = 0
    cells: list[Any] = []
    for name, found, said in _elements(archive, part, "c"):
        if name == "c":
            at = _column(found["r"].rstrip("0123456789")) if "r" in found else len(cells)
            if at > len(cells):
                cells += [""] * (at - len(cells))
            cells.append(values.of(found, said))
            continue
        if number:
            width = max(width, len(cells))
            yield number, cells + [""] * (width - len(cells))
        number = int(found.get("r", number + 1))
        cells = []
    if number:
        yield number, cells + [""] * (width - len(cells))


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    """``A`` is 0, ``AB`` 27."""
    at = _column_number(letters)
    if not 0 < at <= _WIDEST:
        raise ValueError(f"no column {letters}")
    return at - 1


def _column_number(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at


def _merged(archive: zipfile.ZipFile, part: str) -> list[tuple[int, int, int]]:
    """The merged ranges, which stand behind all rows: the sheet has to be gone through for them first."""
    tail = b""
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            tail += block
            end = _ROWS_END.search(tail)
            tail = tail[end.start() :] if end else tail[-_LONGEST_TAG:]
    return [(int(top), _column(column.decode()), int(bottom)) for column, top, bottom in _MERGED.findall(tail)]
