"""The blind window: values worked out by hand with exact fractions, limits, and what must grow or shrink."""

import math
from collections.abc import Callable
from dataclasses import fields, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.loss_given_default import mean_cash_loss
from calculator.exposure.rings.blind_window import BlindExposure, blind_exposure
from calculator.exposure.rings.countermeasures import Countermeasure
from calculator.exposure.rings.ring_of_the_shop import RingWindow, ring_window
from calculator.exposure.rings.ring_order import ring_order
from calculator.exposure.rings.unseen_orders import (
    blind_days,
    expected_shipped,
    orders_placed,
    orders_shipped,
)
from calculator.exposure.segment_exposure import mean_book_loss
from calculator.exposure.shop_exposure import estimate
from calculator.shop.order_mix import OrderMix, Segment
from tests.exposure.mixes import a_blind_window, a_segment, a_shop_of, the_golden_shop
from tests.exposure.strategies import blind_windows, mixes, segments, shares

OWN_LEVERS = ("notice", "order_limit", "velocity_limit", "hold", "screening")


def blind(mix: OrderMix, net_benefit_per_day: float = 100.0) -> BlindExposure:
    """The blind exposure of a shop that has one."""
    exposure = blind_exposure(mix, net_benefit_per_day)
    assert exposure is not None
    return exposure


def a_shop_with(window: RingWindow, segment: Segment | None = None) -> OrderMix:
    """A shop with one segment and a blind window."""
    return a_shop_of(segment or a_segment(), blind_window=window)


def by_lever(exposure: BlindExposure) -> dict[str, Countermeasure]:
    return {measure.lever: measure for measure in exposure.countermeasures}


def flagged_one_by_one(orders: int, rate: Fraction) -> Fraction:
    """Equation (22), term by term."""
    return sum(((1 - rate) ** j for j in range(1, orders + 1)), Fraction(0))


def test_the_golden_phones_by_hand() -> None:
    """1 + 3 + 14 + 3 = 21 days; floor(2 x 21) + 1 = 43 phones of 3,200; each loses 1,140, in cash 845."""
    exposure = blind(the_golden_shop())
    assert exposure.segment == "phones"
    assert exposure.days == 21
    assert exposure.orders == 43
    assert exposure.exposure == pytest.approx(43 * 3200, rel=1e-12)
    assert exposure.loss_book == pytest.approx(43 * 1140, rel=1e-12)
    assert exposure.loss_cash == pytest.approx(43 * 845, rel=1e-12)
    assert exposure.days_of_net_benefit == pytest.approx(43 * 845 / 100, rel=1e-12)
    assert exposure.not_yet_shipped == pytest.approx(2 * 3200, rel=1e-12)
    shipped = float(flagged_one_by_one(43, Fraction(3, 10)))
    assert exposure.with_screening.orders == pytest.approx(shipped, rel=1e-12)
    assert exposure.with_screening.exposure == pytest.approx(shipped * 3200, rel=1e-12)
    assert exposure.none_flagged.exposure == exposure.exposure
    assert exposure.none_flagged.loss_book == exposure.loss_book


def test_the_golden_countermeasures_by_hand() -> None:
    """An order of 1,000: 80 % is covered, 5 % of the rest recovered; goods cost 90 %, shipping 25."""
    measures = by_lever(blind(the_golden_shop()))
    assert {name: (measure.days, measure.orders) for name, measure in measures.items()} == {
        "notice": (18, 37),
        "confirmation": (14, 29),
        "order_limit": (21, 43),
        "velocity_limit": (21, 22),
        "hold": (21, 43),
        "screening": (21, pytest.approx(float(flagged_one_by_one(43, Fraction(3, 10))), rel=1e-12)),
        "together": (18, pytest.approx(float(flagged_one_by_one(19, Fraction(3, 10))), rel=1e-12)),
    }
    limited = measures["order_limit"]
    assert limited.exposure == pytest.approx(43 * 1000, rel=1e-12)
    assert limited.loss_book == pytest.approx(43 * 190, rel=1e-12)
    assert limited.loss_cash == pytest.approx(43 * (900 + 25 - 800 - 10), rel=1e-12)
    assert limited.change == pytest.approx(43 * (190 - 1140), rel=1e-12)
    assert measures["notice"].change == pytest.approx(-6 * 1140, rel=1e-12)
    assert measures["hold"].exposure == measures["together"].exposure == 0
    assert [measure.lever for measure in blind(the_golden_shop()).countermeasures] == [
        "hold",
        "screening",
        "order_limit",
        "velocity_limit",
        "confirmation",
        "notice",
        "together",
    ]


def test_the_timeline_by_hand() -> None:
    timeline = blind(the_golden_shop()).timeline
    assert [day.day for day in timeline] == list(range(22))
    assert {day.day: day.visible for day in timeline if day.visible} == {
        0: ("placed",),
        1: ("shipped",),
        4: ("delivered",),
        18: ("confirmed",),
        21: ("not_paid",),
    }
    assert [(day.orders_placed, day.orders_shipped) for day in timeline[:4]] == [
        (1, 0),
        (3, 1),
        (5, 3),
        (7, 5),
    ]
    assert timeline[-1].orders_placed == 43
    assert timeline[-1].value_gone == 41 * 3200


def test_a_window_without_a_day_holds_one_order() -> None:
    nothing = a_blind_window(shipping_days=0, delivery_days=0, confirmation_days=0, notice_days=0)
    exposure = blind(a_shop_with(nothing))
    assert (exposure.days, exposure.orders, exposure.not_yet_shipped) == (0, 1, 0)
    assert [(day.day, day.orders_shipped) for day in exposure.timeline] == [(0, 1)]
    assert exposure.timeline[0].visible == ("placed", "shipped", "delivered", "confirmed", "not_paid")


def test_an_event_within_a_day_is_seen_on_the_next_and_stops_the_ring_when_it_comes() -> None:
    window = a_blind_window(shipping_days=0.5, delivery_days=2.25, notice_days=2.5, orders_per_day=4)
    exposure = blind(a_shop_with(window))
    assert exposure.days == 19.25
    assert exposure.orders == 4 * 19 + 1 + 1
    assert len(exposure.timeline) == 21
    assert exposure.timeline[-1].orders_placed == exposure.orders
    assert exposure.timeline[-1].visible == ("not_paid",)


def test_a_ring_that_has_had_enough_stops_by_itself() -> None:
    exposure = blind(a_shop_with(a_blind_window(most_orders=12.9)))
    assert exposure.orders == 12
    assert exposure.not_yet_shipped == 0
    assert by_lever(exposure)["notice"].change == 0


@pytest.mark.parametrize(
    ("speed", "day", "orders"), [(0.29, 100, 30), (0.1, 30, 4), (0.7, 10, 8), (1.1, 10, 12)]
)
def test_a_product_of_decimals_that_is_whole_counts_as_whole(speed: float, day: float, orders: int) -> None:
    assert orders_placed(a_blind_window(orders_per_day=speed), day) == orders


@pytest.mark.parametrize("orders", [1, 2, 43, 1000])
@pytest.mark.parametrize("rate", ["1/1000000", "1/100", "3/10", "1/2", "99/100"])
def test_equation_22_is_its_sum(orders: int, rate: str) -> None:
    exact = flagged_one_by_one(orders, Fraction(rate))
    assert expected_shipped(orders, float(Fraction(rate))) == pytest.approx(float(exact), rel=1e-12)


@pytest.mark.parametrize("orders", [1, 43, 10_000])
def test_equation_22_goes_to_all_orders_and_to_none(orders: int) -> None:
    assert expected_shipped(orders, 0.0) == orders
    assert expected_shipped(orders, 1.0) == 0
    for rate in (1e-9, 1e-15, 1e-300, 5e-324):
        assert expected_shipped(orders, rate) == pytest.approx(orders, rel=orders * rate + 1e-12)


def test_goods_that_are_not_sold_pay_later_have_no_blind_window() -> None:
    assert blind_exposure(a_shop_of(a_segment(pay_later_share=0.0)), 100.0) is None
    cash_only = a_segment(name="cars", average_order_value=1e5, pay_later_share=0.0)
    assert blind(a_shop_of(a_segment(), cash_only)).segment == "small appliances"
    named = a_blind_window(segment="cars")
    assert blind_exposure(a_shop_of(a_segment(), cash_only, blind_window=named), 100.0) is None


def test_the_segment_named_is_bought_and_must_exist() -> None:
    cables = replace(the_golden_shop().assumptions, blind_window=a_blind_window(segment="accessories"))
    assert blind(replace(the_golden_shop(), assumptions=cables)).segment == "accessories"
    with pytest.raises(ValueError, match="tablets"):
        blind(a_shop_with(a_blind_window(segment="tablets")))


def test_what_is_not_set_is_not_listed() -> None:
    levers = by_lever(blind(a_shop_with(a_blind_window(order_limit=None, hold_above=None))))
    assert set(levers) == {"notice", "confirmation", "velocity_limit", "screening", "together"}


@pytest.mark.parametrize("benefit", [0.0, -5.0])
def test_what_earns_nothing_earns_nothing_back(benefit: float) -> None:
    assert blind(the_golden_shop(), benefit).days_of_net_benefit is None


def test_a_guarantee_that_pays_more_than_the_goods_cost_leaves_nothing_to_earn_back() -> None:
    covered = a_segment(guarantee_coverage=1.0, guarantee_cap_per_order=None, guarantee_covers_fraud=True)
    exposure = blind(a_shop_with(a_blind_window(), covered))
    assert exposure.loss_book == 0
    assert exposure.loss_cash < 0
    assert exposure.days_of_net_benefit is None


def test_the_estimate_counts_days_in_net_benefit_of_the_whole_shop() -> None:
    for months in (1.0, 3.0):
        result = estimate(the_golden_shop(horizon_months=months))
        assert result.blind_window is not None
        assert result.blind_window.days_of_net_benefit == pytest.approx(
            43 * 845 / (result.portfolio.net_benefit / (30 * months)), rel=1e-12
        )


def test_the_ring_leaves_every_other_figure_alone() -> None:
    usual = estimate(the_golden_shop())
    fast = estimate(the_golden_shop(blind_window=a_blind_window(orders_per_day=9, most_orders=1e4)))
    others = {field.name for field in fields(usual)} - {"blind_window", "ring_stress"}
    assert all(getattr(usual, name) == getattr(fast, name) for name in others)


@given(segments)
def test_a_ring_order_is_a_fraud_order(segment: Segment) -> None:
    order = ring_order(segment)
    scale = segment.average_order_value + segment.shipping_cost
    assert order.value == pytest.approx(segment.average_order_value, rel=1e-9)
    assert order.loss_book == pytest.approx(mean_book_loss(segment, fraud=True), rel=1e-9, abs=1e-9 * scale)
    assert order.loss_cash == pytest.approx(mean_cash_loss(segment, fraud=True), rel=1e-9, abs=1e-9 * scale)


@pytest.mark.parametrize("cv", [0.3, 1.0, 3.0])
def test_limited_and_held_values_are_those_of_a_fine_sum_over_the_lognormal(cv: float) -> None:
    segment = a_segment(order_value_cv=cv, guarantee_covers_fraud=True, claim_success_rate=0.7)
    log_sd = math.sqrt(math.log1p(cv * cv))
    mu = math.log(450) - log_sd**2 / 2
    at_500 = (math.log(500) - mu) / log_sd

    def book(value: float) -> float:
        return 0.85 * (value - 0.7 * min(0.5 * value, 200))

    held = summed(lambda z: book(math.exp(mu + log_sd * z)), -10, at_500)
    limited = held + book(500) * summed(lambda _: 1.0, at_500, 10)
    assert ring_order(segment, hold_above=500).loss_book == pytest.approx(held, rel=1e-6)
    assert ring_order(segment, limit=500).loss_book == pytest.approx(limited, rel=1e-6)


def summed(of: Callable[[float], float], low: float, high: float) -> float:
    """The integral of a function of a standard normal from `low` to `high`, by the midpoint rule."""
    step = (high - low) / 20_000
    places = (low + (place + 0.5) * step for place in range(20_000))
    return math.fsum(of(z) * math.exp(-z * z / 2) for z in places) * step / math.sqrt(2 * math.pi)


def test_an_order_of_exactly_the_threshold_is_not_held() -> None:
    assert ring_order(a_segment(), hold_above=450).value == 450
    assert ring_order(a_segment(), hold_above=449.99).value == 0


@given(blind_windows, st.floats(0, 30))
def test_who_notices_later_loses_more(window: RingWindow, later: float) -> None:
    late = replace(window, notice_days=window.notice_days + later)
    first, second = blind(a_shop_with(window)), blind(a_shop_with(late))
    assert second.days >= first.days
    assert second.orders >= first.orders
    assert second.loss_book >= first.loss_book
    assert second.exposure >= first.exposure


@given(st.integers(1, 10_000), shares, shares)
def test_who_flags_more_ships_less(orders: int, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert expected_shipped(orders, more) <= expected_shipped(orders, less) * (1 + 1e-12)
    assert 0 <= expected_shipped(orders, more) <= orders * (1 + 1e-12)


@given(mixes())
def test_it_holds_together_for_any_shop(mix: OrderMix) -> None:
    exposure = blind_exposure(mix, 1.0)
    if exposure is None:
        assert all(segment.pay_later_orders == 0 for segment in mix.segments)
        return
    window = ring_window(mix, next(one for one in mix.segments if one.name == exposure.segment))
    assert exposure.days == pytest.approx(blind_days(window))
    last = exposure.timeline[-1]
    slack = 1e-9 * exposure.exposure
    assert last.orders_placed == exposure.orders
    assert last.orders_shipped == orders_shipped(window, exposure.days)
    assert last.value_gone + exposure.not_yet_shipped == pytest.approx(exposure.exposure, rel=1e-9)
    gone = [day.value_gone for day in exposure.timeline]
    assert gone == sorted(gone)
    assert [code for day in exposure.timeline for code in day.visible] == [
        "placed",
        "shipped",
        "delivered",
        "confirmed",
        "not_paid",
    ]
    assert exposure.with_screening.exposure <= exposure.exposure + slack
    levers = by_lever(exposure)
    for measure in exposure.countermeasures:
        assert measure.exposure <= exposure.exposure + slack
        assert measure.loss_book <= exposure.loss_book + slack
        assert measure.change <= slack
    for name in OWN_LEVERS:
        if name in levers:
            assert levers["together"].exposure <= levers[name].exposure + slack
