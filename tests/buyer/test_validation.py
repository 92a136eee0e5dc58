"""What cannot be computed is named at its field, all of it at once; nothing present is replaced."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.commitments import commitments, commitments_json
from calculator.boundary.problems import InvalidInput
from calculator.words import LANGUAGES
from calculator.words.messages import problem_text

ORDER: dict[str, Any] = {"name": "a", "amount": 5, "deduct_on": "2026-12-01"}


def problems_of(document: object) -> dict[str, str]:
    """Field → code of every problem; also checks that each has words in both languages."""
    try:
        commitments(document)
    except InvalidInput as invalid:
        for problem in invalid.problems:
            assert all(problem_text(problem, language) for language in LANGUAGES)
        return {problem.field: problem.code for problem in invalid.problems}
    return {}


def a_plan(**changes: object) -> dict[str, Any]:
    return {"today": "2026-11-22", "balance": 0, **changes}


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("1999-12-31", "out_of_range"),
        ("2000-01-01", None),
        ("2100-12-31", None),
        ("2101-01-01", "out_of_range"),
    ],
)
def test_days_are_of_2000_to_2100(day: str, code: str | None) -> None:
    assert problems_of(a_plan(income=[{"amount": 1, "date": day}])).get("income[0].date") == code


def test_all_problems_are_told_at_once() -> None:
    document = {
        "schema": 2,
        "balance": "much",
        "colour": 1,
        "orders": [
            {"amount": -1, "received_on": "2026-02-30", "confirm_days": 1.5, "size": 1},
            {"name": " ", "amount": math.nan, "deduct_on": 20261201, "status": "gone"},
            {"name": "b", "amount": True},
            "order",
        ],
        "income": [{"amount": math.inf, "date": "1999-12-31"}],
        "fixed_costs": [{"day_of_month": 32}],
        "what_if": {"change": "later", "days": 0},
    }
    assert problems_of(document) == {
        "schema": "unknown_schema",
        "today": "missing",
        "balance": "not_a_number",
        "colour": "unknown_field",
        "orders[0].name": "missing",
        "orders[0].amount": "out_of_range",
        "orders[0].received_on": "wrong_type",
        "orders[0].confirm_days": "not_whole",
        "orders[0].size": "unknown_field",
        "orders[1].name": "missing",
        "orders[1].amount": "not_finite",
        "orders[1].deduct_on": "wrong_type",
        "orders[1].status": "unknown_name",
        "orders[2].amount": "not_a_number",
        "orders[2].received_on": "missing",
        "orders[2].confirm_days": "missing",
        "orders[3]": "wrong_type",
        "income[0].date": "out_of_range",
        "income[0].amount": "not_finite",
        "fixed_costs[0].day_of_month": "out_of_range",
        "fixed_costs[0].amount": "missing",
        "what_if.order": "missing",
        "what_if.days": "out_of_range",
    }


@pytest.mark.parametrize("document", [None, 7, "x", [], True])
def test_a_document_that_is_no_object_is_refused(document: object) -> None:
    assert problems_of(document) == {"document": "wrong_type"}


@pytest.mark.parametrize("name", ["orders", "income", "fixed_costs", "what_if"])
@pytest.mark.parametrize("value", [7, "x", None, True])
def test_a_list_or_object_of_another_type_is_refused(name: str, value: object) -> None:
    assert problems_of(a_plan(**{name: value})) == {name: "wrong_type"}


@pytest.mark.parametrize(
    "written",
    ["2026-2-1", "20261201", "2026-W47-7", "2026/12/01", "", "2026-13-01", "2027-02-29", "٢٠٢٦-12-01"],
)
def test_a_day_is_written_in_one_way_only(written: str) -> None:
    assert problems_of(a_plan(orders=[ORDER | {"deduct_on": written}])) == {
        "orders[0].deduct_on": "wrong_type"
    }


@pytest.mark.parametrize(
    ("cost", "missing"),
    [
        ({}, "day_of_month"),
        ({"date": "2026-12-01"}, "day_of_month"),
        ({"repeats": "weekly", "day_of_month": 1}, "date"),
        ({"repeats": "once"}, "date"),
    ],
)
def test_what_goes_out_needs_the_day_that_fits_how_it_repeats(cost: dict[str, Any], missing: str) -> None:
    assert problems_of(a_plan(fixed_costs=[{"amount": 1, **cost}])) == {
        f"fixed_costs[0].{missing}": "missing"
    }


@pytest.mark.parametrize("status", ["returned", "refunded", "cancelled", "paid"])
def test_an_order_of_which_nothing_is_due_needs_no_day(status: str) -> None:
    assert problems_of(a_plan(orders=[{"name": "a", "amount": 1, "status": status}])) == {}


def test_the_day_asked_for_is_the_one_that_fits_the_order() -> None:
    order = {"name": "a", "amount": 1, "confirm_days": 3}
    assert problems_of(a_plan(orders=[order | {"status": "shipped"}])) == {"orders[0].expected_on": "missing"}
    assert problems_of(a_plan(orders=[order])) == {"orders[0].received_on": "missing"}


def test_a_deduction_more_than_three_years_away_is_a_slip_of_the_pen() -> None:
    assert problems_of(a_plan(orders=[ORDER | {"deduct_on": "2029-11-21"}])) == {}
    assert problems_of(a_plan(orders=[ORDER | {"deduct_on": "2029-11-22"}])) == {
        "orders[0].deduct_on": "out_of_range"
    }
    far = {"name": "a", "amount": 1, "expected_on": "2029-11-01", "confirm_days": 365}
    assert problems_of(a_plan(orders=[far])) == {"orders[0].expected_on": "out_of_range"}
    assert problems_of(a_plan(today="2100-12-31", orders=[ORDER])) == {}


def test_a_day_that_is_too_far_away_is_named_by_the_box_that_holds_it() -> None:
    for name in ("noted_on", "expected_on", "received_on"):
        order = {"name": "a", "amount": 1, name: "2030-01-01", "noted_on": "2029-12-01"}
        assert problems_of(a_plan(orders=[order | {name: "2030-01-01"}])) == {
            f"orders[0].{name}": "out_of_range"
        }


@pytest.mark.parametrize("every", ["week", "two_weeks", "four_weeks", "month"])
def test_instalments_count_from_their_first_as_many_as_lenders_offer(every: str) -> None:
    order = ORDER | {"deduct_on": "2027-01-31", "instalments": 36, "instalment_every": every}
    assert problems_of(a_plan(orders=[order])) == {}
    assert len(commitments(a_plan(orders=[order]))["schedule"]) == 36
    far = order | {"deduct_on": "2029-11-22"}
    assert problems_of(a_plan(orders=[far])) == {"orders[0].deduct_on": "out_of_range"}


def test_more_entries_than_anyone_has_are_too_many() -> None:
    assert problems_of(a_plan(orders=[ORDER] * 501)) == {"orders": "too_large"}
    assert problems_of(a_plan(income=[{"date": "2026-12-01", "amount": 1}] * 201)) == {"income": "too_large"}


def test_a_change_needs_an_order_that_is_there() -> None:
    assert problems_of(a_plan(what_if={"change": "returned", "order": 1})) == {
        "what_if.order": "out_of_range"
    }
    plan = a_plan(orders=[ORDER], what_if={"change": "returned", "order": 2})
    assert problems_of(plan) == {"what_if.order": "out_of_range"}
    assert problems_of(a_plan(what_if={"change": "added"})) == {
        "what_if.amount": "missing",
        "what_if.deduct_on": "missing",
    }


def test_a_name_given_twice_in_one_object_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        commitments_json('{"today": "2026-11-22", "balance": 1, "balance": 2}')
    assert [(p.code, p.field) for p in refused.value.problems] == [("duplicate_field", "balance")]


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=10), st.just("2026-12-01")
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["name", "amount", "date", "deduct_on", "confirm_days", "day_of_month", "change"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*a_plan(), "orders", "income", "fixed_costs", "what_if"]), JSON))
def test_whatever_is_given_is_computed_or_refused_in_words(document: dict[str, Any]) -> None:
    problems_of(document)
    problems_of(a_plan() | document)
