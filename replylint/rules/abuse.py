"""BP201 without a swear word: the customer's address held over him, his brains sent for repair, his part called played.

What the rule is about, and its fixed phrases, stand in lexicons/banned_phrases.txt.
"""

from __future__ import annotations

from replylint.model import Rule
from replylint.rules.constructions import Construction
from replylint.rules.wording import SENTENCES

RULES: tuple[Rule, ...] = ()

_YOU = "(?:[您你侬恁])"
_WHERE = (
    "(?:门牌号?|住址|地址|电话|手机号|几号楼|几楼|几栋|单元|哪栋|哪一?户|小区|住哪[里儿]?"
    "|大?门朝哪|单位在?哪?|学校在?哪?|哪[里儿]?上班|上班[那的]?地方)"
)
_KNOWN = "(?:看得|看[见到]|有数|[攥捏握摆存]|知道|记[着得下]|(?:我|都)清楚|印着|写[着得](?!不|有误)|查得?[到着]|一查|门儿?清|一清二楚|明明白白|在手|在我[这手]|背下来|背得出|找得[到着]|手[里上]|都有|可有|有[呢着的])"
_BEWARE = (
    "(?:(?:想|考虑|琢磨)(?:好|清楚|明白)了?[再,]?(?:点(?![确付提收下餐单外])|写|发(?!货|给)|评|投诉?|闹|打差)"
    "|(?:评价?|差评|[一1]星|投诉|闹|写)[^,。!?;\n]{0,4}前?,?[^,。!?;\n]{0,2}(?:想|考虑)(?:好|清楚|明白)(?!再)|掂量|看着办|把事[^,。!?;\n]{0,2}做绝|做太绝|放?客气(?:点|些)(?!的)|悠着点|别?太过分|睡得着"
    "|不怕[您你]|别逼|别后悔|自重|(?:差评|[一1]星|投诉|闹|骂)(?:一个)?试试|等着(?:瞧|吧))"
)
_HEAD = "(?:脑子|脑回路|智商|理解能力|[您你]这?(?:个|颗)?(?:脑袋|脑瓜子?|脑壳|大脑))"

_WAYS = (
    # Where the customer lives is known to us, and he had better think twice.
    Construction(f"{_WHERE}[^,。!?;\n]{{0,10}}?{_KNOWN}[^。!?;\n]{{0,10}}?{_BEWARE}"),
    Construction(f"{_BEWARE}[^。!?;\n]{{0,12}}?{_YOU}[^,。!?;\n]{{0,4}}?{_WHERE}[^,。!?;\n]{{0,8}}?{_KNOWN}"),
    Construction(
        f"{_YOU}家?(?:(?:大?门)(?:朝|往|冲)哪|住(?:在?哪|几))[^,。!?;\n]{{0,4}}?(?:我|咱|店里)[^,。!?;\n]{{0,4}}?(?:门儿?清|一清二楚|清清楚楚|明明白白)"
    ),
    # An organ to be fetched, mended or exchanged like a thing.
    Construction(
        f"{_HEAD}[^,。!?;\n]{{0,6}}?(?:换(?:个|一个|新|掉|颗)|返厂|返修|维修|修修|修一修|充[个点]?[值电]|升级|重装|重启|租来|借来"
        f"|落(?:在?)?家|忘[在了]?[家带]|没带出?门?|寄存|进水|生锈|短路|掉线|欠费|注水|漏风|当机|死机|补补|回炉)"
    ),
    Construction(
        f"(?:忘了?带|换|修|治|充|买|补|长|找|租)(?:一?[个颗下修治补]|一下|好)?{_HEAD}(?![大小扁圆围上套])(?=再|去|了|吧|吗|[,。!~]|$)"
    ),
    Construction(
        "(?:眼睛?|耳朵|良心)[^,。!?;\n]{0,2}?(?:(?:不用|没用|用不上|长着?没用)[^,。!?;\n]{0,3}?(?:捐|摘|卖)|(?:要是|是不是)?(?:坏|不好使|不管用|瞎)了?[的话,]*(?:就|请|建议)?[您你]?先?去(?:配|掏|修|换|治|捐)"
        "|被?狗吃|喂了?狗)|脑(?:子|袋|壳|瓜)[^,。!?;\n]?[让被给叫](?:门|驴|猪|雷)"
    ),
    # What he says is called a part well played.
    Construction(
        "(?:^|[,。!~ \n])[您你]?(?P<play>装|演|编)(?:吧|呗|啊)?,[您你]?(?:接着|继续|使劲|再|可劲)[您你]?(?P=play)(?=[,。!?~ \n]|$|吧|呗|啊)"
    ),
    Construction(
        "(?:^|[,。!~ \n])[您你]?(?:接着|继续|使劲|可劲)(?P<act>装|演|编)(?:吧|呗|啊)?,[您你]?(?:接着|继续|使劲|再|可劲)(?P=act)(?=[,。!?~ \n]|$|吧|呗|啊)"
    ),
    Construction("(?:别|甭|少)(?:再)?(?:装|演|编)了?,[^,。!?;\n]{0,3}(?:演技|戏|影帝|影后|奥斯卡|谁信|骗谁|累不累)"),
    Construction("(?:别|还没)?演(?:够|累)了(?:没有?|吗|吧)|[您你]这?演技|戏(?:真|可真|也太)多(?=[,。!?~]|$|啊|呀)"),
    # One of a kind that comes by the dozen; a size (号) does not.
    Construction(f"(?:见|碰|遇)[得过到上][^,。!?;\n]{{0,6}}?{_YOU}这[号路](?!码)(?:人|的|货)?(?=[,。!?~]|$)"),
    Construction(f"{_YOU}这[号路](?:人|的|货)[^,。!?;\n]{{0,8}}?(?<!没)(?:见|碰|遇)(?:[得过到上]|多)"),
    Construction(
        f"{_YOU}这[号路]人(?:我|[,。!~]|$)|像{_YOU}这[号路](?:人|的)[^,。!?;\n]{{0,4}}?(?:多|天天|有的是|不少)"
    ),
)
CONSTRUCTIONS = tuple(Construction(way.pattern, SENTENCES["BP201"], way.unless) for way in _WAYS)
