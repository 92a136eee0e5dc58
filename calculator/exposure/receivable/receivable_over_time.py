"""The receivable day by day, from an empty shop or from one that has always sold as usual.

    A(t) = sum over lags d of  w_d ( C(t) - C(t - d) ),    C(t) = m(0) + ... + m(t)             Equation (5)

w_d is the value sold on a usual day that leaves the receivable d days later, m(t) how many times a usual
day's orders day t brings. The sales of day 0 are in A(0). A lag between two whole days is shared between
them so that its mean is kept. Days; money.
Source: Eick, Massey and Whitt (1993), Operations Research 41, 731.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from calculator.exposure.distribution.order_value import order_value
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.receivable.steady_receivable import departures
from calculator.shop.order_mix import DAYS_PER_MONTH, OrderMix, SeasonSpan

SHORTEST = 365
"""Days shown at least."""
SAME = 1e-12
"""Relative difference below which two days are equally high: a plateau peaks on its first day."""

Lags = dict[int, float]


@dataclass(frozen=True, slots=True)
class ReceivableOverTime:
    """Expected receivable and its never-paid part on each day; the highest day and its receivable."""

    day: list[int]
    expected: list[float]
    never_paid: list[float]
    peak: float
    peak_day: int


def receivable_over_time(mix: OrderMix, past: float = 0.0) -> ReceivableOverTime:
    """Equation (5) for a whole shop, until the season and every lag have passed and for a year at least.

    Args:
        mix: the shop.
        past: how many times a usual day's orders each day before day 0 brought.

    """
    lags, never_paid_lags = _value_by_lag(mix)
    longest = max(lags, default=0)
    season_end = max((span.to_day for span in mix.season), default=0)
    multipliers = daily_multipliers(mix.season, max(SHORTEST, season_end + longest) + 1)
    expected = outstanding(lags, multipliers, past)
    peak = max(expected)
    peak_day = next(day for day, value in enumerate(expected) if value >= peak * (1 - SAME))
    return ReceivableOverTime(
        day=list(range(len(expected))),
        expected=expected,
        never_paid=outstanding(never_paid_lags, multipliers, past),
        peak=peak,
        peak_day=peak_day,
    )


def daily_multipliers(season: Iterable[SeasonSpan], days: int) -> list[float]:
    """How many times a usual day's orders each day brings; spans that overlap multiply."""
    multipliers = [1.0] * days
    for span in season:
        for day in range(span.from_day, min(span.to_day + 1, days)):
            multipliers[day] *= span.multiplier
    return multipliers


def outstanding(value_by_lag: Lags, multipliers: Sequence[float], past: float = 0.0) -> list[float]:
    """Equation (5): what is open on each day when `value_by_lag` is sold on a usual day."""
    cumulated = list(accumulate(multipliers))
    days = len(cumulated)
    open_value = [0.0] * days
    for lag, value in value_by_lag.items():
        left = [past * (day + 1 - lag) for day in range(min(lag, days))] + cumulated[: max(days - lag, 0)]
        open_value = [
            total + value * (sold - gone)
            for total, sold, gone in zip(open_value, cumulated, left, strict=True)
        ]
    return open_value


def share_lag(lags: Lags, lag: float, value: float) -> None:
    """Add a value that leaves after `lag` days, a fraction of a day being shared between its neighbours."""
    whole = math.floor(lag)
    rest = lag - whole
    lags[whole] = lags.get(whole, 0.0) + value * (1 - rest)
    if rest:
        lags[whole + 1] = lags.get(whole + 1, 0.0) + value * rest


def _value_by_lag(mix: OrderMix) -> tuple[Lags, Lags]:
    lags: Lags = {}
    never_paid: Lags = {}
    for segment in mix.segments:
        per_day = segment.pay_later_orders / DAYS_PER_MONTH * order_value(segment).mean
        for leaving in departures(segment, order_outcomes(segment), mix.assumptions.write_off_days):
            if value := per_day * leaving.weight:
                share_lag(lags, leaving.day, value)
                if leaving.never_paid:
                    share_lag(never_paid, leaving.day, value)
    return lags, never_paid
