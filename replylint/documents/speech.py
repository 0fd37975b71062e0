"""How a text sounds: said to a customer, said of replies, or no more than a name."""

from __future__ import annotations

import re

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SPOKEN = re.compile(r"[，。！？；～…!?~]|亲(?![切子戚属肤情友民自身密])|您")
# A scene in front of what is said in it: 买家问“能便宜吗”：亲，…
WHO = "(?:买家|顾客|客户|客人|用户)"
_ABOUT_REPLIES = re.compile(
    "话术|占位符|(?:违禁|极限|敏感|禁用)词|[禁忌]语|广告法|[对跟和向]客户(?:说|讲|承诺|透露)|本(?:文档|文件|仓库|目录|手册|规范|指南|章|节|页|表)"
    "|(?:^|[，。；：])(?:当|若|如果?|遇到|面对)?(?:客户|顾客|买家|客人)(?:问|咨询|投诉|催|要求|询问|提出|嫌|不满|情绪|犹豫)"
    "|(?:安抚|引导|告知|询问|称呼)(?:客户|顾客|买家|客人)|客服(?:人员|应|需|须|必须|不得|在(?:回|接|沟))"
)
_FORBIDDING = re.compile(
    "^(?:请?注意[:：，])?(?:严禁|禁止|不要|不得|不可|不允许|切勿|切忌|避免|杜绝|请勿|千万别|别)[^，。！？]{0,6}?"
    "(?:[说讲用]|使用|出现|承诺|提及|回复|诱导|发送|辱骂|争[吵辩执]|泄露|透露|敷衍|推诿|反问|质问)"
)
ADDRESSED = re.compile("亲(?![切子戚属肤情友民自身密])|您(?![”」])")
_SPOKEN_TO = re.compile(
    r"亲(?![切子戚属肤情友民自身密])|[您你咱]|[哦哈呢呀哒啦噢呐嘛吗]|[～~](?!\d)|抱歉|不好意思|感谢|谢谢|欢迎|请问|我们|我[这帮给]|小店|本店|(?<![淘付珠财国])宝"
)
_BRACKETED = re.compile(r"[（(][^（）()\n]*[）)]")
_OF_WHO = re.compile(rf"(?:当|若|如果|遇到)?{WHO}[^。！：:\n]*$")
_POINTED = re.compile("[，。！？；：…!?;:]")
_PARTICLE = re.compile("[哦哈呢呀哒啦噢呐～~]")
_LONG_ENOUGH = 12  # Han characters that need no punctuation to be a sentence


def is_sentence(value: str) -> bool:
    """Whether ``value`` reads like something said in Chinese, and not like a name."""
    han = len(HAN.findall(value))
    return han >= _LONG_ENOUGH or (han >= 2 and _SPOKEN.search(value) is not None)


def is_name(text: str) -> bool:
    """Whether ``text`` in front of a reply is its name or what was asked, as far as one can tell by its look."""
    return not is_sentence(text) or (text.endswith(("？", "?")) and not ADDRESSED.search(text))


def is_scene(text: str) -> bool:
    """Whether ``text`` above a list of replies is what leads to them: 客户嫌贵（要最低价）, 有质量问题的退货."""
    bare = _BRACKETED.sub("", text)
    return not addresses(text) and (_OF_WHO.match(bare) is not None or not (_POINTED.search(bare) or speaks(bare)))


def addresses(text: str) -> bool:
    """Whether ``text`` is said to a customer, by its words of address."""
    return ADDRESSED.search(text) is not None


def speaks(text: str) -> bool:
    """Whether ``text`` is said to somebody."""
    return _SPOKEN_TO.search(text) is not None


def is_about_replies(text: str) -> bool:
    """Whether ``text`` speaks of replies, their files and customers, and to nobody: as no agent does to a customer."""
    about = _ABOUT_REPLIES.search(text) or (_FORBIDDING.search(text) and not _PARTICLE.search(text))
    return about is not None and not ADDRESSED.search(text)
