"""The calendar against the published example, against another way of working it out, and at its edges."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.commitments import commitments
from tests.buyer.by_hand import by_hand, exact
from tests.buyer.plans import plans

EXAMPLE: dict[str, Any] = {
    "schema": 1,
    "today": "2026-11-22",
    "balance": 1800,
    "income": [{"date": "2026-12-05", "amount": 4200}],
    "fixed_costs": [{"day_of_month": 1, "amount": 1500}],
    "orders": [
        {
            "name": "运动鞋",
            "amount": 259,
            "platform": "pinduoduo",
            "received_on": "2026-11-20",
            "confirm_days": 10,
            "status": "received",
        }
    ],
}


def decimals(value: object) -> object:
    if isinstance(value, float):
        return exact(value)
    if isinstance(value, list):
        return [decimals(part) for part in value]
    return {key: decimals(part) for key, part in value.items()} if isinstance(value, dict) else value


def a_plan(**changes: object) -> dict[str, Any]:
    return {"today": "2026-11-22", "balance": 0, **changes}


def test_the_published_example() -> None:
    result = commitments(EXAMPLE)
    assert result["schedule"] == [
        {"date": "2026-11-30", "kind": "deduction", "name": "运动鞋", "amount": -259, "balance_after": 1541}
    ]
    assert (result["outstanding"], result["due_in_30_days"], result["safe_to_add"]) == (259, 259, 41)
    assert round(result["share_of_income"], 4) == 0.0617
    assert result["lowest_balance"] == {"date": "2026-12-01", "amount": 41}
    assert result["shortfalls"] == []


@given(plans())
def test_every_figure_is_that_of_another_way_of_working_it_out(plan: dict[str, Any]) -> None:
    result, expected = commitments(plan), by_hand(plan)
    assert {day["date"]: exact(day["balance"]) for day in result["days"]} == expected.pop("closing")
    share = expected.pop("share_of_income")
    assert result["share_of_income"] == (pytest.approx(share, rel=1e-12) if share is not None else None)
    assert {name: decimals(result.get(name)) for name in expected} == expected
    assert ("at_latest" in result) == ("at_latest" in expected)
    for day in result["days"]:
        assert day["income"] >= 0
        assert day["fixed_costs"] >= 0
    assert [plan["orders"][place]["name"] for place in result["schedule_orders"]] == [
        entry["name"] for entry in result["schedule"]
    ]


@given(plans(), st.integers(0, 400))
def test_what_is_safe_to_add_can_be_spent_today_and_a_cent_more_cannot(
    plan: dict[str, Any], more: int
) -> None:
    result = commitments(plan)
    safe = result["safe_to_add"]

    def with_another(amount: float) -> dict[str, Any]:
        order = {"name": "+", "amount": amount, "deduct_on": plan["today"]}
        return commitments({**plan, "orders": [*plan["orders"], order]})

    if not result["shortfalls"]:
        assert with_another(safe)["shortfalls"] == []
    assert with_another(round(safe + 0.01 + more / 100, 2))["shortfalls"]


@pytest.mark.parametrize(
    ("today", "day_of_month", "falls_on"),
    [
        ("2027-02-01", 31, ["2027-02-28", "2027-03-31"]),
        ("2028-02-01", 30, ["2028-02-29", "2028-03-30"]),
        ("2028-02-29", 29, ["2028-02-29", "2028-03-29", "2028-04-29"]),
        ("2026-12-31", 31, ["2026-12-31", "2027-01-31", "2027-02-28"]),
        ("2026-11-22", 22, ["2026-11-22", "2026-12-22"]),
    ],
)
def test_a_day_that_a_month_lacks_falls_on_its_last(
    today: str, day_of_month: int, falls_on: list[str]
) -> None:
    costs = [{"day_of_month": day_of_month, "amount": 10}]
    result = commitments(a_plan(today=today, fixed_costs=costs))
    assert [day["date"] for day in result["days"] if day["fixed_costs"]] == falls_on


@pytest.mark.parametrize(
    ("entry", "comes_in"),
    [
        ({"date": "2026-12-10"}, ["2026-12-10"]),
        ({"date": "2026-12-10", "repeats": "monthly"}, ["2026-12-10", "2027-01-10"]),
        ({"date": "2026-10-10", "repeats": "monthly"}, ["2026-12-10", "2027-01-10"]),
        ({"date": "2026-12-31", "repeats": "monthly"}, ["2026-12-31"]),
        ({"date": "2026-11-19", "repeats": "weekly"}, [f"2026-12-{day:02}" for day in (3, 10, 17, 24, 31)]),
        # 10 January 2027 is a Sunday, 10 April 2027 a Saturday.
        ({"date": "2027-01-10", "on_weekend": "before"}, ["2027-01-08"]),
        ({"date": "2027-01-10", "on_weekend": "after"}, ["2027-01-11"]),
        ({"date": "2026-12-05", "on_weekend": "before"}, ["2026-12-04"]),
        ({"date": "2026-12-05", "on_weekend": "after"}, ["2026-12-07"]),
        # The Saturday before the first day of the calendar is paid on its Monday.
        ({"date": "2026-11-21", "on_weekend": "after"}, ["2026-11-23"]),
        ({"date": "2026-11-21", "on_weekend": "before"}, []),
    ],
)
def test_income_comes_once_every_month_or_every_week(entry: dict[str, Any], comes_in: list[str]) -> None:
    result = commitments(a_plan(income=[{"amount": 10, **entry}]))
    found = [day["date"] for day in result["days"] if day["income"]]
    weekly = entry.get("repeats") == "weekly"
    assert found == (
        ["2026-11-26", *comes_in, "2027-01-07", "2027-01-14", "2027-01-21"] if weekly else comes_in
    )


def test_a_fixed_cost_may_come_every_week_or_once() -> None:
    weekly = {"amount": 10, "repeats": "weekly", "date": "2026-11-20", "name": "bus"}
    once = {"amount": 70, "repeats": "once", "date": "2026-12-24", "name": "present"}
    result = commitments(a_plan(fixed_costs=[weekly, once]))
    moved = [(one["date"], one["name"], one["amount"]) for one in result["movements"]]
    assert moved[:2] == [("2026-11-27", "bus", -10), ("2026-12-04", "bus", -10)]
    assert [one for one in moved if one[1] == "present"] == [("2026-12-24", "present", -70)]


def test_wages_and_rent_stand_among_the_movements_with_the_balance_after_them() -> None:
    rent = {"name": "rent", "day_of_month": 1, "amount": 1500}
    wages = {"name": "wages", "date": "2026-12-05", "amount": 4200}
    result = commitments({**EXAMPLE, "income": [wages], "fixed_costs": [rent]})
    moved = [(one["date"], one["kind"], one["name"], one["balance_after"]) for one in result["movements"]]
    assert moved == [
        ("2026-11-30", "deduction", "运动鞋", 1541),
        ("2026-12-01", "fixed_cost", "rent", 41),
        ("2026-12-05", "income", "wages", 4241),
        ("2027-01-01", "fixed_cost", "rent", 2741),
    ]


def test_an_overdue_order_is_deducted_today_and_says_so() -> None:
    order = {"name": "a", "amount": 5, "received_on": "2026-10-01", "confirm_days": 10}
    (entry,) = commitments(a_plan(orders=[order]))["schedule"]
    assert entry == {
        "date": "2026-11-22",
        "kind": "deduction",
        "name": "a",
        "amount": -5,
        "balance_after": -5,
        "overdue": True,
    }


def test_an_order_due_today_is_not_overdue() -> None:
    (entry,) = commitments(a_plan(orders=[{"name": "a", "amount": 5, "deduct_on": "2026-11-22"}]))["schedule"]
    assert "overdue" not in entry


def test_within_a_day_income_comes_before_costs_and_costs_before_deductions() -> None:
    plan = a_plan(
        income=[{"date": "2026-12-01", "amount": 100}],
        fixed_costs=[{"day_of_month": 1, "amount": 60}],
        orders=[{"name": name, "amount": 20, "deduct_on": "2026-12-01"} for name in "ab"],
    )
    result = commitments(plan)
    assert [entry["balance_after"] for entry in result["schedule"]] == [20, 0]
    assert result["shortfalls"][:1] == [{"date": "2027-01-01", "amount": -60}]


def test_a_day_given_for_the_deduction_counts_before_receipt_and_receipt_before_expectation() -> None:
    order: dict[str, Any] = {"name": "a", "amount": 1, "confirm_days": 10, "expected_on": "2026-12-01"}
    days = []
    for more in ({}, {"received_on": "2026-11-20"}, {"received_on": "2026-11-20", "deduct_on": "2026-11-25"}):
        order |= more
        days.append(commitments(a_plan(orders=[order]))["schedule"][0]["date"])
    assert days == ["2026-12-11", "2026-11-30", "2026-11-25"]


def test_the_calendar_runs_for_sixty_days_or_to_a_later_deduction() -> None:
    assert commitments(a_plan())["days"][-1]["date"] == "2027-01-21"
    late = commitments(a_plan(orders=[{"name": "a", "amount": 1, "deduct_on": "2027-03-01"}]))
    assert late["days"][-1]["date"] == "2027-03-01"


def test_thirty_days_from_today_are_soon_and_the_next_is_not() -> None:
    orders = [{"name": day, "amount": 7, "deduct_on": day} for day in ("2026-12-22", "2026-12-23")]
    income = [{"date": day, "amount": 70} for day in ("2026-11-22", "2026-12-22", "2026-12-23")]
    result = commitments(a_plan(orders=orders, income=income))
    assert (result["due_in_30_days"], result["income_in_30_days"]) == (7, 140)
    assert (result["outstanding"], result["share_of_income"]) == (14, 0.05)


def test_an_empty_plan_is_one_too() -> None:
    result = commitments(a_plan())
    assert (result["schedule"], result["outstanding"], result["share_of_income"]) == ([], 0, None)
    assert result["lowest_balance"] == {"date": "2026-11-22", "amount": 0}
    assert (result["shortfalls"], result["safe_to_add"]) == ([], 0)


def test_the_input_that_comes_back_gives_the_same_result() -> None:
    result = commitments(EXAMPLE)
    assert commitments(result["inputs"]) == result
