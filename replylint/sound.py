"""The sound view: a text with every character and every pinyin syllable replaced by its sound.

桃宝, tao宝, taobao and 淘 bao meet here in one spelling, as do 天🐱 and 天猫, so that one automaton
over the sounds finds a name in any disguise. A syllable is one private-use character; zh, ch, sh and
z, c, s, -ing and -in, -eng and -en count as one sound. Only names that the lexicon marks are sought.

What sounds like a name need not be one: 威信 is a word, 掏宝贝 ends in one, TB-12 is a model. Each
candidate is asked here whether ordinary words explain it; segmentation decides.
"""

import itertools
import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from replylint import tables
from replylint.patterns import pattern
from replylint.view import BLANKS, DOTS, EMOJI, INVISIBLE, MARKS, ON_CHARACTER, UNSEEN, View, fold, kept, squeeze

if TYPE_CHECKING:
    from replylint.words import Word

ORDER, SHAPE, INITIALS, PICTURE, SOUND = "order", "shape", "initials", "picture", "sound"
_STRONGEST_FIRST = (ORDER, SHAPE, INITIALS, PICTURE, SOUND)
OPEN, UNLIKE = "", "unlike"  # written as it is; only nearly the sound, which will do beside what is written as it is

LONGEST_GAP = 2

# What people put in the place of a character, as it is read aloud.
_PICTURES = {
    "mao": "🐱🐈😺😸😻😽🙀😿😾", "gou": "🐶🐕🐩", "tao": "🍑", "yu": "🐟🐠🐡🎣",
    "xin": "❤♥💗💖💕💓💘💝💚💙💛💜🧡🖤🤍♡❣📩✉💌📨📧",
    "shu": "📕📖📚📗📘📙", "hong shu": "🍠", "yin": "🎵🎶🔊🎼♪♫", "shou": "✋👋🤚🖐🤲👐", "kuai": "⚡💨", "ma": "🐴🐎",
    "dian": "🏪🏬", "qian": "💰💵💴💸", "bao": "📦💎👜🎒", "kao la": "🐨", "ding": "📌📍", "fei ji": "✈🛩",
    "qi e": "🐧", "xing": "⭐🌟★☆🛰", "hong bao": "🧧", "tu": "📷📸🖼", "pao pao": "🫧", "lv": "🟢", "tian": "☁🌤",
    "ka": "💳", "hua": "🌸🌺🌼🌹💐", "shou ji": "📱📲", "dian hua": "☎📞", "jia": "➕", "hong": "🔴",
}  # fmt: skip

_FIRST_CODE = 0xE000
_LONGEST_RUN = 40  # letters of the longest name in pinyin, and then some
_VOWELS = frozenset("aeiouv")
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_WHERE = frozenset("上里家店那这边")
_TITLES = ("先生", "女士", "小姐", "老师", "同学", "师傅")

# How often a character stands alone as a word in the corpus behind jieba's dictionary (60 million words).
_VERY_RARE, _RARE, _FAIRLY_RARE, _COMMON, _VERY_COMMON = 1_000, 3_000, 7_000, 20_000, 30_000
_SELDOM = 50  # as often does a word stand there that few people use

_RUN = r"[@$]?[a-z]+(?:[0-5@$!|]+[a-z]+)*(?:[@$!|]*[@$0]|[1-4](?![\d.]))?"
_NOISE = f"[{INVISIBLE}{MARKS}{BLANKS}{DOTS}{EMOJI}]"
_ALL_PICTURES = frozenset("".join(_PICTURES.values()))
_MIRROR = pattern("[\u202d\u202e\u2067\u2068]")
_SPELT_OUT = pattern("[a-z][a-z@$!|0-5]|[@$][a-z]")  # more than one letter: there may be syllables
_MODEL_BEFORE = pattern(r"(?:\d ?|[a-z\d][-_–—]|[尺号代编]码|[型款货代编]号)$")
_MODEL_AFTER = pattern(r"[-_–— ]?\d{1,4}(?!\d)|系列|型|接口|规格|字样|字母|这三个字母|[开打]头|结尾|代表|表示")
_OF_SHOPS = pattern(
    "旗舰店|超市|商城|店铺|搜|闪购|那(?:边|家|个店|个旗舰|单)|平台|官方店|直播间|小店|自营|app|外卖|海外购"
    "|上(?:的?店|有(?:店|我|同|卖|活动|优惠)|也有|搜|买|拍|下单|同款|便宜|更便宜|这款|我们|找我)"
)
_LEADS_THERE = pattern("(?:去|到|逛|刷|从|在)$")
_DEAL = pattern("[上里]?(?:的?店|搜|买|拍|下单|看看|同款)")
_SIGN = pattern("[0@$!|]")
_SEEMING_LETTERS = str.maketrans("@01345$!|", "aoieassil")  # t@ob@o


class Spelling(NamedTuple):
    """One way to spell a name: for each of its characters the sounds made, and the way they stand for it."""

    name: str
    ways: tuple[tuple[str, str], ...]

    @property
    def is_plain(self) -> bool:
        """Whether each sound stands for its own character."""
        return all(way == SOUND for _, way in self.ways)


class Heard(NamedTuple):
    """A disguised name: ``text[start:end]`` of the text as written, and how it was hidden."""

    start: int
    end: int
    disguise: str


class _Sound(NamedTuple):
    """One character of a sound text, and the offsets of what it stands for."""

    code: str
    start: int
    end: int


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
        self._one_to_one = not aloud and not _SPELT_OUT.search(view.squeezed)
        self.text = sounds_of(view.squeezed) if self._one_to_one else sound_of(view.folded, aloud)

    def heard(self, first: int, last: int, spelling: Spelling) -> Heard | None:
        """The name spelt by ``text[first:last]``; None if it is written openly, or ordinary words explain it."""
        if self._one_to_one and self._view.squeezed[first:last] == spelling.name and spelling.is_plain:
            return None
        sounds = self._sounds(first, last)
        start, end = sounds[0].start, sounds[-1].end
        parts = self._parts(sounds, spelling)
        ways = {part.way for part in parts} - {OPEN}
        if not ways or self._torn(sounds) or self._part_of_more(start, end, INITIALS in ways):
            return None
        if self._explained(*self._view.squeezed_range(start, end), parts):
            return None
        cling = ON_CHARACTER.match(self._view.text, end)
        return Heard(start, cling.end() if cling else end, min(ways, key=_STRONGEST_FIRST.index))

    def _sounds(self, first: int, last: int) -> list[_Sound]:
        """What makes the sounds of ``text[first:last]``."""
        if not self._one_to_one:
            return self._spelt_out[first:last]
        places = self._view.home[first:last] if self._view.noisy else range(first, last)
        return [_Sound(code, at, at + 1) for code, at in zip(self.text[first:last], places, strict=True)]

    @cached_property
    def _spelt_out(self) -> list[_Sound]:
        return list(_sounds_in(self._view.folded, self._aloud))

    @cached_property
    def _mirrored(self) -> bool:
        return _MIRROR.search(self._view.text) is not None

    def _parts(self, sounds: list[_Sound], spelling: Spelling) -> list[_Part]:
        """Each character of the name and how it is written; empty if the sounds are not of this name."""
        parts = []
        at = 0
        for char, (code, way) in zip(*spelling, strict=True):
            written = self._view.folded[sounds[at].start : sounds[at + len(code) - 1].end]
            at += len(code)
            way = _way(char, written) if way == SOUND else way
            as_spelt = way != ORDER or char == written
            if way == SHAPE:
                as_spelt = squeeze(written) in _shapes()[char]
            if not as_spelt:
                return []
            parts.append(_Part(char, written, way))
        ways = {part.way for part in parts}
        if UNLIKE not in ways:
            return parts
        if OPEN not in ways:
            return []
        return [part._replace(way=SOUND) if part.way == UNLIKE else part for part in parts]

    def _torn(self, sounds: list[_Sound]) -> bool:
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
        return initials and (after[:1].isdigit() or in_model_number(before, after))

    def _explained(self, first: int, last: int, parts: list[_Part]) -> bool:
        """Whether ordinary words stand in ``squeezed[first:last]``, which only sound or look like the name."""
        ways = {part.way for part in parts}
        if first == last or (
            ORDER in ways and self._mirrored
        ):  # nothing but pictures, or turned round by a control character
            return False
        from replylint.words import frequency

        strange = [frequency(part.written) for part in parts if part.way in (SOUND, SHAPE) and _is_han(part.written)]
        own = [frequency(part.char) for part in parts if part.way in (OPEN, ORDER)]
        leads = self._of_shops(first, last)
        if self._commonplace(first, last, parts, own, strange, leads):
            return True
        certain = len(parts) > 2 and max(strange, default=0) < _VERY_RARE  # three such syllables do not meet by chance
        return not certain and any(
            self._goes_on(word, first, last, parts, leads) for word in self._view.words_over(first, last)
        )

    def _commonplace(
        self, first: int, last: int, parts: list[_Part], own: list[int], strange: list[int], leads: bool
    ) -> bool:
        """Whether what is written there explains itself by how common it is.

        ``own`` and ``strange`` are the frequencies of the name's own characters and of those in place of others;
        ``leads``: a shop is spoken of, so that less proof is needed.
        """
        from replylint.words import frequency, known

        ways = {part.way for part in parts}
        if INITIALS in ways:
            return len(own + strange) == 1 and max(own + strange) > _FAIRLY_RARE and not leads
        written = self._view.squeezed[first:last]
        is_word = frequency(written) > _SELDOM if leads else known(written)
        if ORDER in ways:
            return is_word or (not leads and max(own) > (_FAIRLY_RARE if len(own) == 2 else _VERY_COMMON))
        if not strange or len(own + strange) < len(parts):
            return False
        if is_word or self._view.squeezed.startswith(_TITLES, last):
            return True
        if any(is_letter(part.char) for part in parts):  # v信: little of the name is left to know it by
            return max(strange) > _RARE or not all(map(_sounds_the_same, parts))
        if len(parts) == 2:
            return _pair_explains(own, strange) and not (own and leads)
        words = self._view.words_over(first, last)
        return not leads and _words_explain(
            [word.text for word in words if first <= word.start and word.end <= last], parts
        )

    def _of_shops(self, first: int, last: int) -> bool:
        """Whether what stands around ``squeezed[first:last]`` speaks of a shop there, or leads to one."""
        text = self._view.squeezed
        if _OF_SHOPS.match(text, last):
            return True
        return _LEADS_THERE.search(text[max(0, first - 1) : first]) is not None and bool(_DEAL.match(text, last))

    def _goes_on(self, word: "Word", first: int, last: int, parts: list[_Part], leads: bool) -> bool:
        """Whether ``word`` is an ordinary one that goes on beyond the name; not at its end if a shop ``leads`` on."""
        before = word.start < first and _is_han(parts[0].written)
        behind = last < word.end and _is_han(parts[-1].written) and not leads
        if not (before or behind):  # beyond a picture or a letter nothing goes on
            return False
        if behind and word.text == f"{parts[-1].char}上" and all(_as_named(part) for part in parts):
            return False  # 手上, 会上: more likely on the platform
        return bool(word.tag) or _is_person(word.text)


def spellings(name: str) -> dict[str, Spelling]:
    """Every spelling of ``name``, each under the sounds that it makes in ``SoundView.text``."""
    name = "".join(char for char in fold(name) if has_picture(char) or squeeze(char))
    spoken = sum(map(_is_han, name))
    options = [_ways_to_write(char, initials=spoken > 1) for char in name]
    if len(name) <= 3:
        choices = list(itertools.product(*options))
    else:  # one character at a time; the others may still sound alike
        openly = tuple(ways[0] for ways in options)
        choices = [(*openly[:at], way, *openly[at + 1 :]) for at, ways in enumerate(options) for way in ways]
    found: dict[str, Spelling] = {}
    for choice in choices:
        codes, ways = zip(*choice, strict=True)
        if not spoken or ways.count(INITIALS) < spoken:
            found.setdefault("".join(codes), Spelling(name, choice))
    if spoken == len(name) > 1:
        backwards = Spelling(name[::-1], tuple((ways[0][0], ORDER) for ways in reversed(options)))
        found.setdefault("".join(code for code, _ in backwards.ways), backwards)
    return found


def sound_views(view: View) -> Iterator[SoundView]:
    """The ways to read ``view``: its pictures as noise, and aloud if it has any."""
    yield SoundView(view)
    if view.noisy and has_picture(view.text):
        yield SoundView(view, aloud=True)


def spelt_out(squeezed: str) -> Iterator[int]:
    """Where in ``squeezed`` text there may be syllables written in letters."""
    return (match.start() for match in _SPELT_OUT.finditer(squeezed))


def sounds_of(squeezed: str) -> str:
    """The sounds of ``squeezed`` text in which nothing is spelt out, character for character."""
    return squeezed.translate(_readings())


def sound_of(text: str, aloud: bool = True) -> str:
    """The sounds of folded ``text``; what has no sound stays, noise goes, pictures too unless read ``aloud``."""
    spelt = _spellable(aloud).sub(lambda match: "".join(sound.code for sound in _spelt(match[0])), text)
    return squeeze(spelt).translate(_readings())


def has_picture(text: str) -> bool:
    """Whether ``text`` holds a picture that people read aloud: 🐱, ❤ …"""
    return not _ALL_PICTURES.isdisjoint(text)


def in_model_number(before: str, after: str) -> bool:
    """Whether letters between ``before`` and ``after`` (folded) belong to a model or a measure: TB-12, WX500, 1TB."""
    return _MODEL_BEFORE.search(before) is not None or _MODEL_AFTER.match(after) is not None


def is_wide(gap: str) -> bool:
    """Whether more stands in ``gap`` than a writer puts into a word: two signs, with a blank on either side."""
    return len(gap.strip()) > LONGEST_GAP or len(gap) > LONGEST_GAP + 2


def is_letter(char: str) -> bool:
    """Whether ``char`` (folded, or empty) is a Latin letter."""
    return "a" <= char <= "z"


def _sounds_in(text: str, aloud: bool) -> Iterator[_Sound]:
    """The sounds of folded ``text`` one by one: joined, their codes are ``sound_of(text, aloud)``."""
    at = 0
    for match in itertools.chain(_spellable(aloud).finditer(text), (None,)):
        stop = match.start() if match else len(text)
        stretch = text[at:stop]
        sounds = zip(sounds_of(squeeze(stretch)), kept(stretch), strict=True)
        yield from [_Sound(code, at + place, at + place + 1) for code, place in sounds]
        if match:
            at = match.end()
            for sound in _spelt(match[0]):
                yield sound._replace(start=stop + sound.start, end=stop + sound.end)


@cache
def _spellable(aloud: bool) -> re.Pattern[str]:
    """Runs of letters, which noise may part, and pictures if they are read ``aloud``."""
    if not aloud:
        return pattern(f"{_RUN}(?:{_NOISE}{{1,2}}{_RUN})*")
    picture = f"[{''.join(sorted(_ALL_PICTURES))}]"
    return pattern(f"{picture}|{_RUN}(?:(?!{picture}){_NOISE}{{1,2}}{_RUN})*")


@lru_cache(maxsize=4096)
def _spelt(run: str) -> tuple[_Sound, ...]:
    """The sounds of a picture, or of letters that noise may part: syllables where they are, else letter by letter."""
    codes = _codes()
    if run in _aloud():
        return tuple(_Sound(codes[syllable], 0, 1) for syllable in _aloud()[run].split())
    words = list(re.finditer(_RUN, run))
    parsed = [_syllables_of(word[0]) for word in words]
    if not all(parsed):
        letters = [at for at, char in enumerate(run) if is_letter(char)]
        whole = _syllables_of("".join(run[at] for at in letters)) if len(words) > 1 else []
        if whole:
            return tuple(_Sound(codes[said], letters[start], letters[end - 1] + 1) for said, start, end in whole)
    sounds: list[_Sound] = []
    for word, syllables in zip(words, parsed, strict=True):
        if syllables:
            sounds += (_Sound(codes[said], word.start() + start, word.start() + end) for said, start, end in syllables)
        else:
            sounds += (_Sound(char, at, at + 1) for at, char in enumerate(word[0], word.start()) if squeeze(char))
    return tuple(sounds)


def _syllables_of(run: str) -> list[tuple[str, int, int]]:
    """The syllables that make up all of ``run`` (tone digits or letter-like signs among them), with their offsets."""
    if len(run) > _LONGEST_RUN:
        return []
    letters = [at for at, char in enumerate(run) if is_letter(char)]
    toneless = "".join(run[at] for at in letters)
    readings = [(toneless, letters), (run.translate(_SEEMING_LETTERS), list(range(len(run))))]
    for text, places in reversed(readings) if _SIGN.search(run) else readings:
        ends = _fewest_syllables(text)
        if ends:
            starts = [places[end] for end in (0, *ends[:-1])]
            said = [text[a:b] for a, b in itertools.pairwise((0, *ends))]
            return list(zip(said, starts, (*starts[1:], len(run)), strict=True))
    return []


def _fewest_syllables(letters: str) -> list[int]:
    """Where the syllables end if ``letters`` is wholly pinyin, in the fewest syllables; else empty."""
    best: list[list[int] | None] = [[], *([None] * len(letters))]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            if before is not None and letters[start:end] in _codes():
                now = best[end]
                if now is None or len(before) + 1 < len(now):
                    best[end] = [*before, end]
    return best[-1] or []


def _ways_to_write(char: str, initials: bool) -> list[tuple[str, str]]:
    """The sounds under which ``char`` of a name may stand, each with the way it is; its own sound first."""
    ways = [(sound_of(char), SOUND)]
    if _is_han(char):
        ways += ((sound_of(shape), SHAPE) for shape in _shapes().get(char, ()))
        if initials:
            ways.append((_syllable_of(char)[0], INITIALS))
    return ways


def _way(char: str, written: str) -> str:
    """How ``written`` (which makes the sound of ``char``) stands for ``char``: UNLIKE if only merged sounds agree."""
    if has_picture(written):
        return PICTURE
    if written == char:
        return OPEN
    if _is_han(written):
        return SOUND
    letters = (re.sub("[^a-z]", "", written), re.sub("[^a-z]", "", written.translate(_SEEMING_LETTERS)))
    return SOUND if _syllable_of(char) in letters else UNLIKE


def _as_named(part: _Part) -> bool:
    """Whether the very character of the name is meant beyond doubt: no homophone stands for it."""
    return part.way != SOUND or not _is_han(part.written)


def _sounds_the_same(part: _Part) -> bool:
    """Whether what is written has the very syllable, not only one that is taken for it."""
    return not _is_han(part.written) or _syllable_of(part.written) == _syllable_of(part.char)


def _pair_explains(own: list[int], strange: list[int]) -> bool:
    """Whether two characters of these frequencies may well meet by chance."""
    if not own:
        return max(strange) > _RARE
    return max(strange) > (_RARE if max(own) > _COMMON else _VERY_COMMON)


def _words_explain(inside: list[str], parts: list[_Part]) -> bool:
    """Whether the words lying wholly inside a longer name are ordinary ones, and not the name's own."""
    from replylint.words import frequency, known

    name = "".join(part.char for part in parts)
    foreign = [word for word in inside if word not in name]
    if len(foreign) == 1 == len(foreign[0]):
        return frequency(foreign[0]) > _VERY_COMMON
    return len(foreign) > 1 and all(
        known(word) if len(word) > 1 else frequency(word) > _FAIRLY_RARE for word in foreign
    )


def _is_person(word: str) -> bool:
    return len(word) in (2, 3) and word[0] in _SURNAMES and word[-1] not in _WHERE


def _is_han(text: str) -> bool:
    return len(text) == 1 and _syllable_of(text) in _codes()


@cache
def _codes() -> dict[str, str]:
    """Syllable → its private-use character; syllables that are easily taken for each other share one."""
    codes: dict[str, str] = {}
    for syllable in tables.syllables():
        if not _VOWELS.isdisjoint(syllable):
            start = syllable[0] + syllable[2:] if syllable[:2] in ("zh", "ch", "sh") else syllable
            merged = start[:-1] if start.endswith(("ing", "eng")) else start
            codes[syllable] = codes.setdefault(merged, chr(_FIRST_CODE + len(codes)))
    return codes


@cache
def _readings() -> tables.Table:
    """Folded characters → the codes of their syllables."""
    codes = _codes()
    return tables.Table(lambda char: codes.get(tables.syllable(char), char))


_syllable_of = lru_cache(maxsize=4096)(tables.syllable)


@cache
def _aloud() -> dict[str, str]:
    return {picture: said for said, pictures in _PICTURES.items() for picture in pictures}


@cache
def _shapes() -> dict[str, tuple[str, ...]]:
    """Character → what is written to look like it: its parts side by side, or another character."""
    lines = (Path(__file__).parent / "data" / "shape.txt").read_text(encoding="utf-8").splitlines()
    return {char: tuple(map(fold, shapes)) for char, *shapes in map(str.split, lines)}
