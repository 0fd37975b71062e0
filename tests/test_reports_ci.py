"""github, gitlab, junit, rdjson, sarif and csv: what other tools read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft7Validator, validators
from report_samples import ADVICE, BEST, COLD, checked, finding, rendered, talk

from replylint.documents import read_document
from replylint.model import Checked, Message, Place

SCHEMAS = Path(__file__).parent / "schemas"
HOSTILE = "::error::x%0A\r\n::set-output\x1b[31m\x00\ufffe\ud800\u202e[点我](http://a.b){0}<b>&]]>，最好,file=a:1\t=1+1"


def drafts() -> list[Checked]:
    """Every kind of place and severity: plain text, a table, JSON, standard input, a hostile writer."""
    table, pointer = Place("回复 表.xlsx", 4, row=4, cell="内容", sheet="客服"), Place("a.json", 9, pointer="/a/0")
    waived = Message("尽最大努力", place=Place("a.md", 3))
    return [
        *talk(),
        checked("您好\n👍这款最好", ("最好", BEST), softer=("很不错", "很合适"), place=Place("a.md", 7), writable=True),
        checked("不能", ("不能", COLD), place=table),
        checked("亲亲亲", ("亲亲亲", ADVICE), place=pointer),
        checked("最好", ("最好", BEST), place=Place("-", 1)),
        Checked(waived, (finding(waived, "最大", exempt="执法指南五（一）"),)),
        checked("没有问题的一句", place=Place("clean.txt", 1)),
        checked(HOSTILE, ("最好", BEST), speaker=HOSTILE, conversation=HOSTILE, place=Place(HOSTILE.strip(), 1)),
    ]


def json_schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text("utf-8"))


def results(**options: Any) -> list[dict[str, Any]]:
    return json.loads(rendered("sarif", drafts(), **options))["runs"][0]["results"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_validates_against_the_published_schema(lang: str) -> None:
    validator = Draft4Validator(json_schema("sarif-2.1.0.json"), format_checker=Draft4Validator.FORMAT_CHECKER)
    for items in (drafts(), []):
        validator.validate(json.loads(rendered("sarif", items, lang=lang, show_waived=True)))


def test_sarif_points_at_code_points_and_names_its_rules() -> None:
    run = json.loads(rendered("sarif", drafts()))["runs"][0]
    result = next(one for one in run["results"] if "fixes" in one)
    region = result["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert region == {"startLine": 8, "startColumn": 4, "endLine": 8, "endColumn": 6}
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "AD101" and "✗" in rule["help"]["markdown"]


def test_sarif_offers_every_softer_wording_as_a_fix_of_texts_that_may_be_rewritten() -> None:
    texts = [
        fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"]
        for one in results()
        for fix in one.get("fixes", [])
    ]
    assert texts == ["很不错", "很合适"]


def test_sarif_lists_forgiven_findings_as_suppressed() -> None:
    suppressed = [one["suppressions"] for one in results(show_waived=True) if "suppressions" in one]
    assert suppressed == [[{"kind": "external", "justification": "执法指南五（一）"}]]
    assert not any("suppressions" in one for one in results())


def test_sarif_messages_hold_no_links_and_no_placeholders_of_hostile_writers() -> None:
    words = "[点我](http://evil){0}最好"
    message = json.loads(rendered("sarif", [checked(words, (words, BEST))]))["runs"][0]["results"][0]["message"]["text"]
    assert message.startswith(r"「\[点我\](http://evil){{0}}最好」")


def test_sarif_help_is_markdown_in_which_nothing_is_markup() -> None:
    rule = BEST._replace(bad=("**最好** [x](http://y) <img src=a> `z`",))
    driver = json.loads(rendered("sarif", [checked("最好", ("最好", rule))]))["runs"][0]["tool"]["driver"]
    assert r"\*\*最好\*\* \[x\]\(http://y\) \<img src=a\> \`z\`" in driver["rules"][0]["help"]["markdown"]


def test_fingerprints_survive_moved_lines_and_tell_repeated_words_apart() -> None:
    def prints(line: int) -> list[str]:
        items = [checked("最好的最好", ("最好", BEST), place=Place("a.txt", line)) for _ in range(2)]
        return [one["fingerprint"] for one in json.loads(rendered("gitlab", items))]

    assert prints(1) == prints(9) and len(set(prints(1))) == 2


def test_gitlab_validates_against_the_schema_of_its_documentation() -> None:
    validator = Draft7Validator(json_schema("gitlab-code-quality.json"))
    for items in (drafts(), [], [checked("最好", ("最好", BEST), place=Place("./replies/a.md", 3))]):
        issues = json.loads(rendered("gitlab", items))
        validator.validate(issues)
        assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert not validator.is_valid([{**json.loads(rendered("gitlab", drafts()))[0], "severity": "error"}])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rdjson_validates_against_the_published_schema(lang: str) -> None:
    schema = json_schema("rdjson.json")
    validator = validators.validator_for(schema)(schema)
    for items in (drafts(), []):
        validator.validate(json.loads(rendered("rdjson", items, lang=lang)))


def test_rdjson_columns_count_bytes_and_its_suggestions_replace_the_words() -> None:
    diagnostics = json.loads(rendered("rdjson", drafts()))["diagnostics"]
    (one,) = [one for one in diagnostics if "suggestions" in one]
    before = len("👍这款".encode())
    expected = {"start": {"line": 8, "column": before + 1}, "end": {"line": 8, "column": before + 7}}
    assert one["suggestions"] == [{"range": expected, "text": "很不错"}, {"range": expected, "text": "很合适"}]


def test_rdjson_names_no_column_that_it_cannot_know() -> None:
    item = checked("这款最好", ("最好", BEST), softer=("很不错",), place=Place("a.md", 3, 5), writable=True)
    (one,) = json.loads(rendered("rdjson", [item]))["diagnostics"]
    assert one["location"]["range"]["start"] == {"line": 3} and "suggestions" not in one


REPLIES = {  # each with the words as they stand in the file
    "a.md": ("- 您好\n  这款最好\n", "最好"),
    "b.md": ("> 👍您好，\n> 这款最好\n", "最好"),
    "c.md": ("| 问 | 答 |\n|---|---|\n| 价格 | 这款最好 |\n", "最好"),
    "a.csv": ('问,答\n价格,"您好\n这款""最好"""\n', "最好"),
    "b.csv": ("答,问\n最好,价格\n", "最好"),
    "a.json": ('{"问": "👍", "答": ["您好\\n这款\\u6700\\"好"]}', '\\u6700\\"好'),
    "b.json": ('{\n  "答": "这款最\\n好" // 说明\n}', "最\\n好"),
    "a.jsonl": ('{"答": "您好"}\n{"答": "这款最好"}\n', "最好"),
    "a.yaml": ("答: |\n  您好\n  这款最好\n", "最好"),
    "b.yaml": ("答:\n- 您好\n- 答: 'it''s 最好'\n", "最好"),
    "c.yaml": ("答: >-\n    这款最\n    好\n", "最\n    好"),
    "d.yaml": ('答: "这款\u2028  真\\x21最好"\n', "最好"),
    "a.toml": ('reply = ["您好", "这款\\"最好"]\n', "最好"),
    "b.toml": ('reply = """\n您好\n这款最\\\n   好"""\n', "最\\\n   好"),
}


def words_at(source: str, start: tuple[int, int], end: tuple[int, int]) -> str:
    """What stands in ``source`` between two places, each line and column from 1."""
    lines = source.split("\n")
    taken = lines[start[0] - 1 : end[0]]
    taken[-1] = taken[-1][: end[1] - 1]
    taken[0] = taken[0][start[1] - 1 :]
    return "\n".join(taken)


@pytest.mark.parametrize("file", REPLIES)
def test_every_format_says_exactly_where_in_the_file_the_words_stand(file: str) -> None:
    source, written = REPLIES[file]
    *_, message = read_document(file, source)
    words = next(words for words in ("最好", "最\n好", '最"好', "最 好") if words in message.text)
    found = [Checked(message, (finding(message, words, softer=("很好",)),))]

    (result,) = json.loads(rendered("sarif", found))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
    assert words_at(source, start, end) == written
    (one,) = json.loads(rendered("rdjson", found))["diagnostics"]
    bytes_at = [(at["line"], at["column"]) for at in (one["location"]["range"][edge] for edge in ("start", "end"))]
    assert words_at(source.encode().decode("latin-1"), *bytes_at).encode("latin-1").decode() == written
    record = json.loads(rendered("json", found))["findings"][0]
    assert [(record[f"{edge}line"], record[f"{edge}column"]) for edge in ("", "end_")] == [start, end]
    assert f"{file}:{start[0]}:{start[1]}:" in rendered("concise", found)
    if start[0] == end[0]:
        assert f"col={start[1]},endColumn={end[1]}," in rendered("github", found)
    assert len(one["suggestions"]) == len(result["fixes"]) == 1


@pytest.mark.parametrize(
    ("file", "source", "softer"),
    [
        ("a.csv", "问,答\n价格,最好\n", "很好,真的"),
        ("a.yaml", "答: 最好\n", "很好: 真的"),
        ("a.json", '{"答": "最好"}', '很"好"'),
        ("a.md", "| 答 |\n|---|\n| 最好 |\n", "很|好"),
    ],
)
def test_no_wording_is_offered_that_the_format_would_have_to_escape(file: str, source: str, softer: str) -> None:
    (message,) = read_document(file, source)
    found = [Checked(message, (finding(message, "最好", softer=(softer,)),))]
    assert "suggestions" not in json.loads(rendered("rdjson", found))["diagnostics"][0]
    assert "fixes" not in json.loads(rendered("sarif", found))["runs"][0]["results"][0]


def test_no_wording_is_offered_that_takes_one_of_a_pair_of_marks_away() -> None:
    (message,) = read_document("a.md", "- 这款**最好**哦\n")
    found = [Checked(message, (finding(message, "最好**哦", softer=("很好",)),))]
    assert "suggestions" not in json.loads(rendered("rdjson", found))["diagnostics"][0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_junit_validates_against_the_published_schema(lang: str) -> None:
    schema = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
    for items in (drafts(), []):
        schema.validate(rendered("junit", items, lang=lang))


@given(st.text(max_size=30))
def test_junit_is_well_formed_whatever_was_written(text: str) -> None:
    import xml.etree.ElementTree as ET

    item = checked(f"{text}最好", ("最好", BEST), place=Place(text, 1))
    assert ET.fromstring(rendered("junit", [item])).find("testsuite/testcase/failure") is not None


def test_junit_counts_failures_and_lets_advice_and_clean_files_pass() -> None:
    import xml.etree.ElementTree as ET

    suites = {suite.get("name"): suite for suite in ET.fromstring(rendered("junit", drafts()))}
    assert suites["chat.txt"].get("failures") == "2"
    assert suites["a.json"].get("failures") == "0" and suites["a.json"].find("testcase/skipped") is not None
    assert suites["clean.txt"].get("tests") == "1" and len(suites["clean.txt"][0]) == 0


def test_github_annotations_are_one_command_a_finding() -> None:
    lines = rendered("github", drafts()).split("\n")
    assert lines.pop() == ""
    assert len(lines) == 7 and all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert lines[0].startswith(
        "::error file=chat.txt,line=2,endLine=2,col=8,endColumn=11,title=AD101 “最”字用语::「最保温」"
    )
    assert lines[3].startswith("::warning file=回复 表.xlsx,line=4,endLine=4,title=")


def test_hostile_text_starts_no_workflow_command() -> None:
    item = checked(HOSTILE, (HOSTILE, BEST), place=Place("a,b:c%\n::error::.txt", 1))
    shown = rendered("github", [item])
    assert shown.count("\n") == 1 and shown.isprintable() is False
    assert shown.startswith("::error file=a%2Cb%3Ac%25\\n%3A%3Aerror%3A%3A.txt,line=1,")
    assert shown.strip("\n").isprintable() and "x%250A" in shown


def table(items: list[Checked]) -> Iterator[dict[str, str]]:
    shown = rendered("csv", items)
    assert shown.startswith("\ufeff")
    return csv.DictReader(io.StringIO(shown[1:], newline=""))


def test_csv_has_a_row_for_each_finding() -> None:
    rows = list(table(drafts()))
    assert [row["code"] for row in rows] == ["AD101", "ST104", "AD101", "ST104", "ST110", "AD101", "AD101"]
    assert rows[2]["softer"] == "很不错 | 很合适" and rows[3]["sheet"] == "客服"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠"])
def test_no_csv_cell_can_be_read_as_a_formula(start: str) -> None:
    words = f"{start}cmd|' /C calc'!A0"
    for row in table([checked(words, (words, BEST), speaker=words, conversation=words, id=words)]):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))


@pytest.mark.parametrize("name", ["github", "gitlab", "junit", "rdjson", "sarif", "csv"])
def test_nothing_unprintable_reaches_the_stream(name: str) -> None:
    shown = rendered(name, drafts())
    assert all(char.isprintable() or char == "\n" for char in shown.removeprefix("\ufeff"))
    assert shown.encode("utf-8")


@pytest.mark.parametrize("name", ["gitlab", "junit", "rdjson", "sarif", "csv", "json", "jsonl", "text", "concise"])
def test_no_line_of_a_message_can_be_a_command_to_a_build_server(name: str) -> None:
    words = "您好\n::error::x"
    shown = rendered(name, [checked(words, (words, BEST))])
    assert not any(line.startswith("::") for line in shown.splitlines())
