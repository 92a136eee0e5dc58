"""How sure a rate is that was counted: intervals for k unpaid of n matured orders.

    Jeffreys         quantiles of Beta(k + 1/2, n - k + 1/2); low 0 if k = 0, high 1 if k = n   Equation (16)
    Clopper-Pearson  quantiles of Beta(k, n - k + 1) and of Beta(k + 1, n - k)
    upper bound      one-sided Clopper-Pearson; with k = 0  1 - (1 - level)^(1/n)

Jeffreys covers the true rate about as often as it says; Clopper-Pearson at least as often, and is wider.
Matured orders are older than the days to write-off: a younger one may still fail. Orders that belong
together are one observation: with a design effect of m, k and n both count as 1/m of themselves, so counts
need not be whole. Rates are shares of orders.
Sources: Brown, Cai and DasGupta (2001), Statistical Science 16, 101; Clopper and Pearson (1934), Biometrika
26, 404; Pluto and Tasche (2005), Estimating probabilities of default for low default portfolios; Kish
(1965), Survey Sampling.
"""

import math
from dataclasses import dataclass

from calculator.exposure.counts.incomplete_beta import beta_quantile

LEVEL = 0.9


@dataclass(frozen=True, slots=True)
class Counted:
    """`unpaid` of `matured` orders were never paid, 0 <= unpaid <= matured; `immature` ones are left out."""

    unpaid: float
    matured: float
    immature: int = 0

    @property
    def rate(self) -> float | None:
        """Share of the matured orders that was never paid; none without a matured order."""
        return self.unpaid / self.matured if self.matured else None

    def as_clusters(self, clusters: float) -> "Counted":
        """The same rate from as many observations as the unpaid orders form clusters, at most `unpaid`."""
        share = min(clusters / self.unpaid, 1.0) if self.unpaid else 1.0
        return Counted(self.unpaid * share, self.matured * share, self.immature)


@dataclass(frozen=True, slots=True)
class Interval:
    """The ends of a confidence interval for a rate."""

    low: float
    high: float


def jeffreys_interval(counted: Counted, level: float = LEVEL) -> Interval:
    """The equal-tailed Jeffreys interval; `level` between 0 and 1."""
    a, b = counted.unpaid + 0.5, counted.matured - counted.unpaid + 0.5
    tail = (1 - level) / 2
    return Interval(
        low=beta_quantile(tail, a, b) if counted.unpaid else 0.0,
        high=beta_quantile(1 - tail, a, b) if counted.unpaid < counted.matured else 1.0,
    )


def clopper_pearson_interval(counted: Counted, level: float = LEVEL) -> Interval:
    """The interval that covers the true rate with at least the level, whatever the rate is."""
    unpaid, paid = counted.unpaid, counted.matured - counted.unpaid
    tail = (1 - level) / 2
    return Interval(
        low=beta_quantile(tail, unpaid, paid + 1) if unpaid else 0.0,
        high=beta_quantile(1 - tail, unpaid + 1, paid) if paid else 1.0,
    )


def upper_bound(counted: Counted, level: float = LEVEL) -> float:
    """The rate that the true one does not exceed with at least the level (Pluto and Tasche)."""
    unpaid, paid = counted.unpaid, counted.matured - counted.unpaid
    if not paid:
        return 1.0
    if not unpaid:
        return -math.expm1(math.log1p(-level) / counted.matured)
    return beta_quantile(level, unpaid + 1, paid)
