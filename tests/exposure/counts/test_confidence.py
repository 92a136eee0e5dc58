"""Intervals for a rate that was counted, and the function they are made of."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.counts.incomplete_beta import beta_cdf, beta_quantile
from calculator.exposure.counts.intervals import (
    Counted,
    clopper_pearson_interval,
    jeffreys_interval,
    upper_bound,
)

counts = st.integers(1, 100_000).flatmap(lambda n: st.builds(Counted, st.integers(0, n), st.just(n)))
levels = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])


def binomial_tail(at_least: int, trials: int, rate: Fraction) -> Fraction:
    """P(at least so many of so many), in exact arithmetic."""
    return sum(
        (math.comb(trials, k) * rate**k * (1 - rate) ** (trials - k) for k in range(at_least, trials + 1)),
        Fraction(0),
    )


@pytest.mark.parametrize("trials", [1, 2, 7, 30])
@pytest.mark.parametrize("rate", [Fraction(1, 1000), Fraction(1, 7), Fraction(1, 2), Fraction(19, 20)])
def test_incomplete_beta_is_the_tail_of_a_binomial(trials: int, rate: Fraction) -> None:
    for k in range(1, trials + 1):
        exact = float(binomial_tail(k, trials, rate))
        assert beta_cdf(float(rate), k, trials - k + 1) == pytest.approx(exact, rel=1e-12)


@given(st.floats(1e-9, 1 - 1e-9), st.floats(0.5, 1e6), st.floats(0.5, 1e6))
def test_quantile_undoes_the_distribution_function(probability: float, a: float, b: float) -> None:
    x = beta_quantile(probability, a, b)
    assert 0 <= x <= 1
    ulps = 1e-13 * x
    assert beta_cdf(x - ulps, a, b) <= probability * (1 + 1e-8)
    assert beta_cdf(x + ulps, a, b) >= probability * (1 - 1e-8)


def test_ends_of_the_unit_interval() -> None:
    assert (beta_cdf(0, 2, 3), beta_cdf(1, 2, 3)) == (0, 1)
    assert (beta_quantile(0, 2, 3), beta_quantile(1, 2, 3)) == (0, 1)


@given(counts, levels)
def test_intervals_hold_the_rate_and_the_cautious_one_is_wider(counted: Counted, level: float) -> None:
    usual, cautious = jeffreys_interval(counted, level), clopper_pearson_interval(counted, level)
    assert counted.rate is not None
    assert cautious.low <= usual.low * (1 + 1e-9)
    assert usual.high <= cautious.high * (1 + 1e-9)
    assert cautious.low <= counted.rate <= cautious.high
    assert 0 <= usual.low < usual.high <= 1
    assert upper_bound(counted, level) <= cautious.high * (1 + 1e-9)


@given(counts)
def test_bad_and_good_mirror_each_other(counted: Counted) -> None:
    mirrored = Counted(counted.matured - counted.unpaid, counted.matured)
    one, other = jeffreys_interval(counted), jeffreys_interval(mirrored)
    assert one.low == pytest.approx(1 - other.high, abs=1e-9)
    assert one.high == pytest.approx(1 - other.low, abs=1e-9)


@given(counts, levels)
def test_a_higher_level_is_wider(counted: Counted, level: float) -> None:
    narrow, wide = jeffreys_interval(counted, level), jeffreys_interval(counted, (1 + level) / 2)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


def test_interval_covers_as_often_as_it_says() -> None:
    """All outcomes of 200 orders at a rate of 3 %: Clopper-Pearson never less, Jeffreys nearly."""
    trials, rate = 200, 0.03
    covered = {jeffreys_interval: 0.0, clopper_pearson_interval: 0.0}
    for k in range(trials + 1):
        chance = math.comb(trials, k) * rate**k * (1 - rate) ** (trials - k)
        for interval in covered:
            ends = interval(Counted(k, trials), 0.9)
            covered[interval] += chance * (ends.low <= rate <= ends.high)
    assert covered[clopper_pearson_interval] >= 0.9
    assert covered[jeffreys_interval] == pytest.approx(0.9, abs=0.03)


def test_nothing_counted_has_no_rate() -> None:
    assert Counted(0, 0).rate is None


def test_orders_of_one_ring_are_one_observation() -> None:
    """Twelve unpaid orders of one ring: the rate stays, the interval is that of one unpaid order."""
    as_orders = Counted(12, 1200)
    as_one = as_orders.as_clusters(1)
    assert as_one == Counted(1, 100)
    assert as_one.rate == as_orders.rate
    assert jeffreys_interval(as_one).high > 2 * jeffreys_interval(as_orders).high
    assert Counted(0, 50).as_clusters(1) == Counted(0, 50)


@pytest.mark.parametrize("unpaid", [0.5, 5e-324])
def test_one_case_is_no_more_than_what_was_counted(unpaid: float) -> None:
    """Less than one order may be unpaid by count, and one case may be entered for it."""
    counted = Counted(unpaid, 2.0)
    assert counted.as_clusters(1) == counted


def test_a_count_of_hardly_anything_has_an_interval() -> None:
    """A share so small that 1 less it is 1 to a float: few cases of very many orders."""
    found = jeffreys_interval(Counted(1.0, 1e20))
    assert 0 < found.low <= found.high < 1e-18
