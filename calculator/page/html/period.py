"""The stretch of time that a portfolio's flows are about, in words: "month", or "3 months"."""

from __future__ import annotations

from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures


def is_one_month(figures: Figures) -> bool:
    """Whether the flows are those of one month, the default."""
    return figures.value("inputs.assumptions.horizon_months") == 1


def period(figures: Figures) -> Html:
    """A noun for the horizon, to stand after "a" or "each" when it is one month."""
    if is_one_month(figures):
        return sentence(figures.lang, "results.period.month")
    months = numbers.count(figures.value("inputs.assumptions.horizon_months"), figures.lang)
    return sentence(figures.lang, "results.period.months", months=months)


def how_often(figures: Figures) -> Html:
    """How often a bad period comes, in words: about 1 in 20."""
    one = "month" if is_one_month(figures) else "months"
    return sentence(figures.lang, f"results.answer.often_{one}")
