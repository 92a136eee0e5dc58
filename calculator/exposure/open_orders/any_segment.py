"""The listed orders with their chances and losses, those included whose segment is not named.

    P(never | open at u) = sum over segments of lambda q / sum over segments of lambda S(u)

for an order of a segment not named: lambda is the segment's pay-later orders, q its probability of default,
S(u) the share still open after u days. What such an order loses, should it fail, is shared out among the
segments by lambda q. An order with a probability of its own keeps it. Money; days; probabilities.
Sources: Equations (1), (7) and (19).
"""

import math
from dataclasses import dataclass

from calculator.exposure.bad_orders import claims_and_refused
from calculator.exposure.distribution.severity import Severity, loss_of
from calculator.exposure.loss_given_default import book_loss
from calculator.exposure.open_orders.order import OpenOrder, Outcome, open_order
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.receivable.steady_receivable import departures
from calculator.shop.order_mix import ListedOrder, OrderMix, Segment


@dataclass(frozen=True, slots=True)
class AnySegment:
    """What an order picked at random from a shop does, worked out once for a whole list.

    `terms` holds for each segment and for claims paid and refused the expected bad orders a month and the
    loss as a function of the value.
    """

    mix: OrderMix
    failing: float
    leaving: tuple[tuple[float, float], ...]
    terms: tuple[tuple[float, Severity], ...]

    def order(self, value: float, age: float) -> OpenOrder:
        """An open order worth `value` (money), `age` days after it was placed."""
        may_still_pay = math.fsum(weight for day, weight in self.leaving if day > age)
        certain = age >= self.mix.assumptions.write_off_days or self.failing + may_still_pay <= 0
        shares: dict[float, float] = {}
        for bad, severity in self.terms:
            loss = loss_of(severity, value)
            shares[loss] = shares.get(loss, 0.0) + bad / self.failing
        return OpenOrder(
            1.0 if certain else self.failing / (self.failing + may_still_pay),
            tuple(Outcome(share, loss) for loss, share in shares.items()) or (Outcome(1.0, value),),
        )


def any_segment(mix: OrderMix) -> AnySegment:
    """An order of a shop whose segment is not known."""
    leaving: list[tuple[float, float]] = []
    terms: list[tuple[float, Severity]] = []
    for segment in mix.segments:
        orders = segment.pay_later_orders
        claims, refused = claims_and_refused(segment)
        for bad, paid in ((orders * claims, True), (orders * refused, False)):
            if bad > 0:
                terms.append((bad, book_loss(segment, claim_paid=paid)))
        leaving += [
            (one.day, orders * one.weight)
            for one in departures(segment, order_outcomes(segment), mix.assumptions.write_off_days)
            if not one.never_paid
        ]
    return AnySegment(mix, math.fsum(bad for bad, _ in terms), tuple(leaving), tuple(terms))


def listed_orders(mix: OrderMix) -> list[OpenOrder]:
    """The listed orders with their probabilities and losses."""
    by_name = {segment.name: segment for segment in mix.segments}
    unnamed = any_segment(mix)
    only = mix.segments[0] if len(mix.segments) == 1 else None
    return [_order(by_name.get(listed.segment or "") or only, unnamed, listed) for listed in mix.open_orders]


def _order(segment: Segment | None, unnamed: AnySegment, listed: ListedOrder) -> OpenOrder:
    found = (
        open_order(segment, listed.amount, listed.days_open, unnamed.mix.assumptions.write_off_days)
        if segment
        else unnamed.order(listed.amount, listed.days_open)
    )
    return found if listed.probability is None else found._replace(probability=listed.probability)
