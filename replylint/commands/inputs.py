"""What a command reads: the files that its paths stand for, and how much was found in each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from replylint import readers
from replylint.commands import say
from replylint.commands.choices import STDIN, Choices
from replylint.commands.options import Call, listed
from replylint.model import AGENT, Both, Message, ReplylintError
from replylint.readers import Reading
from replylint.readers.kinds import WORKBOOK_KINDS

CANNED = "canned"  # the layout that ``replylint.readers.canned`` reads
MARKDOWN = (".md", ".markdown", ".mdx")  # mostly of paragraphs, which have no fields
MOST_OPEN = 50_000  # talks that are told apart at a time
MOST_NAMED = 10  # files in one sentence


def inputs(paths: Iterable[str], options: Mapping[str, Any], choices: Choices) -> Iterator[str]:
    """The files that ``paths`` stand for, each once; those that the settings exclude are left out, and told if named.

    A folder with nothing to check is yielded itself, as by ``find_files``: to find nothing there proves nothing.
    """
    seen: set[str] = set()
    for path in paths:
        none = True
        for file in readers.find_files([path], choices.patterns(path)):
            if not choices.excludes(file):
                none = False
                whole = os.path.abspath(file)  # os.path.realpath asks the disk for each part
                if whole not in seen:
                    yield file
                seen.add(whole)
            elif file == path and not options["quiet"]:
                excluded = Both(
                    f"{file}：是设置、词库、基线、JSON Schema 或 replylint 写的报告，或者设置里写明不检查，已略过。",
                    f"{file}: settings, a lexicon, a baseline, a JSON schema, a report of ours, or excluded by the "
                    "settings; left out.",
                )
                say(excluded.get(options["lang"]))
        if none and os.path.isdir(path):
            yield path


def refuse_folder(path: str, choices: Choices) -> None:
    """Raises ReplylintError if ``path`` is a folder, which ``inputs`` yields where nothing in it is to be checked."""
    if not os.path.isdir(path):
        return
    if next(readers.find_files([path])) == path:
        readers.open_input(path, choices.of(path).reading)  # says what can be read
    patterns = "、".join(line for _, lines in choices.patterns(path) for line in lines)
    why = Both(f"都被 exclude（{patterns}）排除了", f"is left out by exclude ({patterns})")
    if not patterns:
        why = Both(
            "只有设置、词库、基线或 replylint 写的报告", "is settings, lexicons, baselines or reports of replylint"
        )
    raise ReplylintError(
        f"{path}：里面能读的文件{why.zh}，没有检查。",
        f"{path}: all that is readable in it {why.en}; nothing was checked.",
    )


def passes_over(error: ReplylintError, file: str, call: Call) -> bool:
    """Whether ``error`` says of ``file`` that it holds no replies at all, and nobody has asserted that it does.

    Folders and commits hold JSON files and tables of all kinds. Of a file that is named, or of a workbook, whose
    cells are not searched for replies, we say so.
    """
    from replylint.readers.columns import NoTextError

    if not isinstance(error, NoTextError) or file.lower().endswith(WORKBOOK_KINDS):
        return False
    return call.options["hook"] or file not in call.arguments


def spare(reports: Iterable[str], paths: Iterable[str], options: Mapping[str, Any], choices: Choices) -> None:
    """Raises ReplylintError if one of the ``reports``, or a new baseline, would be written over a file to be read.

    A baseline may be written anew, and so may what is excluded.
    """
    baseline = options["write_baseline"]
    written = [file for file in reports if _holds_something(file)]
    if baseline and _holds_something(baseline) and not _is_baseline(baseline):
        written.append(baseline)
    if not written:
        return
    named = [(options["stdin_filename"] or path) if path == STDIN else path for path in paths]
    for file in chain.from_iterable(readers.find_files([path], choices.patterns(path)) for path in named):
        for one in written:
            if _is_same(file, one) and (one == baseline or not choices.excludes(file)):
                raise ReplylintError(
                    f"{one} 是要检查的文件，结果写进去会把它盖掉，什么也没有做；请换一个文件名。",
                    f"{one} is to be checked, and what is written would take its place; nothing was done. "
                    "Name another file.",
                )


def _holds_something(file: str) -> bool:
    return os.path.isfile(file) and os.path.getsize(file) > 0


def _is_baseline(file: str) -> bool:
    from replylint.waivers import baseline

    try:
        with open(file, "rb") as stream:
            baseline.read(stream.read(), file)
    except (ReplylintError, OSError):
        return False
    return True


def _is_same(file: str, other: str) -> bool:
    """Whether ``file``, or the archive that it is in, is the file ``other``, whatever links lead there."""
    archives = [file[:at] for at, char in enumerate(file) if char == "!"]
    return any(os.path.isfile(path) and os.path.samefile(path, other) for path in (file, *archives))


def together(files: Sequence[str]) -> Both:
    """``files`` in one sentence: the first ones by name, and how many there are."""
    named, more = files[:MOST_NAMED], len(files) - MOST_NAMED
    return Both(
        "、".join(named) + (f" 等 {len(files)} 个文件" if more > 0 else ""),
        ", ".join(named) + (f" and {more} more" if more > 0 else ""),
    )


class Tally:
    """How much was read in one layout."""

    def __init__(self, title: Both) -> None:
        self.title = title
        self.files = self.talks = self.messages = self.agents = 0

    def count(self, messages: Iterable[Message]) -> Iterator[Message]:
        """Pass the messages of one more file on, counting them."""
        self.files += 1
        lately: dict[int, None] = {}  # talks may be interleaved, but must not fill the memory
        for message in messages:
            self.messages += 1
            self.agents += message.role == AGENT
            talk = hash(message.conversation)
            if message.conversation is not None and talk not in lately:
                self.talks += 1
                lately[talk] = None
                if len(lately) > MOST_OPEN:
                    del lately[next(iter(lately))]
            yield message

    def sentence(self) -> Both:
        """``读取：京东咚咚，3 通会话，128 条消息，客服 61 条``; of several files also how many."""
        return Both(
            f"读取：{self.title.zh}，"
            + (f"{self.files} 个文件，" if self.files > 1 else "")
            + (f"{self.talks} 通会话，" if self.talks else "")
            + f"{self.messages} 条消息，客服 {self.agents} 条",
            f"read: {self.title.en}, "
            + (f"{self.files} files, " if self.files > 1 else "")
            + (f"{self.talks} talks, " if self.talks else "")
            + f"{self.messages} messages, {self.agents} by agents",
        )


class Tallies:
    """How much was read in each layout, and which names of the command line name nothing in it.

    ``passed_over`` are files that hold no replies.
    """

    def __init__(self, options: Mapping[str, Any] = {}) -> None:
        self.passed_over: list[str] = []
        self._by_layout: dict[str, Tally] = {}
        self._unseen = set(options.get("agent", ()))
        self._fields = listed(options.get("field", ()))
        self._columns = listed(options.get("column", ()))
        self._chosen: dict[tuple[str, ...], bool] = {}  # fields of settings files, and whether they choose anything

    def count(self, reading: Reading, fields: tuple[str, ...] = ()) -> Iterator[Message]:
        """The messages of ``reading``, counted as they pass; ``fields`` are those that hold for it."""
        messages = self._looked_for(reading.messages) if self._unseen else reading.messages
        if fields and not self._fields and reading.layout == CANNED and not reading.file.lower().endswith(MARKDOWN):
            messages = self._chosen_by(fields, messages)
        yield from self._by_layout.setdefault(reading.layout, Tally(reading.title)).count(messages)

    def sentences(self) -> Iterator[Both]:
        """One for each layout, for all files passed over, and for each agent who was named and does not speak."""
        yield from (tally.sentence() for tally in self._by_layout.values())
        if self.passed_over:
            files = together(self.passed_over)
            yield Both(f"没有找到话术，略过：{files.zh}", f"no replies in, passed over: {files.en}")
        if self._by_layout:
            for name in sorted(self._unseen):
                yield Both(
                    f"--agent “{name}”：没有这样的发言人，写错了吗？", f"--agent '{name}': nobody of that name speaks."
                )

        for fields, used in self._chosen.items():
            if not used:
                named = ", ".join(fields)
                yield Both(
                    f"设置里的 fields（{named}）没有选中任何内容，写错了吗？",
                    f"fields in the settings ({named}) choose nothing here; are they misspelt?",
                )

    def problems(self) -> Iterator[Both]:
        """A problem are fields of canned replies that no file has: nothing of them was checked."""
        canned = self._by_layout.get(CANNED)
        if not self._by_layout or (canned.messages if canned else not self._fields):
            return
        if self._fields or self._columns:
            named = f"--field {','.join(self._fields)}" if self._fields else f"--column {','.join(self._columns)}"
            nothing = not any(tally.messages for tally in self._by_layout.values())
            yield Both(
                f"{named}：读到的文件里没有这样的字段{'，没有检查' if nothing else ''}；请看看是不是写错了",
                f"{named}: no file has such a field{', and nothing was checked' if nothing else ''}",
            )

    def _chosen_by(self, fields: tuple[str, ...], messages: Iterable[Message]) -> Iterator[Message]:
        self._chosen.setdefault(fields, False)
        for message in messages:
            if message.place.pointer is not None or message.place.cell is not None:
                self._chosen[fields] = True
            yield message

    def _looked_for(self, messages: Iterable[Message]) -> Iterator[Message]:
        """``messages``; whoever speaks in them is no longer missing."""
        from fnmatch import fnmatchcase

        known: set[str | None] = set()
        for message in messages:
            speaker = message.speaker
            if message.role == AGENT and not message.writable and speaker not in known and len(known) < MOST_OPEN:
                known.add(speaker)  # None: a table may have only sides, and --agent may name one
                seen = {name for name in self._unseen if speaker in (None, name) or fnmatchcase(speaker or "", name)}
                self._unseen -= seen
            yield message
