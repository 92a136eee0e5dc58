"""What the page says of a plan without a balance, as plans are shared: its days and amounts, and no verdict.

Its result was worked out from a balance of 0; nothing that depends on that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from calculator.page.buyer.sections.schedule import schedule
from calculator.page.html.markup import Html, element, sentence
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
        "bar": element(
            "span",
            {"class": "result-bar__figures"},
            element(
                "span",
                {"class": "result-bar__item"},
                element("span", {"class": "result-bar__label"}, sentence(lang, "buyer.bar.outstanding")),
                figures.exact_money("outstanding"),
            ),
        ),
    }


def _answer(figures: Figures) -> Iterator[Html]:
    lang, result = figures.lang, figures.result
    if result["schedule"]:
        yield sentence(
            lang,
            "buyer.answer.to_come",
            count=str(len(result["schedule"])),
            outstanding=figures.exact_money("outstanding"),
        )
    yield sentence(lang, "buyer.answer.without_balance")
