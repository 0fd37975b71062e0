"""ST102: what troubles the customer is made nothing of: nobody else minds, and it is the same everywhere."""

from __future__ import annotations

from replylint.rules.constructions import Construction, apologises, comforts, leads_on
from replylint.rules.grammar import YOU
from replylint.rules.wording import SHOWN_TOGETHER

# Everybody else is content: 怎么就您有问题, 换谁家都这样
_ONLY_YOU = (
    Construction(
        f"(?:就|只有|偏偏|怎么就|怎么)(?:到)?{YOU}(?:一个人|一个|这儿?|家|这单)?(?:就|说|觉得|有问题|不一样|掉|没用|不甜|坏了|少了?|嫌|没收到|收不到)[^,。?!;\n]{{0,8}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        f"(?:别人|人家|大家|其他(?:人|顾客|买家)|别的(?:客户|顾客|姐妹|人))[^。?!\n]{{0,10}}[都没][^。?!\n]{{0,10}}(?:就|偏|怎么|咋|凭什么)(?:就|到)?{YOU}[^,。?!;\n]{{0,12}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(
        "(?:换|搁)谁(?:家)?(?:的)?(?:也|都)[^,。?!\n]{1,8}|(?:新|手工|深色|[^,。?!\n]{1,4})?哪(?:有|个|家)[^,。?!\n]{1,8}(?<!都)不[^,。?!\n]{1,5}的(?=[,，。!? ]|$)|自己(?:合计|掂量|琢磨|体会|品)(?:合计|掂量|琢磨|体会|品|一下)",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 怎么就您府上的会响, 偏偏您有意见
        f"(?:怎么|咋|为啥|偏)(?:就|偏|到){YOU}(?:府上|那|这)?[^,。?!;\n]{{1,8}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
)

# It is nothing, and everybody knows: 这也要赔？, 哪有没声音的, 正常人都知道, 有什么好问的
_NOTHING_TO_IT = (
    Construction(
        "(?<!哪|不)这(?:一?点)?(?:也|都)(?:要|值得)(?:赔|换|退|讲|闹|吵|投诉|差评)(?=[吗么嘛啊呀,，。?! ]|$)|也(?:算|叫)(?:是)?(?:质量问题|毛病|瑕疵|破损|缺陷|理由|证据)(?:[吗么嘛]|\\?)"
        "|不是很?(?:正常|常见)(?:的)?(?:事儿?)?[吗么嘛]|(?<!没)(?<!没有)有(?:什么|啥|咩)(?:好|可)(?:问|说|讲|争|吵|闹|抱怨|投诉|解释|奇怪)的",
        (SHOWN_TOGETHER,),
        (apologises, leads_on),
    ),
    Construction(
        "哪有(?:不|没有?)[^,。?!\n您你]{1,5}的(?=[,，。!? ]|$)|(?:正常人|是个人|傻子|地球人)(?:都|就|也)(?:该|应该|会)?(?:知道|晓得|懂|明白)|(?<!不)至于(?:给|打|发|写)?(?:差评|一星|投诉|退货|闹|吵|发火|生气|这样|这么)[^,。?!;\n]{0,4}(?:吗|么|嘛|\\?)",
        (SHOWN_TOGETHER,),
        (apologises, leads_on),
    ),
    Construction(  # 你屏幕的问题, 你去检测啊, 显示签收，你说没收到？
        f"(?:^|[,，。!? ])(?:那?(?:是|就是))?{YOU}(?:那边)?的?(?:屏幕|显示器|手机|网络|电脑|眼睛|操作|脚型?|皮肤|体质|姿势|手法)(?:自己)?的?(?:问题|原因|毛病)(?=[,，。!~ ]|$)|^(?:那)?{YOU}(?:就|尽管)?去(?:检测|鉴定|验|查|问|告)(?:啊|呗|呀|嘛|好了)(?=[,，。!~ ]|$)|{YOU}(?:却|还|又|现在)?[说讲]没(?:收到|拿到|看到)\\?",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(  # 30块钱的东西你拿去跟专柜比
        f"[几\\d一二两三四五六七八九十百]+(?:多)?(?:块|元)(?:多)?(?:钱)?的(?:东西|玩意儿?|货|价位|价钱)[,，]?{YOU}?(?:还|拿|要|想|非)[^,。?!;\n]{{0,3}}(?:跟|和|当|要求|指望|比)[^,。?!;\n]{{1,8}}",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(  # 少双筷子也值得打个电话, 错就错了，凑合能使
        "(?<!再)(?<!哪怕)(?:^|[,，。! ])(?![^,。?!;\n]{0,6}(?:再|哪怕|不))[^,。?!;\n您你我]{1,8}(?:也|还|都)(?:值得|值当|犯得着|用得着|犯得上|好意思)(?:您|你)?(?:特意|专门|再)?(?:打|来|找|发|跑|投|说|写|生|吵)[^,。?!;\n]{0,6}|(?:^|[,，。! ])(?P<mishap>[错坏丢碎裂掉漏少迟晚脏歪])了?就(?P=mishap)了(?=[,，。!~啊呗]|$)|凑合(?:能|还能|着)(?:用|使|穿|吃)",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 撒一点点，又没全撒; 晚十分钟又不耽误拜堂
        "(?<![^,，。! ])[^,。?!;\n又]{0,6}又(?:不(?:影响|耽误|碍|妨碍|费|疼|犯法|会死|是不能|能当|能穿|能吃)|没(?:全|少|缺|多大|怎么|碎完|死))[^,。?!;\n]{0,6}",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 点火能没烟吗
        "能(?:没有?|不(?![能够]))[^,。?!;\n]{1,4}吗(?=[?!~]*$)|有个[^,。?!;\n]{1,4}怎么了",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(  # 嫌吵只能住井里; 补一双都算客气; 不苦那是水
        "都嫌[^,。?!;\n您你我]{1,3}[,，](?:那)?(?:就)?只能[^,。?!;\n]{2,8}|(?:给|送|赔|补|退)[^,。?!;\n您你我]{1,6}[都也]?(?:算|就)(?:是)?(?:客气|不错|仁义|够意思|大方)的?了(?=[。!~]|$)|不[^,。?!;\n]{1,3}(?:的)?那(?:是|叫)[^,。?!;\n您你我]{1,4}(?=[。!~]|$)",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
    Construction(  # 没坏就行呗; 心理作用; 不算理由
        f"(?:没坏|能用|没碎|没破|没漏|能穿|能吃|不影响(?:用|穿|吃|使用)?)就(?:行|得|不错|可以)(?:了|呗|了呗)|是{YOU}?(?:的)?心理作用|(?<!是不)不(?:算|是)(?:个)?理由(?=[,，。!~]|$)",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
)

# It is the same elsewhere: 买菜还包炒熟吗, 医院挂号还得排呢，何况修表, 火车会等您吗
_SAME_ELSEWHERE = (
    Construction(
        f"[去上在吃喝坐看住买打逛寄][^,。?!;\n ]{{1,8}}(?:还|也)(?:上门|倒|白)?(?:(?:包|管|送|带|陪|求|伺候)(?!吗)[^,。?!;\n]{{1,7}}(?:吗\\?*|\\?)$|能[^,。?!;\n]{{1,7}}(?:[啊呢]\\?*|\\?)$)|(?:还得|也得|都得|也要|还要|都要|也有|也会)[^,。?!;\n]{{1,6}}[,，](?:何况|更别说|别说)[^,。?!;\n]{{1,8}}|(?:火车|飞机|考试|电影|高铁|老师|太阳|地球|时间)(?:会|能|还能)(?:等|为|停下来等|围着){YOU}[^,。?!;\n]{{0,4}}(?:吗|\\?)",
        (SHOWN_TOGETHER,),
        (apologises, comforts),
    ),
)

# The customer's own word, thrown back: 慢？这还慢, 失望也没办法啊, 又漏？您怎么使的
_WORD_THROWN_BACK = (
    Construction(
        "^(?:太|这还|这也)?(?:慢|贵|差|急|久|难吃|难看|失望|不?满意|说好的?|要求|诚意|投诉|骗|敷衍|态度|委屈|着急|怪|辛苦)了?\\?[?!]*(?=[^,。?!;\n])",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(
        "^(?P<felt>失望|不满意|满意|难过|生气|委屈|着急|急|慢|贵|闹心|投诉)(?:也没(?:办法|用|辙)|(?:就|那就)(?P=felt)|的人?多了(?:去了)?(?=[。!~啊]*$))[^,。?!;\n]{0,3}|(?:能|又|也)(?:不能)?当饭吃[吗么]?",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
    Construction(  # 加急？排队
        "^[^\\W您你我]{2,4}\\?+(?:排队|等着|没有|不行|想得?美|没门|免谈|自己|做梦|下辈子)[^,。?!;\n]{0,3}$",
        (SHOWN_TOGETHER,),
        (apologises, comforts, leads_on),
    ),
)

CONSTRUCTIONS = (*_ONLY_YOU, *_NOTHING_TO_IT, *_SAME_ELSEWHERE, *_WORD_THROWN_BACK)
