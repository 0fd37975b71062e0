"""AD102 without a superlative: nobody beats it, of all only ours, the best of the best.

What the rule is about, and its fixed phrases, stand in lexicons/ad_law_extremes.txt.
"""

from __future__ import annotations

from replylint.model import Rule
from replylint.rules.constructions import Construction

RULES: tuple[Rule, ...] = ()

_OURS = "(?:我们?家?|咱们?家?|俺们?家?|本店|它家?|[这此][款支把台件口双瓶个只套])"
_NOBODY = "(?:没有?|找不[到出着]|挑不出|见不着|莫得|冇)(?:见过|碰到过?|遇到过?)?(?:任何)?(?:[一哪][\u4e00-\u9fff]|谁|人|牌子|对手)"
_BEAT = "(?:[打比赢干拼卷超赶盖胜斗敌压赛](?:[得不]?[过赢上倒]|得[了住])|[\u4e00-\u9fff](?<![信瞒值记大小长宽])得过)"
_ALL = (
    "(?:全(?:网|国|平台|世界|球|城|市|省|行业|京东|淘宝|天猫|拼多多|抖音)|整[个条](?:平台|行业|街|市场|商场|网上?)|国内|市面上?|市场上|天底下|世上"
    "|[业行圈]内|业界|同行|圈[子里]里?|这[行圈]里?|同(?:价位|档次|类|级别))"
)
_SAY = "(?:说起|提起|一?提到?|讲到|论起?|问起|聊起)"
_BOAST = (
    "(?:敢|舍得|肯|做得|能做|用得起|给得起|卖得起|[\u4e00-\u9fff]得[住了动快稳过好久]|抗|扛|耐|防|不(?:会|掉|断|漏|卡|起|伤)"
    "|[最真快好强稳])"
)
_NO_GOOD = "(?:不行|不好使|白搭|没用|做不|差|垃圾|不能[用吃看])"

CONSTRUCTIONS = (
    # Nobody beats it, nobody can be measured with it.
    Construction(f"{_NOBODY}[^,。!?;\n]{{0,6}}?{_BEAT}(?:{_OURS}|的|$)"),
    Construction(f"{_NOBODY}[^,。!?;\n]{{0,4}}?能?(?:赢|打过|胜过)(?:得?了)?{_OURS}"),
    Construction(
        f"{_NOBODY}[^,。!?;\n]{{0,4}}?[跟和与同]{_OURS}[^,。!?;\n]{{0,4}}?(?:比|打|拼|扛|斗|掰|叫板|较量|过招|抗衡)"
    ),
    Construction(f"(?:没有?(?:能|可以)?|能){_BEAT}{_OURS}的(?:[,了啊呀]|$|我|算)"),
    Construction(f"(?:{_ALL}|做[^,。!?;\n]{{1,6}}的)[^,。!?;\n]{{0,10}}?{_NOBODY}能打(?:的|得过|$)"),
    Construction("(?<![您你赛])(?:从来?|就|都|还|可)?没有?(?:输|怂|败)过(?:谁|给谁|的?(?=[,。!~]|$))"),
    Construction(
        f"(?:没有?|哪有)(?:谁|人|[哪一][家个款])[^,。!?;\n]{{0,6}}(?:有|像|如){_OURS}[^,。!?;\n]{{0,2}}[好强快稳香多足细薄轻大密软滑亮净甜鲜牢]"
    ),
    Construction(f"加(?:起来|一块儿?|一起)[也都](?:不如|没有?|[\u4e00-\u9fff]不[过上了]){_OURS}"),
    Construction(f"在{_OURS}[跟面]前[^,。!?;\n]{{0,2}}(?:不叫|不算|不够看|弟弟|没法看|抬不起)"),
    Construction(
        f"除[了开]{_OURS},?[^,。!?;\n]{{0,2}}(?:别的|别家|其[他它]|谁家?)[^,。!?;\n]{{0,3}}[都全][^,。!?;\n]{{0,2}}{_NO_GOOD}"
    ),
    Construction("(?:没人|没有人|谁|没谁)敢(?:吭声|吱声|反驳|说个?不(?![会一能行是要])|不服|不认)"),
    # Of all, only ours.
    Construction(f"{_ALL}[^。!?;\n]{{0,8}}?(?:就|还得|得|要|唯|当|首)(?:属|数|看|服|认){_OURS}"),
    Construction(f"{_ALL}[^,。!?;\n]{{0,8}}?(?:就|只有?|也就|唯有?){_OURS}[^,。!?;\n]{{0,4}}?{_BOAST}"),
    Construction(f"{_ALL}{_SAY}[^,。!?;\n]{{1,8}},?(?:就是|都是|准是|必是|都[会得]?说|第一个想到){_OURS}"),
    Construction(f"{_SAY}[^,。!?;\n]{{1,8}},?{_ALL}[就都全](?:是|说|认|夸|服){_OURS}"),
    Construction(f"(?:放眼|纵观|环顾|横扫)[^,。!?;\n]{{0,2}}{_ALL}[^。!?;\n]{{0,8}}?(?:没|无|找不|就|只有|唯|谁)"),
    Construction(
        f"[数找看翻比搜试用走逛]遍(?![了]?(?:仓|系统|订单|后台|记录|库存|说明))[^,。!?;\n]{{1,8}},?(?:就|还是|只有|也就|唯有){_OURS}"
    ),
    # The best of the best, and nothing above it; 盒子里的盒子 is only a box.
    Construction(
        r"(?P<kind>[\u4e00-\u9fff]{2,3})(?<![子包盒袋箱柜桶群层套罐格页单件])(?:当中|之中|[中里])的(?P=kind)"
        r"(?=[,。!?~\s了啊呀呢吧哦没不]|$)"
    ),
    Construction("上(?:哪|哪儿|哪里)[也都]?(?:挑|找|买|寻|淘)不(?:到|出|着)(?:比|更|这么|这样|第二|同样|一样)"),
)
