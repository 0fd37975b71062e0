"""Settings as people write them: where they are found, what they do, and what is said when they are wrong."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import told as replylint

from replylint.commands.init import run
from replylint.commands.options import Call
from replylint.model import ReplylintError

BAD = "亲，这是全网最低价哦"
ALIPAY = "亲，付款用支付宝就行"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a reply in a folder below it."""
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies" / "price.md").write_text(f"- {BAD}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: str, text: str) -> None:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(text, "utf-8")


def found(*arguments: str, stdin: str = "") -> list[tuple[str, str]]:
    """Code and severity of every finding."""
    _, out, _ = replylint("check", *arguments, "--format", "jsonl", stdin=stdin)
    return [(one["code"], one["severity"]) for one in map(json.loads, out.splitlines())]


def refusal(*arguments: str) -> str:
    """What is said when a run is refused: one sentence."""
    status, out, err = replylint("check", *(arguments or ("replies",)))
    assert (status, out) == (2, "")
    assert "Traceback" not in err and err.count("\n") == 1
    return err


# -- where they are found ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "section"),
    [("replylint.toml", ""), (".replylint.toml", ""), ("pyproject.toml", "[tool.replylint]\n")],
)
def test_settings_are_found_upwards_from_the_file_that_is_checked(shop: Path, file: str, section: str) -> None:
    write(file, f"{section}ignore = ['AD']\n")
    assert found("replies/price.md") == []


def test_the_nearest_settings_file_counts_alone(shop: Path) -> None:
    write("replylint.toml", "ignore = ['AD']\n")
    write("replies/replylint.toml", "platform = 'jd'\n")
    assert found("replies") != []


def test_files_of_one_run_are_each_judged_by_their_own_settings(shop: Path) -> None:
    write("jd/replylint.toml", "platform = 'jd'\n")
    write("taobao/replylint.toml", "platform = 'taobao'\n")
    write("jd/a.md", f"- {ALIPAY}\n")
    write("taobao/a.md", f"- {ALIPAY}\n")
    _, out, _ = replylint("check", "jd", "taobao", "--format", "jsonl")
    assert {Path(json.loads(line)["file"]).parts[0] for line in out.splitlines()} == {"jd"}


def test_a_pyproject_without_our_section_is_passed_by(shop: Path) -> None:
    write("replylint.toml", "ignore = ['AD']\n")
    write("replies/pyproject.toml", "[project]\nname = 'x'\ndependencies = ['replylint']\n")
    assert found("replies") == []


def test_a_broken_pyproject_that_is_not_about_us_is_not_our_business(shop: Path) -> None:
    write("pyproject.toml", "[project\n")
    assert replylint("check", "replies")[0] == 1


def test_standard_input_takes_the_settings_of_the_working_directory(shop: Path) -> None:
    write("replylint.toml", "ignore = ['AD']\n")
    assert found("-", stdin=BAD) == []


def test_isolated_reads_no_settings_file(shop: Path) -> None:
    write("replylint.toml", "not toml at all")
    assert found("replies", "--isolated") == [("AD101", "error")]


def test_config_names_the_settings_file(shop: Path) -> None:
    write("elsewhere/team.toml", "ignore = ['AD']\n")
    write("replylint.toml", "not toml at all")
    assert found("replies", "--config", "elsewhere/team.toml") == []


def test_config_that_does_not_exist_is_an_error(shop: Path) -> None:
    assert "team.toml" in refusal("replies", "--config", "team.toml")


def test_the_filter_and_read_take_settings_too(shop: Path) -> None:
    write("replylint.toml", "ignore = ['AD']\nroles = { '甲' = 'agent' }\n")
    assert replylint("filter", stdin=f"{BAD}\n")[1] == f"{BAD}\n"
    write("chat.csv", "角色,内容\n甲,您好\n")
    assert json.loads(replylint("read", "chat.csv")[1])["role"] == "agent"


def test_without_a_settings_file_no_parser_of_settings_is_loaded(shop: Path) -> None:
    program = (
        "import sys; sys.argv = ['replylint', 'check', '-']; from replylint.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "of_settings = {'tomllib', 'tomli', 'pathlib', 'pathspec', 'replylint.schema'}\n"
        "print(sorted(of_settings & set(sys.modules)), file=sys.stderr)"
    )
    for _ in range(2):  # the first may have to compile the lexicons
        done = subprocess.run([sys.executable, "-c", program], input=b"", capture_output=True, timeout=60)
    assert done.stderr.decode().split("\n")[-2] == "[]"


# -- what they do --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("select = ['CH']", []),
        ("select = ['AD']", [("AD101", "error")]),
        ("ignore = ['AD1']", []),
        ("severity-overrides = { AD = 'info', AD101 = 'warning' }", [("AD101", "warning")]),
        ("severity = 'error'\nseverity-overrides = { AD101 = 'warning' }", []),
        ("per-file-ignores = { 'replies/*.md' = ['AD'] }", []),
        ("per-file-ignores = { '*.yaml' = ['AD'] }", [("AD101", "error")]),
        ("exclude = ['replies/']", []),
        ("lexicons = ['words.txt']\nselect = ['OW']", [("OW101", "warning")]),
        ("rival-brands = ['这是']\nselect = ['CH']", [("CH105", "warning")]),
    ],
)
def test_what_a_setting_does(shop: Path, settings: str, expected: list[tuple[str, str]]) -> None:
    write("words.txt", "这是\n")
    write("replylint.toml", settings)
    assert found("replies") == expected


def test_the_basis_follows_the_scope(shop: Path) -> None:
    write("replylint.toml", "scope = 'public'")
    _, out, _ = replylint("check", "replies", "--format", "jsonl")
    assert "平台" not in json.loads(out)["basis"]


def test_a_rival_brand_may_come_with_a_softer_word(shop: Path) -> None:
    write("replylint.toml", "rival-brands = ['金猴牌 -> 其他品牌']")
    assert replylint("filter", stdin="这款和金猴牌一样\n")[1] == "这款和其他品牌一样\n"


def test_an_option_goes_before_the_setting_of_its_name(shop: Path) -> None:
    write("replylint.toml", "platform = 'taobao'\nselect = ['CH']")
    assert found("-", stdin=ALIPAY) == []
    assert found("-", "--platform", "jd", stdin=ALIPAY) == [("CH102", "error")]
    assert found("-", "--select", "ALL", stdin=BAD) == [("AD101", "error")]


def test_columns_roles_and_agents_say_how_an_export_is_read(shop: Path) -> None:
    write("replylint.toml", "columns = { text = '正文', role = '谁' }\nroles = { '坐席' = 'agent' }")
    write("chat.csv", f"谁,正文\n坐席,{BAD}\n访客,{BAD}\n")
    assert len(found("chat.csv")) == 1


def test_a_layout_of_ones_own_is_used_by_its_name(shop: Path) -> None:
    write(
        "replylint.toml",
        "[layouts.'我们的系统']\ncolumns = { text = '丙', role = '甲' }\nroles = { '乙' = 'agent', '丁' = 'customer' }",
    )
    write("chat.csv", f"甲,丙\n乙,{BAD}\n丁,{BAD}\n")
    assert len(found("chat.csv")) == 2
    assert len(found("chat.csv", "--layout", "我们的系统")) == 1


def test_layouts_of_ones_own_are_listed_below_those_that_ship(shop: Path) -> None:
    write(
        "replylint.toml",
        "[layouts.'我们的系统']\ncolumns = { text = '丙' }\n"
        + r'[layouts."旧\u001b[2J系统"]'
        + "\ncolumns = { text = '甲' }",
    )
    lines = replylint("layouts")[1].splitlines()
    assert [line.split(" ")[0] for line in lines[-3:]] == ["records", "我们的系统", r"旧\x1b[2J系统"]
    assert "replylint.toml" in lines[-2] and "设置" in lines[-2]
    assert "我们的系统" not in replylint("layouts", "--isolated")[1]


def test_whose_messages_are_checked_can_be_set(shop: Path) -> None:
    write("replylint.toml", "check-roles = ['all']")
    write("chat.csv", f"角色,内容\n客户,{BAD}\n客服,您好\n")
    assert len(found("chat.csv")) == 1


def test_fields_say_which_values_are_replies(shop: Path) -> None:
    write("replylint.toml", "fields = ['x.say']")
    write("a.yaml", f"x:\n  say: {BAD}\ny:\n  reply: {BAD}\n")
    assert len(found("a.yaml")) == 1


def test_fields_that_choose_nothing_are_told_once(shop: Path) -> None:
    write("replylint.toml", "fields = ['nope']")
    write("a.yaml", f"reply: {BAD}\n")
    write("b.yaml", f"reply: {BAD}\n")
    status, _, err = replylint("check", "a.yaml", "b.yaml")
    assert status == 0 and err.count("nope") == 1
    write("replylint.toml", "fields = ['reply', 'nope']")
    assert "nope" not in replylint("check", "a.yaml", "b.yaml")[2]
    write("replylint.toml", "fields = ['nope']")
    assert "nope" not in replylint("check", "replies/price.md")[2], "paragraphs have no fields"


def test_yardsticks_are_the_shops_own(shop: Path) -> None:
    write(
        "chat.csv",
        "会话,角色,时间,内容\n1,客户,2026-05-01 10:00:00,什么时候发货\n1,客服,2026-05-01 10:00:50,亲，今天就发\n",
    )
    assert found("chat.csv", "--select", "CV101") == []
    write("replylint.toml", "[yardsticks]\nlate = 20")
    assert found("chat.csv", "--select", "CV101") == [("CV101", "warning")]


def test_lang_is_the_language_of_findings_and_of_errors(shop: Path) -> None:
    write("replylint.toml", "lang = 'en'")
    assert "no such file" in replylint("check", "nothing.md")[2]


def test_a_lexicon_is_never_checked_as_if_it_were_replies(shop: Path) -> None:
    write("replylint.toml", "lexicons = ['replies/words.txt']")
    write("replies/words.txt", f"{BAD}\n")
    assert len(found("replies")) == 2 and all(code in ("AD101", "OW101") for code, _ in found("replies"))


def test_an_excluded_file_that_was_named_is_left_out_and_said_so(shop: Path) -> None:
    write("replylint.toml", "exclude = ['*.md']")
    status, out, err = replylint("check", "replies/price.md")
    assert (status, out) == (0, "") and "price.md" in err and "略过" in err


def test_what_is_left_out_of_a_walk_is_let_in_again_by_an_exclamation_mark(shop: Path) -> None:
    for folder in ("replies/tests", "replies/fixtures", "replies/drafts"):
        write(f"{folder}/a.txt", BAD)
    write("replies/.gitignore", "drafts/\n")
    before = len(found("replies"))
    write("replylint.toml", "exclude = ['!tests/', '!drafts/']")
    assert len(found("replies")) == before + 2
    write("replylint.toml", "exclude = ['*.txt', '!replies/tests/a.txt']")
    write("team.toml", "exclude = ['!fixtures/']")
    assert replylint("check", "replies", "--show-files")[1].count(".txt") == 0  # its folder is still left out
    write("replylint.toml", "extends = 'team.toml'\nextend-exclude = ['!tests/']")
    assert len(found("replies")) == before + 2
    assert len(found("replies", "--exclude", "*.md")) == 0


@pytest.mark.parametrize("setting", ["exclude = ['*.md', '[z-a]']", "per-file-ignores = { '[z-a]' = ['AD'] }"])
def test_a_pattern_for_files_that_is_none_is_refused(shop: Path, setting: str) -> None:
    write("replylint.toml", setting)
    assert "[z-a]" in refusal() and "[z-a]" in refusal("replies/price.md")
    write("replylint.toml", "")
    assert "[z-a]" in refusal("replies", "--exclude", "[z-a]")
    write("replies/.gitignore", "[z-a]\n")
    assert found("replies") == [("AD101", "error")]  # git passes over such a line, too


def test_excluded_files_are_not_mended_either(shop: Path) -> None:
    write("replylint.toml", "exclude = ['*.md']\nrival-brands = ['全网最低价 -> 实惠']")
    replylint("check", "replies", "--fix", "--unsafe-fixes")
    assert BAD in (shop / "replies/price.md").read_text("utf-8")


# -- extends -------------------------------------------------------------------------------------------


def test_extends_takes_a_teams_file_and_the_own_values_go_first(shop: Path) -> None:
    write("team/base.toml", "platform = 'jd'\nselect = ['AD', 'CH']\n[severity-overrides]\nAD = 'info'\nCH = 'info'")
    write("replylint.toml", "extends = 'team/base.toml'\n[severity-overrides]\nAD = 'warning'")
    assert found("-", stdin=BAD + ALIPAY) == [("AD101", "warning"), ("CH102", "info")]


def test_extend_adds_to_a_list_of_the_extended_file(shop: Path) -> None:
    write("team/base.toml", "select = ['CH']")
    write("replylint.toml", "extends = 'team/base.toml'\nextend-select = ['AD']")
    assert found("-", "--platform", "jd", stdin=BAD + ALIPAY) == [("AD101", "error"), ("CH102", "error")]


def test_paths_start_at_the_file_in_which_they_are_written(shop: Path) -> None:
    write("team/words.txt", "这是\n")
    write("team/base.toml", "lexicons = ['words.txt']\nselect = ['OW']")
    write("replylint.toml", "extends = 'team/base.toml'")
    assert found("replies") == [("OW101", "warning")]


def test_patterns_start_at_the_file_that_was_found(shop: Path) -> None:
    write("team/base.toml", "exclude = ['/replies/']")
    write("replylint.toml", "extends = 'team/base.toml'")
    assert found("replies") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("extends = 'replylint.toml'", ""), ("extends = 'b.toml'", "extends = 'replylint.toml'")],
)
def test_extends_in_a_circle_is_refused(shop: Path, first: str, second: str) -> None:
    write("replylint.toml", first)
    write("b.toml", second)
    assert "绕" in refusal()


@pytest.mark.parametrize(
    "target", ["nothing.toml", "https://example.com/base.toml", "file:///etc/base.toml", "replies"]
)
def test_extends_reads_files_of_this_computer_only(shop: Path, target: str) -> None:
    write("replylint.toml", f"platform = 'jd'\nextends = '{target}'")
    assert "replylint.toml:2" in refusal()


# -- when they are wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nplatfrom = 'jd'", ("replylint.toml:2", "platfrom", "platform")),
        ("severity_overrides = {}", ("replylint.toml:1", "severity-overrides")),
        ("[yardsticks]\n\nlat = 3", ("replylint.toml:3", "yardsticks.lat", "late")),
        ("[yardsticks]\nlate = '3'", ("replylint.toml:2", "整数")),
        ("[yardsticks]\nlate = 0", ("replylint.toml:2", "late")),
        ("[yardsticks]\nslot-share = 1.5", ("replylint.toml:2", "0 到 1")),
        ("platform = 'amazon'", ("replylint.toml:1", "taobao")),
        ("platform = 3", ("replylint.toml:1", "taobao")),
        ("strict = 'yes'", ("replylint.toml:1", "true")),
        ("select = 'AD'", ("replylint.toml:1", "列表")),
        ("select = [\n  'AD',\n  'AD1011',\n]", ("replylint.toml:3", "select[1]", "AD101")),
        ("[severity-overrides]\nad101 = 'error'", ("replylint.toml:2", "AD101")),
        ("[severity-overrides]\nAD101 = 'fatal'", ("replylint.toml:2", "warning")),
        ("[layouts.x]\nroles = {}", ("replylint.toml:1", "columns")),
        ("columns = { txt = '内容' }", ("replylint.toml:1", "columns.txt", "text")),
        ("lang = 'zh'\nlang = 'en'", ("replylint.toml:2", "TOML")),
        ("坐席 = 1", ("replylint.toml:1", "引号")),
        ("platform ＝ 'jd'", ("replylint.toml:1", "英文")),
        ("a = [" * 50_000, ("replylint.toml:1", "TOML")),
        ("rival-brands = ['金猴 ->']", ("replylint.toml:1", "金猴")),
        ("rival-brands = [\n  '金猴',\n  '-> 其他品牌',\n]", ("replylint.toml:3: 箭头前面没有写",)),
        ("ignore = [\n  'AD10',\n  \"AD1\",\n  'AD999',\n]", ("replylint.toml:4", "AD999")),
        ("ignore = [\n  'XX9']\n[per-file-ignores]\n'*' = ['AD1']", ("replylint.toml:2", "XX9")),
        ("[per-file-ignores]\n'*.yaml' = [\n  'AD1',\n\n  'AD999']", ("replylint.toml:5", "AD999")),
        ("lexicons = ['nothing.txt']", ("nothing.txt",)),
        ("lexicons = [\"a\\u0000b\"]", ("replylint.toml:1", "lexicons[0]")),
        ("\nignore = ['ST197']", ("replylint.toml:2", "ST197", "ST107")),
        ("select = ['AD']\nignore = ['XX9']", ("replylint.toml:2", "XX9", "AD、BP")),
        ("[severity-overrides]\nAD199 = 'info'", ("replylint.toml:2", "AD199")),
        ("[per-file-ignores]\n'*.yaml' = ['AD999']", ("replylint.toml:2", "AD999")),
        ("extends = 'nothing.toml'", ("replylint.toml:1", "nothing.toml")),
        ("platform = 'taoboa'", ("replylint.toml:1", "是不是想写 taobao")),
        ("[layouts.'店']\ncolumms = { text = '内容' }", ("replylint.toml:2", "columms", "是不是想写 columns")),
        ("\nlayout = '我们的系统'\n[layouts.'我们的新系统']\ncolumns = { text = '内容' }", ("toml:2", "我们的新系统")),
        ("encoding = 'gbkk'", ("replylint.toml:1", "gbkk", "gb18030")),
        ("timezone = 'Mars/Olympus'", ("replylint.toml:1", "Mars/Olympus")),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_its_line(shop: Path, text: str, said: tuple[str, ...]) -> None:
    write("replylint.toml", text)
    assert all(word in refusal() for word in said)


@pytest.mark.parametrize(
    "text",
    ["platfrom = 'jd'", "ignore = ['XX9']", "layout = 'nothing'", "baseline = 'nothing.json'", "lexicons = ['x']"],
)
def test_a_mistake_beside_lang_is_told_in_that_language(shop: Path, text: str) -> None:
    write("replylint.toml", f"lang = 'en'\n{text}")
    assert refusal().isascii()


@pytest.mark.parametrize("file", ["replylint.toml", ".replylint.toml"])
def test_a_code_that_no_rule_has_is_named_with_its_file(shop: Path, file: str) -> None:
    write(file, "ignore = ['XX9']")
    assert f" {file}:1: " in refusal()
    assert f" {file}:1: " in replylint("check", "replies", "--lang", "en")[2]


def test_a_mistake_in_pyproject_has_its_line_too(shop: Path) -> None:
    write(
        "pyproject.toml",
        "[project]\nname = 'x'\n[tool.replylint]\nplatfrom = 'jd'\n[tool.replylint.yardsticks]\nlate = 1",
    )
    assert "pyproject.toml:4" in refusal()


def test_a_settings_file_that_is_not_utf8_is_refused(shop: Path) -> None:
    (shop / "replylint.toml").write_bytes("exclude = ['草稿']".encode("gb18030"))
    assert "UTF-8" in refusal()


def test_a_settings_file_from_a_windows_editor_is_read(shop: Path) -> None:
    (shop / "replylint.toml").write_bytes("ignore = ['AD']\r\n".encode("utf-8-sig"))
    assert found("replies") == []


def test_a_huge_settings_file_is_refused(shop: Path) -> None:
    write("replylint.toml", "#" * (2 << 20))
    assert "replylint.toml" in refusal()


# -- config and init -----------------------------------------------------------------------------------


def test_config_shows_every_setting_and_where_it_was_made(shop: Path) -> None:
    write("team.toml", "scope = 'public'")
    write("replylint.toml", "extends = 'team.toml'\nignore = ['ST107']\n[per-file-ignores]\n'*.md' = ['AD112']\n")
    _, out, _ = replylint("config", "replies/price.md", "--platform", "jd")
    shown = {line.split(" = ")[0]: line for line in out.splitlines()}
    assert shown["platform"].endswith("# --platform") and '"jd"' in shown["platform"]
    assert shown["scope"].endswith("# team.toml:1")
    assert shown["ignore"].startswith('ignore = ["ST107", "AD112"]')
    assert shown["strict"].endswith("# 默认")
    assert shown["yardsticks.late"].startswith("yardsticks.late = 60")


def test_what_config_shows_is_itself_a_settings_file(shop: Path) -> None:
    write("replylint.toml", "[layouts.'我们的']\ncolumns = { text = '内容' }\n[severity-overrides]\nAD = 'info'")
    shown = replylint("config")[1]
    write("replylint.toml", shown)
    assert [line.split(" #")[0].rstrip() for line in replylint("config")[1].splitlines()] == [
        line.split(" #")[0].rstrip() for line in shown.splitlines()
    ]


def test_config_prints_the_schema_for_editors(shop: Path) -> None:
    assert "platform" in json.loads(replylint("config", "--schema")[1])["properties"]


def test_init_writes_a_file_for_the_platform_that_works(shop: Path) -> None:
    assert replylint("init", "--platform", "jd")[0] == 0
    assert found("-", stdin=ALIPAY) == [("CH102", "error")]


def test_init_never_overwrites(shop: Path) -> None:
    write("replylint.toml", "# mine")
    status, _, err = replylint("init")
    assert status == 2 and "replylint.toml" in err
    assert (shop / "replylint.toml").read_text("utf-8") == "# mine"


def test_init_on_a_full_disk_leaves_no_file_behind(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReplylintError, match="No space left"):
        run(Call("init", (), {"platform": None, "lang": None}))
    assert [path.name for path in shop.iterdir()] == ["replies"]


def test_what_a_file_says_outside_the_fields_that_are_named_is_no_reply(shop: Path) -> None:
    write("replylint.toml", "fields = ['answer']")
    write("rows.json", '{"rows": [{"content": "亲，全网最低价哦"}]}')
    status, out, _ = replylint("check", "rows.json")
    assert (status, out) == (0, "")
    status, out, said = replylint("check", "rows.json", "--isolated", "--field", "answer")
    assert (status, out) == (2, "") and "没有这样的字段，没有检查" in said


def test_fields_tell_replies_from_talks_where_columns_do_not(shop: Path) -> None:
    write("a.csv", "name,answer\n退货,亲，全网最低价哦\n发货,亲，全网最低价呢\n")
    assert "看不出谁是客服" in replylint("check", "a.csv")[2]
    assert replylint("check", "a.csv", "--field", "answer")[1].count("AD101") == 2


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("\n[per-file-ignores]\n'*.md' = ['XX1']", (":3: ", "XX1")),
        ("\nlexicons = ['nope.txt']", (":2: 找不到词库文件 nope.txt",)),
        ("\nbaseline = 'nope.json'", (":2: 基线文件 nope.json", "--write-baseline")),
        ("\nplatform = jd", (":2: ", "文字要加引号")),
        ("select = [AD]", (":1: ", "文字要加引号")),
        ("platform = 'jd'\nplatform = 'pdd'", (":2: ", "写了两次")),
        ("[yardsticks]\n[yardsticks]", (":2: ", "写了两次")),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_line_and_what_to_mend(
    shop: Path, settings: str, words: tuple[str, ...]
) -> None:
    write("replylint.toml", settings)
    said = refusal()
    assert said.startswith("replylint: replylint.toml:") and all(word in said for word in words)


@pytest.mark.parametrize("header", ["[tool.replylint]", "[replylint]", "[tool.replylint.yardsticks]"])
def test_the_header_of_a_pyproject_is_not_wanted_in_our_own_file(shop: Path, header: str) -> None:
    write("replylint.toml", f"# ours\n{header}\nlate = 5\n")
    write("a.txt", BAD)
    status, _, err = replylint("check", "a.txt")
    assert status == 2 and "replylint.toml:2: " in err and "只写在 pyproject.toml 里" in err and len(err) < 120
