"""What exceeds a monthly cap, against the double sum over two Poisson numbers of orders: no lattice in it."""

import math

import pytest

from calculator.exposure.distribution.guarantee_cap import NEVER_BINDS, expected_excess, function_up_to
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Piece

WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)
FEW, MANY = 0.3, 40.0


@pytest.mark.parametrize(("dear", "cheap"), [(7071.07, 37.0), (70710.7, 37.0), (7071.07, 370.0)])
@pytest.mark.parametrize("share", [0.0, 1e-12, 0.1, 0.4, 0.8, 1.2])
def test_a_cap_of_few_steps_is_looked_at_closely(dear: float, cheap: float, share: float) -> None:
    """A few dear orders make the window so wide that its steps are long beside the cap."""
    streams = (
        Stream(number, OrderValue(value, 0.0), WHOLE_AMOUNT) for number, value in ((FEW, dear), (MANY, cheap))
    )
    payments = LossModel(tuple(streams), 0.0)
    cap = share * payments.mean
    excess = math.fsum(
        max(one * dear + other * cheap - cap, 0.0) * _poisson(FEW, one) * _poisson(MANY, other)
        for one in range(20)
        for other in range(150)
    )
    found = expected_excess(function_up_to(cap, payments), payments.mean, cap)
    assert found == pytest.approx(excess, abs=1e-5 * payments.mean)


def test_a_law_above_0_is_read_as_it_stands() -> None:
    payments = LossModel((Stream(20_000.0, OrderValue(1.0, 0.0), WHOLE_AMOUNT),), 0.0)
    function = function_up_to(payments.mean, payments)
    assert function.lattice.first * function.lattice.step > 18_000
    # A normal law in all but name: the mean excess over its mean is sd / sqrt(2 pi).
    excess = expected_excess(function, payments.mean, payments.mean)
    assert excess == pytest.approx(payments.sd / math.sqrt(2 * math.pi), rel=1e-3)


@pytest.mark.parametrize("points", [128, 1024])
@pytest.mark.parametrize("cap", [1e4, 2e4, 10**5.25, 1e9])
@pytest.mark.parametrize(("number", "value"), [(3.0, OrderValue(100.0, 0.5)), (34.7, OrderValue(50.0, 0.0))])
def test_a_cap_beyond_the_law_is_never_reached(
    number: float, value: OrderValue, cap: float, points: int
) -> None:
    payments = LossModel((Stream(number, value, WHOLE_AMOUNT),), 0.0)
    found = expected_excess(function_up_to(cap, payments, points), payments.mean, cap)
    assert found == pytest.approx(0, abs=NEVER_BINDS * cap)


@pytest.mark.parametrize("points", [128, 256, 512, 1024])
@pytest.mark.parametrize("share", [1.1, 1.4, 2.5])
def test_a_narrow_law_beside_a_rare_dear_order_stays_below_a_cap_beyond_it(share: float, points: int) -> None:
    """The dear order makes steps longer than the law is wide; what ripples below it must not come back."""
    many = Stream(60_000.0, OrderValue(54.0, 0.17), WHOLE_AMOUNT)
    rare = Stream(1e-4, OrderValue(230_000.0, 0.2), WHOLE_AMOUNT)
    payments = LossModel((many, rare), 0.0)
    cap = share * payments.mean
    # Only the dear order can pass the cap, and not by more than its value.
    most = rare.expected_number * rare.value.uncut_mean
    found = expected_excess(function_up_to(cap, payments, points), payments.mean, cap)
    assert 0 <= found < most + 1e-5 * payments.mean


def _poisson(mean: float, number: int) -> float:
    return math.exp(number * math.log(mean) - mean - math.lgamma(number + 1))
