"""A buyer's journeys: the example, one's own plan, a change, reminders, payments lists, nothing lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from calculator.build.runtime.inside.used_modules import workbook
from calculator.build.samples.payments import alipay, weixin_pay
from calculator.words import say
from tests.browser.calculator_page import CalculatorPage, at
from tests.browser.languages import BOTH, CHINESE_FIRST, ENGLISH_FIRST
from tests.browser.late_scripts import LatePython, LateScripts, to_the_other_language
from tests.browser.lent_python import KEEP_PICTURE, another
from tests.buyer.calendar_file import read

NARROW = {"viewport": {"width": 360, "height": 740}}
narrow = pytest.mark.parametrize("context_options", [NARROW], ids=["360"])
PHONE = {"viewport": {"width": 320, "height": 700}}


@dataclass(frozen=True)
class BuyerPage(CalculatorPage):
    """The buyer's calendar in one language."""

    def open(self, fragment: str = "") -> BuyerPage:
        """Go to the page."""
        self.page.goto(f"{self.site_url}/{self.lang}/calculator/buyer/{fragment}")
        return self

    def problem(self, path: str) -> Locator:
        """The message beside a control."""
        return self.page.locator(f'[data-error-for="{path}"]')

    def rows(self, name: str) -> int:
        """How many rows a list of the form has."""
        return self.page.locator(f"fieldset[data-row={name}]").count()

    def start_empty(self) -> None:
        """Empty the form and set its first day."""
        self.page.locator("[data-action=start-empty]").click()
        self.field("today").fill("2026-11-22")

    def add(self, name: str, /, **texts: str) -> None:
        """Add a row by the keyboard and fill it in."""
        place = self.rows(name)
        self.page.locator(f"[data-action=row-add][data-list={name}]").focus()
        self.page.keyboard.press("Enter")
        for part, text in texts.items():
            self.reveal(f"{name}[{place}].{part}").fill(text)

    def own_plan(self) -> None:
        """The plan of the published example, typed in."""
        self.start_empty()
        self.field("balance").fill("1,800")
        self.add("orders", name="运动鞋", amount="￥259", received_on="2026-11-20", confirm_days="10")
        self.add("income", date="2026-12-05", amount="4200")
        before = self.answers()
        self.add("fixed_costs", day_of_month="1", amount="1500")
        self.answered_after(before)
        self.is_ready()


def opened(page: Page, site_url: str, lang: str) -> BuyerPage:
    buyer = BuyerPage(page, site_url, lang).open()
    buyer.is_ready()
    return buyer


@CHINESE_FIRST
def test_the_example_begins_on_the_readers_day_and_a_plan_of_ones_own_follows(
    page: Page, site_url: str, lang: str
) -> None:
    page.add_init_script(at("2027-03-01"))
    buyer = opened(page, site_url, lang)
    expect(buyer.field("today")).to_have_value("2027-03-01")
    expect(buyer.field("orders[0].received_on")).to_have_value("2027-02-27")
    assert float(buyer.figures()["outstanding"]) == 697.9
    buyer.own_plan()
    figures = buyer.figures()
    assert {name: float(figures[name]) for name in ("outstanding", "safe_to_add", "days_short")} == {
        "outstanding": 259,
        "safe_to_add": 41,
        "days_short": 0,
    }
    assert float(figures["share_of_income"]) == pytest.approx(259 / 4200)
    assert float(figures["lowest_balance.amount"]) == 41
    expect(page.locator("fieldset[data-row=orders] [data-row-summary]")).to_contain_text("¥259")


@CHINESE_FIRST
def test_a_change_is_tried_beside_the_plan_and_a_mistake_told_beside_its_field_and_at_the_top(
    page: Page, site_url: str, lang: str
) -> None:
    buyer = opened(page, site_url, lang)
    buyer.own_plan()
    before = buyer.answers()
    buyer.field("what_if.change").select_option("returned")
    buyer.field("what_if.order").select_option("1")
    buyer.answered_after(before)
    figures = buyer.figures()
    assert (float(figures["outstanding"]), float(figures["what_if.outstanding"])) == (259, 0)
    assert float(figures["what_if.lowest_balance.amount"]) == 300
    buyer.add("orders", name="lamp", deduct_on="2026-12-01")
    buyer.type("orders[1].amount", "88x")
    expect(buyer.problem("orders[1].amount")).to_contain_text("88x")
    expect(buyer.field("orders[1].amount")).to_have_attribute("aria-invalid", "true")
    item = buyer.summary().locator("a").first
    expect(item).to_contain_text("2.")
    expect(item).to_contain_text("lamp")
    item.click()
    expect(buyer.field("orders[1].amount")).to_be_focused()


@ENGLISH_FIRST
def test_reminders_are_saved_as_a_calendar_file(page: Page, site_url: str, lang: str, tmp_path: Path) -> None:
    page.add_init_script(at("2026-11-22"))
    buyer = opened(page, site_url, lang)
    buyer.own_plan()
    page.locator("#reminder-zone").select_option("local")
    with page.expect_download() as download:
        page.locator("[data-action=save_reminders]").click()
    target = tmp_path / download.value.suggested_filename
    assert target.suffix == ".ics"
    download.value.save_as(target)
    shoes, *others = read(target.read_bytes()).events
    assert shoes.start == datetime(2026, 11, 29, 10)
    assert "运动鞋" in str(shoes["SUMMARY"])
    assert [event.start for event in others] == [
        datetime(2026, 11, 30, 10),  # rent, the day before
        datetime(2026, 12, 5, 10),  # wages, on their day
        datetime(2026, 12, 31, 10),
        datetime(2027, 1, 5, 10),
    ]
    expect(page.locator("[data-slot=reminders]")).to_contain_text("运动鞋")


IN_AN_APP = """
  const userAgent = "Mozilla/5.0 (Linux; Android 14) Mobile MicroMessenger/8.0.49";
  Object.defineProperty(navigator, "userAgent", { value: userAgent });
"""


@narrow
@CHINESE_FIRST
def test_inside_an_app_the_text_comes_before_the_file(page: Page, site_url: str, lang: str) -> None:
    page.add_init_script(IN_AN_APP)
    opened(page, site_url, lang)
    buttons = page.locator("#results-reminders button")
    expect(buttons.first).to_have_attribute("data-action", "copy_reminders")
    expect(page.locator("[data-reminders-status]")).to_contain_text("微信" if lang == "zh" else "WeChat")


@CHINESE_FIRST
def test_payments_lists_are_opened_and_pasted_and_bad_ones_named(
    page: Page, site_url: str, lang: str
) -> None:
    buyer = opened(page, site_url, lang)
    buyer.start_empty()
    page.locator("#form-import > summary").click()
    page.locator("#payments-file").set_input_files(
        {"name": "alipay.csv", "mimeType": "text/csv", "buffer": alipay()}
    )
    expect(buyer.field("orders[0].amount")).to_have_value("399")
    assert buyer.rows("orders") == 1
    markup = weixin_pay().decode("utf-8-sig").replace("运动鞋", "<img src=x onerror=document.title='x'>")
    page.locator("#payments-text").fill(markup)
    page.locator("[data-action=read-payments]").click()
    expect(buyer.field("orders[2].name")).to_have_value("先用后付-<img src=x onerror=document.title='x'>")
    assert buyer.rows("orders") == 4
    expect(page.locator("[data-slot=import]")).to_contain_text("¥370.90")
    page.locator("[data-action=read-payments]").click()
    expect(page.locator("[data-import-problem]")).to_have_text(say(lang, "buyer.script.import_known"))
    assert buyer.rows("orders") == 4
    page.locator("#payments-text").fill("a,b\n1,2")
    page.locator("[data-action=read-payments]").click()
    expect(page.locator("[data-import-problem]")).to_contain_text("收/支")
    expect(page.locator("[data-status]")).to_have_text(say(lang, "script.can_be_undone"))
    assert buyer.rows("orders") == 4
    page.locator("[data-action=undo]").click()
    assert buyer.rows("orders") == 1
    assert page.title() != "x"


@ENGLISH_FIRST
def test_nothing_is_lost_and_everything_can_be_deleted(page: Page, site_url: str, lang: str) -> None:
    page.add_init_script(KEEP_PICTURE)
    buyer = opened(page, site_url, lang)
    page.evaluate("localStorage.setItem('pay-later-calculator/input', 'v=1&0o=4321')")
    example = buyer.rows("orders")
    buyer.own_plan()
    page.reload()
    buyer.is_ready()
    expect(buyer.field("orders[0].name")).to_have_value("运动鞋")
    page.locator("[data-language-switch]").click()
    twin = BuyerPage(page, site_url, "en" if lang == "zh" else "zh")
    page.wait_for_url(f"**/{twin.lang}/calculator/buyer/**")
    twin.is_ready()
    expect(twin.field("orders[0].amount")).to_have_value("￥259")
    page.locator("[data-action=share]").click()
    page.wait_for_url(re.compile(r".*#.+"))
    fragment = page.url.split("#", 1)[1]
    page.locator("[data-action=delete-all]").click()
    assert twin.rows("orders") == example
    # Light or dark is the theme's to keep.
    assert page.evaluate("Object.keys(localStorage).filter(key => !key.endsWith('.__palette'))") == []
    page.locator("[data-action=undo]").click()
    expect(twin.field("orders[0].name")).to_have_value("运动鞋")
    assert "4321" in page.evaluate("JSON.stringify(localStorage)")
    page.locator("[data-action=delete-all]").click()
    visitor = BuyerPage(another(page), site_url, lang).open(f"#{fragment}")
    visitor.is_ready()
    expect(visitor.field("fixed_costs[0].amount")).to_have_value("1500")


@CHINESE_FIRST
def test_what_is_typed_before_the_scripts_arrive_is_the_readers_own_plan(
    page: Page, site_url: str, lang: str
) -> None:
    LateScripts(page, f"{site_url}/{lang}/calculator/buyer/", {"[name=balance]": "321"}).arrive()
    buyer = BuyerPage(page, site_url, lang)
    page.wait_for_selector("html[data-calculator=ready]", state="attached")
    expect(buyer.field("balance")).to_have_value("321")
    assert buyer.rows("fixed_costs") == 0, "nothing of the example is left"


@ENGLISH_FIRST
def test_a_figure_typed_before_the_scripts_arrive_goes_along_to_the_other_language_alone(
    page: Page, site_url: str, lang: str
) -> None:
    other = "en" if lang == "zh" else "zh"
    LateScripts(page, f"{site_url}/{lang}/calculator/buyer/", {"[name=balance]": "321"})
    to_the_other_language(page, other)
    page.wait_for_selector("html[data-calculator=ready]", state="attached")
    buyer = BuyerPage(page, site_url, other)
    expect(buyer.field("balance")).to_have_value("321")
    assert buyer.rows("orders") == 0, "nothing of the example has gone along"


def said(page: Page) -> str:
    return page.locator("[data-slot=answer]").inner_text()


@narrow
@ENGLISH_FIRST
def test_a_plan_opened_a_week_later_asks_for_the_balance_before_it_says_what_is_enough(
    page: Page, site_url: str, lang: str
) -> None:
    page.add_init_script(at("2026-11-29"))
    buyer = opened(page, site_url, lang)
    page.locator("[data-action=start-empty]").click()
    buyer.field("balance").fill("900")
    buyer.add("orders", name="coat", amount="268", received_on="2026-11-20", confirm_days="10")
    buyer.add("orders", name="shoes", amount="60", deduct_on="2026-12-05")
    before = buyer.answers()
    buyer.add("fixed_costs", day_of_month="1", amount="500", name="rent")
    buyer.answered_after(before)
    expect(buyer.field("balance_on")).to_have_value("2026-11-29")
    assert float(buyer.figures()["outstanding"]) == 328

    page.add_init_script(at("2026-12-06"))
    page.reload()
    buyer.is_ready()
    assert "29" in said(page)
    assert buyer.figures() == {"since_balance.suggested_balance": "72.0"}
    expect(page.locator(".old-balance__movements li")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("[data-deducted='1']").uncheck()
    expect(page.locator("#balance-now")).to_have_value("132")
    page.locator("[data-deducted='1']").check()
    expect(page.locator("#balance-now")).to_have_value("72")
    rent = page.locator("[data-moved='fixed_cost.0.2026-12-01']")
    rent.uncheck()
    expect(page.locator("#balance-now")).to_have_value("572")
    before = buyer.answers()
    page.locator("[data-action=take-balance]").click()
    buyer.answered_after(before)
    expect(buyer.field("fixed_costs[1].date")).to_have_value("2026-12-06")
    assert float(buyer.figures()["lowest_balance.amount"]) == -928
    expect(page.locator("[data-status]")).to_contain_text("rent")
    page.locator("[data-action=undo]").click()
    expect(page.locator("#balance-now")).to_have_value("72")
    # Far from what the plan leads to: nothing is said of what could be added.
    page.locator("#balance-now").fill("3000")
    before = buyer.answers()
    page.locator("[data-action=take-balance]").click()
    buyer.answered_after(before)
    assert buyer.figures()["unexplained.difference"] == "2928.0"
    assert "safe_to_add" not in buyer.figures()
    page.locator("[data-action=undo]").click()
    page.locator("#balance-now").fill("72")
    before = buyer.answers()
    page.locator("[data-action=take-balance]").click()
    buyer.answered_after(before)
    expect(buyer.field("balance")).to_have_value("72")
    expect(buyer.field("balance_on")).to_have_value("2026-12-06")
    expect(buyer.field("orders[0].status")).to_have_value("paid")
    figures = buyer.figures()
    assert (float(figures["outstanding"]), float(figures["lowest_balance.amount"])) == (0, -928)
    page.locator("[data-action=undo]").click()
    expect(page.locator("#balance-now")).to_be_visible()


@narrow
@CHINESE_FIRST
def test_a_balance_typed_before_python_is_there_is_todays_and_skips_nothing(
    page: Page, site_url: str, lang: str
) -> None:
    kept = "v=1&b=900&bo=2026-11-29&0n=coat&0a=268&0r=2026-11-20&0c=10&0fd=1&0fa=500&0fn=rent"
    page.add_init_script(at("2026-12-06"))
    page.add_init_script(f"localStorage['pay-later-calculator/plan'] ??= {kept!r};")
    python = LatePython(page)
    buyer = BuyerPage(page, site_url, lang).open()
    buyer.field("balance").click()
    page.wait_for_selector("html[data-calculator=loading]", state="attached")
    buyer.field("balance").fill("140")
    expect(buyer.field("balance_on")).to_have_value("2026-11-29")
    page.wait_for_timeout(500)
    python.arrive()
    buyer.is_ready()
    # The suggestion is that of the balance of then; the one of today answers it.
    assert buyer.figures() == {"since_balance.suggested_balance": "132.0"}
    expect(page.locator("#balance-now")).to_have_value("140")
    expect(page.locator("#balance-now")).to_be_focused()
    expect(buyer.field("balance")).to_have_value("900")
    # What has not been taken yet is there again, too.
    page.reload()
    buyer.is_ready()
    expect(buyer.field("balance")).to_have_value("900")
    expect(page.locator("#balance-now")).to_have_value("140")
    before = buyer.answers()
    page.locator("[data-action=take-balance]").click()
    buyer.answered_after(before)
    expect(buyer.field("balance")).to_have_value("140")
    expect(buyer.field("balance_on")).to_have_value("2026-12-06")
    expect(buyer.field("orders[0].status")).to_have_value("paid")
    assert float(buyer.figures()["lowest_balance.amount"]) == -860


@CHINESE_FIRST
def test_a_balance_typed_before_the_scripts_arrive_is_todays_too(
    page: Page, site_url: str, lang: str
) -> None:
    kept = "v=1&b=900&bo=2026-11-29&0n=coat&0a=268&0r=2026-11-20&0c=10&0fd=1&0fa=500&0fn=rent"
    page.add_init_script(at("2026-12-06"))
    page.add_init_script(f"localStorage['pay-later-calculator/plan'] ??= {kept!r};")
    LateScripts(page, f"{site_url}/{lang}/calculator/buyer/", {"[name=balance]": "140"}).arrive()
    buyer = BuyerPage(page, site_url, lang)
    page.wait_for_selector("html[data-calculator=ready]", state="attached")
    expect(page.locator("#balance-now")).to_have_value("140")
    expect(buyer.field("balance")).to_have_value("900")


@narrow
@ENGLISH_FIRST
def test_an_instalment_left_out_stays_owed_and_is_told(page: Page, site_url: str, lang: str) -> None:
    kept = "v=1&b=900&bo=2026-11-20&0n=coat&0a=25&0d=2026-11-22&0i=4"
    page.add_init_script(at("2026-12-10"))
    page.add_init_script(f"localStorage['pay-later-calculator/plan'] ??= {kept!r};")
    buyer = opened(page, site_url, lang)
    page.locator("[data-deducted='0']").uncheck()
    expect(page.locator("#balance-now")).to_have_value("875")
    before = buyer.answers()
    page.locator("[data-action=take-balance]").click()
    buyer.answered_after(before)
    assert float(buyer.figures()["outstanding"]) == 75
    expect(buyer.field("orders[0].instalments_paid")).to_have_value("1")
    expect(page.locator("[data-status]")).to_contain_text(
        say(lang, "buyer.old_balance.left_out", names="coat")
    )
    expect(page.locator("#results-schedule .overdue")).to_have_count(1)


# As 0.4.0 kept it: a plan that begins on whatever day it is opened.
KEPT_WITHOUT_A_DAY = "v=1&b=900&0n=coat&0a=268&0r=2026-11-20&0c=10&0fd=1&0fa=500&0fn=rent"


@narrow
@CHINESE_FIRST
def test_a_plan_of_an_earlier_version_asks_for_todays_balance_and_typing_it_skips_nothing(
    page: Page, site_url: str, lang: str
) -> None:
    page.add_init_script(at("2026-11-29"))
    page.add_init_script(f"localStorage['pay-later-calculator/plan'] ??= {KEPT_WITHOUT_A_DAY!r};")
    buyer = opened(page, site_url, lang)
    assert said(page) == say(lang, "buyer.old_balance.unknown_day")
    assert buyer.figures() == {}
    before = buyer.answers()
    page.locator("#balance-now").fill("900")
    page.locator("[data-action=take-balance]").click()
    buyer.answered_after(before)
    assert float(buyer.figures()["outstanding"]) == 268

    page.add_init_script(at("2026-12-06"))
    page.reload()
    buyer.is_ready()
    buyer.field("balance").fill("140")
    expect(page.locator("#balance-now")).to_be_focused()
    expect(page.locator("#balance-now")).to_have_value("140")
    expect(buyer.field("balance")).to_have_value("900")
    expect(page.locator(".old-balance__movements li")).to_have_count(2)
    before = buyer.answers()
    page.locator("[data-action=take-balance]").click()
    buyer.answered_after(before)
    expect(buyer.field("balance")).to_have_value("140")
    expect(buyer.field("orders[0].status")).to_have_value("paid")


@narrow
@ENGLISH_FIRST
def test_an_order_takes_an_amount_and_its_days_are_a_range(page: Page, site_url: str, lang: str) -> None:
    page.add_init_script(at("2026-11-29"))
    buyer = opened(page, site_url, lang)
    buyer.field("balance").fill("900")
    for place, amount in enumerate(("268", "129")):
        page.locator("[data-action=row-add][data-list=orders]").click()
        expect(buyer.field(f"orders[{place}].amount")).to_be_focused()
        before = buyer.answers()
        page.keyboard.type(amount)
        buyer.answered_after(before)
    expect(buyer.field("orders[0].received_on")).to_be_visible()
    expect(buyer.field("orders[0].deduct_on")).to_be_hidden()
    before = buyer.answers()
    buyer.field("orders[1].status").select_option("expected")
    buyer.answered_after(before)
    expect(buyer.field("orders[1].received_on")).to_be_hidden()
    expect(buyer.field("orders[1].expected_on")).to_be_visible()
    figures = buyer.figures()
    assert (float(figures["outstanding"]), float(figures["lowest_balance.amount"])) == (397, 503)
    # Goods a week on their way at most, confirmed after 10 to 30 days.
    days = page.locator("#results-schedule tbody th")
    expect(days.first).to_contain_text("between 29 Nov and 5 Jan" if lang == "en" else "11 月 29 日到")
    expect(days.last).to_contain_text("between 2 Dec and 5 Jan" if lang == "en" else "12 月 2 日到")
    assert page.locator(".month__range").count() == 38
    assert said(page).endswith(say(lang, "buyer.answer.earliest"))
    before = buyer.answers()
    buyer.add("fixed_costs", day_of_month="10", amount="600", name="rent")
    buyer.answered_after(before)
    assert say(lang, "buyer.answer.enough_at_latest") not in said(page)
    assert "97" in said(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@narrow
@CHINESE_FIRST
def test_a_bill_closes_what_it_shows_as_deducted_and_offers_wages_and_rent(
    page: Page, site_url: str, lang: str
) -> None:
    page.add_init_script(at("2026-11-29"))
    buyer = opened(page, site_url, lang)
    buyer.field("balance").fill("900")
    buyer.add("orders", amount="89", received_on="2026-11-10")
    page.locator("#form-import > summary").click()
    rows = [line.split(",") for line in weixin_pay().decode("utf-8-sig").replace("\t", "").splitlines()]
    rows = [row for row in rows if len(row) == 11]
    wages = "2026-11-10 09:00:00,转账,公司,工资,收入,¥4200.00,/,已存入零钱,77,m,/"
    buyer.is_ready()
    before = buyer.answers()
    page.locator("#payments-file").set_input_files(
        {
            "name": "bill.xlsx",
            "mimeType": "application/octet-stream",
            "buffer": workbook([*rows, wages.split(",")]),
        }
    )
    buyer.answered_after(before)
    assert buyer.rows("orders") == 4
    # The list does not say when goods arrived: nothing of it is called overdue but what it says has failed.
    expect(page.locator("#results-schedule .overdue")).to_have_count(1)
    expect(page.locator("[data-closes]")).to_have_count(1)
    page.locator("[data-action=take-closes]").click()
    expect(buyer.field("orders[0].status")).to_have_value("paid")
    # Whether wages go on is its reader's to say.
    page.locator("[data-regular=income]").check()
    page.locator("[data-action=take-regular]").click()
    expect(buyer.field("income[0].amount")).to_have_value("4200")
    expect(buyer.field("income[0].repeats")).to_have_value("monthly")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@narrow
@ENGLISH_FIRST
def test_a_plan_is_shared_without_balance_and_wages_unless_they_are_ticked(
    page: Page, site_url: str, lang: str
) -> None:
    page.add_init_script(at("2026-11-22"))
    buyer = opened(page, site_url, lang)
    buyer.own_plan()
    page.locator("[data-action=share]").click()
    page.wait_for_url(re.compile(r".*#.+"))
    # balance and amount of an income, by their keys
    assert not re.search(r"[&=](b|bo|\d+ia)=", page.url)
    assert re.search(r"&0fa=1500", page.url)
    page.reload()
    buyer.is_ready()
    expect(buyer.field("balance")).to_have_value("1,800")
    expect(buyer.field("income[0].amount")).to_have_value("4200")
    expect(page.locator("[data-text-money=without]")).to_be_visible()
    expect(page.locator("[data-text-money=with]")).to_be_hidden()
    fragment = page.url.split("#", 1)[1]
    page.locator("#copy-money").check()
    expect(page.locator("#share-money")).to_be_checked()
    expect(page.locator("[data-text-money=without]")).to_be_hidden()
    expect(page.locator("[data-text-money=with]")).to_contain_text("¥4,200")
    page.locator("[data-action=share]").click()
    page.wait_for_url(re.compile(r".*&0ia=4200.*"))
    page.evaluate("localStorage.clear()")
    visitor = BuyerPage(another(page), site_url, lang).open(f"#{fragment}")
    visitor.is_ready()
    expect(visitor.page.locator("[data-whose-words]").first).to_have_text(
        say(lang, "buyer.script.whose.received")
    )
    expect(visitor.page.locator("#results-schedule")).to_contain_text("¥1,500")
    assert "safe_to_add" not in visitor.figures()
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360


FROM_SOMEBODY = "v=1&at=results&0n=Order+1&0a=268&0p=klarna&0r=2026-11-20&0c=10&0fd=1&0fa=500".replace(
    "+", "%20"
)


@narrow
@pytest.mark.parametrize("money", ["", pytest.param("&b=900&bo=2026-11-29", marks=pytest.mark.long)])
@CHINESE_FIRST
def test_a_plan_from_a_link_stays_somebodys_until_it_is_edited(
    page: Page, site_url: str, lang: str, money: str
) -> None:
    page.add_init_script(at("2026-12-06"))
    own = "v=1&b=77&bo=2026-12-06&0n=own&0a=10&0d=2026-12-12"
    page.add_init_script(f"localStorage['pay-later-calculator/plan'] ??= {own!r};")
    page.add_init_script("navigator.clipboard.writeText = async () => {};")
    buyer = BuyerPage(page, site_url, lang).open(f"#{FROM_SOMEBODY}{money}")
    buyer.is_ready()
    whose = page.locator("[data-whose-words]").first

    def is_somebodys() -> None:
        expect(whose).to_have_text(say(lang, "buyer.script.whose.received"))
        expect(buyer.field("orders[0].amount")).to_have_value("268")
        expect(buyer.field("balance")).to_have_value("900" if money else "")

    is_somebodys()
    page.locator(".result-bar").evaluate("link => link.click()")
    page.wait_for_url(re.compile(r".*#v=1&at=results.*0a=268.*"))
    page.locator("[data-action=share]").click()
    expect(page.locator("[data-actions-status]")).not_to_be_empty()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.reload()
    buyer.field("today").focus()
    buyer.is_ready()
    is_somebodys()
    expect(page.locator("[data-status]")).not_to_contain_text(say(lang, "script.restored"))
    before = buyer.answers()
    buyer.reveal("orders[0].amount").fill("269")
    buyer.answered_after(before)
    expect(whose).to_have_text(say(lang, "buyer.script.whose.own"))
    page.reload()
    buyer.is_ready()
    expect(buyer.field("orders[0].amount")).to_have_value("269")


@narrow
@ENGLISH_FIRST
def test_an_order_is_called_alike_in_its_row_and_where_one_is_chosen(
    page: Page, site_url: str, lang: str
) -> None:
    buyer = opened(page, site_url, lang)
    buyer.start_empty()
    buyer.field("balance").fill("900")
    buyer.add("orders", amount="299")
    before = buyer.answers()
    buyer.field("orders[0].platform").select_option("pinduoduo")
    buyer.answered_after(before)
    name = {"zh": "拼多多 ¥299", "en": "Pinduoduo ¥299"}[lang]
    expect(page.locator("[data-row-name]")).to_have_text(name)
    expect(page.locator("[name='what_if.order'] option").last).to_have_text(f"1. {name}")
    before = buyer.answers()
    buyer.reveal("orders[0].name").fill("lamp")
    buyer.answered_after(before)
    expect(page.locator("[data-row-name]")).to_have_text("lamp")


@narrow
@CHINESE_FIRST
def test_a_row_in_instalments_asks_for_the_next_day_without_a_fold(
    page: Page, site_url: str, lang: str
) -> None:
    page.add_init_script(at("2026-11-29"))
    buyer = opened(page, site_url, lang)
    buyer.field("balance").fill("60")
    buyer.field("plan_currency").select_option("GBP")
    unit = "英镑" if lang == "zh" else "GBP"
    before = buyer.answers()
    buyer.add("orders", amount="25")
    buyer.answered_after(before)
    row = page.locator("[data-row=orders]").last
    expect(row.locator("[data-currency]").first).to_have_text(unit)
    position = buyer.rows("orders") - 1
    due = buyer.field(f"orders[{position}].deduct_on")
    expect(due).to_be_hidden()
    buyer.field(f"orders[{position}].platform").select_option("klarna")
    expect(due).to_be_visible()
    expect(row.get_by_label(say(lang, "buyer.form.instalment_deduct_on_label"))).to_be_visible()
    expect(buyer.field(f"orders[{position}].instalments")).to_have_value("4")
    expect(row.locator("[data-row-summary]")).to_have_text(
        say(lang, "buyer.form.order_without_day", amount="£25")
    )
    before = buyer.answers()
    due.fill("2026-12-05")
    buyer.answered_after(before)
    assert float(buyer.figures()["outstanding"]) == 100
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    buyer.field(f"orders[{position}].platform").select_option("pinduoduo")
    expect(buyer.field(f"orders[{position}].instalments")).to_have_value("1")
    expect(due).to_be_hidden()


@narrow
@ENGLISH_FIRST
def test_instalments_in_another_currency_with_a_late_fee(page: Page, site_url: str, lang: str) -> None:
    page.add_init_script(at("2026-11-29"))
    buyer = opened(page, site_url, lang)
    buyer.field("balance").fill("60")
    buyer.field("plan_currency").select_option("GBP")
    buyer.add("orders", name="coat", amount="25", deduct_on="2026-12-05", instalments="4", late_fee="6")
    before = buyer.answers()
    buyer.field("orders[0].platform").select_option("klarna")
    buyer.answered_after(before)
    figures = buyer.figures()
    assert (float(figures["outstanding"]), float(figures["late_fees"])) == (100, 12)
    rows = page.locator("#results-schedule tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.last).to_contain_text("4")
    assert "£40" in page.locator("#results-mends, [data-slot=body]").first.inner_text()
    assert "£12" in said(page)
    page.locator("#form-import > summary").click()
    page.locator("#payments-text").fill(weixin_pay().decode("utf-8-sig"))
    page.locator("[data-action=read-payments]").click()
    currency = "英镑" if lang == "zh" else "GBP"
    expect(page.locator("[data-import-problem]")).to_have_text(
        say(lang, "buyer.import.other_currency", currency=currency)
    )
    assert buyer.rows("orders") == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@narrow
@CHINESE_FIRST
def test_a_clock_that_went_back_is_said_and_no_verdict_given(page: Page, site_url: str, lang: str) -> None:
    page.add_init_script(at("2026-11-29"))
    buyer = opened(page, site_url, lang)
    page.locator("[data-action=start-empty]").click()
    before = buyer.answers()
    buyer.field("balance").fill("900")
    buyer.answered_after(before)
    page.add_init_script(at("2026-11-20"))
    page.reload()
    buyer.is_ready()
    assert buyer.figures() == {}
    assert ("device" if lang == "en" else "设备") in said(page)
    page.locator("[data-action=take-balance]").click()
    expect(page.locator("#balance-now")).to_be_focused()
    before = buyer.answers()
    page.locator("#balance-now").fill("850")
    page.locator("[data-action=take-balance]").click()
    buyer.answered_after(before)
    assert float(buyer.figures()["lowest_balance.amount"]) == 850


@narrow
@ENGLISH_FIRST
def test_what_is_asked_first_is_answered_first_and_followed_by_what_mends_it(
    page: Page, site_url: str, lang: str
) -> None:
    buyer = opened(page, site_url, lang)
    page.locator("[data-action=start-empty]").click()
    buyer.field("today").fill("2026-11-29")
    buyer.field("balance").fill("900")
    buyer.add("orders", name="coat", amount="268", received_on="2026-11-20", confirm_days="10")
    buyer.add("income", date="2026-12-10", amount="4200")
    before = buyer.answers()
    buyer.add("fixed_costs", day_of_month="1", amount="1200", name="rent")
    buyer.answered_after(before)
    assert said(page).index("¥300") < said(page).index("¥568")
    expect(page.locator("[data-slot=answer] .answer__line")).to_have_count(2)
    expect(page.locator("#results-mends li")).to_have_count(2)
    expect(page.locator("#results-mends li").first).to_contain_text("rent")
    expect(page.locator("#results-mends li").last).to_contain_text("¥568")
    assert "¥568" in page.locator(".result-bar").inner_text()
    # Wages of every month stand in the list of days and in the copied text.
    expect(page.locator("#results-schedule tbody tr")).to_have_count(5)
    expect(page.locator("[data-slot=reminders]")).to_contain_text("¥4,200")
    expect(buyer.field("fixed_costs[0].date")).to_be_hidden()
    buyer.field("fixed_costs[0].repeats").select_option("once")
    expect(buyer.field("fixed_costs[0].date")).to_be_visible()
    expect(buyer.field("fixed_costs[0].day_of_month")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@narrow
@CHINESE_FIRST
def test_nothing_of_the_example_stays_in_the_readers_answer(page: Page, site_url: str, lang: str) -> None:
    buyer = opened(page, site_url, lang)
    example = page.locator(".while-example")
    expect(example).to_be_visible()
    buyer.type_and_wait("balance", "12,345.67")
    expect(example).to_be_hidden()
    assert [buyer.rows(name) for name in ("orders", "income", "fixed_costs")] == [0, 0, 0]
    expect(page.locator("[data-slot=bar]")).to_contain_text("¥12,345.67")
    assert float(buyer.figures()["outstanding"]) == 0
    before = buyer.answers()
    page.locator("[data-action=start-empty]").click()
    buyer.answered_after(before)
    assert buyer.figures() == {}
    expect(page.locator("[data-slot=bar]")).to_be_empty()
    expect(page.locator("[data-slot=answer]")).to_be_empty()
    expect(example).to_be_hidden()
    # Empty is work to do, and no mistake.
    expect(buyer.problem("balance")).to_have_attribute("data-kind", "gap")
    expect(buyer.problem("balance")).not_to_be_empty()
    expect(buyer.summary()).to_be_empty()


@CHINESE_FIRST
def test_a_change_can_be_tried_on_the_example_without_emptying_it(
    page: Page, site_url: str, lang: str
) -> None:
    buyer = opened(page, site_url, lang)
    before = buyer.answers()
    buyer.field("what_if.change").select_option("returned")
    buyer.answered_after(before)
    assert buyer.rows("orders") == 4
    expect(page.locator(".while-example")).to_be_visible()


@pytest.mark.parametrize("context_options", [PHONE], ids=["320"])
@BOTH
def test_a_phone_shows_all_of_it_without_sideways_scrolling(page: Page, site_url: str, lang: str) -> None:
    opened(page, site_url, lang)
    page.evaluate("document.querySelectorAll('.calculator details').forEach(fold => { fold.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    wider = page.evaluate(
        """[...document.querySelectorAll('.calculator__results table')]
             .filter(table => table.scrollWidth > table.parentElement.clientWidth + 1)
             .map(table => table.className)"""
    )
    assert wider == []
