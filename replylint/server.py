"""A language server: what ``replylint check`` finds in a file, shown while it is being written.

Findings come as diagnostics, their rules as hovers, softer wordings as quick fixes. Each document is judged as
it stands in the editor, saved or not, under the settings files that hold for its path. Needs the extra
``replylint[server]``.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec, TextDocument

from replylint import __version__
from replylint.commands import check
from replylint.commands.choices import Choices, Chosen
from replylint.commands.explain import page
from replylint.commands.outcome import Outcome
from replylint.documents import slots
from replylint.documents.base import Lines, Slot, file_edits, holds
from replylint.fixing import edit_of
from replylint.matching import compiled
from replylint.model import Both, Finding, Message, ReplylintError, Severity, is_exact
from replylint.readers.canned import fields_of
from replylint.readers.columns import NoTextError
from replylint.reports.privacy import Mask
from replylint.reports.record import sentence
from replylint.waivers.baseline import Baseline

SOURCE = "replylint"
PAUSE = 0.2  # seconds without a keystroke, after which a document is judged
SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
# What editors call the kinds of files that we read: how a document is read that has no file yet.
SUFFIXES = {"markdown": ".md", "yaml": ".yaml", "json": ".json", "jsonl": ".jsonl", "toml": ".toml", "csv": ".csv"}


class Place(NamedTuple):
    """Line and character in a document, both from 0, in code points."""

    line: int
    character: int


class Judgement(NamedTuple):
    """One version of a document and what was found in it; ``problems`` are why something could not be read."""

    file: str
    version: int | None
    lines: Lines
    chosen: Chosen | None
    findings: tuple[Finding, ...]
    problems: tuple[Both, ...]
    codec: PositionCodec

    @property
    def lang(self) -> str:
        """The language of what is said."""
        return self.chosen.lang if self.chosen else "zh"

    def at(self, start: Place, end: Place) -> Iterator[Finding]:
        """The findings that touch what stands from ``start`` to ``end``."""
        for finding in self.findings:
            first, last = self.span(finding)
            if first <= end and start <= last:
                yield finding

    def span(self, finding: Finding) -> tuple[Place, Place]:
        """Where ``finding`` begins and ends: its words, or the whole line where a table does not tell more."""
        (line, column), (end_line, end_column) = finding.position, finding.end_position
        if finding.message.writable or is_exact(finding.message.place):
            return Place(line - 1, column - 1), Place(end_line - 1, end_column - 1)
        whole = max(line - 1, 0)  # in a JSON document only a pointer tells
        return Place(whole, 0), Place(whole, len(self.lines.text(whole).rstrip("\r\n")))

    def range(self, start: Place, end: Place) -> lsp.Range:
        """The same in the units of the editor."""
        return lsp.Range(self._out(start), self._out(end))

    def place(self, position: lsp.Position) -> Place:
        """The editor's ``position`` in code points."""
        line = min(position.line, len(self.lines.starts) - 1)
        units = 0
        text = self.lines.text(line)
        for character, char in enumerate(text):
            if units >= position.character:
                return Place(line, character)
            units += self.codec.client_num_units(char)
        return Place(line, len(text))

    def _out(self, place: Place) -> lsp.Position:
        before = self.lines.text(place.line)[: place.character]
        return lsp.Position(place.line, self.codec.client_num_units(before))


def judged(file: str, source: str, version: int | None, options: Mapping[str, Any], codec: PositionCodec) -> Judgement:
    """What ``replylint check`` with ``options`` would find, were ``source`` what ``file`` holds.

    A file without replies has no findings and no problems: editors show us every JSON file there is.
    """
    lines = Lines(source)
    chosen: Chosen | None = None
    findings: list[Finding] = []
    problems: list[Both] = []
    try:
        choices = Choices(options)  # settings files are read afresh: they change in the same editor
        chosen = choices.of(file)
        if source.strip() and not choices.excludes(file):
            data = source.encode("utf-8", "replace")
            buffer = chosen._replace(reading=chosen.reading._replace(data=data, encoding="utf-8"))
            baseline = Baseline(chosen.baseline, Mask().applied) if chosen.baseline else None
            outcome = Outcome(baseline, offers_fixes=True)
            for checked in check.of_file(file, buffer, outcome):
                findings += (finding for finding in checked.findings if not finding.exempt)
            problems += outcome.problems
    except NoTextError:
        pass
    except ReplylintError as error:
        problems.append(Both(error.zh, error.en))
    return Judgement(file, version, lines, chosen, tuple(findings), tuple(problems), codec)


# -- what the editor is shown --------------------------------------------------------------------------


def diagnostics(judgement: Judgement) -> list[lsp.Diagnostic]:
    """The findings, and on the first line what could not be read."""
    shown = [_diagnostic(judgement, finding) for finding in judgement.findings]
    top = judgement.range(Place(0, 0), Place(0, 0))
    for problem in judgement.problems:
        shown.append(lsp.Diagnostic(top, problem.get(judgement.lang), lsp.DiagnosticSeverity.Warning, source=SOURCE))
    return shown


def _diagnostic(judgement: Judgement, finding: Finding) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        judgement.range(*judgement.span(finding)),
        sentence(finding, judgement.lang),
        SEVERITIES[finding.severity],
        finding.rule.code,
        source=SOURCE,
    )


def hover(judgement: Judgement, position: lsp.Position) -> lsp.Hover | None:
    """Why the words at ``position`` are found: the pages of their rules."""
    place = judgement.place(position)
    found = {finding.rule.code: finding for finding in judgement.at(place, place)}
    if not found:
        return None
    pages = "\n---\n\n".join(page(finding.rule, judgement.lang) for finding in found.values())
    first = next(iter(found.values()))
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, pages), judgement.range(*judgement.span(first)))


def quick_fixes(judgement: Judgement, uri: str, wanted: lsp.Range) -> Iterator[lsp.CodeAction]:
    """The softer wordings of the findings within ``wanted``, each as it is to be written in this format.

    The one that ``--fix`` would write is preferred. Chat exports are evidence and have none.
    """
    found = [one for one in judgement.at(judgement.place(wanted.start), judgement.place(wanted.end)) if one.softer]
    by_message = _slots(judgement, {finding.message for finding in found if finding.message.writable})
    for finding in found:
        slot = by_message.get(finding.message)
        for wording in finding.softer if slot else ():
            edit = edit_of(finding._replace(softer=(wording,)), unsafe=True)
            if slot and edit and holds(slot, edit):
                edits = [
                    lsp.TextEdit(judgement.range(*(_offset(judgement.lines, at) for at in (start, end))), words)
                    for start, end, words in file_edits(slot, [edit])
                ]
                yield lsp.CodeAction(
                    _title(wording, judgement.lang),
                    lsp.CodeActionKind.QuickFix,
                    [_diagnostic(judgement, finding)],
                    is_preferred=edit_of(finding, unsafe=False) is not None,
                    edit=lsp.WorkspaceEdit({uri: edits}),
                )


def _slots(judgement: Judgement, messages: set[Message]) -> dict[Message, Slot]:
    """Where ``messages`` are written."""
    if not messages or judgement.chosen is None:
        return {}
    at = {(message.place.line, message.place.column, message.text): message for message in messages}
    fields = fields_of(judgement.chosen.reading)
    return {
        at[key]: slot
        for slot in slots(judgement.file, judgement.lines.source, fields)
        if (key := (*judgement.lines.position(slot.home[0]), slot.text)) in at
    }


def _offset(lines: Lines, offset: int) -> Place:
    line, column = lines.position(offset)
    return Place(line - 1, column - 1)


def _title(wording: str, lang: str) -> str:
    if not wording:
        return "Leave it out" if lang == "en" else "删去"
    return f"Say “{wording}”" if lang == "en" else f"改为「{wording}」"


# -- the protocol --------------------------------------------------------------------------------------


def serve(options: Mapping[str, Any]) -> None:
    """Speak the language server protocol on standard input and output until the editor ends it.

    ``options`` are those of the command line; they go before settings files.
    """
    # Whole documents: pygls applies changes by lines that also end at U+2028 and the like, which the protocol's do not.
    server = LanguageServer(SOURCE, __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
    latest: dict[str, Judgement] = {}  # of each open document, by its address as the editor writes it

    def judgement(uri: str) -> Judgement:
        document = server.workspace.get_text_document(uri)
        known = latest.get(uri)
        if known is None or known.version != document.version:
            codec = server.workspace.position_codec
            known = judged(_file(document, server), _source(document), document.version, options, codec)
            if document.version is not None:  # it is open
                latest[uri] = known
        return known

    def publish(uri: str) -> None:
        now = judgement(uri)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics(now), now.version))

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        await asyncio.sleep(PAUSE)
        uri, version = params.text_document.uri, params.text_document.version
        if uri in latest and server.workspace.get_text_document(uri).version == version:
            publish(uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        """It may have been a settings file, a lexicon or a baseline: everything is looked at again."""
        compiled.load.cache_clear()
        check.linter.cache_clear()
        for uri in list(latest):
            del latest[uri]
            publish(uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        latest.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        return hover(judgement(params.text_document.uri), params.position)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    def asked(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        if params.context.only and lsp.CodeActionKind.QuickFix not in params.context.only:
            return []
        uri = params.text_document.uri
        return list(quick_fixes(judgement(uri), uri, params.range))

    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as protocol:  # closed at the end, as standard output must not be
        server.start_io(stdout=protocol)


def _source(document: TextDocument) -> str:
    """What ``document`` holds: nothing, if it is not open and there is no such file, or none of text."""
    try:
        return document.source or ""
    except (OSError, ValueError):
        return ""


def _file(document: TextDocument, server: LanguageServer) -> str:
    """The path of ``document``; of one that has none yet, such a path in the workspace as its kind suggests."""
    path = to_fs_path(document.uri) if document.uri.startswith("file:") else None
    if path:
        return path
    suffix = SUFFIXES.get(document.language_id or "", ".txt")
    return str(Path(server.workspace.root_path or ".") / f"untitled{suffix}")
