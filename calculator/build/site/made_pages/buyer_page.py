"""The buyer's calendar as its page shows it before any script runs, and the files that bring it to life."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calculator.answers.commitments import commitments
from calculator.build.samples.payments import SAMPLES
from calculator.build.site.made_pages.calculator_page import links_of
from calculator.build.site.staging.place import Place
from calculator.build.site.staging.site_words import word
from calculator.buyer.plan_example import plan_example
from calculator.page.buyer.page_html import buyer_html
from calculator.page.html.markup import Html, element

BUYER_STYLE = "css/buyer.css"
SCRIPT = "js/buyer/buyer_page.js"


def links(place: Place) -> Html:
    """The style sheets and the script."""
    return links_of(place, BUYER_STYLE, SCRIPT)


def whole(place: Place) -> Html:
    """Form, progress and results of the example."""
    plan = plan_example(place.lang)
    return buyer_html(place.lang, plan, commitments(plan), place.asset(place.assets.runtime))


def samples(place: Place) -> Html:
    """The sample payments lists, to save and try."""
    folder = f"{place.assets.samples}/{place.lang}"
    entries = (
        element(
            "li",
            None,
            element(
                "a",
                {"href": place.asset(folder, name), "download": name},
                word(place.lang, f"sample.{name}"),
            ),
        )
        for name in SAMPLES
    )
    return element("ul", None, *entries)


PARTS: Mapping[str, Callable[[Place], Html]] = {"assets": links, "body": whole, "samples": samples}
