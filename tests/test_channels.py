"""Other platforms and payments, contacts and links: whose they are decides."""

from __future__ import annotations

import pytest

from replylint.linter import Linter
from replylint.model import Severity
from replylint.settings import Settings


def found(text: str, platform: str = "jd") -> list[tuple[str, str]]:
    hits = Linter(Settings(platform=platform, select=("CH",))).hits(text)
    return [(hit.code, text[hit.start : hit.end]) for hit in hits if not hit.exempt]


def codes(text: str, platform: str = "jd") -> set[str]:
    return {code for code, _ in found(text, platform)}


OWN_AND_OTHER = [
    # words, code, platforms whose own they are
    ("淘宝", "CH101", {"taobao", "tmall"}),
    ("天猫", "CH101", {"taobao", "tmall"}),
    ("京东", "CH101", {"jd"}),
    ("拼多多", "CH101", {"pdd"}),
    ("抖音", "CH101", {"douyin"}),
    ("小红书", "CH101", set()),
    ("唯品会", "CH101", set()),
    ("支付宝", "CH102", {"taobao", "tmall"}),
    ("花呗", "CH102", {"taobao", "tmall"}),
    ("微信支付", "CH102", {"jd", "pdd"}),
    ("白条", "CH102", {"jd"}),
    ("多多钱包", "CH102", {"pdd"}),
    ("抖音月付", "CH102", {"douyin"}),
]


@pytest.mark.parametrize("platform", ["jd", "taobao", "tmall", "pdd", "douyin"])
@pytest.mark.parametrize(("name", "code", "owners"), OWN_AND_OTHER)
def test_a_name_is_a_finding_everywhere_but_at_its_owner(name: str, code: str, owners: set[str], platform: str) -> None:
    """Rows S101 and S102: what is another platform depends on where the shop sells."""
    assert (code in codes(f"{name}也可以的", platform)) == (platform not in owners)


def test_where_the_platform_is_unknown_owned_names_are_advice() -> None:
    linter = Linter(Settings(platform="none", select=("CH",)))
    assert {linter._severity(hit) for hit in linter.hits("淘宝也有，支付宝付款")} == {Severity.INFO}
    assert {linter._severity(hit) for hit in linter.hits("唯品会也有")} == {Severity.ERROR}


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("顺丰明天派送", "jd"),
        ("京东快递会送到楼下", "tmall"),
        ("京东物流更新了", "pdd"),
        ("中通和菜鸟驿站都可以", "jd"),
        ("客服热线950618，安装热线400-811-2345", "jd"),
        ("打开京东微信端，或者关注京东公众号", "jd"),
        ("手机淘宝里点我的淘宝", "taobao"),
        ("在拼多多的订单页点申请退款", "pdd"),
        ("抖音商城里搜店名", "douyin"),
        ("退款会退回微信零钱", "jd"),
    ],
)
def test_carriers_hotlines_and_the_platforms_own_doors_are_no_findings(text: str, platform: str) -> None:
    """Row S101, the near misses."""
    assert found(text, platform) == []


@pytest.mark.parametrize(
    "text",
    [
        "加我微信聊",
        "加威芯说",
        "加➕V：lili888",
        "+vx lili888",
        "留个微",
        "进下QQ群",
        "加🐧 33221100",
        "上钉钉找我",
        "我手机15800001234",
        "拨我私人号 一五八零零零零一二三四",
        "钱直接转老板卡上",
        "私下打款给我",
        "咱们线下交易",
        "不走平台便宜",
        "报个银行卡我转您",
        "绿色软件上聊",
    ],
)
def test_leading_the_customer_off_the_platform_is_found(text: str) -> None:
    """Rows S101 and S102."""
    assert "CH103" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "不好意思，这边不能加微信的",
        "有人冒充客服让您加QQ，都是诈骗",
        "请勿私下转账",
        "公司转账请备注识别码",
        "退款会打到您原来的银行卡",
        "师傅会打电话和您预约",
        "您是微信登录的吗",
        "加Q10的面霜和V领的衣服",
    ],
)
def test_refusing_warning_and_ordinary_payment_are_no_findings(text: str) -> None:
    """Rows S101 and S102, the near misses."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "platform", "expected"),
    [
        ("https://item.jd.com/100.html", "jd", set()),
        ("https://item.jd.com/100.html", "taobao", {"CH104"}),
        ("https://detail.tmall.com/item.htm?id=1", "tmall", set()),
        ("https://detail.tmall.com/item.htm?id=1", "jd", {"CH104"}),
        ("点 http://example.cn/x3Kf 拍", "jd", {"CH104"}),
        ("www.example-home.cn", "jd", {"CH104"}),
        ("搜example点com", "jd", {"CH104"}),
        ("快递官网 www.sf-express.com 可查", "jd", set()),
        ("notjd.com", "jd", {"CH104"}),
        ("版本V2.0.1，尺寸3.5.cm", "jd", set()),
    ],
)
def test_only_the_platforms_own_addresses_may_be_sent(text: str, platform: str, expected: set[str]) -> None:
    """Row S101."""
    assert codes(text, platform) & {"CH104"} == expected


def test_the_whole_address_is_marked() -> None:
    assert found("点这里 http://example.cn/x?a=1，谢谢") == [("CH104", "http://example.cn/x?a=1")]


def test_a_shop_lists_its_own_rivals(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("lexicon") / "rivals.txt"
    file.write_text("[CH105 竞品]\n隔壁老王牌\n", encoding="utf-8")
    hits = Linter(Settings(platform="jd", lexicons=(str(file),))).hits("隔壁老王牌的没有这个功能")
    assert "CH105" in {hit.code for hit in hits}


def test_a_long_line_of_address_like_text_is_checked_in_time() -> None:
    assert isinstance(found("a." * 20_000), list)
    assert isinstance(found("微信" * 20_000), list)


@pytest.mark.parametrize("text", ["加我薇信", "发我V信", "加我的威❤信"])
def test_a_disguised_name_within_an_offer_is_marked(text: str) -> None:
    (hit,) = Linter(Settings(platform="jd", select=("CH",))).hits(text)
    assert hit.disguise


@pytest.mark.parametrize(
    "text", ["2 TB的硬盘有货", "TB 12滤芯", "型号 WX 500", "WX–500", "V信号灯", "现在支付包邮哦", "支付爆款", "必得物"]
)
def test_a_measure_a_model_or_a_longer_word_is_no_name(text: str) -> None:
    assert not codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "客服不会用私人微信收您的钱",
        "我们没有用个人微信接待过买家",
        "任何私下转账都不要相信",
        "凡是让您加微信退款的都别信",
        "公司规定员工不能用私人电话联系顾客",
        "要求您线下打款的请不要理会",
        "付款时选银行卡也可以的",
    ],
)
def test_what_is_denied_leads_nobody_away(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "不用微信的话加我QQ也行",
        "没有用微信,加我QQ",
        "我们没有用个人微信接待客户,您加我QQ",
        "我们不会吃人的,加微信聊聊",
        "我们没有用平台收款,您直接微信转我",
        "客服不会骗您,私下转账就行",
        "我们从不涨价,微信转账还能便宜",
    ],
)
def test_what_is_denied_and_offered_all_the_same_is_a_finding(text: str) -> None:
    assert found(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "您有企鹅吗？有的话加我",
        "某信上聊更快",
        "定金v转一下",
        "您刷音符不，上面搜我们",
        "退回来的老板都放小黄鱼处理",
        "新花色都晒在pyq，加了就能看",
        "扫一下盒盖上的二维🐴",
        "说明视频在公主号里，搜店名",
        "有急事☎️我",
        "您薇信没通过我",
    ],
)
def test_an_everyday_word_is_a_name_where_somebody_is_led_there(text: str) -> None:
    assert found(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "企鹅上面的线头剪掉就好",
        "音符款和星星款都有现货",
        "小黄鱼要放冷冻",
        "绿泡泡是瓶子里的起泡珠",
        "某宝妈说尺码偏大",
        "汤圆吃起来QQ弹弹的",
        "参加薇姐的试戴活动送耳堵",
        "京D牌照框带螺丝",
        "pdd是“普通短靴”的简称",
        "吊牌上的wx是“无限”系列的标记",
        "唯信是生产厂家的简称",
        "V❤形的吊坠是925银",
        "这盒菜快手又下饭",
    ],
)
def test_an_everyday_word_that_leads_nobody_away_is_none(text: str) -> None:
    assert found(text, "taobao" if "京" in text else "jd") == []


@pytest.mark.parametrize(
    "text",
    [
        "加裙 70551234 看返图",
        "加裙70551234",
        "店里有q裙领小样的",
        "丘丘加一下，说明书发您",
        "叩叩加下，图纸发您",
        "口口号是705512349",
        "抠抠705512349",
        "威❤我，教您调色",
        "vx♥我哈",
        "➕薇，图纸直接发",
        "微🔍lamp8801",
        "微信🔎lamp8801",
        "葳：lamp8801",
    ],
)
def test_a_messenger_is_heard_in_each_of_the_ways_that_one_of_them_is_written(text: str) -> None:
    assert codes(text) & {"CH103"}


@pytest.mark.parametrize(
    "text",
    [
        "台灯A6的滤芯有货",
        "滤芯发您补寄一个",
        "绿色的软件壳要另配",
        "W信号线两米",
        "W信号弱就挪近一点",
        "加裙撑12345码都有",
        "加裙子一共3件",
        "每口口感都松脆",
        "口口香瓜子一箱12袋",
        "微波炉🔍看型号",
        "加微量元素的款",
    ],
)
def test_goods_whose_names_sound_or_look_like_a_messenger_are_let_alone(text: str) -> None:
    assert not codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "平台抽成高，现金给师傅便宜五十",
        "直接转给安装师傅，省三十",
        "给装的师傅现金就行，少收二十",
        "师傅那边直接付现，便宜一百",
        "钱直接给师傅，能便宜点",
        "小黄鱼有我的号，您搜店名",
        "小黄鱼挂了两件样机",
        "我小黄鱼也卖这个",
        "您去小黄鱼搜同名",
        "小黄鱼那个号我常在",
        "尾款当面给师傅，能省一百",
        "装完现金付给工人就行，便宜两成",
        "到时候您把钱塞给师傅，少算您五十",
        "别走平台了，师傅现场收便宜",
        "海鲜市场我也挂了，价低",
    ],
)
def test_cash_for_the_fitter_and_a_pet_name_for_a_market_lead_off_the_platform(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "师傅上门要是收现金，请您走平台付款",
        "别给师傅现金，费用在平台付",
        "师傅不收现金的，安装免费",
        "师傅收现金的话请拒绝并告诉我们",
        "直接转告师傅就行，他会带配件",
        "现金券直接抵扣，师傅上门不另收费",
        "小黄鱼挂件有现货",
        "小黄鱼玩具我们有，搜店里就能看到",
        "小黄鱼干一包两百克",
        "师傅说直接转到右边卡扣就行",
        "旧机直接交给师傅，省得您跑一趟",
        "配件直接给师傅就行，不用寄回",
        "面单直接给师傅看，能少跑一趟",
        "小黄鱼我们也卖，在冷冻区",
        "师傅说现金付款没有平台保障，请在线上付",
        "说明书直接给师傅能省事",
        "钱直接给师傅的话没有售后，请走平台",
        "师傅现场测量，费用以平台为准",
        "鱼塘用的增氧机有货",
        "海鲜市场价格波动大，虾价以今天为准",
        "先别把钱给师傅，装好再付",
        "安装师傅不收钱，别把现金给工人",
    ],
)
def test_what_a_fitter_is_handed_and_fish_and_toys_lead_nowhere(text: str) -> None:
    assert not codes(text)
