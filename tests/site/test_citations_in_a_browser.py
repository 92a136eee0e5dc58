"""The number of a source stays on the line of the word it belongs to, at any width."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from calculator.build.site.settings import LANGUAGES, Settings
from calculator.build.site.staging.pages import pages_of

LOST = """() => [...document.querySelectorAll("article .cite")].filter((cite) => {
  const before = cite.previousSibling;
  if (!before || before.nodeType !== Node.TEXT_NODE || !/\\S$/.test(before.data)) return false;
  const range = document.createRange();
  range.setStart(before, before.length - 1);
  range.setEnd(before, before.length);
  const word = range.getBoundingClientRect();
  const number = cite.querySelector("a").getBoundingClientRect();
  return number.top > word.bottom || number.left < word.left;
}).map((cite) => cite.previousSibling.data.slice(-12) + cite.textContent)"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_begins_with_the_number_of_a_source(browser: Browser, site_url: str, lang: str) -> None:
    page = browser.new_page()
    lost = {}
    for written in pages_of(Settings(), lang):
        if len(written.about.sources) < 6:
            continue
        page.goto(f"{site_url}/{lang}/{written.address}")
        for width in (320, 360, 393):
            page.set_viewport_size({"width": width, "height": 700})
            if found := page.evaluate(LOST):
                lost[f"{written.address} {width}"] = found
    page.close()
    assert lost == {}
