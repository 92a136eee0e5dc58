"""The answer in a few sentences, and the four figures that stay in reach while the form is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.page.buyer.dates import day, span, when
from calculator.page.buyer.movements import movement_name
from calculator.page.html.markup import Html, sentence
from calculator.page.html.results_frame import bar_figures
from calculator.page.html.section import sentences
from calculator.page.html.shown_figure import Figures
from calculator.words import say


def answer(figures: Figures) -> Html:
    """When money runs short, by how much and what brings it about; or that it does not."""
    if figures.result["shortfalls"]:
        return sentences(figures.lang, _short(figures))
    result, lang = figures.result, figures.lang
    if is_begun(figures):
        return sentence(lang, "buyer.answer.no_orders")
    gap = gap_in_words(figures)
    key = "enough" if result["schedule"] else "nothing"
    told = sentence(
        lang,
        f"buyer.answer.{key}_so_far" if gap else f"buyer.answer.{key}",
        gap=gap,
        count=str(len(result["schedule"])),
        outstanding=figures.exact_money("outstanding"),
        lowest=figures.exact_money("lowest_balance.amount"),
        lowest_day=day(lang, result["lowest_balance"]["date"], since=result["inputs"]["today"]),
        safe=figures.exact_money("safe_to_add"),
    )
    if "at_latest" not in result:
        return told
    return sentences(lang, [told, sentence(lang, "buyer.answer.earliest")])


def is_begun(figures: Figures) -> bool:
    """Whether no order has been entered yet and no day is short: then nothing is said of what is enough."""
    return not figures.result["inputs"]["orders"] and not figures.result["shortfalls"]


def gap_in_words(figures: Figures) -> str:
    """What of fixed costs and income is not entered, in words; empty where nothing is missing."""
    inputs = figures.result["inputs"]
    missing = [name for name in ("fixed_costs", "income") if not inputs[name]]
    return say(figures.lang, f"buyer.answer.gap_{'_and_'.join(missing)}") if missing else ""


def _short(figures: Figures) -> Iterator[Html]:
    """Sentences for a plan that runs short, what is asked first first."""
    result, lang = figures.result, figures.lang
    since = result["inputs"]["today"]
    first = result["shortfalls"][0]
    moved = [entry for entry in result["movements"] if entry["date"] <= first["date"]]
    last = moved[-1] if moved and moved[-1]["date"] == first["date"] else None
    after = last["kind"] if last and last["amount"] < 0 else "nothing"
    if after == "deduction" and last and "latest" in last:
        after = "deduction_between"
    at_latest = result.get("at_latest")
    is_sure = at_latest is None or bool(at_latest["shortfalls"])
    if at_latest and is_sure and at_latest["shortfalls"][0]["date"] != first["date"]:
        days = span(lang, first["date"], at_latest["shortfalls"][0]["date"], since=since)
        yield sentence(lang, "buyer.answer.short_between", days=days)
    yield sentence(
        lang,
        f"buyer.answer.short_after_{after}" if is_sure else f"buyer.answer.perhaps_after_{after}",
        days=when(lang, last, since=since) if last else "",
        day=day(lang, first["date"], since=since),
        name=movement_name(lang, last) if last else "",
        short=figures.exact_money("shortfalls[0].amount", unsigned=True),
    )
    if gap := gap_in_words(figures):
        yield sentence(lang, "buyer.answer.short_so_far", gap=gap)
    if at_latest:
        yield _if_taken_late(figures)
        yield sentence(lang, "buyer.answer.earliest")
    if result["schedule"] and is_sure:
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
    yield _how_far(figures, is_sure=is_sure)
    if result["schedule"]:
        yield to_come(figures)
    if result.get("late_fees"):
        yield sentence(lang, "buyer.answer.late_fees", fees=figures.exact_money("late_fees"))


def to_come(figures: Figures) -> Html:
    """How many deductions are still to come, and what they add up to."""
    return sentence(
        figures.lang,
        "buyer.answer.to_come",
        count=str(len(figures.result["schedule"])),
        outstanding=figures.exact_money("outstanding"),
    )


def _how_far(figures: Figures, *, is_sure: bool) -> Html:
    """For how long the plan is short and by how much at most."""
    lang, result = figures.lang, figures.result
    since = result["inputs"]["today"]
    first, last, lowest = result["shortfalls"][0], result["shortfalls"][-1], result["lowest_balance"]
    lowest_day = day(lang, lowest["date"], since=since)
    if not is_sure and last["date"] != first["date"]:
        missing = figures.exact_money("lowest_balance.amount", unsigned=True)
        days = span(lang, first["date"], last["date"], since=since)
        return sentence(
            lang, "buyer.answer.perhaps_lowest", days=days, lowest_day=lowest_day, missing=missing
        )
    return sentence(
        lang,
        f"buyer.answer.short_{'lowest' if lowest['date'] != first['date'] else 'days'}",
        lowest=figures.exact_money("lowest_balance.amount"),
        lowest_day=lowest_day,
        days_short=figures.whole("days_short"),
    )


def _if_taken_late(figures: Figures) -> Html:
    """How the plan fares if every deduction is taken on its last day."""
    lang, result = figures.lang, figures.result
    lowest = result["at_latest"]["lowest_balance"]
    key = "short_at_latest" if result["at_latest"]["shortfalls"] else "enough_at_latest"
    return sentence(
        lang,
        f"buyer.answer.{key}",
        lowest=figures.exact_money("at_latest.lowest_balance.amount"),
        lowest_day=day(lang, lowest["date"], since=result["inputs"]["today"]),
    )


def summary_bar(figures: Figures) -> Html:
    """What is open, the lowest balance, the days short and what is safe to add: a link to the results.

    The last two are left out until an order is entered; what is safe to add also while rent or wages are
    missing, since there is no room for the words that belong to it then.
    """
    cells = {
        "outstanding": figures.exact_money("outstanding"),
        "lowest": figures.exact_money("lowest_balance.amount"),
    }
    if not is_begun(figures):
        cells["days_short"] = figures.whole("days_short")
        if not gap_in_words(figures):
            cells["safe"] = figures.exact_money("safe_to_add")
    return bar_figures(figures.lang, "buyer.bar", cells)
