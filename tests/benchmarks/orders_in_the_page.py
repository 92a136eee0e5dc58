"""How long the page of order files takes for large files, and whether it stays responsive meanwhile.

`python -m tests.benchmarks.orders_in_the_page [ORDERS …]`: a file of 25 columns is chosen in the built page,
in Chromium. Measured are the time from the choice until the result stands in the page, the longest task on
the main thread in that time, the heap of Python (WebAssembly's memory never shrinks, so its size is its
peak), and how long cancelling takes until the page can be used again.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.order_file import order_file
from tests.browser.find_browser import browser_path
from tests.browser.one_browser import ARGUMENTS
from tests.browser.serving import serving
from tests.browser.watched import SITE

TARGETS = {100_000: 3.0, 1_000_000: 30.0}
"""Seconds by number of orders."""
MOST_HEAP = 200e6
LONGEST_TASK_MS = 50
CANCEL_WITHIN_MS = 500
PATIENCE_MS = 600_000

WATCH_TASKS = """
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
  }).observe({ type: "longtask" });
"""


@dataclass(frozen=True)
class Measured:
    """One file: seconds, milliseconds, bytes."""

    seconds: float
    longest_task: float
    heap: float


def opened(browser: Browser, address: str) -> Page:
    """The page, when Python has read its example."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(WATCH_TASKS)
    page.goto(f"{address}/zh/calculator/orders/")
    page.wait_for_selector("html[data-calculator=ready]", state="attached")
    return page


def choose(page: Page, path: Path) -> None:
    """Choose a file; its moment is `window.chosen`."""
    page.evaluate(
        "document.querySelector('#order-file').addEventListener('change', () => {"
        " window.longest = 0; window.chosen = performance.now(); }, { once: true })"
    )
    page.set_input_files("#order-file", path)


def read_whole(browser: Browser, address: str, path: Path) -> Measured:
    """Read a file to its end."""
    page = opened(browser, address)
    choose(page, path)
    page.wait_for_selector(".results[data-standing=own]", state="attached")
    seconds = page.evaluate("(performance.now() - window.chosen) / 1000")
    page.wait_for_selector("html[data-calculator=ready]", state="attached")
    page.wait_for_timeout(200)
    heap = page.evaluate("performance.getEntriesByName('calculator-result').at(-1).detail.heap")
    longest = page.evaluate("window.longest")
    page.context.close()
    return Measured(seconds, longest, heap)


def cancel(browser: Browser, address: str, path: Path) -> float:
    """Milliseconds from pressing "cancel" in the middle of a file until nothing is being read any more."""
    page = opened(browser, address)
    choose(page, path)
    page.wait_for_function("least => document.querySelector('.progress progress').value > least", arg=2)
    took: float = page.evaluate(
        """async () => {
          const pressed = performance.now();
          document.querySelector("[data-action=cancel]").click();
          while (document.querySelector("[data-cancel]").checkVisibility())
            await new Promise((resolve) => setTimeout(resolve));
          return performance.now() - pressed;
        }"""
    )
    page.context.close()
    return took


def main(counts: Sequence[int] = tuple(TARGETS)) -> int:
    """Print what was measured; return 1 if a target is missed."""
    missed = False
    print("order files of 25 columns in Chromium: read, mixed, screened, shown")
    with (
        serving(SITE) as address,
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        for count in counts:
            path = Path(folder, f"orders-{count}.csv")
            with path.open("wb") as file:
                file.writelines(order_file(count))
            took = read_whole(browser, address, path)
            target = TARGETS.get(count, float("inf"))
            missed |= took.seconds > target or took.longest_task > LONGEST_TASK_MS or took.heap > MOST_HEAP
            print(
                f"  {count:9,} orders, {path.stat().st_size / 1e6:5.0f} MB: {took.seconds:5.1f} s "
                f"(target {target:g} s), heap {took.heap / 1e6:4.0f} MB, "
                f"longest task of the page {took.longest_task:3.0f} ms"
            )
        waited = cancel(browser, address, path)
        missed |= waited > CANCEL_WITHIN_MS
        print(f"  cancelled after {waited:.0f} ms (target {CANCEL_WITHIN_MS} ms)")
        browser.close()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main([int(count) for count in sys.argv[1:]] or tuple(TARGETS)))
