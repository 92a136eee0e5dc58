"""The buyer's calendar as its page shows it before any script runs, and the files that bring it to life."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calculator.answers.commitments import commitments
from calculator.build.samples.payments import SAMPLES
from calculator.build.site.made_pages.calculator_page import links_of
from calculator.build.site.staging.page_context import PageContext
from calculator.build.site.staging.site_words import word
from calculator.buyer.plan_example import plan_example
from calculator.page.buyer.page_html import buyer_html
from calculator.page.html.markup import Html, element

BUYER_STYLE = "css/buyer.css"
SCRIPT = "js/buyer/buyer_page.js"


def links(context: PageContext) -> Html:
    """The style sheets and the script."""
    return links_of(context, BUYER_STYLE, SCRIPT)


def whole(context: PageContext) -> Html:
    """Form, progress and results of the example."""
    plan = plan_example(context.lang)
    return buyer_html(context.lang, plan, commitments(plan), context.asset(context.assets.runtime))


def samples(context: PageContext) -> Html:
    """The sample payments lists, to save and try."""
    folder = f"{context.assets.samples}/{context.lang}"
    entries = (
        element(
            "li",
            None,
            element(
                "a",
                {"href": context.asset(folder, name), "download": name},
                word(context.lang, f"sample.{name}"),
            ),
        )
        for name in SAMPLES
    )
    return element("ul", None, *entries)


PARTS: Mapping[str, Callable[[PageContext], Html]] = {"assets": links, "body": whole, "samples": samples}
