"""The value of an order: constant, or lognormal with a given coefficient of variation.

    V = exp(mu + s Z),   s^2 = ln(1 + cv^2),   mu = ln E[V] - s^2 / 2,   Z standard normal
    E[V^n 1{V > v}] = E[V]^n exp(n (n-1) s^2 / 2) Q((ln v - mu)/s - n s),   Q = upper tail of the normal

Money; `v` is money, the n-th moment is money to the n. A lognormal may be cut off at `largest`; what is
left is the law of V given V <= largest. So it is with a segment in which only orders up to a limit may be
paid later: its share and its mean are those below the limit, its law is the one cut off there.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from calculator.shop.order_mix import Segment

SQRT_HALF = math.sqrt(0.5)
HARDLY_SPREAD = 1e-8
"""A log-scale deviation below which the spread is lost in rounding: its square does not show beside 1."""


def upper_tail(z: float) -> float:
    """Probability that a standard normal exceeds z."""
    return 0.5 * math.erfc(z * SQRT_HALF)


class OrderValue(NamedTuple):
    """A positive order value with mean `uncut_mean` (before the cut) and log-scale deviation `log_sd`.

    A tuple, because laws and weights are kept by it, and tuples are quickly compared.
    """

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
        return self.uncut_mean if self.largest == math.inf else self.moment(1)

    @property
    def log_median(self) -> float:
        """mu, the logarithm of the median before the cut."""
        return math.log(self.uncut_mean) - self.log_sd * self.log_sd / 2

    @property
    def above_largest(self) -> float:
        """Probability of the values that the cut leaves out."""
        return self.share_above(self.largest)

    @property
    def far_below(self) -> float:
        """An order value below which there is no probability that a float could hold beside 1."""
        return math.exp(self.log_median - 8.5 * self.log_sd)

    @property
    def far_above(self) -> float:
        """An order value above which no worth is left that a float could hold beside that of all orders."""
        return math.exp(self.log_median + (8.5 + self.log_sd) * self.log_sd)

    def moment(self, order: int) -> float:
        """E[V^order], order 0, 1 or 2."""
        return self.moment_between(order, 0, math.inf)

    def moment_between(self, order: int, low: float, high: float) -> float:
        """E[V^order 1{low <= V < high}] of a constant value, 1{low < V <= high} of a lognormal one."""
        return self.moments_between(low, high)[order]

    def moments_between(self, low: float, high: float) -> tuple[float, float, float]:
        """The same for the orders 0, 1 and 2."""
        if self.is_constant:
            value = self.uncut_mean
            return (1.0, value, value * value) if low <= value < high else (0.0, 0.0, 0.0)
        return between(self.moments_above(low), self.moments_above(min(high, self.largest)), self.kept)

    @property
    def kept(self) -> float:
        """Probability of the values that the cut leaves."""
        return 1 - self.above_largest

    def share_above(self, threshold: float) -> float:
        """P(V > threshold) of a lognormal value before its cut; threshold in money."""
        if threshold <= 0:
            return 1.0
        return upper_tail(self._deviation(threshold)) if threshold < math.inf else 0.0

    def moments_above(self, threshold: float) -> tuple[float, float, float]:
        """E[V^n 1{V > threshold}] of a lognormal value before its cut, n = 0, 1, 2; threshold in money."""
        mean, log_sd = self.uncut_mean, self.log_sd
        square = mean * mean * math.exp(log_sd * log_sd)
        if threshold <= 0:
            return 1.0, mean, square
        if threshold == math.inf:
            return 0.0, 0.0, 0.0
        deviation = self._deviation(threshold)
        return (
            upper_tail(deviation),
            mean * upper_tail(deviation - log_sd),
            square * upper_tail(deviation - 2 * log_sd),
        )

    def cut_at(self, largest: float) -> "OrderValue":
        """The value given that it does not exceed `largest` (money)."""
        return OrderValue(self.uncut_mean, self.log_sd, min(largest, self.largest))

    def _deviation(self, threshold: float) -> float:
        """How many deviations of the log value a threshold (money) lies above the median."""
        return (math.log(threshold) - self.log_median) / self.log_sd


def between(
    above_low: tuple[float, float, float], above_high: tuple[float, float, float], kept: float
) -> tuple[float, float, float]:
    """Moments between two thresholds of a value cut so that `kept` of it is left."""
    return (
        max(above_low[0] - above_high[0], 0.0) / kept,
        max(above_low[1] - above_high[1], 0.0) / kept,
        max(above_low[2] - above_high[2], 0.0) / kept,
    )


@dataclass(frozen=True, kw_only=True)
class LimitedSegment(Segment):
    """A segment with a limit per order; `value` is the law of the pay-later orders that are left."""

    value: OrderValue


def order_value(segment: Segment) -> OrderValue:
    """The value of a segment's pay-later orders."""
    if isinstance(segment, LimitedSegment):
        return segment.value
    return OrderValue(segment.average_order_value, math.sqrt(math.log1p(segment.order_value_cv**2)))
