"""Which figure matters most: tornadoes of what has a closed form at once, the others later."""

from __future__ import annotations

from calculator.page.charts.tornado import tornado_chart
from calculator.page.html.markup import Attributes, Html, element, join, sentence
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
        *(_one_of_them(figures, figure, is_first=figure == AT_ONCE[0]) for figure in AT_ONCE),
        further=True,
    )


def _one_of_them(figures: Figures, figure: str, *, is_first: bool) -> Html:
    """A tornado behind the name of its figure; the first stands open."""
    marks: Attributes = {"id": f"results-tornado-{figure}-fold", "open": is_first}
    title = sentence(figures.lang, f"charts.sensitivity.{figure}.title")
    chart = tornado_chart(figures, f"sensitivity.{figure}")
    return element("details", marks, element("summary", None, title), chart)


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
