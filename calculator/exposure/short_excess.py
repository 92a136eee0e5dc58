"""What exceeds the monthly cap of the guarantee in the variants of a shop, from short laws.

Most comparisons ask for the mean alone, Equation (15). It is read off the spectrum of the payments, which
saves turning that back into a law; on a lattice of N points, G the transform of g = (C - x)+, what is left of
the cap,

    E[g(B)] = sum_j g(x_j) P(B = x_j) = 1/N sum_k P_B(k) conj(G(k))                         (Parseval)

G serves all variants on one lattice. Money, of one month.
Source: Press et al., Numerical Recipes, 3rd ed., section 12.1.
"""

from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

from calculator.exposure.bad_orders import guarantee_payments
from calculator.exposure.fourier import real_transform
from calculator.exposure.guarantee_cap import (
    NEVER_BINDS,
    excess_figures,
    excess_from_unused,
    expected_excess,
)
from calculator.exposure.lattice import Lattice
from calculator.exposure.loss_model import LossModel
from calculator.exposure.shared_lattice import BEYOND, LEVEL, SharedLattice, damping_of
from calculator.exposure.tilting import untilted
from calculator.order_mix import OrderMix

Weights = tuple[list[complex], ...]


class Excess(NamedTuple):
    """The mean of (B - C)+ and its expected shortfall at 99 %, and whether the law's checks passed. Money."""

    mean: float
    shortfall: float
    passed: bool


NO_EXCESS = Excess(0.0, 0.0, passed=True)


class ShortExcess:
    """What one month's guarantee payments exceed their cap by, in a shop and its variants."""

    def __init__(self, payments: SharedLattice) -> None:
        """Take the lattice that the payments of the shop and its variants stand on."""
        self._payments = payments
        self._weights: dict[tuple[Lattice, float], Weights] = {}

    def of(self, mix: OrderMix) -> Excess:
        """Mean and shortfall."""
        cap, payments = mix.assumptions.guarantee_cap_per_month, guarantee_payments(mix, months=1)
        if cap is None or payments.mean <= 0:
            return NO_EXCESS
        law = self._payments.law(payments)
        mean = expected_excess(law.distribution, payments.mean, cap)
        if mean <= NEVER_BINDS * payments.mean:
            return NO_EXCESS
        return Excess(mean, excess_figures(law.risk, mean, cap).expected_shortfall[LEVEL], law.passed)

    def mean_of(self, mix: OrderMix) -> float:
        """The mean alone."""
        cap, payments = mix.assumptions.guarantee_cap_per_month, guarantee_payments(mix, months=1)
        if cap is None or payments.mean <= 0:
            return 0.0
        mean = self._off_the_spectrum(payments, cap)
        if mean is None:
            mean = expected_excess(self._payments.law(payments).distribution, payments.mean, cap)
        return mean if mean > NEVER_BINDS * payments.mean else 0.0

    def _off_the_spectrum(self, payments: LossModel, cap: float) -> float | None:
        """The mean; none where a law is there already, or where the lattice is not sure to do."""
        found = self._payments.spectrum(payments)
        if found is None:
            return None
        lattice, spectrum = found
        held, unused = (_sum(spectrum, weights) for weights in self._weights_on(lattice, cap))
        return excess_from_unused(unused, payments.mean, cap) if 1 - held <= BEYOND else None

    def _weights_on(self, lattice: Lattice, cap: float) -> Weights:
        """What each frequency weighs in the probability on the lattice, and in what is left of the cap."""
        key = lattice, cap
        if key not in self._weights:
            damped = damping_of(lattice)
            unused = [max(cap - lattice.step * place, 0.0) for place in range(lattice.points)]
            held = [1.0] * lattice.points
            self._weights[key] = tuple(_frequency_weights(untilted(g, damped)) for g in (held, unused))
        return self._weights[key]


def _frequency_weights(values: Sequence[float]) -> list[complex]:
    """Of the frequencies 0 to N/2; each of those between stands for its mirror image as well."""
    share = 1 / len(values)
    first, *between, last = (share * z.conjugate() for z in real_transform(values))
    return [first, *(2 * z for z in between), last]


def _sum(spectrum: Sequence[complex], weights: Sequence[complex]) -> float:
    total: complex = sum(map(mul, spectrum, weights))
    return total.real
