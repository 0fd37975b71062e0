"""Train the tone scorer: tools/tone_training.jsonl and tone_patterns.txt → replylint/data/tone.weights.

    python tools/train_tone.py                       train, and write the weights
    python tools/train_tone.py --crossval            hold out each writer in turn, and print what is found of them
    python tools/train_tone.py --quiet-on FILE       print which threshold leaves how many of FILE's messages
                                                     (JSON lines with "text") a thousand reported

Needs scikit-learn and numpy; replylint itself does not. Each training line has ``text``, ``before`` (the
customer's line), ``kind`` (the rule it breaks, or empty), ``words`` (those at fault, unless all of them) and
``writer``. Lines of other people's chats are never trained on: both files are all our own writing.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from replylint.matching import lexicon
from replylint.rules import GRAMMAR, scorer, wording
from replylint.text.view import fold

HERE = Path(__file__).parent
TRAINING = HERE / "tone_training.jsonl"
PATTERNS = HERE / "tone_patterns.txt"
WEIGHTS = HERE.parent / "replylint" / "data" / "tone.weights"

BUCKETS = 1 << 16
KIND_BUCKETS = 1 << 14
STRENGTH = 0.15  # inverse regularisation
KIND_STRENGTH = 0.5  # the same, for the kinds
EXACT = 1e-6  # how flat the loss must be, so that training anew gives the same weights
CLEAN_WEIGHT = 3.0  # what a clean line weighs against one at fault: precision first
THRESHOLD = 0.59
GLANCE_THRESHOLD = -0.5
LEAST_REST = 6  # characters of a clean rest that is worth learning from
PER_PATTERN = 20  # lines written from each pattern

Line = dict[str, str]


def main() -> None:
    """Train, cross-validate or measure, as asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--crossval", action="store_true")
    options.add_argument("--quiet-on", type=Path, metavar="FILE")
    chosen = options.parse_args()
    lines = read(TRAINING)
    lines += written(PATTERNS, [line["before"] for line in lines if line["before"] and not line["kind"]])
    lines += offered()
    if chosen.crossval:
        crossval(lines)
        return
    content = train(lines)
    WEIGHTS.write_bytes(content)
    scorer.model.cache_clear()
    print(f"{len(lines)} lines, {len(content)} bytes, version {scorer.model().version}")
    if chosen.quiet_on:
        quiet(read(chosen.quiet_on))


def read(file: Path) -> list[Line]:
    """The lines of a JSON lines file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def written(patterns: Path, befores: list[str]) -> list[Line]:
    """Lines from the file of patterns; clean ones follow one of ``befores`` or nothing."""
    chance = random.Random(11)
    lines = []
    for pattern in patterns.read_text("utf-8").splitlines():
        if pattern and not pattern.startswith("#"):
            kind, before, text = pattern.split("\t")
            for message in sorted({choose(text, chance) for _ in range(PER_PATTERN)}):
                said = choose(before, chance) if before else chance.choice((chance.choice(befores), ""))
                lines.append({"text": message, "before": said, "kind": kind, "writer": "patterns"})
    return lines


def offered() -> list[Line]:
    """What replylint itself offers to say instead: clean."""
    texts = {softer for entry in lexicon.load(lexicon.built_in()).entries for softer in entry.softer}
    texts.update(*wording.SENTENCES.values())
    texts |= {softer for rules in GRAMMAR for one in rules.constructions() for softer in one.softer}
    filled = sorted({text.format(said, what=said) for text in texts for said in ("已经签收了", "退不了")})
    return [{"text": text, "before": "", "kind": "", "writer": "offered"} for text in filled]


def choose(pattern: str, chance: random.Random) -> str:
    """``pattern`` with one choice taken in each pair of braces."""
    return re.sub(r"\{([^}]*)\}", lambda match: chance.choice(match[1].split("|")), pattern).strip(" ，")


def train(lines: list[Line]) -> bytes:
    """The content of the weights file."""
    spread = augmented(lines)
    tone = LogisticRegression(C=STRENGTH, max_iter=3000, tol=EXACT, class_weight={0: CLEAN_WEIGHT, 1: 1.0})
    tone.fit(matrix(spread, BUCKETS), [bool(line["kind"]) for line in spread])

    singles = CountVectorizer(analyzer="char", min_df=3)
    glance = LogisticRegression(C=0.05, max_iter=3000, tol=EXACT, class_weight="balanced")
    glance.fit(singles.fit_transform(map(own, lines)), [bool(line["kind"]) for line in lines])

    faulty = [line for line in spread if line["kind"]]
    kinds = LogisticRegression(C=KIND_STRENGTH, max_iter=3000, tol=EXACT)
    kinds.fit(matrix(faulty, KIND_BUCKETS, before=False), [scorer.KINDS.index(line["kind"]) for line in faulty])

    characters = "".join(sorted(singles.vocabulary_, key=singles.vocabulary_.__getitem__))
    glance_scale, glance_weights = whole(glance.coef_[0])
    tone_scale, tone_weights = whole(tone.coef_[0])
    kind_scale, kind_weights = whole(kinds.coef_.ravel())
    body = b"".join(weights.tobytes() for weights in (glance_weights, tone_weights, kind_weights))
    header = {
        "format": scorer.FORMAT,
        "version": f"{crc32(body):08x}",
        "crc32": crc32(body),
        "characters": characters,
        "buckets": BUCKETS,
        "kind_buckets": KIND_BUCKETS,
        "glance": [float(glance.intercept_[0]), glance_scale, GLANCE_THRESHOLD],
        "tone": [float(tone.intercept_[0]), tone_scale, THRESHOLD],
        "kind_bias": [float(bias) for bias in kinds.intercept_],
        "kind_scale": kind_scale,
    }
    lines = (
        f"{name} {' '.join(map(repr, value)) if isinstance(value, list) else value}" for name, value in header.items()
    )
    return "\n".join(lines).encode() + b"\n\n" + body


def augmented(lines: list[Line]) -> list[Line]:
    """``lines``, the words at fault alone, what is around them, some clean ones with 你 for 您, and less ``before``.

    Who says 你 is not rude for that, though the rude say it more often.
    """
    chance = random.Random(3)
    spread = list(lines)
    for line in lines:
        words = line.get("words")
        if words:
            spread.append({**line, "text": words})
            rests = (rest.strip(" ，。,!！") for rest in line["text"].split(words, 1))
            spread += ({**line, "text": rest, "kind": ""} for rest in rests if len(rest) >= LEAST_REST)
    clean = [line for line in lines if not line["kind"] and "您" in line["text"]]
    spread += [{**line, "text": line["text"].replace("您", "你")} for line in clean if chance.random() < 0.2]
    return spread + [{**line, "before": ""} for line in lines if line["before"] and chance.random() < 0.5]


def own(line: Line) -> str:
    """The message as the model reads it."""
    return scorer.normal(fold(line["text"]))


def matrix(lines: list[Line], buckets: int, *, before: bool = True) -> Any:
    """One row of hashed features a line, exactly as scorer.py weighs them."""
    places: list[int] = []
    values: list[float] = []
    ends = [0]
    for line in lines:
        row: dict[int, float] = {}
        for feature in sorted(scorer.features(own(line))):  # in one order: sums of fractions depend on it
            row[scorer.bucket(feature, buckets)] = row.get(scorer.bucket(feature, buckets), 0) + 1
        if before and line["before"]:
            for feature in sorted(scorer.features_before(scorer.normal(fold(line["before"])))):
                at = scorer.bucket(feature, buckets)
                row[at] = row.get(at, 0) + scorer.BEFORE_WEIGHT
        places += row
        values += row.values()
        ends.append(len(places))
    return csr_matrix((values, places, ends), shape=(len(lines), buckets))


def whole(weights: Any) -> tuple[float, Any]:
    """``weights`` as whole numbers of one byte, and what one of them is worth."""
    scale = float(np.abs(weights).max()) / 127
    return scale, np.rint(weights / scale).astype(np.int8)


def crossval(lines: list[Line]) -> None:
    """What is found of each writer whose lines the model has not seen."""
    for writer in sorted({line["writer"] for line in lines if line["kind"]} - {"patterns"}):
        content = train([line for line in lines if line["writer"] != writer])
        held_out = [line for line in lines if line["writer"] == writer]
        learned = scorer.parsed(content)
        found = [scored(learned, line) > learned.tone_line.threshold for line in held_out]
        hits = sum(hit and bool(line["kind"]) for hit, line in zip(found, held_out, strict=True))
        named = sum(
            hit and scorer.kind(learned, own(line)) == line["kind"] for hit, line in zip(found, held_out, strict=True)
        )
        faults = sum(bool(line["kind"]) for line in held_out)
        alarms = f"{sum(found) - hits}/{len(held_out) - faults}"
        print(f"{writer:8} found {hits}/{faults}, kind right {named}, false alarms {alarms}")


def scored(learned: scorer.Model, line: Line) -> float:
    """The model's score of a line."""
    if not scorer.suspicious(learned, own(line)):
        return float("-inf")
    return scorer.score(learned, own(line), scorer.normal(fold(line["before"])) if line.get("before") else "")


def quiet(messages: list[Line]) -> None:
    """How many of a thousand messages are reported at which threshold."""
    scores = sorted((scored(scorer.model(), line) for line in messages), reverse=True)
    for rate in (0.25, 0.5, 1.0, 1.5, 2.0):
        print(f"threshold {scores[int(rate * len(scores) / 1000)]:.2f}: {rate} a thousand")


if __name__ == "__main__":
    main()
