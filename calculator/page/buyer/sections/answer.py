"""The answer in a sentence or two, and the four figures that stay in reach while the form is filled in."""

from __future__ import annotations

from calculator.page.buyer.dates import day
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.shown_figure import Figures


def answer(figures: Figures) -> Html:
    """What is still to be deducted, and whether the balance carries it."""
    result, lang = figures.result, figures.lang
    today = result["inputs"]["today"]
    if not result["schedule"]:
        key = "nothing_short" if result["shortfalls"] else "nothing"
    else:
        key = "short" if result["shortfalls"] else "enough"
    first_short = result["shortfalls"][0]["date"] if result["shortfalls"] else today
    return sentence(
        lang,
        f"buyer.answer.{key}",
        count=str(len(result["schedule"])),
        outstanding=figures.exact_money("outstanding"),
        lowest=figures.exact_money("lowest_balance.amount"),
        lowest_day=day(lang, result["lowest_balance"]["date"], since=today),
        first_short=day(lang, first_short, since=today),
        days_short=figures.whole("days_short"),
        safe=figures.exact_money("safe_to_add"),
    )


def summary_bar(figures: Figures) -> Html:
    """What is open, the lowest balance, the days short and what is safe to add: a link to the results."""
    cells = {
        "outstanding": figures.short_money("outstanding"),
        "lowest": figures.short_money("lowest_balance.amount"),
        "days_short": figures.whole("days_short"),
        "safe": figures.short_money("safe_to_add"),
    }
    items = (
        element(
            "span",
            {"class": "result-bar__item"},
            element("span", {"class": "result-bar__label"}, sentence(figures.lang, f"buyer.bar.{name}")),
            shown,
        )
        for name, shown in cells.items()
    )
    return element("span", {"class": "result-bar__figures"}, join(items, " "))
