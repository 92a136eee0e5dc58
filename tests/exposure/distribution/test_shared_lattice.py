"""Short laws for comparisons: within a fraction of a per cent of a full run, 2 % where few orders are bad."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.declared_scenarios import scenarios
from calculator.exposure.decisions.levers.changed_shop import ChangedShop
from calculator.exposure.decisions.levers.order_limit import OrderLimit, left_out
from calculator.exposure.decisions.scenarios import Scenario, in_scenario
from calculator.exposure.decisions.shop_figures import Exact, ShopLaws, shop_figures
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.bad_orders import book_losses, guarantee_payments
from calculator.exposure.distribution.guarantee_cap import monthly_cap_excess
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Piece
from calculator.exposure.distribution.shared_lattice import LEVEL, SharedLattice
from calculator.exposure.distribution.short_excess import Excess
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.exposure.strategies import mixes, ordinary_segments

TEN_PRICES = a_shop_of(
    *(
        a_segment(
            name=f"goods {place}",
            average_order_value=40 * 1.6**place,
            orders_per_month=3000 / 1.4**place,
            order_value_cv=0.8,
        )
        for place in range(10)
    ),
    non_payment_volatility=0.5,
    rings=rings_of(12, per_month=0.1, segment="goods 8"),
)


@given(mixes(ordinary_segments, 3, volatility=st.floats(0, 1)))
def test_a_short_law_has_the_shortfall_of_a_full_run(mix: OrderMix) -> None:
    losses = book_losses(mix, 1)
    found = SharedLattice(losses).law(losses).risk.expected_shortfall[LEVEL]
    assert found == pytest.approx(audited_run(losses).risk.expected_shortfall[LEVEL], rel=2e-2)


def test_a_month_of_few_steps_beside_a_large_ring_is_computed_in_full() -> None:
    """On a lattice that holds the ring, a usual month is seven steps, and splitting doubles its variance."""
    whole = (Piece(0.0, 1.0, 0.0),)
    dear, cheap = OrderValue(8736.0, 0.0), OrderValue(641.0, 0.0)
    rings = RingLosses(0.01, 234.0, (Stream(1.0, dear, whole),))
    losses = LossModel((Stream(110.6, dear, whole), Stream(17.8, cheap, whole)), 0.1266, rings)
    found = SharedLattice(losses).law(losses).risk.expected_shortfall[LEVEL]
    assert found == pytest.approx(audited_run(losses).risk.expected_shortfall[LEVEL], rel=1e-3)


@pytest.mark.parametrize(
    ("variant", "points"),
    [
        (TEN_PRICES, 256),
        *((in_scenario(TEN_PRICES, scenario), 256) for scenario in scenarios()),
        (OrderLimit(500.0).applied(ChangedShop(TEN_PRICES)).mix, 256),
        (OrderLimit(100.0).applied(ChangedShop(TEN_PRICES)).mix, 256),
        (left_out("goods 8").applied(ChangedShop(TEN_PRICES)).mix, 512),
    ],
)
def test_variants_of_one_shop_share_their_lattice(variant: OrderMix, points: int) -> None:
    """Half the points do where they reach far enough beyond the quantile."""
    shared, losses = SharedLattice(book_losses(TEN_PRICES, 1)), book_losses(variant, 1)
    found = shared.law(losses)
    assert len(found.distribution.probability) == points
    assert math.log2(found.distribution.step).is_integer()
    full = audited_run(losses).risk.expected_shortfall[LEVEL]
    assert found.risk.expected_shortfall[LEVEL] == pytest.approx(full, rel=2e-3)


@pytest.mark.parametrize(
    "variant",
    [
        a_shop_of(
            *TEN_PRICES.segments,
            non_payment_volatility=0.5,
            rings=rings_of(300, per_month=0.1, segment="goods 8"),
        ),
        a_shop_of(*TEN_PRICES.segments, non_payment_volatility=2.0),
    ],
)
def test_a_variant_that_reaches_further_than_the_shop_has_a_window_of_its_own(variant: OrderMix) -> None:
    shop = a_shop_of(*TEN_PRICES.segments, non_payment_volatility=0.0)
    losses = book_losses(variant, 1)
    found = SharedLattice(book_losses(shop, 1)).law(losses)
    assert len(found.distribution.probability) == 256
    full = audited_run(losses).risk.expected_shortfall[LEVEL]
    assert found.risk.expected_shortfall[LEVEL] == pytest.approx(full, rel=5e-3)


@pytest.mark.parametrize("scenario", scenarios())
def test_what_exceeds_a_cap_is_that_of_a_full_run(scenario: Scenario) -> None:
    shop = a_shop_of(
        *TEN_PRICES.segments,
        non_payment_volatility=0.5,
        guarantee_cap_per_month=6000.0,
        rings=rings_of(12, per_month=0.1, segment="goods 8"),
    )
    variant = in_scenario(shop, scenario)
    found, full = ShopLaws(shop).excess(variant), monthly_cap_excess(variant)
    assert full is not None
    assert found.mean == pytest.approx(full.mean, rel=1e-3)
    assert found.shortfall == pytest.approx(full.risk.expected_shortfall[LEVEL], rel=5e-3)


def test_the_weights_keep_the_moments_of_the_stream() -> None:
    losses = book_losses(TEN_PRICES, 1)
    shared = SharedLattice(losses)
    for stream in losses.streams:
        unit = shared.unit_weights(stream, 64.0)
        moments = [64.0**order * math.fsum(j**order * w for j, w in enumerate(unit)) for order in (1, 2)]
        expected = [stream.mean, stream.second_moment]
        assert [stream.expected_number * one for one in moments] == pytest.approx(expected, rel=1e-4)


def test_a_law_that_a_short_lattice_cannot_hold_is_computed_in_full() -> None:
    """A ring of thousands of orders once in centuries: the shortfall is but a few steps of its lattice."""
    shop = the_golden_shop(rings=rings_of(9000, per_month=1e-5), non_payment_volatility=0.5)
    losses = book_losses(shop, 1)
    found = SharedLattice(losses).law(losses)
    full = audited_run(losses).risk.expected_shortfall[LEVEL]
    assert found.risk.expected_shortfall[LEVEL] == pytest.approx(full, rel=1e-2)


def test_a_comparison_starts_from_the_figures_of_the_full_run() -> None:
    shop = the_golden_shop(guarantee_cap_per_month=6000.0, non_payment_volatility=0.5)
    run, excess = audited_run(book_losses(shop, 1)), monthly_cap_excess(shop)
    assert excess is not None
    beyond = Excess(excess.mean, excess.risk.expected_shortfall[LEVEL], excess.audit.passed)
    found = shop_figures(shop, laws=ShopLaws(shop, Exact(run.risk.expected_shortfall[LEVEL], beyond)))
    whole = run.risk.expected_shortfall[LEVEL] + excess.risk.expected_shortfall[LEVEL]
    assert found.expected_shortfall == pytest.approx(whole, rel=1e-12)
    assert found.expected_book_loss == pytest.approx(book_losses(shop, 1).mean + excess.mean, rel=1e-12)
    assert guarantee_payments(shop, 1).mean > excess.mean
