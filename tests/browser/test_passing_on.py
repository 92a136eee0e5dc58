"""The answer is passed on: as a picture, by a link, on one page of paper, as a table."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from calculator.boundary.written_csv import MARK
from calculator.page.html.shown_figure import value_at
from calculator.words import say
from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import BOTH, CHINESE_FIRST, ENGLISH_FIRST
from tests.browser.lent_python import another
from tests.browser.test_same_figures import command_line
from tests.browser.watched import POLLING_MS, ROOT
from tests.site.test_printing import TEXT_HEIGHT, TEXT_WIDTH

on_a_phone = pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 740}}])
ORDERS = "segments[0].orders_per_month"
RECEIVABLE = "portfolio.receivable"
SHOP = {ORDERS: "900", "segments[0].average_order_value": "68", "segments[0].pay_later_share": "1/3"}
WHOLE_IN_VIEW = (
    "heading => heading.getBoundingClientRect().top >= 0 && heading.getBoundingClientRect().top < 300"
)

# What the picture's QR code says, read by a decoder of another family.
DECODE = """async () => {
  const image = document.querySelector('dialog.picture img');
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, says: jsQR(data, width, height)?.data ?? null };
}"""
# A system with a share sheet: what it is given is kept, and it is closed again at once where it is to be.
SHARE_SHEET = """([takesFiles, isClosed]) => {
  window.shared = [];
  navigator.canShare = ({ files }) => takesFiles || !files;
  navigator.share = async ({ files = [], ...words }) => {
    window.shared.push({ ...words, files: files.map(({ type, size }) => ({ type, size })) });
    if (isClosed) throw new DOMException('closed', 'AbortError');
  };
}"""


@pytest.fixture
def own_shop(page: Page, site_url: str, lang: str) -> CalculatorPage:
    """A page on which a reader has entered three numbers of their own."""
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    for path, text in SHOP.items():
        shop.type(path, text)
    page.wait_for_function(
        "() => document.querySelector('.results').dataset.standing === 'own'"
        " && !document.querySelector('[aria-busy=true]')",
        polling=POLLING_MS,
    )
    return shop


def visitor(shop: CalculatorPage) -> CalculatorPage:
    """Somebody else, on a phone that keeps nothing of what was typed on the first."""
    shop.page.evaluate("localStorage.clear()")
    return CalculatorPage(another(shop.page), shop.site_url, shop.lang)


def press(shop: CalculatorPage, action: str) -> None:
    shop.page.locator(f"[data-action={action}]").first.click()


def in_the_picture(page: Page) -> dict[str, Any]:
    """Its size, and what its QR code says."""
    page.wait_for_selector("dialog.picture img")
    page.evaluate((ROOT / "node_modules/jsqr/dist/jsQR.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(DECODE)
    return found


@on_a_phone
@ENGLISH_FIRST
def test_the_picture_is_copied_and_saved_and_its_code_opens_the_answer_on_another_phone(
    own_shop: CalculatorPage, tmp_path: Path
) -> None:
    page = own_shop.page
    press(own_shop, "pass_on")
    picture = in_the_picture(page)
    assert picture["width"] == 1080
    assert picture["height"] > 1000
    link = picture["says"]
    assert link == page.url
    words = str(page.locator("dialog.picture img").get_attribute("alt"))
    assert words.startswith(page.locator("[data-slot=answer]").inner_text())
    assert page.locator("#results-decision .results__finding").inner_text() in words
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    copy = page.locator("[data-action=picture-copy]")
    copy.click()
    expect(copy).to_have_text(say(own_shop.lang, "script.passing.copied"))
    assert page.evaluate("copied") == f"{words}\n{page.url}"
    with page.expect_download() as download:
        page.locator("[data-action=picture-save]").click()
    assert re.fullmatch(r"pay-later-\d{4}-\d\d-\d\d\.png", download.value.suggested_filename)
    download.value.save_as(tmp_path / "saved.png")
    assert (tmp_path / "saved.png").read_bytes().startswith(b"\x89PNG")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.picture")).to_have_count(0)
    other = visitor(own_shop)
    other.page.goto(link)
    other.is_ready()
    assert other.figures()[RECEIVABLE] == own_shop.figures()[RECEIVABLE]
    expect(other.field(ORDERS)).to_have_value(SHOP[ORDERS])
    assert other.page.locator("#results-title").evaluate(WHOLE_IN_VIEW)


@ENGLISH_FIRST
def test_the_share_sheet_gets_the_picture_or_the_words(shop: CalculatorPage) -> None:
    page = shop.page
    answer = page.locator("[data-slot=answer]").inner_text()
    for takes_files in (True, False):
        page.evaluate(SHARE_SHEET, [takes_files, True])
        press(shop, "pass_on")
        page.wait_for_function("() => shared.length > 0", polling=POLLING_MS)
        (shared,) = page.evaluate("shared")
        if takes_files:
            (file,) = shared["files"]
            assert file["type"] == "image/png"
            assert file["size"] > 10_000
            assert page.url in shared["text"]
        else:
            assert shared["files"] == []
            assert shared["url"] == page.url
        assert answer in shared["text"]
        expect(page.locator("dialog.picture")).to_have_count(0)
    page.evaluate("delete navigator.share; delete navigator.canShare")


@CHINESE_FIRST
def test_a_link_too_long_for_a_code_is_said_and_the_picture_goes_without(own_shop: CalculatorPage) -> None:
    own_shop.type_and_wait("segments[0].name", "手机壳" * 26)
    press(own_shop, "pass_on")
    assert in_the_picture(own_shop.page)["says"] is not None
    own_shop.page.keyboard.press("Escape")
    own_shop.type_and_wait("months", "\n".join(["100 2"] * 100))
    press(own_shop, "pass_on")
    assert in_the_picture(own_shop.page)["says"] is None


@ENGLISH_FIRST
def test_the_address_is_always_current_goes_back_to_no_older_figures_and_the_examples_is_clean(
    page: Page, site_url: str, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    clean = page.url
    assert "#" not in clean
    shop.type_and_wait(ORDERS, "777")
    assert "0o=777" in page.url
    shop.type_and_wait("segments[0].average_order_value", "50")
    shop.type_and_wait("segments[0].pay_later_share", "half")
    assert all(part in page.url for part in ("at=results", "0o=777", "0v=50", "0s=half"))
    figures = shop.figures()
    page.reload()
    shop.is_ready()
    assert shop.figures()[RECEIVABLE] == figures[RECEIVABLE]
    expect(shop.field(ORDERS)).to_have_value("777")
    page.evaluate("location.hash = 'results-title'")
    page.wait_for_url(re.compile("at=results-title"))
    shop.type_and_wait(ORDERS, "778")
    page.go_back()
    page.wait_for_url(re.compile("0o=778"))
    expect(shop.field(ORDERS)).to_have_value("778")
    before = shop.answers()
    page.locator("[data-action=back-to-example]").click()
    shop.answered_after(before)
    assert page.url == clean


@CHINESE_FIRST
def test_pasted_lists_that_are_too_long_for_an_address_are_left_out_and_said(
    own_shop: CalculatorPage,
) -> None:
    page = own_shop.page
    orders = "\n".join(["300, 20"] * 700)
    own_shop.type_and_wait("open_orders", orders)
    assert len(page.url) < 1000
    press(own_shop, "share")
    status = page.locator("[data-actions-status]").first
    expect(status).not_to_be_empty()
    assert len(status.inner_text()) > 30
    page.reload()
    own_shop.is_ready()
    expect(own_shop.field("open_orders")).to_have_value(orders)
    other = "en" if own_shop.lang == "zh" else "zh"
    page.locator("[data-language-switch]").click()
    page.wait_for_url(f"**/{other}/calculator/**")
    twin = CalculatorPage(page, own_shop.site_url, other)
    twin.is_ready()
    expect(twin.field("open_orders")).to_have_value(orders)


# No PDF is made of it: on a busy machine Chromium has told the end of a print before its beginning.
@BOTH
def test_the_answer_is_printed_on_one_page_and_named_after_whose_it_is(own_shop: CalculatorPage) -> None:
    page = own_shop.page
    named = page.title()
    page.evaluate("window.print = () => { window.printing = true; }")
    press(own_shop, "print_answer")
    page.wait_for_function("() => window.printing", polling=POLLING_MS)
    page.set_viewport_size({"width": TEXT_WIDTH, "height": TEXT_HEIGHT})
    page.emulate_media(media="print")
    assert page.locator("body > :visible").count() == 1
    expect(page.locator(".answer-sheet")).to_be_visible()
    below = page.evaluate("document.querySelector('.answer-sheet').getBoundingClientRect().bottom + scrollY")
    assert 200 < below <= TEXT_HEIGHT, "it fits on one page"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".answer-sheet")).to_have_count(0)
    assert page.title() == named
    assert page.evaluate("document.documentElement.scrollHeight") > 3 * TEXT_HEIGHT


@CHINESE_FIRST
def test_a_print_says_whose_figures_it_holds(page: Page, site_url: str, lang: str) -> None:
    shop = CalculatorPage(page, site_url, lang).opened_and_ready()
    titles = "dispatchEvent(new Event('beforeprint')); const said = document.title;"
    titles = f"(() => {{ {titles} dispatchEvent(new Event('afterprint')); return said; }})()"
    of_the_example = page.evaluate(titles)
    for path, text in SHOP.items():
        shop.type(path, text)
    page.wait_for_function(
        "() => document.querySelector('.results').dataset.standing === 'own'", polling=POLLING_MS
    )
    of_the_shop = page.evaluate(titles)
    assert of_the_example != of_the_shop
    assert ("算例" if lang == "zh" else "example") in of_the_example
    assert ("我的店" if lang == "zh" else "my shop") in of_the_shop


@ENGLISH_FIRST
def test_the_saved_table_holds_the_command_lines_figures(shop: CalculatorPage, tmp_path: Path) -> None:
    result = command_line(shop.saved("save_input", tmp_path))
    with shop.page.expect_download() as download:
        shop.page.locator("[data-action=save_table]").click()
    download.value.save_as(tmp_path / "table.csv")
    text = (tmp_path / "table.csv").read_bytes().decode("utf-8")
    assert text.startswith(MARK)
    _, *rows = csv.reader(StringIO(text.removeprefix(MARK)))
    figures = {path: value for path, _, value, _ in rows}
    assert float(figures[RECEIVABLE]) == value_at(result, RECEIVABLE)
    for path, value in figures.items():
        expected = value_at(result, path)
        if isinstance(expected, float):
            assert float(value) == expected, path
