"""The buyer's calendar as its page shows it before any script runs, and the files that bring it to life."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calculator.build.samples.payments import SAMPLES
from calculator.build.site.calculator_page import links_of
from calculator.build.site.place import Place
from calculator.build.site.site_words import word
from calculator.buyer.api import commitments
from calculator.page.buyer.whole import buyer_html
from calculator.page.markup import Html, element
from calculator.parameters.plan_example import plan_example

BUYER_STYLE = "buyer/buyer.css"
SCRIPT = "buyer/buyer.js"


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
