"""The multiple of all rates at which pay-later stops paying off."""

from dataclasses import replace
from operator import mul

import pytest
from hypothesis import given

from calculator.exposure.decisions.break_even import (
    ABOVE,
    AT_ANY_RATE,
    AT_NO_RATE,
    BELOW,
    break_even_multiple,
    break_even_non_payment,
    break_even_rate,
    with_rates_times,
)
from calculator.exposure.decisions.shop_figures import ShopFigures
from calculator.exposure.net_benefit import break_even_non_payment_rate
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.exposure.strategies import mixes, ordinary_segments

PAYING = a_segment(incremental_share=0.5)


def test_a_shop_of_one_segment_breaks_even_where_the_segment_does() -> None:
    shop = a_shop_of(PAYING)
    rate = break_even_non_payment_rate(PAYING, shop.assumptions)
    found = break_even_multiple(shop)
    assert rate is not None
    assert found.profitable == BELOW
    assert found.multiple == pytest.approx(rate / PAYING.non_payment_rate, rel=1e-10)


def test_the_rate_of_a_shop_is_that_of_its_orders_together() -> None:
    rate = break_even_non_payment_rate(PAYING, a_shop_of(PAYING).assumptions)
    assert break_even_rate(a_shop_of(PAYING)) == pytest.approx(rate, rel=1e-9)
    half = replace(PAYING, name="other", non_payment_rate=PAYING.non_payment_rate / 2, orders_per_month=60)
    shop = a_shop_of(PAYING, half)
    multiple = break_even_multiple(shop).multiple
    assert multiple is not None
    rates = [multiple * segment.non_payment_rate for segment in shop.segments]
    orders = [segment.pay_later_orders for segment in shop.segments]
    together = sum(map(mul, rates, orders)) / sum(orders)
    assert break_even_rate(shop) == pytest.approx(together, rel=1e-12)


def test_the_rate_of_a_shop_that_never_or_always_gains() -> None:
    assert break_even_rate(a_shop_of(replace(PAYING, incremental_share=0.0, pay_later_fee_rate=0.5))) == 0
    assert break_even_rate(a_shop_of(replace(PAYING, goods_cost_share=0.0, shipping_cost=0.0))) == 1


def test_portfolio_is_linear_without_a_cap() -> None:
    """net(0) / (net(0) - net(1)) of the whole shop, rings and all."""
    shop = the_golden_shop(rings=rings_of(4, per_month=0.1))
    none, once = (ShopFigures(with_rates_times(shop, m)).net_benefit for m in (0.0, 1.0))
    found = break_even_multiple(shop)
    assert found.multiple == pytest.approx(none / (none - once), rel=1e-9)


def test_rates_stop_at_certainty() -> None:
    """Beyond 50 times, only the second segment can still get worse."""
    certain = replace(PAYING, name="one", non_payment_rate=0.02, orders_per_month=60)
    rare = replace(PAYING, name="two", non_payment_rate=0.002)
    shop = a_shop_of(certain, rare)
    found = break_even_multiple(shop)
    assert found.multiple is not None
    assert found.multiple > 50
    assert ShopFigures(with_rates_times(shop, found.multiple)).net_benefit == pytest.approx(0, abs=1e-6)
    assert with_rates_times(shop, 1e9).segments[0].non_payment_rate == 1


def test_a_monthly_cap_brings_the_break_even_nearer() -> None:
    shop = a_shop_of(replace(PAYING, guarantee_coverage=0.9, guarantee_cap_per_order=None))
    capped = replace(shop, assumptions=replace(shop.assumptions, guarantee_cap_per_month=2000.0))
    free, bound = break_even_multiple(shop), break_even_multiple(capped)
    assert bound.multiple is not None
    assert free.multiple is None or bound.multiple < free.multiple
    at_root = ShopFigures(with_rates_times(capped, bound.multiple)).net_benefit
    assert at_root == pytest.approx(0, abs=1e-6 * abs(ShopFigures(capped).net_benefit))


def test_at_any_rate_at_no_rate_and_the_wrong_way_round() -> None:
    loss_making = a_segment(incremental_share=0.0)
    assert break_even_multiple(a_shop_of(loss_making)).profitable == AT_NO_RATE
    free = a_segment(non_payment_rate=0.0, incremental_share=1.0)
    assert break_even_multiple(a_shop_of(free)).profitable == AT_ANY_RATE
    better_unpaid = a_segment(
        guarantee_coverage=1.0,
        guarantee_cap_per_order=None,
        pay_later_fee_rate=0.5,
        incremental_share=1.0,
        fraud_rate=0.0,
        return_rate=0.0,
    )
    found = break_even_multiple(a_shop_of(better_unpaid))
    assert found.profitable == ABOVE
    assert found.multiple is not None
    assert break_even_multiple(a_shop_of()).profitable == AT_NO_RATE


@given(mixes(ordinary_segments, 3))
def test_net_benefit_is_nothing_at_the_root(mix: OrderMix) -> None:
    found = break_even_multiple(mix)
    if found.multiple is None:
        return
    ends = [ShopFigures(with_rates_times(mix, m)).net_benefit for m in (0.0, 1e9)]
    scale = max(map(abs, ends))
    assert ShopFigures(with_rates_times(mix, found.multiple)).net_benefit == pytest.approx(
        0, abs=2e-5 * scale
    )


@given(mixes(ordinary_segments, 3))
def test_the_flip_point_is_where_a_walk_over_the_rates_finds_it(mix: OrderMix) -> None:
    """Brute force: the sign of the net benefit changes between a thousandth below the rate and above it."""
    found = break_even_non_payment(mix)
    multiple = break_even_multiple(mix).multiple
    assert found.now == pytest.approx(mean_rate(mix))
    if found.rate is None:
        assert found.of_100 is None
        assert multiple is None
        return
    assert multiple is not None
    at_root = with_rates_times(mix, multiple)
    assert found.rate == pytest.approx(mean_rate(at_root))
    assert found.of_100 == pytest.approx(100 * found.rate)
    before, after = (
        ShopFigures(with_rates_times(mix, multiple * near)).net_benefit for near in (0.999, 1.001)
    )
    if abs(after - before) > 1e-3:  # rates that stopped at certainty hardly move it
        # From certainty on nothing moves: where the flip point is there, all above is as good as nothing.
        nothing = 1e-6 * abs(after - before)
        low, high = (after, before) if found.profitable == BELOW else (before, after)
        assert low <= nothing < high
        at_certainty = mean_rate(with_rates_times(mix, 1.001 * multiple))
        assert low < -nothing or found.rate == pytest.approx(at_certainty, rel=1e-6)


def mean_rate(mix: OrderMix) -> float:
    """Unpaid orders over all, counted one segment after the other."""
    orders = unpaid = 0.0
    for segment in mix.segments:
        orders += segment.orders_per_month * segment.pay_later_share
        unpaid += segment.orders_per_month * segment.pay_later_share * segment.non_payment_rate
    return unpaid / orders


@pytest.mark.parametrize(("price", "second"), [(10.0, 0.07), (9.7, 0.07), (33.3, 0.07), (807.76, 0.013)])
def test_what_is_free_to_make_and_never_paid_flips_at_certainty(price: float, second: float) -> None:
    """Nothing is gained and nothing lost once nobody pays: no rounding makes it `at_any_rate`.

    Of the last of these shops rounding leaves a little above nothing.
    """
    free = a_segment(
        average_order_value=price,
        incremental_share=1.0,
        goods_cost_share=0.0,
        shipping_cost=0.0,
        fraud_rate=0.0,
        return_rate=0.0,
        pay_later_fee_rate=0.0,
        guarantee_coverage=0.0,
        recovery_rate=0.0,
    )
    shop = a_shop_of(replace(free, name="one"), replace(free, name="two", non_payment_rate=second))
    shop = replace(shop, assumptions=replace(shop.assumptions, cost_of_capital=0.0))
    found = break_even_non_payment(shop)
    assert found.profitable == BELOW
    assert found.rate == pytest.approx(1)


def test_a_shop_where_everybody_pays_flips_at_one_rate_for_all() -> None:
    """Nothing times anything is nothing: the rates are raised from 0 alike."""
    segments = [replace(PAYING, name=name, non_payment_rate=0.0) for name in ("one", "two")]
    found = break_even_non_payment(a_shop_of(*segments))
    assert found.now == 0
    assert found.rate == pytest.approx(break_even_non_payment_rate(PAYING, a_shop_of(PAYING).assumptions))
    assert found.profitable == BELOW


def test_a_rate_that_no_shop_tells_from_nothing_is_nothing() -> None:
    other = replace(PAYING, name="b", non_payment_rate=0)
    nearly, nothing = (
        break_even_non_payment(a_shop_of(replace(PAYING, non_payment_rate=rate), other))
        for rate in (2e-313, 0.0)
    )
    assert nearly.rate == pytest.approx(nothing.rate)
    assert nearly.profitable == nothing.profitable


def test_a_shop_without_orders_has_no_flip_point() -> None:
    found = break_even_non_payment(a_shop_of(replace(PAYING, orders_per_month=0.0)))
    assert (found.rate, found.now, found.profitable) == (None, 0, AT_NO_RATE)
