"""The month's loss as a random sum: who can cause a loss, how often, how large, and what moves together.

Streams of bad orders share one Gamma factor with mean 1 and variance sigma^2 (`dispersion`); rings arrive
on their own, each with a geometric number of orders on 1, 2, ... with mean m. Lambda is the expected number
of bad orders of a stream and X what one of them costs:

    EL   = sum Lambda E[X]  +  kappa m E[X_r]                                                Equation (10)
    UL^2 = sum Lambda E[X^2] + sigma^2 (sum Lambda E[X])^2                                   Equation (11)
         + kappa ( m Var X_r + E[K^2] E[X_r]^2 ),    E[K^2] = m (2 m - 1)                    Equation (14)

kappa is rings over the horizon, X_r the loss of one ring order. EL is money, UL^2 money squared.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from typing import NamedTuple

from calculator.exposure.distribution.lattice import ACCURACY
from calculator.exposure.distribution.order_value import Moments, OrderValue
from calculator.exposure.distribution.severity import Severity, loss_moments, loss_of

SELDOM = 1e-9
"""Probability of any loss below which a law is that of no loss, and what a window leaves out. Above, charts
lose their tail; at 1e-12 a lattice holds too little of such losses and audits fail."""


class Stream(NamedTuple):
    """Orders that go bad independently: how many are expected, what they are worth, what one costs."""

    expected_number: float
    value: OrderValue
    severity: Severity


def expected_losses(streams: Sequence[Stream]) -> Moments:
    """Lambda times the moments of one loss, added over streams: Lambda P(X > 0), Lambda E[X], and so on."""
    numbers = [number for number, _, _ in streams]
    each = [loss_moments(severity, value) for _, value, severity in streams]
    return Moments(*(math.fsum(map(mul, numbers, moments)) for moments in zip(*each, strict=True)))


@dataclass(frozen=True)
class RingLosses:
    """Rings over the horizon; the streams of one ring order have expected numbers that add to at most 1."""

    expected_number: float
    mean_orders: float
    order: tuple[Stream, ...]

    @cached_property
    def of_order(self) -> Moments:
        """Of one ring order: P(X_r > 0), E[X_r] and so on, money to the power."""
        return expected_losses(self.order)

    @cached_property
    def mean(self) -> float:
        """Expected loss from rings, money."""
        return self.expected_number * self.mean_orders * self.of_order.mean

    @cached_property
    def variance(self) -> float:
        """Equation (14), written with E[K^2] - m = 2 m (m - 1)."""
        pairs = 2 * (self.mean_orders - 1) * self.of_order.mean**2
        return self.expected_number * self.mean_orders * (self.of_order.square + pairs)


NO_RINGS = RingLosses(0.0, 1.0, ())


@dataclass(frozen=True)
class LossModel:
    """Everything that the distribution of the loss over the horizon depends on."""

    streams: tuple[Stream, ...]
    dispersion: float
    rings: RingLosses = NO_RINGS

    @cached_property
    def of_streams(self) -> Moments:
        """Of all streams, money to the power: Lambda P(X > 0), Lambda E[X] and so on."""
        return expected_losses(self.streams)

    @cached_property
    def mean(self) -> float:
        """EL, Equation (10)."""
        return self.of_streams.mean + self.rings.mean

    @cached_property
    def variance(self) -> float:
        """UL squared, Equations (11) and (14)."""
        common = self.dispersion * self.of_streams.mean**2
        return self.of_streams.square + common + self.rings.variance

    @property
    def sd(self) -> float:
        """UL, money."""
        return math.sqrt(self.variance)

    @property
    def has_spread(self) -> bool:
        """Whether there is a loss, and a spread of it that a float can hold."""
        return self.mean > 0 and 0 < self.variance < math.inf

    @property
    def has_law(self) -> bool:
        """Whether the loss is likely enough for its law to be other than that of no loss."""
        return self.has_spread and self.probability_of_no_loss < 1 - SELDOM

    @property
    def is_spread(self) -> bool:
        """Whether some losses can take any value, because order values do."""
        return any(not stream.value.is_constant for stream in (*self.streams, *self.rings.order))

    @cached_property
    def foremost_loss(self) -> float | None:
        """The loss that steps are to divide, money: that of orders alike which varies most; none without."""
        orders = self.rings.expected_number * self.rings.mean_orders
        parts: dict[float, float] = {}
        for times, streams in ((1.0, self.streams), (orders, self.rings.order)):
            for number, value, severity in streams:
                loss = loss_of(severity, value.uncut_mean) if value.log_sd < ACCURACY else 0.0
                # A loss whose square is none is too small to count steps in.
                if part := times * number * loss * loss:
                    parts[loss] = parts.get(loss, 0.0) + part
        return max(parts, key=lambda loss: parts[loss], default=None)

    @cached_property
    def probability_of_no_loss(self) -> float:
        """P(L = 0): Equation (12) at 0, where phi is the chance that an order costs nothing."""
        costly, in_ring = self.of_streams.probability, self.rings.of_order.probability
        common = costly * (math.log1p(mixed) / mixed if (mixed := self.dispersion * costly) else 1.0)
        orders, rings = self.rings.mean_orders, self.rings.expected_number
        return math.exp(-common - rings * orders * in_ring / (1 + (orders - 1) * in_ring))
