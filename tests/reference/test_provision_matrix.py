"""Provision matrices of IFRS 9's illustrative example and of three worked ones."""

from fractions import Fraction

import pytest

from calculator.exposure.open_orders.provision_matrix import provision, roll_rates
from tests.reference import reference_case
from tests.reference.loss_rates import loss_rates

CASE = reference_case("11")
EXAMPLE, ENTITY, PARTIAL, OTHER = CASE["cases"]
TOLERANCE = CASE["tolerance"]


@pytest.mark.parametrize("case", [EXAMPLE, PARTIAL, OTHER], ids=lambda case: str(case["name"])[:20])
def test_rates_times_open_amounts(case: dict[str, list[float]]) -> None:
    found = provision(case["gross"], case["rate"])
    assert found.by_bucket == pytest.approx(case["expected"], abs=TOLERANCE)
    if "total" in case:
        assert found.total == pytest.approx(case["total"], rel=1e-12)


def test_rates_from_one_month_of_sales() -> None:
    found = loss_rates(roll_rates(ENTITY["outstanding_after"], ENTITY["never"]))
    exact = [float(Fraction(rate)) for rate in ENTITY["expected_loss_rates"]]
    assert found == pytest.approx(exact, rel=1e-12)
    assert found == pytest.approx(ENTITY["printed_rates"], abs=5e-4)
    total = provision(ENTITY["gross"], found)
    assert total.by_bucket == pytest.approx(ENTITY["expected"], abs=TOLERANCE)
    assert total.total == pytest.approx(ENTITY["total"], abs=TOLERANCE)
