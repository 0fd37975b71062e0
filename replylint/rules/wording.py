"""Softer sentences that several tone rules share, and what to aim for where no ready sentence fits."""

from __future__ import annotations

import re

from replylint.model import Both
from replylint.text.patterns import pattern

LOOK_INTO_IT = "麻烦您把具体情况跟我说一下，有图片也可以发我，我马上帮您核实处理～"
NO_PROOF_NEEDED = "麻烦您补一张照片或者一段视频，没有也没关系，我帮您一起核实～"
SAID_BADLY = "怪我刚才没说清楚，我再跟您说一遍，您看看还有哪里不明白～"
MY_FAULT = "是我没说清楚，不好意思，我再给您说明一下，您看这样可以吗？"
IN_DETAIL = "详情页里有说明，我帮您把那一段找出来，您看看～"
FOUND_IN_DETAIL = "详情页里有说明的，我帮您找出来～"
IN_MANUAL = "说明书里有写，我帮您把那一段找出来，您看看～"
SHOWN_TOGETHER = "您说的我记下了，我再仔细核实一下，看看怎么处理合适～"
NO_MATTER = "没关系的，这种情况很常见，我看看怎么帮您处理～"
ON_IT = "您说的我看到了，我这就帮您看看，马上回复您～"
ASKED = "您问的我看到了，我这就帮您看看，马上回复您～"
SORRY = "不好意思，给您带来不好的体验了，您说的我都记下了，这就帮您处理～"
LATE = "让您久等了，我这就帮您看看，有结果马上回复您～"
WELCOME = "不客气的，有需要随时跟我说～"
HERE = "您好，请问有什么可以帮您？"
ADVISE = "我帮您参考参考，您方便说说平时的喜好和用途吗？"
STEP_BY_STEP = "我一步一步跟您说，有不清楚的地方随时问我～"
NOT_POSSIBLE = "抱歉，这个目前确实办不到，我帮您看看还有没有别的办法～"
FOLLOW_UP = "这件事我先帮您联系核实，有进展马上告诉您～"
FOLLOW_UP_WITH = "这件事我先帮您联系{}核实，有进展马上告诉您～"
TRACK = "我这就帮您看一下物流，有进展马上告诉您～"
RETURN = "给您添麻烦了，您想{}的话告诉我，我帮您处理～"
RETURN_AT_ONCE = "给您添麻烦了，您要{}的事我记下了，这就帮您处理～"
NOTED = "好的，您说的我记下了，有需要随时跟我说～"
WRITTEN_THERE = "{}有写的，我帮您找出来～"
YOUR_CHOICE = "麻烦您告诉我一下{what}，我马上帮您处理～"
NO_HURRY = "您慢慢考虑，需要的话随时告诉我，我帮您安排～"
ASK_SOMEONE = "这个我先帮您问一下，问清楚了马上回复您～"
TELL_ME = "请问是遇到什么问题了呢？您跟我说说，我看看能不能帮您解决～"
CHEAPEST = "亲，这款已经是活动价，暂时不能再优惠了呢，给您看看有没有可用的优惠券～"
NO_GIFT = "抱歉亲，这款暂时没法另外送赠品，我帮您看看有没有能用的优惠券～"
SOLD_OUT = "不好意思亲，这款目前没货了呢，我帮您看看有没有合适的同类款～"
NONE_LEFT = "不好意思亲，目前没有呢，我帮您看看别的～"
NOT_POSSIBLE_AS_SAID = "抱歉亲，这个目前{}呢，我看看还有没有别的办法帮您～"
NO_LESS = "抱歉亲，这款的价格暂时不能再少了呢，我帮您看看有没有能用的优惠券～"
NO_INVOICE = "抱歉亲，发票这边目前开不了呢，我帮您看看还有没有别的办法～"
NAMED_NO = "抱歉亲，{what}目前{}呢，我看看还有没有别的办法帮您～"
NOT_SURE = "这个我不敢跟您保证呢，我帮您问清楚了马上回复您～"
FIXED_PRICE = "亲，这款是一口价呢，暂时没法再少了，您慢慢考虑，需要的话随时告诉我～"
NOT_YET = "目前还没有呢，我这就帮您看看，有进展马上告诉您～"
NOT_FOR_THAT = "不好意思亲，这个不能{}呢，有不清楚的地方随时问我～"
RESTRICTED = "抱歉亲，{}，我帮您看看还有没有别的办法～"
SHOWN_HERE = "我这边看到的是{what}，麻烦您跟我说说实际的情况，我马上帮您核实～"
ASK_THOSE_WHO_KNOW = "这个我还没有把握，不敢乱说，我帮您问清楚了马上回复您～"
ASK_ABOUT = "{}，我先帮您问一下，问清楚了马上回复您～"
ASK_PLAINLY = "请问{what}是{}吗～"
ASK_BOSS = "这个需要主管确认，我这就帮您申请，有结果马上告诉您～"
REQUIRED = "{}确实有统一的要求，给您带来不便很抱歉，我帮您看看还能怎么处理～"
AS_REQUIRED = REQUIRED.format("这个")
ASK_AGAIN = "请问您{what}呢～"
MORE_TO_ASK = "{}，有不清楚的地方随时问我～"
ON_ITS_WAY = "让您久等了，{}，有进展我马上告诉您～"
WHENEVER = "{}，有需要随时找我，我帮您处理～"
DUE = "{}，有进展我马上告诉您～"
CONSIDER = "{}，您考虑一下，有需要随时跟我说～"
REGRET = "抱歉，{}呢～"
CONTACT = "您可以联系{}核实一下"
YOUR_CALL = "看您方便就好，您定好了告诉我，我帮您安排～"
STAY_TUNED = "让您久等了，有消息我马上告诉您～"
WHICH_ORDER = "麻烦您把订单号发我一下，我帮您核实～"

REFUSED = (  # how a refusal in the draft's own words goes on, by what is refused
    (
        "(?:没|无|缺|断|冇)有?现?货|没有[这那](?:款|个款|种)|停产|卖[完光]|下架|断码|缺码|售罄|绝版",
        "不好意思亲，{}，我帮您看看有没有合适的同类款～",
    ),
    ("券", "抱歉亲，{}，我帮您看看还有没有别的办法～"),
    ("[不没][^,]{0,4}(?:价|优惠|打折|便宜|再少|包邮|赠品)|[送赠]完", "抱歉亲，{}，我帮您看看有没有能用的优惠券～"),
    (
        "退|换|改|赔|补|送|[发收装寄减]|票|合并|取消|无理由|[满束止期光]了|叠加|保修|处理|上门|加急|拦截|指定|预约|分开|单[买卖]",
        "抱歉亲，{}，我帮您看看还有没有别的办法～",
    ),
)

PENDING = (  # how a sentence goes whose question is answered later, by what the draft says of that
    ("^(?:[要得需只还]|需要|只能|先){0,2}等[^,]{2,}", "这个{}才能确认呢～"),
    ("[^,]{2,}才(?:给|有|能给|会有|出)[^,]{0,3}(?:答复|回复|消息|结果|通知|信)", "这个问题{}呢～"),
)

TELLING = {  # how a sentence goes where the draft tells something beside the words at fault
    SAID_BADLY: "怪我刚才没说清楚，{}，您看看还有哪里不明白～",
}

ANSWERS = {  # what reads better in place of a sentence, by what the customer said last, or else by the draft itself
    ON_IT: (
        ("^说重点", TELL_ME),
        ("^[^坏破碎裂漏烂急]*(?:怎么办|咋办|咋整)", ON_IT),
        ("^[^,]{0,4}说明书", IN_MANUAL),
        ("^[^,]{0,4}(?:详情|页面)", IN_DETAIL),
        ("^(?:您)?(?:说|讲|问)[吧呀啊]?[~。!]*$|^有(?:事|话|问题)就?(?:快|直)?(?:说|讲|问)事?[~。!]*$", HERE),
        (
            "^(?:那)?[您你就]?(?:随(?:便|[您你]便?|意)(?:[您你]|选|挑)?|(?:自己)?看着(?:选|挑|来))[吧咯呗了呢]*$",
            YOUR_CALL,
        ),
        ("^(?:[您你]?(?:慢慢|再|耐心|继续|接着)?等|等)(?:着|通知|消息|吧|呗|等|啦|$)", STAY_TUNED),
        (
            "^(?!.*(?:还没|怎么|坏|破|急|等|[吗?]))(?:[^,，。]{0,6}[,，])?[^,，。]{0,6}(?:谢(?!了)|辛苦)|^(?!.*(?:不|没|怎么|[吗?])).*(?:开心|喜欢|满意|(?:超|真|好|很|太|挺|蛮)(?:好看|漂亮|不错|棒|好))",
            WELCOME,
        ),
        ("^[^,，。?]{0,4}在(?:吗|么|不|嘛)[?~。 ]*$|^有人[吗么在]*[?~ ]*$|^[您你]好[~!。 ]*$", HERE),
        ("等|急|催|还没|还不|怎么还|多久|几时|^人呢|什么时候|啥时候|快点|到哪|没人", LATE),
        (
            "^(?!.*(?:会不会|能不能|[吗么]\\b)).*(?:坏|破|碎|裂|漏|烂)|(?:太|很|真|好|质量|态度)差|差劲|骗|投诉|差评|举报|无语|态度|失望|生气|垃圾|过敏|假货|死了",
            SORRY,
        ),
        ("哪[个款种条件一]|还是[^,，。吗?]{1,6}$|什么码|多大码|好看|区别|纠结|推荐|怎么选|选不好|帮我看", ADVISE),
        ("(?:怎么|不会)(?:用|装|弄|安装|操作|拆|洗|保存|申请|设置|退|改)|如何|教", STEP_BY_STEP),
    ),
    LOOK_INTO_IT: (
        ("会不会[领用装弄点拍下付退]|不会[领用装弄点操]", STEP_BY_STEP),
        ("^[^,，。]{0,4}又来[了啦]", HERE),
        ("票|抬头", ON_IT),
        ("便宜|隔壁|别家|(?<![退差保])价(?!保)|买不买|太贵", NO_HURRY),
    ),
    IN_DETAIL: (("说明书", IN_MANUAL),),
    FOUND_IN_DETAIL: (("说明书", IN_MANUAL),),
    SHOWN_TOGETHER: (
        ("便宜|打折|还价|砍价|再少|太贵", CHEAPEST),
        ("^[^,，。]{0,8}(?:多久|什么时候|啥时候|几时|几天|哪天)", ASK_THOSE_WHO_KNOW),
    ),
    NO_MATTER: (
        ("骗|差评|太差|真差|投诉|举报|无语|态度|失望|生气|垃圾|气死|过敏|假货|聋", SORRY),
        ("态度|情绪|语气|言辞|脾气|尊重", SORRY),
    ),
}

KEEP_FACTS = Both(
    "留住这句里的事实（数字、时间、能不能办），换掉语气：先安抚，再说原因和下一步。",
    "Keep the facts of the sentence (numbers, times, what cannot be done) and change its tone: soothe, then the reason and the next step.",
)

AIMS = {
    "ST101": Both(
        "不要质问：先相信顾客，说清需要什么材料、为什么需要，再说您会怎么处理。",
        "Don't interrogate: believe first, say what you need and why, and what you will do.",
    ),
    "ST102": Both(
        "不要争输赢：承认顾客看到的，把事实摆出来，给出办法。",
        "Don't win the argument: grant what the customer saw, show the facts, offer a way.",
    ),
    "ST103": Both(
        "不要一口回绝：先说抱歉和原因，再给一个能做到的办法。",
        "Don't refuse flatly: an apology, the reason, and something that can be done.",
    ),
    "ST104": Both(
        "不要冷淡：回应顾客的心情，用完整的句子，说下一步。",
        "Don't be curt: meet the feeling, use a full sentence, name the next step.",
    ),
    "ST105": Both(
        "不要责怪：先安抚，只说怎么补救，以后的提醒放在最后、说得轻。",
        "Don't blame: soothe, say how to mend it; a hint for next time comes last and lightly.",
    ),
    "ST106": Both(
        "先改这句的语气，“你”一并改成“您”。",
        "Mend the tone of this sentence first; 你 becomes 您 on the way.",
    ),
    "ST109": Both(
        "不要含糊：确定的说确定，不确定的去核实，并说好什么时候回话。",
        "Don't equivocate: say what is certain; check the rest and name when you answer.",
    ),
    "ST110": Both(
        "夸得具体、真诚就好，不必堆好话。",
        "Praise sincerely and to the point; don't pile it up.",
    ),
    "ST111": Both(
        "不要拿规定或领导挡：说原因，替顾客申请或给出别的办法。",
        "Don't hide behind a rule or boss: give the reason, apply on their behalf, or offer another way.",
    ),
    "ST112": Both(
        "不要只说不知道：说您去问谁、什么时候回话。",
        "Don't stop at don't know: say whom you will ask and when you answer.",
    ),
    "CH101": Both(
        "不提别家平台，只说本店：优惠、库存、售后在这里都能办。",
        "Don't name other platforms: say what this shop offers, and that all can be done here.",
    ),
    "CH102": Both(
        "不提别家支付：请顾客在订单页选平台支持的付款方式，退款按原路退回。",
        "Don't name other payments: the order page shows what is supported; refunds go back the way they came.",
    ),
    "CH103": Both(
        "不引导到站外：要说的、要发的、要付的，都在平台里完成。",
        "Don't lead off the platform: talk, send and be paid on it.",
    ),
    "CH104": Both(
        "不发站外链接和二维码：发本店的商品链接，或者在这里直接说明。",
        "No outside links or codes: send the shop's own link, or say it here.",
    ),
    "BP201": Both(
        "不要还嘴：安抚情绪，只说怎么解决，必要时请主管接手。",
        "Don't hit back: soothe, speak only of the solution, and call a supervisor if needed.",
    ),
}

SENTENCES = {  # for findings that no construction of the rules has caught
    "ST101": (LOOK_INTO_IT,),
    "ST102": (SHOWN_TOGETHER,),
    "ST103": (),  # what is refused in other words cannot be told from them
    "ST104": (),  # what is curt in more words than one is asked or told
    "ST105": (NO_MATTER,),
    "ST111": (ASK_BOSS, NOT_POSSIBLE),
    "ST112": (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
    "BP201": ("您先别急，这件事我来跟进，马上帮您处理～",),
}


_QUESTION = pattern("[吗么嘛?]$|^[^,，。]{0,8}(?:什么|多少|哪|啥|几)")
GREETING = 4  # characters of a customer's line that may be no more than that


def fitting(sentence: str, before: str, draft: str) -> str:
    """``sentence``, or what reads better than it where the customer said ``before``, and ``draft`` is to be replaced.

    Both are folded; ``before`` is empty where it is not known.
    """
    answers = ANSWERS.get(sentence, ())
    for said in filter(None, (before.strip(), draft)):
        for words, better in answers:
            if re.search(words, said):
                return sentence if better is HERE and said is draft and len(before) > GREETING else better
    return ASKED if sentence is ON_IT and _QUESTION.search(before.strip()) else sentence
