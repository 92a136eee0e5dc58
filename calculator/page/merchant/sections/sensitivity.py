"""Which figure matters most: one tornado, of the figure that the reader chooses.

The choice is made by the style sheet, so it needs no script and stays when the results are computed anew. The
tornadoes come in two parts: those of what has a closed form at once, the others later.
"""

from __future__ import annotations

from collections.abc import Mapping

from calculator.page.charts.tornado import tornado_chart
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.results_frame import results_body
from calculator.page.html.section import paragraph, section
from calculator.page.html.shown_figure import Figures

AT_ONCE = {
    "net_benefit": "sensitivity.net_benefit",
    "expected_book_loss": "sensitivity.expected_book_loss",
    "peak_receivable": "sensitivity.peak_receivable",
}
"""Where in the result the tornado of each figure is."""
LATER = {"expected_shortfall": "shortfall_sensitivity", "break_even_rate": "break_even_sensitivity"}


def sensitivity(lang: str, pending: Html, at_once: Html, later: Html) -> Html:
    """The part of the results: the choice, and the places of the tornadoes, filled or still empty."""
    return section(
        lang,
        "sensitivity",
        paragraph(sentence(lang, "results.sensitivity.lead")),
        _choice(lang),
        pending,
        results_body("tornadoes", at_once, "decisions"),
        results_body("shortfall", later, "shortfall"),
        paragraph(sentence(lang, "results.sensitivity.interactions"), "results__note"),
        further=True,
        kind="results__later",
    )


def _choice(lang: str) -> Html:
    choices = (
        element(
            "label",
            {"class": "one-of__choice"},
            element(
                "input",
                {"type": "radio", "name": "tornado", "value": figure, "checked": figure in list(AT_ONCE)[:1]},
            ),
            sentence(lang, f"charts.sensitivity.{figure}.short"),
        )
        for figure in (*AT_ONCE, *LATER)
    )
    legend = element("legend", None, sentence(lang, "results.sensitivity.of_what"))
    return element("fieldset", {"class": "one-of"}, legend, *choices)


def tornadoes(figures: Figures) -> Html:
    """Those that come with the other comparisons."""
    return _each(figures, AT_ONCE)


def later_tornadoes(figures: Figures) -> Html:
    """Those that take longer: of the expected shortfall and of the break-even rate."""
    return _each(figures, LATER)


def _each(figures: Figures, paths: Mapping[str, str]) -> Html:
    return join(
        element("div", {"data-tornado": figure}, tornado_chart(figures, path))
        for figure, path in paths.items()
    )
