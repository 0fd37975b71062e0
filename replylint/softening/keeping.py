"""The two laws of a rewrite: what is dropped held nothing, and what stays stands alone and presses nobody.

Everything here takes folded text. What is not surely harmless is held to be lost: no wording is better than a wrong one.
Each pattern is a family of phrases, with some of them beside its name.
"""

from __future__ import annotations

from replylint.rules.grammar import apologises
from replylint.softening.telling import NEGATION, REFUSAL
from replylint.text.patterns import pattern

# What words may hold that must not be lost.
_RESULT = pattern(  # 钱都退你了, 货到了, 修好了
    "(?:都|已经?|早就?)(?![^,]{0,4}[说讲告写问催知懂急看])[^,。!?]{1,8}了|已(?!阅|经[^,]{0,3}[说讲告写])"
    "|(?:退|发|补|赔|寄|付|换|修|签收|取消|登记|备注|出库|到账|派送|拆|洗|穿|剪|吃|摔|泡|剩|送)[^,说讲]{0,3}了(?![吗么没?])"
    "|(?:货|快递|包裹|师傅|东西)[^,]{0,3}(?:到|来)了|(?:修|改|办|弄)好了"
)
_CONDITION = pattern(  # 不付尾款怎么发货, 先确认才能领券, 不想等就退
    "[不没](?!看|懂|早|听|清|知|问|说|信|服|爱|要?[搞弄]|会[搞弄])[^,。!?]{1,8}(?:怎么|咋|哪能|谁|就(?!是|行|好|完|说|算|拉))"
    "|[要先等得][^,。]{1,8}(?:才|再[^说来问讲])|才(?:能|可以|行|可|给|会)|除非|否则|只(?:有|能|要(?![找问打联]))|如果|当时(?:要|选|买|拍)|[要早]选|要不是|[要若]是(?!早[点说]|有)|(?:的话)"
    "|(?:想|要|怕|嫌|会)[^,]{0,4}就(?:退|换|取消|拒收|看|找|选|加|打|联系|申请|拍)"
)
_HIDDEN_REFUSAL = pattern(  # 拆了还想退, 凭什么赔, 找厂家
    "凭[什啥]么?[^,]{0,8}[退赔补换送修免减]|还(?:想|要|能)[^,]{0,6}(?:[退换赔补送修]|价|包邮|售后|保修|质保)|(?:谁|哪个)说[^,]{0,3}能|说[退换赔补]就|能[退换赔补][^,]{0,2}(?:才怪|吗)"
    "|不负责|不归|不管(?!怎|[您你谁什])|没空|没时间|下班|不在班|找厂家|别怪|怪不[着得]|概不"
)
_QUESTION = pattern(  # 收到没有, 啥时候, 要哪一款
    "什么时候|啥时候|几时|哪天|哪一?[单款种色码件](?![^,]{0,3}[说讲])|[收寄发付拍试到][^,]{0,3}没有?(?=$|[,?])|有没有(?:收|试|用|装|拍|充|插|联系|货|其)|(?<!到底)(?<!还)(?<!爱)要不要|(?:要|选|拍|买)[的是]{0,2}什么(?=[颜尺款型规地码])"
)
_INSTRUCTION = pattern(  # 照着说明书拧, 别乱拆, 点申请售后
    "照着|长按|点(?:击|一?下|我的|开)|(?:充|关|开|插|断)[^,]{0,2}(?:电|机)|先[^,。]{1,8}再(?!说|来|问|讲)"
    "|[别莫勿](?:再|老|总|给我)?(?:乱|拆|碰|动|用|放|拿|开|混|喂|插|洗|晒|吃|喝|扔|寄|退)|小心|当心|注意(?!您|点|你|言|素|态|语)"
    "|[点填选扫按](?:击|一?下)?(?:申请|售后|退款|退货|确认|链接|订单|二维码)|申请(?:售后|退款|退货|换货)|下载|联系(?:快递|站点|派送员|物流|厂家|售后|客服)"
)
_REASON = pattern(  # 不是我不退是平台不让, 厂家不支持
    "不是[^,。?]{1,10}是|因为|由于|毕竟|所以|平台不|系统(?:自动|不)|为了|才[好会]"
    "|(?:快递|物流|仓库|系统|厂家|师傅)[^,]{0,3}(?:弄|压|摔|碰|搞|发错|取消)[坏]?的|(?:厂家|厂里|工厂|仓库|海关|银行|税务|景区|航司|酒店|品牌方)[^,]{0,3}[不没](?!知|清)"
    "|自己[^,]{0,3}[弄摔洗剪拆用穿泡磕撞装改][坏破断烂碎掉脏]?了?的(?=还|又|不|就|怪|找|赖)"
)
_CONSENT = pattern(  # 那你退呗, 可以的, 没问题
    "(?<![不没都])可以(?![吗么不说])|没问题|一定会|会(?:补|退|赔|发|送|尽)|(?:随便|自己)(?:选|挑)|过奖|放心|提醒|多亏|幸亏|老顾客|方便"
    "|(?:退|换|取消|申请|拒收)(?:掉|了|货|款)?[吧呗咯啵]"
)
_THANKS = pattern(  # 谢谢, 对不住
    "谢|对不[起住]"
)
_HELD = (_RESULT, _CONDITION, _HIDDEN_REFUSAL, _QUESTION, _INSTRUCTION, _REASON, _CONSENT, _THANKS)
_IDLE_NO = pattern(  # words of negation that tell nothing of the goods or the order
    "([\u4e00-\u9fff])[不没]\\1|[有能会]没有|是不是|能不能|可不可|又不[是求会欠傻瞎归]|[又也]没(?:人|谁|有?人)?(?:求|逼|让|说|拿|强|绑|欠)|(?<![\u4e00-\u9fff])不是(?=[^,]*[吗么?])|怎么不|干嘛不|为[什啥]么?不|难道|才不|不成|(?:没|不)完|莫名|"
    "不(?:看|听|知道?|清楚|晓得|懂|识|早|要脸|好意思|信|服|爱|行|能|可以|得了|够|仔细|注意|小心|就|耐|讲理|讲价|议价|还价|了(?![的解])|起|用(?:说|问|催|急|来)|动脑|讲道理|错|累|烦|会(?=自己|看|查|算|搜|用|找|问|搞|弄|百度|吧|$|[,?])|会是|至于|值|合|明白|见|去|做|办到|到|住|下|开心|高兴|同|一样|太|确定|肯定|好好|着|管)"
    "|没有?例外|不要(?:搞|弄|瞎)|没(?:吃|用|穿|试|喝|养|装|戴)过|没(?:看|长|听|说|谁|人|完|事|素质|文化|脑|眼|常识|礼貌|教养|见过|见|办法|辙|法|错|用|准|数|必要|意思|道理|听懂|看懂|看清|想|注意|仔细|问题|问(?=$|[,?])|有(?:$|[,?呢的]|办法|用|素质|脑|眼|常识|完|必要|良心|道理))"
    "|[別别莫甭勿](?:再|老|总|给我|跟我|在这|一直|天天|光|只)*(?:说|催|问|吵|闹|急|烦|叫|喊|来|吓|废|啰|罗|磨|墨|逼|bb|嚷|找茬|搞|弄|瞎|刷|发|想|买|提|讲|这|那|家|人|为难|拿|投诉|重复|客|装)|拿别|别扯|无语|无理|无聊|无赖|无所谓|无能为力|非要|非得|才怪|冇(?:睇|眼)|唔(?:知|识|好)|莫(?:急|催|吵)"
)

# What keeps a clause from standing alone.
_LEANS = pattern(  # words that lean on what was said before them, or have lost whose they are
    "^(?:也|又|还|就(?!剩|在)|才|都|而|但|所以|那|却|更|连|反正|毕竟|因为|由于|早|本来|我好|好给|以便|不然|否则|再(?!点|按|拧|抽|开|装|插)|是(?![\u4e00-\u9fff]{2,3}款|正品|定制|预售))"
    "|^[\u4e00-\u9fff]{0,3}[漏炸坏丢破碎裂烂断散掉脏湿磨]了$|^不[管负归]|要不是|要是|早就|的事$|[漏炸坏丢破碎裂烂断][^,]{0,2}了我?们?不"
    "|^(?:懂|写|听|看)|[也都]不(?!能|会|支持|可以)|早[^,]{0,2}[到好收发送用][^,]{0,2}了"
)
_PRESSES = pattern(  # 赶紧的, 不寄回来就不退, 说发就发
    "([^,]{2,})就?\\1|能不能|才管|谁管|^(?:赶紧|赶快|快[点去]?|马上|打|找|去|问|等着?|拿|[别勿]|请勿|自己|你|叫|让|把|联系|抓紧|老实)|^[不没][^,]{1,6}就|就(?:给您)?(?:取消(?!不)|拉黑|封)"
    "|\\?$|[吗么嘛呗]$|要不要|怎么|什么|何必|懒得|[问催聊说讲][了过]?(?:您|你)?[\\d半一两三几].*(?:小时|分钟|天|次|遍|回)|了\\d+[次遍回]|够[^,]{1,3}了|错了$|找(?:售后|厂家|快递|平台|客服|[您你])|而已|罢了|就是了|后悔|现在(?:说|才|来|要|想)|太[\u4e00-\u9fff]$|来[催退换问找闹]"
)

# A question that is put in anger and meant: 您到底收到没有
QUESTION = pattern(
    "(?:[亲喂],?)?那?(?:[您你妳](?:自己)?)?到底(?P<what>(?:什么时候|啥时候|几[点号时]|哪天|有没有(?=收|试|用过|装|拍|充|插|联系|申请|付))[^,。!?;\\s]{1,12}?"
    "|(?:想?要|选|拍|买)[的是]{0,2}(?:什么[颜尺款型规码][^,。!?;\\s]?|哪一?[个款种件])"
    "|(?:收到|寄|发|付款?|拍|试|装|申请)[了过]?(?:货|件)?没有?)[啊呀呢]?[?。!~\\s]*"
)

# What no 您 in place of 你 makes polite.
_SCOLDS = pattern(
    "你(?:自己|要不要|买不买|拍不拍|当然|以为|没看|不看|超时|早|怎么|凭|就急|是不是|们?不信|要是|一直|天天|这样|[^,]{1,6}干嘛|[^,]{1,6}不就)|(?:不信|随|怪|等着|不然|谁[跟和]|就)你|是你[^,]{1,3}错"
    "|[吗么没]你$|你[^,]{0,6}(?:还想|想要什么|也没用|怪我)"
)


def scolds(text: str, at: int) -> bool:
    """Whether 你 at offset ``at`` of ``text`` stands in a clause of reproach, that none of the rules may have heard."""
    start, end = (text.rfind(",", 0, at) + 1, text.find(",", at))
    return _SCOLDS.search(text, start, len(text) if end < 0 else end) is not None


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
