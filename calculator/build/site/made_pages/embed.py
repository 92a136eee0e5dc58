"""Figures that others may show on their own pages: each a small page without scripts, made for an `<iframe>`.

A `<meta>` policy cannot forbid framing (`frame-ancestors` is left out of it by the standard), and these pages
are meant to be framed. They name this site and its licence, and open it in a window of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from calculator.build.site.finishing.csp import with_policy
from calculator.build.site.made_pages.diagrams import DIAGRAMS
from calculator.build.site.paths_and_addresses import HTML_LANGUAGE, Settings
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element

EMBEDDED: Mapping[str, str] = {
    "order-life": "how-it-works/#life",
    "two-models": "how-it-works/#two-models",
}
"""The drawings offered, and where on the site each stands."""
WIDTH, HEIGHT = 400, 640
"""The widest a drawing gets, and the height that holds each of them at any width up to it; in pixels."""
STYLE = (
    "body{margin:0;padding:8px;background:#fff}.diagram{margin:0!important}"
    ".md-typeset h1{margin:0 0 .4rem;font-size:.8rem;font-weight:600}"
)


def embedded_page(settings: Settings, lang: str, name: str, styles: str) -> str:
    """The page of one drawing; `styles` is the folder of site.css in `assets/`."""
    title = word(lang, f"diagram.{name}.title")
    up = "../../"
    link = element(
        "a",
        {"href": f"{up}{EMBEDDED[name]}", "target": "_blank", "rel": "noopener"},
        word(lang, "site.name"),
    )
    credit = element("p", {"class": "embed__credit"}, word(lang, "embed.credit"), link, " · CC BY 4.0")
    heading = element("h1", None, title)
    canonical = f'<link rel="canonical" href="{settings.site_url}{lang}/{EMBEDDED[name]}">\n'
    return with_policy(
        f'<!doctype html>\n<html lang="{HTML_LANGUAGE[lang]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"{canonical if settings.site_url else ''}"
        f"<title>{escape(title)} · {escape(word(lang, 'site.name'))}</title>\n"
        f'<link rel="stylesheet" href="{up}../assets/{styles}/site.css">\n<style>{STYLE}</style>\n</head>\n'
        f'<body class="md-typeset" data-md-color-scheme="default">\n<main>\n{heading}\n'
        f"{DIAGRAMS[name](lang)}\n{credit}\n</main>\n</body>\n</html>\n"
    )


def embed_code(settings: Settings, lang: str, name: str, up: str) -> Html:
    """What to copy: the address is whole where the site knows its own, else `embed.js` makes it whole."""
    title = word(lang, f"diagram.{name}.title")
    own = f"{up}embed/{name}/"
    address = f"{settings.site_url}{lang}/embed/{name}/" if settings.site_url else own
    code = (
        f'<iframe src="{address}" title="{escape(title)}" width="100%" height="{HEIGHT}" '
        f'style="border:0;max-width:{WIDTH}px" loading="lazy"></iframe>'
    )
    look = element("a", {"href": own}, word(lang, "embed.look"))
    copy = element(
        "button", {"type": "button", "data-copy": f"embed-{name}", "hidden": True}, word(lang, "embed.copy")
    )
    done = element("span", {"role": "status", "data-copied": word(lang, "embed.copied")})
    return element(
        "div",
        {"class": "embed"},
        element("p", None, element("b", None, title), " · ", look),
        element("pre", None, element("code", {"id": f"embed-{name}", "data-embed": own}, code)),
        element("p", None, copy, " ", done),
    )
