"""CV107: the talk ends and the customer was never answered (rows S306, S313)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replylint.model import Both, Message, Rule, Severity
from replylint.talks import Remark
from replylint.timing import Yardsticks, answers

RULE = Rule(
    "CV107",
    "never-answered",
    Both("客户没有得到回复", "never answered"),
    Severity.ERROR,
    Both("会话结束了，客户最后的话没有人回", "the talk ended and nobody answered the customer's last words"),
    Both("淘宝客服规避规则六、工作规则三", "Taobao's avoidance rule 6 and working rule 3"),
    ("S306", "S313"),
)
_CLOSING = re.compile(  # words that end a talk need no answer
    r"^[\W_]*(?:(?:好|好的|好吧|好滴|行|行吧|可以|嗯+|恩+|哦+|噢|喔|ok|okay|知道了|明白了?|了解了?|收到|谢+|谢谢[您你]?|多谢|感谢|麻烦了"
    r"|没事了?|没有了|不用了?|拜拜|再见|88|辛苦了?|晚安|那?我?先?(?:看看|考虑一?下?|拍了)|已拍|拍了|付了|已?付款了?|\[[^\]]*\])[\W_]*[的了哈呢啊吧哦亲啦呀哟]?[\W_]*)+$",
    re.IGNORECASE,
)


def check(talk: Sequence[Message], yardsticks: Yardsticks) -> Iterator[Remark]:
    """The customer's first message that nobody answered to the end, unless it only said thanks or goodbye."""
    for answer in answers(talk, yardsticks.robots):
        if answer.answer is None and not _CLOSING.match(_burst(talk, answer.asked)):
            yield Remark(
                RULE.code,
                answer.asked,
                Both(
                    "请补一句回复；下班前检查有没有漏回的会话", "answer now; look for open talks before going off duty"
                ),
            )


def _burst(talk: Sequence[Message], asked: Message) -> str:
    start = next(index for index, message in enumerate(talk) if message is asked)
    return " ".join(message.text for message in talk[start:] if message.role == asked.role)
