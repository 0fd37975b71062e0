"""ST102: the agent wants to be right. Explaining a fact kindly is none of it."""

from __future__ import annotations

from replylint.model import Both, Rule, Severity
from replylint.rules.constructions import Construction, apologises, comforts, leads_on
from replylint.rules.grammar import YOU
from replylint.rules.wording import MY_FAULT, ON_IT, SHOWN_TOGETHER

RULES = (
    Rule(
        "ST102",
        "arguing",
        Both("争论", "Arguing"),
        Severity.WARNING,
        Both(
            "赢了道理，丢了顾客。把依据摆出来，给出办法，不评谁对谁错。",
            "Winning the argument loses the customer. Show the facts and offer a way.",
        ),
        Both(
            "淘宝客服规避规则：争论；安抚多于争辩", "Taobao: what agents must avoid: arguing; soothe rather than argue"
        ),
        ("S302", "S317", "S602"),
        bad=(
            "照您这么说，我们都不用做生意了",
            "别人用着都好好的，怎么就您有问题",
            "我说的是预计，又没跟您保证",
            "预订是预订，现货是现货，您别混在一起说",
            "尺码是您自己要选的吧，我们可没替您选",
            "到哪儿都是我们占理，您再闹也没用",
            "邊個應承過你呀，我從來冇講過",
        ),
        good=(
            "照您说的尺寸，建议选大一码",
            "我说的是预计到货，今天没到是我们没跟好，抱歉",
            "您自己选的颜色可以改，发货前告诉我就行",
            "您说得有道理，我帮您反馈上去",
            "您说的这个问题，我查了一下，是系统延迟",
        ),
    ),
)

# Turning the customer's words, appeals to being right, denials and comparisons with other customers.
CONSTRUCTIONS = (
    Construction(
        f"[照按]{YOU}(?:这|那|的)?(?:么|样|个)?(?:说法?|讲法?|逻辑|意思|想法)[^。?!\n]{{0,6}}(?:是不是|岂不|都|全|还|我们?|那|干脆)[^,。?!;\n]{{0,16}}",
        (SHOWN_TOGETHER,),
        (apologises,),
    ),
    Construction("([\\w一-鿿]{2,4})是\\1[,，和 ]([\\w一-鿿]{2,4})是\\2", (SHOWN_TOGETHER,), (apologises, comforts)),
    Construction(
        "[^,。?!;\n]{1,8}[和跟与同][^,。?!;\n]{1,8}(?:是|系)?(?:两|2)(?:回事|码事|个概念|个意思|样)",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        f"(?:就|只有|偏偏|怎么就|怎么)(?:到)?{YOU}(?:一个人|一个|这儿?|家|这单)?(?:就|说|觉得|有问题|不一样|掉|没用|不甜|坏了|少了?|嫌|没收到|收不到)[^,。?!;\n]{{0,8}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        f"(?:别人|人家|大家|其他(?:人|顾客|买家)|别的(?:客户|顾客|姐妹|人))[^。?!\n]{{0,10}}[都没][^。?!\n]{{0,10}}(?:就|偏|怎么|咋|凭什么)(?:就|到)?{YOU}[^,。?!;\n]{{0,12}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        "(?:我|俺|我们)(?:什么时候|几时|哪里(?!没)|哪句|哪有|边度)[^,。?!;\n]{0,8}(?:说|答应|骗|错|讲|承诺|不对|忽悠|呃)[^,。?!;\n]{0,8}",
        (SHOWN_TOGETHER,),
        (apologises,),
    ),
    Construction(
        f"(?:又没有?|从来没有?|从来冇|可没有?|从没)[^,。?!;\n]{{0,3}}(?:说|逼|答应|讲|承诺|打包票|保证|求|人逼)[^,。?!;\n]{{0,6}}|谁(?:跟|和|同){YOU}(?:保证|打包票|承诺)[^,。?!;\n]{{0,4}}",
        (MY_FAULT,),
        (apologises, comforts),
    ),
    Construction(
        f"(?<!不)(?:是|明明|还不是){YOU}(?:自己)?(?:要|非要|提出?)?(?:选|拍|点|同意|签|答应|拆|装|买|设|要求)[^,。?!;\n]{{0,4}}的(?:吧|哦|呀|[,，])",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        f"{YOU}自己(?:选|拍|点|同意|要|填|拆|找|签|设|改|答应|跳过|漏)[^,。?!;\n]{{0,6}}的[^,。?!;\n]{{0,2}}[,，]?[^。?!\n]{{0,4}}(?:怪|赖|关|能怨|又|现在)[^,。?!;\n]{{0,10}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        f"{YOU}[说讲]([^,。?!;\n]{{1,6}})就\\1|{YOU}以为{YOU}以为|{YOU}以为的(?:东西)?[多不]", (SHOWN_TOGETHER,)
    ),
    Construction(
        "断章取义|鸡蛋里(?:面)?挑骨头|强词夺理|胡搅蛮缠|无理取闹|蛮不讲理|狡辩|嘴硬|打脸(?:不|吗|了)|您品品|你品品|占理|站得住脚|做人(?:要|得)?讲|讲不讲(?:理|道理)"
        "|道理[^,。?!;\n]{0,8}(?:讲|说得通|走遍|到哪)|有什么好争|还用争|不用(?:跟|和)我们?争|既要又要|什么便宜都",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction("(?<!不是)(?<!不是您)(?:抠|咬|扣)(?:字眼|文字)", (SHOWN_TOGETHER,), (comforts,)),
    Construction(
        f"{YOU}(?:要是|既然|如果)?(?:真|那么|这么)(?:懂|内行|专业|厉害|行)[^,。?!;\n]{{0,6}}[,，]?(?!我就)[^。?!\n]{{0,4}}(?:就|还|怎么|要不|来)[^,。?!;\n]{{0,8}}",
        (SHOWN_TOGETHER,),
    ),
    Construction(
        f"(?:不信|不服)(?:的话)?[,，]?{YOU}(?:去|自己|尽管|可以去)(?:问|查|打听|搜|告|试)[^,。?!;\n]{{0,6}}",
        (SHOWN_TOGETHER,),
        (apologises,),
    ),
    Construction(
        "这(?:个)?(?:也|都)(?:能|要)?(?:怪|赖|怨|算)(?:到)?(?:我|我们|店)[^,。?!;\n]{0,6}|那怪我[们咯]?(?=[,，。!咯喽 ]|$)",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        "写得?(?:那么|这么|很|得)?(?:清清楚楚|明明白白|一清二楚|够清楚)|(?:清清楚楚|明明白白)(?:地|的)?写|标得(?:清清楚楚|明明白白)|摆(?:得)?明[明了]",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        f"(?:付钱|老顾客|投诉|会员|大客户)?了不起(?:啊|吗|呀)?(?=[,，。!? ]|$)|不差{YOU}(?:这|一)(?:一)?(?:单|个)|(?:扣|乱扣|戴)(?:这)?(?:顶)?(?:大)?帽子|谁拦(?:着|住){YOU}|去?打听打听"
        f"|{YOU}行{YOU}(?:来|上)|{YOU}懂{YOU}来|又不是(?:仙丹|神仙|万能|慈善|魔法|{YOU}家)|(?:给我)(?:念念|算算|说说看|指出来)|复述一遍|嘴(?:巴)?长(?:在)?{YOU}"
        f"|(?:理解|阅读)(?:能力)?(?:有|是)?(?:的)?(?:问题|事儿?)|听清楚(?=[,，。!]|$)|擦亮眼|睁(?:大|开)眼|比(?:质检|专家|厂家)[^,。?!\n]{{0,2}}还(?:厉害|懂)",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        "(?:换|搁)谁(?:家)?(?:的)?(?:也|都)[^,。?!\n]{1,8}|(?:新|手工|深色|[^,。?!\n]{1,4})?哪(?:有|个|家)[^,。?!\n]{1,8}(?<!都)不[^,。?!\n]{1,5}的(?=[,，。!? ]|$)|自己(?:合计|掂量|琢磨|体会|品)(?:合计|掂量|琢磨|体会|品|一下)",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 哪里慢了, 页面上哪个字写送电池了: the customer's complaint is thrown back
        "(?:哪里|哪儿|边度|哪)(?:慢|贵|差|假|骗|久|敷衍|亏待|怠慢|虚假|得罪)(?:了|您|你)[^,。?!;\n]{0,6}|(?:哪|那)(?:个字|句话?|一句|一条|一行|一个字|页|张图)[^,。?!;\n]{0,4}(?:写|说|标|讲|承诺|答应)(?:了|过|着|明)?[^,。?!;\n]{0,10}",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(  # 才六天，哪来的一周
        "哪(?:来|里来)的[^,。?!;\n]{1,6}(?=[,。?!]|$)|(?:^|[,。?!])才[一二三四五六七八九十两半\\d]+(?:天|周|个|小时|分钟|块|次)[^,。?!;\n]{0,2}[,，]",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 写95就是95, 过保就过保了
        "(?P<said>[\\u4e00-\\u9fff\\d]{2,6})(?:了|的)?就(?:是)?(?P=said)(?=了|[,。?!]|$)",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 旧的那么好您换它干嘛
        f"(?:那么|这么)(?:好|棒|行|便宜|划算|厉害|强)[^,。?!;\n]{{0,2}}[,，]?(?:那)?{YOU}[^,。?!;\n]{{1,6}}(?:干嘛|干什么|干啥|做什么|作甚)|(?:破|烂|差|不好)[^,。?!;\n]{{0,4}}{YOU}(?:不也|还不是|不还是|还)[^,。?!;\n]{{1,8}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(  # 怎么就您府上的会响, 偏偏您有意见
        f"(?:怎么|咋|为啥|偏)(?:就|偏|到){YOU}(?:府上|那|这)?[^,。?!;\n]{{1,8}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        f"(?:谁|啥人|边个)(?:跟{YOU})?(?:说|讲)的[^,。?!;\n]{{1,8}}[,，][^,。?!;\n]{{0,4}}(?:让|叫|喊|找)|(?:又)?没(?:有)?人(?:按|拿刀|逼|求|拦|绑|架)[^,。?!;\n]{{0,10}}|(?:查|翻)(?:查|翻)?字典|听岔了?|(?:自己|自行|您|你)(?:慢慢)?(?:品|体会)(?=[,。?!]|$)"
        f"|(?:搞|弄)清楚再(?:说|来)|(?:字面|白纸黑字)意思|{YOU}(?:没看到|看不到)不(?:等于|代表)|参数看不懂",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        "我?(?:都|已经)?(?:说|讲|写|解释)(?:得|的)(?:很|够|非常|这么|那么|已经很)(?:清楚|明白)了?(?:吧|啊|嘛|呀)",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 你不付尾款我怎么发货, 自己选的还嫌, 反正不是我们弄坏的
        f"(?:{YOU}|^|[,，。! ])不[^,。?!;\n]{{1,6}}[,，]?(?:我们?|这边|店里)(?:怎么|咋)(?!办)[^,。?!;\n]{{1,8}}|不[^,。?!;\n]{{1,6}}谁(?:给|帮){YOU}[^,。?!;\n]{{1,6}}|自己(?:选|拍|要|买|填|弄|装|拆)的[^,。?!;\n]{{0,8}}(?:还嫌|还怪|还说)[^,。?!;\n]{{0,6}}|(?:反正|又)不是(?:我们?|店里)(?:这边)?[^,。?!;\n]{{1,6}}|{YOU}以为(?:我们?|这是|这里)(?:是)?[^,。?!;\n]{{1,10}}|我就不信了?(?=[,，。! ]|$)|不是质量问题[,，]是{YOU}[^,。?!;\n]{{1,8}}|(?:别|可别|不要)(?:到时候)?(?:又)?说(?:我们?)?没(?:提醒|告诉|说过?){YOU}?|(?<!不)(?<!不会)是{YOU}自己[^,。?!;\n]{{0,4}}错[^,。?!;\n]{{0,4}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(  # 行了吧, 满意了吧
        "(?:^|[,。?! ])[^,。?!;\n]{0,4}(?:对不起|道歉|我的错|赔|给|退|行|满意|高兴|开心|够)[^,。?!;\n]{0,2}(?:行|满意|可以|高兴|开心|够)了(?:吧|伐|没)|(?:^|[,。?! ])(?:这下)?(?:满意|高兴|开心)了(?:吧|伐)",
        (ON_IT,),
        (),
    ),
)
