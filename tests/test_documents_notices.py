"""What stands beside replies in a repository and is none: notices, rules, scenes, remarks, word lists, struck words."""

from __future__ import annotations

from pathlib import Path

import pytest

from replylint import readers
from replylint.documents import read_document
from replylint.model import position
from replylint.readers.base import ReadOptions


def texts(file: str, source: str, *fields: str) -> list[str]:
    return [message.text for message in read_document(file, source, fields)]


NOTICES = """\
# 客服资料

> 上月两单差评，起因是回了“说明书上写着呢”。

| 目录 | 内容 |
|---|---|
| 售前 | 全网最低价怎么答 |

任何场合都不说国家级，也不提“最好”。

```
检查结果：国家级，第一
```

- 回复：全网最低价
"""


@pytest.mark.parametrize("file", ["README.md", "话术/readme.zh-CN.md"])
def test_a_readme_tells_of_its_repository_but_for_what_is_marked_as_a_reply(file: str) -> None:
    assert texts(file, NOTICES) == ["全网最低价"]


def test_a_readme_that_addresses_customers_is_a_library_of_replies() -> None:
    source = "# 话术\n\n- 亲，小店包邮\n- 今天就发走\n- 您收到再拍照，马上处理\n"
    assert texts("README.md", source) == ["亲，小店包邮", "今天就发走", "您收到再拍照，马上处理"]


def test_a_document_titled_as_rules_holds_rules_unless_it_addresses_customers() -> None:
    rules = "# 接待规范\n\n只写“国家级检测”的编号，不写最高等级。\n\n- 每天查两次第一响应\n"
    assert texts("a.md", rules) == []
    assert texts("a.md", rules + "- 亲，在的\n- 您请讲\n- 马上查\n")[-3:] == ["亲，在的", "您请讲", "马上查"]


def test_what_is_struck_out_or_set_in_brackets_as_a_whole_is_no_reply() -> None:
    source = "- ~~亲，全网最低价~~\n- <del>国家级面料</del>\n- （隔天再发，最好别发）\n- 亲，~~99~~ 89 元\n"
    assert texts("a.md", source) == ["亲，~~99~~ 89 元"]


@pytest.mark.parametrize(
    "scene",
    ["顾客拿同行比价（问最低价）", "客户说你们不是最低价，想退差价", "一周以内在门店购买的最好的那款茶壶想退货"],
)
def test_what_leads_to_a_list_of_replies_is_a_scene_however_long(scene: str) -> None:
    assert texts("a.md", f"- {scene}\n  - 差价这边可以补\n  - 没法补\n") == ["差价这边可以补", "没法补"]


def test_a_reply_that_goes_on_in_a_list_is_no_scene() -> None:
    source = "- 退货分两步，很简单：\n  - 点申请\n  - 交给快递\n"
    assert texts("a.md", source)[0] == "退货分两步，很简单："


@pytest.mark.parametrize("between", ["\n  ", " "])
def test_a_question_in_bold_letters_is_no_part_of_its_answer(between: str) -> None:
    assert texts("a.md", f"- **是全网最低价吗？**{between}各店一个价。\n") == ["各店一个价。"]


def test_a_bold_question_to_the_customer_belongs_to_the_reply() -> None:
    assert texts("a.md", "**您是要最好的那款吗？** 我看看库存。\n") == ["**您是要最好的那款吗？** 我看看库存。"]


def test_a_lead_in_to_a_list_below_a_question_is_part_of_the_answer() -> None:
    assert texts("a.md", "# 问答\n\n## 怎么选尺码？\n\n按身高选：\n\n- 160：M\n- 您告诉我体重也行\n")[0] == "按身高选："


@pytest.mark.parametrize("range_", ["3～4 人用大号", "2~3 天到"])
def test_a_range_is_no_way_to_speak(range_: str) -> None:
    assert texts("a.md", f"# 库\n\n按户型选\n\n- {range_}\n") == ["按户型选", range_]


def test_each_answer_in_details_that_markdown_parts_is_a_reply() -> None:
    details = "<details>\n<summary>是最好的吗？</summary>\n\n今年的新茶。\n\n</details>\n\n"
    assert texts("a.md", f"# 库\n\n{details}{details}## 价格\n\n|话术|\n|-|\n|实价|\n") == ["今年的新茶。"] * 2 + [
        "实价"
    ]


def test_what_stands_in_details_of_what_must_not_be_said_is_no_reply() -> None:
    source = "<details>\n<summary>错误示范</summary>\n\n你自己看。\n\n</details>\n\n可以的。\n"
    assert texts("a.md", source) == ["可以的。"]


def test_a_list_that_is_set_in_from_the_start_is_a_list() -> None:
    source = "## 破损\n\n\t- 杯子碎了\n\t\t- 亲，给您补一只\n\t- 少盖子\n\t\t- 明天补寄\n\n    全部缩进\n"
    assert texts("a.md", source)[:2] == ["亲，给您补一只", "明天补寄"]
    message = next(read_document("a.md", source))
    assert position(message, 3) == (4, 8)


@pytest.mark.parametrize("end", ["", " |"])
def test_a_cell_is_read_once_and_only_in_its_column(end: str) -> None:
    rows = ("顾客问 | 我们答 | 备注", "---|---|---", "贵吗 | 亲，实价 | 您别说最低价", "多久到 | 三天到 | 我们")
    source = "".join(f"{row}{end}\n" for row in rows)
    assert texts("a.md", source) == ["亲，实价", "三天到"]


def test_a_table_of_before_and_after_gives_what_stands_there_now() -> None:
    assert texts("a.md", "| 改前 | 改后 |\n|---|---|\n| 全网最低，快拍 | 价格见页面，放心拍 |\n") == [
        "价格见页面，放心拍"
    ]


def test_a_remark_or_the_name_of_a_section_in_a_text_file_is_no_reply() -> None:
    remarks = "【夜班自动发，班长核过，不写“最低价”】\n[开店]\n# 下一句停用：加微信\n// 最低价\n"
    source = f"{remarks}亲，在的\n【亲，在的】\n#新品#来了\n"
    assert texts("a.txt", source) == ["亲，在的", "【亲，在的】", "#新品#来了"]


@pytest.mark.parametrize("stem", ["sensitive_words", "banned-words", "blacklist", "屏蔽词库", "StopWords", "黑名单"])
def test_a_file_named_as_a_list_of_words_has_no_replies(stem: str) -> None:
    assert texts(f"{stem}.yaml", "- 亲，最低价\n") == []
    assert texts(f"{stem}.txt", "亲，最低价\n", "*") == ["亲，最低价"]


def test_texts_below_the_name_of_a_matter_are_found() -> None:
    source = '[order.paid]\ntext = "订单已付"\n[status]\ncontent = "已发"\n[[time.late]]\nmsg = "快到了"\n'
    assert texts("a.toml", source) == ["订单已付", "已发", "快到了"]


def test_what_a_program_tells_its_operator_is_no_reply() -> None:
    told = '"hint": "亲，最低价不能写", "x": "含有违禁词（最低价），请修改。", "input": "亲，最低价吗？"'
    source = f'{{{told}, "y": "您好，在的"}}'
    assert texts("a.json", source) == ["您好，在的"]


@pytest.mark.parametrize(
    ("name", "source"),
    [("敏感词.txt", "最低价\n"), ("banned_words.json", '["亲，最低价"]'), ("违禁词.md", "- 亲，最低价\n")],
)
def test_who_checks_a_list_of_words_is_told_that_it_was_not_and_how_it_is(
    tmp_path: Path, name: str, source: str
) -> None:
    file = tmp_path / name
    file.write_text(source, "utf-8")
    reading = readers.open_input(str(file), ReadOptions())
    assert list(reading.messages) == []
    (remark,) = reading.remarks
    assert name in remark.zh and "--layout lines" in remark.zh
    reading = readers.open_input(str(file), ReadOptions(layout="lines"))
    assert len(list(reading.messages)) == 1 and reading.remarks == []


def test_what_a_repository_says_of_itself_is_passed_over_in_silence(tmp_path: Path) -> None:
    file = tmp_path / "CONTRIBUTING.md"
    file.write_text("亲，最低价\n", "utf-8")
    reading = readers.open_input(str(file), ReadOptions())
    assert (list(reading.messages), reading.remarks) == ([], [])


def test_remarks_in_a_text_file_are_not_among_its_messages(tmp_path: Path) -> None:
    file = tmp_path / "自动回复.txt"
    file.write_text("[午休]\n亲，在的\n# 停用：加微信\n", "utf-8")
    assert [message.text for message in readers.open_input(str(file), ReadOptions()).messages] == ["亲，在的"]


def test_folders_of_tests_are_left_out_of_a_walk_unless_they_are_asked_for(tmp_path: Path) -> None:
    for name in ("a.md", "tests/b.md", "x/fixtures/c.md", "x/__tests__/d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("亲，在的\n", "utf-8")
    assert list(readers.find_files([str(tmp_path)])) == [str(tmp_path / "a.md")]
    assert list(readers.find_files([str(tmp_path / "tests")])) == [str(tmp_path / "tests" / "b.md")]
    let_in = readers.find_files([str(tmp_path)], [(None, ["!tests/"])])
    assert [Path(path).name for path in let_in] == ["a.md", "b.md"]


# -- what generators of sites and note books write beside replies --------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        "import Tabs from '@theme/Tabs';\nimport { A } from \"./最好，亲\";\n\n亲，椅子能调高\n",
        "export const bad = '亲，最低价';\n\n亲，椅子能调高\n",
        "{/* 旧的：亲，国家级 */}\n\n<TabItem label=\"最好，亲\">\n\n亲，椅子能调高\n\n</TabItem>\n",
        "{{< notice tip >}}\n亲，椅子能调高\n{{< /notice >}}\n",
        "{{% details \"最好，亲\" %}}\n亲，椅子能调高\n{{% /details %}}\n\n{{< figure title=\"最好，亲\" >}}\n",
        "<a name=\"x1\"></a>\n# 最好\n<a name=\"x2\"></a>\n\n亲，椅子能调高\n<a name=\"x3\"></a>\n",
        "[TOC]\n\n亲，椅子能调高\n",
        "- [ ] 亲，椅子能调高\n",
        "> [!quote] 最好的\n> 亲，椅子能调高\n",
        "> [!quote] 亲，椅子能调高\n",
        "::: tip 最好的\n亲，椅子能调高\n:::\n",
        "椅子能调高吗？\n: 亲，椅子能调高\n",
        "**顾客：**最好吗<br />**客服：**亲，椅子能调高\n",
    ],
)  # fmt: skip
def test_what_generators_of_sites_read_is_no_part_of_a_reply(page: str) -> None:
    found = list(read_document("a.mdx", page))
    assert [message.text for message in found] == ["亲，椅子能调高"]
    line, column = position(found[0], 2)
    assert page.split("\n")[line - 1][column - 1 :].startswith("椅子能调高")


def test_what_stands_between_template_tags_on_one_line_is_read() -> None:
    line = "{% if vip %}亲，最低价{% endif %}"
    assert texts("a.md", line) == [line]
    assert texts("a.md", "{{< b >}}亲，最低价{{< /b >}}") == ["{{< b >}}亲，最低价{{< /b >}}"]


@pytest.mark.parametrize(
    "box",
    [
        "> [!note] 说明\n> 最好先问身高。\n>\n> - 第一时间登记\n",
        "> [!warning]\n> 亲，我们是国家级的\n",
        "> [!quote] 错误示范\n> 亲，我们是国家级的\n",
        ":::note\n最好先问身高。\n:::\n",
        ":::info 最好的\n\n最好先问身高。\n\n- 第一时间登记\n\n:::\n",
        "::: danger 禁止\n\n亲，我们是国家级的\n\n:::\n",
        "!!! note \"提示\"\n    最好先问身高。\n",
        "!!! warning\n    亲，我们是国家级的\n",
        "{{% notice warning %}}\n亲，我们是国家级的\n{{% /notice %}}\n",
        "{{< callout type=\"info\" >}}\n最好先问身高。\n{{< /callout >}}\n",
        "{% hint style=\"danger\" %}\n亲，我们是国家级的\n{% endhint %}\n",
        "{% note %}\n- 最好先问身高。\n{% endnote %}\n",
    ],
)  # fmt: skip
def test_a_box_of_notes_to_staff_or_of_warnings_holds_no_replies_and_what_follows_it_does(box: str) -> None:
    assert texts("a.md", f"{box}\n库存充足，放心拍\n") == ["库存充足，放心拍"]


@pytest.mark.parametrize("box", [":::warning\n{}\n:::", "{{{{% notice note %}}}}\n{}\n{{{{% /notice %}}}}"])
@pytest.mark.parametrize(
    "rule", ["最好先问身高。", "- 最好先问身高。", "> 最好先问身高。", "| 最好 |\n|---|\n| 先问身高，再报码。 |"]
)
def test_a_box_ends_where_it_is_closed_without_blank_lines_around(box: str, rule: str) -> None:
    page = f"#### 邀评\n椅子稳的\n{box.format(rule)}\n库存充足，放心拍\n\n### 催付\n\n亲，单子还留着\n"
    assert texts("a.md", page) == ["椅子稳的", "库存充足，放心拍", "亲，单子还留着"]


@pytest.mark.parametrize(
    "page",
    [
        '<font color="red">**顾客：**</font>最好吗<br/><font color="red">**客服：**</font>{}\n',
        '**<span style="x">顾客</span>**：最好吗\n**<span style="x">客服</span>**：{}\n',
        "{}\n\n> <font>更新: 2024-03-12</font>  \n> <font>原文: https://x.cn/abc</font>\n",
        "{}\n\n<sub>最后编辑：阿珍，2024-03-12</sub>\n",
        '{}\n\n## <font style="color:red">禁止用语</font>\n\n- 亲，最低价\n',
        "{}\n\n**<font>禁止用语</font>**\n\n亲，最低价\n",
    ],
)
def test_colours_around_a_label_or_heading_do_not_hide_it(page: str) -> None:
    (found,) = read_document("a.md", page.format("亲，椅子能调高"))
    assert found.text == "亲，椅子能调高"
    line, column = position(found, 0)
    assert page.format("亲，椅子能调高").split("\n")[line - 1][column - 1 :].startswith("亲，椅子能调高")


@pytest.mark.parametrize(
    "facts",
    [
        "| 区域 | 时效 |\n|---|---|\n| 苏浙 | 次日到，雨雪顺延 |",
        "| 等级 | 首响 | 升级 |\n|---|---|---|\n| P0 | 五分钟内，电话联系 | 组长，再到经理 |",
        "| 版本 | 内容 |\n|---|---|\n| 3.2 | 新增两档，删掉旧口径。 |",
        "| 指标 | 结论 |\n|---|---|\n| 保温 | 我们更好，别外传 |",
        "| 指标 | 感想 |\n|---|---|\n| 保温 | 我们更好，但不要对客户说。 |",
        "| 情形 | 处理流程 |\n|---|---|\n| 少件 | 我们先查仓库，再补寄。 |",
    ],
)
def test_a_table_of_facts_holds_no_replies(facts: str) -> None:
    assert texts("a.md", f"## 物流\n\n{facts}\n\n库存充足，放心拍\n") == ["库存充足，放心拍"]


def test_what_is_said_before_and_after_the_body_of_a_reply_is_said_too() -> None:
    table = "| 对象 | 开头 | 正文 | 结尾 |\n|---|---|---|---|\n| 新客 | 您好呀 | 送杯刷一个哦 | 祝您顺心 |\n"
    assert texts("a.md", table) == ["您好呀", "送杯刷一个哦", "祝您顺心"]


@pytest.mark.parametrize("name", ["参考答复", "标准应答", "对客表述", "统一口径", "回应示例", "答复内容"])
def test_a_column_named_as_answers_of_some_kind_holds_replies(name: str) -> None:
    assert texts("a.md", f"| 情形 | {name} |\n|---|---|\n| 少件 | 单子查到了 |\n") == ["单子查到了"]


def test_a_column_of_forbidden_answers_holds_no_replies() -> None:
    table = "| 原话 | 参考答复 | 禁答 |\n|---|---|---|\n| 骗子！ | 我查到单子了 | 你注意点，我们最大 |\n"
    assert texts("a.md", table) == ["我查到单子了"]


@pytest.mark.parametrize("heading", ["修订", "关联文档", "延伸阅读", "数据统计", "晨会口令", "复盘"])
def test_what_a_team_tells_itself_below_a_heading_is_no_reply_and_what_it_tells_a_customer_is(heading: str) -> None:
    page = f"# 杯子\n\n库存充足\n\n## {heading}\n\n- 先清昨天留下的，最好别过夜。\n- 亲，单子还留着\n"
    assert texts("a.md", page) == ["库存充足", "亲，单子还留着"]


def test_the_term_of_a_list_of_definitions_is_what_was_asked() -> None:
    assert texts("a.md", "<dl><dt>能改价吗？</dt><dd>亲，椅子能调高</dd></dl>\n") == ["亲，椅子能调高"]


def test_a_tag_that_holds_nothing_opens_no_box() -> None:
    page = '{{< figure src="note.png" >}}\n{{< alert 注意 />}}\n{% include tip.html %}\n库存充足，放心拍\n'
    assert texts("a.md", page) == ["库存充足，放心拍"]


TABLE_OF_HTML = """\
<table>
<tr><th>顾客问，最好的</th><th>回复</th><th>备注</th></tr>
<tr><td rowspan="2">是最低价吗，亲</td><td>亲，<b>实价</b>的</td><td>别说最低价</td></tr>
<tr><td>放心拍，<br/>很稳</td><td>亲，别用错</td></tr>
</table>
"""


def test_of_a_table_of_html_the_columns_of_replies_are_read() -> None:
    assert texts("a.md", TABLE_OF_HTML) == ["亲，<b>实价</b>的", "放心拍，<br/>很稳"]
    assert texts("a.md", TABLE_OF_HTML, "备*") == ["亲，别用错"]
    assert position(next(read_document("a.md", TABLE_OF_HTML)), 0) == (3, 37)


def test_a_table_of_html_without_names_is_read_as_a_whole() -> None:
    assert texts("a.md", "<table><tr><td>亲，在的</td><td>您请讲</td></tr></table>") == ["亲，在的", "您请讲"]


def test_rules_around_the_name_of_a_section_in_a_text_file_are_no_reply() -> None:
    assert texts("a.txt", "=== 最好的欢迎 ===\n亲，来啦\n------\n--- 议价 ---\n~亲，实价~\n") == [
        "亲，来啦",
        "~亲，实价~",
    ]


def test_a_comment_beside_a_reply_is_not_taken_for_what_the_reply_is_about() -> None:
    source = "- 这边都是实价的 <!-- 话术编号 7 -->\n- 明早就寄 <!-- replylint: ignore[ST107] 本表里的旧话术 -->\n"
    assert texts("a.md", source) == [line[2:] for line in source.splitlines()]


@pytest.mark.parametrize(
    "name",
    ["修改记录", "变更日志", "更新历史", "触发关键词", "负责人", "客服不能说的话", "禁止使用", "四、客服不能说的："],
)
def test_below_the_name_of_what_staff_keeps_for_itself_stand_no_replies(name: str) -> None:
    assert texts("a.md", f"# 茶店\n\n亲，茶罐能退\n\n## {name}\n\n- 您看茶罐是国家级，小周\n") == ["亲，茶罐能退"]


@pytest.mark.parametrize(
    "note", ["*（内部提示：别提国家级茶罐）*", "_注：国家级不提，茶罐看实物。_", "**备注：茶罐最好先验**"]
)
def test_an_emphasised_note_to_staff_is_no_reply(note: str) -> None:
    assert texts("a.md", f"# 茶店\n\n亲，茶罐能退\n\n{note}\n\n*亲，茶罐包邮*\n") == ["亲，茶罐能退", "*亲，茶罐包邮*"]


@pytest.mark.parametrize("struck", ["2、您好，~~国家级茶罐~~ 满减中", "亲，<del>国家级茶罐</del>满减中"])
def test_what_is_struck_out_within_a_reply_is_not_said(struck: str) -> None:
    (message,) = read_document("a.md", struck)
    assert message.seen is not None and "国家级" not in message.seen and "满减中" in message.seen
    assert len(message.seen) == len(message.text)


def test_a_smile_strikes_nothing_out() -> None:
    (message,) = read_document("a.md", "在呢~~国家级茶罐哦~~")
    assert message.seen is None


@pytest.mark.parametrize(
    "talk",
    [
        "[客户] 茶罐是国家级的吗，亲\n\n[客服] 亲，茶罐能退\n",
        "[买家] 茶罐是国家级的吗，亲\n[客服] 亲，茶罐能退\n",
        "|  |  |\n|--|--|\n| 问 | 茶罐是国家级的吗，亲 |\n| 答 | 亲，茶罐能退 |\n",
        "| 买家问 | 我们答 | 忌讳 |\n|--|--|--|\n| 能退吗 | 亲，茶罐能退 | 国家级 |\n",
    ],
)
def test_what_a_customer_says_beside_a_reply_is_none(talk: str) -> None:
    assert texts("a.md", talk) == ["亲，茶罐能退"]


def test_a_placeholder_for_the_customers_name_is_no_label() -> None:
    assert texts("a.md", "[客户]，您要的茶罐到了\n") == ["[客户]，您要的茶罐到了"]


def test_in_yaml_the_customers_side_of_a_talk_holds_no_replies() -> None:
    talk = "- {role: user, content: 茶罐是国家级的吗，亲}\n- role: assistant\n  content: 亲，茶罐能退\n"
    assert texts("a.yaml", talk) == ["亲，茶罐能退"]
    assert len(texts("a.yaml", talk, "content")) == 2


@pytest.mark.parametrize(
    "name",
    "客户问法 顾客可能会问 买家的原话 常见问法 相似问 扩展问法 客户诉求 典型问题 场景描述 触发条件 Trigger".split(),
)
def test_what_customers_ask_or_when_is_no_reply_whether_a_heading_a_title_or_a_label_says_so(name: str) -> None:
    asked = "你家被子是全网最厚的"
    reply = "在的，今天就能发走"
    headings = f"# 床品\n\n## 被子\n\n### {name}\n\n- {asked}\n- 想要最厚那床\n\n### 可以这么回\n\n- {reply}\n"
    assert texts("a.md", headings) == [reply]
    assert texts(
        "a.md", headings.replace(f"### {name}", f"**{name}**").replace("### 可以这么回", "**可以这么回**")
    ) == [reply]
    assert texts("a.md", f"# 床品\n\n{name}：{asked}\n\n回复：{reply}\n") == [reply]


def test_below_a_heading_of_what_customers_ask_the_words_to_a_customer_are_the_answer() -> None:
    source = "# 床品\n\n## 客户问法\n\n- 被子最厚的是哪床\n\n> 亲，三斤那床\n\n## 常见问题\n\n- 被芯可以机洗\n"
    assert texts("a.md", source) == ["亲，三斤那床", "被芯可以机洗"]


def test_words_to_a_customer_below_the_keywords_on_a_line_are_their_reply() -> None:
    found = "# 床品\n\n- 关键词：最厚、最暖\n  亲，三斤那床\n  两床包邮\n\n**场景**：嫌不是最低价\n您看下满减券\n\n"
    assert texts("a.md", found + "问：是最厚的吗\n亲你快说\n") == ["亲，三斤那床\n两床包邮", "您看下满减券"]


def test_what_was_said_before_and_how_to_work_are_no_replies() -> None:
    before = "# 床品\n\n- 原：全网最厚的被子\n- 改：三斤的被子\n\n"
    work = "## 反面案例\n\n- 全网最厚\n\n## 差评纠纷升级流程\n\n1. 查有没有承诺最厚\n"
    assert texts("a.md", before + work) == ["三斤的被子"]


@pytest.mark.parametrize(
    "todo",
    ["待办：给床单补一张最新的图", "TODO 找设计要最新的图", "待确认：最大的一床是不是三斤", "跟仓库核对最大尺寸的库存"],
)
def test_an_item_of_a_list_of_tasks_is_a_reply_only_if_it_speaks_to_somebody(todo: str) -> None:
    for box in "- [ ] ", "- [x] ":
        assert texts("a.md", f"# 床品\n\n{box}亲，被子晒一晒更蓬松\n{box}{todo}\n") == ["亲，被子晒一晒更蓬松"]


@pytest.mark.parametrize(
    "name", "背景 审核 审核意见 备注 说明 更新记录 待办 TODO 补充说明 法务意见 Notes Background".split()
)
def test_staffs_notes_are_no_replies_whether_a_heading_a_title_or_a_label_says_so(name: str) -> None:
    reply, note = "在的，三斤那床有货", "床单最好的图还没拍，先用旧的"
    assert texts("a.md", f"# 床品\n\n- {reply}\n\n## {name}\n\n{note}\n\n- {note}\n") == [reply]
    assert texts("a.md", f"# 床品\n\n- {reply}\n\n**{name}**\n\n- {note}\n") == [reply]
    assert texts("a.md", f"# 床品\n\n- {reply}\n\n{name}：\n\n- {note}\n") == [reply]
    assert texts("a.md", f"# 床品\n\n话术：{reply}\n{name}：{note}\n") == [reply]
    assert texts("a.md", f"# 床品\n\n【话术】{reply}\n【{name}】{note}\n") == [reply]
    theirs = [] if name == "更新记录" else ["亲，这床最厚"]
    assert texts("a.md", f"# 床品\n\n{reply}\n\n## {name}\n\n亲，这床最厚\n") == [reply, *theirs]


def test_steps_that_are_sent_to_customers_are_replies() -> None:
    source = "# 退货\n\n## 操作步骤（发给客户）\n\n1. 您先点申请售后\n2. 提交以后我们马上同意哦\n"
    assert texts("a.md", source) == ["您先点申请售后", "提交以后我们马上同意哦"]


def test_what_to_say_instead_is_a_reply_below_a_title_of_what_must_not_be_said() -> None:
    source = "# 客服红线\n\n## 不能说\n\n- 我家被子最厚\n\n## ✅ 可以这样说\n\n- 这床三斤重\n\n## 不要说\n\n- 最暖\n"
    assert texts("a.md", source) == ["这床三斤重"]


def test_a_footnote_is_a_reply_only_if_it_addresses_a_customer() -> None:
    source = "亲，棉花有三斤[^1]\n\n[^1]: 以吊牌为准，最大误差一两\n\n[^b]: 您洗之前看下吊牌哦\n"
    assert texts("a.md", source) == ["亲，棉花有三斤[^1]", "您洗之前看下吊牌哦"]


def test_a_side_in_brackets_and_a_colon_is_no_reference_of_a_link() -> None:
    source = '[客服]: 亲，在的哦\n\n[图]: https://x.example/最厚 "最厚的图"\n\n[页]: ./最厚.md\n'
    assert texts("a.md", source) == ["亲，在的哦"]


def test_a_callout_of_an_exported_page_is_for_staff_unless_it_addresses_a_customer() -> None:
    aside = "<aside>\n💡 先看订单，别说最厚\n\n也别说最暖。\n\n</aside>\n\n"
    source = f"# 床品\n\n{aside}在的，有货\n\n<aside>\n💬 亲，三斤那床\n</aside>\n"
    assert texts("a.md", source) == ["在的，有货", "💬 亲，三斤那床"]


def test_chapters_that_are_numbered_in_words_name_what_stands_below_them() -> None:
    source = "一、开场\n1、在的，您说\n\n二、注意事项\n1、每天看两次最新的公告\n\n三、结束\n\n慢走哦，常来\n"
    assert texts("a.md", source) == ["1、在的，您说", "慢走哦，常来"]


@pytest.mark.parametrize(
    "beside",
    [
        "> 版本：v2｜维护：床品组",
        "*内部：被子别说最厚*",
        "Tips: 月底最忙，提前说",
        "Q. 是最厚的吗？",
        "**备注 / Note** 别说最厚",
        "**备注** 别说最厚",
        "不可发：\n- 这床最厚，返现5元",
        "## 未通过的话术\n\n> 亲，这床最厚",
        "## 已停用的话术\n\n- 亲，这床最厚",
        "## 结论\n\n- 本周五前把“最厚”都改掉",
    ],
)
def test_facts_tips_questions_and_what_was_refused_are_no_replies(beside: str) -> None:
    assert texts("a.md", f"# 床品\n\n- 亲，三斤那床\n\nA. 可以晒的\n\n{beside}\n") == ["亲，三斤那床", "可以晒的"]


@pytest.mark.parametrize("name", "使用人 发送对象 生效时间 最后更新 禁止 严禁".split())
def test_who_sends_when_and_what_is_forbidden_are_no_replies(name: str) -> None:
    said = "亲，三斤那床"
    assert texts("a.md", f"# 床品\n\n#### 话术\n{said}\n\n#### {name}\n全店最早的一批客服，说“最厚”\n") == [said]
    for label in ("话术",) if name.endswith(("禁", "禁止")) else ("话术", "内容"):
        assert texts("a.md", f"# 床品\n\n**{name}**：最早的一批客服\n**{label}**：{said}\n") == [said]


def test_sides_in_bold_letters_need_no_colon() -> None:
    source = "# 床品\n\n> **Q** 是最厚的吗\n>\n> **A** 三斤重的\n\n**客户** 最厚多少钱\n**客服** 两百的\n"
    assert texts("a.md", source) == ["三斤重的", "两百的"]


def test_of_columns_without_a_known_name_those_are_replies_that_speak_to_somebody() -> None:
    table = "| 时段 | 台词 | 助理 |\n|---|---|---|\n| 开场 | 欢迎，来看被子哦 | 挂上最厚的链接，别挂错 |\n"
    assert texts("a.md", table) == ["欢迎，来看被子哦"]
