"""The close-up of small losses, against the whole law on a lattice fine and wide enough for both."""

import math

import pytest

from calculator.exposure.distribution.bad_orders import book_losses
from calculator.exposure.distribution.close_up import close_up
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_distribution import LossDistribution, law_on
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.rarest_orders import without_rarest_orders
from calculator.exposure.distribution.resolved import resolved
from calculator.exposure.distribution.risk_figures import risk_figures
from calculator.exposure.distribution.severity import Piece
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop

WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)


def stream_of(number: float, amount: float) -> Stream:
    return Stream(number, OrderValue(amount, 0.0), WHOLE_AMOUNT)


@pytest.mark.parametrize("dispersion", [0.0, 1e-14, 0.25, 4.0])
def test_lower_end_is_that_of_the_whole_law(dispersion: float) -> None:
    """Losses of 1, 3 and 700, and rings of 40 orders of 5: every loss on the lattice, nothing split."""
    rings = RingLosses(0.3, 40.0, (stream_of(0.75, 5.0),))
    model = LossModel((stream_of(4, 1.0), stream_of(2, 3.0), stream_of(0.5, 700.0)), dispersion, rings)
    whole = law_on(Lattice(0, 1.0, 2**16), model).probability
    near = close_up(without_rarest_orders(model, 1e-12), 254.0, 256).law
    assert near.step == 1
    assert near.probability[:254] == pytest.approx(whole[:254], abs=2e-7)
    assert near.probability[:60] == pytest.approx(whole[:60], abs=2e-9)


def test_quantiles_beside_a_ring_of_thousands() -> None:
    """The golden shop with rings of a thousand: a lattice of half a million points as truth."""
    shop = the_golden_shop(non_payment_volatility=0.5, rings=rings_of(1000, per_month=0.1))
    model = book_losses(shop, 1)
    fine = Lattice(0, 64.0, 2**19)
    truth = LossDistribution(0.0, fine.step, law_on(fine, model).probability)
    coarse = Lattice(0, 8192.0, 2**12)
    law = LossDistribution(0.0, coarse.step, law_on(coarse, model).probability)
    exact = risk_figures(truth, model.mean)
    found = resolved(law, model.mean, without_rarest_orders(model, 1e-12))
    for level in (0.5, 0.9, 0.99):
        assert found.step[level] < coarse.step / 5
        assert abs(found.risk.value_at_risk[level] - exact.value_at_risk[level]) <= found.step[level] + 64
        assert found.risk.expected_shortfall[level] == pytest.approx(
            exact.expected_shortfall[level], rel=1e-4
        )


def test_lognormal_orders_beyond_the_close_up_still_count_as_orders() -> None:
    """The chance of losing little falls with orders that would cost more, shown or not."""
    shop = a_shop_of(a_segment(order_value_cv=2.0, guarantee_cap_per_order=200, orders_per_month=100))
    usual = without_rarest_orders(book_losses(shop, 1), 1e-4)
    near = close_up(usual, 400.0, 1024).law
    lattice = Lattice(0, near.step, 2**17)
    whole = [usual.probability * p for p in law_on(lattice, usual.model).probability]
    assert math.fsum(near.probability[:1000]) == pytest.approx(math.fsum(whole[:1000]), rel=1e-3)
    assert near.probability[0] == pytest.approx(whole[0], rel=1e-2)


def test_cents_beside_ten_million() -> None:
    """One dear order in a thousand months: every other month is 50 for the 5,000 orders of a cent."""
    model = LossModel((stream_of(5000, 0.01), stream_of(1e-3, 1e7)), 0.0)
    lattice = Lattice(0, 10_000.0, 4096)
    law = LossDistribution(0.0, lattice.step, law_on(lattice, model).probability)
    found = resolved(law, model.mean, without_rarest_orders(model, 1e-7))
    assert found.risk.value_at_risk[0.5] == pytest.approx(50, rel=0.02)
    very_bad = 50 + 2.326 * 0.01 * math.sqrt(5000)
    assert found.risk.value_at_risk[0.99] == pytest.approx(very_bad, rel=0.005)
    assert found.risk.expected_shortfall[0.99] == pytest.approx(1e4 / 0.01, rel=1e-3)


def test_a_law_that_is_fine_enough_is_left_alone() -> None:
    model = LossModel((stream_of(50, 100.0),), 0.25)
    lattice = Lattice(0, 5.0, 8192)
    law = LossDistribution(0.0, 5.0, law_on(lattice, model).probability)
    found = resolved(law, model.mean, without_rarest_orders(model, 1e-7))
    assert found.risk == risk_figures(law, model.mean)
    assert set(found.step.values()) == {5.0}
