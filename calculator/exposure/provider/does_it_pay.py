"""What a provider's pay-later costs and adds, in a segment and in the shop.

Per order of value V through the provider, with the order tree of Equation (1), o the outlay and T the days to
the payout; phi and e are the fee in per cent and fixed, chi the share of it kept on refunds:

    F   = (phi E[V] + e) (1 - q_R + chi q_R)                                                 Equation (28)
    A   = N E[V] T / 30                          money between shipping and payout           Equation (29)
    net = (1 - q_R) (E[V] - o) + q_R m_R - F - EL / N - i/365 o T - (1 - u) m_0              Equation (31)
    omega* = omega + net / (y + eta E[V]),    phi* = phi + net / (E[V] (1 - q_R + chi q_R))  Equation (32)

omega, eta and y are those of `provider_losses`, EL its expected loss; m_R and m_0 those of Equation (17).
Of a shop, numerator and denominators of Equation (32) are sums over its orders. Money per order; month
figures are times N, the month's pay-later orders.
"""

import math

from calculator.exposure.loss_given_default import mean_outlay
from calculator.exposure.net_benefit import (
    DAYS_PER_YEAR,
    margin_at_checkout,
    margin_of_paid,
    return_margin,
)
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.provider.provider_losses import mean_loss
from calculator.shop.order_mix import DAYS_PER_MONTH, OrderMix, Provider, Segment


def payout_due(segment: Segment, provider: Provider) -> float:
    """A, what the provider still has to pay out on a usual day, money."""
    return segment.pay_later_orders * segment.average_order_value * provider.payout_days / DAYS_PER_MONTH


def fees_per_month(segment: Segment, provider: Provider) -> float:
    """F of a month's orders, what is kept on refunds included, money."""
    returned = order_outcomes(segment).returned
    return math.fsum((1 - returned, provider.fee_kept_on_refund * returned)) * _charged(segment, provider)


def fees_on_refunds_per_month(segment: Segment, provider: Provider) -> float:
    """The part of F that is kept although the order was refunded, money a month."""
    return provider.fee_kept_on_refund * order_outcomes(segment).returned * _charged(segment, provider)


def net_benefit_per_month(segment: Segment, mix: OrderMix) -> float:
    """Equation (31) times the month's orders, money."""
    provider, returned = mix.provider, order_outcomes(segment).returned
    funding = mix.assumptions.cost_of_capital / DAYS_PER_YEAR * mean_outlay(segment) * provider.payout_days
    per_order = math.fsum(
        (
            (1 - returned) * margin_of_paid(segment, 0.0),
            returned * return_margin(segment),
            -funding,
            -(1 - segment.incremental_share) * margin_at_checkout(segment),
        )
    )
    earned = segment.pay_later_orders * per_order
    return math.fsum((earned, -fees_per_month(segment, provider), -mean_loss(segment, provider)))


def break_even_dispute_rate(mix: OrderMix, net_benefit: float) -> float | None:
    """omega* of a shop with this net benefit a month.

    Below 0 if no rate is low enough, above 1 if none is too high, none if disputes cost nothing.
    """
    provider = mix.provider
    slope = math.fsum(
        segment.pay_later_orders
        * (provider.dispute_cost + provider.dispute_lost_share * segment.average_order_value)
        for segment in mix.segments
    )
    return provider.dispute_rate + net_benefit / slope if slope else None


def break_even_fee_rate(mix: OrderMix, net_benefit: float) -> float | None:
    """phi* of a shop with this net benefit a month.

    Below 0 if no fee is low enough, none if nothing is sold that a fee could be taken of.
    """
    provider = mix.provider
    slope = math.fsum(
        segment.pay_later_orders
        * segment.average_order_value
        * (1 - (1 - provider.fee_kept_on_refund) * order_outcomes(segment).returned)
        for segment in mix.segments
    )
    return provider.fee_rate + net_benefit / slope if slope else None


def _charged(segment: Segment, provider: Provider) -> float:
    """The fees of a month if nothing came back, money."""
    per_order = provider.fee_rate * segment.average_order_value + provider.fee_fixed
    return segment.pay_later_orders * per_order
