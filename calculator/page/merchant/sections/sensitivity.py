"""Which figure matters most: tornadoes of what has a closed form at once, the others later."""

from __future__ import annotations

from calculator.page.charts.tornado import tornado_chart
from calculator.page.html.markup import Html, join, sentence
from calculator.page.html.section import paragraph, section
from calculator.page.html.shown_figure import Figures

AT_ONCE = ("net_benefit", "expected_book_loss", "peak_receivable")


def sensitivity(figures: Figures) -> Html:
    """The tornadoes that have closed forms."""
    lang = figures.lang
    return section(
        lang,
        "sensitivity",
        paragraph(sentence(lang, "results.sensitivity.lead")),
        *(tornado_chart(figures, f"sensitivity.{figure}") for figure in AT_ONCE),
        further=True,
    )


def shortfall_sensitivity(figures: Figures) -> Html:
    """The tornadoes of the expected shortfall and of the break-even rate, and what no tornado shows."""
    lang = figures.lang
    return join(
        [
            section(
                lang,
                "shortfall",
                tornado_chart(figures, "shortfall_sensitivity"),
                heading=sentence(lang, "charts.sensitivity.expected_shortfall.title"),
                further=True,
            ),
            section(
                lang,
                "break_even_rate",
                tornado_chart(figures, "break_even_sensitivity"),
                paragraph(sentence(lang, "results.sensitivity.interactions"), "results__note"),
                heading=sentence(lang, "charts.sensitivity.break_even_rate.title"),
                further=True,
            ),
        ]
    )
