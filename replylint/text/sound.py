"""The sound view: a text with every character and every pinyin syllable replaced by its sound.

桃宝, tao宝, taobao and 淘 bao meet here in one spelling, as do 天🐱 and 天猫, so that one automaton
over the sounds finds a name in any spelling (spellings.py). A syllable is one private-use character; zh, ch, sh and
z, c, s, -ing and -in, -eng and -en count as one sound.
"""

import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from replylint.text import tables
from replylint.text.patterns import pattern
from replylint.text.view import BLANKS, DOTS, EMOJI, INVISIBLE, MARKS, UNSEEN, kept, squeeze

# What people put in the place of a character, as it is read aloud.
_PICTURES = {
    "mao": "🐱🐈😺😸😻😽🙀😿😾", "gou": "🐶🐕🐩", "tao": "🍑🏺", "yu": "🐟🐠🐡🎣🎏", "xian": "🧂", "pin": "🧩",
    "xin": "❤♥💗💖💕💓💘💝💚💙💛💜🧡🖤🤍♡❣📩✉💌📨📧",
    "shu": "📕📖📚📗📘📙", "hong shu": "🍠", "yin": "🎵🎶🔊🎼♪♫", "shou": "✋👋🤚🖐🤲👐", "kuai": "⚡💨🚀", "ma": "🐴🐎",
    "dian": "🏪🏬", "qian": "💰💵💴💸", "bao": "📦💎👜🎒🎁🛍", "kao la": "🐨", "ding": "📌📍", "fei ji": "✈🛩",
    "qi e": "🐧", "xing": "⭐🌟★☆🛰", "hong bao": "🧧", "tu": "📷📸🖼", "pao pao": "🫧", "lv": "🟢", "tian": "☁🌤",
    "ka": "💳", "hua": "🌸🌺🌼🌹💐", "shou ji": "📱📲", "dian hua": "☎📞", "jia": "➕", "hong": "🔴", "jing": "🐳🐋",
    "dong": "❄☃🥶⛄", "dou": "🫘", "liao": "💬🗨", "ji": "🐔🐓🐤🐥🐣", "bei": "🐚", "wa": "👶", "ri": "☀🌅", "wo": "🤝",
    "nie": "🤏", "zhong": "🀄🕰", "zui": "👄", "yin hang": "🏦", "x": "✖✕❌❎",
}  # fmt: skip

_FIRST_CODE = 0xE000
_LONGEST_RUN = 40  # letters of the longest name in pinyin, and then some
_VOWELS = frozenset("aeiouv")
_SHORT = 3  # letters of a run that may as well be initials: tab, vip

_RUN = r"[@$]?[a-z]+(?:[0-9@$!|]+[a-z]+)*(?:[@$!|]*[@$0]|[1-4](?![\d.]))?"
_NOISE = f"[{INVISIBLE}{MARKS}{BLANKS}{DOTS}{EMOJI}]"
_ALL_PICTURES = frozenset("".join(_PICTURES.values()))
_SPELT_OUT = pattern("[a-z][a-z@$!|0-9]|[@$][a-z]")  # more than one letter: there may be syllables
_SIGN = pattern("[06-9@$!|]")
SEEMING_LETTERS = str.maketrans("@0134567892$!|", "aoieasbtbgzsil")  # t@ob@o, tao8ao


class Sound(NamedTuple):
    """One character of a sound text, and the offsets of what it stands for."""

    code: str
    start: int
    end: int


def spelt_out(squeezed: str) -> Iterator[int]:
    """Where in ``squeezed`` text there may be syllables written in letters."""
    return (match.start() for match in _SPELT_OUT.finditer(squeezed))


def is_spelt_out(squeezed: str) -> bool:
    """Whether there may be syllables written in letters in ``squeezed`` text."""
    return _SPELT_OUT.search(squeezed) is not None


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


def is_letter(char: str) -> bool:
    """Whether ``char`` (folded, or empty) is a Latin letter."""
    return "a" <= char <= "z"


def sounds_in(text: str, aloud: bool) -> Iterator[Sound]:
    """The sounds of folded ``text`` one by one: joined, their codes are ``sound_of(text, aloud)``."""
    at = 0
    for match in itertools.chain(_spellable(aloud).finditer(text), (None,)):
        stop = match.start() if match else len(text)
        stretch = text[at:stop]
        sounds = zip(sounds_of(squeeze(stretch)), kept(stretch), strict=True)
        yield from [Sound(code, at + place, at + place + 1) for code, place in sounds]
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
def _spelt(run: str) -> tuple[Sound, ...]:
    """The sounds of a picture, or of letters that noise may part: syllables where they are, else letter by letter."""
    codes = _codes()
    if run in _aloud():
        return tuple(Sound(codes.get(syllable, syllable), 0, 1) for syllable in _aloud()[run].split())
    words = list(re.finditer(_RUN, run))
    parsed = [_syllables_of(word[0]) for word in words]
    if not all(parsed) or len(UNSEEN.sub("", run)) == sum(len(word[0]) for word in words):
        letters = [at for at, char in enumerate(run) if is_letter(char)]
        whole = _syllables_of("".join(run[at] for at in letters)) if len(words) > 1 else []
        if whole:
            return tuple(Sound(codes[said], letters[start], letters[end - 1] + 1) for said, start, end in whole)
    sounds: list[Sound] = []
    for word, syllables in zip(words, parsed, strict=True):
        begun = 0 if syllables else _syllable_before_initial(word[0])
        if begun:  # weix, taob
            syllables = [(word[0][:begun], 0, begun)]
        if syllables:
            sounds += (Sound(codes[said], word.start() + start, word.start() + end) for said, start, end in syllables)
        if begun or not syllables:
            rest = enumerate(word[0][begun:], word.start() + begun)
            sounds += (Sound(char, at, at + 1) for at, char in rest if squeeze(char))
    return tuple(sounds)


def _syllables_of(run: str) -> list[tuple[str, int, int]]:
    """The syllables that make up all of ``run`` (tone digits or letter-like signs among them), with their offsets."""
    if len(run) > _LONGEST_RUN:
        return []
    letters = [at for at, char in enumerate(run) if is_letter(char)]
    toneless = "".join(run[at] for at in letters)
    readings = [(toneless, letters), (run.translate(SEEMING_LETTERS), list(range(len(run))))]
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


def _syllable_before_initial(run: str) -> int:
    """How many letters of ``run`` are a syllable if the one letter behind it is a consonant that begins the next."""
    return len(run) - 1 if len(run) > _SHORT and run[:-1] in _codes() and run[-1] not in _VOWELS else 0


def is_han(text: str) -> bool:
    """Whether ``text`` is one everyday Chinese character, folded."""
    return len(text) == 1 and syllable_of(text) in _codes()


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


syllable_of = lru_cache(maxsize=4096)(tables.syllable)


@cache
def _aloud() -> dict[str, str]:
    return {picture: said for said, pictures in _PICTURES.items() for picture in pictures}
