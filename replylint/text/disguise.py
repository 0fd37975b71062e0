"""Names in disguise: whether what is heard in a text (sound.py) is meant as a name, or only sounds or looks like it.

What sounds like a name need not be one: 威信 is a word, 掏宝贝 ends in one, TB-12 is a model. Each candidate is asked
whether ordinary words explain it; segmentation decides, and what stands around it (hints.py).
"""

import itertools
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from replylint.text import hints, tables
from replylint.text.sound import (
    SEEMING_LETTERS,
    Sound,
    has_picture,
    is_han,
    is_letter,
    is_spelt_out,
    sound_of,
    sounds_in,
    sounds_of,
    syllable_of,
)
from replylint.text.spellings import DEPICTED, INITIALS, ORDER, PICTURE, SHAPE, SOUND, STOPS, TORN, Spelling, shapes
from replylint.text.view import BLANKS, ON_CHARACTER, UNSEEN, View, squeeze

if TYPE_CHECKING:
    from replylint.text.words import Word

_STRONGEST_FIRST = (ORDER, SHAPE, INITIALS, PICTURE, TORN, SOUND)
OPEN, UNLIKE = "", "unlike"  # written as it is; only nearly the sound, which will do beside what is
_ENOUGH_ALIKE = 2  # or beside so many of the very sound: pingduoduo

LONGEST_GAP = 2
_PAUSES = frozenset(",、\n")  # of these, which stand between words most often

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_WHERE = frozenset("上里家店那这边")
_TITLES = ("先生", "女士", "小姐", "老师", "同学", "师傅")

# How often a character stands alone as a word in the corpus behind jieba's dictionary (60 million words).
_VERY_RARE, _RARE, _FAIRLY_RARE, _COMMON, _VERY_COMMON = 1_000, 3_000, 7_000, 20_000, 30_000
_MANY = 2  # words that lead a customer away, in one sentence
_SELDOM = 50  # as often does a word stand there that few people use


class Heard(NamedTuple):
    """A disguised name: ``text[start:end]`` of the text as written, and how it was hidden."""

    start: int
    end: int
    disguise: str


class _Part(NamedTuple):
    """One character of a name, what is written in its place, and in which way that stands for it."""

    char: str
    written: str
    way: str


class SoundView:
    """One text by its sounds; ``text`` is what the spellings of names are sought in.

    ``aloud`` reads pictures (天🐱); otherwise they are noise (淘❤宝).
    """

    def __init__(self, view: View, aloud: bool = False) -> None:
        self._view = view
        self._aloud = aloud
        self._one_to_one = not aloud and not is_spelt_out(view.squeezed)
        self.text = sounds_of(view.squeezed) if self._one_to_one else sound_of(view.folded, aloud)

    def heard(self, first: int, last: int, spelling: Spelling) -> Heard | None:
        """The name spelt by ``text[first:last]``; None if it is written openly, or ordinary words explain it."""
        openly = self._one_to_one and self._view.squeezed[first:last] == spelling.name and spelling.is_plain
        if openly and not self._view.noisy and self._view.text[first:last] == spelling.name:
            return None
        sounds = self._sounds(first, last)
        start, end = sounds[0].start, sounds[-1].end
        if openly:
            return Heard(start, end, SHAPE) if self._in_variants(start, end) else None
        parts = self._parts(sounds, spelling)
        ways = {part.way for part in parts} - {OPEN}
        if not ways or self._torn(sounds) or self._part_of_more(start, end, INITIALS in ways):
            return None
        if hints.is_named(self._view.folded[end : end + hints.NAMED]):
            return None
        if not self._foreign(start, end) and self._explained(*self._view.squeezed_range(start, end), parts):
            return None
        cling = ON_CHARACTER.match(self._view.text, end)
        return Heard(start, cling.end() if cling else end, min(ways, key=_STRONGEST_FIRST.index))

    def _sounds(self, first: int, last: int) -> list[Sound]:
        """What makes the sounds of ``text[first:last]``."""
        if not self._one_to_one:
            return self._spelt_out[first:last]
        places = self._view.home[first:last] if self._view.noisy else range(first, last)
        return [Sound(code, at, at + 1) for code, at in zip(self.text[first:last], places, strict=True)]

    @cached_property
    def _spelt_out(self) -> list[Sound]:
        return list(sounds_in(self._view.folded, self._aloud))

    @cached_property
    def _turned(self) -> bool:
        """Whether the text says, or a control character makes, that something is to be read backwards."""
        return hints.turns(self._view.text, self._view.squeezed)

    @cached_property
    def _spells(self) -> bool:
        return hints.spells(self._view.squeezed)

    def _parts(self, sounds: list[Sound], spelling: Spelling) -> list[_Part]:
        """Each character of the name and how it is written; empty if the sounds are not of this name."""
        parts = []
        at = 0
        for char, (code, way) in zip(*spelling, strict=True):
            written = self._view.folded[sounds[at].start : sounds[at + len(code) - 1].end]
            at += len(code)
            if way == TORN:
                written = written.lstrip("".join(STOPS) + BLANKS)
            if not _is_meant(char, written, way):
                return []
            parts.append(_Part(char, written, _way(char, written) if way == SOUND else way))
        ways = {part.way for part in parts}
        if UNLIKE not in ways:
            return parts
        if OPEN not in ways and sum(part.way == SOUND for part in parts) < _ENOUGH_ALIKE:
            return []
        return [part._replace(way=SOUND) if part.way == UNLIKE else part for part in parts]

    def _torn(self, sounds: list[Sound]) -> bool:
        """Whether more stands between two sounds than a writer puts into a word."""
        text = self._view.text
        gaps = (text[left.end : right.start] for left, right in itertools.pairwise(sounds))
        return any(is_wide(UNSEEN.sub("", gap)) for gap in gaps)

    def _part_of_more(self, start: int, end: int, initials: bool) -> bool:
        """Whether letters go on beyond the name, or its initials belong to a model number."""
        text = self._view.folded
        before, after = UNSEEN.sub("", text[max(0, start - 4) : start]), UNSEEN.sub("", text[end : end + 8])
        if (is_letter(text[start]) and is_letter(before[-1:])) or (is_letter(text[end - 1]) and is_letter(after[:1])):
            return True
        return initials and (after[:1].isdigit() or hints.in_model_number(before, after))

    def _foreign(self, start: int, end: int) -> bool:
        """Whether a traditional character stands there in a text in simplified ones: chosen for its shape (徵信)."""
        written = zip(self._view.text[start:end], self._view.folded[start:end], strict=True)
        return any(is_han(shown) and shown != char for char, shown in written) and not self._view.traditional

    def _in_variants(self, start: int, end: int) -> bool:
        """Whether a character stands there in a shape that nobody uses, neither simplified nor traditional (嶶信)."""
        shown, folded = self._view.text[start:end], self._view.folded[start:end]
        return shown != folded and any(
            is_han(char) and variant not in (char, tables.traditional(char))
            for variant, char in zip(shown, folded, strict=True)
        )

    def _explained(self, first: int, last: int, parts: list[_Part]) -> bool:
        """Whether ordinary words stand in ``squeezed[first:last]``, which only sound or look like the name."""
        ways = {part.way for part in parts}
        if first == last or (ORDER in ways and self._turned):  # nothing but pictures, or turned round
            return False
        from replylint.text.words import frequency

        strange = [frequency(part.written) for part in parts if _is_strange(part)]
        own = [frequency(part.char) for part in parts if part.way in (OPEN, ORDER, TORN)]
        text = self._view.squeezed
        if SHAPE in ways and not own and frequency(text[first:last]) > _SELDOM:  # 海报: a word, and nothing of 淘宝
            return True
        sent, asked = hints.leads_there(text, first, last), hints.of_account(text, first, last)
        ends_commonly = len(parts) > 2 and _is_strange(parts[-1]) and strange[-1] > _VERY_COMMON  # 手机好, 手机号
        if (sent or (asked and not ends_commonly)) and not {ORDER, INITIALS, TORN} & ways:
            return False
        if len(parts) > 2 and all(part.way == TORN for part in parts[1:]):  # 公、众、号 is no list, unless it goes on
            return text[first + 1] in (text[first - 1 : first], text[last : last + 1])
        leads = sent or asked or self._spells or hints.of_shop(text, first, last)
        paused = TORN in ways and (min(own) > _FAIRLY_RARE or not _PAUSES.isdisjoint(text[first:last]))
        if not leads and (ends_commonly or paused):
            return True
        sure = leads or len(strange) < max(1, len(parts) - 1)  # all but one character of the name is there
        lures = _MANY if sure else hints.lures(self._view.said_around(first, last))
        if not lures or self._commonplace(first, last, parts, own, strange, leads, lures):
            return True
        certain = len(parts) > 2 and not strange  # three such syllables do not meet by chance
        return not certain and any(
            self._goes_on(word, first, last, parts, leads) for word in self._view.words_over(first, last)
        )

    def _commonplace(
        self, first: int, last: int, parts: list[_Part], own: list[int], strange: list[int], leads: bool, lures: int
    ) -> bool:
        """Whether what is written there explains itself by how common it is.

        ``own`` and ``strange`` are the frequencies of the name's own characters and of those in place of others;
        ``leads``: a shop is spoken of, or an account, so that less proof is needed; ``lures``: so many words lead away.
        """
        from replylint.text.words import frequency, known

        ways = {part.way for part in parts}
        if INITIALS in ways:
            return len(own + strange) == 1 and max(own + strange) > _FAIRLY_RARE and not leads
        written = self._view.squeezed[first:last]
        is_word = frequency(written) > _SELDOM if leads else known(written)
        if ORDER in ways:
            return is_word or (not leads and max(own) > (_FAIRLY_RARE if len(own) == 2 else _VERY_COMMON))
        if not strange or len(own + strange) < len(parts):
            return False
        if SHAPE in ways and not own:  # 饼兮兮: nothing of 拼夕夕 is there
            return not leads
        if is_word or self._view.squeezed.startswith(_TITLES, last):
            return True
        if any(is_letter(part.char) for part in parts):  # v信: little of the name is left to know it by
            return max(strange) > _RARE or not all(map(_sounds_the_same, parts))
        if len(parts) == 2:
            return not (own and leads) and _pair_explains(own, strange, leads, lures)
        words = self._view.words_over(first, last)
        return not leads and _words_explain(
            [word.text for word in words if first <= word.start and word.end <= last], parts
        )

    def _goes_on(self, word: "Word", first: int, last: int, parts: list[_Part], leads: bool) -> bool:
        """Whether ``word`` is an ordinary one that goes on beyond the name; not at its end if a shop ``leads`` on."""
        before = word.start < first and is_han(parts[0].written)
        behind = last < word.end and is_han(parts[-1].written) and not leads
        if not (before or behind):  # beyond a picture or a letter nothing goes on
            return False
        if behind and word.text == f"{parts[-1].char}上" and all(_as_named(part) for part in parts):
            return False  # 手上, 会上: more likely on the platform
        return bool(word.tag) or _is_person(word.text)


def sound_views(view: View) -> Iterator[SoundView]:
    """The ways to read ``view``: its pictures as noise, and aloud if it has any."""
    yield SoundView(view)
    if view.noisy and has_picture(view.text):
        yield SoundView(view, aloud=True)


def is_wide(gap: str) -> bool:
    """Whether more stands in ``gap`` than a writer puts into a word: two signs, with a blank on either side."""
    return len(gap.strip()) > LONGEST_GAP or len(gap) > LONGEST_GAP + 2


def _is_meant(char: str, written: str, way: str) -> bool:
    """Whether ``written``, which makes the sound, stands for ``char`` of a name in this very ``way``."""
    if way == SHAPE:
        return squeeze(written) in shapes()[char]
    if way == PICTURE:
        return written in DEPICTED[char]
    if has_picture(char):  # a picture that is a name itself is meant, and not what it is called
        return has_picture(written)
    return way not in (ORDER, TORN) or written == char


def _way(char: str, written: str) -> str:
    """How ``written`` (which makes the sound of ``char``) stands for ``char``: UNLIKE if only merged sounds agree."""
    if has_picture(written):
        return PICTURE
    if written == char:
        return OPEN
    if is_han(written):
        return SOUND
    letters = (re.sub("[^a-z]", "", written), re.sub("[^a-z]", "", written.translate(SEEMING_LETTERS)))
    return SOUND if syllable_of(char) in letters else UNLIKE


def _is_strange(part: _Part) -> bool:
    """Whether another character stands for that of the name."""
    return part.way in (SOUND, SHAPE) and is_han(part.written)


def _as_named(part: _Part) -> bool:
    """Whether the very character of the name is meant beyond doubt: no homophone stands for it."""
    return part.way != SOUND or not is_han(part.written)


def _sounds_the_same(part: _Part) -> bool:
    """Whether what is written has the very syllable, not only one that is taken for it."""
    return not is_han(part.written) or syllable_of(part.written) == syllable_of(part.char)


def _pair_explains(own: list[int], strange: list[int], leads: bool, lures: int) -> bool:
    """Whether two characters of these frequencies may well meet by chance, where so many words lead away."""
    if not own:
        return max(strange) > (_FAIRLY_RARE if leads else _RARE) or lures < _MANY
    return max(strange) > (_RARE if max(own) > _COMMON else _VERY_COMMON if lures >= _MANY else _VERY_RARE)


def _words_explain(inside: list[str], parts: list[_Part]) -> bool:
    """Whether the words lying wholly inside a longer name are ordinary ones, and not the name's own."""
    from replylint.text.words import frequency, known

    name = "".join(part.char for part in parts)
    foreign = [word for word in inside if word not in name]
    if len(foreign) == 1 == len(foreign[0]):
        rest = "".join(word for word in inside if word in name)
        return frequency(foreign[0]) > _VERY_COMMON and (len(rest) < 2 or known(rest))  # 之付宝: no word is 付宝
    if len(foreign) == 1 and 2 * len(foreign[0]) <= len(name):
        return False
    return bool(foreign) and all(known(word) if len(word) > 1 else frequency(word) > _FAIRLY_RARE for word in foreign)


def _is_person(word: str) -> bool:
    return len(word) in (2, 3) and word[0] in _SURNAMES and word[-1] not in _WHERE
