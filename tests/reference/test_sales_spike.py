"""The receivable day by day through a sales spike, from an empty shop."""

from dataclasses import replace

import pytest

from calculator.exposure.receivable.receivable_over_time import outstanding, receivable_over_time
from calculator.shop.order_mix import OrderMix, SeasonSpan
from tests.exposure.mixes import a_segment, a_shop_of
from tests.reference import reference_case

CASE = reference_case("19")
EXPECTED = CASE["expected"]
DAILY_VALUE = CASE["inputs"]["daily_value"]
SPIKE = (
    SeasonSpan(from_day=53, to_day=59, multiplier=0.6),
    SeasonSpan(from_day=60, to_day=60, multiplier=12),
    SeasonSpan(from_day=61, to_day=63, multiplier=4),
)


def the_spiking_shop() -> OrderMix:
    """A tenth returned after 7 days, 60 % paid after 20 and 25 % after 35, 5 % written off after 90."""
    segment = a_segment(
        orders_per_month=30 * DAILY_VALUE / 100,
        average_order_value=100,
        pay_later_share=1.0,
        fraud_rate=0.0,
        return_rate=0.1,
        return_days=7,
        non_payment_rate=0.05 / 0.9,
        due_days=20,
        late_share=0.25 / 0.85,
        late_days=15,
    )
    return replace(a_shop_of(segment), season=SPIKE)


def test_profile_of_the_shop() -> None:
    found = receivable_over_time(the_spiking_shop())
    days = CASE["inputs"]["days"]
    assert found.expected[:days] == pytest.approx(EXPECTED["profile"], rel=1e-12)
    assert found.peak == pytest.approx(EXPECTED["peak"], rel=1e-12)
    assert found.peak_day == EXPECTED["peak_day"]
    assert found.expected[200] == pytest.approx(EXPECTED["value_day_200"], rel=1e-12)
    assert found.never_paid[-1] == pytest.approx(EXPECTED["bad_stream_steady"], rel=1e-12)
    assert found.never_paid[-1] / found.expected[-1] == pytest.approx(EXPECTED["bad_share_of_steady_stock"])


def test_profile_from_departures() -> None:
    lags = {int(day): DAILY_VALUE * share for day, share in CASE["inputs"]["leave_after_days"].items()}
    usual = outstanding(lags, [1.0] * 240)
    assert usual[-1] == pytest.approx(EXPECTED["steady_state"], rel=1e-12)
    ninety_nine = next(day for day, value in enumerate(usual) if value >= 0.99 * EXPECTED["steady_state"])
    assert sum(
        share * int(day) for day, share in CASE["inputs"]["leave_after_days"].items()
    ) == pytest.approx(EXPECTED["mean_days"], rel=1e-12)
    assert usual[89] == pytest.approx(EXPECTED["steady_state"], rel=1e-12)
    assert ninety_nine <= 89
