"""What the advertising law lets pass, and what is no claim at all: each excuse named, each governing the very word.

The articles are those of the market regulator's guide to absolute terms (《广告绝对化用语执法指南》, 2023
no. 6). A pattern sees the folded message around the words at fault, these replaced by ``◇``, and must
hold them, so that an excusing word elsewhere excuses nothing: 争取尽最大努力 passes, 努力为您争取全网最低价 does not.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from replylint.model import Both, Hit, Severity

if TYPE_CHECKING:
    from replylint.view import View

_MARK = "\ue000"  # stands in the message for ◇: a character of no text
_REACH = 300  # how far from the words at fault an excuse may stand, in characters

# Words that no article excuses; only a denial or a quotation, being no claim, may hold them.
_ALWAYS = "国家级|顶级|极品|(?:全网|史上).{0,4}最低|世界第一|药到病除|根治|保本|包过|祖传秘方"

# In a pattern ◇ is the words at fault, · one more character of their clause, ※ one of their sentence.
_SIGNS = {"◇": _MARK, "·": rf"[^,。!?;:…\n{_MARK}]", "※": rf"[^。!?\n{_MARK}]"}
_RANGE = "全网|全国|全球|世界|国内|国际|行业|业[内界]|同行|同类|同价|市面|市场|史上|历史|天下|全[城市省]|类目|平台|亚洲"
_PRICE = "价|优惠|折扣|便宜|划算|实惠"
_TIME = (
    r"(?:\d{1,2}月\d{1,2}[日号]?|\d{1,2}[./]\d{1,2}(?=[日号到至~—-]|\s*\d{1,2}[:点])|\d{1,2}[点:时]|[零一二三四五六七八九十]点|\d{4}年"
    r"|[今明本][天日晚早周](?:上午|下午|晚上|中午)?[零一二三四五六七八九十\d]{1,2}点|周[一二三四五六日天](?:结束|截止|前)|截止|截至|到\d{1,2}[日号])"
)
_SOURCE = (
    "来源|据[^,。]{2,12}(?:统计|数据|显示|报告)|统计|生意参谋|商智|尼尔森|公证|依据|公示|公告|报告编号|证明|营业执照"
    "|开业|成立"
)


class Exemption(NamedTuple):
    """One excuse.

    ``name`` and ``article`` make up what a waived finding is listed with; ``title`` says what passes.
    ``codes`` are the prefixes of the rules that it may excuse, ``words`` must stand in the words at
    fault and ``unless`` must not. One pattern of ``governs`` must hold ◇, the words at fault.
    ``severity`` lowers the finding instead of waiving it. ``good`` are excused, ``bad`` stay findings.
    """

    name: str
    article: str
    title: Both
    codes: tuple[str, ...]
    governs: tuple[str, ...]
    words: str = ""
    unless: str = ""
    severity: Severity | None = None
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What a waived finding is listed with: 五（一）服务态度."""
        return self.article + self.name


NO_CLAIM = (
    Exemption(
        "否认",
        "",
        Both("否认或不作这样的承诺", "denied, or expressly not promised"),
        ("AD",),
        (
            r"不(?:敢|能|会|可|好|便|想|愿|该|应)(?:以|跟[您你]|和[您你]|向[您你]|给[您你]|对[您你]|随便|乱|直接)*"
            r"(?:说|讲|称|保证|承诺|宣[传称]|吹|夸口?|确保|担保|自称|打包票|打保票)·{0,8}◇",
            r"(?:从不|绝不|并不|也不|不|没有?|没法|无法|难以|未|谈不上|算不上|称不上|说不上|不可以|禁止|不得|不允许)"
            r"(?:说|讲|称|保证|承诺|宣[传称]|敢当|担保|作)·{0,8}◇",
            r"(?<![要若果是尝岂可还道莫就])(?:不是|并非|不算|不属于|不等于|未必|不见得|不一定|不敢当|谈不上|算不上|称不上|说不上|不叫)"
            r"·{0,6}◇(?!.{0,14}(?:赔|倒贴|包退|退差|双倍|十倍|我吃|算我|倒找))",
            r"◇(?:的|这种|这样的|这类|什么的)*(?:话|词|说法|字眼|字样|事)?·{0,4}"
            r"(?:不敢(?:说|讲|跟|和|当|保证|承诺|称|吹|乱|打)|那?可不敢|没法(?:说|讲|保证|承诺)|不[能敢](?:说|讲|保证|承诺|乱|写|用)|不好说|不(?:承诺|保证)"
            r"|(?<!不)夸张|言重|过奖|谈不上|算不上|说不上|不存在的|是违规|不让(?:说|写))",
            r"◇[?？]?[^。!?]?(?:那|这)?可?不敢当",
            r"(?:不敢|没法|无法|不能|不好)◇",
            r"◇·{0,6}(?:我们|本店|小店|这边)(?:没有|不卖|不做|不提供)[的了哦呢哈呀]*(?:$|[,。!?~ \n])",
        ),
        good=("不敢说业内领先，能保证的是当天发", "包瘦就夸张了，显瘦是真的", "我们不是最便宜的，但做工您收到看"),
        bad=(
            "这价便宜到不敢信，全网最低价",
            "不是全网最低价，差价双倍退您",
            "是不是全网最低价，您比比就知道",
            "不吹牛，全网最低",
            "不吹牛全网第一",
        ),
    ),
    Exemption(
        "没有这样的功效或服务",
        "",
        Both("说明没有这样的功效、来历或服务", "said to have no such effect, origin or service"),
        ("AD111", "AD112", "AD114", "AD115", "AD118", "AD121", "AD2"),
        (
            r"(?:没有|没|无|不含|不带|不具备|不具有|不提供|不支持|不做|不搞|从不|并无|绝无|未经|无法|无关|不能|不可以?|不得|没法|不会|不|非)"
            r"(?:什么|任何|直接|明显|过|能|用来|用于|当作?|代替|替代)·{0,3}◇",
            r"(?:没有?|无|不具备|不具有|不能|不可以?|不得|没法|无法|不会|不(?![断容用]))◇",
            r"(?:没有|不提供|不做|不搞)·{0,4}、·{0,6}◇",
            r"◇是(?:染|遮|盖|靠|物理)",
            r"◇·{0,4}(?:没有?关系|无关|不了(?![一半])|没有?(?:作用|效果|用)|无(?:作用|效)|是误传|是谣言)",
            r"(?:不建议|不适合|不要|别|勿|不推荐)[您你]?(?:当|作|做|用|拿|买|为){1,2}·{0,4}◇",
        ),
        unless="无[^,]{0,3}副作用|没有[^,]{0,3}副作用|不复发|不反弹|零副作用",
        good=("没有开光、加持这类服务", "这是食品，没有治疗作用"),
        bad=("没有副作用，孕妇也能喝", "不开刀不吃药，颈椎病贴好了", "别人戴了都转运，招财又旺家"),
    ),
    Exemption(
        "否认功效",
        "",
        Both("说的是没有功效", "the effect is denied"),
        ("AD201",),
        ("◇",),
        words=r"(?:没有|没法|不能|无法|不会|并不|没什么|无|未必|不可)(?:明显|直接|任何|起到?|用来|用于|去)?(?:治|缓|减|改善|消|防|见效|有?效|有?用|帮助|好处|作用|疗|降)",
        good=("净化器对鼻炎等没有缓解作用",),
        bad=("鼻炎喷一次就缓解",),
    ),
    Exemption(
        "就医和用药提醒",
        "",
        Both("提醒就医、遵医嘱或转述药品说明", "advice to see a doctor, or a medicine's own leaflet"),
        ("AD111", "AD201"),
        (
            r"(?:问|咨询|请教|听|遵|按|照|以|根据)(?:一?下)?[您你]?的?◇",
            r"◇·*(?:请|建议|需要?|得|应|还是|先|最好)(?:您|先|及时|尽快|去|到|遵|咨询|问|看|挂|听){0,4}(?:医嘱|就医|就诊|医生|医院|大夫|[口眼内外皮]腔?科|药店|用药)",
            r"(?:适应症|功能主治|说明书|本品用于|药品?)·{0,12}◇",
            r"(?:注意|记得|小心|以防|天[气冷凉]|降温|换季|多喝|保重|照顾好|别着凉)·{0,12}◇",
            r"(?:注意|记得|小心|天[气冷凉]|降温|换季|多喝|保重)※{0,16},(?:以防|预防|避免|小心|别)·{0,2}◇",
            r"(?:注意|记得|小心|天[气冷凉]了?|降温|换季|多喝|保重)※{0,16},◇",
        ),
        unless="治|根|好了|见效|克星|断|都在|都用|都吃|都喝",
        good=("天凉了注意保暖，预防感冒", "说明书写着缓解感冒引起的头痛"),
        bad=("喝它预防感冒，孩子一冬天没病",),
    ),
    Exemption(
        "转述、询问和假设",
        "",
        Both("转述顾客的话、询问或假设", "quoting the customer, asking, or supposing"),
        ("AD",),
        (
            r"[您你](?:刚才?|之前|上面)?(?:说|问|提到?|讲|反馈|写|看到|备注|发|拍)(?:的|过的|的是)(?:这个|那个|那款|页面上?)?[“\"「『‘]?·{0,4}◇",
            r"[“\"「『‘]◇[^”\"」』’]{0,6}[”\"」』’](?:是?指|是什么|什么意思|这[个几两]?[个字词]|几个字|的意思|字样|一词)",
            r"[您你](?:是|在)?(?:想要?|要|需要|找|问|看中|选|拍|指|买)的?·{0,6}◇·{0,6}(?:吗|么|是哪|还是·{0,8})[?~]*(?:$|[,。!?\n])",
            r"(?:要|想要?|需要|选|追求|图|考虑|预算)·{0,6}◇的?话",
            r"◇的话(?![费题语])",
            r"◇(?:是|有)?(?:多少|谁|哪)",
            r"(?:◇不|不◇).{0,8}(?:不好说|难说|说不准|不一定|不保证|看行情|说不好|没准)",
            r"◇不\w{1,3}(?:不好说|难说|说不准|不一定|不保证|看行情|说不好|没准)",
        ),
        good=("您说的“最便宜”是指哪一款呀", "您是要性价比最高的那款吗", "最低折扣是多少我问下主管"),
        bad=("您说是不是全网最低价，错过没有了", "您要的全网最便宜的卫衣到啦"),
    ),
    Exemption(
        "时间和先后",
        "",
        Both("说的是时间和先后", "about time and order"),
        ("AD101", "AD102", "AD120"),
        (
            r"◇的?(?:话|也|就|是|要|能|都)*·{0,6}(?:到货?|送达|发[货出]?|签收|出库|小时|分钟|天|点|号|周|更新|物流|消息|通知)",
            r"◇(?:次|天|步|时间|批|程|单|个|周|年|页|章|季|期|名(?:的|同学|顾客)|位(?:顾客|客人|买家))",
        ),
        words="最(?:新|快|早|晚|迟|先|久|长)$|第[一二三12]$",
        good=("国内最快三天能到", "国内件第一天不更新物流是正常的"),
        bad=("全国最快的手机", "全网销量第一，三天到货"),
    ),
    Exemption(
        "规格和限度",
        "",
        Both("说的是规格和限度", "specifications and limits"),
        ("AD101",),
        (
            r"◇的?(?:可以?|只?能|支持|到|达|可达|为|是|不超过|限|承受|设置?){0,3}·{0,3}\d",
            r"◇的?(?:可以?|只?能)?(?:支持|不超过|限制|档|那档|一档|的那档)",
        ),
        words="最(?:高|低|大|小|多|少|长|短|轻|薄|快)$",
        unless="价|折|性价比|口碑|销量|好评|回购|人气|评价|史上|全网|市面|同",
        good=("这款像素最高4800万", "配置最高支持32G内存"),
        bad=("这款清晰度是最高的", "同价位里像素最高"),
    ),
    Exemption(
        "编号和次序",
        "",
        Both("编号、标识和次序", "numbers, identifiers and order"),
        ("AD102", "AD120"),
        (
            r"(?:追溯码|编码|编号|序列号|二维码|条形?码|证书|账号|钢印|防伪码?|码|id)·{0,6}◇",
            r"◇(?:的)?·{0,2}(?:追溯码|编码|编号|序列号|二维码|条形?码|账号|防伪码|码|id)",
            r"(?:贴|写|标|印|刻|箱子?|包装|号码|标签|袋子?)(?:着|有|的|了|上|是|为){0,2}◇",
            r"◇(?:是|为|号|的是|那)?(?:床|螺丝|号|箱|包|板|柜|袋|孔|位|排|格)",
            r"◇.{0,30}no\.?\s?[2-9]",
        ),
        words="no|top|唯一|独一无二|第",
        good=("罐底的追溯码都是独一无二的", "箱子上贴NO.1的是床头，NO.2是床尾"),
        bad=("独一无二的设计，谁穿谁好看", "NO.1面膜，箱子都印着呢"),
    ),
    Exemption(
        "缺货和差错告知",
        "",
        Both("告知没有货了或弄错了", "telling that it is sold out, or of a mistake"),
        ("AD104", "AD105", "AD113", "AD119"),
        (
            r"(?:抱歉|不好意思|可惜|遗憾)※{0,16}◇",
            r"◇了?※{0,12}(?:抱歉|不好意思|出版社|补不了|没法补)",
        ),
        words="绝版|断货|没货|售罄|售空|停产|抢光|卖光|卖完|下架|标错|设错|定错",
        unless="手慢|就|随时|马上",
        good=("这本绝版了，出版社不再印，抱歉",),
        bad=("绝版老料，错过可惜",),
    ),
    Exemption(
        "已写明时间和条件",
        "",
        Both("写明了时间、数量或条件", "time, quantity or condition are stated"),
        ("AD112", "AD119"),
        (rf"◇※{{0,40}}{_TIME}", rf"{_TIME}※{{0,40}}◇"),
        unless="随时|马上|立马|说(?:涨|没|停)|倒计时|趁|恭喜|点击|戳|明天|等会|待会|一会",
        good=("限时优惠到今晚12点结束", "全场免单活动6月1日10:00开始，每人限一单"),
        bad=("限时优惠，快来抢", "活动随时结束，今晚8点开抢", "限时3.5折，9.9包邮"),
    ),
    Exemption(
        "已写明领取条件",
        "",
        Both("写明了谁能领、领多少", "who may have it, and how much, is stated"),
        ("AD112", "AD113"),
        (
            r"(?:每[人位单户个]|限[领\d一两三]|满\d|会员|新客|试用装|小样|样布|样品|色卡)※{0,16}◇",
            r"◇※{0,16}(?:每[人位单户个]|限[领\d一两三]|满\d|\d+[份块片个包支条张名套]|试用装|小样|样布|样品|色卡|会员)",
        ),
        words="免费|0元|零元|免单|送|领",
        good=("样布免费领，每位三块色卡",),
        bad=("免费领啦，手快的都抱走了",),
    ),
)

BY_LAW = (
    Exemption(
        "祝愿",
        "五（一）",
        Both("祝福的话", "good wishes"),
        ("AD1",),
        (r"(?:祝|祝愿|愿|恭祝)[您你亲大老]?[^。!?戴摆佩买拍喜◇]{0,24}◇",),
        words="财|金|运|福|旺|吉|贵|最",
        good=("祝老板您天天日进斗金", "祝您好运连连，生意兴隆"),
        bad=("祝您喜欢，戴上它招财旺运",),
    ),
    Exemption(
        "经营者自身情况",
        "四",
        Both("经营者的名称、资质等自身情况，不含推销", "the operator's own name or papers, without selling"),
        ("AD1",),
        (
            r"(?:^|[^\w])[^,。!?\n◇]{0,6}◇[\w()]{0,10}(?:有限(?:责任)?公司|股份公司|集团公司)",
            r"◇\w{0,4}(?:商店|百货|医院|小学|中学|大学|药房|菜场|食品店|幼儿园|小区|花园|大厦|路|街)(?!.{0,12}(?:推荐|指定|都|首选))",
            r"◇的?(?:代理|授权|经销|专利)(?:证书?|书|协议|合同|商|方)(?!.{0,6}(?:正品|品质))",
            r"(?:(?:发票|开票)抬头|公司名|户名|店名|全称)[^,。]{0,6}◇",
        ),
        unless=f"{_RANGE}|{_PRICE}|品牌|销量",
        good=("开票抬头是领先科技（深圳）有限公司", "独家代理证书可以拍给您看"),
        bad=("我们是技术领先的大公司", "行业第一公司出品"),
    ),
    Exemption(
        "服务态度和理念",
        "五（一）",
        Both("只说服务态度、理念和愿望", "service attitude, philosophy and wishes only"),
        ("AD101", "AD102", "AD103", "AD104", "AD110"),
        (
            r"◇的?·{0,3}(?:服务|态度|答复|回复|解答|支持|祝福|祝愿|歉意|诚意|努力|动力|耐心|热情|心愿|帮助|解决方案|处理方案|敬意|感谢|保障|鼓励|肯定|荣幸)",
            r"(?:以|用|尽|致以|献上|怀着)·{0,2}◇的?(?:心|心意|速度|可能)",
            r"◇[,、 ]*(?:服务|信誉|信用|顾客|客户|用户|诚信)(?:至上|第一|为本|优先)",
            r"(?:服务|顾客|客户|用户|信誉|诚信|安全)(?:至上|第一)[,、 ]*◇",
        ),
        words="最.*(?:努力|诚|贴心|用心|专业|优质|好|佳|周到|满意|放心|真|热|优)|五?星级|一流|第一|(?:百分|100|绝对).*(?:满意|放心)",
        unless=f"{_RANGE}|{_PRICE}|性价比|品牌|力度",
        good=("我们会为您提供最优质的服务", "质量第一，服务至上"),
        bad=("全网最好的服务和价格", "给您最优惠的价格", "为您甄选最优质的大米"),
    ),
    Exemption(
        "尽力而为",
        "五（一）",
        Both("说的是替顾客尽力", "doing one's utmost for the customer"),
        ("AD101",),
        (
            r"(?:保障|维护|保护|满足|降低|减少|挽回|帮您|为您|给您|替您)·{0,8}◇",
            r"◇·{0,4}(?:保障|维护|保护|满足|降低|减少|挽回|帮|为您|给您|让您)",
        ),
        words="最大程度",
        good=("最大程度保障您的权益", "帮您最大程度减少损失"),
        bad=("最大程度锁住营养",),
    ),
    Exemption(
        "目标和追求",
        "五（二）",
        Both("只说目标和追求", "aims and strivings only"),
        ("AD101", "AD102", "AD103", "AD104", "AD107", "AD108", "AD109", "AD120"),
        (
            r"(?:力求|力争|争做|争当|争取(?:做到?|成为|当|拿|把)|努力(?:改进|改善|提升)?(?:做到?|做得|成为|当|把|做成)|追求|致力于|立志|早日|志在|向着|朝着|愿景|梦想)·{0,10}◇",
            r"(?:目标|心愿|理想|使命|愿望)(?:就?是|为|:|一直是)?·{0,10}◇",
            r"(?:希望|期待|盼着?|盼望|想着?|就想)·{0,10}(?:做|成为|当上?|达到|烧|变成|打造|建成)·{0,8}◇",
            r"◇·{0,4}(?:是|一直是|作为)·{0,6}(?:目标|追求|宗旨|方向|梦想|使命)",
        ),
        unless="价|优惠|折扣|便宜|划算|实惠|低",
        good=("我们力求做到最好的", "目标是三年内做到行业第一", "希望有一天能做出世界级的国货"),
        bad=("努力为您争取全网最低价", "追求性价比就选它，全网第一的口碑", "希望您能喜欢这款最舒适的床垫"),
    ),
    Exemption(
        "与商品质量无关",
        "五（三）",
        Both("说的是办法、人或情形，不是商品", "about ways, people or circumstances, not the goods"),
        ("AD101", "AD102", "AD104", "AD105", "AD121"),
        (
            r"◇的?(?:·{0,2})(?:办法|方法|方式|途径|渠道|做法|操作|步骤|顺序|路线|快递|物流|运费|网点|自提点|驿站|时间|时候|时机|结果|安排|选项|组合|凑单|优惠券|区别|差别|不同|差异|问题|原因|可能|遗憾|回忆|时光|距离|位置)",
            r"(?:建议|意见|评价|反馈|支持|信任|心意|[您你]的·{1,4})·{0,6}(?:当作?|视为|看作|如|像)·{0,2}◇",
            r"(?:问|走|找|按|自己|亲自|实物|官方|售后|医生|平台|感受)·{0,8}◇[的了呢哦哈呀]*(?:$|[,。!?~ \n])",
            r"◇·{0,8}的(?:办法|方法|方式|时间|机会|途径|渠道|问题|缺点|不足|要求|区别)",
            r"◇您(?:满意|喜欢|开心)",
            r"◇的(?:您|姑娘|小姐姐|仙女|顾客|客户|买家|客官|人(?![群家们都气])|家人|朋友|老师|同事|一天|季节|天气)(?!都|们都|吃|用|买)",
            r"(?:如果|要是|能|若)·{0,8}(?:那就|就|肯定|当然|自然)是?◇",
            r"(?:运费|快递|物流|邮费|到货|配送|发货|时效|速度)·{0,6}◇",
        ),
        words="最|绝对|第一|唯一|珍宝|千金|传家宝|珍",
        unless=_RANGE,
        good=("最省心的办法是走上门取件", "如果今天能到肯定是最好的", "最便宜的快递是中通"),
        bad=("最省心的扫地机", "这个是最划算的亲", "最划算的入手方式就是现在拍，全网最低"),
    ),
    Exemption(
        "同一品牌或店铺内的比较",
        "六（一）",
        Both("与自家的其他商品比", "compared with the shop's or brand's own goods"),
        ("AD101", "AD102"),
        (
            r"(?:[我咱]们?(?:家|店|家店里?)|本店|小店|店里|店内|自家|本品牌|同系列|[全该本]系列|系列里|我们)·{0,10}◇的?(?:[一那这]?(?:两|几)?[款个种件条双色]|颜色|口味|型号|系列|版本|单品|尺码|配置|·{0,8}是(?!·*(?:全网|市面|行业)))",
            r"(?:[这那]?[两三四五六几\d]+[款个种件条双档色]|[这那]款|这些)·{0,4}(?:里面?|中|之中|当中|之间)·{0,6}◇",
            r"(?:比|较)(?:上一?代|老款|旧款|前代|去年|原来|标准版|之前)·{0,10}◇",
        ),
        words="最|第一",
        unless=_RANGE,
        good=("我们家卖得最好的一款是直筒裤", "咱家三款里最便宜的是基础款"),
        bad=("我们家最便宜，不信您比", "咱家这款是全网卖得最好的一款"),
    ),
    Exemption(
        "使用和保存提示",
        "六（二）",
        Both("提示用法、时间、保存", "hints on use, time and storage"),
        ("AD101", "AD104"),
        (
            r"◇的?(?:食用|赏味|饮用|使用|品尝|品鉴|观看|拍摄|保存|储存|存放|冲泡|浸泡|服用|施用|种植|播种|安装|充电|更换|清洗|搭配|入口|种植|收听|阅读|操作|工作|运行)?的?(?:期|时间|时期|时节|季节|温度|水温|湿度|距离|角度|位置|状态|方法|方式|比例|用量|时机|口感期|食用|赏味|饮用|使用)",
            r"(?:\d|[一二三四五六七八九十半几])+(?:分钟|小时|℃|c|°|度|天|秒|个月|勺|毫升|ml|克|分熟|次)·{0,12}◇",
            r"(?:冷藏|冷冻|冰镇|加热|煮|蒸|烤|焯|泡|醒发?|晾|静置|搭配|蘸|配|趁热|空腹|饭后|饭前|睡前|早晚|开封|解冻|回温|温水|现开现|复热|微波)·{0,14}◇",
        ),
        words="(?:口感|味道|风味|效果|口味|状态|体验|音质|画质)?.{0,3}(?:最[佳好优]|[极绝]佳)",
        unless=_RANGE + "|性价比|质量|品质|口碑",
        good=("最佳食用期是到货三天内", "粉煮八分钟焖五分钟口感最佳", "冷藏两小时味道最好"),
        bad=("三分钟速热，同类里效果最好", "口感最佳的一款酸奶"),
    ),
    Exemption(
        "标准规定的等级",
        "六（三）",
        Both("国家、行业或地方标准里的等级", "a grade under a national, industry or local standard"),
        ("AD101", "AD103"),
        (
            r"◇※{0,24}(?:gb/?t?\s*\d|qb/?t?\s*\d|ny/?t?\s*\d|yy/?t?\s*\d|iso\s*\d|db\d|(?:国家|行业|地方|企业)标准|a类|检测报告|能效)",
            r"(?:gb/?t?\s*\d|iso\s*\d|(?:国家|行业|地方)标准)※{0,16}◇",
        ),
        words="级|最高(?:标准|规格)",
        good=("执行最高标准A类，GB 31701", "甲级品质的防火门有检测报告"),
        bad=("执行最高标准，妈妈放心",),
    ),
    Exemption(
        "名称、型号和商标",
        "六（四）",
        Both("名称、型号、商标、作品名里的词", "part of a name, model, trademark or title"),
        ("AD1",),
        (
            r"《[^》]{0,20}◇[^《]{0,20}》",
            r"[“\"「『【‘]◇[^”\"」』】’]{0,6}[”\"」』】’](?:这个)?(?:是|为|系列|款|版|牌|型号|色)",
            r"(?:型号|名字|名称|系列名|商标|品牌名|颜色名|色号|款名|车型|书名|标题|店名|昵称|歌名|游戏|电影|电视剧|主题|图案|款式名)(?:是|叫|为|写的|里的|:|“)?·{0,2}◇",
            r"◇·{0,6}(?:是|为|只是)·{0,8}(?:名字|名称|型号|颜色名|系列名|车型名|色号|店名|品牌名|商标|书名|标题|款名)",
            r"◇(?:版|系列|pro|max|plus)(?!.{0,4}(?:全网|最|第一))",
        ),
        unless="全网|全国|销量|最低|限时|同款|推荐|领先",
        good=("《最美的教育》还有现货", "“巅峰之作”是系列名，不是形容词", "标题写的名媛专属是款名"),
        bad=("巅峰之作，旗舰降噪", "《使用手册》写了，全网最低价"),
    ),
    Exemption(
        "款式和颜色名",
        "六（四）",
        Both("款式、型号或颜色的名字", "the name of a version or a colour"),
        ("AD104", "AD108"),
        (
            r"◇(?:款|礼盒|套餐|会员|卡|[黑白灰蓝红银金绿紫粉橙](?:色|款|、|,|和|$))",
            r"(?:^|[比和与、,。 \n])◇\d{2,3}(?![\d元块人件万%度小年个克斤])",
        ),
        words="^(?:至尊|极致|巅峰|终极|王者|冠军|尊享|无敌)$",
        good=("至尊款床垫厚二十厘米", "极致黑、云白两个颜色都有"),
        bad=("极致的手感，摸过就懂", "至尊享受，一步到位"),
    ),
    Exemption(
        "依规定评定的奖项和称号",
        "六（五）",
        Both("依国家规定评定的奖项和称号", "awards and titles under state rules"),
        ("AD10", "AD120"),
        (
            r"(?:农业产业化(?:国家|省级?|市级?)?重点?|国家|省级?|市级?)(?:级)?重点◇|农业产业化·{0,8}◇",
            r"(?:获|荣获|评为|认定为|入选|评定为|授予)·{0,14}◇※{0,12}(?:奖|称号|名单|证书|目录)※{0,16}(?:颁发|授予|公布|部|局|委员会|政府|\d{4})",
            r"◇※{0,10}(?:农业农村部|商务部|工信部|科技部|市场监管总局|国务院|省政府|文化和旅游部)(?:第|认定|公布|颁发|评定|授予)",
            r"◇(?:运动健将|运动员|裁判|教练|工艺美术大师|非物质|非遗)",
            r"(?:中国质量奖|国家科学技术(?:进步)?奖|中国专利[金银优]?\w?奖)·{0,6}◇",
        ),
        good=("企业资质：农业产业化国家重点龙头企业（农业农村部第七批）",),
        bad=("我们是行业龙头企业，质量放心",),
    ),
    Exemption(
        "有时间、范围和出处的事实",
        "六（六）",
        Both(
            "有时间、地点限定的事实：请保留时间、范围和出处",
            "a fact limited by time and place: keep time, scope and source",
        ),
        ("AD101", "AD102", "AD107", "AD108", "AD109", "AD120"),
        (
            rf"(?s)^(?=.*(?:\d{{4}}年|20\d\d|双11|双十一|618|\d{{1,2}}月))(?=.*(?:{_SOURCE})).*◇",
            r"(?s)^(?=.*(?:20|19)\d\d年?.{0,4}(?:开业|成立|创办|建厂)).*(?:本[市地县区镇]|[市县区镇]里?)·{0,3}◇",
        ),
        words="第一|第1|第二|前[三十五3]|首家|首个|首创|首[款店]|冠军|销冠|榜|领先|唯一|最[高大早多]|排名",
        severity=Severity.INFO,
        good=("2023年双11天猫毛巾类目销量第一（来源：生意参谋）", "本市首家门店，2010年开业，有营业执照"),
        bad=("毛巾类目销量第一", "2023年全网第一的毛巾"),
    ),
)

EXEMPTIONS = NO_CLAIM + BY_LAW


def pardon(view: View, hit: Hit) -> Hit:
    """``hit`` as it is, or with the excuse that governs its words: waived by name, or of a lower severity."""
    if hit.exempt:
        return hit
    words = view.folded[hit.start : min(hit.end, hit.start + _REACH)]  # 最最最… may be as long as the line
    before = view.folded[max(0, hit.start - _REACH) : hit.start].replace(_MARK, " ")
    message = before + _MARK + view.folded[hit.end : hit.end + _REACH].replace(_MARK, " ")
    disguised = hit.disguise not in (None, "blank") and not words.isascii()
    exemption = _excuse(hit.code, hit.strict, disguised, words, message)
    if exemption is None:
        return hit
    if exemption.severity is None:
        return hit._replace(exempt=exemption.label)
    return hit._replace(severity=exemption.severity, aim=exemption.title)


@lru_cache(maxsize=1024)  # chats repeat themselves, and hostile ones do nothing else
def _excuse(code: str, strict: bool, disguised: bool, words: str, message: str) -> Exemption | None:
    """The first excuse for ``words``, which stand in ``message`` where the mark is.

    No article excuses some words: by their kind, or because someone took pains to disguise them.
    """
    never = disguised or _pattern(_ALWAYS).search(words) is not None
    exemptions = NO_CLAIM if never else EXEMPTIONS
    return next((excuse for excuse in exemptions if _excuses(excuse, code, strict, words, message)), None)


def _excuses(exemption: Exemption, code: str, strict: bool, words: str, message: str) -> bool:
    if not code.startswith(exemption.codes):
        return False
    # A bare word of the law's list (strict) is no claim yet: what stands around it is enough.
    if exemption.words and not strict and not _pattern(exemption.words).search(words):
        return False
    if exemption.unless and _pattern(exemption.unless).search(words):
        return False
    return any(_pattern(governs).search(message) for governs in exemption.governs)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    for sign, meaning in _SIGNS.items():
        source = source.replace(sign, meaning)
    return re.compile(source)
