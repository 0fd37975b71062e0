"""What the columns of a table, or the keys of a record, mean: by the user's word, or by common spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple, TypeVar

from replylint.model import AGENT, CUSTOMER, ROBOT, ROLES, SYSTEM, ReplylintError
from replylint.readers.base import ReadOptions
from replylint.readers.roles import cannot_tell, named_by, role_of_word

# Spellings without spaces, "_", "-" and case; the first that a file has wins.
_SPELLINGS = {
    "text": (
        "text content message msg body reply answer response utterance sentence messagetext messagecontent msgcontent "
        "内容 聊天内容 聊天正文 消息内容 消息 对话内容 会话内容 发送内容 回复内容 回复 话术内容 话术 "
        "答案 正文 文本 文字 留言 快捷短语 快捷回复 短语内容 标准回复 客服回复"
    ),
    "role": (
        "role sendertype speakertype speakerrole senderrole authortype actortype fromtype 角色 发言方 发送方 "
        "发送方类型 发送者类型 发送人类型 账号类型 身份 发送者身份 发言人角色 发话方 消息来源 来源类型 发言角色 "
        "发送角色 消息角色 发送人角色 发送方角色 说话人角色 消息方向 方向 direction messagedirection fromrole "
        "是否客服 是否为客服 是客服 isagent isstaff isservice isfromagent "
        "是否客户 是否为客户 是否买家 是否访客 iscustomer isuser isbuyer isvisitor isfromcustomer"
    ),
    "speaker": (
        "speaker sender sendername nickname speakername name agentname author from who user username "
        "actorname senderdisplayname fromname fromuser sendernick nick authorid senderid speakerid fromid fromuid "
        "fromuserid 昵称 "
        "发送者 发送者昵称 发送人 发送人昵称 发送账号 发话者 发言人 发言者 说话人 客服 客服昵称 客服名称 客服账号 "
        "姓名 用户名"
    ),
    "time": (
        "time timestamp datetime createdat createtime sendtime sentat date ts messagetime msgtime "
        "entrytime senddate sentdate createddate receivedat 时间 发送时间 消息时间 聊天时间 发言时间 "
        "创建时间 日期时间 回复时间 日期"
    ),
    "conversation": (
        "conversation conversationid session sessionid dialog dialogid dialogue dialogueid chatid talkid threadid "
        "ticketid 会话 会话id 对话id 会话编号 会话标识 对话编号 会话号 通话id 工单号 工单编号 客户 客户名 客户昵称 "
        "买家 买家昵称 买家账号 顾客 顾客昵称 访客 访客名称 访客昵称 用户昵称 客户id 用户id 访客id "
        "customer customerid customername buyer"
    ),
    "id": "id messageid msgid 编号 消息id 消息编号 消息序号 序号 话术编号",
    # A clock may have its date in a column of its own: 日期 2023-05-01, 时间 23:59.
    "date": "日期 date 发送日期 消息日期 聊天日期 会话日期 对话日期",
}
# Columns that belong to one side: its names, and what it said where a row holds a question and its answer.
_NAMES = {
    AGENT: "客服 客服昵称 客服名称 客服账号 客服姓名 接待客服 agent agentname",
    CUSTOMER: (
        "客户 客户名 客户昵称 客户名称 客户姓名 客户账号 买家 买家昵称 买家账号 顾客 顾客昵称 访客 访客名称 访客昵称 "
        "用户昵称 用户 customer customername buyer"
    ),
}
_WORDS = {
    AGENT: "客服回复 客服消息 客服内容 客服回答 客服发言 商家回复 商家消息 卖家回复 卖家消息 agentmessage agentreply",
    CUSTOMER: (
        "客户消息 客户内容 客户提问 客户问题 客户发言 买家消息 买家提问 顾客消息 顾客提问 访客消息 用户消息 用户提问 "
        "用户发言 customermessage usermessage"
    ),
}
_TIMES = {
    AGENT: "回复时间 客服回复时间 客服时间 回答时间 agenttime replytime",
    CUSTOMER: "提问时间 客户消息时间 客户时间 客户提问时间 咨询时间 customertime",
}
# Words that mean a text only where a record says in so many words who speaks: {"from": "human", "value": …}.
_SAID = frozenset("value say said words".split())
_SAYERS = frozenset("from role speaker sender who".split())
# Parts of names of columns that tell who speaks, however they go on: 消息发送者, 发送方(1客服 2客户).
_TELLS_WHO = re.compile(
    "(?:发送|发言|发话|说话|讲话)(?:者|人|方(?![式法案向])|角色|身份|账号)|sender|speaker|角色|身份"
)
FIELDS = tuple(_SPELLINGS)
_FIELD_OF = {field: {word: rank for rank, word in enumerate(words.split())} for field, words in _SPELLINGS.items()}

T = TypeVar("T")

_MORE_ROLE_WORDS = {
    **dict.fromkeys(("1", "true", "staff", "seller", "waiter", "service", "kefu", "operator"), AGENT),
    **dict.fromkeys(("assistant", "gpt"), AGENT),
    **dict.fromkeys(("admin", "客服人员", "人工", "在线客服", "店家", "服务人员", "销售", "导购", "客服消息"), AGENT),
    **dict.fromkeys(("0", "false", "user", "client", "buyer", "visitor", "consumer", "enduser", "guest"), CUSTOMER),
    "human": CUSTOMER,  # where the other side is a program
    **dict.fromkeys(("是", "yes", "y"), AGENT),  # of a column that asks 是否客服
    **dict.fromkeys(("否", "no", "n"), CUSTOMER),
    **dict.fromkeys(("客人", "买方", "访客消息", "客户消息"), CUSTOMER),
    **dict.fromkeys(("in", "incoming", "inbound", "received", "收", "接收", "收到"), CUSTOMER),
    **dict.fromkeys(("out", "outgoing", "outbound", "sent", "发", "发送", "发出"), AGENT),
    **dict.fromkeys(("chatbot", "einsteinbot", "auto", "autoreply", "智能机器人", "自动", "机器人客服"), ROBOT),
    **dict.fromkeys(("notice", "event", "通知", "提示", "事件"), SYSTEM),
}


_YES, _NO = ("是", "1", "true", "yes", "y"), ("否", "0", "false", "no", "n")
_ASKS_OF_CUSTOMER = re.compile("是否为?(?:客户|买家|访客)|is(?:from)?(?:customer|user|buyer|visitor)")


def answered(column: str | None, options: ReadOptions) -> ReadOptions:
    """``options`` with what yes and no mean, if the column of roles asks whether it is the customer."""
    if column is None or not _ASKS_OF_CUSTOMER.fullmatch(_plain(column)):
        return options
    meant = {**dict.fromkeys(_YES, CUSTOMER), **dict.fromkeys(_NO, AGENT)}
    spelled = {form: role for word, role in meant.items() for form in (word, word.upper(), word.capitalize())}
    return options._replace(roles={**spelled, **options.roles})


class Columns(NamedTuple):
    """The file's own name for each thing we need; None for what it does not have."""

    text: str
    role: str | None = None
    speaker: str | None = None
    time: str | None = None
    conversation: str | None = None
    id: str | None = None
    date: str | None = None


def check_options(options: ReadOptions) -> None:
    """Raises ReplylintError for a field, a role or a time zone that does not exist in ``options``."""
    if options.timezone != ReadOptions().timezone:
        from replylint.readers.times import time_zone

        time_zone(options.timezone)
    for field in options.columns:
        if field not in FIELDS:
            raise ReplylintError(
                f"--column 里没有“{field}”这一项，可用的有：{'、'.join(FIELDS)}",
                f"--column knows no field '{field}'; there are {', '.join(FIELDS)}",
            )
    for role in options.roles.values():
        if role not in ROLES:
            raise ReplylintError(
                f"--roles 里没有“{role}”这种角色，可用的有：{'、'.join(ROLES)}",
                f"--roles knows no role '{role}'; there are {', '.join(ROLES)}",
            )


def recognise_columns(names: Iterable[str], options: ReadOptions) -> Columns | None:
    """The meaning of a file's column names; None if none of them is the text, or one the user named is missing."""
    own = list(names)
    plain = {name: _plain(name) for name in own}
    found: dict[str, str] = {}
    for field in FIELDS:
        wanted = options.columns.get(field)
        if wanted is not None:
            match = next((name for name in own if name.strip() == wanted), None)
            if match is None:
                return None
            found[field] = match
            continue
        ranks = _FIELD_OF[field]
        known = [name for name in own if plain[name] in ranks and name not in found.values()]
        if known:
            found[field] = min(known, key=lambda name: ranks[plain[name]])
    if "speaker" not in found and "role" not in found and not options.columns:
        told = next((name for name in own if name not in found.values() and _TELLS_WHO.search(plain[name])), None)
        found |= {"speaker": told} if told else {}
    if "text" not in found and not _SAYERS.isdisjoint(plain.values()):
        text = next((name for name in own if plain[name] in _SAID), None)
        found |= {"text": text} if text else {}
    return Columns(**found) if "text" in found else None


class Pair(NamedTuple):
    """The agent's and the customer's own column of one kind, where a file has both."""

    agent: str
    customer: str


def names_of_both(names: Iterable[str]) -> Pair | None:
    """The columns that hold the agent's and the customer's name in every row."""
    return _both(names, _NAMES)


def words_of_both(names: Iterable[str]) -> Pair | None:
    """The columns that hold what the customer and what the agent said, in one row."""
    return _both(names, _WORDS)


def time_of(side: str, names: Iterable[str]) -> str | None:
    """The column that says when ``side`` (AGENT or CUSTOMER) wrote."""
    return next((name for name in names if _plain(name) in _TIMES[side].split()), None)


def _both(names: Iterable[str], spellings: dict[str, str]) -> Pair | None:
    plain = {_plain(name): name for name in names}
    agent, customer = (
        next((plain[word] for word in spellings[side].split() if word in plain), None) for side in (AGENT, CUSTOMER)
    )
    return Pair(agent, customer) if agent and customer else None


# Parts of names that tell of a talk, too: buyer_nick, fromId, 客服工号; and what makes a time one of a file's upkeep.
_TALK_PARTS = re.compile("会话|对话|聊天|通话|工单|客户|买家|顾客|访客|昵称|工号|发送|发言")
_TALK_WORDS = frozenset("seller csr waiter visitor turn nick chat talk fromid toid".split())
_UPKEEP = re.compile("updat|modif|edit|expir|valid|effect|publish|更新|修改|编辑|生效|失效|有效|审核|发布|适用|使用")
_ASKED = re.compile("(?:question|query|问题|问法|场景|意图|类型|情绪|诉求|需求|异议|疑问|疑虑|顾虑|心理|特征|类别)$")
_OF_REPLIES = ("name", "客服")  # what a reply is called, and who says it


def tells_of_a_talk(name: str) -> bool:
    """Whether a column or key is called as in a talk: after a time, a conversation, a speaker, a side or a customer."""
    plain = _plain(name)
    if plain in _OF_REPLIES or _UPKEEP.search(plain) or _ASKED.search(plain):
        return False
    parts = (part.lower() for part in re.findall("[A-Z]?[a-z]+|[A-Z]+", name))
    return (
        any(plain in _FIELD_OF[field] for field in ("time", "date"))
        or _TALK_PARTS.search(plain) is not None
        or any(
            part in _TALK_WORDS or (part in _FIELD_OF[field] and part not in _OF_REPLIES)
            for part in (plain, *parts)
            for field in ("role", "speaker", "conversation")
        )
    )


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "").replace("-", "").replace(" ", "")


class NoTextError(ReplylintError):
    """A table or a document without anything that looks like a message."""


def unknown_columns(file: str, names: Iterable[str], options: ReadOptions) -> ReplylintError:
    """The error for a table whose text, or a column that the user has named, is not found: it lists those that exist.

    It is a NoTextError if the file may still be one of canned replies.
    """
    own = [name.strip() for name in names]
    shown = [printable(name) for name in own if name][:30]
    if not shown:
        return NoTextError(f"{file}：是空的，没有消息", f"{file}: is empty, there are no messages")
    missing = {field: name for field, name in options.columns.items() if name not in own}
    zh = f"没有“{'、'.join(missing.values())}”这一列" if missing else "看不出哪一列是消息文字"
    en = f"has no column {', '.join(missing.values())}" if missing else "does not show which column is the text"
    there_zh = f"，表里有：{'、'.join(shown)}" if shown else "，里面一列也没有"
    there_en = f"; there are: {', '.join(shown)}" if shown else "; there is none"
    field = next(iter(missing), "text")
    error = ReplylintError if missing and field != "text" else NoTextError
    return error(
        f"{file}：{zh}{there_zh}；请用 --column {field}=列名 指明",
        f"{file}: {en}{there_en}. Name it with --column {field}=NAME",
    )


def printable(name: str) -> str:
    """The beginning of a name from a file, as it can be shown."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in name[:20])
    return shown if len(name) <= 20 else shown + "…"


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
        self._numbers_tell = {word for word in words if word.isdecimal()} <= {"0", "1"}
        self._has_agents = bool(options.agents)
        self._named = named_by(options.agents)

    def of(self, word: str, speaker: str) -> str | None:
        """The role by a role cell and a speaker; either may be empty. None where they do not tell."""
        word, speaker = word.strip(), speaker.strip()
        role = self._by_word(word)
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
            else self._by_word(speaker)
        )
        self.has_staff = self.has_staff or role in (AGENT, ROBOT)
        if role or self._has_agents:
            if role is None and len(self.guests) < 100:
                self.guests.add(word or speaker)
            return role or CUSTOMER
        self.untold.add(word or speaker)
        return AGENT if not word and not self.known and len(self.untold) == 1 else None

    def _by_word(self, word: str) -> str | None:
        told = word_role(word, self._roles)
        return None if word.isdecimal() and word not in self._roles and not self._numbers_tell else told


def word_role(word: str, roles: Mapping[str, str]) -> str | None:
    """The role that any file's word for a side stands for; ``roles`` of the settings go first."""
    return role_of_word(word, roles) or _MORE_ROLE_WORDS.get(word.strip().lower().replace("_", ""))


def _systems_that_answer(words: Sequence[str]) -> dict[str, str]:
    """``system`` as the agent, where only users speak besides, and no more than twice as often.

    So corpora of dialogues call the two sides.
    """
    systems = [word for word in words if word.lower() == "system"]
    others = {word_role(word, {}) for word in words if word.lower() != "system"}
    return dict.fromkeys(systems, AGENT) if others == {CUSTOMER} and 3 * len(systems) >= len(words) else {}
