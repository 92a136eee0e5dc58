"""What a shop can still lose when a provider pays it up front.

Of N orders a share omega is disputed, and eta of those lost; a share beta is shipped against the rules of the
provider, which hands them back if they are never paid:

    disputes lost         N omega eta          lose  V + y
    disputes won          N omega (1 - eta)    lose  y                                       Equation (30)
    orders handed back    N beta PD            lose  V

y is the cost of a dispute, PD the probability of default of Equation (2). The streams share the law of
Equation (12), and its moments are Equations (10) and (11). An order that is both disputed and handed back
counts twice. Nothing is recovered from buyers. Money.
"""

import math
from typing import NamedTuple

from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import order_value
from calculator.exposure.distribution.severity import Piece, Severity
from calculator.exposure.outcomes import order_outcomes
from calculator.shop.order_mix import OrderMix, Provider, Segment

ORDER_VALUE: Severity = (Piece(0.0, 1.0, 0.0),)


class BadOrders(NamedTuple):
    """Expected numbers of orders a month: disputes lost, disputes won, orders handed back."""

    lost: float
    won: float
    handed_back: float

    @property
    def value_lost(self) -> float:
        """Orders whose value is lost."""
        return self.lost + self.handed_back


def bad_orders(segment: Segment, provider: Provider) -> BadOrders:
    """The expected bad orders of a segment, a month."""
    disputes = segment.pay_later_orders * provider.dispute_rate
    lost = disputes * provider.dispute_lost_share
    unpaid = order_outcomes(segment).probability_of_default
    return BadOrders(lost, disputes - lost, segment.pay_later_orders * provider.breach_rate * unpaid)


def provider_losses(mix: OrderMix, months: float) -> LossModel:
    """The law of the loss over a number of months."""
    cost = mix.provider.dispute_cost
    streams: list[Stream] = []
    for segment in mix.segments:
        number, value = bad_orders(segment, mix.provider), order_value(segment)
        streams += (
            Stream(months * number.lost, value, (Piece(0.0, 1.0, cost),)),
            Stream(months * number.handed_back, value, ORDER_VALUE),
        )
        if cost > 0:
            streams.append(Stream(months * number.won, value, (Piece(0.0, 0.0, cost),)))
    return LossModel(tuple(streams), mix.assumptions.non_payment_volatility**2)


def mean_loss(segment: Segment, provider: Provider) -> float:
    """The expected loss of a segment, money a month: Equation (10) of its streams."""
    number = bad_orders(segment, provider)
    return math.fsum(
        (
            number.value_lost * segment.average_order_value,
            (number.lost + number.won) * provider.dispute_cost,
        )
    )
