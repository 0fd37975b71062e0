"""Lexicon files: what people in the service department edit, read into sections and entries.

    # a remark
    [AD101 最]                      a section is a rule
    级别：错误                        错误 · 警告 · 提示
    词类：褒义 = 好 美 棒              a class of words, used as 〈褒义〉
    最〈褒义〉                        an entry; with a class it stands for one entry a word
    最（便宜/划算） -> 很实惠           alternatives; -> what may stand in the place of the words
    最好 -> 很不错 | 很合适            several wordings are offered, exactly one may be written by itself
        除外：最好先 最好您            indented: pardons the entry where it lies inside one of these phrases
    全国…大品牌之一                   … is a hole of up to eight characters within a clause
    支付宝 @taobao,tmall             its owners: on these platforms it is no finding
    我也没办法 => 我帮您再想想办法       => what may stand in the place of the whole sentence
    不清楚 @无下文                     no finding where the message leads on (我帮您查, 可以 …, 建议 …)
    不造 @句末                         only where its clause ends with it, particles aside
    淘宝 @taobao,谐音                  also by its sound or its shape: 桃宝 tao宝 氵匋宝 天🐱
    微信 @谐音,伪装                    only in disguise (薇信, 微.信), not as it is
    zfb @缩写                         initials: counts as a disguise, and not within a model number (TB-12)
    企鹅 @代称                         an everyday word that stands for a name: counts only where somebody is led there
    在忙 @无歉意                       no finding where the message asks for pardon
    同句除外：诈骗 谨防                  like 除外, for phrases that stand anywhere in the same sentence
    换成：我帮您再看看                   sentences for all entries of the section that name none themselves
    严格：最 就 一天                   bare words, reported only with --strict
    错：全网最便宜                    must be caught
    对：最好您先重启一下               must not be

Full- and half-width punctuation both count. A file without any section is a bare word list.
"""

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from replylint.matching.entry import (
    SEVERITIES,
    Entry,
    StrPath,
    Where,
    alternatives,
    check_length,
    entry_of,
    phrase_of,
    sentences,
)
from replylint.matching.phrase import Phrase
from replylint.model import Both, ReplylintError, Rule
from replylint.text.patterns import pattern

OWN_WORDS = "OW101"
RIVALS = "CH105"

KEYS = {
    "级别": "severity",
    "名称": "name",
    "英文": "title_en",
    "说明": "why_zh",
    "英文说明": "why_en",
    "依据": "basis_zh",
    "英文依据": "basis_en",
    "出处": "rows",
    "词类": "class",
    "换成": "softer",
    "严格": "strict",
    "除外": "pardon",
    "同句除外": "beside",
    "错": "bad",
    "对": "good",
}

_ONCE = frozenset(KEYS.values()) - {"class", "softer", "strict", "pardon", "beside", "bad", "good"}

_HEADER = pattern(r"\[\s*([A-Z]{2}\d{3})(?!\d)\s*(.*?)\s*\]")
_KEY = pattern(rf"({'|'.join(sorted(KEYS, key=len, reverse=True))})\s*[：:]\s*(.*)")
_LIKE_KEY = pattern(r"(\w{2,5})[：:]\s*\S.*")


class Lexicon(NamedTuple):
    """What one or more lexicon files say: rules in order, and all their entries."""

    rules: tuple[Rule, ...]
    entries: tuple[Entry, ...]


def built_in() -> tuple[str, ...]:
    """The lexicon files that ship, in reading order."""
    package = os.path.dirname(os.path.dirname(__file__))
    folder = os.path.join(package, "lexicons")
    if not os.path.isdir(folder):  # an editable install or a checkout: the folder stands beside the package
        folder = os.path.join(os.path.dirname(package), "lexicons")
    return tuple(os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".txt"))


def load(files: Iterable[StrPath], rivals: Iterable[str] = ()) -> Lexicon:
    """Read ``files`` in order; later ones may extend the sections and use the classes of earlier ones.

    ``rivals`` are further entries, of rival brands. Raises ReplylintError, naming file and line, for a file that
    cannot be read or a line that is malformed.
    """
    reader = _Reader()
    for file in files:
        reader.read(file)
    reader.add(RIVALS, "竞品", rivals)
    return Lexicon(tuple(reader.rules()), tuple(reader.entries))


def check_rival(line: str) -> None:
    """Raises ReplylintError, which names no place, for a ``line`` that is no entry."""
    reader = _Reader()
    reader.entry(RIVALS, "竞品", Where(None, 0, line))


class _Section:
    """A section while it is being read: the only mutable thing here."""

    def __init__(self, code: str, title: str) -> None:
        self.code = code
        self.values: dict[str, str] = {"title_zh": title}
        self.bad: list[str] = []
        self.good: list[str] = []
        self.pardons: list[Phrase] = []
        self.beside: list[Phrase] = []
        self.softer: tuple[str, ...] = ()

    def rule(self) -> Rule:
        """The rule that the section describes."""
        get = self.values.get
        title = Both(get("title_zh", self.code), get("title_en", get("title_zh", self.code)))
        why = Both(get("why_zh", title.zh), get("why_en", title.en))
        basis = Both(get("basis_zh", "本店规定"), get("basis_en", "the shop's own rule"))
        severity = SEVERITIES[get("severity", "警告")]
        name = get("name", self.code.lower())
        return Rule(
            self.code,
            name,
            title,
            severity,
            why,
            basis,
            tuple(get("rows", "").split()),
            tuple(self.bad),
            tuple(self.good),
        )


class _Reader:
    def __init__(self) -> None:
        self.sections: dict[str, _Section] = {}
        self.classes: dict[str, tuple[str, ...]] = {}
        self.entries: list[Entry] = []
        self._told: set[str] = set()  # keys of the section being read

    def rules(self) -> Iterator[Rule]:
        return (section.rule() for section in self.sections.values())

    def read(self, file: StrPath) -> None:
        lines = lines_of(file)
        if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
            raise ReplylintError(
                f"词库 {file} 是空的：请至少写一个词，或者去掉这个文件。",
                f"lexicon {file} is empty: write at least one word in it, or leave the file out.",
            )
        bare = not any(_HEADER.fullmatch(line.strip()) for line in lines)
        section = self._section(OWN_WORDS, "自定义词") if bare else None
        if bare and section:
            section.values.setdefault("title_en", "the shop's own words")
            section.values.setdefault("name", "own-word")
        fresh: list[Entry] = []  # the section's entries of this file: its 除外 may still follow them
        for number, raw in enumerate(lines, start=1):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            where = Where(file, number, line)
            header = _HEADER.fullmatch(line)
            if header:
                self._close(section, fresh)
                section = self._section(header[1], header[2])
                self._told.clear()
            elif key := _KEY.fullmatch(line):
                if KEYS[key[1]] in _ONCE and not bare:
                    self._once(key[1], where)
                self._key(section, KEYS[key[1]], key[2], raw[0] in " \t\u3000", fresh, where)
            elif section is None:
                raise where.error(
                    "这一行前面还没有小节：先写一行 [编号 标题]", "no section yet: write a line [CODE title] first"
                )
            elif line.startswith("["):
                raise where.error(
                    "小节标题要写成 [AD101 标题]：两个大写字母加三个数字", "a section header looks like [AD101 title]"
                )
            else:
                fresh.append(self._entry(section, line, where))
        self._close(section, fresh)

    def add(self, code: str, title: str, lines: Iterable[str]) -> None:
        """Entries that stand in no file."""
        for number, line in enumerate(lines, start=1):
            self.entry(code, title, Where(title, number, line))

    def entry(self, code: str, title: str, where: Where) -> None:
        """One entry that stands in no file."""
        self.entries.append(self._entry(self._section(code, title), where.text.strip(), where))

    def _once(self, key: str, where: Where) -> None:
        if key in self._told:
            raise where.error(f"这一小节里“{key}”写了两次：只留一行", f"{key} stands twice in this section: keep one")
        self._told.add(key)

    def _section(self, code: str, title: str) -> _Section:
        section = self.sections.setdefault(code, _Section(code, title))
        section.pardons, section.beside, section.softer = [], [], ()
        return section

    def _close(self, section: _Section | None, fresh: list[Entry]) -> None:
        """A section's own 除外, 同句除外 and 换成 hold for all its entries, wherever in the section they stand."""
        if section:
            shared, beside = tuple(section.pardons), tuple(section.beside)
            for entry in fresh:
                own = entry if entry.softer else entry._replace(softer=section.softer, sentence=True)
                self.entries.append(own._replace(pardons=own.pardons + shared, beside=own.beside + beside))
        fresh.clear()

    def _key(
        self, section: _Section | None, key: str, value: str, indented: bool, fresh: list[Entry], where: Where
    ) -> None:
        if key == "class":
            name, sign, words = re.sub("＝", "=", value, count=1).partition("=")
            if not sign or not words.split():
                raise where.error("词类要写成 词类：名字 = 词 词 词", "a class is written 词类：name = word word word")
            for word in words.split():
                check_length(word, where)
            members = tuple(one for word in words.split() for one in alternatives(word, self.classes, where))
            self.classes[name.strip()] = self.classes.get(name.strip(), ()) + members
            return
        if section is None:
            raise where.error(
                "这一行前面还没有小节：先写一行 [编号 标题]", "no section yet: write a line [CODE title] first"
            )
        if key == "pardon":
            pardons = tuple(phrase_of(text, self.classes, where) for text in value.split())
            if indented and fresh:
                fresh[-1] = fresh[-1]._replace(pardons=fresh[-1].pardons + pardons)
            elif indented:
                raise where.error("缩进的“除外”要跟在一个词的下面", "an indented 除外 belongs below an entry")
            else:
                section.pardons += pardons
        elif key == "beside":
            beside = tuple(phrase_of(text, self.classes, where) for text in value.split())
            if indented and fresh:
                fresh[-1] = fresh[-1]._replace(beside=fresh[-1].beside + beside)
            else:
                section.beside += beside
        elif key == "softer":
            section.softer += sentences(value)
        elif key == "strict":
            fresh += (self._entry(section, word, where)._replace(strict=True) for word in value.split())
        elif key in ("bad", "good"):
            (section.bad if key == "bad" else section.good).append(value.replace("\\n", "\n"))
        elif key == "severity" and value not in SEVERITIES:
            raise where.error("级别只能是 错误、警告 或 提示", "a severity is one of 错误, 警告, 提示")
        else:
            section.values[key] = value

    def _entry(self, section: _Section, line: str, where: Where) -> Entry:
        if like := _LIKE_KEY.fullmatch(line):
            raise _unknown_key(like[1], where)
        return entry_of(section.code, line, self.classes, where)


def _unknown_key(key: str, where: Where) -> ReplylintError:
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, 1, 0.4)
    zh, en = (f"，是不是“{near[0]}”？", f"; did you mean {near[0]}?") if near else ("。", ".")
    known = "、".join(KEYS)
    return where.error(
        f"没有叫“{key}”的设置{zh}能写的有：{known}；如果是要查的话，请去掉冒号",
        f"unknown key {key}{en} There are: {known}; if it is words to look for, leave out the colon",
    )


def lines_of(file: StrPath) -> list[str]:
    """The lines of a lexicon, in UTF-8 or an older encoding; raises ReplylintError if it cannot be read."""
    try:
        with open(file, "rb") as stream:
            content = stream.read()
    except FileNotFoundError:
        raise ReplylintError(f"找不到词库文件 {file}。", f"lexicon file {file} does not exist.") from None
    except OSError as error:
        from replylint.faults import why

        raise ReplylintError(
            f"词库文件 {file} 读不了：{why(error).zh}。", f"cannot read {file}: {why(error).en}."
        ) from None
    try:
        return content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:  # saved by an older editor, most often in GB18030
        from replylint.text.encoding import decode

        text, _ = decode(content, str(file))
        return text.splitlines()
