"""The grammar rules, listed by hand; the only place where words and grammar meet.

A rule that words alone cannot tell lives in a module of this package with ``RULES`` (its
documentation and proof) and ``check(view)``, which yields hits. A module is imported only when one
of its triggers stands in a text, or when its rules are to be explained.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

from replylint.model import Hit, Rule
from replylint.patterns import pattern
from replylint.view import View


class Grammar(NamedTuple):
    """One module of rules.

    ``triggers`` are words (folded) that wake it; ``wakes`` may wake it for a text without any, given
    the squeezed text. ``codes`` are the rules that it may report.
    """

    module: str
    codes: tuple[str, ...]
    triggers: tuple[str, ...] = ()
    wakes: Callable[[str], bool] | None = None

    def check(self, view: View) -> Iterable[Hit]:
        """What the module's rules see in ``view``."""
        hits: Iterable[Hit] = _imported(self.module).check(view)
        return hits

    def rules(self) -> tuple[Rule, ...]:
        """The module's rules with their proof."""
        rules: tuple[Rule, ...] = _imported(self.module).RULES
        return rules


_imported = cache(import_module)

_LONG_NUMBER = "[0-9o零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两]{11}"
_NUMBER = pattern(_LONG_NUMBER)
_PERSONAL = pattern(f"{_LONG_NUMBER}|@[a-z0-9]|[0-9一二三四五六七八九十](?:号|弄|栋|幢|座|室|单元)")

GRAMMAR: tuple[Grammar, ...] = (
    Grammar(
        "replylint.rules.privacy",
        ("PR101", "PR102", "PR103", "PR104", "PR105"),
        wakes=lambda squeezed: _PERSONAL.search(squeezed) is not None,
    ),
    Grammar(
        "replylint.rules.channels",
        ("CH103", "CH104"),
        triggers=(
            *("v", "q", "wx", "微", "薇", "威", "维", "扣", "企鹅", "群", "￥", "¥", "http", "www"),
            *("com", "cn", "net", "org", "top", "vip", "xyz", "shop", "club", "site", "link", "ltd", "cc", "io"),
            *("me", "tv", "co", "store", "info"),
        ),
        wakes=lambda squeezed: _NUMBER.search(squeezed) is not None,
    ),
    Grammar(
        "replylint.rules.reviews",
        ("RV101", "RV102"),
        triggers=("评", "星", "晒", "五分", "满分", "5分", "haoping", "返图", "买家秀", "⭐", "🌟", "🧧"),
    ),
    Grammar("replylint.rules.second_person", ("ST106",), triggers=("你",)),
    Grammar("replylint.rules.wall_of_text", ("ST107",), wakes=lambda squeezed: len(squeezed) > 120),
    Grammar(
        "replylint.rules.wrong_characters",
        ("ST108",),
        triggers=tuple(
            "帐 因该 以经 己经 己发 己收 按装 反款 报谦 报歉 抱谦 包歉 好意识 来的及 来不急 舍不的 既使 必竟 必免 帮忙您 按排 安徘 稍侯 稍后片刻 粘帖 复盖 震憾 莫明其妙"
            " 一愁 再励 重新在拍 不急待 甘败 尽请 谅解下 谅介 量解 见凉 问提 您门 我门 快弟 快第 物硫 包裏 发栗 颜桌 再的 的很"
            " 在试 在看 在发 在说 在拍 在买 在下 在查 在等 在核对 在提交 在申请 在确认 在来 在问 在联系 在补 在退 在换 在重新 在刷新 在便宜 在见 在多 在也不".split()
        ),
    ),
    Grammar(
        "replylint.rules.questioning",
        ("ST101",),
        triggers=tuple(
            "确定 肯定 保证 到底 凭什么 凭啥 视频 证据 凭证 截图 口说无凭 证明 怎么可能 怎么会 咋可能 哪会 点会 不可能 不会吧 谁跟 谁和 谁给 谁告诉 哪个客服 哪位客服 哪个主播 哪个说"
            " 难道 自己信 觉得合理 没数 有数 不会是 该不是 怕是 别是 怕不是 是不是 回答我 老实 说实话 当时 当初 早不 不是 为什么 为啥 怎么 干嘛 照片 链接呢 收据呢 小票".split()
        ),
    ),
    Grammar(
        "replylint.rules.arguing",
        ("ST102",),
        triggers=tuple(
            "照您 照你 按您 按你 是 两回事 两码事 两个概念 就您 就你 偏偏 只有您 怎么就 别人 人家 大家 其他人 别的 什么时候 几时 哪里 哪句 哪有 边度 又没 从来 可没 从没 自己 您说 你说 您讲 以为"
            " 断章 挑骨头 强词 胡搅 无理取闹 蛮不讲理 狡辩 嘴硬 打脸 品品 占理 站得住脚 做人 道理 好争 用争 既要 字眼 真懂 这么懂 那么懂 内行 不信 不服 也能怪 都怪 也怪 怪我 清楚 明白 摆明".split()
        ),
    ),
    Grammar(
        "replylint.rules.bluntness",
        ("ST103",),
        triggers=tuple(
            "不 没 无 冇 木有 莫得 8行 8可以 布行 布星 达咩 别 莫 甭 还想 好意思 还退 还换 还要 还送 送什么 要什么 自己 身材 身高 体型 皮肤 胖 矮 黑 头大 脸大 腿".split()
        ),
    ),
    Grammar(
        "replylint.rules.coldness",
        ("ST104",),
        triggers=tuple(
            "呗 咯 啵 催 急 等 看着 随意 随便 爱咋 开心就 高兴就 自个 自己 没别的事 没其他事 关了 下一个问题 就这样 不用跟我说 呵呵 想怎 想咋 能怎么".split()
        ),
        wakes=lambda squeezed: len(squeezed) < 7,
    ),
    Grammar(
        "replylint.rules.criticism",
        ("ST105",),
        triggers=tuple(
            "要是 如果 但凡 早 谁让 谁叫 谁教 怪 赖 怨 上点心 上心 记性 教训 心眼 走点心 前 时候 怎么不 怎么就不 咋不 这点 这么 这都 这也 都能 都会 密码 门牌 不听 偏要 偏不 硬要 喊你莫 干嘛去 干什么去 这下 现在好 现在知道 才怪"
            " 急什么 急啥 催什么 催啥 喊什么 吵什么 闹什么 凶什么 一天 整天 天天 一直 才 性子 脾气 真行 真会 真能 舍得 倒好 倒是 服了 醉了 无语 绝了 态度 语气 反省 反思 检讨 情绪 尊重 能不能 就不能 当妈 当爸 家长 大人 成年人 粗心 爱惜 想起 贪便宜 图便宜 害我们 让我们 折腾".split()
        ),
    ),
    Grammar(
        "replylint.rules.equivocal",
        ("ST109",),
        triggers=tuple(
            "没说 没写 没讲 不等于 不代表 又没 可没 不是说 写的是 说的是 讲的是 可能 应该 大概 也许 估计 差不多 解释权".split()
        ),
    ),
    Grammar(
        "replylint.rules.fawning",
        ("ST110",),
        triggers=tuple(
            "仙女 女神 男神 天仙 衣食父母 上帝 皇帝 女王 说什么都 跪 膜拜 五体投地 倾国 绝世 全场焦点 一万年 三生有幸 祖宗 太".split()
        ),
    ),
    Grammar(
        "replylint.rules.hiding",
        ("ST111",),
        triggers=tuple(
            "规定 规则 制度 规矩 流程 条款 合同 系统 公司 平台 店里 店铺 上面 上头 总部 财务 仓库 厂家 厂商 领导 老板 店长 店主 主管 经理 后台 东家 组长 权限 无权 恕不 概不 一律 后果自 请勿纠缠 例外 找谁 谁来 认了吧 能改 多一分".split()
        ),
    ),
    Grammar(
        "replylint.rules.dont_know",
        ("ST112",),
        triggers=tuple(
            "不知 不清 不了解 不确定 不晓 不懂 不明白 不肯定 不太 不是很 不大 不能确定 唔知 唔清 不敢 没留意 没研究 说不 讲不 答不 查不 搞不 不好说 不好讲 没法说 没法答 看不到 看不见 问不到 没听说 没通知 没用过 没吃过 没试过 没测过 没见过 没碰到过 没人 猜的 看运气 看缘分 吧".split()
        ),
    ),
)


def grammar_rules() -> Iterator[Rule]:
    """Every grammar rule (imports all the modules)."""
    for grammar in GRAMMAR:
        yield from grammar.rules()
