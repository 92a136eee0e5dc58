"""What is computed, on paper: what was entered and where it is from, and nothing that is there to press."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from calculator.version import __version__
from tests.browser.calculator_page import at
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST
from tests.site.test_printing import CUT, TEXT_HEIGHT, TEXT_WIDTH


@CHINESE_FIRST
def test_the_calculator_on_paper_says_what_was_entered_and_where_it_is_from(
    page: Page, site_url: str, lang: str
) -> None:
    page.set_viewport_size({"width": TEXT_WIDTH, "height": TEXT_HEIGHT})
    page.add_init_script(at("2027-01-02"))
    page.goto(f"{site_url}/{lang}/calculator/")
    page.wait_for_selector("html[data-calculator=ready]", state="attached")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    entered = page.locator("#results-entered-fold")
    expect(entered.locator("dl").first).to_be_visible()
    expect(entered).to_contain_text(__version__)
    origin = page.locator(".page-facts__origin")
    expect(origin).to_contain_text("2027-01-02")
    expect(origin).to_contain_text(f"{site_url}/{lang}/calculator/")
    for left_out in ("form", ".results button", ".results__code", ".chart-table"):
        assert page.locator(f".calculator {left_out}:visible").count() == 0, left_out
    assert page.locator(".results .chart:visible").count() > 5
    assert page.evaluate(CUT, [TEXT_WIDTH, TEXT_HEIGHT]) == []


@ENGLISH_FIRST
def test_the_order_file_on_paper_leaves_out_what_is_there_to_choose(
    page: Page, site_url: str, lang: str
) -> None:
    page.set_viewport_size({"width": TEXT_WIDTH, "height": TEXT_HEIGHT})
    page.goto(f"{site_url}/{lang}/calculator/orders/")
    page.emulate_media(media="print")
    for fold in page.locator(".results details").all():
        fold.evaluate("fold => { fold.open = true; }")
    for left_out in (".chooser", "select", "textarea", "input", "#file-first-rows-fold"):
        assert page.locator(f".order-file {left_out}:visible").count() == 0, left_out
    assert page.locator(".order-file .alert:visible").count() > 0
    assert page.evaluate(CUT, [TEXT_WIDTH, TEXT_HEIGHT]) == []
