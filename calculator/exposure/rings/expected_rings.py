"""Coordinated cash-out: what rings are expected to cost, apart from the segments.

A ring order is a fraud order of the ring's segment. With kappa rings over the horizon of m orders on average:

    expected loss = kappa m E[X_r],   the mean of the second factor of Equation (12)

Money over the horizon; the book loss of rings is part of the loss model, these are the other two figures.
"""

from calculator.exposure.bad_orders import ring_segment
from calculator.exposure.loss_given_default import mean_cash_loss, mean_guarantee_payment
from calculator.shop.order_mix import OrderMix


def expected_ring_orders(mix: OrderMix, months: float) -> float:
    """Kappa m, orders over a number of months."""
    rings = mix.assumptions.rings
    return rings.per_month * months * rings.mean_orders


def ring_cash_loss(mix: OrderMix, months: float) -> float:
    """Expected cash loss from rings, by Equation (8)."""
    segment = ring_segment(mix)
    return expected_ring_orders(mix, months) * mean_cash_loss(segment, fraud=True) if segment else 0.0


def ring_guarantee_payment(mix: OrderMix, months: float) -> float:
    """Expected payment of the platform for ring orders, before any monthly cap."""
    segment = ring_segment(mix)
    return expected_ring_orders(mix, months) * mean_guarantee_payment(segment, fraud=True) if segment else 0.0
