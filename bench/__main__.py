"""Measure replylint and write docs/performance.md.

    python -m bench          # two minutes
    python -m bench --full   # 200,000 and 2,000,000 messages, lexicon sizes, other tools: an hour

Medians of interleaved rounds, and ratios: they hold on other machines, milliseconds don't.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.generate import BLANKS, talks, write
from bench.measure import Commands, Cost, latency, medians

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
PACKAGES = ("replylint", "typer", "jieba", "rich", "regex", "pyahocorasick", "marisa-trie", "python-calamine")

PYTHON = sys.executable
REPLYLINT = shutil.which("replylint", path=str(Path(PYTHON).parent)) or "replylint"
CHECK = (REPLYLINT, "check", "--isolated", "--exit-zero", "--format", "jsonl")

PLAIN = "亲，您的包裹已经发出啦，请您留意查收哦\n"
WORDS = "您最好先量一下尺寸，这家老店很有威信\n"  # 威信 sounds like 微信: words decide
CAUGHT = "这款是全网最低价哦\n"

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
    commands = {
        "`python -c pass`": ((PYTHON, "-c", "pass"), ""),
        "`replylint check -`, one draft": ((*CHECK, "-"), PLAIN),
        "`replylint check -`, one draft that needs words": ((*CHECK, "-"), WORDS),
        "`import typer`": ((PYTHON, "-c", "import typer"), ""),
        "`import jieba`, first cut, its cache warm": ((PYTHON, "-c", f"import jieba; jieba.lcut({WORDS!r})"), ""),
        "`replylint check FOLDER`, 1,000 files of ten lines": ((*CHECK, str(repository)), ""),
    }
    costs = medians({name: (command, text.encode()) for name, (command, text) in commands.items()}, rounds)
    bare = next(iter(costs.values()))
    yield from rows(
        ("process", "ms", "× bare Python", "peak MB"),
        (
            (name, f"{cost.seconds * 1000:.0f}", f"{cost.seconds / bare.seconds:.1f}", megabytes(cost.memory))
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


def throughput(folder: Path, messages: int, suffixes: Iterable[str], rounds: int, rivals: Iterable[str]) -> Table:
    """Whole runs over made-up chats of both sides, every message judged, against bare passes over the same text."""
    text, words = folder / f"{messages}.text", folder / "words"
    text.write_text("".join(f"{turn.text}\n" for turn in talks(messages)), encoding="utf-8")
    words.write_text("\n".join(lexicon_words()), encoding="utf-8")
    commands: Commands = {
        f"bare pass of {rival}": ((PYTHON, "-m", "bench.passes", rival, str(text), str(words)), b"") for rival in rivals
    }
    for suffix in suffixes:
        file = folder / f"{messages}{suffix}"
        write(file, messages)
        commands[f"`replylint check`, {suffix[1:]} in, jsonl out"] = ((*CHECK, "--role", "all", str(file)), b"")
    costs = medians(commands, rounds)
    yield from compared(costs, messages, text.stat().st_size)


def compared(costs: dict[str, Cost], messages: int, size: int) -> Table:
    """Each run's speed, and how it relates to the first run's (the bare automaton) and the second's (jieba)."""
    first, second = list(costs.values())[:2]
    yield from rows(
        ("run", "s", "messages/s", "MB/s", "of the automaton's speed", "× jieba's speed", "peak MB"),
        (
            (
                name,
                f"{cost.seconds:.2f}",
                f"{messages / cost.seconds:,.0f}",
                f"{size / cost.seconds / 1e6:.2f}",
                f"{first.seconds / cost.seconds:.0%}",
                f"{second.seconds / cost.seconds:.1f}",
                megabytes(cost.memory),
            )
            for name, cost in costs.items()
        ),
    )


def lexicon_sizes(folder: Path, messages: int, rounds: int) -> Table:
    """The same file with a shop's own word list of growing size."""
    file = folder / "sizes.csv"
    write(file, messages)
    dice = random.Random(1)
    characters = "".join("".join(words) for words in BLANKS.values())
    commands: Commands = {"none": ((*CHECK, str(file)), b"")}
    for size in (1_000, 10_000, 100_000):
        own = {"".join(dice.choices(characters, k=dice.randint(4, 8))) for _ in range(size)}
        (folder / f"own{size}").write_text("\n".join(sorted(own)), encoding="utf-8")
        commands[f"{size:,}"] = ((*CHECK, "--lexicon", str(folder / f"own{size}"), str(file)), b"")
        commands[f"{size:,}, one draft"] = ((*CHECK, "--lexicon", str(folder / f"own{size}"), "-"), PLAIN.encode())
    costs = medians(commands, rounds)
    yield from rows(
        ("own words", "s", "peak MB"),
        ((name, f"{cost.seconds:.2f}", megabytes(cost.memory)) for name, cost in costs.items()),
    )


def lengths(folder: Path, rounds: int) -> Table:
    """The same text in messages of different length."""
    text = "".join(turn.text for turn in talks(20_000))
    commands: Commands = {}
    for length in (10, 30, 100, 1_000):
        file = folder / f"length{length}.txt"
        pieces = (text[start : start + length] for start in range(0, len(text), length))
        file.write_text("\n".join(pieces), encoding="utf-8")
        commands[f"{length:,}"] = ((*CHECK, str(file)), b"")
    costs = medians(commands, rounds)
    yield from rows(
        ("characters a message", "s", "MB/s"),
        (
            (name, f"{cost.seconds:.2f}", f"{len(text.encode()) / cost.seconds / 1e6:.2f}")
            for name, cost in costs.items()
        ),
    )


def lexicon_words() -> list[str]:
    """What the bare automaton looks for: the words by which replylint finds the lines of its lexicons."""
    from replylint.compiled import load

    return sorted(load().seen)


def machine() -> str:
    """One line on what all this was measured on."""
    name = platform.processor() or platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        models = [line for line in cpus.read_text().splitlines() if line.startswith("model name")]
        name = models[0].partition(":")[2].strip() if models else name
    return f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def versions() -> str:
    """The packages that matter, with their versions."""
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def report(folder: Path, full: bool) -> Iterator[str]:
    """The document, line by line, measured as it goes."""
    rounds = 5 if full else 3
    yield "# Performance\n"
    yield f"Written by `python -m bench{' --full' if full else ''}`: medians of interleaved rounds on {machine()};"
    yield f"{versions()}. Trust the ratios: milliseconds differ from machine to machine, and from hour to hour.\n"
    yield "## To the first finding\n"
    yield from start_up(folder, 21 if full else 11)
    yield "\nA line on its way through a process that is already running:\n"
    yield from waiting(1_000)
    for messages in (200_000, 2_000_000) if full else (50_000,):
        yield f"\n## {messages:,} messages\n"
        yield "Made up by `bench/generate.py`, both sides, a third of the answers word for word; all are judged."
        yield "The bare automaton looks for the words of the lexicons that ship, and drops what it finds.\n"
        suffixes = (".csv", ".jsonl", ".txt", *([".xlsx"] if messages < 1_000_000 else []))
        rivals = ("automaton", "jieba", "flashtext", "ahocorasick_rs") if full else ("automaton", "jieba")
        yield from throughput(folder, messages, suffixes, rounds if messages < 1_000_000 else 1, rivals)
    if full:
        yield "\n## Size of the lexicon\n"
        yield from lexicon_sizes(folder, 50_000, rounds)
        yield "\n## Length of the messages\n"
        yield from lengths(folder, rounds)


def main() -> None:
    """Measure, show, and write the document."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure replylint.")
    parser.add_argument("--full", action="store_true", help="everything, up to 2,000,000 messages: an hour")
    parser.add_argument("--output", type=Path, default=DOCUMENT, help="default: docs/performance.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for line in report(Path(folder), given.full):
            print(line, flush=True)
            lines.append(line)
    given.output.parent.mkdir(exist_ok=True)
    given.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
