"""The value of an order: constant, or lognormal with a given coefficient of variation.

    V = exp(mu + s Z),   s^2 = ln(1 + cv^2),   mu = ln E[V] - s^2 / 2,   Z standard normal
    E[V^n 1{V > v}] = E[V]^n exp(n (n-1) s^2 / 2) Q((ln v - mu)/s - n s),   Q = upper tail of the normal

Money, to the n for the n-th moment. A lognormal may be cut off at `largest`; what is left is the law of V
given V <= largest, as in a segment in which only orders up to a limit may be paid later.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from calculator.shop.order_mix import Segment

SQRT_HALF = math.sqrt(0.5)
HARDLY_SPREAD = 1e-6
"""A log-scale deviation that is as good as none: no figure moves by more than by this part of itself."""
FAR = 5.0
"""Deviations of the log value beyond which orders are put with those before them, 3e-7 of all; above, more by
the square of the deviation, for dear orders count so. Further costs time and moves no figure."""
KEPT = 1024
"""Results kept of each kind (moments, laws), those of ten segments and their variants; fewer, and what one
comparison has laid out is laid out again by the next."""


class Moments(NamedTuple):
    """E[X^n] for n from 0 to 3, money to the n; where X is 0 or left out, it does not count for n = 0."""

    probability: float = 0.0
    mean: float = 0.0
    square: float = 0.0
    cube: float = 0.0


class OrderValue(NamedTuple):
    """A positive order value with mean `uncut_mean` (before the cut) and log-scale deviation `log_sd`."""

    uncut_mean: float
    log_sd: float
    largest: float = math.inf

    @property
    def is_constant(self) -> bool:
        """Whether every order has the same value, as far as a float can tell."""
        return self.log_sd < HARDLY_SPREAD

    @property
    def mean(self) -> float:
        """Mean order value."""
        return self.uncut_mean if self.largest == math.inf else self.moments_between(0, math.inf).mean

    @property
    def log_median(self) -> float:
        """mu, the logarithm of the median before the cut."""
        return math.log(self.uncut_mean) - self.log_sd * self.log_sd / 2

    @property
    def far_above(self) -> float:
        """An order value above which there is as good as no order, and no worth of orders."""
        return math.exp(self.log_median + (FAR + self.log_sd**2) * self.log_sd)

    @property
    def kept(self) -> float:
        """Probability of the values that the cut leaves."""
        return 1.0 if self.largest == math.inf else _moments_between(self, 0.0, self.largest).probability

    def moments_between(self, low: float, high: float) -> Moments:
        """E[V^n 1{low <= V < high}] of a constant value, 1{low < V <= high} of a lognormal one."""
        if self.is_constant:
            value = self.uncut_mean
            return Moments(1.0, value, value**2, value**3) if low <= value < high else Moments()
        kept, uncut = self.kept, _moments_between(self, min(low, self.largest), min(high, self.largest))
        return uncut if kept == 1 else Moments(*[part / kept for part in uncut])

    def deviation(self, value: float) -> float:
        """How many log-scale deviations a value (money) lies above the median before the cut."""
        if not 0 < value < math.inf:
            return math.copysign(math.inf, value - self.uncut_mean)
        return (math.log(value) - self.log_median) / self.log_sd


@lru_cache(maxsize=KEPT)
def _moments_between(value: OrderValue, low: float, high: float) -> Moments:
    """Of a lognormal value before its cut. Kept: kinks of a contract are asked for on every lattice."""
    mean, log_sd = value.uncut_mean, value.log_sd
    growth = math.exp(log_sd * log_sd)
    above, below = value.deviation(low), value.deviation(high)
    p0, p1, p2, p3 = (_normal_between(above - n * log_sd, below - n * log_sd) for n in range(4))
    return Moments(p0, mean * p1, mean * mean * growth * p2, (mean * growth) ** 3 * p3)


def _normal_between(low: float, high: float) -> float:
    """P(low < Z <= high) of a standard normal, to the last digits in either tail."""
    return upper_tail(low) - upper_tail(high) if low > 0 else upper_tail(-high) - upper_tail(-low)


def upper_tail(z: float) -> float:
    """Probability that a standard normal exceeds z."""
    return 0.5 * math.erfc(z * SQRT_HALF)


@dataclass(frozen=True, kw_only=True)
class LimitedSegment(Segment):
    """A segment with a limit per order; `value` is the law of the pay-later orders that are left."""

    value: OrderValue


def order_value(segment: Segment) -> OrderValue:
    """The value of a segment's pay-later orders."""
    if isinstance(segment, LimitedSegment):
        return segment.value
    return OrderValue(segment.average_order_value, math.sqrt(math.log1p(segment.order_value_cv**2)))
