"""The exposure of a shop: everything the calculator answers for one order mix.

Segment figures are per month. Portfolio flows (orders, losses, guarantee payment, net benefit and the risk
figures) are over the horizon and include rings and the monthly cap of the guarantee; the receivable is that
of a usual day and includes neither. Field names are those of the JSON result. Money, days, probabilities.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from calculator.exposure.bad_orders import book_losses, guarantee_payments
from calculator.exposure.counts.own_history import OwnHistory, own_history
from calculator.exposure.decisions.break_even import BreakEvenNonPayment, break_even_non_payment
from calculator.exposure.decisions.break_even_incremental import BreakEvenIncremental, break_even_incremental
from calculator.exposure.decisions.concentration import Concentration, concentration
from calculator.exposure.decisions.shop_figures import scales_from
from calculator.exposure.distribution.audit import Audit, worse_of
from calculator.exposure.distribution.audited_run import AuditedRun, audited_run
from calculator.exposure.distribution.guarantee_cap import CapExcess, monthly_cap_excess
from calculator.exposure.distribution.loss_distribution import LossDistribution
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.loss_levels import LEVELS
from calculator.exposure.open_orders.listed import OpenOrdersExposure, open_orders_exposure
from calculator.exposure.receivable.receivable_course import Course, course_of
from calculator.exposure.receivable.receivable_over_time import ReceivableOverTime, receivable_over_time
from calculator.exposure.receivable.steady_receivable import steady_receivable
from calculator.exposure.rings.blind_window import BlindExposure, blind_exposure
from calculator.exposure.rings.expected_rings import ring_cash_loss, ring_guarantee_payment
from calculator.exposure.rings.ring_stress import RingStress, UsualFlows, ring_stress
from calculator.exposure.segment_exposure import SegmentExposure, segment_exposure
from calculator.exposure.shown_distribution import shown_distribution
from calculator.shop.order_mix import DAYS_PER_MONTH, OrderMix

DIGITS = 9
"""Significant digits of what is read off a lattice: more than the lattice knows, and few enough that the last
bits of a machine's exponentials hardly show. A close-up can carry them to the seventh digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioExposure:
    """What the shop puts at risk; `quantiles_are` is "exact" or, with a monthly cap, "upper_bound".

    `pay_later_orders` is their number over the horizon, `pay_later_sales` what is sold pay-later in a month.
    """

    pay_later_orders: float
    pay_later_sales: float
    receivable: float
    receivable_sd: float
    receivable_never_paid: float
    expected_book_loss: float
    expected_cash_loss: float
    expected_guarantee_payment: float
    unexpected_loss: float
    value_at_risk: dict[str, float]
    expected_shortfall: dict[str, float]
    quantiles_are: str
    net_benefit: float
    break_even_non_payment: BreakEvenNonPayment
    break_even_incremental: BreakEvenIncremental
    concentration: Concentration


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The result for one order mix; `loss_distribution` has at most 2,049 points."""

    segments: tuple[SegmentExposure, ...]
    portfolio: PortfolioExposure
    receivable_over_time: ReceivableOverTime
    receivable_course: Course
    blind_window: BlindExposure | None
    ring_stress: RingStress | None
    own_history: OwnHistory | None
    open_orders: OpenOrdersExposure | None
    loss_distribution: LossDistribution
    audit: Audit


class FullRun(NamedTuple):
    """The law of the loss without a monthly cap, and what one month's payments exceed the cap by."""

    losses: LossModel
    run: AuditedRun
    excess: CapExcess | None


def full_run(mix: OrderMix) -> FullRun:
    """The runs that a shop's figures rest on."""
    losses, payments = book_losses(mix, mix.assumptions.horizon_months), guarantee_payments(mix, months=1)
    excess = monthly_cap_excess(payments, mix.assumptions.guarantee_cap_per_month)
    return FullRun(losses, audited_run(losses), excess)


def estimate(mix: OrderMix, found: FullRun | None = None) -> Estimate:
    """Estimate the exposure of a validated order mix; `found` are its runs, if they are there already.

    Raises:
        ValueError: a ring buys from a segment that the mix does not have.

    """
    months = mix.assumptions.horizon_months
    segments = tuple(segment_exposure(segment, mix.assumptions) for segment in mix.segments)
    losses, run, excess = found or full_run(mix)
    portfolio = portfolio_exposure(mix, FullRun(losses, run, excess), segments)
    over_time = receivable_over_time(mix, past=1.0 if mix.starts_steady else 0.0)
    usual = UsualFlows(
        receivable=over_time,
        expected_book_loss=portfolio.expected_book_loss,
        value_at_risk=portfolio.value_at_risk,
        net_benefit_per_month=portfolio.net_benefit / months,
    )
    return Estimate(
        segments=segments,
        portfolio=portfolio,
        receivable_over_time=over_time,
        receivable_course=course_of(mix, over_time),
        blind_window=blind_exposure(mix, usual.net_benefit_per_month / DAYS_PER_MONTH),
        ring_stress=ring_stress(mix, usual),
        own_history=own_history(mix),
        open_orders=open_orders_exposure(mix, portfolio.receivable),
        loss_distribution=shown_distribution(run.distribution, excess, months),
        audit=worse_of(run.audit, excess.audit) if excess else run.audit,
    )


def pay_later_sales(mix: OrderMix) -> float:
    """What is sold pay-later in a month, returns and all: money."""
    return math.fsum(one.pay_later_orders * one.average_order_value for one in mix.segments)


def portfolio_exposure(
    mix: OrderMix, found: FullRun | None = None, segments: tuple[SegmentExposure, ...] = ()
) -> PortfolioExposure:
    """What the shop as a whole puts at risk; `found` and `segments` are its runs and lines, if there."""
    losses, run, excess = found or full_run(mix)
    segments = segments or tuple(segment_exposure(segment, mix.assumptions) for segment in mix.segments)
    months = mix.assumptions.horizon_months
    receivables = [steady_receivable(segment, mix.assumptions.write_off_days) for segment in mix.segments]
    beyond_cap = months * read_off(excess.mean) if excess else 0.0
    ring_loss = ring_cash_loss(mix, months)
    payments = months * math.fsum(segment.expected_guarantee_payment for segment in segments)
    cash_loss = months * math.fsum(segment.expected_cash_loss for segment in segments)
    benefit = months * math.fsum(segment.net_benefit for segment in segments) - ring_loss - beyond_cap
    return PortfolioExposure(
        pay_later_orders=months * math.fsum(segment.pay_later_orders for segment in segments),
        pay_later_sales=pay_later_sales(mix),
        receivable=math.fsum(one.mean for one in receivables),
        receivable_sd=math.sqrt(math.fsum(one.variance for one in receivables)),
        receivable_never_paid=math.fsum(one.never_paid for one in receivables),
        expected_book_loss=losses.mean + beyond_cap,
        expected_cash_loss=cash_loss + ring_loss + beyond_cap,
        expected_guarantee_payment=payments + ring_guarantee_payment(mix, months) - beyond_cap,
        unexpected_loss=losses.sd + months * (read_off(excess.sd) if excess else 0.0),
        value_at_risk=by_level(run.risk.value_at_risk, excess.risk.value_at_risk if excess else None, months),
        expected_shortfall=by_level(
            run.risk.expected_shortfall, excess.risk.expected_shortfall if excess else None, months
        ),
        quantiles_are="upper_bound" if excess else "exact",
        net_benefit=benefit,
        break_even_non_payment=_break_even(mix, excess),
        break_even_incremental=break_even_incremental(mix.segments, benefit / months),
        concentration=concentration([one.mean for one in receivables]),
    )


def _break_even(mix: OrderMix, excess: CapExcess | None) -> BreakEvenNonPayment:
    """The rate to the digits that its search knows."""
    found = break_even_non_payment(mix, scales_from(mix, excess=excess))
    if found.rate is None or found.of_100 is None:
        return found
    return replace(found, rate=read_off(found.rate), of_100=read_off(found.of_100))


def by_level(
    losses: Mapping[float, float], excess: Mapping[float, float] | None = None, months: float = 1.0
) -> dict[str, float]:
    """A risk figure for each level, with what the payments exceed a monthly cap by in so many months."""
    return {
        str(level): read_off(losses[level] + (months * excess[level] if excess else 0.0)) for level in LEVELS
    }


def read_off(figure: float) -> float:
    """A figure that was read off a lattice, without the digits that the lattice does not know."""
    return float(f"{figure:.{DIGITS}g}")
