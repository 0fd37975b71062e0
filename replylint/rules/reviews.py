"""RV101 and RV102 across clauses: a review and its reward, a poor rating and the wish to have it changed.

What the rules are about, and their fixed phrases, stand in lexicons/reviews.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Hit, Rule
from replylint.view import View

RULES: tuple[Rule, ...] = ()

_SAY_NO = "(?<![不没未别免])(?<!不用)(?<!无需)(?<!不需要)(?<!没有)(?<!不是)(?<!不要)(?<!不必)"
_PRAISE = (
    f"{_SAY_NO}(?:好评(?![率如多数度不])|haoping|hao评|好ping|(?:全|打|给|个|点)?(?:五|5)(?:颗)?星(?![级红电酒])|满星|(?:打|给|全|点|个)(?:五|5|满)分(?![钟之])"
    "|(?:五|5)分(?:好评|评价)|带图(?:评价|评论)|晒[个张]?[图单照]|返图|买家秀|(?:评价|评论)(?:截图|晒图|完|后|了|并|带|一下|就|可|给|返|送|领)|评完|追评|追加评价"
    "|[写给留补发][个条下一]{0,3}(?:带图)?(?:评价|评论))"
)
_SUM = r"(?:\d+(?:\.\d+)?|[一二两三五六八十半]|几)?"
_THING = "红包|现金|京豆|券|优惠|礼品|礼物|赠品|小礼|积分|话费|会员|运费|现|(?:盒|瓶|包|件|支|袋|双|个|张|份|套|箱|片|条|斤|罐|块|元|毛|只|桶|卷|杯|贴|颗)"
_REWARD = (
    f"(?:返|送|领|奖|赠|补|退|兑|抵|减|白拿|免费拿)(?:你|您|给|取|到|换|我)?[^,，。!！?？;；\\n货]{{0,8}}?(?:{_SUM}(?:{_THING})|\\d)"
    f"|返现|免邮|免运费|(?:打)?[\\d七八九]折|红包|有礼|有奖|奖励|免单|半价|每单\\d|(?:送|返|退|补)(?:您|你)|送(?:同款|小|一)|抽奖|现金\\d|红包\\d|\\d+元(?:现金|奖励)"
)
_PAID = re.compile(f"(?P<what>{_PRAISE})(?P<gap>[^。!！?？\\n]{{0,24}}?)(?:{_REWARD})")
_CONDITION = re.compile(
    f"(?:{_REWARD})[^。!！?？\\n]{{0,12}}?(?:换|凭|要|需要?|得先|前提是|条件是|记得给|麻烦给|帮忙给|帮给)(?:您|你|个|一?个|下|了)?{_PRAISE}"
)
_NO_BARGAIN = re.compile(
    "下单|拍下|购买|满\\d|没有|不|收藏|关注|率|如潮|送货|配送|派送|送达|返回|退回|退货|退款|补货|补发|领养"
)
_AS_WORDS = str.maketrans("⭐🌟★🧧📷📸💰💵🎁", "星星星包图图元元礼")
_STARS = re.compile(
    "(?:星 ?){3,}[^。\\n]{0,20}?(?:包|元|礼|返|送|领|红包|券)|(?:好评|评价|晒图|带图)[^。\\n]{0,12}?[包元](?=[ \\d=]|$)"
)

_RATING = "(?:差评|中评|坏评|低分|[一二两三四1-4](?:颗)?星|评价|评论|评分|星级|那条评|这条评)"
_CHANGE = "(?:修改|更改|改(?![进善良天日派签约装名版色码价地电收正期口])|删(?![减])|撤(?!诉)|覆盖|处理掉|抹掉|隐藏)"
_NO_WISH = (
    f"(?:不能|无法|不可以?|不支持|不让|没法|没办法|不会|不用|不需要|无需|不要求|如何|怎么|怎样|是否)[^,，。]{{0,4}}"
)
_ASKED = re.compile(
    f"{_RATING}[^。!！?？\\n]{{0,24}}?(?<!不)(?<!不能)(?<!无法)(?<!不可以)(?<!不支持)(?<!不会){_CHANGE}(?:一下|下|掉|成|为|了|除|回|个|吧|过来|销|好|改|评|$)"
    f"|(?<!不)(?<!不能)(?<!无法)(?<!不可以)(?<!不支持){_CHANGE}[^,，。!！?？\\n]{{0,8}}?(?:差评|中评|坏评|低分|评价|评论|评分|(?:五|5)星|好评|满分|满星)"
    "|追评[^,，。]{0,4}(?:覆盖|盖)"
)
_HOW_TO = re.compile(
    "(?:评价|评论|评分)[^,，。]{0,10}(?:不能|无法|不可以|不支持|不了|没法)[^,，。]{0,4}(?:改|删|撤)|(?:改|删|撤)[^,，。]{0,3}(?:不了|不掉)"
    "|不[^,，。]{0,4}(?:改|删|撤)[^,，。]{0,4}(?:评|星)|(?:自己|自行|随时|小时内|天内|后)(?:都|也)?可以?(?:自己|自行|随时)?(?:修改|改|删)|(?:不用|不必|无需|不要求|不会要求|不需要)[^,，。]{0,6}(?:改|删|撤)"
)


def check(view: View) -> Iterator[Hit]:
    """A reward promised for a review (RV101), a rating that is to be changed or removed (RV102)."""
    text = view.squeezed
    for pattern in (_PAID, _CONDITION):
        for match in pattern.finditer(text):
            gap = match["gap"] if pattern is _PAID else ""
            if not _NO_BARGAIN.search(gap):
                yield view.hit("RV101", *match.span())
    if view.noisy:
        for match in _STARS.finditer(view.folded.translate(_AS_WORDS)):
            if view.folded[match.start() : match.end()] != match[0]:
                yield Hit("RV101", *match.span())
    for match in _ASKED.finditer(text):
        start, end = view.span(*match.span())
        clause = view.folded[view.clause(start, end)[0] : view.clause(start, end)[1]]
        if not _HOW_TO.search(clause):
            yield Hit("RV102", start, end)
