"""Findings of data frames: a pandas, Polars or Arrow table of messages in, a table of findings out.

Arrow is the common ground, also for ``replylint.spark``, whose workers judge their partitions with the
same function. Needs the extra ``replylint[frames]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar, cast

import pyarrow as pa
import pyarrow.compute as pc

from replylint import engine
from replylint.linter import Linter
from replylint.matching.compiled import Compiled, plain
from replylint.model import Message, Place, ReplylintError
from replylint.readers.base import ReadOptions
from replylint.readers.sides import tell_roles
from replylint.readers.times import time_zone
from replylint.reports.base import ReportOptions
from replylint.reports.privacy import prepared
from replylint.reports.record import record
from replylint.settings import Settings
from replylint.talks import Rates

FINDING = pa.schema(
    [
        ("code", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("basis", pa.string()),
        ("match", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("softer", pa.list_(pa.string())),
        ("disguise", pa.string()),
        ("aim", pa.string()),
        ("example", pa.string()),
    ]
)
"""What is told of a finding, as ``--format jsonl`` does; ``start`` and ``end`` are code points of its text."""

BATCH = 10_000  # messages that are Python objects at a time
_ROW = "\0row"  # a column of our own, with a name that no frame has

Frame = TypeVar("Frame")


class Plan(NamedTuple):
    """How a table is judged: plain data, so that it travels to the workers of a cluster.

    ``text``, ``role``, ``conversation`` and ``time`` name columns; ``keep`` are those that a finding takes
    over from its message.
    """

    text: str
    role: str | None
    conversation: str | None
    time: str | None
    keep: tuple[str, ...]
    roles: Mapping[str, str]
    settings: Settings
    timezone: str
    lang: str
    show_private: bool


def lint(
    frame: Frame,
    text: str = "content",
    *,
    role: str | None = None,
    conversation: str | None = None,
    time: str | None = None,
    keep: Sequence[str] | None = None,
    roles: Mapping[str, str] = {},
    settings: Settings | None = None,
    timezone: str = "Asia/Shanghai",
    lang: str = "zh",
    show_private: bool = False,
) -> Frame:
    """The findings of the messages in ``frame``, one a row, as a frame of the same kind.

    ``frame`` is a pandas or Polars DataFrame or a pyarrow Table. Anything else that speaks Arrow's stream
    protocol gives an Arrow Table. ``text`` is the column of what was said; rows without text are passed over.

    ``role`` is the column of who spoke; without it all rows are the agent's. Only what agents said is judged,
    what customers said is its context. ``roles`` explains words of that column (``{"坐席": "agent"}``).
    With ``conversation`` rows are judged as talks, in the order of ``time`` (timestamps), or of the rows. Then
    the rules about talks apply, too, but for the two that need all talks of a shop (CV103, CV104).

    Findings come in the order of the rows, first with the columns ``keep`` of their message (all but the text,
    unless you say which), then with those of ``FINDING``. pandas frames keep the index of their message.
    What an exemption excuses is left out, and personal data in ``match`` is masked, unless ``show_private``.
    ``timezone`` is the shop's, and that of timestamps without one; ``lang`` is ``zh`` or ``en``.

    Raises ReplylintError for columns that are missing or not of the kind that they must be.
    """
    kind = type(frame).__module__.partition(".")[0]
    index: list[str] = []
    if kind == "pandas":
        table = pa.Table.from_pandas(frame, preserve_index=True)
        index = table.column_names[len(cast(Any, frame).columns) :]
    else:
        table = cast(Any, frame).to_arrow() if kind == "polars" else pa.table(frame)
    kept = kept_columns([name for name in table.column_names if name not in index], text, keep)
    chosen = settings or Settings()
    plan = Plan(text, role, conversation, time, (*kept, *index), roles, chosen, timezone, lang, show_private)
    check_columns(plan, table.schema)
    found = _in_row_order(table, plan)
    if kind == "pandas":
        return cast(Frame, found.to_pandas())
    if kind == "polars":
        import polars

        return cast(Frame, polars.from_arrow(found))
    return cast(Frame, found)


def kept_columns(names: Sequence[str], text: str, keep: Sequence[str] | None) -> tuple[str, ...]:
    """The columns that a finding takes over from its message: ``keep``, or all ``names`` but ``text``.

    Raises ReplylintError if one of them has the name of a column of ``FINDING``.
    """
    kept = tuple(name for name in names if name != text) if keep is None else tuple(keep)
    taken = [name for name in kept if name in FINDING.names]
    if taken:
        listed = "、".join(taken)
        raise ReplylintError(
            f"列“{listed}”和检查结果的列重名：请先改名，或用 keep 说明要带上哪些列。",
            f"the findings have columns {', '.join(taken)} of their own: rename yours, or say which to keep.",
        )
    return kept


def check_columns(plan: Plan, schema: pa.Schema) -> None:
    """Raises ReplylintError for a column of ``plan`` that ``schema`` does not have, or not of the right kind."""
    for name in (plan.text, plan.role, plan.conversation, plan.time, *plan.keep):
        if name is not None and schema.names.count(name) != 1:
            raise ReplylintError(
                f"没有名为“{name}”的列（或不止一列），现有：{'、'.join(schema.names)}。",
                f"there is no column {name} (or more than one); there are: {', '.join(schema.names)}.",
            )
    if not _is_text(schema.field(plan.text).type):
        raise ReplylintError(
            f"“{plan.text}”列不是文字，请用 text 指明消息正文在哪一列。",
            f"column {plan.text} is not text; name the column of what was said with text=.",
        )
    if plan.time is not None and not pa.types.is_timestamp(schema.field(plan.time).type):
        raise ReplylintError(
            f"“{plan.time}”列不是时间戳，请先转换，例如 pandas.to_datetime 或 SQL 的 to_timestamp。",
            f"column {plan.time} is no timestamp; convert it first, as with pandas.to_datetime or SQL's to_timestamp.",
        )


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return any(is_kind(kind) for is_kind in (pa.types.is_string, pa.types.is_large_string, pa.types.is_null))


def _in_row_order(table: pa.Table, plan: Plan) -> pa.Table:
    """The findings of a whole table, whose talks may be interleaved."""
    table = table.append_column(_ROW, pa.array(range(table.num_rows), pa.int64()))
    if plan.conversation is not None:
        keys = [(name, "ascending") for name in (plan.conversation, plan.time, _ROW) if name is not None]
        table = table.sort_by(keys)
    plan = plan._replace(keep=(*plan.keep, _ROW))
    linter = Linter(plan.settings, Compiled(plain(plan.settings.lexicons, plan.settings.rivals)))
    found = [judged(batch, plan, linter) for batch in whole_talks(table.to_batches(BATCH), plan.conversation)]
    return pa.concat_tables([judged(table[:0], plan, linter), *found]).sort_by(_ROW).drop_columns(_ROW)


def whole_talks(batches: Iterable[pa.RecordBatch], conversation: str | None) -> Iterator[pa.Table]:
    """``batches`` of rows that stand talk by talk, cut so that no talk is torn apart.

    A talk of more than ``HELD`` messages is, as it would fill the memory.
    """
    held: pa.Table | None = None
    for batch in batches:
        table = pa.Table.from_batches([batch])
        if conversation is None:
            yield table
            continue
        if held is not None:
            table = pa.concat_tables([held, table])
        cut = _last_talk(table[conversation]) if table.num_rows <= engine.HELD else table.num_rows
        held = table[cut:]
        if cut:
            yield table[:cut]
    if held is not None and held.num_rows:
        yield held


def _last_talk(talks: pa.ChunkedArray) -> int:
    """The row at which the last talk begins; a row without talk stands alone."""
    if not len(talks) or not talks[-1].is_valid:
        return len(talks)
    others = pc.indices_nonzero(pc.fill_null(pc.not_equal(talks, talks[-1]), True))
    return others[-1].as_py() + 1 if len(others) else 0


def judged(table: pa.Table, plan: Plan, linter: Linter) -> pa.Table:
    """The findings of a table that has its talks whole and in order: the columns ``keep``, and those of FINDING."""
    rates = None if plan.conversation is None else Rates(plan.settings.yardsticks)
    checked = engine.lint(_messages(table, plan), linter, rates=rates)
    rows: list[int] = []
    found: list[dict[str, Any]] = []
    # What the rates say would be about all talks at once, of which this table may hold but a part.
    with_findings = (item for item in checked if item.findings)
    for item in prepared(with_findings, ReportOptions(show_private=plan.show_private)):
        for finding in item.findings:
            rows.append(cast(int, item.message.place.row))
            found.append(record(finding, plan.lang) | {"aim": finding.aim and finding.aim.get(plan.lang)})
    kept = table.select(plan.keep).take(pa.array(rows, pa.int64()))
    columns = [pa.array([one.get(field.name) for one in found], field.type) for field in FINDING]
    fields = [*kept.schema, *FINDING]
    return pa.table([*kept.columns, *columns], schema=pa.schema(fields, table.schema.metadata))


def _messages(table: pa.Table, plan: Plan) -> Iterator[Message]:
    size = table.num_rows
    role_of = _roles(table, plan)
    said = table[plan.text].to_pylist()
    words = [None] * size if plan.role is None else table[plan.role].to_pylist()
    talks = [None] * size if plan.conversation is None else table[plan.conversation].to_pylist()
    times = [None] * size if plan.time is None else _moments(table[plan.time], plan.timezone)
    for row, (text, word, talk, time) in enumerate(zip(said, words, talks, times, strict=True)):
        if text and not text.isspace():
            talk = None if talk is None else str(talk)
            yield Message(text, role_of[word], None, time, talk, place=Place(row=row))


def _roles(table: pa.Table, plan: Plan) -> dict[Any, str]:
    """What each word of the role column means; nothing in it is the agent's, as a row without the column is."""
    words = [None] if plan.role is None else table[plan.role].unique().to_pylist()
    options = ReadOptions(roles=plan.roles)
    told: dict[Any, str] = {}
    for word in words:
        try:
            told[word] = next(tell_roles([("" if word is None else str(word), "", word)], "", options))[0]
        except ReplylintError:
            raise ReplylintError(
                f"“{plan.role}”列里的“{word}”是谁？请用 roles 说明，例如 roles={{{str(word)!r}: 'agent'}}。",
                f"who is {word!r} in column {plan.role}? Say it with roles={{{str(word)!r}: 'agent'}}.",
            ) from None
    return told


def _moments(column: pa.ChunkedArray, timezone: str) -> list[datetime | None]:
    """Timestamps on the shop's clock."""
    zone = time_zone(timezone)
    instants = column.cast(pa.timestamp("us", column.type.tz), safe=False).to_pylist()
    return [
        moment and (moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone))
        for moment in instants
    ]
