"""jsonl and json: the record of a finding, for machines."""

from __future__ import annotations

import io
import json
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from report_samples import BEST, COLD, checked, finding, rendered, talk

from replylint.model import Both, Checked, Message, Place
from replylint.reports import write
from replylint.reports.base import ReportOptions

KEYS = (
    "file line column end_line end_column code name severity message basis match start end softer disguise "
    "id conversation role speaker time exempt"
)


def one(item: Checked, **options: object) -> dict[str, object]:
    return json.loads(rendered("jsonl", [item], **options))


def test_a_record_has_exactly_the_promised_keys_in_order() -> None:
    assert " ".join(one(checked("这款最好", ("最好", BEST)))) == KEYS


def test_a_record_says_where_the_words_stand() -> None:
    record = one(checked("您好\n这款最好", ("最好", BEST), place=Place("a.txt", 7, 3)))
    assert (record["line"], record["column"], record["end_line"], record["end_column"]) == (8, 3, 8, 5)
    assert (record["start"], record["end"], record["match"]) == (5, 7, "最好")


def test_table_places_and_strictness_appear_only_where_they_are() -> None:
    message = Message("就一天", place=Place("a.xlsx", 4, row=4, cell="内容", sheet="客服"))
    record = one(Checked(message, (finding(message, "一天", strict=True, aim=Both("说清日期", "name the day")),)))
    assert {key: record[key] for key in record if key not in KEYS.split()} == {
        "row": 4,
        "cell": "内容",
        "sheet": "客服",
        "strict": True,
    }
    assert "说清日期" in str(record["message"])


def test_the_sentence_says_what_is_wrong_and_what_to_do() -> None:
    soft = checked("这款最好", ("最好", BEST), softer=("很不错", "很合适"))
    assert one(soft)["message"] == "“最”字用语：说商品“最好”，会让人误以为别家都比不上；可改为「很不错」或「很合适」。"
    assert one(soft, lang="en")["message"].endswith("compares; say “很不错” or “很合适”.")
    assert one(checked("不能", ("不能", COLD)))["message"].endswith("请换一种说法。")


def test_a_time_keeps_its_offset() -> None:
    assert [json.loads(line)["time"] for line in rendered("jsonl", talk()).splitlines()] == [
        "2024-05-06T10:00:20+08:00",
        "2024-05-06T10:06:00+08:00",
    ]


@given(st.text(max_size=40))
def test_any_text_survives_and_nothing_unprintable_reaches_the_stream(text: str) -> None:
    item = checked(f"{text}最好", ("最好", BEST), id=text, speaker=text)
    line = rendered("jsonl", [item])
    assert all(char.isprintable() or char.isspace() for char in line)
    assert line.count("\n") == 1 and line.encode()
    assert json.loads(line)["id"] == text


def test_each_finding_is_written_before_the_next_message_is_read() -> None:
    stream = io.StringIO()
    seen: list[int] = []

    def source():
        for item in talk():
            seen.append(stream.getvalue().count("\n"))
            yield item

    write("jsonl", source(), stream, ReportOptions(flush=True))
    assert seen == [0, 0, 1, 1, 2, 2, 2]


def test_json_is_the_same_records_with_version_and_summary() -> None:
    document = json.loads(rendered("json", talk()))
    assert set(document) == {"version", "findings", "summary"}
    assert document["findings"] == [json.loads(line) for line in rendered("jsonl", talk()).splitlines()]
    assert document["summary"]["total"]["findings"] == 2
    assert json.loads(rendered("json", []))["findings"] == []


def test_forgiven_findings_are_listed_only_on_request() -> None:
    message = Message("尽最大努力")
    item = Checked(message, (finding(message, "最大", exempt="执法指南 五（一）"),))
    assert rendered("jsonl", [item]) == ""
    assert one(item, show_waived=True)["exempt"] == "执法指南 五（一）"


def test_jsonl_loads_nothing_heavy() -> None:
    code = (
        "import sys, io; from replylint.reports import write; from replylint.reports.base import ReportOptions; "
        "write('jsonl', [], io.StringIO(), ReportOptions()); "
        "print(sorted({'rich', 'csv', 'html', 'regex', 'xlsxwriter', 'datetime'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
