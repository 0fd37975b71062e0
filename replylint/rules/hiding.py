"""ST111: behind a rule, a system or a boss. A rule with its reason and a way on is none of it."""

from __future__ import annotations

from replylint.model import Both, Rule, Severity
from replylint.rules.constructions import Construction, apologises, comforts, leads_on
from replylint.rules.grammar import WE
from replylint.rules.wording import AS_REQUIRED, ASK_BOSS, FOLLOW_UP, NOT_POSSIBLE

RULES = (
    Rule(
        "ST111",
        "hiding",
        Both("拿规定或领导挡", "Hiding behind a rule or boss"),
        Severity.WARNING,
        Both(
            "“老板说的”“系统不让”说的是谁定的，不是为什么。换成替顾客请示，成不成都给准话。",
            "Whose rule it is does not say why. Ask on the customer's behalf, and answer either way.",
        ),
        Both(
            "服务准则：不说“店主说的”，改说“我给您请示下”",
            "service code: not 'the owner says so' but 'let me ask for you'",
        ),
        ("S504",),
        bad=(
            "系统不支持改，您别为这个来问",
            "财务那边说不能改，您别问了",
            "系统不让改，改不了",
            "領導沒批，您就認了吧",
            "依照本店条款，这种情况一律视为放弃售后",
            "规定就是7天内退，您8天了",
        ),
        good=(
            "公司规定要先验货，预计明天验完就退给您",
            "主管说可以给您换新，我现在登记",
            "按照国家标准生产的，您放心",
            "系统显示已经退款了，您查收一下",
            "规定就是为了让您用得安心",
            "领导没批下来，不好意思，我再帮您争取一张券",
        ),
    ),
)

_WHO = "(?:公司|平台|店里|店铺|上面|上头|总部|厂里|财务|仓库|系统|厂家|厂商|领导|老板娘?|店长|店主|主管|经理|财务部|后台|东家|组长|制度|规定|流程|条款|合同|协议)"
_REFUSES = "(?:不(?:能|可以|行|让|准|许|给|批|同意|退|换|改|赔|补|受理|支持|认|处理|发|讲价|还价|议价|松口|点头|予)|没(?:有)?(?:批|同意|松口|让|发话|点头|吩咐|交代|授权)|唔(?:得|俾|准)|只(?:能|认|给|赔|批))"
# Somebody else's no, passed on without reason or way on.
CONSTRUCTIONS = (
    Construction(
        f"{_WHO}(?:那边|部门)?(?:就|也|都|已经|一直)?(?:说|讲|规定|要求|定|设|写)?(?:了|的|死了?)?[,，]?{_REFUSES}[^,。?!;\n]{{0,14}}",
        (ASK_BOSS, NOT_POSSIBLE),
        (leads_on, apologises),
    ),
    Construction(
        f"(?:按照?|依照?|根据|照){_WHO}?(?:的)?(?:规定|制度|规矩|流程|规则|要求|条款|合同)?(?:办|来|执行|走)(?=[,，。!的 ]|$)",
        (AS_REQUIRED, NOT_POSSIBLE),
        (leads_on, apologises),
    ),
    Construction(
        "(?:按照?|依照?|根据)[^,。?!;\n]{0,6}(?:规定|制度|规则|条款)[^。?!;\n]{0,14}(?:一律|概不|不予|视为|后果自负)[^,。?!;\n]{0,10}",
        (ASK_BOSS, NOT_POSSIBLE),
        (leads_on, apologises),
    ),
    Construction(
        f"{_WHO}(?:定|设|要求|规定|派|分配|排|卡|扣)(?:死)?(?:了|的|滴)[,，]?[^。?!;\n]{{0,6}}(?:{WE}|您|你|跟|找|没|不|改不了|换不了)[^,。?!;\n]{{0,10}}",
        (ASK_BOSS, NOT_POSSIBLE),
        (leads_on, apologises),
    ),
    Construction(
        f"{WE}[^,。?!;\n]{{0,4}}(?:没有?|无|哪有|冇)(?:这个|那个)?(?:权限|权利|资格|权)(?![^,。]{{0,8}}(?:但|不过))[^,。?!;\n]{{0,6}}",
        (ASK_BOSS, NOT_POSSIBLE),
        (leads_on, apologises),
    ),
    Construction(
        "(?:恕不(?:通融|另行|接受|受理)|概不(?:退换|负责|受理|接受)|一律不(?:受理|认|处理|退|予)|后果自(?:负|行承担)|请勿纠缠|不同意请勿)[^,。?!;\n]{0,8}",
        (ASK_BOSS, NOT_POSSIBLE),
        (leads_on,),
    ),
    Construction(
        f"(?:没有|冇)例外|找谁(?:来)?(?:都|也)[^,。?!;\n]{{0,6}}|谁来(?:问|说|了)?[^,。?!;\n]{{0,3}}(?:都|也)[^,。?!;\n]{{0,8}}|您就认了吧|{WE}[^,。?!;\n]{{0,4}}(?:怎么|哪)能改|多一分(?:没有|都)",
        (ASK_BOSS, NOT_POSSIBLE),
        (leads_on,),
    ),
    Construction(
        "(?:规则|规矩|制度|系统|流程|条款)(?:可)?不(?:认|讲)(?:人情|感情|情面)|差一(?:秒|分钟|分|天)(?:都|也)不(?:行|可以)|天王老子|神仙来了|(?:历来|向来|一贯)(?:如此|这样|先)|没有(?:那么多)?为什么|(?:抽不中|排不到|认)(?:就)?认命|(?:找|问)(?:程序员|产品经理|设计师|财务|管理员|开发)(?:去|吧)?(?=[,，。!]|$)"
        "|条款[^,。?!\n]{0,4}自己(?:签|点|同意)|(?:排|派|分)到谁(?:就)?是谁|给您破例[^,。?!\n]{0,8}|对谁都一样|(?:管|限|定|写|卡)死(?:了)?的|管不着|一律不|不接受(?:任何|异议|反驳)|[与和跟]我们?(?:店)?无关(?=[,。!~]|$)|^那?我又?能怎么办[?。!~]*$",
        (ASK_BOSS, NOT_POSSIBLE),
        (leads_on, apologises),
    ),
    Construction(  # 规定就是7天内退，您8天了
        "(?:规定|规则|政策|规矩|制度)就(?:是|写的)(?:是)?(?!为|保障|让)[^,。?!;\n]{1,14}",
        (ASK_BOSS, NOT_POSSIBLE),
        (apologises, comforts),
    ),
    Construction(  # 老板说了最低89，不能再少
        "(?:老板娘?|店长|店主|主管|领导|经理|公司|上面)(?:说|讲|定|规定)了?(?:的)?[,，]?最(?:低|多|少)[^,。?!;\n]{1,8}",
        (ASK_BOSS, NOT_POSSIBLE),
        (leads_on, apologises),
    ),
    Construction(  # 老板说的, and no more
        f"^(?:亲+[,，]?)?(?:这(?:是|个是)?|都?是|因为)?{_WHO}(?:就)?(?:说|定|规定|要求|让|交代)的?[了呢哦啊呀的。!~]*$",
        (ASK_BOSS, NOT_POSSIBLE),
        (leads_on, apologises),
    ),
    Construction(  # 找中通，他们摔的; 问主播，她说的; 找厂家，我们只管卖
        "(?:^|[,，。!? ])(?:那|自己|直接|就|您|你|去)*(?:找(?!到|了|不|回|出)|问(?!了|过|到|题|候|清)|[怪赖])[^,。?!;\n您你我亲]{2,6}[,，](?:(?:是|就|都)*(?:[他她它]们?|人家)[^,。?!;\n您你我会能可有]{1,6}的|我们?(?:就是|只是|只|就|又不)[^,。?!;\n您你]{1,5}|[^,。?!;\n您你我]{0,2}早就?[^,。?!;\n您你我]{1,4}了)[吧啊。!~]*$",
        (FOLLOW_UP,),
        (apologises, leads_on, comforts),
    ),
    Construction(  # 您跟系统说去, 有意见找平台
        "(?:[您你侬]|有意见|有异议|不服|有本事)(?:就)?(?:去|自己)?(?:跟|找|问|同|和)(?:国家|厂家|平台|系统|快递|物流|财务|领导|老板|法院|税务|海关|银行|上面|程序员|主播)[^,。?!;\n]{0,2}(?:说|问|要|谈|讲|反映|提|吵|理论)?(?:去|吧|呗|啊)?(?=[,。?! ]|$)",
        (FOLLOW_UP,),
        (apologises, leads_on),
    ),
    Construction(
        "(?:设置|政策|流程|系统|规矩|制度|程序)(?:就|写死|卡死|如此)(?:是|了|的)?(?:这样|这么|如此)?(?:的|了)?(?=[,。?! ]|$)|(?:一向|向来|历来|一直)(?:都)?(?:是)?(?:这样|这么|如此)|(?:传声筒|传话筒|跑腿的)|(?:压着|卡着|审着)呢[,，][^,。?!;\n]{0,4}也|(?:也是|就是|还是|都是)这(?:句|几句|个答案|个答复|个结果|句话)|谁答应[^,。?!;\n]{0,3}(?:您)?(?:找|寻)谁|(?:答应|应承|说)的(?:您|你)?(?:找|寻)(?:谁|啥人|边个)去",
        (ASK_BOSS, NOT_POSSIBLE),
        (apologises, leads_on),
    ),
)
