"""Reference case 17: the modified z-score of Iglewicz and Hoaglin, and why its fallback is not used."""

from math import exp, log
from statistics import median
from typing import Any

import pytest

from calculator.orders.screening.norms import LEAST_MAD, AmountNorm
from tests.reference import reference_case

CASES: list[dict[str, Any]] = reference_case("17")["cases"]
SPREAD = [case for case in CASES if case["MAD"] > 0]
ALIKE = [case for case in CASES if case["MAD"] == 0 and case["meanAD"] > 0]


@pytest.mark.parametrize("case", SPREAD, ids=lambda case: f"median {case['median']}")
def test_scores_are_those_of_the_case(case: dict[str, Any]) -> None:
    middle = median(case["x"])
    deviation = median(abs(value - middle) for value in case["x"])
    assert (middle, deviation) == pytest.approx((case["median"], case["MAD"]), rel=1e-12)
    norm = AmountNorm(middle, deviation)
    assert [norm.z(value) for value in case["x"]] == pytest.approx(case["M"], rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("case", ALIKE, ids=lambda case: f"median {case['median']}")
def test_where_all_but_one_are_alike_the_size_of_the_one_still_counts(case: dict[str, Any]) -> None:
    """The fallback scores it 6.38 whatever its amount; a floor under the deviation of logarithms does not."""
    alike, odd = case["median"], max(case["x"])
    assert max(case["M"]) == pytest.approx(len(case["x"]) / 1.2533141, rel=1e-6)
    norm = AmountNorm(log(alike), LEAST_MAD)
    assert norm.z(log(odd)) > 3.5
    assert norm.z(log(1.01 * alike)) < 3.5
    assert norm.z(log(odd * exp(1))) > norm.z(log(odd))
