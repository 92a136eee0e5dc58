"""The calculator as its page shows it before any script runs, and the files that bring it to life."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calculator.build.site.made_pages.charts_in_text import chart_style
from calculator.build.site.staging.page_context import PageContext
from calculator.page.html.markup import Html, element, join
from calculator.page.merchant.page_html import calculator_html
from calculator.page.merchant.sentence import home_sentence_html

STYLE = "css/calculator.css"
SCRIPT = "js/merchant/merchant_page.js"
SENTENCE_STYLE = "css/sentence.css"
HOME_SCRIPT = "js/home/home_page.js"
WORKER = "js/worker/worker.js"


def links(context: PageContext) -> Html:
    """The style sheets, first so that nothing is painted without them, the script and that of its worker."""
    page = context.assets.page
    return join(
        [
            chart_style(context),
            element("link", {"rel": "stylesheet", "href": context.asset(page, STYLE)}),
            element("link", {"rel": "modulepreload", "href": context.asset(page, WORKER)}),
            element("script", {"type": "module", "src": context.asset(page, SCRIPT)}),
        ]
    )


def links_of(context: PageContext, style: str, script: str) -> Html:
    """The style sheets and the script of a page that has its own besides the calculator's."""
    page = context.assets.page
    styles = (
        element("link", {"rel": "stylesheet", "href": context.asset(page, sheet)}) for sheet in (STYLE, style)
    )
    own = element("script", {"type": "module", "src": context.asset(page, script)})
    return join([chart_style(context), *styles, own])


def whole(context: PageContext) -> Html:
    """Form, progress and results."""
    return calculator_html(
        context.lang, context.document, context.result, context.asset(context.assets.runtime)
    )


def home_links(context: PageContext) -> Html:
    """What the sentence needs on a page without the calculator."""
    page = context.assets.page
    return join(
        [
            chart_style(context),
            element("link", {"rel": "stylesheet", "href": context.asset(page, SENTENCE_STYLE)}),
            element("script", {"type": "module", "src": context.asset(page, HOME_SCRIPT)}),
        ]
    )


def home_sentence(context: PageContext) -> Html:
    """The sentence to complete, for a page whose reader has not come to the calculator yet."""
    return home_sentence_html(context.lang, f"{context.up}calculator/")


PARTS: Mapping[str, Callable[[PageContext], Html]] = {
    "assets": links,
    "body": whole,
    "chart_style": chart_style,
    "home_assets": home_links,
    "home_sentence": home_sentence,
}
