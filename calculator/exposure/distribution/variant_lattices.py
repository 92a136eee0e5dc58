"""Which lattice suits a variant of a shop: wide enough for its law, and shared with as many others as can be.

Steps are one unit times a power of two. A variant's window is first taken to reach as many deviations from
its mean as the shop's own, which takes no search. A lattice from 0 needs only to reach beyond the quantile,
for the mean of what lies further is known; so it has half the points where those do. Chernoff's bound gives
the window that holds the law for certain. Money.
"""

import math
from collections.abc import Iterable
from dataclasses import replace

from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.rarest_orders import rare_deviation
from calculator.exposure.distribution.unit_weights import Kind, kind_of
from calculator.exposure.distribution.window import Window, loss_window

RARE = 1e-7
"""Expected number of orders over the horizon whose values are above those laid out."""
TIGHT, NEAR = 0.7, 0.3
"""How much of the sure window's reach is likely to do for the whole law, and for a lattice from 0."""
ENOUGH = 9
"""A shortfall of a ninth of the points is fine enough; else the sure window may be narrower."""
REACH = (8.0, 16.0)
"""Deviations below and above the mean, where the shop itself loses nothing: a first guess of the window."""


class VariantLattices:
    """The lattices of one shop's variants."""

    def __init__(self, shop: LossModel, points: int) -> None:
        """Take the shop, and how many points hold a law."""
        self._points = points
        self._deviation = rare_deviation(shop, RARE)
        self._reach = self._reach_of(shop)

    def likely(self, model: LossModel) -> Lattice:
        """A lattice as many deviations wide as the shop's own; from 0, half of it if that is likely to do."""
        below, above = self._reach
        low = max(model.mean - TIGHT * below * model.sd, 0.0)
        high = model.mean + TIGHT * above * model.sd
        low = low if low > high / 4 else 0.0
        streams = (*model.streams, *model.rings.order)
        largest = max((self.kind(s).largest for s in streams if s.expected_number), default=0.0)
        whole = self._over(Window(low, max(high, low + largest)))
        near = model.mean + NEAR * above * model.sd
        half = whole._replace(points=self._points // 2)
        return half if not low and max(near, largest) <= (half.points - 1) * half.step else whole

    def ending_at(self, high: float) -> Lattice:
        """A lattice from 0 that ends beyond a loss (money), the same for all variants."""
        points = self._points // 2
        return Lattice(0, 2.0 ** math.ceil(math.log2(high / (points - 3))), points)

    def sure(self, model: LossModel) -> Lattice:
        """The lattice over the window that holds the law for certain."""
        return self._over(self._window(model))

    def enough(self, lattice: Lattice) -> float:
        """A shortfall beyond which a lattice is fine enough, money."""
        return self._points // ENOUGH * lattice.step

    def kind(self, stream: Stream) -> Kind:
        """What one bad order of a stream is like, without the dearest goods."""
        return kind_of(stream.value, stream.severity, self._deviation)

    def _over(self, window: Window) -> Lattice:
        rung = math.ceil(math.log2((window.high - window.low) / (self._points - 3)))
        step = 2.0**rung
        return Lattice(math.floor(window.low / step), step, self._points)

    def _window(self, model: LossModel) -> Window:
        rings = replace(model.rings, order=self._all_cut(model.rings.order))
        return loss_window(LossModel(self._all_cut(model.streams), model.dispersion, rings))

    def _reach_of(self, shop: LossModel) -> tuple[float, float]:
        """How many deviations below and above its mean a window ends."""
        if not is_proper(shop):
            return REACH
        low, high = self._window(shop)
        return (shop.mean - low) / shop.sd if low else math.inf, (high - shop.mean) / shop.sd

    def _all_cut(self, streams: Iterable[Stream]) -> tuple[Stream, ...]:
        return tuple(s._replace(value=self.kind(s).one.value) for s in streams if s.expected_number)


def is_proper(model: LossModel) -> bool:
    """Whether there is a loss, and a spread of it that a float can hold."""
    return model.mean > 0 and 0 < model.sd < math.inf
