"""Comparisons run on few points: near a full run, and starting from the figures shown."""

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.declared_scenarios import scenarios
from calculator.exposure.bad_orders import book_losses, guarantee_payments
from calculator.exposure.decisions.break_even import with_rates_times
from calculator.exposure.decisions.levers.changed_shop import ChangedShop
from calculator.exposure.decisions.levers.order_limit import OrderLimit, left_out
from calculator.exposure.decisions.scenarios import in_scenario
from calculator.exposure.decisions.shop_figures import ShopFigures, scales_from
from calculator.exposure.distribution.audited_run import POINTS, SHORT, audited_run, short_run
from calculator.exposure.distribution.guarantee_cap import CapExcess, excess_moments, monthly_cap_excess
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Piece
from calculator.exposure.loss_levels import VERY_BAD
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.exposure.strategies import mixes, ordinary_segments
from tests.random_mixes import realistic_mixes, wild_mixes

NEAR = 5e-4
"""Of the payments."""
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
    guarantee_cap_per_month=6000.0,
    rings=rings_of(12, per_month=0.1, segment="goods 8"),
)


def excess_of(mix: OrderMix) -> CapExcess | None:
    return monthly_cap_excess(guarantee_payments(mix, 1), mix.assumptions.guarantee_cap_per_month)


def mean_excess_of(mix: OrderMix, points: int) -> float:
    return excess_moments(guarantee_payments(mix, 1), mix.assumptions.guarantee_cap_per_month, points)[0]


def short_and_full(losses: LossModel) -> tuple[float, float]:
    short, full = short_run(losses).risk, audited_run(losses).risk
    return short.expected_shortfall[VERY_BAD], full.expected_shortfall[VERY_BAD]


@given(mixes(ordinary_segments, 3, volatility=st.floats(0, 1)))
def test_a_short_law_has_the_shortfall_of_a_full_run(mix: OrderMix) -> None:
    short, full = short_and_full(book_losses(mix, 1))
    assert short == pytest.approx(full, rel=2e-2)


@pytest.mark.parametrize(
    "variant",
    [
        TEN_PRICES,
        *(in_scenario(TEN_PRICES, scenario) for scenario in scenarios()),
        OrderLimit(500.0).applied(ChangedShop(TEN_PRICES)).mix,
        OrderLimit(100.0).applied(ChangedShop(TEN_PRICES)).mix,
        left_out("goods 8").applied(ChangedShop(TEN_PRICES)).mix,
        replace(TEN_PRICES, assumptions=replace(TEN_PRICES.assumptions, non_payment_volatility=2.0)),
    ],
)
def test_variants_are_as_near_as_their_shop(variant: OrderMix) -> None:
    short, full = short_and_full(book_losses(variant, 1))
    assert short == pytest.approx(full, rel=5e-3)


def test_a_month_of_few_steps_beside_a_large_ring() -> None:
    """On a lattice that holds the ring, a usual month would be seven steps."""
    whole = (Piece(0.0, 1.0, 0.0),)
    dear, cheap = OrderValue(8736.0, 0.0), OrderValue(641.0, 0.0)
    rings = RingLosses(0.01, 234.0, (Stream(1.0, dear, whole),))
    losses = LossModel((Stream(110.6, dear, whole), Stream(17.8, cheap, whole)), 0.1266, rings)
    short, full = short_and_full(losses)
    assert short == pytest.approx(full, rel=5e-3)


def test_a_month_of_thousands_of_rings() -> None:
    """The law is far from 0 and must be held whole: what lies beyond the lattice would come back below it."""
    whole = (Piece(0.0, 1.0, 0.0),)
    rings = RingLosses(19_000.0, 4_800.0, (Stream(1.0, OrderValue(800.0, 0.14), whole),))
    short, full = short_and_full(LossModel((Stream(2e6, OrderValue(800.0, 0.14), whole),), 2.2, rings))
    assert short == pytest.approx(full, rel=1e-2)


def test_a_ring_of_thousands_once_in_centuries() -> None:
    shop = the_golden_shop(rings=rings_of(9000, per_month=1e-5), non_payment_volatility=0.5)
    short, full = short_and_full(book_losses(shop, 1))
    assert short == pytest.approx(full, rel=1e-2)


@pytest.mark.parametrize(("seed", "place"), [(51, 397), (7741903, 79)])
def test_a_rare_part_beside_steady_ones_is_within_the_window(seed: int, place: int) -> None:
    """Wild shops: a common factor beside hundreds of rings, a dear order beside millions of cheap ones."""
    (mix,) = islice(wild_mixes(seed), place, place + 1)
    short, full = short_and_full(book_losses(mix, mix.assumptions.horizon_months))
    assert short == pytest.approx(full, rel=1e-2)


@pytest.mark.parametrize("multiple", [0.2, 0.9, 1.0, 1.1, 3.0])
@pytest.mark.parametrize("scenario", scenarios())
def test_what_exceeds_a_cap_is_that_of_a_full_run(scenario: object, multiple: float) -> None:
    variant = with_rates_times(in_scenario(TEN_PRICES, scenario), multiple)  # type: ignore[arg-type]
    found, full = ShopFigures(variant), excess_of(variant)
    assert full is not None
    payments = guarantee_payments(variant, months=1).mean
    assert found.mean_excess == pytest.approx(full.mean, abs=NEAR * payments)
    assert found.excess_shortfall == pytest.approx(full.risk.expected_shortfall[VERY_BAD], rel=5e-3)


@pytest.mark.parametrize("share", [0.3, 1.0, 2.0])
def test_in_realistic_shops_the_mean_excess_hardly_depends_on_the_points(share: float) -> None:
    for mix in islice(realistic_mixes(3), 25):
        payments = guarantee_payments(mix, months=1).mean
        shop = replace(mix, assumptions=replace(mix.assumptions, guarantee_cap_per_month=share * payments))
        few, usual, many = (mean_excess_of(shop, points) for points in (SHORT, POINTS, 8192))
        assert few == pytest.approx(many, abs=NEAR * payments)
        assert usual == pytest.approx(many, abs=2e-5 * payments)


@pytest.mark.parametrize("share", [0.9, 1.0, 1.1])
def test_payments_that_hardly_vary(share: float) -> None:
    """A deviation of a fiftieth of the cap."""
    shop = a_shop_of(a_segment(orders_per_month=200_000, order_value_cv=0.3), non_payment_volatility=0.0)
    payments = guarantee_payments(shop, months=1)
    assert payments.sd < payments.mean / 40
    variant = replace(
        shop, assumptions=replace(shop.assumptions, guarantee_cap_per_month=share * payments.mean)
    )
    few, many = mean_excess_of(variant, SHORT), mean_excess_of(variant, 8192)
    assert few == pytest.approx(many, abs=NEAR * payments.mean)


@pytest.mark.parametrize("cap", [None, 0.0, 1e9])
def test_a_cap_that_never_or_always_binds(cap: float | None) -> None:
    shop = the_golden_shop(guarantee_cap_per_month=cap)
    full = excess_of(shop)
    found = ShopFigures(shop).mean_excess
    assert found == pytest.approx(full.mean if full else 0.0, rel=1e-9)
    assert (found > 0) is (cap == 0)


@pytest.mark.parametrize("cap", [6_000.0, 30_000.0])
def test_a_comparison_starts_from_the_figures_of_the_full_run(cap: float) -> None:
    """Whether the cap lies below the payments of a very bad month or beyond them."""
    shop = the_golden_shop(guarantee_cap_per_month=cap, non_payment_volatility=0.5)
    run, excess = audited_run(book_losses(shop, 1)), excess_of(shop)
    assert excess is not None
    scales = scales_from(shop, run.risk.expected_shortfall[VERY_BAD], excess)
    found = ShopFigures(shop, scales)
    whole = run.risk.expected_shortfall[VERY_BAD] + excess.risk.expected_shortfall[VERY_BAD]
    assert found.expected_shortfall == pytest.approx(whole, rel=1e-12)
    assert found.expected_book_loss == pytest.approx(book_losses(shop, 1).mean + excess.mean, rel=1e-12)
    assert guarantee_payments(shop, 1).mean > excess.mean
