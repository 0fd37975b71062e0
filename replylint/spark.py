"""Findings of a Spark DataFrame, at the size of a warehouse.

Every executor needs replylint (see docs/spark.md); Spark distributes the work. Needs the extra
``replylint[spark]``.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
from pyspark.sql.types import StructType

from replylint.frames import FINDING, Plan, check_columns, judged, kept_columns, whole_talks
from replylint.linter import Linter
from replylint.matching.compiled import Compiled, plain
from replylint.model import ReplylintError
from replylint.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_LOOSE = 1000  # parts into which messages without a talk are spread, which would all meet on one worker


def lint(
    df: DataFrame,
    text: str = "content",
    *,
    role: str | None = None,
    conversation: str | None = None,
    time: str | None = None,
    order: Sequence[str] = (),
    keep: Sequence[str] | None = None,
    roles: Mapping[str, str] = {},
    settings: Settings | None = None,
    timezone: str = "Asia/Shanghai",
    lang: str = "zh",
    show_private: bool = False,
) -> DataFrame:
    """The findings of the messages in ``df``, one a row, computed when they are asked for.

    All is as in ``replylint.frames.lint``, but for the order: rows of a DataFrame have none. Without
    ``conversation`` each message is judged where it lies, and nothing moves between machines. With it, Spark
    brings each talk together and sorts it by ``time``, and by the columns ``order`` where times are equal.

    Lexicons are compiled here and sent along, so ``settings.lexicons`` are files of the driver. Each Python
    worker process builds its linter once. Raises ReplylintError at once for columns and lexicons that cannot be
    used; a word in the column ``role`` that is not known fails the job that meets it.
    """
    kept = kept_columns(df.columns, text, keep)
    settings = settings or Settings()
    plan = Plan(text, role, conversation, time, kept, dict(roles), settings, timezone, lang, show_private)
    check_columns(plan, to_arrow_schema(df.schema))
    words = marshal.dumps(dict(plain(settings.lexicons, settings.rivals)))

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        linter = _linter(settings, words)
        for table in whole_talks(batches, plan.conversation):
            yield from judged(table, plan, linter).to_batches()

    needed = {name for name in (text, role, conversation, time, *order, *kept) if name is not None}
    rows = df.select([name for name in df.columns if name in needed])
    if conversation is not None:
        if time is None and not order:
            raise ReplylintError(
                "Spark 里的行没有先后：请用 time 或 order 说明同一通会话里的消息按什么排。",
                "rows in Spark have no order: say with time or order how the messages of a talk are sorted.",
            )
        talk = sql.col(conversation)
        apart = sql.when(talk.isNull(), sql.pmod(sql.xxhash64(text), sql.lit(_LOOSE)))
        rows = rows.repartition(talk, apart).sortWithinPartitions(*filter(None, (conversation, time, *order)))
    return rows.mapInArrow(work, StructType([*(df.schema[name] for name in kept), *from_arrow_schema(FINDING)]))


@lru_cache(maxsize=4)
def _linter(settings: Settings, words: bytes) -> Linter:
    """The linter of this process, made of what the driver has compiled."""
    return Linter(settings, Compiled(marshal.loads(words)))
