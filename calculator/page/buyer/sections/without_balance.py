"""What the page says of a plan without a balance, as plans are shared: its days and amounts, and no verdict.

Its result was worked out from a balance of 0; nothing that depends on that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from calculator.page.buyer.sections.answer import to_come
from calculator.page.buyer.sections.schedule import schedule
from calculator.page.html.markup import Html, sentence
from calculator.page.html.results_frame import bar_figures
from calculator.page.html.section import sentences
from calculator.page.html.shown_figure import Figures


def without_balance_pieces(figures: Figures, reminders: Html) -> dict[str, Html]:
    """The pieces of the results, by the name of the place that takes them."""
    lang = figures.lang
    return {
        "answer": sentences(lang, _answer(figures)),
        "body": schedule(figures, ("what", "amount")),
        "reminders": reminders,
        "limits": Html(),
        "bar": bar_figures(lang, "buyer.bar", {"outstanding": figures.exact_money("outstanding")}),
    }


def _answer(figures: Figures) -> Iterator[Html]:
    if figures.result["schedule"]:
        yield to_come(figures)
    yield sentence(figures.lang, "buyer.answer.without_balance")
