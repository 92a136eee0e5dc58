"""A lattice step of which the losses that many orders share are whole multiples.

Where all orders of a segment are worth the same, the loss has steps of its own. Split over two lattice
points each, k such orders spread the step of k losses over about sqrt(k) points, and a quantile that lies
there moves as far. So of the steps from `least` up to a quarter longer the one is taken that splits least:

    minimise  sum Lambda e (1 - e),      x / h = j + e,      over  h = x_0 / j

x_0 are the losses that most orders share, Lambda how many are expected and e the part of a step by which a
loss lies beyond a point. Amounts in whole units mostly have a step that splits none. Money.
"""

from collections.abc import Iterator
from typing import NamedTuple

from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.severity import intervals, loss_of

LONGER = 1.25
SHORTEST = 8
"""Losses of fewer steps are too small beside the whole for their steps to show."""
TRIED, WEIGHED, MULTIPLES = 3, 6, 128
"""How many shared losses are divided, how many are weighed, and how many quotients of each are tried."""
NOTHING_SPLIT = 1e-9


class SharedLoss(NamedTuple):
    """A loss (money) that is expected `number` times."""

    number: float
    loss: float


def exact_step(model: LossModel, least: float) -> float:
    """A step of at least `least`, at most a quarter more, that splits few of the shared losses."""
    shared = [one for one in shared_losses(model) if one.loss >= SHORTEST * least]
    weighed = sorted(shared, reverse=True)[:WEIGHED]
    best, best_split = least, _split(weighed, least)
    for _, loss in weighed[:TRIED]:
        most = int(loss / least)
        for multiple in range(most, max(most - MULTIPLES, int(loss / least / LONGER), 0), -1):
            if best_split < NOTHING_SPLIT:
                return best
            step = loss / multiple
            split = _split(weighed, step)
            if split < best_split:
                best, best_split = step, split
    return best


def shared_losses(model: LossModel) -> Iterator[SharedLoss]:
    """Losses that have a positive probability each: of orders worth the same, or of a cap per order."""
    ring_orders = model.rings.expected_number * model.rings.mean_orders
    for streams, orders in ((model.streams, 1.0), (model.rings.order, ring_orders)):
        for stream in streams:
            for number, loss in _shared_in(stream):
                if number * orders > 0 and loss > 0:
                    yield SharedLoss(number * orders, loss)


def _shared_in(stream: Stream) -> Iterator[SharedLoss]:
    value, number = stream.value, stream.expected_number
    if value.is_constant:
        yield SharedLoss(number, loss_of(stream.severity, value.uncut_mean))
        return
    for piece, end in intervals(stream.severity):
        if piece.slope == 0:
            yield SharedLoss(number * value.moment_between(0, piece.start, end), piece.intercept)


def _split(shared: list[SharedLoss], step: float) -> float:
    total = 0.0
    for number, loss in shared:
        part = loss / step % 1.0
        total += number * part * (1 - part)
    return total
