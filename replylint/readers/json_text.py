"""From text to JSON values: one document, or one record a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from replylint.model import Both, ReplylintError
from replylint.readers.columns import NoTextError
from replylint.text.flaws import line_ranges

MAX_DOCUMENT = 256 << 20  # characters of one JSON document, which has to be in memory whole

Record = dict[Any, Any]

_LONE_SURROGATE = re.compile(
    r"\\[^u]|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


class _TooDeepError(ValueError):
    """JSON that is nested more deeply than its parser can go."""


def parse(text: str) -> Any:
    r"""``json.loads`` for strangers' text: a half of a surrogate pair (``\ud83d``) becomes U+FFFD.

    Raises ValueError for broken JSON and for nesting too deep for the parser.
    """
    if "\\ud" in text or "\\uD" in text:
        text = _LONE_SURROGATE.sub(lambda found: "\\ufffd" if found[1] else found[0], text)
    try:
        return json.loads(text)
    except RecursionError:
        raise _TooDeepError from None


def document(texts: Iterable[str], file: str, most: int) -> Any:
    """The JSON document that ``texts`` make up; raises ReplylintError beyond ``most`` characters or if it is broken."""
    parts: list[str] = []
    size = 0
    for text in texts:
        parts.append(text)
        size += len(text)
        if size > most:
            raise ReplylintError(
                f"{file}：JSON 超过 {most >> 20} MB，请改为每行一条的 jsonl，或在设置里调大 size-limits",
                f"{file}: the JSON is larger than {most >> 20} MB; write a record a line (jsonl), or raise size-limits",
            )
    text = "".join(parts)
    try:
        return parse(text)
    except _TooDeepError:
        raise ReplylintError(
            f"{file}：JSON 嵌套太深，没有检查；聊天记录不会有上千层，请把层次拆平，或重新导出",
            f"{file}: the JSON is nested too deeply, not checked; flatten it, or export again",
        ) from None
    except ValueError as error:
        from replylint.documents.json import strict

        if strict(text):
            raise NoTextError(
                f"{file}：带注释的 JSON，里面没有话术", f"{file}: JSON with comments, and without replies"
            ) from None
        where = getattr(error, "lineno", None)
        raise ReplylintError(
            f"{file}：不是合法的 JSON{f'，第 {where} 行出错' if where else ''}；文件可能被截断，请重新导出",
            f"{file}: broken JSON{f' at line {where}' if where else ''}; perhaps the file is truncated",
        ) from None


def parse_lines(lines: Iterable[tuple[int, str]], file: str, problems: list[Both]) -> Iterator[tuple[int, Record]]:
    """The JSON object on each line, with its number; at the end ``problems`` names the lines that are none."""
    broken: list[int] = []
    for number, text in lines:
        if not text or text.isspace():
            continue
        try:
            record = parse(text)
        except ValueError:
            record = None
        if isinstance(record, dict):
            yield number, record
        else:
            broken.append(number)
    if broken:
        problems.append(broken_lines(file, broken))


def broken_lines(file: str, numbers: list[int]) -> Both:
    """The sentence that names lines that are no JSON objects."""
    return Both(
        f"{file}:{numbers[0]}：第 {line_ranges(numbers, '、')} 行不是合法的 JSON 对象，已跳过",
        f"{file}:{numbers[0]}: line {line_ranges(numbers, ', ')} is no valid JSON object; skipped",
    )
