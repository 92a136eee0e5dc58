"""Vasicek's quantile of the loss of an endless portfolio, and the normal quantile it needs."""

import math

from calculator.exposure.distribution.order_value import upper_tail


def normal_quantile(level: float) -> float:
    """The point that a standard normal stays below with this probability, by bisection."""
    low, high = -40.0, 40.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if upper_tail(-middle) < level else (low, middle)
    return (low + high) / 2


def share_lost(p: float, rho: float, level: float) -> float:
    """Vasicek's quantile of the share of an endless portfolio that is lost."""
    factor = math.sqrt(rho) * normal_quantile(level)
    return upper_tail(-(normal_quantile(p) + factor) / math.sqrt(1 - rho))
