"""What a single bad order of a kind weighs on a lattice: laid out once for each step, then only scaled.

The variants of a shop, and the shop before and after an edit, share most kinds of orders; so the weights are
kept from one comparison to the next. Order values above a far quantile are left out, so that the weights end.
Splitting a loss between neighbouring points adds to its second moment; a second difference of the weights
takes that out again, which leaves mean and variance exact and may make single weights negative. Money; h is
`step`.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from calculator.exposure.distribution.fourier import real_transform
from calculator.exposure.distribution.lattice import Lattice, lattice_weights
from calculator.exposure.distribution.loss_model import Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Severity
from calculator.exposure.distribution.tilting import damping, tilted
from calculator.exposure.distribution.window import largest_loss

KEPT, FEW = 4096, 128
"""Kinds and their weights that are kept, about twice those of a comparison of ten segments; and transforms,
which are longer, and asked for of the orders of rings alone."""

ROOM = 4
"""Points that weights take beyond the whole steps of the largest loss."""


class Kind(NamedTuple):
    """One bad order of a kind, without the dearest goods, and the most that it can lose (money)."""

    one: Stream
    largest: float


@lru_cache(maxsize=KEPT)
def kind_of(value: OrderValue, severity: Severity, deviation: float) -> Kind:
    """A kind of orders, values cut so many deviations of the log value above the median."""
    cut = value if value.is_constant else value.cut_at_deviation(deviation)
    one = Stream(1.0, cut, severity)
    return Kind(one, largest_loss(one))


@lru_cache(maxsize=KEPT)
def unit_weights(kind: Kind, step: float) -> tuple[float, ...]:
    """Weights of the losses 0, h, 2 h, ... of one bad order, as far as its losses reach."""
    one = kind.one
    weights = lattice_weights([one], Lattice(0, step, int(kind.largest / step) + ROOM))
    _spread_as(weights, one.second_moment / step / step, one.mean / step)
    return tuple(weights)


@lru_cache(maxsize=FEW)
def unit_spectrum(kind: Kind, step: float, points: int, tilt: float) -> tuple[complex, ...]:
    """Phi of one bad order at the frequencies 0 to N/2, on a tilted lattice of so many points."""
    weights = unit_weights(kind, step)
    on_all = [*weights, *([0.0] * (points - len(weights)))]
    return tuple(real_transform(tilted(on_all, damping(points, tilt))))


def _spread_as(weights: list[float], second: float, mean: float) -> None:
    """Set the second moment right (squared steps); a second difference moves no mean (steps)."""
    if mean <= 0:
        return
    surplus = math.fsum([weight * j * j for j, weight in enumerate(weights)]) - second
    place = min(max(round(second / mean), 1), len(weights) - 2)
    weights[place - 1] -= 0.5 * surplus
    weights[place] += surplus
    weights[place + 1] -= 0.5 * surplus
