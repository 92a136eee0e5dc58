"""The pages outside both languages: the choice of a language, and those for addresses that lead nowhere.

They stand alone, without Material. The choice is two plain links; where scripts run and the browser prefers
one of the languages, the reader is taken there. A page for missing addresses cannot know how deep it is
shown, so its link is set by a script from the address; without one it leads to the published address, or to
the folder.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import markdown  # type: ignore[import-untyped]

from calculator.build.site.finishing.csp import with_policy
from calculator.build.site.paths_and_addresses import HREFLANG, HTML_LANGUAGE, LANGUAGES, Settings
from calculator.build.site.staging.front_matter import read_page
from calculator.build.site.staging.pages import NOT_FOUND
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element, join

NAMES = {"zh": "中文", "en": "English"}
OFFERED = tuple(
    Path(path)
    for path in (
        "calculator/index.md",
        "calculator/orders.md",
        "calculator/buyer.md",
        "how-it-works.md",
        "merchants/index.md",
        "buyers/index.md",
        "glossary.md",
    )
)
SEARCH = "?q="
"""The theme opens its search where an address asks for it."""
CHOOSE = (
    "(function(){var wanted=navigator.languages||[navigator.language||''];"
    "for(var i=0;i<wanted.length;i++){var lang=wanted[i].slice(0,2).toLowerCase();"
    "if(lang==='zh'||lang==='en'){location.replace(lang+'/'+location.search+location.hash);return}}})()"
)
FIND_HOME = (
    "(function(){var path=location.pathname,found=path.match(/^(.*?\\/)(zh|en)\\//),"
    "base=found?found[1]:null;if(base)document.querySelectorAll('a[data-home]')"
    ".forEach(function(link){link.href=location.origin+base+link.getAttribute('data-home')})})()"
)
STYLE = (
    ":root{color-scheme:light dark}"
    "body{margin:0}main{min-height:100vh;display:grid;place-content:center;gap:1.5rem;padding:1.5rem;"
    "box-sizing:border-box;max-width:36rem;margin-inline:auto;line-height:1.7;"
    'font-family:system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei",'
    '"Noto Sans CJK SC",sans-serif}'
    "h1{font-size:1.4rem;margin:0;text-wrap:balance}p{margin:.5em 0}"
    "a{color:#0b5a66;text-underline-offset:.2em}"
    ".door{display:block;padding:1rem 1.25rem;border:1px solid currentColor;border-radius:.5rem;"
    "font-size:1.15rem;text-decoration:none}.door:hover{text-decoration:underline}"
    "ul{margin:0;padding:0;list-style:none}nav a{display:block;padding:.6rem 0}"
    "a:focus-visible{outline:3px solid;outline-offset:2px}"
    "@media(prefers-color-scheme:dark){body{background:#14191c;color:#dfe6e8}a{color:#7cc7d3}}"
)


def root_page() -> str:
    """`index.html`: a door to each language."""
    doors = [_door(lang) for lang in LANGUAGES]
    body = join([element("h1", None, word("zh", "root.title")), *doors])
    return _page("zh-CN", word("zh", "root.title"), body, CHOOSE, icon="assets/icon.svg")


def root_not_found(settings: Settings) -> str:
    """`404.html` for addresses outside both languages."""
    parts = [element("h1", None, " · ".join(word(lang, "not_found.title") for lang in LANGUAGES))]
    parts += [_ways_on(settings, lang, f"{settings.site_url}{lang}/") for lang in LANGUAGES]
    return _page("zh-CN", word("zh", "not_found.title"), join(parts), FIND_HOME)


def not_found(settings: Settings, lang: str) -> str:
    """`404.html` of a language, from `docs/<language>/404.md`."""
    page = read_page(settings.docs / lang, NOT_FOUND)
    words = Html(markdown.markdown(page.body, extensions=["attr_list"], output_format="html"))
    published = f"{settings.site_url}{lang}/" if settings.site_url else "./"
    body = join([element("div", None, words), _ways_on(settings, lang, published)])
    return _page(HTML_LANGUAGE[lang], page.about.title, body, FIND_HOME)


def _ways_on(settings: Settings, lang: str, home: str) -> Html:
    """Where to go from a missing page: home, the search, and the pages that most readers come for."""
    pages = [read_page(settings.docs / lang, path) for path in OFFERED]
    offered = [
        ("", f"{word(lang, 'not_found.home')} · {NAMES[lang]}"),
        (SEARCH, word(lang, "not_found.search")),
        *((page.address, page.about.title) for page in pages),
    ]
    links = (
        element("li", None, element("a", {"href": home + address, "data-home": f"{lang}/{address}"}, title))
        for address, title in offered
    )
    return element(
        "nav", {"lang": HTML_LANGUAGE[lang], "aria-label": NAMES[lang]}, element("ul", None, *links)
    )


def _door(lang: str) -> Html:
    attributes = {
        "class": "door",
        "href": f"{lang}/",
        "lang": HTML_LANGUAGE[lang],
        "hreflang": HREFLANG[lang],
    }
    return element("a", attributes, f"{word(lang, 'root.door')}")


def _page(html_lang: str, title: str, body: str, script: str, icon: str = "data:,") -> str:
    return with_policy(
        f'<!doctype html>\n<html lang="{html_lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<title>{escape(title)}</title>\n<link rel="icon" href="{icon}">\n<style>{STYLE}</style>\n'
        f"</head>\n<body>\n<main>\n{body}\n</main>\n<script>{script}</script>\n</body>\n</html>\n"
    )
