"""Everything the calculator answers for a shop whose provider carries non-payment.

Segment figures are per month, portfolio flows over the horizon, money on its way that of a usual day. Fields
that mean the same as in the estimate of a shop that carries non-payment have the same names. What only such a
shop bears is not computed: money that is never paid, rings, the blind window, the course over time. Field
names are those of the JSON result.
"""

import math
from dataclasses import dataclass

from calculator.exposure.decisions.break_even_incremental import BreakEvenIncremental, break_even_incremental
from calculator.exposure.distribution.audit import Audit
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.loss_distribution import LossDistribution
from calculator.exposure.loss_given_default import mean_outlay
from calculator.exposure.provider.does_it_pay import (
    break_even_dispute_rate,
    break_even_fee_rate,
    fees_on_refunds_per_month,
    fees_per_month,
    net_benefit_per_month,
    payout_due,
)
from calculator.exposure.provider.provider_losses import bad_orders, mean_loss, provider_losses
from calculator.exposure.shop_exposure import by_level, pay_later_sales
from calculator.exposure.shown_distribution import shown_distribution
from calculator.shop.order_mix import OrderMix, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSegment:
    """One segment with a provider; flows are per month, `receivable` is what the provider owes the shop."""

    name: str
    pay_later_orders: float
    receivable: float
    fees: float
    fees_on_refunds: float
    disputes: float
    disputes_lost: float
    orders_handed_back: float
    expected_book_loss: float
    expected_cash_loss: float
    net_benefit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderPortfolio:
    """The shop with a provider; `fees` include `fees_on_refunds`, losses include the cost of disputes."""

    pay_later_orders: float
    pay_later_sales: float
    receivable: float
    fees: float
    fees_on_refunds: float
    disputes: float
    disputes_lost: float
    orders_handed_back: float
    expected_book_loss: float
    expected_cash_loss: float
    unexpected_loss: float
    value_at_risk: dict[str, float]
    expected_shortfall: dict[str, float]
    quantiles_are: str
    net_benefit: float
    break_even_dispute_rate: float | None
    break_even_fee_rate: float | None
    break_even_incremental: BreakEvenIncremental


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderEstimate:
    """The result for one order mix; `loss_distribution` has at most 2,049 points."""

    segments: tuple[ProviderSegment, ...]
    portfolio: ProviderPortfolio
    loss_distribution: LossDistribution
    audit: Audit


def provider_estimate(mix: OrderMix) -> ProviderEstimate:
    """Estimate the exposure of a validated order mix whose provider carries non-payment."""
    months = mix.assumptions.horizon_months
    segments = tuple(_segment(segment, mix) for segment in mix.segments)
    losses = provider_losses(mix, months)
    run = audited_run(losses)

    def flow(name: str) -> float:
        return months * math.fsum(getattr(segment, name) for segment in segments)

    per_month = math.fsum(segment.net_benefit for segment in segments)
    return ProviderEstimate(
        segments=segments,
        portfolio=ProviderPortfolio(
            pay_later_orders=flow("pay_later_orders"),
            pay_later_sales=pay_later_sales(mix),
            receivable=math.fsum(segment.receivable for segment in segments),
            fees=flow("fees"),
            fees_on_refunds=flow("fees_on_refunds"),
            disputes=flow("disputes"),
            disputes_lost=flow("disputes_lost"),
            orders_handed_back=flow("orders_handed_back"),
            expected_book_loss=losses.mean,
            expected_cash_loss=flow("expected_cash_loss"),
            unexpected_loss=losses.sd,
            value_at_risk=by_level(run.risk.value_at_risk),
            expected_shortfall=by_level(run.risk.expected_shortfall),
            quantiles_are="exact",
            net_benefit=flow("net_benefit"),
            break_even_dispute_rate=break_even_dispute_rate(mix, per_month),
            break_even_fee_rate=break_even_fee_rate(mix, per_month),
            break_even_incremental=break_even_incremental(mix.segments, per_month),
        ),
        loss_distribution=shown_distribution(run.distribution, None, months),
        audit=run.audit,
    )


def _segment(segment: Segment, mix: OrderMix) -> ProviderSegment:
    provider = mix.provider
    number, loss = bad_orders(segment, provider), mean_loss(segment, provider)
    # Equation (9): where the order is lost, the shop is out of pocket for the outlay, not for the price.
    unearned = number.value_lost * (segment.average_order_value - mean_outlay(segment))
    return ProviderSegment(
        name=segment.name,
        pay_later_orders=segment.pay_later_orders,
        receivable=payout_due(segment, provider),
        fees=fees_per_month(segment, provider),
        fees_on_refunds=fees_on_refunds_per_month(segment, provider),
        disputes=number.lost + number.won,
        disputes_lost=number.lost,
        orders_handed_back=number.handed_back,
        expected_book_loss=loss,
        expected_cash_loss=loss - unearned,
        net_benefit=net_benefit_per_month(segment, mix),
    )
