"""Settings files: found upwards from the file being checked, read strictly, each value with the place it stands at.

``replylint.toml``, ``.replylint.toml``, or ``[tool.replylint]`` in ``pyproject.toml``. What may stand in them says
``replylint.schema``. They are data: nothing in them is run, and ``extends`` reads files of this computer only.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from replylint.model import Both, ReplylintError
from replylint.settings.globs import globs
from replylint.text.patterns import pattern
from replylint.toml import parsed

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("replylint.toml", ".replylint.toml", "pyproject.toml")  # in a folder with several, the first one counts
LARGEST = 1 << 20  # bytes; no settings file comes near
MOST_EXTENDED = 20  # files, one after another

_PYPROJECT = "pyproject.toml"
_EXTEND = "extend-"
_FILES = ("baseline", "lexicons", "extend-lexicons")  # keys whose values are paths, from the settings file on
_SECTION = pattern(r"""tool["']?\s*\.\s*["']?replylint|\[\s*["']?tool["']?\s*\]""")
_PART = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_KEYS = rf"[ \t]*(?P<keys>{_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*"
_HEADER = pattern(rf"[ \t]*\[{{1,2}}{_KEYS}\]")
_ENTRY = pattern(rf"{_KEYS}=")
_BARE = pattern(r"=[ \t]*(?:\[[ \t]*)?(?!(?:true|false|inf|nan)\b)[A-Za-z]")
_AGAIN = pattern("Cannot overwrite|Cannot declare|Cannot mutate|twice|already")
TWICE = Both("，同一项写了两次，去掉一处", ": the same thing is set twice; take one of them out")


class Value(NamedTuple):
    """One setting and where it was made: ``replylint.toml:3``, or an option of the command line.

    ``items`` are where the items of a list stand.
    """

    value: Any
    origin: str
    items: tuple[str, ...] = ()


Values = Mapping[tuple[str, ...], Value]
"""Settings by their path; tables are taken apart once: ``("platform",)``, ``("yardsticks", "late")``."""


class SettingsFile(NamedTuple):
    """One settings file, what it extends included. ``folder`` is where its patterns for files start from."""

    folder: str
    values: Values

    def matches(self, patterns: tuple[str, ...], file: str) -> bool:
        """Whether ``file`` (resolved) fits one of ``patterns``, which are written as in .gitignore."""
        within = os.path.join(self.folder, "")
        return file.startswith(within) and globs(patterns).match_file(file.removeprefix(within))


class SettingsFiles:
    """The settings files of one run, each read once, each folder looked into once."""

    def __init__(self) -> None:
        self._nearest: dict[str, SettingsFile | None] = {}

    def nearest(self, folder: str) -> SettingsFile | None:
        """The settings file that holds in ``folder`` (resolved): its own, or the next one further up.

        Raises ReplylintError for one that cannot be read or says what it may not.
        """
        if folder not in self._nearest:
            paths = (os.path.join(folder, name) for name in NAMES)
            found = next((read for path in paths if os.path.isfile(path) and (read := _read(path))), None)
            above = os.path.dirname(folder)
            self._nearest[folder] = found or (self.nearest(above) if above != folder else None)
        return self._nearest[folder]


def read(file: str) -> SettingsFile:
    """The settings that ``file`` holds. Raises ReplylintError, with file and line, for whatever is wrong with it."""
    found = _read(os.path.realpath(file))
    if found is None:
        raise ReplylintError(f"{file} 里没有 [tool.replylint] 这一节。", f"{file} has no section [tool.replylint].")
    return found


def _read(path: str) -> SettingsFile | None:
    """The settings in the file at ``path`` (resolved); None for a pyproject.toml without any."""
    from pathlib import Path  # not for the sake of a draft

    values = _values(Path(path), ())
    return None if values is None else SettingsFile(os.path.dirname(path), values)


def _values(path: Path, extending: tuple[Path, ...]) -> Values | None:
    """What holds by the file at ``path``, which the files ``extending`` it, one after another, lead to."""
    source = _Source(path)
    table = source.table()
    if table is None:
        return None
    values = dict(_extended(table, source, extending))
    for key in sorted(table, key=lambda key: key.startswith(_EXTEND)):
        value = source.resolved(key, table[key])
        if isinstance(value, dict):
            values |= {(key, name): source.value((key, name), inner) for name, inner in value.items()}
        elif key.startswith(_EXTEND):
            name = key.removeprefix(_EXTEND)
            before, more = values.get((name,)), source.value((key,), value)
            values[(name,)] = (
                Value(before.value + value, f"{before.origin}, {more.origin}", before.items + more.items)
                if before
                else more
            )
        elif key != "extends":
            values[(key,)] = source.value((key,), value)
    return values


def _extended(table: Mapping[str, Any], source: _Source, extending: tuple[Path, ...]) -> Values:
    if "extends" not in table:
        return {}
    place, name = source.place(("extends",)), table["extends"]
    path = source.path.parent / name
    if not path.is_file():
        raise ReplylintError(
            f"{place}: 找不到 extends 要读的文件 {name}（路径从本文件所在的文件夹算起）。",
            f"{place}: extends names {name}, which does not exist (paths start at this file's folder).",
        )
    path, chain = path.resolve(), (*extending, source.path)
    if path in chain:
        raise ReplylintError(
            f"{place}: extends 绕回了自己：{name}；去掉其中一个。",
            f"{place}: extends goes in a circle at {name}; take one of them out.",
        )
    if len(chain) > MOST_EXTENDED:
        raise ReplylintError(
            f"{place}: extends 一个接一个，超过了 {MOST_EXTENDED} 个文件。",
            f"{place}: too many files extend each other, more than {MOST_EXTENDED}.",
        )
    values = _values(path, chain)
    if values is None:
        raise ReplylintError(
            f"{place}: {name} 里没有 [tool.replylint] 这一节。", f"{place}: {name} has no section [tool.replylint]."
        )
    return values


class _Source:
    """One settings file as it is written; ``shown`` is its name for people."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shown = _shown(path)
        self._prefix = ("tool", "replylint") if path.name == _PYPROJECT else ()
        self._text = ""
        self._lines: dict[tuple[str, ...], int] = {}

    def table(self) -> dict[str, Any] | None:
        """The settings as TOML has them, held against the schema; None for a pyproject.toml without any."""
        data = self._bytes()
        if self._prefix and not _SECTION.search(data.decode("utf-8", "replace")):
            return None  # spares most projects the TOML parser
        try:
            self._text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ReplylintError(
                f"{self.shown} 不是 UTF-8 编码，请另存为 UTF-8。", f"{self.shown} is not UTF-8; save it as UTF-8."
            ) from None
        table: Any = self._parsed()
        for step in self._prefix:
            table = table.get(step) if isinstance(table, dict) else None
        if table is None:
            return None
        self._lines = _lines(self._text, self._prefix)
        self._refuse_prefix(table)
        from replylint.settings.schema import faults

        for fault in faults(table):
            place = self.place(fault.path, table)
            zh, en = f"{place}: {fault.said.zh}。", f"{place}: {fault.said.en}."
            reads_english = isinstance(table, dict) and table.get("lang") == "en"
            raise ReplylintError(en if reads_english else zh, en)
        result: dict[str, Any] = table
        return result

    def _refuse_prefix(self, table: Mapping[str, Any]) -> None:
        """Raises ReplylintError for [tool.replylint] outside of pyproject.toml, where all belongs to us anyway."""
        for key, header in (("tool", "[tool.replylint]"), ("replylint", "[replylint]")):
            if not self._prefix and isinstance(table.get(key), dict):
                place, inner = self.place((key,)), header.replace("]", ".xxx]")
                raise ReplylintError(
                    f"{place}: {header} 只写在 {_PYPROJECT} 里；这里删掉这一行（{inner} 写成 [xxx]）。",
                    f"{place}: {header} belongs into {_PYPROJECT} only; leave that line out here ({inner}: [xxx]).",
                )

    def place(self, path: tuple[str | int, ...], table: Any = None) -> str:
        """``replylint.toml:3``: where the key at ``path`` stands, or the next one around it that can be found.

        With ``table`` given, an item of a list is looked for, too.
        """
        if table is not None and path and isinstance(path[-1], int):
            for step in path[:-1]:
                table = table[step]
            return self._places(path[:-1], table[: path[-1] + 1])[-1]
        return f"{self.shown}:{self._line(path)}"

    def value(self, path: tuple[str, ...], value: Any) -> Value:
        """The setting at ``path``, which is ``value``."""
        items = self._places(path, value) if isinstance(value, (list, tuple)) else ()
        return Value(value, self.place(path), items)

    def _places(self, path: tuple[str | int, ...], values: Sequence[Any]) -> tuple[str, ...]:
        """Where the items of the list at ``path`` stand; what is written otherwise, where the one before it does."""
        line = self._line(path)
        rows = self._text.split("\n")
        places = []
        for value in values:
            line = next((at for at in range(line, len(rows) + 1) if _says(rows[at - 1], value)), line)
            places.append(f"{self.shown}:{line}")
        return tuple(places)

    def _line(self, path: tuple[str | int, ...]) -> int:
        keys = tuple(step for step in path if isinstance(step, str))
        while keys and keys not in self._lines:
            keys = keys[:-1]
        return self._lines.get(keys, 1)

    def resolved(self, key: str, value: Any) -> Any:
        """``value`` as it is used: lists as tuples, paths from where we are."""
        if key not in _FILES:
            return tuple(value) if isinstance(value, list) else value
        if isinstance(value, str):
            return _shown(self.path.parent / value)
        return tuple(_shown(self.path.parent / name) for name in value)

    def _bytes(self) -> bytes:
        try:
            with self.path.open("rb") as stream:
                data = stream.read(LARGEST + 1)
        except OSError as error:
            from replylint.faults import why

            raise ReplylintError(
                f"设置文件 {self.shown} 读不了：{why(error).zh}。", f"cannot read {self.shown}: {why(error).en}."
            ) from None
        if len(data) > LARGEST:
            raise ReplylintError(
                f"{self.shown} 大于 {LARGEST >> 20} MB，不像是设置文件。",
                f"{self.shown} is larger than {LARGEST >> 20} MB, which no settings file is.",
            )
        return data

    def _parsed(self) -> dict[str, Any]:
        try:
            return parsed(self._text)
        except RecursionError:
            raise ReplylintError(
                f"{self.shown} 里有名字或括号套得太深，不像是设置；请改正。",
                f"{self.shown}: a key or a bracket nests too deep for settings; correct it.",
            ) from None
        except ValueError as error:
            found = re.search(r"at line (\d+)", str(error))
            lines = self._text.split("\n")
            number = int(found[1]) if found else len(lines)
            hint = TWICE if _AGAIN.search(str(error)) else _hint(lines[number - 1])
            place = f"{self.shown}:{number}"
            raise ReplylintError(f"{place}: 不是合法的 TOML{hint.zh}。", f"{place}: not valid TOML{hint.en}.") from None


def _says(row: str, value: Any) -> bool:
    """Whether a line of a settings file holds ``value``, as an item of a list is mostly written."""
    return (f'"{value}"' in row or f"'{value}'" in row) if isinstance(value, str) else str(value) in row


def _hint(line: str) -> Both:
    """What is probably wrong with a line that is no TOML, for people who write Chinese."""
    if re.search("[“”‘’＝，【】＃]", line):
        return Both("，引号、等号、逗号、方括号要用英文的", ": quotes, commas and signs must be ASCII")
    if re.match(r"[^\"'=#]*[^\x00-\x7f]", line):
        return Both('，中文的名字要加引号，如 "坐席" = "agent"', ": names that are not ASCII need quotes")
    if _BARE.search(line):
        return Both('，文字要加引号，如 platform = "jd"', ': texts need quotes, e.g. platform = "jd"')
    return Both("", "")


def _lines(text: str, prefix: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """The line on which each key below ``prefix`` first stands, for people who have to find it."""
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        header, entry = _HEADER.match(line), _ENTRY.match(line)
        if header:
            path = table = _parts(header["keys"])
        elif entry:
            path = (*table, *_parts(entry["keys"]))
        else:
            continue
        if path[: len(prefix)] == prefix:
            path = path[len(prefix) :]
            for length in range(len(path) + 1):
                lines.setdefault(path[:length], number)
    return lines


def _parts(keys: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, keys))


def _shown(path: Path) -> str:
    """``path`` as people write it: from where we are, if it is below."""
    here = os.getcwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
