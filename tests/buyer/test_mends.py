"""What is said to mend a plan does, when the changed plan is worked out anew; and the least is found."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given

from calculator.answers.commitments import commitments
from tests.buyer.plans import plans

RENT = {"name": "rent", "day_of_month": 1, "amount": 1200}
WAGES = {"name": "wages", "date": "2026-12-10", "repeats": "monthly", "amount": 4200}


def a_plan(*orders: dict[str, Any], balance: float = 900, **more: Any) -> dict[str, Any]:
    return {"today": "2026-11-29", "balance": balance, "income": [WAGES], "orders": list(orders), **more}


def order(amount: float, **more: Any) -> dict[str, Any]:
    return {"name": f"order of {amount}", "amount": amount, "confirm_days": 10, **more}


def changed(plan: dict[str, Any], mend: dict[str, Any]) -> dict[str, Any]:
    """The plan with a mend carried out."""
    if mend["kind"] == "move_cost":
        # Paid back on its day and taken again on the later one.
        back = {"date": mend["day"], "amount": mend["amount"]}
        again = {"date": mend["later"], "repeats": "once", "amount": mend["amount"]}
        return {**plan, "income": [*plan["income"], back], "fixed_costs": [*plan["fixed_costs"], again]}
    orders = list(plan["orders"])
    for place in mend["positions"]:
        how = {"deduct_on": mend["later"]} if mend["later"] else {"status": "returned"}
        orders[place] = {**orders[place], **how}
    return {**plan, "orders": orders}


@given(plans())
def test_whatever_is_said_to_mend_a_plan_does(plan: dict[str, Any]) -> None:
    result = commitments(plan)
    for mend in result["mends"]:
        assert commitments(changed(plan, mend))["shortfalls"] == [], mend
    if not result["shortfalls"]:
        assert (result["mends"], result["without_orders"]) == ([], None)


def test_a_return_that_leaves_nothing_is_enough() -> None:
    """Rent of 1,200 on the 1st: with 1,200 there and an order of 300 taken before, 300 are missing."""
    early = order(300, deduct_on="2026-11-30")
    result = commitments(a_plan(early, order(299, deduct_on="2026-11-30"), balance=1499, fixed_costs=[RENT]))
    assert [one["amount"] for one in result["mends"] if one["kind"] == "return"] == [300]


def test_days_that_end_with_nothing_left_are_not_short() -> None:
    result = commitments(a_plan(order(900, deduct_on="2026-11-30"), balance=900))
    assert (result["shortfalls"], result["mends"]) == ([], [])


@given(plans())
def test_a_day_is_put_off_no_further_than_it_has_to_be(plan: dict[str, Any]) -> None:
    result = commitments(plan)
    put_off = [mend for mend in result["mends"] if mend["later"]]
    for mend in put_off:
        sooner = (date.fromisoformat(mend["later"]) - timedelta(1)).isoformat()
        assume(sooner > mend["day"])
        assert commitments(changed(plan, {**mend, "later": sooner}))["shortfalls"], mend


@given(plans())
def test_the_least_order_that_mends_a_plan_by_going_back_is_found(plan: dict[str, Any]) -> None:
    """Every order is sent back in turn; those that still can go back and mend the plan are candidates."""
    result = commitments(plan)
    assume(result["shortfalls"])
    today = date.fromisoformat(plan["today"])
    amounts = []
    for place, one in enumerate(plan["orders"]):
        received = one.get("received_on")
        # One that costs nothing mends nothing, even where the plan ends sooner without it.
        is_open = place in result["schedule_orders"] and one["amount"] > 0
        if is_open and (received is None or today - date.fromisoformat(received) <= timedelta(7)):
            mend = {"kind": "return", "positions": [place], "later": None}
            if not commitments(changed(plan, mend))["shortfalls"]:
                # All of its instalments that are still to come.
                amounts.append(round(one["amount"] * result["schedule_orders"].count(place), 2))
    found = [mend["amount"] for mend in result["mends"] if mend["kind"] == "return"]
    assert found == ([min(amounts)] if amounts else [])


@given(plans())
def test_without_orders_the_day_ends_as_in_a_plan_that_has_none(plan: dict[str, Any]) -> None:
    result = commitments(plan)
    assume(result["shortfalls"])
    days = {day["date"]: day["balance"] for day in commitments({**plan, "orders": []})["days"]}
    first = result["shortfalls"][0]["date"]
    assume(first in days)
    assert result["without_orders"] == pytest.approx(days[first], abs=1e-6)


def test_what_the_rent_alone_leaves_short_no_order_can_mend() -> None:
    orders = [order(268, received_on="2026-11-20"), order(350, received_on="2026-11-27")]
    result = commitments(a_plan(*orders, fixed_costs=[RENT]))
    assert result["shortfalls"][0] == {"date": "2026-12-01", "amount": -568}
    assert result["without_orders"] == -300
    assert [(mend["kind"], mend["later"]) for mend in result["mends"]] == [("move_cost", "2026-12-10")]


def test_each_kind_is_told_once_and_as_small_as_can_be() -> None:
    plan = a_plan(
        order(700, received_on="2026-11-25", confirm_days=5),
        order(400, received_on="2026-11-25", confirm_days=6),
        order(450, deduct_on="2026-12-02"),
        order(500, received_on="2026-11-10", confirm_days=20),
        balance=1700,
        fixed_costs=[],
    )
    result = commitments(plan)
    assert result["shortfalls"][0] == {"date": "2026-12-02", "amount": -350}
    assert [(one["kind"], one["positions"], one["day"], one["later"]) for one in result["mends"]] == [
        ("return", [1], "2026-12-01", None),
        ("confirm_later", [1], "2026-12-01", "2026-12-10"),
        ("ask_later", [2], "2026-12-02", "2026-12-10"),
    ]


def test_several_go_back_where_one_is_not_enough() -> None:
    plan = a_plan(
        order(500, received_on="2026-11-25"),
        order(300, received_on="2026-11-25"),
        order(250, received_on="2026-11-25"),
        balance=300,
        fixed_costs=[],
    )
    (several,) = [one for one in commitments(plan)["mends"] if one["kind"] == "return_several"]
    assert (several["positions"], several["amount"]) == ([0, 1], 800)


def test_an_order_received_more_than_seven_days_ago_is_not_said_to_go_back() -> None:
    for received, goes_back in (("2026-11-22", True), ("2026-11-21", False)):
        plan = a_plan(order(1000, received_on=received), balance=300, fixed_costs=[])
        kinds = [mend["kind"] for mend in commitments(plan)["mends"]]
        assert ("return" in kinds) == goes_back
