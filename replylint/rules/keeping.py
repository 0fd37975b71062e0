"""The two laws of a rewrite: what is dropped held nothing, and what stays stands alone and is said in a fitting tone.

Everything here takes folded text. What is not surely harmless is held to be lost: no wording is better than a wrong one.
"""

from __future__ import annotations

from replylint.patterns import pattern
from replylint.rules.grammar import apologises
from replylint.rules.telling import NEGATION, REFUSAL

_HELD = tuple(
    map(
        pattern,
        (
            # results and news: 钱都退你了, 到了
            "(?:都|已经?|早就?)(?![^,]{0,4}[说讲告写问催知懂急看])[^,。!?]{1,8}了|已(?!阅|经[^,]{0,3}[说讲告写])"
            "|(?:退|发|补|赔|寄|付|换|修|签收|取消|登记|备注|出库|到账|派送|拆|洗|穿|剪|吃|摔|泡|剩|送)[^,说讲]{0,3}了(?![吗么没?])"
            "|(?:货|快递|包裹|师傅|东西)[^,]{0,3}(?:到|来)了|(?:修|改|办|弄)好了",
            # conditions: 不付尾款怎么发货, 先确认才能领券
            "[不没](?!看|懂|早|听|清|知|问|说|信|服|爱|要?[搞弄]|会[搞弄])[^,。!?]{1,8}(?:怎么|咋|哪能|谁|就(?!是|行|好|完|说|算|拉))"
            "|[要先等得][^,。]{1,8}(?:才|再[^说来问讲])|才(?:能|可以|行|可|给|会)|除非|否则|只(?:有|能|要(?![找问打联]))|如果|当时(?:要|选|买|拍)|[要早]选|要不是|[要若]是(?!早[点说]|有)|(?:的话)"
            "|(?:想|要|怕|嫌|会)[^,]{0,4}就(?:退|换|取消|拒收|看|找|选|加|打|联系|申请|拍)",
            # refusals that only look like questions: 拆了还想退, 凭什么赔
            "凭[什啥]么?[^,]{0,8}[退赔补换送修免减]|还(?:想|要|能)[^,]{0,6}(?:[退换赔补送修]|价|包邮|售后|保修|质保)|(?:谁|哪个)说[^,]{0,3}能|说[退换赔补]就|能[退换赔补][^,]{0,2}(?:才怪|吗)"
            "|不负责|不归|不管(?!怎|[您你谁什])|没空|没时间|下班|不在班|找厂家|别怪|怪不[着得]|概不",
            # questions: 收到没有, 啥时候
            "什么时候|啥时候|几时|哪天|哪一?[单款种色码件](?![^,]{0,3}[说讲])|[收寄发付拍试到][^,]{0,3}没有?(?=$|[,?])|有没有(?:收|试|用|装|拍|充|插|联系|货|其)|(?<!到底)(?<!还)(?<!爱)要不要|(?:要|选|拍|买)[的是]{0,2}什么(?=[颜尺款型规地码])",
            # instructions and warnings: 照着说明书拧, 别乱拆
            "照着|长按|点(?:击|一?下|我的|开)|(?:充|关|开|插|断)[^,]{0,2}(?:电|机)|先[^,。]{1,8}再(?!说|来|问|讲)"
            "|[别莫勿](?:再|老|总|给我)?(?:乱|拆|碰|动|用|放|拿|开|混|喂|插|洗|晒|吃|喝|扔|寄|退)|小心|当心|注意(?!您|点|你|言|素|态|语)",
            # reasons: 不是我不退是平台不让
            "不是[^,。?]{1,10}是|因为|由于|毕竟|所以|平台不|系统(?:自动|不)|为了|才[好会]",
            # consent and praise
            "(?<![不没都])可以(?![吗么不说])|没问题|一定会|会(?:补|退|赔|发|送|尽)|(?:随便|自己)(?:选|挑)|过奖|放心|提醒|多亏|幸亏|老顾客|方便",
            "谢|对不[起住]",
        ),
    )
)
_IDLE_NO = pattern(  # words of negation that tell nothing of the goods or the order
    "([\u4e00-\u9fff])[不没]\\1|[有能会]没有|是不是|能不能|可不可|又不[是求会欠傻瞎归]|[又也]没(?:人|谁|有?人)?(?:求|逼|让|说|拿|强|绑|欠)|(?<![\u4e00-\u9fff])不是(?=[^,]*[吗么?])|怎么不|干嘛不|为[什啥]么?不|难道|才不|不成|(?:没|不)完|莫名|"
    "不(?:看|听|知道?|清楚|晓得|懂|识|早|要脸|好意思|信|服|爱|行|能|可以|得了|够|仔细|注意|小心|就|耐|讲理|讲价|议价|还价|了(?![的解])|起|用(?:说|问|催|急|来)|动脑|讲道理|错|累|烦|会(?=自己|看|查|算|搜|用|找|问|搞|弄|百度|吧|$|[,?])|会是|至于|值|合|明白|见|去|做|办到|到|住|下|开心|高兴|同|一样|太|确定|肯定|好好|着|管)"
    "|没有?例外|不要(?:搞|弄|瞎)|没(?:看|长|听|说|谁|人|完|事|素质|文化|脑|眼|常识|礼貌|教养|见过|见|办法|辙|法|错|用|准|数|必要|意思|道理|听懂|看懂|看清|想|注意|仔细|问题|问(?=$|[,?])|有(?:$|[,?呢的]|办法|用|素质|脑|眼|常识|完|必要|良心|道理))"
    "|[別别莫甭勿](?:再|老|总|给我|跟我|在这|一直|天天|光|只)*(?:说|催|问|吵|闹|急|烦|叫|喊|来|吓|废|啰|罗|磨|墨|逼|bb|嚷|找茬|搞|弄|瞎|刷|发|想|买|提|讲|这|那|家|人|为难|拿|投诉|重复|客|装)|拿别|别扯|无语|无理|无聊|无赖|无所谓|无能为力|非要|非得|才怪|冇(?:睇|眼)|唔(?:知|识|好)|莫(?:急|催|吵)"
)

_LEANS = pattern(  # words that lean on what was said before them, or have lost whose they are
    "^(?:也|又|还|就(?!剩|在)|才|都|而|但|所以|那|却|更|连|反正|毕竟|因为|由于|早|本来|我好|好给|以便|不然|否则|再(?!点|按|拧|抽|开|装|插)|是(?![\u4e00-\u9fff]{2,3}款|正品|定制|预售))"
    "|^[\u4e00-\u9fff]{0,3}[漏炸坏丢破碎裂烂断散掉脏湿磨]了$|^不[管负归]|要不是|要是|早就|的事$|[漏炸坏丢破碎裂烂断][^,]{0,2}了我?们?不"
    "|^(?:懂|写|听|看)|[也都]不(?!能|会|支持|可以)|早[^,]{0,2}[到好收发送用][^,]{0,2}了"
)
_PRESSES = pattern(
    "^(?:赶紧|赶快|快[点去]?|马上|打|找|去|问|等着?|拿|[别勿]|请勿|自己|你|叫|让|把|联系|抓紧|老实)|^[不没][^,]{1,6}就|就(?:给您)?(?:取消(?!不)|拉黑|封)"
    "|\\?$|[吗么嘛呗]$|要不要|怎么|什么|何必|懒得|[问催聊说讲][了过]?(?:您|你)?[\\d半一两三几].*(?:小时|分钟|天|次|遍|回)|了\\d+[次遍回]|够[^,]{1,3}了|错了$|找(?:售后|厂家|快递|平台|客服|[您你])|而已|罢了|就是了|后悔|现在(?:说|才|来|要|想)|太[\u4e00-\u9fff]$|来[催退换问找闹]"
)
_BAD_NEWS = pattern(
    "[丢坏破漏炸碎裂烂死脏湿磨罚扣涨拒]|取消|延迟|推迟|没发|没到|没付|还没|弄|自理|自己出|过期|失败|封[路控]|爆仓|盘点|停到|查验|海关|缩水|掉色|少了|差一?[分点天]|多了|打不通|才(?:发|到|出)|慢"
)
_WAITING = pattern("催|急|等|耐心|磨叽|墨迹|快点|天天问|一直问")
_ON_ITS_WAY = pattern(
    "发[货出]|出库|入库|补货|到货|签收|派[送件]|寄出|[发到寄](?:$|[的哦呢])|预计|预售|路上|物流|快递|包裹|海关|仓库|盘点|排队|排单|前面|恢复|派送|审核|处理|小时|现货"
)
_NOT_YET_LATE = pattern("[没不未](?:有)?[到超]|没过")
_MISTAKE = pattern(
    "错|没看|不看|看清|没注意|不注意|漏|忘|没选|没备注|不仔细|粗心|马虎|不早|没说|没写|不写|不长眼|不长心|上点心|手笨|大意|简单|没搞|不会|没买|不买|不问|没问|手慢|贪|嘴馋"
)
_HARM = pattern(
    "[坏破碎裂烂丢炸死伤病痛毒骗赔亏急贵烫肿]|漏[水电气油]|漏了|过敏|投诉|差评|退款|超时|过期|退不|素质|要求|离谱|知道急|生气|着急|态度|缩|掉色|起球|发霉|馊"
)
_HEARSAY = pattern("说|可能|一般|通常|估计|大概|应该|预计|听")
_PARTICLES = "[的了呢哦哈啊呀啦吧噢喔哒亲,。!?~ ]*"
_BARE_NO = pattern(
    f"{_PARTICLES}(?:(?:这个|真的?|暂时|确实|也|都|现在|目前))?(?:没有?|冇|莫得|[不唔](?:可能|能|行|可以|会|是|支持|同意|得))+{_PARTICLES}"
)
_BARE_YES = pattern(
    f"{_PARTICLES}(?:(?:好|行|嗯|恩|可以|收到|知道|ok|是|对|能|有|没问题|要得|中|明白)[的了吧]?)+{_PARTICLES}"
)
_ASKS_FOR = pattern(
    "(?:有|冇)[^,。?]{0,6}(?:货|[黑白红蓝绿黄粉灰紫棕米]色?(?!差)|码|款|优惠|券|活动|赠品|礼|发票|专票|运费险|样品|包装|套餐|大号|小号)|货"
    "|便宜|优惠|打折|[少减]|折|包邮|送|退|换|改|补|赔|取消|加急|发票|发|快[点一些]|上门|安装|分期|开票|合并|拆分|预约|免"
)
_REQUESTS = pattern("[?吗么]|能|可以|帮|麻烦|请|要|[不没]$|改|换|退|发|催|备注|加|记得|别忘|给我")
QUESTION = pattern(  # one that is meant: 您到底收到没有
    "(?:[亲喂],?)?那?[您你妳](?:自己)?到底(?P<what>(?:什么时候|啥时候|几[点号时]|哪天|有没有(?=收|试|用过|装|拍|充|插|联系|申请|付))[^,。!?;\\s]{1,12}?"
    "|(?:想?要|选|拍|买)[的是]{0,2}(?:什么[颜尺款型规码][^,。!?;\\s]?|哪一?[个款种件])"
    "|(?:收到|寄|发|付款?|拍|试|装|申请)[了过]?(?:货|件)?没有?)[啊呀呢]?[?。!~\\s]*"
)
_NEEDS = tuple(  # what a ready sentence says of the matter, and what the draft must have said for that
    (words, pattern(needed))
    for words, needed in (
        (
            "这个我先帮您问一下",
            "[知清懂明][道楚白]?|确定|了解|晓得|[说看查讲答]不|不好[说讲]|没法说|不懂|不会|问|猜|可能|也许|大概|应该|情况|记得|没试|把握|到时|再说|尽量|唔|怎么[说讲]|研究|留意|未必|看[吧天]",
        ),
        ("需要主管", "规[定矩则]|老板|店长|店主|主管|领导|经理|权限|做不了主|作不了主|公司|上面|上级|审批|批"),
        (
            "统一的要求",
            "规[定矩则]|公司|老板|店长|店主|领导|主管|经理|制度|要求|流程|系统|政策|上面|一律|统一|总部|厂家|上级|平台定",
        ),
        ("详情页", "详情|页面|介绍|描述|主图|自己(?:去|不会)?(?:看|翻|找)|^(?:亲,?)?看|上面|写|白纸黑字|标得|眼"),
    )
)
_ELSEWHERE = pattern("视频|说明书?$|说明书|标题|订单|物流|短信|快递|短信|邮件|尺码表")
_OF_THE_CUSTOMER = pattern("[您你妳](?:家|自己|那边|这种|这人|怎么|身)|跟[您你]说")  # which nobody else can find out
_UNREADABLE = pattern("[您你妳](?:说|打|讲|写|发)的")  # it was the customer who was not clear
_IN_OTHER_WORDS = pattern("[不没]同意|不让|没批|不批|不了|没法|没办法|难|没门|没戏|不肯|不给")
_STOCK = pattern("(?:没|无|缺|断)有?现?货|卖[完光]|停产|下架|售罄")


def may_go(words: str) -> bool:
    """Whether nothing is lost with ``words``: no result, condition, refusal, question, advice, reason or consent."""
    if apologises(words) or any(held.search(words) for held in _HELD):
        return False
    return NEGATION.search(_IDLE_NO.sub("", REFUSAL.sub("", words))) is None


def stands_alone(clause: str) -> bool:
    """Whether ``clause`` says the same without what stood before it."""
    return _LEANS.search(clause) is None


def presses(clause: str) -> bool:
    """Whether ``clause`` is an order, a threat or a question, which no ready sentence mends: 赶紧的, 不寄回来就不退."""
    return _PRESSES.search(clause) is not None


def is_bad_news(clause: str) -> bool:
    """Whether ``clause`` tells of a loss or a delay, after which no cheerful sentence fits."""
    return _BAD_NEWS.search(clause) is not None


def hurries(words: str) -> bool:
    """Whether ``words`` were said to somebody who waits: 催什么, 急也没用."""
    return _WAITING.search(words) is not None


def is_on_its_way(clause: str) -> bool:
    """Whether ``clause`` tells somebody who waits how far the matter is: 周五发货, 前面还有十单."""
    return _ON_ITS_WAY.search(clause) is not None and _NOT_YET_LATE.search(clause) is None


def is_hearsay(clause: str) -> bool:
    """Whether ``clause`` tells what is likely, or what others say, before it is known: 快递说下午送."""
    return _HEARSAY.search(clause) is not None


def may_answer(said: str, before: str) -> bool:
    """Whether a ready sentence may stand for ``said`` where the customer said ``before`` (empty: not known).

    A bare 没有 may be good news (有副作用吗) and a bare 好 a consent, so that the customer must have asked for stock,
    price or service, or not have asked at all.
    """
    if not before.strip():
        return True
    if _BARE_NO.fullmatch(said):
        return _ASKS_FOR.search(before) is not None
    return not (_BARE_YES.fullmatch(said) and _REQUESTS.search(before))


def suits(sentence: str, draft: str) -> bool:
    """Whether ``sentence``, a ready one, speaks of what ``draft`` spoke of: no invented step, no ease where there is harm."""
    if any(words in sentence and not needed.search(draft) for words, needed in _NEEDS):
        return False
    if "没说清楚" in sentence and _UNREADABLE.search(draft):
        return False
    if "详情页" in sentence and _ELSEWHERE.search(draft):
        return False
    if "没关系" in sentence and "也没关系" not in sentence and (_HARM.search(draft) or not _MISTAKE.search(draft)):
        return False
    if ("帮您核实一下" in sentence or "帮您问一下" in sentence) and _OF_THE_CUSTOMER.search(draft):
        return False
    if "办不到" in sentence and not (REFUSAL.search(draft) or _IN_OTHER_WORDS.search(draft)):
        return False
    return not _STOCK.search(draft) or _STOCK.search(sentence) is not None
