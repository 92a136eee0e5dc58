"""The provision matrix: what open money of each age is expected to lose.

    loss rate of a bucket  = never paid / what reached the bucket  = product of the roll rates from it on
    expected credit loss   = sum over buckets of  open amount x loss rate
    P(never | open at u)   = (q_U + q_F) / S(u)    for an age u below the days to write-off, else 1

S(u) is the share of orders still open u days after the order, from Equation (1) and the days of payment and
return: the older an open order, the likelier it is never paid. Money; days; shares.
Source: IFRS 9, illustrative example 12 (IE74 to IE77).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.receivable.steady_receivable import departures
from calculator.shop.order_mix import Segment


@dataclass(frozen=True, slots=True)
class Provision:
    """Expected credit loss of each bucket and of all, money."""

    by_bucket: tuple[float, ...]
    total: float


def roll_rates(reached: Sequence[float], never_paid: float) -> tuple[float, ...]:
    """Share of what reached a bucket that went on to the next; from the last bucket on it is never paid."""
    onward = [*reached[1:], never_paid]
    return tuple(after / before if before else 0.0 for before, after in zip(reached, onward, strict=True))


def provision(open_amounts: Sequence[float], rates: Sequence[float]) -> Provision:
    """The expected credit loss of open amounts by bucket."""
    by_bucket = tuple(amount * rate for amount, rate in zip(open_amounts, rates, strict=True))
    return Provision(by_bucket, math.fsum(by_bucket))


def chance_never_paid(segment: Segment, age: float, write_off_days: float) -> float:
    """Probability that an order still open at this age is never paid.

    Certain from the days to write-off on, and where every order that pays has paid by then.
    """
    default = order_outcomes(segment).probability_of_default
    if age >= write_off_days:
        return 1.0
    leaving = departures(segment, order_outcomes(segment), write_off_days)
    may_still_pay = math.fsum(one.weight for one in leaving if not one.never_paid and one.day > age)
    return default / (default + may_still_pay) if default + may_still_pay > 0 else 1.0
