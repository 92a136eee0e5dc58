"""One lattice for many shops that differ by a lever or an input: a short law of each, quickly.

A comparison needs the expected shortfall of dozens of variants of one shop. What takes time in a full run is
to lay the losses on the lattice, and that is shared here (see `unit_weights`). Steps are one unit times a
power of two, so that variants of similar size stand on the same points, and what a coarse lattice shifts
cancels in their differences.

The law is Equation (12) as in a full run, with mean and variance exact; single probabilities may be negative:
their sums, quantiles and shortfalls are what is used. Order values that are exceeded less than once in
10 million horizons are left out of the law, not of the expected loss, hence not of the expected shortfall.

A variant's window is first taken to reach as many deviations from its mean as the shop's own. Where the law
then misses the mean of the closed form, or the shortfall is so few steps that a narrower window may serve it
better, Chernoff's bound gives the window; where that does not help either, the variant is computed in full.
Money.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import mul

from calculator.exposure.audited_run import audited_run
from calculator.exposure.fourier import inverse_real_transform, real_transform
from calculator.exposure.frequency import number_factor, ring_factor
from calculator.exposure.lattice import Lattice
from calculator.exposure.loss_distribution import LossDistribution
from calculator.exposure.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.rarest_orders import rare_deviation
from calculator.exposure.risk_figures import RiskFigures, risk_figures
from calculator.exposure.unit_weights import Kind, kind_of, unit_excess, unit_weights
from calculator.exposure.window import Window, loss_window

POINTS = 512
RARE = 1e-7
LEVEL = 0.99
MEAN_TOLERANCE = 1e-5
FEW_STEPS = 24
"""A shortfall of fewer steps is computed in full."""
ROUGH_STEPS, ROUGH = 32, -1e-4
"""So is one of fewer than these if some probability is as low: a hundredth of what lies beyond 99 %."""
TIGHT = 0.7
"""How much of the sure window's reach is likely to do; the mean tells if that was too bold."""
ENOUGH = 9
"""A shortfall beyond the first ninth of the lattice is fine enough; else the sure window may be narrower."""
FAR = 2.0
"""So many deviations above the mean, a shortfall at 99 % is likely; it only chooses between good lattices."""
REACH = (8.0, 16.0)
"""Deviations below and above the mean, where the shop itself loses nothing: a first guess of the window."""


@dataclass(frozen=True, slots=True)
class Law:
    """A distribution, its risk figures at 99 %, and whether its checks passed."""

    distribution: LossDistribution
    risk: RiskFigures
    passed: bool


class SharedLattice:
    """The laws of a shop's variants; it keeps those it has found, so make one for each comparison."""

    def __init__(self, shop: LossModel, points: int = POINTS) -> None:
        """Take the shop that the others are variants of, and how many points a law shall have."""
        self._points = points
        self._deviation = rare_deviation(shop, RARE)
        self._ring_factors: dict[tuple[float, RingLosses], list[complex]] = {}
        self._laws: dict[LossModel, Law] = {}
        self._reach = self._reach_of(shop)

    def law(self, model: LossModel) -> Law:
        """The law of a variant, a full run where the short one is not good enough for it."""
        found = self._laws.get(model)
        if found is None:
            found = self._laws[model] = self._short_law(model) or self._full_law(model)
        return found

    def spectrum(self, model: LossModel) -> tuple[Lattice, list[complex]] | None:
        """The spectrum of a variant, on a lattice that starts at 0.

        None where the law is known already, and where it takes a law to find out which lattice is good.
        """
        if model in self._laws or not _is_proper(model):
            return None
        lattice = self._lattice(self._likely_window(model))
        likely_shortfall = model.mean + FAR * model.sd
        if lattice.first or likely_shortfall < _enough(lattice):
            return None
        return lattice, self._with_rings(self._streams_factor(model, lattice), model, lattice)

    def lattice_for(self, model: LossModel) -> Lattice:
        """The lattice for a variant with a mean above 0: its own window, a step from the common ladder."""
        return self._lattice(self._window(model))

    def _lattice(self, window: Window) -> Lattice:
        rung = math.ceil(math.log2((window.high - window.low) / (self._points - 3)))
        step = 2.0**rung
        return Lattice(math.floor(window.low / step), step, self._points)

    def weights(self, streams: Iterable[Stream], lattice: Lattice) -> list[float]:
        """Expected number of bad orders that cost j steps, with the second moment of the streams."""
        total = [0.0] * lattice.points
        for stream in streams:
            if number := stream.expected_number:
                unit = self.unit_weights(stream, lattice.step)
                total[: len(unit)] = [t + number * u for t, u in zip(total, unit, strict=False)]
        return total

    def unit_weights(self, stream: Stream, step: float) -> tuple[float, ...]:
        """The same for a single bad order of the stream, as far as its losses reach."""
        return unit_weights(self._kind(stream), step)

    def excess(self, model: LossModel, lattice: Lattice) -> list[complex]:
        """Lambda (1 - phi) of Equation (12) at every frequency."""
        spectrum = real_transform(self.weights(model.streams, lattice))
        number = spectrum[0].real
        return [number - z for z in spectrum]

    def probabilities(self, spectrum: list[complex], model: LossModel, lattice: Lattice) -> list[float]:
        """The law whose generating function at every frequency is `spectrum` times the rings' factor."""
        circle = inverse_real_transform(self._with_rings(spectrum, model, lattice))
        start = lattice.first % lattice.points
        return circle[start:] + circle[:start]

    def _short_law(self, model: LossModel) -> Law | None:
        if not _is_proper(model):
            return None
        likely = self._lattice(self._likely_window(model))
        found = self._law_on(likely, model)
        if found and found.risk.expected_shortfall[LEVEL] >= _enough(likely):
            return found
        sure = self.lattice_for(model)
        better = sure != likely and (not found or sure.step < likely.step)
        return self._law_on(sure, model) or found if better else found

    def _law_on(self, lattice: Lattice, model: LossModel) -> Law | None:
        expected = model.mean
        probability = self.probabilities(self._streams_factor(model, lattice), model, lattice)
        distribution = LossDistribution(lattice.first * lattice.step, lattice.step, probability)
        risk = risk_figures(distribution, expected, (LEVEL,))
        mean = lattice.step * math.fsum(map(mul, probability, range(lattice.points))) + distribution.origin
        close = abs(mean - expected) <= MEAN_TOLERANCE * expected
        steps = ROUGH_STEPS if min(probability) <= ROUGH else FEW_STEPS
        fine = risk.expected_shortfall[LEVEL] >= steps * lattice.step
        return Law(distribution, risk, passed=True) if close and fine else None

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
        key = (lattice.step, rings)
        if key not in self._ring_factors:
            excess = [0j] * (lattice.points // 2 + 1)
            for stream in rings.order:
                if share := stream.expected_number:
                    unit = unit_excess(self._kind(stream), lattice.step, lattice.points)
                    excess = [x + share * u for x, u in zip(excess, unit, strict=True)]
            self._ring_factors[key] = ring_factor(excess, rings.mean_orders, rings.expected_number)
        return self._ring_factors[key]

    def _likely_window(self, model: LossModel) -> Window:
        """The shop's own window, as many deviations wide."""
        below, above = (TIGHT * deviations for deviations in self._reach)
        low = max(model.mean - below * model.sd, 0.0)
        high = model.mean + above * model.sd
        low = low if low > high / 4 else 0.0
        streams = (*model.streams, *model.rings.order)
        largest = max((self._kind(s).largest for s in streams if s.expected_number), default=0.0)
        return Window(low, max(high, low + largest))

    def _window(self, model: LossModel) -> Window:
        """The window that holds the law for certain."""
        rings = replace(model.rings, order=self._all_cut(model.rings.order))
        return loss_window(LossModel(self._all_cut(model.streams), model.dispersion, rings))

    def _reach_of(self, shop: LossModel) -> tuple[float, float]:
        """How many deviations below and above its mean a window ends."""
        if not _is_proper(shop):
            return REACH
        low, high = self._window(shop)
        return (shop.mean - low) / shop.sd if low else math.inf, (high - shop.mean) / shop.sd

    def _all_cut(self, streams: Iterable[Stream]) -> tuple[Stream, ...]:
        return tuple(s._replace(value=self._kind(s).one.value) for s in streams if s.expected_number)

    def _kind(self, stream: Stream) -> Kind:
        return kind_of(stream.value, stream.severity, self._deviation)


def _is_proper(model: LossModel) -> bool:
    return model.mean > 0 and 0 < model.sd < math.inf


def _enough(lattice: Lattice) -> float:
    """A shortfall beyond which a lattice is fine enough, money."""
    return lattice.points // ENOUGH * lattice.step
