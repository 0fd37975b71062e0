"""Chats for measuring: made up, seeded, and as repetitive as real ones.

    python -m bench.generate 200000 chats.csv        # or .jsonl, .xlsx, .txt (the layout of a 千牛 export)

A third of the agents' messages are canned phrases, word for word; the others are put together from
sentences whose blanks vary. About one in thirty is at fault, and some more look so at first sight
(最近, 至少, 王先生), so that words have to be looked at.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

SHOP = "晴川家居旗舰店"
CHINA = timezone(timedelta(hours=8))
START = datetime(2024, 3, 1, 9, 0, tzinfo=CHINA)

_BLANKS = """
货 懒人沙发 折叠餐桌 实木书架 乳胶枕 珊瑚绒毛毯 电热水壶 空气炸锅 儿童推车 登山包 保温杯 羊毛地毯 落地灯 行李箱
货 榨汁机 四件套 洗衣凝珠 香薰机 加湿器 运动水壶 瑜伽垫 护眼台灯 收纳箱 衣帽架 吹风机 电动牙刷
色 米白 浅灰 墨绿 雾霾蓝 焦糖色 酒红 藏青 奶茶色 姜黄 樱花粉 炭黑 原木色
尺 小号 中号 大号 加大号 1.2米 1.5米 1.8米 160/84A 175 XL 38码 500ml 2.3L 20寸 24寸
城 杭州 成都 沈阳 昆明 南宁 兰州 合肥 郑州 厦门 长春 贵阳 苏州 西安 乌鲁木齐 海口
递 中通 圆通 韵达 申通 极兔 邮政 德邦
姓 王 李 张 刘 陈 杨 赵 周 吴 徐 孙 马
时 上午十点 中午十二点 下午三点 下午五点前 晚上八点 明天上午 后天 周五 周一 二十四小时内 四十八小时内
因 尺寸不合适 颜色有偏差 少了一个配件 外包装破了 盖子拧不紧 味道有点大 灯不亮 线头有点多
赠 收纳袋 清洁布 备用滤芯 挂钩 杯刷 湿巾 替换头
首 您好， 您好呀， 亲， 亲亲， 在的哦， 亲爱的， 您好亲， 哈喽， 抱歉让您久等了， 感谢您的耐心等待， 好的呢， 嗯嗯，
尾 ，您看可以吗？ ，还有什么可以帮您的吗？ ，有问题随时找我哦~ ，麻烦您了[玫瑰] ，辛苦您稍等一下 ，祝您生活愉快！
尾 ，谢谢您的理解~ 😊 🌹 ，有消息我马上告诉您 ，收到后您再看看哈 ，不合适也支持退换的
"""
BLANKS: dict[str, list[str]] = {}
for _line in _BLANKS.strip().splitlines():
    BLANKS.setdefault(_line[0], []).extend(_line.split()[1:])

CANNED = [
    "欢迎来到晴川家居，您想看看哪一款呢？",
    "亲，在的哦，请稍等一下，我帮您看看",
    "好的",
    "好的亲",
    "嗯嗯，收到",
    "不客气的哦~",
    "亲，您拍下后我们会按付款顺序安排发货，一般四十八小时内发出",
    "谢谢惠顾，愿您每天都有好心情，下次再来呀！",
    "七天之内不喜欢都可以退的，吊牌和盒子别丢哦",
    "亲亲，订单号发我一下，我来核对",
    "让您收到这样的商品真不好意思，能拍张照片给我看看吗？",
    "我正在查，请您等我一两分钟",
    "亲，您的地址核对一下，没有问题的话我就安排发出啦",
    "快递那边的信息有时候更新得慢，您别着急哈",
    "现在店铺有满三百减四十的活动，可以凑单一起下单更划算",
    "您的心情我非常理解，换作是我也会着急的，我这就帮您催一下",
    "退款会原路返回到您的付款账户，请您注意查收",
    "亲，换货的话需要您先把商品寄回来，我们收到后给您重新发出",
    "图片是实物拍摄的，灯光和显示器不同可能会有一点色差哦",
    "已经帮您备注好了，请您放心",
    "您可以先加入购物车，活动开始的时候再付款",
    "客服小晴正在为您服务，当前咨询人数较多，回复可能会慢一点，请您谅解",
    "发票会随货一起寄出，电子发票在订单详情里可以下载",
    "亲，这款暂时没有优惠券，不过现在下单会送运费险的",
    "还在吗亲？没看到您的消息，需要的时候喊我一声就好",
]

USUAL = [
    "{货}的{色}还有货的，{尺}目前库存{数}件，需要的话可以直接拍",
    "您这个订单{号}已经从{城}仓库发出了，走的是{递}快递，预计{时}能到",
    "帮您查了一下，包裹现在到{城}转运中心了，{时}会继续派送",
    "{货}{尺}的尺寸是{数}×{二}厘米，您可以先量一下家里的位置",
    "这款{货}是{色}的，和详情页第{一}张图一样，收到不喜欢可以退",
    "您反馈的{因}我已经登记了，{时}会有专人联系您处理",
    "因为{因}要退货的话，您在订单里点申请售后，原因选{因}就可以了",
    "拍{数}件的话，每件可以给您便宜{一}元，我帮您改一下价格",
    "{货}和{货}一起买会送{赠}，需要的话备注一下",
    "{城}一般是发{递}，大概{一}到{数}天能到，偏远一点的地方会慢一些",
    "您身高体重报一下，我帮您看看{尺}合不合适",
    "补发的{赠}已经寄出，单号是{号}，请您留意查收",
    "已经跟仓库核实了，{货}是漏发的，今天{时}给您补发，实在抱歉",
    "这边申请到{数}元的补偿给您，同意的话{时}就会到账",
    "{货}可以机洗，水温不要超过{数}度，{色}的建议单独洗",
    "功率是{数}百瓦，插座用普通的就行，{货}的电源线长{一}.{一}米",
    "现在{货}的预售要等到{时}，到货后会第一批给您发",
    "您的会员积分还有{数}分，可以换{赠}",
    "收货地址要改到{城}的话，还没有发货就可以改，我来帮您操作",
    "商品保修{一}年，非人为的问题免费换新，{赠}不在保修范围内",
    "运费险大约赔{数}元，寄回去先垫付一下，签收后{时}会赔给您",
    "{货}配的是{一}颗螺丝和{一}个{赠}，安装视频我发您",
    "昨天的{数}个订单已经全部发完了，您的排在前面，{时}就能看到物流",
    "{尺}的{货}重量大概{数}克，承重{二}斤没有问题",
    "您说的{因}，我们会反馈给质检部门，这边先给您换一个{色}的",
    "订单{号}里的{货}显示已经签收了，您看看是不是放在驿站或者物业了",
    "付款之后{时}之前都可以取消，点开订单{号}就能看到取消按钮",
    "如果{时}还没有收到，您再联系我，我这边给{递}打电话核实",
]

LOOKALIKES = [
    "最近{城}那边下雨，{递}派送会晚一点，请您谅解",
    "{姓}先生，您最好先量一下门框的尺寸，再决定买{尺}",
    "这个至少要等{数}天，最晚{时}给您答复",
    "有结果我会第一时间通知您的，{姓}女士",
    "最后一步点确认收货就可以了，不用担心",
    "您是高级会员，可以享受{数}元的运费减免",
    "首次使用{货}之前，先用清水冲洗一遍就好",
    "全国大部分地区都包邮，{城}也可以的",
]

AT_FAULT = [
    "这款{货}是全网最低价，错过就没有了",
    "我们家的{货}质量是国内第一，{色}卖得最好",
    "您自己看详情页吧，{因}我也没办法",
    "您加一下我微信{号}，给您单独优惠{数}元",
    "这个{因}不是我的错，规定就是这样的",
    "淘 宝那边也有我们的店，{货}更便宜",
    "{货}绝对是顶级的，百分百不会{因}",
    "你不会自己量一下尺寸吗，{尺}都写得很清楚了",
]

CUSTOMER = [
    "在吗",
    "你好",
    "{货}有{色}的吗",
    "什么时候发货啊",
    "到{城}要几天",
    "我的订单{号}怎么还没到",
    "{因}怎么办",
    "能便宜一点吗，我买{数}个",
    "{尺}适合多大的",
    "发什么快递，{递}可以吗",
    "好的谢谢",
    "那我{时}再来看看",
    "收到了，{因}，我要退货",
    "可以送{赠}吗",
    "哦",
    "你们家{货}会不会掉色呀",
]


class Turn(NamedTuple):
    """One message of a made-up talk."""

    conversation: str
    role: str
    speaker: str
    time: datetime
    text: str


def talks(messages: int, seed: int = 1) -> Iterator[Turn]:
    """``messages`` turns of talks between agents and customers, the same ones for the same ``seed``."""
    dice = random.Random(seed)
    number, time, left = 0, START, 0
    for _ in range(messages):
        if not left:
            number, left = number + 1, dice.randint(4, 14)
            customer, agent = f"买家{dice.randrange(10**6):06}", f"{SHOP}:{dice.choice('晴川小美阿木')}"
        left -= 1
        time += timedelta(seconds=dice.randint(3, 90))
        if dice.random() < 0.4:
            yield Turn(f"c{number}", "customer", customer, time, _filled(dice, dice.choice(CUSTOMER)))
        else:
            yield Turn(f"c{number}", "agent", agent, time, _answer(dice))


def _answer(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 1 / 3:
        return CANNED[int(len(CANNED) * dice.random() ** 2)]  # the first ones far more often
    sentences = AT_FAULT if kind < 1 / 3 + 1 / 30 else LOOKALIKES if kind < 0.42 else USUAL
    opening = "{首}" if dice.random() < 0.3 else ""
    closing = "{尾}" if dice.random() < 0.3 else ""
    return _filled(dice, opening + dice.choice(sentences) + closing)


def _filled(dice: random.Random, sentence: str) -> str:
    numbers = {
        "数": dice.randint(2, 99),
        "二": dice.randint(2, 200),
        "一": dice.randint(1, 9),
        "号": dice.randrange(10**11, 10**12),
    }
    while "{" in sentence:
        before, _, rest = sentence.partition("{")
        name, _, after = rest.partition("}")
        sentence = f"{before}{numbers.get(name) or dice.choice(BLANKS[name])}{after}"
    return sentence


def write(path: Path, messages: int, seed: int = 1) -> None:
    """Write ``messages`` turns into ``path``, in the format that its extension names."""
    WRITERS[path.suffix](path, talks(messages, seed))


def _write_csv(path: Path, turns: Iterable[Turn]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(Turn._fields)
        table.writerows(turn._replace(time=turn.time.isoformat(" ")) for turn in turns)  # type: ignore[arg-type]


def _write_jsonl(path: Path, turns: Iterable[Turn]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for turn in turns:
            record = turn._asdict() | {"time": turn.time.isoformat()}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_qianniu(path: Path, turns: Iterable[Turn]) -> None:
    talk = ""
    with path.open("w", encoding="gb18030") as file:
        file.write(f"{SHOP}:晴\n{'=' * 64}\n{' ' * 31}单聊\n{'=' * 64}\n")
        for turn in turns:
            if turn.conversation != talk:
                talk = turn.conversation
                file.write(f"{'-' * 28}买家{talk}{'-' * 28}\n")
            speaker = turn.speaker if turn.role == "agent" else f"买家{talk}"
            file.write(f"{speaker}({turn.time:%Y-%m-%d %H:%M:%S}):  {turn.text}\n")


def _write_xlsx(path: Path, turns: Iterable[Turn]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(Turn._fields)
    for turn in turns:
        sheet.append(turn._replace(time=turn.time.isoformat(" ")))  # type: ignore[arg-type]
    book.save(path)


WRITERS: dict[str, Callable[[Path, Iterable[Turn]], None]] = {
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
    ".txt": _write_qianniu,
    ".xlsx": _write_xlsx,
}


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description="Make up chats for measuring.")
    parser.add_argument("messages", type=int)
    parser.add_argument("file", type=Path, help=f"ends in {', '.join(WRITERS)}")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.file, given.messages, given.seed)


if __name__ == "__main__":
    main()
