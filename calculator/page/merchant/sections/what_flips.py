"""Where it turns: for the inputs that matter most, up to where pay-later pays, and where the reader is."""

from __future__ import annotations

from calculator.page.charts.curve import curve_chart
from calculator.page.html.markup import Html, sentence
from calculator.page.html.section import paragraph, section
from calculator.page.html.shown_figure import Figures


def what_flips(figures: Figures) -> Html:
    """A small curve for each of these inputs; nothing where none moves what pay-later earns."""
    curves = figures.result["curves"]
    if not curves:
        return Html()
    return section(
        figures.lang,
        "what_flips",
        paragraph(sentence(figures.lang, "results.what_flips.lead")),
        *(curve_chart(figures, place) for place in range(len(curves))),
        further=True,
    )
