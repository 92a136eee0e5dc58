"""What people type is understood, and what cannot be is said where it stands."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST

ORDERS = "segments[0].orders_per_month"
RATE = "segments[0].return_rate"


@CHINESE_FIRST
def test_what_is_typed_is_said_back(shop: CalculatorPage) -> None:
    for path, typed, understood in (
        (ORDERS, "1.2万", "12,000"),
        (ORDERS, "１２，３００", "12,300"),
        ("segments[0].average_order_value", "￥ 3,200", "3,200"),
        (RATE, "3％", "3%"),
        (RATE, "3‰", "0.3%"),
    ):
        shop.type_and_wait(path, typed)
        expect(shop.page.locator(f'[data-understood-for="{path}"]').last).to_contain_text(understood)
        expect(shop.field(path)).to_have_value(typed)


@ENGLISH_FIRST
def test_a_mistake_is_named_beside_the_field_and_in_the_summary(shop: CalculatorPage) -> None:
    before = shop.figures()
    for typed in ("many", "-5", "1e999", "NaN", "∞", "<img src=x onerror=alert(1)>", "12\u202e00\u200bx"):
        shop.type_and_wait(ORDERS, typed)
        expect(shop.problem(ORDERS)).not_to_be_empty()
        expect(shop.field(ORDERS)).to_have_attribute("aria-invalid", "true")
        described = shop.field(ORDERS).get_attribute("aria-describedby") or ""
        assert shop.problem(ORDERS).get_attribute("id") in described.split()
        expect(shop.summary()).to_have_attribute("role", "alert")
        expect(shop.summary()).to_be_visible()
        expect(shop.field(ORDERS)).to_have_value(typed)
        assert shop.figures() == before, "the last good result stays"
        shop.summary().locator("a").first.click()
        expect(shop.field(ORDERS)).to_be_focused()
        shop.type_and_wait(ORDERS, "100")
        expect(shop.problem(ORDERS)).to_be_empty()
        before = shop.figures()


@CHINESE_FIRST
def test_every_mistake_is_named_at_once_and_mended_one_by_one(shop: CalculatorPage) -> None:
    shop.type_and_wait(ORDERS, "x")
    shop.type_and_wait(RATE, "170")
    assert shop.summary().locator("a").count() == 2
    assert re.search(r"100\s?%", shop.problem(RATE).inner_text()), "the limits are named"
    shop.type_and_wait(ORDERS, "100")
    expect(shop.problem(ORDERS)).to_be_empty()
    assert shop.summary().locator("a").count() == 1
    shop.type_and_wait(RATE, "17")
    expect(shop.summary()).to_be_hidden()
    assert float(shop.figures()["segments[0].pay_later_orders"]) > 0


@ENGLISH_FIRST
def test_a_contradiction_is_named_and_computed(shop: CalculatorPage) -> None:
    shop.type_and_wait("segments[0].fraud_rate", "50")
    shop.type_and_wait("segments[0].return_rate", "40")
    shop.type_and_wait("segments[0].non_payment_rate", "30")
    expect(shop.page.locator(".notice-box", has_text="120").first).to_be_visible()
    expect(shop.summary()).to_be_hidden()


@CHINESE_FIRST
def test_markup_in_a_name_is_text(shop: CalculatorPage) -> None:
    name = "<img src=x onerror=document.title='broken'>"
    shop.type_and_wait("segments[0].name", name)
    assert shop.page.locator("#results img").count() == 0
    expect(shop.page.locator("#results")).to_contain_text(name)
    assert shop.page.title() != "broken"
