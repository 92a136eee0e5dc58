"""What is checked on every run: whether the distribution has the moments of the closed forms.

A transform has no error message. Loss that falls outside the window comes back at the other end; a lattice
that is too coarse changes the spread. Both move the moments, and those are known without the lattice, by
Equations (10), (11) and (14). A run that does not pass is repeated with a wider window or a finer lattice;
a result says whether its run passed.
"""

import math
from dataclasses import dataclass, replace
from operator import mul
from typing import NamedTuple

from calculator.exposure.distribution.generating_function import Kept
from calculator.exposure.distribution.loss_distribution import LossDistribution

MASS_TOLERANCE = 1e-6
"""What a window may lose, and hold in its last hundredth: a thousandth of what lies beyond 99.9 %. Smaller
widens windows in vain, larger lets 99.9 % move; windows are laid out for 1e-9."""
MEAN_TOLERANCE = 1e-5
"""The same for the mean; a mean that drifts tells of a window too narrow before any figure moves."""
SD_TOLERANCE = 5e-3
"""As near as the figures at 99 % are to be, half a per cent: smaller asks for more points in vain."""
NEGATIVE_TOLERANCE = 0.1
"""A probability may be negative where a law of few kinds of orders is not smooth: of a thousand random shops,
by up to 0.04, beside a loss that many orders share. Much more is no ripple but a wrong transform."""
APART_TOLERANCE = 1e-4
"""Probability of an order dearer than the window: a tenth of what lies beyond 99.9 %."""
RESOLUTION_TOLERANCE = 0.01
"""Step beside the expected shortfall at 99 %: a quantile is off by half a step at most, 0.5 %."""
MEDIAN_RESOLUTION_TOLERANCE = 0.125
"""The same for the median, which nobody reads to a per cent."""
REASONS = ("mass", "window", "spread", "negative", "too_coarse", "set_apart")
"""Why an audit may fail: the sum of the probabilities, the window, the spread, a negative probability, the
step beside a figure, and too many rare orders set apart."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The errors of one run and the verdict.

    Attributes:
        mass_error: distance of the sum of all probabilities from 1.
        mean_error: relative distance of the mean from Equation (10).
        sd_error: relative distance of the standard deviation from Equations (11) and (14).
        tail_mass: probability in the last hundredth of the window, a sign of a window too narrow.
        lowest_probability: 0, or the most negative probability that the transform returned.
        resolution: lattice step relative to the expected shortfall at 99 %; 0 if in 99 of 100 cases nothing
            is lost, for then the shortfall is the expected loss over 1 % and no lattice touches it.
        median_resolution: lattice step relative to the median loss; 0 if the median is no loss at all.
        lattice_points: points of the lattice that was used.
        attempts: runs that were needed, 1 to 7.
        passed: whether everything is within its tolerance.
        reasons: what is not: some of `REASONS`; empty if the audit has passed.

    """

    mass_error: float
    mean_error: float
    sd_error: float
    tail_mass: float
    lowest_probability: float
    resolution: float
    median_resolution: float
    lattice_points: int
    attempts: int
    passed: bool
    reasons: tuple[str, ...] = ()

    @property
    def times_too_coarse(self) -> float:
        """By how much the step exceeds what the figures need; 1 or less is fine enough."""
        median = self.median_resolution / MEDIAN_RESOLUTION_TOLERANCE
        return max(self.resolution / RESOLUTION_TOLERANCE, median)

    @property
    def window_holds(self) -> bool:
        """Whether the errors leave no doubt that the window is wide enough."""
        return self.tail_mass < MASS_TOLERANCE and self.mean_error < MEAN_TOLERANCE


def doubts_of(errors: Audit) -> tuple[str, ...]:
    """What is not within its tolerance, by name; empty if everything is."""
    doubts = {
        "mass": errors.mass_error >= MASS_TOLERANCE,
        "window": not errors.window_holds,
        "spread": errors.sd_error >= SD_TOLERANCE,
        "negative": errors.lowest_probability <= -NEGATIVE_TOLERANCE,
        "too_coarse": errors.times_too_coarse >= 1,
    }
    return tuple(name for name, doubtful in doubts.items() if doubtful)


NOTHING_TO_CHECK = Audit(
    mass_error=0.0,
    mean_error=0.0,
    sd_error=0.0,
    tail_mass=0.0,
    lowest_probability=0.0,
    resolution=0.0,
    median_resolution=0.0,
    lattice_points=1,
    attempts=1,
    passed=True,
)
"""The audit of a loss that is certainly 0: one point that holds all the probability."""


class Read(NamedTuple):
    """The figures that a step must resolve, and the steps of the lattices they were read from. Money."""

    shortfall: float
    """Expected shortfall at 99 %; 0 if nothing is lost at that level."""
    median: float
    """Median loss; 0 if no loss at all is the median."""
    shortfall_step: float
    median_step: float


def audit(law: LossDistribution, kept: Kept, read: Read, attempts: int = 1) -> Audit:
    """Measure a run: the law as the transform returned it, beside closed forms of what its lattice keeps."""
    probability, first = law.probability, law.origin / law.step
    mass = math.fsum(probability)
    from_mean = [first + place - kept.mean for place in range(len(probability))]
    drift = math.fsum(map(mul, probability, from_mean)) / mass
    square = math.fsum(map(mul, probability, map(mul, from_mean, from_mean))) / mass
    errors = Audit(
        mass_error=abs(mass - kept.probability),
        mean_error=abs(drift) / kept.mean,
        sd_error=abs(math.sqrt(max(square - drift * drift, 0.0) / kept.variance) - 1),
        tail_mass=abs(math.fsum(probability[-max(len(probability) // 100, 1) :])),
        lowest_probability=min(*probability, 0.0),
        resolution=read.shortfall_step / read.shortfall if read.shortfall else 0.0,
        median_resolution=read.median_step / read.median if read.median else 0.0,
        lattice_points=len(probability),
        attempts=attempts,
        passed=False,
    )
    reasons = doubts_of(errors)
    if 1 - kept.probability >= APART_TOLERANCE:
        reasons = (*reasons, "set_apart")
    return replace(errors, passed=not reasons, reasons=reasons)


def worse_of(one: Audit, other: Audit) -> Audit:
    """The audit of two runs together: the larger of every error, passed if both have."""
    return Audit(
        mass_error=max(one.mass_error, other.mass_error),
        mean_error=max(one.mean_error, other.mean_error),
        sd_error=max(one.sd_error, other.sd_error),
        tail_mass=max(one.tail_mass, other.tail_mass),
        lowest_probability=min(one.lowest_probability, other.lowest_probability),
        resolution=max(one.resolution, other.resolution),
        median_resolution=max(one.median_resolution, other.median_resolution),
        lattice_points=max(one.lattice_points, other.lattice_points),
        attempts=max(one.attempts, other.attempts),
        passed=one.passed and other.passed,
        reasons=tuple(reason for reason in REASONS if reason in one.reasons + other.reasons),
    )
