"""A Shopify shop with Klarna or Afterpay, on a phone: its currency, its fee, and what was assumed for it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from calculator.words import say
from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST
from tests.browser.test_first_minute import PHONE

ANSWER = "[data-slot=answer]"
ENTERED = "[data-slot=entered]"
SIZES = {"orders": "600", "average": "85"}
DOLLARS = {"zh": "美元", "en": "USD"}


def completed(page: Page, lang: str, platform: str) -> None:
    """Complete the sentence of whichever page is open."""
    page.select_option("#say-platform", platform)
    page.select_option("#say-goods", say(lang, "template.clothing.womenswear"))
    for blank, text in SIZES.items():
        page.fill(f"#say-{blank}", text)
    page.select_option("#say-share", "30")


@PHONE
@ENGLISH_FIRST
def test_from_the_home_page_to_an_answer_in_its_own_currency_with_what_was_assumed(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang)
    page.goto(f"{site_url}/{lang}/")
    completed(page, lang, "afterpay")
    # The sentence shows what the choices fill in, as the calculator's does.
    expect(page.locator("#say-carrier")).to_have_value("provider")
    expect(page.locator("#say-currency")).to_have_value("USD")
    expect(page.locator("#say-returns")).to_have_value("55")
    page.locator("[data-action=dear-add]").click()
    expect(page.locator("[data-dear] [data-currency]")).to_have_text(DOLLARS[lang])
    page.locator("[data-action=dear-remove]").click()
    page.locator(".say__submit").click()
    page.wait_for_url(f"**/{lang}/calculator/**")
    shop.is_ready()
    expect(page.locator(ANSWER)).to_contain_text("$")
    for blank, text in (("carrier", "provider"), ("currency", "USD"), ("returns", "55")):
        expect(page.locator(f"#say-{blank}")).to_have_value(text)

    under_the_answer = page.locator(ENTERED)
    goods = say(lang, "template.clothing.womenswear")
    for told in ("55%", goods, f"6 {say(lang, 'unit.money')}", "Afterpay"):
        expect(under_the_answer).to_contain_text(told)
    for box, figure in (
        ("provider-fee_rate", "4.5"),
        ("segments-0-return_rate", "20"),
        ("segments-0-shipping_cost", "7"),
        ("segments-0-return_handling_cost", "8"),
    ):
        link = under_the_answer.locator(f"a[href='#field-{box}']")
        told = link.inner_text()
        link.click()
        control = page.locator(f"#field-{box}")
        expect(control).to_be_focused()
        expect(control).to_be_in_viewport()
        before = shop.answers()
        page.keyboard.type(figure)
        shop.answered_after(before)
        expect(under_the_answer).not_to_contain_text(told)
    expect(under_the_answer).not_to_contain_text("Afterpay")
    expect(under_the_answer.locator("a[href$='_cost']")).to_have_count(0)
    assert "at=field" not in page.url


@PHONE
@CHINESE_FIRST
def test_an_amount_in_yuan_says_so_at_its_box(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    before = shop.answers()
    completed(page, lang, "klarna")
    shop.answered_after(before)
    said = say(lang, "form.assumed_in", currency=say(lang, "unit.money"), own=DOLLARS[lang])
    remark = page.locator("#field-segments-0-shipping_cost-understood")
    expect(remark).to_have_text(said)
    shop.type_and_wait("segments[0].shipping_cost", "7")
    expect(remark).to_be_empty()
    # Another currency is the reader's own and stays; that of the platform gives way to it.
    shop.type_and_wait("currency", "EUR")
    expect(page.locator("#say-currency")).to_have_value("EUR")
    before = shop.answers()
    page.select_option("#say-platform", "zip")
    shop.answered_after(before)
    expect(shop.field("currency")).to_have_value("EUR")
    before = shop.answers()
    page.select_option("#say-currency", "USD")
    page.select_option("#say-platform", "taobao")
    shop.answered_after(before)
    expect(shop.field("currency")).to_have_value("CNY")


@PHONE
@ENGLISH_FIRST
def test_a_sign_is_stronger_than_the_currency_of_the_platform(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    completed(page, lang, "klarna")
    before = shop.answers()
    page.fill("#say-average", "£85")
    shop.answered_after(before)
    expect(page.locator("#say-currency")).to_have_value("GBP")
    expect(page.locator(ANSWER)).to_contain_text("£")


@PHONE
@CHINESE_FIRST
def test_a_variant_with_another_provider_says_where_its_fee_is_not_known(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    before = shop.answers()
    completed(page, lang, "klarna")
    shop.answered_after(before)
    page.locator("#results-variants-part > summary").click()
    page.fill("#variant-name", "K")
    page.locator("[data-action=variant-keep]").click()
    expect(page.locator(".variants tbody tr")).to_have_count(2)
    before = shop.answers()
    page.select_option("#say-platform", "afterpay")
    shop.answered_after(before)
    now, kept = (page.locator(".variants tbody tr").nth(place) for place in range(2))
    unknown = say(lang, "variants.fees_assumed", fees="")
    expect(now).to_contain_text(unknown)
    expect(kept).not_to_contain_text(unknown)
    for row in (now, kept):
        expect(row).to_contain_text(say(lang, "variants.head_fees"))
