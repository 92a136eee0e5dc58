"""The value of an order: constant, or lognormal with a given coefficient of variation.

    V = exp(mu + s Z),   s^2 = ln(1 + cv^2),   mu = ln E[V] - s^2 / 2,   Z standard normal
    E[V^n 1{V > v}] = E[V]^n exp(n (n-1) s^2 / 2) Q((ln v - mu)/s - n s),   Q = upper tail of the normal

Money; `v` is money, the n-th moment is money to the n. A lognormal may be cut off at `largest`; what is
left is the law of V given V <= largest. So it is with a segment in which only orders up to a limit may be
paid later: its share and its mean are those below the limit, its law is the one cut off there.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from calculator.order_mix import Segment

SQRT_HALF = math.sqrt(0.5)
HARDLY_SPREAD = 1e-8
"""A log-scale deviation below which the spread is lost in rounding: its square does not show beside 1."""


def upper_tail(z: float) -> float:
    """Probability that a standard normal exceeds z."""
    return 0.5 * math.erfc(z * SQRT_HALF)


@dataclass(frozen=True, slots=True)
class OrderValue:
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
        return self.moment(1)

    @property
    def log_median(self) -> float:
        """mu, the logarithm of the median before the cut."""
        return math.log(self.uncut_mean) - self.log_sd * self.log_sd / 2

    @property
    def above_largest(self) -> float:
        """Probability of the values that the cut leaves out."""
        return self._above(0, self._deviation(self.largest))

    @property
    def far_below(self) -> float:
        """An order value below which there is no probability that a float could hold beside 1."""
        return math.exp(self.log_median - 8.5 * self.log_sd)

    def moment(self, order: int) -> float:
        """E[V^order]."""
        return self.moment_between(order, 0, math.inf)

    def moment_between(self, order: int, low: float, high: float) -> float:
        """E[V^order 1{low <= V < high}] of a constant value, 1{low < V <= high} of a lognormal one."""
        return self.moments_between(low, high, (order,))[0]

    def moments_between(self, low: float, high: float, orders: Iterable[int] = (0, 1, 2)) -> list[float]:
        """The same for several orders."""
        if self.is_constant:
            inside = low <= self.uncut_mean < high
            return [self.uncut_mean**order if inside else 0.0 for order in orders]
        start, end = self._deviation(low), self._deviation(min(high, self.largest))
        kept = 1 - self.above_largest
        return [max(self._above(order, start) - self._above(order, end), 0.0) / kept for order in orders]

    def cut_at(self, largest: float) -> "OrderValue":
        """The value given that it does not exceed `largest` (money)."""
        return replace(self, largest=min(largest, self.largest))

    def cut_at_deviation(self, z: float) -> "OrderValue":
        """The value given that it does not exceed exp(mu + s z)."""
        return self.cut_at(math.exp(self.log_median + self.log_sd * z))

    def _deviation(self, threshold: float) -> float:
        """How many deviations of the log value a threshold (money) lies above the median."""
        if 0 < threshold < math.inf:
            return (math.log(threshold) - self.log_median) / self.log_sd
        return math.inf if threshold > 0 else -math.inf

    def _above(self, order: int, deviation: float) -> float:
        scale = self.uncut_mean**order * math.exp(order * (order - 1) / 2 * self.log_sd**2)
        return scale * upper_tail(deviation - order * self.log_sd)


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitedSegment(Segment):
    """A segment with a limit per order; `value` is the law of the pay-later orders that are left."""

    value: OrderValue


def order_value(segment: Segment) -> OrderValue:
    """The value of a segment's pay-later orders."""
    if isinstance(segment, LimitedSegment):
        return segment.value
    return OrderValue(segment.average_order_value, math.sqrt(math.log1p(segment.order_value_cv**2)))
