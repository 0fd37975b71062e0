"""RV101 and RV102 across clauses: a review and its reward, a poor rating and the wish to have it changed.

What the rules are about, and their fixed phrases, stand in lexicons/reviews.txt.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from replylint.model import Both, Hit, Rule
from replylint.text.patterns import pattern
from replylint.text.view import REACH, View

RULES: tuple[Rule, ...] = ()

_AIM_REVIEW = Both("请顾客如实评价，什么都不给", "ask for an honest review, and give nothing for it")
_AIM_RATING = Both("先解决问题，评价由顾客自己决定", "solve the problem; the rating is the customer's own")

_NOT_DENIED = "(?<![不没未别免])(?<!不用)(?<!无需)(?<!不需要)(?<!没有)(?<!不是)(?<!不要)(?<!不必)"
_PRAISE = (
    f"{_NOT_DENIED}(?:好(?:评(?![率如多数度不])|[平坪苹萍枰抨](?=[再返送加给晒截]))|优质评价|haoping|hao评|好ping"
    "|[全打给个点评发]?[五5]颗?星(?![级红电酒])|满星|[挪拨点打拉]?[成到满][五5]颗|全[五5]分|图文(?:评价|好评)|hp(?=[加带+返送领截]|$)|[打给全点个][五5满]分(?![钟之])|[五5]分(?:好评|评价)"
    "|带图(?:评价|评论)|晒[个张]?[图单照]|返图|买家秀|评完|追个?评|[打给][个全]?(?:高分|[五5]分(?!钟))|写[几两]句好|(?:评论|评价)[区里][^,。!?\n]{0,3}(?:夸|说好|美言)|夸[我咱]?[们家]?[一两几]句|追加评价"
    "|(?:评价|评论)(?:截图|晒图|完|后|了|并|带|一下|就|可|给|返|送|领)|[写给留补发][个条下一]{0,3}(?:带图)?(?:评价|评论)"
    r"|写(?:够|满|上)?\d{1,3}个?字|\d{1,3}个?字[加配和+][\d两三]张?图|字数写满|评(?:价|论)?一下|留评|(?:评价|评论)(?:写|变|上传)"
    "|星星?(?:都)?(?:点满|点亮|打满|亮起)|点亮[^,。!?\n]{0,4}星)"
)
_SUM = r"(?:\d+(?:\.\d+)?|[一二两三五六八十半几])?"
_THING = (
    "(?:红包|现金|京豆|券|优惠|礼品|礼物|赠品|小礼|积分|话费|会员|运费|现"
    "|[盒瓶包件支袋双个张份套箱片条斤罐块元毛只桶卷杯贴颗])"
)
_REWARD = (
    rf"(?:(?:返|送|领|奖|赠|补|退|兑|抵|减|白拿|免费拿)[你您给取到换我]?[^,。!?;\n货]{{0,8}}?(?:{_SUM}{_THING}|\d)"
    r"|延保|延长质保|换[^,。!?;\n]{0,4}(?:[一两半\d]+个?[年月]|质保|保修|小样|赠品)|白[送给拿]|给[您你]报|报销|[邮运]费我|补偿|惊喜|(?:额外|再|加|多)(?:寄|发|送)[^,。!?;\n]{0,3}[一两][\u4e00-\u9fff]|充[^,。!?;\n]{0,4}话费|老客户?价|内部价|激活|红bao|[\d两三五]+[元块](?:红|现)"
    r"|有现金|赔[您你]|抽奖|返利|立减|赠品多|多[给送装][您你]|有[^,。!?;\n]{0,4}(?:礼|奖|惊喜)"
    r"|返现|给[您你]?\d+(?:\.\d+)?元|免邮|免运费|打?[\d七八九]折|红包|有礼|有奖|奖励|免单|半价|每单\d|[送返退补][您你]|送(?:同款|[小一])|现金\d|\d+元现金)"
)
_PAID = pattern(rf"{_PRAISE}(?P<between>[^。!?\n]{{0,24}}?){_REWARD}")
_GOOD_ONE = "(?:好[评平坪苹萍枰抨]|[五5]颗?星(?![级红电酒])|满[分星]|全?[五5]分(?!钟)|图文评价)"
_CONDITION = pattern(
    rf"(?<!不拿)(?<!不用)(?<!不以)(?<!不靠){_REWARD}[^。!?\n]{{0,12}}?(?:换|凭|要|需要?|得先|前提是|条件是|记得给|麻烦给|帮忙给|帮给)[您你个下了]?{_PRAISE}"
    rf"|(?:赔|补|退|送|换|处理|解决)[^。!?\n]{{0,8}}(?:但是?|不过|只是|前提)[^,。!?\n]{{0,4}}(?:得|要|需要?)先?(?:给|打|写|补|发)[^,。!?\n]{{0,3}}{_GOOD_ONE}"
)
# What is given only behind a good review.
_GATED = pattern(
    rf"(?:需要?|必须|得|要|先)[您你]?先?[^,。!?;\n]{{0,4}}{_GOOD_ONE}[^。!?\n]{{0,12}}?(?:才[能可给会有补寄发退换安]|再[给安寄发退换补]|马上[给安寄发退换补])"
    rf"|{_GOOD_ONE}评?(?:以后|之后|后|完|了)[^。!?\n]{{0,6}}?(?:才[能可给会有]|再?补?[寄发][^货]|再?补寄|安排[寄发]"
    r"|(?:告诉|截图|发|找)[我来][^。!?\n]{0,8}?(?:[退返送][您你]|给[您你][退返送发转]))"
)
_BY_PLATFORM = pattern(
    "平台的?(?:活动|规则|自动)|(?:系统|平台)[会将]?自动|自动(?:发(?!货)|到账|送京豆)|京豆(?:规则|活动)"
)
_SPARED = pattern(
    rf"(?:前提|条件)是?[您你]?(?:别|不|不要|不能)[给写打留]?(?:差评|低分|中评)|[不别没][给写打留]?(?:差评|低分|中评)[^。!?\n]{{0,8}}?{_REWARD}"
    rf"|[不没][给写打发晒][^,。!?;\n]{{0,2}}{_GOOD_ONE}[^。!?\n]{{0,8}}?(?:就?没有?|就?不[给送补退返发赔]|别想)[^,。!?\n]{{0,3}}(?:{_THING}|小样)"
)
# Between a review and what looks like its reward, these tell of something else: a sale, a parcel, a fact.
_OTHER_MATTER = pattern(
    r"下单|拍下|购买|满\d+(?!\d*字)|没有|不|收藏|关注|率|如潮|送货|配送|派送|送达|返回|退回|退货|退款|补货|补发|领养"
)
_AS_WORDS = str.maketrans("⭐🌟★🧧📷📸💰💵🎁", "星星星包图图元元礼")
_PICTURED = pattern(
    r"(?<!星)(?<!星 )(?:星 ?){3,}[^。\n]{0,20}?(?:[包元礼返送领券]|红包)"
    r"|(?:好评|评价|晒图|带图)[^。\n]{0,12}?[包元](?=[ \d=]|$)"
)

_CHANGE = (
    "(?<!不)(?<!不能)(?<!无法)(?<!不可以)(?<!不支持)(?<!不会)"
    "(?:修改|更改|改(?![进善良天日派签约装名版色码价地电收正期口])|删(?!减)|撤(?!诉)|覆盖|处理掉|抹掉|隐藏)"
)
_PRESSED = pattern(
    rf"(?:差评|中评|坏评|低分|[一二两三四1-4]颗?星|(?<!小)星星|评价|评论|评分|星级|[那这]条评|评语)[^。!?\n]{{0,24}}?{_CHANGE}"
    r"(?:一下|下|掉|成|为|了|除|回|个|吧|过来|销|好|改|评|干净|光|没|$)"
    rf"|{_CHANGE}[^,。!?\n]{{0,8}}?(?:差评|中评|坏评|低分|评价|评论|评分|[五5]星|好评|满分|满星)"
    r"|追评[^,。]{0,4}(?:覆盖|盖)|(?:评价|差评|中评|评论|[一二两1-3]颗?星)[^。!?\n]{0,8}?[不没][删改撤](?:掉|了)?[^。!?\n]{0,12}?(?:先?不(?:处|退|给|补|好[给往])|没法(?:处理|[往给]))"
)
# Words for a rating are many, and so are those for taking it back; each alone says little.
_TAKEN_BACK = pattern(
    r"(?:差评|中评|坏评|低分|[一二两三1-3]颗?星(?![期级])|评[价论])[^,。!?;\n]{0,6}?(?:收回|撤回|拿掉|去掉|取消掉|抹[了掉去]|清[了掉除])"
    r"|(?:换|变|升|翻|提|调|加|挪|拨)(?:成|到|为|回)[全满]?(?:[五5]颗?星(?!级)|[五5]颗|好评|满分|满星)"
    r"|[那这]条评?[^,。!?;\n]{0,3}(?:收回|撤|删|改|去掉|抹)[^。!?\n]{0,12}?(?:白[送给]|[送返退补赔给][您你])"
)
_HOW_TO = pattern(
    r"[改删]评价的?(?:入口|方法|按钮|地方|步骤)|(?:评价|评论|评分)[^,。]{0,10}(?:不能|无法|不可以|不支持|不了|没法)[^,。]{0,4}[改删撤]|[改删撤][^,。]{0,3}不[了掉]"
    r"|不[^,。]{0,4}[改删撤][^,。]{0,4}[评星]|(?:自己|自行|随时|小时内|天内|后)[都也]?可以?(?:自己|自行|随时)?(?:修改|改|删)"
    r"|(?:不用|不必|无需|不要求|不会要求|不需要)[^,。]{0,6}[改删撤]"
)


def check(view: View) -> Iterator[Hit]:
    """A reward promised for a review (RV101), a rating that is to be changed or removed (RV102)."""
    text = view.squeezed
    if not _BY_PLATFORM.search(text):
        for match in _PAID.finditer(text):
            if not _OTHER_MATTER.search(match["between"]):
                yield view.hit("RV101", *match.span(), aim=_AIM_REVIEW)
        for match in chain(_CONDITION.finditer(text), _GATED.finditer(text)):
            yield view.hit("RV101", *match.span(), aim=_AIM_REVIEW)
    if view.noisy:
        for match in _PICTURED.finditer(view.folded.translate(_AS_WORDS)):
            if view.folded[match.start() : match.end()] != match[0]:
                yield Hit("RV101", *match.span(), aim=_AIM_REVIEW)
    for match in _SPARED.finditer(text):
        yield view.hit("RV101", *match.span(), aim=_AIM_REVIEW)
    for match in chain(_PRESSED.finditer(text), _TAKEN_BACK.finditer(text)):
        start, end = view.span(*match.span())
        left, right = view.clause(start, end)
        if not _HOW_TO.search(view.folded[max(left, start - REACH) : min(right, end + REACH)]):
            yield Hit("RV102", start, end, aim=_AIM_RATING)
