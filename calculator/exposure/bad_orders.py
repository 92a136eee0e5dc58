"""From an order mix to the loss models of its book loss and of its guarantee payments.

Every segment has up to two streams of bad orders: those for which the platform pays and those for which it
does not (refused, or fraud that the contract leaves out). Claim success thins a Poisson stream into two
independent ones; it does not scale the payment. Equations (7) and (12).
"""

from collections.abc import Callable
from functools import lru_cache

from calculator.exposure.distribution.loss_model import NO_RINGS, LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import KEPT, order_value
from calculator.exposure.loss_given_default import book_loss, claims_paid, guarantee_payment
from calculator.exposure.outcomes import order_outcomes
from calculator.shop.order_mix import OrderMix, Segment

StreamsOf = Callable[[Segment, float, float], tuple[Stream, ...]]


def book_losses(mix: OrderMix, months: float) -> LossModel:
    """The book loss over a number of months, rings included, the monthly cap of the guarantee left out."""
    return _loss_model(mix, months, _book_loss_streams)


def guarantee_payments(mix: OrderMix, months: float) -> LossModel:
    """What the platform would pay over a number of months without a monthly cap, rings included."""
    return _loss_model(mix, months, _guarantee_streams)


def ring_segment(mix: OrderMix) -> Segment | None:
    """The segment that rings buy from, if any is expected; a ValueError if the mix does not have it."""
    rings = mix.assumptions.rings
    if rings.per_month == 0:
        return None
    found = next((segment for segment in mix.segments if segment.name == rings.segment), None)
    if found is None:
        raise ValueError(f"rings buy from a segment that is not in the mix: {rings.segment!r}")
    return found


def _loss_model(mix: OrderMix, months: float, streams_of: StreamsOf) -> LossModel:
    streams = tuple(stream for segment in mix.segments for stream in _streams(segment, months, streams_of))
    return LossModel(streams, mix.assumptions.non_payment_volatility**2, _rings(mix, months, streams_of))


@lru_cache(maxsize=KEPT)
def _streams(segment: Segment, months: float, streams_of: StreamsOf) -> tuple[Stream, ...]:
    claims, refused = claims_and_refused(segment)
    orders = segment.pay_later_orders * months
    return streams_of(segment, orders * claims, orders * refused)


def claims_and_refused(segment: Segment) -> tuple[float, float]:
    """Probability that an order is bad and the platform pays for it, and that it is bad and nobody does."""
    outcomes = order_outcomes(segment)
    claims = claims_paid(segment, outcomes.unpaid, outcomes.fraud)
    return claims, max(outcomes.probability_of_default - claims, 0.0)


def _rings(mix: OrderMix, months: float, streams_of: StreamsOf) -> RingLosses:
    segment = ring_segment(mix)
    if segment is None:
        return NO_RINGS
    claims = claims_paid(segment, 0.0, 1.0)
    rings = mix.assumptions.rings
    return RingLosses(rings.per_month * months, rings.mean_orders, streams_of(segment, claims, 1 - claims))


def _book_loss_streams(segment: Segment, claims: float, refused: float) -> tuple[Stream, ...]:
    value = order_value(segment)
    return (
        Stream(claims, value, book_loss(segment, claim_paid=True)),
        Stream(refused, value, book_loss(segment, claim_paid=False)),
    )


def _guarantee_streams(segment: Segment, claims: float, _refused: float) -> tuple[Stream, ...]:
    return (Stream(claims, order_value(segment), guarantee_payment(segment)),)
