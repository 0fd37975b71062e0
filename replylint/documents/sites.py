"""What generators of sites and note books write into Markdown beside its text: Docusaurus, VuePress, MkDocs, Hugo,
Obsidian, GitHub, 语雀.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from replylint.documents.names import is_apart
from replylint.documents.speech import addresses

# A line that only they read: ::: tip, {{< notice >}}, {% tip %}, <a name="x"></a>, [TOC], ^anchor, [name]: https://…
_OWN_LINE = re.compile(
    r":{3,}.*|(?:\{\{[<%][^{}]*[>%]\}\}\s*)+|(?:\{%[^{}%]*%\}\s*)+|(?:<a\s[^<>]*>\s*</a>\s*)+|\[\[?toc\]?\]|\\newpage|\^[\w-]+|\[![\w-]+\].*"
    r"|\[[^^\]\n][^\]\n]*\]:\s*<?(?:(?:https?:|mailto:|[./#][!-~])\S*|[A-Za-z0-9_-]+(?:[./#][!-~]*)?(?=\s|$))(?:\s+[\"'(].*)?"
    r"|(?:!!!|\?\?\?\+?)[ \t]+[a-z].*",
    re.IGNORECASE,
)
# A paragraph that is part of a program (MDX).
_PROGRAM = re.compile(
    r"(?:import\s[^;]*?['\"][^'\"]+['\"];?\s*)+|export\s+(?:const|let|var|default|function|async)\b.*|\{/\*.*\*/\}",
    re.DOTALL,
)
# The head of a box: ::: warning 注意, [!note]- 背景, !!! tip "提示"
_BOX = re.compile(r"(?:(?P<fence>:{3,})|!!!|\?\?\?\+?|\[!)[ \t]*(?P<kind>[A-Za-z]+)\]?[-+]?(?P<title>[^\n]*)")
# The same as a tag: {{% notice warning %}} … {{% /notice %}}, {% hint style="danger" %} … {% endhint %}
_TAG = re.compile(r"\{(?:\{[<%]|%)-?\s*(?P<end>/\s*|end(?=[a-z]))?(?P<name>[a-z]\w*)(?P<rest>[^{}]*)(?:[>%]\}|%)\}")
_EDGE = re.compile(rf":{{3,}}.*|{_TAG.pattern}")
_SIGN = re.compile(r"(?:(?P<task>\[[ xX]\])|\[![\w-]+\][-+]?)[ \t]+(?=\S)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_NOTES = frozenset("note info tip hint important abstract summary tldr todo attention seealso".split())
_BOXES = _NOTES | frozenset("notice callout alert admonition".split())
_WARNINGS = frozenset("warning caution danger failure fail missing bug error".split())


def is_own_line(line: str) -> bool:
    """Whether a line is of the generator's and not of the text's."""
    return _OWN_LINE.fullmatch(line) is not None and not (line.startswith("[!") and addresses(line))


def is_edge(line: str) -> bool:
    """Whether a line opens or closes a box and is none of the text's, whatever stands right above or below it."""
    return _EDGE.fullmatch(line) is not None


def is_program(text: str) -> bool:
    """Whether a paragraph is part of a program (MDX)."""
    return _PROGRAM.fullmatch(text) is not None


def sign(line: str) -> int:
    """How long the sign is in front of a line: a box to be ticked (``[ ] ``), or a quote's kind (``[!quote] ``)."""
    found = _SIGN.match(line)
    return found.end() if found else 0


def is_task(line: str) -> bool:
    """Whether a line is an item of a list of tasks, which may be staff's."""
    found = _SIGN.match(line)
    return found is not None and found["task"] is not None


def footnote(line: str) -> int:
    """How long the sign of a footnote (``[^1]: ``) is in front of a line."""
    found = _FOOTNOTE.match(line)
    return found.end() if found else 0


class Box(NamedTuple):
    """What a box makes of what stands in it: ``apart``, never to be said; ``guiding``, for staff to follow."""

    apart: bool = False
    guiding: bool = False


class Boxes:
    """The boxes that are open while the paragraphs of a file are gone through."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Box]] = []  # ::: or the name of a tag
        self._quoted = (-1, Box())

    def around(self, text: str, quote: int) -> Box:
        """The box in which the next paragraph stands, or which it opens; ``quote`` tells its quote from others."""
        if head := _BOX.match(text):
            kind = head["kind"].lower()
            box = Box(kind in _WARNINGS or is_apart(head["title"]), kind in _NOTES)
            if head["fence"]:
                self._open.append((":::", box))
            elif text.startswith("[!"):
                self._quoted = (quote, box)
            return box
        if tag := _TAG.fullmatch(text):
            self._tagged(tag)
        elif text and not text.strip(": "):
            self._close(":::")
        if quote >= 0 and quote == self._quoted[0]:
            return self._quoted[1]
        return self._open[-1][1] if self._open else Box()

    def _tagged(self, tag: re.Match[str]) -> None:
        name, rest = tag["name"], tag["rest"]
        if tag["end"]:
            self._close(name)
        elif name in _BOXES | _WARNINGS and not rest.endswith("/"):
            apart = not _WARNINGS.isdisjoint((name, *re.findall("[a-z]+", rest)))
            self._open.append((name, Box(apart, not apart)))

    def _close(self, name: str) -> None:
        if self._open and self._open[-1][0] == name:
            self._open.pop()
