"""What exceeds the monthly cap of the guarantee in the variants of a shop, from short laws.

Its mean, Equation (15), takes the payments up to the cap C alone: all variants stand on one lattice, which
ends there. It is read off the spectrum of the payments, which saves turning that back into a law; on N
points, G the transform of g = (C - x)+, what is left of the cap,

    E[g(B)] = sum_j g(x_j) P(B = x_j) = 1/N sum_k P_B(k) conj(G(k))                         (Parseval)

The law is asked for where the shortfall is, and where the payments vary too little for that lattice. Money,
of one month.
Source: Press et al., Numerical Recipes, 3rd ed., section 12.1.
"""

from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

from calculator.exposure.distribution.bad_orders import guarantee_payments
from calculator.exposure.distribution.fourier import real_transform
from calculator.exposure.distribution.guarantee_cap import (
    NEVER_BINDS,
    excess_figures,
    excess_from_unused,
    expected_unused,
)
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.shared_lattice import LEVEL, SharedLattice, damping_of
from calculator.exposure.distribution.tilting import untilted
from calculator.shop.order_mix import OrderMix

ROUNDING, USED_UP = 1e-9, 1e-12
"""An excess so small beside the cap may be rounding; a cap so small beside the payments is used up."""
NARROW = 8.0
"""Payments whose deviation is fewer steps of that lattice are read from their law if it is finer."""


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
        self._weights: dict[tuple[Lattice, float], list[complex]] = {}

    def of(self, mix: OrderMix) -> Excess:
        """Mean and shortfall."""
        cap, mean = mix.assumptions.guarantee_cap_per_month, self.mean_of(mix)
        if cap is None or not mean:
            return NO_EXCESS
        law = self._payments.law(guarantee_payments(mix, months=1))
        return Excess(mean, excess_figures(law.risk, mean, cap).expected_shortfall[LEVEL], law.passed)

    def mean_of(self, mix: OrderMix) -> float:
        """The mean alone."""
        cap, payments = mix.assumptions.guarantee_cap_per_month, guarantee_payments(mix, months=1)
        if cap is None or payments.mean <= 0:
            return 0.0
        mean = excess_from_unused(self._unused(payments, cap), payments.mean, cap)
        return mean if mean > max(NEVER_BINDS * payments.mean, ROUNDING * cap) else 0.0

    def _unused(self, payments: LossModel, cap: float) -> float:
        """E[(C - B)+], what is expected to be left of the cap."""
        if cap <= USED_UP * payments.mean:
            return 0.0
        lattice = self._payments.lattice_up_to(cap)
        if payments.sd < NARROW * lattice.step:
            law = self._payments.law(payments)
            if law.passed and law.distribution.step < lattice.step:
                return expected_unused(law.distribution, cap)
        spectrum = self._payments.spectrum(payments, lattice)
        total: complex = sum(map(mul, spectrum, self._weights_on(lattice, cap)))
        return total.real

    def _weights_on(self, lattice: Lattice, cap: float) -> list[complex]:
        """What each frequency weighs in what is left of the cap."""
        key = lattice, cap
        if key not in self._weights:
            unused = [max(cap - lattice.step * place, 0.0) for place in range(lattice.points)]
            self._weights[key] = _frequency_weights(untilted(unused, damping_of(lattice)))
        return self._weights[key]


def _frequency_weights(values: Sequence[float]) -> list[complex]:
    """Of the frequencies 0 to N/2; each of those between stands for its mirror image as well."""
    share = 1 / len(values)
    first, *between, last = (share * z.conjugate() for z in real_transform(values))
    return [first, *(2 * z for z in between), last]
