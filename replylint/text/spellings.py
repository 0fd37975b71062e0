"""Every way to write a name: by its sounds, its shapes, initials and pictures, backwards, or torn by stops.

A spelling says what is to be sought in the sounds of a text (sound.py); whether what is found there is meant is for
disguise.py to judge.
"""

import itertools
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from replylint.text import tables
from replylint.text.sound import has_picture, is_han, sound_of, syllable_of
from replylint.text.view import fold, squeeze

ORDER, SHAPE, INITIALS, PICTURE, TORN, SOUND = "order", "shape", "initials", "picture", "noise", "sound"

# What ends a clause or a line, none of it noise; folded.
STOPS = (*",。、:;!?…\n@※", ",,", "。。", "、、", "……", "\n\n", "\r\n")

# Pictures that are called like a character of a name, though they are read aloud otherwise.
DEPICTED = {
    "宝": "🐚🧧💰👶", "信": "💬🗨", "呗": "🐚", "付": "💰💵💴💸💳", "抖": "🎵🎶", "红": "❤♥🔴", "东": "☀🌅", "拼": "🤝",
    "微": "🤏", "聊": "👄",
}  # fmt: skip

_INITIALS = {"wei": "wv"}  # vx is more common than wx
_ALSO_READ = {"行": "航"}  # 银行: not as it is mostly read


class Spelling(NamedTuple):
    """One way to spell a name: for each of its characters the sounds made, and the way they stand for it."""

    name: str
    ways: tuple[tuple[str, str], ...]

    @property
    def is_plain(self) -> bool:
        """Whether each sound stands for its own character."""
        return all(way == SOUND for _, way in self.ways)

    def may_stand_in(self, squeezed: str) -> bool:
        """Whether the characters that these ways of writing cannot do without are in ``squeezed`` text."""
        for char, (_, way) in zip(self.name, self.ways, strict=True):
            if way == SHAPE and not any(shape in squeezed for shape in shapes()[char]):
                return False
            if way in (ORDER, TORN) and char not in squeezed:
                return False
        return True


def spellings(name: str) -> dict[str, Spelling]:
    """Every spelling of ``name``, each under the sounds that it makes in ``SoundView.text``."""
    name = "".join(char for char in fold(name) if has_picture(char) or squeeze(char))
    spoken = sum(map(is_han, name))
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
        for stop in STOPS:
            for torn in _tearings(stop, options):
                found.setdefault("".join(code for code, _ in torn), Spelling(name, torn))
    return found


def _tearings(stop: str, options: list[list[tuple[str, str]]]) -> Iterator[tuple[tuple[str, str], ...]]:
    """A name with ``stop`` between all its characters, and between two of them."""
    openly = tuple(ways[0] for ways in options)
    torn = tuple((stop + sound, TORN) for sound, _ in openly)
    yield (openly[0], *torn[1:])
    for at in range(1, len(openly)):
        yield (*openly[:at], torn[at], *openly[at + 1 :])


def _ways_to_write(char: str, initials: bool) -> list[tuple[str, str]]:
    """The sounds under which ``char`` of a name may stand, each with the way it is; its own sound first."""
    ways = [(sound_of(char), SOUND)]
    if char in _ALSO_READ:
        ways.append((sound_of(_ALSO_READ[char]), SOUND))
    if is_han(char):
        ways += ((sound_of(shape), SHAPE) for shape in shapes().get(char, ()))
        ways += ((sound_of(picture), PICTURE) for picture in DEPICTED.get(char, ""))
        if initials:
            ways += ((initial, INITIALS) for initial in _INITIALS.get(syllable_of(char), syllable_of(char)[0]))
    return ways


@cache
def shapes() -> dict[str, tuple[str, ...]]:
    """Character → what is written to look like it: its parts side by side, or another character.

    Lines of the file that begin with = are parts that are written for each other.
    """
    lines = tables.content("shape.txt").splitlines()
    forms: dict[str, str] = {}
    found: dict[str, tuple[str, ...]] = {}
    for char, *written in map(str.split, lines):
        if char == "=":
            forms.update((part, "".join(written)) for part in written)
        else:
            ways = ("".join(way) for shape in written for way in itertools.product(*(forms.get(p, p) for p in shape)))
            found[char] = tuple(dict.fromkeys(map(fold, ways)))
    return found
