"""Build replylint/data/frequent.txt: the characters that agents use most, commonest first.

    python tools/build_frequent.py

Counted in the training lines of the tone scorer, folded; what counts is only the order.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from replylint.text.view import squeeze

TRAINING = Path(__file__).parent / "tone_training.jsonl"
TARGET = Path(__file__).parent.parent / "replylint" / "data" / "frequent.txt"
KEPT = 1_000


def main() -> None:
    """Count, and write the file."""
    counts: Counter[str] = Counter()
    for line in TRAINING.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        counts.update(squeeze(record["text"] + record["before"]))
    counts.pop("\n", None)
    TARGET.write_text("".join(char for char, _ in counts.most_common(KEPT)), encoding="utf-8")


if __name__ == "__main__":
    main()
