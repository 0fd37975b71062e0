"""ST105: the customer is blamed, lectured or mocked. Help after a mistake is none of it."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.rules.constructions import Construction, apologises, comforts, find
from replylint.rules.grammar import YOU
from replylint.rules.wording import AIMS, NO_MATTER, ON_IT
from replylint.view import View

RULES = (
    Rule(
        "ST105",
        "criticism",
        Both("批评", "Criticism"),
        Severity.WARNING,
        Both(
            "顾客弄错了也不需要被教育。先说没关系，再说怎么补救。",
            "Even a customer at fault needs no lecture. It doesn't matter; here is how to mend it.",
        ),
        Both("淘宝客服规避规则：批评", "Taobao: what agents must avoid: criticism"),
        ("S307", "S502", "S602"),
        bad=(
            "您要是早点说，至于闹成这样吗",
            "谁让您不看清楚就付款",
            "下单前怎么都不看一下详情呢",
            "这么简单的都不会弄",
            "不看说明书就用，坏了怪谁",
            "催什么催，才拍了一个小时",
            "請注意您的態度",
            "但凡看一眼说明也不会装反",
        ),
        good=(
            "要是早点提醒您就好了，是我们疏忽了",
            "没看到说明没关系，我发图给您",
            "下次可以先联系我查一下尺码，这次给您换",
            "您才拍下一个小时，正在打包，稍等哦",
            "第一次用都不太会，我教您",
        ),
    ),
)

_CARE = "看|量|问|验|核|查|试|检|确认|注意|备份|想|数"
_BLAME = (
    Construction(
        f"(?:要是|如果|但凡|若是|假如)?{YOU}(?:要是|如果|但凡|若|肯|能)?(?:早|提前|先|肯|多|仔细|认真|听)[^。?!;\n]{{0,16}}[,，][^。?!;\n]{{0,10}}(?:至于|能[^,。]{{1,8}}吗|哪(?:会|来|用)|不就|怎么会|就不会|也不会)[^,。?!;\n]{{0,10}}",
        (NO_MATTER,),
        (apologises, comforts),
    ),
    Construction(
        f"(?:要是|如果|但凡)(?:{YOU})?(?:早|提前|肯|稍微|仔细|认真|看一眼|多看|先|有点)[^。?!;\n]{{0,16}}(?:至于|能[^,。]{{1,8}}吗|哪(?:会|来|用)|不就|怎么会|就?不至于|也不会)[^,。?!;\n]{{0,10}}",
        (NO_MATTER,),
        (apologises, comforts),
    ),
    Construction(f"谁(?:让|叫|教){YOU}[^,。?!;\n]{{0,14}}", (NO_MATTER,)),
    Construction(
        "(?:怪|赖|怨)(?:得了?)?(?:谁|边个)|(?:能|该|好)?(?:怪|赖|怨)(?:得)?(?:快递|手机|店里|我们家?|机器)(?:咯|吗|么|头上)",
        (NO_MATTER,),
        (comforts,),
    ),
    Construction("(?:上点心|长点?记性|长个?(?:教训|心眼)|走点心|带点脑)|就?该长记性", (NO_MATTER,), (comforts,)),
    Construction(
        f"(?:下单|购买|拍|付款|签收|签|装|买|用|吃|洗|切|安装|装机|贴|拍下|收货)[^,。?!;\n]{{0,4}}之?(?:前|时候?)[^,。?!;\n]{{0,4}}(?:都|也|怎么|就|从来|为什么|难道|咋|唔)?(?:都|就)?(?:不|没|唔)(?:能|会)?(?:先|仔细|好好|认真)?(?:{_CARE})[^,。?!;\n]{{0,10}}",
        (NO_MATTER,),
        (apologises, comforts),
    ),
    Construction(
        "(?:怎么|就|咋)(?:就)?不(?:能|会|知道|晓得)?(?:先|多|好好|仔细|认真|自己)?(?:看|量|问|验|核对|检查|注意|小心)(?:一下|清楚?|看|仔细|好)?(?:呢|啊|呀|[?!,。]|$)",
        (NO_MATTER,),
        (apologises, comforts),
    ),
    Construction(
        "这(?:点|么)(?:简单|基本|基础|大|多|清楚|明显|小|重要|点?小?事|常识|道理|急|粗心)[^,。?!;\n]{0,8}(?:都|也|还)(?:不|能|没|看不|要|会)[^,。?!;\n]{0,8}|这(?:都|也)(?:能|会|可以)?(?:选|拍|填|弄|买|看|搞|记|写|装)(?:错|反|坏|岔)[^,。?!;\n]{0,4}",
        (NO_MATTER,),
        (comforts,),
    ),
    Construction(
        "(?:都|地址|电话|密码|字|名字|门牌|型号|尺码)(?:都|也)(?:能|会)?(?:不|记不住|填错|写错|打不对|写不对|不写|不看|填不对|拿不稳)[^,。?!;\n]{0,8}[,，?!]",
        (NO_MATTER,),
        (apologises, comforts),
    ),
    Construction(
        "(?:早|都|反复)(?:跟|和|同|提醒|告诉|说了?|讲了?)[^。?!;\n]{0,14}(?:偏|不听|就是不|硬要|非要|您不|你不)[^,。?!;\n]{0,8}|喊你莫",
        (NO_MATTER,),
        (comforts,),
    ),
    Construction(
        "(?:早)?干(?:嘛|什么|啥)去了|这下(?:好了|安逸|舒服)(?:吧|嘛|撒)?|现在(?:好了|知道)(?:吧|撒|急|后悔)|不[^,。?!;\n]{1,6}才怪",
        (NO_MATTER,),
        (comforts,),
    ),
    Construction(
        "(?:急|催|喊|嚷|吵|闹|凶|吼)(?:什么|啥|森莫|咩)(?:急|催|喊|嚷|吵|闹|凶|吼)?(?=[,，。!?呢啊呀]|$)|(?:一天|整天|天天|一直|一晚上|上午)(?:要)?(?:问|催|来问|发)[^,。?!;\n]{0,4}(?:遍|次|回|条)(?!我也|也)|才[^,。?!;\n]{1,10}就(?:来)?(?:催|急|问)[^,。?!;\n]{0,6}|(?:性子|脾气)[^,。?!;\n]{0,4}(?:太|这么|忒|要改|真)[^,。?!;\n]{0,4}",
        (ON_IT,),
        (apologises, comforts),
    ),
    Construction(
        f"{YOU}(?:可|倒|还)真(?:是)?(?:行|会|能|舍得|可以|有意思|逗|厉害)|{YOU}倒(?:好|是)[^,。?!;\n]{{0,10}}|(?<!客)服了(?:you|u|{YOU})|(?:我)?(?:也是|真是|真的是?)?(?:醉了|无语了|绝了|(?<!客)服了)(?=[,，。! ]|$)",
        (NO_MATTER,),
        (apologises, comforts),
    ),
    Construction(
        f"(?:注意|端正|收敛|反省|反思|检讨)(?:一下|下)?(?:{YOU})?(?:的|自己的|自己)?(?:态度|语气|言辞|言行|情绪|脾气|用词)|(?:先)?把(?:情绪|脾气)收|(?:好好|先)反[省思]一下|自己身上找[^,。?!;\n]{{0,6}}|先学会尊重|(?:能不能|就不能)(?:仔细|认真|看清|一次|先|慢|消停|有点|好好|定下来)[^,。?!;\n]{{0,10}}",
        (NO_MATTER,),
        (apologises,),
    ),
    Construction(
        "(?:当|做)(?:妈|爸|家长|大人|父母|妈妈)(?:的|的人)?[^,。?!;\n]{0,8}(?:应该|该|总|不能|也不|还不|要检讨|这点|不知道)[^,。?!;\n]{0,10}|成年人[^,。?!;\n]{0,10}(?:负责|应该|自己)|(?:自己)?(?:不爱惜|粗心大意|粗心(?:拍|填|看)|(?:自己)?不(?:看|注意|小心)[^,。?!;\n]{0,6}(?:能|还|又|就|才)(?:怪|来|赖|找))[^,。?!;\n]{0,8}",
        (NO_MATTER,),
        (apologises, comforts),
    ),
    Construction(
        "(?:坏|碎|洗坏|弄坏|烂|丢|错)了(?:才|倒|就|又)?(?:想起|知道)?来?(?:找|问|怪|赖|哭|喊)[^,。?!;\n]{0,6}|(?:贪|图)(?:便宜|小便宜)(?:就|的|呗|买|[,，])[^,。?!;\n]{0,6}|舍不得[^,。?!;\n]{1,8}[,，][^,。?!;\n]{0,4}(?:心疼|现在|又)",
        (NO_MATTER,),
        (apologises, comforts),
    ),
    Construction(
        "(?:害|让)我们[^,。?!;\n]{0,6}(?:白跑|两头跑|跑[两三]趟|难做|添麻烦|收拾|加班)[^,。?!;\n]{0,4}|给我们添多少麻烦|折腾我们",
        (NO_MATTER,),
        (apologises,),
    ),
)


def check(view: View) -> Iterator[Hit]:
    """Conditional blame, rhetorical blame, lectures, impatience and sarcasm."""
    yield from find(view, "ST105", _BLAME, AIMS["ST105"])
