"""Measure replylint and write docs/performance.md.

    python -m bench                        # 200,000 messages, one round: a quarter of an hour
    python -m bench --rounds 5             # medians of five rounds
    python -m bench --full                 # 2,000,000 messages, too
    python -m bench --node-modules FOLDER  # also against textlint and textlint-rule-prh installed there

Medians of interleaved rounds, and ratios: they hold on other machines, milliseconds don't. Long runs are measured in
processor time, which other work on the machine changes least; only several processes are measured by the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.generate import BLANKS, talks, write
from bench.measure import ENVIRONMENT, Commands, Cost, latency, medians, run

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
LEFT = Path(__file__).with_name("left.md")  # what is left to be done, written by hand; it closes the document
PACKAGES = ("replylint", "jieba", "pyahocorasick", "marisa-trie", "regex", "typer", "rich", "python-calamine")
PEERS = ("flashtext", "ahocorasick_rs", "autocorrect_py", "codespell")

PYTHON = sys.executable
REPLYLINT = shutil.which("replylint", path=str(Path(PYTHON).parent)) or "replylint"
CHECK = (REPLYLINT, "check", "--isolated", "--exit-zero", "--format", "jsonl")
ALONE = (*CHECK, "--jobs", "1", "--role", "all")

PLAIN = "亲，您的包裹已经发出啦，请您留意查收哦\n"
WORDS = "您最好先量一下尺寸，这家老店很有威信\n"  # 威信 sounds like 微信: words decide
CAUGHT = "这款是全网最低价哦\n"
BLUNT = "这个没办法的呢\n"
FEW = 20_000  # messages for what takes long, or differs little with their number
PRH_WORDS = 1_000  # textlint-rule-prh tries one regular expression after another

Table = Iterator[str]


def rows(head: Sequence[str], body: Iterable[Sequence[object]]) -> Table:
    """A Markdown table; all columns but the first are figures."""
    yield "| " + " | ".join(head) + " |"
    yield "|---" + "|---:" * (len(head) - 1) + "|"
    for row in body:
        yield "| " + " | ".join(map(str, row)) + " |"


def megabytes(memory: int) -> str:
    """Bytes as MB."""
    return f"{memory / 1e6:.0f}"


def start_up(folder: Path, rounds: int) -> Table:
    """Whole processes from start to end, on as little text as they can be given."""
    repository = folder / "replies"
    repository.mkdir()
    texts = [turn.text for turn in talks(20_000) if turn.role == "agent"]
    for number in range(1_000):
        (repository / f"{number}.txt").write_text("\n".join(texts[number * 10 : number * 10 + 10]), encoding="utf-8")
    mandated = "import typer, rich, regex, ahocorasick, marisa_trie, jieba"
    commands = {
        "`python -c pass`": ((PYTHON, "-c", "pass"), ""),
        "`replylint check -`, one draft": ((*CHECK, "-"), PLAIN),
        "`replylint check -`, one draft with a claim": ((*CHECK, "-"), CAUGHT),
        "`replylint check -`, one draft that needs words": ((*CHECK, "-"), WORDS),
        "`replylint check -`, one blunt draft, words needed": ((*CHECK, "-"), BLUNT),
        f"`{mandated}`": ((PYTHON, "-c", mandated), ""),
        "`import jieba`, first cut, its cache warm": ((PYTHON, "-c", f"import jieba; jieba.lcut({WORDS!r})"), ""),
        "`replylint check FOLDER`, 1,000 files of ten lines": ((*CHECK, str(repository)), ""),
    }
    costs = medians({name: (command, text.encode()) for name, (command, text) in commands.items()}, rounds)
    bare = next(iter(costs.values()))
    yield from rows(
        ("process", "ms", "× bare Python", "by processor time", "peak MB"),
        (
            (
                name,
                f"{cost.seconds * 1000:.0f}",
                f"{cost.seconds / bare.seconds:.1f}",
                f"{cost.processor / bare.processor:.1f}",
                megabytes(cost.memory),
            )
            for name, cost in costs.items()
        ),
    )


def waiting(lines: int) -> Table:
    """How long a line waits for its answer in a process that is already running."""
    commands = {"`replylint check -`": (*CHECK, "-"), "`replylint filter`": (REPLYLINT, "filter", "--isolated")}
    waits = {name: latency(command, CAUGHT.encode(), lines) for name, command in commands.items()}
    yield from rows(
        ("stream", "µs a line"), ((name, f"{wait * 1e6:.0f}") for name, wait in waits.items() if wait is not None)
    )


def passes(folder: Path, messages: int, names: Iterable[str]) -> Commands:
    """Bare passes over the texts of ``messages``; what is not installed fails, and is left out later."""
    text, words = folder / f"{messages}.text", folder / "words"
    text.write_text("".join(f"{turn.text}\n" for turn in talks(messages)), encoding="utf-8")
    words.write_text("\n".join(lexicon_words()), encoding="utf-8")
    return {
        f"bare pass of {name}": ((PYTHON, "-m", "bench.passes", name, str(text), str(words)), b"") for name in names
    }


def throughput(folder: Path, messages: int, suffixes: Iterable[str], rounds: int) -> Table:
    """Whole runs over made-up chats of both sides, every message judged, against bare passes over the same text."""
    commands = passes(folder, messages, ("automaton", "jieba"))
    for suffix in suffixes:
        file = folder / f"{messages}{suffix}"
        write(file, messages)
        commands[f"`replylint check`, {suffix[1:]} in, jsonl out"] = ((*ALONE, str(file)), b"")
    commands["the same of csv, agents only"] = ((*ALONE[:-2], str(folder / f"{messages}.csv")), b"")
    costs = medians(commands, rounds)
    yield from compared(costs, messages, (folder / f"{messages}.text").stat().st_size)


def compared(costs: dict[str, Cost], messages: int, size: int) -> Table:
    """Each run's speed, and how it relates to the first run's (the bare automaton) and the second's (jieba)."""
    first, second = list(costs.values())[:2]
    yield from rows(
        ("run", "processor s", "messages/s", "MB/s", "of the automaton's speed", "× jieba's speed", "peak MB"),
        (
            (
                name,
                f"{cost.processor:.2f}",
                f"{messages / cost.processor:,.0f}",
                f"{size / cost.processor / 1e6:.2f}",
                f"{first.processor / cost.processor:.0%}",
                f"{second.processor / cost.processor:.1f}",
                megabytes(cost.memory),
            )
            for name, cost in costs.items()
        ),
    )


def cores(file: Path, rounds: int) -> Table:
    """The same run shared by more and more processes, by the clock."""
    numbers = [1, *(jobs for jobs in (2, 4, 8, 16) if jobs <= (os.cpu_count() or 1))]
    command = (*CHECK, "--role", "all", str(file))
    costs = medians({str(jobs): ((*command, "--jobs", str(jobs)), b"") for jobs in numbers}, rounds)
    alone = costs["1"]
    yield from rows(
        ("--jobs", "s", "times as fast", "processor s of all", "peak MB of one"),
        (
            (
                jobs,
                f"{cost.seconds:.1f}",
                f"{alone.seconds / cost.seconds:.2f}",
                f"{cost.processor:.1f}",
                megabytes(cost.memory),
            )
            for jobs, cost in costs.items()
        ),
    )


def stages(file: Path) -> Table:
    """Where the time goes."""
    command = (PYTHON, "-m", "bench.stages", str(file))
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    found = [(name, float(seconds)) for name, _, seconds in (line.partition("\t") for line in done.stdout.splitlines())]
    whole = sum(seconds for _, seconds in found)
    yield from rows(
        ("step", "processor s", "share"),
        ((name, f"{seconds:.2f}", f"{seconds / whole:.0%}") for name, seconds in found),
    )


def peers(folder: Path, rounds: int, node_modules: Path | None) -> Table:
    """What else could be installed, on the same texts; none of them judges tone, context or disguise."""
    commands = passes(folder, FEW, ("automaton", "jieba", "flashtext", "ahocorasick_rs", "autocorrect"))
    text = folder / f"{FEW}.text"
    write(folder / f"{FEW}.csv", FEW)
    commands["`replylint check`, csv in"] = ((*ALONE, str(folder / f"{FEW}.csv")), b"")
    commands["`codespell`"] = ((str(Path(PYTHON).with_name("codespell")), "--count", str(text)), b"")
    if node_modules:
        commands[f"`textlint` with prh, {PRH_WORDS:,} of the words"] = (textlint(folder, text, node_modules), b"")
    costs = medians(commands, rounds, most=64)
    yield from compared(costs, FEW, text.stat().st_size)
    missing = [name for name in commands if name not in costs]
    if node_modules is None:
        missing.append("`textlint` with prh")
    if missing:
        yield f"\nNot installed where this was measured: {', '.join(missing)}."


def textlint(folder: Path, text: Path, node_modules: Path) -> Sequence[str]:
    """The command that seeks some of the words in ``text`` with textlint-rule-prh."""
    chosen = [word for word in lexicon_words() if len(word) > 1 and all("\u4e00" <= char <= "\u9fff" for char in word)]
    rules = [{"expected": "□", "pattern": word} for word in random.Random(1).sample(chosen, PRH_WORDS)]
    (folder / "prh.yml").write_text(json.dumps({"version": 1, "rules": rules}, ensure_ascii=False), encoding="utf-8")
    settings = {"rules": {"prh": {"rulePaths": [str(folder / "prh.yml")]}}}
    (folder / "textlintrc.json").write_text(json.dumps(settings), encoding="utf-8")
    file = shutil.copy(text, folder / "peers.txt")  # textlint goes by the ending
    command = node_modules / ".bin" / "textlint"
    options = ("--rules-base-directory", node_modules, "--config", folder / "textlintrc.json", "--format", "json")
    return tuple(map(str, (command, *options, file)))


def lexicon_sizes(folder: Path, rounds: int) -> Table:
    """The same file with a shop's own word list of growing size: compiled once, used ever after."""
    file = folder / f"{FEW}.csv"
    dice = random.Random(1)
    characters = [char for words in BLANKS.values() for char in "".join(words) if "\u4e00" <= char <= "\u9fff"]
    lists: dict[str, Sequence[str]] = {"none": ()}
    for size in (1_000, 10_000, 100_000):
        own = {"".join(dice.choices(characters, k=dice.randint(4, 8))) for _ in range(size)}
        (folder / f"own{size}").write_text("\n".join(sorted(own)), encoding="utf-8")
        lists[f"{size:,}"] = ("--lexicon", str(folder / f"own{size}"))
    first = {name: run((*CHECK, *own, "-"), PLAIN.encode()) for name, own in lists.items()}
    drafts = medians({name: ((*CHECK, *own, "-"), PLAIN.encode()) for name, own in lists.items()}, rounds * 3)
    costs = medians({name: ((*ALONE, *own, str(file)), b"") for name, own in lists.items()}, rounds)
    yield from rows(
        ("own words", f"{FEW:,} messages, processor s", "peak MB", "a draft, ms", "first run, s", "its peak MB"),
        (
            (
                name,
                f"{cost.processor:.2f}",
                megabytes(cost.memory),
                f"{drafts[name].processor * 1000:.0f}",
                f"{compiling.processor:.1f}",
                megabytes(compiling.memory),
            )
            for name, cost in costs.items()
            if (compiling := first[name])
        ),
    )


def lengths(folder: Path, rounds: int) -> Table:
    """The same text, in which nothing is said twice, in messages of different length."""
    text = "".join(dict.fromkeys(turn.text for turn in talks(FEW // 2)))
    commands: Commands = {}
    for length in (10, 30, 100, 1_000, 10_000, 100_000):
        file = folder / f"length{length}.txt"
        pieces = (text[start : start + length] for start in range(0, len(text), length))
        file.write_text("\n".join(pieces), encoding="utf-8")
        commands[f"{length:,}"] = ((*CHECK, "--jobs", "1", str(file)), b"")
    costs = medians(commands, rounds)
    yield from rows(
        ("characters a message", "processor s", "MB/s"),
        (
            (name, f"{cost.processor:.2f}", f"{len(text.encode()) / cost.processor / 1e6:.2f}")
            for name, cost in costs.items()
        ),
    )


def lexicon_words() -> list[str]:
    """What the bare automaton looks for: the words by which replylint finds the lines of its lexicons."""
    from replylint.matching.compiled import load

    return sorted(load().seen)


def machine() -> str:
    """One line on what all this was measured on."""
    name = platform.processor() or platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        models = [line for line in cpus.read_text().splitlines() if line.startswith("model name")]
        name = models[0].partition(":")[2].strip() if models else name
    return f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def load() -> str:
    """How many processes wanted to run in the last minute, on average."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def versions() -> str:
    """The packages that matter, with their versions."""
    found = []
    for package in (*PACKAGES, *PEERS):
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def report(folder: Path, rounds: int, full: bool, node_modules: Path | None) -> Iterator[str]:
    """The document, line by line, measured as it goes."""
    yield "# Performance\n"
    yield f"Written by `python -m bench`, {rounds} round{'s' * (rounds > 1)} (start-up: more), on {machine()};"
    yield f"{versions()}."
    yield f"The load average at the start was {load()}. Trust the ratios: seconds differ from machine to machine, and"
    yield "from hour to hour. Processor seconds are what a run used itself, whatever else the machine did.\n"
    yield "## To the first finding\n"
    yield from start_up(folder, rounds * 2 + 5)
    yield "\nA line on its way through a process that is already running:\n"
    yield from waiting(1_000)
    for messages in (200_000, 2_000_000) if full else (200_000,):
        yield f"\n## {messages:,} messages\n"
        yield "Made up by `bench/generate.py`, both sides, a third of the answers word for word; all are judged, in one"
        yield "process. The bare automaton (pyahocorasick) looks for the words of the lexicons that ship, and drops"
        yield "what it finds.\n"
        suffixes = (".csv", ".jsonl", ".txt", *([".xlsx"] if messages < 1_000_000 else []))
        yield from throughput(folder, messages, suffixes, rounds if messages < 1_000_000 else 1)
    yield "\n## Cores\n"
    yield f"The csv of {messages:,} messages, by the clock; other processes start when a run turns out to be long."
    yield f"The load average before was {load()}: what other work takes of the cores, these processes do not get.\n"
    yield from cores(folder / f"{messages}.csv", rounds)
    yield "\n## Where the time goes\n"
    yield "The first 40,000 messages of that csv, all judged, once everything is loaded.\n"
    yield from stages(folder / f"{messages}.csv")
    yield "\n## Others\n"
    yield f"{FEW:,} messages, start-up included. None of these judges tone or context, or hears names in disguise.\n"
    yield from peers(folder, rounds, node_modules)
    yield "\n## Size of the lexicon\n"
    yield from lexicon_sizes(folder, rounds)
    yield "\n## Length of the messages\n"
    yield from lengths(folder, rounds)
    yield f"\n{LEFT.read_text(encoding='utf-8').strip()}"


def main() -> None:
    """Measure, show, and write the document."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure replylint.")
    parser.add_argument("--rounds", type=int, default=1, help="of which medians are taken (default: 1)")
    parser.add_argument("--full", action="store_true", help="2,000,000 messages, too")
    parser.add_argument("--node-modules", type=Path, help="where textlint and textlint-rule-prh are installed")
    parser.add_argument("--output", type=Path, default=DOCUMENT, help="default: docs/performance.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for line in report(Path(folder), given.rounds, given.full, given.node_modules):
            print(line, flush=True)
            lines.append(line)
    given.output.parent.mkdir(exist_ok=True)
    given.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
