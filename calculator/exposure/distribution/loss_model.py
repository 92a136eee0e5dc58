"""The month's loss as a random sum: who can cause a loss, how often, how large, and what moves together.

Streams of bad orders share one Gamma factor with mean 1 and variance sigma^2 (`dispersion`); rings arrive
on their own, each with a geometric number of orders on 1, 2, ... with mean m. Lambda is the expected number
of bad orders of a stream and X what one of them costs:

    EL   = sum Lambda E[X]  +  kappa m E[X_r]                                                Equation (10)
    UL^2 = sum Lambda E[X^2] + sigma^2 (sum Lambda E[X])^2                                   Equation (11)
         + kappa ( m Var X_r + E[K^2] E[X_r]^2 ),    E[K^2] = m (2 m - 1)                    Equation (14)

kappa is rings over the horizon, X_r the loss of one ring order. EL is money, UL^2 money squared. Moments
are kept, for they are asked for several times.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Severity, loss_moments, probability_of_loss

ALIKE = 0.1
"""Deviation of the log value below which a few orders still make steps in a law; larger costs time only."""


class Stream(NamedTuple):
    """Orders that go bad independently: how many are expected, what they are worth, what one costs."""

    expected_number: float
    value: OrderValue
    severity: Severity

    @property
    def mean(self) -> float:
        """Lambda E[X]."""
        number = self.expected_number
        return number * loss_moments(self.severity, self.value).mean if number else 0.0

    @property
    def second_moment(self) -> float:
        """Lambda E[X^2]."""
        number = self.expected_number
        return number * loss_moments(self.severity, self.value).square if number else 0.0

    @property
    def is_alike(self) -> bool:
        """Whether many of these orders lose about the same."""
        capped = any(piece.slope == 0 and piece.intercept > 0 for piece in self.severity)
        return self.expected_number > 0 and (capped or self.value.log_sd < ALIKE)


@dataclass(frozen=True)
class RingLosses:
    """Rings over the horizon; the streams of one ring order have expected numbers that add to at most 1."""

    expected_number: float
    mean_orders: float
    order: tuple[Stream, ...]

    @cached_property
    def mean(self) -> float:
        """Expected loss from rings, money."""
        return self.expected_number * self.mean_orders * self.mean_order_loss

    @cached_property
    def mean_order_loss(self) -> float:
        """E[X_r], money per ring order."""
        return math.fsum(stream.mean for stream in self.order)

    @cached_property
    def variance(self) -> float:
        """Equation (14), written with E[K^2] - m = 2 m (m - 1)."""
        second = math.fsum(stream.second_moment for stream in self.order)
        pairs = 2 * (self.mean_orders - 1) * self.mean_order_loss**2
        return self.expected_number * self.mean_orders * (second + pairs)


NO_RINGS = RingLosses(0.0, 1.0, ())


@dataclass(frozen=True)
class LossModel:
    """Everything that the distribution of the loss over the horizon depends on."""

    streams: tuple[Stream, ...]
    dispersion: float
    rings: RingLosses = NO_RINGS

    @cached_property
    def stream_mean(self) -> float:
        """Expected loss without rings, money."""
        return math.fsum(stream.mean for stream in self.streams)

    @cached_property
    def mean(self) -> float:
        """EL, Equation (10)."""
        return self.stream_mean + self.rings.mean

    @cached_property
    def variance(self) -> float:
        """UL squared, Equations (11) and (14)."""
        independent = math.fsum(stream.second_moment for stream in self.streams)
        return independent + self.dispersion * self.stream_mean**2 + self.rings.variance

    @cached_property
    def is_spread(self) -> bool:
        """Whether some losses can take any value, because order values do."""
        return any(not stream.value.is_constant for stream in (*self.streams, *self.rings.order))

    @cached_property
    def has_orders_alike(self) -> bool:
        """Whether many orders lose about the same, by their value or by a cap, so that the law has steps."""
        return any(stream.is_alike for stream in (*self.streams, *self.rings.order))

    @cached_property
    def foremost_loss(self) -> float:
        """The loss that steps are to divide, money.

        Of those that orders of one value share, the one with the greatest part in the variance; where there
        is none, what the dearest goods are worth, which most variants of a shop share.
        """
        orders = self.rings.expected_number * self.rings.mean_orders
        streams = [*((1.0, s) for s in self.streams), *((orders, s) for s in self.rings.order)]
        shared = [(times * s.second_moment, s) for times, s in streams if s.value.is_constant]
        part, foremost = max(shared, key=lambda one: one[0], default=(0.0, None))
        if foremost and part > 0:
            return foremost.mean / foremost.expected_number
        return max((s.value.uncut_mean for _, s in streams), default=1.0)

    @cached_property
    def probability_of_no_loss(self) -> float:
        """P(L = 0): no ring and no bad order that costs anything."""
        costly = math.fsum(s.expected_number * probability_of_loss(s.severity, s.value) for s in self.streams)
        rings = self.rings.expected_number if self.rings.mean > 0 else 0.0
        common = math.log1p(self.dispersion * costly) / self.dispersion if self.dispersion else costly
        return math.exp(-common - rings)

    @property
    def sd(self) -> float:
        """UL, money."""
        return math.sqrt(self.variance)
