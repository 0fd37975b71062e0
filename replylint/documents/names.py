"""What keys, columns, headings and labels are called, and what that says of what stands there."""

from __future__ import annotations

import re

from replylint.documents.speech import HAN


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REPLY = _names("""
    answer answers a reply replies response responses utterance canned cannedreply cannedresponse cannedreplies
    cannedresponses quickreply quickreplies autoreply autoreplies suggestedreply suggestedreplies script
    say greeting welcome farewell fallback handoff
    回 答
    怎么说 怎么回 怎么回复 怎么答 如何说 如何回复 如何回答 主播说
    我们答 我们说 我们回 我们回答 我们回复 客服答 客服说 卖家答 店家答
    客服
    快捷语 快捷短语 短语 短语内容 欢迎语 结束语 开场白 问候语 催付语 安抚语 模板 模板内容
""")
_OF_REPLIES = (
    "(?:自动|快捷|客服|坐席|人工|机器人|官方|标准|参考|推荐|建议|正确|统一|通用|默认|示范|对客|对外|首次|再次|二次)"
)
_REPLY_NAME = re.compile(
    f"{_OF_REPLIES}?(?:回[复答应]|[答应]答|答[复案]|话术)(?:话术|内容|正文|全文|文本|文案|示例|范例|样例|参考|模板)?"
    f"|{_OF_REPLIES}(?:口径|表[述达]|文案|说明文字)"
)
# Of these, what fits on a line: what goes on below it is something else.
_FINDERS = _names("""
    keyword keywords trigger triggers tag tags id category categories intent scene scenario
    关键词 关键字 触发词 标签 分类 类别 一级分类 二级分类 编号 序号 场景 使用场景 适用场景 意图
""")
VAGUE = _names("text content contents body value message msg zh zhcn zhhans cn 内容 正文 文本 文字 消息")
# What a customer says, and what helps to find the right reply.
_ASKED = _names("""
    question questions q query ask user customer buyer intent intents scene scenario keyword keywords trigger triggers
    match pattern patterns regex synonym synonyms similar similars examples input inputs utterances
    title subject category categories tag tags id
    问 问题 提问 客户问题 顾客问题 买家问题 客户问 顾客问 买家问 客户说 顾客说 买家说
    标准问 标准问题 相似问 相似问题 问法 客户 顾客 买家 用户 标题 主题 题目
    分类 类别 一级分类 二级分类 标签 场景 使用场景 适用场景 意图 关键词 关键字 触发词 同义词 编号 序号
""")
ABOUT = _names("""
    key code name heading label labels group type kind status state description desc summary note notes remark remarks
    comment comments meta metadata author owner editor version date time created updated createdat updatedat url link
    href image img icon file path lang language locale shop store sku product products order priority hint tooltip
    help prompt placeholder payload action command event slot uri src class style
    名称 类目 分组 类型 备注 说明 描述 注释 注意事项 作者 负责人 编辑 创建人 更新人 日期 时间 创建时间 更新时间 状态
    结论 修改内容 变更内容 更新内容 修订内容 链接 图片 店铺 店铺名 商品 商品名称 排序 优先级 版本
""")
# Of these, what as a table of replies is a matter that they are about: order: {paid: {text: …}}
MATTERS = _names("order product store shop group type status state time date priority 商品 店铺 分组 类型 状态 时间")
_SAYING = "话术|短语|说法|用语|表达|表述|回复|应答|答复|示范|示例|例子|例句|案例|这[样么](?:说|讲|回|回复|写)"
_BETTER = re.compile(
    f"(?:正确|推荐|建议|正面|规范|优秀|合规|可以|应该|应)的?(?:{_SAYING})"
    "|[您你]?(?:可以|应该|应当?|建议|推荐)(?:这[样么])?[说讲]|正确|推荐|应?改[为成]?|替换为|(?:修?改|优化|整改)后"
)
_WHO = "(?:客户|顾客|买家|用户|客人|访客|消费者)"
_OFTEN = "(?:的|可能|也许|一般|经常|通常|最?常见?|会|想|典型|主要|相关|高频|其他)*"
_ASKED_NAME = re.compile(
    f"{_WHO}{_OFTEN}(?:问[法题句]?|提?问的?问题|提问|疑问|说法?|(?:原|的)话|原[文句]|表[述达]|输入|发言|留言|来意|意图)"
    "|(?:相似|类似|标准|扩展|拓展|同义|常见|其他|更多)的?(?:问[法句]?|提问|用户问)|(?:相似|类似|同义)的?说法"
    "|(?:触发|匹配|命中)(?:关键)?(?:词[语条]?|语|句|问[法句]?|条件|规则)|疑问|问句"
    "|(?:使用|适用|应用|触发|客户|对话|业务)?(?:场景|情景|情境|情形)(?:描述|说明|介绍)?"
    "|(?:customer|user|buyer|similar|sample|typical)s?(?:questions?|query|queries|says?|asks?|messages?|inputs?|utterances?)"
    "|whentouse|usewhen|trigger(?:s|words?|phrases?)?"
)
# As a key it may be that of a group of replies, as a heading or a label it tells what customers say.
_ASKED_HEADING = re.compile(
    f"{_WHO}{_OFTEN}(?:咨询|诉求|反馈|异议|疑虑|需求)|典型(?:问题|提问)|问题(?:描述|示例|举例)"
    "|questions?|q|query|intents?|scenes?|scenarios?|问|问题|提问|问法|意图|标准问题|相似问题"
    f"|{_WHO}"
)
# What must not be said, written down as a warning.
_WRONG = _names("""
    bad wrong dont 错误 不当 反例 反面 反面教材 不推荐 不规范 误区 雷区 红线 禁忌 禁区 禁语 忌语 不要说 不能说 别说
    禁止 严禁 切忌 禁止使用 严禁使用 不能使用 忌讳
""")
_WRONG_NAME = re.compile(
    "(?:服务|客服|沟通|常见|典型|回复|接待){0,2}(?:错误|误区|雷区|红线|禁忌|禁区|忌语|禁语)"
    f"|(?:错误|不当|反面|不规范|不推荐|不合规|违规|不好|不良)的?(?:{_SAYING}|做法)"
    f"|(?:服务|客服|广告法?|平台|常见)?(?:禁止?|忌|违禁|违规|禁用|敏感|极限|屏蔽|过滤|拦截|绝对化?)(?:使用)?的?(?:语|词[汇语条]?|字眼|{_SAYING})"
    f"|(?:未通过|没通过|不通过|[已被]?(?:驳回|停用|下线|下架|废弃|作废|弃用|过期)|旧版?)的?(?:{_SAYING})"
    "|[已被](?:驳回|停用|下线|下架|废弃|作废|弃用)|废弃|作废|deprecated|obsolete"
    "|[禁忌勿][答说讲回]|(?:修?改|优化|整改)前|原|原[来先]?的?(?:话术|说法|写法|回复)|黑名单|blacklist|blocklist|denylist"
    "|(?:sensitive|ban|banned|forbidden|blocked|prohibited|bad|stop|dirty)(?:words?|terms?|phrases?)(?:list)?"
    "|(?:客服|我们|员工|坐席)?(?:绝对|千万)?(?:不要|不能|不可以?|不得|不该|不应该?|不许|不准|禁止|严禁|切忌|避免|别|勿)"
    f"(?:(?:这[样么])?[说讲回答发]|这[样么]写|使用(?=的|[词话用])|出现(?=的|[词话用]))(?:出口)?的?(?:话|词[汇语]?|语|内容|字眼|{_SAYING})?"
)
_AROUND_NAME = re.compile(
    r"^(?:[^A-Za-z\u4e00-\u9fff]|[一二三四五六七八九十]+、|附[录件]?[一二三四五六七八九十\dA-Z]?[:：、 ])+|[（(].*|\W+$"
)
_LISTED = re.compile("(?:的?(?:清单|列表|库|汇总|大全|一览表?|对照表?|合集|举例|表))+$")
# Sections that speak of the file itself.
_OF_THE_FILE = _names("""
    usage about contents tableofcontents changelog contributing codeofconduct license variables placeholders
    使用说明 使用方法 使用技巧 使用须知 使用建议 使用指南 文档说明 填写说明 编写说明 编写规范 维护说明 目录
    目录结构 变量 变量说明 变量列表 占位符 占位符说明 项目简介 简介 适用范围 更新日志 更新记录 修订记录 版本记录
    变更记录 修改记录 修改历史 修订历史 变更历史 变更日志 修改日志 更新历史 版本历史 历史版本 触发关键词 触发词
    关键词 负责人 责任人 联系人 维护人
    贡献 贡献指南 参与贡献 许可 许可证 内部说明 内部备注 附录 参考资料 参考文献 参考链接 相关链接 相关资料
""")
# What a table that explains placeholders has a column of.
VARIABLES = _names("变量 变量名 变量名称 占位符 占位符名称 参数 参数名 variable variables placeholder placeholders")
# Sections and notes that tell staff what to do. What speaks to a customer in them is still a reply.
GUIDANCE = re.compile(
    "(?:服务|客服|工作|岗位|员工|团队|内部|接待|考核|质检|培训|管理|行为|操作|处理|应对|应答|回复|沟通|接线|审批|升级|话术|心理"
    "|响应|核心|基本|总体|法律|法规|政策|客户|顾客|投诉|客诉|纠纷|差评|异常|合规|平台|广告法|相关|使用|售后处理|投诉处理){0,3}"
    "(?:规范|标准|流程|步骤|制度|规则|规定|要求|纪律|原则|指标|目标|目的|职责|考核|须知|注意(?:事项|点)?|要点|重点|关键|技巧"
    "|思路|策略|方法|语气|解析|点评|分析|依据|法[律规条]|条款|条文|小?贴士|提示|提醒|警告|备注|注|说明|建议)"
    "|(?:更新|修改|修订|变更|版本|历史)(?:记录|日志|历史|说明)|(?:更新|修改|项目|撰写)?背景(?:介绍|说明|信息)?|补充(?:说明)?|待(?:办|定|补充?|确认|完善|更新|处理|跟进)(?:事项|清单|列表)?"
    "|(?:内部|法务|质检|运营|主管|组长|合规)?(?:审核|审批|评审|复核|复盘)(?:意见|记录|说明|结果|人|状态|情况)?"
    "|(?:法务|质检|运营|主管|合规|评审)(?:意见|批注)|已完成|todos?|fixme|internal(?:notes?|only)?|notes?|remarks?|background"
    "|(?:使用|发送|适用|生效|有效|失效|审核|负责|维护|执行|通知)(?:人员?|对象|时间|日期|期限?|渠道|部门|频率)"
    "|(?:最[后近]|上次)?(?:更新|编辑|修改|评审)(?:于|人|时间|日期)?|内部(?:使用|参考)?|tips?|备忘|结论|决议|行动项|下一步|会议(?:纪要|记录)"
    "|修订|变更|(?:关联|相关|参考)文档|延伸阅读|数据(?:分析|统计|指标)?|复盘|[晨早午夕晚例周][会报](?:口令|内容|纪要|记录)?"
)
_TO_CUSTOMERS = re.compile("发(?:送?给|送)?(?:客户|顾客|买家)|直接(?:复制|发送)|可复制|对客(?!服)|客户版")
_KEYS = _ASKED | ABOUT
_SAYINGS = ("话术", "短语", "说法", "用语", "示范", "示例", "例句")
_WARNING = re.compile("错误|禁|违|不当|反面|不规范|不推荐|不要|不能|不合规")
_JOINTS = re.compile(r"[\W_]+")
_NUMBERED = "0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"
CUSTOMERS = _names("user customer buyer human visitor guest client 客户 顾客 买家 用户 客人 访客 消费者 问 提问")
_SIDES = _names("role side from sender speaker who author 角色 身份 说话人 说话方 发言人 发言方 发送人 发送者 发送方")


def looked_up(name: str) -> str:
    """A name as it is looked up: without case, joints, signs (❌, **), and its number (A1, 话术二, 话术A)."""
    plain = _JOINTS.sub("", name.lower()).rstrip(_NUMBERED)
    return plain[:-1] if plain[-1:].isascii() and HAN.match(plain[-2:-1]) else plain


def is_reply_name(name: str) -> bool:
    """Whether ``name``, as it is looked up, is that of replies."""
    return (
        name in _REPLY
        or _REPLY_NAME.fullmatch(name) is not None
        or ((name.endswith(_SAYINGS) or is_better_name(name)) and not is_other_name(name))
    )


def is_better_name(name: str) -> bool:
    """Whether ``name`` is that of what to say instead of what must not be said."""
    return _BETTER.fullmatch(name) is not None


def is_other_name(name: str) -> bool:
    """Whether ``name`` is that of anything else."""
    return name in _KEYS or _ASKED_NAME.fullmatch(name) is not None or _is_wrong_name(name)


def _is_wrong_name(name: str) -> bool:
    if name in _WRONG or _WRONG_NAME.fullmatch(name):
        return True
    return name.endswith(_SAYINGS) and _WARNING.search(name) is not None


def is_finder(name: str) -> bool:
    """Whether ``name`` is that of what helps to find a reply, and stands in a line of its own."""
    return name in _FINDERS


def is_side(name: str | int) -> bool:
    """Whether ``name`` is that of a key that tells who speaks."""
    return isinstance(name, str) and looked_up(name) in _SIDES


def is_customer(side: str) -> bool:
    """Whether a text under this ``side`` of a talk (role: user) is the customer's, or a program's instructions."""
    return side.strip().lower() in CUSTOMERS or side.strip().lower() == "system"


def is_apart(heading: str) -> bool:
    """Whether what stands below ``heading`` is no reply: it tells of the file, or what must not be said."""
    plain = _heading_name(heading)
    return plain in _OF_THE_FILE or _is_wrong_name(plain)


def is_asked(heading: str) -> bool:
    """Whether below ``heading`` stands what customers say, or when: 客户问法, 适用场景."""
    plain = _heading_name(heading)
    return (_ASKED_NAME.fullmatch(plain) or _ASKED_HEADING.fullmatch(plain)) is not None


def is_wrong(name: str) -> bool:
    """Whether ``name`` is that of what must not be said."""
    return _is_wrong_name(_heading_name(name))


def is_guidance(heading: str) -> bool:
    """Whether what stands below ``heading`` is for staff to follow, unless it speaks to a customer."""
    return GUIDANCE.fullmatch(_heading_name(heading)) is not None and not _TO_CUSTOMERS.search(heading)


def is_better_heading(heading: str) -> bool:
    """Whether below ``heading`` stands what to say instead of what must not be said."""
    return is_better_name(_heading_name(heading))


def _heading_name(heading: str) -> str:
    return looked_up(_LISTED.sub("", _AROUND_NAME.sub("", heading.strip())))
