"""The grammar rules, listed by hand; the only place where words and grammar meet.

A rule that words alone cannot tell lives in a module of this package with ``RULES`` (its
documentation and proof) and what finds its hits: ``CONSTRUCTIONS``, each tried where one of the words
stands that its pattern cannot do without, or ``check(view)``, asked where one of its triggers stands.
Further modules, named behind it, may find hits of a rule, too. A module is imported only then, or when
its rules are to be explained.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from replylint.model import Hit, Rule
from replylint.text.patterns import pattern
from replylint.text.view import View

if TYPE_CHECKING:
    from replylint.rules.constructions import Construction


CHECK = -1  # the part of a module that is no construction: ``check``


class Grammar(NamedTuple):
    """One module of rules.

    ``codes`` are the rules that it may report; constructions report the first. ``triggers`` are words
    (folded) that wake its ``check``; ``wakes`` may wake it for a text without any, given the squeezed text.
    """

    module: str
    codes: tuple[str, ...]
    triggers: tuple[str, ...] = ()
    wakes: Callable[[str], bool] | None = None

    def hits(self, view: View, part: int) -> Iterable[Hit]:
        """What the construction of this number, or ``CHECK``, sees in ``view``."""
        if part == CHECK:
            hits: Iterable[Hit] = _imported(self.module).check(view)
            return hits
        from replylint.rules.constructions import find

        return find(view, self.codes[0], self.constructions()[part])

    def constructions(self) -> "tuple[Construction, ...]":
        """The module's constructions."""
        constructions: tuple[Construction, ...] = getattr(_imported(self.module), "CONSTRUCTIONS", ())
        return constructions

    def rules(self) -> tuple[Rule, ...]:
        """The rules that the module documents, with their proof; none if an earlier one does."""
        rules: tuple[Rule, ...] = getattr(_imported(self.module), "RULES", ())
        return rules


_imported = cache(import_module)

# What personal data cannot do without, in squeezed text: looked for everywhere, so that privacy.py may sleep.
NUMBER_LIKE = "[0-9o零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两洞拐勾]{11}"
MAIL_LIKE = "@[a-z0-9]|艾特[a-z0-9]|[a-z0-9]at[a-z0-9]+(?:dot)?c"
ADDRESS_LIKE = "[0-9一二三四五六七八九十](?:号|弄|栋|幢|座|室|单元)"
_NUMBER = pattern(NUMBER_LIKE)
_PERSONAL = pattern(f"{NUMBER_LIKE}|{MAIL_LIKE}|{ADDRESS_LIKE}")

GRAMMAR: tuple[Grammar, ...] = (
    Grammar(
        "replylint.rules.privacy",
        ("PR101", "PR102", "PR103", "PR104", "PR105"),
        wakes=lambda squeezed: _PERSONAL.search(squeezed) is not None,
    ),
    Grammar(
        "replylint.rules.channels",
        ("CH103",),
        triggers=tuple(
            "v q tg line wx 微 薇 葳 威 维 徽 卫 唯 扣 好友 企鹅 🐧 球球 秋秋 求求 蔻蔻 叩叩 抠抠 口口 群 裙 私域 私聊 线下 软件 app 地方 平台 聊天工具"
            " 魏 私我 联系方式 搜 加我 加咱 存我 扫 卡里 卡上 账上 账户 账号 对公 🛰 📱 📲 ☎ 📞 💚 ✖ ✕ ❌ ❎ 🔍 🔎".split()
        ),
        wakes=lambda squeezed: _NUMBER.search(squeezed) is not None,
    ),
    Grammar(
        "replylint.rules.links",
        ("CH104",),
        triggers=(
            *(
                "￥",
                "¥",
                "$",
                "€",
                "₤",
                "₳",
                "₴",
                "http",
                "www",
                "com",
                "cn",
                "net",
                "org",
                "top",
                "vip",
                "xyz",
                "shop",
            ),
            *("club", "site", "link", "ltd", "cc", "co", "io", "me", "tv", "info", "store", "online", "live", "app"),
            *("icu", "wang", "ren", "fun", "biz", "hk", "tw"),
        ),
    ),
    Grammar(
        "replylint.rules.reviews",
        ("RV101", "RV102"),
        triggers=(
            "评",
            "星",
            "晒",
            "五分",
            "满分",
            "5分",
            "haoping",
            "好平",
            "好坪",
            "好苹",
            "好萍",
            "好枰",
            "好抨",
            "返图",
            "买家秀",
            "字",
            "带图",
            "图文",
            "高分",
            "好话",
            "那条",
            "这条",
            "低分",
            "⭐",
            "🌟",
            "★",
            "🧧",
        ),
    ),
    Grammar("replylint.rules.boasts", ("AD102",)),
    Grammar("replylint.rules.cures", ("AD201",)),
    Grammar("replylint.rules.abuse", ("BP201",)),
    Grammar("replylint.rules.second_person", ("ST106",), triggers=("你",)),
    Grammar("replylint.rules.wall_of_text", ("ST107",), wakes=lambda squeezed: len(squeezed) > 120),
    Grammar(
        "replylint.rules.wrong_characters",
        ("ST108",),
        triggers=tuple(
            "帐 因该 以经 己经 己发 己收 按装 反款 报谦 报歉 抱谦 包歉 好意识 来的及 来不急 舍不的 既使 必竟 必免 帮忙您 按排 安徘 稍侯 稍后片刻 粘帖 复盖 震憾 莫明其妙"
            " 一愁 再励 重新在拍 不急待 甘败 尽请 谅解下 谅介 凉解 梢等 梢候 等侍 现再 登陆 量解 见凉 问提 您门 我门 快弟 快第 物硫 包裏 发栗 颜桌 再的 的很"
            " 在试 在看 在发 在说 在拍 在买 在下 在查 在等 在核对 在提交 在申请 在确认 在来 在问 在联系 在补 在退 在换 在重新 在刷新 在便宜 在见 在多 在也不".split()
        ),
    ),
    Grammar(
        "replylint.rules.questioning",
        ("ST101",),
        triggers=("为什么", "为啥", "干嘛", "怎么"),
    ),
    Grammar("replylint.rules.arguing", ("ST102",)),
    Grammar("replylint.rules.belittling", ("ST102",)),
    Grammar("replylint.rules.bluntness", ("ST103",)),
    Grammar("replylint.rules.shown_the_door", ("ST103",)),
    Grammar(
        "replylint.rules.bare_refusal",
        ("ST103",),
        triggers=(
            "不",
            "没",
            "无",
            "冇",
            "唔",
            "木",
            "莫",
            "8行",
            "8可以",
            "布行",
            "布星",
            "达咩",
            "歇菜",
            "白搭",
            "免谈",
            "别想",
        ),
        wakes=lambda squeezed: len(squeezed) <= 9,
    ),
    Grammar(
        "replylint.rules.coldness",
        ("ST104",),
        triggers=("呗", "急", "等", "看着", "随意", "随便", "爱咋", "开心就", "自己", "呵呵"),
        wakes=lambda squeezed: len(squeezed) <= 16,
    ),
    Grammar("replylint.rules.criticism", ("ST105",)),
    Grammar("replylint.rules.mockery", ("ST105",)),
    Grammar("replylint.rules.equivocal", ("ST109",)),
    Grammar(
        "replylint.rules.fawning",
        ("ST110",),
        triggers=tuple(
            "磕头 小的给 仙女 女神 男神 天仙 衣食父母 上帝 皇帝 女王 说什么都 跪 膜拜 五体投地 倾国 绝世 全场焦点 一万年 三生有幸 祖宗 太".split()
        ),
    ),
    Grammar("replylint.rules.hiding", ("ST111",)),
    Grammar("replylint.rules.dont_know", ("ST112",)),
)


def grammar_rules() -> Iterator[Rule]:
    """Every grammar rule (imports all the modules)."""
    for grammar in GRAMMAR:
        yield from grammar.rules()
