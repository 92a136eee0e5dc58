"""The buyer's calendar as its page shows it before any script runs, and the files that bring it to life."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calculator.build.samples.payments import SAMPLES
from calculator.build.site.calculator_page import Example, links_of
from calculator.build.site.site_words import word
from calculator.buyer.api import commitments
from calculator.page.buyer.whole import buyer_html
from calculator.page.markup import Html, element
from calculator.parameters.plan_example import plan_example

BUYER_STYLE = "buyer/buyer.css"
SCRIPT = "buyer/buyer.js"


def links(place: Example) -> Html:
    """The style sheets and the script."""
    return links_of(place, BUYER_STYLE, SCRIPT)


def whole(place: Example) -> Html:
    """Form, progress and results of the example."""
    plan = plan_example(place.lang)
    return buyer_html(place.lang, plan, commitments(plan), place.address(place.assets.runtime))


def samples(place: Example) -> Html:
    """The sample payments lists, to save and try."""
    folder = f"{place.assets.samples}/{place.lang}"
    entries = (
        element(
            "li",
            None,
            element(
                "a",
                {"href": place.address(folder, name), "download": name},
                word(place.lang, f"sample.{name}"),
            ),
        )
        for name in SAMPLES
    )
    return element("ul", None, *entries)


PARTS: Mapping[str, Callable[[Example], Html]] = {"assets": links, "body": whole, "samples": samples}
