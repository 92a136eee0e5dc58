"""How much hangs on few: the Herfindahl-Hirschman index.

    HHI = sum of squared shares,   effective number = 1 / HHI

Between 1/n for n equal parts and 1 for a single one. For orders with equal probability of default p and
nothing recovered, the variance of the loss is p (1-p) EAD^2 HHI.
Sources: Herfindahl (1950), Concentration in the Steel Industry; US Department of Justice, Merger Guidelines
2023.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concentration:
    """The index and the number of equal segments that would give the same; both 0 when nothing is exposed."""

    hhi: float
    effective_segments: float


def concentration(exposures: Sequence[float]) -> Concentration:
    """Concentration of exposures of 0 or more (money)."""
    total = math.fsum(exposures)
    if total <= 0:
        return Concentration(0.0, 0.0)
    hhi = math.fsum((exposure / total) ** 2 for exposure in exposures)
    return Concentration(hhi, 1 / hhi)
