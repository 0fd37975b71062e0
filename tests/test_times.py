"""Every spelling of a moment, and the clocks that need a date or a zone from elsewhere."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.model import ReplylintError
from replylint.readers.odd_times import date_order
from replylint.readers.times import parse_time, roll_over, time_zone

SHANGHAI = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("spelling", "moment"),
    [
        ("2023-05-01 12:00:00", "2023-05-01T12:00:00+08:00"),
        ("2023/05/01 12:00:00", "2023-05-01T12:00:00+08:00"),
        ("2023/5/1 9:05", "2023-05-01T09:05:00+08:00"),
        ("2024-1-5 9:05:00", "2024-01-05T09:05:00+08:00"),
        ("2023.5.1 9:05:07", "2023-05-01T09:05:07+08:00"),
        (" 2023-05-01  12:00:00 ", "2023-05-01T12:00:00+08:00"),
        ("2023-05-01 12：00：00", "2023-05-01T12:00:00+08:00"),
        ("2023年5月1日 12:00:00", "2023-05-01T12:00:00+08:00"),
        ("2023年5月1日12时05分06秒", "2023-05-01T12:05:06+08:00"),
        ("2023年05月01日 星期一 下午3:05", "2023-05-01T15:05:00+08:00"),
        ("2019-01-01 8:43:38 PM", "2019-01-01T20:43:38+08:00"),
        ("2019-01-01 12:00:01 AM", "2019-01-01T00:00:01+08:00"),
        ("2019-01-01 12:00:01 p.m.", "2019-01-01T12:00:01+08:00"),
        ("2023/5/1 上午12:10", "2023-05-01T00:10:00+08:00"),
        ("2023/5/1 上午9:10:11", "2023-05-01T09:10:11+08:00"),
        ("2023/5/1 中午11:45", "2023-05-01T11:45:00+08:00"),
        ("2023/5/1 中午12:15", "2023-05-01T12:15:00+08:00"),
        ("2023/5/1 下午12:15", "2023-05-01T12:15:00+08:00"),
        ("2023/5/1 下午3:05:06", "2023-05-01T15:05:06+08:00"),
        ("2023/5/1 下午15:05", "2023-05-01T15:05:00+08:00"),
        ("2023/5/1 晚上8:30", "2023-05-01T20:30:00+08:00"),
        ("2023/5/1 凌晨12:30", "2023-05-01T00:30:00+08:00"),
        ("2023/5/1 凌晨2:30", "2023-05-01T02:30:00+08:00"),
        ("2023-05-01T04:00:00Z", "2023-05-01T12:00:00+08:00"),
        ("2023-05-01T04:00:00.500Z", "2023-05-01T12:00:00.500000+08:00"),
        ("2023-05-01T04:00:00.123456789+0000", "2023-05-01T12:00:00.123456+08:00"),
        ("2023-05-01T12:00:00+08:00", "2023-05-01T12:00:00+08:00"),
        ("2023-05-01 23:30:00-05:30", "2023-05-02T13:00:00+08:00"),
        ("2023-05-01 04:00:00 UTC", "2023-05-01T12:00:00+08:00"),
        ("20230501120000", "2023-05-01T12:00:00+08:00"),
        ("202305011200", "2023-05-01T12:00:00+08:00"),
        (20230501120000, "2023-05-01T12:00:00+08:00"),
        ("1682913600", "2023-05-01T12:00:00+08:00"),
        (1682913600, "2023-05-01T12:00:00+08:00"),
        (1682913600123, "2023-05-01T12:00:00.123000+08:00"),
        ("1682913600000", "2023-05-01T12:00:00+08:00"),
        (1682913600000000, "2023-05-01T12:00:00+08:00"),
        (1682913600.5, "2023-05-01T12:00:00.500000+08:00"),
        ("45047.5", "2023-05-01T12:00:00+08:00"),
        (45047.75, "2023-05-01T18:00:00+08:00"),
        (45047.41875, "2023-05-01T10:03:00+08:00"),
        ("5/1/2023 1:00 PM", "2023-05-01T13:00:00+08:00"),
        ("5/1/2023, 1:00:05\u202fPM", "2023-05-01T13:00:05+08:00"),
        ("12/25/2023 12:00 AM", "2023-12-25T00:00:00+08:00"),
        ("5/13/2023 13:00", "2023-05-13T13:00:00+08:00"),
        ("13/5/2023 13:00", "2023-05-13T13:00:00+08:00"),
        ("13/5/2023 下午1:00", "2023-05-13T13:00:00+08:00"),
        ("5/5/2023 13:00", "2023-05-05T13:00:00+08:00"),
        ("1.5.2023, 13:00:00", "2023-05-01T13:00:00+08:00"),
        ("May 1, 2023 1:00 PM", "2023-05-01T13:00:00+08:00"),
        ("Monday, May 1, 2023 at 1:00 PM", "2023-05-01T13:00:00+08:00"),
        ("1 May 2023 13:00", "2023-05-01T13:00:00+08:00"),
        ("01-Sept-2023 13:00:00", "2023-09-01T13:00:00+08:00"),
        ("Mon, 01 May 2023 04:00:00 GMT", "2023-05-01T12:00:00+08:00"),
        ("20240305 235958", "2024-03-05T23:59:58+08:00"),
        ("20240305 23:59", "2024-03-05T23:59:00+08:00"),
        ("2024030523:59:58", "2024-03-05T23:59:58+08:00"),
        ("20240305T155958Z", "2024-03-05T23:59:58+08:00"),
        ("20240305T155958.250+0000", "2024-03-05T23:59:58.250000+08:00"),
        ("Tue Mar 05 2024 23:59:58 GMT+0800 (中国标准时间)", "2024-03-05T23:59:58+08:00"),
        ("Tue Mar 05 2024 15:59:58 GMT+0000 (Coordinated Universal Time)", "2024-03-05T23:59:58+08:00"),
        ("Tue Mar  5 23:59:58 2024", "2024-03-05T23:59:58+08:00"),
        ("Tue Mar 05 23:59:58 CST 2024", "2024-03-05T23:59:58+08:00"),
        ("Tue Mar 05 15:59:58 +0000 2024", "2024-03-05T23:59:58+08:00"),
        ("March 5th, 2024 11:59 PM", "2024-03-05T23:59:00+08:00"),
        ("2024-03-05 23:59:58 +0800 CST", "2024-03-05T23:59:58+08:00"),
        ("2024-03-05 15:59:58 UTC+0", "2024-03-05T23:59:58+08:00"),
        ("2024-03-05 23:59:58 (UTC+08:00)", "2024-03-05T23:59:58+08:00"),
        ("2024-03-05 23:59:58（北京时间）", "2024-03-05T23:59:58+08:00"),
        ("北京时间 2024-03-05 23:59:58", "2024-03-05T23:59:58+08:00"),
        ("2024-03-05T23:59:58+08:00[Asia/Shanghai]", "2024-03-05T23:59:58+08:00"),
        ("2024年3月5日（星期二） 23:59:58", "2024-03-05T23:59:58+08:00"),
        ("2024-03-05(周二)下午11:59", "2024-03-05T23:59:00+08:00"),
        ("2024-03-05 23:59:58 周二", "2024-03-05T23:59:58+08:00"),
        ("2024-03-05 11:59:58下午", "2024-03-05T23:59:58+08:00"),
        ("下午 11:59:58 2024-03-05", "2024-03-05T23:59:58+08:00"),
        ("23:59:58 2024/3/5", "2024-03-05T23:59:58+08:00"),
        ("2024/3/5 深夜1:05", "2024-03-05T01:05:00+08:00"),
        ("2024/3/5 深夜11:05", "2024-03-05T23:05:00+08:00"),
        ("2024-03-05 24:00:00", "2024-03-06T00:00:00+08:00"),
        ("2024-03-05_23:59:58", "2024-03-05T23:59:58+08:00"),
        ("2024－03－05，23：59：58", "2024-03-05T23:59:58+08:00"),
        ('="2024-03-05 23:59:58"', "2024-03-05T23:59:58+08:00"),
        ('"1709654398"', "2024-03-05T23:59:58+08:00"),
        ("'45356.9999768519", "2024-03-05T23:59:58+08:00"),
        ("/Date(1709654398000+0800)/", "2024-03-05T23:59:58+08:00"),
        ("1.709654398E+12", "2024-03-05T23:59:58+08:00"),
    ],
)
def test_a_spelling_is_one_moment(spelling: object, moment: str) -> None:
    found = parse_time(spelling)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "spelling",
    [
        *("", "昨天", "12:00:00", "2023-05-01", "20230501", "5/1/2023 12:00", "1.68E+12"),
        *("2023-13-01 12:00:00", "2023-02-30 12:00:00", "2023-05-01 25:00", "2023-05-01T12:00:00+99:99"),
        *("2023/5/1 晚上12:30", "2023-05-01" + " " * 10**5 + "x", "5/1/2023 下午1:00", "5-1-2023 13:00", "5/1/23 9:05"),
        *("2024-03-05 24:01", "2024/3/5 深夜12:05", "24-03-05 23:59", "1.70965E+12", "2024-03-05 08:00（美东时间）"),
        *("13/13/2023 1:00 PM", "May 2023 12:00", "May 32, 2023 12:00", "1/5/20230 1:00 PM"),
    ],
)
def test_what_is_no_moment_is_none(spelling: str) -> None:
    assert parse_time(spelling) is None


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["5/1/2023 9:05", "5/13/2023 9:05"], "mdy"),
        (["1/5/2023 9:05", "13/5/2023 9:05 PM"], "dmy"),
        (["5/1/2023 9:05", "5/2/2023 9:05"], None),
        (["5/13/2023 9:05", "13/5/2023 9:05"], ""),
        (["2023/13/5 9:05", "", "昨天"], None),
    ],
)
def test_a_number_that_can_be_no_month_shows_the_order_of_its_column(column: list[str], order: str | None) -> None:
    assert date_order(column) == order


def test_a_date_is_read_in_the_order_of_its_column_and_never_against_it() -> None:
    first = parse_time("1/5/2023 1:00 PM", order="dmy")
    assert first is not None and (first.month, first.day) == (5, 1)
    assert parse_time("5/13/2023 1:00 PM", order="dmy") is None
    assert parse_time("1/5/2023 1:00 PM", order="") is None


@pytest.mark.parametrize("value", [None, True, [], {}, 0, -1, 3, float("nan"), float("inf"), 1e300, 20230501])
def test_values_that_are_no_moment_are_none(value: object) -> None:
    assert parse_time(value) is None


def test_another_zone_is_the_shops_clock() -> None:
    found = parse_time("2023-07-01 12:00:00", "Europe/Berlin")
    assert found is not None
    assert found.isoformat() == "2023-07-01T12:00:00+02:00"


def test_an_unknown_zone_is_an_error_that_says_what_to_write() -> None:
    with pytest.raises(ReplylintError, match="Asia/Shanghai"):
        parse_time("2023-05-01 12:00:00", "北京")
    with pytest.raises(ReplylintError, match="Unknown time zone"):
        parse_time("2023-05-01 12:00:00", "../../etc/passwd")


@pytest.fixture
def no_zone_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def missing(name: str) -> zoneinfo.ZoneInfo:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    time_zone.cache_clear()
    monkeypatch.setattr(zoneinfo, "ZoneInfo", missing)
    yield
    time_zone.cache_clear()


@pytest.mark.usefixtures("no_zone_database")
def test_shanghai_needs_no_zone_database() -> None:
    found = parse_time("2023-05-01 12:00:00")
    assert found is not None
    assert found.isoformat() == "2023-05-01T12:00:00+08:00"
    with pytest.raises(ReplylintError, match="tzdata"):
        parse_time("2023-05-01 12:00:00", "Europe/Berlin")


def test_a_clock_that_falls_by_half_a_day_has_passed_midnight() -> None:
    last: datetime | None = None
    days = []
    for clock in ("09:00", "23:59", "00:01", "12:30", "23:59", "00:01"):
        last = roll_over(datetime.fromisoformat(f"2023-05-01T{clock}:00+08:00"), last)
        days.append(last.day)
    assert days == [1, 1, 2, 2, 2, 3]


def test_a_clock_that_falls_a_little_is_jitter() -> None:
    later = datetime(2023, 5, 1, 12, 0, 5, tzinfo=SHANGHAI)
    earlier = datetime(2023, 5, 1, 12, 0, 3, tzinfo=SHANGHAI)
    assert roll_over(earlier, later) == earlier
    assert roll_over(earlier, None) == earlier


WHOLE_SECONDS = st.datetimes(datetime(2002, 1, 1), datetime(2099, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)


@given(WHOLE_SECONDS)
def test_every_second_is_read_alike_in_every_spelling(naive: datetime) -> None:
    moment = naive.replace(tzinfo=SHANGHAI)
    half = "上午" if naive.hour < 12 else "下午"
    spellings: list[object] = [
        f"{naive:%Y-%m-%d %H:%M:%S}",
        f"{naive:%Y/%m/%d %H:%M:%S}",
        f"{naive.year}-{naive.month}-{naive.day} {naive.hour}:{naive:%M:%S}",
        f"{naive.year}年{naive.month}月{naive.day}日 {half}{naive.hour % 12 or 12}:{naive:%M:%S}",
        f"{naive:%Y-%m-%d %I:%M:%S %p}",
        f"{naive:%Y%m%d%H%M%S}",
        moment.isoformat(),
        f"{moment.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%SZ}",
        round(moment.timestamp()),
        round(moment.timestamp()) * 1000,
        str(round(moment.timestamp())),
        (naive - datetime(1899, 12, 30)) / timedelta(days=1),
    ]
    assert [parse_time(spelling) for spelling in spellings] == [moment] * len(spellings)


@given(st.text() | st.from_regex(r"[\d年月日上下午/:. TZ+-]{0,40}") | st.integers() | st.floats())
def test_anything_is_a_moment_with_an_offset_or_none(value: object) -> None:
    found = parse_time(value)
    assert found is None or found.utcoffset() is not None


def test_a_day_count_with_six_digits_means_a_whole_second() -> None:
    assert parse_time("45296.378472") == datetime(2024, 1, 5, 9, 5, tzinfo=timezone(timedelta(hours=8)))
    half = parse_time(45296.378478009)
    assert half is not None and half.microsecond == 500_000
