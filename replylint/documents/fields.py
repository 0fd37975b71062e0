"""What is a reply in a file of replies: by the user's word, by the name that its writer gave it, or by its look."""

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
    话术 话术内容 标准话术 推荐话术 参考话术 正确话术 正确示范 正确示例 推荐说法 客服话术 客服
    快捷语 快捷短语 短语 短语内容 欢迎语 结束语 开场白 问候语 催付语 安抚语 模板 模板内容
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
# What must not be said, written down as a warning.
_WRONG = _names("""
    bad wrong dont 错误 错误示范 错误示例 错误话术 错误说法 错误回复 反例 反面示例 反面教材 不推荐 不要说
    不能说 别这样说     禁用语 禁用词 禁用词汇 禁用话术 禁语 服务禁语 客服禁语 服务忌语 违禁词 违禁词汇 敏感词 极限词
""")
# Sections that speak of the file itself.
_OF_THE_FILE = _names("""
    usage about contents tableofcontents changelog contributing license variables placeholders
    使用说明 使用方法 使用技巧 使用须知 使用建议 使用指南 说明 文档说明 填写说明 编写说明 编写规范 维护说明 目录
    目录结构 变量 变量说明 变量列表 占位符 占位符说明 项目简介 简介 适用范围 更新日志 更新记录 修订记录 版本记录
    变更记录 贡献 贡献指南 参与贡献 许可 许可证 内部说明 内部备注
""")
_KEYS = _ASKED | _ABOUT
_OTHER = _KEYS | _WRONG
_SAYINGS = ("话术", "短语")
_WARNING = re.compile("错误|禁|违|不当|反面|不规范|不推荐|不要|不能")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SPOKEN = re.compile(r"[，。！？；～…!?~]|亲(?![切子戚属肤情友民自身密])|您")
_LABEL = re.compile(
    r"(?:\*\*|__)?(?P<name>[\w -]{1,20})(?:[（(][^（）()\n]{1,20}[）)])?(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*"
)
_BOLD_LABEL = re.compile(r"(\*\*|__)(?![\s*_])[^*_\n]{1,30}(?:\1[ \t]*[:：]|[:：]\1)[ \t]*(?=\S)")
# A scene in front of what is said in it: 买家问“能便宜吗”：亲，…
_WHO = "(?:买家|顾客|客户|客人|用户)"
_SCENE = re.compile(
    rf"(?:当|若|如果|遇到)?(?:{_WHO}(?:说|问|询问|咨询|反馈|要求|催|嫌|想)|问|询问|咨询)"
    r"(?:[“\"「'][^“”\"「」'\n]{1,40}[”\"」']|[^:：，。！？“”\"「」'\n]){1,20}[:：][ \t]*(?=\S)"
)
_ASKING = re.compile(rf"(?:\*\*)?{_WHO}?(?:说|问)(?:\*\*)?[:：](?:\*\*)?[ \t]*")
_NUMBERED = "0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"
_ABOUT_REPLIES = re.compile("话术|占位符|本(?:文档|文件|仓库|目录)")
_ADDRESSED = re.compile("[亲您]")
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
    plain = [_plain(name) for name in names]
    for name in reversed(plain):
        if _is_reply_name(name):
            return True
        if _is_other_name(name):
            return False
        if name and name not in _VAGUE:
            break
    if any(map(_is_other_name, plain)):
        return False
    if _HAN.search(value) and any(map(_is_reply_name, plain)):
        return True
    return (bool(plain) and plain[-1] in _VAGUE) or is_sentence(value)


def reply_columns(header: Sequence[str], rows: Sequence[Sequence[str]], fields: Sequence[str]) -> list[int]:
    """The columns of a table that hold replies; ``rows`` are its first data rows."""
    if fields:
        return [at for at, name in enumerate(header) if _chosen([name.strip()], fields)]
    plain = [_plain(name) for name in header]
    named = [at for at, name in enumerate(plain) if _is_reply_name(name)]
    vague = [at for at, name in enumerate(plain) if name in _VAGUE]
    if named or vague:
        return named or vague
    return [
        at
        for at, name in enumerate(plain)
        if not _is_other_name(name) and any(is_sentence(row[at]) for row in rows if at < len(row))
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
    """A name as it is looked up: without case, joints, and its number (A1, 话术二, 话术A)."""
    plain = name.strip().lower().replace("_", "").replace("-", "").replace(" ", "").rstrip(_NUMBERED)
    return plain[:-1] if plain[-1:].isascii() and _HAN.match(plain[-2:-1]) else plain


def _is_reply_name(name: str) -> bool:
    return name in _REPLY or (name.endswith(_SAYINGS) and not _is_other_name(name))


def _is_other_name(name: str) -> bool:
    return name in _OTHER or (name.endswith(_SAYINGS) and _WARNING.search(name) is not None)


def label(line: str) -> tuple[bool | None, int]:
    """What a label such as ``答：`` or ``**问题**:`` in front of a line says of it, and how long it is.

    True: an answer; False: a question, a key to find it by, or words that must not be said; None: there is no label
    that tells. Its length may then still not be 0: a scene, or a name in bold letters.
    """
    match = _LABEL.match(line)
    name = _plain(match["name"]) if match else ""
    if match and _is_reply_name(name):
        return True, match.end()
    if match and _is_other_name(name) and name not in _ABOUT:
        return False, match.end()
    asking = _ASKING.match(line)
    if asking:
        return False, asking.end()
    scene = _SCENE.match(line) or _BOLD_LABEL.match(line)
    return None, scene.end() if scene else 0


def is_apart(heading: str) -> bool:
    """Whether what stands below ``heading`` is no reply: it tells of the file, or what must not be said."""
    name = re.sub(r"^[^A-Za-z\u4e00-\u9fff]+|^[一二三四五六七八九十]+、|[（(].*|\W+$", "", heading.strip())
    plain = _plain(name)
    return plain in _OF_THE_FILE or (_is_other_name(plain) and plain not in _KEYS)


def is_name(text: str) -> bool:
    """Whether ``text`` in front of a reply is its name or what was asked, as far as one can tell by its look."""
    return not is_sentence(text) or (text.endswith(("？", "?")) and not _ADDRESSED.search(text))


def is_about_replies(text: str) -> bool:
    """Whether ``text`` speaks of replies and their files, and to nobody: as no agent does to a customer."""
    return _ABOUT_REPLIES.search(text) is not None and not _ADDRESSED.search(text)
