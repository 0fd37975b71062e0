"""Spark finds what the command line finds: on a real cluster of two worker processes on this machine."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from replylint.model import ReplylintError
from replylint.settings import Settings

pytest.importorskip("pyspark", reason="needs the extra replylint[spark]")
if not (shutil.which("java") or "JAVA_HOME" in os.environ):
    pytest.skip("Spark needs Java", allow_module_level=True)

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import spark_partition_id

from replylint import spark as replylint_spark
from replylint.frames import FINDING
from replylint.spark import lint

pytestmark = pytest.mark.timeout(900)  # starting a cluster takes its time on a busy machine

ROOT = Path(__file__).parent.parent
START = datetime(2024, 5, 1, 9, 30)
COLUMNS = ["消息ID", "会话ID", "角色", "发送时间", "content", "序号"]
SCHEMA = "`消息ID` string, `会话ID` string, `角色` string, `发送时间` timestamp_ntz, content string, `序号` int"
TALK = {"role": "角色", "conversation": "会话ID", "time": "发送时间", "order": ["序号"]}
JD = Settings(platform="jd")
AGENT = (
    "亲，这是全网最低价哦",
    "您好，请问有什么可以帮您",
    "可以加我微信wx12345678，方便联系",
    "😀😀亲，支付宝付款也可以的",
    "最晚今天发货，请您放心",
    "不能退就是不能退，自己看清楚规则再下单",
    "收件人王女士的手机号是13812345678对吗",
    "亲，好评返现5元，记得截图给我",
)
CUSTOMER = ("在吗", "能便宜点吗？", "什么时候发货", "全网最低价吗", "好的谢谢", "你们这个是不是假货 13912345678")


def messages(talks: int = 60) -> list[tuple[Any, ...]]:
    """Interleaved talks, some with long waits, several messages in one second, and monologues."""
    rows = []
    for talk in range(talks):
        for turn in range(3 + talk % 9):
            customer = turn % 3 == 0 and not (talk % 7 == 3 and turn > 0)
            said = CUSTOMER[(talk + turn) % len(CUSTOMER)] if customer else AGENT[(talk * 5 + turn) % len(AGENT)]
            wait = timedelta(seconds=turn // 2 * (20 + 100 * (talk % 4)) + talk)
            rows.append((f"{talk}-{turn}", f"会话{talk}", "买家" if customer else "客服", START + wait, said, turn))
    return sorted(rows, key=lambda row: (row[3], row[5], row[0]))


def command_line(rows: list[tuple[Any, ...]], folder: Path) -> set[tuple[Any, ...]]:
    """What ``replylint check`` finds in the same messages, of each finding what both sides tell."""
    file = folder / "talks.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    command = [sys.executable, "-m", "replylint", "check", str(file), "-p", "jd", "--isolated", "-f", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 1, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {(one["id"], *(comparable(one.get(name)) for name in FINDING.names if name != "aim")) for one in found}


def by_spark(found: DataFrame) -> set[tuple[Any, ...]]:
    return {
        (row["消息ID"], *(comparable(row[name]) for name in FINDING.names if name != "aim")) for row in found.collect()
    }


def comparable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """A cluster of two executors, each a process of its own; one for all tests, because it starts slowly."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYTHONPATH", str(ROOT))
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .appName("replylint")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "50")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def df(spark: SparkSession) -> DataFrame:
    """The messages, spread over six partitions without any order, among others without text."""
    rows = [*messages(), ("leer", "会话0", "客服", START, None, 99), ("blank", None, None, None, "  ", 0)]
    return spark.createDataFrame(rows, SCHEMA).repartition(6).cache()


def test_talks_are_judged_as_the_command_line_judges_them(df: DataFrame, tmp_path: Path) -> None:
    rates = {"CV102", "CV103", "CV104"}  # need all talks of a run at once
    want = {one for one in command_line(messages(), tmp_path) if one[1] not in rates}
    assert {one[1][:2] for one in want} >= {"AD", "CH", "PR", "CV"}
    assert by_spark(lint(df, settings=JD, **TALK)) == want


def test_messages_are_judged_where_they_lie_as_the_command_line_judges_them(df: DataFrame, tmp_path: Path) -> None:
    alone = [(row[0], "", *row[2:]) for row in messages()]
    unmoved = lint(df, role="角色", settings=JD)
    assert "Exchange" not in unmoved._jdf.queryExecution().executedPlan().toString().split("MapInArrow")[0]
    want = {one for one in command_line([(row[0], row[0], *row[2:]) for row in alone], tmp_path) if one[1][:2] != "CV"}
    assert by_spark(unmoved) == want


def test_findings_are_a_table_with_a_known_schema(df: DataFrame) -> None:
    found = lint(df, role="角色", keep=["消息ID", "发送时间"], settings=JD)
    kinds = {field.name: field.dataType.simpleString() for field in found.schema}
    assert kinds == {
        "消息ID": "string",
        "发送时间": "timestamp_ntz",
        "code": "string",
        "severity": "string",
        "message": "string",
        "basis": "string",
        "match": "string",
        "start": "int",
        "end": "int",
        "softer": "array<string>",
        "disguise": "string",
        "aim": "string",
        "example": "string",
    }
    times = {row["消息ID"]: row["发送时间"] for row in df.collect()}
    assert all(times[row["消息ID"]] == row["发送时间"] for row in found.collect())


def test_empty_partitions_and_tables_have_no_findings(spark: SparkSession, df: DataFrame) -> None:
    assert lint(df.where("content is null"), role="角色").count() == 0
    assert lint(df.limit(0), **TALK).collect() == []
    one = spark.createDataFrame([("亲，这是全网最低价哦",)], "content string").repartition(8)
    assert [row["match"] for row in lint(one).collect()] == ["全网最低价"]


def test_messages_without_a_talk_are_judged_alone_and_spread_over_workers(spark: SparkSession) -> None:
    spark.conf.set("spark.sql.adaptive.coalescePartitions.enabled", "false")  # so few rows would share one
    rows = [(str(at), None, "客服", START, f"{at}号链接，全网最低价", at) for at in range(200)]
    found = lint(spark.createDataFrame(rows, SCHEMA), **TALK).select("消息ID", spark_partition_id().alias("part"))
    parts = found.collect()
    assert sorted(int(row["消息ID"]) for row in parts) == list(range(200))
    assert len({row["part"] for row in parts}) > 1


def test_the_drivers_own_lexicons_reach_the_workers_as_they_are_now(
    df: DataFrame, tmp_path: Path, spark: SparkSession
) -> None:
    lexicon = tmp_path / "本店词库.txt"
    settings = Settings(select=("OW",), lexicons=(str(lexicon),))
    table = spark.createDataFrame([("亲亲宝贝和乖乖宝贝",)], "content string")
    for word in ("亲亲宝贝", "乖乖宝贝"):
        lexicon.write_text(f"[OW101 本店禁词]\n级别：警告\n{word} -> 亲\n", encoding="utf-8")
        assert [row["match"] for row in lint(table, settings=settings).collect()] == [word]


def linters_built(spark: SparkSession) -> dict[int, int]:
    """For each worker process, how many linters it has built so far."""

    def probe(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        for _ in batches:
            pass
        yield pyarrow.RecordBatch.from_pydict(
            {"process": [os.getpid()], "built": [replylint_spark._linter.cache_info().misses]}
        )

    told = spark.range(0, 12, 1, 12).mapInArrow(probe, "process long, built long").collect()
    return {row["process"]: row["built"] for row in told}


def test_each_worker_process_builds_its_linter_once(spark: SparkSession, df: DataFrame) -> None:
    before = linters_built(spark)
    for _ in range(3):
        assert lint(df, role="角色", settings=Settings(platform="pdd")).count() > 0
    after = linters_built(spark)
    assert len(after) >= 2
    assert os.getpid() not in after
    assert {built - before.get(process, 0) for process, built in after.items()} <= {0, 1}


def test_what_cannot_be_used_is_said_before_anything_runs(df: DataFrame, tmp_path: Path) -> None:
    with pytest.raises(ReplylintError, match="正文"):
        lint(df, "正文")
    with pytest.raises(ReplylintError, match="order"):
        lint(df, role="角色", conversation="会话ID")
    with pytest.raises(ReplylintError, match="序号"):
        lint(df, "序号")
    with pytest.raises(ReplylintError, match="没有的词库"):
        lint(df, settings=Settings(lexicons=(str(tmp_path / "没有的词库.txt"),)))


def test_an_unknown_word_for_a_role_fails_the_job_with_a_sentence(df: DataFrame) -> None:
    with pytest.raises(Exception, match="roles="):
        lint(df, role="消息ID").collect()
