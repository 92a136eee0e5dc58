"""What is lost when an order of value v is not paid.

    G(v) = min(g v, k)                     what the platform pays for an accepted claim
    R(v) = (1 - rho) (v - G(v))            book loss: exposure at default x LGD          Equation (7)
    o(v) = c v + h                         outlay: goods and outbound shipping
    Y(v) = o(v) - G(v) - rho (v - G(v))    cash loss against an order that never was     Equation (8)
         = R(v) - (v - o(v))                                                             Equation (9)

g coverage, k cap per order, rho recovery rate, c goods cost share, h shipping cost. A refused or uncovered
order has G = 0. Money per order; Y may be negative.
"""

import math
from functools import lru_cache

from calculator.exposure.distribution.order_value import order_value
from calculator.exposure.distribution.severity import NOTHING, Piece, Severity, loss_moments
from calculator.shop.order_mix import Segment


def guarantee_payment(segment: Segment) -> Severity:
    """G(v), what the platform pays for an accepted claim, before any monthly cap."""
    return _payment(segment.guarantee_coverage, segment.guarantee_cap_per_order)


def book_loss(segment: Segment, *, claim_paid: bool) -> Severity:
    """R(v) of a bad order whose claim is paid, or that has no claim, Equation (7)."""
    guarantee = guarantee_payment(segment) if claim_paid else NOTHING
    return _left_open(guarantee, 1 - segment.recovery_rate)


# Kept, because the segments and variants of a shop share few contracts, and ask for each very often.
@lru_cache(maxsize=256)
def _payment(coverage: float, cap: float | None) -> Severity:
    if coverage == 0 or cap == 0:
        return NOTHING
    if cap is None:
        return (Piece(0.0, coverage, 0.0),)
    return (Piece(0.0, coverage, 0.0), Piece(cap / coverage, 0.0, cap))


@lru_cache(maxsize=256)
def _left_open(guarantee: Severity, kept: float) -> Severity:
    return tuple(Piece(start, kept * (1 - slope), -kept * intercept) for start, slope, intercept in guarantee)


def share_of_claims_paid(segment: Segment, *, fraud: bool) -> float:
    """Share of the bad orders of one cause for which the platform pays."""
    covered = segment.guarantee_covers_fraud or not fraud
    return segment.claim_success_rate if covered else 0.0


def claims_paid(segment: Segment, unpaid: float, fraud: float) -> float:
    """Of so many bad orders of each cause those for which the platform pays."""
    return segment.claim_success_rate * (unpaid + fraud if segment.guarantee_covers_fraud else unpaid)


def mean_guarantee_payment(segment: Segment, *, fraud: bool) -> float:
    """Expected payment of the platform for one bad order, refused claims counted as 0."""
    paid = share_of_claims_paid(segment, fraud=fraud)
    return paid * loss_moments(guarantee_payment(segment), order_value(segment)).mean


def mean_outlay(segment: Segment) -> float:
    """E[o(V)]: goods and outbound shipping of one order."""
    return segment.goods_cost_share * segment.average_order_value + segment.shipping_cost


def mean_cash_loss(segment: Segment, *, fraud: bool) -> float:
    """E[Y(V)] of one bad order, Equation (8)."""
    return cash_loss(segment, *((0.0, 1.0) if fraud else (1.0, 0.0)))


def cash_loss(segment: Segment, unpaid: float, fraud: float) -> float:
    """E[Y(V)] of so many bad orders of each cause together, Equation (8)."""
    bad, guarantee = unpaid + fraud, claims_paid(segment, unpaid, fraud)
    if guarantee:
        guarantee *= loss_moments(guarantee_payment(segment), order_value(segment)).mean
    recovered = segment.recovery_rate * (bad * segment.average_order_value - guarantee)
    return math.fsum((bad * mean_outlay(segment), -guarantee, -recovered))
