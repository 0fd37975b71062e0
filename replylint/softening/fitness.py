"""Whether a clause of the draft may be told again as it stands: a fact or a refusal put so that nobody minds it.

Everything here takes folded text. The learned scorer lends its ear: what sounds rude by itself is not told again.
"""

from __future__ import annotations

from collections.abc import Sequence

from replylint.rules import scorer
from replylint.softening.news import is_done, is_on_its_way
from replylint.softening.telling import NEGATION, REFUSAL, is_plain
from replylint.text.patterns import pattern

FACT, SHORT_FACT, OPEN = -1.5, -1.0, 2.0  # what a fact, a short one, and what stands before a promise may sound like
RUDE = 0.65  # from here on it is rude
EDGY = 0.2  # from here on no 您 makes it polite
LONGEST_LINE = 200  # characters that are listened to for that
FEW = 7  # characters of a short fact
LONGEST_TAIL = 8  # characters that may follow the words of a refusal

_LINE = pattern("[^\\n]+")
_WHOSE = pattern(  # 老板娘定的一口价, 是国家说的, 页面写死了
    "(?:老板娘?|店[长主]|主管|领导|经理|上[头面]|财务|公司|集团|总部|国家|厂[商家里]|制度|条款|规则|规矩|合同)[^,]{0,2}(?:定|说|讲|写|规|没|不|改|就|认|心情)"
    "|规[定矩则](?:$|[的了]|如此|就)|是规[定矩]|写死|我不退|跟[^,]{1,4}(?:没有?关系|无关)"
)
_UNDONE = pattern(  # what is no whole sentence: 专柜验过的东西, 关于补发
    "(?:亲|宝)+$|^\\d+[点分秒][\\d点分秒零和到至]+$|的(?:东西|事情?|人|货色?|玩意儿?|话|时候)$|^(?:关于|至于|为了?|因为|由于|把|被|连|对于)|(?<![不一])(?P<word>[^,]{1,3})就(?P=word)|(?P<said>[^,]{2,})就是(?P=said)|^[^,]的$"
)
_SNEERS = pattern(  # 还给你包邮, 偏要机洗, 通知发了三遍了, 不是我们装的, 喺边度
    "[还偏硬]要?给|偏|[磨墨][叽迹]|当废|嫌|又[问来催]|一手造|能[填写寄拍选][^,]{0,1}[错串反]|赖|鬼|摆着|[两三四五六七八九十几\\d]+[遍次回]了"
    "|不是(?:我|咱|店|本店)|咋|啥|能[^,]{1,4}[烂坏碎破]$|说的是|[就才都也]不|是(?:快递|物流|仓库|厂家|系统)[^,]{0,6}的$|边度|乜|咩|点解|么$"
)
_FOR_YOU = pattern("(?:给|帮|替|为|退|赔|补)[您](?=[\u4e00-\u9fff])|^(?:那)?[您](?:可以|直接|先)")
_BY_ITSELF = pattern("[a-z\\d]{5,}|//|运费|邮费")  # a number or an address to be told as it is, and who pays
_IDLE_NO = pattern(
    "不(?:是|用|会|必|同|含|掉|起|褪|缩|伤|沾|漏|包|防|带|锈|粘|透|限|少于|低于|超过?|需)|没有|未|别|无(?:需|异味|毒|线|糖|痕)"
)
_NO_REFUSAL = pattern("[坏断掉破比骗跑丢救]不了|[做作]不了[^,]{0,2}主|没法比|[也都][^,]不了")  # what cannot happen


def may_be_told(clause: str, promised: bool = False) -> bool:
    """Whether ``clause`` reads well where it is told again; ``promised`` says that a promise to find out follows."""
    if _WHOSE.search(clause) or _UNDONE.search(clause) or _SNEERS.search(clause):
        return False
    refused = REFUSAL.search(clause)
    if promised:
        return refused is None and not clause.startswith("这个") and sounds(clause) <= OPEN
    if _BY_ITSELF.search(clause) or ((is_on_its_way(clause) or is_done(clause)) and is_plain(clause)):
        return True
    plain = is_plain(_FOR_YOU.sub("", clause))
    if refused:
        return plain and len(clause) - refused.end() <= LONGEST_TAIL and not _NO_REFUSAL.search(clause)
    if not plain or NEGATION.search(_IDLE_NO.sub("", clause)):
        return False
    return sounds(clause) <= (SHORT_FACT if len(clause) <= FEW else FACT)


def rude_beside(text: str, mended: Sequence[tuple[int, int]]) -> list[int]:
    """Where in ``text`` words stand that are rude by themselves and stay beside what is ``mended``."""
    found, at = [], 0
    for start, end in (*sorted(mended), (len(text), len(text))):
        for said in _LINE.finditer(text, at, max(at, start)):
            if len(said[0]) >= scorer.SHORTEST and sounds(said[0]) > RUDE:
                found.append(said.start())
        at = max(at, end)
    return found


def is_edgy(text: str, at: int) -> bool:
    """Whether the line around offset ``at`` sounds rude, though no rule has heard it: 关你啥事."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    said = text[start : len(text) if end < 0 else end]
    return len(said) <= LONGEST_LINE and sounds(said) > EDGY


def sounds(clause: str) -> float:
    """How rude ``clause`` sounds to the learned scorer, by itself."""
    return scorer.score(scorer.model(), scorer.normal(clause), "")
