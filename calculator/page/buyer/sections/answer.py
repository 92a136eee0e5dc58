"""The answer in a few sentences, and the four figures that stay in reach while the form is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from calculator.page.buyer.dates import day, span
from calculator.page.buyer.movements import movement_name
from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.results_frame import bar_figures
from calculator.page.html.section import sentences
from calculator.page.html.shown_figure import Figures
from calculator.words import say


def answer(figures: Figures) -> Html:
    """When money runs short, by how much and what brings it about; or that it does not."""
    if figures.result["shortfalls"]:
        return sentences(figures.lang, [*_short(figures), *unexplained(figures)])
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
    )
    safe = sentence(lang, "buyer.answer.safe", safe=figures.exact_money("safe_to_add"))
    earliest = [sentence(lang, "buyer.answer.earliest")] if "at_latest" in result else []
    return sentences(
        lang, [told, *([safe] if says_what_is_safe(figures) else unexplained(figures)), *earliest]
    )


def says_what_is_safe(figures: Figures) -> bool:
    """Whether it can be said what could still be added: not while today's balance is unexplained."""
    return "unexplained" not in figures.result


def unexplained(figures: Figures) -> list[Html]:
    """A sentence on a balance of today that is far from the expected one; none where it is near."""
    if says_what_is_safe(figures):
        return []
    way = "more" if figures.value("unexplained.difference") > 0 else "less"
    return [
        sentence(
            figures.lang,
            f"buyer.answer.unexplained_{way}",
            expected=figures.exact_money("unexplained.expected_balance"),
            difference=figures.exact_money("unexplained.difference", unsigned=True),
        )
    ]


def is_begun(figures: Figures) -> bool:
    """Whether no order has been entered yet and no day is short: then nothing is said of what is enough."""
    return not figures.result["inputs"]["orders"] and not figures.result["shortfalls"]


def gap_in_words(figures: Figures) -> str:
    """What of fixed costs and income is not entered, in words; empty where nothing is missing."""
    inputs = figures.result["inputs"]
    missing = [name for name in ("fixed_costs", "income") if not inputs[name]]
    return say(figures.lang, f"buyer.answer.gap_{'_and_'.join(missing)}") if missing else ""


def _short(figures: Figures) -> Iterator[Html]:
    """The least and the most that is missing, each in a line, then what is asked first first.

    No figure is told twice.
    """
    result, lang = figures.result, figures.lang
    since = result["inputs"]["today"]
    first, lowest = result["shortfalls"][0], result["lowest_balance"]
    at_latest = result.get("at_latest")
    is_sure = at_latest is None or bool(at_latest["shortfalls"])
    told = [lowest["amount"]]
    if (least := _least(figures, told)) is not None:
        yield _line(least)
    yield _line(
        sentence(
            lang,
            f"buyer.answer.most_{_brought_about_by(figures, lowest)[0]}",
            day=day(lang, lowest["date"], since=since),
            name=_brought_about_by(figures, lowest)[1],
            most=figures.exact_money("lowest_balance.amount", unsigned=True),
        )
    )
    if at_latest and is_sure and at_latest["shortfalls"][0]["date"] != first["date"]:
        days = span(lang, first["date"], at_latest["shortfalls"][0]["date"], since=since)
        yield sentence(lang, "buyer.answer.short_between", days=days)
    if first["amount"] not in told:
        kind, name = _brought_about_by(figures, first)
        yield sentence(
            lang,
            f"buyer.answer.{'short' if is_sure else 'perhaps'}_after_{kind}",
            day=day(lang, first["date"], since=since),
            name=name,
            short=figures.exact_money("shortfalls[0].amount", unsigned=True),
        )
    if gap := gap_in_words(figures):
        yield sentence(lang, "buyer.answer.short_so_far", gap=gap)
    if at_latest and is_sure and at_latest["lowest_balance"]["amount"] not in told:
        yield sentence(
            lang,
            "buyer.answer.short_at_latest",
            lowest=figures.exact_money("at_latest.lowest_balance.amount"),
            lowest_day=day(lang, at_latest["lowest_balance"]["date"], since=since),
        )
    if at_latest:
        yield sentence(lang, "buyer.answer.earliest")
    if result["schedule"] and is_sure and result["without_orders"] >= 0:
        yield sentence(lang, "buyer.answer.enough_without", day=day(lang, first["date"], since=since))
    yield _how_long(figures, is_sure=is_sure)
    if result["schedule"]:
        yield to_come(figures)
    if result.get("late_fees"):
        yield sentence(lang, "buyer.answer.late_fees", fees=figures.exact_money("late_fees"))


def _line(content: Html) -> Html:
    """A sentence on a line of its own."""
    return element("strong", {"class": "answer__line"}, content)


def _least(figures: Figures, told: list[float]) -> Html | None:
    """What is missing at least: without any deduction, else with every one on its last day. Adds to `told`.

    None where that is known to be what is missing at most.
    """
    result, lang = figures.result, figures.lang
    since, first = result["inputs"]["today"], result["shortfalls"][0]
    at_latest = result.get("at_latest")
    if result["without_orders"] < 0:
        if not result["schedule"] or result["without_orders"] in told:
            return None
        told.append(result["without_orders"])
        costs = [
            entry
            for entry in result["movements"]
            if entry["date"] <= first["date"] and entry["kind"] == "fixed_cost"
        ]
        return sentence(
            lang,
            "buyer.answer.least_alone" if len(costs) == 1 else "buyer.answer.least_without",
            name=movement_name(lang, costs[0]) if costs else "",
            day=day(lang, first["date"], since=since),
            least=figures.exact_money("without_orders", unsigned=True),
        )
    if at_latest is None or at_latest["lowest_balance"]["amount"] in told:
        return None
    if not at_latest["shortfalls"]:
        return sentence(lang, "buyer.answer.enough_at_latest")
    told.append(at_latest["lowest_balance"]["amount"])
    return sentence(
        lang,
        "buyer.answer.least_at_latest",
        day=day(lang, at_latest["lowest_balance"]["date"], since=since),
        least=figures.exact_money("at_latest.lowest_balance.amount", unsigned=True),
    )


def _brought_about_by(figures: Figures, closing: Mapping[str, Any]) -> tuple[str, str]:
    """What moved last on a day, if it went out: its kind (`nothing` where it did not), and its name."""
    moved = [entry for entry in figures.result["movements"] if entry["date"] == closing["date"]]
    if not moved or moved[-1]["amount"] >= 0:
        return "nothing", ""
    kind = moved[-1]["kind"] + ("_between" if "latest" in moved[-1] else "")
    return kind, movement_name(figures.lang, moved[-1])


def to_come(figures: Figures) -> Html:
    """How many deductions are still to come, and what they add up to."""
    return sentence(
        figures.lang,
        "buyer.answer.to_come",
        count=str(len(figures.result["schedule"])),
        outstanding=figures.exact_money("outstanding"),
    )


def _how_long(figures: Figures, *, is_sure: bool) -> Html:
    """For how long the plan is short."""
    lang, result = figures.lang, figures.result
    first, last = result["shortfalls"][0], result["shortfalls"][-1]
    if not is_sure and last["date"] != first["date"]:
        days = span(lang, first["date"], last["date"], since=result["inputs"]["today"])
        return sentence(lang, "buyer.answer.perhaps_days", days=days)
    return sentence(lang, "buyer.answer.short_days", days_short=figures.whole("days_short"))


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
        if not gap_in_words(figures) and says_what_is_safe(figures):
            cells["safe"] = figures.exact_money("safe_to_add")
    return bar_figures(figures.lang, "buyer.bar", cells)
