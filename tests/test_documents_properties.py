"""For every format: what was written is read, and changing one character changes that character and nothing else."""

from __future__ import annotations

import csv
import io
import json

import pytest
import tomlkit
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from replylint.documents import slots
from replylint.documents.base import file_edits, holds
from replylint.documents.labels import is_remark
from replylint.edits import Edit, apply
from replylint.model import ReplylintError

FIELDS = ("reply",)
SIGNS = "'\"\\#-,;|*_`&!@～。，😀𠮷é\u200b\u3000 "
WORDS = st.sampled_from(
    [*SIGNS, "您好", "亲，", "最好的", "''", '""', "\\n", "  ", ": ", " #", "{name}", "%s", "<br>", "100元"]
)
LINE = st.lists(WORDS, min_size=1, max_size=8).map("".join).filter(lambda line: line.strip() != "")
TEXT = st.lists(LINE, min_size=1, max_size=4).map("\n".join)
TEXTS = st.lists(TEXT, min_size=1, max_size=3)


def texts(file: str, source: str) -> list[str]:
    return [slot.text for slot in slots(file, source, FIELDS)]


def assert_every_character_is_at_home(file: str, source: str) -> None:
    """Each character, changed alone, is what has changed when the file is read again."""
    found = list(slots(file, source, FIELDS))
    before = [slot.text for slot in found]
    for number, slot in enumerate(found):
        assert len(slot.home) == len(slot.text) + 1
        assert list(slot.home) == sorted(slot.home)
        for at, char in enumerate(slot.text):
            if char.isspace() or char in "\u200b亲您":  # without an address a comment is no reply
                continue
            edit = Edit(at, at + 1, "口")
            assert holds(slot._replace(markup=""), edit)
            mended = apply(source, file_edits(slot, [edit]))
            expected = slot.text[:at] + "口" + slot.text[at + 1 :]
            assert texts(file, mended) == [*before[:number], expected, *before[number + 1 :]]


@given(TEXTS, st.booleans(), st.sampled_from([None, 2]))
def test_json_strings(written: list[str], ascii_only: bool, indent: int | None) -> None:
    source = json.dumps([{"id": "最好", "reply": text} for text in written], ensure_ascii=ascii_only, indent=indent)
    assert texts("a.json", source) == written
    assert_every_character_is_at_home("a.json", source)


@given(TEXTS, st.sampled_from(["\n", "\r\n"]))
def test_json_lines(written: list[str], newline: str) -> None:
    source = newline.join(json.dumps({"reply": text, "q": "最好"}, ensure_ascii=False) for text in written)
    assert texts("a.jsonl", source) == written
    assert_every_character_is_at_home("a.jsonl", source)


@given(TEXTS, st.lists(st.sampled_from(["", "'", '"', "|", ">"]), min_size=3, max_size=3), st.booleans(), st.booleans())
def test_yaml_scalars_of_every_style(written: list[str], styles: list[str], narrow: bool, windows: bool) -> None:
    def scalar(text: str, style: str = "") -> yaml.ScalarNode:
        return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)

    items = [
        yaml.MappingNode(
            "tag:yaml.org,2002:map", [(scalar("最好"), scalar("亲，")), (scalar("reply"), scalar(text, style))]
        )
        for text, style in zip(written, styles)  # noqa: B905
    ]
    root = yaml.SequenceNode("tag:yaml.org,2002:seq", items)
    source = yaml.serialize(root, allow_unicode=True, width=12 if narrow else 80)
    said = [reply["reply"] for reply in yaml.safe_load(source)]
    assume([text.rstrip("\n ") for text in said] == [text.rstrip("\n ") for text in written])  # not all is folded well
    if windows:
        source = source.replace("\n", "\r\n")
    assert [text.rstrip("\n ") for text in texts("a.yaml", source)] == [text.rstrip("\n ") for text in written]
    assert_every_character_is_at_home("a.yaml", source)


@given(TEXTS, st.lists(st.sampled_from(['"', "'", '"""', "'''"]), min_size=3, max_size=3), st.booleans())
def test_toml_strings_of_every_style(written: list[str], quotes: list[str], windows: bool) -> None:
    document = tomlkit.aot()
    for quote, text in zip(quotes, written):  # noqa: B905
        try:
            value = tomlkit.string(text, literal=quote[0] == "'", multiline=len(quote) == 3)
        except Exception:
            value = tomlkit.string(text)
        document.append(tomlkit.item({"key": "最好", "reply": value}))
    source = tomlkit.dumps({"faq": document})
    if windows:
        source = source.replace("\n", "\r\n")
        written = [item["reply"] for item in tomlkit.parse(source)["faq"]]  # type: ignore[union-attr, index]
    assert texts("a.toml", source) == written
    assert_every_character_is_at_home("a.toml", source)


VALUES = st.recursive(
    TEXT | st.integers(-9, 9) | st.booleans() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXT, VALUES, max_size=4))
def test_toml_structures_of_every_kind_are_walked(document: dict[str, object]) -> None:
    def strings(value: object) -> list[str]:
        if isinstance(value, dict | list):
            inner = value.values() if isinstance(value, dict) else value
            return [text for item in inner for text in strings(item)]
        return [value] if isinstance(value, str) else []

    source = tomlkit.dumps(document)
    found = [slot.text for slot in slots("a.toml", source, ("*", "*.*"))]
    assert sorted(found) == sorted(strings(tomlkit.parse(source).unwrap()))


@given(TEXTS, st.sampled_from([",", "\t", ";"]), st.sampled_from(["\n", "\r\n"]), st.sampled_from([0, 1]))
@example(['"'], ",", "\n", 0)
def test_csv_cells(written: list[str], delimiter: str, newline: str, quoting: int) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    writer.writerow(["question", "reply"])
    writer.writerows(["最好", text] for text in written)
    assert texts("a.csv", stream.getvalue()) == written
    assert_every_character_is_at_home("a.csv", stream.getvalue())


SPOKEN = st.lists(
    st.sampled_from(["您好", "亲，", "最好的", "。", "～", "{name}", "😀", "100元", "[好](a.md)", "**好**", "\\|"]),
    min_size=1,
)


@given(
    st.lists(SPOKEN.map(lambda words: "亲" + "".join(words)), min_size=1, max_size=4),
    st.sampled_from(
        [("", ""), ("- ", "  "), ("> ", "> "), ("1. ", "   "), ("> - ", ">   "), ("- > ", "  > "), ("-\t", "\t")]
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_markdown_blocks_in_every_container(lines: list[str], prefix: tuple[str, str], newline: str) -> None:
    first, rest = prefix
    block = newline.join([first + lines[0], *(rest + line for line in lines[1:])])
    source = newline.join(["# 最好的标题", "", block, "", "## 完"])
    assert texts("a.md", source) == ["\n".join(lines)]
    assert_every_character_is_at_home("a.md", source)


@given(st.lists(SPOKEN.map(lambda words: "您好，我们在的" + "".join(words)), min_size=1, max_size=4), st.booleans())
def test_markdown_fences_and_tables(lines: list[str], fenced: bool) -> None:
    if fenced:
        source = "\n".join(["- 例：", "", "  ```", *("  " + line for line in lines), "  ```", ""])
        assert texts("a.md", source) == ["\n".join(lines)], "what names its item is no reply"
    else:
        source = "\n".join(["| 问题 | reply |", "|---|:-:|", *(f"| 最好 | {line}|" for line in lines), ""])
        assert texts("a.md", source) == [line.replace("\\|", "|") for line in lines]
    assert_every_character_is_at_home("a.md", source)


@given(TEXTS, st.sampled_from(["\n", "\r\n"]))
def test_plain_lines(written: list[str], newline: str) -> None:
    assume(not any(is_remark(line.replace("您", "口")) for text in written for line in text.split("\n")))
    source = newline.join(text.replace("\n", newline) for text in written)
    assert texts("a.txt", source) == [line for line in source.replace("\r\n", "\n").split("\n") if line.strip()]
    assert_every_character_is_at_home("a.txt", source)


@pytest.mark.parametrize("file", ["a.json", "a.jsonl", "a.yaml", "a.toml", "a.csv", "a.md", "a.txt"])
@given(st.text(st.sampled_from("亲，好\"'\\\n\r\t :-#[]{}|>*`=&!%@,;0u\0\u3000\x1f"), max_size=40))
def test_anything_at_all_is_read_or_refused_in_a_sentence(file: str, source: str) -> None:
    try:
        found = list(slots(file, source, ()))
    except ReplylintError as error:
        assert error.zh.startswith(file)
        return
    for slot in found:
        assert len(slot.home) == len(slot.text) + 1
        assert list(slot.home) == sorted(slot.home)
        assert 0 <= slot.home[0] <= slot.home[-1] <= len(source)
        if file in ("a.md", "a.txt"):
            assert all(source[at] in (char, "\\", "\0") or char == "\n" for at, char in zip(slot.home, slot.text))  # noqa: B905
