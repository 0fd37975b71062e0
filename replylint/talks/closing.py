"""What customers say when they want no answer any more: thanks, consent and leave-taking, in words and in pictures."""

from __future__ import annotations

from functools import lru_cache

from replylint.text.patterns import pattern
from replylint.text.view import fold

LONGEST = 100  # characters; nobody takes so long to say goodbye

_MEDIA = "图片|照片|截图|语音|视频|文件|链接|位置|小程序|商品|名片|聊天记录|通话|转账|image|photo|video"
_CROSS = "怒|哭|泪|疑|问|晕|狂|难过|委屈|鄙视|衰|撇嘴|骂|敲|弱|心碎|惊|失望|生气|无语|白眼|叹气"
# A frown or a question mark waits for an answer.
_WAITS = pattern("[?👎😡😠🤬😤😢😭😞😔😟🙁☹😣😖😫😩🤔😒🙄💔💩🖕❓❔❗‼⁉]")
_SILENT = pattern(r"[^\w\[]+|_+")
_PARTICLES = "[的了哈呢啊吧哦亲啦呀哟咯嘞勒哒滴您你]*"
_WORD = pattern(
    "(?:那|就|我|先|也|都|还是)*(?:"
    "好评|好了|好+|行|可以|o+k+(?:ay|a)?|嗯+|恩+|哦+|噢+|喔+|对|是的|没有?问题|一定|放心"
    "|知道|明白|了解|懂|清楚|(?:已经?)?(?:收到(?:货|东西|快递|包裹|宝贝)?|解决)|搞定"
    "|(?:太|非常|十分|真的|多)?(?:谢+|感谢)(?:[您你]们?|亲+|老板|店家|掌柜|客服|美女|帅哥|小姐姐|小哥哥)*"
    "|thx|thanks|thank you|3q"
    "|(?:太|[您你]们?)?辛苦|麻烦(?=[您你了啦])|不?客气|不用谢"
    "|拜+|再见|88+|(?:bye)+|晚安|回头(?:见|聊)|下次聊|这样(?!的|不|太|也)"
    "|没事儿?|[没木]有?了|没有?(?:别的|其[他它](?:的|问题)?)事?|(?:暂时|现在)?(?:不用|不需要|不要了|不买了)|不急|没关系|不要紧|算了"
    "|再?(?:看看|想想|考虑(?:一?下)?)|等?(?:收到|到)了?再说|再等(?:等|[一两几]天)看?|等等看"
    "|(?:坐等|等着?[您你]们?)(?:发货|到货|的?(?:好消息|通知|快递))|(?:回[去家])?再?(?:问(?:问|一?下)?(?:我|我?家)?(?:人|里人?|老公|老婆|爱人|对象|爸|妈)+|商量(?:商量|一?下))"
    "|(?:晚点|晚些|晚上|回头|等会儿?|一会儿?|待会儿?|[今明后]天|改天|下次|过几天|到时候?)再?(?:来|去)?(?:下单|付款?|拍|买)"
    "|(?:去|已经?|这就)*(?:拍|下单|付款?|买)(?:[了好下完]+|(?=\\W|$))"
    r"|祝\w{0,8}(?:兴隆|快乐|愉快|顺利|发财|大卖)|[您你]也是|同乐|[哈嘿嘻]+|么么哒|太好了|(?:真|很|挺|都|蛮)+(?:好|棒|喜欢|满意|不错)|爱[您你]们?|不错|给力|满意"
    ")"
    + _PARTICLES
    + rf"|\[(?!{_MEDIA}|[^\]]*(?:{_CROSS}))[^\]]*\]"
    + r"|#e-[a-z]{1,2}(?:\d{1,3}|\[数字x\])"  # as 咚咚 writes pictures, also in corpora
    + r"|[（(](?:微笑|玫瑰|强|ok|抱拳|握手|愉快|呲牙|爱心)[)）]|/:[^\s\u4e00-\u9fff]{1,8}"
)


@lru_cache(maxsize=4096)
def is_closing(text: str) -> bool:
    """Whether a customer who writes ``text`` only thanks, agrees or takes leave, and need not be answered."""
    if len(text) > LONGEST or _WAITS.search(folded := fold(text)):
        return False
    at = 0
    while at < len(folded):
        found = _WORD.match(folded, at) or _SILENT.match(folded, at)
        if found is None:
            return False
        at = found.end()
    return True
