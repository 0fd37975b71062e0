"""ST104: curt, flat answers. A short yes to a short question is none of it."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.rules.constructions import Construction, apologises, comforts, leads_on, unless_after
from replylint.rules.grammar import YOU
from replylint.rules.wording import AIMS, ON_IT
from replylint.text.patterns import pattern
from replylint.text.view import View

RULES = (
    Rule(
        "ST104",
        "coldness",
        Both("冷淡", "Coldness"),
        Severity.WARNING,
        Both(
            "一个“嗯”“哦”或一个标点，顾客读到的是不耐烦。用完整的话回应，说下一步。不知道顾客说了什么时只作提示。",
            "A bare mm, oh or a mark reads as impatience. Answer in a sentence and name the next step."
            " Where the customer's line is unknown this is only advice.",
        ),
        Both(
            "淘宝客服规避规则：冷淡；服务准则：问候要有温度",
            "Taobao: what agents must avoid: coldness; service code: warm greetings",
        ),
        ("S305", "S312", "S407"),
        bad=(
            "我等了一个礼拜了，孩子急着用⏎哦",
            "请问这个怎么安装呀⏎??",
            "能帮我催一下吗⏎等着吧",
            "这样子我可要退货的⏎那您申请呗",
            "这两款哪个好⏎都行",
            "到底怎么处理⏎然后呢",
            "我都说了半天了⏎呵呵",
            "奶瓶又漏了，娃饿得直哭⏎娃嘛都爱哭",
            "幾時到呀⏎等啦",
            "保质期到啥时候⏎罐子上印着呢",
            "发票开了没有⏎自己去订单页看",
            "又漏发一件⏎嗷，所以嘞",
            "我不想要了⏎那您退吧",
        ),
        good=(
            "下午能到不⏎嗯嗯，下午三点前到",
            "是选大号对吧⏎嗯嗯，大号",
            "哪个颜色好看⏎都行都好看，送长辈我会挑白色",
            "等着用呢⏎等着用的话我帮您加急",
            "在吗⏎在的亲，您说",
            "奶瓶又漏了，娃饿得直哭⏎漏奶这个今天给您换",
            "用了三年都没坏⏎老顾客就是懂保养",
            "没拆可以直接退吗⏎退吧",
        ),
    ),
)

_SIGNS = pattern(r"(?:\[[^\]]{1,8}\]|[^\w?!.。…])+$")  # pictures and punctuation behind the words
_CURT = pattern(
    "(?:1{1,3}|(?:说|讲|挑|捡)?(?:重点|正事|人话)|(?:直接|快)(?:说|讲)|长话短说|人(?:还)?(?:没死|活着|没丢)[呢啊]?|(?:晓得|知道)[嘞啦咯喽哒]|晓得了?|(?:还)?(?:在)?(?:路上|途中|车上|半路)|(?:驿站|门卫|门口|楼下|柜子|仓库)[里]?|[^\\W您你我]{1,4}咋[了啦的地样]?|(?:哦+|噢|嗯),?(?:知道了|等着)|说完了[吗没]|嗯+|恩+|哦+|噢|喔|额|呃|好|行|行吧|在|说|讲|问|图|单号|地址|知道了?|看到了?|收到|忙|在忙|等|等着|等着吧|再等等|等啦|等吧|等通知|慢慢等吧?|随便|随[您你]便?[咯喽呗吧]?|[您你]随意|都行|都可以|都可以啊?|一样|都一样|自己看|看详情|详情页?|百度"
    "|(?:[嗯哦啊昂嗷],?)?(?:然后|所以|不然)[呢嘞捏咧]?|那呢|下一[个位]|so\\?*|呵+|呵呵+|6+|图呢|哪个|什么|啥|干嘛|说啊|又咋了|您看着办|看[您你]自己|爱咋咋[地的]?|[您你]开心就好|换|退|退呗|(?:退|换|取消)(?:货|款|单)?吧|急也没用|说完了\\??|再见|没上班|下班了|说过了|[^\\W您你我]{0,3}写着呢|看(?:图|公告|置顶|标题|参数|评[论价]|通知|物流|水洗标|规格|尺码表|主页|订单|短信)|自己算|(?:链接|页面|详情|[箱盒罐瓶袋]子?|包装|标签|吊牌|说明书?|[^\\W您你我]{0,2}(?:群|规则?|合同|协议|条款|公告|门口|墙|菜单|[码料分数格程价]表|参数|票|海报|短信|邮件|主页|首页|目录|单子))[上里]?(?:都|就)?(?:有写?|[写印标贴挂]着?)(?:的|了|字|呢|牌子的?|了牌子的?)?|[您你]急我也急|百度一下(?:就有了?|就知道)?|烦死(?:了|人了)?|真是无语|无语|有完没完|逗我呢|又怎么了|又咋|又有什么事|没空|不急|早呢|到时候再说|问(?!题|候|下|过|了)[\u4e00-\u9fff]{2,3}|找[\u4e00-\u9fff]{2}(?<!找到)|已[阅读]|没[拍录弄]|知悉|就那些|就这些|哦豁|发了|没法说|说明书|看说明书?|[看翻]?上面|页面|商品页|又来了|典|(?:给|退|告|投|投诉|随便|换|去|来|买)呗|[您你]自己(?:出|付|承担|装|搬|拿|洗|修|寄|想)|不买拉倒|没空[一-鿿]?)"
)
_SHOUT = pattern(r"[?!.。,…\-~ 、]+")
_SHORT = pattern("(?:是|好|行|可以|能|有|对|会|收到|知道|谢谢|ok|嗯|哦|在)")
_NOD = pattern("[嗯恩哦噢喔行]+[,， ]*(?:收到|知道|看到|晓得|听到|了解)了?[。!~]*")
_DONE = pattern("(?:[付拍寄填发改传交拆签退]|尾款|照片|图)[^,。?!]{0,4}(?:了|过去|好了|完了|给[您你]们?)[。~!]*$")
_OF_FACT = pattern("会不会[^,。?!]{1,8}$|(?:会不会|会|能|可以|是不是|有没有|有)?[^,。?!]{1,8}(?:吗|么|嘛|不)\\??$")
_HOW_MANY = pattern("几|多少|[哪选扣报号\\d?]|[吗么不]$|还是")
_YES_NO = pattern("[吗么吧嘛不没]\\??$|还是|对不|对吗|行吗")

_MAY = pattern(
    "(?:可以|可不可以|能不能|能|是不是|要不要|直接|还是)[^,。?!]{0,8}[退换取消申请][^。]{0,8}(?:[吗么不吧?]|$)|怎么办|怎么处理"
)

FEW_WORDS = 16
_TROUBLE = pattern(
    "(?<![没不别灿])(?:坏|碎|漏|破(?!费)|裂|断(?=[了开掉成]|$)|烂|急|哭|掉毛|起球|褪色|打滑)|等了|失望|生气|气死|还没|怎么还|第[二三四五]次|投诉|差评|曝光|少了|过敏|难受|不好用|太差|垃圾|骗|没收到"
    "|又(?:不|没|要|是|错|少|掉)|半天|[几两三]遍|崩溃|态度(?!.{0,2}好)|敷衍"
)
_ANSWERS = pattern(  # what is done, asked or told: the answer may be short, but it is one
    "退|换|补|赔|查|催|发|寄|修|到|联系|马上|好了|处理|改|取|给|送|免|全额|[今明后]天|周[一二三四五六日]|收到|核|行|好的|嗯嗯|是的|对的|您说|请|稍等|谢|订单|这边|(?:不[会用]|没有)的?$"
    "|没呢|客气|开心|喜欢|太好|恭喜|祝|快递|配送|出库|建议|试|先|教|可以|能|重新|说明|页面|在的|客服|电话|按|点|拍|停|[?吗么呢\\d\\[]|什么|哪"
)


def may(view: View) -> bool:
    """Whether the customer asked if they may: 可以直接退吗 – 退吧 is a yes."""
    return _MAY.search(view.folded_before) is not None


# Sent away to help oneself: 自己查, 您看着办, 找申通，95543, 不是点一下就有嘛
_DO_IT_YOURSELF = (
    Construction(
        f"{YOU}?(?:自己)?看着(?:办|买|选|来|弄)|{YOU}(?:自己)?(?:随意|随便)(?=[,。!~ ]|$)|随便(?:{YOU}|吧|泡|弄|装|买|试)|爱咋咋|{YOU}(?:高兴|开心)就[好行]|自个儿?查|自己(?:摸索|琢磨|领悟|悟|算|翻|弄|点|搞|选|挑|研究|按就好|对表|想办法)(?=[,。!~ ]|$)",
        (ON_IT,),
        (apologises, leads_on),
    ),
    Construction(  # 自己去申请售后, 退就退, 不信算了
        f"^(?:亲+,?)?(?:那|{YOU}|就)*自(?:己|个儿?)(?:去|再)?(?:申请|点|联系|量|查|问|搜|约|上网)[^,。?!;\n可呢哦哈]{{0,6}}[吧呗。!~]*$|^(?:那|行|好)?,?{YOU}?(?P<deed>退|换|取消)就(?P=deed)[呗吧了。!~]*$|^不信(?:就)?算了",
        (ON_IT,),
        (apologises, comforts),
    ),
    Construction(  # 找申通，95543
        r"^(?:亲+[,，]?)?(?:[您你]?自己)?(?:去)?(?:找|问|打)(?:快递|物流|厂家|售后|平台|京东|顺丰|圆通|中通|申通|韵达|极兔|邮政|德邦)(?:去)?[,， ](?=(?:电话|热线)?[:：]?[\d-]{5,13}$)",
        (ON_IT,),
        (apologises, comforts),
    ),
    Construction(  # 您再说多少次也是一样, 然后呢, 有手有脚自己查
        "(?:再)?(?:说|问|催|讲|投诉|打电话|来|闹)(?:多少|几|一百|一万|[两三四五六七八九十]+)(?:次|遍|回|个)(?:也|都|还)(?:是|会)?(?:一样|没用|白搭|这样|这句|这话|这个|不行|不会)[^,。?!;\n]{0,6}|(?:^|[,，。! ])(?:所以|然后)呢\\??$|(?:自己|又不是)?(?:有手有脚|没长手|没长腿)|反复纠缠|(?:恕不|不再)(?:回复|奉陪|解答|重复)(?=[,，。!了]|$)|不[\u4e00-\u9fff]{1,2}(?:就)?(?:拉倒|走人|得了)(?=[,，。! ]|$)|(?:差评|投诉)随便(?:给|打|写|投|来)?|随便(?:投诉|差评|给差评|告)|(?:^|[,，。! ])(?:您|你|那您?|就)?自己(?:去|上|到)?[^,。?!;\n吃用看]{0,4}(?:查|搜|问|找|下载)(?:去|吧|呗|就行|一下|看)?(?=[,，。! ]|$)|(?:^|[,，。! ])(?:您|你|那您?|就)?自己(?:去|上|到)[^,。?!;\n吃用看]{0,6}看(?:去|吧|呗|就行)?(?=[,，。! ]|$)|别在(?:这|我这)(?:儿|里)?(?:问|说|吵|闹|催|发|耽误|浪费|占)|没(?:空|时间|功夫|工夫)(?:一个一个|挨个|一一|管|理|跟|陪|听|等)[^,。?!;\n]{0,4}|我?同时(?:接待|回复?)\\d+个?(?:人|客户|顾客)?",
        (ON_IT,),
        (apologises, comforts),
    ),
    Construction(  # 手机上不是点一下就有嘛, 能用不就行了
        "(?:不是|不)(?:就)?[^,。?!;\n]{0,6}(?:点|看|搜|查|翻)(?:一下)?就(?:有|知道|行|能)[^,。?!;\n]{0,3}(?:嘛|吗|么)|能[^,。?!;\n]{1,3}不就(?:行|好|得|可以)了(?:吗|嘛|么)?|(?:而已|罢了)[,，]?(?:至于|有必要)[吗么]?|至于吗(?=[,。?!]|$)|有必要[吗么](?=[,。?!]|$)|有咩所谓",
        (ON_IT,),
        (apologises, comforts),
    ),
)

# Sent to look: 往下翻 有图; 买家秀翻翻; 网上搜搜看咯. And it is all one: 催不催都这个速度
_LOOK_FOR_IT = (
    Construction(
        "^(?:亲+[,，]?)?(?:自己|[您你])?(?:去)?(?:[往向]?(?:下|上|后|左|右|前)(?:面|边)?(?:划|滑|翻|拉|拖)(?:一?[下划滑翻拉]|到底|到头)?(?:[, ]*(?:就)?有[^,。?!;\n您你我呢哦哈]{0,5}|就(?:是|有|看[到见]))?|(?:评论区?|评价区?|买家秀|问大家|晒图|回放|置顶|主页|首页|橱窗)(?:里|区|上)?(?:自己)?(?:看看|翻翻|看一?下|翻一?下|瞧瞧|找找|爬楼|翻|搜)[^,。?!;\n您你我呢哦哈]{0,8})[吧呗了。!]*$",
        (ON_IT,),
        (apologises, comforts, leads_on, unless_after(r"\w")),
    ),
    Construction(
        "^(?:那|自己|[您你]|不会)*(?:去|上)?(?:百度|度娘|网上|上网|搜索引擎|浏览器)(?:上)?(?:去)?(?:搜|查|问)?(?:一?下|搜|查|看)?(?:试试|看看|瞅瞅|呗|咯|喽|嘛|就[有知会])[^,。?!;\n呢哦]{0,3}[。!~]*$|(?:^|[,，。! ])(?:明天|下周|周一|改天|上班|过完年|节后)再?说[吧。!~]*$|(?P<urge>[急催问吵闹嚷凶骂])不(?P=urge)(?:都|也|反正)+(?:是|就|得|在|一样|这|那|没|要等)[^,。?!;\n]{0,8}",
        (ON_IT,),
        (apologises,),
    ),
)

# Not worth the words: 懒得跟你说, 我先接别的了, 自己照着装
_NOT_WORTH_IT = (
    Construction(
        "(?:^|[,，])自己(?:记|看|盯|注意|留意|掂量)着?点(?=[,，。!~]|$)|[,，]自己看(?:吧|呗|去)?(?=[,，。!~]|$)|[您你](?:急|催|问|说)有用[吗么]|懒得(?:再)?(?:跟|和|理|回|说|解释|发|在|管|搭理)[^,。?!;\n]{0,6}|我(?:就)?先(?:接|忙|回|招呼)(?:别的|别人|其[他它]|下一)[^,。?!;\n]{0,4}",
        (ON_IT,),
        (apologises,),
    ),
    Construction(
        f"(?:^|[,，。! ])(?:那|就|{YOU})?自己(?:照着|对照着?|对着|看着)?(?:对|量|装|换|比|解决|处理|修|组装)(?:去|吧|呗|一?下)?(?=[,，。!~]|$)",
        (ON_IT,),
        (apologises, comforts, leads_on),
    ),
)

# Let go without a word: 那您退吧, 那您申请呗, 投诉吧, 随您
_GO_AHEAD = (
    Construction(
        f"(?:^|[,。!?~ ])(?:哦|嗯|喔|行|那|那就|您|你|就|{YOU}){{0,3}}[^,。?!;\n]{{0,4}}(?:等|退|投|用|换|申请|看|找|去|别用|重拍|重下|缝上|放着)(?:售后)?(?:呗|咯|啵)(?:[~。!, ]|$)",
        (ON_IT,),
        (apologises,),
    ),
    Construction(  # 投诉吧, 不满意就投诉, 欢迎差评, 您去差评好了
        f"(?:不满意?|不服|不爽|有意见|觉得[^,。?!;\n好]{{1,4}}?)(?:的话)?{YOU}?就(?:去)?(?:投诉|举报|差评)|^(?:那|{YOU}|就|去)*(?:给?差评|投诉|举报)(?:吧|呗|好了|就是了)(?=[,。!~啊呀 ]|$)|欢迎{YOU}?[来去]?(?:投诉|举报|差评)",
        (ON_IT,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 那您退吧
        f"^(?:退吧,?退吧|换吧,?换吧)(?=[,，。!~]|$)|^(?:(?:行|好)[吧的]?[,，]?)?那(?:就)?{YOU}(?:就|去|直接)?(?:退|换|取消|投诉|申请|找|等)(?:货|款|着)?(?:吧|呗|好了|就是了)[。.!~]*$",
        (ON_IT,),
        (apologises, comforts, may),
    ),
    Construction(  # 要不要随您, 耐心点行不行, 发一堆图干嘛
        "[\u4e00-\u9fff]不[\u4e00-\u9fff](?:都)?随[您你]|(?<![不没])还想(?:怎样|怎么样|咋样|咋地)|(?:^|[,，。! ])百度去(?=[,，。!吧 ]|$)|(?:耐心|安静|消停|快)点(?:行不行|好不好|成不成|行吗)|(?:发|问|说)[^,。?!;\n]{2,5}(?:干嘛|干什么|干啥)(?=[,，。?! ]|$)",
        (ON_IT,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        f"那?{YOU}想(?:怎样|怎么样|咋样|咋地)(?:[?。!]|$)|那(?:还)?能怎么(?:办|样)",
        ("您希望怎么处理呢？您跟我说说，能做到的我尽量帮您安排～",),
        (leads_on,),
    ),
    Construction(
        "(?:^|[,。!? ])那(?:就|您就|你就)?(?:接着|继续|慢慢|再)?(?:等|忍|放|退|换|修|弄)(?:着|一次|吧|呗)(?=[,，。!~ ]|$)|那就别[^,。?!\n]{1,4}了(?=[,，。!~ ]|$)|看(?:造化|心情)(?=[,，。!~ ]|$)|(?:^|[,。 ])(?:凉拌|抓阄|嗯哼|有话直说|有话快说|有事说事|喂啥)(?=[,，。!~ ?]|$)",
        (ON_IT,),
        (apologises, leads_on),
    ),
)

# Left to wait: 等着吧, 催也没用, 天天问有用吗, 到了自然会到
_KEEP_WAITING = (
    Construction(
        "(?:再)?(?:催|急)(?:也)?没用|(?:催|问|急|说)(?:我|我们)?也(?:变不|快不|生不|飞不|造不|赶不)[^,。?!;\n]{0,3}|(?:慢慢|老实)等(?:着)?(?:吧|呗|(?=[,，。! ]|$))|(?:忍忍|凑合|将就)(?:用|着|一下)?(?:呗|就行了?)(?=[,，。!~]|$)|(?<=[,，])等着(?=[。! ]|$)|(?:自己|您|你)?等(?:着)?(?:通知|消息)?吧(?=[,。! ]|$)|等[斗着]起?嘛",
        (ON_IT,),
        (apologises, leads_on),
    ),
    Construction(  # 等着吧，明天发
        "^(?:等着吧|[别莫]催了?|不要(?:一直|老是?)?催了?)(?=,)",
        (ON_IT,),
        (apologises, comforts),
    ),
    Construction(  # 天天问有用吗, 快点的，我还有别的客户
        "(?:问|催|急|说|讲|吵|闹|投诉|发|打电话)(?:了|我|我们)?有(?:什么|啥)?用[吗么嘛呢]?(?=[,，。!? ]|$)|(?:我|这边|后面)?还有(?:别的|其他|其它|好多|很多)(?:客户|顾客|人)(?:要|在|呢|等|$)[^,。?!;\n]{0,4}",
        (ON_IT,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 皇上不急太监急, 习惯就好
        f"太监急|习惯就好|另请高明|(?:到|该)了?(?:自然|就)会到(?=[,。?! ]|$)|(?:也|都)是?白(?:说|急|催|问|等|搭|费|讲)(?=[,。?! 了]|$)|(?:捡|挑)要紧的(?:说|讲)|(?:被){YOU}气|(?:上网|网上|百度|自己)(?:去)?(?:搜|查|找)(?:一?下|搜|查|找|看)?(?:看)?(?:吧|呗|咯|就是|去)|{YOU}(?:非要|要)这么(?:想|认为)[^,。?!;\n]{{0,8}}",
        (ON_IT,),
        (apologises, leads_on),
    ),
)

# The talk is over: 没别的事关了, 呵呵, 看到了知道了
_DONE_WITH_YOU = (
    Construction(
        "没(?:有)?(?:别的|其他)事(?:了)?(?:[^,。?!;\n]{0,6}(?:关|这样|挂)|就(?:这样|关))[^,。?!;\n]{0,6}|没有我关了|没(?:别的|其他)?事(?:的话)?我就?先?(?:忙|撤|挂|走|关)了|下一个问题|就这样[吧。]?$|不用跟我说",
        (ON_IT,),
        (apologises, leads_on),
    ),
    Construction(
        "(?<![呵])呵呵+(?!呵*[^\\w]*(?:谢|好))", ("不好意思，我没有别的意思，您的问题我马上帮您处理～",), (leads_on,)
    ),
    Construction(
        "^(?:(?:在?(?:弄|管|看|查|催|处理|忙)|看到|知道|听到|问|说|都一样)(?:了|吧|的|啊)?[,， ]?){2,4}[。.!]*$",
        (ON_IT,),
        (apologises,),
    ),
    Construction(  # 轮到您自然回; 别在这儿耗
        f"轮到{YOU}?了?自然(?:会)?(?:回|叫|通知|给)[^,。?!;\n]{{0,3}}|[别莫甭](?:再)?(?:在(?:这|我这)(?:儿|里)?)?跟我(?:这儿)?(?:耗|磨|缠)|[别莫甭](?:再)?来我(?:这边|这儿|这)(?:刷屏|刷|闹|问)|(?:{YOU})?自己抓紧(?=[,，。!~]|$)",
        (ON_IT,),
        (apologises, comforts, leads_on),
    ),
)

CONSTRUCTIONS = (*_DO_IT_YOURSELF, *_LOOK_FOR_IT, *_NOT_WORTH_IT, *_GO_AHEAD, *_KEEP_WAITING, *_DONE_WITH_YOU)


def check(view: View) -> Iterator[Hit]:
    """A whole message of one word or mark, or a short one that passes over the customer's trouble."""
    text = view.folded.strip()
    core = _SIGNS.sub("", text).rstrip(".。!~ ") if len(text) < 24 else text
    bare_mark = _SHOUT.fullmatch(text) is not None
    if bare_mark or _CURT.fullmatch(core):
        if core.endswith("吧") and may(view):
            return
        before = view.folded_before.strip()  # not sooner: what has looked at it is judged anew beside another one
        if _SHORT.fullmatch(core) and (_YES_NO.search(before) or _DONE.search(before)):
            return  # 对吗 – 嗯: a yes; 寄出去了 – 收到: an answer
        if core.isdigit() and (not before or _HOW_MANY.search(before)):
            return  # a number that was asked for, or of which nothing is known
        severity = None if before or (bare_mark and "?" in text) else Severity.INFO
    elif _unmoved(view) or _merely_heard(view):
        severity = None
    else:
        return
    start = view.folded.index(text) if text else 0
    end = start + len(text)
    yield Hit("ST104", start, end, (ON_IT,), (start, end), severity=severity, aim=AIMS["ST104"])


def _merely_heard(view: View) -> bool:
    """Whether a complaint is answered by a nod: 我真失望 – 嗯 收到."""
    before = view.folded_before.strip()
    return _NOD.fullmatch(view.folded.strip()) is not None and _TROUBLE.search(before) is not None


def _unmoved(view: View) -> bool:
    """Whether a few words answer the customer's trouble with nothing done, asked, explained or felt."""
    said = view.squeezed
    if not 2 <= len(said) <= FEW_WORDS or _ANSWERS.search(said):
        return False
    if apologises(view) or comforts(view) or leads_on(view):
        return False
    before = view.folded_before.strip()
    return _TROUBLE.search(before) is not None and not _OF_FACT.fullmatch(before)
