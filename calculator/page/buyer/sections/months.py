"""The calendar, a table for each month: what comes in and goes out on each day, and the days that end short.

A cell shows short figures; those who have it read out hear the same day in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import reduce
from itertools import groupby
from typing import Any

from calculator.buyer.days import month_end
from calculator.page.buyer.dates import day, month_name, weekday_names
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, sentence, text
from calculator.page.html.section import fold, paragraph, section, sentences
from calculator.page.html.shown_figure import Figures

FLOWS = ("income", "fixed_costs", "deductions")
SIGNS = {"income": 1, "fixed_costs": -1, "deductions": -1}
SHOWN_OPEN = 3
"""Months shown at once; a deduction far ahead would otherwise bring dozens."""


def months(figures: Figures) -> Html:
    """A table for each month of the calendar; the later ones behind a fold."""
    lang, days = figures.lang, figures.result["days"]
    tables = [_month(figures, list(part)) for _, part in groupby(days, key=lambda entry: entry["date"][:7])]
    later = tables[SHOWN_OPEN:]
    return section(
        lang,
        "months",
        paragraph(sentences(lang, _lead(figures)), "results__note"),
        element("div", {"class": "months"}, *tables[:SHOWN_OPEN]),
        *([fold("later", sentence(lang, "buyer.months_table.later"), *later)] if later else []),
        heading=sentence(lang, "buyer.months_table.title"),
    )


def _lead(figures: Figures) -> Iterator[Html]:
    yield sentence(figures.lang, "buyer.months_table.lead")
    if "at_latest" in figures.result:
        yield sentence(figures.lang, "buyer.months_table.lead_range")


def _in_range(figures: Figures, day_of: str) -> bool:
    """Whether something may still be deducted on a day that could be deducted before."""
    return any(
        entry["date"] <= day_of <= entry["latest"]
        for entry in figures.result["schedule"]
        if "latest" in entry
    )


def _month(figures: Figures, days: list[dict[str, Any]]) -> Html:
    lang = figures.lang
    first = date.fromisoformat(days[0]["date"]).replace(day=1)
    last = month_end(first)
    by_date = {entry["date"]: entry for entry in days}
    name = sentence(lang, "buyer.months_table.month", year=str(first.year), month=month_name(lang, first))
    # The weeks before the plan begins would be empty.
    shown = date.fromisoformat(days[0]["date"])
    start = shown - timedelta(days=shown.weekday())
    weeks = []
    while start <= last:
        week = [start + timedelta(days=number) for number in range(7)]
        weeks.append(
            element(
                "tr", None, *(_cell(figures, each, first, by_date.get(each.isoformat())) for each in week)
            )
        )
        start += timedelta(days=7)
    heads = (
        element("th", {"scope": "col", "abbr": weekday}, weekday.removeprefix("周"))
        for weekday in weekday_names(lang)
    )
    return element(
        "table",
        {"class": "month"},
        element("caption", None, name),
        element("thead", None, element("tr", None, *heads)),
        element("tbody", None, *weeks),
    )


def _cell(figures: Figures, each: date, first: date, entry: dict[str, Any] | None) -> Html:
    if each.month != first.month:
        return element("td", {"class": "month__none"})
    number = element("span", {"class": "month__day", "aria-hidden": "true"}, str(each.day))
    if entry is None:
        return element("td", {"class": "month__past"}, number)
    lang = figures.lang
    flows = [
        element(
            "span",
            {"class": f"month__flow month__flow--{name}", "aria-hidden": "true"},
            numbers.signed_short(SIGNS[name] * entry[name], lang),
        )
        for name in FLOWS
        if entry[name]
    ]
    kinds = ["month__today"] if entry["date"] == figures.result["inputs"]["today"] else []
    if _in_range(figures, entry["date"]):
        kinds.append("month__range")
    if entry["balance"] < 0:
        kinds.append("month__short")
        short = sentence(lang, "buyer.months_table.short")
        flows.append(element("span", {"class": "month__mark", "aria-hidden": "true"}, short))
    spoken = element("span", {"class": "visually-hidden"}, _spoken(figures, entry))
    return element("td", {"class": " ".join(kinds) or None}, number, *flows, spoken)


def _spoken(figures: Figures, entry: dict[str, Any]) -> Html:
    """A day in full: what moves on it, and the balance at its end."""
    lang = figures.lang
    name = day(lang, entry["date"], since=figures.result["inputs"]["today"])
    balance = numbers.exact_money(entry["balance"], lang, figures.currency)
    parts = [
        sentence(
            lang,
            f"buyer.months_table.{flow}",
            amount=numbers.exact_money(entry[flow], lang, figures.currency),
        )
        for flow in FLOWS
        if entry[flow]
    ]
    short = entry["balance"] < 0
    if not parts:
        return (
            sentence(lang, "buyer.months_table.only_short", day=name, balance=balance)
            if short
            else text(name)
        )
    flows = reduce(lambda one, other: sentence(lang, "buyer.months_table.and", one=one, other=other), parts)
    key = "day_short" if short else "day"
    return sentence(lang, f"buyer.months_table.{key}", day=name, flows=flows, balance=balance)
