"""The risk weights of the Basel Framework, CRE99: Vasicek's formula with the supervisors' correlations."""

import csv
import math
from collections.abc import Callable
from pathlib import Path

from tests.reference.vasicek import share_lost

FILE = Path(__file__).parent / "03b_basel3_cre99_risk_weights.csv"
LEVEL = 0.999
ROUNDED = 0.0101
"""Per cent: the table was rounded from intermediate values slightly different from ours."""


def between(low: float, high: float, pace: float, p: float) -> float:
    """A correlation that falls from `high` to `low` as the probability of default rises."""
    part = (1 - math.exp(-pace * p)) / (1 - math.exp(-pace))
    return low * part + high * (1 - part)


def corporate(sales: float) -> Callable[[float], float]:
    """Risk weight of a corporate with these sales (millions), loss given default 40 %, 2.5 years."""

    def weight(p: float) -> float:
        rho = between(0.12, 0.24, 50, p) - 0.04 * (1 - (sales - 5) / 45)
        slope = (0.11852 - 0.05478 * math.log(p)) ** 2
        return capital(p, rho, 0.40) / (1 - 1.5 * slope)

    return weight


def capital(p: float, rho: float, loss: float) -> float:
    """Per cent of the exposure, as a risk weight."""
    return 1250 * loss * (share_lost(p, rho, LEVEL) - p)


WEIGHTS: dict[str, Callable[[float], float]] = {
    "corp_S50": corporate(50),
    "corp_S5": corporate(5),
    "mortgage_a": lambda p: capital(p, 0.15, 0.45),
    "mortgage_b": lambda p: capital(p, 0.15, 0.25),
    "other_retail_a": lambda p: capital(p, between(0.03, 0.16, 35, p), 0.45),
    "other_retail_b": lambda p: capital(p, between(0.03, 0.16, 35, p), 0.85),
    "qrre_a": lambda p: capital(p, 0.04, 0.50),
    "qrre_b": lambda p: capital(p, 0.04, 0.85),
}


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
