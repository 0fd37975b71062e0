"""Who is staff, who is a customer, who is a machine: the evidence that export layouts share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from replylint.model import AGENT, CUSTOMER, ROBOT, SYSTEM, Both, ReplylintError
from replylint.readers.spellings import simplified

# The words with which layouts name a speaker's side.
_WORDS = {
    AGENT: ("客服", "人工客服", "坐席", "座席", "卖家", "商家", "店铺", "员工", "子账号", "主账号", "agent"),
    CUSTOMER: ("客户", "顾客", "买家", "用户", "访客", "消费者", "会员", "customer"),
    ROBOT: ("机器人", "智能客服", "自动回复", "店小蜜", "robot", "bot"),
    SYSTEM: ("系统", "系统消息", "系统提示", "系统提醒", "系统通知", "系统公告", "system"),
}
_ROLE_OF_WORD = {word: role for role, words in _WORDS.items() for word in words}

# A robot's name is hardly more than the word: 扫地机器人旗舰店 is a shop, 机器人爱好者 somebody's nickname.
_ROBOT_ADDITIONS = "客服|在线|智能|官方|平台|商家|店铺|本店|小店|系统|自动|自助|售前|售后|京东|淘宝|天猫|阿里|ai"
_ROBOT_NAME = re.compile(
    rf"(?:{_ROBOT_ADDITIONS})*(?:机器人|服务助手|[店阿]?小蜜|智能客服|智能助[手理]|ai(?:客服|助手)|自动回复|jimi)"
    r"(?:客服|回复|助手|小蜜|小[^\W\d_])?[第#]?[\d一二三四五六七八九十]*号?"
)
_PARTS = re.compile(r"[-—_\s()（）【】\[\]]+")
_AUTOMATIC = (
    "【自动回复】",
    "[自动回复]",
    "(自动回复)",
    "（自动回复）",
    "自动回复：",
    "自动回复:",
    "【机器人】",
    "[机器人]",
    "【此消息为欢迎卡片",
)
_AUTOMATIC_BEHIND = ("【自动回复】", "[自动回复]", "(自动回复)", "（自动回复）")
_RECALL = re.compile(r"\s*(?:你|您|对方|“.*”|\".*\"|\S.{0,40}\s)撤回了一条消息[。\s]*")
_TAKEN_BACK = re.compile(
    r"[\[【(（]?(?:(?:此|该|本|这)?条?消息)?(?:已经?被?|被|对方|客服)?(?:撤回|撤销)(?:了?的?消息|成功)?[\]】)）]?|"
    r"(?:message[_ ]?)?(?:recall|revoke|withdraw)(?:e?d|n)?"
)
_RECALLS = re.compile("撤回|撤销|recall|revoke|withdraw")
_YES = ("是", "1", "1.0", "true", "yes", "y", "已")
_OWNER = re.compile(r"'?[我你]'?(?:\s*[(（<][^()（）<>]*[)）>])?")
_LABEL = re.compile(r".*(?:时间|日期|截止|截至|送达|预计|最晚|最迟|有效期至|[，。！？、；：,;:!?])", re.DOTALL)
_STAFF_WORDS = ("客服", "旗舰店", "专营店", "专卖店", "自营", "售前", "售后")


def role_of_word(word: str, roles: Mapping[str, str] = {}) -> str | None:
    """The role that a layout's own word (客服, 买家 …) stands for; ``roles`` of the settings go first."""
    word = word.strip()
    return roles.get(word) or _ROLE_OF_WORD.get(simplified(word.lower()))


@lru_cache(maxsize=256)
def is_automatic_word(word: str) -> bool:
    """Whether a layout's word for a speaker's side means replies that are sent to everybody alike."""
    return simplified(word.strip().lower()) in ("自动回复", "自动", "auto", "autoreply")


def is_robot(name: str) -> bool:
    """Whether a speaker on the shop's side is a machine by name (京东 jimi_…, 店小蜜, 服务助手)."""
    account = re.split("[:：]", simplified(name.lower()))[-1].strip()
    return account.startswith("jimi_") or any(_ROBOT_NAME.fullmatch(part) for part in _PARTS.split(account))


def machine(name: str) -> str | None:
    """SYSTEM or ROBOT for a name that tells so by itself (系统消息, 客服机器人), None for a person's."""
    role = role_of_word(name)
    return role if role in (SYSTEM, ROBOT) else ROBOT if is_robot(name) else None


def refine(role: str, name: str, text: str) -> str:
    """``role``, but for an AGENT who is a machine by name that, and ROBOT by the mark of an automatic reply.

    ``name`` is "" for one of whom the file, or the user, says that it is an agent.
    """
    if role != AGENT:
        return role
    if text.lstrip().startswith(_AUTOMATIC) or text.rstrip().endswith(_AUTOMATIC_BEHIND):
        return ROBOT
    return machine(name) or role


def sounds_like_staff(name: str) -> bool:
    """Whether a name says 客服, 旗舰店 … : evidence only where everyone else is accounted for."""
    return any(word in name for word in _STAFF_WORDS)


def is_owner(name: str) -> bool:
    """Whether a speaker is the one whose account it is, as exporters of WeChat call him: 我, ``'我'``, 我(wxid_7k2)."""
    return name[:2].strip("'")[:1] in ("我", "你") and _OWNER.fullmatch(name) is not None


def told_by_colon(name: str) -> str | None:
    """What a name tells in 千牛: a half-width colon (``店铺:子账号``) makes staff, and so does 我; others nothing."""
    return AGENT if ":" in name or is_owner(name) else machine(name)


def is_recall(line: str) -> bool:
    """Whether a line is the notice ``X 撤回了一条消息``, and not somebody talking of one."""
    return "撤回了一条消息" in line and _RECALL.fullmatch(line) is not None


def is_taken_back(name: str, value: str, text: str, speaker: str) -> bool:
    """Whether a message was recalled, by the ``value`` of its column or key of this ``name``, or by its ``text``."""
    value = value and simplified(value.strip().lower())
    if value and (_TAKEN_BACK.fullmatch(value) or (_RECALLS.search(simplified(name.lower())) and _is_yes(value))):
        return True
    return "撤回" in text and (
        is_recall(text) or _TAKEN_BACK.fullmatch(text.strip()) is not None or text.strip() == f"{speaker}撤回了一条消息"
    )


def _is_yes(value: str) -> bool:
    return value in _YES or (value[:4].isdecimal() and value.strip("0-:/. ") != "")  # when it was


def is_label(words: str) -> bool:
    """Whether the words before a time say what time it is (签收时间) rather than who spoke then."""
    return _LABEL.fullmatch(words) is not None


def named_by(globs: Sequence[str]) -> Callable[[str], bool]:
    """A test whether a name is one of ``globs`` (``ReadOptions.agents``), literally or as a pattern."""
    from fnmatch import fnmatchcase

    @lru_cache(maxsize=4096)
    def named(name: str) -> bool:
        return name in globs or any(fnmatchcase(name, glob) for glob in globs)

    return named


def cannot_tell(file: str, speakers: Iterable[str], or_titles: bool = False) -> ReplylintError:
    """The error for a talk that does not show who is staff: names the speakers and says what to do.

    ``or_titles``: the names may also be what canned replies are called.
    """
    shown = shown_names(speakers)
    return ReplylintError(
        f"{file}：看不出谁是客服，发言人有：{shown.zh}。"
        "请用 --agent 名字 指明客服（可写多次，可用 * 通配）"
        + ("；如果是话术，请用 --field 列名 指明文字" if or_titles else ""),
        f"{file}: cannot tell who is staff among: {shown.en}. "
        "Name them with --agent NAME (repeatable, * is a wildcard)"
        + ("; if these are canned replies, name their texts with --field NAME" if or_titles else ""),
    )


def shown_names(speakers: Iterable[str]) -> Both:
    """The names of those who speak, twenty at most, safe to be shown."""
    names = sorted(set(speakers))
    shown = [_printable(name) for name in names[:20]]
    more = len(names) > 20
    return Both("、".join(shown) + " 等" * more, ", ".join(shown) + " …" * more)


def _printable(name: str) -> str:
    shown = "".join(char if char.isprintable() else "\ufffd" for char in name[:40])
    return f"“{shown}”"
