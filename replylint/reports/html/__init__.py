"""One page for the supervisor that opens offline: overview, the worst talks as bubbles, all findings to search.

The page holds its style, its script and its data. Chat text reaches it escaped, or as JSON that the
script sets as text; a content security policy forbids everything but that one script and that one style.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from typing import Any, TextIO

from replylint.model import AGENT, Checked
from replylint.reports.base import ReportOptions
from replylint.reports.escape import to_json
from replylint.reports.html.findings import findings_data, findings_section
from replylint.reports.html.overview import header, overview
from replylint.reports.html.talks import Talk, talks_section
from replylint.reports.html.texts import Words
from replylint.summary import Tally

MOST_TALKS = 20


def write(checked: Iterable[Checked], stream: TextIO, options: ReportOptions) -> None:
    """Write the page once all findings are known."""
    tally = Tally(options.yardsticks)
    talks: dict[tuple[str, str | None], Talk] = {}
    for item in tally.watching(checked):
        key = (item.message.place.file, item.message.conversation)
        talks.setdefault(key, {}).setdefault(item.message, []).extend(item.findings)
    summary, words = tally.summary(), Words(options.lang)
    findings = [finding for talk in talks.values() for found in talk.values() for finding in found]
    worst = [talks[talk.file, talk.conversation] for talk in summary.total.talks[:MOST_TALKS]]
    shown = [talk for talk in worst if any(message.role != AGENT for message in talk)]
    data = findings_data(findings, words)
    body = [
        header(summary, words),
        _links(["overview", *(["talks"] if shown else []), "findings"], words),
        "<main>",
        overview(summary, findings, words),
        talks_section(shown, words),
        findings_section(summary, data, words),
        "</main>",
        f"<footer>{words.made}</footer>",
    ]
    stream.write(_page("\n".join(body), data, words))


def _links(sections: Iterable[str], words: Words) -> str:
    links = "".join(f'<li><a href="#{name}">{words[name]}</a></li>' for name in sections)
    return f"<nav><ul>{links}</ul></nav>"


def _page(body: str, data: dict[str, Any], words: Words) -> str:
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    json = to_json(data).replace("<", r"\u003c")
    return f"""<!doctype html>
<html lang="{"en" if words.lang == "en" else "zh-CN"}">
<head>
<meta charset="utf-8">
<meta name="generator" content="replylint">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{words["title"]}</title>
<style>{style}</style>
</head>
<body>
{body}
<script type="application/json" id="data">{json}</script>
<script>{script}</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
