"""Whether a ready sentence speaks of what the draft spoke of: no invented step, no ease where there is harm.

Everything here takes folded text.
"""

from __future__ import annotations

from replylint.softening.telling import REFUSAL
from replylint.text.patterns import pattern

# A bare 没有 or 好 answers what was asked.
_PARTICLES = "[的了呢哦哈啊呀啦吧噢喔哒亲,。!?~ ]*"
_BARE_NO = pattern(
    f"{_PARTICLES}(?:(?:这个|真的?|暂时|确实|也|都|现在|目前))?(?:没有?|木|冇|莫得|[不唔](?:可能|能|行|可以|会|是|支持|同意|得))+{_PARTICLES}"
)
_BARE_YES = pattern(
    f"{_PARTICLES}(?:(?:好|行|嗯|恩|可以|收到|知道|ok|是|对|能|有|没问题|要得|中|明白)[的了吧]?)+{_PARTICLES}"
)
_USELESS = pattern("没用|白搭|一样")  # 催了也没用 to 能帮我催一下吗 is a refusal
_UP_TO_YOU = pattern("随(?:[您你]|便|意)")  # to the same it is a consent
_WISH = pattern("[能可]以?[^,。]{1,10}[吗不么]|帮我|麻烦")
_REQUESTS = pattern("[?吗么]|能|可以|帮|麻烦|请|要|[不没]$|改|换|退|发|催|备注|加|记得|别忘|给我")
_NEEDS = tuple(  # what a ready sentence says of the matter, and what the draft must have said for that
    (words, pattern(needed))
    for words, needed in (
        (
            "这个我先帮您问一下",
            "[知清懂明][道楚白]?|确定|了解|晓得|[说看查讲答]不|不好[说讲]|没法说|不懂|不会|问|猜|可能|也许|大概|应该|情况|记得|没试|把握|到时|再说|尽量|唔|怎么[说讲]|研究|留意|未必|看[吧天]",
        ),
        ("需要主管", "规[定矩则]|老板|店长|店主|主管|领导|经理|权限|做不了主|作不了主|公司(?!所有)|上面|上级|审批|批"),
        (
            "统一的要求",
            "规[定矩则]|公司|老板|店长|店主|领导|主管|经理|制度|要求|流程|系统|政策|上面|一律|统一|总部|厂家|上级|平台定",
        ),
        ("退换", "退|换|拆|剪|洗|穿|用|签|吃|喝|戴"),
        ("专员您好", "^(?!.*找(?:平台|小二|专员))"),
        ("是我没说清楚", "说|讲|承诺|答应|保证|求"),
        ("版型", "穿|胖|瘦|腿|身[材高]|个子|矮|脸|体型|腰|黄皮|肤色|撑"),
        ("详情页", "详情|页面|介绍|描述|主图|自己(?:去|不会)?(?:看|翻|找)|^(?:亲,?)?看|上面|写|白纸黑字|标得|眼"),
    )
)
_ELSEWHERE = pattern("视频|说明书?$|说明书|标题|订单|物流|短信|快递|短信|邮件|尺码表")
_NOT_OURS = pattern(  # what the customer alone can find out, or should have known
    "[您你妳](?:家|自己|那边|这种|这人|怎么|身)|跟[您你]说|都不(?:知道|清楚|晓得)(?!的|呢|$)|[您你妳](?:说|打|讲|写|发)的[^,]{0,4}[听看]不|[您你妳][^,]{0,3}[听看]不懂|[您你妳](?:这|的)?(?:照片|图|视频|语音|字)|[您你妳](?:发|拍|传|截)的|(?:不懂|不会)(?:就)?[别莫甭]|我怎么(?:看|听)不|自己[^,]{0,2}不(?:晓得|知道|清楚)"
)
_UNREADABLE = pattern("[您你妳](?:说|打|讲|写|发)的")  # it was the customer who was not clear
_IN_OTHER_WORDS = pattern("[不没]同意|不让|没批|不批|不了|没法|没办法|难|没门|没戏|不肯|不给")
_STOCK = pattern("(?:没|无|缺|断)有?现?货|卖[完光]|停产|下架|售罄")
_MISTAKE = pattern(
    "错|没看|不看|看清|没注意|不注意|漏|忘|没选|没备注|不仔细|粗心|马虎|不早|没说|没写|不写|不长眼|不长心|上点心|手笨|大意|简单|没搞|不会|没买|不买|不问|没问|手慢|贪|嘴馋"
)
_HARM = pattern(
    "[坏破碎裂烂丢炸死伤病痛毒骗赔亏急贵烫肿]|漏[水电气油]|漏了|过敏|投诉|差评|退款|超时|过期|退不|素质|要求|离谱|知道急|生气|着急|态度|缩|掉色|起球|发霉|馊"
)


def may_answer(said: str, before: str) -> bool:
    """Whether a ready sentence may stand for ``said`` where the customer said ``before`` (empty: not known).

    A bare 没有 may be good news (有副作用吗) and a bare 好 a consent: what these answer is read in wishes.py.
    """
    if not before.strip():
        return True
    if (_USELESS.search(said) or _UP_TO_YOU.search(said)) and _WISH.search(before):
        return False
    return not (_BARE_NO.fullmatch(said) or (_BARE_YES.fullmatch(said) and _REQUESTS.search(before)))


def suits(sentence: str, draft: str) -> bool:
    """Whether ``sentence``, a ready one, speaks of what ``draft`` spoke of: no invented step, no ease where there is harm."""
    if any(words in sentence and not needed.search(draft) for words, needed in _NEEDS):
        return False
    if "没说清楚" in sentence and _UNREADABLE.search(draft):
        return False
    if "详情页" in sentence and _ELSEWHERE.search(draft):
        return False
    if "没关系" in sentence and "也没关系" not in sentence and (_HARM.search(draft) or not _MISTAKE.search(draft)):
        return False
    if ("帮您核实一下" in sentence or "帮您问" in sentence) and _NOT_OURS.search(draft):
        return False
    if "办不到" in sentence and not (REFUSAL.search(draft) or _IN_OTHER_WORDS.search(draft)):
        return False
    return not _STOCK.search(draft) or _STOCK.search(sentence) is not None
