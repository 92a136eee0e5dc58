"""Segments are added, copied, removed and reordered by the keyboard alone; templates fill the form."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from calculator.shop.templates import SIZES
from calculator.words import say
from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST

TRADES = ("clothing", "phones", "food", "beauty", "home", "virtual")


@CHINESE_FIRST
def test_segments_move_copy_and_go_by_keyboard(shop: CalculatorPage) -> None:
    first, second, third = shop.segments()
    before = shop.answers()
    shop.press_in_segment(0, "row-down")
    shop.answered_after(before)
    assert shop.segments() == [second, first, third]
    figures = shop.figures()
    before = shop.answers()
    shop.press_in_segment(1, "row-copy")
    shop.answered_after(before)
    assert len(shop.segments()) == 4
    assert float(shop.figures()["portfolio.receivable"]) > float(figures["portfolio.receivable"])
    before = shop.answers()
    shop.press_in_segment(2, "row-remove")
    shop.answered_after(before)
    assert shop.segments() == [second, first, third]
    assert shop.figures()["portfolio.receivable"] == figures["portfolio.receivable"]
    shop.page.keyboard.press("Tab")
    assert shop.page.evaluate("document.activeElement !== document.body"), "the focus is not lost"


@ENGLISH_FIRST
def test_a_name_that_the_page_gave_is_no_goods_wherever_its_row_comes_to_stand(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    page.locator("#say-orders").fill("900")
    page.locator("#exact > summary").click()
    page.locator("[data-action=row-add][data-list=segments]").click()
    first, second = (say(lang, "script.segment_new", number=number) for number in (1, 2))
    goods = page.locator("#say-goods")
    shop.press_in_segment(0, "row-down")
    assert shop.segments() == [second, first]
    expect(goods).to_have_value("")
    shop.press_in_segment(1, "row-remove")
    assert shop.segments() == [second]
    expect(goods).to_have_value("")
    shop.type("segments[0].name", "T-shirt 棉")
    expect(goods).not_to_have_value("")


@ENGLISH_FIRST
def test_a_removed_segment_can_be_brought_back(shop: CalculatorPage) -> None:
    names = shop.segments()
    shop.press_in_segment(1, "row-remove")
    assert shop.segments() == [names[0], names[2]]
    shop.page.locator("[data-action=undo]").click()
    assert shop.segments() == names


@CHINESE_FIRST
@pytest.mark.parametrize("keys", [["Control+z"], ["Tab", "Enter"]])
def test_a_removed_segment_is_brought_back_by_the_keyboard_and_nothing_else_is(
    shop: CalculatorPage, keys: list[str]
) -> None:
    shop.reveal("segments[0].orders_per_month").click()
    shop.page.keyboard.press("End")
    shop.page.keyboard.type("5")
    typed = shop.field("segments[0].orders_per_month").input_value()
    names = shop.segments()
    shop.press_in_segment(1, "row-remove")
    for key in keys:
        shop.page.keyboard.press(key)
    assert shop.segments() == names
    assert shop.field("segments[0].orders_per_month").input_value() == typed
    expect(shop.page.locator("[data-action=undo]")).to_be_hidden()
    if "Enter" in keys:
        expect(shop.field("segments[1].name")).to_be_focused()


@ENGLISH_FIRST
def test_in_a_row_just_added_the_keys_take_back_the_row_and_in_a_box_what_was_typed_there(
    shop: CalculatorPage,
) -> None:
    keyboard, box = shop.page.keyboard, shop.reveal("segments[0].orders_per_month")
    box.click()
    keyboard.press("End")
    keyboard.type("5")
    typed, names = box.input_value(), shop.segments()
    shop.page.locator("[data-action=row-add][data-list=segments]").click()
    assert len(shop.segments()) == len(names) + 1
    keyboard.press("Control+z")
    assert shop.segments() == names
    assert box.input_value() == typed
    expect(shop.page.locator("[data-action=row-add][data-list=segments]")).to_be_focused()
    box.click()
    keyboard.press("End")
    keyboard.type("7")
    keyboard.press("Control+z")
    assert box.input_value() == typed


@CHINESE_FIRST
def test_who_takes_back_the_first_figure_has_the_whole_example_again(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    names, box = shop.segments(), shop.reveal("segments[0].orders_per_month")
    figure = box.input_value()
    box.click()
    page.keyboard.press("End")
    page.keyboard.type("5")
    assert len(shop.segments()) == 1
    page.keyboard.press("Control+z")
    assert box.input_value() == figure
    assert shop.segments() == names
    expect(page.locator("[data-action=undo]")).to_be_hidden()


@ENGLISH_FIRST
def test_the_keys_lead_from_the_way_back_to_what_came_back_and_a_pointer_stays_where_it_is(
    page: Page, site_url: str, lang: str
) -> None:
    CalculatorPage(page, site_url, lang).opened_and_ready()
    undo, orders = page.locator("[data-action=undo]"), page.locator("#say-orders")
    orders.fill("300")
    page.locator("[data-action=start-empty]").click()
    undo.focus()
    page.keyboard.press("Enter")
    expect(orders).to_have_value("300")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(undo).to_be_hidden()
    expect(page.locator("#say-goods")).to_be_focused()
    orders.fill("300")
    undo.click()
    expect(undo).to_be_hidden()
    assert page.evaluate("document.activeElement === document.body")


@ENGLISH_FIRST
def test_from_the_way_back_the_keyboard_goes_on_where_it_was(shop: CalculatorPage) -> None:
    shop.press_in_segment(1, "row-remove")
    focused = "document.activeElement.closest('[data-row]')?.querySelector('[name]').name ?? ''"
    here = shop.page.evaluate(focused)
    shop.page.keyboard.press("Tab")
    expect(shop.page.locator("[data-action=undo]")).to_be_focused()
    shop.page.keyboard.press("Tab")
    assert shop.page.evaluate(focused) == here
    shop.page.keyboard.press("Tab")
    expect(shop.page.locator("[data-action=undo]")).not_to_be_focused()


@CHINESE_FIRST
def test_steps_are_taken_back_one_by_one_and_within_reach_on_a_phone(
    page: Page, site_url: str, lang: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    names = shop.segments()
    shop.press_in_segment(2, "row-remove")
    shop.press_in_segment(1, "row-remove")
    undo = page.locator("[data-action=undo]")
    for left in (names[:2], names):
        expect(undo).to_be_in_viewport()
        undo.click()
        assert shop.segments() == left
    expect(undo).to_be_hidden()


@ENGLISH_FIRST
def test_a_new_segment_asks_for_what_it_needs(shop: CalculatorPage) -> None:
    shop.page.locator("[data-action=row-add][data-list=segments]").click()
    assert len(shop.segments()) == 4
    for name, text in {
        "name": "Books",
        "orders_per_month": "200",
        "average_order_value": "60",
        "pay_later_share": "25",
    }.items():
        shop.type(f"segments[3].{name}", text)
    shop.page.wait_for_selector('[data-result="segments[3].receivable"]')
    assert float(shop.figures()["segments[3].pay_later_orders"]) == 50
    expect(shop.summary()).to_be_hidden()


# Two in a row, of three and of four kinds of goods; every one, in both languages, in the long run.
@pytest.mark.parametrize(
    ("lang", "trades"),
    [
        ("en", ("clothing", "phones")),
        pytest.param("en", TRADES, marks=pytest.mark.long),
        pytest.param("zh", TRADES, marks=pytest.mark.long),
    ],
    ids=["two", "all", "all in Chinese"],
)
def test_every_template_gives_a_result_once_the_sizes_are_there(
    shop: CalculatorPage, trades: tuple[str, ...]
) -> None:
    receivables = set()
    for trade in trades:
        shop.page.locator("#trade-template").select_option(trade)
        shop.page.locator("[data-action=use-template]").click()
        expect(shop.page.locator("[data-results-state]")).to_contain_text(
            say(shop.lang, "field.segment.orders_per_month.label")
        )
        assert shop.figures() == {}, "without its sizes it is nobody's shop"
        expect(shop.summary()).to_be_hidden()
        before = shop.answers()
        for place in range(len(shop.segments())):
            for size, text in zip(SIZES, ("500", "80", "30"), strict=True):
                shop.type(f"segments[{place}].{size}", text)
        shop.page.wait_for_selector('.results [data-result="portfolio.receivable"]')
        shop.answered_after(before)
        receivables.add(float(shop.figures()["portfolio.receivable"]))
    assert all(receivable > 0 for receivable in receivables)
    assert len(receivables) == len(trades), "each is another trade"


@ENGLISH_FIRST
def test_a_template_leaves_what_the_shop_has_said_of_itself(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    shop.type_and_wait("currency", "USD")
    before = shop.answers()
    shop.field("carrier").select_option("unknown")
    shop.answered_after(before)
    before = shop.answers()
    page.locator("#trade-template").select_option("phones")
    page.locator("[data-action=use-template]").click()
    shop.answered_after(before)
    assert shop.field("currency").input_value() == "USD"
    assert shop.field("carrier").input_value() == "unknown"
    assert shop.field("segments[0].average_order_value").input_value() == ""


@ENGLISH_FIRST
def test_with_a_provider_the_parts_that_it_bears_give_way(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    for carrier, here, gone in (
        ("provider", "#results-provider_money", "#results-blind_window, #results-levers"),
        ("shop", "#results-levers", "#results-provider_money"),
    ):
        shop.field("carrier").select_option(carrier)
        expect(page.locator(here)).to_be_attached()
        expect(page.locator(gone)).to_have_count(0)
    expect(page.locator("#results-blind_window")).to_be_attached()


@CHINESE_FIRST
def test_an_assumption_goes_back_to_its_default(shop: CalculatorPage) -> None:
    usual = shop.figures()["portfolio.receivable"]
    shop.type_and_wait("assumptions.write_off_days", "180")
    assert shop.figures()["portfolio.receivable"] != usual
    before = shop.answers()
    field = shop.field("assumptions.write_off_days")
    field.locator("xpath=ancestor::*[.//*[@data-action='reset']][1]//*[@data-action='reset']").first.click()
    shop.answered_after(before)
    assert shop.figures()["portfolio.receivable"] == usual
