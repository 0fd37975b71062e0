"""What the customer's line asks for, so far as it decides which sentence answers it.

Everything here takes folded text.
"""

from __future__ import annotations

from replylint.text.patterns import pattern

# What a customer may have asked for, that a bare no refuses; what is hoped not to be there is none of it.
DRAWBACK = pattern(
    "味|掉|褪|缩|坏|漏|影响|危害|刺激|色差|甲醛|辐射|瑕疵|划痕|线头|过敏|添加|激素|酒精|噪音|副作用|感染|看[出见]|闻|破|碎|断|裂|伤"
    "|隐[形藏]|手续费|费用|门槛|限[制购]|会不会|是不是|怕|假|(?:[没不是会有]|差不多)[^,]{0,10}[吧对]\\?*$"
)
_OF_THE_GOODS = pattern("问题|疑问|需要|要求|别的事|[洗喝吃穿烘熨泡晒戴]")  # these are not for the agent to grant
MAY = pattern("(?:能|可以|支持|行)[^,。]{0,20}(?:[吗么嘛不]|\\?|$)")
_WISHES = tuple(
    (kind, pattern(words))
    for kind, words in (
        ("gift", "[送搭给][^,。?]{0,2}(?:个|点|双|份|瓶|条|件|只|张|支|包|盒|袋|小样)(?!人|师傅)|赠品|礼[品物]|小样"),
        (
            "price",
            "便宜|优惠(?!券)|打折|抹零?|[降减]|再?少[点个一些两\\d]|[讲还砍]价|折扣?|最低|太?贵|算我\\d",
        ),
        ("invoice", "(?<!改)(?:开|有|要|给|提供)[^,。?改]{0,4}票|^[^,。?改]{0,4}票[^,。?改]{0,3}[吗么]"),
        (
            "stock",
            "有货|现货|补货|(?:还有|有没有|有)[^,。?]{0,8}(?:[色码号款]|大的|小的|[a-z]+|的)(?:的|货)?(?:[吗么没不?]|$)|还有(?![^,。?]*(?:办法|方式|渠道|机会|时间|多久|什么|优惠))[^,。?]{0,12}[吗么没不]\\?*$|有没有[^,。?]{1,6}[色码号款的][^,。?]{1,4}\\?*$",
        ),
        (
            "service",
            "(?:可以|可不可以|能不能|能否|能|可不?可以|帮我|帮忙|麻烦|想|要|申请|给我|求|呗|行不行|支持|有没有|有)[^,。]{0,12}(?:退|换|改|补|赔|取消|发|送|寄|开|装|修|延|留|催|加急|上门|合并|拆|查|保|撤|通融|指定|服务|办法|方式|方法|快|延期|约|(?<!费)用|领|叠)|通融|帮帮?忙"
            "|有[^,。?]{0,4}(?:运费险|优惠券?|券|票|小样|贺卡|样品|配件|红包|试用|延保|收据|证书|报告|说明书|视频|教程|质保|活动|[袋盒]子?|包装|门店|实体店|专柜|充电器)[^,。?]{0,2}(?:[吗么没不?]|$)",
        ),
    )
)
ASKS_IF_DONE = pattern(
    "(?:发|寄|到|退|补|换|修|开|审核|处理|改|出库|安排|揽收|同意|通过|批|收到)(?!错|漏|重|坏|丢)[^,。?错漏坏丢]{0,4}(?:了?(?<!有)没有?|了吗)\\?*$"
)
ASKS_IF_ONE_MAY = pattern(
    "[^,。?您你我]{0,6}?(?:能不能|可不可以|可以|能)(?P<what>[^,。?\\d您你我给帮没不会有吗么]{1,6})[吗么不]?\\?*"
)
DOES_NOT_ARRIVE = pattern("到哪|什么时候|啥时候|几时|还没|没收到|怎么还|多久|哪天|几天|快递|物流|到了吗|到没")
WANTS_OUT = pattern("(?:要|想|给我|申请|帮我)[^,。?不]{0,3}(?:退|取消)|不想?要了?[,。]?$|不要了")
SNEERS = pattern("骗|坑|有病|良心|脑子|态度|垃圾")
DELIVERS = pattern("送(?:到|上|进|货|去)|上门|上楼|派送|配送|地址|[镇村]")
WAITS = pattern("等|急|催|还没|还不|怎么还|快点|快些|多久|什么时候|啥时候|几时")
TROUBLE = pattern("错|[少漏破坏裂碎]|没收到|不对|不一样|一[长大]一[短小]|退回|质量|怎么")
QUESTION = pattern("[吗么呢?]|是不是|能不能|可不可以|哪|多少|几|什么")
REQUEST = pattern("记得|别忘|麻烦|帮我|备注|换成|改成|给我|不要|等[您你]|^(?:那)?(?:请|先|别|我要|我[去来周下明后])")
PRICEY = pattern("贵|卖\\d|别家|人家|想想|考虑|比较|对比|纠结|犹豫|再看|看看")


def wish(before: str) -> str:
    """What kind of thing the customer asks for, if they surely do."""
    if DRAWBACK.search(before) or _OF_THE_GOODS.search(before):
        return ""
    return next((kind for kind, words in _WISHES if words.search(before)), "")
