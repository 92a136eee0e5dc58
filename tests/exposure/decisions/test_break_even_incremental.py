"""The share of additional orders at which pay-later stops paying off, whoever carries non-payment."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from calculator.answers.estimate import estimate
from calculator.exposure.decisions.break_even_incremental import (
    ABOVE,
    AT_ANY_SHARE,
    AT_NO_SHARE,
    BELOW,
    break_even_incremental,
)
from calculator.exposure.net_benefit import margin_at_checkout, net_benefit
from calculator.exposure.shop_exposure import portfolio_exposure
from calculator.shop.order_mix import OrderMix, Segment
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.exposure.strategies import mixes, ordinary_segments

PLAIN = a_segment(incremental_share=0.2)
SHOES: dict[str, Any] = {
    "name": "shoes",
    "orders_per_month": 600,
    "average_order_value": 85,
    "pay_later_share": 0.25,
    "incremental_share": 0.2,
}


def found_of(shop: OrderMix) -> Any:
    return portfolio_exposure(shop).break_even_incremental


def test_of_one_segment_it_is_its_share_less_the_net_benefit_over_a_sale_at_checkout() -> None:
    shop = a_shop_of(PLAIN)
    per_order = net_benefit(PLAIN, shop.assumptions) / PLAIN.pay_later_orders
    found = found_of(shop)
    assert found.profitable == ABOVE
    assert found.now == pytest.approx(0.2)
    assert found.share == pytest.approx(0.2 - per_order / margin_at_checkout(PLAIN), rel=1e-8)


def with_shares_times(shop: OrderMix, multiple: float) -> OrderMix:
    return replace(
        shop,
        segments=tuple(
            one.changed(incremental_share=min(multiple * one.incremental_share, 1.0)) for one in shop.segments
        ),
    )


def mean_share(shop: OrderMix) -> float:
    orders = sum(one.pay_later_orders for one in shop.segments)
    return sum(one.pay_later_orders * one.incremental_share for one in shop.segments) / orders


def test_the_shares_of_a_shop_rise_in_step_none_above_1() -> None:
    """One segment has reached 1 before the whole shop pays off; rings and a monthly cap are in it."""
    first = replace(PLAIN, name="a", incremental_share=0.5, orders_per_month=5.0)
    second = replace(PLAIN, name="b", incremental_share=0.05, pay_later_fee_rate=0.12)
    shop = a_shop_of(first, second)
    found = found_of(shop)
    assert found.profitable == ABOVE
    multiple = next(
        step / 1e4
        for step in range(1, 200_000, 10)
        if mean_share(with_shares_times(shop, step / 1e4)) >= found.share
    )
    assert multiple * 0.5 > 1
    before, after = (
        portfolio_exposure(with_shares_times(shop, multiple + change)).net_benefit for change in (-0.01, 0.01)
    )
    assert before < 0 < after


def test_rings_and_a_monthly_cap_are_paid_for_too() -> None:
    shop = the_golden_shop(rings=rings_of(4, per_month=0.05), guarantee_cap_per_month=500.0)
    found = portfolio_exposure(shop)
    now, share = found.break_even_incremental.now, found.break_even_incremental.share
    assert share is not None
    at_it = portfolio_exposure(with_shares_times(shop, share / now))
    assert at_it.net_benefit == pytest.approx(0, abs=1e-6 * abs(found.net_benefit))


def test_a_share_that_no_shop_tells_from_nothing_is_nothing() -> None:
    nearly, none = (replace(PLAIN, incremental_share=share) for share in (2e-313, 0.0))
    assert found_of(a_shop_of(nearly)).share == pytest.approx(found_of(a_shop_of(none)).share, rel=1e-8)


def test_where_no_share_is_above_0_all_segments_get_the_same() -> None:
    none = replace(PLAIN, incremental_share=0.0)
    found = found_of(a_shop_of(none))
    assert found.now == 0
    assert found.share == pytest.approx(found_of(a_shop_of(PLAIN)).share, rel=1e-8)


def test_it_may_pay_off_at_any_share_at_none_or_below_one() -> None:
    def profitable(net: float, segment: Segment = PLAIN) -> str:
        return break_even_incremental([segment], net).profitable

    worth = PLAIN.pay_later_orders * margin_at_checkout(PLAIN)
    assert profitable(worth) == AT_ANY_SHARE
    assert profitable(-worth) == AT_NO_SHARE
    dear = replace(PLAIN, goods_cost_share=1.3)
    lost = PLAIN.pay_later_orders * margin_at_checkout(dear)
    assert lost < 0
    assert profitable(-0.1 * lost, dear) == BELOW
    nothing = break_even_incremental([replace(PLAIN, orders_per_month=0.0)], 0.0)
    assert (nothing.share, nothing.now, nothing.profitable) == (None, 0.0, AT_NO_SHARE)


def test_goods_without_a_margin_do_not_hide_that_the_shop_loses_today() -> None:
    """The dear ones' share reaches 1 first: with few and with many more orders it pays off, today not."""
    dear = replace(PLAIN, name="dear", goods_cost_share=1.3, incremental_share=0.5)
    others = replace(PLAIN, name="others", incremental_share=0.1)
    margins = [one.pay_later_orders * margin_at_checkout(one) for one in (dear, others)]
    assert margins[0] < 0 < margins[1]
    steeper = replace(others, orders_per_month=-4 * others.orders_per_month * margins[0] / margins[1])
    shop = [dear, steeper]
    today = sum(one.pay_later_orders * margin_at_checkout(one) * one.incremental_share for one in shop)
    found = break_even_incremental(shop, today / 2)
    assert today < 0
    assert found.profitable == ABOVE
    assert found.share is not None
    assert found.share > found.now


def test_with_a_provider_it_leaves_no_net_benefit() -> None:
    mixed = [SHOES, SHOES | {"name": "hats", "incremental_share": 0.1}]
    document: dict[str, Any] = {"carrier": "provider", "segments": mixed}
    found = estimate(document)["portfolio"]["break_even_incremental"]
    assert found["profitable"] == ABOVE
    assert found["now"] == pytest.approx(0.15)
    multiple = found["share"] / found["now"]
    segments = [one | {"incremental_share": multiple * one["incremental_share"]} for one in mixed]
    at_it = estimate(document | {"segments": segments})["portfolio"]
    assert at_it["net_benefit"] == pytest.approx(0, abs=1e-6 * at_it["fees"])


@given(mix=mixes(of=ordinary_segments, most=3))
def test_it_agrees_with_the_net_benefit(mix: OrderMix) -> None:
    portfolio = portfolio_exposure(mix)
    found = portfolio.break_even_incremental
    if found.profitable == AT_ANY_SHARE:
        assert portfolio.net_benefit >= 0
    elif found.profitable == AT_NO_SHARE:
        assert portfolio.net_benefit <= 0
    elif found.profitable == ABOVE and found.share is not None and abs(found.share - found.now) > 1e-6:
        assert (portfolio.net_benefit > 0) == (found.now > found.share)


def test_goods_that_are_not_sold_pay_later_have_no_say() -> None:
    none = replace(PLAIN, incremental_share=0.0)
    unsold = replace(PLAIN, name="unsold", orders_per_month=0.0, incremental_share=0.15)
    alone, beside = (found_of(a_shop_of(*shop)) for shop in ((none,), (none, unsold)))
    assert beside.profitable == alone.profitable == ABOVE
    assert beside.share == pytest.approx(alone.share, rel=1e-8)
