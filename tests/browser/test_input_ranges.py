"""A range of an input's own: added, chosen, typed, told by the tornado, kept and removed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.calculator_page import CalculatorPage
from tests.browser.test_records import press


@pytest.mark.parametrize(
    ("lang", "usual", "own"),
    [
        ("zh", "（× 0.8 至 × 1.2）", "（× 0.5 至 × 2）"),
        pytest.param("en", " (× 0.8 to × 1.2)", " (× 0.5 to × 2)", marks=pytest.mark.long),
    ],
)
def test_a_range_that_is_typed_is_told_by_the_tornado(shop: CalculatorPage, usual: str, own: str) -> None:
    press(shop, "[data-action=row-add][data-list=ranges]")
    chosen = shop.field("ranges[0].input")
    expect(chosen).to_be_focused()
    expect(shop.summary()).to_be_hidden()
    chosen.select_option("average_order_value")
    name = chosen.locator("option:checked").inner_text()
    tornado = shop.page.locator("#tornado-peak_receivable-figure")
    expect(tornado).to_contain_text(name + usual)
    shop.type("ranges[0].low", "0.5")
    shop.type_and_wait("ranges[0].high", "2")
    expect(tornado).to_contain_text(name + own)
    shop.page.reload()
    shop.is_ready()
    expect(shop.field("ranges[0].input")).to_have_value("average_order_value")
    expect(tornado).to_contain_text(name + own)
    before = shop.answers()
    press(shop, "[data-rows=ranges] [data-action=row-remove]")
    shop.answered_after(before)
    expect(tornado).to_contain_text(name + usual)
