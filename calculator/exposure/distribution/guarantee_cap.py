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

from calculator.exposure.distribution.audit import Audit
from calculator.exposure.distribution.audited_run import POINTS, audited_run, whole_window
from calculator.exposure.distribution.generating_function import GeneratingFunction
from calculator.exposure.distribution.lattice import lattice_over
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
    mean = mean_cap_excess(payments, cap)
    if cap is None or not mean:
        return None
    run = audited_run(payments, levels=levels)
    # E[(B - C)^2] without what lies below the cap, from the law that the mean was read from.
    unused = expected_unused(law_up_to(cap, payments, 2 * POINTS), cap, power=2)
    square = payments.variance + (payments.mean - cap) ** 2 - unused
    sd = math.sqrt(max(square - mean**2, 0.0))
    return CapExcess(run.distribution, cap, mean, sd, excess_figures(run.risk, mean, cap), run.audit)


def mean_cap_excess(payments: LossModel, cap: float | None, points: int = 2 * POINTS) -> float:
    """E[(B - C)+] of one month's payments, money; 0 where there is no cap or where it never binds."""
    if cap is None or not payments.has_spread:
        return 0.0
    mean = expected_excess(law_up_to(cap, payments, points), payments.mean, cap)
    return mean if mean > NEVER_BINDS * max(payments.mean, cap) else 0.0


@lru_cache(maxsize=KEPT)
def law_up_to(cap: float, payments: LossModel, points: int = 2 * POINTS) -> LossDistribution:
    """The law of the payments as far as the cap (money).

    Twice the points of a run know the excess to 5e-6 of the payments, as many to 1e-5 (realistic shops, seeds
    7 and 108). Payments that hardly vary have a lattice over all of them, which is finer. A cap far beyond
    takes steps too long for a narrow law: split plainly, it does not ripple.
    """
    lattice = whole_window(payments, points)
    as_split = cap > (lattice.first + lattice.points) * lattice.step
    if lattice.first < 0 and cap > NEVER_BINDS * payments.mean:
        lattice = lattice_over(0.0, cap, points, payments.foremost_loss)
    return GeneratingFunction(payments, lattice._replace(as_split=as_split)).law()


def expected_excess(payments: LossDistribution, mean_payment: float, cap: float) -> float:
    """E[(B - C)+], Equation (15), money: E[B] - C + E[(C - B)+], which asks for payments up to C alone."""
    return min(max(mean_payment - cap + expected_unused(payments, cap), 0.0), mean_payment)


def expected_unused(payments: LossDistribution, cap: float, power: int = 1) -> float:
    """E[((C - B)+)^power], what is left of the cap, money to the power."""
    unused = [cap - max(payment, 0.0) for payment in payments.losses if payment < cap]
    return sum(left**power * p for left, p in zip(unused, payments.probability, strict=False))


def excess_figures(payments: RiskFigures, mean: float, cap: float) -> RiskFigures:
    """Quantiles and expected shortfalls of (B - C)+ from those of the payments B, and its mean. Money."""
    value_at_risk = {level: max(quantile - cap, 0.0) for level, quantile in payments.value_at_risk.items()}
    expected_shortfall = {
        level: shortfall - cap if payments.value_at_risk[level] >= cap else mean / (1 - level)
        for level, shortfall in payments.expected_shortfall.items()
    }
    return RiskFigures(value_at_risk, expected_shortfall)
