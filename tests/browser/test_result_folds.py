"""What goes further than the main results is folded where the screen is small, and found all the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from calculator.words import say
from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST
from tests.browser.lent_python import NO_PYTHON

PHONE = pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 780}}], ids=["360"])
FURTHER = ("blind_window", "worth_it", "by_segment", "levers", "sensitivity", "limits")
MAIN = ("who_carries", "decision", "money_out", "losses")


@PHONE
@CHINESE_FIRST
def test_on_a_phone_the_main_results_stand_open_and_the_rest_unfolds(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    for name in MAIN:
        expect(page.locator(f"#results-{name} h3 ~ *").first).to_be_visible()
    for name in FURTHER:
        fold = page.locator(f"#results-{name}-part")
        expect(fold).not_to_have_attribute("open", "")
        expect(fold.locator("h3")).to_be_visible()
    summary = page.locator("#results-levers-part > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#levers-chart-figure")).to_be_visible()
    shop.type_and_wait("segments[0].orders_per_month", "4321")
    expect(page.locator("#levers-chart-figure")).to_be_visible()
    expect(page.locator("#results-by_segment-part")).not_to_have_attribute("open", "")


@PHONE
@ENGLISH_FIRST
def test_a_link_and_paper_open_what_is_folded(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}/{lang}/calculator/#results-levers")
    expect(page.locator("#levers-chart-figure")).to_be_visible()
    expect(page.locator("#results-levers")).to_be_in_viewport()
    expect(page.locator("#results-sensitivity-part")).not_to_have_attribute("open", "")
    page.evaluate("location.hash = 'tornado-net_benefit-figure'")
    expect(page.locator("#tornado-net_benefit-figure")).to_be_in_viewport()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".results details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#results-by_segment-part")).not_to_have_attribute("open", "")


@pytest.mark.parametrize(
    ("context_options", "stands_open"),
    [
        ({"viewport": {"width": 360, "height": 780}}, False),
        ({"viewport": {"width": 1280, "height": 900}}, True),
    ],
    ids=["360", "1280"],
)
def test_parts_are_folded_only_where_the_screen_is_small_and_so_is_one_that_comes_anew(
    page: Page, site_url: str, stands_open: bool
) -> None:
    shop = CalculatorPage(page, site_url, "en").own_shop_ready()
    assert page.locator("details[data-part]").count() > len(FURTHER)
    assert (page.locator("details[data-part]:not([open])").count() == 0) is stands_open
    *others, last = range(len(shop.segments()))
    for place in others:
        shop.type(f"segments[{place}].orders_per_month", "0")
    shop.type_and_wait(f"segments[{last}].orders_per_month", "0")
    fold = page.locator("#results-contributions-part")
    expect(fold).to_have_count(0)
    shop.type_and_wait("segments[0].orders_per_month", "300")
    expect(fold).to_have_js_property("open", stands_open)


@CHINESE_FIRST
def test_units_follow_the_currency(shop: CalculatorPage) -> None:
    shop.type_and_wait("currency", "USD")
    word = {"zh": "美元", "en": "USD"}[shop.lang]
    expect(shop.page.locator("[data-currency]").first).to_have_text(word)
    expect(shop.page.locator("[data-slot=bar]")).to_contain_text("$")
    shop.type_and_wait("currency", "")
    expect(shop.page.locator("[data-currency]").first).to_have_text(say(shop.lang, "unit.money"))


@ENGLISH_FIRST
def test_a_form_that_fits_the_window_stays_beside_the_results_until_it_is_unfolded(
    page: Page, site_url: str, lang: str
) -> None:
    page.add_init_script(NO_PYTHON)
    page.set_viewport_size({"width": 1280, "height": 720})
    CalculatorPage(page, site_url, lang).open()
    page.wait_for_selector(".calculator--live", state="attached")
    page.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
    line = page.locator("#exact > summary")
    expect(line).to_be_in_viewport(ratio=1)
    place = line.evaluate("line => line.getBoundingClientRect().top")
    page.set_viewport_size({"width": 1280, "height": 300})
    expect(line).not_to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(line).to_be_in_viewport(ratio=1)
    line.press("Enter")
    page.wait_for_function("() => scrollY < 900")
    assert line.evaluate("line => line.getBoundingClientRect().top") == pytest.approx(place, abs=2)
