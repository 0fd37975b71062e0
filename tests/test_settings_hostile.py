"""Settings files are data: whatever stands in them is read or refused in a sentence, and nothing in them is run."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.commands.choices import Choices
from replylint.linter import Linter
from replylint.model import ReplylintError
from replylint.settings.file import NAMES, read
from replylint.settings.schema import properties

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_SIGNS = (*"[]{}=,.#\n\r\0 \\/\"'", "[[", "]]", '"""', "..", "\\u0000")
_VALUES = ("tool", "replylint", "jd", "AD101", "坐席", "true", "1", "0.5", "nan", "-inf", "1979-05-27")
_WORDS = st.sampled_from((*properties(), *_SIGNS, *_VALUES))


@given(st.one_of(st.binary(), st.lists(_WORDS).map(lambda words: "".join(words).encode())), st.sampled_from(NAMES))
def test_whatever_a_settings_file_holds_is_read_or_refused(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        try:
            read(str(file))
            Choices({"config": str(file)}).of("-")
        except ReplylintError as error:
            assert error.zh and error.en and "\n" not in error.zh.strip()


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 5000, "x = " + "{a=" * 5000, "a." * 5000 + "b = 1", "x = 1" + "0" * 9999]
)
def test_a_settings_file_that_nests_or_grows_without_end_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "replylint.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ReplylintError):
        read(str(file))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dot", [".", " . ", '."a".'])
def test_a_key_of_endless_parts_never_reaches_the_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, dot: str
) -> None:
    """It takes the square of them: 20,000 took a minute."""
    monkeypatch.setattr(tomllib, "loads", lambda text: pytest.fail("parsed"))
    file = tmp_path / name
    file.write_text("[tool.replylint]\n" + dot.join("a" * 20_000) + " = 1\n", "utf-8")
    with pytest.raises(ReplylintError, match="too deep"):
        read(str(file))


def test_many_dots_that_are_in_no_key_are_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "replylint.toml"
    names = ", ".join(f"'a.b.{number}'" for number in range(300))
    file.write_text(f"# {'.' * 300}\nagents = [{names}]\n", "utf-8")
    assert len(read(str(file)).values) == 1


def test_a_chain_of_extends_may_be_long_but_not_endless(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.toml").write_text(f"extends = '{number + 1}.toml'\n", "utf-8")
    (tmp_path / "300.toml").write_text("extends = '0.toml'\n", "utf-8")
    with pytest.raises(ReplylintError, match=r"circle|many"):
        read(str(tmp_path / "0.toml"))


@pytest.mark.parametrize(
    "text",
    [
        "rival-brands = ['(a/b/c/d/e/f/g/h)(a/b/c/d/e/f/g/h)(a/b/c/d/e/f/g/h)(a/b/c/d/e/f/g/h)(a/b/c/d/e/f/g/h)']",
        "rival-brands = ['〈没有〉']",
        "rival-brands = ['   ']",
        "rival-brands = ['[AD101 x]', '级别：错误', '# x', '除外：a']",
        "lexicons = ['.']",
        "lexicons = ['/dev/null']",
        "fields = ['" + "*" * 500 + "a']",
        "exclude = ['" + "**/" * 500 + "a', '!', '[', '\\\\']",
        "agents = ['" + "*?" * 500 + "']",
        "timezone = '../../etc/passwd'",
        "layout = 'nothing'",
        "encoding = 'nothing'",
    ],
)
def test_odd_values_are_used_or_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "replylint.toml"
    file.write_text(text, "utf-8")
    (tmp_path / "chat.csv").write_text("角色,昵称,时间,内容\n坐席,小王,2026-05-01 10:00:00,您好\n", "utf-8")
    from replylint import readers

    try:
        choices = Choices({})
        chosen = choices.of(str(tmp_path / "chat.csv"))
        choices.excludes(str(tmp_path / "chat.csv"))
        Linter(chosen.settings).hits("亲，您好")
        list(readers.open_input(str(tmp_path / "chat.csv"), chosen.reading).messages)
    except ReplylintError as error:
        assert error.zh and error.en


def test_settings_cannot_name_code(tmp_path: Path) -> None:
    """No key takes a command, a module or an address; the schema has no place for one."""
    told = " ".join(f"{key} {node['title']}" for key, node in properties().items())
    assert not any(word in told for word in ("command", "module", "plugin", "import", "url", "execute"))
