"""Screening a file: every group above the score, with its reasons, the open money first that is surest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from calculator.orders.order_book import YES, OrderBook
from calculator.orders.payments import Payments, open_orders, payments_of
from calculator.orders.screening.groups import Group, find_groups
from calculator.orders.screening.norms import norms_of
from calculator.orders.screening.scoring import Reason, Shop, score
from calculator.orders.screening.thresholds import Thresholds
from calculator.orders.screening.value_gate import at_stake, value_gate
from calculator.shop.order_mix import DAYS_PER_MONTH

SURE_SCORE = 10
"""Score from which a group cannot be surer: certainty is the score over this, at most 1."""

POINTS_OF_BUYERS = 2
"""Points less that a group needs in a file without buyers, where R2, R3 and R6 cannot speak."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A group of orders worth a look."""

    positions: tuple[int, ...]
    value: float
    """Money of its orders that was not given back."""
    open_value: float | None
    """The part of it that is not paid; None where the file does not tell what was paid."""
    score: int
    reasons: tuple[Reason, ...]
    receivers: tuple[str, ...]
    """Where the parcels go, masked."""
    not_shipped: int
    """Orders that, as the file says, have not been shipped."""

    @property
    def urgent_value(self) -> float:
        """What an alert is sorted by, times its certainty: the open value, or all where that is untold."""
        return self.value if self.open_value is None else self.open_value

    @property
    def certainty(self) -> float:
        """From 0 to 1; no probability, only an order of attention."""
        return min(1.0, self.score / SURE_SCORE)


def screen_book(
    book: OrderBook, thresholds: Thresholds | None = None, payments: Payments | None = None
) -> list[Alert]:
    """Return the alerts of a file, the largest open value times certainty first.

    Where the file does not tell what was paid, the whole value stands for the open one.
    """
    payments = payments or payments_of(book)
    is_open = bytearray(len(book))
    for position in open_orders(book, payments):
        is_open[position] = True
    thresholds = thresholds or Thresholds()
    norms = norms_of(book)
    gate = thresholds.value_gate if thresholds.value_gate is not None else value_gate(book)
    groups = find_groups(book, norms, thresholds, gate)
    small = sum(bool(g.at_receivers or g.at_addresses) and at_stake(book, g.positions) < gate for g in groups)
    shop = Shop(
        book=book,
        norms=norms,
        thresholds=thresholds,
        gate=gate,
        newcomer_share=sum(norms.newcomer) / len(book),
        gatherings_per_month=small * DAYS_PER_MONTH / max(DAYS_PER_MONTH, norms.day_count),
        sku_orders=Counter(book.sku),
    )
    alerts = [alert for group in groups if (alert := _alert(group, shop, is_open if payments.told else None))]
    alerts.sort(key=lambda alert: (-alert.urgent_value * alert.certainty, alert.positions))
    return alerts


def _alert(group: Group, shop: Shop, is_open: bytearray | None) -> Alert | None:
    reasons = score(group, shop)
    points = sum(reason.points for reason in reasons)
    if points < shop.thresholds.least_score - (POINTS_OF_BUYERS if not shop.book.buyer_count else 0):
        return None
    book = shop.book
    masked = [book.receivers.masked.get(g.place) for g in group.at_receivers]
    masked += [book.addresses.masked.get(g.place) for g in group.at_addresses]
    return Alert(
        positions=tuple(group.positions),
        value=_value(book, group.positions),
        open_value=None if is_open is None else _value(book, filter(is_open.__getitem__, group.positions)),
        score=points,
        reasons=tuple(reasons),
        receivers=tuple(dict.fromkeys(text for text in masked if text)),
        not_shipped=sum(book.unshipped[position] == YES for position in group.positions),
    )


def _value(book: OrderBook, positions: Iterable[int]) -> float:
    """Return the money of some orders that was not given back."""
    return fsum(book.amount[position] - book.refunded[position] for position in positions)
