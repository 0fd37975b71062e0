"""Frames of messages in, frames of findings out: pandas, Polars and Arrow alike."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import chain, groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint import check, engine
from replylint.model import Message, Place, ReplylintError
from replylint.readers.times import time_zone
from replylint.settings import Settings
from replylint.talks import Rates

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")

from replylint import frames  # noqa: E402 (needs pyarrow)
from replylint.frames import FINDING, lint, whole_talks  # noqa: E402

BAD = "亲，这是全网最低价哦"
PRIVATE = "收件人王女士的手机号是13812345678对吗"
START = datetime(2024, 5, 1, 10, 0)


def arrow(frame: Any) -> Any:
    """``frame`` as an Arrow table without pandas' own notes."""
    table = frame if isinstance(frame, pyarrow.Table) else pyarrow.Table.from_pandas(frame, preserve_index=False)
    return table.replace_schema_metadata(None)


def rows(frame: Any) -> list[dict[str, Any]]:
    return frame.to_dicts() if isinstance(frame, polars.DataFrame) else arrow(frame).to_pylist()


def marked(frame: Any, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows(frame)]


# -- one message a row ---------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame, pyarrow.table])
def test_every_kind_of_frame_gets_its_findings_as_a_frame_of_its_own_kind(make: Any) -> None:
    texts = [BAD, "好的，马上为您查询", PRIVATE, "😀😀" + BAD]
    found = lint(make({"id": [1, 2, 3, 4], "content": texts}))
    assert type(found) is type(make({"id": [1]}))
    expected = [
        (at, finding.rule.code, finding.start, finding.end, list(finding.softer))
        for at, text in enumerate(texts, 1)
        for finding in check(text)
    ]
    assert len(expected) >= 3
    got = marked(found, "id", "code", "start", "end", "softer")
    assert [(*row[:4], list(row[4])) for row in got] == expected


@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame, pyarrow.table])
def test_a_frame_without_findings_gives_an_empty_frame_with_all_columns(make: Any) -> None:
    for texts in ([], ["好的"], [None, "", " \n"]):
        found = lint(make({"content": pyarrow.array(texts, pyarrow.string()), "shop": ["一店"] * len(texts)}))
        assert list(getattr(found, "column_names", None) or found.columns) == ["shop", *FINDING.names]
        assert len(found) == 0


def test_offsets_count_code_points_of_the_text_as_written() -> None:
    text = "👩‍👩‍👧亲😀，这是\r\n全网最低价哦"
    (row,) = rows(lint(pyarrow.table({"content": [text]})))
    assert text[row["start"] : row["end"]] == row["match"] == "全网最低价"


def test_rows_without_text_are_passed_over() -> None:
    found = lint(pyarrow.table({"id": [1, 2, 3], "content": [None, BAD, "  "]}))
    assert marked(found, "id", "match") == [(2, "全网最低价")]


def test_settings_choose_what_is_found() -> None:
    table = pyarrow.table({"content": ["亲可以用支付宝付款哦", BAD]})
    assert marked(lint(table, settings=Settings(platform="taobao", select=("CH",))), "code") == []
    assert marked(lint(table, settings=Settings(platform="jd", select=("CH",))), "code") == [("CH102",)]


def test_personal_data_is_masked_unless_it_is_asked_for() -> None:
    table = pyarrow.table({"content": [PRIVATE]})
    only = Settings(select=("PR101",))
    assert marked(lint(table, settings=only), "match") == [("138****5678",)]
    assert marked(lint(table, settings=only, show_private=True), "match") == [("13812345678",)]


def test_sentences_for_people_come_in_the_language_asked_for() -> None:
    table = pyarrow.table({"content": [BAD]})
    assert rows(lint(table))[0]["basis"] == check(BAD)[0].basis.zh
    assert rows(lint(table, lang="en"))[0]["basis"] == check(BAD)[0].basis.en


# -- columns -------------------------------------------------------------------------------------------


def test_findings_carry_all_columns_of_their_message_but_the_text() -> None:
    table = pyarrow.table({"id": [1, 2], "said": [BAD, "好的"], "price": [1.5, None], "tags": [["a"], []]})
    (row,) = rows(lint(table, "said"))
    assert list(row) == ["id", "price", "tags", *FINDING.names]
    assert (row["id"], row["price"], row["tags"]) == (1, 1.5, ["a"])


def test_findings_carry_only_the_columns_that_are_to_be_kept() -> None:
    table = pyarrow.table({"id": [1], "content": [BAD], "shop": ["一店"]})
    assert lint(table, keep=["content", "id"]).column_names == ["content", "id", *FINDING.names]
    assert lint(table, keep=[]).column_names == FINDING.names


def test_pandas_keeps_the_index_and_the_kinds_of_columns() -> None:
    frame = pandas.DataFrame(
        {
            "content": [BAD, None, BAD, "好的"],
            "number": pandas.array([1, 2, None, 4], dtype="Int64"),
            "shop": pandas.Categorical(["一店", "二店", "一店", "二店"]),
        },
        index=pandas.Index(["a", "b", "b", "c"], name="key"),
    )
    found = lint(frame)
    assert list(found.index) == ["a", "b"] and found.index.name == "key"
    assert found["number"].dtype == frame["number"].dtype
    assert found["shop"].dtype == frame["shop"].dtype
    plain = lint(frame.reset_index(drop=True))
    assert list(plain.index) == [0, 2]
    assert list(plain.columns) == list(found.columns)


def test_text_may_be_stored_in_any_of_arrows_ways() -> None:
    for kind in (pyarrow.string(), pyarrow.large_string(), pyarrow.dictionary(pyarrow.int8(), pyarrow.string())):
        assert len(lint(pyarrow.table({"content": pyarrow.array([BAD, None], kind)}))) == 1
    assert len(lint(polars.DataFrame({"content": [BAD]}, schema={"content": polars.Categorical}))) == 1


def test_whatever_speaks_arrows_stream_protocol_gives_an_arrow_table() -> None:
    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pyarrow.table({"content": [BAD]}).__arrow_c_stream__(requested_schema)

    found: Any = lint(Stream())
    assert isinstance(found, pyarrow.Table)
    assert found.num_rows == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"text": "nothing"}, ["nothing", "content"]),
        ({"text": "id"}, ["id"]),
        ({"role": "who"}, ["who"]),
        ({"conversation": "talk"}, ["talk"]),
        ({"time": "content"}, ["content", "to_datetime"]),
        ({"keep": ["nothing"]}, ["nothing"]),
        ({"keep": ["end"]}, ["end"]),
        ({"keep": None}, ["end"]),
        ({"role": "id"}, ["7", "roles"]),
        ({"timezone": "Mars/Base", "time": "at"}, ["Mars/Base"]),
    ],
)
def test_columns_that_cannot_be_used_are_named_in_one_sentence(arguments: dict[str, Any], words: list[str]) -> None:
    table = pyarrow.table({"id": [7], "content": [BAD], "end": [0], "at": [START]})
    with pytest.raises(ReplylintError) as error:
        lint(table, **({"keep": []} | arguments))
    assert all(word in error.value.zh and word in error.value.en for word in words)


# -- who spoke, and talks ------------------------------------------------------------------------------


def test_what_customers_said_is_not_judged() -> None:
    table = pyarrow.table({"content": [BAD] * 5, "who": ["客户", "客服", "买家", None, "robot"]})
    assert marked(lint(table, role="who"), "who") == [("客服",), (None,)]


def test_words_for_roles_can_be_explained() -> None:
    table = pyarrow.table({"content": [BAD] * 2, "who": ["阿一", "阿二"]})
    assert marked(lint(table, role="who", roles={"阿一": "agent", "阿二": "customer"}), "who") == [("阿一",)]
    with pytest.raises(ReplylintError, match="阿二"):
        lint(table, role="who", roles={"阿一": "agent"})


def talks(count: int = 12, naive: bool = True) -> list[dict[str, Any]]:
    """Interleaved talks, in which some customers wait long, some agents talk on, and some rows have no talk."""
    made = []
    for number in range(count):
        talk = None if number % 5 == 4 else f"talk {number}"
        said = [("买家", "在吗，这个多少钱"), ("客服", BAD if number % 2 else "亲，59元"), ("买家", "能不能便宜点")]
        if number % 3 == 0:
            said += [("客服", "不能")] * (8 if number % 2 else 1)
        for turn, (who, text) in enumerate(said):
            at = START + timedelta(minutes=3 * turn, seconds=number)
            made.append({"talk": talk, "who": who, "at": at, "content": text, "number": (turn, number)})
    made.sort(key=lambda row: row["number"])
    return [{**row, "number": at} for at, row in enumerate(made)]


def expected(messages: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    """What the engine, as used for files, finds in the same messages, in the order of the file."""
    zone = time_zone("Asia/Shanghai")
    roles = {"买家": "customer", "客服": "agent"}
    read = [
        Message(
            row["content"],
            roles[row["who"]],
            time=row["at"].replace(tzinfo=zone),
            conversation=row["talk"],
            place=Place(row=row["number"]),
        )
        for row in messages
    ]
    settings = Settings()
    checked = engine.lint(read, engine.Linter(settings), rates=Rates(settings.yardsticks))
    found = [
        (item.message.place.row or 0, finding.rule.code, finding.quote)
        for item in checked
        for finding in item.findings
        if not item.again and not finding.exempt
    ]
    return sorted(found, key=lambda one: one[0])


def test_talks_are_judged_as_in_a_file_wherever_their_rows_stand() -> None:
    messages = talks()
    table = pyarrow.Table.from_pylist(messages)
    want = expected(messages)
    assert {code for _, code, _ in want} >= {"CV101", "CV105", "CV107"}
    found = lint(table, role="who", conversation="talk", time="at")
    assert marked(found, "number", "code", "match") == want
    shuffled = table.take(pyarrow.array(sorted(range(table.num_rows), key=lambda at: at * 7 % table.num_rows)))
    found = lint(shuffled, role="who", conversation="talk", time="at")
    assert sorted(marked(found, "number", "code", "match")) == sorted(want)


def test_how_many_messages_are_in_memory_at_a_time_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    table = pyarrow.Table.from_pylist(talks())
    once = lint(table, role="who", conversation="talk", time="at")
    monkeypatch.setattr(frames, "BATCH", 3)
    assert lint(table, role="who", conversation="talk", time="at").equals(once)


def test_times_are_read_on_the_clock_of_the_shop() -> None:
    table = pyarrow.Table.from_pylist(talks())
    once = lint(table, role="who", conversation="talk", time="at", keep=["number"])
    utc = pyarrow.compute.assume_timezone(table["at"], "Asia/Shanghai").cast(pyarrow.timestamp("ns", "UTC"))
    again = lint(table.set_column(2, "at", utc), role="who", conversation="talk", time="at", keep=["number"])
    assert again.equals(once)


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 3), st.integers(1, 4)), max_size=8),
    st.integers(1, 7),
)
def test_no_talk_is_torn_apart_and_no_row_lost(runs: list[tuple[int | None, int]], size: int) -> None:
    ordered = [(number, talk) for number, (talk, _) in enumerate(runs)]
    rows = [row for row, (_, length) in zip(ordered, runs, strict=True) for _ in range(length)]
    ids = [None if talk is None else f"{number}-{talk}" for number, talk in rows]
    table = pyarrow.table({"talk": pyarrow.array(ids, pyarrow.string()), "at": list(range(len(ids)))})
    parts = list(whole_talks(table.to_batches(size), "talk"))
    assert list(chain.from_iterable(part["at"].to_pylist() for part in parts)) == list(range(len(ids)))
    starts = [part["talk"].to_pylist() for part in parts]
    seen = [talk for part in starts for talk, _ in groupby(part) if talk is not None]
    assert len(seen) == len(set(seen))
