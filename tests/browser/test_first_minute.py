"""The first minute of a shop owner with a phone: three numbers, an answer about that shop, and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculator.answers.estimate import estimate
from calculator.shop.templates import example
from calculator.words import say
from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import BOTH, CHINESE_FIRST, ENGLISH_FIRST

PHONE = pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 740}}])
SIZES = {"orders": "900", "average": "68"}
ANSWER = "[data-slot=answer]"


def told(shop: CalculatorPage) -> str:
    return shop.page.locator(ANSWER).inner_text()


@PHONE
@ENGLISH_FIRST
def test_from_the_home_page_to_an_answer_about_ones_own_shop_by_the_keyboard(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang)
    page.goto(f"{site_url}/{lang}/")
    page.locator("#say-platform").focus()
    for key in ("Tab", "Tab", "Tab"):  # who carries, what goods: both may stay as they are
        page.keyboard.press(key)
    page.keyboard.type(SIZES["orders"])
    page.keyboard.press("Tab")
    page.keyboard.type(SIZES["average"])
    for _ in range(2):  # the currency may stay as it is
        page.keyboard.press("Tab")
    for _ in range(5):  # a tenth, a fifth, a quarter, three tenths, a third
        page.keyboard.press("ArrowDown")
    expect(page.locator("#say-share")).to_have_value("33.3")
    for _ in range(3):  # how many come back, something dear: neither is needed
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{lang}/calculator/**")
    shop.is_ready()
    document = {
        "schema": 1,
        "segments": [
            {"name": "1", "orders_per_month": 900, "average_order_value": 68, "pay_later_share": 0.333}
        ],
    }
    expected = estimate(document)["portfolio"]
    shown = shop.figures()
    for path in ("receivable", "net_benefit", "value_at_risk.0.95"):
        value = expected
        for name in path.split(".", 1):
            value = value[name]
        assert float(shown[f"portfolio.{path}"]) == pytest.approx(value, rel=1e-9)
    expect(page.locator(".results [data-whose-words]").first).to_have_text(say(lang, "script.whose.own"))
    expect(page.locator("[data-status]")).to_have_text("")
    expect(page.locator("#say-orders")).to_have_value("900")
    expect(page.locator("#results-decision")).to_be_visible()


@PHONE
@CHINESE_FIRST
def test_by_touch_it_takes_no_more_than_five_taps_and_three_numbers(
    page: Page, site_url: str, lang: str
) -> None:
    page.goto(f"{site_url}/{lang}/")
    taps = 0
    for blank, text in SIZES.items():
        page.locator(f"#say-{blank}").click()
        taps += 1
        page.keyboard.type(text)
    page.select_option("#say-share", "30")
    taps += 2
    page.locator(".say__submit").click()
    taps += 1
    CalculatorPage(page, site_url, lang).is_ready()
    assert taps <= 5
    assert "¥" in page.locator(ANSWER).inner_text() or "元" in page.locator(ANSWER).inner_text()


@PHONE
@ENGLISH_FIRST
def test_what_a_reader_has_just_told_takes_the_place_of_what_they_told_before(
    page: Page, site_url: str, lang: str
) -> None:
    """On a platform of which little is known: nothing it would have to allow is the best or ticked."""
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    shop.type_and_wait("segments[0].orders_per_month", "777")
    page.goto(f"{site_url}/{lang}/")
    page.select_option("#say-platform", "pinduoduo")
    for blank, text in SIZES.items():
        page.locator(f"#say-{blank}").fill(text)
    page.select_option("#say-share", "33.3")
    page.locator(".say__submit").click()
    page.wait_for_url(f"**/{lang}/calculator/**")
    shop.is_ready()
    expect(page.locator("[data-status]")).to_have_text(say(lang, "script.told_over_own"))
    decision = page.locator("#results-decision")
    expect(decision).to_contain_text(say(lang, "results.decision.not_allowed_on", day="2022-06-20"))
    expect(decision).to_contain_text(say(lang, "platform.pinduoduo"))
    expect(decision.locator("input:checked")).to_have_count(0)
    page.locator("[data-action=undo]").click()
    expect(page.locator("#say-orders")).to_have_value("777")


@PHONE
@CHINESE_FIRST
def test_from_the_first_keystroke_nothing_of_the_example_counts(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    whose = page.locator(".results [data-whose-words]").first
    expect(whose).to_have_text(say(lang, "script.whose.example"))
    expect(page.locator(".result-bar [data-whose-words]")).to_have_text(say(lang, "script.whose.example"))
    expect(page.locator("#receivable-chart-figure .only-example")).to_be_visible()
    page.fill("#say-orders", "900")
    assert shop.figures() == {}
    expect(page.locator(".result-bar")).to_be_hidden()
    expect(whose).to_have_text(say(lang, "script.whose.own"))
    state = page.locator("[data-results-state]")
    for missing in ("average_order_value", "pay_later_share"):
        expect(state).to_contain_text(say(lang, f"field.segment.{missing}.label"))
    before = shop.answers()
    page.fill("#say-average", "68")
    page.select_option("#say-share", "33.3")
    shop.answered_after(before)
    assert float(shop.figures()["portfolio.pay_later_sales"]) == pytest.approx(900 * 68 * 0.333)
    expect(page.locator("#receivable-chart-figure .only-example")).to_be_hidden()
    assert len(shop.segments()) == 1


@CHINESE_FIRST
def test_a_figure_typed_into_the_example_takes_its_place_and_is_the_only_one(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    control = shop.reveal("segments[1].orders_per_month")
    control.click()
    page.keyboard.type("900")
    expect(shop.field("segments[0].orders_per_month")).to_have_value("900")
    expect(shop.field("segments[0].orders_per_month")).to_be_focused()
    expect(shop.field("segments[0].average_order_value")).to_have_value("")
    assert len(shop.segments()) == 1
    assert shop.figures() == {}
    page.locator("[data-action=undo]").click()
    assert len(shop.segments()) == 3


@PHONE
@ENGLISH_FIRST
def test_empty_and_the_example_are_two_buttons(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    own = shop.figures()
    page.locator("[data-action=start-empty]").click()
    page.wait_for_function("() => document.querySelector('.results').hasAttribute('data-empty')")
    assert shop.figures() == {}
    assert page.locator("#say-orders").input_value() == ""
    before = shop.answers()
    page.locator("[data-action=back-to-example]").click()
    shop.answered_after(before)
    assert len(shop.segments()) == len(example().segments)
    expect(page.locator(".results [data-whose-words]").first).to_have_text(say(lang, "script.whose.example"))
    for _ in range(2):
        before = shop.answers()
        page.locator("[data-action=undo]").click()
    shop.answered_after(before)
    assert shop.figures() == own


@CHINESE_FIRST
def test_what_the_sentence_says_stands_in_the_form_and_back(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    page.select_option("#say-platform", "pinduoduo")
    goods = say(lang, "template.phones.accessories")
    page.select_option("#say-goods", goods)
    page.fill("#say-orders", "900")
    page.fill("#say-average", "68")
    before = shop.answers()
    page.select_option("#say-share", "50")
    shop.answered_after(before)
    page.locator("[data-action=dear-add]").click()
    before = shop.answers()
    page.fill("#say-dear-orders", "20")
    page.fill("#say-dear-average", "1500")
    shop.answered_after(before)
    for path, text in {
        "platform": "pinduoduo",
        "carrier": "unknown",
        "segments[0].name": goods,
        "segments[0].pay_later_share": "50",
        "segments[1].orders_per_month": "20",
        "segments[1].pay_later_share": "50",
    }.items():
        expect(shop.field(path)).to_have_value(text)
    before = shop.answers()
    shop.type("segments[0].pay_later_share", "27.5")
    shop.type("segments[1].orders_per_month", "31")
    shop.answered_after(before)
    expect(page.locator("#say-share")).to_have_value("27.5")
    expect(page.locator("#say-share option:checked")).to_have_text("27.5%")
    expect(page.locator("#say-dear-orders")).to_have_value("31")
    page.locator("[data-action=dear-remove]").click()
    expect(page.locator("#say-dear-orders")).to_be_hidden()
    assert shop.segments() == [goods]


@ENGLISH_FIRST
def test_the_currency_follows_the_first_sign_and_goes_back_with_one_tap(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    page.fill("#say-orders", "900")
    page.select_option("#say-share", "50")
    before = shop.answers()
    page.fill("#say-average", "$68")
    shop.answered_after(before)
    expect(shop.field("currency")).to_have_value("USD")
    expect(page.locator(ANSWER)).to_contain_text("$")
    page.locator("[data-action=undo]").click()
    expect(shop.field("currency")).to_have_value("CNY")
    expect(page.locator("#say-average")).to_have_value("$68")


@PHONE
@ENGLISH_FIRST
def test_three_variants_stand_side_by_side_and_come_back(
    page: Page, site_url: str, lang: str, tmp_path: Path
) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    fold = page.locator("#results-variants-part > summary")
    fold.click()
    for name, average in (("A", "45"), ("B", "60"), ("C", "75")):
        shop.type_and_wait("segments[0].average_order_value", average)
        page.fill("#variant-name", name)
        page.locator("[data-action=variant-keep]").click()
        expect(page.locator("[data-variants-status]")).to_contain_text(name)
    rows = page.locator(".variants tbody tr")
    expect(rows).to_have_count(4)
    page.fill("#variant-name", "D")
    page.locator("[data-action=variant-keep]").click()
    expect(page.locator("[data-variants-status]")).to_contain_text("3")
    page.reload()
    shop.is_ready()
    fold.click()
    expect(rows).to_have_count(4)
    before = shop.answers()
    page.locator("[data-action=variant-take]").first.click()
    shop.answered_after(before)
    expect(shop.field("segments[0].average_order_value")).to_have_value("45")
    saved = shop.saved("save_input", tmp_path)
    shop.type_and_wait("segments[0].average_order_value", "99")
    file = tmp_path / "saved.json"
    file.write_text(json.dumps(saved), encoding="utf-8")
    before = shop.answers()
    page.locator("#saved-input").set_input_files(file)
    shop.answered_after(before)
    assert shop.saved("save_input", tmp_path) == saved


@PHONE
@CHINESE_FIRST
def test_whoever_comes_back_is_greeted_with_the_last_answer(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    answer = told(shop)
    page.goto(f"{site_url}/{lang}/")
    greeting = page.locator("[data-last-answer]")
    expect(greeting).to_contain_text(answer)
    greeting.locator("a").click()
    shop.is_ready()
    assert told(shop) == answer


@PHONE
@BOTH
def test_the_first_two_layers_take_five_screens_and_the_form_two(
    page: Page, site_url: str, lang: str
) -> None:
    CalculatorPage(page, site_url, lang).opened_and_ready()
    assert (
        page.evaluate("document.querySelector('#exactly').getBoundingClientRect().top + scrollY") <= 5 * 740
    )
    assert page.evaluate("document.querySelector('[data-calculator-form]').offsetHeight") <= 2 * 740
