"""Setting the rarest orders apart, so that the lattice can be fine where the risk figures are.

A lognormal order value has no upper end. Bad orders worth more than a far quantile of their segment, and
streams that hardly ever occur, are expected `rare` times or less over the horizon. What happens when none
of them occurs is again a model of the same family (thinning of a Poisson, negative binomial and geometric
number):

    Lambda' = Lambda_kept / (1 + sigma^2 Lambda_rare),   sigma' = sigma
    kappa'  = kappa P_K(k),   m' = 1 / (1 - (1 - 1/m) k),   P_K(s) = s / (m - (m-1) s),   k = P(order kept)
    P(none) = (1 + sigma^2 Lambda_rare)^(-1/sigma^2)  exp(-kappa (1 - P_K(k)))

Below the point where they could begin to matter, the loss distribution is exactly P(none) times that
model's; the expected loss and the expected shortfall keep them in full, because both are taken from the
uncut model.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from calculator.exposure.distribution.loss_model import NO_RINGS, LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import upper_tail


@dataclass(frozen=True, slots=True)
class WithoutRarest:
    """The model given that no rare order occurs, and the probability of that.

    `kept` holds the places of its streams among those of the whole model.
    """

    probability: float
    model: LossModel
    kept: tuple[int, ...]


Kept = Callable[[Stream], Stream | None]
"""What is kept of a stream; none if nothing."""


def without_rarest_orders(model: LossModel, rare: float) -> WithoutRarest:
    """Set apart the order values of which `rare` are expected, and streams ten times rarer."""
    z = rare_deviation(model, rare)

    def usual(expected_orders: float) -> Kept:
        return lambda s: _cut_stream(s, z) if expected_orders * s.expected_number >= rare / 10 else None

    return without_orders(model, usual(1.0), usual(model.rings.expected_number * model.rings.mean_orders))


def without_orders(model: LossModel, kept_of: Kept, kept_of_ring: Kept) -> WithoutRarest:
    """Set apart all orders that are not kept, of the streams and of the orders of a ring."""
    cut = [(place, part) for place, stream in enumerate(model.streams) if (part := kept_of(stream))]
    apart = math.fsum(stream.expected_number for stream in model.streams)
    apart = max(apart - math.fsum(stream.expected_number for _, stream in cut), 0.0)
    rings, probability = _rings_without(model.rings, kept_of_ring)
    thinned = model.dispersion * apart
    # By log1p: where the volatility is hardly any, 1 + thinned has lost the digits that matter.
    probability *= math.exp(-math.log1p(thinned) / model.dispersion if thinned > 0 else -apart)
    streams = tuple(Stream(s.expected_number / (1 + thinned), s.value, s.severity) for _, s in cut)
    places = tuple(place for place, _ in cut)
    return WithoutRarest(probability, LossModel(streams, model.dispersion, rings), places)


def rare_deviation(model: LossModel, rare: float) -> float:
    """How many deviations of the log value an order lies above the median that is expected `rare` times."""
    orders = math.fsum(stream.expected_number for stream in model.streams)
    orders += model.rings.expected_number * model.rings.mean_orders
    z = 2.0
    while orders * upper_tail(z) > rare:
        z += 0.125
    return z


def _cut_stream(stream: Stream, z: float) -> Stream:
    if stream.value.is_constant:
        return stream
    cut = stream.value.cut_at_deviation(z)
    kept = stream.value.moment_between(0, 0, cut.largest)
    return Stream(stream.expected_number * kept, cut, stream.severity)


def _rings_without(rings: RingLosses, kept_of: Kept) -> tuple[RingLosses, float]:
    order = [part for stream in rings.order if (part := kept_of(stream))]
    apart = math.fsum(stream.expected_number for stream in rings.order)
    apart -= math.fsum(stream.expected_number for stream in order)
    kept, size = 1 - max(apart, 0.0), rings.mean_orders
    if kept <= 0:
        return NO_RINGS, math.exp(-rings.expected_number)
    ring_kept = kept / (size - (size - 1) * kept)
    streams = tuple(Stream(s.expected_number / kept, s.value, s.severity) for s in order)
    mean_orders = 1 / (1 - (1 - 1 / size) * kept)
    cut = RingLosses(rings.expected_number * ring_kept, mean_orders, streams)
    return cut, math.exp(-rings.expected_number * (1 - ring_kept))
