"""The most that the guarantee pays in a month, and what the merchant keeps beyond it.

With A the loss as if there were no monthly cap C, and B what the guarantee would pay, the merchant loses

    L = A + (B - C)+,      E[L] = E[A] + E[(B - C)+]                                          Equation (15)

The expected loss needs the law of B alone and is exact. A and B rise with the same bad orders, so the
quantiles of L are bounded by moving them in step:

    VaR_a(L) about or below VaR_a(A) + (VaR_a(B) - C)+        ES_a(L) <= ES_a(A) + ES_a((B - C)+)
    sd(L)    <= sd(A) + sd((B - C)+)

The cap holds month by month; over h months the excess is h times one month's, here and in the bounds. Money.
Sources: Dhaene et al. (2002), Insurance: Mathematics and Economics 31, 3; Minkowski's inequality.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from calculator.exposure.distribution.audit import Audit
from calculator.exposure.distribution.audited_run import POINTS, audited_run, whole_window
from calculator.exposure.distribution.fourier import real_transform
from calculator.exposure.distribution.generating_function import GeneratingFunction
from calculator.exposure.distribution.lattice import BELOW, Lattice, damping, lattice_over
from calculator.exposure.distribution.loss_distribution import LossDistribution, RiskFigures
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.order_value import KEPT
from calculator.exposure.loss_levels import LEVELS

NEVER_BINDS = 1e-9
"""An excess so small beside the expected payments or the cap is nothing: probabilities err by 2e-11."""


@dataclass(frozen=True, slots=True)
class CapExcess:
    """By how much one month's guarantee payments exceed the cap, and the law of the payments. Money."""

    payments: LossDistribution
    cap: float
    mean: float
    sd: float
    risk: RiskFigures
    audit: Audit


def monthly_cap_excess(
    payments: LossModel, cap: float | None, levels: tuple[float, ...] = LEVELS
) -> CapExcess | None:
    """(B - C)+ of one month's payments; none where there is no cap or where it never binds."""
    mean, square = excess_moments(payments, cap)
    if cap is None or not mean:
        return None
    run = audited_run(payments, levels=levels)
    sd = math.sqrt(max(square - mean**2, 0.0))
    return CapExcess(run.distribution, cap, mean, sd, excess_figures(run.risk, mean, cap), run.audit)


@lru_cache(maxsize=KEPT)
def excess_moments(payments: LossModel, cap: float | None, points: int = 2 * POINTS) -> tuple[float, float]:
    """E[(B - C)+] and E[(B - C)+^2], money to the power; 0 where there is no cap or it never binds."""
    if cap is not None and payments.has_spread:
        function, mean = function_up_to(cap, payments, points), payments.mean
        excess = expected_excess(function, mean, cap)
        if excess > NEVER_BINDS * max(mean, cap):
            return excess, payments.variance + (mean - cap) ** 2 - expected_unused(function, cap, 2)
    return 0.0, 0.0


def function_up_to(cap: float, payments: LossModel, points: int = 2 * POINTS) -> GeneratingFunction:
    """The payments on a lattice that ends just beyond the cap (money), with its ripples.

    Twice the points of a run know the excess to 5e-6 of the payments, as many to 1e-5 (realistic shops, seeds
    7 and 108). Payments that hardly vary have a lattice over all of them, which is finer. A cap far beyond
    takes steps too long for a narrow law: split plainly, it does not ripple.
    """
    lattice = whole_window(payments, points)
    as_split = cap > (lattice.first + lattice.points) * lattice.step
    if not lattice.is_whole and cap > NEVER_BINDS * payments.mean:
        lattice = lattice_over(0.0, cap * (1 + BELOW / points), points, payments.foremost_loss)
    return GeneratingFunction(payments, lattice._replace(as_split=as_split))


def expected_excess(payments: GeneratingFunction, mean_payment: float, cap: float) -> float:
    """E[(B - C)+], Equation (15), money: E[B] - C + E[(C - B)+], which asks for payments up to C alone."""
    return min(max(mean_payment - cap + expected_unused(payments, cap, 1), 0.0), mean_payment)


def expected_unused(payments: GeneratingFunction, cap: float, power: int) -> float:
    """E[((C - B)+)^power], what is left of the cap, money to the power, by Parseval's theorem."""
    return sum(map(mul, payments.values, _unused(payments.lattice, cap, power)), start=0j).real


@lru_cache(maxsize=64)
def _unused(lattice: Lattice, cap: float, power: int) -> list[complex]:
    """By what each value of a generating function counts in that mean; the variants of a shop share it."""
    radii, start = damping(lattice), lattice.first % lattice.points
    left = (cap - max((lattice.first + place) * lattice.step, 0.0) for place in range(lattice.points))
    scale = radii[1] ** -lattice.first / lattice.points
    damped = [scale * max(each, 0.0) ** power / radius for each, radius in zip(left, radii, strict=True)]
    first, *found = map(complex.conjugate, real_transform(damped[-start:] + damped[:-start]))
    # The frequencies above half the points mirror those below.
    return [first, *(2 * z for z in found[:-1]), found[-1]]


def excess_figures(payments: RiskFigures, mean: float, cap: float) -> RiskFigures:
    """Quantiles and expected shortfalls of (B - C)+ from those of the payments B, and its mean. Money."""
    value_at_risk = {level: max(quantile - cap, 0.0) for level, quantile in payments.value_at_risk.items()}
    expected_shortfall = {
        level: shortfall - cap if payments.value_at_risk[level] >= cap else mean / (1 - level)
        for level, shortfall in payments.expected_shortfall.items()
    }
    return RiskFigures(value_at_risk, expected_shortfall)
