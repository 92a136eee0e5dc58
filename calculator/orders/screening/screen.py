"""Screening a file: every group that is likely enough a ring, with its reasons, the open money first."""

from dataclasses import dataclass
from math import fsum

from calculator.orders.order_book import YES, OrderBook
from calculator.orders.payments import Payments, payments_of
from calculator.orders.rows.text_numbers import NONE
from calculator.orders.screening import assumptions as known
from calculator.orders.screening.evidence import Reason, Seen
from calculator.orders.screening.further_doors import with_further_doors
from calculator.orders.screening.groups import find_groups
from calculator.orders.screening.norms import Norms, norms_of
from calculator.orders.screening.scoring import weigh
from calculator.orders.screening.thresholds import Thresholds

ALWAYS_TOLD = ("receiver_velocity", "address_velocity", "orders_at_place", "sku_burst", "further_doors")
"""What gathered the orders is told even where it gives nothing."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A group of orders worth a look."""

    positions: tuple[int, ...]
    value: float
    """Money of its orders that was not given back."""
    open_value: float | None
    """The part of it that is not paid; None where the file does not tell what was paid."""
    score: int
    """Decibans: ten are odds of ten to one."""
    certainty: float
    """The chance that goes with the score, from 0 to 1, as far as the models of the method page hold."""
    reasons: tuple[Reason, ...]
    receivers: tuple[str, ...]
    """Where the parcels go, masked."""
    buyers: int
    """Different buyers, 0 where the file names none."""
    new_buyers: int
    """Those of them whose orders all lie within three days."""
    phones: int
    """Phones that several of them share."""
    addresses: int
    products: int
    days: int
    not_shipped: int
    """Orders that, as the file says, have not been shipped."""

    @property
    def urgent_value(self) -> float:
        """What an alert is sorted by, times its certainty: the open value, or all where that is untold."""
        return self.value if self.open_value is None else self.open_value


@dataclass(frozen=True, slots=True)
class Screening:
    """The alerts of a file, the largest open value times certainty first, and the scores behind them."""

    alerts: tuple[Alert, ...]
    scores: tuple[int, ...]
    """Of every group that was weighed, the surest first."""


def screen_book(
    book: OrderBook, thresholds: Thresholds | None = None, payments: Payments | None = None
) -> Screening:
    """Weigh every group of a file.

    Where the file does not tell what was paid, the whole value stands for the open one.
    """
    payments = payments or payments_of(book)
    is_open = bytearray(len(book))
    for position in payments.out:
        is_open[position] = True
    thresholds = thresholds or Thresholds()
    norms = norms_of(book, payments)
    groups = find_groups(book, norms, thresholds)
    weighed = sorted(weigh(groups, book, norms, payments, thresholds), key=lambda seen: -seen.score)
    shown = [seen for seen in weighed if _shown(seen, thresholds.least_score)]
    alerts = [
        _alert(seen, book, norms, is_open if payments.told else None)
        for seen in with_further_doors(shown, book, norms, thresholds)
    ]
    alerts.sort(key=lambda alert: (-alert.urgent_value * alert.certainty, alert.positions))
    return Screening(tuple(alerts), tuple(seen.score for seen in weighed))


def _shown(seen: Seen, least: float | None) -> bool:
    """Whether a group is an alert.

    A product that sells on ordinary days too is more often on sale than chance alone would have it, and who
    brings only new buyers to one door is more often a leader: the odds must be longer there.
    """
    return seen.score >= (_least_score(seen) if least is None else least)


def _least_score(seen: Seen) -> float:
    usual = seen.expected > known.BY_ORDINARY_DAYS * len(seen.group.positions)
    if usual or not seen.shares:
        return known.SURE_SCORE
    if not seen.shares.keys().isdisjoint(("pay_later", "unpaid")):
        return known.LEAST_SCORE
    return known.UNTOLD_PLACE_SCORE if seen.group.linked else known.UNTOLD_SCORE


def _alert(seen: Seen, book: OrderBook, norms: Norms, is_open: bytearray | None) -> Alert:
    group = seen.group
    masked = [book.receivers.masked.get(g.place) for g in group.at_receivers]
    masked += [book.addresses.masked.get(g.place) for g in group.at_addresses]
    new_of = {book.buyer[p]: norms.newcomer[p] for p in group.positions if book.buyer[p] != NONE}
    return Alert(
        positions=tuple(group.positions),
        value=fsum(map(book.left, group.positions)),
        open_value=None
        if is_open is None
        else fsum(map(book.left, filter(is_open.__getitem__, group.positions))),
        score=seen.score,
        certainty=seen.chance,
        reasons=tuple(reason for reason in seen.found if reason.points or reason.rule in ALWAYS_TOLD),
        receivers=tuple(dict.fromkeys(text for text in masked if text)),
        buyers=len(new_of),
        new_buyers=sum(new_of.values()),
        phones=len({g.place for g in group.at_receivers}),
        addresses=len({g.place for g in group.at_addresses}),
        products=len({book.sku[p] for p in group.positions} - {NONE}),
        days=seen.last_day - seen.first_day + 1,
        not_shipped=sum(book.unshipped[position] == YES for position in group.positions),
    )
