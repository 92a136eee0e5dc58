"""How sure the rates are: the merchant's own counts as intervals, carried into the losses.

Each segment with a count has an interval for its non-payment rate, Equation (16). The ends of all intervals
at once give the ends of the expected loss and of a bad month; a third figure for the bad month takes the
counted rates with a common factor widened by what counting leaves open, and so holds both kinds of not
knowing at once. It can lie above the upper end, for it also covers rates beyond the interval. Past months
give the volatility. Money over the horizon; rates are shares of orders.
"""

from dataclasses import dataclass

from calculator.exposure.bad_orders import book_losses, guarantee_payments
from calculator.exposure.counts.counted_rates import IntervalOf, with_counts
from calculator.exposure.counts.intervals import (
    LEVEL,
    Counted,
    Interval,
    clopper_pearson_interval,
    jeffreys_interval,
    upper_bound,
)
from calculator.exposure.counts.monthly_swing import Volatility, volatility_of
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.guarantee_cap import monthly_cap_excess
from calculator.exposure.loss_levels import BAD, USUAL, VERY_BAD
from calculator.shop.order_mix import OrderMix, Segment

LEVELS = (BAD, VERY_BAD)
READ = (USUAL, *LEVELS)
"""The levels that are read off a run; its audit asks for the median."""
DIGITS = 5
"""Significant digits of what is read off the short lattices of these runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRate:
    """What a segment's own orders say about its non-payment rate.

    `rate` is the share counted, `suggested` the mean of the Jeffreys posterior, (k + 1/2)/(n + 1); `low` and
    `high` are the interval's ends, `at_most` the one-sided bound at the same level. `cases` is how many
    independent cases the unpaid orders make. `with_young` is the share that would have come out had younger
    orders been counted as paid. `entered` is the rate of the mix.
    """

    segment: int
    orders: float
    unpaid: float
    cases: float
    young: float
    rate: float
    suggested: float
    low: float
    high: float
    at_most: float
    with_young: float
    entered: float
    entered_is_within: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BadMonth:
    """A quantile of the book loss at the ends of the intervals, and with what counting leaves open."""

    low: float
    high: float
    with_uncertainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHistory:
    """Intervals of the rates, what they do to the losses, and the volatility of past months.

    `level` is that of each interval by itself. The losses are none where only months were counted.
    """

    level: float
    method: str
    rates: tuple[CountedRate, ...]
    expected_book_loss: Interval | None
    value_at_risk: dict[str, BadMonth] | None
    non_payment_volatility: float
    months: Volatility | None
    audit_passed: bool


@dataclass(frozen=True, slots=True)
class _Losses:
    expected: float
    quantiles: dict[float, float]
    passed: bool


def counted_intervals(mix: OrderMix) -> dict[str, Interval]:
    """The intervals of the rates that the merchant counted, by segment name."""
    interval = _interval_of(mix)
    return {
        segment.name: interval(counts_of(segment), LEVEL)
        for segment in mix.segments
        if segment.counted_orders
    }


def _interval_of(mix: OrderMix) -> IntervalOf:
    return clopper_pearson_interval if mix.assumptions.cautious_interval else jeffreys_interval


def own_history(mix: OrderMix) -> OwnHistory | None:
    """What the merchant's own records say; none where there are none."""
    counted = {segment.name: counts_of(segment) for segment in mix.segments if segment.counted_orders}
    months = volatility_of([Counted(month.unpaid, month.orders) for month in mix.months])
    if not counted and not mix.months:
        return None
    method = "clopper_pearson" if mix.assumptions.cautious_interval else "jeffreys"
    if not counted:
        volatility = mix.assumptions.non_payment_volatility
        return OwnHistory(
            level=LEVEL,
            method=method,
            rates=(),
            expected_book_loss=None,
            value_at_risk=None,
            non_payment_volatility=volatility,
            months=months,
            audit_passed=True,
        )
    shop = with_counts(mix, counted, LEVEL, _interval_of(mix))
    low, high, merged = (_losses(one) for one in (shop.low, shop.high, shop.mix))
    return OwnHistory(
        level=LEVEL,
        method=method,
        rates=tuple(
            _counted_rate(place, segment, shop.rates[segment.name])
            for place, segment in enumerate(mix.segments)
            if segment.counted_orders
        ),
        expected_book_loss=Interval(low.expected, high.expected),
        value_at_risk={
            str(level): BadMonth(
                low=low.quantiles[level],
                high=high.quantiles[level],
                with_uncertainty=merged.quantiles[level],
            )
            for level in LEVELS
        },
        non_payment_volatility=shop.mix.assumptions.non_payment_volatility,
        months=months,
        audit_passed=low.passed and high.passed and merged.passed,
    )


def counts_of(segment: Segment) -> Counted:
    """A segment's count, its unpaid orders as so many independent cases as the merchant says."""
    counted = Counted(segment.counted_unpaid or 0.0, segment.counted_orders or 0.0)
    return counted.as_clusters(segment.counted_groups) if segment.counted_groups else counted


def _counted_rate(place: int, segment: Segment, ends: Interval) -> CountedRate:
    orders, unpaid = segment.counted_orders or 0.0, segment.counted_unpaid or 0.0
    counted = counts_of(segment)
    entered = segment.non_payment_rate
    return CountedRate(
        segment=place,
        orders=orders,
        unpaid=unpaid,
        cases=counted.unpaid,
        young=segment.counted_young,
        rate=unpaid / orders,
        suggested=(counted.unpaid + 0.5) / (counted.matured + 1),
        low=ends.low,
        high=ends.high,
        at_most=upper_bound(counted, LEVEL),
        with_young=unpaid / (orders + segment.counted_young),
        entered=entered,
        entered_is_within=ends.low <= entered <= ends.high,
    )


def _losses(mix: OrderMix) -> _Losses:
    """Expected loss and quantiles with rings and, in step as everywhere, the excess over a monthly cap."""
    months, cap = mix.assumptions.horizon_months, mix.assumptions.guarantee_cap_per_month
    losses, excess = book_losses(mix, months), monthly_cap_excess(guarantee_payments(mix, 1), cap, READ)
    run = audited_run(losses, levels=READ)
    beyond = {level: months * excess.risk.value_at_risk[level] if excess else 0.0 for level in LEVELS}
    return _Losses(
        expected=losses.mean + (months * _read_off(excess.mean) if excess else 0.0),
        quantiles={level: _read_off(run.risk.value_at_risk[level] + beyond[level]) for level in LEVELS},
        passed=run.audit.passed and (excess is None or excess.audit.passed),
    )


def _read_off(figure: float) -> float:
    """A figure without the digits that a lattice of this size does not know."""
    return float(f"{figure:.{DIGITS}g}")
