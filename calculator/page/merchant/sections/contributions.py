"""Where a very bad month comes from: each segment's share of the shortfall, and the largest order."""

from __future__ import annotations

from calculator.page.charts.contributions import contributions_chart
from calculator.page.html.markup import Html, sentence, text
from calculator.page.html.section import paragraph, section
from calculator.page.html.shown_figure import Figures

LARGEST = "contributions.largest_order"


def contributions(figures: Figures) -> Html:
    """The chart with its table, and the largest order against the net benefit; nothing without orders."""
    if figures.result["contributions"]["largest_order"] is None:
        return Html()
    notes = [paragraph(_largest(figures))]
    if figures.result["portfolio"]["quantiles_are"] == "upper_bound":
        notes.append(paragraph(sentence(figures.lang, "results.contributions.cap"), "results__note"))
    return section(figures.lang, "contributions", contributions_chart(figures), *notes, further=True)


def _largest(figures: Figures) -> Html:
    earns = figures.result["contributions"]["largest_order"]["months_of_net_benefit"] is not None
    return sentence(
        figures.lang,
        f"results.contributions.{'largest' if earns else 'largest_no_benefit'}",
        value=figures.about_money(f"{LARGEST}.value"),
        segment=text(str(figures.result["contributions"]["largest_order"]["segment"])),
        **({"months": figures.amount(f"{LARGEST}.months_of_net_benefit")} if earns else {}),
    )
