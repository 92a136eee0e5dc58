"""Chances of counts and shares, as natural logarithms so that none becomes zero, and decibans."""

from math import ceil, lgamma, log

DECIBANS = 10 / log(10)
"""Decibans of one unit of the natural logarithm: ten of them are odds of ten to one (Good 1950)."""


def decibans(log_ratio: float) -> int:
    """Return a log-likelihood ratio in whole decibans, the smallest step of evidence that matters."""
    return round(DECIBANS * log_ratio)


def log_tail(count: float, mean: float, shape: float) -> float:
    """Return ln P(N >= count) of a negative binomial N with a mean and a shape; 0 up to the mean.

    The shape is that of the gamma distribution of the rates: without end, N is Poisson.
    """
    if count <= mean:
        return 0.0
    odds = mean / (mean + shape)
    first = lgamma(count + shape) - lgamma(shape) - lgamma(count + 1) + shape * log(shape / (mean + shape))
    first += count * log(odds)
    term = total = 1.0
    number = count
    while term > 1e-9 * total:
        term *= (number + shape) / (number + 1) * odds
        number += 1
        total += term
    return min(0.0, first + log(total))


def log_share(part: float, rest: float, mean: float, sure: float) -> float:
    """Return ln of the chance that `part` have a property and `rest` have not, in one given order.

    Their share differs from crowd to crowd (beta distribution) around `mean`, as if counted in `sure` cases.
    """
    mean = min(max(mean, 0.01), 0.995)
    yes, no = mean * sure, (1 - mean) * sure
    return _log_beta(yes + part, no + rest) - _log_beta(yes, no)


def _log_beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)


def rare_count(mean: float, chance: float) -> int:
    """Return the smallest number exceeded less often than `chance` by a geometric number of this mean."""
    return ceil(log(chance) / log(mean / (1 + mean))) - 1
