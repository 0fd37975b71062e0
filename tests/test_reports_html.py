"""html: the supervisor's page, read as text and, where it lives, in a real headless Chromium."""

from __future__ import annotations

import json
import os
import re
import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from report_samples import ADVICE, BEST, COLD, PHONE, checked, finding, rendered, said, talk

from replylint.model import AGENT, CUSTOMER, Checked, Place
from replylint.reports.html.charts import WIDTH, columns

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\x1b[31m&amp;\"'{all}最好"
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")


class Page(HTMLParser):
    """Tags, attributes and the text of a page, without running anything."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile() -> list[Checked]:
    place = Place(HOSTILE, 1)
    return [
        checked(HOSTILE, role=CUSTOMER, speaker=HOSTILE, conversation=HOSTILE, place=place),
        checked(HOSTILE, ("最好", BEST), softer=(HOSTILE,), speaker=HOSTILE, conversation=HOSTILE, place=place),
    ]


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_page_needs_nothing_from_outside() -> None:
    page = rendered("html", talk())
    assert "http:" not in page and "https:" not in page
    assert not [attrs for _, attrs in Page(page).tags if "src" in attrs or "style" in attrs or "onclick" in attrs]
    assert {tag for tag, _ in Page(page).tags}.isdisjoint({"link", "iframe", "img", "object", "base"})


def test_a_policy_allows_only_the_pages_own_script_and_style() -> None:
    page = rendered("html", talk())
    (policy,) = [attrs["content"] for tag, attrs in Page(page).tags if attrs.get("http-equiv")]
    assert policy and policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy


def test_hostile_text_adds_no_tag_and_hides_nothing() -> None:
    page = rendered("html", hostile())
    parsed = Page(page)
    assert [tag for tag, _ in parsed.tags].count("script") == 2 and "img" not in [tag for tag, _ in parsed.tags]
    assert "\u202e" not in page and "\x1b" not in page
    assert "\\u202e\\x1b[31m" in parsed.text


def test_the_embedded_data_cannot_close_its_script() -> None:
    page = rendered("html", hostile())
    assert data_of(page)["findings"]["rows"][0][data_of(page)["findings"]["fields"].index("words")] == "最好"
    inside = re.search(r'id="data">(.*)\n<script>', page, re.DOTALL)
    assert inside and inside[1].count("<") == 1


def test_talks_are_bubbles_with_the_words_marked_and_the_advice_beside_them() -> None:
    page = rendered("html", talk())
    assert "在的，这款杯子<mark>最保温</mark>了" in page
    assert Page(page).text.count("说商品“最好”，会让人误以为别家都比不上。") >= 1
    assert '<li class="customer">' in page and '<li class="agent">' in page


def test_what_is_said_of_a_whole_message_marks_no_words_in_it_but_its_own() -> None:
    text = "在的，这款杯子最保温了"
    both = rendered("html", [said(AGENT, text, "10:00:20", "阿梅", "t1", (text, COLD), ("最保温", BEST))])
    assert "在的，这款杯子<mark>最保温</mark>了" in both
    assert f"<mark>{text}</mark>" in rendered("html", [said(AGENT, text, "10:00:20", "阿梅", "t1", (text, COLD))])


def test_overlapping_words_are_marked_once() -> None:
    item = said(AGENT, "这款全网最便宜的", "10:00", "阿梅", "t1", ("全网最便宜", BEST), ("最便宜的", COLD))
    page = rendered("html", [said(CUSTOMER, "在吗", "9:59".zfill(5), "小鱼"), item])
    assert "这款<mark>全网最便宜</mark><mark>的</mark>" in page


def test_a_long_talk_is_shown_around_its_findings() -> None:
    items = [said(CUSTOMER, f"问题{number}", "10:00", "小鱼", line=number) for number in range(60)]
    items[30] = said(AGENT, "不能", "10:00", "阿梅", "t1", ("不能", COLD), line=30)
    text = Page(rendered("html", items)).text
    assert "问题25" in text and "问题24" not in text and "中间 25 条消息没有问题" in text


def test_canned_replies_have_no_talks_and_a_clean_run_says_so() -> None:
    assert 'id="talks"' not in rendered("html", [checked("最好", ("最好", BEST))])
    assert "没有发现问题。" in rendered("html", [checked("好的呢")])
    assert "Nothing was found." in rendered("html", [], lang="en")


def test_the_labels_of_the_first_and_the_last_day_stay_within_the_chart() -> None:
    drawn = columns([(f"05-{day:02}", day) for day in range(1, 29)])
    places = [float(x) for x in re.findall(r'class="label middle" x="([\d.]+)"', drawn)]
    assert places[0] >= 20 and places[-1] <= WIDTH - 20


def test_charts_give_their_figures_as_tables_too() -> None:
    page = rendered("html", talk())
    assert page.count("<svg") == 6 and page.count('<div class="unseen"><table>') == 6
    assert '<tr><th scope="row">广告极限词</th><td>1</td></tr>' in page


def test_the_same_findings_give_the_same_page() -> None:
    assert rendered("html", talk()) == rendered("html", talk())


def test_personal_data_and_names_are_nowhere_in_the_page() -> None:
    items = [
        said(CUSTOMER, "我是温小雅，打13912345678", "10:00", "温小雅", "温小雅"),
        said(AGENT, "温小雅您好，打13812345678", "10:01", "鲁大川", "温小雅", ("13812345678", PHONE)),
    ]
    page = rendered("html", items, anonymize=True)
    assert not any(real in page for real in ("温小雅", "鲁大川", "13812345678", "13912345678"))
    assert "138****5678" in page and "139****5678" in page


# --- in a browser ---

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not (CHROMIUM and DRIVER):
        if os.environ.get("CI"):
            pytest.fail("Debian's chromium and chromium-driver are needed here")
        pytest.skip("chromium and chromedriver are not installed")
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for switch in (
        *("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"),
        *("disable-component-update", "disable-sync", "force-prefers-reduced-motion", "window-size=1280,1000"),
        f"user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):
        options.add_argument(f"--{switch}")
    driver = Chrome(service=Service(DRIVER), options=options)
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Open:
    def show(items: list[Checked], **options: Any) -> Any:
        file = tmp_path / "report.html"
        file.write_text(rendered("html", items, **options), "utf-8")
        browser.get(file.as_uri())
        assert browser.get_log("browser") == []
        return browser

    return show


def texts(page: Any, selector: str) -> list[str]:
    """What stands in the elements, all read at once, behind whatever the page has put off with ``setTimeout``."""
    read: list[str] = page.execute_async_script(
        "const [selector, done] = arguments;"
        "setTimeout(() => done(Array.from(document.querySelectorAll(selector), (found) => found.innerText)));",
        selector,
    )
    return read


def listed(page: Any) -> list[str]:
    return texts(page, "#list > li")


def marked(page: Any) -> list[str]:
    return texts(page, "#list mark")


def choose(page: Any, field: str, value: str) -> None:
    if options := page.find_elements("css selector", f"select[name={field}] option"):
        next(option for option in options if option.get_attribute("value") == value).click()
        return
    page.execute_script(
        "const form = document.getElementById('filters'); form.elements[arguments[0]].value = arguments[1];"
        "form.dispatchEvent(new Event('input'));",
        field,
        value,
    )


def sample() -> list[Checked]:
    later = finding(checked("亲亲亲").message, "亲亲亲", ADVICE).message
    advice = later._replace(speaker="小杰", time=talk()[0].message.time.replace(day=9), conversation="t3")
    return [*talk(), Checked(advice, (finding(advice, "亲亲亲", ADVICE),))]


def test_the_list_and_the_charts_are_drawn(opened: Open) -> None:
    page = opened(sample())
    assert len(listed(page)) == 3 and "最保温" in listed(page)[0]
    assert page.find_element("id", "count").text == "3 处（共 3 处）"
    for chart in page.find_elements("css selector", "figure svg"):
        assert chart.size["height"] > 50 and chart.find_elements("css selector", "rect")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("search", "保温", ["最保温"]),
        ("search", "T1", ["最保温", "不能"]),
        ("agent", "小杰", ["亲亲亲"]),
        ("rule", "ST", ["不能", "亲亲亲"]),
        ("rule", "AD101", ["最保温"]),
        ("from", "2024-05-07", ["亲亲亲"]),
        ("to", "2024-05-06", ["最保温", "不能"]),
        ("search", "没有这个词", []),
    ],
)
def test_filters_leave_what_was_asked_for(opened: Open, field: str, value: str, words: list[str]) -> None:
    page = opened(sample())
    choose(page, field, value)
    assert marked(page) == words
    page.find_element("css selector", "#filters button[type=reset]").click()
    assert len(listed(page)) == 3


def test_severities_can_be_switched_off_by_keyboard(opened: Open) -> None:
    page = opened(sample())
    box = page.find_element("css selector", "input[name=severity][value='2']")
    box.send_keys(" ")
    assert marked(page) == ["不能", "亲亲亲"]


def test_an_agents_name_leads_to_their_findings(opened: Open) -> None:
    page = opened(sample())
    page.find_element("css selector", "button[data-field=agent][data-value='小杰']").send_keys("\n")
    assert marked(page) == ["亲亲亲"]
    assert page.switch_to.active_element.get_attribute("id") == "findings"


@pytest.mark.parametrize("name", [" 小  梅 ", "小梅（晚班）：A&B<i>", "全部"])
def test_an_agent_is_filtered_by_a_name_of_any_signs(opened: Open, name: str) -> None:
    page = opened([*sample(), said(AGENT, "这床最好", "10:00", name, "t9", ("最好", BEST))])
    options = page.find_elements("css selector", "select[name=agent] option")
    values = [option.get_attribute("value") for option in options]
    assert name in values
    choose(page, "agent", name)
    assert marked(page) == ["最好"]


def test_the_keyboard_stays_at_the_pager_where_pages_end(opened: Open) -> None:
    page = opened([said(AGENT, f"第{at}床最好", "10:00", "阿梅", "t1", ("最好", BEST)) for at in range(60)])
    page.find_element("id", "next").send_keys("\n")
    assert page.switch_to.active_element.get_attribute("id") == "previous"
    page.switch_to.active_element.send_keys(" ")
    assert page.switch_to.active_element.get_attribute("id") == "next" and len(listed(page)) == 50


def test_everything_that_can_be_used_can_be_reached_by_tab(opened: Open) -> None:
    page = opened(sample())
    reached = set()
    for _ in range(40):
        page.switch_to.active_element.send_keys("\t")
        active = page.switch_to.active_element
        reached.add(active.get_attribute("name") or active.get_attribute("class") or active.tag_name)
    assert {
        "skip",
        "a",
        "card scroll",
        "link",
        "summary",
        "search",
        "agent",
        "rule",
        "from",
        "to",
        "severity",
    } <= reached


def test_hostile_text_stays_text_in_the_browser(opened: Open) -> None:
    page = opened(hostile())
    assert (
        "</script><script>alert(1)</script><img src=x onerror=alert(2)>\\u202e\\x1b[31m&amp;\"'{all}" in listed(page)[0]
    )
    assert page.execute_script("return document.querySelectorAll('img, main script').length") == 0
    choose(page, "agent", page.find_elements("css selector", "select[name=agent] option")[1].get_attribute("value"))
    assert len(listed(page)) == 1


def test_the_policy_stops_what_it_does_not_know(opened: Open) -> None:
    page = opened(sample())
    page.execute_script(
        "const bad = document.createElement('script');"
        "bad.textContent = 'window.hacked = true'; document.body.append(bad);"
    )
    assert page.execute_script("return window.hacked === undefined")
    page.get_log("browser")


def test_fifty_thousand_findings_are_drawn_a_page_at_a_time(opened: Open) -> None:
    items = []
    for number in range(25_000):
        item = said(
            AGENT, f"第{number}单最好，不能退", "10:00", "阿梅", f"t{number // 50}", ("最好", BEST), ("不能", COLD)
        )
        items.append(item._replace(message=item.message._replace(place=Place("chat.txt", number))))
    page = opened([said(CUSTOMER, "在吗", "09:59", "小鱼", "t1"), *items])
    assert len(listed(page)) == 50
    assert page.find_element("id", "count").text == "50000 处（共 50000 处）"
    assert page.execute_script("return document.querySelectorAll('*').length") < 5000
    page.find_element("id", "next").click()
    assert page.find_element("id", "pages").text == "第 2 / 1000 页"
    choose(page, "search", "第24999单")
    assert len(listed(page)) == 2 and not page.find_element("id", "next").is_enabled()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_on_its_background(opened: Open, scheme: str) -> None:
    page = opened(sample())
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    contrasts = page.execute_script(CONTRAST)
    assert contrasts and min(contrasts.values()) >= 4.5, contrasts
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


CONTRAST = """
const light = (color) => {
  const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (node) => {
  for (; node; node = node.parentElement) {
    const color = getComputedStyle(node).backgroundColor;
    if (!color.endsWith(", 0)") && color !== "transparent") return color;
  }
  return "rgb(255, 255, 255)";
};
const found = {};
for (const query of ["h1", "p", ".faint", ".advice", ".severity.error", ".severity.warning", ".severity.info", "mark",
                     ".bubble", ".code", "nav a", "button.link", "td", "thead th", "label"]) {
  for (const node of document.querySelectorAll(query)) {
    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
    found[query] = Math.min(found[query] ?? 99, (a + 0.05) / (b + 0.05));
  }
}
return found;
"""


@pytest.mark.parametrize("mobile", [False, True])
@pytest.mark.parametrize("width", [360, 390, 1280])
def test_nothing_is_wider_than_the_window(opened: Open, width: int, mobile: bool) -> None:
    name = "旗舰店夜班售后专员_night_shift_account_2024@flagship.example.com"
    file = Place("shop_exports_of_the_year/" * 8 + "导出.txt", 2)
    items = [said(CUSTOMER, "h" * 300, "12:00", name, name), said(CUSTOMER, "在吗", "12:01", name, name)]
    answer = said(AGENT, "这款最好" + "w" * 200, "12:02", name, name).message._replace(place=file)
    page = opened([*sample(), *items, Checked(answer, (finding(answer, "最好"),))])
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": mobile}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    page.execute_script("document.querySelectorAll('details').forEach((talk) => { talk.open = true; })")
    assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth && innerWidth") == width
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_printed_report_has_its_talks_open_and_no_controls(opened: Open) -> None:
    page = opened(sample())
    page.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert all(talk.get_attribute("open") for talk in page.find_elements("css selector", "details.talk"))
    assert (
        not page.find_element("id", "filters").is_displayed()
        and not page.find_element("css selector", "nav").is_displayed()
    )
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_printed_report_takes_few_pages(opened: Open) -> None:
    talks = [
        checked(f"第 {at} 句说它最好", ("最好", BEST), conversation=f"talk{at // 2}", speaker=f"小李{at % 3}")
        for at in range(13)
    ]
    page = opened(talks)
    printed = b64decode(page.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 4


def test_english_pages_say_so(opened: Open) -> None:
    page = opened(sample(), lang="en")
    assert page.execute_script("return document.documentElement.lang") == "en"
    assert page.find_element("id", "count").text == "3 of 3 findings"
