"""One ring as a stress: worked out by hand, and the reverse stress put to its own test."""

import math
from dataclasses import replace

import pytest
from hypothesis import given

from calculator.exposure.receivable.receivable_over_time import receivable_over_time
from calculator.exposure.rings.ring_stress import RingStress, UsualFlows, ring_stress
from calculator.exposure.shop_exposure import Estimate, estimate
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import a_blind_window, a_segment, a_shop_of, the_golden_shop
from tests.exposure.strategies import mixes


def stressed(mix: OrderMix) -> tuple[Estimate, RingStress]:
    """The estimate of a shop and its stress, which it must have."""
    result = estimate(mix)
    assert result.ring_stress is not None
    return result, result.ring_stress


def test_twelve_golden_phones_by_hand() -> None:
    """Two a day from day 100: all twelve out on day 105, written off from day 190 to day 195."""
    window = a_blind_window(most_orders=12, start_day=100)
    result, stress = stressed(the_golden_shop(blind_window=window))
    added = [
        (above - below) / 3200
        for above, below in zip(stress.receivable, result.receivable_over_time.expected, strict=True)
    ]
    by_hand = {99: 0, 100: 1, 101: 3, 105: 11, 106: 12, 189: 12, 190: 11, 195: 1, 196: 0, 365: 0}
    assert {day: added[day] for day in by_hand} == pytest.approx(by_hand, abs=1e-9)
    assert stress.peak == pytest.approx(result.portfolio.receivable + 12 * 3200)
    assert stress.peak_day == 106
    assert stress.exposure == 12 * 3200
    assert stress.loss_book == pytest.approx(12 * 1140, rel=1e-12)
    assert stress.loss_cash == pytest.approx(12 * 845, rel=1e-12)
    benefit = result.portfolio.net_benefit
    assert stress.months_of_net_benefit == pytest.approx(12 * 845 / benefit, rel=1e-12)
    assert stress.orders_that_eat_a_month == pytest.approx(benefit / 845, rel=1e-12)


def test_the_law_of_the_loss_moves_to_the_right_as_it_is() -> None:
    result, stress = stressed(the_golden_shop(non_payment_volatility=0.5))
    usual = result.portfolio
    assert stress.expected_book_loss == pytest.approx(usual.expected_book_loss + 100 * 1140, rel=1e-12)
    for level, value in usual.value_at_risk.items():
        assert stress.value_at_risk[level] == pytest.approx(value + 100 * 1140, rel=1e-12)


def test_months_are_months_whatever_the_horizon() -> None:
    (_, month), (_, quarter) = stressed(the_golden_shop()), stressed(the_golden_shop(horizon_months=3.0))
    assert quarter.months_of_net_benefit == pytest.approx(month.months_of_net_benefit, rel=1e-9)
    assert quarter.orders_that_eat_a_month == pytest.approx(month.orders_that_eat_a_month, rel=1e-9)


def test_a_ring_of_the_reverse_stress_eats_exactly_one_month() -> None:
    """With net benefit of 7 orders' loss a month, a ring of 7 orders takes one month to make good."""
    mix = the_golden_shop(blind_window=a_blind_window(most_orders=7))
    usual = UsualFlows(
        receivable=receivable_over_time(mix),
        expected_book_loss=0.0,
        value_at_risk={},
        net_benefit_per_month=7 * 845.0,
    )
    stress = ring_stress(mix, usual)
    assert stress is not None
    assert stress.orders_that_eat_a_month == pytest.approx(7, rel=1e-12)
    assert stress.months_of_net_benefit == pytest.approx(1, rel=1e-12)


def test_a_shop_that_earns_nothing_makes_nothing_good() -> None:
    result, stress = stressed(a_shop_of(a_segment(incremental_share=0.0)))
    assert result.portfolio.net_benefit < 0
    assert stress.months_of_net_benefit is None
    assert stress.orders_that_eat_a_month is None


@given(mixes(with_cap=False))
def test_a_ring_only_adds_and_never_more_than_its_worth(mix: OrderMix) -> None:
    curve = receivable_over_time(mix)
    usual = UsualFlows(
        receivable=curve, expected_book_loss=1.0, value_at_risk={"0.5": 2.0}, net_benefit_per_month=3.0
    )
    stress = ring_stress(mix, usual)
    if stress is None:
        assert all(segment.pay_later_orders == 0 for segment in mix.segments)
        return
    slack = 1e-9 * (stress.exposure + curve.peak)
    for above, below in zip(stress.receivable, curve.expected, strict=True):
        assert below - slack <= above <= below + stress.exposure + slack
    assert stress.peak == max(stress.receivable)
    most = mix.assumptions.blind_window.most_orders
    assert most is not None
    assert stress.orders == math.floor(most)
    start = mix.assumptions.blind_window.start_day
    assert stress.receivable[:start] == curve.expected[:start]
    larger = replace(mix.assumptions.blind_window, most_orders=2 * most)
    twice = ring_stress(replace(mix, assumptions=replace(mix.assumptions, blind_window=larger)), usual)
    assert twice is not None
    assert twice.loss_book >= stress.loss_book
    assert twice.peak >= stress.peak
