"""Which sentence goes on from what a draft tells beside the words at fault, by the kind of news that it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replylint.model import Hit
from replylint.rules import grammar
from replylint.rules.wording import (
    CONSIDER,
    CONTACT,
    DUE,
    MORE_TO_ASK,
    ON_IT,
    ON_ITS_WAY,
    PENDING,
    REFUSED,
    REGRET,
    TELLING,
    WHENEVER,
)
from replylint.softening import news, telling
from replylint.softening.stretches import Clause
from replylint.text.patterns import pattern
from replylint.text.view import View

LEAST = 4  # characters of facts that are worth a sentence
LEFT_OPEN = ("BP107", "ST112")  # whose sentences promise an answer: they stay where the question was left open
BLUNT = ("ST103", "BP112")  # whose words may shut the door without naming what is refused
NO_WAY = "BP108"  # what is told beside it is why nothing can be done
LET_THEM_GO = "BP105"  # take it or leave it

_TAUNTS = pattern("这(?:都|也|么|点)|连")
_HUSHES = pattern("[别莫甭]|不[要用]|勿")
_OFFERS = pattern("(?<!才)[补送赔退减].{0,4}\\d")


def answered_later(hit: Hit, facts: Sequence[Clause]) -> tuple[str, ...]:
    """The sentence for what is not known yet, if the ``facts`` but say when it will be: 要等明天仓库上班."""
    if hit.code not in LEFT_OPEN or len(facts) != 1:
        return ()
    return tuple(ending for words, ending in PENDING if re.fullmatch(words, facts[0].said))[:1]


def going_on(
    view: View, hit: Hit, facts: Sequence[Clause], sentences: tuple[str, ...], dropped: str
) -> tuple[str, ...]:
    """What may follow the ``facts`` that ``view`` tells beside ``hit``: one of the rule's ``sentences``, or a frame.

    ``dropped`` are the folded words that are not told again. Nothing, where no ending reads right.
    """
    told = [clause.said for clause in facts]
    refusals = list(filter(telling.refuses, told))
    for words, ending in REFUSED:
        if refusals and re.search(words, refusals[-1]):
            return (REGRET if telling.sets_condition(refusals[-1]) else ending,)
    if refusals and not (sentences and sentences[0] in TELLING) and hit.code not in LEFT_OPEN:
        return (REGRET,)
    if news.asks_how_long_it_takes(view.folded_before):
        return (MORE_TO_ASK,)
    if news.hurries(dropped) and (all(map(news.is_on_its_way, told)) or news.names_day(told[-1])):
        return (ON_ITS_WAY,)
    if hit.code in LEFT_OPEN:
        return sentences if _is_open(view, hit, facts) and ON_IT not in sentences else ()
    if not refusals and hit.code != NO_WAY and telling.refuses(dropped):
        return ()  # what is refused is not told again
    if len(told) == 1 and (who := news.passed_on_to(dropped, told[0])):
        return (f"{CONTACT.format(who)}，{{}}",)
    if any(map(news.is_slow, told)):
        return ()
    if news.is_over(told[-1], dropped) or news.is_limit(told[-1]) or any(map(news.is_bad_news, told)):
        return (REGRET,)
    if sentences and sentences[0] in TELLING:
        return (TELLING[sentences[0]],)
    if any(map(news.is_due, told)) and all(map(news.is_on_its_way, told)):
        return (DUE,)
    if hit.code == NO_WAY:
        return (REGRET,)
    if all(map(news.is_done, told)) or any(grammar.shows_way(said) or _OFFERS.search(said) for said in told):
        return (WHENEVER,)
    if hit.code in BLUNT and not refusals and not _HUSHES.search(view.folded, hit.start, hit.end):
        return ()  # a refusal in other words: 拆了还想退
    if hit.code == LET_THEM_GO and any(map(news.is_price, told)):
        return (CONSIDER,)
    explained = any(map(news.explains, told)) and not any(map(news.happened, told))
    return (MORE_TO_ASK,) if explained and sum(map(len, told)) >= LEAST else ()


def _is_open(view: View, hit: Hit, facts: Sequence[Clause]) -> bool:
    """Whether the question is left open: an answer behind, or a taunt, needs no promise to look into it."""
    if _TAUNTS.search(view.folded, max(0, hit.start - 3), hit.end):
        return False
    return all(clause.start < hit.start or news.is_hearsay(clause.said) for clause in facts)
