"""Automatic replies, which are sent to everybody alike and never count as an answer (row S322).

Some exports mark them. Others are known by what they say, when the whole message says no more than that nobody is
there or that somebody is on the way; and by what they do: the same words, within two seconds of the customer, in
talk after talk. Where that is not sure, a reply counts as a person's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from replylint.memory import Memory
from replylint.model import AGENT, CUSTOMER, Message
from replylint.text.patterns import pattern
from replylint.text.view import fold

AUTOMATIC = "自动回复"  # how platforms mark it
_MARKS_BEHIND = tuple(opening + AUTOMATIC + closing for opening, closing in ("[]", "【】", "()", "（）"))
LONGEST = 200  # characters; no automatic reply that only says that nobody is there is longer
WITHIN, TALKS, SHARE = 2, 3, 0.9  # seconds, talks, and how much of its uses are as quick
MOST_TEXTS, REACH = 20_000, 4  # that are remembered; messages back to the customer's

_CLAUSE = pattern(r"[^,。!?;:~、…\s]+")
_NO_WORD = pattern(r"[\W_]+")
_STAFF = (
    r"(?:(?:本店|店铺|我们|您)的?)?(?:人工|在线|值班|专属)?"
    r"(?:客服|店?小二|店主|掌柜|商家|卖家)(?:人员|小姐姐|妹[子妹]|们)?"
)
_TAIL = r"[的了呢哦哈呀啊啦喔哟亲~]*"
_SOON = r"(?:第一时间|尽快|尽早|及时|马上|立即|立刻|稍后|随后|逐一|一一|依次|火速)"
_WILL = rf"(?:(?:在?(?:看到|收到|上线|上班|回来)[^\W\d]{{0,6}})?(?:[以之]?后))?(?:就?[将会])?(?:在\w{{1,8}}内)?{_SOON}+"
_ANSWER = (
    r"(?:[为给与和跟向][您你])?(?:取得)?(?:回复|联系|答复|处理|服务|解答|接待)[您你]?"
    rf"{_TAIL}(?:(?:问题|咨询|消息|疑问){_TAIL})?"
)
_NOW = "(?:当前|目前|现在|暂时)?"
# Nobody says these of himself: that the staff is away, or on its way.
_SURE = (
    rf"{_NOW}{_STAFF}[都均全也]*(?:暂时|目前|当前|现在|已经?|正在?)?[都均全]*"
    rf"(?:不在(?:线|电脑[前旁]|座位|岗|店)?|离线|离开|下线|下班|休息|打烊|外出|去?吃饭|[忙繁]忙|忙碌|正忙|很忙|忙线|占线|忙){_TAIL}[中]?(?:状态)?"
    rf"|我{_NOW}有事情?(?:不在|离开|外出){_TAIL}"
    rf"|{_STAFF}\w{{0,4}}?(?:正在?|在)(?:火速|飞速|全力|快马加鞭|拼命|急速)?地?"
    rf"(?:赶来|赶过来|飞奔(?:而来|过来)?|奔来|跑来|接入)(?:的?路上)?中?{_TAIL}"
    r"|(?:系统)?正在(?:[为给][您你])?(?:接通|接入|分配)(?:人工|在线)?客服\w{0,4}"
    r"|(?:系统)?(?:正在|即将)(?:[为给帮][您你])?转接?[至到]?人工\w{0,6}"
    r"|(?:我|这里)是\w{0,8}(?:智能(?:客服|助[手理])|机器人|小蜜)\w{0,4}"
    r"|人工客服的?(?:在线|工作|服务|上班|接待|营业)时间\w*"
    rf"|[您你]?{_NOW}(?:前面|前方)?(?:排在|排队|还有|有)第?\d+[位人名](?:在?(?:排队|等待|等候))?{_TAIL}"
    rf"|{_STAFF}{_WILL}{_ANSWER}"
)
# So do people who are busy, but they ask for pardon.
_BUSY = (
    r"(?:(?:由于|因为?)?(?:当前|目前)|由于|因为?)(?:店铺|本店|在线)?(?:的?(?:咨询|进线|排队|等待|接待|来访)的?)(?:人数|人员|人|量|客户|顾客|买家|亲们?|用户)*"
    rf"(?:比较|较|过|很|太|非常|特别)?(?:为)?(?:多|大|高|火爆|爆满|繁忙){_TAIL}"
)
_PARDON = r"\w{0,4}(?:抱歉|不好意思|对不[起住]|谅解|见谅|理解|包涵|海涵|久等|慢)\w{0,6}"
# What stands beside them, and is nobody's answer either.
_BESIDE = (
    r"(?:亲爱的?|尊敬的|亲|[您你])*(?:顾客|客户|用户|买家|朋友|客官|小主)?(?:[您你]好|hi|hello|在的?|[上中下]午好|晚上好|早上好)?[呀啊哦呢哈]*"
    r"|(?:欢迎|感谢|谢谢)[您你]?的?(?:光临|来到|惠顾|咨询|关注|光顾|信任|支持|联系)\w{0,15}"
    rf"|还?(?:请|烦请|麻烦)?[您你亲]?先?(?:稍等|稍候|稍后|稍作等待|耐心等[待候]|排队等[待候]|等[待候]|别着急|不要着急)(?:一下|片刻|一会儿?)?{_TAIL}"
    r"|(?:如?果?[您你]?有(?:任何|什么|其他)?(?:问题|需要|事情?|疑问)?)?(?:请|麻烦|可以?|欢迎|[您你]|亲)*(?:先|直接)?(?:在(?:此|这里))?(?:给(?:我们?|客服))?"
    rf"(?:留言|留下[您你]?的?(?:问题|留言|订单号|需求|疑问|信息)|描述[您你]?的?问题){_TAIL}(?:即可|吧)?"
    r"|(?:可能|会|人工|客服)*(?:回复|响应|接待)(?:可能|会)*(?:不够?及时|有?所?延[迟误])"
    r"|(?:很?(?:高兴|荣幸)|竭诚)能?[为给][您你]服务"
    r"|(?:现在|当前|目前)?[是为]?非(?:工作|营业|服务|在线|客服)时间|(?:正在)?排队中?"
    rf"|我?们?{_WILL}{_ANSWER}|(?:一会儿?|回头|稍后)再?[和跟与][您你]联系{_TAIL}"
    r"|[您你]的(?:消息|留言|咨询)(?:我们|客服)?已经?(?:收到|记录|提交)\w{0,2}"
    r"|(?:(?:人工|在线|我们)?(?:客服)?的?(?:在线|工作|服务|上班|接待|营业)时间[为是]?)?[\d点时至到早晚上中下午周一二三四五六日每天]*"
)

_KINDS = pattern(f"(?P<sure>{_SURE})|(?P<busy>{_BUSY})|(?P<pardon>{_PARDON})|{_BESIDE}")


def is_automatic(message: Message) -> bool:
    """Whether ``message`` is an automatic reply: by its file, by a mark in it, or because it says no more."""
    text = message.text
    if message.automatic or AUTOMATIC in text[:20] or text.rstrip().endswith(_MARKS_BEHIND):
        return True
    return len(text) <= LONGEST and _says_nobody_is_there(text)


@lru_cache(maxsize=4096)  # agents and machines say the same over and over
def _says_nobody_is_there(text: str) -> bool:
    said = set()
    for piece in _CLAUSE.finditer(fold(text)):
        kind = _KINDS.fullmatch(_NO_WORD.sub("", piece[0]))
        if kind is None:
            return False
        said.add(kind.lastgroup)
    return "sure" in said or ("busy" in said and "pardon" not in said)


class Habits:
    """What agents' accounts say at once whenever a customer writes, learnt while messages come in."""

    def __init__(self) -> None:
        self._uses: Memory[str, _Uses] = Memory(MOST_TEXTS)

    def hear(self, talk: Sequence[Message]) -> None:
        """Take in the last message of ``talk``, as it comes out of its file: the newest may stand last or first."""
        message = talk[-1]
        if message.role == AGENT:
            asked = next((one for one in islice(reversed(talk), 1, REACH) if one.role == CUSTOMER), None)
            if asked is not None:
                self._take(asked, message)
        elif message.role == CUSTOMER and len(talk) > 1 and talk[-2].role == AGENT:
            self._take(message, talk[-2])

    def known(self, message: Message) -> Message:
        """``message``, called automatic if it is known as such by now."""
        if message.role != AGENT or message.automatic or len(message.text) > LONGEST:
            return message
        uses = self._uses.get(message.text)
        if uses and uses.clocked and len(uses.talks) >= TALKS and uses.quick >= SHARE * uses.all:
            return message._replace(automatic=True)
        return message

    def _take(self, asked: Message, answer: Message) -> None:
        if asked.time is None or answer.time is None or len(answer.text) > LONGEST:
            return
        wait = (answer.time - asked.time).total_seconds()
        # Times without seconds tell nothing; nor does an agent's message that a customer's answers.
        if wait < 0 or not (asked.time.second or answer.time.second):
            return
        uses = self._uses.get(answer.text)
        if uses is None:
            uses = _Uses()
            self._uses.keep(answer.text, uses)
        uses.all += 1
        uses.clocked = uses.clocked or wait > 0
        if wait <= WITHIN:
            uses.quick += 1
            if len(uses.talks) < TALKS:
                uses.talks.add((answer.place.file, answer.conversation))


class _Uses:
    def __init__(self) -> None:
        self.all = self.quick = 0
        self.clocked = False  # else all messages of a talk may have but one time
        self.talks: set[tuple[str, str | None]] = set()
