"""How well the screening does on one stream. The labels are looked at only after the alerts are made."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from calculator.orders.screening.screen import screen_book
from tests.orders.simulation.oracle import ring_odds
from tests.orders.simulation.stream import RING, Stream

PRECISION = 0.95
"""Of the oracle, at which its recall is taken."""
LEAST_VALUE = 2000.0
LEAST_ORDERS = 10
"""Rings count that are worth at least so many yuan and so many average orders; smaller ones apart."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares from 0 to 1, None where there is nothing to take a share of."""

    precision: float | None
    recall_by_value: float | None
    recall_of_orders: float | None
    small_recall_of_orders: float | None
    alerts_per_1000: float


def sizeable(stream: Stream, positions: list[int]) -> bool:
    """Whether a ring counts."""
    average = stream.value(range(len(stream.orders))) / len(stream.orders)
    return stream.value(positions) >= max(LEAST_VALUE, LEAST_ORDERS * average)


def quality(stream: Stream) -> Quality:
    """Screen a stream and compare with its labels."""
    alerts = screen_book(stream.book()).alerts
    flagged = {position for alert in alerts for position in alert.positions}
    return judged(stream, flagged, len(alerts))


def judged(stream: Stream, flagged: Iterable[int], alerts: int) -> Quality:
    """Compare the orders in alerts with the labels."""
    flagged = set(flagged)
    rings = [crowd.positions for crowd in stream.crowds if crowd.kind == RING]
    large = [position for ring in rings if sizeable(stream, ring) for position in ring]
    small = [position for ring in rings if not sizeable(stream, ring) for position in ring]
    hits, small_hits = ([position for position in of if position in flagged] for of in (large, small))
    return Quality(
        precision=(len(hits) + len(small_hits)) / len(flagged) if flagged else None,
        recall_by_value=stream.value(hits) / stream.value(large) if large else None,
        recall_of_orders=len(hits) / len(large) if large else None,
        small_recall_of_orders=len(small_hits) / len(small) if small else None,
        alerts_per_1000=1000 * alerts / len(stream.orders),
    )


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A ring or an honest crowd, as the oracle sees it."""

    log_odds: float
    ring: bool
    counts: bool
    orders: int
    value: float


def told(stream: Stream, *, fair: bool = False) -> list[Ceiling]:
    """What an oracle tells of each crowd of a stream."""
    return [
        Ceiling(
            *(odds, crowd.kind == RING, crowd.kind == RING and sizeable(stream, crowd.positions)),
            *(len(crowd.positions), stream.value(crowd.positions)),
        )
        for odds, crowd in zip(ring_odds(stream, fair=fair), stream.crowds, strict=True)
    ]


def reached(streams: list[list[Ceiling]]) -> list[tuple[float, float] | None]:
    """The recall by value and of orders in each stream, at the odds down to which 95 % are in rings.

    None where no ring counts. What looks like a ring by chance is expected as often as the odds say.
    """
    right = wrong = 0.0
    least = 0.0
    for crowd in sorted((crowd for of in streams for crowd in of), key=lambda crowd: -crowd.log_odds):
        right += crowd.orders * crowd.ring
        wrong += crowd.orders * (exp(min(0.0, -crowd.log_odds)) if crowd.ring else 1)
        if right >= PRECISION * (right + wrong):
            least = crowd.log_odds
    shares: list[tuple[float, float] | None] = []
    for of in streams:
        counted = [crowd for crowd in of if crowd.counts]
        seen = [crowd for crowd in counted if crowd.log_odds >= least]
        shares.append(
            (
                sum(crowd.value for crowd in seen) / sum(crowd.value for crowd in counted),
                sum(crowd.orders for crowd in seen) / sum(crowd.orders for crowd in counted),
            )
            if counted
            else None
        )
    return shares


@dataclass(frozen=True, slots=True)
class Delay:
    """When a ring is first in an alert, from data up to that moment only; None where it never is."""

    kind: str
    orders: int
    orders_before: int | None
    hours: float | None


def first_alerts(stream: Stream) -> list[Delay]:
    """For each ring that counts, the first of its orders after which it is in an alert (by bisection)."""
    delays = []
    for crowd in stream.crowds:
        if crowd.kind != RING or not sizeable(stream, crowd.positions):
            continue
        members = crowd.positions
        low, high = 0, len(members)
        while low < high:
            middle = (low + high) // 2
            if _alerted(stream, members, members[middle]):
                high = middle
            else:
                low = middle + 1
        seen = low < len(members)
        minutes = [stream.orders[position].minute for position in members]
        delays.append(
            Delay(
                "naive" if crowd.linked else "evasive",
                len(members),
                low + 1 if seen else None,
                (minutes[low] - minutes[0]) / 60 if seen else None,
            )
        )
    return delays


def _alerted(stream: Stream, members: list[int], until: int) -> bool:
    alerts = screen_book(stream.book(until=stream.orders[until].minute)).alerts
    return any(not set(alert.positions).isdisjoint(members) for alert in alerts)
