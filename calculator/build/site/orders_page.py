"""The page of order files before any script runs: the example, read now, and the page's files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.write import sample, sample_name
from calculator.build.site.calculator_page import links_of
from calculator.build.site.place import Place
from calculator.orders import api
from calculator.page.markup import Html
from calculator.page.orders.choices import read_choices
from calculator.page.orders.reading import Reading, reading_of
from calculator.page.orders.whole import order_file_html

EXAMPLES = {"zh": "douyin", "en": "generic"}
"""The sample that the page shows first: one that tells what the page can tell, in the reader's language."""
ORDERS_STYLE = "orders/order_file.css"
SCRIPT = "orders/order_file.js"


@cache
def example_reading(lang: str) -> Reading:
    """The example as the page reads it."""
    choices = read_choices({}, lang)
    return reading_of(api.read(sample(EXAMPLES[lang], lang), choices.options), choices)


def links(place: Place) -> Html:
    """The style sheets and the script."""
    return links_of(place, ORDERS_STYLE, SCRIPT)


def whole(place: Place) -> Html:
    """What to choose, progress, and the example's results."""
    folder = f"{place.assets.samples}/{place.lang}"
    samples = {platform: place.asset(folder, sample_name(platform)) for platform in EXPORTS}
    runtime = place.asset(place.assets.runtime)
    return order_file_html(example_reading(place.lang), runtime, samples, EXAMPLES[place.lang])


PARTS: Mapping[str, Callable[[Place], Html]] = {"assets": links, "body": whole}
