"""What a reader of the real page waits for, beside other ways to run Python in a page.

`python -m tests.benchmarks.waiting`: everything takes turns in one browser, each time in a context of its
own, so that a busy machine slows all alike; medians. `--rounds 3` is shorter, `--quick` leaves out the slow
processor and the slow lines, `--record` writes `waiting.json`, which the page "How we check this" shows.

Of the others counts the time from opening a page until Pyodide as published (with the calculator's wheel, in
a worker), or PyScript on it, has answered with the figures of a shop, and until MicroPython, which cannot run
the calculator, has answered at all. Of the calculator's own page: until its text is painted, until its form
is live, and from a reader's first figures to their first answer, with the quiet that the page waits for after
typing. JupyterLite's kernel stands on the published Pyodide and loads IPython besides, with packages that
only Pyodide's own server has, so it is not among them.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from calculator.build.runtime.inside.used_modules import SHOP
from calculator.build.runtime.pipeline import ROOT
from calculator.build.runtime.pyodide_files import find_pyodide
from calculator.build.runtime.wheel import build_wheel
from calculator.version import __version__
from tests.benchmarks.slowed import slowed
from tests.benchmarks.throttled_server import Line, serving
from tests.browser.find_browser import browser_path
from tests.browser.one_browser import ARGUMENTS
from tests.browser.watched import PATIENCE_MS, SITE

HERE = Path(__file__).parent
COMPARED = HERE / "compared"
RECORD = HERE / "waiting.json"
ROUNDS = 7
ROUNDS_ON_A_LINE = 3
SLOWER = 4
LINES = {"10 Mbit/s": (10, 0.05), "1.6 Mbit/s": (1.6, 0.15)}
"""Mbit/s and seconds from a question to its answer: a middling and a bad connection of a telephone."""
CALCULATOR = "/zh/calculator/"
OTHERS = ("published", "pyscript", "micropython")
AT_ONCE, AFTER_A_SECOND, AFTER_THREE = 0, 1, 3

# Told to every page before its own scripts: notes what is seen, and when, in milliseconds since it opened.
WATCH = """(() => {
  globalThis.seen = {};
  const note = (name) => { seen[name] ??= performance.now(); };
  globalThis.firstResult = (ok) => { note("result"); seen.ok = ok; };
  const look = () => {
    if (document.querySelector(".calculator--live")) note("live");
    if (document.querySelector("[data-standing=own]")) note("result");
  };
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["class", "data-standing"],
  });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === "first-contentful-paint") seen.text = startTime;
  }).observe({ type: "paint", buffered: true });
})();"""

# A reader's three figures, one box after the other.
TYPE = """() => {
  seen.typed = performance.now();
  const figures = { orders_per_month: "900", average_order_value: "68", pay_later_share: "30" };
  for (const [name, text] of Object.entries(figures)) {
    const box = document.querySelector(`[data-calculator-form] [name="segments[0].${name}"]`);
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""
PICTURES = (
    "() => caches.open('calculator-memory').then((store) => store.keys()).then((keys) => keys.length > 0)"
)


@dataclass(frozen=True)
class Bench:
    """A browser, the address of everything, and the line that it is on."""

    browser: Browser
    address: str
    line: Line
    job: str

    @contextmanager
    def context(self) -> Iterator[BrowserContext]:
        """A browser that has never been here."""
        context = self.browser.new_context(viewport={"width": 360, "height": 780})
        context.set_default_timeout(2 * PATIENCE_MS)
        context.add_init_script(f"globalThis.job = {self.job};{WATCH}")
        try:
            yield context
        finally:
            context.close()

    def other(self, name: str) -> dict[str, float]:
        """Open a page of another way to run Python, for the first time."""
        with self.context() as context:
            page = context.new_page()
            page.goto(f"{self.address}/compared/{name}.html")
            return seen_in(page)

    def first_visit(self, after: float) -> dict[str, float]:
        """Open the calculator for the first time and type, so many seconds after its form is live."""
        with self.context() as context:
            return self.visit(context, after)

    def visit(self, context: BrowserContext, after: float, *, picture: bool = False) -> dict[str, float]:
        """Open the calculator and type; with `picture`, stay until the browser has kept Python's memory."""
        page = context.new_page()
        page.goto(self.address + CALCULATOR)
        page.wait_for_function("() => seen.live")
        time.sleep(after)
        page.evaluate(TYPE)
        found = seen_in(page)
        if picture:
            while not page.evaluate(PICTURES):
                time.sleep(0.2)
        page.close()
        return found

    def visits(self) -> Iterator[tuple[str, dict[str, float]]]:
        """Come, and come back: with the browser's cache alone, then with a picture of Python's memory."""
        with self.context() as context:
            yield "first visit", self.visit(context, AT_ONCE)
            yield "with the cache", self.visit(context, AT_ONCE, picture=True)
            yield "from a snapshot", self.visit(context, AT_ONCE)
            yield "from a snapshot, typed after 1 s", self.visit(context, AFTER_A_SECOND)

    def kept_copy(self, rounds: int) -> Iterator[dict[str, float]]:
        """Come back with a copy of the site on the device, which its service worker serves."""
        with self.context() as context:
            page = context.new_page()
            page.goto(f"{self.address}/zh/offline/")
            page.locator("[data-offline] button").click()
            page.wait_for_function("async () => (await navigator.serviceWorker.getRegistration())?.active")
            page.close()
            for _ in range(rounds):
                yield self.visit(context, AT_ONCE)
                forget = context.new_page()
                forget.goto(f"{self.address}/zh/offline/")
                forget.evaluate("caches.delete('calculator-memory')")
                forget.close()


def seen_in(page: Page) -> dict[str, float]:
    """What a page has noted once it has its first result; an answer counts from what was typed."""
    page.wait_for_function("() => seen.result && seen.text")
    seen = page.evaluate("seen")
    if "typed" not in seen:
        assert seen["ok"] is True, seen
        return {"total": seen["result"]}
    waits = {name: float(seen[name]) for name in ("text", "live")}
    return {**waits, "answer": seen["result"] - seen["typed"], "total": seen["result"]}


Times = dict[str, dict[str, list[float]]]


def measured(bench: Bench, rounds: int, *, quick: bool) -> dict[str, Times]:
    """All times in milliseconds: condition, what was opened and how, what was waited for."""
    found: dict[str, Times] = {}

    def note(condition: str, what: str, times: dict[str, float]) -> None:
        for name, milliseconds in times.items():
            found.setdefault(condition, {}).setdefault(what, {}).setdefault(name, []).append(milliseconds)
        told = ", ".join(f"{name} {milliseconds:.0f}" for name, milliseconds in times.items())
        print(f"  {condition}: {what}: {told}", file=sys.stderr, flush=True)

    def turn(condition: str) -> None:
        note(condition, OTHERS[0], bench.other(OTHERS[0]))
        note(condition, "first visit", bench.first_visit(AT_ONCE))

    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        for name in OTHERS:
            note("fast", name, bench.other(name))
        note("fast", "first visit, typed after 1 s", bench.first_visit(AFTER_A_SECOND))
        note("fast", "first visit, typed after 3 s", bench.first_visit(AFTER_THREE))
        for what, times in bench.visits():
            note("fast", what, times)
    for times in bench.kept_copy(rounds):
        note("fast", "with a copy of the site", times)
    if quick:
        return found
    slow = f"{SLOWER} times slower"
    for number in range(rounds):
        print(f"{slow}: round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        with slowed(bench.browser, SLOWER):
            turn(slow)
            note(slow, "first visit, typed after 3 s", bench.first_visit(AFTER_THREE))
    for condition, line in LINES.items():
        for number in range(min(rounds, ROUNDS_ON_A_LINE)):
            print(f"{condition}: round {number + 1}", file=sys.stderr, flush=True)
            bench.line.becomes(*line)
            turn(condition)
        bench.line.becomes(None)
    return found


def ratios(found: dict[str, Times]) -> dict[str, float]:
    """From opening a page to its first answer, as a part of what the published package needs there."""
    return {
        f"{condition}: {what}": median(waits["total"]) / median(times["published"]["total"])
        for condition, times in found.items()
        for what, waits in times.items()
        if "after" not in what
    }


@contextmanager
def ready() -> Iterator[Bench]:
    """What is measured, installed and served."""
    installed = subprocess.run(
        ["npm", "ci", "--loglevel=error", "--no-progress"], cwd=COMPARED, capture_output=True, check=False
    )
    if installed.returncode:
        sys.exit(installed.stderr.decode())
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        wheel = build_wheel(ROOT, Path(scratch, "wheel"))
        site = Path(shutil.copytree(SITE, Path(scratch, "site")))
        folders = {"published": find_pyodide(ROOT).folder, "source": wheel.parent, "compared": COMPARED}
        job = {
            "wheel": f"/source/{wheel.name}",
            "argument": json.dumps({"fields": SHOP, "language": "zh"}),
        }
        line = Line()
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        with serving(site, folders, line) as address:
            yield Bench(browser, address, line, json.dumps(job))
        browser.close()


def machine() -> dict[str, Any]:
    """What it was measured on, without a name."""
    with Path("/proc/cpuinfo").open(encoding="utf-8") as lines:
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {"processor": model, "system": platform.system()}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 0 whatever comes out."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    # The page shows the slow conditions too: a record has them.
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--quick", action="store_true", help="leave out the slow processor and the slow lines"
    )
    either.add_argument("--record", action="store_true", help="write waiting.json")
    chosen = parser.parse_args(arguments)
    with ready() as bench:
        found = measured(bench, chosen.rounds, quick=chosen.quick)
        version = bench.browser.version
    print("waiting in a page, milliseconds: median (best); answers count from what was typed")
    for condition, times in found.items():
        print(condition)
        for what, waits in times.items():
            told = ", ".join(f"{name} {median(of):.0f} ({min(of):.0f})" for name, of in waits.items())
            print(f"  {what:34} {told}")
    for what, part in ratios(found).items():
        print(f"  {part:.2f} of the published package: {what}")
    if chosen.record:
        record = {
            "recorded_on": datetime.now(UTC).date().isoformat(),
            "calculator_version": __version__,
            "chromium": version,
            "machine": machine(),
            "rounds": chosen.rounds,
            "rounds_on_a_line": min(chosen.rounds, ROUNDS_ON_A_LINE),
            "milliseconds": {
                condition: {
                    what: {name: round(median(of)) for name, of in waits.items()}
                    for what, waits in times.items()
                }
                for condition, times in found.items()
            },
        }
        RECORD.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
