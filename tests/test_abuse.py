"""Abuse without a swear word, and bad faith imputed: caught in whatever words, beside replies that only sound alike."""

from __future__ import annotations

from functools import cache

import pytest

from replylint.linter import Linter
from replylint.settings import Settings

THREATS = """\
您手机号后四位我都背下来了，别太过分
你写一星试试，你家单元楼我找得到
门牌都在我这，晚上睡得着吗
信不信我把你地址挂出去
您住几号楼我这面单上写得明明白白，自己掂量
你的电话就在我手里攥着呢，写评价前想清楚
你家地址快递单上都有，别把事做绝
住哪栋哪户我们系统里查得到，发差评之前想明白
想清楚再投诉，你家门牌我可记下了
你单位在哪我这儿有数，嘴巴放客气点
掂量掂量再点那个一星，您家几楼我门儿清
你家大门朝哪开我都一清二楚
收货地址在我手上捏着，不怕你闹
你小区哪一户我看得到，悠着点
你上班那地方我们也查得着，写差评前掂量掂量
您在哪上班我这都有，别逼我
""".splitlines()

INSULTS = """\
脑子不好使就多吃点核桃
您这智商得补补
脑袋让门挤了吧
这理解能力建议回炉重造
您先给脑子充个值再来问
脑子要是落家里了就先回去取
建议您先去换个脑子
眼睛不用可以捐了
您这脑袋是不是该返厂修修
眼睛要是坏了先去配一副
脑子是租来的吧，急着还
耳朵不好使先去掏掏
脑子忘带出门了吧
您这脑回路该升级了
脑子进水了倒一倒再来
智商欠费了先续上
出门忘带脑子了吧
""".splitlines()

IMPUTED = """\
你们这群靠白拿过日子的
吃退款这碗饭多少年了
又一个想空手套的
差评就是你的饭碗吧
戏真多，接着来
演够了没有
您这演技不去拍戏可惜了
又来个靠退款混日子的
又碰上一位吃投诉这碗饭的
您这号人我一周见三回
你这种货色我见得多了
装，继续装
接着演，您接着演
又是个指着索赔过日子的
您就是靠打一星讨生活的吧
像你这号的店里天天有
别装了，演技不错
又遇到一位指望赔偿过活的
碰到过不少你这路人
""".splitlines()

KINDLY_MEANT = """\
您家的地址我这边看到是五楼，有电梯就好
手机号我们已经记录，改好会短信通知您
您住哪个小区，我看下附近有没有网点
核桃油给宝宝补脑的说法我们不敢说
门锁挤手的话调一下螺丝
脑袋一圈量一下，选合适的头围
我们店靠口碑吃饭，质量您放心
这碗饭的热量是三百千卡
演示视频发您，接着看第二段
先核对一下您的门牌号，别送错了
您家门牌号单子上看不清，麻烦再报一下
地址我这单子上有，您不用再发啦
您家几楼有没有电梯，我备注给师傅
您的电话系统里有，师傅到楼下会打给您
门牌号面单上写得清清楚楚，不会送错的
您想好了再点确认收货也不迟
收货地址我这里看到了，您想清楚再下单就行
您的号码我记下了，明早给您回电
小区名单子上有，您看看楼栋写对没有
刻的电话要写清楚，您想好了再发给我
地址写得不全，您补一下门牌
您家住几楼我记下了，师傅带爬楼机去
单位地址也可以收，您考虑好了再写备注
脑袋大的话建议您先量头围
眼睛干涩的话先停用，去医院看看
眼睛不舒服先去看医生
脑子一热拍多了也没事，可以退
主机卡顿的话建议您先加一条内存
主板进水了建议您先断电
耳朵戴着疼可以换小号耳塞
电池坏了先去换一块
头盔可以返厂修
我脑子转得慢，您再说一遍好吗
小熊的眼睛坏了换一只给您
公仔脑袋可以换个新的
耳机进水了请先擦干
这款扫地机的大脑升级了，识别更快
玩偶的耳朵坏了寄回来修
动动脑子的益智玩具，三岁以上能玩
换脑洞大的款式也有
机器人的电脑进水了要返修
又来一个好消息，赠品到仓了
这个型号的您看看合不合适
您这号码停机了，换一个联系方式可以吗
您这种情况我见得多，换个插座就好
把螺丝装上，接着装侧板
先装底板，装好继续装侧板
他是靠种茶吃饭的，茶叶您放心
您这个尺码的还有货
接着演示下一步，您跟着点就行
又来一个差评，我们要好好反省
先别装了，一看就是板子发错了，给您换
您这种货我们天天发，放心
您这号的鞋天天都有现货
您这号码段没见过，核对一下
像您这种情况可以申请补发
靠退货赚运费险的说法不对，退货不影响您
编织毯先起针，编好继续编第二排
""".splitlines()


@cache
def linter() -> Linter:
    return Linter(Settings(platform="jd", select=("BP2",), scorer=False))


def codes(text: str) -> set[str]:
    return {hit.code for hit in linter().hits(text) if not hit.exempt}


@pytest.mark.parametrize("text", THREATS)
def test_who_knows_where_the_customer_lives_threatens_him(text: str) -> None:
    assert "BP201" in codes(text)


@pytest.mark.parametrize("text", INSULTS)
def test_brains_and_eyes_are_not_to_be_mended_like_things(text: str) -> None:
    assert "BP201" in codes(text)


@pytest.mark.parametrize("text", IMPUTED)
def test_who_complains_is_not_said_to_live_on_it_or_to_play_a_part(text: str) -> None:
    assert codes(text) & {"BP201", "BP203"}


@pytest.mark.parametrize("text", KINDLY_MEANT)
def test_addresses_heads_and_sizes_in_help_are_no_abuse(text: str) -> None:
    assert not codes(text)
