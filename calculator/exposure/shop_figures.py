"""The four figures that decide: expected loss, expected shortfall, peak receivable, net benefit.

Over the horizon, rings and monthly cap included, as in the whole estimate, but without what a comparison of
many shops does not need. The peak is that of the season in a shop that was steady before it. Money.
"""

import math
from dataclasses import dataclass

from calculator.exposure.audited_run import audited_run
from calculator.exposure.bad_orders import book_losses
from calculator.exposure.guarantee_cap import CapExcess, monthly_cap_excess
from calculator.exposure.net_benefit import net_benefit
from calculator.exposure.receivable import steady_receivable
from calculator.exposure.receivable_over_time import receivable_over_time
from calculator.exposure.rings import ring_cash_loss
from calculator.order_mix import OrderMix

LEVEL = 0.99
POINTS = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedForms:
    """What needs no distribution, but for the excess over a monthly cap."""

    expected_book_loss: float
    peak_receivable: float
    net_benefit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopFigures:
    """The closed forms with the expected shortfall of the book loss at 99 %, and whether its audit passed."""

    expected_book_loss: float
    expected_shortfall: float
    peak_receivable: float
    net_benefit: float
    audit_passed: bool


def closed_forms(mix: OrderMix, cost_per_month: float = 0.0) -> ClosedForms:
    """The figures without the shortfall; `cost_per_month` (money) is taken off the net benefit."""
    return _closed_forms(mix, cost_per_month, monthly_cap_excess(mix))


def shop_figures(mix: OrderMix, cost_per_month: float = 0.0, points: int = POINTS) -> ShopFigures:
    """All figures; the lattice starts with so many points and gets more where the audit asks for them."""
    excess, months = monthly_cap_excess(mix), mix.assumptions.horizon_months
    closed = _closed_forms(mix, cost_per_month, excess)
    run = audited_run(book_losses(mix, months), points)
    beyond_cap = months * excess.risk.expected_shortfall[LEVEL] if excess else 0.0
    return ShopFigures(
        expected_book_loss=closed.expected_book_loss,
        expected_shortfall=run.risk.expected_shortfall[LEVEL] + beyond_cap,
        peak_receivable=closed.peak_receivable,
        net_benefit=closed.net_benefit,
        audit_passed=run.audit.passed and (excess is None or excess.audit.passed),
    )


def peak_receivable(mix: OrderMix) -> float:
    """The highest expected receivable of a season that begins in the steady state."""
    if mix.season:
        return receivable_over_time(mix, past=1.0).peak
    write_off_days = mix.assumptions.write_off_days
    return math.fsum(steady_receivable(segment, write_off_days).mean for segment in mix.segments)


def _closed_forms(mix: OrderMix, cost_per_month: float, excess: CapExcess | None) -> ClosedForms:
    months = mix.assumptions.horizon_months
    beyond_cap = months * excess.mean if excess else 0.0
    benefit = math.fsum(net_benefit(segment, mix.assumptions) for segment in mix.segments) - cost_per_month
    return ClosedForms(
        expected_book_loss=book_losses(mix, months).mean + beyond_cap,
        peak_receivable=peak_receivable(mix),
        net_benefit=months * benefit - ring_cash_loss(mix, months) - beyond_cap,
    )
