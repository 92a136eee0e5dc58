"""Each page made for paper, printed by a browser on A4: nothing is cut off, nothing but text goes along.

What is computed is printed in `tests/browser/`.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.build.site.paths_and_addresses import LANGUAGES, Settings
from calculator.build.site.staging.page_frame import facts
from tests.browser.lent_python import NO_PYTHON
from tests.site.built import written_pages

PRINTED = [(lang, page.address) for lang in LANGUAGES for page in written_pages(lang) if page.about.printable]
A4_POINTS = (595.3, 841.9)
MARGIN_MM = 15
TEXT_WIDTH = round((210 - 2 * MARGIN_MM) / 25.4 * 96)
TEXT_HEIGHT = round((297 - 2 * MARGIN_MM) / 25.4 * 96)
CUT = """([width, height]) => [...document.querySelectorAll("article *")]
  .filter((part) => part.getClientRects().length > 0)
  .filter((part) => {
    const box = part.getBoundingClientRect();
    const style = getComputedStyle(part);
    const clips = style.overflow !== "visible" && part.scrollWidth > part.clientWidth + 1;
    const unbreakable = style.breakInside === "avoid" && box.height > height;
    return box.right > width + 1 || clips || unbreakable;
  })
  .map((part) => part.outerHTML.slice(0, 80))"""
COLOURS = """part => {
  const grey = (colour) => colour.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part) / 3, 0);
  return {
    text: grey(getComputedStyle(part).color),
    background: grey(getComputedStyle(document.body).backgroundColor),
  };
}"""
LEFT_OUT = ("header", ".md-sidebar", ".md-footer", ".page-facts__actions")


def test_there_is_something_to_print() -> None:
    made_for_paper = {
        "buyers/card/",
        "letters/",
        "merchants/evidence/",
        "merchants/internal-control-checklist/",
    }
    for lang in LANGUAGES:
        assert made_for_paper <= {address for language, address in PRINTED if language == lang}


@pytest.mark.parametrize(("lang", "address"), PRINTED)
def test_a_page_for_paper_fits_on_a4(page: Page, site_url: str, lang: str, address: str) -> None:
    page.set_viewport_size({"width": TEXT_WIDTH, "height": TEXT_HEIGHT})
    page.emulate_media(media="print")
    page.goto(f"{site_url}/{lang}/{address}")
    for part in LEFT_OUT:
        assert page.locator(f"{part}:visible").count() == 0, part
    assert page.evaluate(CUT, [TEXT_WIDTH, TEXT_HEIGHT]) == []
    edge = f"{MARGIN_MM}mm"
    pdf = page.pdf(format="A4", margin={"top": edge, "right": edge, "bottom": edge, "left": edge})
    assert page_sizes(pdf)
    assert all(size == pytest.approx(A4_POINTS, abs=1.5) for size in page_sizes(pdf))
    sheet = page.locator(".sheet")
    if sheet.count():
        expect(sheet).to_have_count(1)
        below = page.evaluate("document.querySelector('.sheet').getBoundingClientRect().bottom + scrollY")
        assert below <= TEXT_HEIGHT, "a sheet fits on one page"


@pytest.mark.parametrize("context_options", [{"color_scheme": "dark"}])
@pytest.mark.parametrize(
    "address", ["letters/", "calculator/", pytest.param("calculator/buyer/", marks=pytest.mark.long)]
)
def test_paper_is_white_whatever_the_screen_is(page: Page, site_url: str, address: str) -> None:
    page.add_init_script(NO_PYTHON)
    page.goto(f"{site_url}/en/{address}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    text = page.locator("article h1")
    on_screen = text.evaluate(COLOURS)
    page.emulate_media(media="print")
    on_paper = text.evaluate(COLOURS)
    assert on_screen["text"] > on_screen["background"]
    assert on_paper == {"text": pytest.approx(32, abs=20), "background": 255}


def test_a_published_page_names_its_own_address() -> None:
    (letters,) = (page for page in written_pages("en") if page.address == "letters/")
    said = facts("en", letters, Settings(site_url="https://example.org/pay/"), 1)
    assert 'data-address="https://example.org/pay/en/letters/"' in said
    assert "</b> · https://example.org/pay/en/letters/</p>" in said


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page, in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width), float(height)) for width, height in boxes]


def test_what_is_cut_is_found(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": TEXT_WIDTH, "height": TEXT_HEIGHT})
    page.set_content(f"<article><p style='width:{TEXT_WIDTH + 50}px'>wide</p><p>narrow</p></article>")
    assert len(page.evaluate(CUT, [TEXT_WIDTH, TEXT_HEIGHT])) == 1
    page.close()
