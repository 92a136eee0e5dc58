"""How long Python in the page takes until its first result, against Pyodide as published on npm.

`python -m tests.benchmarks.start`: both take turns in one browser, each time in a fresh context, so that a
busy machine slows both. Measured is what a first visit waits for, from a loopback host, hence without the
network; and what a second visit waits for, which finds a snapshot of memory.
"""

import gzip
import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from calculator.build.runtime import build_runtime
from calculator.build.runtime.inside.used_modules import SHOP
from calculator.build.runtime.pipeline import OUTPUT, ROOT
from calculator.build.runtime.pyodide_files import PROGRAM, STANDARD_LIBRARY, find_pyodide
from calculator.build.runtime.wheel import build_wheel
from tests.browser.find_browser import browser_path
from tests.budgets import START_RATIO
from tests.runtime.host import Host, serving

ROUNDS = 9
LANGUAGE = "zh"
PAGE = "/benchmarks/start.html"


def opened(context: BrowserContext, host: Host) -> Page:
    """Open the page that measures."""
    page = context.new_page()
    page.goto(host.address + PAGE)
    page.wait_for_function("'published' in globalThis")
    return page


def published(browser: Browser, host: Host, wheel: str) -> float:
    """Return the milliseconds of a first visit with the published package."""
    context = browser.new_context()
    call = "([fields, language, wheel]) => published(fields, language, wheel)"
    answer = opened(context, host).evaluate(call, [SHOP, LANGUAGE, wheel])
    context.close()
    assert answer["ok"]
    return float(answer["total"])


def ours(browser: Browser, host: Host) -> tuple[Any, Any]:
    """Return the measurements of a first visit and of one that finds a snapshot."""
    call = "([fields, language, snapshot]) => ours(fields, language, snapshot)"
    context = browser.new_context()
    first = opened(context, host).evaluate(call, [SHOP, LANGUAGE, False])
    opened(context, host).evaluate(call, [SHOP, LANGUAGE, True])
    again = opened(context, host).evaluate(call, [SHOP, LANGUAGE, True])
    context.close()
    assert first["ok"]
    assert again["ok"]
    assert again["timings"]["snapshot"] == "kept"
    return first, again


def main() -> int:
    """Print the medians, their ratio and the bytes; return 1 if the ratio misses its target."""
    manifest = build_runtime()
    pyodide = find_pyodide(ROOT)
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        wheel = build_wheel(ROOT, Path(scratch, "wheel"))
        # A copy: another build may replace the folder meanwhile.
        runtime = shutil.copytree(OUTPUT / manifest.folder, Path(scratch, "runtime"))
        folders = {
            "runtime": runtime,
            "published": pyodide.folder,
            "source": wheel.parent,
            "page": ROOT / "calculator" / "page",
            "benchmarks": Path(__file__).parent,
        }
        with serving(folders) as host:
            browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
            rounds = [(published(browser, host, wheel.name), *ours(browser, host)) for _ in range(ROUNDS)]
            browser.close()
        parts = [pyodide.folder / name for name in (*PROGRAM, STANDARD_LIBRARY, "pyodide-lock.json")]
        published_gzip = sum(len(gzip.compress(part.read_bytes(), 9)) for part in [*parts, wheel])
    base = [before for before, _, _ in rounds]
    first = [once["total"] for _, once, _ in rounds]
    again = [twice["total"] for _, _, twice in rounds]
    before, after = published_gzip / 1e6, manifest.gzip_bytes / 1e6
    print(f"start of Python until its first result, milliseconds: median of {ROUNDS} rounds (best)")
    print(f"  published package      {median(base):7.0f} ({min(base):.0f})   {before:5.2f} MB gzip")
    print(f"  first visit            {median(first):7.0f} ({min(first):.0f})   {after:5.2f} MB gzip")
    for phase in ("download", "start", "import"):
        print(f"    {phase:20} {median(parts['timings'][phase] for _, parts, _ in rounds):7.0f}")
    print(f"  visit with a snapshot  {median(again):7.0f} ({min(again):.0f})")
    ratio = median(first) / median(base)
    print(f"  ratio of a first visit    {ratio:.2f} ({min(first) / min(base):.2f}), at most {START_RATIO}")
    print(f"  ratio with a snapshot     {median(again) / median(base):.2f} ({min(again) / min(base):.2f})")
    return int(ratio > START_RATIO)


if __name__ == "__main__":
    sys.exit(main())
