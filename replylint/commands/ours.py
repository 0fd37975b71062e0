"""Files that replylint itself has written, which it does not check: reports, baselines, and schemas of settings."""

from __future__ import annotations

import os

from replylint.readers.kinds import DOCUMENT_KINDS, WORKBOOK_KINDS, ZIP
from replylint.text.patterns import pattern

_BEGINNING = 4096  # bytes
_FINDING = r'\{"file": "[^\n]*?"code": "[A-Z]{2}\d{3}", "name": "'
_LEVEL = "(?:错误|警告|提示|error|warning|info)"
_WRITTEN = pattern(
    r'\s*\{\s*"version"\s*:\s*(?:1|"[\w.+]+")\s*,\s*"findings"\s*:\s*\[\s*(?:\]|\{\s*"file")'  # baseline, json
    rf"|{_FINDING}"  # jsonl
    r'|\{"\$schema": "[^"]*sarif[^"]*", "version": "2\.1\.0", "runs": \[\{"tool": \{"driver": \{"name": "replylint"'
    r'|\{"source": \{"name": "replylint"\}, "diagnostics"'  # rdjson
    r'|\[\s*\{"description": "[A-Z]{2}\d{3} [^\n]*?"check_name": "[A-Z]{2}\d{3}", "fingerprint": "'  # gitlab
    r"|file,sheet,row,cell,pointer,line,column,end_line,end_column,code,name,severity,"  # csv
    r"|<\?xml [^\n]*\n<testsuites name=\"replylint\""
    r'|<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*<meta name="generator" content="replylint">'
    rf"|[^\n]*\n\n(?:(?: {{4}}[^\n]*)?\n)+? {{4}}\S[^\n]* {_LEVEL} [A-Z]{{2}}\d{{3}} 「"  # text
    r"|[^\n]{1,300}?(?::\d+:\d+: (?:[^\n]{0,100} )?|: /[^\n]{0,200} )[A-Z]{2}\d{3} [^\n]{1,600}?「"  # concise
    r"|::(?:error|warning|notice) [^\n]*title=[A-Z]{2}\d{3}"  # github
    rf"|\s*\d+  [A-Z]{{2}}\d{{3}}  {_LEVEL}  "  # statistics
    r"|\d+ (?:位客服，\d+ 通会话，\d+ 条客服消息：共|messages of \d+ agents in \d+ talks: )"  # summary
    r'|\s*\{\s*"\$schema"\s*:\s*"https?://json-schema\.org/'
)
AUTHOR = "replylint"  # of our workbooks


def is_ours(path: str) -> bool:
    """Whether the file begins as our reports and baselines do, or as JSON schemas, such as that of settings files."""
    kind = os.path.splitext(path)[1].lower()
    if kind in DOCUMENT_KINDS:  # of which we write none
        return False
    try:
        with open(path, "rb") as stream:
            start = stream.read(_BEGINNING)
    except OSError:
        return False
    if start.startswith(ZIP):
        return kind in WORKBOOK_KINDS and _is_our_workbook(path)
    return _WRITTEN.match(start.decode("utf-8-sig", "replace")) is not None


def _is_our_workbook(path: str) -> bool:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as book, book.open("docProps/core.xml") as about:
            return f"<dc:creator>{AUTHOR}</dc:creator>".encode() in about.read(_BEGINNING)
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
        return False
