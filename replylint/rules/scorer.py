"""The learned half of the tone check: hears what no construction of the rules catches.

A linear model over runs of one to three characters of the message, with the customer's line before
it, trained by tools/train_tone.py. It is asked only about messages in which the rules found nothing,
and most of those are dismissed at a glance, by their single characters. Its answer depends on the
text and on the data file alone: no chance, no clock, no machine-learning package.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple
from zlib import crc32

from replylint.model import Hit, ReplylintError
from replylint.rules.grammar import apologises, clauses, comforts, shows_way
from replylint.rules.wording import AIMS, SENTENCES
from replylint.text import tables
from replylint.text.patterns import pattern
from replylint.text.view import View

FORMAT = 2
PERSONAL = ("ST101", "BP201")  # what is said beside these is the matter, and no ready sentence tells it
SHORTEST, LONGEST = 5, 150  # characters of a message that is worth asking about
DESCRIPTION = 45  # so many without a word to anybody are a text about goods
BEFORE = 24  # characters of the customer's line that count, from its end
BEFORE_WEIGHT = 0.25
BARE = 0.6  # so much less is enough for a bare answer to a known line
SURE = 1.0  # a kind so far before the next one is right four times in five; else the sentence must fit them all
SURE_OF_ABUSE = 1.5  # nobody is told of abuse on a guess
ABUSE = "BP201"
KINDS = ("ST101", "ST102", "ST103", "ST104", "ST105", "ST111", "ST112", ABUSE)

_DATA = os.path.join(tables.DATA, "tone.weights")
_PLACEHOLDER, _DIGITS = pattern(r"\[[^\]\n]{1,14}\]|#e-s\S{0,6}"), pattern(r"\d+")
_ASHAMED = pattern("我[^,。?!]{0,6}(?:烦|啰嗦|麻烦|笨|墨迹|磨叽|事多|多事|添乱|纠结|问(?:题)?[^,。?!]{0,5}多)")
_SURE_ENOUGH = pattern("^(?:亲+,?)?当然(?:是真|可以|能|有|会|包|支持)")
_PRAISES = pattern(  # the goods, or what the customer said; and who is told to go on asking
    "^(?:亲+,?)?又(?:轻|小|软|薄|快|省|亮|暖|凉|稳|香|甜|厚|静|便宜|好[^,。]|耐[^,。])[^,。?!]{0,2}又[^,。?!]{1,6}[,。~!]"
    "|[您你](?:的)?(?:要求|想法|需求|描述|说得|考虑得?)[^,。?!]{0,2}(?:挺|很|真|够|太|非常)?(?:清楚|明白|仔细|周到|细心|具体|专业)(?!了吧)"
    "|^(?:您)?(?:问|说|讲)吧?[,，][^,。?!]{0,6}(?:都行|随便|不急|听着|都可以|没问题)"
)
_ASKED = pattern("[吗么?]$")
_SOFTENED = pattern("[呢哦哈~亲啦哒喔祝请]|您好|抱歉|不好意思|谢谢|好的|嗯嗯|再见|欢迎|负责|肯定|一定|当然|[吗?]$")
_NOT_AT_ALL = pattern("^(?:亲+,?)?(?:哪有|哪里|哪儿|哪会|怎么会|不会|没有|没事|不)")
_MOST_LEARNT = 1 << 16


class Line(NamedTuple):
    """Where a weighted sum becomes a yes: ``bias + scale * sum > threshold``."""

    bias: float
    scale: float
    threshold: float


class Weights(dict[str, int]):
    """Weights of features, which lie in ``buckets``; that of a feature is looked up there when it is first met."""

    def __init__(self, buckets: memoryview) -> None:
        super().__init__()
        self._buckets = buckets

    def __missing__(self, feature: str) -> int:
        weight: int = self._buckets[bucket(feature, len(self._buckets))]
        if len(self) < _MOST_LEARNT:
            self[feature] = weight
        return weight

    def sum(self, features: set[str]) -> int:
        """What ``features`` weigh together."""
        return sum(map(self.__getitem__, features))


class Model(NamedTuple):
    """What training leaves behind; all weights are small whole numbers, to be multiplied by their scale.

    ``glance`` weighs single characters, ``tone`` features, ``kinds`` features for each kind in turn.
    """

    version: str
    glance: Mapping[str, int]
    glance_line: Line
    tone: Weights
    tone_line: Line
    kinds: tuple[Weights, ...]
    kind_bias: tuple[float, ...]
    kind_scale: float


@cache
def model() -> Model:
    """The model that ships. Raises ReplylintError when its file is broken."""
    try:
        with open(_DATA, "rb") as file:
            return parsed(file.read())
    except ValueError:
        raise ReplylintError(
            f"语气模型文件 {_DATA} 已损坏：请重新安装 replylint。",
            f"the tone model {_DATA} is broken: reinstall replylint.",
        ) from None


def parsed(content: bytes) -> Model:
    """The model in a weights file: lines of a name and its values, an empty line, then the weights, a byte each.

    Raises ValueError for anything else.
    """
    head, _, body = content.partition(b"\n\n")
    header = dict(line.partition(" ")[::2] for line in head.decode().split("\n"))
    if header.get("format") != str(FORMAT) or header.get("crc32") != str(crc32(body)):
        raise ValueError("not the weights that were written")
    weights = memoryview(body).cast("b")
    seen, kind_buckets = header["characters"], int(header["kind_buckets"])
    tone = len(seen)
    kinds = tone + int(header["buckets"])
    return Model(
        header["version"],
        defaultdict(int, zip(seen, weights[:tone], strict=True)),
        Line(*_numbers(header["glance"])),
        Weights(weights[tone:kinds]),
        Line(*_numbers(header["tone"])),
        tuple(
            Weights(weights[kinds + at * kind_buckets : kinds + (at + 1) * kind_buckets]) for at in range(len(KINDS))
        ),
        tuple(_numbers(header["kind_bias"])),
        float(header["kind_scale"]),
    )


def _numbers(written: str) -> Iterable[float]:
    return map(float, written.split())


def normal(folded: str) -> str:
    """Folded text as the model reads it: numbers, placeholders and blanks all alike, the ends marked."""
    text = _PLACEHOLDER.sub("□", folded) if "[" in folded or "#" in folded else folded
    return f"^{' '.join(_DIGITS.sub('0', text).split())}$"


def features(text: str) -> set[str]:
    """What the model sees in ``text`` (normal form): its runs of characters, its length, 您 and question marks."""
    you = sum(map(text.count, "您你"))
    shape = {f"\4{len(text).bit_length()}", f"\5{min(3, you)}", f"\6{min(3, text.count('?'))}"}
    return runs(text, 3) | shape


def features_before(text: str) -> set[str]:
    """What the model sees in the customer's line (normal form) before the message."""
    return {f"\1{run}" for run in runs(text[-BEFORE:], 2)}


def runs(text: str, longest: int) -> set[str]:
    """All runs of one to ``longest`` neighbouring characters."""
    return {text[at : at + size] for size in range(1, longest + 1) for at in range(len(text) - size + 1)}


def bucket(feature: str, buckets: int) -> int:
    """Where the weight of ``feature`` lies; ``buckets`` is a power of two."""
    return crc32(feature.encode()) & (buckets - 1)


def suspicious(model: Model, text: str) -> bool:
    """Whether the message (normal form) is worth more than a glance."""
    bias, scale, threshold = model.glance_line
    return bias + scale * sum(map(model.glance.__getitem__, text)) >= threshold


def score(model: Model, text: str, before: str) -> float:
    """How surely the message is in a wrong tone (normal forms): above the threshold it is reported."""
    own = model.tone.sum(features(text))
    told = model.tone.sum(features_before(before)) if before else 0
    return model.tone_line.bias + model.tone_line.scale * (own + BEFORE_WEIGHT * told)


def kind(model: Model, text: str) -> str:
    """Which kind of wrong tone ``text`` (normal form) is likeliest to be."""
    return _kind(model, text)[0]


def _kind(model: Model, text: str) -> tuple[str, float]:
    """The likeliest kind, and how far it is before the next one."""
    seen = features(text)
    sums = (
        bias + model.kind_scale * weights.sum(seen) for weights, bias in zip(model.kinds, model.kind_bias, strict=True)
    )
    (most, code), (next_, second) = sorted(zip(sums, KINDS, strict=True), reverse=True)[:2]
    if code == ABUSE and most - next_ < SURE_OF_ABUSE:
        return second, 0.0
    return code, most - next_


def check(view: View) -> Iterator[Hit]:
    """The message's worst words, if it is in a wrong tone as a whole; who asks for pardon rarely is."""
    if len(view.squeezed) > LONGEST or len(view.text) < SHORTEST:
        return
    learned = model()
    text = normal(view.folded)
    if not (suspicious(learned, text) and _speaks(text)) or apologises(view.folded) or _is_kind(view):
        return
    before = normal(view.folded_before) if view.before else ""
    lacking = learned.tone_line.threshold - score(learned, text, before)
    if lacking < 0 or (lacking < BARE and before and _is_bare(view)):
        code, ahead = _kind(learned, text)
        start, end = _worst(learned, view.folded)
        yield Hit(code, start, end, _softer(code, ahead, view), view.sentence(start, end), aim=AIMS[code])


def _softer(code: str, ahead: float, view: View) -> tuple[str, ...]:
    """Sentences for a finding of ``code`` that is so far ahead; none where it is open what the customer is told."""
    alone = sum(bool(view.folded[slice(*place)].strip()) for place in clauses(view.folded)) == 1
    return SENTENCES[code] if ahead > SURE and (alone or code not in PERSONAL) else ()


def _speaks(text: str) -> bool:
    """Whether somebody is spoken to: not a number, a name, a link, or a long description of goods."""
    said = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return (
        "//" not in text
        and said >= SHORTEST
        and (said <= DESCRIPTION or any(char in text for char in "您你亲我咱俺姐哥宝"))
    )


def _is_bare(view: View) -> bool:
    """Whether nothing softens the message, comforts, asks, or leads on."""
    said = view.folded
    return _SOFTENED.search(said.strip()) is None and not (comforts(said) or shows_way(said))


def _is_kind(view: View) -> bool:
    """Whether it praises, invites questions, or dispels a doubt of the customer: 我是不是很烦 – 哪有; 是真的吗 – 当然是真的."""
    if _PRAISES.search(view.folded):
        return True
    before = view.folded_before.strip()
    if _SURE_ENOUGH.search(view.folded):
        return _ASKED.search(before) is not None
    return _NOT_AT_ALL.search(view.folded) is not None and _ASHAMED.search(before) is not None


def _worst(model: Model, folded: str) -> tuple[int, int]:
    """Where the clauses stand that speak for the finding: the heaviest, and its neighbours while they add to it."""
    places = [place for place in clauses(folded) if folded[slice(*place)].strip()] or [(0, len(folded))]
    weights = [model.tone.sum(runs(folded[start:end], 3)) for start, end in places]
    first = last = weights.index(max(weights))
    while first > 0 and weights[first - 1] > 0:
        first -= 1
    while last + 1 < len(places) and weights[last + 1] > 0:
        last += 1
    return places[first][0], places[last][1]
