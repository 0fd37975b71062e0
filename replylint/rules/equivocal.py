"""ST109: word games: a promise that promises nothing."""

from __future__ import annotations

from replylint.model import Both, Rule, Severity
from replylint.rules.constructions import Construction, apologises, comforts, leads_on
from replylint.rules.wording import MY_FAULT

RULES = (
    Rule(
        "ST109",
        "equivocal",
        Both("文字游戏", "Equivocation"),
        Severity.WARNING,
        Both(
            "话说得两头都对，顾客一较真就翻脸。说到就要做到，做不到的事先说明白。",
            "Words that fit either way turn on you. Promise what you can keep, and say plainly what you can't.",
        ),
        Both("淘宝客服规避规则：文字游戏", "Taobao: what agents must avoid: word games"),
        ("S308",),
        bad=(
            "我们写的是“不易掉色”，不易不等于不掉哦",
            "广告写着永不褪色，不等于一定不会掉色呀",
            "大概率可能应该会到吧",
            "“送货到家”没说送进家门呀",
        ),
        good=(
            "预计明天到，如果明天晚上没到我帮您催",
            "这款不易掉色，第一次洗会有一点浮色",
            "我尽量今天帮您处理完，处理好发消息给您",
        ),
    ),
)

# A distinction drawn to get out of what was said; hedges heaped on hedges.
CONSTRUCTIONS = (
    Construction(
        "(?:没说|没写|没讲|又没|可没|不是说|不等于|不代表|(?<!是)(?<!怪)不是(?![您你]|[^,。?!;\n]{1,6}没有))[^,。?!;\n]{0,8}(?:一定|肯定|保证|不会|不掉|没有|全部|包|进家门|免)[^,。?!;\n]{0,6}(?<![吗])(?=[,，。!呀啊哦吧呢]|$)",
        (MY_FAULT,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        "(?:写|说|讲)的(?:是)?[“\"「『']?[^,。?!;\n]{1,10}[”\"」』']?[,，][^。?!;\n]{0,12}(?:不等于|没说|没写|两个(?:概念|意思)|懂|认识|预计|尽量)[^,。?!;\n]{0,10}",
        (MY_FAULT,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        "(?:大概率|可能|应该|也许|大概|差不多|估计|或许|好像)(?:是|会)?(?:大概率|可能|应该|也许|大概|差不多|估计|或许)(?:也许|可能|大概)?|(?:解释权|最终解释)[^,。?!;\n]{0,10}(?:我们|本店|店铺)[^,。?!;\n]{0,4}(?:说了算|怎么说)",
        (MY_FAULT,),
        (apologises,),
    ),
)
