"""Personal data spelled out in a reply: mobile and identity numbers, bank cards, addresses, e-mail.

A number counts only if it can be one: mobile prefixes, the checksum, birth date and region of an
identity number (GB 11643), Luhn and issuer of a card. Waybills, orders, hotlines, masked numbers and
the shop's public return address are no personal data (row S314).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.rules import ADDRESS_LIKE, MAIL_LIKE, NUMBER_LIKE
from replylint.rules.numbers import Number, is_mobile, numbers, owner_of
from replylint.text.patterns import pattern
from replylint.text.view import REACH, View

_BASIS = Both(
    "《个人信息保护法》第二十八条、第五十一条；各平台客服规则：不得泄露顾客信息",
    "Personal Information Protection Law articles 28 and 51; the platforms' rules: customers' data stay private",
)
_AIM_NUMBER = Both(
    "只说后四位，或请顾客在订单页自己核对", "give the last four digits, or let the customer check the order page"
)
_AIM_WHERE = Both("请顾客在订单页核对地址，聊天里不写全", "let the customer check the address on the order page")


def _rule(code: str, name: str, zh: str, en: str, why: Both, bad: tuple[str, ...], good: tuple[str, ...]) -> Rule:
    return Rule(code, name, Both(zh, en), Severity.ERROR, why, _BASIS, ("S314",), bad, good)


RULES = (
    _rule(
        "PR101",
        "mobile-number",
        "手机号写了出来",
        "A mobile number is spelled out",
        Both(
            "聊天会被截图、转发，也会被稽查。别人的手机号（顾客、收件人、邻居）连同姓名一起写出来，就是泄露个人信息。",
            "Chats are copied, forwarded and audited: a customer's or a neighbour's number written out is a leak.",
        ),
        (
            "您留的手机是13800001111对吗",
            "收件人李女士 139-0000-2222，麻烦确认",
            "邻居的电话是一三七〇〇〇〇三三三三",
            "号码１５８００００４４４４对不上",
            "订单上填的是138 0000 1111，对吗",
            "收件人张三13800001111",
        ),
        (
            "您预留的138****1111收不到短信吗",
            "品牌热线400-820-1234，京东客服950618",
            "订单号13800001111222已经发货",
            "运单13800001111正在派送",
            "这款充电宝是13800mAh的",
        ),
    ),
    _rule(
        "PR102",
        "identity-number",
        "身份证号写了出来",
        "An identity number is spelled out",
        Both(
            "身份证号是敏感个人信息，不该在聊天里出现，请顾客在平台的实名页面自己填写。",
            "An identity number is sensitive personal data; the customer enters it on the platform's own page.",
        ),
        (
            "登记的身份证是11010519491231002X",
            "旧证号码110105491231002也不能发在这里",
            "身份证号我记的是330106199001011111",
        ),
        ("身份证后四位是0029的那位", "运单110105194912310028已签收", "证件号1101**********0029和姓名不符"),
    ),
    _rule(
        "PR103",
        "bank-card",
        "银行卡号写了出来",
        "A bank card number is spelled out",
        Both(
            "卡号连同姓名足以被盗用；退款按原路走，不需要在聊天里写卡号。",
            "A card number with a name is enough for fraud; refunds return the way they came and need none.",
        ),
        (
            "您付款的卡是6217 0000 0000 0000 004",
            "退到4111111111111111这张卡",
            "退到建行6217001111111111111对吗",
            "钱进了6214850000000000这张卡",
        ),
        (
            "退到尾号0003的卡",
            "条码6901234567892是厂家的",
            "订单6222020000000000004已完成",
            "礼品卡6222020000000000004已激活",
        ),
    ),
    _rule(
        "PR104",
        "address",
        "详细地址写了出来",
        "A full address is spelled out",
        Both(
            "写到门牌、楼栋的收货地址能找到人，核对时只说到街道，或请顾客看订单页。",
            "An address down to the house can be visited: name the street at most, or point to the order page.",
        ),
        (
            "是寄到上海市徐汇区漕溪北路18号3栋502室吗",
            "他住杭州市西湖区文三路90号",
            "您楼上7栋903周国强先生刚装的就是这款",
        ),
        (
            "您是寄到上海徐汇区对吗",
            "退货地址：上海市徐汇区漕溪北路18号3栋 退货组",
            "最近的自提点在文三路90号",
            "7栋903不在配送范围，抱歉",
            "麻烦您把收货地址发我核对一下",
        ),
    ),
    _rule(
        "PR105",
        "personal-email",
        "私人邮箱写了出来",
        "A person's e-mail address is spelled out",
        Both(
            "邮箱和手机号一样能找到人，请顾客自己核对。",
            "Like a number, an address leads to a person; let the customer check it.",
        ),
        ("发票发到zhangsan88@163.com了", "您的邮箱是1234567@qq.com对吧", "邮箱是zhangsan88艾特qq点com吧"),
        (
            "发票会发到您下单时填的邮箱",
            "品牌邮箱service@example.com可以反馈",
            "您的QQ邮箱是多少呢",
            "您@一下我，我点com结尾的链接给您看",
        ),
    ),
)

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方俞任袁柳唐罗薛贺倪汤殷毕郝安常乐于傅齐康"
    "伍余顾孟黄穆萧尹姚邵汪毛戴宋熊舒屈项祝董梁杜阮蓝闵席季贾江童颜郭梅林钟徐邱高夏蔡田樊胡凌霍万柯管卢莫丁邓洪石崔吉龚程邢裴陆翁"
    "段侯武刘景龙叶黎白蒲赖乔翟谭申冉桑尚温庄柴阎易廖耿聂关肖欧曾"
)
_TITLE = "先生|女士|小姐|姐|哥|妹|弟|嫂|叔|姨|阿姨|叔叔|大爷|大妈|老师|总|同学"
_NAME_BEFORE = pattern(
    rf"(?:[老小阿][{_SURNAMES}](?!{_TITLE})|[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}(?:{_TITLE})"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[人名是叫的找给]))[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})"
    r"[ ,:(]*(?:(?:联系)?(?:电话|手机|号码)号?)?[ :是]*$"
)
# What stands before numbers of things, and before telephones of couriers and workshops on duty.
_OF_A_THING = pattern(
    r"(?:订单(?!.{0,4}(?:[留填写]|收[货件]|电话|手机|联系))|单号|运单|快递单|物流单|服务单|工单|编号|条码|条形码|型号|货号|串号|imei|序列号|sn|流水|编码|税号|识别码|验证码|取件码|iccid|卡密|[运货]单|会员账?号"
    r"|(?:会员|礼品|购物|充值|储值|提货|电话|手机|流量|加油|门禁|公交|京东|e)卡(?:的?卡?号码?|的|是|为|:|编号)*)"
    r"[^,。!?;\d]{0,9}$"
)
_ON_DUTY = pattern(
    r"(?:配送员|快递员|快递小哥|派送员|送货|安装|师傅|站点|网点|站长|司机|退货|仓库|客服|售后|厂家|热线|专线|外呼|门店|维修)"
    r"[^,。!?;\d]{0,9}$"
    r"|(?:退货|返修|寄回|退回|寄到?)[^。!?\n]{0,60}(?:仓|收货?[组部]|退货[组部]|售后[组部]|收件?处)[^。!?\n\d]{0,9}$"
)
_PUBLIC_PLACE = pattern(
    "退货|退回|寄回|返修|仓|自提|取件点|网点|站点|门店|实体店|专卖|专柜|维修|售后|服务中心|服务站|体验店|营业厅|客服中心"
    "|检测|公司地址|厂家|工厂地址|生产地址|生产商|产地|总部|商场"
)

_NUMBER_LIKE = pattern(NUMBER_LIKE)
_AT = r" ?(?:@|艾特|[\[({]at[\])}]) ?"
_DOT = r"(?:[.。]| ?(?:点|[\[({]dot[\])}]) ?)"
_MAIL_LIKE = pattern(MAIL_LIKE)
_ADDRESS_LIKE = pattern(ADDRESS_LIKE)

_PROVINCE = pattern("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]")  # GB/T 2260
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Said to be one, before or behind it, a number need not pass its checksum: people mistype, and the first digits still
# lead to somebody.
_SAID_IDENTITY = pattern(r"(?:身份证|证件)(?:号码?)?[^,。!?;\d]{0,12}$")
_SAID_CARD = pattern(
    r"(?:卡号|银行卡|储蓄卡|信用卡|[工建农中]行,?|招行|交行|邮储|户名|开户行|(?:账户|账号)[^,。!?;\d]{0,8}|[打汇转][款钱]?[到给][^,。!?;\d]{0,8}$"
    r"|(?:[付退收打]款|绑定?|工资|[张的您到]|^|[^\w])卡)(?:号码?)?[^,。!?;\d]{0,8}$"
)
_CALLED_CARD = pattern(
    r" ?(?:(?:的|[这那][个张]?)(?:银行|储蓄|信用)?(?:卡(?![在住顿片券点槽])|账户|账号)|[这那]张(?=[的,。!?~]|$)|(?:银行|储蓄|信用)卡|卡里|账户里)"
)
_CARD = pattern(  # UnionPay, ICBC's old debit cards, Visa, Mastercard, American Express, JCB
    r"62\d{14,17}|9558\d{15}|4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|35(?:2[89]|[3-8]\d)\d{12}"
)

_MAIL = pattern(
    rf"(?<![a-z0-9._%+-])([a-z0-9][a-z0-9._%+-]{{1,40}}){_AT}(?:[a-z0-9-]{{1,40}}{_DOT}){{1,3}}"
    r"(?:com|cn|net|org|edu|gov|hk|tw|cc|io|me|top|vip)(?![a-z0-9-])"
)
_ROLE_MAIL = pattern(
    r"(?:kefu|service|support|help|info|fapiao|invoice|contact|hr|admin|sales?|cs|care|customer|market|biz|business|bd|office"
    r"|public|noreply|feedback|shouhou)[a-z0-9._-]*"
)

_STRETCH = pattern(r"[\u4e00-\u9fff0-9a-z()# -]{6,80}")
_REGION = pattern(
    "北京|上海|天津|重庆|香港|澳门|内蒙古|[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,6}自治[区州]"
    "|[\u4e00-\u9fff]{2,4}[市县旗州盟]|[\u4e00-\u9fff]{1,4}(?<![小社片专校园分])区"
)
_ROAD = pattern(
    r"(?:[路街巷弄道里]|大道|胡同)(?:[东南西北]?段)? ?[甲乙]?"
    r"(?:\d{1,5}|[一二三四五六七八九十百]{1,4})(?:-\d+)?[号弄](?![线码])"
    r"|(?:村|组|队|社区)\d{1,4}号"
)
_ESTATE = pattern(
    r"小区|花园|家园|新村|公寓|大厦|大楼|宿舍|苑|国际城|新城|广场|府(?=\d)|庄园|工业园|产业园|大学|学校|镇|乡|街道|村"
)
_BUILDING = pattern(r"(?:\d{1,3}|[a-z]|[一二三四五六七八九十]{1,2})(?:栋|幢|号楼|座|#楼|单元)")
_ROOM = pattern(r"\d{3,4}室?|\d{1,4}[室户]")
# Who lives there: with the full name a house and a flat suffice, whatever the estate is called.
_RESIDENT = pattern(
    rf"(?:室|那[户家位]|的|[ ,(]){{0,2}}(?!安装|方便|高层|任何|关于|万一|黄色|白色|顾客|马上|管理|管道|项目|常)[{_SURNAMES}]"
    rf"[\u4e00-\u9fff](?:[\u4e00-\u9fff]?(?:先生|女士|小姐|阿姨|大爷|大妈|老师)|[\u4e00-\u9fff](?=[前昨上刚也退买]))"
)


def check(view: View) -> Iterator[Hit]:
    """Personal data in ``view``: PR101 to PR105."""
    if _NUMBER_LIKE.search(view.squeezed):
        yield from _numbers(view)
    if _MAIL_LIKE.search(view.squeezed):
        yield from _mail(view)
    if _ADDRESS_LIKE.search(view.squeezed):
        yield from _addresses(view)


def personal(text: str) -> Iterator[Hit]:
    """All personal data in ``text``, to be hidden when it is shown: also what an agent may well say, as his own number.

    Offsets as ever; only role addresses (service@…) and places open to the public stay.
    """
    view = View(text)
    if _NUMBER_LIKE.search(view.squeezed):
        taken = 0
        for number in numbers(view.folded):
            code = _kind(number, view.folded)
            if code and number.start >= taken:
                taken = number.end
                yield Hit(code, number.start, number.end)
    if _MAIL_LIKE.search(view.squeezed):
        yield from _mail(view)
    if _ADDRESS_LIKE.search(view.squeezed):
        yield from _addresses(view)


def _numbers(view: View) -> Iterator[Hit]:
    taken = 0  # numbers come longest first from each place on
    for number in numbers(view.folded):
        if number.start < taken or (code := _kind(number, view.folded)) is None:
            continue
        before = view.folded[max(0, number.start - 80) : number.start]
        if _OF_A_THING.search(before) or (code == "PR101" and _ON_DUTY.search(before)):
            continue
        if owner_of(view.folded, number) is None:
            taken = number.end
            named = _NAME_BEFORE.search(before)
            start = number.start - len(named[0]) if named else number.start
            yield Hit(code, start, number.end, aim=_AIM_NUMBER)


def _kind(number: Number, folded: str) -> str | None:
    """The rule for which ``number`` of ``folded`` text is personal, if any."""
    digits = number.digits
    before = folded[max(0, number.start - 20) : number.start]
    if is_mobile(number):
        return "PR101"
    if min(number.groups[:-1], default=4) < 3 and set(number.groups) != {1}:
        return None  # nobody groups long numbers so
    if _is_identity(digits, checked=not _SAID_IDENTITY.search(before)):
        return "PR102"
    if not _CARD.fullmatch(digits):
        return None
    in_fours = (
        set(number.groups[:-1]) == {4} and number.groups[-1] <= 4
    )  # as cards are embossed; slips of the pen count
    said = _SAID_CARD.search(before) or _CALLED_CARD.match(folded, number.end)
    return "PR103" if in_fours or said or _luhn(digits) else None


def _is_identity(digits: str, checked: bool) -> bool:
    """Whether this is an identity number of 18 characters (GB 11643-1999; ``checked``: its last is the right one).

    One of 15 characters, as before 1999, has no check character.
    """
    if not _PROVINCE.match(digits) or not digits[:-1].isdigit():
        return False
    if len(digits) == 15 and digits.isdigit():
        return _is_day(digits[8:10], digits[10:12])
    if len(digits) != 18 or not "1900" <= digits[6:10] < "2030":
        return False
    check = "10x98765432"[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False)) % 11]
    return (not checked or check == digits[-1]) and _is_day(digits[10:12], digits[12:14])


def _is_day(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= _DAYS[int(month) - 1]


def _luhn(digits: str) -> bool:
    """The check of bank card numbers (ISO/IEC 7812)."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def _mail(view: View) -> Iterator[Hit]:
    for match in _MAIL.finditer(view.folded):
        if not _ROLE_MAIL.fullmatch(match[1]):
            yield Hit("PR105", match.start(), match.end(), aim=_AIM_NUMBER)


def _addresses(view: View) -> Iterator[Hit]:
    """Addresses that lead to a door: a region with street and number, or a house with its flat."""
    text = view.folded
    for stretch in _STRETCH.finditer(text):
        span = _address_in(text, *stretch.span())
        if span:
            around = text[max(view.sentence(*span)[0], span[0] - REACH) : span[1] + 8]
            if not _PUBLIC_PLACE.search(around):
                yield Hit("PR104", *span, aim=_AIM_WHERE)


def _address_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    region, road, estate = (pattern.search(text, start, end) for pattern in (_REGION, _ROAD, _ESTATE))
    building = _BUILDING.search(text, start, end)
    room = _ROOM.search(text, building.end(), end) if building else None
    resident = _RESIDENT.match(text, room.end()) if room else None
    if not (
        (region and road) or (region and estate and building) or ((road or estate) and building and room) or resident
    ):
        return None
    found = [match for match in (region, road, estate, building, room, resident) if match]
    first = min(match.start() for match in found)
    if region and region.start() == first:
        lead = re.match(".*[是的到在寄往给您写为至发从了]", region[0][:-2])
        first += lead.end() if lead else 0
    return first, max(match.end() for match in found)
