"""Days of sales that the receivable stands for, and the peak of a season."""

from dataclasses import replace

import pytest

from calculator.exposure.receivable.receivable_course import value_sold_a_day
from calculator.exposure.shop_exposure import estimate
from calculator.shop.order_mix import SeasonSpan
from tests.exposure.mixes import a_segment, a_shop_of, the_golden_shop
from tests.reference.test_sales_spike import the_spiking_shop


def test_dso_of_a_steady_shop_is_the_mean_days_outstanding() -> None:
    found = estimate(a_shop_of(a_segment()))
    assert found.receivable_course.days_sales_outstanding == pytest.approx(
        found.segments[0].mean_days_outstanding, rel=1e-12
    )


def test_everybody_paying_in_time_leaves_no_delay() -> None:
    mix = a_shop_of(a_segment(fraud_rate=0.0, non_payment_rate=0.0, late_share=0.0))
    course = estimate(mix).receivable_course
    assert course.best_possible_dso == course.days_sales_outstanding
    assert course.average_delay == 0


def test_delay_by_hand() -> None:
    """Half pay on day 10, half 20 days later: 20 days on average, 10 at best."""
    segment = a_segment(
        fraud_rate=0.0, non_payment_rate=0.0, return_rate=0.0, due_days=10, late_share=0.5, late_days=20
    )
    course = estimate(a_shop_of(segment)).receivable_course
    assert course.days_sales_outstanding == pytest.approx(20)
    assert course.best_possible_dso == pytest.approx(10)
    assert course.average_delay == pytest.approx(10)


def test_a_shop_without_sales_has_no_dso_and_no_peak() -> None:
    mix = replace(
        a_shop_of(a_segment(orders_per_month=0)), season=(SeasonSpan(from_day=1, to_day=2, multiplier=9),)
    )
    course = estimate(mix).receivable_course
    assert course.days_sales_outstanding is None
    assert course.season_peak is None


def test_the_peak_of_the_reference_season() -> None:
    mix = the_spiking_shop()
    peak = estimate(mix).receivable_course.season_peak
    assert peak is not None
    assert peak.peak_day == estimate(mix).receivable_over_time.peak_day
    assert peak.from_day <= peak.peak_day <= peak.to_day
    assert peak.days == peak.to_day - peak.from_day + 1
    assert peak.times_usual == pytest.approx(1.64, abs=0.01)


def test_starting_from_a_usual_day_there_is_no_rise_before_the_season() -> None:
    steady = replace(the_golden_shop(), starts_steady=True)
    curve = estimate(steady).receivable_over_time
    assert curve.expected[0] == pytest.approx(curve.expected[-1], rel=1e-9)
    assert estimate(the_golden_shop()).receivable_over_time.expected[0] < curve.expected[0] / 5


def test_count_back_sees_through_a_spike_that_the_ledger_does_not() -> None:
    """One day of 100 usual days' sales, paid after 20 days: 20 days later the ledger still sees that day."""
    segment = a_segment(
        fraud_rate=0.0, non_payment_rate=0.0, return_rate=0.0, late_share=0.0, due_days=20, late_days=0
    )
    season = (SeasonSpan(from_day=40, to_day=40, multiplier=100),)
    mix = replace(a_shop_of(segment), starts_steady=True, season=season)
    peak = estimate(mix).receivable_course.season_peak
    assert peak is not None
    assert peak.peak == pytest.approx(119 * value_sold_a_day(mix))
    assert peak.count_back_dso == pytest.approx(20)
    assert peak.ledger_dso == pytest.approx(119 / 129 * 30)


@pytest.mark.parametrize("steady", [True, False])
def test_dso_of_a_peak_counts_the_sales_before_day_0_of_a_shop_that_had_any(steady: bool) -> None:
    """Day 10 sells tenfold, buyers pay after 20 days: a ledger of 30 days reaches back beyond day 0."""
    segment = a_segment(
        fraud_rate=0.0, non_payment_rate=0.0, return_rate=0.0, late_share=0.0, due_days=20, late_days=0
    )
    season = (SeasonSpan(from_day=10, to_day=10, multiplier=10),)
    mix = replace(a_shop_of(segment), starts_steady=steady, season=season)
    peak = estimate(mix).receivable_course.season_peak
    assert peak is not None
    days_before = 30 - (peak.peak_day + 1)
    sold = peak.peak_day + 1 + 9 + (days_before if steady else 0)
    assert peak.ledger_dso == pytest.approx(peak.peak / (sold * value_sold_a_day(mix)) * 30)
    assert days_before > 0
