"""What a merchant's own months say: how far the non-payment rate swings, and what counting adds to that.

    sigma^2     = max(0, ( Var(k_t/n_t) - mean( p (1-p) / n_t ) ) / p^2 )        method of moments
    1 + total^2 = (1 + sigma^2) (1 + 1/(k + 1/2))                                combined with Equation (16)

k_t of n_t orders of month t were never paid, p is the rate of all months together. The first line takes out
of the spread between months what chance alone would cause. The second adds that p itself is known from k
unpaid orders only: a rate with a Gamma posterior of relative variance 1/(k + 1/2), matched by moments. With
several segments, each counted on its own, M_i the expected loss of segment i that its count governs and M
that of the whole shop,

    total^2 = sigma^2 + (1 + sigma^2)  sum  (M_i / M)^2 / (k_i + 1/2)

which is the line above for a single one. Both are approximations. Variances are sample variances.
Source: Credit Suisse First Boston (1997), CREDITRISK+, Appendix A, on the Gamma factor.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calculator.exposure.counts.intervals import Counted

FEW_MONTHS = 12
"""Fewer months than this leave the volatility itself uncertain."""


@dataclass(frozen=True, slots=True)
class Volatility:
    """Relative standard deviation of the rate between months, and what it was read from."""

    sigma: float
    rate: float
    months: int


def volatility_of(months: Sequence[Counted]) -> Volatility | None:
    """The volatility of the non-payment rate; none if all was paid, or fewer than two months have orders.

    Months without matured orders are left out.
    """
    counted = [month for month in months if month.matured]
    unpaid = math.fsum(month.unpaid for month in counted)
    if len(counted) < 2 or not unpaid:
        return None
    rate = unpaid / math.fsum(month.matured for month in counted)
    rates = [month.unpaid / month.matured for month in counted]
    centre = math.fsum(rates) / len(rates)
    spread = math.fsum((one - centre) ** 2 for one in rates) / (len(rates) - 1)
    chance = math.fsum(rate * (1 - rate) / month.matured for month in counted) / len(counted)
    return Volatility(math.sqrt(max(spread - chance, 0.0)) / rate, rate, len(counted))


def volatility_of_shop(sigma: float, counted_shares: Iterable[tuple[float, float]]) -> float:
    """The volatility to compute with when rates were counted.

    Args:
        sigma: the volatility of the common default rate.
        counted_shares: for each segment whose rate was counted, the share of the shop's expected loss that
            this rate governs, and the unpaid orders that were counted.

    """
    counting = math.fsum(share * share / (unpaid + 0.5) for share, unpaid in counted_shares)
    return math.sqrt(sigma * sigma + (1 + sigma * sigma) * counting)
