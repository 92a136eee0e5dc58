"""What a machine can judge of accessibility in the states a reader meets, and what a screen reader is told.

Every page as it is loaded is looked at in `test_every_page.py`.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from calculator.build.samples.write import sample
from tests.browser.axe import COLOURS, CONTRAST, LAYOUT, violations
from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST
from tests.browser.order_file_page import OrderFilePage
from tests.browser.test_buyer import BuyerPage

PHONE = pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 740}}])
UNFOLDED = "() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }"
ORDERS = "segments[0].orders_per_month"


def broken_rules(page: Page) -> dict[str, list[str]]:
    """By how the page is shown: as it stands, in the dark, at 320 px (a desk at 400 %), on a desk."""
    page.evaluate(UNFOLDED)
    found = {"as it is": violations(page)}
    page.evaluate(COLOURS, "slate")
    found["dark"] = violations(page, only=[CONTRAST])
    page.evaluate(COLOURS, "default")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        found[f"{width} px"] = violations(page, only=LAYOUT[1:])
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"scrolls sideways: {wide}"
    page.set_viewport_size({"width": 360, "height": 740})
    return {how: rules for how, rules in found.items() if rules}


@PHONE
@CHINESE_FIRST
def test_the_merchants_calculator_breaks_no_rule(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
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


@PHONE
@CHINESE_FIRST
def test_an_order_file_read_breaks_no_rule(page: Page, site_url: str, lang: str) -> None:
    shop = OrderFilePage(page, site_url, lang).opened_and_ready()
    shop.read("orders.csv", sample("jd"))
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
