"""What a draft tells, clause by clause: facts, refusals, conditions, and the talk that tells nothing.

Everything here takes folded text, as the grammar does, unless it says otherwise.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from replylint.rules.grammar import WE, YOU, apologises, comforts, is_courtesy, shows_way
from replylint.text.patterns import pattern

# Numbers, dates, amounts, and names in Latin letters.
_NUMBER = (
    r"\d+(?:[.:/\-]\d+)*%?|百分之[零一二三四五六七八九十百点]+|[零〇二两三四五六七八九十百千万亿半]+(?=[个件天点号日月年小分秒时元块毛折成倍次台支瓶盒包箱袋条双套桶罐斤克层楼岁位单张周])"
    r"|一(?=[天年月点元块折])|(?:[上下本这]个?)?(?:周|星期|礼拜)[一二三四五六日天]|[上下本这]个?(?:周|星期|礼拜|月)|月[底初中]|年[底前后]|[今明后昨]天|[今明]晚|上午|下午|晚上|[a-zA-Z][a-zA-Z0-9\-]*"
)
REFUSAL = pattern(
    "(?<![是能可行总退换])(?<!爱.)不(?:(?:能|可以)(?!确定|肯定|保证)|行|支持|给(?=[退换改送补赔修])|退|换|赔|补|送|包|议价|讲价|打折|发|让|批|肯|受理|同意|松口)|没货|没有货|无货|没现货|没有现货|没有?优惠|没有?活动|断[码货]|缺[码货]|售罄|下架|绝版|(?![受忍免大怪忘管等答说讲看问猜认听懂])[\u4e00-\u9fff]不[了](?![起解主])|[办做]不到|过期了|[送领抢卖订约][完光满]了|[结截][束止]了|满了$|没办法|没法|无法|停产"
    "|冇得|莫得|唔(?:得|可以)|弗(?:好|能|可以)|请?恕不|有难处|没[辙招门戏]|没(?:有)?(?:批|同意|松口)|别想|没(?:什么|啥)?(?:好|得)?商量|无能为力|爱莫能助|不(?:保修|管|负责|处理|受理)|(?:别的|其他|其它|更多)(?:都|也|的|就)?没有|没有?(?:[这那][个种项款]|赠品|礼品|运费险|折扣|样品|专票)|不在[^,]{0,6}范围|没有?权限|[概恕]不|(?<![怎么哪])不可能的"
)
_PROMISE = pattern("(?<![么啥不难法])(?:给|帮|替|为)[您你](?=[退换补赔送改发])")
_NEGATION = "[不没沒无無未别別非勿冇唔莫甭]"
# Who, by whom and where.
_NAME = (
    "[\u4e00-\u9fff](?:先生|女士|小姐|师傅|经理|主管|老师|工程师)|顺丰|圆通|中通|申通|韵达|极兔|邮政|德邦"
    "|[\u4e00-\u9fff]{2}(?:省|市|县|(?<![景小地社专])区|镇|路|仓|站)"
)
_NUMBERS, _NAMES = map(pattern, (_NUMBER, _NAME))
_TOLD = pattern(f"{_NUMBER}|{_NAME}|{_NEGATION}")
NEGATION = pattern(_NEGATION)
_TALK = pattern(
    "[您你妳我咱俺侬恁泥偶窝谁哪啥吗呢吧嘛呗咯么咩嗦?!]|阿拉|合着|敢情|怕不是|多少|几[个时点分]|是不是|有没有|没$|什么|怎么|凭[什啥]|难道|自己|(?<=.)还是(?=.)|又不|又没|真是|就这"
)
_MATTER = pattern(
    "已|正在|目前|现在|预计|大概|一般|只有|还有|需要|支持|适合|属于|包含|显示|今天|明天|昨天|[周月号点天年]|发[货出往]|[出入]库|到[货账了]|签收|快递|物流|订单|包裹|仓库|页面"
    "|[补缺有没]货|库存|保修|质保|材质|尺码|颜色|型号|地址|优惠券|活动价?|退款|退货|换货|运费|发票|补发|维修|检测|售后|[黑白红蓝绿黄粉灰紫]色|大号|小号|不[含能带是]|没有|未|还没|还在|审核|反馈|不[用必防掉保起褪缩伤沾漏]|无需|别用|停产|下架|断[货码]|售罄|卖[完光]|绝版|(?:可以|能|支持|包)[退换修改寄发用]|说明|详情|页面|写着|标|要先|先[装插拔断按拧关开充洗擦]|[干手机水]洗|印在|充电"
)
_STATES = pattern(  # what is said of a thing: 短信是运营商发的, 墙布按平方算
    "(?![这那就真不没又还才都也太简说问想看])[\u4e00-\u9fff]{2,8}(?:是|[要得]|按|写在|默认|走|朝|含|属)(?!.*[真够太挺笑])[\u4e00-\u9fff]{2,}"
)
_ORDER = pattern(  # whose it is that is spoken of, and no more
    "(?:[您你](?:[的那]|这[单件个款])|我们(?![也可又都管跟和有哪怎什谁])的?)(?!意思|态度|错|责任|事|想法|说法|理解|素质|语气|脸|嘴|眼|脑|手|身材|皮肤|智商|人品|问题(?!已|正|在))(?=[\u4e00-\u9fff]{2})"
)
_REPROACH = pattern(
    "^(?:自己|先|再|直接)*(?:看|查|翻|搜|去|问|找)(?!年|了|过|到|来|起)|早就?都?[说讲告]|这么|那么|[就都才也又还偏硬连]|直接|非要|[谁咋]|一看|简直|明明|居然|竟然|没毛病|没问题|正常"
)
_SCOLDS = pattern(
    "^(?:自己|先|再|直接)*(?:看|查|翻|搜|去|问|找)(?!年|了|过|到|来|起)|要[买拍退换]就|才[\\d一二两三几半]|写得?[很这那么]*清楚|规[定矩则][^,]{0,3}[写摆放]|[破坏断碎裂脏湿污磨]了$|答应|^(?:有[问意][题见]|有事)[^,]{0,2}[找问]|人家|别人|骂|拉黑|投诉|差评|了[两三四五六七八九十几]+[次遍回]|成[这那]样|才(?:拿|付|买|拍|取|告诉)|[都就早]写|都(?:磨|断|碎|坏|脏|破|用|穿|洗|剪|摔|吃|开)[^,]{0,4}[了过]|来问|就别|别来|别再|才怪|甩[都不]|活该|自找|再问|多问|再说|才(?:说|来|讲|问|想|发现)|算了|拉倒|个字|面子|不是.{1,8}(?:问题|错|事)$|从来|舍不得|两个意思|两回事"
)
_BAITS = pattern(
    "再(?:闹|骂|吵|催|投|评|叫|喊)[^,]{0,3}试试$|合着|收拾|问一?[句下]|[想就]问|倒要|才[好能]帮|[呗咯]$|个字"
)
_IDLE = pattern(
    "就[这那]个?价格?|都[行可一][以样]?|一样|随[便您你]|反正|总之|说白了|讲真|(?:说|讲)实话|老实说|讲道理|实话实说|就?酱紫?[的滴哒]?(?:亲亲?)?|行吧|好吧|好了|算了|行了|拜托|真是的?|真的?是?"
    "|[呵哈嘿切哼哎唉啧嗯哦噢额喂诶]+|不是|(?:有[问意][题见]|有事)?[您你]?(?:自己|还是|直接|[去得要])*[找问][^,\\d]{1,6}|[您你]?(?:慢慢|耐心|再|先|就)*等着?(?:就行|就好|吧|呗|就是了?)?|(?:感|谢|多谢)谢?(?:[您你]的?)?[^,\\d]{0,4}|首先|其次|最后|再说|而且|但是?|不过|所以|又来|来了|排队|新来的|一分钱一分货|懂|知道不|说句.+|不是亲|(?:店主|老板|领导|经理|公司)[说定]的|(?:[说讲问]清楚|快说)(?:一?点)?|亲?首先呢?|真[的]?|(?:您|你)[说看]"
)
_WHERE = pattern(  # but where it is written: 页面有
    "(?:详情页?|页面|标题|上面)[上里]?(?:都|就|也)?(?:有|写了|写着)[的呢]?"
)
_WISH = pattern(
    "[您你那]?(?:还|就|都|这个)?(?:要|需要|行|可以|好|方便|拍|换|退|发|买|成)(?:[一点不]|.不.)*[吗么嘛?呢]*"
)
_ASKED = pattern("[^您你我]+(?:[了过](?:[吗么嘛]|没有?)|是不是|有没有)[?]*|[^您你我能]{2,}(?:[了过]吗|没有)")
_KIND = pattern("请|麻烦|谢|祝|欢迎|随时")
_FILLER = pattern(
    f"(?:{YOU}|{WE}|这个?|那个?|这边|那边|的|了|呢|啊|呀|哦|哈|嘛|吧|啦|[也都就又还真可]|真的|确实|实在|反正|但是?|不过|所以|而且|其实|自己|现在|姐|宝|亲|[好很请吗么选]|又?来了|就[行好]|天天|整天|老是|一直|[再老总别怎么]|[\u4e00-\u9fff]{{2,4}}的事情?|\\W)*"
)
_DEED = pattern(  # what the customer is to do, or the agent will: 您拒收吧, 我叫他
    "(?:[您你我]们?|只能|可以|直接|那)[^,。您你我]{0,3}?(?:[退换寄验叫](?!魂|来换去)|拒收|取消|申请|联系|打客服|打电话|拍下|重拍|付款|提供|上传|拦截|取件|送修|登记)"
    "|哪一?[单款件种色码]|还是|要不要$|了就[不没]"
)
_CONDITION = pattern(
    "(?:没有?|不(?!行|能|可|懂|会|识|信|服|喜|满|想|爱|要|过|是|买|知|得|用|看|早))[^,。!?;]{1,8}?,?(?:就(?!是|算)|当然|我们|这边|那就)[^,。!?;]{0,3}(?:不|没|别|无法)"
    "|除非|[拆用穿洗剪弄](?:过|[^,]{0,3}了)(?:就|都|也|是)?不|了就[不没]|的(?:话)?(?:我们|这边)?[概都也]?(?:一律)?不(?:保修|退|换|赔|补|包|管|修)|(?:那就|[您你]就?)(?:直接)?[退换](?:货|款)?吧"
    "|[您你](?:只能|可以|直接|先|就)?(?:拒收|取消|联系|申请|寄|重拍|验)[^,。!?;]{0,4}吧|(?<!到底)(?<!到底还)要不要(?=[?,]|$)"
    "|写着?:|[印刻绣][着有字]|字样"
)
_GROUNDS = pattern("[您你妳](?:自己|当时|这边)*(?:没|未|已|都|超|拆|洗|用|剪|摔)|是[您你妳]")
_BARE_NO = pattern(
    f"(?:{WE}|也|就|真|确实|实在|是|这个?|那)*(?:没办法|没有办法|没法|不行|不能|不可以|不[退换改送补赔修]的?|不讲价|不议价|不还价|办不到)[的呢哦了啊呀]*"
)
_REFUSED = pattern("不(?:([退换改送补赔修])|[讲议还]价)")
_HAPPENED = pattern("(?![别不没莫算行好够得服醉绝疯瞎烦急说问讲])[^\\W\\d_]{1,5}了|[可不]以?[退换修改]的?")
_OURS = pattern(  # what the agent says of the order, and what each side pays
    "(?:不过|但是?)?(?:我们?|这边|我这边|仓库|店里)(?:这边)?(?:已经|已|昨天|今天|明天|显示|都?发|看到的?是)(?![^,]*[?吗呢吧嘛谁哪])"
    "|(?:不过|但是?)?(?:退?回?来?回?运费|邮费|来回)[^,]{0,5}(?:[您你我]们?)?(?:自己)?(?:出|承担|自理|付)(?=$|[的哈哦])|[您你我]们?出运费$"
)
_ASKS = pattern(r"\?|[吗么嘛咩]$|(?:怎么|为什么|什么|哪|谁|凭啥|凭什么|几时|点解)")
_WHOSE = pattern(f"^{YOU}[的那这]?(?:边|里|儿)?")
_LEAST_FACT, _FEW = 3, 2  # characters
SOURCE = pattern(  # who said so, or where it is written
    "(?:(?:上面|里面|那里|(?:详情)?页面?(?:上面?)?)?(?:写着|标着|写的是|标的是)|(?:页面|详情页?)上?(?:写|标)了|(?:老板|主管|领导|店长|经理|公司|平台|系统|店里|总部|上面|厂里|仓库)(?:说|规定|定)(?:了|的是|就是)?|反正)(?=[^,]{3})"
    "|(?:我|都|不是)*[说讲][了过](?!算|多少|[^,]{0,4}[遍次回])(?=[^,]{3})"
)


def keeps_facts(old: str, new: str) -> bool:
    """Whether ``new`` tells the numbers, dates, amounts and names of ``old``, and promises what it does."""
    return _facts(old) == _facts(new) and not Counter(_NAMES.findall(old)) - Counter(_NAMES.findall(new))


def told(text: str) -> Counter[str]:
    """The numbers, dates, amounts, names and negations in ``text``, which need not be folded."""
    return Counter(_TOLD.findall(unicodedata.normalize("NFKC", text)))


def states_fact(clause: str) -> bool:
    """Whether ``clause`` must not be lost: it tells how things are (订单已经出库) or what will be done (给您退)."""
    if is_plain(clause) and not (is_courtesy(clause) or _WHERE.fullmatch(clause) or _SCOLDS.search(clause)):
        if len(clause) >= _LEAST_FACT and any(words.search(clause) for words in (_MATTER, _NUMBERS, _NAMES)):
            return True
        if _STATES.fullmatch(clause) and not reproaches(clause):
            return True
        if refuses(clause) or _HAPPENED.fullmatch(clause):
            return True
    return _OURS.match(clause) is not None or (shows_way(clause) and not asks(clause) and not _BAITS.search(clause))


def is_told(words: str) -> bool:
    """Whether ``words``, a part of a clause, tell a fact by themselves: 停产了, 可以退."""
    whole = words.endswith(("了", "的")) or refuses(words) or _HAPPENED.fullmatch(words) is not None
    return whole and states_fact(words) and not reproaches(words)


def is_idle(clause: str) -> bool:
    """Whether nothing is lost with ``clause``: a courtesy, or talk that tells nothing."""
    idle = _IDLE.fullmatch(clause.strip()) or _WHERE.fullmatch(clause)
    return is_courtesy(clause) or idle is not None or _chides(clause)


def is_said_well(sentence: str) -> bool:
    """Whether ``sentence`` is kind in itself: pardon, comfort, thanks, a request, a way on."""
    return apologises(sentence) or comforts(sentence) or shows_way(sentence) or _KIND.search(sentence) is not None


def is_filler(words: str) -> bool:
    """Whether ``words``, what stands of a clause beside a fault, name nothing: 这个我们也."""
    few = len(words) <= _FEW and not (NEGATION.search(words) or _NUMBERS.search(words))
    return few or _FILLER.fullmatch(words) is not None


def _chides(clause: str) -> bool:
    """Whether ``clause`` is but talk to somebody: asked to be heard, not to be answered, and about nothing."""
    if is_plain(clause) or bears_on(clause) or _MATTER.search(clause) or _NUMBERS.search(clause):
        return False
    if _WISH.fullmatch(clause) or _ASKED.fullmatch(clause):
        return False
    return (
        asks(clause)
        or clause[-1] in "吧嘛呗咯"
        or _SCOLDS.search(clause) is not None
        or _BAITS.search(clause) is not None
    )


def bears_on(clause: str) -> bool:
    """Whether ``clause``, though it speaks of customer or agent, tells what one of them may do, or asks for a choice."""
    return _DEED.search(clause) is not None and not _SCOLDS.search(clause)


def of_the_matter(words: str) -> str:
    """``words`` without the customer that they begin with: 水压太低 in 你家水压太低."""
    return _WHOSE.sub("", words)


def sets_condition(words: str) -> bool:
    """Whether ``words`` say under which condition, or quote: no ready sentence says that again."""
    return _CONDITION.search(words) is not None


def gives_grounds(clause: str) -> bool:
    """Whether ``clause`` says what the customer did or did not do: 签收时您没验货."""
    return _GROUNDS.search(clause) is not None and not asks(clause)


def is_bare_no(clause: str) -> bool:
    """Whether ``clause`` refuses and tells nothing of what: 没办法, 不讲价."""
    return _BARE_NO.fullmatch(clause) is not None


def refused_by(clause: str) -> str:
    """What ``clause``, a bare no, refuses, or nothing if it does not say: 退 in 不退的, 价 in 不讲价."""
    named = _REFUSED.search(clause)
    return (named[1] or "价") if named else ""


def reproaches(clause: str) -> bool:
    """Whether ``clause``, though it speaks of things only, is put as a reproach: 这么贵的桌子, 地址都能填错."""
    return _REPROACH.search(clause) is not None


def is_scolding(clause: str) -> bool:
    """Whether ``clause``, a part of what is at fault, is no more than that: it asks, it scolds, or it is idle."""
    return scolds(clause) or asks(clause) or is_idle(clause) or not is_plain(clause)


def scolds(clause: str) -> bool:
    """Whether ``clause`` has words that only a scolding has: 才拿, 碎成这样."""
    return _SCOLDS.search(clause) is not None


def refuses(clause: str) -> bool:
    """Whether ``clause`` says that something cannot be had or done."""
    return REFUSAL.search(clause) is not None


def promises(clause: str) -> bool:
    """Whether ``clause`` says what the agent will do for the customer: 给您退."""
    return _PROMISE.search(clause) is not None


def is_plain(clause: str) -> bool:
    """Whether ``clause`` speaks of things only: neither of the customer nor of the agent, and asks nothing."""
    return not _TALK.search(_ORDER.sub("", clause).rstrip("呢"))


def _facts(text: str) -> tuple[list[str], list[str]]:
    folded = unicodedata.normalize("NFKC", text)
    return sorted(_NUMBERS.findall(folded)), sorted(_PROMISE.findall(folded))


def asks(clause: str) -> bool:
    """Whether ``clause`` is put as a question, by its mark or by its words."""
    return _ASKS.search(clause) is not None
