"""One change at a time, beside the plan as it is."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.commitments import commitments
from tests.buyer.plans import plans

PLAN: dict[str, Any] = {
    "today": "2026-11-22",
    "balance": 100,
    "orders": [
        {"name": "shoes", "amount": 60, "received_on": "2026-11-20", "confirm_days": 10},
        {"name": "lamp", "amount": 70, "deduct_on": "2026-12-10"},
    ],
    "income": [{"date": "2026-12-12", "amount": 500}],
}
FIGURES = ("schedule", "outstanding", "lowest_balance", "shortfalls", "safe_to_add", "days")


def tried(**what_if: object) -> dict[str, Any]:
    return commitments({**PLAN, "what_if": what_if})


def test_an_order_returned_is_not_deducted() -> None:
    result = tried(change="returned", order=2)
    assert [entry["name"] for entry in result["what_if"]["schedule"]] == ["shoes"]
    assert (result["safe_to_add"], result["what_if"]["safe_to_add"]) == (0, 40)
    assert result["difference"] == {
        "outstanding": -70,
        "lowest_balance": 70,
        "days_short": -2,
        "safe_to_add": 40,
    }


def test_an_order_confirmed_later_is_deducted_later() -> None:
    result = tried(change="later", order=2, days=5)
    assert [entry["date"] for entry in result["what_if"]["schedule"]] == ["2026-11-30", "2026-12-15"]
    assert result["shortfalls"]
    assert result["what_if"]["shortfalls"] == []


def test_one_more_order_is_deducted_too() -> None:
    result = tried(change="added", amount=30, deduct_on="2026-12-01")
    assert result["what_if"]["outstanding"] == 160
    assert result["difference"]["days_short"] == 0
    assert result["difference"]["lowest_balance"] == -30


def test_without_a_change_there_is_nothing_beside_the_plan() -> None:
    assert "what_if" not in commitments(PLAN)
    assert "what_if" not in tried(change="none", order=2)


@given(plans(), st.data())
def test_a_change_gives_what_the_changed_plan_gives(plan: dict[str, Any], data: st.DataObject) -> None:
    if plan["orders"]:
        place = data.draw(st.integers(0, len(plan["orders"]) - 1))
        orders = list(plan["orders"])
        orders[place] = {**orders[place], "status": "returned"}
        changed = {**plan, "orders": orders}
        result = commitments({**plan, "what_if": {"change": "returned", "order": place + 1}})
    else:
        added = {"name": "x", "amount": 5, "deduct_on": plan["today"]}
        changed = {**plan, "orders": [added]}
        what_if = {"change": "added", "name": "x", "amount": 5, "deduct_on": plan["today"]}
        result = commitments({**plan, "what_if": what_if})
    expected = commitments(changed)
    assert {name: result["what_if"][name] for name in FIGURES} == {name: expected[name] for name in FIGURES}
    assert {name: result[name] for name in FIGURES} == {name: commitments(plan)[name] for name in FIGURES}
