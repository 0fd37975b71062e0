"""Which values of a structured file are replies: by the user's word, by the name of their key, or by their look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REPLY = _names("""
    answer answers a reply replies response responses utterance canned cannedreply cannedresponse quickreply script
    say greeting welcome farewell
    回复 回复内容 回复话术 自动回复 快捷回复 客服回复 标准回复 参考回复 机器人回复 答 答案 回答 答复 应答 标准答案
    话术 话术内容 标准话术 推荐话术 参考话术 客服话术 客服 快捷语 快捷短语 短语 短语内容
    欢迎语 结束语 开场白 问候语 催付语 安抚语 模板 模板内容
""")
_VAGUE = _names("text content contents body value message msg zh zhcn zhhans cn 内容 正文 文本 文字 消息")
# What a customer says, and what helps to find the right reply.
_ASKED = _names("""
    question questions q query ask user customer buyer intent intents scene scenario keyword keywords trigger triggers
    match pattern patterns regex synonym synonyms title subject category categories tag tags id
    问 问题 提问 客户问题 顾客问题 买家问题 标准问 标准问题 相似问 相似问题 问法 客户 顾客 买家 用户 标题 主题 题目
    分类 类别 一级分类 二级分类 标签 场景 使用场景 适用场景 意图 关键词 关键字 触发词 同义词 编号 序号
""")
_ABOUT = _names("""
    key code name heading label labels group type kind status state description desc summary note notes remark remarks
    comment comments meta metadata author owner editor version date time created updated createdat updatedat url link
    href image img icon file path lang language locale shop store sku product products order priority
    名称 类目 分组 类型 备注 说明 描述 注释 注意事项 作者 负责人 编辑 创建人 更新人 日期 时间 创建时间 更新时间 状态
    链接 图片 店铺 店铺名 商品 商品名称 排序 优先级 版本
""")
_OTHER = _ASKED | _ABOUT
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SPOKEN = re.compile(r"[，。！？；～…!?~]|[亲您]")
_LABEL = re.compile(r"(?:\*\*|__)?(?P<name>[\w -]{1,20})(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*")
_LONG_ENOUGH = 12  # Han characters that need no punctuation to be a sentence


def is_reply(path: Sequence[str | int], value: str, fields: Sequence[str]) -> bool:
    """Whether the value at ``path`` (keys and list indices from the root) is a reply.

    ``fields`` are globs: ``answer`` is every key of that name, ``*.reply`` and ``faq.answer`` the whole path
    with dots, list indices left out. Without any, the key's name and those above it decide, and where
    they say nothing, whether the value reads like a Chinese sentence.
    """
    if not value.strip():
        return False
    names = [part for part in path if isinstance(part, str)]
    if fields:
        return _chosen(names, fields)
    for name in reversed(names):
        plain = _plain(name)
        if plain in _REPLY:
            return True
        if plain in _OTHER:
            return False
        if plain not in _VAGUE:
            break
    if any(_plain(name) in _OTHER for name in names):
        return False
    return (bool(names) and _plain(names[-1]) in _VAGUE) or is_sentence(value)


def reply_columns(header: Sequence[str], rows: Sequence[Sequence[str]], fields: Sequence[str]) -> list[int]:
    """The columns of a table that hold replies; ``rows`` are its first data rows."""
    if fields:
        return [at for at, name in enumerate(header) if _chosen([name.strip()], fields)]
    plain = [_plain(name) for name in header]
    named = [at for at, name in enumerate(plain) if name in _REPLY]
    vague = [at for at, name in enumerate(plain) if name in _VAGUE]
    if named or vague:
        return named or vague
    return [
        at
        for at, name in enumerate(plain)
        if name not in _OTHER and any(is_sentence(row[at]) for row in rows if at < len(row))
    ]


def is_sentence(value: str) -> bool:
    """Whether ``value`` reads like something said in Chinese, and not like a name."""
    han = len(_HAN.findall(value))
    return han >= _LONG_ENOUGH or (han >= 2 and _SPOKEN.search(value) is not None)


def _chosen(names: Sequence[str], fields: Sequence[str]) -> bool:
    whole, last = ".".join(names), names[-1] if names else ""
    return any(
        fnmatchcase(whole, field) or fnmatchcase(f".{whole}", field) if "." in field else fnmatchcase(last, field)
        for field in fields
    )


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "").replace("-", "").replace(" ", "")


def label(line: str) -> tuple[bool | None, int]:
    """What a label such as ``答：`` or ``**问题**:`` in front of a line says of it, and how long it is.

    True: an answer; False: a question, or a key to find it by; None (and 0): there is no label that we know.
    """
    match = _LABEL.match(line)
    name = _plain(match["name"]).rstrip("0123456789") if match else ""
    if match and name in _REPLY:
        return True, match.end()
    if match and name in _ASKED:
        return False, match.end()
    return None, 0
