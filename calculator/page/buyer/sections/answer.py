"""The answer in a few sentences, and the four figures that stay in reach while the form is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.page.buyer.dates import day
from calculator.page.buyer.movements import movement_name
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import sentences
from calculator.page.html.shown_figure import Figures


def answer(figures: Figures) -> Html:
    """When money runs short, by how much and what brings it about; or that it does not."""
    if figures.result["shortfalls"]:
        return sentences(figures.lang, _short(figures))
    result, lang = figures.result, figures.lang
    return sentence(
        lang,
        "buyer.answer.enough" if result["schedule"] else "buyer.answer.nothing",
        count=str(len(result["schedule"])),
        outstanding=figures.exact_money("outstanding"),
        lowest=figures.exact_money("lowest_balance.amount"),
        lowest_day=day(lang, result["lowest_balance"]["date"], since=result["inputs"]["today"]),
        safe=figures.exact_money("safe_to_add"),
    )


def _short(figures: Figures) -> Iterator[Html]:
    """Sentences for a plan that runs short, what is asked first first."""
    result, lang = figures.result, figures.lang
    since = result["inputs"]["today"]
    first, lowest = result["shortfalls"][0], result["lowest_balance"]
    moved = [entry for entry in result["movements"] if entry["date"] <= first["date"]]
    last = moved[-1] if moved and moved[-1]["date"] == first["date"] else None
    after = last["kind"] if last and last["amount"] < 0 else "nothing"
    yield sentence(
        lang,
        f"buyer.answer.short_after_{after}",
        day=day(lang, first["date"], since=since),
        name=movement_name(lang, last) if last else "",
        short=figures.exact_money("shortfalls[0].amount", unsigned=True),
    )
    if result["schedule"]:
        costs = [entry for entry in moved if entry["kind"] == "fixed_cost"]
        key = "enough_without" if result["without_orders"] >= 0 else "short_without"
        yield sentence(
            lang,
            "buyer.answer.short_alone"
            if key == "short_without" and len(costs) == 1
            else f"buyer.answer.{key}",
            name=movement_name(lang, costs[0]) if costs else "",
            short=figures.exact_money("without_orders", unsigned=True),
        )
    deepest = "lowest" if lowest["date"] != first["date"] else "days"
    yield sentence(
        lang,
        f"buyer.answer.short_{deepest}",
        lowest=figures.exact_money("lowest_balance.amount"),
        lowest_day=day(lang, lowest["date"], since=since),
        days_short=figures.whole("days_short"),
    )
    if result["schedule"]:
        yield sentence(
            lang,
            "buyer.answer.to_come",
            count=str(len(result["schedule"])),
            outstanding=figures.exact_money("outstanding"),
        )


def summary_bar(figures: Figures) -> Html:
    """What is open, the lowest balance, the days short and what is safe to add: a link to the results."""
    cells = {
        "outstanding": figures.exact_money("outstanding"),
        "lowest": figures.exact_money("lowest_balance.amount"),
        "days_short": figures.whole("days_short"),
        "safe": figures.exact_money("safe_to_add"),
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
