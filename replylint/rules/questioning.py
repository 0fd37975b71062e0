"""ST101: the customer is doubted or interrogated. A question that helps (请问您是哪一单呢) is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Both, Hit, Rule, Severity
from replylint.rules.constructions import Construction, apologises, comforts, leads_on
from replylint.rules.grammar import WE, YOU
from replylint.rules.wording import (
    AIMS,
    LOOK_INTO_IT,
    NO_HURRY,
    NO_PROOF_NEEDED,
    SHOWN_HERE,
    SHOWN_TOGETHER,
    TELL_ME,
    WHICH_ORDER,
    YOUR_CHOICE,
)
from replylint.text.patterns import pattern
from replylint.text.view import View

RULES = (
    Rule(
        "ST101",
        "questioning",
        Both("质疑", "Questioning"),
        Severity.WARNING,
        Both(
            "质问、怀疑会让顾客觉得自己在受审。需要了解情况时，说明为什么要问，用“请问”“麻烦您”。",
            "Doubt and cross-examination put the customer on trial. Say why you ask, and ask politely.",
        ),
        Both("淘宝客服规避规则：质疑", "Taobao: what agents must avoid: questioning"),
        ("S301", "S602"),
        bad=(
            "您确定没插错口吗？别是自己弄坏的吧",
            "您到底买没买？",
            "没有视频我凭什么给您赔",
            "您是不是自己摔过？",
            "怎么可能，出厂都检查过的",
            "您不是已经签收了吗",
            "这单先不要了⏎为什么要取消呢",
            "谁跟您说送赠品的？",
            "你話冇收到，真係冇收到？證據呢",
        ),
        good=(
            "请问您是哪一单呢，我帮您查",
            "您确定要取消的话，我这边马上处理",
            "请问您是因为什么原因想退呢",
            "麻烦您拍张照片，没有视频也没关系",
            "怎么可能让您自己出运费，我们承担的",
            "您看是不是网络的原因，换个网络试试",
        ),
    ),
)

_BLAMED = "[接插装设填打点贴剪][错反]|弄|摔|拆|动过|碰|洗|拿错|按错|没按|没插|没开|没看|看错|听错|记错|量错|选错|拍错|贪|图便宜|用坏|装反|忘"
_OUR_ORDER = f"(?:真)?(?:就)?是(?:从|在)?(?:{WE}家?|这儿)(?:店里?|这里|这边|这儿)?(?:买|拍|下单|发)的"
# The customer's word is doubted: 您确定没插错吗, 怎么可能, 您不是已经签收了吗, 逗我呢
_ARE_YOU_SURE = (
    Construction(  # 您在逗我吗, 您觉得可能吗
        f"^{YOU}?(?:是不是|是)?在?(?:逗|耍)(?:我们?)(?:玩)?[呢吗吧]?[?。!~]*$|^{YOU}?是?在?开(?:什么)?玩笑[呢吗吧]?[?。!~]*$|^(?:{YOU}自?己?)?(?:觉得|说)?(?:这)?可能吗[?。!~]*$|{YOU}(?:是不是|是)?在?(?:质疑|怀疑)我们?[^,。?!;\n]{{0,6}}吗",
        (LOOK_INTO_IT,),
        (apologises, comforts),
    ),
    Construction(  # 你确定是我们家买的？
        f"{YOU}(?:真的?|能|敢)?(?:确定|肯定|保证)(?:这|那)?[个件单款]?{_OUR_ORDER}[吗么嘛吧]?",
        (WHICH_ORDER,),
        (apologises, comforts),
    ),
    Construction(
        f"(?:{YOU}|，|^)(?:真的?|能|敢|自己)?(?:确定|肯定|保证)(?!(?:这|那)?[个件单款]?{_OUR_ORDER})(?:不是|没有?|真|就?是(?:在|我|收|自己|用|这边|你们)|收到|{YOU}|他|家里|自己|按|插|用|看|数|洗)[^,。?!;\n]{{0,24}}(?:[吗么嘛吧]|\\?)",
        (LOOK_INTO_IT,),
        (apologises, comforts),
    ),
    Construction(
        f"(?:怎么(?:可能|会)|哪会|点会(?=冇|唔|咁|有|系)|咋(?:可能|会))(?![让给帮不没忘]|出现|这样|呢[,，][^。?!\n]{{0,12}}(?:一定|肯定|都会|负责|放心))[^。?!;\n]{{0,12}}?(?:[?!]|{WE}|出厂|仓库|都是?|$)"
        f"|(?:怎么可能|咋可能|怎么会|哪会)没[收到有发][^,。?!;\n]{{0,6}}[,，][^,。?!;\n]{{0,4}}(?:都|明明|自动|系统|仓库)[^,。?!;\n]{{0,8}}",
        (LOOK_INTO_IT,),
        (apologises, comforts),
    ),
    Construction(
        "(?:^|[,。!? ])(?:绝对)?不(?:可能|会)吧?[,。!? ]+(?:您|你|我们|仓库|出厂|都|每|我)",
        (LOOK_INTO_IT,),
        (apologises, comforts),
    ),
    Construction(  # 您不是已经签收了吗
        f"(?:^|[,。!? ])(?:但是?|可是?)?(?:{YOU}|他|她|这边)(?:这边|之前|昨天|刚才)?不是(?P<what>已经?[^,。?!;\n您你我]{{2,12}})[吗么嘛](?:[?!。,~]|$)",
        (SHOWN_HERE,),
        (apologises, leads_on),
    ),
    Construction(
        f"(?:^|[,。!? ])(?:但是?|可是?)?(?:{YOU}|他|她|这边)(?:这边|之前|昨天|刚才|自己)?不是(?!已经)[^,。?!;\n]{{2,16}}[吗么嘛](?:[?!。~]|$|,(?![^。?!\n]{{0,10}}(?:要不要|需不需要|需要|方便)))|{YOU}(?:自己不会|不会自己)[^,。?!;\n]{{1,8}}(?:吗|么|嘛|\\?)|(?:^|[,。! ])不(?:都)?是(?:都)?(?:写|标|说|发|印)了[吗么嘛](?=[,，。?! ]|$)|(?:^|[,。! ])不是(?:说|都|已经|自动|自己|让|写|跟{YOU}|和{YOU}|告诉|发)[^,。?!;\n]{{2,16}}[吗么嘛]",
        (LOOK_INTO_IT,),
        (apologises, leads_on),
    ),
    Construction(  # 不可能少件，打包都有录像; 单号给您了，自己不会查吗
        f"(?:^|[,。!? ])(?:绝对|肯定)?不可能(?:是)?(?:少|漏|缺|错|坏|碎|假|褪|掉|缩|断|裂|发错|有问题|没[收到有发])[^,。?!;\n]{{0,6}}|(?:^|[,。!? ])自己不(?:会|能)[^,。?!;\n]{{1,6}}(?:[吗么嘛]|\\?)|(?:看不(?:见|到|懂字)|不会(?:自己)?看)(?:的)?(?:[吗么嘛]|\\?)|(?:^|[,。!? ]){YOU}(?:没|没有)(?:看到|看见)(?:怪我|[吗么嘛]|\\?)|(?:^|[,。!? ]){YOU}?(?:数|量|看|读|听)(?:清楚|仔细|明白)了(?:[吗么嘛]|没有?)",
        (LOOK_INTO_IT,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # mock disbelief
        f"哪只眼睛|长(?:了)?(?:脚|腿|翅膀)(?:跑|走|飞|不见|会|了)|商量好的|说的?跟真的|糊弄谁|说得过去吗|谁知道(?:是)?(?:真|假|您|你)|难不成|(?<!不)(?:自己)?编的吧"
        f"|(?:空口|口头|嘴上|嘴皮)(?:白话|白牙|说说|说|上说)|(?:别|少)光说|光凭(?:嘴|记忆|感觉)|{YOU}?自己会?(?:飞|跑|签|点|动|摔|坏)(?:走|了)?的?(?:吗|么|\\?)",
        (LOOK_INTO_IT,),
        (apologises, comforts),
    ),
    Construction(  # 出库的时候可是好好的
        f"(?<![^,，。! ])(?:从)?(?:我们?|店里|仓库|这边)?(?:发|寄|送|出)(?:出去|出|走|到|库|货|给{YOU})?的?(?:时候?|前)[^,。?!;\n]{{0,2}}(?:都|还|可)?是?(?:好好|好|完整|完好|没坏|没问题)的(?=[,，。!~]|$)",
        (LOOK_INTO_IT,),
        (apologises, comforts, leads_on),
    ),
)

# What is asked for is out of the question: 没付定金，怎么可能给您留
_OUT_OF_THE_QUESTION = (
    Construction(
        f"(?:怎么可能|哪能|怎么会)(?:还|再)?(?:给|帮){YOU}(?:留|退|换|补|赔|送|便宜|优惠|包|修|发货|改)[^,。?!;\n]{{0,6}}",
        (),
        (apologises, comforts),
    ),
)

# Asked in anger: 您到底要不要, 到底几号方便
_WHAT_NOW = (
    Construction(
        f"(?:{YOU})?(?:自己)?到底(?:还)?(?:要不要|买不买|拍不拍|退不退|换不换)(?:了|啊|呀|呢)?(?=[,。?!~ ]|$)",
        (NO_HURRY,),
    ),
    Construction(  # a question that is one is asked again, politely
        "到底(?![^,。?!;\n]{0,12}[都也](?:可以|能|行|好|一样))(?P<what>(?:是|想|要|买的?|选|拍的?|说的是?|问的是?)[^,。?!;\n]{0,6}(?:哪一?[单款件种个色码]|还是)[^,。?!;\n呢啊呀]{0,6})[呢啊呀]?",
        (YOUR_CHOICE,),
    ),
    Construction(  # 您到底约不约
        f"(?:{YOU})?到底(?:还)?(?P<verb>[约订预来去做装修]\\w?)不(?P=verb)(?=[,。?!~ 啊呀呢了]|$)",
        (NO_HURRY,),
    ),
    Construction(  # 到底几号方便上门
        "(?:^|[,。!? ])(?:那)?到底(?:几[号点]|什么时候|啥时候|哪天)[^,。?!;\n]{1,10}",
        (LOOK_INTO_IT,),
    ),
    Construction(
        f"{YOU}(?:自己)?到底(?![部层下端了]|(?:还)?(?:要不要|买不买|拍不拍|退不退|换不换)|[^,。?!;\n]{{1,8}}(?:哪一?[单款件种个色码]|还是))[^,。?!;\n]{{1,16}}|到底(?:想问|想干|想怎样|要不要|有没有在|是不是{YOU})[^,。?!;\n]{{0,10}}",
        (LOOK_INTO_IT,),
    ),
)

# Proof is demanded: 没有视频凭什么赔, 证据呢, 敢不敢拍给我看
_PROVE_IT = (
    Construction(
        "(?:没有?|冇|拿不出)(?:开箱)?(?:视频|录像|证据|凭证|照片|截图)[^,。?!;\n]{0,6}[,，]?[^。?!;\n]{0,6}(?:凭什么|怎么[信认]|谁知道|谁信|谁能证明|说什么|不[认赔])[^,。?!;\n]{0,10}",
        (NO_PROOF_NEEDED,),
        (comforts,),
    ),
    Construction(
        "(?:^|[,。!? ])(?:开箱|转账)?(?:证据|凭证|视频|截图|记录|链接|收据|小票|照片|录像|单号|图)(?:呢|拿来|拿出来)(?:[?!,。 ]|$)|(?:拿|有)(?:什么|啥|咩)?证据|口说无凭|拿(?:什么|啥)证明",
        (NO_PROOF_NEEDED,),
        (comforts,),
    ),
    Construction(  # 谁能证明, 敢不敢拍给我看: proof is demanded
        f"(?:谁能?|怎么|拿什么|您能)证明[^,。?!;\n]{{0,12}}|敢不敢[^,。?!;\n]{{1,10}}|(?:嘴|口)说?(?:谁|都)(?:都)?会|(?<!不)(?:空口|光凭){YOU}?一?张?嘴",
        (NO_PROOF_NEEDED,),
        (apologises, comforts, leads_on),
    ),
)

# Rhetorical contradiction: 谁跟您说的, 凭什么, 难道
_WHO_SAYS_SO = (
    Construction(
        f"谁(?:跟|和|同|给|告诉|教){YOU}[^,。?!;\n]{{0,12}}|(?:哪个|哪位)(?:客服|主播|人)(?:跟{YOU})?[^,。?!;\n]{{0,3}}(?:说|讲|答应|承诺)的?\\?[^。\n]{{0,20}}\\?",
        (SHOWN_TOGETHER,),
        (leads_on,),
    ),
    Construction(  # 谁跟你说的今天能到: what it holds is no way on
        f"谁(?:跟|和|同|告诉){YOU}(?:说|讲|保证)的[^,。?!;\n]{{0,12}}[?。!~]*$",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        f"{YOU}凭(?:什么|啥)[^,。?!;\n]{{1,12}}|凭(?:什么|啥)(?:我|信|让我|给{YOU}|要我|说我|赖|怪|退|赔)[^,。?!;\n]{{0,12}}",
        (SHOWN_TOGETHER,),
    ),
    Construction(
        f"难道(?!是您那边|不想|是(?:快递|物流|仓库|系统|我们|我|厂家|机器))[^,。?!;\n]{{2,16}}(?:[吗么?]|$)|{YOU}自己(?:信|觉得(?:合理|可能|说得通))[^,。?!;\n]{{0,4}}|(?:心里|心中)(?:没|有没有)(?:点)?[数逼]",
        (SHOWN_TOGETHER,),
    ),
)

# A guess that lays it at the customer's door: 是不是您自己摔的, 您家猫抓的吧
_YOUR_DOING = (
    Construction(
        f"(?<![点站])(?:不会|该不会|怕|怕不|别)是{YOU}(?:自己|家|家里|们)?[^,。?!;\n]{{0,8}}(?:{_BLAMED})[^,。?!;\n]{{0,8}}",
        (LOOK_INTO_IT,),
        (apologises, comforts),
    ),
    Construction(
        f"{YOU}(?:该不会|不会|别|莫不)?(?:是不是|不是|是)(?:自己|家里人?|家人|孩子)[^,。?!;\n]{{0,6}}(?:{_BLAMED}|磕|砸|泡|踩|压|剪|扔|删)",
        (LOOK_INTO_IT,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        f"(?<!不)是不是{YOU}(?:自己|家|家里|本来|根本|压根)[^,。?!;\n]{{0,14}}", (LOOK_INTO_IT,), (apologises, comforts)
    ),
    Construction(  # 您自己暴晒的, 您是不是放太阳底下晒了
        f"(?:^|[,。!? ]){YOU}(?:是不是|自己)[^,。?!;\n]{{1,8}}(?:晒|烫|洗|摔|泡|拉|扯|剪|拆|弄|磕|踩)[^,。?!;\n]{{0,2}}[了的过](?=[吧吗?,，。! ]|$)",
        (LOOK_INTO_IT,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 您家猫抓的吧, 往里倒开水了吧: a guess that lays it at the customer's door
        f"{YOU}家[^,。?!;\n]{{1,6}}(?:的|了)吧|(?:^|[,。?!]){YOU}(?!是说|是要|是想|说的是|看中|指的)[^,。?!;\n]{{0,6}}(?:用|拿|往|放|戴着?|穿着?|踩|颠|泡|烫|摔|倒|磕|碰|拆|撕|洗)[^,。?!;\n]{{0,8}}(?:的|了)(?:吧|是吧|嗦|伐)"
        f"|(?:^|[,。?!])(?:是|别是|莫不是|莫非|怕是|怕不是)(?:拿|往|用|放|丢|扔|戴着?|穿着?)[^,。?!;\n]{{1,10}}(?:吗|吧|了|过)|(?:^|[,。?!])(?:拿|用|往)[^,。?!;\n]{{1,10}}(?:的嗦|了嗦|的伐|的吧|了是吧)",
        (LOOK_INTO_IT,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        f"(?:八成|十有八九|肯定|多半|一准)是?{YOU}(?:自己|家|家里|小孩|孩子|家人|老公)?[^,。?!;\n]{{0,6}}(?:弄|摔|碰|拆|装|洗|用|搞|放|泡|玩|拿|刷|刮|划|踩|磕|晒|烫|没[放拧装关插按看洗对量])|(?<!不)(?<!不会)是{YOU}(?:自己|家里?人?|家?孩子)(?:不小心)?(?:弄|刮|摔|碰|磕|划|拆|踩|洗|掰|撕|烫|剪)[^,。?!;\n]{{0,3}}的(?:吧|\\?)|{YOU}(?:是)?怎么回事(?=[,，。!? ]|$)",
        (LOOK_INTO_IT,),
        (apologises, comforts),
    ),
    Construction(
        "(?:抖|弄|搞|用|洗|穿|扳|摔)成(?:啥|什么)样|(?:才能?|怎么能?|咋能?|好大的劲)[^,。?!;\n]{0,4}(?:贴|弄|搞|用|洗|穿|摔|扳|断|造)[^,。?!;\n]{0,3}成这样",
        (LOOK_INTO_IT,),
        (apologises, comforts),
    ),
)

# Cross-examination: 老实说拆过没, 当时怎么不说, 插好了吗就来报修, 分得清吗
_CROSS_EXAMINED = (
    Construction("一样一样回答我|(?:老实|说实话)[^,。?!;\n]{0,4}(?:是不是|有没有|拆|摔)", (LOOK_INTO_IT,)),
    Construction(
        "(?:当时|当初|那|早|签收的?时候?|收货的?时候?|下单的?时候?)[^,。?!;\n]{0,6}(?:为什么|为啥|怎么|干嘛|干吗|咋|点解)(?:就)?(?:不|要|买|拍|没|签|早不)[^,。?!;\n]{0,12}",
        (LOOK_INTO_IT,),
        (comforts,),
    ),
    Construction(
        f"[^,。?!\n]{{1,6}}(?:了|过)(?:没有?|吗|么)[,，]?就(?:来|敢|直接)?(?:说|讲|喊|报|怪)[^,。?!\n]{{0,8}}|(?:上次|上回|之前)也[^,。?!\n]{{0,6}}{YOU}[^,。?!\n]{{0,4}}|怎么又(?:要|是{YOU}|来|买|退|换|坏)[^,。?!\n]{{0,6}}",
        (LOOK_INTO_IT,),
        (apologises, comforts),
    ),
    Construction(  # 到您手上的时候咋没坏呢
        "(?:的)?(?:时候|辰光|那会儿?|当时)[^,。?!;\n]{0,4}(?:怎么|咋|为啥|为什么|点解)(?:就)?(?:没|不|冇|唔)[^,。?!;\n]{1,6}",
        (LOOK_INTO_IT,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        f"分得清吗|(?:以前|之前|平时){YOU}?(?:用|喝|吃|穿|玩|见|买)过[^,。?!;\n]{{0,8}}没有|{YOU}(?:以前|之前)?(?:用|喝|吃|穿|玩|见)过(?:真|正经|好|像样)[^,。?!;\n]{{0,6}}(?:没有|没|吗)|(?:再|给我)(?:瞅瞅|看看|瞧瞧){YOU}[^,。?!;\n]{{1,10}}",
        (LOOK_INTO_IT,),
        (apologises, comforts, leads_on),
    ),
)

CONSTRUCTIONS = (
    *_ARE_YOU_SURE,
    *_OUT_OF_THE_QUESTION,
    *_WHAT_NOW,
    *_PROVE_IT,
    *_WHO_SAYS_SO,
    *_YOUR_DOING,
    *_CROSS_EXAMINED,
)
_WHY = pattern(
    f"(?:您好|亲+|哦|那|嗯|,|，| )*(?:{YOU})?(?:为什么|为啥|干嘛|因为什么)(?:突然|又)?(?:要)?(?:退|取消|注销|换|撤|不[要买用]|删)?[^,。?!;\n]{{0,4}}?[呢啊呀?]*"
)
_TOLD_WHY = "请|方便|麻烦|帮您|给您|才能|以便|好(?:给|帮|让)"


def check(view: View) -> Iterator[Hit]:
    """A bare 为什么 in answer to a wish."""
    text = view.folded
    if _WHY.fullmatch(text.strip()) and not re.search(_TOLD_WHY, text) and not re.search("[?吗]", view.folded_before):
        yield Hit("ST101", 0, len(text), (TELL_ME,), (0, len(text)), aim=AIMS["ST101"])
