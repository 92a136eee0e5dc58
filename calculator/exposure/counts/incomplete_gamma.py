"""The quantile of a Gamma factor with mean 1: how bad a bad spell of the default rate is.

    P(a, x) = x^a e^-x / Gamma(a + 1)  sum over n >= 0 of  x^n / ((a + 1) ... (a + n))

the regularised lower incomplete gamma function; the quantile by halving an interval. A factor of mean 1 and
relative standard deviation sigma has shape a = 1/sigma^2 and scale sigma^2. Numbers without a unit.
Source: DLMF 8.7.1 and 8.11.4.
"""

import math

CLOSE = 1e-13
MOST_TERMS = 100_000


def gamma_cdf(a: float, x: float) -> float:
    """P(a, x), the probability that a Gamma variable of shape a > 0 and scale 1 is at most x."""
    if x <= 0:
        return 0.0
    term = total = 1.0
    for n in range(1, MOST_TERMS):
        term *= x / (a + n)
        total += term
        if term < 1e-17 * total:
            break
    return min(total * math.exp(a * math.log(x) - x - math.lgamma(a + 1)), 1.0)


def factor_quantile(level: float, sigma: float) -> float:
    """How many times the usual a Gamma factor is with this probability at most; 1 without a factor.

    `level` between 0 and 1, `sigma` the relative standard deviation, 0 to 2.
    """
    if sigma <= 1e-3:
        return 1.0
    a = 1 / sigma**2
    low, high = 0.0, a + 40 * math.sqrt(a) + 40
    while high - low > CLOSE * high:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if gamma_cdf(a, middle) < level else (low, middle)
    return (low + high) / 2 * sigma**2
