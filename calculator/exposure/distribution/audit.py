"""What is checked on every run: whether the distribution has the moments of the closed forms.

Loss outside the window comes back at the other end, a lattice too coarse changes the spread: both move the
moments, which Equations (10), (11) and (14) know without a lattice.
"""

import math
from dataclasses import dataclass, fields, replace
from operator import mul
from typing import Any

from calculator.exposure.distribution.generating_function import Kept
from calculator.exposure.distribution.lattice import ACCURACY
from calculator.exposure.distribution.loss_distribution import LossDistribution

TOLERANCE = 1e-5
"""What a window may lose, hold in its last hundredth and be off by in the mean, and a ripple reach below 0.
With ten times more, values at risk of steady shops beside a rare large ring are off by 0.7 %."""
LEFT_OUT_TOLERANCE = 1e-4
"""Probability of an order dearer than the window: a tenth of what lies beyond 99.9 %."""
MEDIAN_TOLERANCE = 0.125
"""Step beside the median, which nobody reads to a per cent."""
REASONS = ("mass", "window", "spread", "negative", "too_coarse", "left_out")
"""Why an audit may fail, from the sum of the probabilities to orders too dear for any window."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The errors of one run and the verdict.

    Those of mass, mean and deviation are distances from 1 and, relative, from Equations (10), (11) and (14);
    `tail_mass` is the probability in the last hundredth of the window; `lowest_probability` is 0 or negative.
    `resolution` is the step relative to the expected shortfall at 99 %, twice that beside a peak, and 0 if in
    99 of 100 cases nothing is lost: no lattice touches the expected loss over 1 %. `median_resolution` is the
    step relative to the median, 0 if that is no loss. Runs (`attempts`) are 1 to 7; `reasons` are those of
    `REASONS` that are not within their tolerance.
    """

    mass_error: float = 0.0
    mean_error: float = 0.0
    sd_error: float = 0.0
    tail_mass: float = 0.0
    lowest_probability: float = 0.0
    resolution: float = 0.0
    median_resolution: float = 0.0
    lattice_points: int = 1
    attempts: int = 1
    passed: bool = True
    reasons: tuple[str, ...] = ()


def doubts_of(errors: Audit) -> tuple[str, ...]:
    """What is not within its tolerance, by name."""
    doubts = {
        "mass": errors.mass_error >= TOLERANCE,
        "window": max(errors.tail_mass, errors.mean_error) >= TOLERANCE,
        "spread": errors.sd_error >= ACCURACY,
        "negative": errors.lowest_probability <= -TOLERANCE,
        "too_coarse": errors.resolution >= 2 * ACCURACY or errors.median_resolution >= MEDIAN_TOLERANCE,
    }
    return tuple(name for name, doubtful in doubts.items() if doubtful)


NOTHING_TO_CHECK = Audit()
"""The audit of a loss that is certainly 0."""


def audit(law: LossDistribution, kept: Kept, read: Audit = NOTHING_TO_CHECK) -> Audit:
    """Measure a run by closed forms of what its lattice keeps; `read` is known of where figures were read."""
    probability, first = law.probability, law.origin / law.step
    mass = math.fsum(probability)
    from_mean = [first + place - kept.mean for place in range(len(probability))]
    drift = math.fsum(map(mul, probability, from_mean)) / mass
    square = math.fsum(map(mul, probability, map(mul, from_mean, from_mean))) / mass
    spread = math.sqrt(max(square - drift * drift, 0.0))
    # A lattice that holds none of the orders that cost something has no mean.
    errors = replace(
        read,
        mass_error=abs(mass - kept.probability),
        mean_error=abs(drift) / kept.mean if kept.mean else 1.0,
        sd_error=abs(spread / math.sqrt(kept.variance) - 1) if kept.variance else 1.0,
        tail_mass=abs(math.fsum(probability[-max(len(probability) // 100, 1) :])),
        lattice_points=len(probability),
    )
    reasons = doubts_of(errors) + ("left_out",) * (1 - kept.probability >= LEFT_OUT_TOLERANCE)
    return replace(errors, passed=not reasons, reasons=reasons)


def worse_of(one: Audit, other: Audit) -> Audit:
    """The audit of two runs together: the larger of every error, passed if both have."""
    pairs = {field.name: (getattr(one, field.name), getattr(other, field.name)) for field in fields(Audit)}
    reasons = sum(pairs.pop("reasons"), ())
    found: dict[str, Any] = {name: max(pair, key=abs) for name, pair in pairs.items()}
    found["passed"] = one.passed and other.passed
    return Audit(**found, reasons=tuple(reason for reason in REASONS if reason in reasons))
