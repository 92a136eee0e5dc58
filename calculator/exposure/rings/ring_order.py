"""What a ring buys, and what one order is worth and loses on average, with countermeasures or without.

A ring order is a fraud order of its segment. A limit L per order makes its value min(V, L); a hold above a
value H stops every order that would have been dearer. With X = R or Y of Equations (7) and (8), the mean is

    E[X(min(V, L)) 1{V <= H}]

The kinks of the contract and of the countermeasure are piece ends, so the means are exact. Money per order.
"""

import math
from dataclasses import dataclass

from calculator.exposure.distribution.order_value import order_value
from calculator.exposure.distribution.severity import Piece, Severity, loss_moments, loss_of
from calculator.exposure.loss_given_default import book_loss, guarantee_payment, share_of_claims_paid
from calculator.shop.order_mix import OrderMix, Segment

WORTH: Severity = (Piece(0.0, 1.0, 0.0),)
"""The value of an order itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingOrder:
    """Mean value, book loss and cash loss of a ring order (money); the cash loss may be negative."""

    value: float
    loss_book: float
    loss_cash: float


def ring_order(segment: Segment, *, limit: float | None = None, hold_above: float | None = None) -> RingOrder:
    """A ring order from a segment, with a limit per order and a hold above a value (money), or without."""

    def mean(severity: Severity) -> float:
        return loss_moments(_up_to(_at_most(severity, limit), hold_above), order_value(segment)).mean

    claims = share_of_claims_paid(segment, fraud=True)
    value = mean(WORTH)
    guarantee = claims * mean(guarantee_payment(segment))
    outlay = mean((Piece(0.0, segment.goods_cost_share, segment.shipping_cost),))
    return RingOrder(
        value=value,
        loss_book=claims * mean(book_loss(segment, claim_paid=True))
        + (1 - claims) * mean(book_loss(segment, claim_paid=False)),
        loss_cash=math.fsum((outlay, -guarantee, -segment.recovery_rate * (value - guarantee))),
    )


def bought_segment(mix: OrderMix) -> Segment | None:
    """The segment named or else the dearest goods sold pay-later; none where there are no such orders.

    Raises:
        ValueError: the ring buys from a segment that the mix does not have.

    """
    name = mix.assumptions.blind_window.segment
    if name is not None and name not in [segment.name for segment in mix.segments]:
        raise ValueError(f"the ring buys from a segment that is not in the mix: {name!r}")
    sold = [
        segment for segment in mix.segments if segment.pay_later_orders > 0 and name in (None, segment.name)
    ]
    return max(sold, key=lambda segment: segment.average_order_value, default=None)


def _at_most(severity: Severity, limit: float | None) -> Severity:
    """The severity of min(V, limit) as a function of V."""
    if limit is None:
        return severity
    below = tuple(piece for piece in severity if piece.start < limit)
    return (*below, Piece(limit, 0.0, loss_of(severity, limit)))


def _up_to(severity: Severity, threshold: float | None) -> Severity:
    """The severity of the orders worth at most `threshold`, nothing for the others."""
    if threshold is None:
        return severity
    below = tuple(piece for piece in severity if piece.start <= threshold)
    return (*below, Piece(math.nextafter(threshold, math.inf), 0.0, 0.0))
