"""How a pay-later order ends: the order tree.

    q_F = f                 fraud: never paid                                      Equation (1)
    q_R = (1-f) r           returned before payment
    q_U = (1-f) (1-r) p     genuine, kept, never paid
    q_P = (1-f) (1-r) (1-p) paid, on the due day or late
    PD  = q_F + q_U                                                                Equation (2)

All are probabilities of one pay-later order. r is defined on genuine orders, p on genuine orders not
returned.
"""

from dataclasses import dataclass

from calculator.shop.order_mix import Segment


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Probabilities of the four ends of a pay-later order; they add to 1."""

    fraud: float
    returned: float
    unpaid: float
    paid: float

    @property
    def probability_of_default(self) -> float:
        """Probability that the order is never paid, Equation (2)."""
        return self.fraud + self.unpaid


def order_outcomes(segment: Segment) -> Outcomes:
    """The order tree of a segment, Equation (1)."""
    return outcomes_at(segment, segment.non_payment_rate)


def outcomes_at(segment: Segment, non_payment_rate: float) -> Outcomes:
    """The order tree of a segment at another non-payment rate (0 to 1), all else equal."""
    genuine = 1 - segment.fraud_rate
    kept = genuine * (1 - segment.return_rate)
    return Outcomes(
        fraud=segment.fraud_rate,
        returned=genuine * segment.return_rate,
        unpaid=kept * non_payment_rate,
        paid=kept * (1 - non_payment_rate),
    )
