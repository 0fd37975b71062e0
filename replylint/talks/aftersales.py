"""CV108: an after-sales request without an answer for 48 hours (rows S323, S601)."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import CUSTOMER, Both, Rule, Severity
from replylint.patterns import pattern
from replylint.talks import Remark, Talk
from replylint.timing import Yardsticks, answers, duration
from replylint.view import fold

RULE = Rule(
    "CV108",
    "aftersales-overdue",
    Both("售后超时", "after-sales overdue"),
    Severity.ERROR,
    Both(
        "售后申请要在 48 小时内处理，超时平台会直接退款",
        "after-sales requests must be handled within 48 hours, or the platform refunds",
    ),
    Both("拼多多售后规则；淘宝售后工作要求", "Pinduoduo's after-sales rule; Taobao's after-sales work"),
    ("S323", "S601"),
    bad=("1日 10:00:00 客户：收到就坏了，我要退货⏎3日 11:00:00 客服：已为您登记退货",),
    good=("1日 10:00:00 客户：收到就坏了，我要退货⏎2日 09:00:00 客服：已为您登记退货",),
)
_REQUEST = pattern(
    r"退货|退款|退钱|换货|换一[个件]|补发|补寄|少发|漏发|发错|坏了|破了|碎了|裂了|漏水|破损|质量问题|售后|维修|赔"
)


def check(talk: Talk, yardsticks: Yardsticks) -> Iterator[Remark]:
    """Each after-sales request whose first human answer took longer than ``yardsticks.aftersales`` seconds.

    The clock never stops: 48 hours count nights and weekends. A request without any answer is overdue when
    the talk itself went on for longer than that.
    """
    messages = talk.messages
    times = [message.time for message in messages if message.time is not None]
    if not times or (max(times) - min(times)).total_seconds() <= yardsticks.aftersales:
        return  # as nearly all: nobody can have waited for longer
    for answer in answers(messages):
        start = next(index for index, message in enumerate(messages) if message is answer.asked)
        stop = next((i for i in range(start, len(messages)) if messages[i] is answer.answer), len(messages))
        asked = [message for message in messages[start:stop] if message.role == CUSTOMER]
        request = next((message for message in asked if _REQUEST.search(fold(message.text))), None)
        until = answer.answer.time if answer.answer else times[-1]
        if request is None or request.time is None or until is None:
            continue
        seconds = (until - request.time).total_seconds()
        if seconds > yardsticks.aftersales:
            wait, limit = duration(seconds), duration(yardsticks.aftersales)
            yield Remark(
                RULE.code,
                answer.answer or request,
                Both(
                    f"客户的售后问题 {wait.zh}才有人回，应在 {limit.zh}内给出处理",
                    f"the request waited {wait.en}; it must be handled within {limit.en}",
                ),
            )
