"""Vasicek's quantile of the loss of an endless portfolio."""

import math
from statistics import NormalDist

from calculator.exposure.distribution.order_value import upper_tail

STANDARD = NormalDist()


def share_lost(p: float, rho: float, level: float) -> float:
    """Vasicek's quantile of the share of an endless portfolio that is lost."""
    factor = math.sqrt(rho) * STANDARD.inv_cdf(level)
    return upper_tail(-(STANDARD.inv_cdf(p) + factor) / math.sqrt(1 - rho))
