"""CV106: the first answer is "we don't have it", with nothing instead (row S316)."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import AGENT, CUSTOMER, Both, Rule, Severity
from replylint.patterns import pattern
from replylint.talks import Remark, Talk
from replylint.timing import Yardsticks, is_answer
from replylint.view import fold

RULE = Rule(
    "CV106",
    "first-answer-refuses",
    Both("首次回答就说没有", "first answer refuses"),
    Severity.WARNING,
    Both(
        "没有的商品不能第一句就回没有，应先推荐相近的", "recommend something similar before saying that it is not sold"
    ),
    Both("淘宝网店客服工作规则六", "Taobao's working rule 6"),
    ("S316",),
    bad=("10:00:00 客户：有红色的吗⏎10:00:20 客服：没有",),
    good=("10:00:00 客户：有红色的吗⏎10:00:20 客服：红色暂时没有，您看看酒红色这款，很接近",),
)
_NONE = pattern(
    r"没有(?:这|那|该|此)[个款种件样]"
    r"|(?:这|那|该|此)[个款种件样].{0,4}(?:没有(?!问题|色差)|没货|断货|缺货|无货|下架|停产|卖完|售完|不卖)"
    r"|^(?:亲[亲爱的]*|您好|不好意思|抱歉)?[,，~ ]*(?:暂时|目前|现在|我们|我家|店里|本店|这边|这里|都|也)*"
    r"(?:没有|没有了|没有货|没有卖|不卖|没货|无货|断货|缺货|没得|卖完|下架)[了的哦呢呀啊哈亲~]*(?=\W|$)"
)
_INSTEAD = pattern(
    r"推荐|可以(?:看|试|考虑|选|拍|换)|看看|看下|类似|相似|同款|另一款|另外一款|其他款|别的款|这款|这个链接|替代|差不多"
    r"|补货|到货|上架|上新|预售|预计|通知您|给您留|帮您(?:找|查|问|留|登记)"
)


def check(talk: Talk, yardsticks: Yardsticks) -> Iterator[Remark]:
    """The first human answer of the talk, if it and what follows it at once only say that there is none."""
    messages = talk.messages
    asked = next((index for index, message in enumerate(messages) if message.role == CUSTOMER), None)
    if asked is None:
        return
    first = next((index for index in range(asked, len(messages)) if is_answer(messages[index])), None)
    if first is None:
        return
    said = []
    for message in messages[first:]:
        if message.role == CUSTOMER:
            break
        if message.role == AGENT:
            said.append(fold(message.text))
    refusal = _NONE.search(said[0])
    if refusal and not any(_INSTEAD.search(text, refusal.end() if text is said[0] else 0) for text in said):
        yield Remark(
            RULE.code,
            messages[first],
            Both(
                "先推荐一款相近的，再说明这款为什么没有",
                "recommend a similar one first, then say why this one is not there",
            ),
        )
