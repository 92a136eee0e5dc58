"""One open order: how likely it is never paid, and what is lost then.

An order never paid loses its book loss, Equation (7), with or without an accepted claim: of the orders never
paid a share q_F / (q_U + q_F) is fraud, to which the guarantee may not apply. Money; probabilities.
"""

import math
from typing import NamedTuple

from calculator.exposure.distribution.severity import loss_of
from calculator.exposure.loss_given_default import book_loss, share_of_claims_paid
from calculator.exposure.open_orders.provision_matrix import chance_never_paid
from calculator.exposure.outcomes import order_outcomes
from calculator.shop.order_mix import Segment


class Outcome(NamedTuple):
    """A loss (money, 0 or more) and its share among the ways in which an order can fail."""

    share: float
    loss: float


class OpenOrder(NamedTuple):
    """The probability that an order is never paid, and its losses then; their shares add to 1."""

    probability: float
    outcomes: tuple[Outcome, ...]

    @property
    def mean_loss(self) -> float:
        """Expected loss given that the order is never paid."""
        return math.fsum(share * loss for share, loss in self.outcomes)

    @property
    def variance(self) -> float:
        """Variance of what the order loses, money squared."""
        second = math.fsum(share * loss * loss for share, loss in self.outcomes)
        return self.probability * second - (self.probability * self.mean_loss) ** 2


def open_order(segment: Segment, value: float, age: float, write_off_days: float) -> OpenOrder:
    """An order of a segment that is worth `value` (money) and still open `age` days after it was placed."""
    found = order_outcomes(segment)
    default = found.probability_of_default
    claims = share_of_claims_paid(segment, fraud=False)
    if default > 0:
        for_fraud = share_of_claims_paid(segment, fraud=True)
        claims = (claims * found.unpaid + for_fraud * found.fraud) / default
    paid, refused = (loss_of(book_loss(segment, claim_paid=flag), value) for flag in (True, False))
    outcomes = tuple(
        Outcome(share, loss) for share, loss in ((claims, paid), (1 - claims, refused)) if share > 0
    )
    return OpenOrder(chance_never_paid(segment, age, write_off_days), outcomes)
