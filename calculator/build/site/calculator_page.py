"""The calculator as its page shows it before any script runs, and the files that bring it to life."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from calculator.build.site.assets import Assets
from calculator.build.site.modules import modules_of
from calculator.build.site.settings import ROOT
from calculator.page.charts.blind_window import blind_window_chart
from calculator.page.charts.month import month_chart
from calculator.page.charts.receivable import receivable_chart
from calculator.page.figure import Figures
from calculator.page.markup import Html, element, join
from calculator.page.sections.blind_window import countermeasures
from calculator.page.whole import calculator_html

STYLE = "calculator.css"
CHART_STYLE = "charts.css"
SCRIPT = "calculator.js"
WORKER = "worker.js"
PAGE = ROOT / "calculator" / "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The example, its result, and where the page's files are."""

    lang: str
    document: Mapping[str, Any]
    result: Mapping[str, Any]
    assets: Assets
    to_root: str
    """The relative way from the page to the folder that holds `assets/`."""

    def address(self, folder: str, file: str = "") -> str:
        """Address of a file beside the pages, relative to the page."""
        return f"{self.to_root}assets/{folder}/{file}"


def chart_style(example: Example) -> Html:
    """The style sheet of the charts alone, for a page that shows one."""
    return element("link", {"rel": "stylesheet", "href": example.address(example.assets.page, CHART_STYLE)})


def links(example: Example) -> Html:
    """The style sheets, first so that nothing is painted without them, and the script with its modules."""
    page = example.assets.page
    return join(
        [
            chart_style(example),
            element("link", {"rel": "stylesheet", "href": example.address(page, STYLE)}),
            *(
                element("link", {"rel": "modulepreload", "href": example.address(page, name)})
                for name in modules_of(PAGE, SCRIPT, WORKER)
            ),
            element("script", {"type": "module", "src": example.address(page, SCRIPT)}),
        ]
    )


def links_of(place: Example, style: str, script: str) -> Html:
    """The style sheets and the script of a page that has its own besides the calculator's."""
    page = place.assets.page
    styles = (
        element("link", {"rel": "stylesheet", "href": place.address(page, sheet)}) for sheet in (STYLE, style)
    )
    own = element("script", {"type": "module", "src": place.address(page, script)})
    return join([chart_style(place), *styles, own])


def whole(example: Example) -> Html:
    """Form, progress and results."""
    return calculator_html(
        example.lang, example.document, example.result, example.address(example.assets.runtime)
    )


PARTS: Mapping[str, Callable[[Example], Html]] = {
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
