"""What must hold for every order mix, whatever the numbers."""

import dataclasses
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.distribution.order_value import order_value
from calculator.exposure.distribution.severity import loss_moments, loss_of
from calculator.exposure.loss_given_default import (
    book_loss,
    guarantee_payment,
    mean_cash_loss,
    mean_outlay,
    share_of_claims_paid,
)
from calculator.exposure.net_benefit import break_even_non_payment_rate, net_benefit_per_order
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.shop_exposure import Estimate, estimate
from calculator.shop.order_mix import OrderMix, Segment
from tests.exposure.mixes import a_shop_of
from tests.exposure.strategies import amounts, mixes, ordinary_segments, segments, shares

ordinary_shops = mixes(ordinary_segments, 3, volatility=st.floats(0, 1), with_rings=False, with_cap=False)


def numbers_in(value: Any) -> list[float]:
    """Every number in a result, however deep."""
    if dataclasses.is_dataclass(value):
        return [n for field in dataclasses.fields(value) for n in numbers_in(getattr(value, field.name))]
    if isinstance(value, dict):
        return [n for part in value.values() for n in numbers_in(part)]
    if isinstance(value, list | tuple):
        return [n for part in value for n in numbers_in(part)]
    return [float(value)] if isinstance(value, int | float) else []


def risk_of(mix: OrderMix) -> list[float]:
    return list(estimate(mix).portfolio.expected_shortfall.values())


def with_segments_changed(mix: OrderMix, **changes: Any) -> OrderMix:
    return replace(mix, segments=tuple(replace(segment, **changes) for segment in mix.segments))


def no_smaller(one: list[float], other: list[float], tolerance: float = 2e-3) -> bool:
    """Whether every figure of one is at least the other's, but for what the lattice can shift."""
    return all(a >= b * (1 - tolerance) - 1e-9 for a, b in zip(one, other, strict=True))


@given(mixes())
def test_every_result_is_finite_and_in_order(mix: OrderMix) -> None:
    result = estimate(mix)
    assert all(math.isfinite(number) for number in numbers_in(result))
    assert result.audit.passed != bool(result.audit.reasons)
    quantiles = list(result.portfolio.value_at_risk.values())
    shortfalls = list(result.portfolio.expected_shortfall.values())
    assert all(quantile >= 0 for quantile in quantiles)
    assert quantiles == sorted(quantiles)
    assert no_smaller(shortfalls, quantiles, 1e-9)
    assert no_smaller(shortfalls[1:], shortfalls[:-1], 1e-6)
    probability = result.loss_distribution.probability
    assert min(probability) >= 0
    assert math.fsum(probability) == pytest.approx(1, abs=1e-9)
    assert len(probability) <= 2049
    assert 0 <= result.portfolio.concentration.hhi <= 1 + 1e-12


@given(segments)
def test_outcomes_are_probabilities_that_add_to_one(segment: Segment) -> None:
    outcomes = order_outcomes(segment)
    ends = (outcomes.fraud, outcomes.returned, outcomes.unpaid, outcomes.paid)
    assert all(0 <= end <= 1 for end in ends)
    assert math.fsum(ends) == pytest.approx(1, abs=1e-12)


@given(segments, st.booleans())
def test_cash_loss_is_book_loss_less_the_margin(segment: Segment, fraud: bool) -> None:
    """Equation (9) in expectation over values, and over claims paid and refused: Y = R - (v - o)."""
    value, outlay = segment.average_order_value, mean_outlay(segment)
    paid, refused = (
        loss_moments(book_loss(segment, claim_paid=claim_paid), order_value(segment)).mean
        for claim_paid in (True, False)
    )
    share = share_of_claims_paid(segment, fraud=fraud)
    assert outlay == pytest.approx(segment.goods_cost_share * value + segment.shipping_cost)
    assert mean_cash_loss(segment, fraud=fraud) == pytest.approx(
        share * paid + (1 - share) * refused - (value - outlay), abs=1e-9 * (value + outlay)
    )


@given(segments, amounts(-2, 7))
def test_guarantee_never_pays_more_than_the_order_or_the_cap(segment: Segment, value: float) -> None:
    paid = loss_of(guarantee_payment(segment), value)
    cap = segment.guarantee_cap_per_order
    assert 0 <= paid <= value * (1 + 1e-12)
    assert cap is None or paid <= cap
    assert paid == pytest.approx(min(segment.guarantee_coverage * value, math.inf if cap is None else cap))


@given(segments, st.floats(0, 1), st.floats(0, 1))
def test_expected_loss_is_linear_in_the_non_payment_rate(segment: Segment, one: float, other: float) -> None:
    def loss_at(rate: float) -> float:
        return book_losses(a_shop_of(replace(segment, non_payment_rate=rate)), months=1).mean

    assert loss_at((one + other) / 2) == pytest.approx(
        (loss_at(one) + loss_at(other)) / 2, rel=1e-9, abs=1e-9
    )


@given(segments)
def test_net_benefit_is_nothing_at_the_break_even_rate(segment: Segment) -> None:
    assumptions = a_shop_of(segment).assumptions
    rate = break_even_non_payment_rate(segment, assumptions)
    ends = [net_benefit_per_order(segment, assumptions, p) for p in (0.0, 1.0)]
    scale = max(map(abs, ends)) + segment.average_order_value
    if rate is not None and 0 <= rate <= 1:
        assert net_benefit_per_order(segment, assumptions, rate) == pytest.approx(0, abs=1e-9 * scale)


@given(ordinary_shops, st.floats(0.1, 1))
def test_shortfall_falls_with_what_makes_losses_rarer_or_smaller(mix: OrderMix, share: float) -> None:
    base = risk_of(mix)
    rarer = replace(
        mix,
        segments=tuple(replace(s, non_payment_rate=s.non_payment_rate * share) for s in mix.segments),
    )
    smaller = replace(
        mix,
        segments=tuple(replace(s, average_order_value=s.average_order_value * share) for s in mix.segments),
    )
    assert no_smaller(base, risk_of(rarer))
    assert no_smaller(base, risk_of(smaller))


@given(ordinary_shops, st.floats(0, 1))
def test_shortfall_falls_with_a_better_guarantee_or_recovery(mix: OrderMix, share: float) -> None:
    base = risk_of(mix)
    covered = tuple(
        replace(s, guarantee_coverage=s.guarantee_coverage + share * (1 - s.guarantee_coverage))
        for s in mix.segments
    )
    recovered = tuple(
        replace(s, recovery_rate=s.recovery_rate + share * (1 - s.recovery_rate)) for s in mix.segments
    )
    assert no_smaller(base, risk_of(replace(mix, segments=covered)))
    assert no_smaller(base, risk_of(replace(mix, segments=recovered)))
    assert no_smaller(base, risk_of(with_segments_changed(mix, guarantee_cap_per_order=None)))


@given(ordinary_shops, st.floats(0, 1))
def test_shortfall_rises_with_volatility(mix: OrderMix, more: float) -> None:
    calmer = mix.assumptions.non_payment_volatility
    wilder = replace(mix, assumptions=replace(mix.assumptions, non_payment_volatility=calmer + more))
    assert no_smaller(risk_of(wilder), risk_of(mix))


@given(ordinary_shops, amounts(1, 6), st.floats(1e-9, 1))
def test_expected_loss_falls_with_a_higher_monthly_cap(mix: OrderMix, cap: float, share: float) -> None:
    def loss_with(cap: float | None) -> float:
        assumptions = replace(mix.assumptions, guarantee_cap_per_month=cap)
        return estimate(replace(mix, assumptions=assumptions)).portfolio.expected_book_loss

    lower, higher, none = loss_with(cap * share), loss_with(cap), loss_with(None)
    assert lower >= higher * (1 - 1e-5)
    assert higher >= none * (1 - 1e-9)


@given(ordinary_shops)
def test_shortfall_of_the_shop_is_at_most_the_sum_of_its_segments(mix: OrderMix) -> None:
    alone = [risk_of(replace(mix, segments=(segment,))) for segment in mix.segments]
    together = [math.fsum(figures) for figures in zip(*alone, strict=True)]
    assert no_smaller(together, risk_of(mix))


@given(mixes(with_rings=True))
def test_result_scales_with_the_unit_of_money(mix: OrderMix) -> None:
    """In fen instead of yuan every amount is a hundred times as many, and every figure too."""
    in_fen = replace(
        mix,
        assumptions=replace(
            mix.assumptions, guarantee_cap_per_month=hundredfold(mix.assumptions.guarantee_cap_per_month)
        ),
        segments=tuple(
            replace(
                s,
                average_order_value=s.average_order_value * 100,
                shipping_cost=s.shipping_cost * 100,
                return_handling_cost=s.return_handling_cost * 100,
                guarantee_cap_per_order=hundredfold(s.guarantee_cap_per_order),
            )
            for s in mix.segments
        ),
    )
    assert_figures_agree(estimate(mix), estimate(in_fen), scale=100)


def hundredfold(amount: float | None) -> float | None:
    return None if amount is None else amount * 100


@given(mixes())
def test_order_of_the_segments_is_irrelevant(mix: OrderMix) -> None:
    reversed_mix = replace(mix, segments=tuple(reversed(mix.segments)))
    assert_figures_agree(estimate(mix), estimate(reversed_mix))


@given(mixes(with_rings=False))
def test_a_segment_in_two_halves_is_the_same_shop(mix: OrderMix) -> None:
    first, *rest = mix.segments
    half = replace(first, orders_per_month=first.orders_per_month / 2)
    halves = replace(mix, segments=(half, replace(half, name="the other half"), *rest))
    assert_figures_agree(estimate(mix), estimate(halves))


def assert_figures_agree(one: Estimate, other: Estimate, scale: float = 1.0) -> None:
    """All but the quantiles to rounding; a quantile may tip to the next lattice point."""
    a, b = one.portfolio, other.portfolio
    # What the payments exceed a monthly cap by is known to 5e-6 of the payments (`function_up_to`).
    over_cap = 1e-5 * scale * (a.expected_guarantee_payment + a.expected_book_loss)
    for name in ("receivable", "receivable_sd"):
        assert getattr(b, name) == pytest.approx(scale * getattr(a, name), rel=1e-6, abs=1e-12)
    for name in ("expected_book_loss", "unexpected_loss"):
        assert getattr(b, name) == pytest.approx(scale * getattr(a, name), rel=1e-6, abs=1e-12 + over_cap)
    size = scale * (a.expected_shortfall["0.999"] + abs(a.expected_cash_loss) + abs(a.net_benefit))
    # Gains and costs of the size of the sales may cancel.
    rounding = 1e-9 * size + 1e-12 * scale * a.pay_later_sales
    assert b.expected_cash_loss == pytest.approx(scale * a.expected_cash_loss, rel=1e-6, abs=rounding)
    assert b.net_benefit == pytest.approx(scale * a.net_benefit, rel=1e-6, abs=rounding + over_cap)
    step = max(scale * one.loss_distribution.step, other.loss_distribution.step)
    for level, quantile in a.value_at_risk.items():
        # Millions of orders smaller than a step: far from 0 a few steps are a ten-thousandth of the loss.
        apart = abs(b.value_at_risk[level] - scale * quantile)
        assert apart <= max(1.001 * step, 2.5e-4 * scale * quantile)
        assert abs(b.expected_shortfall[level] - scale * a.expected_shortfall[level]) <= 1e-3 * size + step


@given(ordinary_shops)
def test_vanishing_volatility_is_independence(mix: OrderMix) -> None:
    def at(volatility: float) -> OrderMix:
        return replace(mix, assumptions=replace(mix.assumptions, non_payment_volatility=volatility))

    for nearly, independent in zip(risk_of(at(1e-7)), risk_of(at(0.0)), strict=True):
        assert nearly == pytest.approx(independent, rel=1e-4)


@given(mixes(with_rings=False, with_cap=False))
def test_receivable_reaches_its_steady_state(mix: OrderMix) -> None:
    """The season over and every lag passed, the last day holds what Little's law says."""
    calm = replace(mix, season=())
    result = estimate(calm)
    open_money = result.receivable_over_time
    assert open_money.expected[-1] == pytest.approx(result.portfolio.receivable, rel=1e-9, abs=1e-12)
    assert open_money.never_paid[-1] == pytest.approx(
        result.portfolio.receivable_never_paid, rel=1e-9, abs=1e-12
    )
    assert open_money.peak == max(open_money.expected)


@given(segments, shares)
def test_never_paid_money_is_part_of_the_receivable(segment: Segment, share: float) -> None:
    result = estimate(a_shop_of(replace(segment, name="goods", pay_later_share=share)))
    pairs = zip(result.receivable_over_time.never_paid, result.receivable_over_time.expected, strict=True)
    assert all(never <= expected * (1 + 1e-12) + 1e-12 for never, expected in pairs)
