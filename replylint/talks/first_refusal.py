"""CV106: the first answer is "we don't have it", with nothing instead (row S316)."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import AGENT, CUSTOMER, Both, Message, Rule, Severity
from replylint.rules import grammar
from replylint.talks import Remark, Talk
from replylint.talks.timing import Yardsticks, is_answer
from replylint.text.patterns import pattern
from replylint.text.view import fold

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
# What is asked for, if it is named at all; that it is not there; and particles.
_NONE = pattern(
    r"(?P<before>[^\W不没无]{0,8}?)(?:真的|暂时|目前|现在|已经|已|我们|我家|店里|本店|这边|这里|仓库|全|都|也|是)*"
    r"(?:(?P<gone>没[有得]?[现存]?货|没有?库存|无货|断货|断码|缺货|下架|停产|绝版|[卖售抢](?:完|罄|光|空|没))"
    r"|(?:没有?|不再?)(?:得|卖|做|提供|供应|出售|销售)过?|没有?)"
    r"(?:(?<=[有没卖做供应售过])(?P<behind>[^\W问]{1,8}?))??[卖了的哦呢呀啊哈呐喔噢咯啦亲]*"
)
_ANY = pattern(r"[这那该此][个款种件样边]?|[你您]?[要说问]的|亲|[们家店的啊呢了还]|[我俺]")  # names nothing
_KIND = pattern("颜色|花色|尺[码寸]|码数|款式|型号|规格")  # names what was asked for by another word
_GREETING = pattern("欢迎|为您服务|有什么|有啥|请[讲说问]|您[讲说]|稍等|稍候|久等|[查看问找]一?[下看]|帮您[查看问找]")
# Neither goods nor a service, or what customers are glad not to find: nothing similar could be recommended.
_NO_GOODS = pattern(
    "发票|收据|小票|凭证|险|费|押金|门槛|捆绑|邮|优惠|折扣|打折|活动|券|红包|赠|礼品|积分|返现|中奖|[质品]保|保[修质]|说明|证书|报告"
    "|问题|关系|影响|区别|差别|不同|限制|要求|规定|条件|时间|消息|信息|记录|单号|物流|快递|通知|变化|电话|微信|地址"
    "|实体店|门店|办法|必要|事|[人谁]|色差|味|副作用|刺激|瑕疵|破损|甲醛|添加|防腐|酒精|激素|起球|[掉褪]色|缩水|毒|害|辐射|噪音"
    "|香精|色素|荧光|铅|重金属|虫|霉|锈|裂|划痕|污|静电|塑化剂|过敏|反应|风险|危险|骗"
)
_DONE = pattern(  # whether something has happened: 发货了没有, 有没有收到
    "[了过]没有?(?!货)|(?:没有?|^)(?:给|帮|替|[发寄退付送][了过货出走款错]|收[到货]|签收|处理|下单|伤|骗|弄|[发漏寄]错|到$|坏)"
)
_HAS = pattern("(?<!没)有|没有.+的|卖|买|[做供]|[要想找]|[款码号色]")  # asks for goods
_INSTEAD = pattern(
    r"推荐|可以(?:看|试|考虑|选|拍|换|用)|看看|看下|类似|相似|相近|接近|同款|另一款|另外|其[他它]|别的|这款|链接|替代|代替|差不多"
    r"|要不|不如|建议|换[个一成]|也(?:不错|很|可以|行)|(?<!没)有(?!需要|问题|什么|事|疑问|空|缘|机会|劳|限)"
    r"|补货|到货|上架|上新|预售|预计|通知您|给您留|帮您(?:找|查|问|留|登记)|[今明后]天|下周|周[一二三四五六日]|月底|\d+[天号日]"
)


def check(talk: Talk, yardsticks: Yardsticks) -> Iterator[Remark]:
    """The first human answer of the talk, if it and what follows it at once only say that there is none.

    Greetings answer nothing.
    """
    asked = ""
    first: Message | None = None
    for message in talk.messages:
        if message.role == CUSTOMER:
            if first is not None:
                break
            asked = f"{asked}\n{message.text}"
        elif asked and first is None and is_answer(message):
            said = list(_clauses(fold(message.text)))
            told = next((clause for clause in said if not _GREETING.search(clause)), None)
            if told is None and not any(map(_INSTEAD.search, said)):
                continue
            if told is None or not _refuses(told, asked):
                return
            if any(_INSTEAD.search(clause) for clause in said if clause is not told):
                return
            first = message
        elif first is not None and message.role == AGENT and _INSTEAD.search(fold(message.text)):
            return
    if first is not None:
        yield Remark(
            RULE.code,
            first,
            Both(
                "先推荐一款相近的，再说明这款为什么没有",
                "recommend a similar one first, then say why this one is not there",
            ),
        )


def _clauses(text: str) -> Iterator[str]:
    """What ``text`` says, without forms of address and of courtesy."""
    for start, end in grammar.clauses(text):
        clause = text[start:end].strip("~")
        if not grammar.is_preamble(clause):
            yield clause


def _refuses(clause: str, asked: str) -> bool:
    """Whether ``clause``, folded, says no more than that the goods or the service ``asked`` for are not there."""
    found = _NONE.fullmatch(clause)
    if found is None:
        return False
    asked = fold(asked)
    if found["gone"]:
        return True
    said = found["before"] + (found["behind"] or "")
    named = _ANY.sub("", said)
    if named and not _KIND.fullmatch(named):
        return named in _ANY.sub("", asked) and not _NO_GOODS.search(said) and not _DONE.search(f"没有{named}")
    return bool(_HAS.search(asked)) and not _NO_GOODS.search(asked) and not _DONE.search(asked)
