"""Draw the cards that shared links show: `python -m calculator.build.cards /usr/bin/chromium`.

One for each language, and one with its title for each main page. The pictures are kept in `docs/assets`:
fonts differ from machine to machine, and a build gives the same bytes on each. Draw them anew when their
words or a title change, and look at them; until then a page whose title has changed shows the card of its
language.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from calculator.build.site.paths_and_addresses import HTML_LANGUAGE, LANGUAGES, ROOT, Settings
from calculator.build.site.staging.page_head import CARD_SIZE, CARDS, TITLES, card_file
from calculator.build.site.staging.pages import pages_of
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element, join

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
    "body{margin:0;width:1200px;height:630px;box-sizing:border-box;padding:72px 80px;"
    "background:#fff;color:#1a2427;"
    'border-top:16px solid #0b5a66;font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",'
    "sans-serif;display:flex;flex-direction:column}"
    "div{display:flex;align-items:center;gap:24px}svg{width:96px;height:96px;flex:none}"
    "b{font-size:48px;color:#0b5a66}span{margin-top:auto;font-size:32px;color:#53646a}"
    "p{margin:48px 0 0;font-size:72px;line-height:1.25;font-weight:700;text-wrap:balance}"
)


def card(lang: str, title: str) -> str:
    """The card as a page: the sign, the name, the title or a question, and what there is to be had."""
    sign = Html((ASSETS / "icon.svg").read_text(encoding="utf-8"))
    body = [
        element("div", None, sign, element("b", None, word(lang, "site.name"))),
        element("p", None, title),
        element("span", None, word(lang, "card.offer")),
    ]
    return (
        f'<!doctype html><html lang="{HTML_LANGUAGE[lang]}"><meta charset="utf-8"><style>{STYLE}</style>'
        f"<body>{join(body)}"
    )


def draw(browser: str, lang: str, title: str, target: Path) -> None:
    """Have a browser take the card's picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "card.html"
        page.write_text(card(lang, title), encoding="utf-8")
        size = f"--window-size={CARD_SIZE[0]},{CARD_SIZE[1]}"
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", size]
        subprocess.run([*command, f"--screenshot={target}", page.as_uri()], check=True, capture_output=True)


def main(arguments: list[str]) -> int:
    """Draw every card, and note the titles that are on them."""
    if len(arguments) != 1:
        print("usage: python -m calculator.build.cards PATH_OF_CHROMIUM", file=sys.stderr)
        return 2
    CARDS.mkdir(exist_ok=True)
    for old in CARDS.glob("*.png"):
        old.unlink()
    titles: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        draw(arguments[0], lang, word(lang, "card.question"), ASSETS / f"card-{lang}.png")
        pages = {page.address: page.about.title for page in pages_of(Settings(), lang)}
        titles[lang] = {address: pages[address] for address in MAIN_PAGES}
        for address, title in titles[lang].items():
            draw(arguments[0], lang, title, CARDS / card_file(lang, address))
    TITLES.write_text(json.dumps(titles, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
