"""The most that the guarantee pays in a month, and what the merchant keeps beyond it.

With A the loss as if there were no monthly cap C, and B what the guarantee would pay, the merchant loses

    L = A + (B - C)+,      E[L] = E[A] + E[(B - C)+]                                          Equation (15)

The expected loss needs the law of B alone and is exact. Quantiles would need A and B together. They rise
with the same bad orders, so the quantiles of L are bounded by moving A and B in step:

    VaR_a(L) about or below VaR_a(A) + (VaR_a(B) - C)+        ES_a(L) <= ES_a(A) + ES_a((B - C)+)
    sd(L)    <= sd(A) + sd((B - C)+)

The cap holds month by month; over h months the excess is h times one month's, here and in the bounds.
Money.
Sources: Dhaene, Denuit, Goovaerts, Kaas and Vyncke (2002), Insurance: Mathematics and Economics 31, 3;
Minkowski's inequality.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from calculator.exposure.distribution.audit import Audit
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.bad_orders import guarantee_payments
from calculator.exposure.distribution.loss_distribution import LossDistribution, points_of
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.risk_figures import RiskFigures
from calculator.exposure.levels import LEVELS
from calculator.shop.order_mix import OrderMix

POINTS = 2048
NEVER_BINDS = 1e-9
"""An excess this small beside the expected payments is below what the lattice can tell from 0."""


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
    mix: OrderMix, points: int = POINTS, levels: tuple[float, ...] = LEVELS
) -> CapExcess | None:
    """(B - C)+ of one month, rings' claims included; none where there is no cap or where it never binds.

    `points` are those of the first run, `levels` those of its figures.
    """
    cap = mix.assumptions.guarantee_cap_per_month
    payments = guarantee_payments(mix, months=1)
    if cap is None or payments.mean <= 0:
        return None
    run = audited_run(payments, points, levels)
    law = run.up_to(cap)
    mean = expected_excess(law, payments.mean, cap)
    if mean <= NEVER_BINDS * payments.mean:
        return None
    return CapExcess(
        payments=run.distribution,
        cap=cap,
        mean=mean,
        sd=_excess_sd(law, payments, cap, mean),
        risk=excess_figures(run.risk, mean, cap),
        audit=run.audit,
    )


def expected_excess(payments: LossDistribution, mean_payment: float, cap: float) -> float:
    """E[(B - C)+], Equation (15), money: E[B] - C + E[(C - B)+], which asks only for payments below the cap.

    So it is exact for a law of which only the lower end is known; it is 0 where the cap lies beyond that.
    """
    return (
        excess_from_unused(expected_unused(payments, cap), mean_payment, cap)
        if cap <= payments.largest
        else 0.0
    )


def expected_unused(payments: LossDistribution, cap: float) -> float:
    """E[(C - B)+], what is expected to be left of the cap, money."""
    return math.fsum(left * p for left, p in _left_over(payments, cap))


def excess_from_unused(unused: float, mean_payment: float, cap: float) -> float:
    """E[(B - C)+] from E[(C - B)+]; money."""
    return min(max(mean_payment - cap + unused, 0.0), mean_payment)


def _excess_sd(law: LossDistribution, payments: LossModel, cap: float, mean: float) -> float:
    """Standard deviation of the excess, its square E[(B - C)^2] - E[((C - B)+)^2] - E[(B - C)+]^2. Money."""
    unused = math.fsum(left * left * p for left, p in _left_over(law, cap))
    return math.sqrt(max(payments.variance + (payments.mean - cap) ** 2 - unused - mean**2, 0.0))


def _left_over(payments: LossDistribution, cap: float) -> Iterator[tuple[float, float]]:
    """What each payment below the cap leaves of it (money), with its probability."""
    return ((cap - payment, p) for payment, p in points_of(payments) if payment < cap)


def excess_figures(payments: RiskFigures, mean: float, cap: float) -> RiskFigures:
    """Quantiles and expected shortfalls of (B - C)+ from those of the payments B, and its mean. Money."""
    value_at_risk = {level: max(quantile - cap, 0.0) for level, quantile in payments.value_at_risk.items()}
    expected_shortfall = {
        level: shortfall - cap if payments.value_at_risk[level] >= cap else mean / (1 - level)
        for level, shortfall in payments.expected_shortfall.items()
    }
    return RiskFigures(value_at_risk, expected_shortfall)
