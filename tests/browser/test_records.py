"""A merchant's records on the page: a sales calendar, counts, pasted lists; by keyboard, kept, and linked."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST
from tests.browser.lent_python import another

PEAK = "receivable_course.season_peak.peak"


def press(shop: CalculatorPage, button: str) -> None:
    """Open the folds around a button and use it by the keyboard alone."""
    found = shop.page.locator(button).first
    folds = found.locator("xpath=ancestor::details[not(@open)]")
    while folds.count():
        folds.first.locator("> summary").click()
    found.focus()
    shop.page.keyboard.press("Enter")


def rows(shop: CalculatorPage) -> int:
    return shop.page.locator("[data-rows=season] [data-row]").count()


@ENGLISH_FIRST
def test_an_event_is_added_changed_kept_and_linked(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    shop.type_and_wait("start_date", "2026-11-01")
    before = shop.answers()
    press(shop, "[data-action=season-preset]")
    shop.answered_after(before)
    assert rows(shop) == 3
    expect(shop.field("start_date")).to_have_value("2026-11-01")
    shop.type_and_wait("season[1].multiplier", "20 倍")
    peak = shop.figures()[PEAK]
    page.reload()
    shop.is_ready()
    expect(shop.field("season[1].multiplier")).to_have_value("20 倍")
    assert shop.figures()[PEAK] == peak
    page.locator("[data-action=share]").first.click()
    page.wait_for_url(re.compile(r".*#.+"))
    fragment = page.url.split("#", 1)[1]
    page.evaluate("localStorage.clear()")
    visitor = CalculatorPage(another(page), site_url, lang).open(f"#{fragment}")
    visitor.is_ready()
    assert rows(visitor) == 3
    assert visitor.figures()[PEAK] == peak


@CHINESE_FIRST
def test_a_stretch_is_removed_and_brought_back(shop: CalculatorPage) -> None:
    press(shop, "[data-action=season-preset]")
    expect(shop.field("start_date")).to_have_value(re.compile(r"\d{4}-\d\d-\d\d"))
    expect(shop.field("starts_steady")).to_be_checked()
    first, last = (shop.field(f"season[{place}].from_day").input_value() for place in (0, 2))
    press(shop, "[data-rows=season] [data-row]:nth-child(2) [data-action=row-remove]")
    assert rows(shop) == 2
    assert shop.field("season[1].from_day").input_value() == last
    assert shop.page.evaluate("document.activeElement.closest('[data-row]') !== null"), "the focus stays near"
    shop.page.locator("[data-action=undo]").click()
    assert rows(shop) == 3
    assert shop.field("season[0].from_day").input_value() == first


@ENGLISH_FIRST
def test_a_new_stretch_asks_for_its_days_without_calling_them_mistakes(shop: CalculatorPage) -> None:
    press(shop, "[data-action=row-add][data-list=season]")
    for name, text in {"from_day": "40", "to_day": "42", "multiplier": "5"}.items():
        shop.type(f"season[0].{name}", text)
    shop.page.wait_for_selector(f'[data-result="{PEAK}"]')
    expect(shop.summary()).to_be_hidden()


@CHINESE_FIRST
def test_pasted_orders_are_read_named_and_kept(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    shop.type("open_orders", "320, 12\nwhat\n90\t95")
    expect(shop.problem("open_orders")).to_contain_text("what")
    expect(shop.field("open_orders")).to_have_attribute("aria-invalid", "true")
    shop.type_and_wait("open_orders", "320, 12\n90\t95")
    expect(shop.problem("open_orders")).to_be_empty()
    assert float(shop.figures()["open_orders.amount"]) == 410
    page.reload()
    shop.is_ready()
    expect(shop.field("open_orders")).to_have_value("320, 12\n90\t95")


@ENGLISH_FIRST
def test_the_merchants_own_rate_is_taken_over_and_given_back(shop: CalculatorPage) -> None:
    entered = shop.field("segments[0].non_payment_rate").input_value()
    shop.type("segments[0].counted_orders", "400")
    shop.type_and_wait("segments[0].counted_unpaid", "20")
    before = shop.answers()
    shop.page.locator("[data-action=use-value]").first.focus()
    shop.page.keyboard.press("Enter")
    shop.answered_after(before)
    expect(shop.field("segments[0].non_payment_rate")).to_have_value("5.11")
    assert shop.page.evaluate("document.activeElement.dataset.action") == "use-value"
    before = shop.answers()
    shop.page.locator("[data-action=undo]").click()
    shop.answered_after(before)
    expect(shop.field("segments[0].non_payment_rate")).to_have_value(entered)


def test_no_more_can_be_typed_than_can_be_kept(page: Page, site_url: str) -> None:
    shop = CalculatorPage(page, site_url, "zh").own_shop_ready()
    shop.reveal("segments[0].name").fill("")
    shop.field("segments[0].name").focus()
    page.keyboard.insert_text("长" * 300)
    assert len(shop.field("segments[0].name").input_value()) == 200
    page.evaluate("localStorage.setItem('pay-later-calculator/input', 'v=1&0n=' + '9'.repeat(300))")
    other = CalculatorPage(another(page), site_url, "zh").own_shop_ready()
    expect(other.page.locator("[data-status]")).not_to_be_empty()
