"""What a machine can judge of accessibility in the states a reader meets, and what a screen reader is told.

Every page as it is loaded is looked at in `test_every_page.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from calculator.build.samples.write import sample
from tests.browser.axe import COLOURS, CONTRAST, LAYOUT, violations
from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST
from tests.browser.order_file_page import OrderFilePage
from tests.browser.test_buyer import BuyerPage

PHONE = pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 740}}])
UNFOLDED = "() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }"
ORDERS = "segments[0].orders_per_month"
MOST_TABS = 200


# What can be pressed or filled in and has no edge once the system's colours take the place of the page's.
WITHOUT_EDGE = """() => [...document.querySelectorAll(
  ".calculator :is(button, select, textarea, input)"
)].filter((control) => !["checkbox", "radio", "range", "file"].includes(control.type)).filter((control) => {
  const { borderBlockEndStyle, borderBlockEndWidth, textDecorationLine } = getComputedStyle(control);
  return control.checkVisibility() && textDecorationLine !== "underline"
    && (borderBlockEndStyle === "none" || Number.parseFloat(borderBlockEndWidth) < 1);
}).map((control) => control.outerHTML.slice(0, 120))"""
# What takes longer than a frame to get anywhere.
IN_MOTION = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
  const seconds = (text) => Math.max(...text.split(", ").map(Number.parseFloat));
  return seconds(transitionDuration) > 0.01
    || (animationName !== "none" && seconds(animationDuration) > 0.01);
}).map((element) => element.cloneNode().outerHTML.slice(0, 120))"""


def broken_rules(page: Page) -> dict[str, list[str]]:
    """By how the page is shown: as it is, in the dark, on a desk at 400, 200 and 100 %, as a system asks."""
    page.evaluate(UNFOLDED)
    found = {"as it is": violations(page)}
    page.evaluate(COLOURS, "slate")
    found["dark"] = violations(page, only=[CONTRAST])
    page.evaluate(COLOURS, "default")
    for width in (320, 640, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        found[f"{width} px"] = violations(page, only=LAYOUT[1:])
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"scrolls sideways: {wide}"
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    found["forced colours"] = page.evaluate(WITHOUT_EDGE)
    found["less motion"] = page.evaluate(IN_MOTION)
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    page.set_viewport_size({"width": 360, "height": 740})
    return {how: rules for how, rules in found.items() if rules}


def announced(page: Page) -> list[str]:
    """What a screen reader is told of a change: the live regions' text in Chromium's accessibility tree."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()

    def texts(node: dict[str, Any]) -> Iterator[str]:
        if node["role"]["value"] == "StaticText":
            yield node["name"]["value"]
        else:
            for child in node["childIds"]:
                yield from texts(nodes[child])

    regions = [
        node
        for node in nodes.values()
        if any(
            one["name"] == "live" and one["value"]["value"] == "polite" for one in node.get("properties", [])
        )
    ]
    return [" ".join("".join(texts(region)).split()) for region in regions]


def answer_seen(page: Page) -> str:
    """The answer as everyone else reads it."""
    return " ".join(page.locator("[data-slot=answer]").inner_text().split())


def tab_to(page: Page, selector: str) -> None:
    """Go on with the Tab key until something has the focus, as without a mouse."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by keyboard")


@PHONE
@CHINESE_FIRST
def test_the_merchants_calculator_breaks_no_rule(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    assert answer_seen(page) in announced(page)
    assert broken_rules(page) == {}
    shop.type(ORDERS, "-1")
    expect(shop.problem(ORDERS)).not_to_be_empty()
    # The figures that no longer hold are pale on purpose; the page says so in words as well.
    assert violations(page, without=[CONTRAST]) == []


@PHONE
@ENGLISH_FIRST
def test_a_buyers_plan_breaks_no_rule(page: Page, site_url: str, lang: str) -> None:
    buyer = BuyerPage(page, site_url, lang).open()
    buyer.is_ready()
    buyer.own_plan()
    assert broken_rules(page) == {}
    buyer.field("balance").fill("?")
    buyer.field("balance").blur()
    expect(buyer.problem("balance")).not_to_be_empty()
    assert violations(page, without=[CONTRAST]) == []


@ENGLISH_FIRST
def test_a_buyer_needs_no_mouse(page: Page, site_url: str, lang: str) -> None:
    buyer = BuyerPage(page, site_url, lang).open()
    buyer.is_ready()
    tab_to(page, "[name=balance]")
    page.keyboard.type("1800")
    tab_to(page, "[data-action=row-add][data-list=orders]")
    page.keyboard.press("Enter")
    expect(page.locator("[name^='orders[0]']:focus")).to_have_count(1)
    before = buyer.answers()
    tab_to(page, "[name='orders[0].amount']")
    page.keyboard.type("88")
    page.keyboard.press("Tab")
    buyer.answered_after(before)
    assert float(buyer.figures()["outstanding"]) == 88
    assert answer_seen(page) in announced(page)


@PHONE
@CHINESE_FIRST
def test_an_order_file_read_breaks_no_rule(page: Page, site_url: str, lang: str) -> None:
    shop = OrderFilePage(page, site_url, lang).opened_and_ready()
    # With the first listener the browser is asked to hand its dialogs over, and nobody waits for its
    # answer: a key pressed right away may be faster.
    page.on("filechooser", lambda _: None)
    tab_to(page, "#order-file")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    file: FilePayload = {"name": "orders.csv", "mimeType": "text/csv", "buffer": sample("jd")}
    chooser.value.set_files(file)
    shop.shows("orders.csv")
    assert answer_seen(page) in announced(page)
    assert broken_rules(page) == {}


@PHONE
@CHINESE_FIRST
def test_the_open_search_and_menu_break_no_rule(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}/{lang}/how-it-works/")
    page.locator("label[for='__drawer'] [role='button']").press("Enter")
    expect(page.locator("#__drawer")).to_be_checked()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.goto(f"{site_url}/{lang}/method/")
    page.locator("label[for='__search'] [role='button']").press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("a")
    assert violations(page) == []
