"""Every page in both languages, as a visitor with any screen, without scripts, from any folder."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.answers import estimate
from calculator.build.site.made_pages.embed import EMBEDDED
from calculator.page.html.shown_figure import value_at
from calculator.shop.templates import example
from tests.browser.axe import COLOURS, CONTRAST, violations
from tests.browser.lent_python import NO_PYTHON
from tests.browser.serving import serving
from tests.browser.watched import PATIENCE_MS, SITE

PAGES = sorted(
    str(path.parent.relative_to(SITE)) + "/"
    for path in SITE.glob("*/**/index.html")
    if path.parent.relative_to(SITE).parts[0] in {"zh", "en"}
)


def test_there_are_pages_to_look_at() -> None:
    assert {"zh/", "en/", "zh/calculator/", "en/calculator/", "zh/method/", "en/privacy/"} <= set(PAGES)


WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Everything unfolded, and nothing on its way: the menu would still be when the window has changed.
LAID_OUT = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
  still.insertRule("[data-tornado] { display: block !important }");
  document.adoptedStyleSheets.push(still);
}"""
# Numbers of sources that have left the line of the word they belong to.
LOST = """() => [...document.querySelectorAll("article .cite")].filter((cite) => {
  const before = cite.previousSibling;
  if (!before || before.nodeType !== Node.TEXT_NODE || !/\\S$/.test(before.data)) return false;
  const range = document.createRange();
  range.setStart(before, before.length - 1);
  range.setEnd(before, before.length);
  const word = range.getBoundingClientRect();
  const number = cite.querySelector("a").getBoundingClientRect();
  return number.top > word.bottom || number.left < word.left;
}).map((cite) => cite.previousSibling.data.slice(-12) + cite.textContent)"""

# What eyes would stumble over: small, cut or overlapping words of a drawing, a heading that parts a word, a
# number of a table on two lines, words that leave their box.
STUMBLES = """() => {
  const found = [];
  for (const chart of document.querySelectorAll("svg.chart, svg.diagram__drawing")) {
    const frame = chart.getBoundingClientRect();
    if (!frame.width) continue;
    const scale = chart.viewBox.baseVal.width ? frame.width / chart.viewBox.baseVal.width : 1;
    const words = [...chart.querySelectorAll("text")].filter((one) => one.textContent.trim());
    const boxes = words.map((one) => one.getBoundingClientRect());
    words.forEach((one, place) => {
      const [box, said] = [boxes[place], one.textContent];
      const size = Number.parseFloat(getComputedStyle(one).fontSize) * scale;
      if (size < 11.9 || size > 16.2) found.push(`${size.toFixed(1)} px: ${said}`);
      if (box.left < frame.left - 3 || box.right > frame.right + 3) found.push(`cut: ${said}`);
      for (let other = place + 1; other < words.length; other += 1) {
        const wide = Math.min(box.right, boxes[other].right) - Math.max(box.left, boxes[other].left);
        const high = Math.min(box.bottom, boxes[other].bottom) - Math.max(box.top, boxes[other].top);
        const covered = wide > 2 && high > 0.4 * box.height;
        if (covered) found.push(`one on another: ${said}, ${words[other].textContent}`);
      }
    });
  }
  const range = document.createRange();
  const line = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().top;
  };
  for (const heading of document.querySelectorAll("article :is(h1, h2, h3):lang(zh)")) {
    for (const node of heading.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !heading.offsetHeight) continue;
      for (const pair of node.data.matchAll(/[\\u3400-\\u9fff](?=[\\u3400-\\u9fff])/g)) {
        if (line(node, pair.index + 1) > line(node, pair.index) + 5) found.push(`parted: ${node.data}`);
      }
    }
  }
  const page = document.querySelector("article") ?? document.body;
  const cells = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (cells.nextNode()) {
    const node = cells.currentNode;
    if (!(node.parentElement.closest("td, th")?.clientWidth > 10)) continue;
    for (const { 0: number, index } of node.data.matchAll(/\\d[\\d,.]*\\d/g)) {
      if (line(node, index + number.length - 1) > line(node, index) + 5) found.push(`parted: ${number}`);
    }
  }
  const framed = ".site-name, .site-doors li, .site-nav a, .site-footer a";
  for (const box of document.querySelectorAll(`${framed}, article :is(p, li, dt, dd, td, th, h1, h2, h3)`)) {
    if (box.clientWidth > 10 && box.scrollWidth > box.clientWidth + 1) found.push(`cut: ${box.textContent}`);
  }
  return found;
}"""


@pytest.fixture
def without_python(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(NO_PYTHON)
    yield page
    page.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("widths", "by_turns"),
    # A small telephone; one that is turned and a desk in one language of a page, since what is too wide is so
    # on the telephone first. All of them, and what lies between, in the long run.
    [
        ((320,), (768, 1280, 1920)),
        pytest.param((360, 393, 768, 1024, 1280, 1920), (), marks=pytest.mark.long),
    ],
    ids=["three widths", "all"],
)
def test_no_page_scrolls_sideways_parts_words_or_has_charts_to_stumble_over(
    without_python: Page, site_url: str, lang: str, widths: tuple[int, ...], by_turns: tuple[int, ...]
) -> None:
    page = without_python
    too_wide, lost, stumbles, numbers = [], {}, {}, 0
    for place, address in enumerate(address for address in PAGES if address.startswith(lang)):
        page.set_viewport_size({"width": widths[0], "height": 780})
        page.goto(f"{site_url}/{address}")
        page.evaluate(LAID_OUT)
        numbers += page.locator("article .cite").count()
        is_its_turn = (place + ("zh", "en").index(lang)) % 2 == 0
        for width in widths + (by_turns if is_its_turn else ()):
            page.set_viewport_size({"width": width, "height": 780})
            if page.evaluate(WIDE):
                too_wide.append((address, width))
            if found := page.evaluate(LOST):
                lost[address, width] = found
            if found := page.evaluate(STUMBLES):
                stumbles[address, width] = found
    assert too_wide == []
    assert lost == {}
    assert stumbles == {}
    assert numbers > 50, "sources are cited"


# Every kind of page but the calculators, which test_for_everyone.py looks at.
COLOURFUL = (
    "",
    "how-it-works/",
    "platforms/",
    "method/",
    "buyers/check-good-for-me/",
    "how-we-check/",
    "letters/",
    "cash-out/",
)
OF_LIKE_COLOURS = (
    "buyers/",
    "buyers/faq/",
    "changes/",
    "glossary/",
    "merchants/internal-control-checklist/",
    "offline/",
    "parameters/",
    "two-models/",
)


WITH_OWN_COLOURS = re.compile("/(?:calculator|embed)/").search
"""The calculators' colours are tried with their states; drawings for other sites' pages are always light."""


def in_one_language(addresses: tuple[str, ...]) -> list[str]:
    """Each page in one language: both share their markup and their style."""
    return [f"{'zh' if place % 2 else 'en'}/{address}" for place, address in enumerate(addresses)]


@pytest.mark.parametrize(
    ("addresses", "colourful"),
    [
        (in_one_language(COLOURFUL + OF_LIKE_COLOURS), in_one_language(COLOURFUL)),
        pytest.param(PAGES, [one for one in PAGES if not WITH_OWN_COLOURS(one)], marks=pytest.mark.long),
    ],
    ids=["kinds", "all"],
)
def test_pages_break_no_rule_of_accessibility_in_either_colour(
    without_python: Page, site_url: str, addresses: list[str], colourful: list[str]
) -> None:
    page = without_python
    page.set_viewport_size({"width": 360, "height": 780})
    broken = {}
    for address in addresses:
        page.goto(f"{site_url}/{address}")
        page.evaluate(LAID_OUT)
        if found := violations(page, without=[CONTRAST]):
            broken[address, "markup"] = found
        for scheme in ("default", "slate") if address in colourful else ():
            page.evaluate(COLOURS, scheme)
            if found := violations(page, only=[CONTRAST]):
                broken[address, scheme] = found
    assert broken == {}


def test_pages_without_the_theme_break_no_rule_of_accessibility(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 780}, locale="fr-FR")
    figures = [f"{lang}/embed/{name}/" for lang in ("zh", "en") for name in EMBEDDED]
    for address in ("", "404.html", "zh/404.html", "en/404.html", *figures):
        page.goto(f"{site_url}/{address}")
        assert violations(page) == [], address
    page.close()


def test_the_switch_leads_to_the_twin(page: Page, site_url: str) -> None:
    page.add_init_script(NO_PYTHON)
    for address, twin in (
        ("zh/", "en/"),
        ("zh/calculator/", "en/calculator/"),
        ("en/method/", "zh/method/"),
        ("en/parameters/", "zh/parameters/"),
    ):
        page.goto(f"{site_url}/{address}")
        page.locator("[data-language-switch]").click()
        page.wait_for_url(f"{site_url}/{twin}")


SCRIPTLESS = {"java_script_enabled": False, "viewport": {"width": 360, "height": 780}}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("context_options", [SCRIPTLESS], ids=["no script"])
def test_the_example_stands_without_scripts(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}/{lang}/calculator/")
    expect(page.locator("html")).to_have_attribute("data-calculator", "example")
    result = estimate.estimate(example().document(lang))
    shown = page.locator("[data-result]").evaluate_all(
        "all => all.map(one => [one.dataset.result, one.dataset.value])"
    )
    assert len(shown) > 60
    for path, value in shown:
        if not path.startswith("audit."):
            assert float(value) == value_at(result, path), path
    expect(page.locator("figure svg").first).to_be_visible()
    assert page.locator("[data-needs-script]:visible, .exact:visible").count() == 0
    page.goto(f"{site_url}/{lang}/")
    assert page.locator("[data-needs-script]:visible").count() == 0
    page.locator("[data-home-sentence] a:visible").click()
    page.wait_for_url(f"{site_url}/{lang}/calculator/")


def test_it_works_from_any_folder_of_any_host(browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path / "some" / "folder")
    with serving(tmp_path) as origin:
        page = browser.new_page()
        page.goto(f"{origin}/some/folder/en/calculator/")
        page.wait_for_selector("html[data-calculator=ready]", state="attached", timeout=PATIENCE_MS)
        page.close()
