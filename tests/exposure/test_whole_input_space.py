"""Anything that is accepted as input: the law fits its mean and its spread, and hardly a run fails."""

import math
from dataclasses import replace
from itertools import combinations, islice
from typing import Any

import pytest
from hypothesis import given

from calculator.exposure.distribution.audit import REASONS
from calculator.exposure.shop_exposure import Estimate, estimate
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of
from tests.exposure.strategies import mixes
from tests.random_mixes import wild_mixes

WILD_MIXES, MANY_WILD_MIXES = 20, 500
WILD_FAILURES = 3
"""Of the 500: the wild ones go to both ends of every range at once."""


def assert_sound(result: Estimate) -> None:
    """What holds for any law of losses with this mean and spread, which are known without it."""
    portfolio = result.portfolio
    mean, sd = portfolio.expected_book_loss, portfolio.unexpected_loss
    quantiles, shortfalls = portfolio.value_at_risk, portfolio.expected_shortfall
    assert list(quantiles.values()) == sorted(quantiles.values())
    assert math.fsum(result.loss_distribution.probability) == pytest.approx(1, abs=1e-9)
    for level, shortfall in shortfalls.items():
        assert 0 <= quantiles[level] <= shortfall * (1 + 1e-9)
        if result.audit.passed and portfolio.quantiles_are == "exact":
            rarely = 1 - float(level)
            # The largest shortfall that a mean and a spread allow (Cantelli), and a mean alone.
            assert shortfall <= (mean + sd * math.sqrt(float(level) / rarely)) * (1 + 1e-3)
            assert mean * (1 - 1e-6) <= shortfall <= mean / rarely * (1 + 1e-6)


@given(mixes())
def test_every_mix_has_a_law_of_its_mean_and_spread(mix: OrderMix) -> None:
    assert_sound(estimate(mix))


def test_wild_mixes_pass_their_audit() -> None:
    for mix in islice(wild_mixes(3), WILD_MIXES):
        result = estimate(mix)
        assert_sound(result)
        assert result.audit.passed, result.audit.reasons


@pytest.mark.long
def test_hardly_any_of_many_wild_mixes_fails_its_audit() -> None:
    results = [estimate(mix) for mix in islice(wild_mixes(3), MANY_WILD_MIXES)]
    for result in results:
        assert_sound(result)
        assert set(result.audit.reasons) <= set(REASONS)
    assert sum(not result.audit.passed for result in results) <= WILD_FAILURES


EXTREMES: dict[str, dict[str, Any]] = {
    "a million orders a month": {"orders_per_month": 1e6},
    "one order a month": {"orders_per_month": 1.0},
    "orders of a cent": {"average_order_value": 0.01},
    "orders of ten million": {"average_order_value": 1e7},
    "values spread threefold": {"order_value_cv": 3.0},
    "everybody fails": {"non_payment_rate": 1.0, "return_rate": 0.0},
}
SHOPS: dict[str, dict[str, Any]] = {
    "as usual": {"non_payment_volatility": 0.5},
    "a volatility of 2": {"non_payment_volatility": 2.0},
    "rings of ten thousand": {"rings": rings_of(10_000, per_month=0.1, segment="goods 0")},
    "a thousand rings a month": {"rings": rings_of(12, per_month=1000, segment="goods 0")},
}


@pytest.mark.parametrize("shop", SHOPS)
@pytest.mark.parametrize("both", [*combinations(EXTREMES, 2)], ids=" and ".join)
def test_two_extremes_in_one_shop_pass_the_audit(both: tuple[str, str], shop: str) -> None:
    segments = [a_segment(**{"name": f"goods {place}", **EXTREMES[name]}) for place, name in enumerate(both)]
    result = estimate(a_shop_of(*segments, **SHOPS[shop]))
    assert_sound(result)
    assert result.audit.passed, result.audit.reasons


@pytest.mark.parametrize("shop", SHOPS)
@pytest.mark.parametrize("extreme", EXTREMES)
def test_twice_as_long_is_one_shop_of_twice_as_many_orders(extreme: str, shop: str) -> None:
    """A longer horizon, and as many orders and rings in one month: one and the same law."""
    mix = a_shop_of(a_segment(**{"name": "goods 0", **EXTREMES[extreme]}), **SHOPS[shop])
    longer = replace(mix, assumptions=replace(mix.assumptions, horizon_months=2.0))
    rings = mix.assumptions.rings
    more = replace(
        mix,
        segments=tuple(replace(s, orders_per_month=2 * s.orders_per_month) for s in mix.segments),
        assumptions=replace(mix.assumptions, rings=replace(rings, per_month=2 * rings.per_month)),
    )
    one, other = estimate(longer).portfolio, estimate(more).portfolio
    assert one.expected_shortfall == pytest.approx(other.expected_shortfall, rel=1e-9)
