"""Which stretches of a canned-reply file are replies, where they stand, and what the rules are shown of them."""

from __future__ import annotations

import pytest

from replylint.documents import read_document
from replylint.documents.fields import is_reply, reply_columns
from replylint.documents.labels import label
from replylint.documents.placeholders import FILLER, blanked, uncovered
from replylint.documents.speech import is_sentence
from replylint.linter import Linter
from replylint.model import Message, ReplylintError, position
from replylint.settings import Settings


def texts(file: str, source: str, *fields: str) -> list[str]:
    return [message.text for message in read_document(file, source, fields)]


def only(file: str, source: str, *fields: str) -> Message:
    (message,) = read_document(file, source, fields)
    return message


# -- markdown ------------------------------------------------------------------------------------------

MARKDOWN = """\
---
title: 本店话术，最好用的
welcome: 您好，欢迎光临
---

# 最好的标题

亲，在的哦
  第二行

Setext 标题
===========

- 列表一
- 最好的一类
  1. 嵌套的
- > 引用，在列表里

# 问答

**问**：你们是最便宜的吗？
**答**：亲，价格很实惠

Q1: 有货吗
A1: 有的亲

**发货类**

```
您好，这是引用的话术
亲，第二行
```

```python
print("您好，这是代码")
```

    您好，缩进的话术

<!-- 您好，注释 -->

| 场景 | 话术 | 备注 |
|------|:----:|------|
| 最好 | 亲，收到 | 别用错，亲 |

亲，下面是分隔线
---

[链接]: http://example.com/最好 "最好"
"""


def test_markdown_replies_are_found_and_headings_keys_code_and_questions_are_not() -> None:
    assert texts("a.md", MARKDOWN) == [
        "您好，欢迎光临",
        "亲，在的哦\n第二行",
        "列表一",
        "嵌套的",
        "引用，在列表里",
        "亲，价格很实惠",
        "有的亲",
        "您好，这是引用的话术\n亲，第二行",
        "您好，缩进的话术",
        "亲，收到",
        "亲，下面是分隔线",
    ]


def test_markdown_lines_of_a_reply_that_look_like_labels_stay_in_it() -> None:
    assert texts("a.md", "亲，您的订单：\n商品：杯子\n时间：明天\n") == ["亲，您的订单：\n商品：杯子\n时间：明天"]


def test_markdown_table_without_known_headers_gives_the_columns_that_read_like_speech() -> None:
    source = "|甲|乙|\n|-|-|\n|物流慢|亲，很抱歉让您久等了|\n|退货|可以的哦，七天内都行|\n"
    assert texts("a.md", source) == ["亲，很抱歉让您久等了", "可以的哦，七天内都行"]


def test_every_line_of_a_markdown_reply_is_placed_exactly() -> None:
    message = only("a.md", "- > 亲，在的\n  > 第二行\n")
    assert (message.place.line, message.place.column) == (1, 5)
    assert position(message, message.text.index("二")) == (2, 6)


def test_markdown_with_windows_line_ends_has_the_same_places() -> None:
    message = only("a.md", "# 标题\r\n\r\n> 亲，在的\r\n> 第二行\r\n")
    assert message.text == "亲，在的\n第二行"
    assert position(message, 5) == (4, 3)


SCENES = """\
# 话术库

> 专业的话术模板，涵盖最常见的场景。

## 📝 使用说明（必读）

- 占位符 `[变量]` 要替换，最忌讳照抄

### 写法

最好一句一行。

## 一、议价

- 买家问"你们是最便宜的吗？"：亲，价格很实惠
- 问发货时间：亲，今天就发
- **加急（最快）**：亲，可以的
- 顾客：这是国家级的吗
- 客服：亲，不是的

1. 你们是最便宜的吗？

   亲，价格很好
2. 最快的快递
   - 顺丰的哦

**最便宜的是哪款？**

亲，这款划算

**话术二（老客）：** 亲，欢迎回来

错误示范：

- 没办法，这是规定
- 爱买不买

亲，我再帮您看看

| 错误话术 | 正确话术 |
|---|---|
| 最低价了，不买拉倒 | 亲，这已经是优惠价 |

```
顶级
```

```
├── 售前.md   # 最好的，放这里
```

- [最好的一页](other.md)
- [亲，点这里领券](https://example.com/a)

## 禁用话术

- 全网最低价
"""


def test_what_is_written_about_replies_is_no_reply() -> None:
    assert texts("a.md", SCENES) == [
        "亲，价格很实惠",
        "亲，今天就发",
        "亲，可以的",
        "亲，不是的",
        "亲，价格很好",
        "顺丰的哦",
        "亲，这款划算",
        "亲，欢迎回来",
        "亲，我再帮您看看",
        "亲，这已经是优惠价",
        "顶级",
        "[亲，点这里领券](https://example.com/a)",
    ]


def test_a_reply_may_speak_of_its_words_to_a_customer() -> None:
    assert texts("a.md", "- 亲，这不是套路话术哦\n") == ["亲，这不是套路话术哦"]


@pytest.mark.parametrize(
    "heading",
    [
        "参考资料", "附录", "禁止用语", "极限词清单", "违禁词汇总（2024）", "服务忌语", "常见错误", "不能说的话",
        "❌ 错误", "绝对不要这样说", "注意事项", "法规依据", "服务规范", "考核标准", "处理流程", "操作步骤", "沟通技巧",
    ],
)  # fmt: skip
def test_what_stands_below_a_heading_for_staff_is_no_reply(heading: str) -> None:
    apart = f"## {heading}\n\n- 国家级的检测，业内第一\n\n全网最低价\n"
    source = f"# 库\n\n## 售前\n\n亲，在的\n\n{apart}\n## 售后\n\n- 可退换\n"
    assert texts("a.md", source) == ["亲，在的", "可退换"]


@pytest.mark.parametrize("heading", ["支付错误", "地址填错", "退货流程", "常见问题", "违约金", "不能使用优惠券"])
def test_a_heading_that_names_a_matter_of_customers_has_replies_below_it(heading: str) -> None:
    assert texts("a.md", f"# 库\n\n## {heading}\n\n- 小店全网最低价\n") == ["小店全网最低价"]


def test_what_speaks_to_a_customer_is_a_reply_even_in_a_section_for_staff() -> None:
    source = "# 库\n\n## 处理流程\n\n1. 先查国家级报告\n2. 回复：已经查到了\n\n亲，您稍等\n"
    assert texts("a.md", source) == ["已经查到了", "亲，您稍等"]


@pytest.mark.parametrize(
    "prose",
    [
        "本手册中的违禁词（国家级、第一）一律不得使用。",
        "注意：不要使用“最好”“第一”",
        "> ⚠️ 提示：最好不要作出承诺。",
        "**思路**：先共情，最好给出国家级报告。",
        "**技巧**：强调全网最低价。",
        "严禁承诺全网最低价。",
        "客户嫌贵的时候，最好先说品质。",
        "❌ 全网最低价",
        "- ✗ 国家级的面料",
        "**错误示范**\n\n你自己不会看吗？",
        "错误示范\n\n你自己不会看吗？",
        "$$ 最低价 $$",
    ],
)
def test_what_is_written_for_staff_is_no_reply(prose: str) -> None:
    assert texts("a.md", f"{prose}\n\n# 售后\n\n亲，在的\n") == ["亲，在的"]


def test_a_title_in_bold_letters_holds_until_the_next_one() -> None:
    source = "**错误示范**\n\n自己看\n\n没办法\n\n**正确示范**\n\n可以的\n"
    assert texts("a.md", source) == ["可以的"]


@pytest.mark.parametrize(
    "marked", ["> 亲，在的哦", "回复：亲，在的哦", "```\n亲，在的哦\n```", "|话术|\n|-|\n|亲，在的哦|"]
)
def test_where_replies_are_marked_what_stands_unmarked_beside_them_is_none(marked: str) -> None:
    assert texts("a.md", f"# 售后\n\n态度最好温和，先处理情绪。\n\n{marked}\n\n- 两分钟内最好有回应\n") == [
        "亲，在的哦"
    ]


def test_unmarked_replies_are_found_where_others_are_marked() -> None:
    source = "# 甲\n\n回复：在的\n\n亲，最好的\n\n# 乙\n\n- 国家级面料\n\n# 丙\n\n我们家国家级\n\n国家级\n"
    assert texts("a.md", source) == ["在的", "亲，最好的", "国家级面料", "我们家国家级", "国家级"]


def test_what_stands_below_a_question_in_bold_letters_is_its_answer() -> None:
    source = "# 库\n\n最全的，请先通读。\n\n## 材质\n\n**会掉色吗？**\n\n国家级检测，放心。\n\n## 议价\n\n回复：好的\n"
    assert texts("a.md", source) == ["国家级检测，放心。", "好的"]


def test_the_items_of_a_list_in_which_one_speaks_to_a_customer_are_replies() -> None:
    source = "# 库\n\n回复：好的\n\n- 亲，在的\n- 全网最后一批\n\n1. 最好先查单\n"
    assert texts("a.md", source) == ["好的", "亲，在的", "全网最后一批"]


@pytest.mark.parametrize(
    "header", ["❌ 错误说法 | ✅ 正确说法", "不要这样说 | 建议这样说", "禁止用语 | 推荐用语", "❌ | ✅ 改为"]
)
def test_of_a_table_of_bad_and_better_replies_the_better_are_taken(header: str) -> None:
    source = f"## 禁用语对照表\n\n| {header} |\n|---|---|\n| 全网最低价，快买 | 价格很优惠，放心买 |\n"
    assert texts("a.md", source) == ["价格很优惠，放心买"]


def test_in_a_table_without_names_what_customers_ask_is_no_reply() -> None:
    source = "|  |  |\n|---|---|\n| 是全网最低价吗？ | 亲，价格很优惠 |\n| 国家级的吗 | 亲，是纯棉的 |\n"
    assert texts("a.md", source) == ["亲，价格很优惠", "亲，是纯棉的"]


def test_in_a_talk_between_a_and_b_one_is_the_customer() -> None:
    assert texts("a.md", "A: 全网最低价吗\nB: 价格很优惠\n\nA: 好\n\nB: 谢谢\n") == ["价格很优惠", "谢谢"]
    assert texts("a.md", "A: 您好\nB: 全网最低价吗\n") == ["您好"]
    assert texts("a.md", "Q: 全网最低价吗\nA: 价格很优惠\n") == ["价格很优惠"]


@pytest.mark.parametrize("file", ["违禁词.txt", "话术/极限词清单.md", "敏感词库.csv", "禁用语.yaml"])
def test_a_file_named_as_what_must_not_be_said_has_no_replies(file: str) -> None:
    assert texts(file, "答案\n国家级\n") == []


@pytest.mark.parametrize("who", ["卖家", "商家", "小二", "店小二", "掌柜", "我", "客服回复", "回", "答"])
@pytest.mark.parametrize("between", ["\n", "\n\n", " ", "<br>", " → ", " / "])
def test_an_answer_is_found_behind_its_question(who: str, between: str) -> None:
    assert texts("a.md", f"买家：是国家级的吗？{between}{who}：面料很好") == ["面料很好"]


@pytest.mark.parametrize(
    "line", ["客户问：最好吗→ 回复：面料很好", "客户问：最好吗？客服答：面料很好", "Q：最好吗？<br>A：面料很好"]
)
def test_an_answer_is_found_on_the_line_of_its_question(line: str) -> None:
    assert texts("a.md", line) == ["面料很好"]
    assert texts("a.txt", line) == ["面料很好"]


@pytest.mark.parametrize(
    "html",
    [
        '<p align="center">亲，面料很好</p>',
        "<div>\n亲，面料很好\n</div>",
        "<details><summary>最好吗？</summary>\n亲，面料很好\n</details>",
        "<table><tr><th>最好，最新</th></tr><tr><td>亲，面料很好</td></tr></table>",
        "- <div>\n  <!-- 最好，亲 -->亲，面料很好</div>",
    ],
)
def test_what_is_said_in_html_is_a_reply_at_its_exact_place(html: str) -> None:
    message = only("a.md", html)
    assert message.text == "亲，面料很好"
    line, column = position(message, 2)
    assert html.split("\n")[line - 1][column - 1 :].startswith("面料")


def test_a_quote_below_the_title_that_speaks_to_nobody_is_a_preface() -> None:
    text = "# 话术\n\n> 适用：各平台。上次更新：三月\n\n## 催单\n\n> 等着\n\n### 再催\n\n> 亲，马上为您查询\n"
    assert texts("a.md", text) == ["等着", "亲，马上为您查询"]


@pytest.mark.parametrize("pictures", ["![最好的海报](a.png)", "[![构建](a.svg)](b) ![许可](c.svg)", "![a](b)\n![c](d)"])
def test_pictures_alone_are_no_reply(pictures: str) -> None:
    beside = f"亲，看图 {pictures}"
    assert texts("a.md", f"{pictures}\n\n{beside}\n") == [beside]


@pytest.mark.parametrize("name", ["变量", "占位符"])
def test_a_table_that_explains_placeholders_has_no_replies(name: str) -> None:
    table = f"| {name} | 含义 |\n|---|---|\n| {{{{nick}}}} | 买家昵称，最多二十字 |\n"
    assert texts("a.md", f"## 变量说明\n\n{table}\n## 其他\n\n{table}") == []


def test_scripts_and_styles_are_not_said() -> None:
    assert (
        texts("a.md", "<script>\nalert('亲，最好的')\n</script>\n\n<style>\n.a{content:'亲，您好'}\n</style>\n") == []
    )


def test_a_cell_of_a_markdown_table_is_placed_by_its_line_in_the_file() -> None:
    table = "| 问题 | 话术 |\n|---|---|\n| a | b\\|亲，c |\n"
    first, second = read_document("a.md", f"{table}\n{table}")
    assert (first.place.row, first.place.cell) == (None, "话术")
    assert [position(message, 2) for message in (first, second)] == [(3, 10), (7, 10)]


def test_quotes_nested_without_end_are_refused() -> None:
    assert texts("a.md", ">" * 50 + " 亲，在的") == ["亲，在的"]
    with pytest.raises(ReplylintError, match="nested"):
        texts("a.md", ">" * 3_000 + " 亲，在的")


# -- yaml, json, toml ----------------------------------------------------------------------------------

YAML = """\
# 您好，注释
shop: 小熊旗舰店
url: https://example.com/最好
replies:
  - title: 最便宜的，欢迎
    keywords: [最便宜, 最好的，亲]
    answer: &hello 您好，欢迎光临
    note: 亲，别用错
  - question: {text: "你们最便宜吗？"}
    answer:
      text: |
        亲，在的
          第二行
      delay: 10
  - answer: *hello
greeting: 在的
其他: 您好，还有什么可以帮您？
"""


def test_yaml_replies_are_found_by_key_or_by_look_and_an_alias_only_once() -> None:
    assert texts("a.yaml", YAML) == ["您好，欢迎光临", "亲，在的\n  第二行", "在的", "您好，还有什么可以帮您？"]


def test_short_replies_below_a_key_that_names_replies_are_found() -> None:
    source = '{"replies": [{"intent": "在吗，亲", "templates": ["在的", "您好"]}], "短语": {"1": "好的", "2": "嗯"}}'
    assert texts("a.json", source) == ["在的", "您好", "好的", "嗯"]


def test_what_must_not_be_said_and_words_of_tone_are_no_replies() -> None:
    source = "tone: 亲切\n议价:\n  错误话术: 没办法，这是规定\n  催付话术A: 在吗\n  bad: 亲，不买拉倒\n"
    assert texts("a.yaml", source) == ["在吗"]


def test_what_customers_say_in_examples_is_no_reply_and_a_fallback_is_one() -> None:
    text = '{"a": "亲，在的", "similar": ["怎么还没到啊！"], "robot": {"fallback": "不知道"}}'
    assert texts("a.json", text) == ["亲，在的", "不知道"]


def test_fields_say_which_values_are_replies() -> None:
    assert texts("a.yaml", YAML, "note") == ["亲，别用错"]
    assert texts("a.yaml", YAML, "*.text") == ["你们最便宜吗？", "亲，在的\n  第二行"]
    assert texts("a.yaml", YAML, "replies.answer.*", "shop") == ["小熊旗舰店", "亲，在的\n  第二行"]
    assert texts("a.yaml", YAML, "nothing") == []


def test_every_line_of_a_block_scalar_is_placed_exactly() -> None:
    message = only("a.yaml", "answer: |-\n    亲，在的\n      第二行\n")
    assert message.place.pointer == "/answer"
    assert position(message, 0) == (2, 5)
    assert position(message, message.text.index("二")) == (3, 8)


def test_every_document_of_a_yaml_stream_is_read() -> None:
    assert texts("a.yml", "answer: 您好\n---\nanswer: 亲\n") == ["您好", "亲"]


def test_tags_are_never_acted_on() -> None:
    assert texts("a.yaml", "answer: !!python/object/apply:os.system ['echo 您好，亲']\n") == ["echo 您好，亲"]


def test_a_bomb_of_aliases_is_read_once() -> None:
    bomb = "a0: &a0 {answer: 您好}\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    assert texts("a.yaml", bomb) == ["您好"]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("a.yaml", "[" * 50_000),
        ("a.yaml", "answer: " + "[" * 150 + "]" * 150),
        ("a.json", "[" * 50_000),
        ("a.json", "[" * 150 + "]" * 150),
        ("a.toml", "answer = " + "[" * 50_000),
        ("a.toml", "answer = " + "[" * 150 + "]" * 150),
    ],
)
def test_a_deeply_nested_file_is_refused_in_a_sentence(file: str, source: str) -> None:
    with pytest.raises(ReplylintError) as caught:
        texts(file, source)
    assert caught.value.zh.startswith(f"{file}：")


def test_a_table_of_a_million_columns_is_refused() -> None:
    with pytest.raises(ReplylintError, match="columns"):
        texts("a.csv", "," * 1_000_000)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("a.yaml", "a: [1\nb: 2\n"),
        ("a.json", '{"a": 1,\n"b" }'),
        ("a.toml", "a = 1\nb = \n"),
        ("a.jsonl", '{"a": 1}\n{\n'),
    ],
)
def test_a_broken_file_is_named_with_its_line(file: str, source: str) -> None:
    with pytest.raises(ReplylintError, match=rf"{file}: line [23]"):
        texts(file, source)


def test_json_values_are_placed_behind_escapes() -> None:
    message = only("a.json", '{"id": "最好，亲",\n "reply": "您好\\n亲，\\u6700\\ud83d\\ude00好"}')
    assert message.text == "您好\n亲，最😀好"
    assert message.place.pointer == "/reply"
    assert [position(message, at) for at in (0, 3, 5, 6, 7)] == [(2, 12), (2, 16), (2, 18), (2, 24), (2, 36)]


def test_half_a_surrogate_pair_is_no_character() -> None:
    assert texts("a.json", '{"reply": "您\\ud83d好"}') == ["您\ufffd好"]


def test_a_list_of_strings_that_is_the_whole_file_gives_all_of_them() -> None:
    assert texts("a.json", '["您好，亲", "物流", "x"]') == ["您好，亲", "物流", "x"]
    assert texts("a.json", '{"售前": ["您好，亲", "物流", "x"]}') == ["您好，亲"]


def test_toml_replies_in_tables_arrays_and_inline_tables() -> None:
    source = """title = "最好，亲"
[[faq]]
q = "最便宜？"
a = "您好"
more = {answer = '亲', "x.y" = "在的，亲"}
[faq.deep]
list = ["您好呀，欢迎", "物流"]
[other]
[[faq]]
a = \"\"\"
第一行
第二行\"\"\"
"""
    assert texts("a.toml", source) == ["您好", "亲", "在的，亲", "您好呀，欢迎", "第一行\n第二行"]
    assert [message.place.pointer for message in read_document("a.toml", source)][2] == "/faq/0/more/x.y"


def test_toml_values_of_every_kind_are_walked_over() -> None:
    source = '''a.b."c.d".e = 1.5 # 亲，"注释"
f = 1979-05-27 07:32:00
g = [1.0, [true, {x = -inf, y.z = "您好，亲"}], # 亲，
  '亲，在的', ]
[ h . 'i' ]
[[h.i.j]]
[[h.i.j]]
k = {}
[h.i.j.l]
m = """亲，\\
   "在""""
[[h.i.j]]
"n" = "亲在，"
'''
    found = {message.place.pointer: message.text for message in read_document("a.toml", source)}
    assert found == {"/g/1/1/y/z": "您好，亲", "/g/2": "亲，在的", "/h/i/j/1/l/m": '亲，"在"', "/h/i/j/2/n": "亲在，"}


# -- tables and text -----------------------------------------------------------------------------------


def test_csv_cells_of_reply_columns_are_placed_by_row_column_and_character() -> None:
    message = only("a.csv", '问题,话术,备注\r\n"最好,吗","亲，""好""的\r\n在的","别，亲"\r\n')
    assert message.text == '亲，"好"的\r\n在的'
    assert (message.place.row, message.place.cell) == (2, "话术")
    assert position(message, 0) == (2, 9)
    assert position(message, message.text.index("在")) == (3, 1)


def test_a_table_without_column_names_is_all_replies() -> None:
    assert texts("a.csv", "您好，欢迎\n亲，在的\n") == ["您好，欢迎", "亲，在的"]


def test_the_columns_of_a_table_can_be_chosen() -> None:
    assert texts("a.csv", "问题,话术,备注\n你,我,他\n", "备注", "问*") == ["你", "他"]
    assert texts("a.tsv", "text\tx\n您,好\t\n") == ["您,好"]


def test_plain_text_has_one_reply_a_line() -> None:
    assert texts("a.txt", "您好\r\n\r\n  亲\n") == ["您好", "  亲"]


# -- guessing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [["answer"], ["FAQ", 0, "标准话术"], ["reply_text", "reply"], ["x", "quick-reply"]])
def test_a_value_named_as_a_reply_is_one_however_short(path: list[str | int]) -> None:
    assert is_reply(path, "嗯", ())


@pytest.mark.parametrize("path", [["question"], ["question", "text"], ["关键词", 0], ["meta", "x"], ["tags", 3]])
def test_a_value_named_as_something_else_is_none_however_spoken(path: list[str | int]) -> None:
    assert not is_reply(path, "亲，您好，在的呢～", ())


def test_other_values_are_replies_if_they_read_like_speech() -> None:
    assert is_sentence("亲，在的")
    assert is_sentence("我们会在收到您的退货之后为您办理")
    assert not is_sentence("小熊旗舰店")
    assert not is_sentence("v1.2, ok!")


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("👤 客户：", "🤖 客服："),
        ("👤：", "🤖："),
        ("🙋🏻‍♀️:", "💁: "),
        ("1、问：", "2、答："),
        ("▶ Q1:", "▶ A1:"),
        ("问1. ", "答1. "),
    ],
)
def test_labels_stand_behind_faces_signs_and_numbers(asks: str, answers: str) -> None:
    assert texts("a.md", f"## 示例\n\n{asks}最便宜吗\n{answers}价格很实惠哦\n") == ["价格很实惠哦"]
    assert texts("a.txt", f"{asks}最便宜吗\n{answers}价格很实惠哦\n") == [f"{answers}价格很实惠哦"]


def test_labels_tell_answers_from_questions() -> None:
    assert label("答：好的") == (True, 2)
    assert label("**A1**: 好的") == (True, 8)
    assert label("问题：有货吗")[0] is False
    assert label("温馨提示：亲") == (None, 0)


def test_vague_columns_count_only_where_no_column_is_named_as_a_reply() -> None:
    assert reply_columns(["内容", "话术"], [], ()) == [1]
    assert reply_columns(["内容", "标题"], [], ()) == [0]


# -- placeholders --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hidden",
    [
        "{{name}}", "{{ user.name | title }}", "{name}", "{0}", "{}", "${name}", "#{name}", "{% if vip %}",
        "[姓名]", "[订单号]", "%s", "%d", "%(name)s", "%1$s", "%.2f", "%姓名%", "$name", "<姓名>", "<b>", "</b>",
        '<a href="最好">', "&nbsp;", "&#20320;", "`最好`", "https://example.com/a", "http://a.cn/zuihao?x=1&y=%E6",
        "www.example.com/a", "<!-- 最好 -->",
    ],
)  # fmt: skip
def test_what_is_not_said_is_blanked_at_its_length(hidden: str) -> None:
    assert blanked(f"亲，最{hidden}好") == f"亲，最{FILLER * len(hidden)}好"


@pytest.mark.parametrize(
    "said",
    [
        "100%好评",
        "满100%的",
        "价格<100元，>50",
        "5 > 3 & 4",
        "[最好的，亲]",
        "￥99",
        "$99",
        "【最好】",
        "50%off",
        "a{b",
    ],
)
def test_what_is_said_is_not_blanked(said: str) -> None:
    assert blanked(said) is None


def found_in(text: str) -> list[str]:
    linter = Linter(Settings(platform="jd"))
    return [finding.quote for finding in linter.findings(Message(text, writable=True, seen=blanked(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("去{淘宝}看看", "淘宝"),
        ("这款[顶级]哦", "顶级"),
        ("亲，{全网最低价}", "全网最低价"),
        ("{{名称}}在<淘宝>也有", "淘宝"),
        ("去[微信]上聊", "微信"),
        ("电话[13812345678]", "13812345678"),
        ("{这款是全网最低价，快下单}", "全网最低价"),
    ],
)
def test_what_stands_in_brackets_is_read_if_it_is_a_finding(text: str, words: str) -> None:
    assert words in " ".join(found_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "加{微信号}",
        "{支付宝账号}",
        "[微笑]",
        "[你好]",
        "{你的订单号}",
        "{最晚发货时间}",
        "{taobao_url}",
        "%s{name}[表情]",
        "{{全网最低价}}",
        "${淘宝链接在这里}",
        "#{全网最低价}",
        "%(全网最低价)s",
        "{{ 活动 | default('全网最低价，快下单') }}",
    ],
)
def test_a_slot_or_an_emoticon_is_no_finding_whatever_its_name(text: str) -> None:
    assert found_in(f"亲，稍后为您处理{text}") == []


def test_a_slot_beside_words_that_are_read_stays_covered() -> None:
    text = "{活动}是{全网最低价}"
    message = Message(text, seen=blanked(text))
    assert uncovered(message, Linter(Settings()).hits).seen == FILLER * 4 + "是{全网最低价}"


def test_each_of_many_brackets_is_read() -> None:
    text = "{顶级}" * 400
    assert found_in(text).count("顶级") == 400


def test_a_line_break_tag_parts_sentences() -> None:
    assert blanked("您好<br>亲<br />") == "您好\n\n\n\n亲\n\n\n\n\n\n"


def test_the_words_of_a_markdown_link_are_said_and_its_target_is_not() -> None:
    assert blanked("看[最好](最好.md)") == "看[最好" + FILLER * 8


def test_an_images_words_are_said_and_its_target_and_title_are_not() -> None:
    assert blanked('![最好](最好.png "最好")') == "![最好" + FILLER * 14


def test_in_a_draft_a_link_is_said() -> None:
    assert blanked("看 https://a.cn/b {name}", blank_links=False) == "看 https://a.cn/b " + FILLER * 6


def test_the_messages_of_documents_carry_what_the_rules_are_shown() -> None:
    message = only("a.yaml", "answer: 亲{name}您好\n")
    assert message.seen == "亲" + FILLER * 6 + "您好"
    assert message.text == "亲{name}您好"
    assert message.writable


def test_toml_front_matter_is_read_by_its_keys_and_no_title_is_a_reply() -> None:
    source = '+++\ntitle = "最好的话术"\nwelcome = "您好，欢迎光临"\n+++\n\n- 亲，您好\n'
    assert texts("a.md", source) == ["您好，欢迎光临", "亲，您好"]


@pytest.mark.parametrize("address", ["https://a.cn/最好?x=最好", "www.最好面料.com", "https://a.cn/b_最好"])
def test_an_address_with_chinese_in_it_is_not_said(address: str) -> None:
    assert blanked(f"看 {address} 谢谢") == f"看 {FILLER * len(address)} 谢谢"


def test_a_sentence_goes_on_behind_an_address() -> None:
    shown = blanked("https://a.cn/b最好的，https://a.cn/b。最好")
    assert shown is not None and shown.count("最好") == 2


@pytest.mark.parametrize(
    ("file", "source", "replies"),
    [
        ("a.json", '["亲，面料很软哦", "国家级"]', ["亲，面料很软哦", "国家级"]),
        ("a.yaml", "- 亲，面料很软哦\n- 国家级\n- 不客气\n", ["亲，面料很软哦", "国家级", "不客气"]),
        ("a.json", '{"售前": ["亲，很软哦", "亲，可以机洗哦", "国家级"]}', ["亲，很软哦", "亲，可以机洗哦", "国家级"]),
        ("a.json", '[["能机洗吗", "亲，可以机洗哦"]]', ["亲，可以机洗哦"]),
        ("a.json", '[["亲，面料很软哦"], ["亲，可以机洗哦"]]', ["亲，面料很软哦", "亲，可以机洗哦"]),
        ("a.toml", 'greeting = ["您好呀", "在的"]', ["您好呀", "在的"]),
        ("a.json", '{"关键词": ["亲，在吗", "亲，有货吗", "发货"]}', []),
    ],
)
def test_the_items_of_a_list_are_alike(file: str, source: str, replies: list[str]) -> None:
    assert [message.text for message in read_document(file, source)] == replies


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("a.toml", '[[t]]\nrole = "user"\ncontent = "亲，能便宜吗"\n[[t]]\nrole = "bot"\ncontent = "亲，可以的哦"\n'),
        ("a.yaml", "- {role: customer, text: 亲，能便宜吗}\n- {role: agent, text: 亲，可以的哦}\n"),
        ("a.yaml", "- {from: human, value: {text: 亲，能便宜吗}}\n- {from: gpt, value: {text: 亲，可以的哦}}\n"),
        ("a.json", '[{"角色": "买家", "内容": "亲，能便宜吗"}, {"角色": "客服", "内容": "亲，可以的哦"}]'),
        ("a.yaml", "a: {role: user, content: 亲，能便宜吗}\n---\na: {role: bot, content: 亲，可以的哦}\n"),
        ("a.jsonl", '{"speaker": "访客", "text": "亲，能便宜吗"}\n{"speaker": "小李", "text": "亲，可以的哦"}\n'),
    ],
)
def test_what_a_customer_says_in_a_talk_is_no_reply(file: str, source: str) -> None:
    assert [message.text for message in read_document(file, source)] == ["亲，可以的哦"]


@pytest.mark.parametrize(
    ("source", "replies"),
    [
        ("【场景】要退货\n【话术】亲，可以退的哦\n", ["亲，可以退的哦"]),
        ("**【问题】** 能机洗吗\n\n**【参考回复】** 亲，可以机洗哦\n", ["亲，可以机洗哦"]),
        ("【温馨提示】亲，请当面验货哦\n", ["【温馨提示】亲，请当面验货哦"]),
    ],
)
def test_what_a_name_in_square_brackets_says_of_its_line_is_heard(source: str, replies: list[str]) -> None:
    assert texts("a.md", source) == replies


def test_a_label_of_variables_hides_the_list_below_it_and_nothing_else() -> None:
    source = "变量说明：\n\n- `{{name}}`：客户昵称，请填真名\n\n亲，在的哦\n"
    assert texts("a.md", source) == ["亲，在的哦"]


def test_what_a_button_sends_back_to_a_robot_is_no_reply() -> None:
    source = "responses:\n- text: 亲，您好\n  buttons:\n  - {payload: /咨询尺码, action: 转人工}\n"
    assert texts("a.yaml", source) == ["亲，您好"]
