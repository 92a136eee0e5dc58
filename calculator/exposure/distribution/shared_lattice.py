"""One lattice for many shops that differ by a lever or an input: a short law of each, quickly.

A comparison needs the expected shortfall of dozens of variants of one shop. What takes time in a full run is
to lay the losses on the lattice, and that is shared here (see `unit_weights`). Steps are one unit times a
power of two, so that variants of similar size stand on the same points, and what a coarse lattice shifts
cancels in their differences.

The law is Equation (12) as in a full run, with mean and variance exact; single probabilities may be negative:
their sums, quantiles and shortfalls are what is used. Order values that are exceeded less than once in
10 million horizons are left out of the law, not of the expected loss, hence not of the expected shortfall.

Which lattice a variant gets is told in `variant_lattices`. One from 0 is tilted, to keep off it what lies
beyond. Where it lacks too much of the law, all points are taken; where the shortfall is so few steps that a
narrower window may serve it better, the sure window is tried; and where that does not help either, the
variant is computed in full. Money.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import mul

from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.close_up import orders_up_to
from calculator.exposure.distribution.fourier import inverse_real_transform, real_transform
from calculator.exposure.distribution.frequency import number_factor, ring_factor
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_distribution import LossDistribution
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.distribution.risk_figures import RiskFigures, risk_figures
from calculator.exposure.distribution.tilting import damping, tilted, untilted
from calculator.exposure.distribution.unit_weights import ROOM, unit_spectrum, unit_weights
from calculator.exposure.distribution.variant_lattices import VariantLattices, is_proper
from calculator.exposure.levels import VERY_BAD

POINTS = 512
LEVEL = VERY_BAD
MEAN_TOLERANCE = 1e-5
FEW_STEPS = 24
"""A shortfall of fewer steps is computed in full."""
ROUGH_STEPS, ROUGH = 32, -1e-4
"""So is one of fewer than these if some probability is as low: a hundredth of what lies beyond 99 %."""
BEYOND = 1e-3
"""Probability that may lie beyond a lattice from 0: a tenth of what the shortfall at 99 % is the mean of."""
TILT = 14.0
"""Of what lies beyond, exp(-14) is left on a lattice: less than a millionth."""
HELD = 0.999
"""How much of what a lattice holds the largest of the orders on it may cost."""


@dataclass(frozen=True, slots=True)
class Law:
    """A distribution, its risk figures at 99 %, and whether its checks passed."""

    distribution: LossDistribution
    risk: RiskFigures
    passed: bool


class SharedLattice:
    """The laws of a shop's variants; it keeps those it has found, so make one for each comparison."""

    def __init__(self, shop: LossModel, points: int = POINTS) -> None:
        """Take the shop that the others are variants of, and how many points hold a law."""
        self._points = points
        self._lattices = VariantLattices(shop, points)
        self._ring_factors: dict[tuple[Lattice, RingLosses], list[complex]] = {}
        self._laws: dict[LossModel, Law] = {}

    def law(self, model: LossModel) -> Law:
        """The law of a variant, a full run where the short one is not good enough for it."""
        found = self._laws.get(model)
        if found is None:
            found = self._laws[model] = self._short_law(model) or self._full_law(model)
        return found

    def lattice_up_to(self, high: float) -> Lattice:
        """A lattice for the losses up to an amount (money) alone, the same for all variants."""
        return self._lattices.ending_at(high)

    def spectrum(self, model: LossModel, lattice: Lattice) -> list[complex]:
        """The generating function of a variant, tilted, at every frequency."""
        return self._with_rings(self._streams_factor(model, lattice), model, lattice)

    def lattice_for(self, model: LossModel) -> Lattice:
        """The lattice for a variant with a mean above 0: its own window, a step from the common ladder."""
        return self._lattices.sure(model)

    def weights(self, streams: Iterable[Stream], lattice: Lattice) -> list[float]:
        """Expected number of bad orders that cost j steps, with the second moment of the streams.

        Orders that cost more than the lattice holds are left out: no loss on it has one of them.
        """
        total = [0.0] * lattice.points
        for stream in map(self._held_by(lattice), streams):
            if stream and (number := stream.expected_number):
                unit = self.unit_weights(stream, lattice.step)
                total[: len(unit)] = [t + number * u for t, u in zip(total, unit, strict=False)]
        return total

    def _held_by(self, lattice: Lattice) -> Callable[[Stream], Stream | None]:
        """Picks the orders of a stream that a lattice holds, if any."""
        most = (lattice.points - ROOM) * lattice.step

        def held(stream: Stream) -> Stream | None:
            is_held = self._lattices.kind(stream).largest < most
            return stream if is_held else orders_up_to(stream, HELD * most)

        return held

    def unit_weights(self, stream: Stream, step: float) -> tuple[float, ...]:
        """The same for a single bad order of the stream, as far as its losses reach."""
        return unit_weights(self._lattices.kind(stream), step)

    def excess(self, model: LossModel, lattice: Lattice) -> list[complex]:
        """Lambda (1 - phi) of Equation (12) at every frequency."""
        spectrum = real_transform(tilted(self.weights(model.streams, lattice), damping_of(lattice)))
        number = math.fsum(stream.expected_number for stream in model.streams)
        return [number - z for z in spectrum]

    def probabilities(self, spectrum: list[complex], model: LossModel, lattice: Lattice) -> list[float]:
        """The law whose generating function at every frequency is `spectrum` times the rings' factor."""
        circle = inverse_real_transform(self._with_rings(spectrum, model, lattice))
        start = lattice.first % lattice.points
        return untilted(circle[start:] + circle[:start], damping_of(lattice))

    def _short_law(self, model: LossModel) -> Law | None:
        if not is_proper(model):
            return None
        likely = self._lattices.likely(model)
        found = self._law_on(likely, model)
        if not found and likely.points < self._points:
            found = self._law_on(likely._replace(points=self._points), model)
        if found and found.risk.expected_shortfall[LEVEL] >= self._lattices.enough(likely):
            return found
        sure = self._lattices.sure(model)
        better = not found or sure.step < likely.step
        return self._law_on(sure, model) or found if better else found

    def _law_on(self, lattice: Lattice, model: LossModel) -> Law | None:
        probability = self.probabilities(self._streams_factor(model, lattice), model, lattice)
        distribution = LossDistribution(lattice.first * lattice.step, lattice.step, probability)
        risk = risk_figures(distribution, model.mean, (LEVEL,))
        steps = ROUGH_STEPS if min(probability) <= ROUGH else FEW_STEPS
        is_fine = risk.expected_shortfall[LEVEL] >= steps * lattice.step
        return Law(distribution, risk, passed=True) if is_fine and _holds(distribution, model) else None

    def _full_law(self, model: LossModel) -> Law:
        run = audited_run(model, 2 * self._points)
        return Law(run.distribution, run.risk, run.audit.passed)

    def _streams_factor(self, model: LossModel, lattice: Lattice) -> list[complex]:
        """The first factor of Equation (12)."""
        return number_factor(self.excess(model, lattice), model.dispersion)

    def _with_rings(self, spectrum: list[complex], model: LossModel, lattice: Lattice) -> list[complex]:
        if not model.rings.expected_number:
            return spectrum
        return list(map(mul, spectrum, self._ring_factor(model.rings, lattice)))

    def _ring_factor(self, rings: RingLosses, lattice: Lattice) -> list[complex]:
        """The second factor of Equation (12)."""
        key = lattice, rings
        if key not in self._ring_factors:
            number = math.fsum(stream.expected_number for stream in rings.order)
            excess = [complex(number)] * (lattice.points // 2 + 1)
            for stream in map(self._held_by(lattice), rings.order):
                if stream and (share := stream.expected_number):
                    kind = self._lattices.kind(stream)
                    unit = unit_spectrum(kind, lattice.step, lattice.points, tilt_of(lattice))
                    excess = [x - share * z for x, z in zip(excess, unit, strict=True)]
            self._ring_factors[key] = ring_factor(excess, rings.mean_orders, rings.expected_number)
        return self._ring_factors[key]


def tilt_of(lattice: Lattice) -> float:
    """By how much a law is tilted: not one above 0, for that would raise what lies below its first point."""
    return 0.0 if lattice.first else TILT


def damping_of(lattice: Lattice) -> tuple[float, ...]:
    """The damping of a lattice's points."""
    return damping(lattice.points, tilt_of(lattice))


def _holds(found: LossDistribution, model: LossModel) -> bool:
    """Whether a lattice holds as much of the law as it must."""
    if not found.origin:
        return 1 - math.fsum(found.probability) <= BEYOND
    places = range(len(found.probability))
    mean = found.step * math.fsum(map(mul, found.probability, places)) + found.origin
    return abs(mean - model.mean) <= MEAN_TOLERANCE * model.mean
