"""The page of order files before any script runs: the example, read now, and the page's files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from calculator.answers import order_file
from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.write import sample, sample_name
from calculator.build.site.made_pages.calculator_page import links_of
from calculator.build.site.staging.page_context import PageContext
from calculator.page.html.markup import Html
from calculator.page.order_file.choices import read_choices
from calculator.page.order_file.page_html import order_file_html
from calculator.page.order_file.read_file import Reading, reading_of

EXAMPLES = {"zh": "douyin", "en": "generic"}
"""The sample that the page shows first: one that tells what the page can tell, in the reader's language."""
ORDERS_STYLE = "css/order_file.css"
SCRIPT = "js/order_file/order_file_page.js"


@cache
def example_reading(lang: str) -> Reading:
    """The example as the page reads it."""
    choices = read_choices({}, lang)
    return reading_of(order_file.read(sample(EXAMPLES[lang], lang), choices.options), choices)


def links(context: PageContext) -> Html:
    """The style sheets and the script."""
    return links_of(context, ORDERS_STYLE, SCRIPT)


def whole(context: PageContext) -> Html:
    """What to choose, progress, and the example's results."""
    folder = f"{context.assets.samples}/{context.lang}"
    samples = {platform: context.asset(folder, sample_name(platform)) for platform in EXPORTS}
    runtime = context.asset(context.assets.runtime)
    return order_file_html(example_reading(context.lang), runtime, samples, EXAMPLES[context.lang])


PARTS: Mapping[str, Callable[[PageContext], Html]] = {"assets": links, "body": whole}
