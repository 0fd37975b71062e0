"""ST108: wrong characters, only where the right one is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.text.view import View

RULES = (
    Rule(
        "ST108",
        "wrong-characters",
        Both("错别字", "Wrong characters"),
        Severity.WARNING,
        Both(
            "错别字让顾客觉得敷衍，规格写错还会引起纠纷。",
            "Wrong characters look careless, and in a specification they start a dispute.",
        ),
        Both("淘宝客服规避规则：错别字", "Taobao: what agents must avoid: wrong characters"),
        ("S308",),
        bad=(
            "退款会退到您的帐户",
            "再的亲，您说",
            "麻烦您在发一次截图",
            "明天来的及吗",
            "我门会尽快发出",
            "亲，因该是今天到",
            "这个颜色买的人多的很",
            "耽误您时间真是不好意识",
        ),
        good=(
            "退款会退到您的账户",
            "在的亲，您说",
            "您现在发一次截图就可以",
            "正在看一下，稍等",
            "您的帳號已經恢復了",
            "帐篷可以单独买",
            "说的很清楚了",
            "会尽快第一时间给您答复",
            "快递放您门口了",
            "所以经理会联系您",
            "因该商品缺货，已为您退款",
            "不因该问题影响使用",
            "您看这个原因该怎么说呢",
            "这单是您自己发货的",
            "有问题我们给您质量解决方案",
            "按装箱清单核对就好",
            "先到帐篷区看看",
            "优惠券您在下一单使用",
            "我在核对一下信息，请稍等",
        ),
    ),
)

SURE = {
    "帐户": "账户", "帐号": "账号", "帐单": "账单", "转帐": "转账", "到帐": "到账", "入帐": "入账", "结帐": "结账", "记帐": "记账", "付帐": "付账",
    "以经": "已经", "己经": "已经", "己发货": "已发货", "己收到": "已收到", "按装": "安装", "反款": "返款", "报谦": "抱歉", "报歉": "抱歉", "抱谦": "抱歉", "包歉": "抱歉",
    "不好意识": "不好意思", "来的及": "来得及", "来不急": "来不及", "舍不的": "舍不得", "既使": "即使", "必竟": "毕竟", "帮忙您": "帮您",
    "按排": "安排", "安徘": "安排", "稍侯": "稍候", "请稍后片刻": "请稍候片刻", "粘帖": "粘贴", "复盖": "覆盖", "震憾": "震撼", "莫明其妙": "莫名其妙", "一愁莫展": "一筹莫展",
    "再接再励": "再接再厉", "重新在拍": "重新再拍", "迫不急待": "迫不及待", "甘败下风": "甘拜下风", "尽请期待": "敬请期待", "谅介": "谅解", "凉解": "谅解", "请梢等": "请稍等", "请梢候": "请稍候", "等侍": "等待", "现再": "现在", "量解": "谅解", "见凉": "见谅",
    "质量问提": "质量问题", "有问提": "有问题", "快弟": "快递", "快第": "快递", "物硫": "物流", "包裏": "包裹", "发栗": "发票", "颜桌": "颜色",
}  # fmt: skip

# Sure only before what can follow the right word: 因该商品 is 因 + 该商品, and 我门坏了 tells of a door.
_BEFORE = re.compile(
    "登陆(?=(?:一下)?(?:账号|帐号|后台|网站|系统|官网|页面|密码|[aA][pP][pP]|淘宝|京东|天猫|拼多多)|不(?:上|了)|一下)|(?<!原)因该(?=[是会能有要不没在到就都还可知怎]|$)|[您我]门(?=[的都会家店]|这[边里]|公司|已经|给您|可以)"
)
_RIGHT = {"登陆": "登录", "因该": "应该", "您门": "您们", "我门": "我们"}

_ASKED = "(?:(?<=^)|(?<=[,。!? 您你请])|(?<=可以)|(?<=麻烦)|(?<=方便)|(?<=稍后)|(?<=下次)|(?<=回头))"
_AGAIN = (  # 再 (once more) written 在, where no place can follow
    f"(?:{_ASKED}|(?<=马上)|(?<=这就)|(?<=先)|(?<=去))(?P<again>在)(?=(?:查|问|看|催|核对|量)(?:一次|一遍)|(?:试|发|拍|买|提交|申请|确认|联系|补|退|换|重新|刷新)(?:一次|一遍|试|看看|一张|一件|一单)|[试等](?:一下|试|等)"
    "|便宜(?:点|一点|些)|多(?:送|买|拍|等)|也不(?:会|敢))|(?<![现正实存所内外好不还放])(?P<leave>在)(?=见(?:了|啦|$))"
    "|(?P<present>(?:^|[,。!? \n])再)(?=的(?:亲|呢|哦|哈|啊|呀|您|客官|[,，。!~ ]|$))"
    "|(?<=[快慢多少好坏大小高低便宜久远近急贵轻重])(?P<very>的)(?=很(?:[,，。!~ 呢哦的]|$))"
)


def check(view: View) -> Iterator[Hit]:
    """Words of the list, 在 for 再 and the other way round, 的很 for 得很."""
    text = view.folded
    for match in re.finditer("|".join(SURE), text):
        if "帳" in view.text[slice(*match.span())]:
            continue  # 帳號 is right where traditional characters are written
        if view.aligned(*view.squeezed_range(*match.span())):  # 所以经理 has no 以经
            yield Hit("ST108", *match.span(), (SURE[match[0]],), safe=True)
    for match in _BEFORE.finditer(text):
        yield Hit("ST108", *match.span(), (_RIGHT[match[0]],), safe=True)
    for match in re.finditer(_AGAIN, text):
        right = {"again": "再", "leave": "再", "present": "在", "very": "得"}[match.lastgroup or ""]
        yield Hit("ST108", match.end() - 1, match.end(), (right,), safe=True)
