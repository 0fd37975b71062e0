"""The tone rules from both sides: what a supervisor wants reported, and its polite twin that she does not."""

from __future__ import annotations

from functools import cache

import pytest

from replylint.engine import Linter
from replylint.model import Severity
from replylint.settings import Settings

TONE = ("BP1", "ST101", "ST102", "ST103", "ST104", "ST105", "ST109", "ST111", "ST112")


@cache
def linter() -> Linter:
    return Linter(Settings(platform="jd", select=("BP", "ST"), scorer=False))


def codes(text: str, before: str = "", after: str = "") -> set[str]:
    hits = linter().hits(text, before, after)
    return {hit.code for hit in hits if not hit.exempt and (hit.severity is None or hit.severity > Severity.INFO)}


def in_tone(text: str, before: str = "", after: str = "") -> bool:
    return not any(code.startswith(TONE) for code in codes(text, before, after))


PAIRS = [  # rows, what the customer said, the reply in a wrong tone, its twin
    # questioning
    ("S301", "滤芯漏水", "您确定不是自己没拧紧？", "麻烦您看下接口有没有拧紧，拧紧还漏就给您换"),
    ("S301", "没收到短信", "怎么可能没收到，都是自动发的", "短信有时会被拦截，我手动给您补发一条"),
    ("S301", "少了一袋", "少了？视频呢", "有开箱视频就发我一段，没有也没关系，我去查称重"),
    ("S301", "說好送手套", "誰跟您講送手套的？", "您是在直播間聽到的嗎？我去翻回放，講了就補給您"),
    ("S301 S602", "烧坏了", "不会是您接错线了吧", "先断电别碰，拍一下接线给我，我请师傅看看"),
    ("S301", "尺寸不合", "当初为什么不量好再买", "换大一码就好，运费我们出"),
    ("S301", "新的就不转", "您确定您没进过水？", "进过水也没关系，擦干放一天再试试"),
    ("S301", "漏了一袋", "不是发过面单了吗", "面单发过您一张，另一张我补上"),
    ("S301", "余额不对", "您自己不会查明细吗", "明细在我的钱包里，我教您看"),
    ("S301", "屏幕碎了", "多半是您小孩拿去玩的", "小孩玩的时候摔到也能修，我给您报个价"),
    ("S301", "地址再改一下", "您怎么回事", "这单是怎么回事，我查了马上回您"),
    # arguing
    ("S302", "太薄", "照您这么说冬天的衣服都得退", "这件单穿是偏薄，厚的那款在隔壁链接，我帮您换"),
    ("S302 S317", "别家送袜子", "别人都没意见，怎么就您有意见", "这次没送袜子，我给您申请一双"),
    ("S302", "说好今天", "我只说尽快，又没保证今天", "说好尽快却没到，不好意思，我盯着今晚派送"),
    ("S302 S602", "不合理", "有理走遍天下，到哪儿都是我们占理", "您觉得不合理的地方跟我说说，我去反馈"),
    ("S302", "說會送達", "預計是預計，送達是送達，您別混為一談", "預計今天，路上耽誤了，明早一定到"),
    ("S302", "你们送货也太慢了", "隔天就到的，哪里慢了", "隔天没到是我们慢了，抱歉，今晚八点前送到"),
    ("S302", "不是说带电源吗", "详情里哪句话说带电源了", "详情里这句话容易看错，电源要另配，我送您一个"),
    ("S302", "还是不明白", "我都讲得够清楚了吧", "我讲得不够清楚，换张图给您看"),
    ("S302", "怎么不退", "您不寄回来我们怎么退呀", "您寄回来之后怎么退款，我一步步说"),
    ("S302", "收费太高", "自己选的上门安装还嫌贵", "上门安装是自己选的项目，不需要的话我帮您退掉"),
    ("S302", "轮子掉了", "反正不是我们装坏的", "不是您装坏的，是轮子的批次问题"),
    ("S302", "没提醒我", "别说我没提醒过您", "是我没提醒到，不好意思"),
    # bluntness
    ("S303 S404", "便宜点", "不讲价", "亲，这款已经是活动价了，给您看看有没有优惠券"),
    ("S303", "能退吗", "不能退", "不好意思，定制款不支持退货，有质量问题我帮您换"),
    ("S303 S316", "有小码吗", "没货", "小码暂时没货，M码偏小您可以看看，或者我帮您登记到货通知"),
    ("S303", "我能穿吗", "您这身材穿不下的", "这款版型偏小，给您推荐宽松的那款"),
    ("S303", "包邮吗", "包什么包", "满39就包邮啦，您再凑一件小东西更划算"),
    ("S303", "得唔得平啲", "冇得平", "已經係最抵價，送多包紙巾畀你好唔好"),
    ("S303", "能换色吗", "莫得换", "这个色换不成咯，退了重拍要得不，我给你备注"),
    ("S303", "刚拍就打折了", "差价不补哦", "差价七天内都能补，我给您申请，两天内到账"),
    ("S303", "能少十块吗", "一口价", "一口价已经含运费啦，不好意思，给您备注一包试用装"),
    ("S303", "过了一天了还能保价吗", "晚一天都不行", "晚一天也没关系，我帮您申请特批"),
    ("S303", "送个架子呗", "没戏，想多了", "这款没有配架子，不好意思，隔壁链接有带架子的"),
    ("S303", "幫我留一個", "唔留", "留到聽日得，我幫您備注咗"),
    ("S303", "瓷砖碎了怎么补偿", "补偿没有", "补偿按破损的块数算，您拍给我看看"),
    ("S303", "能帮我换个白的吗", "不可能给您换", "已经出库了不可能马上换，不好意思，到货后我给您办换货"),
    ("S303", "还没送到", "别催了", "别着急，催过站点了，晚上七点前送"),
    ("S303", "能帮我取消吗", "帮不了您", "已经出库帮不了取消，不好意思，到了拒收就行"),
    ("S303", "还要三天呀", "不想等就退货", "不想等的话我看看附近仓有没有货"),
    ("S303", "再便宜二十", "再便宜我倒贴给您了", "再便宜就亏啦，不好意思，送您一双筷子"),
    # coldness
    ("S305 S312", "我等了一周了，孩子都哭了", "哦", "哎呀让宝贝久等了，我马上催"),
    ("S305", "怎么安装呀，第一次买", "自己看说明书", "第一次装不难的，我发个视频给您"),
    ("S305", "那我退货", "那您退呗", "好的，退货入口发您，运费险会赔"),
    ("S305 S407", "在吗，想问一下", "??", "在的，您说～"),
    ("S305", "你怎么不说话", "呵呵", "不好意思刚才在查，查到了"),
    ("S305", "兩款哪個好", "都行", "兩款都行，油皮選清爽的那款"),
    ("S305", "那我给差评了", "给呗", "别着急，您跟我说说哪里不满意"),
    ("S305", "谁出退货的邮费", "您自己出", "邮费有运费险赔，您先垫一下，到仓就退您"),
    ("S305", "怎么拼呀", "说明书", "说明书在盒底，不好找的话我发个视频给您"),
    ("S305 S312", "我就要个答复", "您打多少次也是一样，问多少遍都这话", "您问几遍都行，我这就去要答复"),
    ("S305", "哎，烦死了", "哦，然后呢", "先别烦，是哪里卡住了呀"),
    ("S305", "发票在哪开", "自己上官网搜", "您可以自己在官网开，不会的话我发步骤"),
    ("S305", "怎么装", "百度一下", "百度上的视频旧了，我发新的给您"),
    ("S305", "那我不要了", "不要拉倒", "不要也没关系，退款两天内到"),
    ("S305", "人呢", "有完没完", "在的，刚才在查库存"),
    ("S305", "再不回就差评", "差评随便给", "您给什么评价都行，问题我先解决"),
    ("S305", "还在吗", "我同时接待40个人，没空挨个回", "让您久等了，前面人多，您说"),
    # criticism
    ("S307 S602", "没收到", "要不是您写错楼号，前天就到了", "要不是您提醒，我们还不知道楼号错了"),
    ("S307", "取不到件", "您要是看了短信，这会儿早拿到了", "短信里有取件码，我再发您一次"),
    ("S307", "刚买就降价", "恭喜您，成功买贵了", "恭喜您抽到免单"),
    ("S307", "用半年坏了", "可真行，半年才来说", "半年还在保修期里，可以修"),
    ("S307", "怎么叠券", "这都要问", "这个都要问清楚才放心，我一张张说"),
    ("S307", "插不进去", "动动脑子，反过来插呀", "反过来插一下试试，接口朝上"),
    ("S307", "还是不会", "您怎么那么笨", "不笨不笨，我第一次也没弄明白"),
    ("S307", "缩水了", "都洗了五回了才说缩水", "洗了五回还缩水不正常，拍给我看看"),
    ("S307 S502", "又拍错了", "下回注意点，别再拍错了", "拍错了没关系，我帮您改"),
    ("S307", "没声音", "没装电池能响才怪", "装上电池就能响，我发个图"),
    ("S307", "我看成双人的了", "拜托付款前先看仔细好不好", "拜托您拍一下标签，我给您改成双人的"),
    ("S307 S602", "尺码拍反了", "您付款的时候眼睛长哪儿了", "付款后也能改尺码，我帮您改好了"),
    ("S307", "还是连不上", "都说八百遍了，先开蓝牙", "没关系，说多少遍都行，先开蓝牙再点加号"),
    ("S307", "写错地址了", "下单前怎么不核对一下呢", "没关系，还没出库，我帮您改"),
    ("S307", "洗坏了", "谁让您用热水洗的", "热水容易缩，护发素泡一泡能回来一些"),
    ("S307 S502", "还没好吗", "催什么催，一天催八遍", "让您着急了，马上就好"),
    ("S307 S602", "摔坏了", "您要是当心点，能摔坏吗", "屏幕可以换，我帮您问问价格"),
    ("S307", "不會用", "這麼簡單都不會", "剛開始用都會卡住，我一步一步教您"),
    ("S307", "扯断咗", "話咗唔好硬扯你又唔聽，怪得邊個", "扯斷唔緊要，補返條畀你"),
    # hiding behind a rule or boss
    ("S504", "能通融吗", "老板说不行就不行", "我给您请示一下老板，成不成都回您"),
    ("S504", "为什么只赔十块", "系统只给赔这么多，改不了", "系统默认赔十块，多的我帮您申请，下午有结果"),
    ("S504", "點解唔退", "公司規定係咁", "公司規定七日內，你啱啱過咗一日，我幫你申請"),
    # "don't know" with no next step
    ("S501", "什么时候补货", "这个我们也不清楚", "具体时间还不清楚，我问一下仓库，今天回复您"),
    ("S501", "是什么面料", "没研究过", "这个我没研究过，帮您问一下设计师"),
    ("S501", "几点到", "布吉岛耶", "具体几点布吉岛，师傅会提前联系您"),
    ("S501", "會漲價嗎", "不太確定喔", "會不會漲還不確定，您可以先收藏，有消息我通知您"),
    # constructions that use none of the usual words
    ("S301", "碗裂了", "您家洗碗机磕的吧", "裂了就别用了，划手，补您一只"),
    ("S301", "桌腿是弯的", "搬上楼的时候怎么没发现弯呢", "桌腿弯了给您换一条，旧的不用寄"),
    ("S301", "衬衫起球", "才两水能穿成这样", "两水就起球不正常，我给您换一件"),
    ("S302 S317", "七八天了", "才五天，哪来的七八天", "五天了也确实慢，我催一下仓库"),
    ("S302", "旧款好用多了", "旧款那么好您买新款干嘛", "旧款还有几台，给您换成旧款"),
    ("S302 S502", "道个歉很难吗", "行行，对不起行了吧", "对不起，这次是我们漏发了"),
    ("S303", "送个鼠标垫", "没有这种说法呢", "鼠标垫这次没备，给您补张券"),
    ("S303", "打个九折", "一块都不少，不喜欢就算了", "九折要满两件，您再挑一件就够了"),
    ("S305", "你快点", "皇上不急太监急", "快了，排到您这单了"),
    ("S305", "怎么查物流", "手机上不是点一下就有吗", "订单页点一下物流就能看到"),
    ("S307", "没看到要冷藏", "标签贴着给谁看的", "标签字太小是我们的问题，退您一半"),
    ("S307", "把盐当糖了", "盐和糖都能搞错", "盐和糖包装太像了，我们改"),
    ("S307 S602", "你态度好点", "您行您来，一天三百个人", "抱歉刚才语气急了，您这单我接着办"),
    ("S504", "凭什么不退", "流程写死的，您找系统说去", "流程上过了七天，我帮您走特批"),
    ("S501", "能放多少斤", "没称过，您猜", "没称过，我让仓库称一下，十分钟后告诉您"),
    # equivocation
    ("S308", "不是说不掉色", "写的是不易掉色，不等于一定不掉", "不易掉色的，头两次会有一点浮色，介意的话可以退"),
]


@pytest.mark.parametrize(("rows", "before", "wrong", "right"), PAIRS, ids=[pair[2] for pair in PAIRS])
def test_a_wrong_tone_is_heard_and_its_twin_is_not(rows: str, before: str, wrong: str, right: str) -> None:
    assert not in_tone(wrong, before), rows
    assert in_tone(right, before), rows


def test_a_normal_question_helps() -> None:
    """Row S301, the near misses."""
    for text in ("请问您是哪一单呢", "您确定要取消吗，取消后优惠券不退哦", "您是自己申请的吗", "亲，您要什么颜色的呢"):
        assert in_tone(text), text


def test_a_neutral_fact_is_no_refusal() -> None:
    """Row S303, the near misses."""
    for text in (
        "这款没有现货，预计周五到",
        "订单已经发货，无法修改地址了哦",
        "不需要另外激活",
        "您好，跨市改不了地址，需要重新下单",
    ):
        assert in_tone(text), text


def test_the_customers_question_tells_a_refusal_from_an_answer() -> None:
    assert not in_tone("不可以的", "可以退吗")
    assert in_tone("不可以的", "是不可以水洗吗")
    assert in_tone("嗯", "是三点到对吗")
    assert not in_tone("嗯", "东西碎了一地，怎么办呀")


def test_a_few_words_that_pass_over_the_customers_trouble_are_cold() -> None:
    """Rows S305 and S312: the same words are none where nothing is wrong."""
    assert not in_tone("娃嘛都爱哭", "奶瓶又漏了，娃饿得直哭")
    assert in_tone("娃嘛都爱哭", "你家娃几岁了")
    assert in_tone("漏奶这个今天给您换", "奶瓶又漏了，娃饿得直哭")
    assert in_tone("娃嘛都爱哭", "用了三年都没坏")


def test_what_the_agent_says_next_mends_a_bare_no() -> None:
    assert not in_tone("没有了", "还有蓝色吗")
    assert in_tone("没有了", "还有蓝色吗", after="我帮您看看别的仓有没有")


def test_a_refusal_with_pardon_reason_and_a_way_is_polite() -> None:
    """Row S404."""
    assert in_tone("抱歉亲，这款已经是最后一天活动价，不能再少了，给您申请一张5元券好不好", "再少点")


def test_busy_is_excused_by_an_apology() -> None:
    """Row S405."""
    assert not in_tone("我现在很忙")
    assert in_tone("不好意思，现在咨询的人多，回复可能慢一些，谢谢您等一下")


def test_你_is_advice_with_a_safe_fix() -> None:
    """Row S401."""
    hits = [hit for hit in linter().hits("你的迷你音箱到了，謝謝妳") if hit.code == "ST106"]
    assert [(hit.start, hit.softer, hit.safe) for hit in hits] == [(0, ("您",), True), (11, ("您",), True)]
    assert linter().rule("ST106").severity == Severity.INFO
    assert "ST106" not in codes("您的迷你音箱到了")


def test_a_wall_of_text_is_advice() -> None:
    """Row S402."""
    steps = "先打开右上角的设置，再点账户安全，然后选择修改手机号，输入验证码确认。"
    assert any(hit.code == "ST107" for hit in linter().hits(steps * 6))
    assert not any(hit.code == "ST107" for hit in linter().hits("\n".join([steps] * 6)))


def test_praise_piled_up_is_advice() -> None:
    """Row S403."""
    assert any(hit.code == "ST110" for hit in linter().hits("您就是仙女下凡，太美了太飒了太有气质了"))
    assert not any(hit.code == "ST110" for hit in linter().hits("您穿这个颜色真好看"))


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("退到您的帐户", "帐户", "账户"),
        ("再的亲", "再", "在"),
        ("您在试一下", "在", "再"),
        ("来不急了", "来不急", "来不及"),
        ("买的人多的很", "的", "得"),
    ],
)
def test_a_wrong_character_is_mended_where_it_is_sure(text: str, wrong: str, right: str) -> None:
    """Row S308."""
    hits = [hit for hit in linter().hits(text) if hit.code == "ST108"]
    assert [(text[hit.start : hit.end], hit.softer, hit.safe) for hit in hits] == [(wrong, (right,), True)]


def test_a_right_character_is_left_alone() -> None:
    for text in ("现在试一下", "正在看一下", "帐篷买的人多", "说的很清楚", "在的亲，您说", "以经营为主"):
        assert "ST108" not in codes(text), text


def test_tone_is_heard_through_folding_and_spaces() -> None:
    for text in ("誰讓您不看清楚", "谁 让 您不看清楚", "ｂｚｄ，表问我"):
        assert not in_tone(text), text


@pytest.mark.parametrize(
    "text",
    [
        "公司没规定不能换",
        "公司没有规定不给退",
        "我没说过不退",
        "我们可没说不能改地址",
        "从来没有不讲价这回事",
        "没说过不包邮",
        "没有说不行",
        "谁说我们不负责",
        "没人说我们不管",
        "从来没说过这是规定",
        "不会不管您的",
        "我不是说爱买不买",
    ],
)
def test_a_refusal_that_is_denied_is_none(text: str) -> None:
    assert not [hit for hit in Linter(Settings(platform="jd")).hits(text) if hit.code != "ST106"]


@pytest.mark.parametrize(
    "text",
    ["公司规定不能换", "我又没说不给您退，急什么急", "不是说了不退吗", "老板没同意，不能退", "您没说不要，怪谁"],
)
def test_a_denial_elsewhere_excuses_no_refusal(text: str) -> None:
    assert not in_tone(text)
