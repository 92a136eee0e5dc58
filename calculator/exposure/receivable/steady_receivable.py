"""The receivable of a segment in a steady month: money delivered and not yet paid.

The receivable of an order lives until it is returned, paid (on the due day or late) or written off; its
survival is a step function. With orders arriving as a Poisson process the number outstanding is Poisson
(M/G/infinity), so

    W      = sum over departures of  weight x day          mean days outstanding         Equation (3)
    A      = lambda E[V] W                                 Little's law in value         Equation (4)
    Var A  = lambda E[V^2] W                               compound Poisson              Equation (6)

lambda is orders per day, V the order value. The never-paid part is the same with the written-off orders
alone.
Source: Eick, Massey and Whitt (1993), Operations Research 41, 731.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from calculator.exposure.distribution.order_value import order_value
from calculator.exposure.outcomes import Outcomes, order_outcomes
from calculator.shop.order_mix import DAYS_PER_MONTH, OrderMix, Segment

KEPT = 2048
"""Segments whose mean is kept, for the variants and edits of a shop that leave them as they were."""


class Departure(NamedTuple):
    """A share of the orders leaves the receivable after `day` days: paid, returned or written off."""

    day: float
    weight: float
    never_paid: bool


def departures(segment: Segment, outcomes: Outcomes, write_off_days: float) -> tuple[Departure, ...]:
    """When the receivable of an order ends, with probabilities that add to 1."""
    late = outcomes.paid * segment.late_share
    return (
        Departure(segment.return_days, outcomes.returned, never_paid=False),
        Departure(segment.due_days, outcomes.paid - late, never_paid=False),
        Departure(segment.due_days + segment.late_days, late, never_paid=False),
        Departure(write_off_days, outcomes.probability_of_default, never_paid=True),
    )


def mean_days_outstanding(segment: Segment, outcomes: Outcomes, write_off_days: float) -> float:
    """Mean days from the order to the end of its receivable, Equation (3)."""
    # The sum over `departures`, written out: comparisons ask a thousand times.
    return math.fsum(
        (
            outcomes.returned * segment.return_days,
            outcomes.paid * (segment.due_days + segment.late_share * segment.late_days),
            outcomes.probability_of_default * write_off_days,
        )
    )


class Receivable(NamedTuple):
    """A segment's steady receivable in money; the variance in money squared."""

    mean: float
    never_paid: float
    variance: float
    mean_days: float


@lru_cache(maxsize=KEPT)
def mean_receivable(segment: Segment, write_off_days: float) -> float:
    """Equation (4) alone, money."""
    days = mean_days_outstanding(segment, order_outcomes(segment), write_off_days)
    return segment.pay_later_orders / DAYS_PER_MONTH * order_value(segment).mean * days


def mean_receivable_of_shop(mix: OrderMix) -> float:
    """Equation (4) of all segments together, money."""
    write_off_days = mix.assumptions.write_off_days
    return math.fsum(mean_receivable(segment, write_off_days) for segment in mix.segments)


def steady_receivable(segment: Segment, write_off_days: float) -> Receivable:
    """Mean, never-paid part and variance of a segment's receivable, Equations (3), (4) and (6)."""
    outcomes = order_outcomes(segment)
    days = mean_days_outstanding(segment, outcomes, write_off_days)
    per_day = segment.pay_later_orders / DAYS_PER_MONTH
    value = order_value(segment)
    return Receivable(
        mean=per_day * value.mean * days,
        never_paid=per_day * value.mean * outcomes.probability_of_default * write_off_days,
        variance=per_day * value.moments_between(0, math.inf).square * days,
        mean_days=days,
    )
