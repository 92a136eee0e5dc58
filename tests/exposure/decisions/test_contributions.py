"""What each segment contributes to the bad month."""

import math
import random
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.decisions.contributions import contributions
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.loss_levels import LEVELS
from calculator.exposure.shop_exposure import estimate
from calculator.shop.order_mix import OrderMix
from tests.exposure.distribution.panjer import law_by_recursion
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.exposure.strategies import mixes, ordinary_segments

CERTAIN_LOSS = {"guarantee_coverage": 0.0, "recovery_rate": 0.0, "fraud_rate": 0.0, "return_rate": 0.0}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("volatility", [0.0, 0.5, 1.0])
def test_contributions_add_to_the_figures_of_the_shop(level: float, volatility: float) -> None:
    shop = the_golden_shop(non_payment_volatility=volatility)
    found, whole = contributions(shop, level=level), estimate(shop)
    parts = found.segments
    assert [part.name for part in parts] == [segment.name for segment in shop.segments]
    assert [part.expected_loss for part in parts] == pytest.approx(
        [segment.expected_book_loss for segment in whole.segments]
    )
    assert math.fsum(part.unexpected_loss for part in parts) == pytest.approx(
        whole.portfolio.unexpected_loss, rel=1e-12
    )
    assert math.fsum(part.expected_shortfall for part in parts) == pytest.approx(
        whole.portfolio.expected_shortfall[str(level)], rel=5e-4
    )
    assert math.fsum(part.share for part in parts) == pytest.approx(1, rel=1e-5)
    assert found.rings.expected_shortfall == 0


def test_two_independent_segments_by_the_double_sum() -> None:
    """Amounts of 1 and 5: every pair of counts, without transform or lattice step."""
    one = a_segment(
        name="one", orders_per_month=40, average_order_value=1, non_payment_rate=0.1, **CERTAIN_LOSS
    )
    five = replace(one, name="five", average_order_value=5, orders_per_month=16)
    numbers = [law_by_recursion(number, 0.0, [0, 1.0], 60) for number in (2.0, 0.8)]
    outcomes = sorted(
        (a + 5 * b, a, 5 * b, p * q)
        for (a, p), (b, q) in product(enumerate(numbers[0]), enumerate(numbers[1]))
    )
    shop = a_shop_of(one, five)
    level, tail = 0.99, 0.01
    by_loss: dict[int, list[float]] = {}
    for loss, a, b, chance in outcomes:
        row = by_loss.setdefault(loss, [0.0, 0.0, 0.0])
        row[0] += chance
        row[1] += chance * a
        row[2] += chance * b
    left, worst = tail, [0.0, 0.0]
    for loss in sorted(by_loss, reverse=True):
        chance, from_one, from_five = by_loss[loss]
        share = min(1.0, left / chance) if chance else 0.0
        worst[0] += share * from_one / tail
        worst[1] += share * from_five / tail
        left -= share * chance
        if left <= 0:
            break
    found = contributions(shop, level).segments
    assert [part.expected_shortfall for part in found] == pytest.approx(worst, rel=5e-3)


def test_common_factor_against_a_simulation() -> None:
    """One Gamma factor for all: the mean losses of the segments in the worst hundredth of 60,000 months."""
    shop = a_shop_of(
        a_segment(name="small", average_order_value=100, orders_per_month=2000, **CERTAIN_LOSS),
        a_segment(name="large", average_order_value=2000, orders_per_month=100, **CERTAIN_LOSS),
        non_payment_volatility=0.7,
    )
    draw = random.Random(11)
    months = []
    for _ in range(60_000):
        factor = draw.gammavariate(1 / 0.49, 0.49)
        small, large = (100.0 * _poisson(draw, 20 * factor), 2000.0 * _poisson(draw, 1.0 * factor))
        months.append((small + large, small, large))
    worst = sorted(months)[-600:]
    found = contributions(shop).segments
    for part, place in zip(found, (1, 2), strict=True):
        sample = [month[place] for month in worst]
        mean = math.fsum(sample) / len(sample)
        error = math.sqrt(math.fsum((x - mean) ** 2 for x in sample)) / len(sample)
        assert part.expected_shortfall == pytest.approx(mean, abs=4 * error)


def _poisson(draw: random.Random, mean: float) -> int:
    number, passed = 0, draw.expovariate(1.0)
    while passed < mean:
        number += 1
        passed += draw.expovariate(1.0)
    return number


def test_rings_contribute_as_a_segment_that_sells_only_to_them_would() -> None:
    """Rings of one order are independent frauds: the same shop with a segment of fraud in their place."""
    shop = a_shop_of(a_segment(name="goods"), a_segment(name="more", average_order_value=2000))
    with_rings = replace(
        shop, assumptions=replace(shop.assumptions, rings=rings_of(1.0, per_month=3.0, segment="more"))
    )
    fraud = replace(shop.segments[1], name="fraud", orders_per_month=3.0, pay_later_share=1.0, fraud_rate=1.0)
    one, other = contributions(with_rings), contributions(replace(shop, segments=(*shop.segments, fraud)))
    assert one.rings.expected_loss == pytest.approx(other.segments[2].expected_loss)
    assert one.rings.unexpected_loss == pytest.approx(other.segments[2].unexpected_loss)
    assert one.rings.expected_shortfall == pytest.approx(other.segments[2].expected_shortfall, rel=1e-3)
    for a, b in zip(one.segments, other.segments, strict=False):
        assert a.expected_shortfall == pytest.approx(b.expected_shortfall, rel=1e-3)


def test_a_shop_without_losses() -> None:
    found = contributions(a_shop_of(a_segment(orders_per_month=0.0)))
    assert found.segments[0].share == 0
    assert found.segments[0].expected_shortfall == 0
    assert contributions(a_shop_of()).segments == ()


@given(mixes(ordinary_segments, 3, volatility=st.floats(0, 1), with_cap=False))
def test_contributions_lie_between_nothing_and_the_whole(mix: OrderMix) -> None:
    found = contributions(mix)
    run = audited_run(book_losses(mix, mix.assumptions.horizon_months))
    parts = (*found.segments, found.rings)
    whole = run.risk.expected_shortfall[0.99]
    assert math.fsum(part.expected_shortfall for part in parts) == pytest.approx(whole, rel=5e-3)
    assert all(-5e-3 * whole <= part.expected_shortfall <= whole * (1 + 5e-3) for part in parts)
    assert all(part.expected_shortfall >= part.expected_loss - 5e-3 * whole for part in parts)
