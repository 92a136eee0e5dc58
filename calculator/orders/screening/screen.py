"""Screening a file: every group above the score, with its reasons, the open money first that is surest."""

from collections import Counter
from dataclasses import dataclass
from math import fsum

from calculator.orders.order_book import YES, OrderBook
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
    open_value: float
    """Money that is neither paid nor given back: pay-later orders only, where the file marks them."""
    score: int
    reasons: tuple[Reason, ...]
    receivers: tuple[str, ...]
    """Where the parcels go, masked."""
    not_shipped: int
    """Orders that, as the file says, have not been shipped."""

    @property
    def certainty(self) -> float:
        """From 0 to 1; no probability, only an order of attention."""
        return min(1.0, self.score / SURE_SCORE)


def screen_book(book: OrderBook, thresholds: Thresholds | None = None) -> list[Alert]:
    """Return the alerts of a file, the largest open value times certainty first."""
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
    alerts = [alert for group in groups if (alert := _alert(group, shop))]
    alerts.sort(key=lambda alert: (-alert.open_value * alert.certainty, alert.positions))
    return alerts


def _alert(group: Group, shop: Shop) -> Alert | None:
    reasons = score(group, shop)
    points = sum(reason.points for reason in reasons)
    if points < shop.thresholds.least_score - (POINTS_OF_BUYERS if not shop.book.buyer_count else 0):
        return None
    book = shop.book
    masked = [book.receivers.masked.get(g.place) for g in group.at_receivers]
    masked += [book.addresses.masked.get(g.place) for g in group.at_addresses]
    return Alert(
        positions=tuple(group.positions),
        open_value=open_value(book, group.positions),
        score=points,
        reasons=tuple(reasons),
        receivers=tuple(dict.fromkeys(text for text in masked if text)),
        not_shipped=sum(book.unshipped[position] == YES for position in group.positions),
    )


def open_value(book: OrderBook, positions: list[int]) -> float:
    """Return the money of some orders that is neither paid nor given back."""
    marked = book.pay_later_known
    return fsum(
        book.amount[p] - book.refunded[p]
        for p in positions
        if not (marked and (book.pay_later[p] != YES or book.paid[p] == YES))
    )
