"""What stands in front of a line, and what it says of it: 答：, **场景**：, [客服], ❌, # …"""

from __future__ import annotations

import re

from replylint.documents.names import (
    ABOUT,
    CUSTOMERS,
    GUIDANCE,
    is_asked,
    is_better_name,
    is_finder,
    is_other_name,
    is_reply_name,
    looked_up,
)
from replylint.documents.speech import ADDRESSED, WHO, addresses

# Who answers, in front of a line; as a key or a column it is a name.
_SPEAKER = re.compile("(?:客服|人工|机器人|卖家|商家|店家|店主|店?小二?|掌柜|我方?)(?:说|答|回答?|回复|答复|应答)?")
_LABEL = re.compile(
    r"(?:\*\*|__)?(?P<name>[\w -]{1,20})(?:[（(][^（）()\n]{1,20}[）)])?(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*"
)
# Signs and a number in front of a label: 🤖 客服：, 2、答：
_OPENING = re.compile(
    r"(?:[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d·•][ \t]*)*(?:\d{1,3}[.、)）．][ \t]*|\d\ufe0f?\u20e3[ \t]*)?"
)
_AGENTS_FACES = "🤖💁🎧"
_FACE = re.compile(rf"(?P<face>[👤🙋{_AGENTS_FACES}])[\U0001f3fb-\U0001f3ff\u200d♀♂\ufe0f]*[ \t]*[:：][ \t]*")
_BOLD_LABEL = re.compile(r"(\*\*|__)(?![\s*_])[^*_\n]{1,30}(?:\1[ \t]*[:：]|[:：]\1)[ \t]*(?=\S)")
_BOLD_QUESTION = re.compile(r"(\*\*|__)(?![\s*_])[^*_\n亲您]{1,60}[?？]\1[ \t]*")
_SCENE = re.compile(
    rf"(?:当|若|如果|遇到)?(?:{WHO}(?:说|问|询问|咨询|反馈|要求|催|嫌|想)|问|询问|咨询)"
    r"(?:[“\"「'][^“”\"「」'\n]{1,40}[”\"」']|[^:：，。！？“”\"「」'\n]){1,20}[:：][ \t]*(?=\S)"
)
_ASKING = re.compile(rf"(?:\*\*)?{WHO}?(?:说|问)(?:\*\*)?[:：](?:\*\*)?[ \t]*")
_CROSSED = re.compile(r"(?:\*\*|__)?(?:[❌✗✘❎🚫⛔]\ufe0f?)[ \t]*")
_TICKED = re.compile(r"(?:\*\*|__)?(?:[✅✔☑]\ufe0f?)[ \t]*")
# Who speaks, in brackets, bold or in a cell of its own: [客服] …, **Q** …, | 问 | … |; [客户]，您好 holds a name
_SET_OFF = re.compile(
    r"(?:[\[【](?P<side>\w{1,10})[\]】](?:[ \t]+|[ \t]*[:：][ \t]*)|\|[ \t]*(?P<cell>\w{1,8})[ \t]*\|[ \t]*"
    r"|(?:\*\*|__)(?P<bold>\w{1,8})(?:\*\*|__)[ \t]+)(?=\S)"
)
# 问1. …, Q. …
_NUMBERED = re.compile(r"(?:\*\*|__)?(?P<side>[问答QAqa])(?:\d{1,3}[.、．]|[.．](?=[ \t]))(?:\*\*|__)?[ \t]*(?=\S)")
_HEADED = re.compile(r"(?:\*\*)?【(?P<name>[\w -]{1,12})】(?:\*\*)?[ \t]*[:：]?[ \t]*")  # 【话术】…
_BOLD_NOTE = re.compile(r"(?:\*\*|__)(?P<name>\w{1,12})(?:[ \t]*/[ \t]*[\w ]{1,20})?(?:\*\*|__)[ \t]+(?=\S)")
_TO_DO = re.compile(r"(?P<name>TODO|FIXME|待[办补定])\s", re.IGNORECASE)
_INNER = re.compile(
    r"(?:(?<=[\s?？。！!；;，,>）)])|[ \t]*(?:→|->|=>|[/|／｜])[ \t]*)"
    r"(?P<label>(?:\*\*)?\w{1,8}(?:\*\*)?[ \t]*[:：](?:\*\*)?)"
)
_REMARK = re.compile(
    r"\s*(?:(?:#|//)[ \t]|#[\u4e00-\u9fff]{2,6}[:：]|\[[^\[\]]+\]\s*$|([=—_*~-])\1+(?:.*\1\1)?\s*$|【[^【】]+】\s*$)"
)
_SIGNS_BEFORE = re.compile(r"^[^\w*]+")
_TURN = re.compile(r"^[^\w\n]*([ABQ])\d*[ \t]*[:：](.*)", re.MULTILINE)


def customer(text: str) -> str:
    """Who of A and B is the customer in a talk between the two; nobody if there is none (Q1, A1)."""
    turns = _TURN.findall(text)
    sides = {side for side, _ in turns}
    if "B" not in sides or "Q" in sides:
        return ""
    said = {side: "\n".join(words for one, words in turns if one == side) for side in sides}
    for address in ("亲", "您"):
        a, b = (sum(word[0] == address for word in ADDRESSED.findall(said.get(side, ""))) for side in "AB")
        if a != b:
            return "b" if a > b else "a"
    return "a"


def label(line: str, customer: str = "") -> tuple[bool | None, int]:
    """What a label such as ``答：`` or ``**问题**:`` in front of a line says of it, and how long it is.

    True: an answer; False: a question, a key to find it by, or words that must not be said; None: there is no label
    that tells. Its length may then still not be 0: a scene, or a name in bold letters. ``customer`` is A or B (see
    there).
    """
    if set_off := _SET_OFF.match(line):
        side = (set_off["side"] or set_off["cell"] or set_off["bold"]).lower()
        if _SPEAKER.fullmatch(side) or side in ("a", "答", "回答"):
            return True, set_off.end()
        if side == "q" or side in CUSTOMERS:
            return False, set_off.end()
    if numbered := _NUMBERED.match(line):
        return numbered["side"] in "答Aa", numbered.end()
    if headed := _HEADED.match(line):
        name = looked_up(headed["name"])
        if is_reply_name(name):
            return True, headed.end()
        if is_other_name(name) and name not in ABOUT:
            return False, headed.end()
    crossed = _CROSSED.match(line)
    if crossed:
        return False, crossed.end()
    ticked = _TICKED.match(line)
    if ticked:
        return True, ticked.end() + label(line[ticked.end() :])[1]
    face = _FACE.match(line)
    if face:
        return face["face"] in _AGENTS_FACES, face.end()
    opening = _OPENING.match(line)
    start = opening.end() if opening else 0
    match = _LABEL.match(line, start)
    name = looked_up(match["name"]) if match else ""
    if match and customer and name in ("a", "b"):
        return name != customer, match.end()
    if match and (is_reply_name(name) or _SPEAKER.fullmatch(name)):
        return True, match.end()
    if match and (is_other_name(name) or is_asked(name)) and name not in ABOUT:
        return False, match.end()
    asking = _ASKING.match(line, start)
    if asking:
        return False, asking.end()
    scene = _SCENE.match(line, start) or _BOLD_LABEL.match(line, start) or _BOLD_QUESTION.match(line, start)
    return None, scene.end() if scene else 0


def answer(line: str, customer: str = "") -> tuple[bool | None, int]:
    """As ``label``, and where an answer stands behind a question on the same line, it and all that is before it."""
    meaning, length = label(line, customer)
    if meaning is False:
        for match in _INNER.finditer(line, length):
            if label(match["label"], customer)[0]:
                return True, match.end()
    return meaning, length


def is_note(line: str) -> bool:
    """Whether a line is labelled as a note to staff (**思路**：, 注意：) and does not speak to a customer."""
    ways = (_HEADED.match(line), _LABEL.match(_SIGNS_BEFORE.sub("", line)), _BOLD_NOTE.match(line), _TO_DO.match(line))
    match = next(filter(None, ways), None)
    if not match or ADDRESSED.search(line):
        return False
    return GUIDANCE.fullmatch(looked_up(match["name"])) is not None


def is_key(line: str) -> bool:
    """Whether a line is labelled as what helps to find the reply that may stand below it (关键词：, **场景**：)."""
    match = _LABEL.match(_SIGNS_BEFORE.sub("", line))
    return match is not None and is_finder(looked_up(match["name"]))


def is_better(line: str) -> bool:
    """Whether a line is labelled as what to say instead of what must not be said."""
    match = _LABEL.match(_SIGNS_BEFORE.sub("", line))
    return _TICKED.match(line) is not None or (match is not None and is_better_name(looked_up(match["name"])))


def is_remark(line: str) -> bool:
    """Whether a line of a text file is a comment (# 停用：…), or names what follows ([午休], 【售后，组长审核】)."""
    return _REMARK.match(line) is not None and not addresses(line)
