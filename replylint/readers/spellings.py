"""How exports spell the names of what we need: columns of tables and keys of records, in Chinese and English.

All without spaces, ``_``, ``-``, ``/`` and case (see ``plain``). A file's own name is looked up among ``WORDS`` first,
where the first that it has wins, and then held against ``PATTERNS``, which compose names as people do: what is told of
(聊天, 消息, 发送 …) and what is told (正文, 时刻, 方 …).
"""

from __future__ import annotations

import re
from functools import lru_cache

from replylint.model import AGENT, CUSTOMER

WORDS = {
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
    # Whether the message was taken back.
    "recalled": (
        "recalled isrecalled isrecall recall revoked isrevoked revoke isrevoke withdrawn iswithdrawn 撤回 是否撤回 "
        "已撤回 是否已撤回 撤回标记 撤回标识 撤回状态 撤回时间 recalltime recalledat revoketime revokedat "
        "withdrawntime 消息状态 发送状态 状态 status state msgstatus messagestatus"
    ),
    "id": "id messageid msgid 编号 消息id 消息编号 消息序号 序号 话术编号",
    # A clock may have its date in a column of its own: 日期 2023-05-01, 时间 23:59.
    "date": "日期 date 发送日期 消息日期 聊天日期 会话日期 对话日期",
}
_SAYS = "聊天|消息|信息|对话|会话|沟通|交谈|发送|发言|发话|说话|讲话|接收|收发|留言|话语"
_TALK = "会话|对话|聊天|通话|咨询|接待|沟通|工单|session|dialogu?e?|chat|conversation|conv|talk|thread|ticket|room"
_GUEST = "客户|顾客|买家|访客|会员|客人|消费者|咨询人|咨询者|游客|粉丝|买方"
_STAFF = "客服|坐席|座席|受理人|受理客服|接待人|接待员|接待客服|接待|店员|导购|客服人员|服务人员|商家客服|责任客服"
_NAME = "名|名称|名字|姓名|昵称|花名|网名|称呼|账号|帐号|账户|旺旺|微信名|工号"
PATTERNS = {
    field: re.compile(pattern)
    for field, pattern in {
        "text": (
            rf"(?:{_SAYS})(?:正文|内容|原文|文本|文字|明细|语句|原话|体)|(?:语音)?(?:转写|转译|识别)(?:文本|内容|文字|结果)|原文|原话|txt|话语|语句|说话|发言|"
            "(?:都)?(?:说|聊|讲|发)(?:了|的)?(?:啥|什么|什么话|话|内容)|"
            "(?:chat|msg|message|body|content|raw|plain|reply)(?:text|html|body|content|plain|str)"
        ),
        "role": (
            r"谁(?:(?:在)?(?:说|发|讲)的?(?:话|消息)?)?|哪一?方|收发|收发(?:类型|标识|标志|方向|方)|(?:说话|讲话|发消息)方|"
            r"(?:发送|发言|发话|说话|讲话)(?:方|者|人)?(?:类型|角色|身份|类别|属性)|"
            r"(?:消息|聊天|对话|会话|用户|人员|成员)(?:角色|身份)|(?:角色|身份)(?:类型|名称|类别)|"
            r"(?:msg|message|chat|send|from|sender|speaker|author|user|member)(?:role|side|direction|party|kind)|side|party|"
            r"inout|inorout|is(?:from|sentby)?(?:me|mine|self|own|kefu|seller|waiter|operator)|是否(?:本人|自己|坐席|店员|我方)(?:发送)?"
        ),
        "speaker": (
            rf"称呼|花名|网名|(?:发送|发言|发话|说话|讲话)(?:方|者|人)(?:{_NAME})?|发消息的?人|"
            r"(?:from|sender|speaker|author|user|member|display)(?:nick|nickname|name|account|alias|id)"
        ),
        "time": (
            rf"(?:{_SAYS}|记录|入库|发生|通话|咨询|接待){{0,2}}(?:时间|时刻|时间戳|时点|日期时间)|(?:{_SAYS}){{1,2}}(?:日期|于)|什么时候|几点|"
            r"(?:msg|message|chat|send|sent|create|created|event|post|posted|log|record)"
            r"(?:ts|time|timestamp|datetime|at|date|epoch)(?:ms|s|sec|utc|str)?|(?:ts|time|timestamp|epoch)(?:ms|s|sec|utc|str)|gmtcreated?"
        ),
        "conversation": (
            rf"(?:{_TALK})(?:id|号|编号|编码|流水|流水号|标识|序号|单号|窗口|no|key|sn|uuid|number)|sid|cid"
        ),
        "id": "(?:消息|记录|话术)(?:id|编号|序号|流水|流水号|号)|(?:msg|message|record)(?:no|uuid|key|sn)",
        "date": rf"(?:{_SAYS}|接待|咨询)(?:日期|当天)",
    }.items()
}
# Columns that belong to one side: its names, and what it said where a row holds a question and its answer.
_SAID_ZH = "消息|内容|发言|聊天内容|消息内容|回复|回答|文本|文字|留言"
_SAID_EN = "msg|message|text|content|utterance|says?|said|turn"
NAMES = {
    AGENT: "客服 客服昵称 客服名称 客服账号 客服姓名 接待客服 agent agentname",
    CUSTOMER: (
        "客户 客户名 客户昵称 客户名称 客户姓名 客户账号 买家 买家昵称 买家账号 顾客 顾客昵称 访客 访客名称 访客昵称 "
        "用户昵称 用户 customer customername buyer"
    ),
}
NAME_PATTERNS = {
    AGENT: re.compile(
        rf"(?:{_STAFF})(?:{_NAME})?|(?:agent|staff|seller|waiter|csr|kefu|operator|servicer)(?:nick|nickname|name|account)?"
    ),
    CUSTOMER: re.compile(
        rf"(?:{_GUEST})(?:{_NAME})?|(?:customer|buyer|visitor|guest|client|consumer)(?:nick|nickname|name|account)?"
    ),
}
SAID_BY = {
    AGENT: (
        "客服回复 回复内容 答复内容 客服消息 客服内容 客服回答 客服发言 商家回复 商家消息 卖家回复 卖家消息 "
        "agentmessage agentreply"
    ),
    CUSTOMER: (
        "客户消息 咨询内容 提问内容 客户内容 客户提问 客户问题 客户发言 买家消息 买家提问 顾客消息 顾客提问 访客消息 "
        "用户消息 用户提问 用户发言 customermessage usermessage"
    ),
}
SAID_PATTERNS = {
    AGENT: re.compile(
        rf"(?:{_STAFF}|商家|卖家|机器人)(?:所?说(?:的话)?|话语|{_SAID_ZH})|"
        rf"(?:agent|staff|seller|waiter|csr|kefu|service|bot|robot|assistant|ai|system)(?:{_SAID_EN}|reply|answer|response)s?"
    ),
    CUSTOMER: re.compile(
        rf"(?:{_GUEST}|用户)(?:所?说(?:的话)?|话语|提问|问题|{_SAID_ZH})|"
        rf"(?:customer|user|buyer|visitor|guest|client|human)(?:{_SAID_EN}|question|query|input)s?"
    ),
}
# What is asked and answered: turns of a talk below the time at which they were, and a library of replies without.
ASKED = {
    AGENT: "answer response reply a 答 回答 答复 答案 回复",
    CUSTOMER: "question query q 问 提问 问题 咨询",
}
# And columns named after nobody's words but both sides, where there are no others but times and ids.
SPEAKERS = {AGENT: "assistant gpt bot staff seller 坐席 座席 商家 卖家", CUSTOMER: "user human visitor guest client"}
TIMES_OF = {
    AGENT: "回复时间 客服回复时间 客服时间 回答时间 agenttime replytime",
    CUSTOMER: "提问时间 客户消息时间 客户时间 客户提问时间 咨询时间 customertime",
}
# Words that mean a text only where a record says in so many words who speaks: {"from": "human", "value": …}.
SAID = frozenset("value say said words html".split())
SAYERS = frozenset("from role speaker sender who".split())
# Parts of names of columns that tell who speaks, however they go on: 消息发送者, 发送方(1客服 2客户).
TELLS_WHO = re.compile("(?:发送|发言|发话|说话|讲话)(?:者|人|方(?![式法案向])|角色|身份|账号)|sender|speaker|角色|身份")
RANKS = {field: {word: rank for rank, word in enumerate(words.split())} for field, words in WORDS.items()}

_LEFT_OUT = str.maketrans("", "", "_-/ \u3000")


# What is called otherwise where traditional characters are written.
_ELSEWHERE = {"讯息": "消息", "传送": "发送", "使用者": "用户", "回覆": "回复", "暱": "昵"}


def plain(name: str) -> str:
    """The name of a column or a key without what spellings differ in."""
    return simplified(name.strip().lower()).translate(_LEFT_OUT)


@lru_cache(maxsize=4096)
def simplified(word: str) -> str:
    """A word of a file in simplified characters, by which names of columns and of sides are looked up (訊息: 消息)."""
    if word.isascii():
        return word
    from replylint.text.tables import folded

    word = "".join(map(folded, word))
    for other, ours in _ELSEWHERE.items():
        word = word.replace(other, ours)
    return word
