"""A season in a shop that is open already, and how many days of sales are outstanding."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.receivable.days_sales_outstanding import (
    average_delay,
    count_back,
    days_sales_outstanding,
)
from calculator.exposure.receivable.plateau import plateau_of
from calculator.exposure.receivable.receivable_over_time import ReceivableOverTime, receivable_over_time
from calculator.exposure.receivable.steady_receivable import steady_receivable
from calculator.shop.order_mix import SeasonSpan, Segment
from tests.exposure.mixes import a_segment, a_shop_of
from tests.exposure.strategies import segments
from tests.reference.test_sales_spike import DAILY_VALUE, EXPECTED, the_spiking_shop


def profile_of(*values: float) -> ReceivableOverTime:
    peak = max(values)
    days = list(range(len(values)))
    return ReceivableOverTime(days, list(values), [0.0] * len(values), peak, values.index(peak))


@given(segments)
def test_without_a_season_a_steady_shop_stays_steady(segment: Segment) -> None:
    shop = a_shop_of(replace(segment, name="goods"))
    steady = steady_receivable(shop.segments[0], shop.assumptions.write_off_days)
    found = receivable_over_time(shop, past=1.0)
    for expected, never_paid in zip(found.expected[::37], found.never_paid[::37], strict=True):
        assert expected == pytest.approx(steady.mean, rel=1e-9, abs=1e-9)
        assert never_paid == pytest.approx(steady.never_paid, rel=1e-9, abs=1e-9)


def test_once_every_lag_has_passed_the_past_is_forgotten() -> None:
    """The spike of reference case 19 begins on day 53; the longest lag is 90 days."""
    shop = the_spiking_shop()
    opened, steady = receivable_over_time(shop), receivable_over_time(shop, past=1.0)
    assert steady.expected[90:] == pytest.approx(opened.expected[90:], rel=1e-12)
    assert steady.expected[0] == pytest.approx(EXPECTED["steady_state"], rel=1e-12)
    assert opened.expected[0] < steady.expected[0]


def test_a_day_without_sales_and_a_double_day_from_the_steady_state() -> None:
    """1,000 a day, all paid after 10 days: by hand."""
    segment = a_segment(
        orders_per_month=300,
        average_order_value=100,
        pay_later_share=1.0,
        due_days=10,
        late_share=0.0,
        fraud_rate=0.0,
        non_payment_rate=0.0,
        return_rate=0.0,
    )
    season = (
        SeasonSpan(from_day=2, to_day=2, multiplier=0.0),
        SeasonSpan(from_day=3, to_day=3, multiplier=3.0),
    )
    found = receivable_over_time(replace(a_shop_of(segment), season=season), past=1.0)
    assert found.expected[:15] == pytest.approx(
        [10_000, 10_000, 9_000, *[11_000] * 9, 12_000, 10_000, 10_000]
    )
    assert found.peak == pytest.approx(12_000)
    assert found.peak_day == 12
    shown = plateau_of(found, near=0.9)
    assert (shown.from_day, shown.to_day, shown.days) == (3, 12, 10)
    assert shown.times_start == pytest.approx(1.2)


def test_the_plateau_lasts_until_the_first_due_date() -> None:
    """Twelve usual days on day 60, four on each of the next three; the first orders are due after 20 days.

    On day 66 the 20 extra days of sales are all open, and nine tenths of the 2.8 days missed before them are
    missing; from day 67 on the returns of day 60 count.
    """
    found = receivable_over_time(the_spiking_shop(), past=1.0)
    shown = plateau_of(found)
    steady = EXPECTED["steady_state"]
    assert shown.peak_day == 66
    assert shown.peak == pytest.approx(steady + DAILY_VALUE * (20 - 0.9 * 2.8), rel=1e-12)
    assert shown.times_start == pytest.approx(shown.peak / steady)
    assert (shown.from_day, shown.to_day) == (63, 79)


def test_plateaus_at_the_ends_and_of_nothing() -> None:
    assert plateau_of(profile_of(10, 9.6, 9.4)).to_day == 1
    assert plateau_of(profile_of(1, 9.6, 10)).from_day == 1
    flat = plateau_of(profile_of(5, 5, 5))
    assert (flat.from_day, flat.to_day, flat.times_start) == (0, 2, 1)
    assert plateau_of(profile_of(0, 0)).times_start is None


@given(segments)
def test_days_sales_outstanding_of_a_steady_shop_are_its_mean_days(segment: Segment) -> None:
    one = replace(segment, name="goods")
    receivable = steady_receivable(one, 90.0)
    sales = one.pay_later_orders * one.average_order_value
    found = days_sales_outstanding(receivable.mean, sales, 30)
    if sales > 1e-9:
        assert found == pytest.approx(receivable.mean_days, rel=1e-9)


def test_no_sales_have_no_days() -> None:
    assert days_sales_outstanding(100, 0, 30) is None


def test_delay_is_what_is_overdue() -> None:
    assert average_delay(300, 240, 600, 30) == pytest.approx(3)


def test_counting_back() -> None:
    months = [(100.0, 30.0), (0.0, 31.0), (50.0, 30.0)]
    assert count_back(40, months).days == pytest.approx(12)
    assert count_back(100, months).days == 30
    assert count_back(125, months).days == pytest.approx(30 + 31 + 15)
    assert count_back(0, months).days == 0
    assert not count_back(151, months).complete
    assert count_back(151, months).days == 91


@given(st.floats(0, 1e6), st.lists(st.tuples(st.floats(0, 1e6), st.floats(1, 31)), max_size=5))
def test_more_outstanding_counts_back_further(receivable: float, months: list[tuple[float, float]]) -> None:
    assert count_back(receivable, months).days <= count_back(1.5 * receivable, months).days
