"""Each figure is read from a lattice that ends not far beyond it, however dear the rarest losses are."""

import math

import pytest

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.fitted_lattices import fitted_figures
from calculator.exposure.distribution.generating_function import GeneratingFunction
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_distribution import LossDistribution, risk_figures
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Piece
from tests.exposure.distribution.finer_lattice import plain_law
from tests.exposure.mixes import rings_of, the_golden_shop

WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)


def stream_of(number: float, amount: float) -> Stream:
    return Stream(number, OrderValue(amount, 0.0), WHOLE_AMOUNT)


def test_quantiles_beside_a_ring_of_thousands() -> None:
    """The golden shop with rings of a thousand, against a plain transform to half beyond 99 %."""
    shop = the_golden_shop(non_payment_volatility=0.5, rings=rings_of(1000, per_month=0.1))
    model = book_losses(shop, 1)
    truth = plain_law(model, 0.0, 64.0, 2**16)
    exact = risk_figures(truth, model.mean)
    run = audited_run(model)
    assert run.audit.passed
    for level in (0.5, 0.9, 0.95, 0.99):
        assert run.risk.value_at_risk[level] == pytest.approx(exact.value_at_risk[level], rel=5e-3, abs=64)
        assert run.risk.expected_shortfall[level] == pytest.approx(exact.expected_shortfall[level], rel=1e-3)


def test_cents_beside_ten_million() -> None:
    """One dear order in a thousand months: every other month is 50 for the 5,000 orders of a cent."""
    model = LossModel((stream_of(5000, 0.01), stream_of(1e-3, 1e7)), 0.0)
    found = audited_run(model)
    assert found.audit.passed
    assert found.risk.value_at_risk[0.5] == pytest.approx(50, rel=5e-3)
    very_bad = 50 + 2.326 * 0.01 * math.sqrt(5000)
    assert found.risk.value_at_risk[0.99] == pytest.approx(very_bad, rel=5e-3)
    assert found.risk.expected_shortfall[0.99] == pytest.approx(1e4 / 0.01, rel=1e-3)


@pytest.mark.parametrize("small", [0.01, 0.5, 3.0])
@pytest.mark.parametrize("dear", [300.0, 5000.0])
def test_peaks_of_dear_orders_among_many_cheap_ones(small: float, dear: float) -> None:
    """The law has a peak for each number of dear orders, and a quantile on the flank of one."""
    model = LossModel((stream_of(100 / small, small), stream_of(1.2, dear)), 0.0)
    truth = risk_figures(plain_law(model, 0.0, (8 * dear + 200) / 2**16, 2**16), model.mean, (0.99,))
    found = audited_run(model)
    assert found.audit.passed
    assert found.risk.value_at_risk[0.99] == pytest.approx(truth.value_at_risk[0.99], rel=1e-2)
    assert found.risk.expected_shortfall[0.99] == pytest.approx(truth.expected_shortfall[0.99], rel=2e-3)


def test_a_law_that_is_fine_enough_is_left_alone() -> None:
    model = LossModel((stream_of(50, 100.0),), 0.25)
    law: LossDistribution = GeneratingFunction(model, Lattice(0, 5.0, 4096)).law()
    found = fitted_figures(model, law, (0.99, 0.999), 4096)
    assert found.risk == risk_figures(law, model.mean, (0.99, 0.999))
    assert {one.step for one in found.laws.values()} == {5.0}


def test_rings_beside_many_small_orders() -> None:
    """A month of thousands of small orders is narrow; a ring in two hundred months is as large as it is."""
    rings = RingLosses(0.004, 2e5, (stream_of(1.0, 1.0),))
    model = LossModel((stream_of(2e5, 1.0),), 0.0, rings)
    found = audited_run(model)
    assert found.audit.passed
    # 99 % of all months are 99.4 % of those without a ring.
    assert found.risk.value_at_risk[0.99] == pytest.approx(2e5 + 2.51 * math.sqrt(2e5), rel=5e-3)


def test_a_ring_as_large_as_a_month_of_orders_all_alike() -> None:
    """A ripple that hardly moves the quantile moves the shortfall, for a hundredth of it is a ring."""
    rings = RingLosses(0.004, 10.0, (stream_of(1.0, 1e4),))
    model = LossModel((stream_of(1e5, 1.0),), 0.0, rings)
    truth = risk_figures(plain_law(model, 0.0, 1.0, 2**17), model.mean, (0.99,))
    found = audited_run(model)
    assert found.audit.passed
    assert found.risk.value_at_risk[0.99] == pytest.approx(truth.value_at_risk[0.99], rel=5e-3)
    assert found.risk.expected_shortfall[0.99] == pytest.approx(truth.expected_shortfall[0.99], rel=5e-3)


def test_the_levels_asked_for_are_read_as_among_all() -> None:
    losses = book_losses(the_golden_shop(non_payment_volatility=0.5), 1)
    few, every = audited_run(losses, levels=(0.5, 0.99)), audited_run(losses)
    assert few.audit.passed
    assert set(few.risk.value_at_risk) == set(few.risk.expected_shortfall) == {0.5, 0.99}
    for level in (0.5, 0.99):
        assert few.risk.value_at_risk[level] == pytest.approx(every.risk.value_at_risk[level], rel=2e-3)
        assert few.risk.expected_shortfall[level] == pytest.approx(
            every.risk.expected_shortfall[level], rel=1e-3
        )
