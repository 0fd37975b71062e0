"""Softer words made to fit their place: 绝佳口感 becomes 出色口感, and what would read wrong is not offered."""

from __future__ import annotations

from replylint.model import Hit
from replylint.text import tables
from replylint.text.patterns import pattern
from replylint.text.view import View, fold

_NOUN = pattern(
    "[\u4e00-\u9fff](?<![的地得了着过吗呢吧啊呀哦哈嘛啦哒咯噢喔是也都又就还更不没而和与跟或且但在给让把被对比用来去会能可要想])"
    "(?<![您你我他她它亲这那])"
)
_LINKED = {"很好": "出色", "很不错": "不错的", "不错": "不错的"}  # what stands before a noun without 的
_CHOICE = pattern("的(?:是|那|一款|颜色|尺码|款式|一个)")
_READS_WRONG = pattern(  # a few characters to either side of a word where it stands
    "优质(?:会员|客户|用户|vip|人[才选]|非遗|景区|标准|赛事|[运保重实科])"
    "|特色(?:授权|代理|专利|发明|技术|合作|经营|销售|首发)"
    "|可以选(?![我这本的呢哦哈啊吧了它])[\u4e00-\u9fff]"
    "|(?:属于|称得上|算是?|作为|喊|口碑|[非特太超最更很](?:常|别|的)?|真|第[^,。]?|排[^,。]?)很|您我"
    "|(?:业内|行业|国内|全国|全网|市面|同行)[^,。!?的]{0,2}(?:不错|优质|很|特色)|性价比很受|可以选[,。!~]?$"
)
_COMPARES = pattern(  # what a word stands behind that only a superlative fits: 我们才是最低价, 比别家都便宜，最低价
    "才(?:是|叫|算)[^,。!?]{0,4}$|比(?![较如例])[^,。!?]{1,8}$|比(?![较如例])[^,。!?]{1,6}[都还][^,。!?]{1,4},[^,。!?]{0,4}$"
)
_NAMED = pattern("[^,。!?]{0,3}就是(?:我们|咱|本店|这)")  # 价格最低的就是我们

_PAIRED = 300  # so far apart, in characters, may two quotation marks of a pair stand
_MARKED = pattern(r"(?P<head>[^\W_]+)[\W_]+(?P<tail>[^\W_]+)")
_PAIRS = (*zip("“‘「『【《（([\"'`*", "”’」』】》）)]\"'`*", strict=True), ("**", "**"), ("__", "__"))


def parts_pair(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` holds one of a pair of quotation marks or brackets, and the other stands outside."""
    if end - start > _PAIRED:  # nothing is put in the place of so much
        return False
    inside, before, behind = text[start:end], text[max(0, start - _PAIRED) : start], text[end : end + _PAIRED]
    for left, right in _PAIRS:
        if left == right:
            parted = inside.count(left) % 2 == 1 and left in before + behind
        else:
            closing = inside.count(right) - inside.count(left)
            parted = (closing > 0 and left in before) or (closing < 0 and right in behind)
        if parted:
            return True
    return False


def fitted_word(view: View, hit: Hit) -> Hit:
    """``hit`` with its wordings as they read where they stand in ``view``, those that read well."""
    start, end = hit.replace or (hit.start, hit.end)
    if parts_pair(view.text, start, end):
        return _within_marks(view.text, hit, start, end)
    folded = view.folded
    before, behind = folded[max(0, start - 4) : start], folded[end : end + 4]
    if _COMPARES.search(folded, max(0, start - 20), start) or _NAMED.match(folded, end):
        return hit._replace(softer=(), safe=False)
    made = (_before(folded[start:end], new, behind) for new in hit.softer)
    softer = tuple(new for new in made if not _READS_WRONG.search(before + fold(new) + behind))
    if softer and view.traditional:
        softer = tuple(map(tables.traditional, softer))
    return hit._replace(softer=softer, safe=hit.safe and bool(softer))


def _within_marks(text: str, hit: Hit, start: int, end: int) -> Hit:
    """``hit`` with its wordings for what stands before a closing mark (“最好”的), as far as they end as it does."""
    words = _MARKED.fullmatch(text[start:end])
    tail = words["tail"] if words else ""
    softer = tuple(new[: -len(tail)] for new in hit.softer if tail and len(new) > len(tail) and new.endswith(tail))
    if not softer or words is None:
        return hit._replace(softer=(), safe=False)
    return hit._replace(softer=softer, replace=(start, start + words.end("head")))


def _before(fault: str, wording: str, behind: str) -> str:
    if wording not in _LINKED and not wording.startswith("很"):
        return wording
    if fault.startswith("最") and _CHOICE.match(behind):
        return f"更{wording[1:]}"
    if wording.endswith("的") or not _NOUN.match(behind):
        return wording
    return _LINKED.get(wording, f"{wording}的")
