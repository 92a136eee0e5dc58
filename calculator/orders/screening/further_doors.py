"""Further doors of a ring: two buyers or more, an alert's goods on its days, and nothing else ever there.

Two buyers at one phone are mostly a family, so they are no group by themselves. But a family buys what it
likes and comes again: where hardly any such pair buys these goods on other days, those of the alert's days
are its ring's.
"""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from math import log

from calculator.orders.order_book import OrderBook
from calculator.orders.rows.text_numbers import NONE
from calculator.orders.screening import assumptions as known
from calculator.orders.screening.chance import decibans
from calculator.orders.screening.evidence import Reason, Seen
from calculator.orders.screening.groups import Group
from calculator.orders.screening.norms import Norms
from calculator.orders.screening.velocity import Gathering

MAIN_GOODS = 1 / 4
"""Least share of a group's orders that each of its two most ordered products has."""
FEWEST_BUYERS = 2


def with_further_doors(alerts: Sequence[Seen], book: OrderBook, norms: Norms) -> list[Seen]:
    """Return the alerts, the surest first, each with its further doors.

    They stay as they are where the file names no buyers.
    """
    goods_of = [_main_goods(seen.group, book) for seen in alerts]
    goods = set().union(*goods_of)
    if not book.buyer_count or not goods:
        return list(alerts)
    receivers = _doors(book.receiver, book.receivers.masked, goods, book)
    addresses = _doors(book.address, book.addresses.masked, goods, book)
    taken = {position for seen in alerts for position in seen.group.positions}
    found = []
    for seen, main in zip(alerts, goods_of, strict=True):
        at_receivers, at_addresses = (
            _of(seen, main, [door for door in doors if taken.isdisjoint(door.positions)], book, norms)
            for doors in (receivers, addresses)
        )
        further = _with_doors(seen, at_receivers, at_addresses)
        taken.update(further.group.positions)
        found.append(further)
    return found


def _with_doors(seen: Seen, at_receivers: list[Gathering], at_addresses: list[Gathering]) -> Seen:
    positions = {p for door in (*at_receivers, *at_addresses) for p in door.positions}
    if not positions:
        return seen
    number, length = max(len(at_receivers), len(at_addresses)), seen.last_day - seen.first_day + 1
    return replace(
        seen,
        group=seen.group.joined(Group(sorted(positions), at_receivers, at_addresses)),
        found=[*seen.found, Reason("further_doors", number, FEWEST_BUYERS, length, 0)],
    )


def _main_goods(group: Group, book: OrderBook) -> set[int]:
    most = Counter(book.sku[position] for position in group.positions).most_common(2)
    return {sku for sku, number in most if sku != NONE and number >= MAIN_GOODS * len(group.positions)}


def _doors(
    places: Sequence[int], used_by_several: Container[int], goods: set[int], book: OrderBook
) -> list[Gathering]:
    """Return the places of two buyers or more that have nothing but these goods."""
    at: dict[int, list[int]] = {}
    for position, (place, sku) in enumerate(zip(places, book.sku, strict=True)):
        if sku in goods and place in used_by_several:
            at.setdefault(place, []).append(position)
    uses = Counter(place for place in places if place in at)
    buyers_at = {place: len({book.buyer[p] for p in positions} - {NONE}) for place, positions in at.items()}
    return [
        Gathering(place, tuple(positions), buyers_at[place], elsewhen=0, other_gatherings=0)
        for place, positions in at.items()
        if len(positions) == uses[place] and buyers_at[place] >= FEWEST_BUYERS
    ]


def _of(
    seen: Seen, goods: set[int], doors: Sequence[Gathering], book: OrderBook, norms: Norms
) -> list[Gathering]:
    """Return the doors of an alert's days, where a ring is likelier by two to one to have them than chance.

    Chance is the rate of other days (the mean of its gamma distribution), times the length of these.
    """
    length = seen.last_day - seen.first_day + 1
    inside, elsewhere = [], 0
    for door in doors:
        days = [norms.days[position] for position in door.positions]
        if max(days) - min(days) < length and goods.issuperset(book.sku[p] for p in door.positions):
            if seen.first_day <= min(days) and max(days) <= seen.last_day:
                inside.append(door)
            else:
                elsewhere += 1
    other_days = norms.day_count - length
    expected = (elsewhere + known.PRIOR_ORDERS) * length / max(1, other_days)
    likely = decibans(log(known.RING_PLACES / expected)) >= known.LEAST_SCORE
    return inside if likely else []
