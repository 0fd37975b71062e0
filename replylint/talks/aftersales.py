"""CV108: an after-sales request without a result for 48 hours (rows S323, S601)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from replylint.model import CUSTOMER, Both, Message, Rule, Severity
from replylint.rules import grammar
from replylint.talks import Remark, Talk
from replylint.talks.closing import is_closing
from replylint.talks.timing import Yardsticks, duration, is_answer
from replylint.text.patterns import pattern
from replylint.text.view import fold

if TYPE_CHECKING:
    from datetime import datetime

RULE = Rule(
    "CV108",
    "aftersales-overdue",
    Both("售后超时", "after-sales overdue"),
    Severity.ERROR,
    Both(
        "售后申请要在 48 小时内处理，超时平台会直接退款；“稍等”“在处理了”“已登记”不算处理，"
        "已退款、已补发、同意或说明为什么不行才算，客户道谢或说不用了也算；等客户补充材料的时间不计",
        "after-sales requests must be handled within 48 hours, or the platform refunds; “please wait”, “on it” and "
        "“noted” are no result: a refund, a new parcel, a yes or a reasoned no is, and so are the customer's thanks; "
        "while the customer is asked for something, the clock stands",
    ),
    Both("拼多多售后规则；淘宝售后工作要求", "Pinduoduo's after-sales rule; Taobao's after-sales work"),
    ("S323", "S601"),
    bad=(
        "1日 10:00:00 客户：收到就坏了，我要退货⏎3日 11:00:00 客服：已为您登记退货",
        "1日 10:00:00 客户：收到就坏了，我要退货⏎1日 10:00:30 客服：稍等，在处理了⏎3日 11:00:00 客服：已经给您退款了",
    ),
    good=(
        "1日 10:00:00 客户：收到就坏了，我要退货⏎2日 09:00:00 客服：已为您登记退货",
        "1日 10:00:00 客户：收到就坏了，我要退货⏎1日 10:00:30 客服：稍等，在处理了⏎2日 09:00:00 客服：已经给您退款了"
        "⏎4日 09:00:00 客户：这款还有蓝色吗⏎4日 09:00:20 客服：有的",
    ),
)
_REQUEST = pattern(
    r"退货|退款|退钱|换货|换一[个件]|补发|补寄|少发|漏发|发错|坏了|破了|碎了|裂了|漏水|破损|质量问题|售后|维修|赔"
)
_CHASE = pattern(
    r"还没|还是?没|没人|怎么还|什么时候|多久|进度|(?:处理|解决|弄|办)[得的]?(?:怎么?样|好了?[吗没]|了?[吗没])|有(?:结果|消息)[吗没]?|催"
    r"|[几两三四五\d]天了|到底|不(?:处理|回|管|理)"
)
_SETTLED = pattern(
    r"(?:退款|钱|(?:补发|新|换)的?[^\W没不未]{0,3})(?:已经?|都|也)*(?:收到|到账|退到|拿到)了?(?![吗没么])|(?:收到|拿到)(?:退款|补发|新的|换的|钱)"
    r"|(?<![没未])(?:到账|解决|搞定|处理好|弄好)了(?![吗没么])|不(?:退|换|追究)了|不用(?:退|换|处理)|没事了|(?:^|[,。!~\s])那?算了(?![吗么])"
)
_REMEDY = "(?:退[款钱回还了到给]|打[款给]|返还|赔|补偿|补[发寄]|重[发寄]|换[货新了]|[寄发][出了])"
_RESULT = pattern(  # done, granted, offered or refused; not hoped for, nor put off
    rf"已经?(?:[帮给为替][您你亲])?(?:全额|原路|全部|直接|重新|安排|办理|同意|成功|走)*{_REMEDY}"
    rf"|(?<![没未等会快后])(?:(?:马上|这就|现在|今天|直接|安排|同意)?(?:[给帮为替][您你亲])(?:先|再|直接|免费|全额|重新|安排)*(?:退(?!货地)|补(?!充)|换|重[发寄]|赔|报销|转账|打款|寄))"
    r"|(?<![没未等])(?:退款|退货|补发|换货|重发|打款|赔付|审核)(?:了|成功|完成|通过)|(?<![没未等不])(?:到账|退到|原路(?:退|返))"
    r"|(?:办好|弄好|搞定|处理好|处理完|解决|修好)了?(?![^,。!?]{0,4}(?:会|再|就|第一时间|通知|告诉|联系|回复|吗|没))(?<!没解决)(?<!未解决)"
    r"|(?<![没未等会快后])(?:退|赔|补|转)[您你]|(?:补偿|赔付?|退)[您你]?\d"
    r"|同意(?:[您你]的?)?(?:退|换|申请|了)|(?:可以|能)(?:[给帮为][您你])?(?:直接|申请|先|免费)*(?:退|换|补|赔)(?![^,。!?]*吗)"
    r"|(?:直接|您|自己|后台|订单里|重新|再)(?:点|申请|提交)(?:退|换|售后)|点(?:一下)?(?:退|申请)|寄回|退货地址|运费险|(?:快递|运|补发)单号"
    r"|(?:不能|无法|不支持|不可以|没法|没办法|不符合|超过|超出|过了)[^,。!?]{0,8}(?:退|换|赔|补|保修|条件|期|天|小时)"
)
_HOLDING = pattern(
    r"稍等|稍候|等一?[下会]|等等|等我|马上|很快|快了|这就|还没|[答回]复|耐心等|等[^,。!?;]{0,8}(?:回复|通知|结果|消息|处理|答复)|[在正](?:给您|帮您|为您)?(?:处理|核实|跟进|催|查|审核|办理|走|协调|联系|排队|申请|看|问)"
    r"|(?:处理|核实|审核|跟进|办理|协商|申请)(?:中|着)"
    r"|(?:我|这边|们|先|去|来|马上|立刻|立即|这就|再|[帮给为替跟向和][您你]?)[^,。!?;]{0,5}?(?:看|查|问|核实|核对|确认|了解|催|跟进|反馈|上报|汇报|登记|记|申请|请示|联系|沟通|提交|转|处理|协调|加急|盯)"
    r"|(?:尽快|第一时间|优先|加急|抓紧|及时|争取|会)[^,。!?;]{0,8}(?:处理|回复|答复|联系|解决|安排|通知|告|跟进|负责|给您|[退补换])"
    r"|(?:小时|工作日|天|晚点|稍后|一会儿?|待会|回头)[^,。!?;]{0,6}(?:回复|答复|联系|通知|处理|结果|消息|回您)"
    r"|有(?:了)?(?:结果|消息|进展|回复)|已经?[^,。!?;]{0,4}(?:反馈|上报|登记|记录|提交|转|催|备注|加急|申请|受理|安排|联系)"
)
_ASKS = pattern(
    r"(?:麻烦|请|辛苦|劳烦|可以|您)[^,。!?;]{0,4}(?:提供|发(?!货)|拍|描述|告诉|说一?下|上传|截|报(?:一?下|个))"
    r"|什么|哪|怎么|多少|是不是|有没有|(?<![好以行])吗"
)
_NOTHING = pattern(  # courtesy, sympathy, regret
    r"(?:好[的滴哒嘞]?|嗯+|是的?|在的?|收到|明白|了解|知道了?|放心|哦+|亲+|消消气|没做好)[的了呢哦哈呀啊啦~亲您]*"
    r"|[^\W]{0,6}(?:[让给][您你][^\W]{0,4}(?:失望|久等|担心|麻烦|困扰|不便|不愉快|体验|添乱|着急)|(?:理解|懂|明白)[您你]?的?(?:心情|感受)?"
    r"|[您你]的?心情|很?重视|感谢|谢谢|已?收到|我们的(?:错|问题|责任|疏忽)|没做好|做得不好|疏忽|改进|着急|生气)[^\W]{0,6}"
)


class _Case:
    """One request on its way: since when the clock runs, and what has become of it."""

    def __init__(self, request: Message) -> None:
        self.since = request
        self.last = request  # what the finding points at if no result comes
        self.rested = False  # the customer has thanked, and not asked again
        self.asked = False  # the customer was asked for something, and the clock stands

    def overdue(self, until: datetime | None, limit: int) -> float | None:
        """The seconds from the request to ``until``, if they are over ``limit``."""
        if until is None or self.since.time is None or self.rested or self.asked:
            return None
        seconds = (until - self.since.time).total_seconds()
        return seconds if seconds > limit else None


def check(talk: Talk, yardsticks: Yardsticks) -> Iterator[Remark]:
    """Each after-sales request that took longer than ``yardsticks.aftersales`` seconds until there was a result.

    The clock counts nights and weekends. It ends with a result, or when the customer thanks and does not ask again;
    what is neither a result nor puts the customer off counts as one. A request without any is overdue when the talk
    itself went on for longer than that.
    """
    messages, limit = talk.messages, yardsticks.aftersales
    times = [message.time for message in messages if message.time is not None]
    if not times or (max(times) - min(times)).total_seconds() <= limit:
        return  # as nearly all: nobody can have waited for longer
    case: _Case | None = None
    for message in messages:
        text = fold(message.text)
        if message.role == CUSTOMER:
            if case is None:
                case = _Case(message) if _REQUEST.search(text) and not _SETTLED.search(text) else None
                continue
            ends = _SETTLED.search(text) is not None
            if ends or is_closing(message.text):
                seconds = case.overdue(message.time, limit)
                if seconds is not None:
                    yield _remark(case.last, seconds, limit, ended=False)
                case.rested = True
                case = None if ends or seconds is not None else case
            elif case.asked:
                case.asked, case.since = False, message
            elif _REQUEST.search(text) or _CHASE.search(text):
                case.rested = False
        elif case is not None and is_answer(message):
            case.last = message
            if _is_result(text):
                seconds = case.overdue(message.time, limit)
                if seconds is not None:
                    yield _remark(message, seconds, limit, ended=True)
                case = None
            elif _ASKS.search(text):
                case.asked = True
    if case is not None:
        seconds = case.overdue(times[-1], limit)
        if seconds is not None:
            yield _remark(case.last, seconds, limit, ended=False)


def _is_result(text: str) -> bool:
    """Whether an agent's ``text`` handles the request, as far as can be told: no mere courtesy, delay or question."""
    if _RESULT.search(text):
        return True
    if _HOLDING.search(text) or _ASKS.search(text):
        return False
    return not all(_is_nothing(text[start:end]) for start, end in grammar.clauses(text))


def _is_nothing(clause: str) -> bool:
    return bool(
        grammar.is_preamble(clause)
        or grammar.apologises(clause)
        or grammar.comforts(clause)
        or _NOTHING.fullmatch(clause.strip("~"))
    )


def _remark(message: Message, seconds: float, limit: int, ended: bool) -> Remark:
    wait, within = duration(seconds), duration(limit)
    return Remark(
        RULE.code,
        message,
        Both(
            f"客户的售后问题 {wait.zh}才有结果，应在 {within.zh}内办好"
            if ended
            else f"客户的售后问题过了 {wait.zh}还没有结果，应在 {within.zh}内办好；先应一声不算",
            f"the request took {wait.en} to be handled; {within.en} are the limit"
            if ended
            else f"the request had no result after {wait.en}; {within.en} are the limit, “please wait” is none",
        ),
    )
