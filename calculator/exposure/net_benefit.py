"""What pay-later adds after all its costs, and the non-payment rate at which it stops adding anything.

Per pay-later order, with o the outlay, W the mean days outstanding, i the cost of capital per year:

    m_P = E[V] - o - fee E[V]                              margin of a paid order
    m_R = -(h + h_ret + c E[V] (1 - salvage))              margin of a returned order
    E[m_1] = q_P m_P + q_R m_R - q_U E[Y_U] - q_F E[Y_F] - i/365 o W
    m_0    = (1-r) (E[V] - o - cash fee E[V]) + r m_R      the same order paid at checkout
    net    = E[m_1] - (1-u) m_0                                                               Equation (17)
    p*     = net(p=0) / ( net(p=0) - net(p=1) )            net is linear in p                 Equation (18)

u is the share of pay-later orders that would not have come otherwise. Money per order; month figures are
times the month's pay-later orders.
Source: the switch of credit policy in Ross, Westerfield and Jordan, Fundamentals of Corporate Finance, with
returns, fraud, guarantee and time added.
"""

import math
from functools import lru_cache

from calculator.exposure.loss_given_default import cash_loss, mean_outlay
from calculator.exposure.outcomes import outcomes_at
from calculator.exposure.receivable.steady_receivable import mean_days_outstanding
from calculator.shop.order_mix import Assumptions, Segment

DAYS_PER_YEAR = 365
KEPT = 2048
"""Segments whose net benefit is kept, for the variants and edits of a shop that leave them as they were."""


def net_benefit_per_order(segment: Segment, assumptions: Assumptions, non_payment_rate: float) -> float:
    """Equation (17) at a non-payment rate between 0 and 1, money per pay-later order."""
    outcomes = outcomes_at(segment, non_payment_rate)
    days = mean_days_outstanding(segment, outcomes, assumptions.write_off_days)
    funding = assumptions.cost_of_capital / DAYS_PER_YEAR * mean_outlay(segment) * days
    return math.fsum(
        (
            outcomes.paid * margin_of_paid(segment, segment.pay_later_fee_rate),
            outcomes.returned * return_margin(segment),
            -cash_loss(segment, outcomes.unpaid, outcomes.fraud),
            -funding,
            -(1 - segment.incremental_share) * margin_at_checkout(segment),
        )
    )


@lru_cache(maxsize=KEPT)
def net_benefit(segment: Segment, assumptions: Assumptions) -> float:
    """Net benefit of a segment per month, money."""
    return segment.pay_later_orders * net_benefit_per_order(segment, assumptions, segment.non_payment_rate)


def break_even_non_payment_rate(segment: Segment, assumptions: Assumptions) -> float | None:
    """Equation (18): below 0 if no rate is low enough, above 1 if none is too high, none if the rate is idle.

    The rate is idle where no order is left to be paid, all being fraud or returned.
    """
    at_none = net_benefit_per_order(segment, assumptions, 0.0)
    slope = at_none - net_benefit_per_order(segment, assumptions, 1.0)
    return at_none / slope if slope else None


def margin_at_checkout(segment: Segment) -> float:
    """m_0, what the same order would bring if it were paid at checkout, money per order."""
    kept = 1 - segment.return_rate
    return kept * margin_of_paid(segment, segment.cash_fee_rate) + segment.return_rate * return_margin(
        segment
    )


def margin_of_paid(segment: Segment, fee_rate: float) -> float:
    """m_P at a fee rate, money per order."""
    return segment.average_order_value * (1 - fee_rate) - mean_outlay(segment)


def return_margin(segment: Segment) -> float:
    """m_R, what a returned order brings: below 0, money per order."""
    lost_value = segment.goods_cost_share * segment.average_order_value * (1 - segment.salvage_share)
    return -(segment.shipping_cost + segment.return_handling_cost + lost_value)
