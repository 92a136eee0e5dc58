"""Draw the cards that shared links show, and the icons: `python -m calculator.build.cards /usr/bin/chromium`.

A card for each language, and one with its title for each main page. The pictures are kept in `docs/assets`:
fonts differ from machine to machine, and a build gives the same bytes on each. Draw them anew when their
words or a title change, and look at them; until then a page whose title has changed shows the card of its
language.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from calculator.answers.estimate import estimate
from calculator.build.site.made_pages.web_manifest import GROUND, ICONS
from calculator.build.site.paths_and_addresses import HTML_LANGUAGE, LANGUAGES, ROOT, Settings
from calculator.build.site.staging.page_head import CARD_SIZE, CARDS, TITLES, card_file
from calculator.build.site.staging.pages import pages_of
from calculator.build.site.staging.site_words import word
from calculator.page.charts.blind_window import blind_window_chart
from calculator.page.html.markup import Html, element, join
from calculator.page.html.shown_figure import Figures
from calculator.shop.templates import example

MAIN_PAGES = (
    "how-it-works/",
    "would-you-know/",
    "case/",
    "cash-out/",
    "platforms/",
    "claims/",
    "merchants/",
    "merchants/during-and-after/",
    "buyers/",
    "buyers/switch-off/",
    "law/",
    "calculator/",
)
ASSETS = ROOT / "docs" / "assets"
STYLE = (
    ":root{--site-text:#1a2427;--site-muted:#53646a;--site-line:#cbd6d8;--site-accent:#0b5a66;"
    "--site-warning:#a3330b;--site-background:#fff;--site-surface:#f2f6f6}"
    "body{margin:0;width:1200px;height:630px;box-sizing:border-box;padding:40px 64px 36px;"
    "background:#fff;color:var(--site-text);overflow:hidden;"
    "border-top:16px solid var(--site-accent);"
    'font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",'
    "sans-serif;display:flex;flex-direction:column}"
    "header{display:flex;align-items:center;gap:20px}header img{width:64px;height:64px}"
    "b{font-size:36px;color:var(--site-accent);white-space:nowrap}span{margin-left:auto;font-size:22px;color:var(--site-muted)}"
    "p{margin:24px 0 16px;font-size:52px;line-height:1.2;font-weight:700;text-wrap:balance}"
    ".chart-figure{width:980px;margin-top:auto}.chart.chart--wide{display:block}"
    ".chart-figure .chart .chart__total{font-size:17px;font-weight:700}"
)
EMBLEM = re.compile(r'<svg class="chart chart--wide".*?</svg>', re.DOTALL)


@cache
def emblem(lang: str) -> Html:
    """The two tracks of the blind window, of the example: the wide drawing with its style."""
    style = (ROOT / "calculator" / "page" / "css" / "charts.css").read_text(encoding="utf-8")
    figures = Figures(estimate(example().document(lang)), lang)
    drawing = EMBLEM.search(blind_window_chart(figures))
    assert drawing, "the chart has a wide drawing"
    return join(
        [element("style", None, Html(style)), element("div", {"class": "chart-figure"}, Html(drawing[0]))]
    )


def card(lang: str, title: str) -> str:
    """The card as a page: the sign, the name and what is to be had, the title or a question, the emblem."""
    sign = element("img", {"src": (ASSETS / "icon.svg").as_uri(), "alt": ""})
    head = [
        sign,
        element("b", None, word(lang, "site.name")),
        element("span", None, word(lang, "card.offer")),
    ]
    return (
        f'<!doctype html><html lang="{HTML_LANGUAGE[lang]}"><meta charset="utf-8">'
        f"<body>{element('header', None, *head)}{element('p', None, title)}{emblem(lang)}"
        f"<style>{STYLE}</style>"
    )


def icon(size: int, purpose: str) -> str:
    """The icon as a page: the sign in white. Of a maskable one a device may cut off the outer fifth."""
    sign = (ASSETS / "icon.svg").read_text(encoding="utf-8")
    sign = re.sub("<style>.*</style>", "<style>path,circle{fill:#fff}</style>", sign)
    width = round(size * (0.5 if purpose == "maskable" else 0.68))
    ground = f"body{{margin:0;height:100vh;display:grid;place-content:center;background:{GROUND}}}"
    return f"<!doctype html><style>{ground}svg{{width:{width}px}}</style>{sign}"


def draw(browser: str, page: str, size: tuple[int, int], target: Path) -> None:
    """Have a browser take a picture of a page, `size` in pixels."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "picture.html"
        file.write_text(page, encoding="utf-8")
        window = f"--window-size={size[0]},{size[1]}"
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", window]
        subprocess.run([*command, f"--screenshot={target}", file.as_uri()], check=True, capture_output=True)


def main(arguments: list[str]) -> int:
    """Draw every card, note the titles that are on them, and draw the icons."""
    if len(arguments) != 1:
        print("usage: python -m calculator.build.cards PATH_OF_CHROMIUM", file=sys.stderr)
        return 2
    CARDS.mkdir(exist_ok=True)
    for old in CARDS.glob("*.png"):
        old.unlink()
    titles: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        question = card(lang, word(lang, "card.question"))
        draw(arguments[0], question, CARD_SIZE, ASSETS / f"card-{lang}.png")
        pages = {page.address: page.about.title for page in pages_of(Settings(), lang)}
        titles[lang] = {address: pages[address] for address in MAIN_PAGES}
        for address, title in titles[lang].items():
            draw(arguments[0], card(lang, title), CARD_SIZE, CARDS / card_file(lang, address))
    for name, side, purpose in ICONS:
        draw(arguments[0], icon(side, purpose), (side, side), ASSETS / name)
    TITLES.write_text(json.dumps(titles, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
