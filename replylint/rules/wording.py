"""Softer sentences that several tone rules share, and what to aim for where no ready sentence fits."""

from __future__ import annotations

from replylint.model import Both

LOOK_INTO_IT = "麻烦您把情况跟我说一下，方便的话拍张照片，我马上帮您核实处理～"
NO_PROOF_NEEDED = "麻烦您补一张照片或者一段视频，没有也没关系，我帮您一起核实～"
MY_FAULT = "是我没说清楚，不好意思，我再给您说明一下，您看这样可以吗？"
SHOWN_TOGETHER = "您说的我记下了，我把相关的记录找出来，咱们一起对一下，看看怎么处理合适～"
NO_MATTER = "没关系的，这种情况很常见，我看看怎么帮您处理～"
ON_IT = "让您着急了，您说的我都看到了，这就帮您处理，有结果马上回复您～"
NOT_POSSIBLE = "抱歉，这个目前确实办不到，我帮您看看还有没有别的办法～"
ASK_SOMEONE = "这个我先帮您问一下，问清楚了马上回复您～"
TELL_ME = "请问是遇到什么问题了呢？您跟我说说，我看看能不能帮您解决～"
CHEAPEST = "亲，这款已经是活动价，暂时不能再优惠了呢，给您看看有没有可用的优惠券～"
SOLD_OUT = "不好意思亲，这款目前没货了呢，我帮您看看有没有合适的同类款～"
NONE_LEFT = "不好意思亲，目前没有呢，我帮您看看别的～"
NOT_POSSIBLE_AS_SAID = "抱歉亲，这个目前{}呢，我看看还有没有别的办法帮您～"
SHOWN_HERE = "我这边看到的是{what}，麻烦您跟我说说实际的情况，我马上帮您核实～"
ASK_THOSE_WHO_KNOW = "这个我还没有把握，不敢乱说，我帮您问清楚了马上回复您～"
ASK_BOSS = "这个需要主管确认，我这就帮您申请，有结果马上告诉您～"

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
    "BP201": Both(
        "不要还嘴：安抚情绪，只说怎么解决，必要时请主管接手。",
        "Don't hit back: soothe, speak only of the solution, and call a supervisor if needed.",
    ),
}

SENTENCES = {  # for findings that no construction of the rules has caught
    "ST101": (LOOK_INTO_IT,),
    "ST102": (SHOWN_TOGETHER,),
    "ST103": (NOT_POSSIBLE,),
    "ST104": (ON_IT,),
    "ST105": (NO_MATTER,),
    "ST111": (ASK_BOSS, NOT_POSSIBLE),
    "ST112": (ASK_SOMEONE, ASK_THOSE_WHO_KNOW),
    "BP201": ("您先别急，这件事我来跟进，马上帮您处理～",),
}
