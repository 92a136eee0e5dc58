"""On another day than its balance's a plan says what has happened since, and nothing of what is enough."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.commitments import commitments
from calculator.buyer.since_balance import place_of, since_balance
from calculator.buyer.validation import validate
from tests.buyer.by_hand import by_hand, exact
from tests.buyer.plans import plans

SAVED: dict[str, Any] = {
    "today": "2026-12-06",
    "balance": 900,
    "balance_on": "2026-11-29",
    "income": [{"name": "wages", "date": "2026-11-10", "repeats": "monthly", "amount": 4200}],
    "fixed_costs": [{"name": "rent", "day_of_month": 1, "amount": 500}],
    "orders": [
        {"name": "coat", "amount": 268, "received_on": "2026-11-20", "confirm_days": 10},
        {"name": "lamp", "amount": 45, "deduct_on": "2026-12-06"},
        {"name": "shoes", "amount": 60, "deduct_on": "2026-12-05"},
    ],
}


def test_a_plan_opened_a_week_later_asks_before_it_says_anything() -> None:
    result = commitments(SAVED)
    assert set(result) == {"schema", "calculator_version", "inputs", "since_balance"}
    since = result["since_balance"]
    assert [(one["date"], one["name"], one["amount"]) for one in since["movements"]] == [
        ("2026-11-30", "coat", -268),
        ("2026-12-01", "rent", -500),
        ("2026-12-05", "shoes", -60),
    ]
    assert (since["orders"], since["suggested_balance"]) == ([0, 2], 72)


def test_what_was_not_deducted_is_still_there() -> None:
    found = since_balance(validate(SAVED), not_deducted=[(2, 1)])
    assert found is not None
    assert found.suggested_balance == 132


def test_rent_that_was_not_paid_is_still_there() -> None:
    found = since_balance(validate(SAVED), not_moved=[("fixed_cost", 0, date(2026, 12, 1))])
    assert found is not None
    assert found.suggested_balance == 572
    assert commitments(SAVED)["since_balance"]["positions"] == [0, 0, 2]


def test_a_balance_of_today_and_one_without_a_day_give_the_figures_they_gave() -> None:
    plain = {name: value for name, value in SAVED.items() if name != "balance_on"}
    expected = commitments(plain)
    found = commitments({**plain, "balance_on": plain["today"]})
    assert expected["lowest_balance"]
    for name in set(expected) - {"inputs"}:
        assert found[name] == expected[name]
    assert commitments({**plain, "balance_on": None}) == expected


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-28", "later_than_today"),
        ("2026-11-30", "older"),
        ("2027-11-30", "older"),
        ("2027-12-01", "too_old"),
        ("2099-01-01", "too_old"),
    ],
)
def test_a_clock_that_went_back_or_far_ahead_is_noticed(today: str, state: str) -> None:
    since = commitments({**SAVED, "today": today})["since_balance"]
    assert since["state"] == state
    assert (since["suggested_balance"] is None) == (state != "older")


@given(plans(), st.integers(1, 60))
def test_the_suggested_balance_is_that_of_the_calendar_on_the_evening_before(
    plan: dict[str, Any], later: int
) -> None:
    """What may have been taken counts once its buyer says that it has, and not before."""
    today = date.fromisoformat(plan["today"]) + timedelta(later)
    opened = {**plan, "balance_on": plan["today"], "today": today.isoformat()}
    since = since_balance(validate(opened))
    assert since is not None
    closing = by_hand(plan)["closing"][(today - timedelta(1)).isoformat()]
    perhaps = [place for moved in since.perhaps if (place := place_of(moved))]
    found = since_balance(validate(opened), deducted=perhaps)
    assert found is not None
    assert exact(found.suggested_balance or 0) == closing
    taken = sum((exact(moved.amount) for moved in since.perhaps), Decimal(0))
    assert exact(since.suggested_balance or 0) == closing - taken
    assert commitments(opened)["since_balance"]["suggested_balance"] == since.suggested_balance
