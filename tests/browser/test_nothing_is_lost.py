"""Nothing that was typed is lost: reload, language switch, link, a slow start, a dead worker."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from calculator.words import say
from tests.browser.calculator_page import KEEP_WORKERS, CalculatorPage
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST
from tests.browser.late_scripts import LateScripts, to_the_other_language
from tests.browser.lent_python import KEEP_PICTURE, NO_PYTHON, another

ORDERS = "segments[0].orders_per_month"
RECEIVABLE = "portfolio.receivable"


@CHINESE_FIRST
def test_a_reload_the_language_switch_and_a_link_keep_what_was_typed(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    shop.type_and_wait(ORDERS, "1.5万")
    receivable = shop.figures()[RECEIVABLE]
    page.reload()
    shop.is_ready()
    expect(shop.field(ORDERS)).to_have_value("1.5万")
    assert shop.figures()[RECEIVABLE] == receivable

    page.locator("[data-language-switch]").click()
    other = "en" if lang == "zh" else "zh"
    page.wait_for_url(f"**/{other}/calculator/**")
    twin = CalculatorPage(page, site_url, other)
    twin.is_ready()
    expect(page.locator("[data-status]")).to_have_text(say(other, "script.restored"))
    expect(twin.field(ORDERS)).to_have_value("1.5万")
    assert twin.figures()[RECEIVABLE] == receivable

    page.locator("[data-action=share]").first.click()
    page.wait_for_url(re.compile(r".*#.+"))
    address, fragment = page.url.split("#", 1)
    assert "?" not in address
    page.evaluate("localStorage.clear()")
    visitor = CalculatorPage(another(page), site_url, lang).open(f"#{fragment}")
    visitor.is_ready()
    expect(visitor.field(ORDERS)).to_have_value("1.5万")
    assert visitor.figures()[RECEIVABLE] == receivable


@ENGLISH_FIRST
def test_a_name_that_the_page_gave_is_given_anew_in_the_other_language_and_a_typed_one_stays(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    page.locator("#say-orders").fill("300")
    page.locator("[data-action=dear-add]").click()
    page.locator("#say-dear-goods").select_option(label=say(lang, "template.phones.phones"))
    page.locator("#exact > summary").click()
    for _ in range(2):
        page.locator("[data-action=row-add][data-list=segments]").click()
    shop.type("segments[3].name", "T-shirt 棉")
    shop.reveal("levers.segment").select_option(index=1)

    def names(lang: str) -> list[str]:
        first, third = (say(lang, "script.segment_new", number=number) for number in (1, 3))
        return [first, say(lang, "template.phones.phones"), third, "T-shirt 棉"]

    assert shop.segments() == names(lang)
    page.locator("[data-language-switch]").click()
    other = "en" if lang == "zh" else "zh"
    page.wait_for_url(f"**/{other}/calculator/**")
    twin = CalculatorPage(page, site_url, other)
    twin.is_ready()
    assert twin.segments() == names(other)
    expect(twin.field("levers.segment")).to_have_value(names(other)[0])
    expect(page.locator("#say-goods")).to_have_value("")
    expect(page.locator("#say-dear-goods")).to_have_value(names(other)[1])


@ENGLISH_FIRST
def test_a_broken_link_is_said_and_shows_the_example(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).open()
    example = shop.field(ORDERS).input_value()
    shop.open("#v=1&zz=%E0%A4%A")
    page.reload()
    shop.is_ready()
    expect(shop.field(ORDERS)).to_have_value(example)
    expect(page.locator("[data-status]")).not_to_be_empty()


@CHINESE_FIRST
def test_a_link_opened_over_ones_own_input_leaves_it_on_the_device(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    shop.type_and_wait(ORDERS, "555")
    page.locator("[data-action=share]").first.click()
    page.wait_for_url(re.compile(r".*#.+"))
    fragment = page.url.split("#", 1)[1]
    shop.type_and_wait(ORDERS, "777")
    before = shop.answers()
    page.evaluate("fragment => { location.hash = fragment; }", fragment)
    shop.answered_after(before)
    expect(shop.field(ORDERS)).to_have_value("555")
    shop.open("?again")
    shop.is_ready()
    expect(shop.field(ORDERS)).to_have_value("777")
    # Edited, the link's figures take the place on the device; one's own stay beside them until wanted.
    shop.open(f"#{fragment}")
    shop.is_ready()
    shop.type_and_wait(ORDERS, "556")
    page.reload()
    shop.is_ready()
    expect(shop.field(ORDERS)).to_have_value("556")
    line = page.locator("[data-replaced]")
    expect(line).to_have_text(re.compile(re.escape(say(lang, "form.replaced_by_link"))))
    before = shop.answers()
    line.locator("[data-action=replaced-back]").click()
    shop.answered_after(before)
    expect(line).to_be_hidden()
    shop.open("#v=1&zz=%E0%A4%A")
    page.reload()
    shop.is_ready()
    expect(shop.field(ORDERS)).to_have_value("777")
    expect(page.locator("[data-status]")).to_have_text(say(lang, "script.link_unreadable_restored"))


def test_two_tabs_tell_each_other_and_overwrite_nothing_unsaid(page: Page, site_url: str) -> None:
    older = CalculatorPage(page, site_url, "zh").own_shop_ready()
    older.type_and_wait(ORDERS, "111")
    line = page.locator("[data-replaced]")
    newer = CalculatorPage(another(page), site_url, "zh").own_shop_ready()
    newer.type_and_wait(ORDERS, "222")
    expect(line).to_be_visible()
    older.type_and_wait(ORDERS, "333")
    newer.page.close()
    page.reload()
    older.is_ready()
    expect(older.field(ORDERS)).to_have_value("333")
    line.locator("[data-action=replaced-back]").click()
    expect(older.field(ORDERS)).to_have_value("222")
    # The link of one's own that the newer tab began with had taken the place of 111 there.
    expect(line).to_be_visible()
    line.locator("[data-action=replaced-gone]").click()
    expect(line).to_be_hidden()


def test_an_idle_tab_does_not_overwrite_what_a_newer_one_kept(page: Page, site_url: str) -> None:
    older = CalculatorPage(page, site_url, "zh").own_shop_ready()
    older.type_and_wait(ORDERS, "111")
    newer = CalculatorPage(another(page), site_url, "zh").own_shop_ready()
    newer.type_and_wait(ORDERS, "222")
    page.close()
    newer.page.reload()
    newer.is_ready()
    expect(newer.field(ORDERS)).to_have_value("222")


@ENGLISH_FIRST
def test_delete_everything_leaves_nothing(page: Page, site_url: str, lang: str) -> None:
    page.add_init_script(KEEP_PICTURE)
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    example = shop.field(ORDERS).input_value()
    shop.type_and_wait(ORDERS, "999")
    assert "999" in page.evaluate("JSON.stringify(localStorage)")
    before = shop.answers()
    page.locator("[data-action=delete-all]").click()
    shop.answered_after(before)
    expect(shop.field(ORDERS)).to_have_value(example)
    assert "999" not in page.evaluate("JSON.stringify(localStorage)")
    assert page.evaluate("deleted") == ["calculator-memory"]
    page.reload()
    shop.is_ready()
    expect(shop.field(ORDERS)).to_have_value(example)


@pytest.mark.first_visit
@CHINESE_FIRST
def test_an_edit_made_while_python_loads_counts(page: Page, site_url: str, lang: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.context.route("**/*.wasm", hold)
    shop = CalculatorPage(page, site_url, lang).open()
    page.wait_for_selector("html[data-calculator=loading]", state="attached")
    expect(page.locator("[data-progress]")).to_be_visible()
    assert RECEIVABLE in shop.figures()
    for name, text in (("orders", "4000"), ("average", "45")):
        page.fill(f"#say-{name}", text)
    page.select_option("#say-share", "30")
    assert shop.figures() == {}, "nothing of the example is left"
    page.wait_for_timeout(500)
    while held:
        held.pop().continue_()
    shop.is_ready()
    expect(shop.field(ORDERS)).to_have_value("4000")
    assert float(shop.figures()["segments[0].pay_later_orders"]) == 1200


@CHINESE_FIRST
def test_what_is_told_while_the_rest_of_the_page_is_missing_stays_as_it_was_told(
    browser: Browser, site_url: str, lang: str
) -> None:
    page, other = browser.new_page(), "zh" if lang == "en" else "en"
    shop = CalculatorPage(page, site_url, lang)
    rest = re.compile(r"/later-\w+/")
    page.route(rest, lambda route: route.abort())
    shop.open()
    expect(page.locator("[data-failed] [data-cause=stalled]")).to_be_visible()
    # Platform and goods fill in who carries and how many come back: what is told of these holds.
    page.select_option("#say-platform", "pinduoduo")
    page.select_option("#say-carrier", "platform")
    page.select_option("#say-goods", index=2)
    for name, text in (("orders", "320"), ("average", "185"), ("returns", "12")):
        page.fill(f"#say-{name}", text)
    page.select_option("#say-share", "20")
    # Neither a reload nor the page in the other language loses it.
    page.reload()
    expect(page.locator("#say-orders")).to_have_value("320")
    goods = page.locator("#say-goods").input_value()
    page.locator("[data-language-switch]").click()
    page.wait_for_url(f"**/{other}/calculator/")
    expect(page.locator("#say-orders")).to_have_value("320")
    expect(page.locator("#say-platform")).to_have_value("pinduoduo")
    expect(page.locator("#say-goods")).not_to_have_value(goods)
    page.locator("[data-language-switch]").click()
    page.wait_for_url(f"**/{lang}/calculator/")
    expect(page.locator("#say-goods")).to_have_value(goods)
    page.unroute(rest)
    shop.is_ready()
    expect(page.locator("[data-failed]")).to_be_hidden()
    for path, text in (("carrier", "platform"), (ORDERS, "320"), ("segments[0].return_rate", "12")):
        expect(shop.field(path)).to_have_value(text)
    page.close()


@ENGLISH_FIRST
def test_the_sentence_at_home_stays_when_its_answer_cannot_be_opened(
    browser: Browser, site_url: str, lang: str
) -> None:
    page = browser.new_page()
    page.goto(f"{site_url}/{lang}/")
    page.locator("[data-action=dear-add]").click()
    told = {"#say-orders": "900", "#say-average": "68", "#say-dear-orders": "7"}
    for blank, text in told.items():
        page.fill(blank, text)
    page.select_option("#say-goods", index=3)
    page.select_option("#say-currency", "USD")
    page.route("**/calculator/", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.locator(".say__submit").click()
    page.go_back()
    for blank, text in told.items():
        expect(page.locator(blank)).to_have_value(text)
    expect(page.locator("#say-dear-orders")).to_be_visible()
    expect(page.locator("[data-dear] [data-currency]")).to_have_text({"en": "USD", "zh": "美元"}[lang])
    page.locator("[data-language-switch]").click()
    page.wait_for_url(f"**/{'zh' if lang == 'en' else 'en'}/")
    for blank, text in told.items():
        expect(page.locator(blank)).to_have_value(text)
    assert page.locator("#say-goods").evaluate("box => box.selectedIndex") == 3
    page.close()


@CHINESE_FIRST
def test_what_is_typed_before_the_scripts_arrive_stays_also_over_what_was_kept(
    page: Page, site_url: str, lang: str
) -> None:
    value = "segments[0].average_order_value"
    shop = CalculatorPage(page, site_url, lang)

    def type_early() -> None:
        told = {"#say-orders": "321", "#say-average": "87"}
        LateScripts(page, f"{site_url}/{lang}/calculator/", told).arrive()
        shop.is_ready()

    type_early()
    expect(shop.field(ORDERS)).to_have_value("321")
    expect(shop.field(value)).to_have_value("87")
    assert len(shop.segments()) == 1, "no row of the example is left"
    assert shop.figures() == {}, "and no figure"
    shop.type(ORDERS, "5000")
    shop.type(value, "90")
    page.locator("[data-action='row-add'][data-list='segments']").click()
    shop.type("segments[1].orders_per_month", "70")
    page.goto("about:blank")
    type_early()
    expect(shop.field(ORDERS)).to_have_value("321")
    expect(shop.field(value)).to_have_value("87")
    expect(shop.field("segments[1].orders_per_month")).to_have_value("70")


@CHINESE_FIRST
def test_what_is_typed_before_the_scripts_arrive_goes_along_to_the_other_language(
    page: Page, site_url: str, lang: str
) -> None:
    other = "en" if lang == "zh" else "zh"
    LateScripts(page, f"{site_url}/{lang}/calculator/", {"#say-orders": "321"})
    page.select_option("#say-goods", index=3)
    to_the_other_language(page, other)
    page.wait_for_selector(".calculator--live")
    expect(page.locator("#say-orders")).to_have_value("321")
    assert page.locator("#say-goods").evaluate("box => box.selectedIndex") == 3
    expect(page.locator("#say-average")).to_have_value("")
    page.reload()
    page.wait_for_selector(".calculator--live")
    expect(page.locator("#say-orders")).to_have_value("321")


def cut_short(route: Route) -> None:
    route.fulfill(body="export class {", content_type="text/javascript")


DAMAGED = [("", "missing"), ("orders/", "cut"), ("buyer/", "missing")]
OTHERWISE = [("", "cut"), ("orders/", "missing"), ("buyer/", "cut")]


@pytest.mark.parametrize("damaged", [DAMAGED, pytest.param(OTHERWISE, marks=pytest.mark.long)])
def test_a_page_whose_scripts_do_not_start_says_so(
    browser: Browser, site_url: str, damaged: list[tuple[str, str]]
) -> None:
    page = browser.new_page()
    page.add_init_script(NO_PYTHON)
    for place, damage in damaged:
        broken = re.compile(r"/js/\w+/\w+_page\.js")
        page.route(broken, cut_short if damage == "cut" else lambda route: route.abort())
        page.goto(f"{site_url}/zh/calculator/{place}")
        expect(page.locator("[data-not-started]")).to_be_visible()
        page.unroute(broken)
        page.reload()
        page.wait_for_selector(".calculator--live", state="attached")
        expect(page.locator("[data-not-started]")).to_be_hidden()
    page.route(re.compile("/js/home/"), lambda route: route.abort())
    page.goto(f"{site_url}/zh/")
    page.locator("[data-not-started] a").click()
    page.wait_for_url(f"{site_url}/zh/calculator/")
    page.close()


@ENGLISH_FIRST
def test_a_worker_killed_while_computing_is_replaced(page: Page, site_url: str, lang: str) -> None:
    page.add_init_script(KEEP_WORKERS)
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    workers = page.evaluate("workers.length")
    # The request reaches the worker and the worker dies on it, as one that ran out of memory does.
    page.evaluate(
        """() => {
          const worker = workers.at(-1);
          const send = worker.postMessage;
          worker.postMessage = function (message) {
            send.call(this, message);
            this.terminate();
            this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
          };
        }"""
    )
    before = shop.answers()
    shop.type(ORDERS, "5000")
    shop.answered_after(before)
    assert page.evaluate("workers.length") > workers
    expect(shop.field(ORDERS)).to_have_value("5000")
    assert float(shop.figures()["segments[0].pay_later_orders"]) == 1500
