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
    "ST103 whoever minds may go": """
        房间有点吵|怕吵别住市中心
        能不能换个司机|不放心您自己开
        这家具味道有点大|闻不惯就敞着窗
        课表能改改吗|时间对不上就转给别人
        要等到十点吗|等不了就撤单
        我不想填表|不填算弃权
        上门费三十|不付师傅不出门
        健身房淋浴没热水|没热水就回家洗
        怎么比隔壁贵|隔壁便宜您上隔壁
        能送个试用装吗|试用装是给诚心买的人的""",
    "ST103 the purse": """
        酒店升个级呗|花标间的钱想住套房
        能不能再优惠点|都用这个手机了还差这几十
        搬家五百太高了|五百请得到谁给您扛六楼
        一束玫瑰这么贵|过节就这个价，送不送看您诚意
        订阅费能打折吗|一杯奶茶钱，犹豫啥""",
    "ST103 a fact that shuts the door": """
        能加一份吗|厨师走了
        还能报名吗|昨天截的，晚了
        坏了能修吗|过保，自费""",
    "ST104 where it is written": """
        能改签吗|票规上有
        怎么联系老师|群里有
        可以带宠物吗|门口贴了牌子的""",
    "ST102 the same elsewhere": """
        不包安装啊|买菜还包炒熟吗
        能不能现在修|医院挂号还得排呢，何况修表
        退房时间能晚吗|火车会等您吗""",
    "ST102 the customer's own word": """
        太慢了吧|慢？一下午就您这一单快
        味道怪怪的|怪？别人怎么不怪
        我真的很失望|失望就失望吧
        我不满意|不满意的多了
        你们的月饼比去年小|去年是去年""",
    "ST102 nothing to it": """
        少送一双筷子|少双筷子也值得打个电话
        发错型号了|错就错了，凑合能使
        外卖撒了一袋|撒一点点，又没全撒
        婚车晚点了|晚十分钟又不耽误拜堂
        蜡烛有烟|点火能没烟吗""",
    "ST102 who wins": """
        保洁阿姨没擦窗|套餐里写没写擦窗您心里清楚
        这茶叶是今年的吗|不是今年的我卖给您干嘛
        能等我一会儿吗|我等您，谁等我""",
    "ST105 weary of the customer": """
        不好意思再问一下|又是您，说
        谢谢，再帮我查下|我一天光给您查了
        早上给你发消息了|一早上两百条，轮得到您吗
        能发个视频吗|发了您也未必看
        帮我看看怎么选|选这么久，选妃呢
        我还有个问题|您问题是真不少
        押金什么时候退|验完再说，少催两句能快点
        我要退课|退课扣三成，想好了再张嘴
        想退押金|押金押金，天天就知道押金
        刚下单能改颜色吗|手快了吧""",
    "ST105 the loss is yours": """
        这碗能进烤箱吗|烤炸了您自己兜着
        药膏能用在脸上吗|用坏了别找来就行""",
    "ST111 nobody's": """
        狗狗洗完耳朵发炎|洗的那位离职了，没人认
        驾校科三排到下个月|名额车管所放的，我变不出来
        票面名字打错了|您自己填的信息，系统照打
        优惠券过期了|过期了怪日历去
        没收到验证码|信号不好吧，反正我发了""",
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
    能不能换个司机|不放心的话我给您换一位女司机
    能靠窗吗|想靠窗早点值机就能选到，现在还剩两个
    房间有点吵|怕吵的话给您换到背街那面
    能不能不押证件|不押证件的话交两百押金就行
    可以不签字吗|不签字也可以，短信确认就行
    没热水了|没热水就先关总阀，师傅十分钟到
    有没有优惠|现在一杯奶茶钱就能试一周
    婚纱照套餐贵了|一辈子就一次，想拍得好很正常，您看看这档
    活动到几号|周日截止
    你们几点关门|十点打烊
    快递走了吗|走了
    能改地址吗|师傅走了两个小时了，我打电话让他改送
    怎么联系老师|群里可以直接@老师，进不去我拉您
    可以带宠物吗|可以带，门口有牵引绳借
    买三件还送吗|买三件还送一双
    坐垫也退|坐垫也要一起退吗
    不会用|不会用也没关系，视频发您
    去机场还来得及吗|现在出发还来得及，走高架快
    杯子坏了|坏了？拍个照片我看看
    太慢了吧|是有点慢，师傅刚打完两单，马上到您
    便宜吗|便宜是便宜，用料没省
    哪个不怕吵|贵的多了静音，怕吵选它
    少发了两件|少发两件是仓库漏了，今天补
    会影响使用吗|印偏一点不影响演奏，介意的话给您换
    这个好用吗|又轻又不占地方，出差带着方便
    我在外地|您在家还要用吗
    你们今天发货吗|今天就给您发
    想问问|您要求挺清楚的，就选这款
    坏了找谁|坏了找我就行，两年内免费修
    什么原因|八成是您那边断网了，重启路由就好
    是操作问题吗|跟您操作没关系，是批次的问题
    押金什么时候退|押金两天内退到原卡，退了短信通知您
    我自己填的地址|您自己填的地址没错，是站点分错了
    不想露脸|不想露脸可以戴帽子，只拍手也行
    会不会漏|喝水装汤都不漏
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
