"""How long a recalculation takes in Chromium, and what a first visit transfers.

`python -m tests.benchmarks.in_the_page`: ten segments with spread order values, rings and a monthly cap are
typed into the built page. Measured is the way there and back: the text typed goes to the worker, Python
understands, checks, estimates and writes the results, the page puts them in place; the quiet that the page
waits for after an edit is left out. The figures come first; the comparisons of scenarios and levers, and then
the tornado of the bad month, follow in messages of their own. Bytes are those of a fresh visit with every
file at its gzip size.
"""

from __future__ import annotations

import gzip
import sys
from statistics import median

from playwright.sync_api import Browser, Response, sync_playwright

from tests.browser.calculator_page import CalculatorPage
from tests.browser.find_browser import browser_path
from tests.browser.one_browser import ARGUMENTS
from tests.browser.serving import serving
from tests.browser.watched import PATIENCE_MS, SITE
from tests.budgets import RECALCULATION_MS

SEGMENTS = 10
ROUNDS = 25
# From the message to the worker until the result stands in the page.
ROUND_TRIP = """
  () => {
    const send = Worker.prototype.postMessage;
    window.trips = [];
    let begun = 0;
    Worker.prototype.postMessage = function (message) {
      if (message.type === "ask") {
        const sent = performance.now();
        const part = message.method;
        if (part === "figures") begun = sent;
        this.addEventListener("message", function answered(event) {
          if (event.data.type !== "answer") return;
          this.removeEventListener("message", answered);
          queueMicrotask(() => setTimeout(() => {
            const now = performance.now();
            window.trips.push([part, now - sent]);
            if (part === "decisions") window.trips.push(["figures and decisions", now - begun]);
          }));
        });
      }
      send.call(this, message);
    };
  }
"""


def fill_in(shop: CalculatorPage) -> None:
    """Make the shop one of ten segments, with rings and a cap."""
    page = shop.page
    while len(shop.segments()) < SEGMENTS:
        before = shop.answers()
        shop.press_in_segment(len(shop.segments()) - 1, "row-copy")
        shop.answered_after(before)
    for place in range(SEGMENTS):
        for name, text in {
            "orders_per_month": str(round(3000 / 1.4**place)),
            "average_order_value": str(round(40 * 1.6**place)),
            "order_value_cv": "0.8",
            "guarantee_coverage": "80",
            "guarantee_cap_per_order": "300",
        }.items():
            page.locator(f'[name="segments[{place}].{name}"]').evaluate(
                """(box, text) => {
                  box.value = text;
                  box.dispatchEvent(new Event("input", { bubbles: true }));
                }""",
                text,
            )
    shop.type_and_wait("assumptions.rings.per_month", "0.1")
    shop.type_and_wait("assumptions.guarantee_cap_per_month", "6000")


def recalculation(browser: Browser, address: str) -> dict[str, list[float]]:
    """Milliseconds of round trips by part of the result, each after one more edit."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    shop = CalculatorPage(page, address, "zh").own_shop_ready()
    fill_in(shop)
    page.evaluate(ROUND_TRIP)
    for turn in range(ROUNDS):
        shop.type_and_wait("segments[0].non_payment_rate", f"{2 + turn / 10:.1f}")
    trips: dict[str, list[float]] = {}
    for part, milliseconds in page.evaluate("trips"):
        trips.setdefault(part, []).append(milliseconds)
    page.context.close()
    return trips


def visit(browser: Browser, address: str, path: str, *, python: bool) -> tuple[int, int]:
    """Requests and gzip bytes of a first visit."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    answers: list[Response] = []

    def answered(response: Response) -> None:
        answers.append(response)

    context.on("response", answered)
    page.goto(address + path)
    if python:
        page.wait_for_selector("html[data-calculator=ready]", state="attached")
    else:
        page.wait_for_load_state("networkidle")
    files = {answer.url: answer.body() for answer in answers if answer.ok}
    context.close()
    return len(files), sum(min(len(gzip.compress(body, 6)), len(body)) for body in files.values())


def recalculation_ms() -> float:
    """The median time of a recalculation of the main figures on the built site, milliseconds."""
    with serving(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        trips = recalculation(browser, address)
        browser.close()
    return median(trips["figures"])


def main() -> int:
    """Print what was measured; return 1 if the recalculation misses its target."""
    with serving(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        trips = recalculation(browser, address)
        visits = {
            "a text page": visit(browser, address, "/zh/how-it-works/", python=False),
            "the calculator": visit(browser, address, "/zh/calculator/", python=True),
        }
        browser.close()
    print(f"recalculation of {SEGMENTS} segments in Chromium, rendering and transport included")
    for part, times in trips.items():
        target = f"(target {RECALCULATION_MS[part]} ms)" if part in RECALCULATION_MS else ""
        print(
            f"  {part:22} median {median(times):4.0f} ms, best {min(times):4.0f} ms of {len(times)} {target}"
        )
    print("first visit, every file at its gzip size")
    for name, (requests, size) in visits.items():
        print(f"  {name:15} {requests:3} files {size / 1000:8.0f} kB")
    return int(any(median(trips[part]) > target for part, target in RECALCULATION_MS.items()))


if __name__ == "__main__":
    sys.exit(main())
