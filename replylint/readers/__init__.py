"""READ: files, folders, archives and standard input in; messages in file order out.

Layouts are recognised by content, in the fixed order below, one module each; a module is imported only
when a run needs it. The generic layouts at the end of each kind take what no export layout knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, NamedTuple

from replylint.model import Both, Comment, Message, ReplylintError
from replylint.readers.kinds import GZIP, ZIP

if TYPE_CHECKING:
    from replylint.readers.base import Layout, ReadOptions
    from replylint.readers.files import Patterns

# Module names; a layout's name for users is the same with "-" for "_". First match wins.
TABLES = ("qianniu_web_table", "website", "wechat_csv", "jd_statistics")
TEXTS = (
    "jd_dongdong",
    "qq",
    "wechat_exporter",
    "qianniu_txt",
    "wechat_txt",
    "qianniu_web_txt",
    "jddc",
    "qianniu_clipboard",
    "labelled",
)
DOCUMENTS = ("qianniu_web_json", "pdd", "weflow", "wecom", "zendesk", "intercom", "salesforce")
GENERIC = ("lines", "blocks", "table", "records")

DRAFTS = ("lines", "records")  # what standard input may bring a line at a time
WORKBOOKS = (ZIP, b"\xd0\xcf\x11\xe0")  # how files of xlsx and ods, and of xls, begin
PAGES = (b"<html", b"<!doctype", b"<?xml", b"<table")  # and tables in web pages


class Reading(NamedTuple):
    """One input, recognised and ready: take ``messages``, then look at ``problems``.

    ``layout`` and ``title`` say what it was read as, ``encoding`` is None for workbooks. ``messages``
    streams. ``problems`` fills up meanwhile: what could not be read, although the rest could; and so does ``remarks``:
    what is good to know of what was read. ``comments`` are those of a canned-reply file; in chats nothing is a comment.
    ``source`` is the decoded text of one, where it has been taken whole.
    """

    file: str
    layout: str
    title: Both
    encoding: str | None
    messages: Iterator[Message]
    problems: list[Both]
    remarks: list[Both]
    comments: tuple[Comment, ...] = ()
    source: str | None = None


def layouts() -> Iterator[Layout]:
    """Every layout there is, in the order in which they are tried."""
    for module in (*TABLES, *TEXTS, *DOCUMENTS, *GENERIC):
        yield load(module)


def load(module: str) -> Layout:
    """The layout that the module of this name exports."""
    from importlib import import_module

    layout: Layout = import_module(f"replylint.readers.{module}").LAYOUT
    return layout


def named(name: str, own: Sequence[str] = ()) -> Layout:
    """The layout that the user asked for; raises ReplylintError with the nearest names, ``own`` ones among them."""
    module = name.replace("-", "_")
    if module in (*TABLES, *TEXTS, *DOCUMENTS, *GENERIC):
        return load(module)
    from difflib import get_close_matches

    known = [*own, *(known.replace("_", "-") for known in (*TEXTS, *TABLES, *DOCUMENTS, *GENERIC))]
    near = get_close_matches(name, known, n=3, cutoff=0.4) or known
    raise ReplylintError(
        f"没有叫“{name}”的格式；相近的有：{'、'.join(near)}（全部见 replylint layouts）",
        f"no layout '{name}'; near it: {', '.join(near)} (all: replylint layouts)",
    )


def find_files(paths: Iterable[str], exclude: Iterable[Patterns] = ()) -> Iterator[str]:
    """The inputs that ``paths`` stand for, in sorted order within each folder.

    Folders are walked (hidden entries, what .gitignore files name and ``exclude`` globs left out; of rules that
    contradict each other the last one holds), archives become
    ``file.zip!member``. What is missing, empty or broken is yielded as it is, and ``open_input`` says what is wrong
    with it. Raises ReplylintError for ``exclude`` globs that are none.
    """
    from replylint.readers.files import find

    return find(paths, exclude)


def open_input(path: str, options: ReadOptions) -> Reading:
    """One file (or ``file.zip!member``), recognised.

    Raises ReplylintError for what is missing, binary, undecodable, protected, damaged or of no known layout,
    and while ``messages`` are taken, where the file cannot be read any further.
    """
    from replylint.readers import canned
    from replylint.readers.columns import NoTextError
    from replylint.readers.files import opened
    from replylint.readers.recognise import recognise

    document = canned.by_name(path, options)
    if document is not None:
        return document
    stream = opened(path, options.data, options.limits)
    try:
        reading = canned.with_comments(canned.by_content(recognise(stream, path, options), options), options)
    except NoTextError as error:
        stream.close()
        from replylint.readers.evidence import is_dated

        if not (options.layout or options.fields) and is_dated(path, options):
            raise  # a chat whose texts are not found is not taken for replies
        return canned.instead(path, options, error)
    except BaseException:
        stream.close()
        raise
    return reading._replace(messages=_closing(reading.messages, stream))


def _closing(messages: Iterator[Message], stream: IO[bytes]) -> Iterator[Message]:
    with stream:
        yield from messages


def on_stdin(stream: IO[bytes], options: ReadOptions) -> Iterator[tuple[str, ReadOptions]]:
    """The inputs on standard input: ``-`` itself, to be opened by ``open_stdin``, or the members of a .zip of files.

    Those are called ``-!member``, and ``open_input`` reads them with the options that come with their names.
    """
    if hasattr(stream, "peek") and stream.peek(1)[: len(ZIP)] == ZIP:
        from io import BytesIO

        from replylint.readers.archive import members

        options = options._replace(data=stream.read())
        if names := members(BytesIO(options.data or b"")):
            yield from ((f"-!{name}", options) for name in names)
            return
    yield "-", options


def open_stdin(stream: IO[bytes], options: ReadOptions, name: str = "-") -> Reading:
    """Standard input: drafts, an export, or whatever ``options.layout`` says.

    Drafts come one a line, or one a JSON record from the first line on that is one; each is yielded as soon as its
    line has been read. An export is read like a file, and known by what comes in first: to wait for more would keep a
    draft waiting. So a draft of one line is never taken for an export, and an export that comes line by line is only
    with its layout's name. ``options.data`` is what ``stream`` held, if it has been read.
    """
    if options.data is not None or (hasattr(stream, "peek") and stream.peek(1)[: len(GZIP)] == GZIP):
        from replylint.readers.files import opened

        stream = opened(name, stream.read() if options.data is None else options.data, options.limits)
    if options.layout not in (None, *DRAFTS) or (options.layout is None and _brings_export(stream, options)):
        from replylint.readers.recognise import recognise

        return recognise(stream, name, options)
    from itertools import chain

    from replylint.text.decoding import read_lines

    problems: list[Both] = []
    lines = read_lines(stream, name, options.encoding, problems, options.limits)
    first = next(lines, "")
    numbered = enumerate(chain((first,), lines), 1)
    if options.layout == "records" or (options.layout is None and _begins_record(first)):
        from replylint.readers import records

        layout: Layout = records.LAYOUT
        messages = records.read_lines(numbered, name, options, problems)
    else:
        from replylint.readers import lines as drafts

        layout = drafts.LAYOUT
        messages = (
            _drafts(numbered, name, options, problems)
            if options.layout is None
            else drafts.read(numbered, name, options)
        )
    return Reading(name, layout.name, layout.title, options.encoding or "utf-8", messages, problems, [])


def _drafts(
    numbered: Iterator[tuple[int, str]], name: str, options: ReadOptions, problems: list[Both]
) -> Iterator[Message]:
    """Drafts, until a JSON record shows that records are meant: then ``problems`` names the lines before it."""
    from replylint.readers import lines

    record: list[tuple[int, str]] = []

    def drafts() -> Iterator[tuple[int, str]]:
        for number, text in numbered:
            if _begins_record(text):
                from replylint.readers.records import is_record

                if is_record(text, options):
                    record.append((number, text))
                    return
            yield number, text

    yield from lines.read(drafts(), name, options)
    if record:
        from itertools import chain

        from replylint.readers import json_text, records

        problems.append(json_text.broken_lines(name, list(range(1, record[0][0]))))
        yield from records.read_lines(chain(record, numbered), name, options, problems)


def _begins_record(line: str) -> bool:
    """Whether a line looks like a JSON object, which ``{昵称}您好`` does not."""
    return line.startswith("{") and line[1:].lstrip().startswith('"')


def _brings_export(stream: IO[bytes], options: ReadOptions) -> bool:
    head: bytes = stream.peek(1) if hasattr(stream, "peek") else b""
    first, _, rest = head.partition(b"\n")
    is_whole = head.startswith(WORKBOOKS) or head.lstrip().lower().startswith(PAGES)
    shows_some = is_whole or (first.startswith((b"{", b"[")) and not rest)
    if not shows_some and (not rest or (b":" not in rest and b"," not in first and b"\t" not in first)):
        return False  # as drafts are: they shall not wait for what tells layouts apart
    from replylint.readers.recognise import is_export

    return is_export(head, options)
