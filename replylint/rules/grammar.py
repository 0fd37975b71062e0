"""The grammar that the tone rules share: whose words, courtesy, reason, and a way forward.

Everything here takes folded text (simplified, half width, lower case: ``View.folded``) and is plain
pattern work without segmentation, so that it may be asked about every candidate. Dialect, Cantonese
and net spellings of the same words stand beside the standard ones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from replylint.text.patterns import pattern

YOU = "(?:[您你妳恁侬汝泥]们?家?|亲们?|客官|顾客|买家)"
WE = "(?:[我俺偶窝咱余][们哋]?|阿拉|这边|这里|小妹|妹[子纸]|小编|客服|本店|店[里铺]|商家)"
POLITE_TAIL = "[呢哦哈呀的了啦哟额嗯恩噢喔捏咯呐滴哒么啊~～。.!,、 ]*"

_APOLOGY = pattern(
    "抱歉|不好意思|(?:别|不要)(?:介意|见怪|往心里去)|对不[起住]|见谅|谅解|包涵|体谅|理解(?:一?下)?[呢哦哈的~。,]|请[您你]?理解|遗憾|海涵|过意不去|让[您你](?:久等|空等|白等|白跑|费心|担心)|[跟向给][您你](?:陪个|赔个)?(?:道个?歉|赔礼|赔不是)|辛苦[您你了]"
    "|唔好意思|弗好意思|sorry|赔个?不是"
)
_COMFORT = pattern(
    f"没关系|不要紧|没事|冇事|木事|别急|不急|莫急|不(?:用)?着急|[很太也]正常|很?常见|难免|不怪您|怪不着您|不能怪您|不是您的|理解您|[怪是]{WE}(?:没|的|写|讲|不|漏|疏忽)"
    "|疏忽|算我们的|不用担心|别担心|心疼|哎呀|唔紧要"
)
_REASON = pattern(
    "因为|由于|所以|目前|暂时|暂不|现在|已经|已(?=[发出打签完过])|一旦|为了|毕竟|如果|超过|还没|还未|尚未|没有到|卡在|属于|需要|只(?:有|能|支持|做|发)|仅"
    "|系统(?!就是|定)|海外|跨[市区省]|预计|一般|原因|怕"
)
# What the agent does or lets the customer do next. Each stretch is short, so that the whole stays linear.
_HELP = (
    f"(?<![不没法难会])(?:帮|替|畀|俾){YOU}(?!不了|不到|了)",
    f"(?<![不没法能])给{YOU}(?:先|再|也|都|马上|直接|单独|另外)?(?![的了]?(?:说|讲|解释|答复|道|规|好|吗|添|打包票))",
    f"(?<!时候)(?:回|告诉|通知|联系|回复|答复|覆|提醒|敲|陪|等){YOU}",
    f"{WE}[^,。!?;不没无]{{0,6}}?(?:这就|马上|先|来|去|再|也)?[^,。!?;不没无]{{0,4}}?"
    "(?:查|核实|核对|问(?![题我])|催|申请|反馈|登记|补|退|换|安排|转给|上报|想办法|盯|处理|量|取|改)(?!不|过|一百|没)",
    "(?:查|问|核对|量|看)(?:了|过)(?:下|一下|包装|记录|仓库|师傅|店长|厂家|工程师|同事|页面|监控|录像)|(?:[前天点]|晚点|稍后|待会|回头)给[您你](?:准信|答复|回复|消息|信)|(?:给|送|发|补)亲|(?:(?<![别莫甭要再])催|报上去|转过去|查到|翻到|问到|登记|申请|联系上|改好|备注)了|退款(?:先|已)|[我俺](?:们)?出(?=[,。~!]|$)|运费险",
    "[今明后]天[^,。!?;]{0,8}(?:到|发|派|送|出|前)|先[^,。!?;]{1,10}再|翻记录|等我|报给我|[您你][^,。!?;]{0,2}(?:截|拍)[个张一]|教[您你]|[您你]先?点(?:个|一?下|开|进)[^,。]{1,6}|给我[^,。]{0,3}分钟|(?<!买一)送(?:一|两|个|包|双|条|张)|加[^,。]{0,2}包",
    "马上|立刻|立即|这就(?![是像跟叫系不没])|稍等|请稍|尽快|优先|第一时间|(?<!不)放心|不用(?:急|担心|怕|寄)|别(?:急|担心|怕|慌)|先别|莫[慌急]",
    "(?<![不都])可以(?!不|吗|么|嘛|看别|去别|说|算了|没)(?=[^,。!?;]{2})",
    "建议|不如|或者|试试(?![呗咯喽])|试一下|换一|改[成拍走]",
    "(?:请|麻烦|辛苦|劳烦)(?!问|勿|不要|别|见谅|理解|谅解|自|务必|知悉|先了解)[您你亲]?",
    f"{YOU}看(?:行|可以|好|合适|方便|这样|下|看|哪|能|成|要)",
    "(?<![不没无别莫勿还法])(?:补(?:[您你寄发]|偿(?![没冇不呢金款]|$))|退[您你](?!呗)|送[您你]|赔[您你]|发[您你](?!货)|补张|补一|免费|报销|全退|重[发寄])",
    "(?<=[^,。!?;]{2})(?:好吗|行吗|可以吗|好不|行不|要得不|中不|要吗|吗~)[~～]*$",
    "\\d+[日号](?:起|恢复|开始)(?![^,。!?;]{0,6}[不没停禁])",
    "\\d+(?:个?小时|分钟|点|天|个工作日)(?:内|前|左右|以内)",
)
_WAYS_ON = tuple(map(pattern, _HELP))

_COURTESY = pattern(f"(?:[您你]好|在的?|好的?|{YOU}|亲爱的|的|哈|哦|呢|呀|啊|嗯|[^\\w])*")
_PREAMBLE = pattern(
    "(?:[\u4e00-\u9fff]{0,2}(?:先生|女士|小姐|老师|老板|[姐哥叔]|阿姨|美女|帅哥)|(?:尊敬|亲爱)的(?:顾客|客户|用户|会员|买家|您))?(?:您好|你好|早|[上下]午好|晚上好)?[啊呀哦~]*"
    "|(?:非常|十分|真的)*(?:感谢|谢谢|多谢)[您你]?[^,不没]{0,8}"
    "|(?:非常|很|真的|实在)*(?:抱歉|对不[起住]|不好意思)[啊呀哦了呢您亲~]*"
)
_CLOSE = pattern(
    "[呢哦哈呀的了啦哟额嗯噢喔捏咯喽呐滴哒啊呗吧嘛哇诶哎唉耶惹鸭叭撒嘞嗦咧喃嘅㗎喎]{0,3}(?:去|去吧|去呗|好了|着办|亲亲?|[您你]呢|客官|姐)?(?:$|[^\\w])"
)

_DENIAL = pattern(  # that something was refused: 公司没规定不能换, 不会不管您
    "(?:(?<!又)没有?(?:人|谁)?|从(?:来)?未|并未|未曾|不曾|谁|(?<!是)不是)(?:会|跟[您你]|对[您你]|给[您你]|在)?"
    "(?:说|讲|规定|要求|写|表示)(?![清明话完好到了的就])过?[^,。!?;就才的那]{0,6}?(?:不|没(?!错)|无法|是规定)"
    "|没有?不[^,。!?;]{1,6}(?:这回事|这事|(?:的|这个?|这种)(?:事|说法|规定|规矩|道理|意思|先例))"
    "|(?:不会|不可能|绝不|决不)不"
)
_YOURS = pattern("[您你]")
_RHETORICAL = pattern(r"[吗么嘛]\W*$")
_PIECE = pattern(r"(?:[^,，。!！?？;；:：…\n\r\s]|\s(?!\s))+")
_WARNING = pattern("诈骗|骗子|骗局|冒充|谨防|当心|切勿|请勿|警惕|不法分子|(?:不要|别|勿)(?:点|加|扫|相信|轻信|打开)")


@lru_cache(maxsize=8)
def apologises(text: str) -> bool:
    """Whether ``text`` asks for pardon or understanding: 抱歉, 不好意思, 请您谅解 …"""
    return _APOLOGY.search(text) is not None


@lru_cache(maxsize=8)
def comforts(text: str) -> bool:
    """Whether ``text`` takes the weight off the customer: 没关系, 不要紧, 怪我们没写清楚 …"""
    return _COMFORT.search(text) is not None


@lru_cache(maxsize=8)
def gives_reason(text: str) -> bool:
    """Whether ``text`` explains itself, if only by a circumstance: 因为 …, 目前 …, 超过 …"""
    return _REASON.search(text) is not None


@lru_cache(maxsize=8)
def shows_way(text: str) -> bool:
    """Whether ``text`` leads on: what the agent does (我帮您查), or what the customer may do (可以 …, 建议 …)."""
    return any(way.search(text) for way in _WAYS_ON)


def warns(text: str) -> bool:
    """Whether ``text`` warns the customer of fraud: 谨防诈骗, 不要点 …"""
    return _WARNING.search(text) is not None


def denies(text: str, start: int) -> bool:
    """Whether the clause of ``text`` at offset ``start`` says that nobody refuses: 没说过不退, 谁说我们不负责."""
    ends, denials = _denials(text)
    clause = bisect_right(ends, start)
    return clause < len(ends) and denials[clause]


@lru_cache(maxsize=8)  # a line without end may hold a refusal in each of its words
def _denials(text: str) -> tuple[list[int], list[bool]]:
    """Where the clauses of ``text`` end, and whether each denies."""
    spans = list(clauses(text))
    return [last for _, last in spans], [_is_denial(text[first:last]) for first, last in spans]


def _is_denial(clause: str) -> bool:
    denial = _DENIAL.search(clause)
    return bool(denial and not _YOURS.search(clause, 0, denial.start()) and not _RHETORICAL.search(clause))


def is_courtesy(clause: str) -> bool:
    """Whether ``clause`` is a greeting or a form of address and no more."""
    return _COURTESY.fullmatch(clause.strip()) is not None


def is_preamble(clause: str) -> bool:
    """Whether ``clause`` but greets or asks for pardon, and may stand before any sentence."""
    return is_courtesy(clause) or _PREAMBLE.fullmatch(clause) is not None


def closes(text: str, at: int) -> bool:
    """Whether a clause ends at offset ``at``, particles and forms of address aside."""
    return _CLOSE.match(text, at) is not None


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the clauses of ``text``: stretches between punctuation, line breaks and wide gaps."""
    for match in _PIECE.finditer(text):
        yield match.span()
