"""How well the screening does on one stream. The labels are looked at only after the alerts are made."""

from dataclasses import dataclass
from math import fsum

from calculator.orders.screening.screen import screen_book
from tests.orders.simulation.stream import Stream

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares from 0 to 1; `alerts_per_1000` is the number of alerts for 1,000 orders."""

    precision: float
    recall_of_orders: float
    recall_by_value: float
    rings_found: float
    evasive_recall: float | None
    naive_recall: float | None
    alerts_per_1000: float


def quality(stream: Stream, *, marked: bool = False) -> Quality:
    """Precision and recall of orders, recall by value, rings with at least half of their orders in alerts."""
    book = stream.book(marked=marked)
    alerts = screen_book(book)
    flagged = {position for alert in alerts for position in alert.positions}
    orders = stream.orders
    in_rings = [position for position, order in enumerate(orders) if order.ring]
    hits = [position for position in in_rings if position in flagged]
    found = 0
    rings = {order.ring for order in orders if order.ring}
    for ring in rings:
        members = [position for position in in_rings if orders[position].ring == ring]
        found += sum(position in flagged for position in members) >= HALF * len(members)

    def recall_of(kind: str) -> float | None:
        members = [position for position in in_rings if orders[position].kind == kind]
        return sum(position in flagged for position in members) / len(members) if members else None

    return Quality(
        precision=len(hits) / len(flagged) if flagged else 0.0,
        recall_of_orders=len(hits) / len(in_rings),
        recall_by_value=fsum(orders[p].amount for p in hits) / fsum(orders[p].amount for p in in_rings),
        rings_found=found / len(rings),
        evasive_recall=recall_of("evasive"),
        naive_recall=recall_of("naive"),
        alerts_per_1000=1000 * len(alerts) / len(orders),
    )


@dataclass(frozen=True, slots=True)
class Delay:
    """When a ring is first in an alert, from data up to that moment only; None where it never is."""

    kind: str
    orders: int
    orders_before: int | None
    hours: float | None


def first_alerts(stream: Stream) -> list[Delay]:
    """For each ring, the first of its orders after which it is in an alert (bisection over its orders)."""
    delays = []
    for ring in sorted({order.ring for order in stream.orders if order.ring}):
        members = [order for order in stream.orders if order.ring == ring]
        low, high = 0, len(members)
        while low < high:
            middle = (low + high) // 2
            if _alerted(stream, ring, members[middle].minute):
                high = middle
            else:
                low = middle + 1
        seen = low < len(members)
        delays.append(
            Delay(
                members[0].kind,
                len(members),
                low + 1 if seen else None,
                (members[low].minute - members[0].minute) / 60 if seen else None,
            )
        )
    return delays


def _alerted(stream: Stream, ring: int, minute: int) -> bool:
    alerts = screen_book(stream.book(until_minute=minute))
    return any(stream.orders[position].ring == ring for alert in alerts for position in alert.positions)
