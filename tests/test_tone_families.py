"""Ways of turning a customer away that use none of the usual words, family by family, with their polite look-alikes."""

from __future__ import annotations

from functools import cache

import pytest

from replylint.linter import Linter
from replylint.model import Severity
from replylint.settings import Settings

HEARD = {  # the code and what the construction is, the customer's line, the reply
    "ST103 had elsewhere": """
        附近有没有测光的|要精准去实验室
        音质一般啊|要听交响去音乐厅
        你们没有进口的吗|要进口的上免税店
        拍得不够清楚|要高清找摄影师去
        有没有更软的|想要软的去买棉花
        太吵了|想安静住图书馆去
        能不能快一点送|要快自己来拿
        这么远怎么走|嫌贵走回去
        味道太淡|嫌淡自己加盐
        这灯太暗|嫌暗开大灯去
        声音大|嫌吵戴耳塞
        路有点远|嫌远别住这儿
        排队好久|嫌久下次早点来""",
    "ST103 not for this purse": """
        租金能分期吗|付不起就合租去
        押一付三太多了|付不起就租小的
        学费贵|交不起就别学
        还要等三天|等不起就别买
        酒店好贵|住不起睡马路""",
    "ST103 a no with its condition or half a reason": """
        有专享价吗|不是会员没有
        有早餐吗|不住店没有
        有座吗|没订没有
        送毛巾吗|不办卡不送
        能停车吗|不消费不给停
        能开专票吗|开不了，小规模
        可以刷卡吗|刷不了，没机子
        周日能装吗|装不了，休息
        帮我弄一下设置|搞不定""",
    "ST111 somebody else's doing": """
        箱子送错了|找站点，他们分错的
        价格不对|问主播，她说的
        短信没收到|找运营商，他们发的
        还没退钱|找银行，钱早退了
        门锁怎么保修|找厂家，我们就卖货""",
}

POLITE = """
    怎么退款|要退款的话您点这里去申请
    想取消|要取消去我的订单里点取消就可以
    想去店里看看|要看实物可以去我们徐汇门店
    哪里充电|要充电去一楼前台借线就行
    能自提吗|要自提去二号门，报手机尾号
    太重了|嫌重的话可以选小号的
    有点甜|嫌甜就少放点糖，一勺就够
    太硬|嫌硬多蒸五分钟就软了
    颜色深|嫌深的话浅灰那款也有货
    贵了|嫌贵可以等周末的活动，到时候我喊您
    首付太多|付不起全款可以分期，零利息的
    破了|破损找我们，我们赔
    屏幕花了|找厂家售后，他们三天内上门，电话我发您
    安装师傅没来|找师傅核实过了，他说明早九点到
    送错了|找站点对过，他们今天给您调回来
    有赠品吗|赠品是首单才有的，这单我帮您申请一张券
    我不是会员能买吗|不是会员也可以买的
    是会员才有吗|不是会员没有的，现在开通首月只要一元
    能开专票吗|开不了专票，小规模只能开普票，普票可以吗
    我搞不定|您搞不定的话我远程帮您
"""


def rows(table: str) -> list[tuple[str, str]]:
    """The lines of ``table``: what the customer says, and the reply."""
    said = [line.strip().partition("|") for line in table.strip().splitlines()]
    return [(before, text) for before, _, text in said]


@cache
def linter() -> Linter:
    return Linter(Settings(platform="jd", select=("BP", "ST"), scorer=False))


def codes(text: str, before: str) -> set[str]:
    """What is reported with more than advice."""
    shop = linter()
    hits = shop.hits(text, before)
    return {
        hit.code for hit in hits if not hit.exempt and (hit.severity or shop.rule(hit.code).severity) > Severity.INFO
    }


@pytest.mark.parametrize(
    ("family", "before", "text"),
    [(family, *row) for family, table in HEARD.items() for row in rows(table)],
    ids=[text for table in HEARD.values() for _, text in rows(table)],
)
def test_who_is_turned_away_in_other_words_is_heard(family: str, before: str, text: str) -> None:
    assert codes(text, before) == {family.split()[0]}


@pytest.mark.parametrize(("before", "text"), rows(POLITE), ids=[text for _, text in rows(POLITE)])
def test_a_polite_look_alike_is_none(before: str, text: str) -> None:
    assert not codes(text, before)


def test_what_cannot_be_done_is_a_refusal_and_not_ignorance() -> None:
    assert codes("搞不定", "") == {"ST103"}
    assert codes("答不上来", "") == {"ST112"}
