"""Baselines: findings that are known of old, written down so that only new ones are reported.

A finding is known by its code, its file (from the baseline's folder on) and the words at fault, and by how many
times; never by its line, which moves. A file that the baseline does not name takes over what is known of files that
are gone: it may be one of them under another name. Personal data stand in it masked, whole messages as a digest.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from replylint.faults import why
from replylint.model import KNOWN, Both, Checked, Finding, ReplylintError
from replylint.writing import replace

VERSION = 1
MOST_WORDS = 40  # characters; longer quotes are whole messages

_NUMBER = re.compile(r"\d(?:[ -]?\d){6,}")  # somebody's, whatever rule it was that found it

Key = tuple[str, str, str]
"""Code, file and words of a finding."""


class Baseline:
    """The known findings of one run, in ``file``: ``forgive`` counts them off in the order in which they come.

    ``masked`` hides personal data in a message and its findings. With ``learning`` all findings become known, and
    what the file says is replaced. Raises ReplylintError for a file that is missing or broken.
    """

    def __init__(self, file: str, masked: Callable[[Checked], Checked], learning: bool = False) -> None:
        self._file = file
        self._folder = os.path.dirname(os.path.abspath(file))  # noqa: PTH100, PTH120 (what relpath needs)
        self._masked = masked
        self._learning = learning
        self._old = None if learning else _bytes(file)
        self._known = Counter() if self._old is None else read(self._old, file)
        self._met: Counter[Key] = Counter()
        self._moved: Counter[tuple[Key, Key]] = Counter()  # of those, in another file than that of the baseline
        self._latest: list[tuple[Key, Key]] = []  # in one message: as it is known, as it was met
        self._read: dict[str, Callable[[str], bool]] = {}

    def forgive(self, checked: Checked, again: bool = False) -> Checked:
        """``checked`` with those of its findings that are known marked as such.

        ``again``: it is the message of the call before, judged once more.
        """
        for pair in self._latest if again else ():
            self._met[pair[0]] -= 1
            self._moved[pair] -= 1
        self._latest.clear()
        if not checked.findings:
            return checked
        named = self._masked(checked).findings
        findings = (self._forgiven(one, self._key(hidden)) for one, hidden in zip(checked.findings, named, strict=True))
        return checked._replace(findings=tuple(findings))

    def finish(self, file: str, wanted: Callable[[str], bool]) -> None:
        """Take note that all of ``file`` has been read, and that the codes that are ``wanted`` were looked for."""
        self._read[self._relative(file)] = wanted

    def close(self, prune: bool) -> Iterator[Both]:
        """Write what has been learnt; with ``prune`` take out what is known but gone. Yields what is to be said."""
        if self._learning:
            replace(self._file, written(self._known))
            yield Both(
                f"基线写好：{self._file}，记下 {self._known.total()} 处。",
                f"baseline {self._file}: {self._known.total()} known findings.",
            )
            return
        gone = self._gone()
        moved = Counter({pair: count for pair, count in self._moved.items() if pair[0] != pair[1] and count > 0})
        if (gone or moved) and prune:
            left = self._known - gone
            for (old, new), count in moved.items():
                left[old] -= count
                left[new] += count
            replace(self._file, written(left), self._old)
        if moved:
            zh, en = (
                ("已经改成新的文件名", "now under the new name")
                if prune
                else ("用 --prune-baseline 更新", "see --prune-baseline")
            )
            files = ", ".join(sorted({f"{old[1]} → {new[1]}" for old, new in moved}))
            yield Both(
                f"基线里有 {moved.total()} 处的文件改了名（{files}），{zh}。",
                f"{moved.total()} of the baseline are in renamed files ({files}); {en}.",
            )
        if gone and prune:
            yield Both(f"基线里去掉了 {gone.total()} 处已经没有的。", f"pruned the baseline by {gone.total()}.")
        elif gone:
            yield Both(
                f"基线里有 {gone.total()} 处已经没有了，用 --prune-baseline 去掉。",
                f"{gone.total()} of the baseline are gone; --prune-baseline takes them out.",
            )

    def _gone(self) -> Counter[Key]:
        """What is known but was not met: in files that were read, as far as it was looked for, and in lost files."""
        left = self._known - self._met
        return Counter({key: count for key, count in left.items() if self._is_gone(code=key[0], file=key[1])})

    def _is_gone(self, code: str, file: str) -> bool:
        if file in self._read:
            return self._read[file](code)
        return self._is_lost(file)

    def _is_lost(self, file: str) -> bool:
        return file != "-" and not Path(self._folder, file.partition("!")[0]).exists()

    @cached_property
    def _lost(self) -> dict[tuple[str, str], list[Key]]:
        """What is known of files that are gone, by code and words."""
        lost = {file for file in self._files if self._is_lost(file)}
        found: dict[tuple[str, str], list[Key]] = {}
        for key in self._known:
            if key[1] in lost:
                found.setdefault((key[0], key[2]), []).append(key)
        return found

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(file for _, file, _ in self._known)

    def _forgiven(self, finding: Finding, key: Key) -> Finding:
        if finding.exempt:
            return finding
        if self._learning:
            self._known[key] += 1
        named = [key] if self._learning or key[1] in self._files else self._lost.get((key[0], key[2]), [])
        known = next((one for one in named if self._met[one] < self._known[one]), None)
        if known is None:
            return finding
        self._met[known] += 1
        self._moved[known, key] += 1
        self._latest.append((known, key))
        return finding._replace(exempt=KNOWN)

    def _key(self, finding: Finding) -> Key:
        words = _NUMBER.sub(lambda number: number[0][:3] + "*" * (len(number[0]) - 3), finding.quote)
        if len(words) > MOST_WORDS:
            from hashlib import sha256

            words = "sha256:" + sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return finding.rule.code, self._relative(finding.message.place.file), words

    def _relative(self, file: str) -> str:
        if file == "-":
            return file
        try:
            return os.path.relpath(file, self._folder).replace(os.sep, "/")
        except ValueError:  # on another drive
            return file


def read(data: bytes, file: str) -> Counter[Key]:
    """The known findings that ``data`` lists; raises ReplylintError if it is no baseline."""
    try:
        table = json.loads(data)
        if table["version"] != VERSION or not isinstance(table["findings"], list):
            raise ValueError
        known: Counter[Key] = Counter()
        for entry in table["findings"]:
            known[_key_of(entry)] += entry["count"]
        return known
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ReplylintError(
            f"基线文件 {file} 坏了，读不出来；请从版本库恢复，或用 --write-baseline {file} 重新生成。",
            f"{file} is no baseline, or broken; restore it, or write it anew with --write-baseline {file}.",
        ) from None


def written(known: Counter[Key]) -> bytes:
    """``known`` as a baseline file has it: sorted, a finding a line, so that changes can be reviewed."""
    entries = sorted((file, code, words, count) for (code, file, words), count in known.items() if count > 0)
    lines = (dict(zip(("file", "code", "text", "count"), entry, strict=True)) for entry in entries)
    body = ",".join("\n  " + json.dumps(line, ensure_ascii=False) for line in lines)
    return f'{{\n "version": {VERSION},\n "findings": [{body}\n ]\n}}\n'.encode("utf-8", "backslashreplace")


def _bytes(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise ReplylintError(
            f"基线文件 {file} 读不了：{why(error).zh}；第一次使用请先 --write-baseline {file}。",
            f"cannot read the baseline {file}: {why(error).en}; to begin, --write-baseline {file}.",
        ) from None


def _key_of(entry: Any) -> Key:
    code, file, words, count = (entry[name] for name in ("code", "file", "text", "count"))
    if not all(isinstance(value, str) for value in (code, file, words)) or type(count) is not int or count < 1:
        raise ValueError
    return code, file, words
