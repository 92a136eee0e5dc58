"""Ranges of inputs: one each, round what was entered, and named where they are not."""

from typing import Any

import pytest

from calculator.answers import estimate
from calculator.boundary.problems import Problem
from calculator.words.messages import problem_text
from tests.boundary.documents import problems_of, the_least_document, the_problem_of

VOLATILITY = "non_payment_volatility"


def with_ranges(*rows: dict[str, Any]) -> dict[str, Any]:
    return the_least_document() | {"ranges": list(rows)}


def a_range(name: str, low: float, high: float) -> dict[str, Any]:
    return {"input": name, "low": low, "high": high}


def moved(result: dict[str, Any], name: str) -> dict[str, Any]:
    inputs = result["sensitivity"]["expected_book_loss"]["inputs"]
    (found,) = (one for one in inputs if one["input"] == name)
    return dict(found)


def test_a_range_reaches_the_tornado_and_comes_back_with_the_inputs() -> None:
    usual = estimate.estimate(the_least_document())
    result = estimate.estimate(with_ranges(a_range("non_payment_rate", 0.5, 2)))
    assert usual["inputs"]["ranges"] == []
    assert result["inputs"]["ranges"] == [a_range("non_payment_rate", 0.5, 2.0)]
    assert estimate.written(estimate.estimate(result["inputs"])) == estimate.written(result)
    before, after = moved(usual, "non_payment_rate"), moved(result, "non_payment_rate")
    assert (after["low"], after["high"], after["ends_are"]) == (0.5, 2.0, "multiples")
    assert after["at_low"] < before["at_low"] < before["at_high"] < after["at_high"]
    assert moved(result, "fraud_rate") == moved(usual, "fraud_rate")
    assert result["portfolio"] == usual["portfolio"]


@pytest.mark.parametrize(
    "row", [a_range("due_days", 0, 10), a_range("due_days", 1, 1), a_range(VOLATILITY, 1.2, 2)]
)
def test_the_limits_of_a_range_are_allowed(row: dict[str, Any]) -> None:
    assert estimate.estimate(with_ranges(row))["inputs"]["ranges"] == [row]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (a_range("due_days", 1.1, 2), Problem("out_of_range", "ranges[0].low", 1.1, (0.0, 1.0))),
        (a_range("due_days", 0.5, 0.9), Problem("out_of_range", "ranges[0].high", 0.9, (1.0, 10))),
        (
            a_range("average_order_value", 0, 2),
            Problem("out_of_range", "ranges[0].low", 0.0, (0.01, 1.0)),
        ),
        (a_range("write_off_days", 0.001, 2), Problem("out_of_range", "ranges[0].low", 0.001, (0.01, 1.0))),
        (a_range(VOLATILITY, 0.5, 2.1), Problem("out_of_range", "ranges[0].high", 2.1, (0.5, 2))),
        (a_range(VOLATILITY, 0.5, 0.4), Problem("out_of_range", "ranges[0].high", 0.4, (0.5, 2))),
    ],
)
def test_ends_that_are_no_ends_are_named(row: dict[str, Any], problem: Problem) -> None:
    assert the_problem_of(with_ranges(row)) == problem


def test_an_input_that_does_not_move_is_named_with_those_that_do() -> None:
    problem = the_problem_of(with_ranges(a_range("shipping_cost", 0.5, 2)))
    assert (problem.code, problem.field, problem.value) == (
        "unknown_name",
        "ranges[0].input",
        "shipping_cost",
    )
    assert "due_days" in problem.limits
    assert "“shipping_cost”" in problem_text(problem, "en")


def test_an_input_that_stands_twice_is_refused_by_name() -> None:
    problem = the_problem_of(with_ranges(a_range("due_days", 0.5, 2), a_range("due_days", 0, 3)))
    assert (problem.code, problem.field, problem.value) == ("duplicate_name", "ranges[1].input", "due_days")
    assert problem_text(problem, "en").startswith("“due_days” has a range already")
    assert problem_text(problem, "zh", door="form").startswith("“付款期限”已经有一个范围了")


def test_every_part_of_a_range_is_required() -> None:
    assert [(problem.code, problem.field) for problem in problems_of(with_ranges({}))] == [
        ("missing", "ranges[0].input"),
        ("missing", "ranges[0].low"),
        ("missing", "ranges[0].high"),
    ]
    assert the_problem_of(the_least_document() | {"ranges": 5}).field == "ranges"
