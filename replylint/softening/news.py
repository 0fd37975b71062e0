"""What kind of news a clause is that is told again: it decides which sentence may go on from it.

Everything here takes folded text.
"""

from __future__ import annotations

from replylint.text.patterns import pattern

_BAD_NEWS = pattern(
    "[丢坏破漏炸碎裂烂死脏湿磨](?:了|掉|损|$)|[罚扣涨拒]|取消|延迟|推迟|没发|没到|没付|还没|弄|自理|自己出|过期|失败|封[路控]|爆仓|盘点|停到|查验|[卡扣在等过被][^,]{0,2}海关|海关(?![单证报]|申报)|缩水|掉色|少了|差一?[分点天]|多了|打不通"
)
_WAITING = pattern("催|急|等|耐心|磨叽|墨迹|快点|天天问|一直问")
_ON_ITS_WAY = pattern(
    "发[货出]|出库|入库|补货|到货|签收|派[送件]|寄出|[发到寄](?:$|[的哦呢])|预计|预售|路上|物流|快递|包裹|海关|仓库|盘点|排队|排单|前面|恢复|派送|审核|处理|小时|工作日|到账|现货"
)
_TAKES = pattern(  # 安装要多久, 充满要几小时: nobody waits for anything yet
    "(?:安装|装|充|煮|炖|泡|烤|洗|晾|晒|干)[^,。?!发到寄]{0,4}(?:多久|多长时间|多少时间|几个?小时|几分钟|几天)"
)
_NOT_YET_LATE = pattern("[没不未](?:有)?[到超]|没过")
_HEARSAY = pattern("说|可能|一般|通常|估计|大概|应该|预计|听")
_SLOW = pattern("才(?:发|到|出)|慢")
_DAY = r"(?:[今明后]天|[今明]晚|下?(?:周|星期|礼拜)[一二三四五六日天]|下周|月[底初中]|\d+[月号日点]|上午|下午|晚上|预计|陆续|年[前后])"
_COMING = "(?:发|到|送|派|补|出[库货]|寄|上架|有货|上门|恢复|去$)"
_WHEN = pattern(_DAY)
_DUE = pattern(f"{_DAY}[^,]{{0,8}}{_COMING}|{_COMING}[^,]{{0,3}}{_DAY}")
_OVER = pattern("(?:出库|发货|发出|寄出|打包|揽收|排产|开始做|裁|结束|截止)[^,了]{0,2}了")
_LIMIT = pattern(
    "^(?:最多|顶多|只能|只)(?:能)?(?:退|补|赔|减|少|便宜|优惠|送|抹)|(?:不(?:支持|让|批|肯|同意|受理)|没(?:批|法改))的?$"
)
_PASSED = pattern("(?:催|反馈|上报|提交|申请|登记|问)[^,]{0,2}了$")
_DONE = pattern("(?:发|寄|退|补|换|改|取消|备注|处理|打款|到账)[^,]{0,3}了$|^(?:快递|运)?单号")
_TOO_LATE = pattern("早|现在|才[说来讲问想]")
_PRICE = pattern(r"\d+(?:\.\d+)?(?:元|块|一?[个件双套斤箱瓶包条盒支片罐袋])")
_EXPLAINS = pattern(
    r"\d+(?:\.\d+)?(?:[a-z]|厘米|毫米|米|寸|克|公斤|斤|升|毫升|度|瓦|伏|毫安|平|层|个|年|期|折|元|块|码|支|片|粒|人|天|小时|分钟|秒|到|-)"
    "|保修|质保|预售|现做|定制|材质|面料|棉|适[合用]|尺码|偏[大小]|印在|说明|支持|报告|正品|专柜|分期|标准|含|包[邮含装]"
    "|满\\d|可以|能|需?要|先|按|拧|插|充|扫|洗|擦|泡|打开|调|装|别|不用|避免|属于|防水|地址是|^//"
)
_HAPPENED = pattern("(?<![写标说])了(?!解)|^(?:这单|订单|单子|包裹|快递|物流|单号)|[过]$")
_PHONE = pattern(r"(?:电话|热线|号码|客服)?[是为:]?\d[\d-]{4,12}")
_PASSED_ON = pattern(
    "(?:[找问打]|联系)(?:一?下)?(?:给)?(?P<who>快递|物流|厂家|售后|仓库|平台|京东|银行|顺丰|圆通|中通|申通|韵达|极兔|邮政|德邦)"
)


def is_bad_news(clause: str) -> bool:
    """Whether ``clause`` tells of a loss or a delay, after which no cheerful sentence fits."""
    return _BAD_NEWS.search(clause) is not None


def names_day(clause: str) -> bool:
    """Whether ``clause`` says on which day something will be: 师傅约了周六下午."""
    return _WHEN.search(clause) is not None and not clause.endswith("了")


def is_slow(clause: str) -> bool:
    """Whether ``clause`` tells how long it takes, which nobody is glad of and nobody is to blame for: 半个月才到."""
    return _SLOW.search(clause) is not None


def hurries(words: str) -> bool:
    """Whether ``words`` were said to somebody who waits: 催什么, 急也没用."""
    return _WAITING.search(words) is not None


def asks_how_long_it_takes(words: str) -> bool:
    """Whether ``words`` of the customer ask how long it takes to use the goods, not how long they wait for them."""
    return _TAKES.search(words) is not None


def is_on_its_way(clause: str) -> bool:
    """Whether ``clause`` tells somebody who waits how far the matter is: 周五发货, 前面还有十单, 已经催了."""
    if _PASSED.search(clause):
        return True
    return _ON_ITS_WAY.search(clause) is not None and _NOT_YET_LATE.search(clause) is None


def happened(clause: str) -> bool:
    """Whether ``clause`` tells what has happened: 一共收了23元, 订单在路上."""
    return _HAPPENED.search(clause) is not None


def is_due(clause: str) -> bool:
    """Whether ``clause`` tells when something will come: 周五发货, 12号到."""
    return _DUE.search(clause) is not None and not _HAPPENED.search(clause)


def is_limit(clause: str) -> bool:
    """Whether ``clause`` tells how far one goes, and no further: 最多退20, 酒店不支持."""
    return _LIMIT.search(clause) is not None


def is_done(clause: str) -> bool:
    """Whether ``clause`` tells what was done for the customer: 已经寄出了, 单号SF1234567890."""
    return _DONE.search(clause) is not None


def is_over(clause: str, dropped: str) -> bool:
    """Whether ``clause`` tells that it is too late, to somebody who was told so: 早说啊，单子已经出库了."""
    return _OVER.search(clause) is not None and _TOO_LATE.search(dropped) is not None


def is_hearsay(clause: str) -> bool:
    """Whether ``clause`` tells what is likely, or what others say, before it is known: 快递说下午送."""
    return _HEARSAY.search(clause) is not None


def is_price(clause: str) -> bool:
    """Whether ``clause`` names a price: 38一个."""
    return _PRICE.search(clause) is not None


def explains(clause: str) -> bool:
    """Whether ``clause`` tells of the goods or of what to do, so that there may be more to ask: 保修一年, 长按5秒."""
    return _EXPLAINS.search(clause) is not None


def passed_on_to(dropped: str, clause: str) -> str | None:
    """Whom the customer was sent to, if all that ``clause`` tells is their number: 问快递去，电话95338."""
    found = _PASSED_ON.search(dropped)
    return found["who"] if found and _PHONE.fullmatch(clause) else None
