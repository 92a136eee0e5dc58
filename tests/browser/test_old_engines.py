"""The site in browsers of long ago: near the calculators' floor, and below it.

`make test-long` fetches packages that carry a Chromium 102, which knows no `:has()`, and a Chromium 88, in
which Python cannot start.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from calculator.answers.estimate import estimate
from calculator.build.samples.write import sample
from calculator.build.site.made_pages.self_checks.check import gravest, self_check
from calculator.page.html.shown_figure import value_at
from calculator.shop.templates import example
from tests.browser.calculator_page import STANDING, CalculatorPage
from tests.browser.one_browser import ARGUMENTS, the_browser
from tests.browser.order_file_page import OrderFilePage
from tests.browser.watched import PATIENCE_MS
from tests.site.test_self_checks import PAGES

pytestmark = pytest.mark.long

PACKAGES = Path(__file__).parent / "old_engines" / "node_modules"
UNPACK = """const { brotliDecompressSync } = require("node:zlib");
const { readFileSync, writeFileSync } = require("node:fs");
writeFileSync(process.argv[2], brotliDecompressSync(readFileSync(process.argv[1])), { mode: 0o755 });"""
PER_MONTH = "[data-calculator-form] [name='segments[0].orders_per_month']"


@contextmanager
def page_of(package: str, folder: Path) -> Iterator[Page]:
    """A page of the Chromium that a package carries."""
    packed = PACKAGES / package / "bin" / "chromium.br"
    assert packed.exists(), "old browsers are fetched by `make test-long`"
    program = folder / "chromium"
    subprocess.run(["node", "-e", UNPACK, packed, program], check=True)
    # These packages leave out the process that starts others.
    old: Browser = the_browser().browser_type.launch(
        executable_path=program, args=[*ARGUMENTS, "--no-zygote"]
    )
    page = old.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE_MS)
    yield page
    old.close()


# Playwright asks these browsers what they do not know yet (`checkVisibility`), so the page is asked instead.
PRESS = "selector => document.querySelector(selector).click()"
TYPE = """([selector, text]) => {
  const box = document.querySelector(selector);
  box.value = text;
  for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
}"""
AT_REST = f"""() => {{ const now = ({STANDING})();
  return now.state === "ready" && !now.busy.length; }}"""
THERE = "selector => document.querySelector(selector) !== null"
SEEN = "selector => [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length)"


def test_a_browser_without_has_tells_whose_figures_and_prints_one_letter(
    site_url: str, tmp_path: Path
) -> None:
    with page_of("@sparticuz/chrome-aws-lambda", tmp_path) as page:
        assert not page.evaluate("CSS.supports('selector(:has(a))')")
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        shop = CalculatorPage(page, site_url, "zh").open()
        page.wait_for_function(AT_REST)
        assert page.evaluate(SEEN, ".while-example")
        shop.open(f"#{shop.own_input()}")
        page.reload()
        page.wait_for_function(AT_REST)
        assert not page.evaluate(SEEN, ".while-example")
        before = shop.answers()
        page.evaluate(TYPE, [PER_MONTH, "4321"])
        shop.answered_after(before)
        with page.expect_download() as download:
            page.evaluate(PRESS, "[data-action=save_input]")
        expected = estimate(json.loads(download.value.path().read_text(encoding="utf-8")))
        assert expected["inputs"]["segments"][0]["orders_per_month"] == 4321
        for path, value in shop.figures().items():
            if not path.startswith("audit."):
                assert float(value) == pytest.approx(value_at(expected, path), rel=1e-6), path
        orders = OrderFilePage(page, site_url, "zh").open()
        page.wait_for_function(AT_REST)
        orders.read("orders.csv", sample("generic"))
        for action in ("pick", "write"):
            page.evaluate(PRESS, f"[data-action={action}]")
        page.wait_for_function(THERE, arg="[data-action=print_one]")
        page.evaluate("window.print = () => {}")
        page.evaluate(PRESS, "[data-action=print_one]")
        page.emulate_media(media="print")
        assert not page.evaluate(SEEN, "[data-slot=answer]")
        assert errors == []


def test_a_browser_too_old_for_python_says_so_and_shows_the_rest(site_url: str, tmp_path: Path) -> None:
    with page_of("chrome-aws-lambda", tmp_path) as page:
        shop = CalculatorPage(page, site_url, "en").open()
        page.wait_for_function(SEEN, arg=".notice-box--warning")
        told = page.eval_on_selector_all(
            ".notice-box--warning",
            "all => all.filter((one) => one.getClientRects().length).map((one) => one.innerText)",
        )
        assert ["Chromium 97" in words for words in told] == [True]
        result = estimate(example().document("en"))
        assert float(shop.figures()["portfolio.receivable"]) == result["portfolio"]["receivable"]
        check = self_check("shop-ready")
        page.goto(f"{site_url}/en/{PAGES['shop-ready']}/")
        for question in check.questions:
            page.evaluate(PRESS, f'[name="{question.id}"][value="{question.answers[-1].id}"]')
        level = gravest(question.answers[-1].level for question in check.questions)
        assert page.evaluate(SEEN, f"[data-outcome='{level}']")
