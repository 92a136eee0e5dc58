"""Curves of the net benefit over one input, against the whole estimate and against a walk along the input."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.decisions.all_comparisons import decisions
from calculator.exposure.decisions.sensitivity.curves import (
    ABOVE,
    BELOW,
    EVERYWHERE,
    MOST,
    NOWHERE,
    POINTS,
    Curve,
    curves_of,
)
from calculator.exposure.decisions.sensitivity.ranges import usual_ranges
from calculator.exposure.decisions.shop_figures import ShopFigures
from calculator.exposure.net_benefit import break_even_non_payment_rate
from calculator.exposure.shop_exposure import estimate
from calculator.parameters.fields import field_at
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.exposure.strategies import mixes, ordinary_segments

PAYING = a_segment(incremental_share=0.5)


def curve_of(mix: OrderMix, name: str) -> Curve:
    (curve,) = curves_of(mix, [name])
    return curve


def test_a_point_of_the_curve_is_the_estimate_of_the_shop_there() -> None:
    shop = a_shop_of(PAYING)
    for name in ("goods_cost_share", "incremental_share", "due_days"):
        curve = curve_of(shop, name)
        assert len(curve.values) == len(curve.net_benefit) == POINTS
        for value, benefit in zip(curve.values, curve.net_benefit, strict=True):
            there = a_shop_of(PAYING.changed(**{name: value}))
            assert benefit == pytest.approx(estimate(there).portfolio.net_benefit, rel=1e-7)


def test_it_goes_from_half_to_twice_what_was_entered() -> None:
    curve = curve_of(a_shop_of(PAYING), "average_order_value")
    assert curve.now == PAYING.average_order_value
    assert (curve.values[0], curve.values[-1]) == (0.5 * curve.now, 2 * curve.now)


def test_shares_stop_at_one() -> None:
    curve = curve_of(a_shop_of(a_segment(return_rate=0.8)), "return_rate")
    assert curve.values[-1] == pytest.approx(1)
    assert curve.values[0] == pytest.approx(0.4)


def test_the_non_payment_rate_turns_where_the_closed_form_says() -> None:
    shop = a_shop_of(replace(PAYING, non_payment_rate=0.05))
    rate = break_even_non_payment_rate(shop.segments[0], shop.assumptions)
    assert rate is not None
    near = a_shop_of(replace(PAYING, non_payment_rate=rate / 1.3))
    curve = curve_of(near, "non_payment_rate")
    assert curve.turns_at == pytest.approx(rate, rel=1e-7)
    assert curve.pays == BELOW


def test_where_segments_differ_the_values_are_those_of_all_orders_together() -> None:
    half = replace(PAYING, name="half", orders_per_month=PAYING.orders_per_month / 3, goods_cost_share=0.2)
    curve = curve_of(a_shop_of(PAYING, half), "goods_cost_share")
    assert curve.now == pytest.approx((3 * PAYING.goods_cost_share + 0.2) / 4)
    assert curve.values[-1] == pytest.approx(2 * curve.now)


def test_rings_move_a_curve_too_and_it_falls() -> None:
    shop = the_golden_shop(rings=rings_of(4, per_month=0.1))
    curve = curve_of(shop, "rings_per_month")
    assert (curve.path, curve.now) == ("assumptions.rings.per_month", 0.1)
    assert sorted(curve.net_benefit, reverse=True) == list(curve.net_benefit)
    assert curve.net_benefit_now == pytest.approx(ShopFigures(shop).net_benefit, rel=1e-8)


def test_a_monthly_cap_counts() -> None:
    shop = a_shop_of(
        replace(PAYING, guarantee_coverage=0.9, guarantee_cap_per_order=None), guarantee_cap_per_month=2000.0
    )
    curve = curve_of(shop, "non_payment_rate")
    assert curve.net_benefit_now == pytest.approx(ShopFigures(shop).net_benefit, rel=1e-8)


def test_every_input_of_the_tornadoes_has_a_path_in_the_form() -> None:
    shop = the_golden_shop(rings=rings_of(4, per_month=0.1))
    for moved in usual_ranges(shop):
        path = curve_of(shop, moved.input).path
        assert field_at(path.replace("[]", "[0]")) is not None, path


def test_the_inputs_are_those_that_move_the_net_benefit_most() -> None:
    found = decisions(the_golden_shop(), ())
    moved = [one.input for one in found.sensitivity["net_benefit"].inputs]
    assert [curve.input for curve in found.curves] == moved[:MOST]


def test_a_rate_of_0_has_no_curve_whatever_was_counted() -> None:
    """Its interval moves the net benefit, but there is nothing to halve or double."""
    counted = a_segment(non_payment_rate=0.0, counted_orders=100.0, counted_unpaid=40.0)
    found = decisions(a_shop_of(counted), ())
    assert found.sensitivity["net_benefit"].inputs[0].input == "non_payment_rate"
    assert len(found.curves) == MOST
    assert "non_payment_rate" not in {curve.input for curve in found.curves}


def test_a_shop_without_orders_has_no_curves() -> None:
    assert curves_of(a_shop_of(replace(PAYING, orders_per_month=0.0)), ["due_days"]) == ()


@given(mixes(ordinary_segments, 3), st.sampled_from(("goods_cost_share", "non_payment_rate", "return_rate")))
def test_it_pays_on_the_side_that_is_named_and_on_no_other(mix: OrderMix, name: str) -> None:
    """Brute force: the sign of the net benefit at every point, told by the side of the turning point."""
    if not all(getattr(segment, name) for segment in mix.segments):
        return
    curve = curve_of(mix, name)
    assert list(curve.values) == sorted(curve.values)
    signs = [benefit > 0 for benefit in curve.net_benefit]
    changes = [place for place in range(1, POINTS) if signs[place] != signs[place - 1]]
    if not changes:
        assert curve.turns_at is None
        assert curve.pays == (EVERYWHERE if signs[0] else NOWHERE)
        return
    assert curve.turns_at is not None
    assert any(curve.values[at - 1] <= curve.turns_at <= curve.values[at] for at in changes)
    if len(changes) == 1:
        (at,) = changes
        assert curve.pays == (BELOW if signs[at - 1] else ABOVE)
    assert curve.net_benefit_now == pytest.approx(ShopFigures(mix).net_benefit, rel=1e-8)
