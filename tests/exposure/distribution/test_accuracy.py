"""Risk figures at 99 % are those of a much finer lattice, for realistic shops and for wild ones."""

import math
from itertools import islice

import pytest

from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import OrderValue, upper_tail
from calculator.exposure.distribution.severity import Piece
from tests.exposure.distribution.finer_lattice import LEVEL, STRATA, TARGETS, errors_of

WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)
PARTS = 4000


@pytest.mark.parametrize("stratum", STRATA)
def test_figures_of_random_shops_do_not_depend_on_the_lattice(stratum: str) -> None:
    compared = 0
    for place, mix in enumerate(islice(STRATA[stratum](2), 24)):
        errors = errors_of(mix, finer=8)
        if errors and errors.passed:
            compared += 1
            assert errors.larger < TARGETS[stratum], f"shop {place}"
    assert compared >= 20


@pytest.mark.parametrize("place", [249, 278, 337])
def test_figures_where_orders_are_almost_alike(place: int) -> None:
    """Wild shops whose laws have peaks: thousands of cheap orders beside a dear one, or dear ones alike."""
    (mix,) = islice(STRATA["wild"](1), place, place + 1)
    errors = errors_of(mix, finer=16)
    assert errors
    assert errors.passed
    assert errors.larger < TARGETS["wild"]


def test_value_at_risk_between_the_peaks_of_orders_alike() -> None:
    """A realistic shop of twenty orders alike beside a few cheap ones; 99 % is at the foot of a peak."""
    (mix,) = islice(STRATA["realistic"](6326133), 185, 186)
    errors = errors_of(mix, finer=8)
    assert errors
    assert errors.passed
    assert errors.larger < TARGETS["realistic"]


@pytest.mark.parametrize(("seed", "place"), [(103, 33), (7741903, 79), (7741903, 127)])
def test_figures_of_millions_of_orders(seed: int, place: int) -> None:
    """Wild shops of hundreds of millions of orders, of 34 million beside a dear one, and with rare rings.

    Both ways must see what is dearer than all deviations of the rest.
    """
    (mix,) = islice(STRATA["wild"](seed), place, place + 1)
    errors = errors_of(mix, finer=8)
    assert errors
    assert errors.passed
    assert errors.larger < TARGETS["realistic"]


@pytest.mark.parametrize("log_sd", [0.0005, 0.005, 0.05, 0.2, 0.4, 0.8, 1.5])
@pytest.mark.parametrize("number", [0.0125, 0.015, 0.02, 0.03])
def test_value_at_risk_of_a_single_order_is_a_quantile_of_its_value(number: float, log_sd: float) -> None:
    """Against the law of none, one or two orders, without a lattice."""
    value = OrderValue(1000.0, log_sd)
    at_risk = audited_run(LossModel((Stream(number, value, WHOLE_AMOUNT),), 0.0)).risk.value_at_risk[LEVEL]
    margin = TARGETS["realistic"] / 2
    assert (
        _at_most(at_risk * (1 - margin), number, value)
        < LEVEL
        < _at_most(at_risk * (1 + margin), number, value)
    )


def _at_most(loss: float, number: float, value: OrderValue) -> float:
    """P(L <= loss) of a Poisson number of lognormal orders, with three or more left out."""
    shares = [upper_tail(value.deviation(loss * part / PARTS)) for part in range(PARTS + 1)]
    two = math.fsum(
        (shares[part] - shares[part + 1]) * (1 - (shares[PARTS - part] + shares[PARTS - part - 1]) / 2)
        for part in range(PARTS)
    )
    return math.exp(-number) * (1 + number * (1 - shares[PARTS]) + number * number / 2 * two)
