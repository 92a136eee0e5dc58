"""Plans as JSON documents, made up by Hypothesis: month ends, leap years, overdue orders, empty plans."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

# Days around which months differ: ends of long and short months, a leap day, the turn of a year.
HARD_DAYS = st.sampled_from(
    [
        date(2026, 1, 31),
        date(2026, 2, 27),
        date(2027, 12, 31),
        date(2028, 2, 28),
        date(2028, 2, 29),
        date(2027, 4, 30),
        date(2026, 12, 1),
    ]
)
TODAYS = st.one_of(HARD_DAYS, st.dates(date(2020, 1, 1), date(2040, 12, 31)))
CENTS = st.integers(0, 500_000).map(lambda cents: cents / 100)


def near(today: date, before: int, later: int) -> st.SearchStrategy[str]:
    """Days from so many before today to so many later, as written in a plan."""
    return st.integers(-before, later).map(lambda days: (today + timedelta(days=days)).isoformat())


@st.composite
def orders(draw: st.DrawFn, today: date) -> dict[str, Any]:
    order: dict[str, Any] = {"name": draw(st.sampled_from(["运动鞋", "lamp", "鞋"])), "amount": draw(CENTS)}
    kind = draw(st.sampled_from(["deduct_on", "received_on", "expected_on", "both", "none", "noted_on"]))
    if kind == "deduct_on":
        order["deduct_on"] = draw(near(today, 40, 120))
    if kind in ("received_on", "both"):
        order["received_on"] = draw(near(today, 60, 5))
    if kind in ("expected_on", "both"):
        order["expected_on"] = draw(near(today, 10, 30))
    if kind not in ("deduct_on", "none", "noted_on"):
        order["confirm_days"] = draw(st.integers(0, 40))
    if kind == "noted_on":
        order |= draw(noted(today))
    if draw(st.booleans()):
        few, many = st.integers(1, 6), st.sampled_from([12, 36])
        order["instalments"] = draw(st.one_of(few, few, few, many))
        order["instalments_paid"] = draw(st.integers(0, max(6, order["instalments"])))
        order["instalment_every"] = draw(st.sampled_from(["week", "two_weeks", "four_weeks", "month"]))
    order["status"] = (
        "returned"
        if kind == "none"
        else draw(
            st.sampled_from(["received", "expected", "shipped", "overdue", "returned", "cancelled", "paid"])
        )
    )
    return order


@st.composite
def noted(draw: st.DrawFn, today: date) -> dict[str, Any]:
    """An order of which only some of its days are known."""
    order: dict[str, Any] = {"noted_on": draw(near(today, 60, 3))}
    order["platform"] = draw(st.sampled_from(["", "pinduoduo", "weixin", "jd", "other"]))
    for name, days in (("received_on", near(today, 60, 5)), ("expected_on", near(today, 10, 30))):
        if draw(st.booleans()):
            order[name] = draw(days)
    if draw(st.booleans()):
        order["confirm_days"] = draw(st.integers(0, 40))
    return order


WEEKENDS = st.sampled_from(["same_day", "before", "after"])


@st.composite
def incomes(draw: st.DrawFn, today: date) -> dict[str, Any]:
    entry: dict[str, Any] = {"date": draw(near(today, 45, 70)), "amount": draw(CENTS)}
    if draw(st.booleans()):
        entry["repeats"] = draw(st.sampled_from(["once", "weekly", "monthly"]))
    if draw(st.booleans()):
        entry["on_weekend"] = draw(WEEKENDS)
    return entry


@st.composite
def fixed_costs(draw: st.DrawFn, today: date) -> dict[str, Any]:
    entry: dict[str, Any] = {"amount": draw(CENTS)}
    repeats = draw(st.sampled_from(["", "monthly", "weekly", "once"]))
    if repeats:
        entry["repeats"] = repeats
    if repeats in ("weekly", "once"):
        entry["date"] = draw(near(today, 45, 70))
    else:
        entry["day_of_month"] = draw(st.one_of(st.integers(1, 31), st.sampled_from([28, 29, 30, 31])))
    if draw(st.booleans()):
        entry["on_weekend"] = draw(WEEKENDS)
    return entry


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    today = draw(TODAYS)
    return {
        "schema": 1,
        "today": today.isoformat(),
        "balance": draw(st.one_of(st.just(0), CENTS, CENTS.map(lambda amount: -amount))),
        "income": draw(st.lists(incomes(today), max_size=4)),
        "fixed_costs": draw(st.lists(fixed_costs(today), max_size=3)),
        "orders": draw(st.lists(orders(today), max_size=6)),
    }
