"""How many messages a Spark worker judges in a second, on this machine: the table of docs/spark.md.

    python -m bench.spark [MESSAGES]

One task runs at a time (``local[1]``), so that a figure is that of one core; the last row is a cluster of two
worker processes. Medians of three rounds after a first one, which starts the workers.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as parquet
from pyspark.sql import DataFrame, SparkSession

from bench.generate import talks
from replylint.settings import Settings
from replylint.spark import lint

ROUNDS = 3
FILES = 8
TALK = {"role": "role", "conversation": "talk", "time": "time", "order": ["id"]}


def main() -> None:
    """Print the table; each master is measured in a process of its own."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    if len(sys.argv) > 3:
        measure(sys.argv[2], sys.argv[3], messages)
        return
    with TemporaryDirectory() as folder:
        _write(Path(folder), messages)
        print("| workers | what | messages a second | characters a second |\n|---|---|---|---|", flush=True)
        for master in ("local[1]", "local-cluster[2,1,1024]"):
            subprocess.run([sys.executable, "-m", "bench.spark", str(messages), master, folder], check=True)


def measure(master: str, folder: str, messages: int) -> None:
    """Print the rows of one master."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = SparkSession.builder.master(master).config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.shuffle.partitions", str(FILES)).getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    df = spark.read.parquet(folder)
    characters = df.selectExpr("sum(length(content)) as count").collect()[0]["count"]
    jd = Settings(platform="jd")
    for what, found in (
        ("nothing: rows to Python and back", df.mapInArrow(lambda batches: batches, df.schema)),
        ("messages, where they lie", lint(df, role="role", settings=jd)),
        ("talks, brought together and sorted", lint(df, **TALK, settings=jd)),
    ):
        seconds = _seconds(found)
        print(f"| {master} | {what} | {messages / seconds:,.0f} | {characters / seconds:,.0f} |", flush=True)
    spark.stop()


def _seconds(df: DataFrame) -> float:
    taken = []
    for _ in range(ROUNDS + 1):
        begun = time.perf_counter()
        df.write.format("noop").mode("overwrite").save()
        taken.append(time.perf_counter() - begun)
    return median(taken[1:])


def _write(folder: Path, messages: int) -> None:
    """Made-up talks as Parquet files, a task each."""
    turns = list(talks(messages))
    table = pa.table(
        {
            "id": range(len(turns)),
            "talk": [turn.conversation for turn in turns],
            "role": [turn.role for turn in turns],
            "time": pa.array([turn.time for turn in turns], pa.timestamp("us", "Asia/Shanghai")),
            "content": [turn.text for turn in turns],
        }
    )
    size = -(-len(turns) // FILES)
    for at in range(FILES):
        parquet.write_table(table[at * size : (at + 1) * size], folder / f"{at}.parquet")


if __name__ == "__main__":
    main()
