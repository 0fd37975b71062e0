"""How a whole reply could sound where no wording reads right in the draft itself.

An example answers what the customer said, refuses if the draft refuses, and is otherwise as the kind of fault asks for.
It is one of the sentences below, holds nothing of the draft, and is only shown: what the draft tells (its numbers, its
reasons) is for the agent to put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from replylint.model import Hit
from replylint.softening import fitness, keeping, stretches, telling
from replylint.text import tables
from replylint.text.patterns import pattern
from replylint.text.view import View

_WELCOME = "谢谢您的支持，有需要随时跟我说～"
_HERE = "您好，我在的，请问有什么可以帮您？"
_LET_DOWN = "很抱歉没让您满意，您说的我都记下了，这件事我来跟进，尽快给您答复～"
_HARM = "给您添麻烦了，很抱歉，您说的情况我这就核实，看看怎么帮您处理～"
_HARM_REFUSED = "给您添麻烦了，很抱歉，这个目前确实不好办，我帮您反馈上去，看看还有没有别的办法～"
_MISTAKE = "没关系的，我看看怎么帮您处理～"
_MISTAKE_REFUSED = "没关系的，这个目前确实不好办，我帮您问问还有没有别的办法～"
_LATE = "让您久等了，我这就帮您查一下，有进展马上告诉您～"
_LATE_REFUSED = "让您久等了，很抱歉，这个目前确实快不了，有进展我马上告诉您～"
_PRICE = "谢谢您喜欢这款，价格暂时没有办法再优惠了，我帮您看看有没有能用的优惠券～"
_GIFT = "很抱歉，这款暂时没有办法另外送赠品，我帮您看看有没有能用的优惠券～"
_INVOICE = "发票的事我帮您确认一下，马上回复您～"
_INVOICE_REFUSED = "很抱歉，这种发票目前开不了，我帮您看看还有没有别的办法～"
_RETURN = "您的情况我了解了，我这就帮您看看怎么处理，马上回复您～"
_RETURN_REFUSED = "很抱歉，这一单目前办不了您说的这个，我帮您看看还有没有别的办法～"
_STOCK_REFUSED = "很抱歉，您要的目前没有，我帮您看看有没有合适的同类款～"
_WISH = "好的，我这就帮您看看能不能办，马上回复您～"
_NOT_POSSIBLE = "很抱歉，这个目前确实办不到，我帮您看看还有没有别的办法～"
_QUESTION = "这个我帮您确认一下，马上回复您～"
_CHOICE = "我帮您参考一下，您方便说说平时的喜好和用途吗？"
_STEP_BY_STEP = "我一步一步跟您说，有不清楚的地方随时问我～"
_UNFIT = "从您说的情况看，这款可能不太合适，我帮您看看有没有更合适的～"


class _Situation(NamedTuple):
    """What a customer may have said, folded, and what to answer: if the draft ``refused`` it, or ``otherwise``."""

    said: str
    refused: str
    otherwise: str


_FACTS = "{}，有不清楚的地方随时问我～"
_FACTS_REFUSED = "很抱歉，{}，我帮您看看还有没有别的办法～"
_FACTS_LATE = "让您久等了，{}，有进展马上告诉您～"

_SITUATIONS = (  # the first that fits counts
    _Situation(
        r"^[^,。?]{0,4}在(?:吗|么|不|嘛)[?~。 ]*$|^[^,。?]{0,3}有?人[吗么在呢]+[?~ ]*$|^(?:[您你]好|哈喽|hello|hi|喂)[~!。 ]*$|回我|不回|机器人",
        _HERE,
        _HERE,
    ),
    _Situation(
        r"^(?!.*(?:还没|怎么|坏|破|急|等|不|没|[吗么?])).*(?:谢|辛苦|喜欢|满意|不错|(?:超|真|好|很|太)(?:好看|漂亮|棒))",
        _WELCOME,
        _WELCOME,
    ),
    _Situation(
        "投诉|差评|举报|12315|工商|消协|消费者协会|曝光|起诉|律师|骗|忽悠|欺负|态度|什么服务|服务[^,。]{0,3}差|失望|生气|气死|无语|垃圾|黑店|再也不|太差|差劲|恶心|坑|会不会做|找平台|不处理|平台介入|换[个一]?[^,。]{0,2}客服|客服换|主管|领导|经理",
        _LET_DOWN,
        _LET_DOWN,
    ),
    _Situation(
        "(?<!你们)忘[记了]|没(?:看到|看见|注意|留意|来得及)|不小心|手滑|(?:填|拍|选|点|买|按|写)错|(?:拍|买)[大小多重]了|错过",
        _MISTAKE_REFUSED,
        _MISTAKE,
    ),
    _Situation(
        "(?<!会)(?<!容易)(?<!怕)(?:坏|破(?!例)|碎|裂|漏(?!洞)|烂|断(?!货|码)|炸|歪|划[了痕伤]|磨损|瑕疵|脏|有[^,。]{0,3}味(?!道吗)|掉色|褪色|缩水|起球|变形|脱胶|开胶|发霉|过期|馊|臭|异味|虫|头发|过敏|痘|起疹|烫伤|拉肚子|假货|假的|高仿|(?:质量|做工)[^,。]{0,2}差)(?![了的]?[吗么嘛不])"
        "|(?:发|寄|送|装|拿)错|错[发的]|[少漏缺](?:了|发|寄|送|一|两|三|配|件|算|退)|不能用|用不了|打不开|刮花|磕|不[亮转响动]|死机|黑屏|没反应|连不上|充不[进上]|不制冷|不工作|没收到|收不到|丢了|丢件|对不上|不一样|货不对板|色差|太[小大紧松短长薄硬软吵]|勒|扎|卡[住顿死]|闷|多[扣收]|没减|不是说[^,。]{0,5}[送赠]|说好的?",
        _HARM_REFUSED,
        _HARM,
    ),
    _Situation("便宜|优惠|打折|少点|再少|抹零|砍价|讲价|还价|议价|太贵|好贵|折扣|包邮|隔壁|别家", _PRICE, _PRICE),
    _Situation(
        "(?<![配派])[送赠](?![到货达去回来上修检餐装人]|过[来去]).{0,6}[吗嘛么不呗?]|赠品|礼品|小样|[送赠](?:[个点一根条双份件套盒支瓶包张只])",
        _GIFT,
        _GIFT,
    ),
    _Situation("发票|专票|普票|开票|抬头|收据", _INVOICE_REFUSED, _INVOICE),
    _Situation(
        "催|急|还没发|还不发|怎么还|等(?:[了着到]|[^,。]{1,4}(?:天|周|小时|月))|几天了|好久|多久(?:能|才|可以)?[^,。]{0,3}[发到送收退补回]|(?:什么|啥)时候(?:发|到|送|能到|能发|有货|补|来|上门)|几时|到哪|物流|快递|发货|快点|快一点|人呢|没来|加急|说[^,。]{0,4}天[^,。]{0,2}[发到]",
        _LATE_REFUSED,
        _LATE,
    ),
    _Situation(
        r"(?:能|可以|适合|合适)[^,。?]{0,6}[穿戴涂抹擦喷洗喝吃泡烤煮坐睡骑].{0,8}(?:[吗么嘛不?]|$)|[穿戴][^,。]{0,4}合适|身高|体重|\d+斤|皮肤?[吗能]|[胖瘦]",
        _UNFIT,
        _QUESTION,
    ),
    _Situation(
        "退|换|取消|改(?:地址|颜色|尺码|一下|成|电话)|赔|补(?!货)|售后|保修|质保|维修|价保|保价|差价",
        _RETURN_REFUSED,
        _RETURN,
    ),
    _Situation(
        "有(?:没有)?[^,。?是问]{0,8}(?:货|色|码|款|尺寸|规格|套装|口味|配件|库存|现货|[吗么嘛没不?])|补货|断货|缺货|[冇有].{1,6}(?:未|冇)",
        _STOCK_REFUSED,
        _QUESTION,
    ),
    _Situation(
        "哪[个款种件一]|还是[^,，。吗?]{1,6}$|什么码|多大码|区别|纠结|推荐|怎么选|选不好|帮我看|好看", _CHOICE, _CHOICE
    ),
    _Situation("(?:怎么|不会|咋)(?:用|装|弄|安装|操作|拆|洗|保存|申请|设置|连)|如何|教", _STEP_BY_STEP, _STEP_BY_STEP),
    _Situation(
        "(?:能不能|能否|可不可以|可以|能)[^,。?]{0,8}[帮给送发改换退补寄开指加留包约派拍排单分写刻试代查延提合拆付定]|帮我|帮忙|麻烦|通融|要[^,。?]{0,4}[一个份]|想要|给我",
        _NOT_POSSIBLE,
        _WISH,
    ),
    _Situation(r"[?吗么嘛呢]|什么|怎么|多少|几|哪|啥|咋|为何|会不会|是不是|怕", _QUESTION, _QUESTION),
)
_WHEN = tuple(pattern(situation.said) for situation in _SITUATIONS)

_BY_KIND = {  # where nothing is known of what the customer said; by the beginning of the code
    "ST101": "麻烦您把具体情况跟我说一下，我帮您核实～",
    "ST102": "您说的我记下了，我再仔细核实一下，看看怎么处理合适～",
    "ST103": _NOT_POSSIBLE,
    "ST105": "给您带来不便很抱歉，我看看怎么帮您处理～",
    "ST109": "这个我还没有把握，不敢乱说，我帮您问清楚了马上回复您～",
    "ST110": _WELCOME,
    "ST112": _QUESTION,
    "BP102": _QUESTION,
    "BP107": _QUESTION,
    "BP111": "让您久等了，我这就帮您看～",
    "BP2": "您先别急，这件事我来跟进，马上帮您处理～",
}
_OTHERWISE = "您说的我看到了，我这就帮您看看，马上回复您～"
_REFUSING = ("ST103", "ST111", "BP108", "BP112", "BP116")  # they refuse in whatever words
_UNKNOWING = ("ST109", "ST112", "BP102", "BP107", "BP114")  # neither refused nor granted: it is not known yet
_TO_ASK = "ST101"  # it asks, whatever words of refusal are in it
_ASIDE_OF_FACTS = (_HARM, _HARM_REFUSED, _LET_DOWN, _HERE, _WELCOME)  # first comes what the customer feels
_LEAST = 4  # characters of a fact
_ON_WORDS = pattern("(?<!电)话|[乱瞎]")  # 话不能乱讲
_NOT_ITSELF = ("ST106", "ST107")  # what is wrong is how it is written, not what is said


def example(view: View, hit: Hit, hits: Sequence[Hit]) -> str | None:
    """A reply to what the customer said before ``view``, for somebody who is told not to say ``hit``, a fault of tone.

    ``hits`` are all that is at fault there.
    """
    if hit.code in _NOT_ITSELF:
        return None
    before = view.folded_before.strip()
    refused = telling.refuses(view.folded) and hit.code not in (_TO_ASK, *_UNKNOWING)
    sentence = _answer(before, refused, hit.code in _REFUSING)
    if sentence is None or (hit.code in _UNKNOWING and sentence in (_WISH, _CHOICE, _STEP_BY_STEP)):
        sentence = _by_kind(hit.code, refused or (hit.code in _REFUSING and not before))
    facts = "" if hit.code in _UNKNOWING or sentence in _ASIDE_OF_FACTS else _facts(view, hits)
    if facts:
        refused = refused or telling.refuses(facts) or hit.code in _REFUSING
        late = sentence in (_LATE, _LATE_REFUSED)
        sentence = _FACTS_REFUSED if refused else _FACTS_LATE if late else _FACTS
    sentence = tables.traditional(sentence) if view.traditional else sentence
    return sentence.format(facts)


def _facts(view: View, hits: Sequence[Hit]) -> str:
    """What ``view`` tells besides its faults, as it is written: clauses that stand by themselves."""
    faults = [(one.start, one.end) for one in hits if not one.exempt]
    told: list[str] = []
    after = -1
    for clause in stretches.clauses(view, 0, len(view.folded)):
        said = clause.said
        follows = after >= 0 and not any(char.isalnum() for char in view.folded[after : clause.start])
        if (
            not stretches.touches(clause, faults)
            and len(said) >= _LEAST
            and telling.states_fact(said)
            and telling.is_plain(said)
            and not telling.reproaches(said)
            and not _ON_WORDS.search(said)
            and not keeping.presses(said)
            and (follows or keeping.stands_alone(said))
            and fitness.may_be_told(said)
        ):
            told.append(view.text[clause.start : clause.end])
            after = clause.end
    return "，".join(told)


def _answer(before: str, said: bool, kind: bool) -> str | None:
    """What to answer to ``before``, if anything fits; refused in so many words (``said``), or by the ``kind`` of fault."""
    for situation, words in zip(_SITUATIONS, _WHEN, strict=True):
        if before and words.search(before):
            refused = said or (kind and situation.refused is not _HARM_REFUSED)
            return situation.refused if refused else situation.otherwise
    return None


def _by_kind(code: str, refused: bool) -> str:
    if refused and not code.startswith("BP2"):
        return _NOT_POSSIBLE
    return next((sentence for kind, sentence in _BY_KIND.items() if code.startswith(kind)), _OTHERWISE)
