"""Charts of the calculator that a page of text may show, as `{{ chart twenty_months }}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calculator.build.site.staging.page_context import PageContext
from calculator.page.charts.blind_window import blind_window_chart
from calculator.page.charts.of_a_thousand import of_a_thousand_chart
from calculator.page.charts.receivable import receivable_chart
from calculator.page.charts.twenty_months import twenty_months_chart
from calculator.page.html.markup import Html, element
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.blind_window import countermeasures

STYLE = "css/charts.css"
CHARTS: Mapping[str, Callable[[Figures], Html]] = {
    "receivable": receivable_chart,
    "twenty_months": twenty_months_chart,
    "of_a_thousand": of_a_thousand_chart,
    "blind_window": blind_window_chart,
    "countermeasures": countermeasures,
}
"""By the name that pages use; another chart is another line."""


def chart_style(context: PageContext) -> Html:
    """The style sheet of the charts alone, for a page that shows one."""
    return element("link", {"rel": "stylesheet", "href": context.asset(context.assets.page, STYLE)})
