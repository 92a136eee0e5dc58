"""How the receivable runs: days of sales that it stands for, and what a season makes of it.

    DSO                 mean days outstanding over all pay-later sales, Equation (3) weighted by value
    best possible DSO   the same with every order closed on its due day at the latest
    average delay       DSO - best possible DSO

On the peak day of a season two more: the DSO that a ledger of the last 30 days of sales would show, and the
count-back DSO, which uses up the newest days' sales one by one and so does not mistake a month of high sales
for slow payment. Days; money. Source: as in `days_sales_outstanding`.
"""

import math
from dataclasses import dataclass

from calculator.exposure.distribution.order_value import order_value
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.receivable.days_sales_outstanding import count_back, days_sales_outstanding
from calculator.exposure.receivable.plateau import NEAR, plateau_of
from calculator.exposure.receivable.receivable_over_time import ReceivableOverTime, daily_multipliers
from calculator.exposure.receivable.steady_receivable import departures, steady_receivable
from calculator.shop.order_mix import DAYS_PER_MONTH, OrderMix


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonPeak:
    """The peak of a season, the plateau of days with at least `near` of it, and its DSO in two ways.

    `times_usual` is the peak over the receivable of a usual day. The peak is that of the days from the start
    of the season on.
    """

    peak: float
    peak_day: int
    near: float
    from_day: int
    to_day: int
    days: int
    times_usual: float | None
    ledger_dso: float | None
    count_back_dso: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Days of sales outstanding in a steady month, and the season's peak where a season is given."""

    days_sales_outstanding: float | None
    best_possible_dso: float | None
    average_delay: float | None
    season_peak: SeasonPeak | None


def course_of(mix: OrderMix, profile: ReceivableOverTime) -> Course:
    """The course of a shop's receivable; `profile` is its receivable over time."""
    per_day = value_sold_a_day(mix)
    write_off_days = mix.assumptions.write_off_days
    steady = math.fsum(steady_receivable(segment, write_off_days).mean for segment in mix.segments)
    in_time = math.fsum(_not_yet_due(mix, place) for place in range(len(mix.segments)))
    dso = days_sales_outstanding(steady, per_day, 1.0)
    best = days_sales_outstanding(in_time, per_day, 1.0)
    return Course(
        days_sales_outstanding=dso,
        best_possible_dso=best,
        average_delay=max(dso - best, 0.0) if dso is not None and best is not None else None,
        season_peak=_season_peak(mix, profile, per_day, steady) if mix.season and per_day > 0 else None,
    )


def value_sold_a_day(mix: OrderMix) -> float:
    """Pay-later sales of a usual day, money."""
    return math.fsum(
        segment.pay_later_orders / DAYS_PER_MONTH * order_value(segment).mean for segment in mix.segments
    )


def _not_yet_due(mix: OrderMix, place: int) -> float:
    """The part of a segment's steady receivable that is not yet due."""
    segment = mix.segments[place]
    per_day = segment.pay_later_orders / DAYS_PER_MONTH * order_value(segment).mean
    leaving = departures(segment, order_outcomes(segment), mix.assumptions.write_off_days)
    return per_day * math.fsum(one.weight * min(one.day, segment.due_days) for one in leaving)


def _season_peak(mix: OrderMix, profile: ReceivableOverTime, per_day: float, steady: float) -> SeasonPeak:
    plateau = plateau_of(profile)
    peak_day = plateau.peak_day
    before = 1.0 if mix.starts_steady else 0.0
    multipliers = daily_multipliers(mix.season, peak_day + 1)
    newest_first = [per_day * times for times in reversed(multipliers)]
    last_month = newest_first[:DAYS_PER_MONTH]
    last_month += [before * per_day] * (DAYS_PER_MONTH - len(last_month))
    earlier = [before * per_day] * len(profile.day)
    back = count_back(plateau.peak, ((sales, 1.0) for sales in newest_first + earlier))
    return SeasonPeak(
        peak=plateau.peak,
        peak_day=peak_day,
        near=NEAR,
        from_day=plateau.from_day,
        to_day=plateau.to_day,
        days=plateau.days,
        times_usual=plateau.peak / steady if steady > 0 else None,
        ledger_dso=days_sales_outstanding(plateau.peak, math.fsum(last_month), DAYS_PER_MONTH),
        count_back_dso=back.days if back.complete else None,
    )
