"""The regularised incomplete beta function and its inverse: the distribution function of a share.

    I_x(a, b) = 1/B(a, b)  integral from 0 to x of  t^(a-1) (1-t)^(b-1) dt

by the continued fraction that converges fast below the mean, and by I_x(a, b) = 1 - I_{1-x}(b, a) above it.
The inverse takes Newton steps, kept inside an interval that halves when a step would leave it. All
arguments are numbers without a unit.
Sources: DLMF 8.17.22; Lentz (1976), Applied Optics 15, 668; Press et al., Numerical Recipes, 3rd ed., 6.4.
"""

import math

SMALLEST = 1e-300
CLOSE = 1e-15
MOST_TERMS = 100_000
MOST_STEPS = 200


def beta_cdf(x: float, a: float, b: float) -> float:
    """I_x(a, b), the probability that a Beta(a, b) share is at most x; a, b > 0."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    # The same for both: where x is tiny, 1 - x is 1 and has no logarithm to take.
    log_kernel = _log_kernel(x, a, b)
    if x < (a + 1) / (a + b + 2):
        return _below_the_mean(x, a, b, log_kernel)
    return 1 - _below_the_mean(1 - x, b, a, log_kernel)


def beta_quantile(probability: float, a: float, b: float) -> float:
    """The share that a Beta(a, b) share stays below with this probability, 0 to 1; a, b > 0."""
    if probability <= 0:
        return 0.0
    if probability >= 1:
        return 1.0
    low, high = 0.0, 1.0
    x = a / (a + b)
    for _ in range(MOST_STEPS):
        surplus = beta_cdf(x, a, b) - probability
        low, high = (low, x) if surplus > 0 else (x, high)
        density = math.exp(_log_kernel(x, a, b)) / (x * (1 - x))
        step = surplus / density if density > 0 else math.inf
        closer = x - step
        if not low < closer < high:
            closer = (low + high) / 2
        if abs(closer - x) <= CLOSE * x:
            return closer
        x = closer
    return x


def _log_kernel(x: float, a: float, b: float) -> float:
    """ln( x^a (1-x)^b / B(a, b) )."""
    return math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)


def _below_the_mean(x: float, a: float, b: float, log_kernel: float) -> float:
    numerator, denominator = 1.0, _away_from_zero(1 - (a + b) * x / (a + 1))
    denominator = 1 / denominator
    fraction = denominator
    for m in range(1, MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            denominator = 1 / _away_from_zero(1 + term * denominator)
            numerator = _away_from_zero(1 + term / numerator)
            change = numerator * denominator
            fraction *= change
        if abs(change - 1) < CLOSE:
            break
    return math.exp(log_kernel) / a * fraction


def _away_from_zero(value: float) -> float:
    return value if abs(value) > SMALLEST else SMALLEST
