"""The sentence that does kindly what a short draft does.

A draft is answered here only if every one of its clauses is understood (acts.py), so that nothing is lost that was
said; what a bare no refuses, the customer's line tells (wishes.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from replylint.rules.wording import (
    ASK_ABOUT,
    ASK_AGAIN,
    ASK_BOSS,
    ASK_PLAINLY,
    ASK_SOMEONE,
    ASK_THOSE_WHO_KNOW,
    ASKED,
    CHEAPEST,
    FIXED_PRICE,
    FOLLOW_UP,
    FOLLOW_UP_WITH,
    LATE,
    NO_GIFT,
    NO_HURRY,
    NO_INVOICE,
    NO_LESS,
    NONE_LEFT,
    NOT_FOR_THAT,
    NOT_POSSIBLE,
    NOT_SURE,
    NOT_YET,
    NOTED,
    ON_IT,
    REQUIRED,
    RESTRICTED,
    RETURN,
    RETURN_AT_ONCE,
    SOLD_OUT,
    TRACK,
    WRITTEN_THERE,
    fitting,
)
from replylint.rules.wording import NAMED_NO as NO
from replylint.softening import wishes
from replylint.softening.acts import TAIL, Said, read
from replylint.softening.stretches import Clause
from replylint.text.patterns import pattern

MOST, LONGEST = 4, 40  # clauses and characters of a short draft

_NOES = ("bargain", "price", "gift", "stock", "deed", "none", "no", "restricted", "unsure", "fixed")
_BESIDE_A_NO = {"powerless", "unfit", "decided", "elsewhere", "go", "leave", "written", "ground"}
_MAY_BE_ASKED = pattern("快递|物流|仓库|财务|厂家|厂里|运营|技术|师傅|站点|驿站|售后|审核|质检")
_OUTSIDE = pattern("主图|卡片|包装|吊牌|标签|瓶身|盒子")
_ASSENTS = pattern(f"(?:嗯+|恩+|好|行|收到){TAIL}")


def reply(clauses: Sequence[Clause], marks: Sequence[str], before: str) -> str | None:
    """The sentence that does what ``clauses`` do, where the customer said ``before`` (empty: not known).

    ``marks`` are the characters behind each clause. None where one of them is not understood, or where they do more
    than one thing.
    """
    if not clauses or len(clauses) > MOST or sum(len(clause.said) for clause in clauses) > LONGEST:
        return None
    said = [read(clause.said + mark * (mark == "?")) for clause, mark in zip(clauses, marks, strict=True)]
    if None in said:
        return None
    told = [one for one in said if one and one.act != "idle"]
    acts = {one.act for one in told}
    if len(acts) > 1 and "heard" in acts:  # 哦，那你退吧
        told = [one for one in told if one.act != "heard"]
        acts.remove("heard")
    refused = acts.intersection(_NOES)
    if refused and not acts - refused - _BESIDE_A_NO:
        return _refusal([one for one in told if one.act in (*refused, "ground")], before)
    if not acts or refused:
        return None
    if acts <= {"unknown", "guess"}:
        topic = next(filter(None, (one.named.get("topic", "") for one in told)), "")
        if wishes.SNEERS.search(before):
            return None
        if topic:
            return ASK_ABOUT.format(topic)
        return ASK_THOSE_WHO_KNOW if "guess" in acts else ASK_SOMEONE
    if "hurry" in acts and acts <= {"hurry", "heard", "powerless"}:
        return LATE if wishes.WAITS.search(before) or "不回" in before else None
    if acts <= {"powerless", "unfit", "decided", "elsewhere", "go", "unknown"}:
        return _passed_on(acts, told, before)
    if len(acts) > 1:
        return None
    return _single(told[0], before)


def _refusal(noes: Sequence[Said], before: str) -> str | None:
    """The sentence that refuses what ``noes`` do, if that is one thing."""
    grounds = [one.named["topic"] for one in noes if one.act == "ground"]
    noes = [one for one in noes if one.act != "ground"]
    kinds = {one.act for one in noes} - {"no", "none"} or {one.act for one in noes}
    if "price" in kinds:
        kinds.discard("bargain")
    if len(kinds) > 1:
        return None
    kind = kinds.pop()
    named = next((one.named for one in noes if one.named), {})
    if grounds and (kind != "deed" or "topic" in named):
        return None
    wish = wishes.wish(before)
    if kind == "restricted":
        return RESTRICTED.format(named["own"])
    if kind in ("deed", "none") and named:
        if grounds:
            named = {**named, "topic": f"{grounds[0]}的"}
        verb, topic, thing = (named.get(name, "") for name in ("verb", "topic", "object"))
        if verb in ("开", "开票") and not (topic or thing):
            return NO_INVOICE if wish == "invoice" or not before else None
        if verb == "送" and not (topic or thing):
            return NO_GIFT if wish == "gift" else NO.format(f"没法{verb}", what="这个")
        no = f"没法{verb}{thing}" if verb else "没有"
        return NO.format(no, what=topic or (thing if not verb else "这个"))
    fixed = {
        "bargain": CHEAPEST,
        "price": NO_LESS,
        "fixed": FIXED_PRICE,
        "gift": NO_GIFT,
        "stock": SOLD_OUT,
        "unsure": NOT_SURE,
    }
    if kind == "gift" and wishes.DELIVERS.search(before):
        return NOT_POSSIBLE
    if kind in fixed:
        return fixed[kind]
    if kind == "none" and wish == "price":
        return NO.format("没有", what="这个")
    if not wish or (
        kind == "none" and wishes.ASKS_IF_DONE.search(before)
    ):  # a no to an unknown question may be good news
        return _answer(kind, before)
    if wish in ("price", "gift", "invoice"):
        return {"price": NO_LESS, "gift": NO_GIFT, "invoice": NO_INVOICE}[wish]
    if kind == "none":
        return NONE_LEFT if wish == "stock" else NO.format("没有", what="这个")
    return NOT_POSSIBLE


def _answer(kind: str, before: str) -> str | None:
    """The sentence for a bare no that refuses no wish: none is needed, or the customer asked what is true of it."""
    if not before.strip():
        return NONE_LEFT if kind == "none" else NOT_POSSIBLE
    if kind == "none":
        return NOT_YET if wishes.ASKS_IF_DONE.search(before) else None
    if wishes.DRAWBACK.search(before):
        return None
    asked = wishes.ASKS_IF_ONE_MAY.fullmatch(before.strip())
    if asked:
        return NOT_FOR_THAT.format(asked["what"])
    return NO.format("不可以", what="这个") if wishes.MAY.search(before) else None


def _passed_on(acts: set[str], told: Sequence[Said], before: str) -> str | None:
    """The sentence that takes on what was passed on to somebody else, or to nobody."""
    if acts <= {"unfit", "powerless"} and "unfit" in acts:
        return ASK_BOSS
    offices = [one.named["office"] for one in told if "office" in one.named]
    wish = wishes.wish(before)
    if "decided" in acts:
        topic = next((one.named["topic"] for one in told if "topic" in one.named), "这个")
        return NO_LESS if wish == "price" else REQUIRED.format(topic)
    if offices:
        asked = next(filter(_MAY_BE_ASKED.match, offices), "")
        return FOLLOW_UP_WITH.format(asked) if asked else FOLLOW_UP
    if "powerless" in acts and "unknown" not in acts:
        return NO_LESS if wish == "price" else NOT_POSSIBLE if wish or not before.strip() else FOLLOW_UP
    return None


def _single(said: Said, before: str) -> str | None:
    """The sentence for a draft that does one thing, which is neither to refuse nor to pass on."""
    if said.act == "written":
        where = said.named["where"]
        inside = "" if where.endswith(("上", "里")) else "上" if _OUTSIDE.match(where) else "里"
        return WRITTEN_THERE.format(where + inside)
    if said.act == "track":
        return TRACK if not before.strip() or wishes.DOES_NOT_ARRIVE.search(before) else None
    if said.act == "consent":
        return (RETURN_AT_ONCE if wishes.WANTS_OUT.search(before) else RETURN).format(said.named["what"])
    if said.act == "leave":
        if wishes.wish(before) == "price" and not wishes.PRICEY.search(before):
            return NO_LESS
        return NO_HURRY if not before.strip() or wishes.PRICEY.search(before) else None
    if said.act == "asks":
        who, what = said.named["who"], said.named["what"].replace("您的", "您本人的").replace("您自己的", "您本人的")
        return ASK_PLAINLY.format(what, what=who if who.startswith(("您", "这", "那")) else f"这个{who}")
    if said.act == "doubts":
        return ASK_AGAIN.format(what=re.sub("自己|都", "", said.named["what"]))
    if said.act == "heard" and before.strip():
        return _heard(said.words, before)
    return None


def _heard(words: str, before: str) -> str | None:
    """The sentence for a customer who was but heard: 知道了 to a complaint, a wish, a question."""
    assents = _ASSENTS.fullmatch(words) is not None
    if assents and wishes.QUESTION.search(before):
        return None  # it may be a yes
    better = fitting(ON_IT, before, words)
    if better not in (ON_IT, ASKED):
        return better
    if wishes.WAITS.search(before):
        return LATE
    noted = (assents or wishes.REQUEST.search(before)) and not wishes.TROUBLE.search(before)
    return NOTED if noted else better
