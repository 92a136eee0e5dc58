"""Pictures of every page and of the states that a reader meets, to be looked at after a change.

`make look` takes them at three widths, in both colours and both languages, into `build/look/`, and lays them
out on contact sheets, one a language, width and colour. `python -m tests.look zh/ "en/calculator/*"` takes
only pages with such addresses. `python -m tests.look README` takes anew the picture that README.md shows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from html import escape
from math import ceil
from pathlib import Path

from playwright.sync_api import Page

from calculator.build.samples.write import sample
from tests.browser.axe import COLOURS
from tests.browser.calculator_page import NOTHING_TO_COME, CalculatorPage
from tests.browser.one_browser import the_browser
from tests.browser.order_file_page import OrderFilePage
from tests.browser.serving import serving
from tests.browser.watched import PATIENCE_MS, ROOT, SITE

FOLDER = ROOT / "build" / "look"
SCREENS = {360: 780, 768: 1024, 1280: 800}
"""Widths and heights of a telephone, a tablet and a desk, in pixels."""
SCHEMES = {"light": "default", "dark": "slate"}
README = ROOT / "docs" / "assets" / "calculator.png"
HIGHEST = 12_000
"""Pixels of a page that are pictured; a browser draws some 16,000."""
THUMB, COLUMNS, SCREENS_A_THUMB = 240, 8, 2
READY = f"html[data-calculator=ready]{NOTHING_TO_COME}"
STILL = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets.push(still);
}"""
UNFOLDED = "() => { for (const fold of document.querySelectorAll('article details')) fold.open = true; }"

State = Callable[[Page, str, str], None]


def _as_loaded(page: Page, site_url: str, address: str) -> None:
    page.goto(f"{site_url}/{address}")
    if "/calculator/" in address:
        page.wait_for_selector(READY, state="attached")


def _unfolded(page: Page, site_url: str, address: str) -> None:
    _as_loaded(page, site_url, address)
    page.evaluate(UNFOLDED)


def _menu(page: Page, site_url: str, address: str) -> None:
    _as_loaded(page, site_url, address)
    page.evaluate("document.querySelector('#__drawer').checked = true")


def _lang(address: str) -> str:
    return address.partition("/")[0]


def _own_shop(page: Page, site_url: str, address: str) -> None:
    CalculatorPage(page, site_url, _lang(address)).own_shop_as_it_comes()


def _mistake(page: Page, site_url: str, address: str) -> None:
    shop = CalculatorPage(page, site_url, _lang(address)).own_shop_ready()
    shop.type("segments[0].orders_per_month", "-1")


def _file_read(page: Page, site_url: str, address: str) -> None:
    orders = OrderFilePage(page, site_url, _lang(address)).opened_and_ready()
    orders.read("orders.csv", sample("jd"))


STATES: dict[str, dict[str, State]] = {
    "": {"menu": _menu},
    "calculator/": {"unfolded": _unfolded, "own-shop": _own_shop, "mistake": _mistake},
    "calculator/buyer/": {"unfolded": _unfolded},
    "calculator/orders/": {"read": _file_read},
}
"""What is pictured of a page besides how it is when loaded."""


def addresses(wanted: list[str]) -> list[str]:
    """The pages of the site in both languages that match a pattern wanted; all for an empty list."""
    found = (path.parent.relative_to(SITE).as_posix() + "/" for path in SITE.rglob("index.html"))
    shown = [address for address in found if address[:3] in ("zh/", "en/") and "/embed/" not in address]
    return sorted(
        address for address in shown if not wanted or any(fnmatchcase(address, one) for one in wanted)
    )


def take(page: Page, site_url: str, address: str) -> Iterator[Path]:
    """Picture one page in all its states, at every width, in both colours; gives the files."""
    lang, _, rest = address.partition("/")
    for state, reach in {"": _as_loaded, **STATES.get(rest, {})}.items():
        page.set_viewport_size({"width": 360, "height": SCREENS[360]})
        reach(page, site_url, address)
        page.evaluate(STILL)
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        name = "-".join(filter(None, [rest.replace("/", "-").strip("-") or "home", state]))
        for width, height in SCREENS.items():
            page.set_viewport_size({"width": width, "height": height})
            for scheme, theme in SCHEMES.items():
                page.evaluate(COLOURS, theme)
                high = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
                file = FOLDER / lang / f"{width}-{scheme}" / f"{name}.jpg"
                page.screenshot(
                    path=file,
                    type="jpeg",
                    quality=70,
                    full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": high},
                )
                yield file


def lay_out(page: Page, folder: Path) -> Path:
    """A contact sheet of the pictures in a folder: the first screens of each, side by side."""
    width = int(folder.name.partition("-")[0])
    high = ceil(THUMB * SCREENS[width] / width * SCREENS_A_THUMB)
    files = sorted(folder.glob("*.jpg"))
    shown = "".join(
        f'<figure><img src="{escape(file.as_uri())}"><figcaption>{escape(file.stem)}</figcaption></figure>'
        for file in files
    )
    style = (
        f"body{{margin:8px;display:grid;grid-template-columns:repeat({COLUMNS},{THUMB}px);gap:8px;"
        "background:#888;font:12px sans-serif}"
        f"figure{{margin:0}}img{{width:{THUMB}px;height:{high}px;object-fit:cover;object-position:top}}"
    )
    html = folder.parent / f"{folder.name}.html"
    html.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{shown}", encoding="utf-8")
    page.set_viewport_size({"width": COLUMNS * (THUMB + 8) + 8, "height": 800})
    page.goto(html.as_uri())
    sheet = html.with_suffix(".png")
    page.screenshot(path=sheet, full_page=True)
    return sheet


def take_for_readme(site_url: str) -> None:
    """The calculator with its example, as a reader on a desk first sees it."""
    page = the_browser().new_page(viewport={"width": 1280, "height": 860})
    _as_loaded(page, site_url, "en/calculator/")
    page.evaluate(COLOURS, SCHEMES["light"])
    page.screenshot(path=README)


def main(wanted: list[str]) -> int:
    """Take the pictures, then lay them out; says which sheets there are."""
    folders = set()
    with serving(SITE) as site_url:
        if wanted == ["README"]:
            take_for_readme(site_url)
            return 0
        for address in addresses(wanted):
            page = the_browser().new_page()
            page.set_default_timeout(PATIENCE_MS)
            folders |= {file.parent for file in take(page, site_url, address)}
            # What one page keeps in the browser is not to be seen on the next.
            page.close()
    page = the_browser().new_page()
    sheets = [lay_out(page, folder) for folder in sorted(folders)]
    sys.stdout.write("".join(f"{sheet.relative_to(ROOT)}\n" for sheet in sheets))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
