"""ST112: "don't know" with no next step. What the customer does not know is none of it."""

from __future__ import annotations

from replylint.model import Both, Rule, Severity
from replylint.rules.constructions import Construction, apologises, comforts, leads_on, unless_after
from replylint.rules.wording import ASK_SOMEONE, ASK_THOSE_WHO_KNOW

RULES = (
    Rule(
        "ST112",
        "dont-know",
        Both("不知道，又没有下一步", "Don't know, and no next step"),
        Severity.WARNING,
        Both(
            "不知道很正常，停在不知道才丢客户。说您去问谁、多久回话。",
            "Not knowing is normal; stopping there loses the buyer. Say whom you ask and when you answer.",
        ),
        Both("服务准则：不要说“不清楚，不明白，帮忙查查”", "service code: never 'not clear, don't understand'"),
        ("S501",),
        bad=(
            "什么时候补货⏎具体时间还不确定呢",
            "这个防水吗⏎没试过，不好说",
            "是谁签收的⏎这边看不到",
            "为什么扣钱⏎原因这边查不到的哦",
            "會不會降價⏎這個不太確定耶",
        ),
        good=(
            "具体时间不清楚，我帮您问一下仓库，十分钟回您",
            "您不清楚尺码的话告诉我身高体重",
            "暂时还不确定，预计周五有消息，到时候我通知您",
            "不了解的地方您随时问我",
            "这个我不太懂，已经请技术同事看了，稍后回复您",
        ),
    ),
)

_KNOW = "知道|清楚|了解|确定|晓得|懂|明白|肯定|记得|留意|研究"
_TAIL = "(?:[呢的哦哈耶诶啊呀喔欸吧了啦捏额嗯~]|什么|怎么|这个|这些|这方面){0,3}(?=[,，。!~\\s]|亲+(?:[,。!~\\s]|$)|$)"
_OTHERS = "别人|人家|顾客|客户|朋友|孩子|家人|老人|邻居|他们|她们"
_OURS = (
    f"(?<!{_OTHERS})(?<!(?:{_OTHERS})[也都还])(?<![他她])(?<![他她][也都还])"  # what others do not know is none of it
)
# Ignorance confessed, and nothing after it.
CONSTRUCTIONS = (
    Construction(
        f"(?<![您你看还说是])(?<![您你]可)(?<![您你]可能)(?:(?:我|我们|俺|这边|小妹|妹子|妹纸|客服|这个|具体|原因|时间|是否[^,。]{{1,8}}|为什么[^,。]{{0,6}}|什么[^,。]{{1,8}}|多久|几点|[^,。您你]{{1,6}}))?{_OURS}(?:也|都|真|还|真的|暂时|现在)?(?<!懂)(?:不|唔|没)(?:太|是很|大|敢)?(?:{_KNOW}|能确定|能肯定){_TAIL}",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on, apologises),
    ),
    Construction(  # 不知道什么时候到货, and no more
        "^(?:亲+,?)?(?:这个?|这边|客服|我们?)?(?:也|都|真的?|还|暂时)*(?:不|唔)(?:太|是很|大)?(?:知道|清楚|了解|晓得)(?!的|[^,]*(?:[您你亲就请问看呢吗]|可以|联系))[^,。?!;\n]{2,12}[~。!]*$",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on, apologises),
    ),
    Construction(
        f"(?:说|讲|答|查|搞)(?:不|唔)(?:准|好|清|上来|清楚|出来|明白|定)(?<!搞不定){_TAIL}",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on, apologises),
    ),
    Construction(
        "(?<!这里)(?<!咱)(?:不好|没法)(?:说|讲|答|回答|答您)(?=[,，。!的呢哦 ]|$)",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on, apologises),
    ),
    Construction(
        f"(?:这边|我这|我们这边|我们|我这边|客服|我)[^,。?!;\n]{{0,6}}(?:看|查|问)不(?:到|见|出|出来){_TAIL}",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on, apologises),
    ),
    Construction(
        f"(?:没|冇|未)(?:有)?(?:人)?(?:通知|告诉|跟我们?说|听说|说过|用过|吃过|试过|测过|见过|碰到过)(?:过|我们?)?{_TAIL}",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on, apologises),
    ),
    Construction(
        "(?:应该|可能|大概|也许|估计)[^,。?!;\n]{1,6}吧[?~。.,… ]+(?:应该|可能|大概|也许|估计|也|我也|猜)|可能(?:有|会|是)[^,。?!;\n]{0,4}[,，]?也?可能(?:没|不)|我(?:也是)?猜的|看运气|看缘分|碰运气",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on,),
    ),
    Construction(
        "(?:我|俺|偶)(?:又|也)?(?:没|不)(?:用|穿|吃|去|养|买|洗|开|坐|带|玩|戴|住)过?(?:过)(?=[,，。!~ 呢啊呀嘛]|$)|(?:记不清|没统计|没数|没留心|分不(?:出|清)|听不出来|没印象|搞不清|弄不懂|整不明白|答不上)(?=[,，。!~ 了呢哦啊的]|$)|忘了(?=[,，。!]|$)"
        "|看(?:情况|老天|天意)(?:吧|咯|了)?(?=[,，。!~ ]|$)|随缘|我也(?:懵|晕|迷糊|蒙)|(?:反正|总之)(?:不是|不归|是)[^,。?!\n]{0,4}(?=[,，。!]|$)|(?:这|那)?谁(?:说|讲|搞|分|看)得(?:清|准|明白|好|出)",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on, apologises, comforts),
    ),
    Construction(  # 天晓得, 这我哪说得上来
        "[天鬼](?:晓得|才?知道?)(?!我)|(?:我|俺)哪(?:里|儿)?(?:说|答|讲|记|查|看)得(?:上来|出来|清|准|到|住)|(?:我|俺)(?:要)?(?:知道|晓得)(?:就|早|还)[^,。?!;\n]{1,8}|(?:装上|买了|用了|拍了|买回去)试试(?:呗|就知道|看呗)|(?:您|你)猜(?:[吧呗呀啊]|(?=[,。?! ]|$))|没掐过表|原因不详|(?:没|冇)(?:养|带|生|开|装|掐|量|称|数)过[^,。?!;\n]{0,4}(?=[,。?! ]|$)",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (apologises, leads_on, comforts),
    ),
    Construction(  # 可能有吧，没注意
        "(?:没|冇)(?:注意|留意|细看|看过|数过|问过|算过|打听)(?:过|这个|到)?(?=[,，。!~ 呢哦啊]|$)",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (apologises, leads_on, comforts),
    ),
    Construction(  # 应该没有吧, and no more
        "^(?:这个)?(?:应该|可能|大概|估计|好像|也许|貌似)[^,。?!;\n]{1,6}吧[。~!]*$",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
    ),
    Construction(  # 难讲; 没种过; 我也没概念; 可能一起，可能不一起; 看银行心情
        "^(?:这个?|那)?(?:也|都|就|还)?难(?:讲|说)[了呢哦啊咯。!~]*$|^我?没(?!有|见|关|事|错)[\u4e00-\u9fff]{1,2}过(?:这个|这款)?[呢哦啊。!~]*$|(?:我|我们|俺)(?:也|都|还)?(?:没|没有|没什么)概念|可能(?P<so>[^,。?!;\n您你]{1,4})[,， ]+也?可能不(?P=so)|看[^,。?!;\n您你我]{1,4}的?(?:心情|脸色|造化)[了咯吧呢。!~]*$",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (apologises, leads_on),
    ),
    Construction(  # 好像按月，也可能按年; 成分我一窍不通
        "^(?:这个)?(?:好像|大概|可能|应该|估计|貌似|似乎|兴许|八成)(?:是|有)?[^,。?!;\n您你]{1,6}[?,，。… ]+(?:要不就是|要么|(?:也|又)?(?:可能|好像|兴许|或者|说不定|没准|还是|像))(?:是|有)?[^,。?!;\n您你]{1,6}[?。!~吧]*$|(?:^|[,，。! ])[^,。?!;\n您你]{0,8}(?:两眼一抹黑|一头雾水|一问三不知|抓瞎|一窍不通|睁眼瞎|门外汉|心里没底|全靠蒙|纯靠猜)(?=[,，。!~的了呢啊]|$)",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on, apologises, comforts),
    ),
    Construction(  # 用了就知道, and no more
        "^[您你]?(?:买|用|吃|穿|试|装|来|到|收到|拆开?|打开|喝|闻|住|听|看|睡|躺|坐|骑)(?:了|过|回去|上)?[^,。?!;\n您你]{0,2}?(?:就|自然|不就)(?:知道|晓得|懂|清楚|明白)了?[吧呗嘛。!]*$",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (apologises, comforts),
    ),
    Construction(  # 掂着像合金
        "^(?:我)?(?:摸|看|闻|瞅|尝|瞧|捏|掂|拿)(?:着|起来|上去)(?:也|挺|有点|好)?(?:像|应该是|差不多是|大概是)[^,。?!;\n您你]{1,6}[吧呗。!~]*$",
        (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
        (leads_on, unless_after("料|材|棉|皮|木|质|成分|什么做|真的|纯|银|金|是不是")),
    ),
)
