"""What is a reply in a file of replies: by the user's word, by the name that its writer gave it, or by its look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REPLY = _names("""
    answer answers a reply replies response responses utterance canned cannedreply cannedresponse quickreply script
    say greeting welcome farewell fallback handoff
    回 回复 回复内容 回复话术 自动回复 快捷回复 客服回复 标准回复 参考回复 机器人回复 答 答案 回答 答复 应答 标准答案
    我们答 我们说 我们回 我们回答 我们回复 客服答 客服说 卖家答 店家答
    话术 话术内容 标准话术 推荐话术 参考话术 正确话术 客服话术 客服
    快捷语 快捷短语 短语 短语内容 欢迎语 结束语 开场白 问候语 催付语 安抚语 模板 模板内容
""")
_VAGUE = _names("text content contents body value message msg zh zhcn zhhans cn 内容 正文 文本 文字 消息")
# What a customer says, and what helps to find the right reply.
_ASKED = _names("""
    question questions q query ask user customer buyer intent intents scene scenario keyword keywords trigger triggers
    match pattern patterns regex synonym synonyms similar similars examples input inputs utterances
    title subject category categories tag tags id
    问 问题 提问 客户问题 顾客问题 买家问题 客户问 顾客问 买家问 客户说 顾客说 买家说
    标准问 标准问题 相似问 相似问题 问法 客户 顾客 买家 用户 标题 主题 题目
    分类 类别 一级分类 二级分类 标签 场景 使用场景 适用场景 意图 关键词 关键字 触发词 同义词 编号 序号
""")
_ABOUT = _names("""
    key code name heading label labels group type kind status state description desc summary note notes remark remarks
    comment comments meta metadata author owner editor version date time created updated createdat updatedat url link
    href image img icon file path lang language locale shop store sku product products order priority hint tooltip
    help prompt placeholder payload action command event slot uri src class style
    名称 类目 分组 类型 备注 说明 描述 注释 注意事项 作者 负责人 编辑 创建人 更新人 日期 时间 创建时间 更新时间 状态
    链接 图片 店铺 店铺名 商品 商品名称 排序 优先级 版本
""")
# Of these, what as a table of replies is a matter that they are about: order: {paid: {text: …}}
_MATTERS = _names("order product store shop group type status state time date priority 商品 店铺 分组 类型 状态 时间")
_SAYING = "话术|短语|说法|用语|表达|表述|回复|应答|答复|示范|示例|例子|例句|这[样么](?:说|讲|回|回复|写)"
# Who answers, in front of a line; as a key or a column it is a name.
_SPEAKER = re.compile("(?:客服|人工|机器人|卖家|商家|店家|店主|店?小二?|掌柜|我方?)(?:说|答|回答?|回复|答复|应答)?")
_BETTER = re.compile(
    f"(?:正确|推荐|建议|正面|规范|优秀|合规|可以|应该|应)的?(?:{_SAYING})"
    "|[您你]?(?:可以|应该|应当?|建议|推荐)(?:这[样么])?[说讲]|正确|推荐|应?改[为成]|替换为|(?:修?改|优化|整改)后"
)
# What must not be said, written down as a warning.
_WRONG = _names("""
    bad wrong dont 错误 不当 反例 反面 反面教材 不推荐 不规范 误区 雷区 红线 禁忌 禁区 禁语 忌语 不要说 不能说 别说
    禁止使用 严禁使用 不能使用 忌讳
""")
_WRONG_NAME = re.compile(
    "(?:服务|客服|沟通|常见|典型|回复|接待){0,2}(?:错误|误区|雷区|红线|禁忌|禁区|忌语|禁语)"
    f"|(?:错误|不当|反面|不规范|不推荐|不合规|违规|不好|不良)的?(?:{_SAYING}|做法)"
    f"|(?:服务|客服|广告法?|平台|常见)?(?:禁止?|忌|违禁|违规|禁用|敏感|极限|屏蔽|过滤|拦截|绝对化?)(?:使用)?的?(?:语|词[汇语条]?|字眼|{_SAYING})"
    "|(?:修?改|优化|整改)前|黑名单|blacklist|blocklist|denylist"
    "|(?:sensitive|ban|banned|forbidden|blocked|prohibited|bad|stop|dirty)(?:words?|terms?|phrases?)(?:list)?"
    "|(?:客服|我们|员工|坐席)?(?:绝对|千万)?(?:不要|不能|不可以?|不得|不该|不应该?|不许|不准|禁止|严禁|切忌|避免|别|勿)"
    f"(?:(?:这[样么])?[说讲回]|这[样么]写|使用(?=的|[词话用])|出现(?=的|[词话用]))(?:出口)?的?(?:话|词[汇语]?|语|内容|字眼|{_SAYING})?"
)
_AROUND_NAME = re.compile(
    r"^(?:[^A-Za-z\u4e00-\u9fff]|[一二三四五六七八九十]+、|附[录件]?[一二三四五六七八九十\dA-Z]?[:：、 ])+|[（(].*|\W+$"
)
_LISTED = re.compile("(?:的?(?:清单|列表|库|汇总|大全|一览表?|对照表?|合集|举例|表))+$")
# Sections that speak of the file itself.
_OF_THE_FILE = _names("""
    usage about contents tableofcontents changelog contributing codeofconduct license variables placeholders
    使用说明 使用方法 使用技巧 使用须知 使用建议 使用指南 说明 文档说明 填写说明 编写说明 编写规范 维护说明 目录
    目录结构 变量 变量说明 变量列表 占位符 占位符说明 项目简介 简介 适用范围 更新日志 更新记录 修订记录 版本记录
    变更记录 修改记录 修改历史 修订历史 变更历史 变更日志 修改日志 更新历史 版本历史 历史版本 触发关键词 触发词
    关键词 负责人 责任人 联系人 维护人
    贡献 贡献指南 参与贡献 许可 许可证 内部说明 内部备注 附录 参考资料 参考文献 参考链接 相关链接 相关资料
""")
# What a table that explains placeholders has a column of.
_VARIABLES = _names("变量 变量名 变量名称 占位符 占位符名称 参数 参数名 variable variables placeholder placeholders")
# Sections and notes that tell staff what to do. What speaks to a customer in them is still a reply.
_GUIDANCE = re.compile(
    "(?:服务|客服|工作|岗位|员工|团队|内部|接待|考核|质检|培训|管理|行为|操作|处理|应对|应答|回复|沟通|接线|审批|升级|话术|心理"
    "|响应|核心|基本|总体|法律|法规|合规|平台|广告法|相关|使用|售后处理|投诉处理){0,3}"
    "(?:规范|标准|流程|步骤|制度|规则|规定|要求|纪律|原则|指标|目标|目的|职责|考核|须知|注意(?:事项|点)?|要点|重点|关键|技巧"
    "|思路|策略|方法|语气|解析|点评|分析|依据|法[律规条]|条款|条文|小?贴士|提示|提醒|警告|备注|注|说明|建议)"
)
_KEYS = _ASKED | _ABOUT
_SAYINGS = ("话术", "短语", "说法", "用语", "示范", "示例", "例句")
_WARNING = re.compile("错误|禁|违|不当|反面|不规范|不推荐|不要|不能|不合规")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SPOKEN = re.compile(r"[，。！？；～…!?~]|亲(?![切子戚属肤情友民自身密])|您")
_LABEL = re.compile(
    r"(?:\*\*|__)?(?P<name>[\w -]{1,20})(?:[（(][^（）()\n]{1,20}[）)])?(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*"
)
# Signs and a number in front of a label: 🤖 客服：, 2、答：
_OPENING = re.compile(
    r"(?:[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d·•][ \t]*)*(?:\d{1,3}[.、)）．][ \t]*|\d\ufe0f?\u20e3[ \t]*)?"
)
_AGENTS_FACES = "🤖💁🎧"
_FACE = re.compile(rf"(?P<face>[👤🙋{_AGENTS_FACES}])[\U0001f3fb-\U0001f3ff\u200d♀♂\ufe0f]*[ \t]*[:：][ \t]*")
_BOLD_LABEL = re.compile(r"(\*\*|__)(?![\s*_])[^*_\n]{1,30}(?:\1[ \t]*[:：]|[:：]\1)[ \t]*(?=\S)")
_BOLD_QUESTION = re.compile(r"(\*\*|__)(?![\s*_])[^*_\n亲您]{1,60}[?？]\1[ \t]*")
# A scene in front of what is said in it: 买家问“能便宜吗”：亲，…
_WHO = "(?:买家|顾客|客户|客人|用户)"
_SCENE = re.compile(
    rf"(?:当|若|如果|遇到)?(?:{_WHO}(?:说|问|询问|咨询|反馈|要求|催|嫌|想)|问|询问|咨询)"
    r"(?:[“\"「'][^“”\"「」'\n]{1,40}[”\"」']|[^:：，。！？“”\"「」'\n]){1,20}[:：][ \t]*(?=\S)"
)
_ASKING = re.compile(rf"(?:\*\*)?{_WHO}?(?:说|问)(?:\*\*)?[:：](?:\*\*)?[ \t]*")
_JOINTS = re.compile(r"[\W_]+")
_NUMBERED = "0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"
_CROSSED = re.compile(r"(?:\*\*|__)?(?:[❌✗✘❎🚫⛔]\ufe0f?)[ \t]*")
_TICKED = re.compile(r"(?:\*\*|__)?(?:[✅✔☑]\ufe0f?)[ \t]*")
# Who speaks, in brackets or a cell of its own: [客服] …, | 问 | … |; [客户]，您好 holds a name instead
_SET_OFF = re.compile(
    r"(?:[\[【](?P<side>\w{1,10})[\]】](?:[ \t]+|[ \t]*[:：][ \t]*)|\|[ \t]*(?P<cell>\w{1,8})[ \t]*\|[ \t]*)(?=\S)"
)
_HEADED = re.compile(r"(?:\*\*)?【(?P<name>[\w -]{1,12})】(?:\*\*)?[ \t]*[:：]?[ \t]*")  # 【话术】…
_CUSTOMERS = _names("user customer buyer human visitor guest client 客户 顾客 买家 用户 客人 访客 消费者 问 提问")
_SIDES = _names("role side from sender speaker who author 角色 身份 说话人 说话方 发言人 发言方 发送人 发送者 发送方")
_INNER = re.compile(
    r"(?:(?<=[\s?？。！!；;，,>）)])|[ \t]*(?:→|->|=>|[/|／｜])[ \t]*)"
    r"(?P<label>(?:\*\*)?\w{1,8}(?:\*\*)?[ \t]*[:：](?:\*\*)?)"
)
_ABOUT_REPLIES = re.compile(
    "话术|占位符|(?:违禁|极限|敏感|禁用)词|[禁忌]语|广告法|本(?:文档|文件|仓库|目录|手册|规范|指南|章|节|页|表)"
    "|(?:^|[，。；：])(?:当|若|如果?|遇到|面对)?(?:客户|顾客|买家|客人)(?:问|咨询|投诉|催|要求|询问|提出|嫌|不满|情绪|犹豫)"
    "|(?:安抚|引导|告知|询问|称呼)(?:客户|顾客|买家|客人)|客服(?:人员|应|需|须|必须|不得|在(?:回|接|沟))"
)
_FORBIDDING = re.compile(
    "^(?:请?注意[:：，])?(?:严禁|禁止|不要|不得|不可|不允许|切勿|切忌|避免|杜绝|请勿|千万别|别)[^，。！？]{0,6}?"
    "(?:[说讲用]|使用|出现|承诺|提及|回复|诱导|发送|辱骂|争[吵辩执]|泄露|透露|敷衍|推诿|反问|质问)"
)
_ADDRESSED = re.compile("亲(?![切子戚属肤情友民自身密])|您(?![”」])")
_SPOKEN_TO = re.compile(
    r"亲(?![切子戚属肤情友民自身密])|[您你咱]|[哦哈呢呀哒啦噢呐嘛吗]|[～~](?!\d)|抱歉|不好意思|感谢|谢谢|欢迎|请问|我们|我[这帮给]|小店|本店|(?<![淘付珠财国])宝"
)
_BRACKETED = re.compile(r"[（(][^（）()\n]*[）)]")
_OF_WHO = re.compile(rf"(?:当|若|如果|遇到)?{_WHO}[^。！：:\n]*$")
_POINTED = re.compile("[，。！？；：…!?;:]")
_REMARK = re.compile(
    r"\s*(?:(?:#|//)[ \t]|#[\u4e00-\u9fff]{2,6}[:：]|\[[^\[\]]+\]\s*$|([=—_*~-])\1+(?:.*\1\1)?\s*$|【[^【】]+】\s*$)"
)
_PARTICLE = re.compile("[哦哈呢呀哒啦噢呐～~]")
_SIGNS_BEFORE = re.compile(r"^[^\w*]+")
_TURN = re.compile(r"^[^\w\n]*([ABQ])\d*[ \t]*[:：](.*)", re.MULTILINE)
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
    plain = [name for name in plain[:-1] if name not in _MATTERS] + plain[-1:]
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
    return (bool(plain) and plain[-1] in _VAGUE) or (is_sentence(value) and not is_about_replies(value))


def reply_columns(header: Sequence[str], rows: Sequence[Sequence[str]], fields: Sequence[str]) -> list[int]:
    """The columns of a table that hold replies; ``rows`` are its first data rows."""
    if fields:
        return [at for at, name in enumerate(header) if _chosen([name.strip()], fields)]
    plain = [_plain(name) for name in header]
    named = [at for at, name in enumerate(plain) if _is_reply_name(name)]
    vague = [at for at, name in enumerate(plain) if name in _VAGUE]
    if named or vague:
        return named or vague
    if not _VARIABLES.isdisjoint(plain):
        return []
    cells = [[row[at] for row in rows if at < len(row)] for at in range(len(plain))]
    spoken = [at for at, name in enumerate(plain) if not _is_other_name(name) and any(map(is_sentence, cells[at]))]
    return [at for at in spoken if not all(map(is_name, cells[at]))] or spoken


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
    """A name as it is looked up: without case, joints, signs (❌, **), and its number (A1, 话术二, 话术A)."""
    plain = _JOINTS.sub("", name.lower()).rstrip(_NUMBERED)
    return plain[:-1] if plain[-1:].isascii() and _HAN.match(plain[-2:-1]) else plain


def _is_reply_name(name: str) -> bool:
    return name in _REPLY or ((name.endswith(_SAYINGS) or _is_better_name(name)) and not _is_other_name(name))


def _is_better_name(name: str) -> bool:
    return _BETTER.fullmatch(name) is not None


def _is_other_name(name: str) -> bool:
    return name in _KEYS or _is_wrong_name(name)


def _is_wrong_name(name: str) -> bool:
    if name in _WRONG or _WRONG_NAME.fullmatch(name):
        return True
    return name.endswith(_SAYINGS) and _WARNING.search(name) is not None


def customer(text: str) -> str:
    """Who of A and B is the customer in a talk between the two; nobody if there is none (Q1, A1)."""
    turns = _TURN.findall(text)
    sides = {side for side, _ in turns}
    if "B" not in sides or "Q" in sides:
        return ""
    said = {side: "\n".join(words for one, words in turns if one == side) for side in sides}
    for address in ("亲", "您"):
        a, b = (sum(word[0] == address for word in _ADDRESSED.findall(said.get(side, ""))) for side in "AB")
        if a != b:
            return "b" if a > b else "a"
    return "a"


def label(line: str, customer: str = "") -> tuple[bool | None, int]:
    """What a label such as ``答：`` or ``**问题**:`` in front of a line says of it, and how long it is.

    True: an answer; False: a question, a key to find it by, or words that must not be said; None: there is no label
    that tells. Its length may then still not be 0: a scene, or a name in bold letters. ``customer`` is A or B (see
    there).
    """
    if set_off := _SET_OFF.match(line):
        side = (set_off["side"] or set_off["cell"]).lower()
        if _SPEAKER.fullmatch(side) or side in ("答", "回答"):
            return True, set_off.end()
        if side in _CUSTOMERS:
            return False, set_off.end()
    if headed := _HEADED.match(line):
        name = _plain(headed["name"])
        if _is_reply_name(name):
            return True, headed.end()
        if _is_other_name(name) and name not in _ABOUT:
            return False, headed.end()
    crossed = _CROSSED.match(line)
    if crossed:
        return False, crossed.end()
    ticked = _TICKED.match(line)
    if ticked:
        return True, ticked.end() + label(line[ticked.end() :])[1]
    face = _FACE.match(line)
    if face:
        return face["face"] in _AGENTS_FACES, face.end()
    opening = _OPENING.match(line)
    start = opening.end() if opening else 0
    match = _LABEL.match(line, start)
    name = _plain(match["name"]) if match else ""
    if match and customer and name in ("a", "b"):
        return name != customer, match.end()
    if match and (_is_reply_name(name) or _SPEAKER.fullmatch(name)):
        return True, match.end()
    if match and _is_other_name(name) and name not in _ABOUT:
        return False, match.end()
    asking = _ASKING.match(line, start)
    if asking:
        return False, asking.end()
    scene = _SCENE.match(line, start) or _BOLD_LABEL.match(line, start) or _BOLD_QUESTION.match(line, start)
    return None, scene.end() if scene else 0


def answer(line: str, customer: str = "") -> tuple[bool | None, int]:
    """As ``label``, and where an answer stands behind a question on the same line, it and all that is before it."""
    meaning, length = label(line, customer)
    if meaning is False:
        for match in _INNER.finditer(line, length):
            if label(match["label"], customer)[0]:
                return True, match.end()
    return meaning, length


def is_side(name: str | int) -> bool:
    """Whether ``name`` is that of a key that tells who speaks."""
    return isinstance(name, str) and _plain(name) in _SIDES


def is_customer(side: str) -> bool:
    """Whether a text under this ``side`` of a talk (role: user) is the customer's, or a program's instructions."""
    return side.strip().lower() in _CUSTOMERS or side.strip().lower() == "system"


def is_apart(heading: str) -> bool:
    """Whether what stands below ``heading`` is no reply: it tells of the file, or what must not be said."""
    plain = _heading_name(heading)
    return plain in _OF_THE_FILE or _is_wrong_name(plain)


def is_wrong(name: str) -> bool:
    """Whether ``name`` is that of what must not be said."""
    return _is_wrong_name(_heading_name(name))


def is_guidance(heading: str) -> bool:
    """Whether what stands below ``heading`` is for staff to follow, unless it speaks to a customer."""
    return _GUIDANCE.fullmatch(_heading_name(heading)) is not None


def _heading_name(heading: str) -> str:
    return _plain(_LISTED.sub("", _AROUND_NAME.sub("", heading.strip())))


def is_note(line: str) -> bool:
    """Whether a line is labelled as a note to staff (**思路**：, 注意：) and does not speak to a customer."""
    match = _LABEL.match(_SIGNS_BEFORE.sub("", line))
    if not match or _ADDRESSED.search(line):
        return False
    name = _plain(match["name"])
    return _GUIDANCE.fullmatch(name) is not None


def is_better(line: str) -> bool:
    """Whether a line is labelled as what to say instead of what must not be said."""
    match = _LABEL.match(_SIGNS_BEFORE.sub("", line))
    return _TICKED.match(line) is not None or (match is not None and _is_better_name(_plain(match["name"])))


def is_name(text: str) -> bool:
    """Whether ``text`` in front of a reply is its name or what was asked, as far as one can tell by its look."""
    return not is_sentence(text) or (text.endswith(("？", "?")) and not _ADDRESSED.search(text))


def is_scene(text: str) -> bool:
    """Whether ``text`` above a list of replies is what leads to them: 客户嫌贵（要最低价）, 有质量问题的退货."""
    bare = _BRACKETED.sub("", text)
    return not addresses(text) and (_OF_WHO.match(bare) is not None or not (_POINTED.search(bare) or speaks(bare)))


def is_remark(line: str) -> bool:
    """Whether a line of a text file is a comment (# 停用：…), or names what follows ([午休], 【售后，组长审核】)."""
    return _REMARK.match(line) is not None and not addresses(line)


def addresses(text: str) -> bool:
    """Whether ``text`` is said to a customer, by its words of address."""
    return _ADDRESSED.search(text) is not None


def speaks(text: str) -> bool:
    """Whether ``text`` is said to somebody."""
    return _SPOKEN_TO.search(text) is not None


def is_about_replies(text: str) -> bool:
    """Whether ``text`` speaks of replies, their files and customers, and to nobody: as no agent does to a customer."""
    about = _ABOUT_REPLIES.search(text) or (_FORBIDDING.search(text) and not _PARTICLE.search(text))
    return about is not None and not _ADDRESSED.search(text)
