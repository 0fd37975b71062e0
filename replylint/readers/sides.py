"""Who speaks, told by the words for sides in a column or key, or by the names of the speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TypeVar

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, ReplylintError
from replylint.readers.base import ReadOptions
from replylint.readers.columns import printable
from replylint.readers.roles import cannot_tell, machine, named_by, role_of_word
from replylint.readers.spellings import plain as _plain
from replylint.readers.spellings import simplified

T = TypeVar("T")

# What files of any origin call the sides, besides the words in ``roles``; without case and "_".
_MORE_WORDS = {
    AGENT: (
        "出 true 是 yes y staff seller waiter service kefu operator assistant gpt admin merchant shop store "
        "employee csr servicer out outgoing outbound sent 发 发送 发出 客服人员 人工 在线客服 店家 服务人员 "
        "销售 导购 客服消息 店员 店里 店方 店长 商户 掌柜 店小二 我 我方 己方 本店 客服方 客服端 商家端 卖家端 "
        "商家客服 服务方 接待方 受理方 接待 接待员 接待人 接待客服 受理人 服务员 专员 顾问 售前 售后 "
        "售前客服 售后客服 人工坐席 人工座席 回复方"
    ),
    CUSTOMER: (
        "进 false 否 no n user client buyer visitor consumer enduser guest human in incoming inbound received "
        "收 接收 收到 客人 买方 访客消息 客户消息 对方 客户方 客户端 买家端 用户方 用户端 咨询人 咨询者 "
        "咨询方 提问者 提问方 游客 粉丝 member 学员 家长 患者 住客 乘客 租客 买主"
    ),
    ROBOT: (
        "chatbot einsteinbot auto autoreply autoresponse automatic ai aibot 智能机器人 自动 机器人客服 "
        "自动应答 自动消息 自动欢迎 自动欢迎语 欢迎语 机器 智能助手 智能助理 智能应答 智能回复 机器人回复 "
        "小助手 ai客服 ai助手"
    ),
    SYSTEM: "notice event notification 通知 提示 事件 系统事件 系统推送 平台 平台消息 平台通知 提醒 公告",
}
_MORE_ROLE_WORDS = {word: role for role, words in _MORE_WORDS.items() for word in words.split()}
_ONLY_BELOW_A_NAME = frozenset(
    "是 否 yes no y n true false in out incoming outgoing inbound outbound sent received 进 出".split()
)
_BETWEEN = re.compile(r"[\s()（）\[\]【】:：/|·_-]+")  # 客服-小美, 小助手(自动), 访客_7341

_YES, _NO = ("是", "1", "true", "yes", "y"), ("否", "0", "false", "no", "n")
_ASKS_OF_CUSTOMER = re.compile("是否为?(?:客户|买家|访客)|is(?:from)?(?:customer|user|buyer|visitor)")
_ASKS = re.compile("(?:是否|是客服|is).*")


def answered(column: str | None, options: ReadOptions) -> ReadOptions:
    """``options`` with what yes and no, and 1 and 0, mean, if the column of roles asks whether it is one side."""
    if column is None or not _ASKS.fullmatch(_plain(column)):
        return options
    yes, no = (CUSTOMER, AGENT) if _ASKS_OF_CUSTOMER.fullmatch(_plain(column)) else (AGENT, CUSTOMER)
    meant = {**dict.fromkeys(_YES, yes), **dict.fromkeys(_NO, no)}
    spelled = {form: role for word, role in meant.items() for form in (word, word.upper(), word.capitalize())}
    return options._replace(roles={**spelled, **options.roles})


def tell_roles(
    turns: Iterable[tuple[str, str, T]], file: str, options: ReadOptions, lookahead: int = 500
) -> Iterator[tuple[str, T]]:
    """The role of each turn, told by its role cell or, where that does not tell, by its speaker.

    ``turns`` are (role cell, speaker, anything). Words of ``options.roles`` go before the common ones, and
    ``options.agents`` name staff where words do not tell. A lone unknown speaker of a file without role cells
    is the agent. Raises ReplylintError, with the names of the next ``lookahead`` turns, if roles are not told; where
    only some role words are unknown, their turns are SYSTEM's, and the error comes behind the last turn, as does the
    one for ``options.agents`` that leave nobody staff.
    """
    turns = iter(turns)
    head = list(islice(turns, lookahead))
    roles = _Roles(options, [word.strip() or speaker.strip() for word, speaker, _ in head])
    known, judge = roles.known, roles.of
    untold = [word.strip() for word, speaker, _ in head if judge(word, speaker) is None]
    if untold and not known and all(word.isdecimal() for word in untold):  # codes, and no names
        raise unknown_roles(file, set(untold))
    if untold and not (known and all(untold)):
        raise cannot_tell(file, roles.untold, or_titles=not any(untold))
    strange: set[str] = set()
    for word, speaker, turn in chain(head, turns):
        role = known.get(word.strip()) or judge(word, speaker)
        if role is None:
            if not (known and word.strip()):
                raise cannot_tell(file, roles.untold)
            strange.add(word.strip())
        yield role or SYSTEM, turn
    if strange:
        raise unknown_roles(file, strange)
    if roles.guests and not roles.has_staff:
        raise cannot_tell(file, roles.guests)


def column_of_sides(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str | None:
    """The column that holds nothing but words for sides, and both sides; None if there is none.

    Directions, and what answers a question (是, 1), mean sides only in a column that is called so.
    """
    for name, cells in zip(names, zip(*rows, strict=False), strict=False):
        words = {cell.strip().lower() for cell in cells if cell.strip()}
        sides = set() if words & _ONLY_BELOW_A_NAME else {word_role(word, {}) for word in words}
        if {AGENT, CUSTOMER} <= sides and None not in sides:
            return name
    return None


def nobody_named(file: str, names: Iterable[str], text: str) -> ReplylintError:
    """The error for a talk whose columns or keys do not say who speaks; ``text`` is the one of the texts."""
    text = printable(text)
    shown = [printable(name) for name in names if name.strip()][:20]
    return ReplylintError(
        f"{file}：看不出每一句是谁说的，只有：{'、'.join(shown)}；请用 --column role=列名 指明哪一列写着谁在说话，"
        f"都是客服说的就用 --agent '*'，是话术就用 --field {text} 指明文字",
        f"{file}: nothing shows who says what; there are: {', '.join(shown)}. Name the column that tells with "
        f"--column role=NAME, use --agent '*' if all is said by staff, or --field {text} if these are canned replies",
    )


def unknown_roles(file: str, words: Iterable[str]) -> ReplylintError:
    """The error for a file some of whose role words are not known."""
    shown = [printable(word) for word in sorted(words)[:20]]
    return ReplylintError(
        f"{file}：不认识的角色：{'、'.join(shown)}，这些消息没有检查；请用 --roles {shown[0]}=agent"
        "（或 customer、robot、system）指明",
        f"{file}: unknown roles: {', '.join(shown)}; their messages were not checked. Name them with --roles "
        f"{shown[0]}=agent (or customer, robot, system)",
    )


class _Roles:
    """``known`` are role words already judged; ``untold`` the names that told nothing.

    ``guests`` are some names that are customers only because ``options.agents`` do not name them.
    """

    def __init__(self, options: ReadOptions, words: Sequence[str]) -> None:
        self.known: dict[str, str] = {}
        self.untold: set[str] = set()
        self.guests: set[str] = set()
        self.has_staff = False
        self._roles = options.roles if options.agents else {**_systems_that_answer(words), **options.roles}
        self._has_agents = bool(options.agents)
        self._named = named_by(options.agents)

    def of(self, word: str, speaker: str) -> str | None:
        """The role by a role cell and a speaker; either may be empty. None where they do not tell."""
        word, speaker = word.strip(), speaker.strip()
        role = self._by_word(word) or told_within(word, self._roles)
        if role:
            self.known[word] = role
            self.has_staff = self.has_staff or role in (AGENT, ROBOT)
            return role
        if not word and not speaker:
            return AGENT
        role = (
            AGENT
            if self._named(word) or self._named(speaker)
            else None
            if speaker.isdecimal()
            else self._by_word(speaker) or machine(speaker)
        )
        self.has_staff = self.has_staff or role in (AGENT, ROBOT)
        if role or self._has_agents:
            if role is None and len(self.guests) < 100:
                self.guests.add(word or speaker)
            return role or CUSTOMER
        self.untold.add(word or speaker)
        return AGENT if not word and not self.known and len(self.untold) == 1 else None

    def _by_word(self, word: str) -> str | None:
        """What a word tells; a number tells nothing, unless the user or the question of its column gives it a sense."""
        return self._roles.get(word) if word.isdecimal() else word_role(word, self._roles)


def word_role(word: str, roles: Mapping[str, str]) -> str | None:
    """The role that any file's word for a side stands for; ``roles`` of the settings go first."""
    return role_of_word(word, roles) or _MORE_ROLE_WORDS.get(simplified(word.strip().lower()).replace("_", ""))


def told_within(word: str, roles: Mapping[str, str]) -> str | None:
    """The role that a part of a role cell stands for (客服-小美, 访客7341); ROBOT goes first, others must agree."""
    parts = (part.rstrip("0123456789") for part in _BETWEEN.split(word))
    told = {word_role(part, roles) for part in parts if len(part) > 1} - {None}
    return ROBOT if ROBOT in told else told.pop() if len(told) == 1 else None


def _systems_that_answer(words: Sequence[str]) -> dict[str, str]:
    """``system`` as the agent, where only users speak besides, and no more than twice as often.

    So corpora of dialogues call the two sides.
    """
    systems = [word for word in words if word.lower() == "system"]
    others = {word_role(word, {}) for word in words if word.lower() != "system"}
    return dict.fromkeys(systems, AGENT) if others == {CUSTOMER} and 3 * len(systems) >= len(words) else {}
