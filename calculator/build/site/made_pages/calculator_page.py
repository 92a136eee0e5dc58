"""The calculator as its page shows it before any script runs, and the files that bring it to life."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calculator.build.site.modules import modules_of
from calculator.build.site.settings import ROOT
from calculator.build.site.staging.place import Place
from calculator.page.charts.blind_window import blind_window_chart
from calculator.page.charts.month import month_chart
from calculator.page.charts.receivable import receivable_chart
from calculator.page.html.markup import Html, element, join
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.page_html import calculator_html
from calculator.page.merchant.sections.blind_window import countermeasures

STYLE = "css/calculator.css"
CHART_STYLE = "css/charts.css"
SCRIPT = "js/merchant/calculator.js"
WORKER = "js/worker/worker.js"
PAGE = ROOT / "calculator" / "page"


def chart_style(place: Place) -> Html:
    """The style sheet of the charts alone, for a page that shows one."""
    return element("link", {"rel": "stylesheet", "href": place.asset(place.assets.page, CHART_STYLE)})


def links(place: Place) -> Html:
    """The style sheets, first so that nothing is painted without them, and the script with its modules."""
    page = place.assets.page
    return join(
        [
            chart_style(place),
            element("link", {"rel": "stylesheet", "href": place.asset(page, STYLE)}),
            *(
                element("link", {"rel": "modulepreload", "href": place.asset(page, name)})
                for name in modules_of(PAGE, SCRIPT, WORKER)
            ),
            element("script", {"type": "module", "src": place.asset(page, SCRIPT)}),
        ]
    )


def links_of(place: Place, style: str, script: str) -> Html:
    """The style sheets and the script of a page that has its own besides the calculator's."""
    page = place.assets.page
    styles = (
        element("link", {"rel": "stylesheet", "href": place.asset(page, sheet)}) for sheet in (STYLE, style)
    )
    own = element("script", {"type": "module", "src": place.asset(page, script)})
    return join([chart_style(place), *styles, own])


def whole(place: Place) -> Html:
    """Form, progress and results."""
    return calculator_html(place.lang, place.document, place.result, place.asset(place.assets.runtime))


PARTS: Mapping[str, Callable[[Place], Html]] = {
    "assets": links,
    "body": whole,
    "chart_style": chart_style,
}
CHARTS: Mapping[str, Callable[[Figures], Html]] = {
    "receivable": receivable_chart,
    "month": month_chart,
    "blind_window": blind_window_chart,
    "countermeasures": countermeasures,
}
