"""One segment's line of the result: outcomes, receivable, expected losses, net benefit. Money per month.

Rings and the monthly cap of the guarantee belong to the shop as a whole and are left out here. Expected
losses are Equation (10) for one segment: pay-later orders x probability x what one such order loses.
"""

from dataclasses import dataclass

from calculator.exposure.distribution.order_value import order_value
from calculator.exposure.distribution.severity import loss_moments
from calculator.exposure.loss_given_default import (
    book_loss,
    mean_cash_loss,
    mean_guarantee_payment,
    share_of_claims_paid,
)
from calculator.exposure.net_benefit import break_even_non_payment_rate, net_benefit
from calculator.exposure.outcomes import Outcomes, order_outcomes
from calculator.exposure.receivable.steady_receivable import steady_receivable
from calculator.shop.order_mix import Assumptions, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentExposure:
    """What a segment puts at risk; orders and money are per month, the receivable is on a usual day."""

    name: str
    pay_later_orders: float
    outcomes: Outcomes
    probability_of_default: float
    mean_days_outstanding: float
    receivable: float
    receivable_never_paid: float
    expected_book_loss: float
    expected_cash_loss: float
    expected_guarantee_payment: float
    net_benefit: float
    break_even_non_payment_rate: float | None


def segment_exposure(segment: Segment, assumptions: Assumptions) -> SegmentExposure:
    """The exposure of one segment."""
    outcomes = order_outcomes(segment)
    receivable = steady_receivable(segment, assumptions.write_off_days)
    orders = segment.pay_later_orders
    unpaid, fraud = orders * outcomes.unpaid, orders * outcomes.fraud
    return SegmentExposure(
        name=segment.name,
        pay_later_orders=orders,
        outcomes=outcomes,
        probability_of_default=outcomes.probability_of_default,
        mean_days_outstanding=receivable.mean_days,
        receivable=receivable.mean,
        receivable_never_paid=receivable.never_paid,
        expected_book_loss=unpaid * mean_book_loss(segment, fraud=False)
        + fraud * mean_book_loss(segment, fraud=True),
        expected_cash_loss=unpaid * mean_cash_loss(segment, fraud=False)
        + fraud * mean_cash_loss(segment, fraud=True),
        expected_guarantee_payment=unpaid * mean_guarantee_payment(segment, fraud=False)
        + fraud * mean_guarantee_payment(segment, fraud=True),
        net_benefit=net_benefit(segment, assumptions),
        break_even_non_payment_rate=break_even_non_payment_rate(segment, assumptions),
    )


def mean_book_loss(segment: Segment, *, fraud: bool) -> float:
    """E[R(V)] of one bad order of a cause, claims paid and refused, Equation (7)."""
    paid = share_of_claims_paid(segment, fraud=fraud)
    value = order_value(segment)
    with_claim = loss_moments(book_loss(segment, claim_paid=True), value).mean
    without = loss_moments(book_loss(segment, claim_paid=False), value).mean
    return paid * with_claim + (1 - paid) * without
