"""Build replylint/data/jieba.marisa, jieba.freq and jieba.emit from what the installed jieba knows.

Run it again when the jieba that pyproject.toml asks for changes:

    python tools/build_words.py

``jieba.marisa`` is a marisa trie of the words, which numbers them. ``jieba.freq`` is one line of text
(jieba's version, the size of its dict.txt in bytes, the sum of all frequencies, the tags), then for each
word, in the order of those numbers, an unsigned 32-bit little-endian integer: frequency * 256 + place of
its tag in that line. ``jieba.emit`` is one line of text (jieba's version), then what jieba's new-word model says of
each Chinese character as the begin, middle, end or whole of a word: a 64-bit little-endian float each, all begins
first. replylint/text/words.py maps all three into memory and never writes them.
"""

from __future__ import annotations

import struct
from pathlib import Path

import jieba
import marisa_trie
from jieba.finalseg import MIN_FLOAT
from jieba.finalseg.prob_emit import P as EMITTED

from replylint.text.words import HAN

DATA = Path(__file__).parent.parent / "replylint" / "data"


def main() -> None:
    """Read jieba's dict.txt (word, frequency, tag) and its model, and write the files."""
    source = Path(jieba.__file__).with_name("dict.txt")
    lines = [line.split(" ") for line in source.read_text(encoding="utf-8").splitlines()]
    entries = {word: (int(frequency), tag) for word, frequency, tag in lines}
    total = sum(int(frequency) for _, frequency, _ in lines)  # a word listed twice counts twice, as in jieba
    tags = sorted({tag for _, tag in entries.values()})

    trie = marisa_trie.Trie(entries)
    trie.save(str(DATA / "jieba.marisa"))
    numbers = [0] * len(entries)
    for word, (frequency, tag) in entries.items():
        numbers[trie[word]] = frequency * 256 + tags.index(tag)
    header = " ".join([jieba.__version__, str(source.stat().st_size), str(total), *tags])
    (DATA / "jieba.freq").write_bytes(header.encode() + b"\n" + struct.pack(f"<{len(numbers)}I", *numbers))
    emitted = [EMITTED[state].get(chr(point), MIN_FLOAT) for state in "BMES" for point in HAN]
    (DATA / "jieba.emit").write_bytes(f"{jieba.__version__}\n".encode() + struct.pack(f"<{len(emitted)}d", *emitted))


if __name__ == "__main__":
    main()
