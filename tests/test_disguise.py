"""Kinds of disguise, each with the sentence that gives it away, and the same characters in sentences that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from replylint.linter import Linter
from replylint.settings import Settings
from replylint.text.hints import lures, of_account, of_shop
from replylint.text.spellings import shapes

JD = Linter(Settings(platform="jd", select=("CH",)))


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in JD.hits(text) if not hit.exempt]


@pytest.mark.parametrize("text", ["桃宝上那家是仿的", "桃宝更便宜", "桃宝比这儿贵", "桃宝也有", "亲，桃宝搜我们"])
def test_the_commonest_disguise_is_heard_in_any_talk_of_shops(text: str) -> None:
    assert found(text) == ["桃宝"]


def test_the_example_that_ships_shows_it() -> None:
    lines = Path(__file__).parent.parent.joinpath("examples", "咚咚导出.txt").read_text("utf-8").splitlines()
    assert ["桃宝"] in [found(line) for line in lines if "桃宝" in line]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("淘。宝店里有同款", "淘。宝"),
        ("淘 。宝 上有散装", "淘 。宝"),
        ("您有微…信吗", "微…信"),
        ("微、信发图给您", "微、信"),
        ("拼。多。多有活动", "拼。多。多"),
        ("抖@音直播间半价", "抖@音"),
        ("加/好/友领券", "加/好/友"),
    ],
)
def test_stops_do_not_hide_a_name_that_is_spoken_of_as_one(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "今天，猫粮到了",
        "先付支，付宝贝尾款",
        "慢下手快，手要稳",
        "抖，音量会变小",
        "微、信、封三种刀模",
        "天。猫咪很乖",
    ],
)
def test_stops_between_words_make_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("氵每宝店铺也有", "氵每宝"),
        ("シ匋宝店铺也有", "シ匋宝"),
        ("彳山一几攵信加我", "彳山一几攵信"),
        ("力口好友发您图", "力口好友"),
        ("禾厶聊给您底价", "禾厶聊"),
        ("手木几号发我", "手木几号"),
        ("徵信发我一下", "徵信"),
        ("拼名名上有散装", "拼名名"),
    ],
)
def test_glyphs_taken_apart_and_look_alikes_are_put_together_again(text: str, name: str) -> None:
    assert name in found(text)


def test_parts_that_are_written_for_each_other_make_as_many_shapes() -> None:
    assert {"氵匋", "シ匋", "冫匋"} <= set(shapes()["淘"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tao8ao店铺也有", "tao8ao"),
        ("p1nduoduo更便宜", "p1nduoduo"),
        ("幺六八八那边拿货", "幺六八八那边"),
        ("壹陆捌捌上有厂家", "壹陆捌捌上"),
        ("🅿️多多店里便宜", "🅿️多多"),
    ],
)
def test_digits_and_letters_in_other_dress_are_read_as_what_they_stand_for(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("🧂🐟上挂了一台", "🧂🐟"),
        ("拼❌❌店里有散件", "拼❌❌"),
        ("您报🏦💳号给我", "🏦💳"),
        ("支付🐚转我", "支付🐚"),
        ("淘👶店里还有", "淘👶"),
        ("🐧号码发一下", "🐧号码"),
    ],
)
def test_a_rebus_of_pictures_is_read(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize("text", ["给个卫星吧", "维新号告诉我", "卫星多少呀", "球球多少", "威信上聊"])
def test_who_asks_for_an_account_means_no_ordinary_word(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text", ["卫星定位很准", "这颗卫星多少克", "球球多少个一袋", "威信是靠质量攒下来的", "去卫星地图看看"]
)
def test_the_same_word_as_itself_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["猫天，倒着念", "宝淘，反过来看", "您从右往左读：信微"])
def test_what_is_said_to_be_turned_round_is(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "甜猫耳发夹很软",
        "填猫窝的棉花",
        "拼多多肉的托盘",
        "D音在第四根弦",
        "WPH那串字母是木皮",
        "企鹅号牌一套",
        "16/88是货架位",
        "手机好用就行",
        "天 猫 兔 狗四个图案",
    ],
)
def test_ordinary_sentences_with_the_characters_of_a_name_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["淘\n宝", "亲\n淘\n宝\n有", "微\r\n信\r\n加\r\n我", "淘 😊\n宝 😊\n那边便宜", "我们淘\n宝店也有"]
)
def test_a_name_written_downwards_is_heard_in_its_place(text: str) -> None:
    (hit,) = [hit for hit in JD.hits(text) if not hit.exempt]
    first, last = ("微", "信") if "微" in text else ("淘", "宝")
    assert (hit.start, hit.end) == (text.index(first), text.index(last) + 1)
    assert hit.disguise == "noise"


def test_words_of_every_rule_and_numbers_are_read_downwards() -> None:
    linter = Linter(Settings(platform="jd"))
    assert [hit.code for hit in linter.hits("全\n网\n最\n低\n价")] == ["AD101"]
    assert [hit.code for hit in linter.hits("\n".join("13900001111"))] == ["PR101"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("weix同手机号", "weix"),  # a syllable, and the first letter of the next
        ("taob店里还有灰色", "taob"),
        ("v品会满减呢", "v品会"),
        ("嶶信聊吧", "嶶信"),  # a shape that nobody uses
        ("公从号里有图解", "公从号"),
        ("支宝转一下运费", "支宝转"),
        ("yh转账也收", "yh转账"),
        ("sl我拿报价", "sl我"),
        ("小地瓜搜店名", "小地瓜搜"),
        ("加一下🛰️吧", "加一下🛰"),
        ("w❌发您", "w❌"),
    ],
)
def test_part_of_a_syllable_a_rare_shape_and_initials_with_a_verb_are_heard(text: str, name: str) -> None:
    assert any(name in words for words in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "加微辣还是加微甜",
        "加V数大的更修身",
        "打卡上班用的钟",
        "白狐公仔在红薯上方那格",
        "加微冰的茶",
        "知府宝印复刻",
        "围屏会翻折",
    ],
)
def test_degrees_letters_and_words_beside_the_syllables_are_no_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("淘那啥宝那边卖三十九", "淘那啥宝"),
        ("支那个付那个宝收款也行", "支那个付那个宝"),
        ("闲某鱼上挂着呢", "闲某鱼"),
        ("小那个红书上看得到笔记", "小那个红书"),
        ("公某众号里有图解", "公某众号"),
    ],
)
def test_words_put_between_the_characters_hide_no_name(text: str, name: str) -> None:
    assert any(name in words for words in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "拼**上有散装",
        "拼*多做活动",
        "淘*旗舰店在做满减",
        "抖*直播间送杯子",
        "唯*会那边断码",
        "支*宝收款也行",
        "微*号写在卡片背面",
    ],
)
def test_stars_in_place_of_characters_hide_no_name(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "北京*上面那一行",
        "3*快（上面的钮）",
        "天*上有鸟",
        "大、小、红、书四枚章",
        "拼X形的垫",
        "有企鹅的话加三元",
        "小红（店里的阿姨）",
        "宽60*高80",
        "今天*上新三色",
        "昨天那个猫爬架",
        "回京那个东西",
    ],
)
def test_stars_and_words_between_ordinary_words_make_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["支、付、宝扫一扫", "公、众、号推送图解", "亚。马。逊同款", "唯、品、会也卖"])
def test_stops_between_all_characters_of_a_long_name_are_no_list(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "工资留着花呗",
        "梅雨天猫砂受潮",
        "手抖音叉掉了",
        "亚马逊王莲叶片",
        "亚马孙雨林拼图",
        "XY平面的夹角",
        "京X打头的车架号",
        "猫超有食欲",
    ],
)
def test_words_that_a_name_straddles_and_what_is_called_after_one_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["亚马孙店铺也是我管", "威信号就是手机", "老铁短视频软件上搜", "xy上挂了三台", "猫超上那盒便宜", "有𝐐𝐐的话加一下"],
)
def test_names_in_the_other_ways_of_agents_are_heard(text: str) -> None:
    assert found(text)


def test_what_stands_around_a_name_is_told_apart() -> None:
    assert of_shop("去桃宝下单", 1, 3)
    assert of_account("卫星号发我", 0, 2)
    assert not of_account("卫星号角响了", 0, 2)
    assert lures("那边便宜三块") > 1
    assert not lures("接线图在第六页")
