"""Where a reply begins and ends when the message it answers is quoted in the same text (微信, 企业微信)."""

from __future__ import annotations

import re

# 「张三：原话」 or 这是一条引用/回复消息：“张三：原话”, a dashed line, then the reply.
_QUOTE_ABOVE = re.compile(
    r"(?:这是一条引用/回复消息[：:]\s*)?(?:「.*?」|“.*?”|\".*?\")[ \t]*\n[ \t]*(?:-[ \t]?){5,}\n\s*", re.DOTALL
)
_QUOTE_LINE = re.compile(r"^引用[:：].*$", re.MULTILINE)
_QUOTE_BEFORE = re.compile(r"\[引用[^\[\]]*\]\s*")
_QUOTE_BEHIND = re.compile(r"\[引用[^\[\]]*\]\Z")


def own_words(text: str) -> tuple[int, int]:
    """Offsets in ``text`` of what its speaker wrote himself, without the quoted message.

    A line ``引用:名:原话`` that opens the text is the quote; further down it and all below it are.
    """
    if "引用" not in text and text[:1] not in ("「", "“", '"'):
        return 0, len(text)
    above = _QUOTE_ABOVE.match(text) or _QUOTE_BEFORE.match(text)
    if above:
        return above.end(), len(text)
    behind = _QUOTE_BEHIND.search(text.rstrip())
    if behind:
        return 0, len(text[: behind.start()].rstrip())
    line = _QUOTE_LINE.search(text)
    if line and line.start() == 0:
        rest = text[line.end() :]
        return len(text) - len(rest.lstrip()), len(text)
    if line:
        return 0, len(text[: line.start()].rstrip())
    return 0, len(text)
