"""From counted months to a volatility, and counted rates in a shop."""

import math
import random
from fractions import Fraction

import pytest

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.counts.counted_rates import with_counts
from calculator.exposure.counts.intervals import Counted, clopper_pearson_interval
from calculator.exposure.counts.monthly_swing import volatility_of, volatility_of_shop
from calculator.exposure.distribution.audited_run import audited_run
from tests.exposure.mixes import a_segment, a_shop_of, the_golden_shop


def test_method_of_moments_by_hand() -> None:
    """Rates of 2 % and 6 % in months of 100 and 300 orders."""
    found = volatility_of([Counted(2, 100), Counted(18, 300)])
    rate = Fraction(20, 400)
    spread = Fraction(4, 100) ** 2 / 2
    chance = rate * (1 - rate) * (Fraction(1, 100) + Fraction(1, 300)) / 2
    assert found is not None
    assert found.rate == float(rate)
    assert found.sigma**2 == pytest.approx(float((spread - chance) / rate**2), rel=1e-12)
    assert found.months == 2


def test_months_that_differ_by_chance_only_show_no_volatility() -> None:
    found = volatility_of([Counted(3, 100)] * 12)
    assert found is not None
    assert found.sigma == 0


@pytest.mark.parametrize("months", [[], [Counted(3, 100)], [Counted(0, 100)] * 12, [Counted(0, 0)] * 3])
def test_too_little_to_tell(months: list[Counted]) -> None:
    assert volatility_of(months) is None


def test_volatility_of_simulated_months_is_found_again() -> None:
    """Six hundred months with a Gamma rate of relative deviation 0.5: within four standard errors."""
    draw = random.Random(5)
    sigma, rate, orders = 0.5, 0.04, 2000
    months = []
    for _ in range(600):
        this_month = rate * draw.gammavariate(1 / sigma**2, sigma**2)
        months.append(Counted(sum(draw.random() < this_month for _ in range(orders)), orders))
    found = volatility_of(months)
    assert found is not None
    assert found.sigma == pytest.approx(sigma, abs=0.08)


def test_three_unpaid_orders_are_as_uncertain_as_the_economy() -> None:
    assert volatility_of_shop(0.0, [(1.0, 3)]) == pytest.approx(math.sqrt(1 / 3.5))
    assert 1 + volatility_of_shop(0.5, [(1.0, 3)]) ** 2 == pytest.approx(1.25 * (1 + 1 / 3.5))
    assert volatility_of_shop(0.5, [(1.0, 1e12)]) == pytest.approx(0.5)


def test_segments_counted_apart_diversify() -> None:
    apart = volatility_of_shop(0.5, [(0.5, 3), (0.5, 3)])
    assert 0.5 < apart < volatility_of_shop(0.5, [(1.0, 3)])
    assert volatility_of_shop(0.5, []) == 0.5


def test_counts_in_a_shop() -> None:
    shop = a_shop_of(a_segment(fraud_rate=0.0), non_payment_volatility=0.5)
    name = shop.segments[0].name
    counted = with_counts(shop, {name: Counted(4, 200)}, 0.9)
    assert counted.mix.segments[0].non_payment_rate == pytest.approx(4.5 / 201)
    assert counted.mix.assumptions.non_payment_volatility == pytest.approx(
        volatility_of_shop(0.5, [(1.0, 4)])
    )
    per_rate = book_losses(shop, months=1).mean / shop.segments[0].non_payment_rate
    ends = counted.rates[name]
    assert counted.expected_book_loss.low == pytest.approx(per_rate * ends.low)
    assert counted.expected_book_loss.high == pytest.approx(per_rate * ends.high)
    cautious = with_counts(shop, {name: Counted(4, 200)}, 0.9, clopper_pearson_interval)
    assert cautious.expected_book_loss.high > counted.expected_book_loss.high


def test_a_count_widens_the_distribution_by_the_matched_variance() -> None:
    """The law of a rate that is itself uncertain: its variance is that of the mixture."""
    shop = a_shop_of(a_segment(fraud_rate=0.0), non_payment_volatility=0.5)
    counted = with_counts(shop, {shop.segments[0].name: Counted(4, 200)}).mix
    losses = book_losses(counted, months=1)
    independent = losses.of_streams.square
    mixture = independent + losses.mean**2 * (1.25 * (1 + 1 / 4.5) - 1)
    assert losses.variance == pytest.approx(mixture)
    run = audited_run(losses)
    assert run.audit.passed


def test_no_failure_yet_is_not_no_risk() -> None:
    shop = a_shop_of(a_segment(fraud_rate=0.0, non_payment_rate=0.0))
    counted = with_counts(shop, {shop.segments[0].name: Counted(0, 300)})
    assert counted.expected_book_loss.low == 0
    assert counted.expected_book_loss.high > 0
    assert book_losses(counted.mix, months=1).mean > 0


def test_only_what_was_counted_changes() -> None:
    shop = the_golden_shop(non_payment_volatility=0.5)
    assert with_counts(shop, {}).mix == shop
    counted = with_counts(shop, {"phones": Counted(2, 90)})
    assert counted.mix.segments[:2] == shop.segments[:2]
    with pytest.raises(ValueError, match="tablets"):
        with_counts(shop, {"tablets": Counted(2, 90)})
