"""One finding as a record, for machines, and as one sentence, for people."""

from __future__ import annotations

from typing import Any

from replylint.model import Both, Finding, Place, Severity, is_exact
from replylint.text.patterns import pattern

SEVERITY_NAMES = {
    Severity.ERROR: Both("错误", "error"),
    Severity.WARNING: Both("警告", "warning"),
    Severity.INFO: Both("提示", "info"),
}
DISGUISES = {
    "order": Both("字序打乱", "letters in another order"),
    "shape": Both("形近字", "look-alike characters"),
    "initials": Both("字母缩写", "initials"),
    "picture": Both("表情代字", "pictures for words"),
    "sound": Both("谐音", "by its sound"),
    "noise": Both("夹杂符号", "signs in between"),
    "blank": Both("字间隔开", "blanks in between"),
}
STOPS = "。.；;，, "

_MARK = r"[*_`\[\]<>|\\]|~~"  # in pairs, or an escape
_MARKS = pattern(_MARK)
_TELLING = pattern(rf"""{_MARK}|[-#\r\n\t:,;{{}}&!'"%@?]""")  # means something to some format


def record(finding: Finding, lang: str) -> dict[str, Any]:
    """All that is known of ``finding``, as plain JSON values; ``start`` and ``end`` are code points of its text.

    ``line`` to ``end_column``, ``row``, ``cell``, ``sheet``, ``pointer``, ``example`` and ``strict`` are there only
    when they say something.
    """
    message, rule = finding.message, finding.rule
    place = message.place
    line, column = finding.position
    end_line, end_column = finding.end_position
    lines = {"line": line, "column": column, "end_line": end_line, "end_column": end_column} if place.line else {}
    known: dict[str, Any] = {
        "file": place.file,
        **lines,
        "code": rule.code,
        "name": rule.name,
        "severity": finding.severity.label,
        "message": sentence(finding, lang),
        "basis": finding.basis.get(lang),
        "match": finding.quote,
        "start": finding.start,
        "end": finding.end,
        "softer": list(finding.softer),
        "disguise": finding.disguise,
        "id": message.id,
        "conversation": message.conversation,
        "role": message.role,
        "speaker": message.speaker,
        "time": None if message.time is None else message.time.isoformat(),
        "exempt": finding.exempt,
    }
    extra = {"row": place.row, "cell": place.cell, "sheet": place.sheet, "pointer": place.pointer}
    extra["example"] = finding.example
    known |= {key: value for key, value in extra.items() if value is not None}
    if finding.strict:
        known["strict"] = True
    return known


def sentence(finding: Finding, lang: str) -> str:
    """What is wrong and what to do, in one sentence."""
    title, why = finding.rule.title.get(lang).rstrip(STOPS), finding.rule.why.get(lang).rstrip(STOPS)
    if lang == "en":
        return f"{title}{'' if why == title else f': {why}'}; {advice(finding, lang)}."
    return f"{title}{'' if why == title else f'：{why}'}；{advice(finding, lang)}。"


def advice(finding: Finding, lang: str) -> str:
    """What to do: a softer wording, what to aim for and how that sounds, or at least that it needs other words."""
    if finding.softer:
        if lang == "en":
            return "say " + " or ".join(f"“{words}”" for words in finding.softer)
        return "可改为" + "或".join(f"「{words}」" for words in finding.softer)
    if finding.aim:
        aim = finding.aim.get(lang).rstrip(STOPS)
        if finding.example is None:
            return aim
        return f"{aim}, such as “{finding.example}”" if lang == "en" else f"{aim}。比如「{finding.example}」"
    if finding.rule.code.startswith("AD"):
        return "leave it out, or say what can be proved" if lang == "en" else "请删去，或换成拿得出依据的说法"
    return "please say it differently" if lang == "en" else "请换一种说法"


def disguise(finding: Finding, lang: str) -> str:
    """How the words were hidden, in brackets; nothing if they stand as they are."""
    how = DISGUISES.get(finding.disguise or "")
    if how is None:
        return ""
    return f" ({how.en}) " if lang == "en" else f"（{how.zh}）"


def place_name(finding: Finding, lang: str) -> str:
    """Where in its file a person finds it: line and column, a cell of a table, or a JSON pointer."""
    place = finding.message.place
    line, column = finding.position
    cell = cell_name(place, lang)
    if cell and line != place.row:
        return f"{cell} (line {line})" if lang == "en" else f"{cell}（文件第 {line} 行）"
    return cell or " ".join(filter(None, (f"{line}:{column}" if line else "", place.pointer)))


def cell_name(place: Place, lang: str) -> str:
    """A cell by its sheet, its row and the name of its column; "" outside of tables."""
    if place.row is None:
        return ""
    row = f"row {place.row}" if lang == "en" else f"第 {place.row} 行"
    return " ".join(filter(None, (place.sheet, row, place.cell)))


def insertable(finding: Finding) -> tuple[str, ...]:
    """The softer wordings that may be written into the file as they are, in the place of what they replace.

    None into what is evidence, or where the exact place is not known; none that a format would have to escape, and
    none that would take one of a pair of marks away.
    """
    message = finding.message
    place = message.place
    if not (message.writable and is_exact(place)):
        return ()
    if place.before is None:
        return finding.softer
    start, end = finding.replace or (finding.start, finding.end)
    if _MARKS.search(message.text, start, end):
        return ()
    return tuple(words for words in finding.softer if not _TELLING.search(words))


class Fingerprints:
    """Names for findings that survive moved lines; the same words found again in a file are numbered."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, str], int] = {}

    def of(self, finding: Finding) -> str:
        """The fingerprint of ``finding``, the next one in file order: 32 hexadecimal digits."""
        from hashlib import sha256

        number = self._seen[finding.key] = self._seen.get(finding.key, 0) + 1
        return sha256("\0".join((*finding.key, str(number))).encode("utf-8", "surrogatepass")).hexdigest()[:32]
