"""The language server, as an editor meets it: a real client, over standard input and output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from running import replylint, told

pytest_lsp = pytest.importorskip("pytest_lsp")

from lsprotocol import types as lsp  # noqa: E402 (needs pytest_lsp)

pytestmark = pytest.mark.asyncio

BAD = "亲，这是全网最低价哦"
SETTINGS = 'platform = "jd"\nlexicons = ["本店词库.txt"]\n'
LEXICON = "[OW101 本店禁词]\n级别：警告\n亲亲宝贝 -> 亲\n[OW102 本店慎用]\n级别：警告\n乖乖 -> 您 | 朋友\n"

# One canned reply with the same words in each format; emoji, escapes and folds stand before and between them.
REPLIES = {
    "replies.md": "# 话术\n\n- 😀👩‍👩‍👧您好，亲亲宝贝请放心\n- 支持支付宝付款 😀 乖乖听话\n",
    "replies.yaml": """items:
  - answer: "\\U0001F600您好，亲亲宝贝请放心"
  - answer: >-
      😀支持支付宝付款
      乖乖听话
""",
    "replies.json": """[{"answer": "\\ud83d\\ude00您好，\\"亲亲宝贝\\"请放心"},
 {"answer": "😀支持支付宝付款\\n乖乖听话"}]
""",
    "replies.toml": 'answer = "\\U0001F600您好，亲亲宝贝请放心"\n[more]\nanswer = """\n😀支持支付宝付款\n乖乖听话"""\n',
    "replies.csv": '问题,答案\r\n在吗,"😀您好，""亲亲宝贝""请放心"\r\n怎么付,"😀支持支付宝付款\n乖乖听话"\r\n',
    "replies.txt": "😀您好，亲亲宝贝请放心\n😀支持支付宝付款 乖乖听话\n",
}
LANGUAGES = {".md": "markdown", ".txt": "plaintext"}
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@pytest_lsp.fixture(config=pytest_lsp.ClientServerConfig(server_command=[sys.executable, "-m", "replylint", "server"]))
async def editor(lsp_client: pytest_lsp.LanguageClient):  # type: ignore[no-untyped-def]
    yield
    await lsp_client.shutdown_session()


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("street")


@pytest.fixture
def shop(street: Path) -> Iterator[Path]:
    """A folder of a shop with its settings and its lexicon; its name is one that addresses must escape.

    It is always in the same place, so that its lexicon is compiled once.
    """
    folder = street / "晴川 话术#1"
    folder.mkdir()
    (folder / "replylint.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "本店词库.txt").write_text(LEXICON, encoding="utf-8")
    yield folder
    rmtree(folder)


async def start(editor: pytest_lsp.LanguageClient, folder: Path, encoding: str | None = None) -> str:
    """Open ``folder`` in the editor; the units in which positions are then counted."""
    general = lsp.GeneralClientCapabilities(
        position_encodings=[lsp.PositionEncodingKind(encoding)] if encoding else None
    )
    answer = await editor.initialize_session(
        lsp.InitializeParams(lsp.ClientCapabilities(general=general), root_uri=folder.as_uri())
    )
    return answer.capabilities.position_encoding or "utf-16"


async def shown(
    editor: pytest_lsp.LanguageClient, file: Path | str, text: str, language: str = ""
) -> list[lsp.Diagnostic]:
    """Open ``text`` as ``file``, which need not be saved; its diagnostics."""
    uri = file if isinstance(file, str) else file.as_uri()
    language = language or LANGUAGES.get(Path(uri).suffix, Path(uri).suffix[1:])
    editor.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, language, 1, text)))
    return await published(editor, uri)


async def published(editor: pytest_lsp.LanguageClient, uri: str) -> list[lsp.Diagnostic]:
    await editor.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(editor.diagnostics[uri])


async def quick_fixes(editor: pytest_lsp.LanguageClient, file: Path, at: lsp.Range) -> list[lsp.CodeAction]:
    identifier = lsp.TextDocumentIdentifier(file.as_uri())
    asked = lsp.CodeActionParams(identifier, at, lsp.CodeActionContext([]))
    return await editor.text_document_code_action_async(asked) or []  # type: ignore[return-value]


def offset(text: str, position: lsp.Position, units: str) -> int:
    """The code point in ``text``, whose lines end with a line feed, that ``position`` points at."""
    codec, width = UNITS[units]
    lines = text.split("\n")
    before = lines[position.line].encode(codec)[: position.character * width].decode(codec)
    return sum(len(line) + 1 for line in lines[: position.line]) + len(before)


def marked(text: str, at: lsp.Range, units: str) -> str:
    return text[offset(text, at.start, units) : offset(text, at.end, units)]


def edited(text: str, action: lsp.CodeAction, units: str) -> str:
    """``text`` after the editor has done what ``action`` says."""
    assert action.edit and action.edit.changes
    ((_, edits),) = action.edit.changes.items()
    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        start, end = offset(text, edit.range.start, units), offset(text, edit.range.end, units)
        text = text[:start] + edit.new_text + text[end:]
    return text


# -- diagnostics ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPLIES)
async def test_diagnostics_are_what_check_finds_in_the_file(
    editor: pytest_lsp.LanguageClient, shop: Path, name: str
) -> None:
    file, text = shop / name, REPLIES[name]
    units = await start(editor, shop, "utf-32")
    found = await shown(editor, file, text)
    file.write_bytes(text.encode())
    want = [json.loads(line) for line in replylint("check", file, "-f", "jsonl").stdout.splitlines()]
    assert {one["code"] for one in want} >= {"OW101", "OW102", "CH102"}
    assert units == "utf-32"
    assert [
        (one.code, one.message, one.range.start.line + 1, one.range.start.character + 1, one.range.end.line + 1)
        for one in found
    ] == [(one["code"], one["message"], one["line"], one["column"], one["end_line"]) for one in want]
    severities = {"error": lsp.DiagnosticSeverity.Error, "warning": lsp.DiagnosticSeverity.Warning}
    assert [one.severity for one in found] == [severities.get(one["severity"]) for one in want]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", None])
async def test_words_behind_emoji_are_marked_in_the_units_of_the_editor(
    editor: pytest_lsp.LanguageClient, shop: Path, encoding: str | None
) -> None:
    text = "😀👩‍👩‍👧\u2028𠮷亲亲宝贝，请放心\n第二行😀亲亲宝贝"
    units = await start(editor, shop, encoding)
    assert units == (encoding or "utf-16")
    found = await shown(editor, shop / "drafts.txt", text)
    assert [marked(text, one.range, units) for one in found if one.code == "OW101"] == ["亲亲宝贝", "亲亲宝贝"]


async def test_what_is_typed_counts_and_not_what_is_on_the_disk(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    file = shop / "replies.md"
    file.write_text("- 您好\n", encoding="utf-8")
    await start(editor, shop)
    assert [one.code for one in await shown(editor, file, f"- {BAD}\n")] == ["AD101"]
    identifier = lsp.VersionedTextDocumentIdentifier(2, file.as_uri())
    for version, text in ((2, f"- {BAD}\n- 乖乖\n"), (3, "- 您好，马上为您查询\n")):
        identifier = lsp.VersionedTextDocumentIdentifier(version, file.as_uri())
        editor.text_document_did_change(
            lsp.DidChangeTextDocumentParams(identifier, [lsp.TextDocumentContentChangeWholeDocument(text)])
        )
    assert await published(editor, file.as_uri()) == []
    assert file.read_text(encoding="utf-8") == "- 您好\n"


async def test_a_document_without_a_file_is_read_as_its_language_says(
    editor: pytest_lsp.LanguageClient, shop: Path
) -> None:
    await start(editor, shop)
    found = await shown(editor, "untitled:Untitled-1", "question: 亲亲宝贝\nanswer: 亲亲宝贝请放心\n", "yaml")
    assert [(one.code, one.range.start.line) for one in found] == [("OW101", 1)]


async def test_chats_are_judged_as_talks_but_never_changed(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    export = "会话ID,角色,发送时间,消息内容\n1,买家,2024-05-01 10:00:00,在吗\n1,客服,2024-05-01 10:09:00,亲亲宝贝\n"
    await start(editor, shop)
    found = await shown(editor, shop / "talks.csv", export)
    assert {one.code for one in found} >= {"OW101", "CV101"}
    assert {one.range.start.line for one in found} == {2}
    assert await quick_fixes(editor, shop / "talks.csv", found[0].range) == []


async def test_what_may_be_a_chat_has_no_quick_fixes(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    await start(editor, shop)
    for name, text in (
        ("a.txt", "【客服小李】您好，亲亲宝贝\n【客服小李】在的\n"),
        ("a.md", "- 10:00 客服：您好，亲亲宝贝\n- 10:01 顾客：好\n"),
        ("a.yaml", "- role: agent\n  text: 亲亲宝贝请放心\n"),
    ):
        found = [one for one in await shown(editor, shop / name, text) if one.code == "OW101"]
        assert len(found) == 1
        assert await quick_fixes(editor, shop / name, found[0].range) == []


async def test_a_file_that_is_not_there_or_no_text_is_answered_with_nothing(
    editor: pytest_lsp.LanguageClient, shop: Path
) -> None:
    await start(editor, shop)
    (shop / "picture.md").write_bytes(b"\x89PNG\xff\xfe\x00")
    everything = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))
    for file in (shop / "gone.md", shop / "no" / "folder.yaml", shop / "picture.md", shop):
        where = lsp.HoverParams(lsp.TextDocumentIdentifier(file.as_uri()), lsp.Position(3, 1))
        assert await editor.text_document_hover_async(where) is None
        assert await quick_fixes(editor, file, everything) == []
    (shop / "gone.md").write_text("- 亲亲宝贝请放心\n", encoding="utf-8")
    assert len(await quick_fixes(editor, shop / "gone.md", everything)) == 1
    where = lsp.HoverParams(lsp.TextDocumentIdentifier("http://shop.example/a.md"), lsp.Position(0, 0))
    assert await editor.text_document_hover_async(where) is None


async def test_files_that_hold_no_replies_or_are_excluded_are_left_alone(
    editor: pytest_lsp.LanguageClient, shop: Path
) -> None:
    (shop / "replylint.toml").write_text(SETTINGS + 'exclude = ["old/"]\n', encoding="utf-8")
    await start(editor, shop)
    assert await shown(editor, shop / "package.json", '{"name": "shop", "version": "1.0.0"}\n') == []
    assert await shown(editor, shop / "empty.md", "") == []
    assert await shown(editor, shop / "old" / "replies.md", f"- {BAD}\n") == []


async def test_what_cannot_be_read_is_said_on_the_first_line(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    await start(editor, shop)
    (broken,) = await shown(editor, shop / "replies.yaml", 'answer: "没有写完\n')
    assert broken.range.start == lsp.Position(0, 0)
    assert "replies.yaml" in broken.message
    (shop / "replylint.toml").write_text('plattform = "jd"\n', encoding="utf-8")
    (refused,) = await shown(editor, shop / "replies.md", f"- {BAD}\n")
    assert "plattform" in refused.message


async def test_settings_and_lexicons_hold_as_soon_as_they_are_saved(
    editor: pytest_lsp.LanguageClient, shop: Path
) -> None:
    file = shop / "replies.md"
    await start(editor, shop)
    assert [one.code for one in await shown(editor, file, "- 亲亲宝贝请放心\n")] == ["OW101"]
    (shop / "本店词库.txt").write_text("[OW103 新词]\n级别：错误\n请放心\n", encoding="utf-8")
    editor.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(file.as_uri())))
    assert [one.code for one in await published(editor, file.as_uri())] == ["OW103"]
    (shop / "replylint.toml").write_text('platform = "jd"\n', encoding="utf-8")
    editor.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(file.as_uri())))
    assert await published(editor, file.as_uri()) == []


async def test_what_marks_and_the_baseline_forgive_is_not_shown(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    file = shop / "replies.md"
    text = f"- {BAD}\n"
    file.write_text(text, encoding="utf-8")
    replylint("check", file, "--write-baseline", shop / "known.json")
    (shop / "replylint.toml").write_text('baseline = "known.json"\n' + SETTINGS, encoding="utf-8")
    await start(editor, shop)
    text += "- 乖乖请放心\n<!-- replylint: ignore-next-line[OW101] 店名 -->\n- 亲亲宝贝请放心\n"
    assert [one.code for one in await shown(editor, file, text)] == ["OW102"]


async def test_diagnostics_cite_no_personal_data(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    await start(editor, shop)
    diagnostics = await shown(editor, shop / "话术.md", "- 全网最低价，打我电话13856472913\n")
    assert diagnostics
    assert not any("56472913" in repr(one) for one in diagnostics)


async def test_a_closed_document_has_no_diagnostics(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    file = shop / "replies.md"
    await start(editor, shop)
    assert await shown(editor, file, f"- {BAD}\n")
    editor.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(file.as_uri())))
    assert await published(editor, file.as_uri()) == []


# -- hovers and quick fixes ----------------------------------------------------------------------------


async def test_hovering_over_the_words_explains_the_rule(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    text = f"- 😀{BAD}\n"
    await start(editor, shop)
    (found,) = await shown(editor, shop / "replies.md", text)
    identifier = lsp.TextDocumentIdentifier((shop / "replies.md").as_uri())

    async def hovered(character: int) -> lsp.Hover | None:
        return await editor.text_document_hover_async(lsp.HoverParams(identifier, lsp.Position(0, character)))

    there = await hovered(found.range.start.character + 1)
    assert there and there.range == found.range
    assert isinstance(there.contents, lsp.MarkupContent)
    assert there.contents.value == told("explain", "AD101")[1].removesuffix("\n")
    assert await hovered(1) is None
    assert await hovered(found.range.end.character + 1) is None


@pytest.mark.parametrize("name", REPLIES)
async def test_the_preferred_quick_fix_writes_what_fix_writes(
    editor: pytest_lsp.LanguageClient, shop: Path, name: str
) -> None:
    file, text = shop / name, REPLIES[name]
    units = await start(editor, shop)
    found = {one.code: one for one in await shown(editor, file, text)}
    (safe,) = await quick_fixes(editor, file, found["OW101"].range)
    assert safe.is_preferred and safe.kind == lsp.CodeActionKind.QuickFix
    assert list(safe.diagnostics or ()) == [found["OW101"]]
    file.write_bytes(text.encode())
    replylint("check", file, "--fix", "--select", "OW101")
    assert edited(text, safe, units) == file.read_bytes().decode()


@pytest.mark.parametrize("name", REPLIES)
async def test_every_wording_is_offered_and_none_preferred_where_a_person_must_choose(
    editor: pytest_lsp.LanguageClient, shop: Path, name: str
) -> None:
    file, text = shop / name, REPLIES[name]
    units = await start(editor, shop)
    found = {one.code: one for one in await shown(editor, file, text)}
    offered = await quick_fixes(editor, file, found["OW102"].range)
    assert [(one.title, one.is_preferred) for one in offered] == [("改为「您」", False), ("改为「朋友」", False)]
    assert [edited(text, one, units) for one in offered] == [text.replace("乖乖", word) for word in ("您", "朋友")]


async def test_placeholders_survive_a_quick_fix_or_there_is_none(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    text = "- 亲亲{name}宝贝，亲亲宝贝{{order}}请放心\n"
    units = await start(editor, shop)
    found = await shown(editor, shop / "replies.md", text)
    for one in found:
        for action in await quick_fixes(editor, shop / "replies.md", one.range):
            assert "{name}" in edited(text, action, units) and "{{order}}" in edited(text, action, units)


async def test_messages_come_in_the_language_of_the_settings(editor: pytest_lsp.LanguageClient, shop: Path) -> None:
    (shop / "replylint.toml").write_text('lang = "en"\n' + SETTINGS, encoding="utf-8")
    file = shop / "replies.md"
    await start(editor, shop)
    (found,) = await shown(editor, file, "- 亲亲宝贝请放心\n")
    assert "亲" in found.message and "say" in found.message
    assert [one.title for one in await quick_fixes(editor, file, found.range)] == ["Say “亲”"]
