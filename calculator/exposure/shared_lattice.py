"""One lattice for many shops that differ by a lever or an input: a short law of each, quickly.

A comparison needs the expected shortfall of dozens of variants of one shop. What takes time in a full run is
to lay the losses on the lattice, and that is shared here: what the losses of one kind of order weigh is laid
out once for each step and then only scaled. Steps are one unit times a power of two, so that variants of
similar size stand on the same points, and what a coarse lattice shifts cancels in their differences.

The law is Equation (12) as in a full run. Splitting losses between neighbouring points adds to their second
moment; here a second difference of the weights takes that out again, which leaves mean and variance exact and
may make single probabilities negative: their sums, quantiles and shortfalls are what is used. Order values
that are exceeded less than once in 10 million horizons are left out of the law, not of the expected loss,
hence not of the expected shortfall. A variant whose law misses the mean of the closed form, or whose
shortfall is only a few steps, is computed in full instead. Money.
"""

import cmath
import math
from collections.abc import Iterable
from dataclasses import dataclass
from operator import mul

from calculator.exposure.audited_run import audited_run
from calculator.exposure.fourier import inverse_real_transform, real_transform
from calculator.exposure.frequency import number_factor
from calculator.exposure.lattice import Lattice, lattice_weights
from calculator.exposure.loss_distribution import LossDistribution
from calculator.exposure.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.order_value import OrderValue
from calculator.exposure.rarest_orders import rare_deviation
from calculator.exposure.risk_figures import RiskFigures, risk_figures
from calculator.exposure.severity import Severity
from calculator.exposure.window import Point, Window, largest_loss, stand_in, window_of

POINTS = 512
RARE = 1e-7
LEVEL = 0.99
MEAN_TOLERANCE = 1e-5
FEW_STEPS = 24
"""A shortfall of fewer steps is computed in full."""
ALIKE = 0.3
"""Losses whose logarithms differ by less count as one when the window is sought."""

Kind = tuple[OrderValue, Severity]


@dataclass(frozen=True, slots=True)
class Law:
    """A distribution, its risk figures at 99 %, and whether its checks passed."""

    distribution: LossDistribution
    risk: RiskFigures
    passed: bool


class SharedLattice:
    """The laws of a shop's variants; it keeps what it has laid out, so make one for each comparison."""

    def __init__(self, shop: LossModel, points: int = POINTS) -> None:
        """Take the shop that the others are variants of, and how many points a law shall have."""
        self._points = points
        self._deviation = rare_deviation(shop, RARE)
        self._stand_ins: dict[Kind, list[tuple[int, float, float]]] = {}
        self._reach: dict[Kind, float] = {}
        self._weights: dict[tuple[float, Kind], list[float]] = {}
        self._ring_orders: dict[tuple[float, tuple[Stream, ...]], list[complex]] = {}
        self._laws: dict[LossModel, Law] = {}

    def law(self, model: LossModel) -> Law:
        """The law of a variant, a full run where the short one is not good enough for it."""
        found = self._laws.get(model)
        if found is None:
            found = self._laws[model] = self._short_law(model) or self._full_law(model)
        return found

    def lattice_for(self, model: LossModel) -> Lattice:
        """The lattice for a variant with a mean above 0: its own window, a step from the common ladder."""
        return self._lattice(self._window(model, model.mean, model.sd))

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

    def unit_weights(self, stream: Stream, step: float) -> list[float]:
        """The same for a single bad order of the stream, as far as its losses reach."""
        key = (step, (stream.value, stream.severity))
        if key not in self._weights:
            one = self._one(stream)
            points = int(largest_loss(one) / step) + 4
            weights = lattice_weights([one], Lattice(0, step, points))
            self._weights[key] = _as_spread_as(weights, one.second_moment / step / step, one.mean / step)
        return self._weights[key]

    def excess(self, model: LossModel, lattice: Lattice) -> list[complex]:
        """Lambda (1 - phi) of Equation (12) at every frequency."""
        spectrum = real_transform(self.weights(model.streams, lattice))
        number = spectrum[0].real
        return [number - z for z in spectrum]

    def probabilities(self, spectrum: list[complex], model: LossModel, lattice: Lattice) -> list[float]:
        """The law whose generating function at every frequency is `spectrum` times the rings' factor."""
        if model.rings.expected_number:
            spectrum = list(map(mul, spectrum, self._ring_factor(model.rings, lattice)))
        circle = inverse_real_transform(spectrum)
        start = lattice.first % lattice.points
        return circle[start:] + circle[:start]

    def _short_law(self, model: LossModel) -> Law | None:
        expected, sd = model.mean, model.sd
        if expected <= 0 or not 0 < sd < math.inf:
            return None
        lattice = self._lattice(self._window(model, expected, sd))
        factor = number_factor(self.excess(model, lattice), model.dispersion)
        probability = self.probabilities(factor, model, lattice)
        distribution = LossDistribution(lattice.first * lattice.step, lattice.step, probability)
        risk = risk_figures(distribution, expected, (LEVEL,))
        mean = lattice.step * math.fsum(map(mul, probability, range(lattice.points))) + distribution.origin
        close = abs(mean - expected) <= MEAN_TOLERANCE * expected
        fine = risk.expected_shortfall[LEVEL] >= FEW_STEPS * lattice.step
        return Law(distribution, risk, passed=True) if close and fine else None

    def _full_law(self, model: LossModel) -> Law:
        run = audited_run(model, 2 * self._points)
        return Law(run.distribution, run.risk, run.audit.passed)

    def _ring_factor(self, rings: RingLosses, lattice: Lattice) -> list[complex]:
        """The second factor of Equation (12)."""
        key = (lattice.step, rings.order)
        if key not in self._ring_orders:
            weights = self.weights(rings.order, lattice)
            weights[0] += 1 - math.fsum(weights)
            self._ring_orders[key] = real_transform(weights)
        size, number = rings.mean_orders, rings.expected_number
        return [cmath.exp(number * (s / (size - (size - 1) * s) - 1)) for s in self._ring_orders[key]]

    def _window(self, model: LossModel, mean: float, sd: float) -> Window:
        streams = (*model.streams, *model.rings.order)
        largest = max((self._largest(s) for s in streams if s.expected_number), default=0.0)
        points, ring_points = self._points_of(model.streams), self._points_of(model.rings.order)
        return window_of(model, (mean, sd), points, ring_points, largest)

    def _largest(self, stream: Stream) -> float:
        kind = (stream.value, stream.severity)
        if kind not in self._reach:
            self._reach[kind] = largest_loss(self._one(stream))
        return self._reach[kind]

    def _points_of(self, streams: Iterable[Stream]) -> list[Point]:
        """A few losses with the expected number and the mean of all streams."""
        gathered: dict[int, tuple[float, float]] = {}
        for stream in streams:
            if not stream.expected_number:
                continue
            kind = (stream.value, stream.severity)
            if kind not in self._stand_ins:
                self._stand_ins[kind] = [
                    (math.floor(math.log(loss) / ALIKE), weight, weight * loss)
                    for weight, loss in stand_in(self._one(stream))
                    if loss > 0
                ]
            expected = stream.expected_number
            for place, weight, worth in self._stand_ins[kind]:
                number, total = gathered.get(place, (0.0, 0.0))
                gathered[place] = (number + expected * weight, total + expected * worth)
        return [Point(number, total / number) for number, total in gathered.values() if number > 0]

    def _one(self, stream: Stream) -> Stream:
        value = stream.value
        cut = value if value.is_constant else value.cut_at_deviation(self._deviation)
        return Stream(1.0, cut, stream.severity)


def _as_spread_as(weights: list[float], second: float, mean: float) -> list[float]:
    """Take what splitting added to the second moment out again; a second difference moves no mean."""
    if mean <= 0:
        return weights
    surplus = math.fsum(weight * j * j for j, weight in enumerate(weights)) - second
    place = min(max(round(second / mean), 1), len(weights) - 2)
    for neighbour, share in ((place - 1, -0.5), (place, 1.0), (place + 1, -0.5)):
        weights[neighbour] += share * surplus
    return weights
